//! Argon2: the settings, hashes of other programs, and many sign-ins at once.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::thread;

use cashflow_adapters::argon2::{Argon2Passwords, Argon2Settings};
use cashflow_core::ErrorKind;
use cashflow_core::ports::PasswordHasher;
use cashflow_core::testkit::passwords::PasswordsSetup;
use futures_lite::future::block_on;

/// The least that Argon2 allows, so that the tests are quick.
fn quick() -> Argon2Settings {
    Argon2Settings::default().with_work(8, 1, 1)
}

fn passwords(settings: Argon2Settings) -> Argon2Passwords {
    Argon2Passwords::new(settings).unwrap()
}

/// Two hashers for the suite.
struct Hashers {
    today: Argon2Passwords,
    before: Argon2Passwords,
}

impl PasswordsSetup for Hashers {
    fn passwords(&self) -> &dyn PasswordHasher {
        &self.today
    }

    fn weaker(&self) -> &dyn PasswordHasher {
        &self.before
    }
}

async fn hashers() -> Arc<dyn PasswordsSetup> {
    Arc::new(Hashers { today: passwords(quick().with_work(16, 2, 1)), before: passwords(quick()) })
}

cashflow_core::password_suite!(block_on, hashers);

#[test]
fn a_hash_says_the_recommended_work_unless_told_otherwise() {
    let hash = block_on(passwords(Argon2Settings::default()).hash("secret")).unwrap();
    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    let hash = block_on(passwords(quick().with_work(16, 3, 2)).hash("secret")).unwrap();
    assert!(hash.starts_with("$argon2id$v=19$m=16,t=3,p=2$"), "{hash}");
}

#[test]
fn a_hash_of_the_reference_implementation_verifies() {
    // By the Python package argon2-cffi, which wraps the reference implementation in C.
    let hash =
        "$argon2id$v=19$m=19456,t=2,p=1$V1ogEEhgl4mFN6XhbAaUsA$BgVUBu3EpVuhU93/RauHWAri/T9SEn6LdXyY7hjQ6BE";
    let passwords = passwords(Argon2Settings::default());
    assert!(block_on(passwords.verify("correct horse battery staple", hash)).unwrap());
    assert!(!block_on(passwords.verify("correct horse battery stable", hash)).unwrap());
    assert!(!passwords.needs_rehash(hash));
}

#[test]
fn only_a_hash_of_other_work_than_today_needs_a_new_one() {
    let today = passwords(quick().with_work(32, 2, 1));
    let needs = |memory, passes, lanes| {
        let hash = block_on(passwords(quick().with_work(memory, passes, lanes)).hash("secret")).unwrap();
        assert!(block_on(today.verify("secret", &hash)).unwrap());
        today.needs_rehash(&hash)
    };
    assert!(!needs(32, 2, 1));
    assert!(!needs(64, 3, 1), "a stronger one is kept");
    assert!(needs(16, 2, 1));
    assert!(needs(32, 1, 1));
    assert!(needs(32, 2, 2));
}

#[test]
fn other_kinds_of_hashes_are_errors() {
    let passwords = passwords(quick());
    for hash in [
        "",
        "secret",
        "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ",
        "$argon2i$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0$BgVUBu3EpVuhU93/RauHWAri/T9SEn6LdXyY7hjQ6BE",
        "$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW",
    ] {
        assert_eq!(
            block_on(passwords.verify("secret", hash)).unwrap_err().kind(),
            ErrorKind::Internal,
            "{hash}"
        );
        assert!(passwords.needs_rehash(hash), "{hash}");
    }
}

#[test]
fn settings_that_argon2_does_not_allow_are_invalid() {
    for (memory, passes, lanes) in [(7, 1, 1), (8, 0, 1), (8, 1, 0)] {
        let error = Argon2Passwords::new(quick().with_work(memory, passes, lanes)).unwrap_err();
        assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("argon2")));
    }
}

#[test]
fn more_sign_ins_than_may_work_at_once_wait_their_turn() {
    let passwords = passwords(quick().with_at_once(NonZeroUsize::MIN));
    let hash = block_on(passwords.hash("secret")).unwrap();
    thread::scope(|scope| {
        for n in 0..16 {
            let (passwords, hash) = (&passwords, &hash);
            scope.spawn(move || {
                let password = if n % 2 == 0 { "secret" } else { "guess" };
                assert_eq!(block_on(passwords.verify(password, hash)).unwrap(), n % 2 == 0);
                block_on(passwords.verify_decoy(password)).unwrap();
            });
        }
    });
}

#[test]
fn debug_shows_the_settings_and_no_decoy() {
    let shown = format!("{:?}", passwords(quick()));
    assert!(shown.contains("memory_kib: 8") && !shown.contains("hash"), "{shown}");
}
