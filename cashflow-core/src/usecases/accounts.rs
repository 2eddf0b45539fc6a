//! Accounts of people: registration, and the change of what they sign in with.

use crate::domain::{
    Actor, Change, Credential, Currency, Edit, Email, Locale, PersonName, Session, TimeZone, User, UserId,
};
use crate::engine::Engine;
use crate::error::{Error, ErrorKind, Result};
use crate::usecases::defaults;

/// The fewest characters of a password.
pub const PASSWORD_MIN: usize = 8;
/// The most characters of a password.
pub const PASSWORD_MAX: usize = 128;

/// A person who registers.
#[derive(Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// The name.
    pub name: PersonName,
    /// The address to sign in with.
    pub email: Email,
    /// The password, of 8 to 128 characters.
    pub password: String,
    /// The currency they think in.
    pub currency: Currency,
    /// Their language: also that of the first categories.
    pub locale: Locale,
    /// What "today" means.
    pub time_zone: TimeZone,
}

impl std::fmt::Debug for NewAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewAccount").field("locale", &self.locale).finish_non_exhaustive()
    }
}

/// Registration and sign-in, for hosts of many users.
#[derive(Debug)]
pub struct Accounts<'a> {
    pub(super) engine: &'a Engine,
}

impl<'a> Accounts<'a> {
    pub(crate) fn new(engine: &'a Engine) -> Self {
        Self { engine }
    }

    /// Creates a user with the first categories and priorities. Errors: the address is taken (`email_taken`), the
    /// password is too short or too long.
    pub async fn register(&self, new: NewAccount) -> Result<User> {
        check_password("password", &new.password)?;
        let password_hash = self.engine.passwords()?.hash(&new.password).await?;
        let (id, at): (UserId, _) = (self.engine.new_id(), self.engine.now());
        let user = User {
            id,
            version: 1,
            name: new.name,
            email: Some(new.email.clone()),
            currency: new.currency,
            locale: new.locale,
            time_zone: new.time_zone,
            created_at: at,
            updated_at: at,
        };
        let credential = Credential { user: id, version: 1, email: new.email, password_hash, updated_at: at };
        let mut changes =
            vec![Change::User(Edit::Insert(user.clone())), Change::Credential(Edit::Insert(credential))];
        changes.extend(defaults::first_changes(self.engine, user.locale.language(), at));
        self.engine.commit(id, Actor::System, "accounts.register", changes).await?;
        Ok(user)
    }

    /// Changes the password and ends every session. Errors: the old password is wrong.
    pub async fn change_password(&self, user: UserId, old: &str, new: &str) -> Result<()> {
        check_password("new_password", new)?;
        let before = self.verified(user, old).await?;
        let password_hash = self.engine.passwords()?.hash(new).await?;
        let after = Credential { password_hash, ..before.clone() };
        let now = self.engine.now();
        let mut changes = vec![Change::Credential(Edit::update(before, after, now))];
        for session in self.engine.store().sessions(user, None).await? {
            let revoked = Session { revoked_at: Some(now), ..session.clone() };
            changes.push(Change::Session(Edit::update(session, revoked, now)));
        }
        self.engine.commit(user, Actor::User(user), "accounts.change_password", changes).await.map(|_| ())
    }

    /// Changes the address to sign in with. Errors: the password is wrong, the address is taken (`email_taken`).
    pub async fn change_email(&self, user: UserId, password: &str, email: Email) -> Result<User> {
        let before = self.verified(user, password).await?;
        let found = self.engine.store().user(user).await?;
        let profile = found.ok_or_else(|| Error::not_found("user"))?;
        let now = self.engine.now();
        let credential = Credential { email: email.clone(), ..before.clone() };
        let edit = Edit::update(profile.clone(), User { email: Some(email), ..profile }, now);
        let changed = edit.subject().clone();
        let changes = vec![Change::User(edit), Change::Credential(Edit::update(before, credential, now))];
        self.engine.commit(user, Actor::User(user), "accounts.change_email", changes).await?;
        Ok(changed)
    }

    /// The credential of a user who just gave their password.
    async fn verified(&self, user: UserId, password: &str) -> Result<Credential> {
        let found = self.engine.store().credential(user).await?;
        let credential = found.ok_or_else(|| Error::not_found("user"))?;
        if self.engine.passwords()?.verify(password, &credential.password_hash).await? {
            return Ok(credential);
        }
        Err(Error::new(ErrorKind::Forbidden, "wrong_password", "the password is wrong")
            .with_field("password"))
    }
}

fn check_password(field: &'static str, password: &str) -> Result<()> {
    let length = password.chars().count();
    if (PASSWORD_MIN..=PASSWORD_MAX).contains(&length) {
        return Ok(());
    }
    Err(Error::invalid(field, format!("must have {PASSWORD_MIN} to {PASSWORD_MAX} characters")))
}
