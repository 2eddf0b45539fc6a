//! Where documents are put for the service to fetch: it reads PDFs of several pages from S3 only.

use std::fmt::Debug;

use async_trait::async_trait;
use cashflow_core::Result;
use cashflow_core::domain::ContentHash;

/// A place in S3 for documents that are being read.
///
/// The port of readers gives a content, not where it is stored (its store may be a folder). So a PDF of several pages is put
/// here for the time of its reading. The same content has the same place, so that a worker that takes over after a crash
/// finds the job that was started; what a crash leaves behind, the bucket's lifecycle rule may delete after a day.
#[async_trait]
pub trait DocumentStage: Debug + Send + Sync + 'static {
    /// Puts a content there and says where. Putting it again is no error.
    async fn put(&self, content: &[u8], sha256: ContentHash) -> Result<S3Location>;

    /// Takes it away again. A missing one is no error.
    async fn remove(&self, sha256: ContentHash) -> Result<()>;
}

/// Where an object is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct S3Location {
    /// The bucket, in the region of the service that reads it.
    pub bucket: String,
    /// The key in it.
    pub key: String,
}
