//! People: the profile, the credential it signs in with, and its sessions.

use serde::{Deserialize, Serialize};

use crate::domain::{Currency, Email, Locale, PersonName, SessionId, TimeZone, Timestamp, UserId};

/// A person, or the single local owner of an embedded store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// Its id: the owner of everything it records.
    pub id: UserId,
    /// Grows by one with each change.
    pub version: u32,
    /// The name.
    pub name: PersonName,
    /// The address it signs in with; none for a local owner.
    pub email: Option<Email>,
    /// The currency it thinks in.
    pub currency: Currency,
    /// Language and region.
    pub locale: Locale,
    /// What "today" means.
    pub time_zone: TimeZone,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

impl UserId {
    /// The one owner of a store that is opened in-process, without any sign-in.
    pub const LOCAL: Self = Self::from_uuid(uuid::Uuid::from_u128(0xca5f_1000_0000_8000_8000_0000_0000_0001));
}

/// What a user signs in with. Its secret part is never serialised, so it is in no journal.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credential {
    /// Whose it is, and its id.
    pub user: UserId,
    /// Grows by one with each change.
    pub version: u32,
    /// The address, unique in the store by its [`Email::key`].
    pub email: Email,
    /// The hash of the password, in the PHC string format.
    #[serde(skip)]
    pub password_hash: String,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

impl std::fmt::Debug for Credential {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credential")
            .field("user", &self.user)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

/// One refresh token of a sign-in on one device: it is replaced at each use, and its successors form its family.
///
/// Using one that was already used means that somebody else holds a copy: the whole family is revoked.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Grows by one with each change.
    pub version: u32,
    /// The id of the first session of the sign-in.
    pub family: SessionId,
    /// SHA-256 of the refresh token.
    #[serde(skip)]
    pub token_hash: [u8; 32],
    /// When it was issued.
    pub created_at: Timestamp,
    /// After this it is refused.
    pub expires_at: Timestamp,
    /// When it was replaced by its successor.
    pub used_at: Option<Timestamp>,
    /// When it was revoked by a log-out, a change of the password or a reuse.
    pub revoked_at: Option<Timestamp>,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("id", &self.id).field("family", &self.family).finish_non_exhaustive()
    }
}
