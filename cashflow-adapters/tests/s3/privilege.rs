//! The suite, run by somebody who may do what the README lists and nothing beyond.

use std::sync::{Arc, LazyLock};

use async_trait::async_trait;
use aws_sdk_s3::Client;
use cashflow_adapters::s3::{S3Files, S3Settings};
use cashflow_core::domain::{MediaType, StoredFile, UserId};
use cashflow_core::ports::FileStore;
use cashflow_core::testkit::file_store::FilesSetup;
use cashflow_core::{Error, ErrorKind};
use cashflow_test_services::shared::SharedS3;
use cashflow_test_services::{Identity, SeaweedFs};

use crate::support::{CONTENT, OWNER, TestBucket, block_on, config, file_of, key, settings};

/// As the policy in the README names them.
const BUCKET: &str = "my-receipts";
const OTHER_BUCKET: &str = "other-receipts";

static SERVER: LazyLock<SeaweedFs> = LazyLock::new(|| {
    let server = SeaweedFs::start(&[Identity::admin(), least()]).unwrap();
    server.create_bucket(BUCKET).unwrap();
    server.create_bucket(OTHER_BUCKET).unwrap();
    server
});

/// Somebody with the policy of the README.
fn least() -> Identity {
    let readme = include_str!("../../README.md");
    let mut blocks = readme.split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    let policy = blocks.find(|block| block.contains("s3:PutObject")).unwrap();
    Identity::with_policy("least", policy)
}

fn as_least() -> SharedS3 {
    SharedS3::of(&SERVER, &least())
}

fn limited() -> S3Files {
    files_with(&settings(&as_least(), BUCKET))
}

fn files_with(settings: &S3Settings) -> S3Files {
    S3Files::with_config(&config(&as_least()), settings).unwrap()
}

/// The administrator, who may spoil what the suite stores.
fn administrator() -> TestBucket {
    let server = SharedS3::of(&SERVER, &Identity::admin());
    let config = aws_sdk_s3::config::Builder::from(&config(&server));
    let config = config.endpoint_url(&server.endpoint).force_path_style(true).build();
    TestBucket { name: BUCKET.to_owned(), client: Client::from_conf(config), server }
}

/// A store for the suite.
struct Limited {
    files: S3Files,
    administrator: TestBucket,
}

#[async_trait]
impl FilesSetup for Limited {
    fn files(&self) -> &dyn FileStore {
        &self.files
    }

    async fn damage(&self, owner: UserId, file: &StoredFile) {
        let key = key(owner, file);
        let stored = self.administrator.client.get_object().bucket(BUCKET).key(&key).send().await.unwrap();
        let mut content = stored.body.collect().await.unwrap().to_vec();
        content[0] ^= 1;
        self.administrator.overwrite(&key, &content).await;
    }
}

async fn limited_store() -> Arc<dyn FilesSetup> {
    Arc::new(Limited { files: limited(), administrator: administrator() })
}

cashflow_core::file_store_suite!(block_on, limited_store);

async fn assert_denied(files: &S3Files, what: &str) {
    let file = file_of(CONTENT, MediaType::Jpeg);
    let denials: [Result<(), Error>; 5] = [
        files.put(OWNER, CONTENT, MediaType::Jpeg).await.map(drop),
        files.get(OWNER, &file).await.map(drop),
        files.delete(OWNER, &file).await,
        files.list(OWNER, None, 9).await.map(drop),
        files.ping().await,
    ];
    for (n, denial) in denials.into_iter().enumerate() {
        let error = denial.unwrap_err();
        assert_eq!((error.kind(), error.code()), (ErrorKind::Internal, "s3_denied"), "{what}: call {n}");
        let told = format!("{error} {:?}", std::error::Error::source(&error));
        assert!(!told.contains("secret") && !told.contains("AKLEAST"), "{told}");
    }
}

#[test]
fn beyond_the_prefix_and_in_other_buckets_everything_is_denied() {
    block_on(async {
        let other_prefix = settings(&as_least(), BUCKET).with_prefix("staging").unwrap();
        let no_prefix = settings(&as_least(), BUCKET).with_prefix("").unwrap();
        let begins_like_it = settings(&as_least(), BUCKET).with_prefix("production2").unwrap();
        let other_bucket = settings(&as_least(), OTHER_BUCKET);
        for (settings, what) in [
            (other_prefix, "another prefix"),
            (no_prefix, "no prefix"),
            (begins_like_it, "a prefix that begins like it"),
            (other_bucket, "another bucket"),
        ] {
            assert_denied(&files_with(&settings), what).await;
        }
    });
}

#[test]
fn what_the_store_never_does_is_denied() {
    block_on(async {
        let server = as_least();
        let config = aws_sdk_s3::config::Builder::from(&config(&server));
        let client = Client::from_conf(config.endpoint_url(&server.endpoint).force_path_style(true).build());
        assert!(client.list_objects_v2().bucket(BUCKET).send().await.is_err(), "listing all of the bucket");
        assert!(client.list_objects_v2().bucket(BUCKET).prefix("prod").send().await.is_err(), "or more");
        assert!(client.delete_bucket().bucket(BUCKET).send().await.is_err());
        assert!(client.create_bucket().bucket("a-third-bucket").send().await.is_err());
        assert!(client.get_bucket_policy().bucket(BUCKET).send().await.is_err());
        assert!(client.delete_bucket_cors().bucket(BUCKET).send().await.is_err());
    });
}

#[test]
fn wrong_keys_are_denied() {
    block_on(async {
        SERVER.create_bucket(BUCKET).unwrap();
        let right = as_least();
        let strangers = [
            SharedS3 { secret_key: "another".to_owned(), ..right.clone() },
            SharedS3 { access_key: "AKNOBODY".to_owned(), ..right },
        ];
        for stranger in strangers {
            let files = S3Files::with_config(&config(&stranger), &settings(&stranger, BUCKET)).unwrap();
            assert_denied(&files, "a stranger").await;
        }
    });
}
