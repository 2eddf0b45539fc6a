//! PostgreSQL and PgBouncer start, stop and come back as a test wants it, and are gone when the test is.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by a panic, and tells another process"
)]

use std::env;
use std::net::{Ipv4Addr, TcpStream};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use cashflow_test_services::{
    Durability, FaultProxy, PgBouncer, Plan, PoolMode, Postgres, PostgresSettings, Transport,
};

/// Set in the process that is to die without cleaning up.
const DOOMED: &str = "CASHFLOW_TEST_DOOMED";

/// What psql prints, or what it complains of.
fn psql(url: &str, statement: &str) -> Result<String, String> {
    let psql = Command::new("psql").args(["-X", "-At", "-d", url, "-c", statement]).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    if psql.status.success() { Ok(text(&psql.stdout)) } else { Err(text(&psql.stderr)) }
}

fn ask(url: &str, statement: &str) -> String {
    psql(url, statement).unwrap()
}

#[test]
fn it_answers_until_it_is_dropped_and_leaves_no_folder() {
    let postgres = Postgres::start(PostgresSettings::default().with_option("work_mem=5MB")).unwrap();
    let (url, data) = (postgres.url(), postgres.data());
    assert_eq!(ask(&url, "select 1"), "1");
    assert_eq!(ask(&url, "show work_mem"), "5MB");
    assert_eq!(ask(&url, "show fsync"), "off");
    ask(&url, "create database other");
    assert_eq!(ask(&postgres.url_of("other"), "select current_database()"), "other");
    drop(postgres);
    assert!(psql(&url, "select 1").is_err());
    assert!(!data.parent().unwrap().exists());
}

#[test]
fn what_was_committed_is_there_after_a_crash_on_the_same_port() {
    let settings = PostgresSettings::default().with_durability(Durability::Full);
    let postgres = Postgres::start(settings).unwrap();
    let url = postgres.url();
    assert_eq!(ask(&url, "show fsync"), "on");
    ask(&url, "create table kept (n int); insert into kept values (7)");
    postgres.kill_immediate().unwrap();
    assert!(psql(&url, "select 1").is_err());
    postgres.start_again().unwrap();
    assert_eq!(ask(&url, "select n from kept"), "7");
    postgres.restart_immediate().unwrap();
    assert_eq!(ask(&url, "select n from kept"), "7");
    postgres.stop().unwrap();
    assert!(postgres.log().contains("database system is shut down"));
}

#[test]
fn with_tls_the_root_of_the_server_is_trusted_and_another_is_not() {
    let start = || Postgres::start(PostgresSettings::default().with_transport(Transport::Tls)).unwrap();
    let (postgres, other) = (start(), start());
    let trusting =
        |root: PathBuf| format!("{}?sslmode=verify-full&sslrootcert={}", postgres.url(), root.display());
    let ssl = "select ssl from pg_stat_ssl where pid = pg_backend_pid()";
    assert_eq!(ask(&trusting(postgres.root_certificate().unwrap()), ssl), "t");
    let refused = psql(&trusting(other.root_certificate().unwrap()), ssl).unwrap_err();
    assert!(refused.contains("certificate verify failed"), "{refused}");
}

#[test]
fn pgbouncer_gives_one_connection_to_several_clients() {
    let postgres = Postgres::start(PostgresSettings::default()).unwrap();
    let lines = ["default_pool_size = 1"];
    let pooler = PgBouncer::start_with(&postgres, PoolMode::Transaction, &lines).unwrap();
    let backend = || ask(&pooler.url(), "select pg_backend_pid()");
    assert_eq!(backend(), backend());
    assert_eq!(pooler.log().matches("new connection to server").count(), 1);
}

#[test]
fn a_lost_answer_is_lost_after_the_statement_was_done() {
    let postgres = Postgres::start(PostgresSettings::default()).unwrap();
    let proxy = FaultProxy::start(postgres.port()).unwrap();
    let url = proxy.in_front_of(&postgres.url());
    ask(&url, "create table done (n int)");
    proxy.set_once(Plan::LoseAnswerTo(b"insert into done".to_vec()));
    psql(&url, "insert into done values (1)").unwrap_err();
    assert_eq!((ask(&url, "select count(*) from done"), proxy.faults()), ("1".to_owned(), 1));
    proxy.set_once(Plan::CutBefore(b"insert into done".to_vec()));
    psql(&url, "insert into done values (2)").unwrap_err();
    assert_eq!((ask(&url, "select count(*) from done"), proxy.faults()), ("1".to_owned(), 2));
    proxy.set(Plan::Refuse);
    psql(&url, "select 1").unwrap_err();
}

#[test]
fn a_process_that_dies_leaves_no_server_and_no_folder() {
    if env::var_os(DOOMED).is_some() {
        let postgres = Postgres::start(PostgresSettings::default()).unwrap();
        println!("\nstarted {} {}", postgres.port(), postgres.data().display());
        std::process::abort();
    }
    let name = "a_process_that_dies_leaves_no_server_and_no_folder";
    let mut doomed = Command::new(env::current_exe().unwrap());
    doomed.args(["--exact", name, "--nocapture"]).env(DOOMED, "1").stderr(Stdio::null());
    let output = doomed.output().unwrap();
    assert!(!output.status.success());
    let told = String::from_utf8(output.stdout).unwrap();
    let told = told.lines().find_map(|line| line.strip_prefix("started ")).unwrap();
    let (port, data) = told.split_once(' ').unwrap();
    let (port, data): (u16, PathBuf) = (port.parse().unwrap(), data.into());
    let begun = Instant::now();
    while data.parent().unwrap().exists() {
        assert!(begun.elapsed() < Duration::from_secs(60), "{} is still there", data.display());
        thread::sleep(Duration::from_millis(20));
    }
    assert!(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err());
}
