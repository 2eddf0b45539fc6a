//! Addresses for browsers: they give or take exactly one file, for a while.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use cashflow_adapters::s3::{Disposition, Presigned};
use cashflow_core::ErrorKind;
use cashflow_core::domain::{FileName, MediaType};
use cashflow_core::ports::FileStore as _;
use cashflow_core::testkit::new_id;

use crate::support::{CONTENT, OWNER, TestBucket, block_on, file_of, key, put};

const HOUR: Duration = Duration::from_secs(3600);

/// What a server answers to somebody without credentials.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

/// Makes the request as a browser does that was given the address and the headers; `headers` replace those of their names.
fn make(request: &Presigned, url: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    let (host, path) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut head = format!("{} /{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n", request.method());
    let given = request.headers().iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let kept = given.filter(|(name, _)| !headers.iter().any(|(other, _)| other == name));
    for (name, value) in kept.chain(headers.iter().copied()) {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    let mut stream = TcpStream::connect(host).unwrap();
    stream.write_all(format!("{head}\r\n").as_bytes()).unwrap();
    stream.write_all(body).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(answer[..end].to_vec()).unwrap();
    let status = head.split_whitespace().nth(1).unwrap().parse().unwrap();
    Answer { status, head: head.to_lowercase(), body: answer[end + 4..].to_vec() }
}

#[test]
fn whoever_has_the_address_of_a_download_gets_that_file_as_what_it_is() {
    block_on(async {
        let bucket = TestBucket::fresh().await;
        let files = bucket.files();
        let file = put(&files).await;
        let name = FileName::new("café.jpg").unwrap();
        let download =
            files.presigned_download(OWNER, &file, Some(&name), Disposition::Attachment, HOUR).await.unwrap();
        assert_eq!(download.method(), "GET");
        let answer = make(&download, download.url(), &[], b"");
        assert_eq!((answer.status, answer.body.as_slice()), (200, CONTENT));
        assert!(answer.head.contains("content-type: image/jpeg"), "{}", answer.head);
        let disposition = "content-disposition: attachment; filename*=utf-8''caf%c3%a9.jpg";
        assert!(answer.head.contains(disposition), "{}", answer.head);

        let another = key(new_id(), &file);
        let elsewhere = download.url().replace(&key(OWNER, &file), &another);
        assert_ne!(elsewhere, download.url());
        assert_eq!(make(&download, &elsewhere, &[], b"").status, 403, "the address of another file");
        let as_a_page = download.url().replace("image%2Fjpeg", "text%2Fhtml");
        assert_ne!(as_a_page, download.url());
        assert_eq!(make(&download, &as_a_page, &[], b"").status, 403, "another type");
    });
}

#[test]
fn an_address_ends_with_its_time_and_lasts_a_week_at_most() {
    block_on(async {
        let bucket = TestBucket::fresh().await;
        let files = bucket.files();
        let file = put(&files).await;
        let download = files.presigned_download(OWNER, &file, None, Disposition::Inline, HOUR).await.unwrap();
        let prolonged = download.url().replace("X-Amz-Expires=3600", "X-Amz-Expires=7200");
        assert_ne!(prolonged, download.url());
        assert_eq!(make(&download, &prolonged, &[], b"").status, 403);
        let error = files.presigned_upload(OWNER, &file, HOUR * 24 * 8).await.unwrap_err();
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("valid_for")));
    });
}

#[test]
fn an_upload_takes_this_content_of_this_type_and_length_and_no_other() {
    block_on(async {
        let bucket = TestBucket::fresh().await;
        let files = bucket.files();
        let file = file_of(CONTENT, MediaType::Jpeg);
        let upload = files.presigned_upload(OWNER, &file, HOUR).await.unwrap();
        assert_eq!(upload.method(), "PUT");

        let mut other = CONTENT.to_vec();
        other[5] ^= 1;
        let refused = make(&upload, upload.url(), &[], &other);
        assert_eq!(refused.status, 400, "another content: {}", refused.head);
        let longer = [CONTENT, b"!"].concat();
        let length = longer.len().to_string();
        assert_eq!(make(&upload, upload.url(), &[("content-length", &length)], &longer).status, 403);
        assert_eq!(make(&upload, upload.url(), &[("content-type", "text/html")], CONTENT).status, 403);
        let checksum = ("x-amz-checksum-sha256", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(make(&upload, upload.url(), &[checksum], CONTENT).status, 403);
        assert!(files.look_up(OWNER, file.sha256).await.unwrap().is_none(), "nothing was stored");

        let taken = make(&upload, upload.url(), &[], CONTENT);
        assert_eq!(taken.status, 200, "{}", String::from_utf8_lossy(&taken.body));
        assert_eq!(files.look_up(OWNER, file.sha256).await.unwrap().unwrap().file, file);
        assert_eq!(files.get(OWNER, &file).await.unwrap(), CONTENT);
        assert_eq!(make(&upload, upload.url(), &[], CONTENT).status, 412, "it is there already");
    });
}

#[test]
fn debug_does_not_show_the_address() {
    block_on(async {
        let files = TestBucket::fresh().await.files();
        let file = file_of(CONTENT, MediaType::Jpeg);
        let upload = files.presigned_upload(OWNER, &file, HOUR).await.unwrap();
        assert_eq!(format!("{upload:?}"), "Presigned { method: \"PUT\", .. }");
        assert!(!format!("{files:?}").contains("secret-of"), "nor the keys");
    });
}
