//! Large contents: sent in parts, several at once, and put together by a request that never overwrites.

use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{ChecksumAlgorithm, CompletedMultipartUpload, CompletedPart};
use cashflow_core::domain::ContentHash;
use cashflow_core::{Error, Result};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};

use super::errors::{Refusal, failed, refusal};
use super::files::Bucket;
use super::put::{Upload, Written};
use super::read::checksum_of;

/// How many parts are on their way at once.
const AT_ONCE: usize = 4;
/// S3 takes no more.
const MOST_PARTS: u64 = 10_000;

impl Bucket {
    pub(super) async fn put_in_parts(&self, upload: &Upload<'_>) -> Result<Written> {
        let (encryption, key) = self.settings.encryption.headers();
        let begin = self.client.create_multipart_upload().bucket(self.name()).key(&upload.key);
        let begun = begin
            .content_type(upload.media_type.as_str())
            .checksum_algorithm(ChecksumAlgorithm::Sha256)
            .set_server_side_encryption(encryption)
            .set_ssekms_key_id(key)
            .send()
            .await
            .map_err(failed)?;
        let id = begun.upload_id().ok_or_else(|| Error::internal("S3 begins no upload", "no id"))?;
        let outcome = self.send_and_complete(upload, id).await;
        if !matches!(outcome, Ok(Written::Now)) {
            // Parts cost until they are removed. Where that fails too, a rule of the bucket does it (see the README).
            let abort = self.client.abort_multipart_upload().bucket(self.name()).key(&upload.key);
            let _ = abort.upload_id(id).send().await;
        }
        outcome
    }

    async fn send_and_complete(&self, upload: &Upload<'_>, id: &str) -> Result<Written> {
        let size = self.settings.part_size.max((upload.content.len() as u64).div_ceil(MOST_PARTS));
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let parts = (1..).zip(upload.content.chunks(size));
        let sending: Vec<_> = parts.map(|(n, part)| self.send_part(&upload.key, id, n, part)).collect();
        let parts: Vec<CompletedPart> = stream::iter(sending).buffered(AT_ONCE).try_collect().await?;
        let parts = CompletedMultipartUpload::builder().set_parts(Some(parts)).build();
        let complete = self.client.complete_multipart_upload().bucket(self.name()).key(&upload.key);
        let complete = complete.upload_id(id).multipart_upload(parts).if_none_match("*");
        match complete.send().await {
            Ok(_) => Ok(Written::Now),
            Err(error) => match refusal(&error) {
                // The upload is unknown too when the first attempt completed it and only its answer was lost: then the
                // object is there, which the caller looks for.
                Some(Refusal::Condition | Refusal::Missing) => Ok(Written::Before),
                _ => Err(failed(error)),
            },
        }
    }

    async fn send_part(&self, key: &str, id: &str, number: i32, part: &[u8]) -> Result<CompletedPart> {
        let checksum = checksum_of(ContentHash::of(part));
        let request =
            self.client.upload_part().bucket(self.name()).key(key).upload_id(id).part_number(number);
        let request = request.checksum_sha256(&checksum).body(ByteStream::from(part.to_vec()));
        let sent = request.send().await.map_err(failed)?;
        Ok(CompletedPart::builder()
            .part_number(number)
            .set_e_tag(sent.e_tag)
            .checksum_sha256(checksum)
            .build())
    }
}
