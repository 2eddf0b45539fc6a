//! Nobody reads or changes another's data, by whatever route.

use serde_json::{Value, json};

use crate::openapi::{document, operations};
use crate::support::{Server, User, text, ticket};

/// A word in everything of Ana's.
const MARK: &str = "Zyzzyva";

/// Ana's things, one for each kind of id that a path may take.
struct Things {
    movement: String,
    deleted_movement: String,
    category: String,
    priority: String,
    change_set: String,
    receipt: String,
}

async fn things(ana: &User<'_>) -> Things {
    let id = |value: &Value| text(&value["id"]).to_owned();
    let category = json!({"name": format!("{MARK} category"), "type": "expense"});
    let category = id(&ana.post("/categories", &category).await.expect(201));
    let priority = json!({"name": format!("{MARK} priority"), "rank": 1});
    let priority = id(&ana.post("/priorities", &priority).await.expect(201));
    let movement = json!({"amount": "31.41", "movement_date": "2026-03-12", "category_id": category,
        "priority_id": priority, "payee": format!("{MARK} payee"), "description": format!("{MARK} description"),
        "tags": [format!("{MARK} tag")], "account": format!("{MARK} account")});
    let deleted = id(&ana.post("/movements", &movement).await.expect(201));
    ana.delete(&format!("/movements/{deleted}")).await.expect(204);
    let movement = id(&ana.post("/movements", &movement).await.expect(201));
    let ticket = ticket(&format!("{MARK} S.L."), "12/03/2026", "31,41");
    let receipt = id(&ana.upload("/ocr/upload", &format!("{MARK}.png"), &ticket).await.expect(201));
    let change_set = id(&ana.get("/history?limit=1").await.expect(200)["items"][0]);
    Things { movement, deleted_movement: deleted, category, priority, change_set, receipt }
}

impl Things {
    /// The path of an operation with the id that it takes.
    fn path(&self, template: &str) -> String {
        let id = match template.strip_prefix("/api/v1/").and_then(|rest| rest.split('/').next()) {
            Some("movements") if template.ends_with("/restore") => &self.deleted_movement,
            Some("movements") => &self.movement,
            Some("categories") => &self.category,
            Some("priorities") => &self.priority,
            Some("history") => &self.change_set,
            Some("ocr") => &self.receipt,
            other => panic!("say which of Ana's ids {other:?} takes"),
        };
        template.strip_prefix("/api/v1").unwrap().replace("{id}", id)
    }
}

/// A body that would change something. `own` is a category of whoever asks.
fn body(operation: &str, own: &str) -> Option<Value> {
    Some(match operation {
        "change_movement" => json!({"amount": "1", "description": "stolen"}),
        "change_category" | "change_priority" => json!({"name": "stolen"}),
        "merge_category" => json!({"into": own}),
        "confirm_receipt" => json!({"amount": "1", "movement_date": "2026-03-12"}),
        _ => return None,
    })
}

/// All that Ana can see.
async fn everything(ana: &User<'_>) -> Vec<Vec<u8>> {
    let mut seen = Vec::new();
    for (path, method, operation) in operations(&document()) {
        if method == "GET" && operation["security"].is_array() && !path.contains("{id}") {
            seen.push(ana.get(path.strip_prefix("/api/v1").unwrap()).await.bytes);
        }
    }
    assert!(seen.len() > 6);
    seen
}

#[tokio::test]
async fn no_route_that_takes_an_id_gives_or_changes_what_is_anothers() {
    let server = Server::new();
    let (ana, ben) = (server.user("ana").await, server.user("ben").await);
    let things = things(&ana).await;
    let bens = ben.category("Travel").await;
    let before = everything(&ana).await;
    let mut asked = 0;
    for (path, method, operation) in operations(&document()) {
        if !path.contains('{') {
            continue;
        }
        let name = operation["operationId"].as_str().unwrap();
        let body = body(name, &bens);
        assert_eq!(body.is_some(), operation["requestBody"].is_object(), "say what to send to {name}");
        let path = things.path(&path);
        let mut ask = ben.ask(&method, &path);
        if let Some(body) = &body {
            ask = ask.json(body);
        }
        let foreign = ask.send().await;
        foreign.error(404);
        // As if it were not there: the very same answer as for an id that nobody has.
        let nobodys = path
            .split('/')
            .map(|part| if part.len() == 36 { "01a20d29-169d-72fa-be8a-1caa195c2209" } else { part });
        let mut ask = ben.ask(&method, &nobodys.collect::<Vec<_>>().join("/"));
        if let Some(body) = &body {
            ask = ask.json(body);
        }
        assert_eq!(ask.send().await.bytes, foreign.bytes, "{name} tells that it is there");
        assert_eq!(everything(&ana).await, before, "{name} changed something of Ana's");
        asked += 1;
    }
    assert!(asked >= 12, "{asked}");
    // The ids are right: for Ana they are there.
    for (path, method, _) in operations(&document()) {
        if path.contains('{') && method == "GET" {
            assert_eq!(ana.get(&things.path(&path)).await.status, 200, "{path}");
        }
    }
}

#[tokio::test]
async fn no_list_and_no_report_shows_a_row_of_anothers() {
    let server = Server::new();
    let (ana, ben) = (server.user("ana").await, server.user("ben").await);
    let things = things(&ana).await;
    let ids = [
        &things.movement,
        &things.deleted_movement,
        &things.category,
        &things.priority,
        &things.change_set,
        &things.receipt,
        &ana.id,
    ];
    let filters = [
        String::new(),
        format!("?category_id={}", things.category),
        format!("?priority_id={}", things.priority),
        "?group_by=payee&from=2026-01-01&to=2026-12-31".to_owned(),
        "?group_by=tag&from=2026-01-01&to=2026-12-31&compare=previous".to_owned(),
        "?group_by=month,category&from=2026-01-01&to=2026-12-31".to_owned(),
        format!("?q={MARK}&account={MARK}%20account"),
    ];
    for (path, method, operation) in operations(&document()) {
        if method != "GET" || path.contains('{') || !operation["security"].is_array() {
            continue;
        }
        for filter in &filters {
            let answer = ben.get(&format!("{}{filter}", path.strip_prefix("/api/v1").unwrap())).await;
            answer.expect(200);
            let shown = String::from_utf8(answer.bytes).unwrap();
            assert!(!shown.contains(MARK) && !shown.contains("31.41"), "{path}{filter}: {shown}");
            assert!(!ids.iter().any(|id| shown.contains(id.as_str())), "{path}{filter}: {shown}");
        }
    }
    let shown = everything(&ana).await.concat();
    assert!(String::from_utf8(shown).unwrap().contains(MARK), "Ana sees hers");
}

#[tokio::test]
async fn no_body_can_point_at_what_is_anothers() {
    let server = Server::new();
    let (ana, ben) = (server.user("ana").await, server.user("ben").await);
    let things = things(&ana).await;
    let before = everything(&ana).await;
    let own = text(&ben.expense("1", "2026-03-12").await["id"]).to_owned();
    let bens = ben.category("Travel").await;
    let base = |field: &str, id: &str| {
        let mut body = json!({"amount": "1", "kind": "expense", "movement_date": "2026-03-12"});
        body[field] = json!(id);
        body
    };
    ben.post("/movements", &base("category_id", &things.category)).await.error(404);
    ben.post("/movements", &base("priority_id", &things.priority)).await.error(404);
    let without_kind = json!({"amount": "1", "movement_date": "2026-03-12", "category_id": things.category});
    ben.post("/movements", &without_kind).await.error(404);
    ben.patch(&format!("/movements/{own}"), &json!({"category_id": things.category})).await.error(404);
    ben.patch(&format!("/movements/{own}"), &json!({"priority_id": things.priority})).await.error(404);
    ben.post("/categories", &json!({"name": "x", "type": "expense", "parent_id": things.category}))
        .await
        .error(404);
    ben.patch(&format!("/categories/{bens}"), &json!({"default_priority_id": things.priority}))
        .await
        .error(404);
    ben.post(&format!("/categories/{bens}/merge"), &json!({"into": things.category})).await.error(404);
    // An id that another has is free for one's own.
    ben.post("/movements", &base("id", &things.movement)).await.expect(201);
    assert_eq!(everything(&ana).await, before);
}
