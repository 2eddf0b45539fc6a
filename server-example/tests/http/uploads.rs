//! Taking in the files of receipts.

use axum::body::Body;
use cashflow_adapters::local_ocr::{LocalOcr, LocalOcrSettings, ModelSource};
use serde_json::json;

use crate::support::{Server, text, ticket};

const FORM: &str = "multipart/form-data; boundary=frame";

/// A part of a form.
fn part(name: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("--frame\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"x\"\r\n\r\n");
    [head.as_bytes(), content, b"\r\n"].concat()
}

#[tokio::test]
async fn an_upload_is_answered_at_once_with_where_the_receipt_is() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let content = ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24");
    let answer = ana.upload("/ocr/upload", "C:\\photos\\compra año.exe", &content).await;
    let receipt = answer.expect(201);
    let id = text(&receipt["id"]);
    assert_eq!(answer.header("location"), format!("/api/v1/ocr/invoices/{id}"));
    assert_eq!(answer.header("etag"), "\"1\"");
    assert_eq!((&receipt["status"], &receipt["duplicate"]), (&json!("uploaded"), &json!(false)));
    assert_eq!((&receipt["recognized_amount"], &receipt["recognized_date"]), (&json!(null), &json!(null)));
    // The content decides, whatever the file is called.
    assert_eq!(
        (&receipt["media_type"], &receipt["file_name"]),
        (&json!("image/png"), &json!("compra año.exe"))
    );
    assert_eq!(receipt["file_path"], format!("/api/v1/ocr/invoices/{id}/file"));
    assert_eq!(receipt["file_size"], content.len());
    assert_eq!(ana.get(&format!("/ocr/invoices/{id}")).await.expect(200)["id"], id);
}

#[tokio::test]
async fn the_same_file_again_is_told_and_not_doubled() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let content = ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24");
    let first = ana.upload("/ocr/upload", "a.png", &content).await.expect(201);
    let again = ana.upload("/ocr/upload", "b.png", &content).await.expect(200);
    assert_eq!((&again["id"], &again["duplicate"]), (&first["id"], &json!(true)));
    assert_eq!(ana.get("/ocr/invoices").await.expect(200)["items"].as_array().unwrap().len(), 1);
    // Another user's is their own.
    let ben = server.user("ben").await;
    assert_eq!(ben.upload("/ocr/upload", "a.png", &content).await.expect(201)["duplicate"], false);
}

#[tokio::test]
async fn an_upload_with_a_key_happens_once_and_is_answered_alike() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let content = ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24");
    let upload = |key: &'static str, content: &[u8]| {
        let form = [part("file", content), b"--frame--\r\n".to_vec()].concat();
        let ask = ana.ask("POST", "/ocr/upload").header("content-type", FORM).header("idempotency-key", key);
        ask.body(form).send()
    };
    let first = upload("one", &content).await;
    first.expect(201);
    let again = upload("one", &content).await;
    assert_eq!((again.status, &again.bytes), (201, &first.bytes));
    upload("one", &ticket("BAR SOL", "13/03/2026", "3,20")).await.error(422);
}

#[tokio::test]
async fn what_is_no_receipt_by_its_content_is_415() {
    let server = Server::new();
    let ana = server.user("ana").await;
    for content in [b"hello".as_slice(), b"", b"GIF89a", b"MZ\x90\0"] {
        let (kind, _, fields) = ana.upload("/ocr/upload", "photo.jpg", content).await.error(415);
        assert_eq!((kind.as_str(), fields.as_slice()), ("unsupported_media", ["file".to_owned()].as_slice()));
    }
    let json = ana.post("/ocr/upload", &json!({"file": "x"})).await;
    assert_eq!(json.error(415).1, "unsupported_media");
}

#[tokio::test]
async fn a_picture_that_cannot_be_decoded_is_422_and_leaves_nothing() {
    // The models are not needed to tell.
    let reader = LocalOcr::on_demand(ModelSource::default(), LocalOcrSettings::default());
    let server = Server::reading_by(reader, &[]);
    let ana = server.user("ana").await;
    for content in [b"\xff\xd8\xff\xe0 nothing".as_slice(), b"\x89PNG\r\n\x1a\n", b"%PDF-1.7\n"] {
        let (kind, _, fields) = ana.upload("/ocr/upload", "a.jpg", content).await.error(422);
        assert_eq!((kind.as_str(), fields.as_slice()), ("unreadable", ["file".to_owned()].as_slice()));
    }
    assert_eq!(ana.get("/ocr/invoices").await.expect(200)["items"], json!([]));
}

#[tokio::test]
async fn a_photo_in_heic_is_415_and_says_what_to_do() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let answer = ana.upload("/ocr/upload", "a.heic", b"\0\0\0\x18ftypheic\0\0\0\0").await;
    assert!(answer.expect(415)["error"]["message"].as_str().unwrap().contains("JPEG"));
}

#[tokio::test]
async fn a_file_over_the_limit_is_413_however_it_comes() {
    let server = Server::with(&[("MAX_UPLOAD_BYTES", "100000")]);
    let ana = server.user("ana").await;
    let large = [b"\xff\xd8\xff".as_slice(), &vec![0; 99_998]].concat();
    let (kind, _, fields) = ana.upload("/ocr/upload", "a.jpg", &large).await.error(413);
    assert_eq!((kind.as_str(), fields.as_slice()), ("too_large", ["file".to_owned()].as_slice()));
    let mut fits = b"\x89PNG\r\n\x1a\n".to_vec();
    fits.resize(100_000, 0);
    ana.upload("/ocr/upload", "a.png", &fits).await.expect(201);
    // Also one that goes on and on without telling its length, or in another part of the form.
    for name in ["file", "other"] {
        let head = format!("--frame\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        let pieces = std::iter::once(head).chain((0..1000).map(|_| "n".repeat(1000)));
        let body = Body::from_stream(futures_util::stream::iter(pieces.map(Ok::<_, std::io::Error>)));
        let ask = ana.ask("POST", "/ocr/upload").header("content-type", FORM);
        assert_eq!(ask.body(body).send().await.error(413).0, "too_large", "{name}");
    }
}

#[tokio::test]
async fn a_form_without_a_file_with_two_or_that_breaks_off_is_400() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let content = ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24");
    let end = b"--frame--\r\n".to_vec();
    let send = |body: Vec<u8>| ana.ask("POST", "/ocr/upload").header("content-type", FORM).body(body).send();
    for body in [[part("other", &content), end.clone()].concat(), end.clone()] {
        assert_eq!(send(body).await.error(400).2, ["file"]);
    }
    let two = [part("file", &content), part("file", b"\xff\xd8\xff"), end.clone()].concat();
    assert_eq!(send(two).await.error(400).2, ["file"]);
    for body in [b"nonsense".to_vec(), Vec::new(), part("file", &content)[..200].to_vec()] {
        assert_eq!(send(body).await.error(400).1, "malformed_form");
    }
    let unframed = ana.ask("POST", "/ocr/upload").header("content-type", "multipart/form-data").body(end);
    assert_eq!(unframed.send().await.error(400).1, "malformed_form");
    // Beside the file there may be other parts.
    let more =
        [part("note", b"x"), part("file", &content), part("note", b"y"), b"--frame--\r\n".to_vec()].concat();
    send(more).await.expect(201);
    for wait in ["21", "-1", "x", "1.5"] {
        let answer = ana.upload(&format!("/ocr/upload?wait={wait}"), "a.png", &content).await;
        assert_eq!(answer.error(400).2, ["wait"], "{wait}");
    }
}
