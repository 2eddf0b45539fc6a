//! A host of many users: each acts for themselves only.
#![cfg(feature = "sign-in")]

use cashflow_facade::api::{Config, ErrorKind, NewUser, Owners};
use pollster::block_on;

use crate::support::{expense, open};

fn person(name: &str) -> NewUser {
    NewUser {
        name: name.to_owned(),
        email: format!("{name}@example.com"),
        password: "correct horse".to_owned(),
        currency: None,
        locale: None,
        time_zone: None,
    }
}

#[test]
fn nobody_reads_anothers_movements() {
    block_on(async {
        let secret = "a secret of at least thirty-two bytes".to_owned();
        let host =
            open(Config { owners: Some(Owners::Many), token_secrets: vec![secret], ..Config::at("memory:") })
                .await;
        let nobody = host.movements().record(expense("1", "2026-01-01")).await.unwrap_err();
        assert_eq!((nobody.kind, &*nobody.code), (ErrorKind::Unauthenticated, "no_owner"));

        let (ada, bob) = (
            host.users().register(person("ada")).await.unwrap(),
            host.users().register(person("bob")).await.unwrap(),
        );
        assert_eq!(host.users().register(person("ada")).await.unwrap_err().code, "email_taken");
        let wrong = host.users().log_in("ada@example.com".to_owned(), "wrong".to_owned()).await.unwrap_err();
        assert_eq!(wrong.code, "wrong_credentials");
        let signed =
            host.users().log_in("ada@example.com".to_owned(), "correct horse".to_owned()).await.unwrap();
        let claims = host.users().authenticate(signed.access_token.clone()).await.unwrap();
        assert_eq!(claims.user_id, ada.id);

        let hers = host.signed_in(signed.access_token).unwrap();
        assert_eq!(hers.owner_id(), Some(ada.id));
        let movement = hers.movements().record(expense("1", "2026-01-01")).await.unwrap();
        let his = host.acting_for(bob.id);
        assert_eq!(his.movements().get(movement.id).await.unwrap_err().kind, ErrorKind::NotFound);
        assert_eq!(host.signed_in("forged".to_owned()).unwrap_err().kind, ErrorKind::Unauthenticated);

        let renewed = host.users().refresh(signed.refresh_token.clone()).await.unwrap();
        assert_eq!(host.users().refresh(signed.refresh_token).await.unwrap_err().code, "bad_refresh_token");
        host.users().log_out(renewed.refresh_token).await.unwrap();
        let forbidden =
            host.users().change_password(ada.id, "wrong".to_owned(), "new password".to_owned()).await;
        assert_eq!(forbidden.unwrap_err().kind, ErrorKind::Forbidden);
        host.users()
            .change_email(ada.id, "correct horse".to_owned(), "a@example.com".to_owned())
            .await
            .unwrap();
        let refused = host.users().delete(ada.id, "wrong".to_owned()).await.unwrap_err();
        assert_eq!((refused.kind, &*refused.code), (ErrorKind::Forbidden, "wrong_password"));
        host.users().delete(ada.id, "correct horse".to_owned()).await.unwrap();
        host.users().sweep_deleted(Some(0)).await.unwrap();
        assert_eq!(hers.movements().get(movement.id).await.unwrap_err().kind, ErrorKind::NotFound);
        host.users().register(person("ada")).await.unwrap();
    });
}
