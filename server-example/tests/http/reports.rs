//! Reports.

use serde_json::json;

use crate::support::{Server, text};

#[tokio::test]
async fn sums_are_exact_grouped_compared_and_apart_for_each_currency() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let (food, salary) = (ana.category("Groceries").await, ana.category("Salary").await);
    for (amount, currency, date, category) in [
        ("0.10", "EUR", "2026-03-01", &food),
        ("0.20", "EUR", "2026-03-31", &food),
        ("1000", "EUR", "2026-03-15", &salary),
        ("7", "USD", "2026-03-15", &food),
        ("5", "EUR", "2026-02-15", &food),
        ("99", "EUR", "2026-04-01", &food),
    ] {
        let body =
            json!({"amount": amount, "currency": currency, "movement_date": date, "category_id": category});
        ana.post("/movements", &body).await.expect(201);
    }
    let path = "/reports/summary?from=2026-03-01&to=2026-03-31";
    let whole = ana.get(path).await.expect(200);
    assert_eq!((&whole["from"], &whole["to"]), (&json!("2026-03-01"), &json!("2026-03-31")));
    assert_eq!(whole["lines"], json!([]));
    assert_eq!(
        whole["totals"],
        json!([
            {"currency": "EUR", "income": "1000.00", "expense": "0.30", "net": "999.70", "count": 3},
            {"currency": "USD", "income": "0.00", "expense": "7.00", "net": "-7.00", "count": 1},
        ])
    );
    let grouped =
        ana.get(&format!("{path}&group_by=month,category&compare=previous&currency=EUR")).await.expect(200);
    assert_eq!(grouped["compared_with"], json!({"from": "2026-02-01", "to": "2026-02-28"}));
    let lines = grouped["lines"].as_array().unwrap();
    assert_eq!(lines.len(), 2);
    let line = lines.iter().find(|line| line["group"]["value"] == food.as_str()).unwrap();
    assert_eq!((&line["period"], text(&line["group"]["by"])), (&json!("2026-03-01"), "category"));
    assert_eq!((&line["expense"], &line["previous"]["expense"]), (&json!("0.30"), &json!("5.00")));
    let only = ana.get(&format!("{path}&kind=Ingreso&category_id={salary}")).await.expect(200);
    assert_eq!(only["totals"][0]["count"], 1);
    for (query, field) in [
        ("group_by=colour", "group_by"),
        ("group_by=month,year", "group_by"),
        ("compare=x", "compare"),
        ("from=2026-03-02&to=2026-03-01", "to"),
        ("from=x", "from"),
    ] {
        assert_eq!(ana.get(&format!("/reports/summary?{query}")).await.error(400).2, [field], "{query}");
    }
}

#[tokio::test]
async fn the_running_balance_opens_with_everything_before() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let salary = ana.category("Salary").await;
    let pay = json!({"amount": "100", "movement_date": "2026-01-10", "category_id": salary});
    ana.post("/movements", &pay).await.expect(201);
    ana.expense("30", "2026-02-10").await;
    ana.expense("20", "2026-03-10").await;
    let lines = ana.get("/reports/balance?from=2026-02-01&to=2026-03-31").await.expect(200);
    let balances: Vec<_> = lines["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            [text(&line["period"]), text(&line["opening"]), text(&line["expense"]), text(&line["closing"])]
        })
        .collect();
    assert_eq!(
        balances,
        [["2026-02-01", "100.00", "30.00", "70.00"], ["2026-03-01", "70.00", "20.00", "50.00"]]
    );
    assert_eq!(ana.get("/reports/balance?period=decade").await.error(400).2, ["period"]);
}

#[tokio::test]
async fn without_dates_a_report_is_about_this_month() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let report = ana.get("/reports/summary").await.expect(200);
    let (from, to) = (text(&report["from"]), text(&report["to"]));
    assert!(from.ends_with("-01") && from[..7] == to[..7], "{from} {to}");
    let report = ana.get("/reports/summary?to=2026-02-15").await.expect(200);
    assert_eq!((&report["from"], &report["to"]), (&json!("2026-02-01"), &json!("2026-02-15")));
    let report = ana.get("/reports/summary?from=2999-02-15").await.expect(200);
    assert_eq!(report["to"], "2999-02-28");
}
