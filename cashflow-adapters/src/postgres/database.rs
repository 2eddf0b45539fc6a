//! Running statements on the pool: one alone, or several in a transaction.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use sqlx_core::Error as SqlxError;
use sqlx_core::connection::Connection as _;
use sqlx_core::pool::PoolConnection;
use sqlx_core::query::query_with;
use sqlx_core::raw_sql::raw_sql;
use sqlx_core::sql_str::AssertSqlSafe;
use sqlx_postgres::{PgPool, PgPoolOptions, PgRow, PgSslMode, Postgres};
use tokio::time::timeout;

use super::errors::Failure;
use super::retries::Retries;
use super::settings::{PostgresSettings, Sessions, Tls};
use super::statement::Statement;

/// A connection that nobody used for so long is tried before it is used.
const IDLE: Duration = Duration::from_secs(5);
/// What the way to the server and back may take beyond the time of the statement.
const WAY: Duration = Duration::from_secs(5);

/// The server, by way of a pool of connections.
#[derive(Clone)]
pub(super) struct Database {
    pool: PgPool,
    sessions: Sessions,
    /// How transactions begin.
    begin: Arc<str>,
    /// How long an answer may take before the connection counts as lost.
    patience: Option<Duration>,
    losses: Losses,
}

/// When a connection was last lost. Others that were idle by then may be lost as well, and are tried before they are used.
#[derive(Clone, Default)]
struct Losses(Arc<Mutex<Option<Instant>>>);

impl Losses {
    fn note(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    fn touch(&self, idle_for: Duration) -> bool {
        let last = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.is_some_and(|last| last.elapsed() <= idle_for)
    }
}

impl Database {
    /// Connects; waits up to the acquire timeout for a server that is starting.
    pub(super) async fn connect(settings: &PostgresSettings) -> Result<Self, Failure> {
        // It sets how floating-point numbers are written, of which there are none, and PgBouncer refuses it.
        let mut options = settings.options.clone().extra_float_digits(None);
        options = options.application_name(&settings.application_name);
        options = match &settings.tls {
            Tls::FromAddress => options,
            Tls::Off => options.ssl_mode(PgSslMode::Disable),
            Tls::VerifyFull { root_certificate: None } => options.ssl_mode(PgSslMode::VerifyFull),
            Tls::VerifyFull { root_certificate: Some(path) } => {
                options.ssl_mode(PgSslMode::VerifyFull).ssl_root_cert(path)
            }
        };
        let millis = settings.statement_timeout.as_millis().clamp(1, i32::MAX as u128);
        let mut begin = "begin isolation level read committed".to_owned();
        match settings.sessions {
            Sessions::Kept => {
                options = options.options([
                    ("statement_timeout", millis.to_string().as_str()),
                    ("idle_in_transaction_session_timeout", millis.to_string().as_str()),
                    // What is seen once a lock is granted must be what was committed until then.
                    ("default_transaction_isolation", "read committed"),
                ]);
            }
            Sessions::PerTransaction => {
                options = options.statement_cache_capacity(0);
                begin += &format!(
                    "; set local statement_timeout = {millis};
                    set local idle_in_transaction_session_timeout = {millis}"
                );
            }
        }
        let losses = Losses::default();
        let noted = losses.clone();
        let pool = PgPoolOptions::new()
            .max_connections(settings.max_connections.get())
            .min_connections(settings.min_connections)
            .acquire_timeout(settings.acquire_timeout)
            .idle_timeout(settings.idle_timeout)
            .max_lifetime(settings.max_lifetime)
            // A round trip before each call; what is lost is noticed by the call itself, which is then repeated.
            .test_before_acquire(false)
            .before_acquire(move |connection, state| {
                let is_doubtful = state.idle_for >= IDLE || noted.touch(state.idle_for);
                Box::pin(async move {
                    if is_doubtful {
                        timeout(WAY, connection.ping()).await.map_err(|_| late())??;
                    }
                    Ok(true)
                })
            })
            .connect_with(options)
            .await?;
        let patience = Some(settings.statement_timeout + WAY);
        Ok(Self { pool, sessions: settings.sessions, begin: begin.into(), patience, losses })
    }

    /// On a pool that somebody else made.
    pub(super) fn on(pool: PgPool, sessions: Sessions) -> Self {
        Self {
            pool,
            sessions,
            begin: "begin isolation level read committed".into(),
            patience: None,
            losses: Losses::default(),
        }
    }

    pub(super) fn pool(&self) -> &PgPool {
        &self.pool
    }

    /// What a statement that only reads finds. It is repeated when the connection was lost.
    pub(super) async fn all<T>(
        &self,
        statement: Statement,
        read: impl Fn(&PgRow) -> Result<T, Failure>,
    ) -> Result<Vec<T>, Failure> {
        let mut retries = Retries::new();
        loop {
            match self.once(statement.clone()).await {
                Ok(rows) => return rows.iter().map(read).collect(),
                Err(failure) => retries.after(failure).await?,
            }
        }
    }

    /// The first row that a statement that only reads finds.
    pub(super) async fn one<T>(
        &self,
        statement: Statement,
        read: impl Fn(&PgRow) -> Result<T, Failure>,
    ) -> Result<Option<T>, Failure> {
        let found = self.all(statement, |row| Ok(Some(read(row)?))).await?;
        Ok(found.into_iter().next().flatten())
    }

    /// The rows of a statement that is a transaction by itself.
    pub(super) async fn once(&self, statement: Statement) -> Result<Vec<PgRow>, Failure> {
        match self.sessions {
            Sessions::Kept => {
                let mut session = self.session().await?;
                session.all(statement).await
            }
            // Preparing and executing are two steps, which a pooler may send to two servers unless a transaction holds
            // them together.
            Sessions::PerTransaction => {
                let mut transaction = self.begin("").await?;
                match transaction.all(statement).await {
                    Ok(rows) => {
                        transaction.commit().await?;
                        Ok(rows)
                    }
                    Err(failure) => Err(transaction.roll_back(failure).await),
                }
            }
        }
    }

    async fn session(&self) -> Result<Session, Failure> {
        let connection = self.pool.acquire().await?;
        let (sessions, patience, losses) = (self.sessions, self.patience, self.losses.clone());
        Ok(Session { connection, sessions, patience, losses, is_open: false })
    }

    /// Begins a transaction with some statements without parameters.
    pub(super) async fn begin(&self, first: &str) -> Result<Session, Failure> {
        let mut session = self.session().await?;
        // From the first word on: whether it was begun is not known if the connection is lost.
        session.is_open = true;
        let begin =
            if first.is_empty() { self.begin.to_string() } else { format!("{}; {first}", self.begin) };
        session.run(begin).await?;
        Ok(session)
    }
}

/// A connection, and the transaction that is open on it, if there is one.
pub(super) struct Session {
    connection: PoolConnection<Postgres>,
    sessions: Sessions,
    patience: Option<Duration>,
    losses: Losses,
    is_open: bool,
}

impl Session {
    /// The rows of a statement.
    pub(super) async fn all(&mut self, statement: Statement) -> Result<Vec<PgRow>, Failure> {
        let statement = bindable(statement)?;
        let query = query_with(AssertSqlSafe(statement.sql), statement.arguments)
            .persistent(self.sessions == Sessions::Kept);
        let answer = within(self.patience, query.fetch_all(&mut *self.connection)).await;
        self.checked(answer)
    }

    /// How many rows a statement wrote.
    pub(super) async fn execute(&mut self, statement: Statement) -> Result<u64, Failure> {
        let statement = bindable(statement)?;
        let query = query_with(AssertSqlSafe(statement.sql), statement.arguments)
            .persistent(self.sessions == Sessions::Kept);
        let answer = within(self.patience, query.execute(&mut *self.connection)).await;
        self.checked(answer).map(|done| done.rows_affected())
    }

    /// Runs statements without parameters.
    pub(super) async fn run(&mut self, sql: String) -> Result<(), Failure> {
        let run = raw_sql(AssertSqlSafe(sql)).execute(&mut *self.connection);
        let answer = within(self.patience, run).await;
        self.checked(answer).map(drop)
    }

    /// Commits. When the connection is lost here, nobody knows whether it was done.
    pub(super) async fn commit(mut self) -> Result<(), Failure> {
        self.run("commit".to_owned()).await?;
        self.is_open = false;
        Ok(())
    }

    /// Takes everything back, and gives the failure that led to it.
    pub(super) async fn roll_back(mut self, failure: Failure) -> Failure {
        if !matches!(failure, Failure::Lost(_)) && self.run("rollback".to_owned()).await.is_ok() {
            self.is_open = false;
        }
        failure
    }

    /// A connection that was lost is not given back to the pool.
    fn checked<T>(&mut self, answer: Result<T, SqlxError>) -> Result<T, Failure> {
        let answer = answer.map_err(Failure::from);
        if matches!(answer, Err(Failure::Lost(_))) {
            self.losses.note();
            self.connection.close_on_drop();
        }
        answer
    }
}

impl Drop for Session {
    /// The server takes a transaction back whose connection ends: so does one that was abandoned on its way.
    fn drop(&mut self) {
        if self.is_open {
            self.connection.close_on_drop();
        }
    }
}

fn bindable(statement: Statement) -> Result<Statement, Failure> {
    match statement.failed {
        Some(reason) => {
            Err(cashflow_core::Error::internal("a value cannot be sent to the database", reason).into())
        }
        None => Ok(statement),
    }
}

async fn within<T>(
    patience: Option<Duration>,
    answer: impl Future<Output = Result<T, SqlxError>>,
) -> Result<T, SqlxError> {
    match patience {
        Some(patience) => timeout(patience, answer).await.unwrap_or_else(|_| Err(late())),
        None => answer.await,
    }
}

fn late() -> SqlxError {
    SqlxError::Io(io::Error::from(io::ErrorKind::TimedOut))
}
