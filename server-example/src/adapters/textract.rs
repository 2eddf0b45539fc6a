//! Receipts read by Amazon Textract.

use cashflow_adapters::textract::{TextractReader, TextractSettings};

use super::of_aws;
use crate::config::{ConfigError, Storage};

const ENGINE: &str = "OCR_ENGINE";

/// The reader. With files in S3, PDFs of several pages are put beside them for as long as they are read.
pub(super) async fn open(storage: &Storage) -> Result<TextractReader, ConfigError> {
    let settings = TextractSettings::default();
    let reader = TextractReader::connect(&settings).await.map_err(|error| of_aws(ENGINE, &error))?;
    #[cfg(feature = "s3")]
    if let Storage::S3 { bucket, prefix, addressing } = storage {
        use cashflow_adapters::textract::S3Stage;

        let prefix = format!("{prefix}/being-read");
        let files = super::s3::open(bucket, prefix.trim_start_matches('/'), *addressing).await?;
        return Ok(reader.with_stage(std::sync::Arc::new(S3Stage::new(files))));
    }
    #[cfg(not(feature = "s3"))]
    let _ = storage;
    Ok(reader)
}
