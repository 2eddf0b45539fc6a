//! A bucket for each test, and the ways to look into it.

use std::num::NonZeroU32;
use std::sync::LazyLock;
use std::time::Duration;

use aws_config::BehaviorVersion;
use aws_sdk_s3::Client;
use aws_sdk_s3::config::{Credentials, Region, SharedCredentialsProvider};
use aws_sdk_s3::operation::head_object::HeadObjectOutput;
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::ChecksumMode;
use cashflow_adapters::s3::{Addressing, S3Files, S3Settings, SdkConfig};
use cashflow_core::domain::{ContentHash, MediaType, StoredFile, UserId};
use cashflow_core::ports::FileStore as _;
use cashflow_core::testkit::new_id;
use cashflow_test_services::shared::{self, SharedS3};
use tokio::runtime::Runtime;

pub(crate) const OWNER: UserId = UserId::LOCAL;
pub(crate) const CONTENT: &[u8] = b"\xff\xd8\xff a receipt";
/// Below this the tests keep their files.
pub(crate) const PREFIX: &str = "production/";

/// One for all tests: connections live as long as the runtime that they were made on.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());

pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    RUNTIME.block_on(future)
}

/// A server as somebody sees it.
pub(crate) fn config(server: &SharedS3) -> SdkConfig {
    let credentials = Credentials::new(&server.access_key, &server.secret_key, None, None, "test");
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(server.region.clone()))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .build()
}

/// Settings for a bucket of a server.
pub(crate) fn settings(server: &SharedS3, bucket: &str) -> S3Settings {
    let seconds = Duration::from_secs;
    S3Settings::new(bucket)
        .unwrap()
        .with_prefix(PREFIX)
        .unwrap()
        .with_endpoint_url(&server.endpoint)
        .with_addressing(Addressing::Path)
        .with_timeouts(seconds(1), seconds(20), seconds(60))
        .with_attempts(NonZeroU32::new(3).unwrap())
}

/// A bucket of a test's own.
pub(crate) struct TestBucket {
    pub(crate) server: SharedS3,
    pub(crate) name: String,
    /// The administrator's client.
    pub(crate) client: Client,
}

impl TestBucket {
    /// One of the shared server.
    pub(crate) async fn fresh() -> Self {
        let id: UserId = new_id();
        Self::on(shared::s3(), &format!("test-{id}")).await
    }

    pub(crate) async fn on(server: SharedS3, name: &str) -> Self {
        let config = aws_sdk_s3::config::Builder::from(&config(&server))
            .endpoint_url(&server.endpoint)
            .force_path_style(true)
            .build();
        let client = Client::from_conf(config);
        client.create_bucket().bucket(name).send().await.unwrap();
        Self { server, name: name.to_owned(), client }
    }

    pub(crate) fn settings(&self) -> S3Settings {
        settings(&self.server, &self.name)
    }

    pub(crate) fn files(&self) -> S3Files {
        self.files_with(&self.settings())
    }

    pub(crate) fn files_with(&self, settings: &S3Settings) -> S3Files {
        S3Files::with_config(&config(&self.server), settings).unwrap()
    }

    /// What lies at a key, as the server tells it.
    pub(crate) async fn head(&self, key: &str) -> HeadObjectOutput {
        let request = self.client.head_object().bucket(&self.name).key(key);
        request.checksum_mode(ChecksumMode::Enabled).send().await.unwrap()
    }

    /// Puts something at a key behind the adapter's back.
    pub(crate) async fn overwrite(&self, key: &str, content: &[u8]) {
        let request = self.client.put_object().bucket(&self.name).key(key).content_type("image/jpeg");
        request.body(ByteStream::from(content.to_vec())).send().await.unwrap();
    }

    /// All keys in it.
    pub(crate) async fn keys(&self) -> Vec<String> {
        let listed = self.client.list_objects_v2().bucket(&self.name).send().await.unwrap();
        listed.contents().iter().map(|object| object.key().unwrap().to_owned()).collect()
    }
}

pub(crate) fn key(owner: UserId, file: &StoredFile) -> String {
    format!("{PREFIX}{owner}/{}", file.sha256)
}

pub(crate) async fn put(files: &S3Files) -> StoredFile {
    files.put(OWNER, CONTENT, MediaType::Jpeg).await.unwrap()
}

/// The file that a content would be.
pub(crate) fn file_of(content: &[u8], media_type: MediaType) -> StoredFile {
    StoredFile { sha256: ContentHash::of(content), media_type, size: content.len() as u64 }
}
