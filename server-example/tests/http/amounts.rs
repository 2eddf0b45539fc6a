//! Amounts go in and out exactly.

use crate::support::Server;

#[tokio::test]
async fn numbers_in_json_keep_their_digits() {
    let server = Server::new();
    let ana = server.user("ana").await;
    for (sent, kept) in [
        ("60.10", "60.10"),
        ("60.1", "60.10"),
        ("60", "60.00"),
        ("\"60.10\"", "60.10"),
        ("0.29", "0.29"),
        ("90071992547409.93", "90071992547409.93"),
        ("1e2", "100.00"),
        ("60.100", "60.10"),
    ] {
        let body = format!("{{\"amount\":{sent},\"kind\":\"expense\",\"movement_date\":\"2026-03-12\"}}");
        let ask = ana.ask("POST", "/movements").header("content-type", "application/json").body(body);
        let movement = ask.send().await.expect(201);
        assert_eq!(movement["amount"], kept, "{sent}");
        let read =
            ana.get(&format!("/movements/{}", crate::support::text(&movement["id"]))).await.expect(200);
        assert_eq!(read["amount"], kept, "{sent}");
    }
}

#[tokio::test]
async fn what_the_currency_cannot_hold_is_refused_and_said() {
    let server = Server::new();
    let ana = server.user("ana").await;
    for (amount, currency, said) in [
        ("60.105", "EUR", "EUR has 2 decimals at most"),
        ("\"60.105\"", "EUR", "EUR has 2 decimals at most"),
        ("1.5", "JPY", "JPY has no decimals"),
        ("1.0005", "KWD", "KWD has 3 decimals at most"),
        ("0", "EUR", "must be above zero"),
        ("-1", "EUR", "must be above zero"),
        ("99999999999999999999", "EUR", "too large"),
        ("\"60,10\"", "EUR", "not a decimal number"),
        ("true", "EUR", "must be a decimal number"),
    ] {
        let body = format!(
            "{{\"amount\":{amount},\"currency\":\"{currency}\",\"kind\":\"expense\",\"movement_date\":\"2026-03-12\"}}"
        );
        let ask = ana.ask("POST", "/movements").header("content-type", "application/json").body(body);
        let answer = ask.send().await;
        assert_eq!(answer.error(400).2, ["amount"], "{amount} {currency}");
        let told = answer.expect(400)["error"]["fields"][0]["message"].as_str().unwrap().to_owned();
        assert!(told.contains(said), "{amount} {currency}: {told}");
    }
}
