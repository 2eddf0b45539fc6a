//! Reading a content, a part of it, or what is known of it.

use aws_sdk_s3::types::ChecksumMode;
use cashflow_core::domain::{ContentHash, MediaType, StoredFile, Timestamp, UserId};
use cashflow_core::ports::StoredObject;
use cashflow_core::{Error, Result};

use super::errors::{Refusal, damaged, failed, interrupted, refusal};
use super::files::Bucket;

/// No object is larger than this (48.8 TiB): no place in a file is beyond.
const LARGEST: u64 = 50 << 40;

/// A part of a content that is not empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    start: u64,
    last: u64,
}

impl Part {
    /// None, when there is nothing in it.
    pub(super) fn new(start: u64, length: u64) -> Option<Self> {
        let last = start.saturating_add(length).min(LARGEST).checked_sub(1)?;
        (start <= last).then_some(Self { start, last })
    }

    /// The error of one that begins beyond the end.
    pub(super) fn is_beyond() -> Error {
        Error::invalid("range", "begins beyond the end of the file")
    }

    /// As HTTP writes it (RFC 9110, section 14.1.2).
    fn header(self) -> String {
        format!("bytes={}-{}", self.start, self.last)
    }
}

/// How one attempt to read ended.
enum Attempt {
    Done(Vec<u8>),
    /// The part begins at the end or beyond.
    Outside,
    /// The connection broke while the content arrived.
    Cut(Error),
}

/// What S3 knows of an object.
pub(super) struct Found {
    pub(super) object: StoredObject,
    /// Whether S3 knows the hash of the content, and it is the right one.
    pub(super) is_sure: bool,
}

impl Bucket {
    /// A content or a part of it. A connection that breaks while it arrives is tried again: the client does that only
    /// until the first byte.
    pub(super) async fn read(&self, owner: UserId, hash: ContentHash, part: Option<Part>) -> Result<Vec<u8>> {
        let mut attempts = 1;
        loop {
            match (self.attempt(owner, hash, part).await?, part) {
                (Attempt::Done(content), _) => return Ok(content),
                (Attempt::Cut(error), _) if attempts >= self.settings.attempts.get() => return Err(error),
                (Attempt::Cut(_), _) => attempts += 1,
                (Attempt::Outside, part) => {
                    let found = self.head(owner, hash).await?.ok_or_else(|| Error::not_found("file"))?;
                    let starts_at_end = part.is_none_or(|part| part.start == found.object.file.size);
                    return if starts_at_end { Ok(Vec::new()) } else { Err(Part::is_beyond()) };
                }
            }
        }
    }

    async fn attempt(&self, owner: UserId, hash: ContentHash, part: Option<Part>) -> Result<Attempt> {
        let request = self.client.get_object().bucket(self.name()).key(self.keys.file(owner, hash));
        let answer = match request.set_range(part.map(Part::header)).send().await {
            Ok(answer) => answer,
            Err(error) if refusal(&error) == Some(Refusal::Condition) => return Ok(Attempt::Outside),
            Err(error) if self.is_missing(owner, hash, refusal(&error)).await? => {
                return Err(Error::not_found("file"));
            }
            Err(error) => return Err(failed(error)),
        };
        match answer.body.collect().await {
            Ok(content) => Ok(Attempt::Done(content.to_vec())),
            Err(error) => Ok(Attempt::Cut(interrupted(&error))),
        }
    }

    /// Whether an object was refused because it is not there. A list of its prefix, which is allowed, tells that where
    /// S3 denies it.
    async fn is_missing(&self, owner: UserId, hash: ContentHash, refusal: Option<Refusal>) -> Result<bool> {
        match refusal {
            Some(Refusal::Missing) => Ok(true),
            Some(Refusal::Denied) => {
                let key = self.keys.file(owner, hash);
                let list = self.client.list_objects_v2().bucket(self.name()).prefix(&key).max_keys(1);
                let listed = list.send().await.map_err(failed)?;
                Ok(!listed.contents().iter().any(|object| object.key() == Some(&key)))
            }
            _ => Ok(false),
        }
    }

    /// What is stored under a hash.
    ///
    /// Errors: `Internal`, when it is not what its key says, as far as S3 knows its hash.
    pub(super) async fn head(&self, owner: UserId, hash: ContentHash) -> Result<Option<Found>> {
        let request = self.client.head_object().bucket(self.name()).key(self.keys.file(owner, hash));
        let found = match request.checksum_mode(ChecksumMode::Enabled).send().await {
            Ok(found) => found,
            Err(error) if self.is_missing(owner, hash, refusal(&error)).await? => return Ok(None),
            Err(error) => return Err(failed(error)),
        };
        // Of a file that came in parts S3 keeps the hash of their hashes, which ends in their number.
        let stored = found.checksum_sha256().filter(|checksum| !checksum.contains('-'));
        let is_sure = stored == Some(checksum_of(hash).as_str());
        if stored.is_some() && !is_sure {
            return Err(damaged());
        }
        let media_type: Option<MediaType> = found.content_type().and_then(|name| name.parse().ok());
        let size = found.content_length().and_then(|size| u64::try_from(size).ok());
        let stored_at = found.last_modified().and_then(|time| timestamp(time.secs(), time.subsec_nanos()));
        // What another program put there is none of ours.
        let described = media_type.zip(size).zip(stored_at);
        let ((media_type, size), stored_at) = described.ok_or_else(damaged)?;
        let object = StoredObject { file: StoredFile { sha256: hash, media_type, size }, stored_at };
        Ok(Some(Found { object, is_sure }))
    }
}

/// A hash as the headers of S3 have it.
pub(super) fn checksum_of(hash: ContentHash) -> String {
    aws_smithy_types::base64::encode(hash.as_bytes())
}

fn timestamp(seconds: i64, nanoseconds: u32) -> Option<Timestamp> {
    let micros = seconds.checked_mul(1_000_000)?.checked_add(i64::from(nanoseconds / 1_000))?;
    Timestamp::from_micros(micros).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_written_with_its_last_byte() {
        let header = |start, length| Part::new(start, length).map(Part::header);
        assert_eq!(header(0, 1).as_deref(), Some("bytes=0-0"));
        assert_eq!(header(17, 100).as_deref(), Some("bytes=17-116"));
        assert_eq!(header(9, u64::MAX), Some(format!("bytes=9-{}", LARGEST - 1)));
        for (start, length) in [(0, 0), (5, 0), (u64::MAX, 0), (u64::MAX, 1), (LARGEST, 1)] {
            assert_eq!(header(start, length), None);
        }
    }
}
