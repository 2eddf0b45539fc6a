//! Where files are, for other services of AWS, which take documents by bucket and key.

use cashflow_core::domain::{ContentHash, UserId};

use super::files::S3Files;

impl S3Files {
    /// The bucket, and the key in it under which a content of an owner is, or would be, stored.
    pub fn location(&self, owner: UserId, sha256: ContentHash) -> (String, String) {
        (self.bucket.name().to_owned(), self.bucket.keys.file(owner, sha256))
    }
}
