//! Users, what they sign in with, and their sessions.

use cashflow_core::Result;
use cashflow_core::domain::{Change, Credential, Edit, Email, Session, SessionId, User, UserId};
use sqlx_postgres::PgRow;

use super::cells::Cell;
use super::database::Database;
use super::errors::Failure;
use super::statement::Statement;
use super::table::Table;
use super::values::Columns;

impl Table for User {
    const TABLE: &'static str = "users";
    const OWNER: &'static str = "id";
    const COLUMNS: &'static [&'static str] = &[
        "version",
        "name",
        "email",
        "email_key",
        "currency",
        "locale",
        "time_zone",
        "created_at",
        "updated_at",
    ];

    fn edit_of(change: &Change) -> Option<&Edit<Self>> {
        if let Change::User(edit) = change { Some(edit) } else { None }
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::big(self.version),
            Cell::text(self.name.as_str()),
            Cell::text_or_null(self.email.as_ref().map(Email::as_str)),
            Cell::made_text(self.email.as_ref().map(Email::key)),
            Cell::text(self.currency.code()),
            Cell::text(self.locale.as_str()),
            Cell::text(self.time_zone.name()),
            Cell::instant(self.created_at),
            Cell::instant(self.updated_at),
        ]
    }
}

impl Table for Credential {
    const TABLE: &'static str = "credentials";
    const COLUMNS: &'static [&'static str] =
        &["version", "email", "email_key", "password_hash", "updated_at"];

    fn edit_of(change: &Change) -> Option<&Edit<Self>> {
        if let Change::Credential(edit) = change { Some(edit) } else { None }
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::big(self.version),
            Cell::text(self.email.as_str()),
            Cell::made_text(Some(self.email.key())),
            Cell::text(&self.password_hash),
            Cell::instant(self.updated_at),
        ]
    }
}

impl Table for Session {
    const TABLE: &'static str = "sessions";
    const COLUMNS: &'static [&'static str] =
        &["id", "version", "family", "token_hash", "created_at", "expires_at", "used_at", "revoked_at"];

    fn edit_of(change: &Change) -> Option<&Edit<Self>> {
        if let Change::Session(edit) = change { Some(edit) } else { None }
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::Id(Some(self.id.as_uuid())),
            Cell::big(self.version),
            Cell::Id(Some(self.family.as_uuid())),
            Cell::Bytes(&self.token_hash),
            Cell::instant(self.created_at),
            Cell::instant(self.expires_at),
            Cell::instant_or_null(self.used_at),
            Cell::instant_or_null(self.revoked_at),
        ]
    }
}

pub(super) async fn user(database: &Database, id: UserId) -> Result<Option<User>> {
    let sql = "select id, version, name, email, currency, locale, time_zone, created_at, updated_at
        from users where id = $1";
    let user = database.one(Statement::new(sql).bind(id.as_uuid()), |row| {
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
    });
    Ok(user.await?)
}

pub(super) async fn credential(database: &Database, user: UserId) -> Result<Option<Credential>> {
    let sql = "select user_id, version, email, password_hash, updated_at from credentials where user_id = $1";
    Ok(database.one(Statement::new(sql).bind(user.as_uuid()), credential_of).await?)
}

pub(super) async fn credential_by_email(database: &Database, email_key: &str) -> Result<Option<Credential>> {
    let sql =
        "select user_id, version, email, password_hash, updated_at from credentials where email_key = $1";
    Ok(database.one(Statement::new(sql).bind(email_key), credential_of).await?)
}

fn credential_of(row: &PgRow) -> Result<Credential, Failure> {
    let mut columns = Columns::of(row);
    Ok(Credential {
        user: columns.id()?,
        version: columns.integer()?,
        email: Email::new(columns.str()?).map_err(|error| columns.wrong(error))?,
        password_hash: columns.str()?.to_owned(),
        updated_at: columns.instant()?,
    })
}

const SESSION: &str = "select id, version, family, token_hash, created_at, expires_at, used_at, revoked_at
    from sessions where user_id = $1";

pub(super) async fn session(database: &Database, user: UserId, id: SessionId) -> Result<Option<Session>> {
    let statement = Statement::new(format!("{SESSION} and id = $2")).bind(user.as_uuid()).bind(id.as_uuid());
    Ok(database.one(statement, session_of).await?)
}

pub(super) async fn sessions(
    database: &Database,
    user: UserId,
    family: Option<SessionId>,
) -> Result<Vec<Session>> {
    let statement = match family {
        Some(family) => Statement::new(format!("{SESSION} and family = $2 order by created_at, id"))
            .bind(user.as_uuid())
            .bind(family.as_uuid()),
        None => {
            let sql = format!("{SESSION} and used_at is null and revoked_at is null order by created_at, id");
            Statement::new(sql).bind(user.as_uuid())
        }
    };
    Ok(database.all(statement, session_of).await?)
}

fn session_of(row: &PgRow) -> Result<Session, Failure> {
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
