//! Servers that tests share: those that `cargo xtask services` runs, else one for this process.

use std::env;
use std::sync::OnceLock;

use crate::postgres::{Postgres, PostgresSettings};
use crate::seaweedfs::{Identity, SeaweedFs};

/// The address of a PostgreSQL, without a database of anybody's.
pub const POSTGRES_URL: &str = "CASHFLOW_TEST_POSTGRES_URL";
/// The folder of PostgreSQL's programs.
pub const PG_BIN: &str = "CASHFLOW_PG_BIN";
/// The program of SeaweedFS.
pub const WEED: &str = "CASHFLOW_WEED";
/// The address of an S3.
pub const S3_ENDPOINT: &str = "CASHFLOW_TEST_S3_ENDPOINT";
/// Its region.
pub const S3_REGION: &str = "CASHFLOW_TEST_S3_REGION";
/// The id of the access key of its administrator.
pub const S3_ACCESS_KEY: &str = "CASHFLOW_TEST_S3_ACCESS_KEY";
/// The secret of that key.
pub const S3_SECRET_KEY: &str = "CASHFLOW_TEST_S3_SECRET_KEY";

/// The address of the shared PostgreSQL, whose user may make databases. It has `pg_stat_statements` loaded.
///
/// # Panics
/// When there is none and none can be started: a test without its server fails.
pub fn postgres_url() -> String {
    static OWN: OnceLock<Postgres> = OnceLock::new();
    set(POSTGRES_URL).unwrap_or_else(|| {
        let start = || Postgres::start(postgres_settings()).expect("a PostgreSQL for the tests");
        OWN.get_or_init(start).url()
    })
}

/// How the shared PostgreSQL is started.
pub fn postgres_settings() -> PostgresSettings {
    PostgresSettings::default().with_option("shared_preload_libraries=pg_stat_statements")
}

/// The shared S3, by the eyes of its administrator.
#[derive(Debug, Clone)]
pub struct SharedS3 {
    /// Its address, to be used with addresses by path.
    pub endpoint: String,
    /// The region that requests are signed for.
    pub region: String,
    /// The id of the access key of its administrator.
    pub access_key: String,
    /// The secret of that key.
    pub secret_key: String,
}

/// The shared S3. It has no buckets but those that tests make.
///
/// # Panics
/// When there is none and none can be started: a test without its server fails.
pub fn s3() -> SharedS3 {
    static OWN: OnceLock<SeaweedFs> = OnceLock::new();
    let found = || {
        Some(SharedS3 {
            endpoint: set(S3_ENDPOINT)?,
            region: set(S3_REGION)?,
            access_key: set(S3_ACCESS_KEY)?,
            secret_key: set(S3_SECRET_KEY)?,
        })
    };
    found().unwrap_or_else(|| {
        let start = || SeaweedFs::start(&[Identity::admin()]).expect("an S3 for the tests");
        SharedS3::of(OWN.get_or_init(start), &Identity::admin())
    })
}

impl SharedS3 {
    /// A server as somebody sees it.
    pub fn of(server: &SeaweedFs, identity: &Identity) -> Self {
        Self {
            endpoint: server.endpoint(),
            region: server.region().to_owned(),
            access_key: identity.access_key().to_owned(),
            secret_key: identity.secret_key().to_owned(),
        }
    }
}

fn set(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}
