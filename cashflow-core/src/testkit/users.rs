//! Cases of users, credentials and sessions.

use crate::domain::{Email, Session, SessionId};
use crate::ports::Store;
use crate::testkit::{Bench, Fixture, at, delete, insert, new_id, update};

/// The cases of [`UserReads`](crate::ports::UserReads).
#[doc(hidden)]
#[macro_export]
macro_rules! __user_cases {
    ($then:ident $($with:tt)*) => {
        $crate::$then! { [$($with)*]
            what_is_missing_is_none => "a missing user, credential or session is `None`",
            credentials_are_found_by_address => "a credential is found by its e-mail address without regard to case",
            families_come_whole_and_oldest_first => "the sessions of a family come with all their states, oldest first",
            live_sessions_come_oldest_first =>
                "the sessions without a family named are those neither revoked nor used, oldest first",
        }
    };
}

__user_cases! { __case_table }

pub async fn what_is_missing_is_none(bench: Bench<dyn Store>) {
    let store = &*bench;
    let (fixture, other) = (Fixture::new(store).await, Fixture::new(store).await);
    let (credential, session) = (other.credential("a@example.org"), other.session(0));
    other.commit(store, vec![insert(&credential), insert(&session)]).await;
    assert_eq!(store.user(new_id()).await.unwrap(), None);
    assert_eq!(store.credential(fixture.owner()).await.unwrap(), None);
    assert_eq!(store.credential(new_id()).await.unwrap(), None);
    assert_eq!(store.credential_by_email("b@example.org").await.unwrap(), None);
    assert_eq!(store.session(fixture.owner(), session.id).await.unwrap(), None, "it is another user's");
    assert_eq!(store.session(new_id(), session.id).await.unwrap(), None);
    assert_eq!(store.session(other.owner(), new_id()).await.unwrap(), None);
    assert_eq!(store.sessions(fixture.owner(), None).await.unwrap(), []);
    assert_eq!(store.sessions(fixture.owner(), Some(session.id)).await.unwrap(), []);
    other.commit(store, vec![delete(&credential), delete(&session)]).await;
    assert_eq!(store.credential(other.owner()).await.unwrap(), None);
    assert_eq!(store.credential_by_email("a@example.org").await.unwrap(), None);
    assert_eq!(store.session(other.owner(), session.id).await.unwrap(), None);
}

pub async fn credentials_are_found_by_address(bench: Bench<dyn Store>) {
    let store = &*bench;
    let mut credentials = Vec::new();
    for email in ["Ana.Núñez@Example.org", "ana.nunez@example.org", "a_a@example.org", "ab@example.org"] {
        let fixture = Fixture::new(store).await;
        credentials.push((fixture.credential(email), fixture));
    }
    for (credential, fixture) in &credentials {
        fixture.record(store, [credential]).await;
    }
    for (credential, _) in &credentials {
        let found = store.credential_by_email(&credential.email.key()).await.unwrap();
        assert_eq!(found.as_ref(), Some(credential), "accents and _ mean themselves");
    }
    let (first, fixture) = &credentials[0];
    let key = Email::new("ANA.NÚÑEZ@EXAMPLE.ORG").unwrap().key();
    assert_eq!(store.credential_by_email(&key).await.unwrap().as_ref(), Some(first));
    let (change, moved) =
        update(first, |credential| credential.email = Email::new("New@example.org").unwrap());
    fixture.commit(store, vec![change]).await;
    assert_eq!(store.credential_by_email(&key).await.unwrap(), None);
    assert_eq!(store.credential_by_email("new@example.org").await.unwrap(), Some(moved));
}

/// Sessions of two families in every state, in the order of their creation, which is not that of their ids.
fn sessions(fixture: &Fixture) -> Vec<Session> {
    let mut ids = [(); 6].map(|()| new_id::<SessionId>());
    ids.reverse();
    let session = |n: usize, family: usize, seconds| Session {
        id: ids[n],
        family: ids[family],
        ..fixture.session(seconds)
    };
    vec![
        Session { used_at: Some(at(12)), ..session(0, 0, 10) },
        session(1, 1, 11),
        Session { revoked_at: Some(at(30)), ..session(2, 0, 12) },
        Session { used_at: Some(at(14)), revoked_at: Some(at(30)), ..session(3, 0, 13) },
        Session { expires_at: at(15), ..session(4, 0, 14) },
        session(5, 0, 15),
    ]
}

pub async fn families_come_whole_and_oldest_first(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let sessions = sessions(&fixture);
    fixture.record(store, sessions.iter().rev()).await;
    let family: Vec<Session> = sessions.iter().filter(|s| s.family == sessions[0].id).cloned().collect();
    assert_eq!(family.len(), 5);
    assert_eq!(store.sessions(fixture.owner(), Some(sessions[0].id)).await.unwrap(), family);
    assert_eq!(store.sessions(fixture.owner(), Some(sessions[1].id)).await.unwrap(), [sessions[1].clone()]);
    assert_eq!(
        store.sessions(fixture.owner(), Some(sessions[2].id)).await.unwrap(),
        [],
        "it heads no family"
    );
}

pub async fn live_sessions_come_oldest_first(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let sessions = sessions(&fixture);
    fixture.record(store, sessions.iter().rev()).await;
    let live = [sessions[1].clone(), sessions[4].clone(), sessions[5].clone()];
    assert_eq!(store.sessions(fixture.owner(), None).await.unwrap(), live, "also one that has expired");
    let (change, _) = update(&sessions[4], |session| session.used_at = Some(at(40)));
    fixture.commit(store, vec![change]).await;
    assert_eq!(
        store.sessions(fixture.owner(), None).await.unwrap(),
        [sessions[1].clone(), sessions[5].clone()]
    );
}
