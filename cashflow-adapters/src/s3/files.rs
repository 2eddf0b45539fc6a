//! The adapter: what each call of the port asks of S3.

use std::sync::Arc;

use async_trait::async_trait;
use aws_config::SdkConfig;
use aws_sdk_s3::Client;
use cashflow_core::domain::{ContentHash, MediaType, StoredFile, UserId};
use cashflow_core::ports::{FileStore, StoredObject};
use cashflow_core::{Error, Result};

use super::errors::{Refusal, damaged, failed, interrupted, refusal};
use super::keys::Keys;
use super::read::Part;
use super::settings::S3Settings;
use crate::aws;

/// A file store in a bucket of S3: a file is on several disks when `put` returns.
///
/// Where S3 is away, slow or throttling, requests are repeated within the set times, and then the error is `Unavailable`.
/// Clones share one client with its connections.
#[derive(Debug, Clone)]
pub struct S3Files {
    pub(super) bucket: Arc<Bucket>,
}

/// The bucket and the way to it.
#[derive(Debug)]
pub(super) struct Bucket {
    pub(super) client: Client,
    pub(super) settings: S3Settings,
    pub(super) keys: Keys,
}

impl S3Files {
    /// With credentials found the usual AWS way: the environment, the profile, the role of the task or the machine. Asks
    /// S3 nothing yet: [`ping`](FileStore::ping) does.
    ///
    /// Errors: `Invalid`, when nothing says the region.
    pub async fn connect(settings: &S3Settings) -> Result<Self> {
        Self::with_config(&aws::sdk_config(settings.region.clone()).await, settings)
    }

    /// With credentials, region and HTTP client of a configuration that the program has already.
    ///
    /// Errors: `Invalid`, when nothing says the region.
    pub fn with_config(config: &SdkConfig, settings: &S3Settings) -> Result<Self> {
        let client = Client::from_conf(settings.client_config(config));
        if client.config().region().is_none() {
            return Err(Error::invalid("region", "set AWS_REGION, or give it in the settings of S3"));
        }
        Ok(Self::with_client(client, settings))
    }

    /// With a client that the program has already. Region, endpoint, addressing, and the times and attempts of single
    /// requests are then the client's, not those of the settings.
    pub fn with_client(client: Client, settings: &S3Settings) -> Self {
        let (settings, keys) = (settings.clone(), Keys::below(&settings.prefix));
        Self { bucket: Arc::new(Bucket { client, settings, keys }) }
    }

    /// Whether a content is stored, as what and since when: for instance once the owner's browser has used a
    /// [`presigned_upload`](Self::presigned_upload).
    pub async fn look_up(&self, owner: UserId, sha256: ContentHash) -> Result<Option<StoredObject>> {
        Ok(self.bucket.head(owner, sha256).await?.map(|found| found.object))
    }

    /// Ends a call that takes longer than it may, whatever it consists of.
    async fn within_time<T>(&self, call: impl Future<Output = Result<T>>) -> Result<T> {
        let time = self.bucket.settings.operation_timeout;
        tokio::time::timeout(time, call).await.unwrap_or_else(|late| Err(interrupted(&late)))
    }
}

#[async_trait]
impl FileStore for S3Files {
    async fn put(&self, owner: UserId, content: &[u8], media_type: MediaType) -> Result<StoredFile> {
        self.bucket.put(owner, content, media_type).await
    }

    async fn get(&self, owner: UserId, file: &StoredFile) -> Result<Vec<u8>> {
        let content = self.within_time(self.bucket.read(owner, file.sha256, None)).await?;
        if ContentHash::of(&content) == file.sha256 { Ok(content) } else { Err(damaged()) }
    }

    /// The hash of a part is not known, so that damage in it is left to S3 to find, which checks what it reads.
    async fn get_range(&self, owner: UserId, file: &StoredFile, start: u64, length: u64) -> Result<Vec<u8>> {
        let read = async {
            if let Some(part) = Part::new(start, length) {
                return self.bucket.read(owner, file.sha256, Some(part)).await;
            }
            // Nothing to fetch, but the file must be there, and long enough.
            let found =
                self.bucket.head(owner, file.sha256).await?.ok_or_else(|| Error::not_found("file"))?;
            if start <= found.object.file.size { Ok(Vec::new()) } else { Err(Part::is_beyond()) }
        };
        self.within_time(read).await
    }

    async fn delete(&self, owner: UserId, file: &StoredFile) -> Result<()> {
        let key = self.bucket.keys.file(owner, file.sha256);
        let request = self.bucket.client.delete_object().bucket(self.bucket.name()).key(key);
        match request.send().await {
            Err(error) if refusal(&error) != Some(Refusal::Missing) => Err(failed(error)),
            _ => Ok(()),
        }
    }

    async fn list(
        &self,
        owner: UserId,
        after: Option<ContentHash>,
        limit: usize,
    ) -> Result<Vec<StoredObject>> {
        self.bucket.list(owner, after, limit).await
    }

    /// Tries to write an object that is there already, except the first time: S3 refuses that because of the object only
    /// if it would have allowed to write another.
    async fn ping(&self) -> Result<()> {
        let request = self.bucket.client.put_object().bucket(self.bucket.name()).key(self.bucket.keys.ping());
        match request.if_none_match("*").content_length(0).send().await {
            Err(error) if !matches!(refusal(&error), Some(Refusal::Condition | Refusal::Busy)) => {
                Err(failed(error))
            }
            _ => Ok(()),
        }
    }
}

impl Bucket {
    /// Its name, as requests want it.
    pub(super) fn name(&self) -> &str {
        &self.settings.bucket
    }
}
