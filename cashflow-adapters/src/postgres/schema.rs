//! The schema of a database: which version it has, and bringing it up to date.

use cashflow_core::{Error, ErrorKind};
use cashflow_migrations::postgres::{Layout, MIGRATIONS, VERSION_TABLE, WORKS_FROM};

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
    /// The oldest version whose library works with it.
    works_from: u32,
    layout: Layout,
}

/// Refuses a schema that is too new for this library (`schema_too_new`) or older than it (`schema_outdated`).
pub(super) async fn check(database: &Database) -> Result<(), Failure> {
    let (version, latest) = (found(database).await?.version, latest());
    if version < latest {
        let text =
            format!("the database has schema version {version}, this library needs {latest}: migrate it");
        return Err(Error::new(ErrorKind::Unavailable, "schema_outdated", text).into());
    }
    Ok(())
}

/// The schema of a database. Errors: it is too new for this library (`schema_too_new`).
pub(super) async fn found(database: &Database) -> Result<Found, Failure> {
    let nothing = Found { version: 0, works_from: 0, layout: Layout::Plain };
    let there = Statement::new("select to_regclass('schema_version') is not null");
    if database.one(there, |row| Columns::of(row).get::<bool>()).await? != Some(true) {
        return Ok(nothing);
    }
    let rows = database.all(Statement::new(SELECT), read).await?;
    not_too_new(rows.into_iter().next().unwrap_or(nothing))
}

const SELECT: &str = "select version, works_from, partitions from schema_version";

/// Brings the schema up to date in one transaction, and gives the version that it has then: a later one stays.
///
/// Errors: it is too new for this library (`schema_too_new`).
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
            let insert = "insert into schema_version (version, works_from, partitions) values (0, 0, $1)";
            session.execute(Statement::new(insert).bind(i32::from(layout.partitions()))).await?;
            Found { version: 0, works_from: 0, layout }
        }
    };
    for step in MIGRATIONS.iter().filter(|step| step.number > found.version) {
        session.run(found.layout.sql(step).into_owned()).await?;
    }
    if found.version < latest() {
        let update = Statement::new("update schema_version set version = $1, works_from = $2");
        session.execute(update.bind(latest() as i32).bind(WORKS_FROM as i32)).await?;
    }
    Ok(found.version.max(latest()))
}

fn read(row: &sqlx_postgres::PgRow) -> Result<Found, Failure> {
    let mut columns = Columns::of(row);
    let mut number = || u32::try_from(columns.get::<i32>()?).map_err(|_| columns.wrong("out of range"));
    let (version, works_from, partitions) = (number()?, number()?, number()?);
    let partitions = u16::try_from(partitions).map_err(|_| columns.wrong("out of range"))?;
    Ok(Found { version, works_from, layout: Layout::of(partitions) })
}

fn latest() -> u32 {
    MIGRATIONS.len() as u32
}

fn not_too_new(found: Found) -> Result<Found, Failure> {
    let Found { version, works_from, .. } = found;
    let latest = latest();
    if works_from <= latest {
        return Ok(found);
    }
    let text = format!(
        "the database has schema version {version}, which libraries from version {works_from} on work with; this one \
         knows version {latest}: update it"
    );
    Err(Error::new(ErrorKind::Conflict, "schema_too_new", text).into())
}
