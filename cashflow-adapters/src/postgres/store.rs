//! The store: the pool, the schema, and one way to write.

use std::fmt;

use async_trait::async_trait;
use cashflow_core::domain::{ChangeSet, UserId};
use cashflow_core::ports::{Committed, Store};
use cashflow_core::{Error, Result};
use cashflow_migrations::postgres::Layout;
use sqlx_postgres::PgPool;

use super::database::Database;
use super::settings::{PostgresSettings, Sessions};
use super::{commit, schema, totals};

/// A [`Store`] in a PostgreSQL database (15 or newer).
///
/// It runs on Tokio, by whose timers it waits. A commit is answered when the server says that it is durable. If the future
/// of a commit is dropped, or the answer is lost for good, the set may have been written or not: committing it again, with
/// the same id, tells.
#[derive(Clone)]
pub struct PostgresStore {
    database: Database,
    layout: Layout,
}

impl PostgresStore {
    /// Connects to the database at an address: `postgres://user:password@host:5432/database`.
    ///
    /// Errors: not an address (`Invalid`), a database too new for this library (`schema_too_new`), a server that cannot be
    /// reached (`Unavailable`), does not let the user in (`database_refused`) or is not trusted
    /// (`database_not_trusted`). A database without a schema, or with an older one, is not an error here: it waits for
    /// [`migrate`](Self::migrate), and [`ping`](Store::ping) says so.
    pub async fn connect(url: &str) -> Result<Self> {
        Self::connect_with(&PostgresSettings::new(url)?).await
    }

    /// Connects with settings of one's own; errors as of [`PostgresStore::connect`].
    pub async fn connect_with(settings: &PostgresSettings) -> Result<Self> {
        let database = Database::connect(settings).await?;
        schema::found(&database).await?;
        Ok(Self { database, layout: settings.layout })
    }

    /// On a pool of the host's own. Its transactions must be `read committed`, as they are by default, and limits of time
    /// are its own matter. Errors: a database too new for this library (`schema_too_new`).
    pub async fn from_pool(pool: PgPool, sessions: Sessions) -> Result<Self> {
        let database = Database::on(pool, sessions);
        schema::found(&database).await?;
        Ok(Self { database, layout: Layout::Plain })
    }

    /// Makes the schema, or brings it up to date, in one transaction; gives the version that it has then. What a newer library
    /// added stays. Several may do
    /// so at the same time. Errors: a database too new for this library (`schema_too_new`).
    pub async fn migrate(&self) -> Result<u32> {
        Ok(schema::migrate(&self.database, self.layout).await?)
    }

    /// Closes the connections, once the calls that use them are done.
    pub async fn close(&self) {
        self.database.pool().close().await;
    }

    /// The pool of connections, for what else the host keeps in the same database.
    pub fn pool(&self) -> &PgPool {
        self.database.pool()
    }

    pub(super) fn database(&self) -> &Database {
        &self.database
    }
}

#[async_trait]
impl Store for PostgresStore {
    async fn commit(&self, changes: &ChangeSet) -> Result<Committed> {
        changes.check()?;
        commit::commit(&self.database, changes).await.map_err(Error::from)
    }

    async fn rebuild_totals(&self, owner: UserId) -> Result<()> {
        Ok(totals::rebuild(&self.database, owner).await?)
    }

    async fn ping(&self) -> Result<()> {
        Ok(schema::check(&self.database).await?)
    }
}

impl fmt::Debug for PostgresStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostgresStore").finish_non_exhaustive()
    }
}
