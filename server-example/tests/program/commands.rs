//! The commands of the program, and its wrong settings.

use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use crate::running::{Running, ending, program};

/// Exit code, standard output and standard error.
fn outcome(command: &mut Command) -> (Option<i32>, String, String) {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_wrong_setting_stops_the_start_with_one_line_that_names_the_variable() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().to_str().unwrap();
    for (variable, value) in [
        ("PORT", "http"),
        ("HOST", "nowhere"),
        ("DATABASE_URL", "mysql://localhost/x"),
        ("DATABASE_URL", &format!("sqlite:{folder}")),
        ("STORAGE_URL", "ftp://x"),
        ("STORAGE_URL", "file:///proc/nothing"),
        ("OCR_ENGINE", "magic"),
        ("OCR_CONFIDENCE_THRESHOLD", "7"),
        ("JWT_SECRET", "too short to be secret"),
        ("LOG_LEVEL", "loud"),
        ("CORS_ORIGINS", "app.example.org"),
        ("MAX_BODY_BYTES", "0"),
        ("WEB_DIR", "/proc"),
    ] {
        let (code, out, error) = outcome(ending(&data).env(variable, value));
        assert_eq!(code, Some(1), "{variable}={value}: {out} {error}");
        assert_eq!(error.lines().count(), 1, "{error}");
        assert!(error.starts_with(&format!("cashflow-server: {variable}: ")), "{error}");
        assert!(!error.contains("too short"), "a secret is shown: {error}");
    }
    let (code, _, error) = outcome(ending(&data).env("DB_NAME", "cashflow"));
    assert!(code == Some(1) && error.starts_with("cashflow-server: DB_HOST: "), "{error}");
}

#[test]
fn a_taken_port_is_told_as_such() {
    let data = tempfile::tempdir().unwrap();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let (code, _, error) = outcome(ending(&data).env("PORT", port));
    assert!(code == Some(1) && error.starts_with("cashflow-server: PORT: "), "{error}");
}

#[test]
fn health_is_asked_by_the_program_itself() {
    let data = tempfile::tempdir().unwrap();
    let server = Running::start(&mut program(&data));
    let port = server.address.port().to_string();
    let mut check = ending(&data);
    check.arg("healthcheck").env("PORT", &port);
    assert_eq!(outcome(&mut check).0, Some(0));
    assert_eq!(server.ask("GET", "/health/ready", "", "").0, 200);
    server.terminate();
    assert_eq!(server.wait().0, Some(0));
    let (code, _, error) = outcome(&mut check);
    assert!(code == Some(1) && error.lines().count() == 1, "{error}");
}

#[test]
fn a_folder_of_its_own_holds_what_the_defaults_keep_and_nobody_else_reads_it() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("deeper/data");
    let (code, _, error) = outcome(ending(&parent).env("DATA_DIR", &folder).arg("migrate"));
    assert_eq!(code, Some(0), "{error}");
    let mode = |name: &str| folder.join(name).metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("."), mode("jwt-secret")), (0o700, 0o600));
    assert!(folder.join("cashflow.sqlite").is_file());
    let secret = || std::fs::read_to_string(folder.join("jwt-secret")).unwrap();
    let first = secret();
    assert!(first.len() >= 64);
    outcome(ending(&parent).env("DATA_DIR", &folder).arg("migrate"));
    assert_eq!(secret(), first, "the secret is kept");
}

#[test]
fn the_document_is_printed_without_any_setting() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cashflow-server"));
    let (code, out, _) = outcome(command.env_clear().arg("openapi"));
    let checked_in = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json")).unwrap();
    assert!(code == Some(0) && out == checked_in);
}
