//! The same key and content are done once and answered alike; with other content the key is refused.

use serde_json::{Value, json};

use crate::support::{Answer, Server, User, text};

async fn keyed(user: &User<'_>, method: &str, path: &str, key: &str, body: &Value) -> Answer {
    user.ask(method, path).header("idempotency-key", key).json(body).send().await
}

#[tokio::test]
async fn a_repeated_post_gives_the_first_answer_whole() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let body =
        json!({"amount": "4.50", "kind": "expense", "movement_date": "2026-03-12", "description": "Coffee"});
    let first = keyed(&ana, "POST", "/movements", "key-1", &body).await;
    let id = text(&first.expect(201)["id"]).to_owned();
    // What happened to it since makes no difference.
    ana.patch(&format!("/movements/{id}"), &json!({"description": "Tea"})).await.expect(200);
    let again = keyed(&ana, "POST", "/movements", "key-1", &body).await;
    assert_eq!((again.status, &again.bytes), (first.status, &first.bytes));
    for header in ["location", "etag", "content-type"] {
        assert_eq!(again.header(header), first.header(header), "{header}");
    }
    assert_eq!(ana.get("/movements").await.expect(200)["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_key_with_other_content_or_another_route_is_422() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let body = json!({"amount": "4.50", "kind": "expense", "movement_date": "2026-03-12"});
    keyed(&ana, "POST", "/movements", "key-1", &body).await.expect(201);
    let other = json!({"amount": "4.51", "kind": "expense", "movement_date": "2026-03-12"});
    let (kind, reason, fields) = keyed(&ana, "POST", "/movements", "key-1", &other).await.error(422);
    assert_eq!((kind.as_str(), reason.as_str()), ("idempotency_mismatch", "idempotency_mismatch"));
    assert_eq!(fields, ["idempotency_key"]);
    keyed(&ana, "POST", "/priorities", "key-1", &json!({"name": "Vital", "rank": 1})).await.error(422);
    // Another user's keys are their own.
    let ben = server.user("ben").await;
    keyed(&ben, "POST", "/movements", "key-1", &other).await.expect(201);
}

#[tokio::test]
async fn the_kind_of_a_category_that_is_gone_does_not_matter_to_a_repeated_post() {
    let server = Server::new();
    let ana = server.user("ana").await;
    for (name, other) in [("Salary", "Business"), ("Groceries", "Restaurants")] {
        let (category, into) = (ana.category(name).await, ana.category(other).await);
        let body = json!({"amount": "10", "movement_date": "2026-03-12", "category_id": category});
        let first = keyed(&ana, "POST", "/movements", name, &body).await;
        first.expect(201);
        ana.post(&format!("/categories/{category}/merge"), &json!({"into": into})).await.expect(200);
        let again = keyed(&ana, "POST", "/movements", name, &body).await;
        assert_eq!((again.status, &again.bytes), (201, &first.bytes), "{name}");
        keyed(&ana, "POST", "/movements", "new", &body).await.error(404);
    }
}

#[tokio::test]
async fn every_kind_of_write_takes_a_key() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let movement = text(&ana.expense("1", "2026-03-12").await["id"]).to_owned();
    let movement = format!("/movements/{movement}");
    let writes = [
        ("PATCH", movement.clone(), json!({"description": "x"})),
        ("DELETE", movement.clone(), json!(null)),
        ("POST", format!("{movement}/restore"), json!(null)),
        ("POST", "/categories".to_owned(), json!({"name": "Falconry", "type": "Gasto"})),
        ("POST", "/priorities".to_owned(), json!({"name": "Vital", "rank": 1})),
        ("PATCH", "/me".to_owned(), json!({"name": "Ana María"})),
    ];
    for (place, (method, path, body)) in writes.iter().enumerate() {
        let key = format!("write-{place}");
        let first = keyed(&ana, method, path, &key, body).await;
        assert!((200..300).contains(&first.status), "{method} {path}: {first:?}");
        let changes = ana.get("/history").await.bytes;
        let again = keyed(&ana, method, path, &key, body).await;
        assert_eq!((again.status, &again.bytes), (first.status, &first.bytes), "{method} {path}");
        assert_eq!(ana.get("/history").await.bytes, changes, "{method} {path} wrote again");
    }
    let last = ana.get("/history?limit=1").await.expect(200)["items"][0]["id"].clone();
    let undo = format!("/history/{}/undo", text(&last));
    let first = keyed(&ana, "POST", &undo, "undo", &json!(null)).await;
    first.expect(200);
    assert_eq!(keyed(&ana, "POST", &undo, "undo", &json!(null)).await.bytes, first.bytes);
}

#[tokio::test]
async fn a_key_that_is_none_is_400() {
    let server = Server::new();
    let ana = server.user("ana").await;
    for key in ["", "a b", &"k".repeat(201)] {
        let answer = keyed(&ana, "POST", "/priorities", key, &json!({"name": "Vital", "rank": 1})).await;
        assert_eq!(answer.error(400).2, ["idempotency_key"], "{key}");
    }
}
