//! The end of an account.

use serde_json::json;

use crate::openapi::{document, operations};
use crate::support::{PASSWORD, Server, User, text, ticket};

async fn delete(user: &User<'_>, password: &str) -> crate::support::Answer {
    user.post("/me/delete", &json!({"password": password})).await
}

#[tokio::test]
async fn an_account_goes_with_everything_and_its_address_may_register_anew() {
    let server = Server::new();
    let (ana, ben) = (server.user("ana").await, server.user("ben").await);
    let own = ana.expense("31.41", "2026-03-12").await;
    let receipt = ticket("FERRETERIA", "12/03/2026", "31,41");
    ana.upload("/ocr/upload", "a.png", &receipt).await.expect(201);
    ben.upload("/ocr/upload", "a.png", &receipt).await.expect(201);
    ben.expense("2.72", "2026-03-12").await;
    let of_ben = (ben.get("/movements").await.bytes, ben.get("/history").await.bytes);

    let (kind, reason, fields) = delete(&ana, "not the password").await.error(403);
    assert_eq!((kind.as_str(), reason.as_str()), ("forbidden", "wrong_password"));
    assert_eq!(fields, ["password"]);
    assert_eq!(ana.get("/movements").await.expect(200)["items"].as_array().unwrap().len(), 1);

    let other = server.log_in("ana@example.org", PASSWORD).await.expect(200);
    let gone = delete(&ana, PASSWORD).await;
    gone.expect(204);
    let cookie = gone.header("set-cookie");
    assert!(cookie.starts_with("cashflow_refresh=; ") && cookie.contains("Max-Age=0"), "{cookie}");
    for token in [&ana.refresh_token, text(&other["refresh_token"])] {
        let refresh = server.ask("POST", "/api/v1/auth/refresh").json(&json!({"refresh_token": token}));
        refresh.send().await.error(401);
    }
    server.log_in("ana@example.org", PASSWORD).await.error(401);
    assert!(
        (ben.get("/movements").await.bytes, ben.get("/history").await.bytes) == of_ben,
        "Ben's is untouched"
    );
    server.log_in("ben@example.org", PASSWORD).await.expect(200);

    let anew = server.user("ana").await;
    assert_ne!(anew.id, ana.id);
    assert_eq!(anew.get("/movements").await.expect(200)["items"], json!([]));
    anew.get(&format!("/movements/{}", text(&own["id"]))).await.error(404);
    // The old token is not one for the new account.
    assert_eq!(ana.get("/movements").await.error(401).1, "unknown_user");
}

#[tokio::test]
async fn a_token_of_a_deleted_account_is_refused_at_once_by_every_route() {
    let server = Server::new();
    let ana = server.user("ana").await;
    delete(&ana, PASSWORD).await.expect(204);
    let mut asked = 0;
    for (path, method, operation) in operations(&document()) {
        if !operation["security"].is_array() {
            continue;
        }
        let path = path.replace("{id}", "01a20d29-169d-72fa-be8a-1caa195c2209");
        let ask = ana.ask(&method, path.strip_prefix("/api/v1").unwrap());
        assert_eq!(ask.json(&json!({})).send().await.error(401).1, "unknown_user", "{method} {path}");
        asked += 1;
    }
    assert!(asked > 25, "{asked}");
}

#[tokio::test]
async fn a_password_cannot_be_guessed_by_deleting() {
    let server = Server::with(&[("SIGN_INS_PER_ACCOUNT", "3")]);
    let ana = server.user("ana").await;
    for _ in 0..3 {
        delete(&ana, "not the password").await.error(403);
    }
    delete(&ana, PASSWORD).await.error(429);
    ana.get("/me").await.expect(200);
    delete(&ana, "").await.error(429);
    assert_eq!(ana.post("/me/delete", &json!({})).await.error(400).2, ["password"]);
}
