//! The owner's profile.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::cashflow::Cashflow;
use crate::domain::{Change, Currency, Edit, Locale, PersonName, TimeZone, User};
use crate::error::{Error, Result};
use crate::usecases::write::{Race, check_version};

/// A change of the profile: what is not mentioned stays. The e-mail address is changed by [`Accounts`](crate::Accounts).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfilePatch {
    /// The name.
    pub name: Option<PersonName>,
    /// The currency they think in.
    pub currency: Option<Currency>,
    /// Language and region.
    pub locale: Option<Locale>,
    /// What "today" means.
    pub time_zone: Option<TimeZone>,
}

/// The profile of one owner.
#[derive(Debug)]
pub struct Profile<'a> {
    cashflow: &'a Cashflow,
}

impl<'a> Profile<'a> {
    pub(crate) fn new(cashflow: &'a Cashflow) -> Self {
        Self { cashflow }
    }

    /// The profile. Errors: the owner is not there.
    pub async fn get(&self) -> Result<User> {
        let found = self.cashflow.engine().store().user(self.cashflow.owner()).await?;
        found.ok_or_else(|| Error::not_found("user"))
    }

    /// The calendar date that it is for the owner.
    pub async fn today(&self) -> Result<NaiveDate> {
        Ok(self.cashflow.engine().now().date_in(self.get().await?.time_zone))
    }

    /// Changes the profile. With a version, only if that is still the current one (else `Stale`).
    pub async fn change(&self, version: Option<u32>, patch: ProfilePatch) -> Result<User> {
        let request = self.cashflow.request("profile.change", &(version, &patch))?;
        if let Some(done) = self.cashflow.replayed(&request).await? {
            return done.one();
        }
        let mut race = Race::new(version);
        loop {
            let before = self.get().await?;
            check_version("user", version, before.version)?;
            let patch = patch.clone();
            let after = User {
                name: patch.name.unwrap_or_else(|| before.name.clone()),
                currency: patch.currency.unwrap_or(before.currency),
                locale: patch.locale.unwrap_or_else(|| before.locale.clone()),
                time_zone: patch.time_zone.unwrap_or(before.time_zone),
                ..before.clone()
            };
            let edit = Edit::update(before, after, self.cashflow.engine().now());
            match self.cashflow.write(&request, vec![Change::User(edit)]).await {
                Err(error) if race.again(&error) => {}
                written => return written?.one(),
            }
        }
    }
}
