//! The owner's profile.

use crate::api::{Day, Id, Result, Timestamp};
use crate::convert;
use crate::handle::Handle;

/// A person, or the single local owner.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct User {
    /// Its id: the owner of everything it records.
    pub id: Id,
    /// Grows by one with each change.
    pub version: u32,
    /// The name.
    pub name: String,
    /// The address it signs in with; none for a local owner.
    pub email: Option<String>,
    /// The currency it thinks in (ISO 4217).
    pub currency: String,
    /// Language and region (BCP 47).
    pub locale: String,
    /// What "today" means (IANA).
    pub time_zone: String,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A change of the profile: what is none stays as it is. The e-mail address is changed by `users.change_email`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct ProfileChange {
    /// The name.
    pub name: Option<String>,
    /// The currency they think in (ISO 4217).
    pub currency: Option<String>,
    /// Language and region (BCP 47).
    pub locale: Option<String>,
    /// What "today" means (IANA).
    pub time_zone: Option<String>,
}

/// The profile of one owner.
#[derive(Debug, Clone)]
pub struct Profile {
    handle: Handle,
}

impl Profile {
    pub(crate) fn new(handle: Handle) -> Self {
        Self { handle }
    }

    /// The profile. Errors: the owner is not there.
    pub async fn get(&self) -> Result<User> {
        Ok(self.handle.acting()?.profile().get().await?.into())
    }

    /// The calendar date that it is for the owner.
    pub async fn today(&self) -> Result<Day> {
        Ok(self.handle.acting()?.profile().today().await?)
    }

    /// Changes the profile. With a version, only if that is still the current one (else `stale`).
    pub async fn change(&self, change: ProfileChange, version: Option<u32>) -> Result<User> {
        let cashflow = self.handle.acting()?;
        Ok(cashflow.profile().change(version, convert::users::patch(change)?).await?.into())
    }
}
