//! The journal, the feed, and undo.

use serde_json::{Value, json};

use crate::support::{Server, text};

#[tokio::test]
async fn a_change_is_told_with_before_and_after_and_can_be_undone_and_done_again() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let path = format!("/movements/{}", text(&ana.expense("5", "2026-03-12").await["id"]));
    ana.patch(&path, &json!({"amount": "6"})).await.expect(200);
    let last = ana.get("/history?limit=1").await.expect(200)["items"][0].clone();
    assert_eq!((text(&last["reason"]), text(&last["actor"])), ("movements.change", "user"));
    let change = &last["changes"][0];
    assert_eq!((text(&change["entity"]), text(&change["edit"])), ("movement", "update"));
    assert_eq!((&change["before"]["amount"], &change["after"]["amount"]), (&json!("5.00"), &json!("6.00")));
    let one = format!("/history/{}", text(&last["id"]));
    assert_eq!(ana.get(&one).await.expect(200), last);
    let undo = async |path: &str| ana.ask("POST", &format!("{path}/undo")).send().await;
    assert_eq!(undo(&one).await.expect(200)["id"], last["id"]);
    assert_eq!(ana.get(&path).await.expect(200)["amount"], "5.00");
    assert_eq!(undo(&one).await.error(409).1, "changed_since");
    let undoing = ana.get("/history?limit=1").await.expect(200)["items"][0].clone();
    assert_eq!(undoing["undoes"], last["id"]);
    undo(&format!("/history/{}", text(&undoing["id"]))).await.expect(200);
    assert_eq!(ana.get(&path).await.expect(200)["amount"], "6.00");
    let all = ana.get(&format!("{path}/history")).await.expect(200);
    let reasons: Vec<_> = all["items"].as_array().unwrap().iter().map(|set| text(&set["reason"])).collect();
    assert_eq!(reasons, ["movements.record", "movements.change", "history.undo", "history.undo"]);
}

#[tokio::test]
async fn the_feed_goes_on_where_it_ended_and_shows_no_secrets() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let mut after = 0;
    let mut reasons = Vec::new();
    for _ in 0..3 {
        ana.expense("1", "2026-03-12").await;
    }
    loop {
        let answer = ana.get(&format!("/changes?after={after}&limit=2")).await;
        let feed = answer.expect(200);
        let items = feed["items"].as_array().unwrap().clone();
        let shown = String::from_utf8(answer.bytes).unwrap();
        assert!(!shown.contains("password") && !shown.contains("token"), "{shown}");
        if items.is_empty() {
            assert_eq!(feed["last_sequence"], after);
            break;
        }
        reasons.extend(items.iter().map(|set| text(&set["reason"]).to_owned()));
        after = feed["last_sequence"].as_u64().unwrap();
    }
    assert_eq!(reasons[..2], ["accounts.register", "accounts.log_in"]);
    assert_eq!(reasons[2..], ["movements.record"; 3]);
    for query in ["after=-1", "after=x", "after=99999999999999999999", "limit=0", "limit=501"] {
        ana.get(&format!("/changes?{query}")).await.error(400);
    }
}

#[tokio::test]
async fn a_sign_in_cannot_be_undone_and_shows_nothing_of_itself() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let sets = ana.get("/history").await.expect(200)["items"].clone();
    for set in sets.as_array().unwrap() {
        let undone = ana.ask("POST", &format!("/history/{}/undo", text(&set["id"]))).send().await;
        assert_eq!(undone.error(409).1, "not_undoable");
        for change in set["changes"].as_array().unwrap() {
            if ["session", "credential"].contains(&text(&change["entity"])) {
                assert_eq!((&change["before"], &change["after"]), (&Value::Null, &Value::Null));
            }
        }
    }
}
