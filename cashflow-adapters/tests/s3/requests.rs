//! What is asked of S3, and what its answers mean, where SeaweedFS does not answer as AWS does.

use std::sync::{Arc, Mutex};

use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, future};
use aws_sdk_s3::config::http::{HttpRequest, HttpResponse};
use aws_sdk_s3::config::{BehaviorVersion, Credentials, Region, SharedCredentialsProvider};
use aws_sdk_s3::primitives::SdkBody;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use cashflow_adapters::s3::{Encryption, S3Files, S3Settings, SdkConfig};
use cashflow_core::ErrorKind;
use cashflow_core::domain::MediaType;
use cashflow_core::ports::FileStore as _;

use crate::support::{CONTENT, OWNER, block_on, file_of};

type Answer = (u16, &'static str);
/// What is answered to a request.
type Rule = fn(&HttpRequest) -> Answer;

/// Answers requests by a rule, and remembers them.
#[derive(Clone)]
struct Recorder {
    answer: Rule,
    requests: Arc<Mutex<Vec<HttpRequest>>>,
}

impl std::fmt::Debug for Recorder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Recorder")
    }
}

impl HttpConnector for Recorder {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let (status, body) = (self.answer)(&request);
        self.requests.lock().unwrap().push(request);
        let mut answer = HttpResponse::new(status.try_into().unwrap(), SdkBody::from(body));
        answer.headers_mut().insert("x-amz-request-id", "REQUEST1");
        HttpConnectorFuture::ready(Ok(answer))
    }
}

/// A store whose requests are answered by a rule.
fn answered(settings: S3Settings, answer: Rule) -> (Recorder, S3Files) {
    let recorder = Recorder { answer, requests: Arc::default() };
    let connector = SharedHttpConnector::new(recorder.clone());
    let credentials = Credentials::new("AKID", "secret-key", None, None, "test");
    let config = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .http_client(http_client_fn(move |_, _| connector.clone()))
        .build();
    (recorder, S3Files::with_config(&config, &settings).unwrap())
}

fn receipts() -> S3Settings {
    S3Settings::from_url("s3://receipts/production").unwrap()
}

fn header<'a>(request: &'a HttpRequest, name: &str) -> Option<&'a str> {
    request.headers().get(name)
}

#[test]
fn a_put_asks_aws_for_kms_for_the_checksum_and_not_to_overwrite() {
    let key = "arn:aws:kms:eu-west-1:111122223333:key/1234";
    for (encryption, kind, id) in [
        (Encryption::BucketDefault, None, None),
        (Encryption::S3Keys, Some("AES256"), None),
        (Encryption::Kms { key: None }, Some("aws:kms"), None),
        (Encryption::Kms { key: Some(key.to_owned()) }, Some("aws:kms"), Some(key)),
    ] {
        let (recorder, files) = answered(receipts().with_encryption(encryption), |_| (200, ""));
        let file = block_on(files.put(OWNER, CONTENT, MediaType::Jpeg)).unwrap();
        let requests = recorder.requests.lock().unwrap();
        assert_eq!(requests.len(), 1, "one request stores a file");
        let put = &requests[0];
        assert_eq!(put.method(), "PUT");
        let address =
            format!("https://receipts.s3.eu-west-1.amazonaws.com/production/{OWNER}/{}", file.sha256);
        assert!(put.uri().starts_with(&address), "{}", put.uri());
        assert_eq!(header(put, "if-none-match"), Some("*"));
        assert_eq!(header(put, "content-type"), Some("image/jpeg"));
        assert_eq!(header(put, "content-length"), Some(CONTENT.len().to_string().as_str()));
        assert!(header(put, "x-amz-checksum-sha256").is_some());
        assert!(header(put, "x-amz-checksum-crc32").is_none(), "one checksum is enough");
        assert_eq!(header(put, "x-amz-server-side-encryption"), kind);
        assert_eq!(header(put, "x-amz-server-side-encryption-aws-kms-key-id"), id);
    }
}

#[test]
fn parts_are_encrypted_by_what_their_beginning_says() {
    let settings = receipts().with_encryption(Encryption::Kms { key: Some("a-key".to_owned()) });
    let (recorder, files) = answered(settings.with_part_size(5 << 20).unwrap(), |request| {
        match (request.method(), request.uri()) {
            ("HEAD", _) => (404, ""),
            ("POST", uri) if uri.contains("uploads") => (
                200,
                "<InitiateMultipartUploadResult><UploadId>U1</UploadId></InitiateMultipartUploadResult>",
            ),
            ("POST", _) => (200, "<CompleteMultipartUploadResult/>"),
            _ => (200, ""),
        }
    });
    block_on(files.put(OWNER, &vec![7; (5 << 20) + 1], MediaType::Pdf)).unwrap();
    let requests = recorder.requests.lock().unwrap();
    let begin = requests.iter().find(|request| request.uri().contains("uploads")).unwrap();
    assert_eq!(header(begin, "x-amz-server-side-encryption"), Some("aws:kms"));
    assert_eq!(header(begin, "x-amz-server-side-encryption-aws-kms-key-id"), Some("a-key"));
    assert_eq!(header(begin, "x-amz-checksum-algorithm"), Some("SHA256"));
    assert_eq!(header(begin, "content-type"), Some("application/pdf"));
    let parts: Vec<_> = requests.iter().filter(|request| request.method() == "PUT").collect();
    assert_eq!(parts.len(), 2);
    assert!(parts.iter().all(|part| header(part, "x-amz-checksum-sha256").is_some()));
    let complete = requests.last().unwrap();
    assert_eq!((complete.method(), header(complete, "if-none-match")), ("POST", Some("*")));
}

#[test]
fn a_missing_file_is_not_found_also_where_s3_denies_it_because_the_bucket_may_not_be_listed() {
    let (recorder, files) = answered(receipts(), |request| match request.uri() {
        uri if uri.contains("list-type=2") => {
            (200, "<ListBucketResult><KeyCount>0</KeyCount></ListBucketResult>")
        }
        _ => (403, "<Error><Code>AccessDenied</Code><Message>no</Message></Error>"),
    });
    let file = file_of(CONTENT, MediaType::Jpeg);
    assert_eq!(block_on(files.get(OWNER, &file)).unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(block_on(files.get_range(OWNER, &file, 0, 0)).unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(block_on(files.look_up(OWNER, file.sha256)).unwrap(), None);
    let requests = recorder.requests.lock().unwrap();
    let asked = format!("prefix=production%2F{OWNER}%2F{}", file.sha256);
    assert!(requests.iter().filter(|request| request.uri().contains(&asked)).count() == 3);
}

#[test]
fn answers_have_their_meanings_and_their_causes_name_the_request_and_no_secret() {
    let file = file_of(CONTENT, MediaType::Jpeg);
    let cases: [(Rule, ErrorKind, &str); 8] = [
        (|_| (503, "<Error><Code>SlowDown</Code></Error>"), ErrorKind::Unavailable, "unavailable"),
        (|_| (500, "<Error><Code>InternalError</Code></Error>"), ErrorKind::Unavailable, "unavailable"),
        (|_| (502, "<html>bad gateway</html>"), ErrorKind::Unavailable, "unavailable"),
        (|_| (400, "<Error><Code>RequestTimeout</Code></Error>"), ErrorKind::Unavailable, "unavailable"),
        (|_| (404, "<Error><Code>NoSuchKey</Code></Error>"), ErrorKind::NotFound, "not_found"),
        (|_| (404, "<Error><Code>NoSuchBucket</Code></Error>"), ErrorKind::Internal, "s3_no_bucket"),
        (|_| (403, "<Error><Code>SignatureDoesNotMatch</Code></Error>"), ErrorKind::Internal, "s3_denied"),
        (|_| (400, "<Error><Code>InvalidArgument</Code></Error>"), ErrorKind::Internal, "s3_refused"),
    ];
    for (answer, kind, code) in cases {
        let (recorder, files) = answered(receipts(), answer);
        let error = block_on(files.get(OWNER, &file)).unwrap_err();
        assert_eq!((error.kind(), error.code()), (kind, code));
        let tries = recorder.requests.lock().unwrap().len();
        match kind {
            ErrorKind::Unavailable => assert_eq!(tries, 3, "{code}"),
            _ => assert!(tries <= 2, "{code}: {tries}"),
        }
        if kind != ErrorKind::NotFound {
            let cause = std::error::Error::source(&error).unwrap().to_string();
            assert!(cause.contains("REQUEST1") && !cause.contains("secret"), "{cause}");
        }
    }
}

#[test]
fn a_put_that_meets_another_is_tried_three_times() {
    let (recorder, files) =
        answered(receipts(), |_| (409, "<Error><Code>ConditionalRequestConflict</Code></Error>"));
    let error = block_on(files.put(OWNER, CONTENT, MediaType::Jpeg)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable);
    assert_eq!(recorder.requests.lock().unwrap().len(), 3);
}

#[test]
fn without_a_region_the_store_does_not_open() {
    let bare = || SdkConfig::builder().behavior_version(BehaviorVersion::latest()).build();
    let error = S3Files::with_config(&bare(), &receipts()).unwrap_err();
    assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("region")));
    assert!(S3Files::with_config(&bare(), &receipts().with_region("eu-west-1")).is_ok());
}

#[test]
fn without_credentials_the_error_says_so_and_is_not_one_of_an_outage() {
    #[derive(Debug)]
    struct Nobody;
    impl ProvideCredentials for Nobody {
        fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
        where
            Self: 'a,
        {
            future::ProvideCredentials::ready(Err(CredentialsError::not_loaded("there is no role")))
        }
    }
    let config = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .credentials_provider(SharedCredentialsProvider::new(Nobody))
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .build();
    let files = S3Files::with_config(&config, &receipts()).unwrap();
    let error = block_on(files.ping()).unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Internal, "s3_credentials"), "{error:?}");
}
