//! Receipts, from the reading to the movement.

use cashflow_core::domain::ReceiptReading;
use cashflow_core::memory::MemoryReader;
use serde_json::{Value, json};

use crate::support::{Server, User, text, ticket};

async fn reading() -> Server {
    let server = Server::new();
    server.start_reading();
    server
}

/// Uploads and waits for the reading.
async fn read(user: &User<'_>, content: &[u8]) -> Value {
    user.upload("/ocr/upload?wait=20", "a.png", content).await.expect(201)
}

fn of(receipt: &Value, rest: &str) -> String {
    format!("/ocr/invoices/{}{rest}", text(&receipt["id"]))
}

#[tokio::test]
async fn with_wait_the_answer_has_the_reading_with_where_each_value_comes_from() {
    let server = reading().await;
    let ana = server.user("ana").await;
    let receipt = read(&ana, &ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24")).await;
    assert_eq!(receipt["status"], "review");
    assert_eq!(receipt["recognized_amount"], "47.24");
    assert_eq!(receipt["recognized_date"], "2026-03-12");
    assert_eq!(receipt["recognized_merchant"], "FERRETERIA LOPEZ");
    let total = &receipt["draft"]["total"];
    assert_eq!(
        (&total["value"], &total["page"], &total["source"]),
        (&json!("47.24"), &json!(1), &json!("ocr"))
    );
    assert_eq!(total["raw"], "47,24");
    assert!(total["confidence"].as_f64().unwrap() > 0.0);
    let corners = total["box"].as_array().unwrap();
    assert_eq!(corners.len(), 4);
    let within = |number: &Value| (0.0..=1.0).contains(&number.as_f64().unwrap());
    assert!(corners.iter().flat_map(|corner| corner.as_array().unwrap()).all(within), "{total}");
    let category = text(&receipt["category_id"]);
    assert_eq!(receipt["draft"]["category"]["value"], category);
    assert_eq!(ana.get(&format!("/categories/{category}")).await.expect(200)["type"], "expense");
    assert!(receipt["priority_id"].is_string());
    assert_eq!(ana.get(&of(&receipt, "")).await.expect(200)["draft"], receipt["draft"]);
}

#[tokio::test]
async fn values_that_are_less_sure_than_the_threshold_are_marked() {
    for (threshold, marked) in [("1", true), ("0", false)] {
        let server = Server::with(&[("OCR_CONFIDENCE_THRESHOLD", threshold)]);
        server.start_reading();
        let ana = server.user("ana").await;
        let receipt = read(&ana, &ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24")).await;
        for field in ["merchant", "date", "total"] {
            assert_eq!(receipt["draft"][field]["low_confidence"], marked, "{field} {threshold}");
            let named = receipt["to_check"].as_array().unwrap().contains(&json!(field));
            assert_eq!(named, marked, "{field} {threshold}");
        }
    }
}

#[tokio::test]
async fn confirming_makes_the_movement_and_what_was_corrected_is_learnt() {
    let server = reading().await;
    let ana = server.user("ana").await;
    let receipt = read(&ana, &ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24")).await;
    let travel = ana.category("Travel").await;
    let correction =
        json!({"amount": 47.25, "categoryId": travel, "description": "Screws", "tags": ["house"]});
    let answer = ana.post(&of(&receipt, "/confirm"), &correction).await;
    let movement = answer.expect(201);
    assert_eq!(answer.header("location"), format!("/api/v1/movements/{}", text(&movement["id"])));
    assert_eq!((&movement["amount"], &movement["movement_date"]), (&json!("47.25"), &json!("2026-03-12")));
    assert_eq!((&movement["payee"], &movement["kind"]), (&json!("FERRETERIA LOPEZ"), &json!("expense")));
    assert_eq!((&movement["category_id"], &movement["receipt_id"]), (&json!(travel), &receipt["id"]));
    assert_eq!((&movement["description"], &movement["tags"]), (&json!("Screws"), &json!(["house"])));
    assert_eq!(ana.get(&format!("/movements/{}", text(&movement["id"]))).await.expect(200), movement);
    let confirmed = ana.get(&of(&receipt, "")).await.expect(200);
    assert_eq!((&confirmed["status"], &confirmed["movement_id"]), (&json!("confirmed"), &movement["id"]));
    for step in ["/confirm", "/retry", "/reject"] {
        let again = ana.ask("POST", &of(&receipt, step)).send().await;
        assert_eq!(again.error(409).1, "wrong_state", "{step}");
    }
    let next = read(&ana, &ticket("FERRETERIA LOPEZ", "14/03/2026", "9,99")).await;
    assert_eq!(next["category_id"], travel);
}

#[tokio::test]
async fn a_confirmation_needs_no_body_and_with_a_key_happens_once() {
    let server = reading().await;
    let ana = server.user("ana").await;
    let receipt = read(&ana, &ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24")).await;
    let confirm = || ana.ask("POST", &of(&receipt, "/confirm")).header("idempotency-key", "once").send();
    let first = confirm().await;
    assert_eq!(first.expect(201)["amount"], "47.24");
    assert_eq!(confirm().await.bytes, first.bytes);
    assert_eq!(ana.get("/movements").await.expect(200)["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_wrong_with_a_confirmation_is_told_by_the_names_of_the_request() {
    let server = reading().await;
    let ana = server.user("ana").await;
    let blank = MemoryReader::print(&["GRACIAS POR SU VISITA"]).content;
    let receipt = read(&ana, &blank).await;
    assert_eq!((&receipt["status"], &receipt["to_check"]), (&json!("review"), &json!(["date", "total"])));
    let confirm = async |body: Value| ana.post(&of(&receipt, "/confirm"), &body).await;
    assert_eq!(confirm(json!({})).await.error(400).2, ["amount"]);
    assert_eq!(confirm(json!({"amount": "5"})).await.error(400).2, ["movement_date"]);
    assert_eq!(confirm(json!({"amount": "5.001", "date": "x", "payee": ""})).await.error(400).2.len(), 3);
    let nobodys =
        json!({"amount": "5", "date": "2026-03-12", "category_id": "01a20d29-169d-72fa-be8a-1caa195c2209"});
    confirm(nobodys).await.error(404);
    let movement = confirm(json!({"amount": "5", "currency": "USD", "date": "2026-03-12"})).await.expect(201);
    assert_eq!((&movement["amount"], &movement["currency"]), (&json!("5.00"), &json!("USD")));
}

#[tokio::test]
async fn a_step_on_an_old_version_is_412() {
    let server = reading().await;
    let ana = server.user("ana").await;
    let receipt = read(&ana, &ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24")).await;
    for step in ["/confirm", "/retry", "/reject"] {
        let stale = ana.ask("POST", &of(&receipt, step)).header("if-match", "\"1\"").send().await;
        assert_eq!(stale.error(412).0, "stale", "{step}");
    }
    let version = format!("\"{}\"", receipt["version"]);
    let rejected = ana.ask("POST", &of(&receipt, "/reject")).header("if-match", &version).send().await;
    assert_eq!(rejected.expect(200)["status"], "rejected");
}

#[tokio::test]
async fn what_cannot_be_read_says_why_and_a_rejected_or_failed_one_can_be_read_again() {
    let server = reading().await;
    let ana = server.user("ana").await;
    let failed = read(&ana, b"\x89PNG\r\n\x1a\nno reading").await;
    assert_eq!((&failed["status"], &failed["failure"]["reason"]), (&json!("failed"), &json!("unreadable")));
    assert!(!text(&failed["failure"]["message"]).is_empty());
    ana.ask("POST", &of(&failed, "/confirm")).send().await.error(409);
    let queued = ana.ask("POST", &of(&failed, "/retry")).send().await.expect(200);
    assert_eq!((&queued["status"], &queued["failure"]), (&json!("uploaded"), &json!(null)));
    let receipt = read(&ana, &ticket("BAR SOL", "12/03/2026", "3,20")).await;
    ana.ask("POST", &of(&receipt, "/reject")).send().await.expect(200);
    let again = ana.ask("POST", &of(&receipt, "/retry")).send().await.expect(200);
    assert_eq!((&again["status"], &again["draft"]), (&json!("uploaded"), &json!(null)));
}

#[tokio::test]
async fn a_file_with_two_receipts_becomes_two_that_name_each_other() {
    let server = reading().await;
    let ana = server.user("ana").await;
    let page = |content: Vec<u8>| {
        let reading: ReceiptReading = serde_json::from_slice(&content[8..]).unwrap();
        reading.pages.into_iter().next().unwrap()
    };
    let pages = vec![
        page(ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24")),
        page(ticket("PANADERIA SOL", "13/03/2026", "3,20")),
    ];
    let file = MemoryReader::document(&ReceiptReading { engine: "memory".into(), pages, typed: Vec::new() });
    let first = read(&ana, &file.content).await;
    assert_eq!((&first["part"], &first["recognized_amount"]), (&json!(1), &json!("47.24")));
    let others = first["same_file"].as_array().unwrap();
    assert_eq!(others.len(), 1);
    let second = ana.get(&format!("/ocr/invoices/{}", text(&others[0]))).await.expect(200);
    assert_eq!((&second["part"], &second["recognized_amount"]), (&json!(2), &json!("3.20")));
    assert_eq!(second["same_file"], json!([first["id"]]));
    for receipt in [&first, &second] {
        ana.ask("POST", &of(receipt, "/confirm")).send().await.expect(201);
    }
    let again = ana.upload("/ocr/upload", "a.png", &file.content).await.expect(200);
    assert_eq!((&again["id"], &again["same_file"]), (&first["id"], &first["same_file"]));
}

#[tokio::test]
async fn a_list_has_pages_and_can_be_of_some_states_only() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let mut ids = Vec::new();
    for amount in ["1,00", "2,00", "3,00"] {
        let receipt =
            ana.upload("/ocr/upload", "a.png", &ticket("BAR SOL", "12/03/2026", amount)).await.expect(201);
        ids.insert(0, receipt["id"].clone());
    }
    ana.ask("POST", &format!("/ocr/invoices/{}/reject", text(&ids[1]))).send().await.expect(200);
    let listed = async |query: &str| {
        let page = ana.get(&format!("/ocr/invoices{query}")).await.expect(200);
        let ids: Vec<Value> =
            page["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect();
        (ids, page["next_cursor"].clone())
    };
    assert_eq!(listed("").await.0, ids);
    assert_eq!(listed("?status=rejected").await.0, ids[1..2]);
    assert_eq!(listed("?status=rejected,uploaded").await.0, ids);
    assert_eq!(listed("?status=confirmed").await.0, Vec::<Value>::new());
    let (first, cursor) = listed("?limit=2").await;
    assert_eq!(first, ids[..2]);
    assert_eq!(listed(&format!("?limit=2&cursor={}", text(&cursor))).await.0, ids[2..]);
    // A cursor is good for its own list and user alone.
    let of_movements = ana.get(&format!("/movements?cursor={}", text(&cursor))).await;
    assert_eq!(of_movements.error(400).2, ["cursor"]);
    let ben = server.user("ben").await;
    ben.get(&format!("/ocr/invoices?cursor={}", text(&cursor))).await.error(400);
    for (query, field) in [("status=x", "status"), ("status=", "status"), ("limit=0", "limit")] {
        assert_eq!(ana.get(&format!("/ocr/invoices?{query}")).await.error(400).2, [field], "{query}");
    }
}
