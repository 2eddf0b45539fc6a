//! A stand-in and a reader that asks it.

use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::time::Duration;

use aws_sdk_textract::config::{BehaviorVersion, Credentials, Region, SharedCredentialsProvider};
use cashflow_adapters::textract::{SdkConfig, TextractReader, TextractSettings};
use cashflow_core::ports::Document;
use cashflow_core::{Error, ErrorKind};
use cashflow_textract_standin::{Fixtures, Options, StandIn};

/// The recordings of the stand-in's own.
const HAND_MADE: &str = "../.testing/textract-standin/fixtures";
/// Recordings of the real service, beside the project.
const RECORDED: &str = "../../shared/textract";

/// A runtime of its own for each test: the SDK keeps nothing across tests.
pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}

/// The folder of the recordings of the real service. A checkout has them or not; CI must.
pub(crate) fn recorded() -> Option<PathBuf> {
    let folder = Path::new(RECORDED);
    if folder.is_dir() {
        return Some(folder.to_owned());
    }
    assert!(std::env::var_os("CI").is_none(), "{RECORDED} is missing");
    None
}

/// A stand-in with all recordings there are.
pub(crate) async fn stand_in(options: Options) -> StandIn {
    let mut fixtures = Fixtures::load(Path::new(HAND_MADE)).unwrap();
    if let Some(folder) = recorded() {
        fixtures = fixtures.and(&folder).unwrap();
    }
    StandIn::start(fixtures, options).await.unwrap()
}

/// One that answers every document with a bakery's receipt.
pub(crate) async fn bakery() -> StandIn {
    stand_in(Options { default_answer: Some(BAKERY.to_owned()), ..Options::default() }).await
}

pub(crate) const BAKERY: &str = "bakery-day-first-discount-cash.json";

/// Settings of short waits.
pub(crate) fn settings(url: &str) -> TextractSettings {
    TextractSettings::default()
        .with_endpoint_url(url)
        .with_attempts(NonZeroU32::new(3).unwrap())
        .with_first_wait(Duration::from_millis(5))
        .with_poll_every(Duration::from_millis(2))
}

pub(crate) fn reader(settings: &TextractSettings) -> TextractReader {
    let shared = SdkConfig::builder()
        .region(Region::new("eu-west-1"))
        .credentials_provider(SharedCredentialsProvider::new(Credentials::new(
            "AK", "SK", None, None, "test",
        )))
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .behavior_version(BehaviorVersion::latest())
        .build();
    TextractReader::from_config(settings.client_config(&shared), settings)
}

/// What an error is, without its words.
pub(crate) fn told(error: &Error) -> (ErrorKind, &'static str) {
    (error.kind(), error.code())
}

/// A document that must be refused.
pub(crate) async fn refusal(reader: &TextractReader, document: &Document) -> (ErrorKind, &'static str) {
    use cashflow_core::ports::ReceiptReader as _;
    told(&reader.read(document).await.map(|reading| reading.pages.len()).unwrap_err())
}
