//! Users, profiles and sign-in.

use cashflow_core::domain::{self, Currency, Email, Locale, PersonName, TimeZone};
use cashflow_core::{LocalOwner, NewAccount, ports};

use super::{at, optional};
use crate::api::{AccessClaims, NewUser, Owner, ProfileChange, Result, SignIn, User};

impl From<domain::User> for User {
    fn from(user: domain::User) -> Self {
        Self {
            id: user.id.as_uuid(),
            version: user.version,
            name: user.name.as_str().to_owned(),
            email: user.email.map(|email| email.as_str().to_owned()),
            currency: user.currency.code().to_owned(),
            locale: user.locale.as_str().to_owned(),
            time_zone: user.time_zone.name().to_owned(),
            created_at: user.created_at.instant(),
            updated_at: user.updated_at.instant(),
        }
    }
}

impl From<cashflow_core::SignIn> for SignIn {
    fn from(sign_in: cashflow_core::SignIn) -> Self {
        Self {
            user_id: sign_in.user.as_uuid(),
            access_token: sign_in.access_token,
            expires_at: sign_in.expires_at.instant(),
            refresh_token: sign_in.refresh_token,
        }
    }
}

impl From<ports::AccessClaims> for AccessClaims {
    fn from(claims: ports::AccessClaims) -> Self {
        Self {
            user_id: claims.user.as_uuid(),
            session_id: claims.session.as_uuid(),
            issued_at: claims.issued_at.instant(),
            expires_at: claims.expires_at.instant(),
        }
    }
}

pub(crate) fn new(new: NewUser) -> Result<NewAccount> {
    let or = LocalOwner::default();
    Ok(NewAccount {
        name: at("name", PersonName::new(&new.name))?,
        email: at("email", Email::new(&new.email))?,
        password: new.password,
        currency: currency(new.currency)?.unwrap_or(or.currency),
        locale: locale(new.locale)?.unwrap_or(or.locale),
        time_zone: time_zone(new.time_zone)?.unwrap_or(or.time_zone),
    })
}

pub(crate) fn patch(change: ProfileChange) -> Result<cashflow_core::ProfilePatch> {
    Ok(cashflow_core::ProfilePatch {
        name: optional("name", change.name, |name| PersonName::new(&name))?,
        currency: currency(change.currency)?,
        locale: locale(change.locale)?,
        time_zone: time_zone(change.time_zone)?,
    })
}

pub(crate) fn owner(owner: Owner) -> Result<LocalOwner> {
    let or = LocalOwner::default();
    let name = optional("owner.name", owner.name, |name| PersonName::new(&name))?;
    Ok(LocalOwner {
        name: name.map_or(or.name, |name| name.as_str().to_owned()),
        currency: currency(owner.currency)?.unwrap_or(or.currency),
        locale: locale(owner.locale)?.unwrap_or(or.locale),
        time_zone: time_zone(owner.time_zone)?.unwrap_or(or.time_zone),
    })
}

fn currency(code: Option<String>) -> Result<Option<Currency>> {
    optional("currency", code, |code| Currency::from_code(&code))
}

fn locale(tag: Option<String>) -> Result<Option<Locale>> {
    optional("locale", tag, |tag| Locale::new(&tag))
}

fn time_zone(name: Option<String>) -> Result<Option<TimeZone>> {
    optional("time_zone", name, |name| TimeZone::new(&name))
}
