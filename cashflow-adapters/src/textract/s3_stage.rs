//! The stage in a bucket of S3, kept by the adapter for files.

use async_trait::async_trait;
use cashflow_core::Result;
use cashflow_core::domain::{ContentHash, MediaType, StoredFile, UserId};
use cashflow_core::ports::FileStore as _;

use super::stage::{DocumentStage, S3Location};
use crate::s3::S3Files;

/// A stage in a bucket of S3, below a prefix of its own.
///
/// ```no_run
/// use std::sync::Arc;
///
/// use cashflow_adapters::s3::{S3Files, S3Settings};
/// use cashflow_adapters::textract::{S3Stage, TextractReader, TextractSettings};
///
/// # async fn open() -> cashflow_core::Result<TextractReader> {
/// let stage = S3Files::connect(&S3Settings::from_url("s3://my-receipts/being-read")?).await?;
/// let reader = TextractReader::connect(&TextractSettings::default()).await?;
/// # Ok(
/// reader.with_stage(Arc::new(S3Stage::new(stage)))
/// # )
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct S3Stage {
    files: S3Files,
}

impl S3Stage {
    /// In the bucket and below the prefix of these files, which must be nobody's receipts: what was read is deleted.
    pub fn new(files: S3Files) -> Self {
        Self { files }
    }
}

/// The owner of all of it: the prefix is the stage's alone.
const OWNER: UserId = UserId::LOCAL;

#[async_trait]
impl DocumentStage for S3Stage {
    async fn put(&self, content: &[u8], sha256: ContentHash) -> Result<S3Location> {
        self.files.put(OWNER, content, MediaType::Pdf).await?;
        let (bucket, key) = self.files.location(OWNER, sha256);
        Ok(S3Location { bucket, key })
    }

    async fn remove(&self, sha256: ContentHash) -> Result<()> {
        let file = StoredFile { sha256, media_type: MediaType::Pdf, size: 0 };
        self.files.delete(OWNER, &file).await
    }
}
