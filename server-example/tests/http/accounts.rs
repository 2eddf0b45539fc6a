//! Registration, sign-in, and what limits them.

use serde_json::{Value, json};

use crate::support::{Answer, PASSWORD, Server, User};

async fn register(server: &Server, body: &Value) -> Answer {
    server.ask("POST", "/api/v1/auth/register").json(body).send().await
}

async fn refresh(server: &Server, token: &str) -> Answer {
    server.ask("POST", "/api/v1/auth/refresh").json(&json!({"refresh_token": token})).send().await
}

async fn change_password(user: &User<'_>, old: &str, new: &str) -> Answer {
    user.post("/auth/password", &json!({"old_password": old, "new_password": new})).await
}

#[tokio::test]
async fn the_answers_of_the_contract() {
    let server = Server::new();
    let body = json!({"name": "Ana", "email": "Ana@example.org", "password": PASSWORD});
    let answer = register(&server, &body).await;
    let registered = answer.expect(201);
    assert!(registered["message"].is_string());
    assert_eq!(
        (&registered["user"]["name"], &registered["user"]["email"]),
        (&json!("Ana"), &json!("Ana@example.org"))
    );
    assert!(registered["user"]["id"].is_string());
    assert_eq!(answer.header("location"), "/api/v1/me");
    let tokens = server.log_in("ana@EXAMPLE.org", PASSWORD).await.expect(200);
    for field in ["message", "token", "refresh_token"] {
        assert!(tokens[field].is_string(), "{field}");
    }
    assert_eq!(tokens["expires_in"], 900);
    assert!(!String::from_utf8(answer.bytes).unwrap().contains(PASSWORD));
}

#[tokio::test]
async fn the_same_routes_are_there_without_the_version() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let me = server.ask("GET", "/api/me").bearer(&ana.token).send().await;
    assert_eq!(me.bytes, ana.get("/me").await.bytes);
    me.expect(200);
}

#[tokio::test]
async fn a_new_user_starts_in_their_language() {
    let server = Server::new();
    for (locale, header, first) in [
        (Some("es-ES"), "", "Supermercado"),
        (None, "es-MX,es;q=0.9,en;q=0.8", "Supermercado"),
        (None, "de-DE", "Groceries"),
        (Some("en"), "es", "Groceries"),
        (None, "", "Groceries"),
    ] {
        let email = format!("u{}@example.org", uuid::Uuid::now_v7().simple());
        let body = json!({"name": "U", "email": email, "password": PASSWORD, "locale": locale, "currency": "usd",
            "time_zone": "Europe/Madrid"});
        let ask = server.ask("POST", "/api/v1/auth/register").header("accept-language", header).json(&body);
        ask.send().await.expect(201);
        let token = server.log_in(&email, PASSWORD).await.expect(200)["token"].as_str().unwrap().to_owned();
        let categories = server.ask("GET", "/api/v1/categories").bearer(&token).send().await;
        assert!(String::from_utf8(categories.bytes).unwrap().contains(first), "{locale:?} {header}");
        let me = server.ask("GET", "/api/v1/me").bearer(&token).send().await.expect(200);
        assert_eq!((&me["currency"], &me["time_zone"]), (&json!("USD"), &json!("Europe/Madrid")));
    }
}

#[tokio::test]
async fn bad_registrations_name_their_fields() {
    let server = Server::new();
    let with = |field: &str, value: &str| {
        let mut body = json!({"name": "Ana", "email": "ana@example.org", "password": PASSWORD});
        body[field] = json!(value);
        body
    };
    let long = "x".repeat(129);
    for (field, value) in [
        ("name", ""),
        ("email", "ana"),
        ("password", "short12"),
        ("password", &long),
        ("password", "Password123"),
        ("currency", "EURO"),
        ("locale", "es_ES"),
        ("time_zone", "Madrid"),
    ] {
        assert_eq!(register(&server, &with(field, value)).await.error(400).2, [field], "{value}");
    }
    register(&server, &with("name", "Ana")).await.expect(201);
    let (kind, reason, fields) = register(&server, &with("email", "ANA@example.org")).await.error(409);
    assert_eq!((kind.as_str(), reason.as_str()), ("conflict", "email_taken"));
    assert_eq!(fields, ["email"]);
}

#[tokio::test]
async fn an_unknown_address_is_answered_like_a_wrong_password() {
    let server = Server::new();
    server.user("ana").await;
    let wrong = server.log_in("ana@example.org", "not the password").await;
    let unknown = server.log_in("nobody@example.org", PASSWORD).await;
    assert_eq!(wrong.error(401), unknown.error(401));
    assert_eq!(wrong.bytes, unknown.bytes);
    let long = "x".repeat(5000);
    assert_eq!(server.log_in("ana@example.org", &long).await.bytes, wrong.bytes);
}

#[tokio::test]
async fn without_a_good_token_there_is_nothing() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let changed = format!("{}x", ana.token);
    for value in
        ["", "Bearer", "Bearer x", &format!("Bearer {changed}"), &format!("Basic {}", ana.token), &ana.token]
    {
        let answer = server.ask("GET", "/api/v1/me").header("authorization", value).send().await;
        assert_eq!(answer.error(401).0, "unauthenticated", "{value}");
        assert!(answer.header("www-authenticate").starts_with("Bearer"), "{value}");
    }
    let lower = server.ask("GET", "/api/v1/me").header("authorization", &format!("bearer {}", ana.token));
    lower.send().await.expect(200);
}

#[tokio::test]
async fn a_refresh_token_is_good_once_and_its_reuse_ends_the_session() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let first = refresh(&server, &ana.refresh_token).await.expect(200);
    let successor = first["refresh_token"].as_str().unwrap();
    server.ask("GET", "/api/v1/me").bearer(first["token"].as_str().unwrap()).send().await.expect(200);
    assert_eq!(refresh(&server, &ana.refresh_token).await.error(401).1, "bad_refresh_token");
    refresh(&server, successor).await.error(401);
    // A sign-in of its own is not touched.
    let other = server.log_in("ana@example.org", PASSWORD).await.expect(200);
    refresh(&server, other["refresh_token"].as_str().unwrap()).await.expect(200);
    for nonsense in ["", "x", &"0".repeat(128)] {
        refresh(&server, nonsense).await.error(401);
    }
}

/// What a browser would send back of the cookies that an answer sets.
fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_page_keeps_its_refresh_token_in_a_cookie_that_no_script_reads() {
    let server = Server::new();
    server.user("ana").await;
    let body = json!({"email": "ana@example.org", "password": PASSWORD, "session": "cookie"});
    let log_in = server.ask("POST", "/api/v1/auth/login").header("host", "cash.example.org").json(&body);
    let answer = log_in.send().await;
    assert!(answer.expect(200)["token"].is_string() && answer.expect(200)["refresh_token"].is_null());
    for part in ["HttpOnly", "SameSite=Strict", "Secure", "Path=/api;", "Max-Age=2592000"] {
        assert!(answer.header("set-cookie").contains(part), "{}", answer.header("set-cookie"));
    }
    let refresh = |cookie: String, key: &'static str| {
        let ask = server.ask("POST", "/api/v1/auth/refresh").header("cookie", &cookie);
        ask.header("idempotency-key", key).json(&json!({})).send()
    };
    let first = refresh(cookie(&answer), "one").await;
    assert!(first.expect(200)["refresh_token"].is_null());
    assert_ne!(cookie(&first), cookie(&answer));
    // The answer got lost: the same request again has the same effect, and ends nothing.
    let again = refresh(cookie(&answer), "one").await;
    assert_eq!((again.status, cookie(&again)), (200, cookie(&first)));
    // A form of another site could send neither JSON nor, by the browser, the cookie.
    let form = server.ask("POST", "/api/v1/auth/refresh").header("cookie", &cookie(&first));
    form.header("content-type", "application/x-www-form-urlencoded").body("x=1").send().await.error(415);

    let log_out = server.ask("POST", "/api/v1/auth/logout").header("cookie", &cookie(&first));
    let gone = log_out.json(&json!({})).send().await;
    gone.expect(204);
    assert!(
        gone.header("set-cookie").starts_with("cashflow_refresh=; ")
            && gone.header("set-cookie").contains("Max-Age=0")
    );
    refresh(cookie(&first), "two").await.error(401);
    server.ask("POST", "/api/v1/auth/refresh").json(&json!({})).send().await.error(401);
}

#[tokio::test]
async fn log_out_ends_the_session_and_can_be_said_twice() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let log_out =
        || server.ask("POST", "/api/v1/auth/logout").json(&json!({"refreshToken": ana.refresh_token})).send();
    log_out().await.expect(204);
    refresh(&server, &ana.refresh_token).await.error(401);
    log_out().await.expect(204);
}

#[tokio::test]
async fn a_change_of_the_password_needs_the_old_one_and_ends_every_session() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let (kind, reason, fields) = change_password(&ana, "not the password", "a new password").await.error(403);
    assert_eq!((kind.as_str(), reason.as_str()), ("forbidden", "wrong_password"));
    assert_eq!(fields, ["old_password"]);
    assert_eq!(change_password(&ana, PASSWORD, "12345678").await.error(400).2, ["new_password"]);
    assert_eq!(change_password(&ana, PASSWORD, "short").await.error(400).2, ["new_password"]);
    change_password(&ana, PASSWORD, "a new password").await.expect(204);
    refresh(&server, &ana.refresh_token).await.error(401);
    server.log_in("ana@example.org", PASSWORD).await.error(401);
    server.log_in("ana@example.org", "a new password").await.expect(200);
}

#[tokio::test]
async fn the_address_is_changed_with_the_password() {
    let server = Server::new();
    server.user("ben").await;
    let cleo = &server.user("cleo").await;
    let send = |email: &'static str, password: &'static str| async move {
        cleo.post("/me/email", &json!({"email": email, "password": password})).await
    };
    send("new@example.org", "not the password").await.error(403);
    assert_eq!(send("ben@example.org", PASSWORD).await.error(409).1, "email_taken");
    assert_eq!(send("new@example.org", PASSWORD).await.expect(200)["email"], "new@example.org");
    server.log_in("new@example.org", PASSWORD).await.expect(200);
    server.log_in("cleo@example.org", PASSWORD).await.error(401);
}

#[tokio::test]
async fn too_many_attempts_at_an_account_are_429_whether_it_exists_or_not() {
    let server = Server::with(&[("SIGN_INS_PER_ACCOUNT", "3")]);
    let ana = server.user("ana").await; // which is one attempt
    for (email, free) in [("ana@example.org", 2), ("nobody@example.org", 3)] {
        for _ in 0..free {
            server.log_in(email, "not the password").await.error(401);
        }
        let refused = server.log_in(&email.to_uppercase(), PASSWORD).await;
        assert_eq!(refused.error(429).0, "rate_limited");
        let wait: u64 = refused.header("retry-after").parse().unwrap();
        assert!((1..=200).contains(&wait), "{wait}");
    }
    // Others, and whoever is signed in, notice nothing.
    server.user("ben").await;
    ana.get("/me").await.expect(200);
    for _ in 0..3 {
        change_password(&ana, "not the password", "a new password").await.error(403);
    }
    change_password(&ana, PASSWORD, "a new password").await.error(429);
}

#[tokio::test]
async fn too_many_attempts_from_an_address_are_429_and_a_trusted_proxy_tells_addresses_apart() {
    let server = Server::with(&[("SIGN_INS_PER_ADDRESS", "2"), ("TRUSTED_PROXIES", "1")]);
    let from = |address: &'static str, email: String| {
        let body = json!({"email": email, "password": PASSWORD});
        server.ask("POST", "/api/v1/auth/login").header("x-forwarded-for", address).json(&body).send()
    };
    for (place, status) in [401, 401, 429, 429].into_iter().enumerate() {
        let answer = from("203.0.113.7", format!("u{place}@example.org")).await;
        answer.error(status);
        assert_eq!(answer.headers.contains_key("retry-after"), status == 429);
    }
    from("203.0.113.8", "u@example.org".to_owned()).await.error(401);
    // What stands before the proxy's own entry is made up.
    from("203.0.113.9, 203.0.113.7", "u@example.org".to_owned()).await.error(429);
}

#[tokio::test]
async fn requests_of_sign_in_take_an_idempotency_key() {
    let server = Server::new();
    let body = json!({"name": "Ana", "email": "ana@example.org", "password": PASSWORD});
    let register =
        || server.ask("POST", "/api/v1/auth/register").header("idempotency-key", "r-1").json(&body).send();
    let first = register().await;
    first.expect(201);
    assert_eq!(register().await.bytes, first.bytes);
    let tokens = server.log_in("ana@example.org", PASSWORD).await.expect(200);
    let old = json!({"refresh_token": tokens["refresh_token"]});
    let refresh =
        || server.ask("POST", "/api/v1/auth/refresh").header("idempotency-key", "f-1").json(&old).send();
    let (first, second) = (refresh().await.expect(200), refresh().await.expect(200));
    assert_eq!(first["refresh_token"], second["refresh_token"]);
    let register = server.ask("POST", "/api/v1/auth/register").header("idempotency-key", "no key");
    register.json(&body).send().await.error(400);
}
