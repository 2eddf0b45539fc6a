//! Storing a content once, and never over another.

use aws_sdk_s3::primitives::ByteStream;
use cashflow_core::Result;
use cashflow_core::domain::{ContentHash, MediaType, StoredFile, UserId};

use super::errors::{Refusal, damaged, failed, refusal, unsettled};
use super::files::Bucket;
use super::read::checksum_of;

/// Whether a write went through.
pub(super) enum Written {
    Now,
    /// The object is there already.
    Before,
}

/// A content on its way, with the key that it is put under.
pub(super) struct Upload<'a> {
    pub(super) key: String,
    pub(super) content: &'a [u8],
    pub(super) hash: ContentHash,
    pub(super) media_type: MediaType,
}

impl Bucket {
    /// Stores a content, or finds it stored: then under the type that it was stored with first.
    ///
    /// Errors: `Internal`, when the object that is there is not this content, which is not overwritten either.
    pub(super) async fn put(
        &self,
        owner: UserId,
        content: &[u8],
        media_type: MediaType,
    ) -> Result<StoredFile> {
        let hash = ContentHash::of(content);
        let file = StoredFile { sha256: hash, media_type, size: content.len() as u64 };
        let upload = Upload { key: self.keys.file(owner, hash), content, hash, media_type };
        let is_large = file.size > self.settings.part_size;
        // What is large is not sent in vain.
        let mut is_there = is_large && self.head(owner, hash).await?.is_some();
        let mut attempts = self.settings.attempts.get();
        loop {
            if !is_there {
                let written =
                    if is_large { self.put_in_parts(&upload).await } else { self.put_whole(&upload).await };
                if let Written::Now = written? {
                    return Ok(file);
                }
            }
            match self.head(owner, hash).await? {
                Some(found) => {
                    // Where S3 does not know the hash, the content tells whether it is the same.
                    let is_same = found.object.file.size == file.size
                        && (found.is_sure || ContentHash::of(&self.read(owner, hash, None).await?) == hash);
                    return if is_same { Ok(found.object.file) } else { Err(damaged()) };
                }
                // It was deleted in between: once more, but not for ever.
                None if attempts > 1 => (attempts, is_there) = (attempts - 1, false),
                None => return Err(unsettled()),
            }
        }
    }

    async fn put_whole(&self, upload: &Upload<'_>) -> Result<Written> {
        let (encryption, key) = self.settings.encryption.headers();
        let mut attempts = self.settings.attempts.get();
        loop {
            let request = self.client.put_object().bucket(self.name()).key(&upload.key).if_none_match("*");
            let request = request
                .content_type(upload.media_type.as_str())
                .checksum_sha256(checksum_of(upload.hash))
                .set_server_side_encryption(encryption.clone())
                .set_ssekms_key_id(key.clone())
                .body(ByteStream::from(upload.content.to_vec()));
            match request.send().await {
                Ok(_) => return Ok(Written::Now),
                Err(error) => match refusal(&error) {
                    // Also when the first attempt went through and only its answer was lost.
                    Some(Refusal::Condition) => return Ok(Written::Before),
                    // Another writes the same at this moment: S3 asks to try again.
                    Some(Refusal::Busy) if attempts > 1 => attempts -= 1,
                    _ => return Err(failed(error)),
                },
            }
        }
    }
}
