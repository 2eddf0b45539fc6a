//! What is opened: the database, the place of the files, the engine that reads receipts, the owner.

/// What to open. Only `database` must be said.
#[derive(Clone, PartialEq, Eq)]
pub struct Config {
    /// `memory:`, `sqlite:` and the path of a file (or the bare path), or `postgres://user:password@host/database`.
    /// A new database is set up, an older one brought up to date.
    pub database: String,
    /// Where receipt files are kept: `memory:`, `file:///folder` (or the bare path), or `s3://bucket/prefix` with the
    /// usual variables of AWS. None keeps them beside a SQLite file, in a folder named like it with `-receipts` at the
    /// end, and in memory for a database in memory; with PostgreSQL it has to be said.
    pub storage: Option<String>,
    /// What reads receipts; none if receipts are not read here, or if the host passes a reader of its own.
    pub reader: Option<Engine>,
    /// The folder with the models of the local engine; none takes `CASHFLOW_OCR_MODELS`, or the user's cache.
    pub models: Option<String>,
    /// One local owner, or users who sign in; none takes one local owner.
    pub owners: Option<Owners>,
    /// Who the local owner is; it matters only when the database is new.
    pub owner: Option<Owner>,
    /// The secrets that access tokens are signed with, 32 bytes or more each: the first signs, all are accepted. Needed
    /// for sign-in only.
    pub token_secrets: Vec<String>,
    /// The largest receipt file in bytes; none takes 10 MiB.
    pub max_file_size: Option<u32>,
    /// How long an access token is good for, in seconds; none takes 15 minutes.
    pub access_token_seconds: Option<u32>,
    /// How long a refresh token is good for, in seconds; none takes 30 days.
    pub refresh_token_seconds: Option<u32>,
}

/// What reads receipts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Two small neural networks on this machine; no network.
    Local,
    /// Amazon Textract, with the usual variables of AWS.
    Textract,
}

/// Whose data a handle works on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Owners {
    /// One local owner without any sign-in, who is created when the database is new.
    Local,
    /// Users who register and sign in. The opened handle itself acts for nobody: `signed_in` gives one that does.
    Many,
}

/// Who the local owner of a new database is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Owner {
    /// The name; none takes "Local owner".
    pub name: Option<String>,
    /// The currency they think in (ISO 4217); none takes EUR.
    pub currency: Option<String>,
    /// Language and region (BCP 47), also that of the first categories; none takes `en`.
    pub locale: Option<String>,
    /// What "today" means (IANA); none takes UTC.
    pub time_zone: Option<String>,
}

impl Config {
    /// A database with everything else as it is by default.
    pub fn at(database: &str) -> Self {
        Self {
            database: database.to_owned(),
            storage: None,
            reader: None,
            models: None,
            owners: None,
            owner: None,
            token_secrets: Vec::new(),
            max_file_size: None,
            access_token_seconds: None,
            refresh_token_seconds: None,
        }
    }
}

impl std::fmt::Debug for Config {
    /// Without the database's address and the secrets.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Config").field("reader", &self.reader).finish_non_exhaustive()
    }
}
