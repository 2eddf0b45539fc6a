//! What the variables mean.

use server_example::config::{
    Config, ConfigError, CorsOrigins, Database, Environment, OcrEngine, S3Addressing, Storage,
};

const SECRET: &str = "a secret of the tests: 32 bytes or more";

fn read(settings: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let always = [("DATA_DIR", "/var/lib/cashflow"), ("JWT_SECRET", SECRET)];
    Config::read(&always.iter().chain(settings).copied().collect::<Environment>())
}

#[test]
fn with_nothing_set_everything_is_embedded() {
    let config = read(&[]).unwrap();
    assert_eq!((config.host.to_string().as_str(), config.port), ("0.0.0.0", 3000));
    assert_eq!(config.database, Database::Sqlite("/var/lib/cashflow/cashflow.sqlite".into()));
    assert_eq!(config.storage, Storage::Folder("/var/lib/cashflow/receipts".into()));
    assert_eq!((config.ocr.engine, config.ocr.confidence_threshold.permille()), (OcrEngine::Local, 700));
    assert_eq!(config.ocr.languages, ["spa", "eng"]);
    assert_eq!(config.cors, CorsOrigins::Only(Vec::new()));
    assert_eq!(config.limits.upload_bytes, 10 * 1024 * 1024);
}

#[test]
fn the_database_is_named_by_a_url_or_by_its_parts() {
    let postgres = |settings: &[(&str, &str)]| match read(settings).unwrap().database {
        Database::Postgres { url, .. } => url.reveal().to_owned(),
        other => panic!("{other:?}"),
    };
    assert_eq!(postgres(&[("DATABASE_URL", "postgres://u:p@h/d")]), "postgres://u:p@h/d");
    let parts = [
        ("DB_HOST", "db.example.org"),
        ("DB_USER", "cash flow"),
        ("DB_PASSWORD", "p@ss:/wörd"),
        ("DB_NAME", "cf"),
    ];
    assert_eq!(postgres(&parts), "postgres://cash%20flow:p%40ss%3A%2Fw%C3%B6rd@db.example.org:5432/cf");
    let ipv6 = [
        ("DB_HOST", "::1"),
        ("DB_USER", "u"),
        ("DB_NAME", "d"),
        ("DB_PORT", "6432"),
        ("DB_SSLMODE", "verify-full"),
    ];
    assert_eq!(postgres(&ipv6), "postgres://u@[::1]:6432/d?sslmode=verify-full");
    let sqlite = read(&[("DATABASE_URL", "sqlite:///srv/cash.db")]).unwrap().database;
    assert_eq!(sqlite, Database::Sqlite("/srv/cash.db".into()));
    for (settings, variable) in [
        (vec![("DB_HOST", "h"), ("DB_NAME", "d")], "DB_USER"),
        (vec![("DB_HOST", "h"), ("DB_USER", "u")], "DB_NAME"),
        (vec![("DB_HOST", "h"), ("DB_USER", "u"), ("DB_NAME", "d"), ("DB_PORT", "x")], "DB_PORT"),
        (vec![("DB_PASSWORD", "p")], "DB_HOST"),
        (vec![("DB_SSLROOTCERT", "/no/such.pem")], "DB_HOST"),
        (
            vec![("DB_HOST", "h"), ("DB_USER", "u"), ("DB_NAME", "d"), ("DB_SSLROOTCERT", "/no/such.pem")],
            "DB_SSLROOTCERT",
        ),
        (vec![("QUEUE_LOG_SECONDS", "0")], "QUEUE_LOG_SECONDS"),
        (vec![("DATABASE_URL", "sqlite:")], "DATABASE_URL"),
    ] {
        assert_eq!(read(&settings).unwrap_err().variable(), variable);
    }
}

#[test]
fn authorities_of_the_database_are_given_themselves_or_by_a_file() {
    let authorities = |value: &str| {
        let parts = [("DB_HOST", "h"), ("DB_USER", "u"), ("DB_NAME", "d"), ("DB_SSLROOTCERT", value)];
        read(&parts).map(|config| match config.database {
            Database::Postgres { authorities, .. } => authorities,
            other => panic!("{other:?}"),
        })
    };
    let pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("authorities.pem");
    std::fs::write(&file, pem).unwrap();
    assert_eq!(authorities(pem).unwrap().as_deref(), Some(pem));
    assert_eq!(authorities(file.to_str().unwrap()).unwrap().as_deref(), Some(pem));
    assert_eq!(authorities("").unwrap(), None);
    std::fs::write(&file, "not filled yet").unwrap();
    for wrong in ["not filled yet", file.to_str().unwrap(), "-----BEGIN PRIVATE KEY-----"] {
        assert_eq!(authorities(wrong).unwrap_err().variable(), "DB_SSLROOTCERT", "{wrong}");
    }
}

#[test]
fn files_are_in_a_folder_or_a_bucket() {
    let storage = |url| read(&[("STORAGE_URL", url)]).map(|config| config.storage);
    assert_eq!(storage("file:///srv/receipts").unwrap(), Storage::Folder("/srv/receipts".into()));
    let bucket = |prefix: &str| Storage::S3 {
        bucket: "my-bucket".to_owned(),
        prefix: prefix.to_owned(),
        addressing: S3Addressing::VirtualHost,
    };
    assert_eq!(storage("s3://my-bucket").unwrap(), bucket(""));
    assert_eq!(storage("s3://my-bucket/a/b/").unwrap(), bucket("a/b"));
    for wrong in ["file://relative", "s3://", "s3://A_B", "/srv", "http://x"] {
        assert_eq!(storage(wrong).unwrap_err().variable(), "STORAGE_URL", "{wrong}");
    }
}

#[test]
fn a_variable_that_is_set_to_nothing_is_not_set() {
    let config = read(&[("PORT", ""), ("DATABASE_URL", " "), ("OCR_ENGINE", "")]).unwrap();
    assert_eq!((config.port, config.ocr.engine), (3000, OcrEngine::Local));
}

#[test]
fn secrets_are_never_shown() {
    let shown = format!(
        "{:?}",
        read(&[
            ("DATABASE_URL", "postgres://u:hunter2-db@h/d"),
            ("OCR_API_KEY", "hunter2-key"),
            ("JWT_SECRET_PREVIOUS", "hunter2 of the past, 32 bytes or more"),
        ])
        .unwrap()
    );
    assert!(!shown.contains("hunter2") && !shown.contains(SECRET), "{shown}");
}
