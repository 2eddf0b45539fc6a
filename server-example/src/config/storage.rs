//! Where the files of receipts are: a folder, or an S3 bucket.

use std::path::{Path, PathBuf};

use super::{ConfigError, Environment};

const URL: &str = "STORAGE_URL";

/// Where the files are. Credentials and region of S3 come the usual AWS way.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Storage {
    /// `file:///path`.
    Folder(PathBuf),
    /// `s3://bucket/prefix`.
    S3 {
        /// The bucket.
        bucket: String,
        /// What the keys begin with, without slashes at its ends; may be empty.
        prefix: String,
        /// `S3_ADDRESSING`.
        addressing: S3Addressing,
    },
}

/// `S3_ADDRESSING`: how the name of the bucket goes into addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum S3Addressing {
    /// `virtual-host`, the default, which AWS wants.
    VirtualHost,
    /// `path`, which servers of one's own often need.
    Path,
}

impl Storage {
    pub(super) fn read(environment: &Environment, data_dir: &Path) -> Result<Self, ConfigError> {
        let Some(url) = environment.text(URL)? else { return Ok(Self::Folder(data_dir.join("receipts"))) };
        if let Some(path) = url.strip_prefix("file://") {
            return match path.strip_prefix("localhost").unwrap_or(path) {
                path if path.starts_with('/') => Ok(Self::Folder(PathBuf::from(path))),
                _ => Err(ConfigError::new(URL, "needs an absolute path, such as file:///var/lib/cashflow")),
            };
        }
        if let Some(rest) = url.strip_prefix("s3://") {
            let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
            let letters =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte);
            if !(3..=63).contains(&bucket.len()) || !bucket.bytes().all(letters) {
                return Err(ConfigError::new(URL, "names no bucket, such as s3://bucket/prefix"));
            }
            let (bucket, prefix) = (bucket.to_owned(), prefix.trim_matches('/').to_owned());
            return Ok(Self::S3 { bucket, prefix, addressing: addressing(environment)? });
        }
        Err(ConfigError::new(URL, "must begin with file:// or s3://"))
    }
}

fn addressing(environment: &Environment) -> Result<S3Addressing, ConfigError> {
    match environment.text("S3_ADDRESSING")? {
        None | Some("virtual-host") => Ok(S3Addressing::VirtualHost),
        Some("path") => Ok(S3Addressing::Path),
        Some(_) => Err(ConfigError::new("S3_ADDRESSING", "must be virtual-host or path")),
    }
}
