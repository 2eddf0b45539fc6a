//! Categories and priorities.

use serde_json::{Value, json};

use crate::support::{Server, text};

#[tokio::test]
async fn the_spanish_words_are_accepted_and_answered_in_english() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let words = [("Ingreso", "income"), ("Gasto", "expense"), ("income", "income"), ("GASTO", "expense")];
    for (number, (sent, kept)) in words.into_iter().enumerate() {
        let new = json!({"name": format!("Number {number}"), "type": sent});
        let answer = ana.post("/categories", &new).await;
        let category = answer.expect(201);
        assert_eq!(category["type"], kept);
        assert_eq!(answer.header("location"), format!("/api/v1/categories/{}", text(&category["id"])));
        let found = ana.get(answer.header("location").strip_prefix("/api/v1").unwrap()).await;
        assert_eq!(found.expect(200), category);
    }
    assert_eq!(ana.post("/categories", &json!({"name": "x", "type": "both"})).await.error(400).2, ["type"]);
    let listed = ana.get("/categories?type=Ingreso").await.expect(200);
    assert!(listed["items"].as_array().unwrap().iter().all(|category| category["type"] == "income"));
}

#[tokio::test]
async fn a_category_is_changed_archived_and_brought_back() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let new = json!({"name": "Falconry", "type": "expense", "colour": "#00ff00", "icon": "paw"});
    let id = text(&ana.post("/categories", &new).await.expect(201)["id"]).to_owned();
    let path = format!("/categories/{id}");
    let changed = ana.patch(&path, &json!({"name": "Hawking", "colour": null})).await.expect(200);
    assert_eq!(
        (&changed["name"], &changed["colour"], &changed["icon"]),
        (&json!("Hawking"), &Value::Null, &json!("paw"))
    );
    assert_eq!(ana.patch(&path, &json!({"archived": true})).await.expect(200)["archived"], true);
    let is_in = async |query: &str| {
        let list = ana.get(&format!("/categories{query}")).await.expect(200);
        list["items"].as_array().unwrap().iter().any(|category| category["id"] == id.as_str())
    };
    assert!(is_in("").await && is_in("?archived=true").await && !is_in("?archived=false").await);
    assert_eq!(ana.patch(&path, &json!({"archived": false})).await.expect(200)["archived_at"], Value::Null);
}

#[tokio::test]
async fn one_level_of_nesting_names_once_and_nothing_used_is_deleted() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let parent = ana.category("Groceries").await;
    let below = json!({"name": "Bakery", "type": "expense", "parentId": parent});
    let child = text(&ana.post("/categories", &below).await.expect(201)["id"]).to_owned();
    assert_eq!(ana.post("/categories", &below).await.error(409).1, "name_taken");
    let deeper = json!({"name": "Bread", "type": "expense", "parent_id": child});
    assert_eq!(ana.post("/categories", &deeper).await.error(400).2, ["parent_id"]);
    assert_eq!(ana.delete(&format!("/categories/{parent}")).await.error(409).1, "in_use");
    ana.delete(&format!("/categories/{child}")).await.expect(204);
    ana.delete(&format!("/categories/{child}")).await.error(404);
    ana.get(&format!("/categories/{child}")).await.error(404);
}

#[tokio::test]
async fn a_merge_moves_everything_and_can_be_undone() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let (from, into) = (ana.category("Leisure").await, ana.category("Travel").await);
    let new = json!({"amount": "9", "movement_date": "2026-03-12", "category_id": from});
    let movement = format!("/movements/{}", text(&ana.post("/movements", &new).await.expect(201)["id"]));
    let path = format!("/categories/{from}/merge");
    assert_eq!(ana.post(&path, &json!({"into": from})).await.error(400).2, ["into"]);
    let salary = ana.category("Salary").await;
    assert_eq!(ana.post(&path, &json!({"into": salary})).await.error(400).2, ["into"]);
    assert_eq!(ana.post(&path, &json!({"into": into})).await.expect(200)["id"], into.as_str());
    assert_eq!(ana.get(&movement).await.expect(200)["category_id"], into.as_str());
    ana.get(&format!("/categories/{from}")).await.error(404);
    let merge = ana.get("/history?limit=1").await.expect(200)["items"][0].clone();
    assert_eq!(merge["reason"], "categories.merge");
    ana.post(&format!("/history/{}/undo", text(&merge["id"])), &json!(null)).await.expect(200);
    assert_eq!(ana.get(&movement).await.expect(200)["category_id"], from.as_str());
}

#[tokio::test]
async fn priorities_are_a_scale_of_ones_own() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let answer = ana.post("/priorities", &json!({"name": "Vital", "rank": 5})).await;
    let vital = answer.expect(201);
    let path = answer.header("location").strip_prefix("/api/v1").unwrap().to_owned();
    let names = async || {
        let list = ana.get("/priorities").await.expect(200);
        list["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|priority| text(&priority["name"]).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names().await, ["Vital", "Essential", "Important", "Optional"]);
    assert_eq!(
        ana.post("/priorities", &json!({"name": "VITAL", "rank": 9})).await.error(409).1,
        "name_taken"
    );
    assert_eq!(ana.patch(&path, &json!({"rank": 99})).await.expect(200)["rank"], 99);
    assert_eq!(names().await.last().unwrap(), "Vital");
    assert_eq!(ana.get(&path).await.expect(200)["id"], vital["id"]);
    ana.delete(&path).await.expect(204);
    let essential = ana.get("/priorities").await.expect(200)["items"][0]["id"].clone();
    assert_eq!(ana.delete(&format!("/priorities/{}", text(&essential))).await.error(409).1, "in_use");
}
