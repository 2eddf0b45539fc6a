//! Every error has one shape, whoever made it.

use axum::body::Body;
use serde_json::json;

use crate::support::Server;

#[tokio::test]
async fn an_unknown_route_is_404_in_the_shape_of_the_contract() {
    let server = Server::new();
    for path in ["/nope", "/api/nope", "/api/v1/movements/", "/api/v2/movements", "/"] {
        let (kind, ..) = server.ask("GET", path).send().await.error(404);
        assert_eq!(kind, "not_found", "{path}");
    }
}

#[tokio::test]
async fn a_wrong_method_is_405_and_says_which_are_allowed() {
    let server = Server::new();
    for method in ["PUT", "TRACE", "OPTIONS", "PROPFIND"] {
        let answer = server.ask(method, "/api/v1/movements").send().await;
        assert_eq!(answer.error(405).0, "method_not_allowed", "{method}");
        let mut allowed: Vec<&str> = answer.header("allow").split(',').map(str::trim).collect();
        allowed.sort_unstable();
        assert_eq!(allowed, ["GET", "HEAD", "POST"], "{method}");
    }
    let answer = server.ask("POST", "/health/live").send().await;
    answer.error(405);
    assert!(answer.header("allow").contains("GET"));
}

#[tokio::test]
async fn malformed_json_is_400_and_json_of_another_shape_names_the_field() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let send = |body: &'static str| {
        ana.ask("POST", "/priorities").header("content-type", "application/json").body(body).send()
    };
    for body in ["", "{", "{\"name\":}", "{} {}", "{\"name\":\"a\",\"rank\":1", "\u{0}"] {
        let (kind, reason, fields) = send(body).await.error(400);
        assert_eq!(
            (kind.as_str(), fields.len()),
            ("validation", usize::from(reason == "invalid")),
            "{body:?}: {reason}"
        );
    }
    for (body, field) in [
        ("{}", "name"),
        ("{\"name\":\"a\"}", "rank"),
        ("{\"name\":1,\"rank\":1}", "name"),
        ("{\"name\":\"a\",\"rank\":\"1\"}", "rank"),
        ("{\"name\":\"a\",\"name\":\"b\",\"rank\":1}", "name"),
        ("{\"name\":\"\",\"rank\":1}", "name"),
    ] {
        assert_eq!(send(body).await.error(400).2, [field], "{body}");
    }
    for body in ["[]", "1", "\"x\"", "null"] {
        assert_eq!(send(body).await.error(400).1, "invalid", "{body}");
    }
}

#[tokio::test]
async fn no_body_is_an_array_of_its_fields() {
    let server = Server::new();
    let ana = server.user("ana").await;
    for path in ["/me", "/priorities/00000000-0000-0000-0000-000000000000"] {
        let answer = ana.patch(path, &json!([])).await;
        assert_eq!(answer.error(400).1, "invalid", "{path}");
    }
    for body in [json!([]), json!(["a"]), json!(["a", 1])] {
        assert_eq!(ana.post("/auth/logout", &body).await.error(400).1, "invalid", "{body}");
        assert_eq!(ana.post("/priorities", &body).await.error(400).1, "invalid", "{body}");
    }
}

#[tokio::test]
async fn all_wrong_fields_are_told_at_once() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let body =
        json!({"amount": "1.999", "movement_date": "2026-02-30", "kind": "x", "tags": [""], "payee": ""});
    let (_, _, mut fields) = ana.post("/movements", &body).await.error(400);
    fields.sort();
    assert_eq!(fields, ["amount", "kind", "movement_date", "payee", "tags"]);
}

#[tokio::test]
async fn a_body_that_does_not_say_it_is_json_is_415() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let body = json!({"name": "Vital", "rank": 1}).to_string();
    for content_type in ["text/plain", "application/x-www-form-urlencoded", "application/jsonx", "json"] {
        let ask = ana.ask("POST", "/priorities").header("content-type", content_type).body(body.clone());
        assert_eq!(ask.send().await.error(415).0, "unsupported_media", "{content_type}");
    }
    ana.ask("POST", "/priorities").body(body.clone()).send().await.error(415);
    let ask = ana.ask("POST", "/priorities").header("content-type", "Application/JSON; charset=utf-8");
    ask.body(body).send().await.expect(201);
}

#[tokio::test]
async fn a_body_over_the_limit_is_413() {
    let server = Server::with(&[("MAX_BODY_BYTES", "1000")]);
    let ana = server.user("ana").await;
    let long = json!({"name": "n".repeat(2000), "rank": 1});
    assert_eq!(ana.post("/priorities", &long).await.error(413).0, "too_large");
    // Also when nobody said how long it is.
    let pieces = futures_util::stream::iter((0..50).map(|_| Ok::<_, std::io::Error>("n".repeat(100))));
    let ask = ana.ask("POST", "/priorities").header("content-type", "application/json");
    ask.body(Body::from_stream(pieces)).send().await.error(413);
}

#[tokio::test]
async fn a_path_id_that_is_none_is_400() {
    let server = Server::new();
    let ana = server.user("ana").await;
    for path in ["/movements/x", "/movements/%ff", "/categories/1", "/history/0/undo"] {
        let method = if path.ends_with("undo") { "POST" } else { "GET" };
        assert_eq!(ana.ask(method, path).send().await.error(400).2, ["id"], "{path}");
    }
}

#[tokio::test]
async fn wrong_and_doubled_query_parameters_are_400_and_named() {
    let server = Server::new();
    let ana = server.user("ana").await;
    for (query, field) in [
        ("limit=0", "limit"),
        ("limit=501", "limit"),
        ("limit=x", "limit"),
        ("from=2026-1-1", "from"),
        ("from=0000-01-01", "from"),
        ("from=2026-02-01&to=2026-01-01", "to"),
        ("min=2&max=1", "max"),
        ("min=1e3", "min"),
        ("kind=x", "kind"),
        ("category_id=x", "category_id"),
        ("q=%00", "q"),
        ("limit=1&limit=2", "limit"),
        ("category_id=none&categoryId=none", "category_id"),
    ] {
        assert_eq!(ana.get(&format!("/movements?{query}")).await.error(400).2, [field], "{query}");
    }
}
