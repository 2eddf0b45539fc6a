//! Accounts of people: registration, and the change of what they sign in with.

use serde::Serialize;

use crate::domain::{
    Actor, Change, Credential, Currency, Edit, Email, Idempotency, IdempotencyKey, Locale, PersonName,
    Session, TimeZone, User, UserId,
};
use crate::engine::Engine;
use crate::error::{Error, ErrorKind, Result};
use crate::usecases::defaults;
use crate::usecases::write::{idempotency, idempotency_mismatch};

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
    pub(super) key: Option<IdempotencyKey>,
}

impl<'a> Accounts<'a> {
    pub(crate) fn new(engine: &'a Engine) -> Self {
        Self { engine, key: None }
    }

    /// The same for a request that may be sent twice: what it asks for is done once, and its answer is given again.
    /// [`Accounts::log_in`] does not heed it: every log-in is a session of its own.
    #[must_use]
    pub fn idempotent(self, key: IdempotencyKey) -> Self {
        Self { key: Some(key), ..self }
    }

    /// Creates a user with the first categories and priorities. Errors: the address is taken (`email_taken`), the
    /// password is too short or too long.
    pub async fn register(&self, new: NewAccount) -> Result<User> {
        check_password("password", &new.password)?;
        let input = (&new.name, &new.email, new.currency, &new.locale, &new.time_zone);
        let once = self.once("accounts.register", &input)?;
        if let Some(user) = self.registered(&new, once.as_ref()).await? {
            return Ok(user);
        }
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
        self.engine.commit_once(id, Actor::System, "accounts.register", once, changes).await?;
        Ok(user)
    }

    /// The user that the same request made before. Only who knows the password is told.
    async fn registered(&self, new: &NewAccount, once: Option<&Idempotency>) -> Result<Option<User>> {
        let Some(once) = once else { return Ok(None) };
        let found = self.engine.store().credential_by_email(&new.email.key()).await?;
        let Some(credential) = found else { return Ok(None) };
        let Some(changes) = self.done_before(credential.user, once).await? else { return Ok(None) };
        let known = self.engine.passwords()?.verify(&new.password, &credential.password_hash).await?;
        Ok(changes.into_iter().find_map(|change| match change {
            Change::User(Edit::Insert(user)) if known => Some(user),
            _ => None,
        }))
    }

    /// Changes the password and ends every session. Errors: the old password is wrong.
    pub async fn change_password(&self, user: UserId, old: &str, new: &str) -> Result<()> {
        check_password("new_password", new)?;
        let once = self.once("accounts.change_password", &())?;
        if self.has_password(user, new, once.as_ref()).await? {
            return Ok(());
        }
        let before = self.verified(user, old).await?;
        let password_hash = self.engine.passwords()?.hash(new).await?;
        let after = Credential { password_hash, ..before.clone() };
        let now = self.engine.now();
        let mut changes = vec![Change::Credential(Edit::update(before, after, now))];
        for session in self.engine.store().sessions(user, None).await? {
            let revoked = Session { revoked_at: Some(now), ..session.clone() };
            changes.push(Change::Session(Edit::update(session, revoked, now)));
        }
        let reason = "accounts.change_password";
        self.engine.commit_once(user, Actor::User(user), reason, once, changes).await.map(|_| ())
    }

    /// Whether the same request gave the user this password before.
    async fn has_password(&self, user: UserId, new: &str, once: Option<&Idempotency>) -> Result<bool> {
        let Some(once) = once else { return Ok(false) };
        if self.done_before(user, once).await?.is_none() {
            return Ok(false);
        }
        match self.verified(user, new).await {
            Ok(_) => Ok(true),
            Err(error) if error.code() == "wrong_password" => Err(idempotency_mismatch()),
            Err(error) => Err(error),
        }
    }

    /// Changes the address to sign in with. Errors: the password is wrong, the address is taken (`email_taken`).
    pub async fn change_email(&self, user: UserId, password: &str, email: Email) -> Result<User> {
        let before = self.verified(user, password).await?;
        let once = self.once("accounts.change_email", &email)?;
        if let Some(once) = &once
            && let Some(changes) = self.done_before(user, once).await?
        {
            let changed = changes.into_iter().find_map(|change| match change {
                Change::User(Edit::Update { after, .. }) => Some(*after),
                _ => None,
            });
            return changed.ok_or_else(idempotency_mismatch);
        }
        let found = self.engine.store().user(user).await?;
        let profile = found.ok_or_else(|| Error::not_found("user"))?;
        let now = self.engine.now();
        let credential = Credential { email: email.clone(), ..before.clone() };
        let edit = Edit::update(profile.clone(), User { email: Some(email), ..profile }, now);
        let changed = edit.subject().clone();
        let changes = vec![Change::User(edit), Change::Credential(Edit::update(before, credential, now))];
        self.engine.commit_once(user, Actor::User(user), "accounts.change_email", once, changes).await?;
        Ok(changed)
    }

    /// The caller's key, if there is one, with what makes the request the same. Passwords are no part of it: what is
    /// stored must not help to guess them.
    pub(super) fn once(&self, reason: &str, input: &impl Serialize) -> Result<Option<Idempotency>> {
        self.key.as_ref().map(|key| idempotency(key, reason, input)).transpose()
    }

    /// What was written when the same request came before. Errors: its key was used for another.
    pub(super) async fn done_before(&self, user: UserId, once: &Idempotency) -> Result<Option<Vec<Change>>> {
        let Some(entry) = self.engine.store().change_set_by_key(user, &once.key).await? else {
            return Ok(None);
        };
        if entry.change_set.idempotency.as_ref() != Some(once) {
            return Err(idempotency_mismatch());
        }
        Ok(Some(entry.change_set.changes))
    }

    /// The credential of a user who just gave their password.
    pub(super) async fn verified(&self, user: UserId, password: &str) -> Result<Credential> {
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
