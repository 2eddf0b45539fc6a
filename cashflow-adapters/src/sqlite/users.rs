//! Users, what they sign in with, and their sessions.

use cashflow_core::domain::{Credential, Email, Session, SessionId, User, UserId};
use rusqlite::{Connection, Row, params};

use super::errors::Failure;
use super::rows::{all, one};
use super::table::Table;
use super::values::{Columns, Id, Parameters};

impl Table for User {
    const INSERT: &'static str = "insert into users
        (id, version, name, email, email_key, currency, locale, time_zone, created_at, updated_at, inserted_sequence)
        values (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    const UPDATE: &'static str = "update users
        set version = ?3, name = ?4, email = ?5, email_key = ?6, currency = ?7, locale = ?8, time_zone = ?9,
            created_at = ?10, updated_at = ?11
        where id = ?2 and version = ?12";
    const DELETE: &'static str = "delete from users where id = ?2 and version = ?3";
    const CURRENT: &'static str = "select version, inserted_sequence from users where id = ?1 and id = ?2";

    fn bind(&self, parameters: &mut Parameters<'_, '_>) -> rusqlite::Result<()> {
        parameters
            .put(self.version)?
            .text(self.name.as_str())?
            .text_or_null(self.email.as_ref().map(Email::as_str))?
            .put(self.email.as_ref().map(Email::key))?
            .text(self.currency.code())?
            .text(self.locale.as_str())?
            .text(self.time_zone.name())?
            .instant(self.created_at)?
            .instant(self.updated_at)
            .map(drop)
    }
}

impl Table for Credential {
    const INSERT: &'static str = "insert into credentials
        (user_id, version, email, email_key, password_hash, updated_at, inserted_sequence)
        values (?1, ?3, ?4, ?5, ?6, ?7, ?8)";
    const UPDATE: &'static str = "update credentials
        set version = ?3, email = ?4, email_key = ?5, password_hash = ?6, updated_at = ?7
        where user_id = ?1 and version = ?8";
    const DELETE: &'static str = "delete from credentials where user_id = ?1 and version = ?3";
    const CURRENT: &'static str =
        "select version, inserted_sequence from credentials where user_id = ?1 and user_id = ?2";

    fn bind(&self, parameters: &mut Parameters<'_, '_>) -> rusqlite::Result<()> {
        parameters
            .put(self.version)?
            .text(self.email.as_str())?
            .text(&self.email.key())?
            .text(&self.password_hash)?
            .instant(self.updated_at)
            .map(drop)
    }
}

impl Table for Session {
    const INSERT: &'static str = "insert into sessions
        (user_id, id, version, family, token_hash, created_at, expires_at, used_at, revoked_at, inserted_sequence)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    const UPDATE: &'static str = "update sessions
        set version = ?3, family = ?4, token_hash = ?5, created_at = ?6, expires_at = ?7, used_at = ?8, revoked_at = ?9
        where user_id = ?1 and id = ?2 and version = ?10";
    const DELETE: &'static str = "delete from sessions where user_id = ?1 and id = ?2 and version = ?3";
    const CURRENT: &'static str =
        "select version, inserted_sequence from sessions where user_id = ?1 and id = ?2";

    fn bind(&self, parameters: &mut Parameters<'_, '_>) -> rusqlite::Result<()> {
        parameters
            .put(self.version)?
            .id(self.family.as_uuid())?
            .put(self.token_hash.as_slice())?
            .instant(self.created_at)?
            .instant(self.expires_at)?
            .instant_or_null(self.used_at)?
            .instant_or_null(self.revoked_at)
            .map(drop)
    }
}

pub(super) fn user(connection: &Connection, id: UserId) -> Result<Option<User>, Failure> {
    let sql = "select id, version, name, email, currency, locale, time_zone, created_at, updated_at
        from users where id = ?1";
    one(connection, sql, params![Id(id.as_uuid())], |row| {
        let mut columns = Columns::of(row);
        Ok(User {
            id: columns.id()?,
            version: columns.integer()?,
            name: columns.text()?,
            email: columns
                .str_or_null()?
                .map(Email::new)
                .transpose()
                .map_err(|error| columns.wrong(error))?,
            currency: columns.currency()?,
            locale: columns.text()?,
            time_zone: columns.text()?,
            created_at: columns.instant()?,
            updated_at: columns.instant()?,
        })
    })
}

pub(super) fn credential(connection: &Connection, user: UserId) -> Result<Option<Credential>, Failure> {
    let sql = "select user_id, version, email, password_hash, updated_at from credentials where user_id = ?1";
    one(connection, sql, params![Id(user.as_uuid())], credential_of)
}

pub(super) fn credential_by_email(
    connection: &Connection,
    email_key: &str,
) -> Result<Option<Credential>, Failure> {
    let sql =
        "select user_id, version, email, password_hash, updated_at from credentials where email_key = ?1";
    one(connection, sql, params![email_key], credential_of)
}

fn credential_of(row: &Row<'_>) -> Result<Credential, Failure> {
    let mut columns = Columns::of(row);
    Ok(Credential {
        user: columns.id()?,
        version: columns.integer()?,
        email: Email::new(columns.str()?).map_err(|error| columns.wrong(error))?,
        password_hash: columns.str()?.to_owned(),
        updated_at: columns.instant()?,
    })
}

pub(super) fn session(
    connection: &Connection,
    user: UserId,
    id: SessionId,
) -> Result<Option<Session>, Failure> {
    let sql = "select id, version, family, token_hash, created_at, expires_at, used_at, revoked_at
        from sessions where user_id = ?1 and id = ?2";
    one(connection, sql, params![Id(user.as_uuid()), Id(id.as_uuid())], session_of)
}

pub(super) fn sessions(
    connection: &Connection,
    user: UserId,
    family: Option<SessionId>,
) -> Result<Vec<Session>, Failure> {
    let user = Id(user.as_uuid());
    match family {
        Some(family) => {
            let sql = "select id, version, family, token_hash, created_at, expires_at, used_at, revoked_at
                from sessions where user_id = ?1 and family = ?2 order by created_at, id";
            all(connection, sql, params![user, Id(family.as_uuid())], session_of)
        }
        None => {
            let sql = "select id, version, family, token_hash, created_at, expires_at, used_at, revoked_at
                from sessions where user_id = ?1 and used_at is null and revoked_at is null order by created_at, id";
            all(connection, sql, params![user], session_of)
        }
    }
}

fn session_of(row: &Row<'_>) -> Result<Session, Failure> {
    let mut columns = Columns::of(row);
    Ok(Session {
        id: columns.id()?,
        version: columns.integer()?,
        family: columns.id()?,
        token_hash: columns.bytes()?,
        created_at: columns.instant()?,
        expires_at: columns.instant()?,
        used_at: columns.instant_or_null()?,
        revoked_at: columns.instant_or_null()?,
    })
}
