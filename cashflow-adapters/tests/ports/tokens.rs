//! JSON Web Tokens: what the header and the claims are, and every way a token is refused.

use std::sync::Arc;

use cashflow_adapters::jwt::JwtTokens;
use cashflow_core::ErrorKind;
use cashflow_core::domain::Timestamp;
use cashflow_core::ports::{AccessClaims, TokenIssuer};
use cashflow_core::testkit::tokens::TokensSetup;
use futures_lite::future::block_on;
use jwt_compact::alg::{Hs256, Hs256Key, Hs384, Hs384Key, Hs512, Hs512Key};
use jwt_compact::{AlgorithmExt as _, Claims, Header, UntrustedToken};
use serde_json::{Value, json};

const KEY: &[u8; 32] = b"0123456789abcdef0123456789abcdef";
/// The first 8 digits of the SHA-256 of the key.
const KEY_ID: &str = "3eb1bd43";
/// By the Python package PyJWT, with the key above and the claims below.
const BY_ANOTHER_LIBRARY: &str = "eyJhbGciOiJIUzI1NiIsImtpZCI6IjNlYjFiZDQzIiwidHlwIjoiSldUIn0.eyJpc3MiOiJjYXNoZmxvdyIsImF1ZCI6ImNhc2hmbG93Iiwic3ViIjoiMDE4OTBhNWQtYWM5Ni03NzRiLWJjY2UtYjMwMjA5OWE4MDU3Iiwic2lkIjoiMDE4OTBhNWQtYWM5Ni03NzRiLWJjY2UtYjMwMjA5OWE4MDU4IiwiaWF0IjoxNzkwMDAwMDAwLCJleHAiOjE3OTAwMDA5MDB9.gEgPt9JVGbEu6xbU9NrcRQu83wp-9FnTM_Fj6bY1ORk";

/// Issuers and forgeries for the suite.
struct Issuers;

impl TokensSetup for Issuers {
    fn issuer(&self, keys: &[[u8; 32]]) -> Arc<dyn TokenIssuer> {
        Arc::new(JwtTokens::new(keys).unwrap())
    }

    fn other_algorithms(&self, key: &[u8; 32], claims: &AccessClaims) -> Vec<String> {
        let ours = JwtTokens::new([key]).unwrap().issue(claims).unwrap();
        let ours = UntrustedToken::new(&ours).unwrap();
        let (header, said) = (ours.header(), ours.deserialize_claims_unchecked::<Value>().unwrap());
        let forged = [
            Hs384.token(header, &said, &Hs384Key::new(key)).unwrap(),
            Hs512.token(header, &said, &Hs512Key::new(key)).unwrap(),
        ];
        let payload = forged[0].split('.').nth(1).unwrap();
        // {"alg":"none","typ":"JWT"}
        let unsigned = format!("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{payload}.");
        forged.iter().cloned().chain([unsigned]).collect()
    }
}

async fn issuers() -> Arc<dyn TokensSetup> {
    Arc::new(Issuers)
}

cashflow_core::token_suite!(block_on, issuers);

fn at(second: i64) -> Timestamp {
    Timestamp::from_micros((1_790_000_000 + second) * 1_000_000).unwrap()
}

fn claims() -> AccessClaims {
    AccessClaims {
        user: "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap(),
        session: "01890a5d-ac96-774b-bcce-b302099a8058".parse().unwrap(),
        issued_at: at(0),
        expires_at: at(900),
    }
}

fn tokens() -> JwtTokens {
    JwtTokens::new([KEY]).unwrap()
}

fn refusal(token: &str) -> &'static str {
    let error = tokens().verify(token, at(1)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unauthenticated);
    error.code()
}

fn said(issuer: &str, audience: &str) -> Claims<Value> {
    let claims = claims();
    let said = json!({ "iss": issuer, "aud": audience, "sub": claims.user, "sid": claims.session });
    let mut signed = Claims::new(said);
    signed.issued_at = Some(claims.issued_at.instant());
    signed.expiration = Some(claims.expires_at.instant());
    signed
}

fn header(key_id: &str) -> Header {
    Header::empty().with_key_id(key_id)
}

fn signed(header: &Header, said: &Claims<Value>) -> String {
    Hs256.token(header, said, &Hs256Key::new(KEY)).unwrap()
}

#[test]
fn a_token_of_another_library_verifies_and_ours_says_the_same() {
    assert_eq!(tokens().verify(BY_ANOTHER_LIBRARY, at(1)).unwrap(), claims());
    let ours = tokens().issue(&claims()).unwrap();
    assert_eq!(tokens().verify(&ours, at(1)).unwrap(), claims());
    let untrusted = UntrustedToken::new(&ours).unwrap();
    assert_eq!(untrusted.algorithm(), "HS256");
    assert_eq!(untrusted.header().key_id.as_deref(), Some(KEY_ID));
    assert_eq!(untrusted.header().token_type.as_deref(), Some("JWT"));
}

#[test]
fn a_token_without_signature_is_refused() {
    let [header, payload, signature] = BY_ANOTHER_LIBRARY.split('.').collect::<Vec<_>>()[..] else {
        panic!()
    };
    // {"alg":"none","typ":"JWT"}, with and without the key's name
    let none = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0";
    let none_with_key = "eyJhbGciOiJub25lIiwia2lkIjoiM2ViMWJkNDMifQ";
    for token in [
        format!("{none}.{payload}."),
        format!("{none}.{payload}.{signature}"),
        format!("{none_with_key}.{payload}."),
        format!("{none_with_key}.{payload}.{signature}"),
        format!("{header}.{payload}."),
        format!("{header}.{payload}"),
    ] {
        assert_eq!(refusal(&token), "token_invalid", "{token}");
    }
}

#[test]
fn a_token_that_names_another_key_or_none_is_refused() {
    let ours = said("cashflow", "cashflow");
    assert!(tokens().verify(&signed(&header(KEY_ID), &ours), at(1)).is_ok());
    for header in [header("00000000"), header(""), Header::empty()] {
        assert_eq!(refusal(&signed(&header, &ours)), "token_invalid");
    }
}

#[test]
fn a_token_that_another_program_made_with_the_same_key_is_refused() {
    for (issuer, audience) in [("other", "cashflow"), ("cashflow", "other"), ("", "")] {
        assert_eq!(refusal(&signed(&header(KEY_ID), &said(issuer, audience))), "token_invalid");
    }
}

#[test]
fn a_token_that_never_expires_is_refused() {
    let mut endless = said("cashflow", "cashflow");
    endless.expiration = None;
    assert_eq!(refusal(&signed(&header(KEY_ID), &endless)), "token_invalid");
}

#[test]
fn a_missing_or_short_key_is_told_before_any_token_is_made() {
    let error = JwtTokens::new([b"too short"]).unwrap_err();
    assert_eq!((error.kind(), error.field()), (ErrorKind::Invalid, Some("jwt_secret")));
    assert_eq!(error.message(), "jwt_secret: has 9 bytes, must have at least 32");
    assert!(JwtTokens::new([&KEY[..], &KEY[..31]]).is_err());
    assert!(JwtTokens::new(Vec::<Vec<u8>>::new()).is_err());
}

#[test]
fn debug_names_the_keys_and_shows_none() {
    assert_eq!(format!("{:?}", tokens()), "JwtTokens { signs_with: \"3eb1bd43\", also_accepts: [] }");
}
