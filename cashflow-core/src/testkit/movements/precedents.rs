//! What an owner did with a merchant before.

use crate::domain::{Movement, MovementKind, Receipt, ReceiptDraft, ReceiptState, merchant_key};
use crate::ports::{MerchantPrecedent, MerchantQuery, Store};
use crate::testkit::{Bench, Fixture, date, draft, insert, new_id, update};

fn query(merchant: &str) -> MerchantQuery {
    MerchantQuery { merchant_key: Some(merchant_key(merchant)), ..MerchantQuery::default() }
}

fn precedent(movement: &Movement, count: u64, last: &str) -> MerchantPrecedent {
    MerchantPrecedent {
        payee: movement.payee.clone(),
        kind: movement.kind,
        category: movement.category,
        priority: movement.priority,
        count,
        last: date(last),
    }
}

pub async fn precedents_come_from_payees(bench: Bench<dyn Store>) {
    let store = &*bench;
    let (fixture, other) = (Fixture::new(store).await, Fixture::new(store).await);
    let food = Movement {
        payee: Some("Mercadona".parse().unwrap()),
        category: Some(fixture.groceries.id),
        priority: Some(fixture.essential.id),
        ..fixture.expense("1", "2026-01-01")
    };
    let shouted = Movement { payee: Some("MERCADONA".parse().unwrap()), ..food.clone() };
    let dotted = Movement { payee: Some("Mercad\u{f3}na.".parse().unwrap()), priority: None, ..food.clone() };
    let refund = Movement { kind: MovementKind::Income, category: None, ..food.clone() };
    let on = |movement: &Movement, day: &str| Movement { id: new_id(), date: date(day), ..movement.clone() };
    let movements = [
        on(&food, "2026-01-01"),
        on(&food, "2026-03-01"),
        on(&food, "2026-02-01"),
        on(&shouted, "2026-02-02"),
        on(&shouted, "2026-02-01"),
        on(&dotted, "2026-04-01"),
        on(&dotted, "2026-01-01"),
        on(&refund, "2026-05-05"),
        Movement { payee: Some("Mercadona Express".parse().unwrap()), ..on(&food, "2026-01-01") },
        Movement { payee: None, description: "Mercadona".parse().unwrap(), ..on(&food, "2026-01-01") },
    ];
    fixture.record(store, &movements).await;
    let foreign = Movement { category: None, priority: None, ..on(&food, "2026-06-06") };
    other.record(store, [&foreign]).await;
    let all = [
        precedent(&food, 3, "2026-03-01"),
        precedent(&dotted, 2, "2026-04-01"),
        precedent(&shouted, 2, "2026-02-02"),
        precedent(&refund, 1, "2026-05-05"),
    ];
    for spelling in ["mercadona", "MERCADONA", "Mercadóna .", "mer-ca-do-na"] {
        assert_eq!(store.precedents(fixture.owner(), &query(spelling)).await.unwrap(), all, "{spelling}");
    }
    let since = MerchantQuery { since: Some(date("2026-02-02")), ..query("mercadona") };
    let recent = [
        precedent(&refund, 1, "2026-05-05"),
        precedent(&dotted, 1, "2026-04-01"),
        precedent(&food, 1, "2026-03-01"),
        precedent(&shouted, 1, "2026-02-02"),
    ];
    assert_eq!(store.precedents(fixture.owner(), &since).await.unwrap(), recent, "the first day counts");
    assert_eq!(store.precedents(fixture.owner(), &query("Lidl")).await.unwrap(), []);
    assert_eq!(store.precedents(fixture.owner(), &MerchantQuery::default()).await.unwrap(), []);
    assert_eq!(store.precedents(new_id(), &query("mercadona")).await.unwrap(), []);
    // A movement that gets another payee is one of that from then on.
    let (change, _) = update(&movements[7], |movement| movement.payee = Some("Lidl".parse().unwrap()));
    fixture.commit(store, vec![change]).await;
    assert_eq!(store.precedents(fixture.owner(), &query("mercadona")).await.unwrap(), all[..3]);
    assert_eq!(store.precedents(fixture.owner(), &query("lidl")).await.unwrap().len(), 1);
}

pub async fn precedents_come_from_confirmed_receipts(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let full = draft(&fixture);
    let without_tax = ReceiptDraft { tax_id: None, ..full.clone() };
    let confirmed = |draft: &ReceiptDraft, content: &str| Receipt {
        state: ReceiptState::Confirmed { movement: new_id() },
        draft: Some(Box::new(draft.clone())),
        ..fixture.receipt(content, 0)
    };
    let (both, named) = (confirmed(&full, "1"), confirmed(&without_tax, "2"));
    let review = Receipt { state: ReceiptState::Review, ..confirmed(&full, "3") };
    let bare = Receipt { draft: None, ..confirmed(&full, "4") };
    let of = |receipt: &Receipt, payee: Option<&str>, day: &str| Movement {
        receipt: Some(receipt.id),
        payee: payee.map(|payee| payee.parse().unwrap()),
        category: Some(fixture.food.id),
        ..fixture.expense("1", day)
    };
    let movements = [
        of(&both, Some("Súper"), "2026-01-01"),
        of(&both, Some("Súper"), "2026-01-02"),
        of(&named, Some("Súper"), "2026-01-03"),
        of(&named, None, "2026-01-04"),
        of(&review, Some("Not yet"), "2026-01-05"),
        of(&bare, Some("Unread"), "2026-01-06"),
        // Matches by its payee and by its receipt, and counts once.
        of(&both, Some("Mercadona S.A."), "2026-01-07"),
    ];
    let mut changes: Vec<_> = [&both, &named, &review, &bare].into_iter().map(insert).collect();
    changes.extend(movements.iter().map(insert));
    fixture.commit(store, changes).await;
    let [merchant, tax] = [both.merchant_key(), both.tax_key()];
    assert!(merchant.is_some() && tax.is_some() && named.tax_key().is_none());
    let by = |merchant_key: &Option<String>, tax_key: &Option<String>| MerchantQuery {
        merchant_key: merchant_key.clone(),
        tax_key: tax_key.clone(),
        since: None,
    };
    let (own, nameless) =
        (precedent(&movements[6], 1, "2026-01-07"), precedent(&movements[3], 1, "2026-01-04"));
    let three = [precedent(&movements[0], 3, "2026-01-03"), own.clone(), nameless];
    let two = [precedent(&movements[0], 2, "2026-01-02"), own.clone()];
    let owner = fixture.owner();
    assert_eq!(store.precedents(owner, &by(&merchant, &None)).await.unwrap(), three, "by the name");
    assert_eq!(store.precedents(owner, &by(&None, &tax)).await.unwrap(), two, "by the tax number");
    assert_eq!(store.precedents(owner, &by(&merchant, &tax)).await.unwrap(), three, "by both");
    let unknown = Some("unknown".to_owned());
    assert_eq!(store.precedents(owner, &by(&unknown, &tax)).await.unwrap(), two, "one of them is enough");
    assert_eq!(store.precedents(owner, &by(&tax, &merchant)).await.unwrap(), [], "names are no numbers");
    let since = MerchantQuery { since: Some(date("2026-01-03")), ..by(&merchant, &tax) };
    assert_eq!(store.precedents(owner, &since).await.unwrap().len(), 3);
    // Once it is confirmed it counts.
    let (change, _) = update(&review, |receipt| receipt.state = both.state.clone());
    fixture.commit(store, vec![change]).await;
    let now = store.precedents(owner, &by(&None, &tax)).await.unwrap();
    assert_eq!(now, [two[0].clone(), own, precedent(&movements[4], 1, "2026-01-05")]);
}

pub async fn at_most_twenty_precedents_come(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let mut movements = Vec::new();
    for n in 1..=25_usize {
        // One more spelling of the key for each n, used n times.
        let payee = format!("Bar{}", ".".repeat(n)).parse().unwrap();
        let like = Movement { payee: Some(payee), ..fixture.expense("1", "2026-01-01") };
        movements.extend((0..n).map(|_| Movement { id: new_id(), ..like.clone() }));
    }
    fixture.record(store, &movements).await;
    let precedents = store.precedents(fixture.owner(), &query("bar")).await.unwrap();
    let counts: Vec<u64> = precedents.iter().map(|precedent| precedent.count).collect();
    assert!(counts.iter().copied().eq((6..=25).rev()), "the most frequent: {counts:?}");
}
