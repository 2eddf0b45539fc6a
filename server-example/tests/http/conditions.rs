//! Tags, conditional requests, and the headers of every answer.

use std::io::Read as _;

use serde_json::json;

use crate::support::{Ask, Server, text};

#[tokio::test]
async fn a_stale_if_match_is_412_and_changes_nothing() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let path = format!("/movements/{}", text(&ana.expense("1", "2026-03-12").await["id"]));
    let change = |tag: &'static str, description: &'static str| {
        ana.ask("PATCH", &path).header("if-match", tag).json(&json!({"description": description})).send()
    };
    let changed = change("\"1\"", "first").await;
    changed.expect(200);
    assert_eq!(changed.header("etag"), "\"2\"");
    for stale in ["\"1\"", "\"7\"", "W/\"2\"", "\"x\"", "\"1\", \"3\""] {
        assert_eq!(change(stale, "second").await.error(412).0, "stale", "{stale}");
    }
    for malformed in ["2", "\"2", "*, \"2\"", "\"2\" \"3\"", ",", "W/2"] {
        let (_, _, fields) = change(malformed, "second").await.error(400);
        assert_eq!(fields, ["If-Match"], "{malformed}");
    }
    assert_eq!(ana.get(&path).await.expect(200)["description"], "first");
    for fresh in ["\"2\"", "*", "\"1\", \"4\""] {
        change(fresh, "third").await.expect(200);
    }
    let delete = |tag: &'static str| ana.ask("DELETE", &path).header("if-match", tag).send();
    delete("\"4\"").await.error(412);
    ana.get(&path).await.expect(200);
    delete("\"5\"").await.expect(204);
    ana.get(&path).await.error(404);
}

#[tokio::test]
async fn every_resource_has_a_tag_and_honours_it() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let category = ana.category("Groceries").await;
    let priority = ana.get("/priorities").await.expect(200)["items"][0]["id"].clone();
    for path in
        ["/me".to_owned(), format!("/categories/{category}"), format!("/priorities/{}", text(&priority))]
    {
        let tag = ana.get(&path).await.header("etag").to_owned();
        assert_eq!(tag, "\"1\"", "{path}");
        let change =
            || ana.ask("PATCH", &path).header("if-match", &tag).json(&json!({"name": "Other"})).send();
        change().await.expect(200);
        change().await.error(412);
    }
}

#[tokio::test]
async fn what_did_not_change_is_304_without_a_body() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let movement = ana.expense("1", "2026-03-12").await;
    let one = format!("/movements/{}", text(&movement["id"]));
    for path in
        [one.as_str(), "/me", "/movements", "/categories", "/priorities", "/reports/summary", "/history"]
    {
        let first = ana.get(path).await;
        first.expect(200);
        let tag = first.header("etag").to_owned();
        assert!(!tag.is_empty(), "{path}");
        for known in [tag.clone(), format!("\"other\", {tag}"), "*".to_owned()] {
            let again = ana.ask("GET", path).header("if-none-match", &known).send().await;
            assert_eq!((again.status, again.bytes.len()), (304, 0), "{path} {known}");
            assert_eq!(again.header("etag"), tag, "{path}");
        }
        let other = ana.ask("GET", path).header("if-none-match", "\"other\"").send().await;
        assert_eq!(other.bytes, first.bytes, "{path}");
    }
    let tag = ana.get("/movements").await.header("etag").to_owned();
    ana.patch(&one, &json!({"description": "changed"})).await.expect(200);
    ana.ask("GET", "/movements").header("if-none-match", &tag).send().await.expect(200);
}

#[tokio::test]
async fn the_id_of_a_request_comes_back_and_a_bad_one_is_replaced() {
    let server = Server::new();
    let ask = |id: &'static str| server.ask("GET", "/nope").header("x-request-id", id).send();
    assert_eq!(ask("Root=1-67891233-abcdef").await.header("x-request-id"), "Root=1-67891233-abcdef");
    for bad in ["", "a b", "{\"x\":1}", "é"] {
        let given = ask(bad).await.header("x-request-id").to_owned();
        assert!(given.len() == 32 && given != bad, "{bad:?} gave {given:?}");
    }
    let [one, other] =
        [server.ask("GET", "/health/live").send().await, server.ask("GET", "/health/live").send().await];
    assert_ne!(one.header("x-request-id"), other.header("x-request-id"));
}

#[tokio::test]
async fn personal_data_is_not_stored_on_the_way_and_answers_are_guarded() {
    let server = Server::new();
    let ana = server.user("ana").await;
    for path in ["/me", "/movements", "/reports/summary", "/movements/x"] {
        let answer = ana.get(path).await;
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'"), "{path}");
        assert!(answer.header("strict-transport-security").starts_with("max-age="), "{path}");
    }
    assert_eq!(server.log_in("ana@example.org", "wrong password").await.header("cache-control"), "no-store");
}

#[tokio::test]
async fn large_answers_are_compressed_for_those_who_ask() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let plain = ana.get("/categories").await;
    assert_eq!(plain.header("content-encoding"), "");
    let packed = ana.ask("GET", "/categories").header("accept-encoding", "br, gzip").send().await;
    assert_eq!(packed.header("content-encoding"), "gzip");
    assert!(packed.header("vary").to_lowercase().contains("accept-encoding"));
    assert!(packed.bytes.len() * 2 < plain.bytes.len(), "{} of {}", packed.bytes.len(), plain.bytes.len());
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(packed.bytes.as_slice()).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, plain.bytes);
}

fn preflight<'a>(server: &'a Server, origin: &str) -> Ask<'a> {
    server
        .ask("OPTIONS", "/api/v1/movements")
        .header("origin", origin)
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "authorization,content-type,idempotency-key")
}

#[tokio::test]
async fn pages_of_other_origins_may_call_only_if_they_are_named() {
    let named = Server::with(&[("CORS_ORIGINS", "https://app.example.org, http://localhost:5173")]);
    for origin in ["https://app.example.org", "http://localhost:5173"] {
        let answer = preflight(&named, origin).send().await;
        assert_eq!((answer.status, answer.header("access-control-allow-origin")), (200, origin));
        let allowed = answer.header("access-control-allow-headers").to_lowercase();
        assert!(
            ["authorization", "idempotency-key", "if-match"].iter().all(|name| allowed.contains(name)),
            "{allowed}"
        );
        let simple = named.ask("GET", "/api/v1/me").header("origin", origin).send().await;
        assert_eq!(simple.header("access-control-allow-origin"), origin);
        assert!(simple.header("access-control-expose-headers").contains("etag"));
    }
    let stranger = preflight(&named, "https://evil.example").send().await;
    assert_eq!(stranger.header("access-control-allow-origin"), "");
    let closed = Server::new();
    let answer = preflight(&closed, "https://app.example.org").send().await;
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (405, ""));
    let open = Server::with(&[("CORS_ORIGINS", "*")]);
    assert_eq!(
        preflight(&open, "https://any.example").send().await.header("access-control-allow-origin"),
        "*"
    );
}
