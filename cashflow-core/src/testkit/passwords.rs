//! Cases of password hashes.

use std::collections::HashSet;

use crate::ports::PasswordHasher;
use crate::testkit::Bench;

/// A hasher under test, and one of the same kind with weaker settings.
pub trait PasswordsSetup: Send + Sync {
    /// The hasher.
    fn passwords(&self) -> &dyn PasswordHasher;

    /// One with weaker settings.
    fn weaker(&self) -> &dyn PasswordHasher;
}

/// The cases of [`PasswordHasher`].
#[doc(hidden)]
#[macro_export]
macro_rules! __password_cases {
    ($then:ident $($with:tt)*) => {
        $crate::$then! { [$($with)*]
            only_the_right_password_verifies => "the right password verifies, a wrong one does not",
            hashes_differ_and_hide_the_password =>
                "the same password hashes differently each time, and no hash contains it",
            what_is_no_hash_is_an_error => "a text that is no hash of this kind is an error, not a wrong password",
            weaker_hashes_verify_and_need_a_new_one => "a hash of weaker settings verifies and is told to need a new one",
            a_decoy_never_succeeds => "verifying a decoy takes the same work and never succeeds",
        }
    };
}

__password_cases! { __case_table }

pub async fn only_the_right_password_verifies(bench: Bench<dyn PasswordsSetup>) {
    let passwords = bench.passwords();
    // The long ones differ after the 72nd byte and at a zero, where some schemes stop.
    let long = "x".repeat(150);
    let all = [
        "correct horse",
        "Correct horse",
        "correct horse ",
        "correct\0horse",
        "correct\0mouse",
        "contraseña",
        "contrasen\u{303}a",
        "🐎",
        "",
        &long[..149],
        &long,
    ];
    for right in all {
        let hash = passwords.hash(right).await.unwrap();
        for tried in all {
            assert_eq!(
                passwords.verify(tried, &hash).await.unwrap(),
                tried == right,
                "{tried:?} for {right:?}"
            );
        }
    }
}

pub async fn hashes_differ_and_hide_the_password(bench: Bench<dyn PasswordsSetup>) {
    let passwords = bench.passwords();
    let mut hashes = HashSet::new();
    for _ in 0..8 {
        let hash = passwords.hash("correct horse").await.unwrap();
        assert!(hash.starts_with('$') && hash.is_ascii() && !hash.contains("correct horse"), "{hash}");
        assert!(passwords.verify("correct horse", &hash).await.unwrap());
        assert!(hashes.insert(hash), "two hashes are the same");
    }
    let shown = format!("{passwords:?}");
    assert!(hashes.iter().all(|hash| !shown.contains(hash)));
}

pub async fn what_is_no_hash_is_an_error(bench: Bench<dyn PasswordsSetup>) {
    let passwords = bench.passwords();
    let hash = passwords.hash("secret").await.unwrap();
    let (head, tail) = hash.rsplit_once('$').unwrap();
    let broken = [
        "",
        "secret",
        "$",
        "$$$$",
        "$nonsense$r=1$c2FsdHNhbHQ$aGFzaA",
        "$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW",
        head,
        tail,
        &format!("{head}$"),
        &format!("x{hash}"),
        &format!("{hash}$"),
        &hash[1..],
    ];
    for text in broken {
        let outcome = passwords.verify("secret", text).await;
        assert!(outcome.is_err(), "{text:?} is no hash, but says {outcome:?}");
    }
}

pub async fn weaker_hashes_verify_and_need_a_new_one(bench: Bench<dyn PasswordsSetup>) {
    let (passwords, weaker) = (bench.passwords(), bench.weaker());
    let (strong, weak) = (passwords.hash("secret").await.unwrap(), weaker.hash("secret").await.unwrap());
    assert!(passwords.verify("secret", &weak).await.unwrap());
    assert!(!passwords.verify("Secret", &weak).await.unwrap());
    assert!(weaker.verify("secret", &strong).await.unwrap());
    assert!(passwords.needs_rehash(&weak));
    assert!(!passwords.needs_rehash(&strong));
    assert!(!weaker.needs_rehash(&weak));
}

/// That it takes the same work is not measured: a time would say it on a quiet machine only. What can be told is that
/// it does its work for any password and gives nothing that says whether one was right.
pub async fn a_decoy_never_succeeds(bench: Bench<dyn PasswordsSetup>) {
    for password in ["", "secret", "decoy", "contraseña 🐎", &"x".repeat(1_000)] {
        let () = bench.passwords().verify_decoy(password).await.unwrap();
        let () = bench.weaker().verify_decoy(password).await.unwrap();
    }
}
