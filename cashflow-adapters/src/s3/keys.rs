//! Where objects are: the keys of a bucket, made of ids and hashes only.

use cashflow_core::domain::{ContentHash, UserId};

/// The keys below a prefix.
#[derive(Debug, Clone)]
pub(super) struct Keys {
    prefix: String,
}

impl Keys {
    /// `prefix` is empty or ends in `/`.
    pub(super) fn below(prefix: &str) -> Self {
        Self { prefix: prefix.to_owned() }
    }

    /// What `ping` tries to write: no owner's, so no list shows it.
    pub(super) fn ping(&self) -> String {
        format!("{}.ping", self.prefix)
    }

    /// What all keys of an owner begin with.
    pub(super) fn owner(&self, owner: UserId) -> String {
        format!("{}{owner}/", self.prefix)
    }

    /// The key of a content.
    pub(super) fn file(&self, owner: UserId, hash: ContentHash) -> String {
        format!("{}{hash}", self.owner(owner))
    }

    /// The content that a key of an owner is of; none where something else was put there.
    pub(super) fn hash(&self, owner: UserId, key: &str) -> Option<ContentHash> {
        let name = key.strip_prefix(&self.owner(owner))?;
        let hash: ContentHash = name.parse().ok()?;
        // Hexadecimal digits may be capitals, our keys have none.
        (hash.to_string() == name).then_some(hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_as_the_hash_it_is_made_of() {
        let (owner, hash) = (UserId::LOCAL, ContentHash::of(b"a photo"));
        for prefix in ["", "production/receipts/"] {
            let keys = Keys::below(prefix);
            let key = keys.file(owner, hash);
            assert_eq!(key, format!("{prefix}{owner}/{hash}"));
            assert_eq!(keys.hash(owner, &key), Some(hash));
            for other in
                [format!("x{key}"), format!("{key}x"), key.to_uppercase(), keys.ping(), String::new()]
            {
                assert_eq!(keys.hash(owner, &other), None, "{other}");
            }
        }
    }
}
