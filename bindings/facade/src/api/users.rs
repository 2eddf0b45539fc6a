//! Registration and sign-in, for hosts of many users.

use std::time::Duration;

use cashflow_core::domain::{Email, UserId};

use crate::api::{Id, Result, Timestamp, User};
use crate::convert;
use crate::handle::Handle;

/// A person who registers.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct NewUser {
    /// The name.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// The password, of 8 to 128 characters.
    pub password: String,
    /// The currency they think in (ISO 4217); none takes EUR.
    pub currency: Option<String>,
    /// Language and region (BCP 47), also that of the first categories; none takes `en`.
    pub locale: Option<String>,
    /// What "today" means (IANA); none takes UTC.
    pub time_zone: Option<String>,
}

impl std::fmt::Debug for NewUser {
    /// Without the password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewUser").field("locale", &self.locale).finish_non_exhaustive()
    }
}

/// A signed-in user with their tokens.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SignIn {
    /// Who.
    pub user_id: Id,
    /// For each request; see `authenticate` and `signed_in`.
    pub access_token: String,
    /// When the access token expires.
    pub expires_at: Timestamp,
    /// For the next `refresh`, once.
    pub refresh_token: String,
}

impl std::fmt::Debug for SignIn {
    /// Without the tokens.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignIn").field("user_id", &self.user_id).finish_non_exhaustive()
    }
}

/// What an access token says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AccessClaims {
    /// Who.
    pub user_id: Id,
    /// By which sign-in.
    pub session_id: Id,
    /// Since when.
    pub issued_at: Timestamp,
    /// Until when.
    pub expires_at: Timestamp,
}

/// Registration and sign-in. It needs `token_secrets` in the configuration.
#[derive(Debug, Clone)]
pub struct Users {
    handle: Handle,
}

impl Users {
    pub(crate) fn new(handle: Handle) -> Self {
        Self { handle }
    }

    /// Creates a user with the first categories and priorities. Errors: the address is taken (`email_taken`), the
    /// password is too short or too long.
    pub async fn register(&self, user: NewUser) -> Result<User> {
        let engine = self.handle.engine()?;
        Ok(engine.accounts().register(convert::users::new(user)?).await?.into())
    }

    /// Signs in with address and password. An unknown address takes the same work as a wrong password.
    pub async fn log_in(&self, email: String, password: String) -> Result<SignIn> {
        let engine = self.handle.engine()?;
        let email = convert::at("email", Email::new(&email))?;
        Ok(engine.accounts().log_in(&email, &password).await?.into())
    }

    /// Replaces a refresh token by a new one and issues a new access token. A token that was already used means that
    /// two hold it: the whole sign-in is revoked, and so for both.
    pub async fn refresh(&self, refresh_token: String) -> Result<SignIn> {
        Ok(self.handle.engine()?.accounts().refresh(&refresh_token).await?.into())
    }

    /// Ends a sign-in. A token that is not valid (any more) is no error: there is nothing left to end.
    pub async fn log_out(&self, refresh_token: String) -> Result<()> {
        Ok(self.handle.engine()?.accounts().log_out(&refresh_token).await?)
    }

    /// Checks an access token. Errors: not valid, or expired (`token_expired`).
    pub async fn authenticate(&self, access_token: String) -> Result<AccessClaims> {
        Ok(self.handle.engine()?.accounts().authenticate(&access_token)?.into())
    }

    /// Changes the password and ends every sign-in. Errors: the old password is wrong.
    pub async fn change_password(&self, user_id: Id, password: String, new_password: String) -> Result<()> {
        Ok(self
            .handle
            .engine()?
            .accounts()
            .change_password(UserId::from(user_id), &password, &new_password)
            .await?)
    }

    /// Changes the address to sign in with. Errors: the password is wrong, the address is taken (`email_taken`).
    pub async fn change_email(&self, user_id: Id, password: String, email: String) -> Result<User> {
        let engine = self.handle.engine()?;
        let email = convert::at("email", Email::new(&email))?;
        Ok(engine.accounts().change_email(UserId::from(user_id), &password, email).await?.into())
    }

    /// Deletes an account with everything of the person, for good: movements, categories, priorities, receipts with
    /// their files, sign-ins, history. The address may register anew. Errors: the password is wrong.
    pub async fn delete(&self, user_id: Id, password: String) -> Result<()> {
        Ok(self.handle.engine()?.accounts().delete(UserId::from(user_id), &password).await?)
    }

    /// Takes away files that deleted accounts left behind, when a process ended in the middle or the file store was away,
    /// and forgets accounts that were deleted longer ago than this; none takes a day. For a host to call when it starts
    /// and now and then.
    pub async fn sweep_deleted(&self, older_than_seconds: Option<u32>) -> Result<()> {
        let engine = self.handle.engine()?;
        let grace = older_than_seconds
            .map_or(cashflow_core::ERASURE_GRACE, |seconds| Duration::from_secs(seconds.into()));
        engine.accounts().sweep_erased(grace).await?;
        Ok(())
    }
}
