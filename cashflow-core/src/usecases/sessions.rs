//! Sign-in: access tokens, and refresh tokens that are replaced at each use.

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::domain::{
    Actor, Change, Credential, Edit, Email, IdempotencyKey, Session, SessionId, Timestamp, User, UserId,
};
use crate::error::{Error, ErrorKind, Result};
use crate::ports::AccessClaims;
use crate::usecases::accounts::Accounts;

/// A signed-in user with their tokens.
#[derive(Clone, PartialEq, Eq)]
pub struct SignIn {
    /// Who.
    pub user: UserId,
    /// For each request; see [`Accounts::authenticate`].
    pub access_token: String,
    /// When the access token expires.
    pub expires_at: Timestamp,
    /// For the next [`Accounts::refresh`], once.
    pub refresh_token: String,
}

impl std::fmt::Debug for SignIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignIn")
            .field("user", &self.user)
            .field("expires_at", &self.expires_at)
            .finish_non_exhaustive()
    }
}

/// The one answer for an unknown address and for a wrong password, so that it does not tell which addresses exist.
fn wrong_credentials() -> Error {
    Error::new(ErrorKind::Unauthenticated, "wrong_credentials", "the e-mail address or the password is wrong")
}

fn bad_refresh_token() -> Error {
    Error::new(
        ErrorKind::Unauthenticated,
        "bad_refresh_token",
        "the refresh token is not valid: sign in again",
    )
}

impl Accounts<'_> {
    /// Signs in with address and password. An unknown address takes the same work as a wrong password.
    pub async fn log_in(&self, email: &Email, password: &str) -> Result<SignIn> {
        let passwords = self.engine.passwords()?;
        let Some(credential) = self.engine.store().credential_by_email(&email.key()).await? else {
            passwords.verify_decoy(password).await?;
            return Err(wrong_credentials());
        };
        if !passwords.verify(password, &credential.password_hash).await? {
            return Err(wrong_credentials());
        }
        let user = credential.user;
        let mut changes = Vec::new();
        if passwords.needs_rehash(&credential.password_hash) {
            let after = Credential { password_hash: passwords.hash(password).await?, ..credential.clone() };
            changes.push(Change::Credential(Edit::update(credential, after, self.engine.now())));
        }
        let (session, secret) = self.new_session(None, None)?;
        changes.push(Change::Session(Edit::Insert(session.clone())));
        self.engine.commit(user, Actor::User(user), "accounts.log_in", changes).await?;
        self.sign_in(user, &session, &secret)
    }

    /// Replaces a refresh token by a new one and issues a new access token.
    ///
    /// A token that was already used means that two hold it: the whole sign-in is revoked, and so for both. Only with the
    /// key of [`Accounts::idempotent`] it is the same request again, whose answer got lost: it is given once more, as
    /// long as its own refresh token was not used.
    pub async fn refresh(&self, refresh_token: &str) -> Result<SignIn> {
        let (user, session) = self.session_of(refresh_token).await?;
        let now = self.engine.now();
        let once = self.once("accounts.refresh", &session.id)?;
        let derived = self.key.as_ref().map(|key| successor_secret(refresh_token, key));
        if let (Some(once), Some(secret)) = (&once, &derived)
            && let Some(changes) = self.done_before(user, once).await?
        {
            return self.refreshed_before(user, &changes, secret).await;
        }
        if session.revoked_at.is_some() || session.expires_at <= now {
            return Err(bad_refresh_token());
        }
        if session.used_at.is_some() {
            return Err(self.reused(user, session.family).await);
        }
        let (successor, secret) = self.new_session(Some(session.family), derived)?;
        let family = session.family;
        let used = Session { used_at: Some(now), ..session.clone() };
        let changes = vec![
            Change::Session(Edit::update(session, used, now)),
            Change::Session(Edit::Insert(successor.clone())),
        ];
        match self
            .engine
            .commit_once(user, Actor::User(user), "accounts.refresh", once.clone(), changes)
            .await
        {
            Err(error) if error.kind() == ErrorKind::Stale => Err(self.reused(user, family).await),
            Err(error) => Err(error),
            Ok(committed) if committed.replayed => match &once {
                Some(once) => {
                    let changes = self.done_before(user, once).await?.unwrap_or_default();
                    self.refreshed_before(user, &changes, &secret).await
                }
                None => Err(bad_refresh_token()),
            },
            Ok(_) => self.sign_in(user, &successor, &secret),
        }
    }

    /// The answer of a refresh that was done before, if its session is as it was then.
    async fn refreshed_before(&self, user: UserId, changes: &[Change], secret: &[u8; 32]) -> Result<SignIn> {
        let made = changes.iter().find_map(|change| match change {
            Change::Session(Edit::Insert(session)) => Some(session.id),
            _ => None,
        });
        let made = made.ok_or_else(bad_refresh_token)?;
        let session = self.engine.store().session(user, made).await?.ok_or_else(bad_refresh_token)?;
        let hash: [u8; 32] = Sha256::digest(secret).into();
        let ended = session.revoked_at.is_some() || session.expires_at <= self.engine.now();
        if ended || session.used_at.is_some() || session.token_hash != hash {
            return Err(bad_refresh_token());
        }
        self.sign_in(user, &session, secret)
    }

    /// Ends a sign-in. A token that is not valid (any more) is no error: there is nothing left to end.
    pub async fn log_out(&self, refresh_token: &str) -> Result<()> {
        match self.session_of(refresh_token).await {
            Ok((user, session)) => self.revoke(user, session.family, "accounts.log_out").await,
            Err(error) if error.kind() == ErrorKind::Unauthenticated => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Checks an access token. Errors: not valid, or expired (`token_expired`).
    pub fn authenticate(&self, access_token: &str) -> Result<AccessClaims> {
        self.engine.tokens()?.verify(access_token, self.engine.now())
    }

    /// The user of an access token.
    pub async fn user_of(&self, claims: &AccessClaims) -> Result<User> {
        let found = self.engine.store().user(claims.user).await?;
        found.ok_or_else(|| {
            Error::new(ErrorKind::Unauthenticated, "unknown_user", "the user is not there any more")
        })
    }

    async fn reused(&self, user: UserId, family: SessionId) -> Error {
        tracing::warn!(%user, "a refresh token was used twice: its sign-in is revoked");
        match self.revoke(user, family, "accounts.token_reused").await {
            Ok(()) => bad_refresh_token(),
            Err(error) => error,
        }
    }

    async fn revoke(&self, user: UserId, family: SessionId, reason: &'static str) -> Result<()> {
        let now = self.engine.now();
        for _ in 0..5 {
            let open = self.engine.store().sessions(user, Some(family)).await?;
            let changes: Vec<_> = open
                .into_iter()
                .filter(|session| session.revoked_at.is_none())
                .map(|session| {
                    let revoked = Session { revoked_at: Some(now), ..session.clone() };
                    Change::Session(Edit::update(session, revoked, now))
                })
                .collect();
            if changes.is_empty() {
                return Ok(());
            }
            match self.engine.commit(user, Actor::User(user), reason, changes).await {
                // A refresh came in between: its successor is to be revoked too.
                Err(error) if error.kind() == ErrorKind::Stale => {}
                outcome => return outcome.map(|_| ()),
            }
        }
        Err(Error::stale("session"))
    }

    fn new_session(
        &self,
        family: Option<SessionId>,
        secret: Option<[u8; 32]>,
    ) -> Result<(Session, [u8; 32])> {
        let secret = match secret {
            Some(secret) => secret,
            None => self.engine.tokens()?.refresh_secret()?,
        };
        let (id, now): (SessionId, _) = (self.engine.new_id(), self.engine.now());
        let session = Session {
            id,
            version: 1,
            family: family.unwrap_or(id),
            token_hash: Sha256::digest(secret).into(),
            created_at: now,
            expires_at: now.plus(self.engine.settings().refresh_token_life),
            used_at: None,
            revoked_at: None,
        };
        Ok((session, secret))
    }

    fn sign_in(&self, user: UserId, session: &Session, secret: &[u8; 32]) -> Result<SignIn> {
        // A token carries whole seconds.
        let issued_at = Timestamp::from_micros(self.engine.now().micros() / 1_000_000 * 1_000_000)?;
        let expires_at = issued_at.plus(self.engine.settings().access_token_life);
        let claims = AccessClaims { user, session: session.family, issued_at, expires_at };
        let access_token = self.engine.tokens()?.issue(&claims)?;
        Ok(SignIn { user, access_token, expires_at, refresh_token: write_token(user, session.id, secret) })
    }

    async fn session_of(&self, refresh_token: &str) -> Result<(UserId, Session)> {
        let (user, id, secret) = read_token(refresh_token).ok_or_else(bad_refresh_token)?;
        let found = self.engine.store().session(user, id).await?;
        let hash: [u8; 32] = Sha256::digest(secret).into();
        // The hash of 256 bits of chance: comparing it tells nothing about the secret, however long it takes.
        found
            .filter(|session| session.token_hash == hash)
            .map(|session| (user, session))
            .ok_or_else(bad_refresh_token)
    }
}

/// The secret that follows a refresh token by a request with a key: the same whenever the request comes again, and as hard
/// to guess as the 256 bits of chance of the token, of which only a hash is kept.
fn successor_secret(refresh_token: &str, key: &IdempotencyKey) -> [u8; 32] {
    let mut hash = Sha256::new_with_prefix("the refresh token after ");
    hash.update(refresh_token);
    hash.update(key.as_str());
    hash.finalize().into()
}

/// User, session and secret in hexadecimal digits: the user comes first so that it is looked up within their data.
fn write_token(user: UserId, session: SessionId, secret: &[u8; 32]) -> String {
    let secret = crate::domain::ContentHash::from_bytes(*secret);
    format!("{}{}{secret}", user.as_uuid().simple(), session.as_uuid().simple())
}

fn read_token(token: &str) -> Option<(UserId, SessionId, [u8; 32])> {
    if token.len() != 128 || !token.is_ascii() {
        return None;
    }
    let user = Uuid::try_parse(&token[..32]).ok()?;
    let session = Uuid::try_parse(&token[32..64]).ok()?;
    let secret: crate::domain::ContentHash = token[64..].parse().ok()?;
    Some((user.into(), session.into(), *secret.as_bytes()))
}
