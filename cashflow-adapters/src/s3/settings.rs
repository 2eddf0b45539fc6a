//! Where the bucket is, and how it is asked.

use std::num::NonZeroU32;
use std::time::Duration;

use aws_config::SdkConfig;
use aws_sdk_s3::config::retry::RetryConfig;
use aws_sdk_s3::config::timeout::TimeoutConfig;
use aws_sdk_s3::config::{Builder, ResponseChecksumValidation};
use aws_sdk_s3::types::ServerSideEncryption;
use cashflow_core::{Error, Result};

const MIB: u64 = 1024 * 1024;
/// S3 takes no part below this but the last one, and no single upload above the other.
const PART_SIZES: std::ops::RangeInclusive<u64> = 5 * MIB..=5 * 1024 * MIB;
/// S3 takes keys of 1024 bytes; an owner and a hash take 101 of them.
const LONGEST_PREFIX: usize = 512;

/// How the bucket's name goes into addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Addressing {
    /// `https://bucket.host/key`, which AWS wants.
    #[default]
    VirtualHost,
    /// `https://host/bucket/key`, which servers of one's own often need.
    Path,
}

/// What S3 is told about encrypting what it stores.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Encryption {
    /// Nothing: what the bucket is set to do holds. S3 then encrypts with its own keys.
    #[default]
    BucketDefault,
    /// With keys of S3 (`AES256`).
    S3Keys,
    /// With a key of KMS (`aws:kms`): its id or ARN, or the account's key for S3 where none is named. The role also needs
    /// `kms:GenerateDataKey` and `kms:Decrypt` on it.
    Kms {
        /// The id or ARN.
        key: Option<String>,
    },
}

/// Where files are kept and how S3 is asked. The defaults fit AWS.
///
/// ```
/// use cashflow_adapters::s3::{Encryption, S3Settings};
///
/// # fn main() -> cashflow_core::Result<()> {
/// let settings = S3Settings::from_url("s3://my-receipts/production")?.with_encryption(Encryption::S3Keys);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct S3Settings {
    pub(super) bucket: String,
    /// Empty, or ending in `/`.
    pub(super) prefix: String,
    pub(super) region: Option<String>,
    endpoint_url: Option<String>,
    addressing: Addressing,
    pub(super) encryption: Encryption,
    connect_timeout: Duration,
    attempt_timeout: Duration,
    pub(super) operation_timeout: Duration,
    pub(super) attempts: NonZeroU32,
    pub(super) part_size: u64,
}

impl S3Settings {
    /// Files in a bucket. Errors: this cannot be the name of a bucket.
    pub fn new(bucket: impl Into<String>) -> Result<Self> {
        let bucket = bucket.into();
        let is_letter_or_digit = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let bytes = bucket.as_bytes();
        let is_name = (3..=63).contains(&bytes.len())
            && bytes.iter().all(|byte| is_letter_or_digit(*byte) || matches!(byte, b'.' | b'-'))
            && bytes.first().copied().is_some_and(is_letter_or_digit)
            && bytes.last().copied().is_some_and(is_letter_or_digit);
        if !is_name {
            return Err(Error::invalid(
                "bucket",
                "must have 3 to 63 lower-case letters, digits, dots and hyphens",
            ));
        }
        Ok(Self {
            bucket,
            prefix: String::new(),
            region: None,
            endpoint_url: None,
            addressing: Addressing::default(),
            encryption: Encryption::default(),
            connect_timeout: Duration::from_secs(3),
            attempt_timeout: Duration::from_secs(20),
            operation_timeout: Duration::from_secs(60),
            attempts: NonZeroU32::MIN.saturating_add(2),
            part_size: 16 * MIB,
        })
    }

    /// From an address such as `s3://bucket` or `s3://bucket/prefix`. Errors: it is none.
    pub fn from_url(url: &str) -> Result<Self> {
        let path = url.strip_prefix("s3://");
        let path = path.ok_or_else(|| Error::invalid("s3_url", "must begin with s3://"))?;
        let (bucket, prefix) = path.split_once('/').unwrap_or((path, ""));
        Self::new(bucket)?.with_prefix(prefix)
    }

    /// Below this, as in a folder; several installations may share a bucket so. Errors: characters other than letters,
    /// digits and `-_.`, between slashes.
    pub fn with_prefix(mut self, prefix: &str) -> Result<Self> {
        let parts = prefix.strip_suffix('/').unwrap_or(prefix);
        let is_part = |part: &str| {
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
            part.bytes().all(is_plain) && part.bytes().any(|byte| byte != b'.')
        };
        if prefix.len() > LONGEST_PREFIX || !(prefix.is_empty() || parts.split('/').all(is_part)) {
            return Err(Error::invalid("prefix", "may have letters, digits and -_. between single slashes"));
        }
        self.prefix = if prefix.is_empty() { String::new() } else { format!("{parts}/") };
        Ok(self)
    }

    /// The region, such as `eu-west-1`. Without it the environment, the profile or the machine says so.
    #[must_use]
    pub fn with_region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// The address of a server that is not AWS, such as `http://127.0.0.1:8333`.
    #[must_use]
    pub fn with_endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.endpoint_url = Some(url.into());
        self
    }

    /// How the bucket's name goes into addresses.
    #[must_use]
    pub fn with_addressing(mut self, addressing: Addressing) -> Self {
        self.addressing = addressing;
        self
    }

    /// What S3 is told about encryption.
    #[must_use]
    pub fn with_encryption(mut self, encryption: Encryption) -> Self {
        self.encryption = encryption;
        self
    }

    /// How long a connection may take, one attempt of a request, and a whole call with its repetitions. 3, 20 and 60
    /// seconds by default. A large file is several requests.
    #[must_use]
    pub fn with_timeouts(mut self, connect: Duration, attempt: Duration, operation: Duration) -> Self {
        self.connect_timeout = connect;
        self.attempt_timeout = attempt;
        self.operation_timeout = operation;
        self
    }

    /// How often a request is made until it is given up, where S3 is away or asks to slow down; with growing waits
    /// between. 3 by default.
    #[must_use]
    pub fn with_attempts(mut self, attempts: NonZeroU32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Files that are larger are sent in parts of this size, several at once. 16 MiB by default. Errors: below 5 MiB or
    /// above 5 GiB, which S3 refuses.
    pub fn with_part_size(mut self, bytes: u64) -> Result<Self> {
        if !PART_SIZES.contains(&bytes) {
            return Err(Error::invalid("part_size", "must be from 5 MiB to 5 GiB"));
        }
        self.part_size = bytes;
        Ok(self)
    }

    /// What the client is made with.
    pub(super) fn client_config(&self, shared: &SdkConfig) -> aws_sdk_s3::Config {
        let timeouts = TimeoutConfig::builder()
            .connect_timeout(self.connect_timeout)
            .operation_attempt_timeout(self.attempt_timeout)
            .operation_timeout(self.operation_timeout)
            .build();
        let mut config = Builder::from(shared)
            .timeout_config(timeouts)
            .retry_config(RetryConfig::standard().with_max_attempts(self.attempts.get()))
            .force_path_style(self.addressing == Addressing::Path)
            // The hash of what comes back is checked here, whatever the server says of it.
            .response_checksum_validation(ResponseChecksumValidation::WhenRequired);
        if let Some(region) = &self.region {
            config = config.region(aws_sdk_s3::config::Region::new(region.clone()));
        }
        if let Some(url) = &self.endpoint_url {
            config = config.endpoint_url(url);
        }
        config.build()
    }
}

impl Encryption {
    /// The headers that say it: the kind and the key.
    pub(super) fn headers(&self) -> (Option<ServerSideEncryption>, Option<String>) {
        match self {
            Self::BucketDefault => (None, None),
            Self::S3Keys => (Some(ServerSideEncryption::Aes256), None),
            Self::Kms { key } => (Some(ServerSideEncryption::AwsKms), key.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_the_bucket_and_the_prefix() {
        for (url, bucket, prefix) in [
            ("s3://receipts", "receipts", ""),
            ("s3://receipts/", "receipts", ""),
            ("s3://my.receipts-2/a", "my.receipts-2", "a/"),
            ("s3://receipts/a/b_c/", "receipts", "a/b_c/"),
        ] {
            let settings = S3Settings::from_url(url).unwrap();
            assert_eq!((settings.bucket.as_str(), settings.prefix.as_str()), (bucket, prefix), "{url}");
        }
        for (url, field) in [
            ("receipts", "s3_url"),
            ("https://receipts", "s3_url"),
            ("s3://", "bucket"),
            ("s3://ab", "bucket"),
            ("s3://Receipts", "bucket"),
            ("s3://-receipts", "bucket"),
            ("s3://receipts//", "prefix"),
            ("s3://receipts//a", "prefix"),
            ("s3://receipts/a/../b", "prefix"),
            ("s3://receipts/a b", "prefix"),
            ("s3://receipts/a?b", "prefix"),
        ] {
            assert_eq!(S3Settings::from_url(url).unwrap_err().field(), Some(field), "{url}");
        }
    }

    #[test]
    fn parts_that_s3_refuses_are_told_before_anything_is_sent() {
        let settings = || S3Settings::new("receipts").unwrap();
        assert!(settings().with_part_size(5 * MIB).is_ok());
        for size in [0, 5 * MIB - 1, 5 * 1024 * MIB + 1] {
            assert_eq!(settings().with_part_size(size).unwrap_err().field(), Some("part_size"));
        }
    }
}
