//! Reading users, what they sign in with, and their sessions.

use async_trait::async_trait;

use crate::domain::{Credential, Session, SessionId, User, UserId};
use crate::error::Result;

/// Reads of users.
///
/// # Behaviour
/// - a missing user, credential or session is `None`
/// - a credential is found by its e-mail address without regard to case
/// - the sessions of a family come with all their states, oldest first
/// - the sessions without a family named are those neither revoked nor used, oldest first
#[async_trait]
pub trait UserReads: Send + Sync {
    /// A user.
    async fn user(&self, id: UserId) -> Result<Option<User>>;

    /// What a user signs in with.
    async fn credential(&self, user: UserId) -> Result<Option<Credential>>;

    /// The credential of an address, by its [`Email::key`](crate::domain::Email::key).
    async fn credential_by_email(&self, email_key: &str) -> Result<Option<Credential>>;

    /// A session of a user.
    async fn session(&self, user: UserId, id: SessionId) -> Result<Option<Session>>;

    /// The sessions of a user that are neither revoked nor used, or, with a family, all of that family.
    async fn sessions(&self, user: UserId, family: Option<SessionId>) -> Result<Vec<Session>>;
}
