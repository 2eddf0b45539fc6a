//! Registration and sign-in.

use std::time::Duration;

use cashflow_core::domain::{Currency, Email, IdempotencyKey, Locale, MovementFilter, PageRequest, TimeZone};
use cashflow_core::{Engine, ErrorKind, NewAccount, NewMovement};

use crate::support::{block_on, day, engine, eur};

const PASSWORD: &str = "correct horse battery staple";

fn email(address: &str) -> Email {
    Email::new(address).unwrap()
}

async fn register(engine: &Engine, address: &str) -> cashflow_core::domain::User {
    let new = NewAccount {
        name: "Ana".parse().unwrap(),
        email: email(address),
        password: PASSWORD.to_owned(),
        currency: Currency::EUR,
        locale: Locale::new("es-ES").unwrap(),
        time_zone: TimeZone::UTC,
    };
    engine.accounts().register(new).await.unwrap()
}

#[test]
fn who_registers_signs_in_and_finds_the_first_categories() {
    block_on(async {
        let (engine, _) = engine();
        let user = register(&engine, "ana@example.org").await;
        let sign_in = engine.accounts().log_in(&email("ANA@example.org"), PASSWORD).await.unwrap();
        let claims = engine.accounts().authenticate(&sign_in.access_token).unwrap();
        assert_eq!(claims.user, user.id);
        let categories = engine.cashflow(claims.user).categories().list().await.unwrap();
        assert!(categories.iter().any(|category| category.name.as_str() == "Supermercado"));
    });
}

#[test]
fn an_unknown_address_and_a_wrong_password_are_answered_alike() {
    block_on(async {
        let (engine, _) = engine();
        register(&engine, "ana@example.org").await;
        let unknown = engine.accounts().log_in(&email("eva@example.org"), PASSWORD).await.unwrap_err();
        let wrong = engine.accounts().log_in(&email("ana@example.org"), "wrong password").await.unwrap_err();
        assert_eq!(
            (unknown.kind(), unknown.code(), unknown.message()),
            (wrong.kind(), wrong.code(), wrong.message())
        );
        assert_eq!(unknown.kind(), ErrorKind::Unauthenticated);
    });
}

#[test]
fn an_address_is_taken_in_any_case_and_passwords_have_a_length() {
    block_on(async {
        let (engine, _) = engine();
        register(&engine, "ana@example.org").await;
        let new = |address: &str, password: &str| NewAccount {
            name: "Ana".parse().unwrap(),
            email: email(address),
            password: password.to_owned(),
            currency: Currency::EUR,
            locale: Locale::default(),
            time_zone: TimeZone::UTC,
        };
        let taken = engine.accounts().register(new("Ana@Example.org", PASSWORD)).await.unwrap_err();
        assert_eq!(taken.code(), "email_taken");
        for password in ["1234567", &"x".repeat(129)] {
            let error = engine.accounts().register(new("eva@example.org", password)).await.unwrap_err();
            assert_eq!(error.message(), "password: must have 8 to 128 characters");
        }
    });
}

#[test]
fn a_refresh_token_works_once_and_its_reuse_ends_the_whole_sign_in() {
    block_on(async {
        let (engine, _) = engine();
        register(&engine, "ana@example.org").await;
        let first = engine.accounts().log_in(&email("ana@example.org"), PASSWORD).await.unwrap();
        let other = engine.accounts().log_in(&email("ana@example.org"), PASSWORD).await.unwrap();
        let second = engine.accounts().refresh(&first.refresh_token).await.unwrap();
        let reused = engine.accounts().refresh(&first.refresh_token).await.unwrap_err();
        assert_eq!(reused.kind(), ErrorKind::Unauthenticated);
        let revoked = engine.accounts().refresh(&second.refresh_token).await.unwrap_err();
        assert_eq!(revoked.kind(), ErrorKind::Unauthenticated);
        // A sign-in on another device goes on.
        engine.accounts().refresh(&other.refresh_token).await.unwrap();
    });
}

#[test]
fn tokens_expire() {
    block_on(async {
        let (engine, clock) = engine();
        register(&engine, "ana@example.org").await;
        let sign_in = engine.accounts().log_in(&email("ana@example.org"), PASSWORD).await.unwrap();
        clock.advance(Duration::from_secs(15 * 60 + 1));
        let expired = engine.accounts().authenticate(&sign_in.access_token).unwrap_err();
        assert_eq!(expired.code(), "token_expired");
        clock.advance(Duration::from_secs(31 * 24 * 3600));
        let expired = engine.accounts().refresh(&sign_in.refresh_token).await.unwrap_err();
        assert_eq!(expired.code(), "bad_refresh_token");
    });
}

#[test]
fn log_out_and_a_new_password_end_sessions() {
    block_on(async {
        let (engine, _) = engine();
        let user = register(&engine, "ana@example.org").await;
        let sign_in = engine.accounts().log_in(&email("ana@example.org"), PASSWORD).await.unwrap();
        engine.accounts().log_out(&sign_in.refresh_token).await.unwrap();
        engine.accounts().log_out("nonsense").await.unwrap();
        engine.accounts().refresh(&sign_in.refresh_token).await.unwrap_err();

        let sign_in = engine.accounts().log_in(&email("ana@example.org"), PASSWORD).await.unwrap();
        let wrong = engine
            .accounts()
            .change_password(user.id, "not it at all", "another password")
            .await
            .unwrap_err();
        assert_eq!((wrong.kind(), wrong.field()), (ErrorKind::Forbidden, Some("password")));
        engine.accounts().change_password(user.id, PASSWORD, "another password").await.unwrap();
        engine.accounts().refresh(&sign_in.refresh_token).await.unwrap_err();
        engine.accounts().log_in(&email("ana@example.org"), PASSWORD).await.unwrap_err();
        engine.accounts().log_in(&email("ana@example.org"), "another password").await.unwrap();
    });
}

#[test]
fn nobody_reaches_another_users_data() {
    block_on(async {
        let (engine, _) = engine();
        let ana = engine.cashflow(register(&engine, "ana@example.org").await.id);
        let eva = engine.cashflow(register(&engine, "eva@example.org").await.id);
        let movement =
            ana.movements().record(NewMovement::expense(eur("3.00"), day("2026-03-12"))).await.unwrap();
        assert_eq!(eva.movements().get(movement.id).await.unwrap_err().kind(), ErrorKind::NotFound);
        assert_eq!(eva.movements().delete(movement.id, None).await.unwrap_err().kind(), ErrorKind::NotFound);
        assert_eq!(eva.history().of(movement.id.as_uuid()).await.unwrap_err().kind(), ErrorKind::NotFound);
        let page =
            eva.movements().list(&MovementFilter::default(), &PageRequest::first(10).unwrap()).await.unwrap();
        assert!(page.items.is_empty());
        let change = ana.history().recent(1).await.unwrap().remove(0).change_set.id;
        assert_eq!(eva.history().undo(change).await.unwrap_err().kind(), ErrorKind::NotFound);
        ana.movements().get(movement.id).await.unwrap();
    });
}

#[test]
fn no_secret_is_in_the_journal() {
    block_on(async {
        let (engine, _) = engine();
        let user = register(&engine, "ana@example.org").await;
        engine.accounts().log_in(&email("ana@example.org"), PASSWORD).await.unwrap();
        let hash = engine.store().credential(user.id).await.unwrap().unwrap().password_hash;
        let entries = engine.cashflow(user.id).history().recent(10).await.unwrap();
        let journal = serde_json::to_string(&entries).unwrap();
        assert!(!hash.is_empty() && !journal.contains(&hash));
        assert!(!journal.contains("token_hash") && !journal.contains("password_hash"));
    });
}

fn key(text: &str) -> IdempotencyKey {
    IdempotencyKey::new(text).unwrap()
}

fn ana() -> NewAccount {
    NewAccount {
        name: "Ana".parse().unwrap(),
        email: email("ana@example.org"),
        password: PASSWORD.to_owned(),
        currency: Currency::EUR,
        locale: Locale::new("es-ES").unwrap(),
        time_zone: TimeZone::UTC,
    }
}

#[test]
fn a_registration_that_is_sent_twice_makes_one_user_and_tells_only_who_knows_the_password() {
    block_on(async {
        let (engine, _) = engine();
        let register = |new| {
            let accounts = engine.accounts().idempotent(key("r-1"));
            async move { accounts.register(new).await }
        };
        let first = register(ana()).await.unwrap();
        assert_eq!(register(ana()).await.unwrap(), first);
        let guess = NewAccount { password: "another password".to_owned(), ..ana() };
        assert_eq!(register(guess).await.unwrap_err().code(), "email_taken");
        let other = NewAccount { currency: Currency::USD, ..ana() };
        assert_eq!(register(other).await.unwrap_err().kind(), ErrorKind::IdempotencyMismatch);
        assert_eq!(engine.accounts().register(ana()).await.unwrap_err().code(), "email_taken");
    });
}

#[test]
fn a_refresh_whose_answer_was_lost_is_answered_again_until_its_token_is_used() {
    block_on(async {
        let (engine, _) = engine();
        register(&engine, "ana@example.org").await;
        let sign_in = engine.accounts().log_in(&email("ana@example.org"), PASSWORD).await.unwrap();
        let refresh = |token: String, name| {
            let accounts = engine.accounts().idempotent(key(name));
            async move { accounts.refresh(&token).await }
        };
        let first = refresh(sign_in.refresh_token.clone(), "f-1").await.unwrap();
        let again = refresh(sign_in.refresh_token.clone(), "f-1").await.unwrap();
        assert_eq!(again.refresh_token, first.refresh_token);
        assert_ne!(first.refresh_token, sign_in.refresh_token);
        let second = refresh(first.refresh_token.clone(), "f-2").await.unwrap();
        // A late copy of the first request gets nothing any more, and ends nothing.
        let late = refresh(sign_in.refresh_token.clone(), "f-1").await.unwrap_err();
        assert_eq!(late.code(), "bad_refresh_token");
        let wrong = refresh(second.refresh_token.clone(), "f-1").await.unwrap_err();
        assert_eq!(wrong.kind(), ErrorKind::IdempotencyMismatch);
        let third = refresh(second.refresh_token.clone(), "f-3").await.unwrap();
        // Another request with a used token is a thief, whatever key it brings.
        refresh(second.refresh_token, "f-9").await.unwrap_err();
        assert_eq!(refresh(third.refresh_token, "f-4").await.unwrap_err().code(), "bad_refresh_token");
    });
}

#[test]
fn a_change_of_the_password_that_is_sent_twice_is_done_once() {
    block_on(async {
        let (engine, _) = engine();
        let user = register(&engine, "ana@example.org").await.id;
        let accounts = || engine.accounts().idempotent(key("p-1"));
        let change = |new: &'static str| {
            let accounts = accounts();
            async move { accounts.change_password(user, PASSWORD, new).await }
        };
        change("another password").await.unwrap();
        change("another password").await.unwrap();
        assert_eq!(change("a third password").await.unwrap_err().kind(), ErrorKind::IdempotencyMismatch);
        engine.accounts().log_in(&email("ana@example.org"), "another password").await.unwrap();
    });
}
