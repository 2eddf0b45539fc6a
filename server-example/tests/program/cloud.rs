//! The program on PostgreSQL and S3: several servers on the same data, and dependencies that go away and come back.

use std::process::Command;

use cashflow_test_services::{Durability, Identity, Postgres, PostgresSettings, SeaweedFs, Transport};
use serde_json::Value;
use tempfile::TempDir;

use crate::running::{Running, ending, program};

const SECRET: &str = "the secret that all servers share: 32 bytes or more";
const JSON: &str = "Content-Type: application/json\r\n";

/// What the servers share.
pub(crate) struct Cloud {
    postgres: Postgres,
    s3: SeaweedFs,
    administrator: Identity,
    pub(crate) data: TempDir,
}

impl Cloud {
    pub(crate) fn new() -> Self {
        let administrator = Identity::admin();
        let s3 = SeaweedFs::start(std::slice::from_ref(&administrator)).unwrap();
        s3.create_bucket("receipts").unwrap();
        let postgres =
            Postgres::start(PostgresSettings::default().with_durability(Durability::Full)).unwrap();
        Self { postgres, s3, administrator, data: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn set(&self, mut command: Command) -> Command {
        command
            .env("DATABASE_URL", self.postgres.url())
            .env("STORAGE_URL", "s3://receipts/of/the/tests")
            .env("S3_ADDRESSING", "path")
            .env("AWS_ENDPOINT_URL_S3", self.s3.endpoint())
            .env("AWS_REGION", self.s3.region())
            .env("AWS_ACCESS_KEY_ID", self.administrator.access_key())
            .env("AWS_SECRET_ACCESS_KEY", self.administrator.secret_key())
            .env("JWT_SECRET", SECRET);
        command
    }

    fn start(&self, migrations: &str) -> Running {
        Running::start(self.set(program(&self.data)).env("MIGRATIONS", migrations))
    }
}

fn json(body: &str) -> Value {
    serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}: {body}"))
}

fn ready(server: &Running) -> u16 {
    let (status, body) = server.ask("GET", "/health/ready", "", "");
    assert_eq!(json(&body)["status"] == "ok", status == 200, "{body}");
    status
}

#[test]
fn several_servers_serve_the_same_data_once_the_schema_is_there() {
    let cloud = Cloud::new();
    let one = cloud.start("by-command");
    assert_eq!(ready(&one), 503, "without a schema");
    let migrated = cloud.set(ending(&cloud.data)).arg("migrate").status().unwrap();
    assert!(migrated.success());
    assert_eq!(ready(&one), 200);
    let other = cloud.start("on-start");
    assert_eq!(ready(&other), 200);

    let register = r#"{"name":"Ana","email":"ana@example.org","password":"correct horse battery"}"#;
    assert_eq!(one.ask("POST", "/api/auth/register", JSON, register).0, 201);
    assert_eq!(other.ask("POST", "/api/auth/register", JSON, register).0, 409);
    let log_in = r#"{"email":"ana@example.org","password":"correct horse battery"}"#;
    let (_, tokens) = other.ask("POST", "/api/auth/login", JSON, log_in);
    let bearer = format!("{JSON}Authorization: Bearer {}\r\n", json(&tokens)["token"].as_str().unwrap());
    let movement = r#"{"amount":60.10,"kind":"expense","movement_date":"2026-03-12"}"#;
    let keyed = format!("{bearer}Idempotency-Key: once\r\n");
    let first = one.ask("POST", "/api/v1/movements", &keyed, movement);
    assert_eq!(first.0, 201, "{}", first.1);
    assert_eq!(other.ask("POST", "/api/v1/movements", &keyed, movement), first);
    for _ in 0..2 {
        assert_eq!(one.ask("POST", "/api/v1/movements", &bearer, movement).0, 201);
    }
    let (_, page) = one.ask("GET", "/api/v1/movements?limit=2", &bearer, "");
    let cursor = json(&page)["next_cursor"].as_str().unwrap().to_owned();
    let (_, rest) = other.ask("GET", &format!("/api/v1/movements?limit=2&cursor={cursor}"), &bearer, "");
    assert_eq!(json(&rest)["items"].as_array().unwrap().len(), 1);
    let (_, report) = other.ask("GET", "/api/v1/reports/summary?from=2026-03-01&to=2026-03-31", &bearer, "");
    assert_eq!(json(&report)["totals"][0]["expense"], "180.30");
    for server in [one, other] {
        server.terminate();
        assert_eq!(server.wait().0, Some(0));
    }
}

#[test]
fn while_a_dependency_is_away_the_server_lives_but_is_not_ready() {
    let cloud = Cloud::new();
    let server = cloud.start("on-start");
    assert_eq!(ready(&server), 200);
    cloud.postgres.kill_immediate().unwrap();
    assert_eq!(ready(&server), 503, "without the database");
    let log_in = r#"{"email":"ana@example.org","password":"correct horse battery"}"#;
    let (status, body) = server.ask("POST", "/api/auth/login", JSON, log_in);
    assert_eq!((status, &json(&body)["error"]["type"]), (503, &Value::from("unavailable")));
    assert_eq!(server.ask("GET", "/health/live", "", "").0, 200);
    cloud.postgres.start_again().unwrap();
    assert_eq!(ready(&server), 200, "with the database again");
    // One that answers nothing must not hold the probe up for ever.
    cloud.s3.pause().unwrap();
    assert_eq!(ready(&server), 503, "without the file store");
    cloud.s3.go_on().unwrap();
    assert_eq!(ready(&server), 200, "with the file store again");
    server.terminate();
    let (code, log) = server.wait();
    assert_eq!(code, Some(0));
    assert!(!log.contains("ana@example.org") && !log.contains(SECRET), "{log}");
}

#[test]
fn a_database_that_cannot_be_reached_stops_the_start_with_one_line() {
    let data = tempfile::tempdir().unwrap();
    let mut command = ending(&data);
    // Nothing listens on this port.
    let output = command.env("DATABASE_URL", "postgres://u:hunter2@127.0.0.1:1/x").output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), error.lines().count()), (Some(1), 1), "{error}");
    assert!(error.starts_with("cashflow-server: DATABASE_URL: ") && !error.contains("hunter2"), "{error}");
}

#[test]
fn a_database_is_trusted_by_the_authorities_that_are_given() {
    let start = || Postgres::start(PostgresSettings::default().with_transport(Transport::Tls)).unwrap();
    let (postgres, stranger) = (start(), start());
    let data = tempfile::tempdir().unwrap();
    let migrate = |authorities: &str| {
        let mut command = ending(&data);
        command
            .envs([("DB_HOST", "127.0.0.1"), ("DB_USER", "app"), ("DB_NAME", "postgres")])
            .env("DB_PORT", postgres.port().to_string())
            .envs([("DB_SSLMODE", "verify-full"), ("DB_SSLROOTCERT", authorities), ("JWT_SECRET", SECRET)]);
        command.arg("migrate").status().unwrap().success()
    };
    let file = |server: &Postgres| server.root_certificate().unwrap();
    assert!(!migrate(""), "an authority that nobody knows");
    assert!(!migrate(file(&stranger).to_str().unwrap()));
    assert!(migrate(file(&postgres).to_str().unwrap()));
    assert!(migrate(&std::fs::read_to_string(file(&postgres)).unwrap()), "as its text");
}

#[test]
fn a_database_that_is_dumped_and_restored_serves_the_same() {
    let cloud = Cloud::new();
    let server = cloud.start("on-start");
    let register = r#"{"name":"Ana","email":"ana@example.org","password":"correct horse battery"}"#;
    assert_eq!(server.ask("POST", "/api/auth/register", JSON, register).0, 201);
    let log_in = r#"{"email":"ana@example.org","password":"correct horse battery"}"#;
    let (_, tokens) = server.ask("POST", "/api/auth/login", JSON, log_in);
    let bearer = format!("{JSON}Authorization: Bearer {}\r\n", json(&tokens)["token"].as_str().unwrap());
    let movement =
        r#"{"amount":60.10,"kind":"expense","movement_date":"2026-03-12","description":"Más café"}"#;
    assert_eq!(server.ask("POST", "/api/v1/movements", &bearer, movement).0, 201);
    let report = "/api/v1/reports/summary?from=2026-03-01&to=2026-03-31";
    let before = ["/api/v1/movements", report].map(|path| server.ask("GET", path, &bearer, ""));

    // As operations.md says it, while the server runs.
    let file = cloud.data.path().join("cashflow.dump");
    let postgres = |program: &str| {
        let mut command = Command::new(cloud.postgres.bin().join(program));
        command.arg("--no-owner");
        command
    };
    let mut dump = postgres("pg_dump");
    dump.arg("--format=custom").arg("--file").arg(&file).arg(cloud.postgres.url());
    assert!(dump.status().unwrap().success());
    let copy = cloud.postgres.url_of("restored");
    let made = Command::new(cloud.postgres.bin().join("psql"))
        .args([cloud.postgres.url().as_str(), "--quiet", "--command", "create database restored"])
        .status();
    assert!(made.unwrap().success());
    let mut restore = postgres("pg_restore");
    restore.args(["--exit-on-error", "--single-transaction", "--dbname", &copy]).arg(&file);
    assert!(restore.status().unwrap().success());

    let mut on_the_copy = cloud.set(program(&cloud.data));
    on_the_copy.env("DATABASE_URL", &copy).env("MIGRATIONS", "by-command");
    let restored = Running::start(&mut on_the_copy);
    assert_eq!(ready(&restored), 200);
    assert_eq!(["/api/v1/movements", report].map(|path| restored.ask("GET", path, &bearer, "")), before);
    assert_eq!(restored.ask("POST", "/api/auth/login", JSON, log_in).0, 200);
    // What is new there is only there.
    assert_eq!(restored.ask("POST", "/api/v1/movements", &bearer, movement).0, 201);
    assert_eq!(server.ask("GET", report, &bearer, ""), before[1]);
}
