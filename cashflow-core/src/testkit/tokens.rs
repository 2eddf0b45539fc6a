//! Cases of access tokens.

use std::collections::HashSet;
use std::sync::Arc;

use crate::domain::Timestamp;
use crate::error::ErrorKind;
use crate::ports::{AccessClaims, TokenIssuer};
use crate::testkit::{Bench, assert_refused, assert_refused_as, new_id};

/// A way to make issuers and forgeries.
pub trait TokensSetup: Send + Sync {
    /// An issuer that signs with the first key and still trusts the others.
    fn issuer(&self, keys: &[[u8; 32]]) -> Arc<dyn TokenIssuer>;

    /// Tokens that say these claims, made by who knows the key but signed with other algorithms or not at all.
    fn other_algorithms(&self, key: &[u8; 32], claims: &AccessClaims) -> Vec<String>;
}

/// The cases of [`TokenIssuer`].
#[doc(hidden)]
#[macro_export]
macro_rules! __token_cases {
    ($then:ident $($with:tt)*) => {
        $crate::$then! { [$($with)*]
            tokens_verify_until_they_expire =>
                "an issued token verifies to its claims before the instant it expires at, and from then on is `Unauthenticated` with the code `token_expired`",
            changed_tokens_are_refused =>
                "a token that was changed, cut, signed by a stranger or with another algorithm is `Unauthenticated`",
            tokens_of_strangers_and_other_algorithms_are_refused =>
                "a token that was changed, cut, signed by a stranger or with another algorithm is `Unauthenticated`",
            keys_can_be_replaced =>
                "a token of a retired key verifies while that key is still known, and new ones are signed by the first key",
            refresh_secrets_are_all_chance =>
                "two refresh secrets are never the same, and each has 256 bits of chance",
        }
    };
}

__token_cases! { __case_table }

const OURS: [u8; 32] = *b"a key of ours, with 32 bytes ...";
const NEXT: [u8; 32] = *b"the key after it, of as many ...";

fn second(second: i64) -> Timestamp {
    Timestamp::from_micros((1_773_339_943 + second) * 1_000_000).unwrap()
}

fn claims() -> AccessClaims {
    AccessClaims { user: new_id(), session: new_id(), issued_at: second(0), expires_at: second(900) }
}

pub async fn tokens_verify_until_they_expire(bench: Bench<dyn TokensSetup>) {
    let issuer = bench.issuer(&[OURS]);
    for length in [1, 900, 86_400 * 365 * 10] {
        let claims = AccessClaims { expires_at: second(length), ..claims() };
        let token = issuer.issue(&claims).unwrap();
        let last = Timestamp::from_micros(claims.expires_at.micros() - 1).unwrap();
        for now in [second(0), second(length - 1), last] {
            assert_eq!(issuer.verify(&token, now).unwrap(), claims, "at {now}");
        }
        for now in [claims.expires_at, second(length + 1), second(86_400 * 365 * 100)] {
            let outcome = issuer.verify(&token, now);
            assert_refused_as(outcome, ErrorKind::Unauthenticated, "token_expired", &format!("at {now}"));
        }
    }
    let shown = format!("{issuer:?}");
    assert!(!shown.contains("a key of ours"), "no key is shown");
}

#[track_caller]
fn assert_untrusted(issuer: &dyn TokenIssuer, token: &str, what: &str) {
    assert_refused(issuer.verify(token, second(1)), ErrorKind::Unauthenticated, what);
}

pub async fn changed_tokens_are_refused(bench: Bench<dyn TokensSetup>) {
    let issuer = bench.issuer(&[OURS]);
    let token = issuer.issue(&claims()).unwrap();
    assert!(token.is_ascii());
    for at in 0..token.len() {
        let (head, tail) = token.split_at(at);
        let first = tail.chars().next().unwrap();
        let other_case =
            if first.is_ascii_lowercase() { first.to_ascii_uppercase() } else { first.to_ascii_lowercase() };
        let changes = ['A', 'B', '0', '1', '.', '-', 'z', other_case];
        for changed in changes.into_iter().filter(|changed| *changed != first) {
            let token = format!("{head}{changed}{}", &tail[1..]);
            assert_untrusted(&*issuer, &token, &format!("{changed} in place of {first} at {at}"));
        }
        assert_untrusted(&*issuer, head, &format!("cut at {at}"));
        assert_untrusted(&*issuer, &format!("{head}{}", &tail[1..]), &format!("without the one at {at}"));
    }
    let other = issuer.issue(&claims()).unwrap();
    let (other_claims, _) = other.rsplit_once('.').unwrap();
    let (_, signature) = token.rsplit_once('.').unwrap();
    assert_untrusted(&*issuer, &format!("{other_claims}.{signature}"), "the signature of another");
    for (token, what) in
        [("", "nothing"), (".", "a dot"), ("..", "dots"), ("a.b.c", "letters"), ("ñ.é.ü", "others")]
    {
        assert_untrusted(&*issuer, token, what);
    }
    for around in [format!("{token} "), format!(" {token}"), format!("{token}."), format!("{token}=")] {
        assert_untrusted(&*issuer, &around, "one with something around it");
    }
}

pub async fn tokens_of_strangers_and_other_algorithms_are_refused(bench: Bench<dyn TokensSetup>) {
    let issuer = bench.issuer(&[OURS]);
    let claims = claims();
    let mut almost = OURS;
    almost[31] ^= 1;
    for stranger in [NEXT, almost, [0; 32]] {
        let token = bench.issuer(&[stranger]).issue(&claims).unwrap();
        assert_untrusted(&*issuer, &token, "a token of a stranger");
    }
    let forged = bench.other_algorithms(&OURS, &claims);
    assert!(!forged.is_empty());
    for token in forged {
        assert_untrusted(&*issuer, &token, &format!("another algorithm: {token}"));
    }
}

pub async fn keys_can_be_replaced(bench: Bench<dyn TokensSetup>) {
    let (before, during) = (bench.issuer(&[OURS]), bench.issuer(&[NEXT, OURS]));
    let after = bench.issuer(&[NEXT]);
    let claims = claims();
    let old = before.issue(&claims).unwrap();
    assert_eq!(during.verify(&old, second(1)).unwrap(), claims, "its key is still known");
    assert_untrusted(&*after, &old, "one of a key that is no longer known");
    let new = during.issue(&claims).unwrap();
    assert_eq!(during.verify(&new, second(1)).unwrap(), claims);
    assert_eq!(after.verify(&new, second(1)).unwrap(), claims, "the first key signs");
    assert_untrusted(&*before, &new, "one of a key that is not yet known");
    let expired = during.verify(&old, second(900));
    assert_refused_as(expired, ErrorKind::Unauthenticated, "token_expired", "an old one");
}

pub async fn refresh_secrets_are_all_chance(bench: Bench<dyn TokensSetup>) {
    let (one, two) = (bench.issuer(&[OURS]), bench.issuer(&[OURS]));
    let mut secrets = HashSet::new();
    let (mut ones, mut zeros) = ([0_u8; 32], [0_u8; 32]);
    for issuer in [one, two] {
        for _ in 0..128 {
            let secret = issuer.refresh_secret().unwrap();
            for (place, byte) in secret.iter().enumerate() {
                ones[place] |= byte;
                zeros[place] |= !byte;
            }
            assert!(secrets.insert(secret), "a secret came twice");
        }
    }
    // That a bit of chance is the same 256 times does not happen.
    assert_eq!((ones, zeros), ([0xff; 32], [0xff; 32]), "each bit was set and was not");
}
