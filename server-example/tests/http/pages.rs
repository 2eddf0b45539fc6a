//! Pages and their cursors.

use serde_json::Value;

use crate::support::{Server, User, text};

async fn page(user: &User<'_>, query: &str) -> (Vec<String>, Option<String>, Option<String>) {
    let page = user.get(&format!("/movements?{query}")).await.expect(200);
    let ids = page["items"].as_array().unwrap().iter().map(|item| text(&item["id"]).to_owned()).collect();
    let cursor = |name: &str| page[name].as_str().map(str::to_owned);
    (ids, cursor("next_cursor"), cursor("previous_cursor"))
}

#[tokio::test]
async fn a_walk_through_the_pages_meets_every_row_once_also_when_rows_come_in() {
    let server = Server::new();
    let ana = server.user("ana").await;
    let mut expected = Vec::new();
    for day in 1..=9 {
        expected.push(text(&ana.expense("1", &format!("2026-03-0{day}")).await["id"]).to_owned());
    }
    expected.reverse();
    let (mut seen, mut next, _) = page(&ana, "limit=2").await;
    let mut backwards = None;
    while let Some(cursor) = next {
        ana.expense("1", "2026-03-10").await;
        let (ids, older, newer) = page(&ana, &format!("limit=2&cursor={cursor}")).await;
        seen.extend(ids);
        (next, backwards) = (older, newer);
    }
    assert_eq!(seen, expected);
    let (back, ..) = page(&ana, &format!("limit=2&cursor={}", backwards.unwrap())).await;
    assert_eq!(back, expected[6..8]);
}

#[tokio::test]
async fn a_forged_cursor_is_400() {
    let server = Server::new();
    let (ana, ben) = (server.user("ana").await, server.user("ben").await);
    for user in [&ana, &ben] {
        for _ in 0..3 {
            user.expense("1", "2026-03-12").await;
        }
    }
    let (_, next, _) = page(&ana, "limit=1").await;
    let cursor = next.unwrap();
    ana.get(&format!("/movements?cursor={cursor}")).await.expect(200);
    let flipped = |place: usize| {
        let mut bytes = cursor.clone().into_bytes();
        bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
        String::from_utf8(bytes).unwrap()
    };
    let mut forged: Vec<String> = (0..cursor.len() - 1).map(flipped).collect();
    let plain = format!("o20524.{}", "0".repeat(32));
    forged.extend(["", "x", "AAAA", &cursor[1..], &format!("{cursor}A"), plain.as_str()].map(str::to_owned));
    for text in forged {
        let answer = ana.get(&format!("/movements?cursor={text}")).await;
        assert_eq!(answer.error(400).2, ["cursor"], "{text}");
    }
    // A good cursor is good for its owner alone.
    assert_eq!(ben.get(&format!("/movements?cursor={cursor}")).await.error(400).2, ["cursor"]);
}

#[tokio::test]
async fn cursors_outlive_a_change_of_the_secret() {
    let old = crate::support::SECRET;
    let new = "another secret of the tests, also 32 bytes or more";
    let before = Server::with(&[]);
    let ana = before.user("ana").await;
    let rotated = Server::with(&[("JWT_SECRET", new), ("JWT_SECRET_PREVIOUS", old)]);
    let forgotten = Server::with(&[("JWT_SECRET", new)]);
    // The token of the old secret is known where that is, and nowhere else.
    let status =
        async |server: &Server| server.ask("GET", "/api/v1/movements").bearer(&ana.token).send().await.status;
    assert_eq!((status(&rotated).await, status(&forgotten).await), (200, 401));
    let items: Value = rotated.ask("GET", "/api/v1/movements").bearer(&ana.token).send().await.expect(200);
    assert_eq!(items["items"].as_array().unwrap().len(), 0);
    for _ in 0..2 {
        ana.expense("1", "2026-03-12").await;
    }
    let (_, cursor, _) = page(&ana, "limit=1").await;
    let path = format!("/api/v1/movements?cursor={}", cursor.unwrap());
    rotated.ask("GET", &path).bearer(&ana.token).send().await.expect(200);
}
