//! Movements: recording, finding, changing, bringing back.

use serde_json::{Value, json};

use crate::support::{Server, text};

#[tokio::test]
async fn a_movement_takes_kind_and_priority_from_its_category_and_the_currency_of_its_user() {
    let server = Server::new();
    let ana = server.user("ana").await;
    ana.patch("/me", &json!({"currency": "JPY"})).await.expect(200);
    let (food, salary) = (ana.category("Groceries").await, ana.category("Salary").await);
    let body = json!({"amount": 60, "description": "Shop", "movement_date": "2026-03-12", "categoryId": food, "userId": ana.id});
    let answer = ana.post("/movements", &body).await;
    let movement = answer.expect(201);
    assert_eq!(movement["kind"], "expense");
    assert_eq!((&movement["currency"], &movement["amount"]), (&json!("JPY"), &json!("60")));
    assert!(movement["priority_id"].is_string());
    assert_eq!(answer.header("location"), format!("/api/v1/movements/{}", text(&movement["id"])));
    assert_eq!(answer.header("etag"), "\"1\"");
    let body = json!({"amount": "1", "movement_date": "2026-03-12", "category_id": salary});
    assert_eq!(ana.post("/movements", &body).await.expect(201)["kind"], "income");
    let other =
        json!({"amount": "1", "kind": "expense", "movement_date": "2026-03-12", "category_id": salary});
    assert_eq!(ana.post("/movements", &other).await.error(400).2, ["category_id"]);
    let none = json!({"amount": "1", "movement_date": "2026-03-12"});
    assert_eq!(ana.post("/movements", &none).await.error(400).2, ["kind"]);
}

#[tokio::test]
async fn nobody_records_for_another_user() {
    let server = Server::new();
    let (ana, ben) = (server.user("ana").await, server.user("ben").await);
    let body = json!({"amount": "1", "kind": "expense", "movement_date": "2026-03-12", "userId": ben.id});
    assert_eq!(ana.post("/movements", &body).await.error(403).2, ["user_id"]);
    assert_eq!(ben.get("/movements").await.expect(200)["items"], json!([]));
    assert_eq!(ana.get("/movements").await.expect(200)["items"], json!([]));
}

#[tokio::test]
async fn a_patch_changes_what_it_mentions_and_null_clears() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let food = ana.category("Groceries").await;
    let body = json!({"amount": "10.00", "currency": "USD", "movement_date": "2026-03-12", "category_id": food,
        "description": "Shop", "payee": "Market", "tags": ["b", "a"], "account": "Cash"});
    let before = ana.post("/movements", &body).await.expect(201);
    let path = format!("/movements/{}", text(&before["id"]));
    let change = json!({"amount": 12.5, "category_id": null, "payee": null, "tags": []});
    let after = ana.patch(&path, &change).await.expect(200);
    let mut expected = before.clone();
    for (field, value) in [
        ("amount", json!("12.50")),
        ("category_id", Value::Null),
        ("payee", Value::Null),
        ("tags", json!([])),
        ("version", json!(2)),
        ("updated_at", after["updated_at"].clone()),
    ] {
        expected[field] = value;
    }
    assert_eq!(after, expected);
    assert_eq!(ana.patch(&path, &json!({"currency": "JPY"})).await.error(400).2, ["amount"]);
    assert_eq!(ana.patch(&path, &json!({"currency": "GBP"})).await.expect(200)["amount"], "12.50");
    assert_eq!(ana.patch(&path, &json!({"movement_date": "x"})).await.error(400).2, ["movement_date"]);
    assert_eq!(ana.patch(&path, &json!({"amount": 0})).await.error(400).2, ["amount"]);
}

#[tokio::test]
async fn a_deleted_movement_comes_back_as_it_was() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let before = ana.expense("5", "2026-03-12").await;
    let path = format!("/movements/{}", text(&before["id"]));
    let restore = || ana.ask("POST", &format!("{path}/restore")).send();
    assert_eq!(restore().await.error(409).1, "not_deleted");
    ana.delete(&path).await.expect(204);
    ana.get(&path).await.error(404);
    ana.patch(&path, &json!({"description": "x"})).await.error(404);
    assert_eq!(restore().await.expect(200)["amount"], "5.00");
    assert_eq!(ana.get(&path).await.expect(200)["movement_date"], "2026-03-12");
}

#[tokio::test]
async fn every_filter_keeps_what_it_says() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let (food, salary) = (ana.category("Groceries").await, ana.category("Salary").await);
    let essential = ana.get("/priorities").await.expect(200)["items"][0]["id"].clone();
    let record = async |body: Value| text(&ana.post("/movements", &body).await.expect(201)["id"]).to_owned();
    let shop = record(
        json!({"amount": "20", "movement_date": "2026-03-01", "category_id": food, "payee": "Café Ñandú",
        "tags": ["weekly"], "account": "Cash"}),
    )
    .await;
    let pay = record(json!({"amount": "1500", "movement_date": "2026-03-05", "category_id": salary, "description": "March"}))
        .await;
    let taxi = record(
        json!({"amount": "8.50", "currency": "USD", "kind": "expense", "movement_date": "2026-03-09"}),
    )
    .await;
    for (query, found) in [
        ("", vec![&taxi, &pay, &shop]),
        ("from=2026-03-05", vec![&taxi, &pay]),
        ("to=2026-03-05", vec![&pay, &shop]),
        ("from=2026-03-05&to=2026-03-05", vec![&pay]),
        (&format!("category_id={food}"), vec![&shop]),
        (&format!("categoryId={food}"), vec![&shop]),
        ("category_id=none", vec![&taxi]),
        ("kind=income", vec![&pay]),
        ("kind=Gasto", vec![&taxi, &shop]),
        ("q=cafe+nandu", vec![&shop]),
        ("q=MARCH", vec![&pay]),
        ("q=", vec![&taxi, &pay, &shop]),
        ("tag=weekly", vec![&shop]),
        (&format!("priority_id={}", text(&essential)), vec![&shop]),
        ("min=20", vec![&pay, &shop]),
        ("max=20.00", vec![&taxi, &shop]),
        ("min=8.5&max=8.5", vec![&taxi]),
        ("currency=USD", vec![&taxi]),
        ("account=Cash", vec![&shop]),
        ("kind=expense&tag=none", vec![]),
    ] {
        let list = ana.get(&format!("/movements?{query}")).await.expect(200);
        let ids: Vec<_> = list["items"].as_array().unwrap().iter().map(|item| text(&item["id"])).collect();
        assert_eq!(ids, found, "{query}");
    }
}
