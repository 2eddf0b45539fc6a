//! Addresses by which a browser reads or writes one file by itself, for a while, without credentials.

use std::fmt::{self, Write as _};
use std::time::Duration;

use aws_sdk_s3::presigning::{PresignedRequest, PresigningConfig};
use cashflow_core::domain::{FileName, StoredFile, UserId};
use cashflow_core::{Error, Result};

use super::errors::failed;
use super::files::S3Files;
use super::read::checksum_of;

/// What a browser does with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disposition {
    /// Shows it.
    Inline,
    /// Saves it.
    Attachment,
}

/// A request that whoever holds it may make until its time is over. It is a secret: `Debug` does not show the address.
#[derive(Clone, PartialEq, Eq)]
pub struct Presigned {
    method: String,
    url: String,
    headers: Vec<(String, String)>,
}

impl Presigned {
    /// The method, `GET` or `PUT`.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The address.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The headers that the request must have, each exactly so. A browser sets `content-length` itself.
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }
}

impl fmt::Debug for Presigned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Presigned").field("method", &self.method).finish_non_exhaustive()
    }
}

impl From<PresignedRequest> for Presigned {
    fn from(request: PresignedRequest) -> Self {
        let headers = request.headers().map(|(name, value)| (name.to_owned(), value.to_owned()));
        Self {
            method: request.method().to_owned(),
            url: request.uri().to_owned(),
            headers: headers.collect(),
        }
    }
}

impl S3Files {
    /// An address that gives a file of an owner, as its type and under a name. Nobody is asked whether the file is there.
    ///
    /// Errors: `valid_for` is longer than a week.
    pub async fn presigned_download(
        &self,
        owner: UserId,
        file: &StoredFile,
        name: Option<&FileName>,
        disposition: Disposition,
        valid_for: Duration,
    ) -> Result<Presigned> {
        let bucket = &self.bucket;
        let request =
            bucket.client.get_object().bucket(bucket.name()).key(bucket.keys.file(owner, file.sha256));
        let request = request
            .response_content_type(file.media_type.as_str())
            .response_content_disposition(content_disposition(disposition, name));
        Ok(request.presigned(valid(valid_for)?).await.map_err(failed)?.into())
    }

    /// An address that takes one file of an owner: this content, of this type and this length, and nothing else. S3
    /// refuses it when the file is there already. [`look_up`](Self::look_up) tells whether it has arrived.
    ///
    /// Errors: `valid_for` is longer than a week.
    pub async fn presigned_upload(
        &self,
        owner: UserId,
        file: &StoredFile,
        valid_for: Duration,
    ) -> Result<Presigned> {
        let bucket = &self.bucket;
        let length = i64::try_from(file.size).map_err(|_| Error::invalid("size", "too large"))?;
        let (encryption, key) = bucket.settings.encryption.headers();
        let request =
            bucket.client.put_object().bucket(bucket.name()).key(bucket.keys.file(owner, file.sha256));
        let request = request
            .if_none_match("*")
            .content_type(file.media_type.as_str())
            .content_length(length)
            .checksum_sha256(checksum_of(file.sha256))
            .set_server_side_encryption(encryption)
            .set_ssekms_key_id(key);
        Ok(request.presigned(valid(valid_for)?).await.map_err(failed)?.into())
    }
}

fn valid(time: Duration) -> Result<PresigningConfig> {
    PresigningConfig::expires_in(time).map_err(|error| Error::invalid("valid_for", error))
}

/// The header of RFC 6266: the name once for all, in the letters of RFC 8187.
fn content_disposition(disposition: Disposition, name: Option<&FileName>) -> String {
    let mut header = match disposition {
        Disposition::Inline => "inline",
        Disposition::Attachment => "attachment",
    }
    .to_owned();
    if let Some(name) = name {
        header.push_str("; filename*=UTF-8''");
        for byte in name.as_str().bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                header.push(char::from(byte));
            } else {
                write!(header, "%{byte:02X}").expect("a text takes all that is written into it");
            }
        }
    }
    header
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_place_in_the_header() {
        let name = FileName::new("Café \"a\"; x=1.jpg").unwrap();
        assert_eq!(
            content_disposition(Disposition::Attachment, Some(&name)),
            "attachment; filename*=UTF-8''Caf%C3%A9%20%22a%22%3B%20x%3D1.jpg"
        );
        assert_eq!(content_disposition(Disposition::Inline, None), "inline");
    }
}
