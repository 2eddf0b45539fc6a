//! Users, credentials and sessions in memory.

use std::collections::HashMap;

use async_trait::async_trait;
use uuid::Uuid;

use crate::domain::{Credential, Email, Session, SessionId, User, UserId};
use crate::error::{Error, Result};
use crate::memory::MemoryStore;
use crate::memory::commit::Row;
use crate::memory::store::{Owner, State};
use crate::ports::UserReads;

#[async_trait]
impl UserReads for MemoryStore {
    async fn user(&self, id: UserId) -> Result<Option<User>> {
        self.of(id, |owner| Some(owner.user.clone()))
    }

    async fn credential(&self, user: UserId) -> Result<Option<Credential>> {
        self.of(user, |owner| owner.credential.clone())
    }

    async fn credential_by_email(&self, email_key: &str) -> Result<Option<Credential>> {
        let state = self.read()?;
        let owner = state.credential_emails.get(email_key).and_then(|user| state.owners.get(user));
        Ok(owner.and_then(|owner| owner.credential.clone()))
    }

    async fn session(&self, user: UserId, id: SessionId) -> Result<Option<Session>> {
        self.of(user, |owner| owner.sessions.get(&id).cloned())
    }

    async fn sessions(&self, user: UserId, family: Option<SessionId>) -> Result<Vec<Session>> {
        let wanted = |session: &&Session| match family {
            Some(family) => session.family == family,
            None => session.used_at.is_none() && session.revoked_at.is_none(),
        };
        let mut sessions: Vec<Session> =
            self.of(user, |owner| owner.sessions.values().filter(wanted).cloned().collect())?;
        sessions.sort_by_key(|session| (session.created_at, session.id));
        Ok(sessions)
    }
}

impl Row for User {
    fn find(owner: &Owner, id: Uuid) -> Option<&Self> {
        (owner.user.id.as_uuid() == id).then_some(&owner.user)
    }

    fn set(state: &mut State, owner: UserId, _id: Uuid, row: Option<Self>) -> Option<Self> {
        let email = row.as_ref().and_then(|user| user.email.clone());
        let old = match (row, state.owners.get_mut(&owner)) {
            (Some(user), Some(owner)) => Some(std::mem::replace(&mut owner.user, user)),
            (Some(user), None) => {
                state.owners.insert(owner, Owner::new(user));
                None
            }
            (None, _) => state.owners.remove(&owner).map(|owner| owner.user),
        };
        let old_email = old.as_ref().and_then(|user| user.email.as_ref());
        swap_email(&mut state.profile_emails, owner, old_email, email.as_ref());
        old
    }

    fn admit(&self, state: &State, _owner: UserId) -> Result<()> {
        email_is_free(&state.profile_emails, self.id, self.email.as_ref())
    }
}

impl Row for Credential {
    fn find(owner: &Owner, _id: Uuid) -> Option<&Self> {
        owner.credential.as_ref()
    }

    fn set(state: &mut State, owner: UserId, _id: Uuid, row: Option<Self>) -> Option<Self> {
        let email = row.as_ref().map(|credential| credential.email.clone());
        let old =
            state.owners.get_mut(&owner).and_then(|owner| std::mem::replace(&mut owner.credential, row));
        let old_email = old.as_ref().map(|credential| &credential.email);
        swap_email(&mut state.credential_emails, owner, old_email, email.as_ref());
        old
    }

    fn admit(&self, state: &State, _owner: UserId) -> Result<()> {
        email_is_free(&state.credential_emails, self.user, Some(&self.email))
    }

    fn redacted(&self) -> Self {
        Self { password_hash: String::new(), ..self.clone() }
    }
}

impl Row for Session {
    fn find(owner: &Owner, id: Uuid) -> Option<&Self> {
        owner.sessions.get(&id.into())
    }

    fn set(state: &mut State, owner: UserId, id: Uuid, row: Option<Self>) -> Option<Self> {
        let sessions = &mut state.owners.get_mut(&owner)?.sessions;
        match row {
            Some(session) => sessions.insert(id.into(), session),
            None => sessions.remove(&id.into()),
        }
    }

    fn admit(&self, _state: &State, _owner: UserId) -> Result<()> {
        Ok(())
    }

    fn redacted(&self) -> Self {
        Self { token_hash: [0; 32], ..self.clone() }
    }
}

fn swap_email(emails: &mut HashMap<String, UserId>, user: UserId, old: Option<&Email>, new: Option<&Email>) {
    if let Some(old) = old {
        emails.remove(&old.key());
    }
    if let Some(new) = new {
        emails.insert(new.key(), user);
    }
}

fn email_is_free(emails: &HashMap<String, UserId>, user: UserId, email: Option<&Email>) -> Result<()> {
    match email.and_then(|email| emails.get(&email.key())) {
        Some(&other) if other != user => {
            Err(Error::conflict("email_taken", "another user has this e-mail address").with_field("email"))
        }
        _ => Ok(()),
    }
}
