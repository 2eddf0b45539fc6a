//! The schema of a database: which version it has, and bringing it up to date.

use cashflow_core::{Error, ErrorKind};
use cashflow_migrations::postgres::{Layout, MIGRATIONS, VERSION_TABLE};

use super::database::{Database, Session};
use super::errors::Failure;
use super::locks;
use super::statement::Statement;
use super::values::Columns;

/// The schema of a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// The number of its last step; 0 when there is none.
    pub(super) version: u32,
    layout: Layout,
}

/// Refuses a schema that is newer than this library (`schema_too_new`) or older (`schema_outdated`).
pub(super) async fn check(database: &Database) -> Result<(), Failure> {
    let (version, latest) = (found(database).await?.version, latest());
    if version < latest {
        let text =
            format!("the database has schema version {version}, this library needs {latest}: migrate it");
        return Err(Error::new(ErrorKind::Unavailable, "schema_outdated", text).into());
    }
    Ok(())
}

/// The schema of a database. Errors: it is newer than this library (`schema_too_new`).
pub(super) async fn found(database: &Database) -> Result<Found, Failure> {
    let nothing = Found { version: 0, layout: Layout::Plain };
    let there = Statement::new("select to_regclass('schema_version') is not null");
    if database.one(there, |row| Columns::of(row).get::<bool>()).await? != Some(true) {
        return Ok(nothing);
    }
    let rows = database.all(Statement::new(SELECT), read).await?;
    not_too_new(rows.into_iter().next().unwrap_or(nothing))
}

const SELECT: &str = "select version, partitions from schema_version";

/// Brings the schema up to date in one transaction, and gives the version that it has then.
///
/// Errors: it is newer than this library (`schema_too_new`).
pub(super) async fn migrate(database: &Database, layout: Layout) -> Result<u32, Failure> {
    // Rolled back as a whole when a step fails. Long steps must not run into the limit of usual statements.
    let mut session = database.begin("set local statement_timeout = 0").await?;
    match steps(&mut session, layout).await {
        Ok(version) => {
            session.commit().await?;
            Ok(version)
        }
        Err(failure) => Err(session.roll_back(failure).await),
    }
}

async fn steps(session: &mut Session, layout: Layout) -> Result<u32, Failure> {
    session.run(locks::schema()).await?;
    session.run(VERSION_TABLE.to_owned()).await?;
    let rows = session.all(Statement::new(SELECT)).await?;
    let found = match rows.first() {
        Some(row) => not_too_new(read(row)?)?,
        None => {
            let insert = Statement::new("insert into schema_version (version, partitions) values (0, $1)")
                .bind(i32::from(layout.partitions()));
            session.execute(insert).await?;
            Found { version: 0, layout }
        }
    };
    for step in MIGRATIONS.iter().filter(|step| step.number > found.version) {
        session.run(found.layout.sql(step).into_owned()).await?;
    }
    let update = Statement::new("update schema_version set version = $1").bind(latest() as i32);
    session.execute(update).await?;
    Ok(latest())
}

fn read(row: &sqlx_postgres::PgRow) -> Result<Found, Failure> {
    let mut columns = Columns::of(row);
    let (version, partitions) = (columns.get::<i32>()?, columns.get::<i32>()?);
    let fits = u32::try_from(version).ok().zip(u16::try_from(partitions).ok());
    let (version, partitions) = fits.ok_or_else(|| columns.wrong("out of range"))?;
    Ok(Found { version, layout: Layout::of(partitions) })
}

fn latest() -> u32 {
    MIGRATIONS.len() as u32
}

fn not_too_new(found: Found) -> Result<Found, Failure> {
    let (version, latest) = (found.version, latest());
    if version <= latest {
        return Ok(found);
    }
    let text = format!(
        "the database has schema version {version}, this library knows versions up to {latest}: update it"
    );
    Err(Error::new(ErrorKind::Conflict, "schema_too_new", text).into())
}
