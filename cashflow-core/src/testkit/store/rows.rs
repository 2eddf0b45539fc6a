//! What was committed is read back exactly.

use crate::domain::{
    Currency, Email, Locale, Money, Movement, Priority, Receipt, ReceiptDraft, Session, Timestamp, User,
};
use crate::ports::Store;
use crate::testkit::{Bench, Fixture, all_movements, at, draft, insert, new_id, receipt_states, update};

/// Texts that get lost where bytes are mistaken for characters, or quotes for syntax.
const TEXTS: [&str; 6] = [
    "O'Brien \"& Söhne\" \\ %_;--",
    "Ñandú · café\u{301} ﬁn",
    "日本語 🍌👩‍👩‍👧",
    "line one\nline two\tafter a tab",
    "'); drop table movements; --",
    "a",
];

pub async fn people_are_read_back_exactly(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::unsaved();
    let user = User {
        name: TEXTS[0].parse().unwrap(),
        email: Some(Email::new("Ana.Núñez@Example.org").unwrap()),
        currency: Currency::from_code("CLF").unwrap(),
        locale: Locale::new("zh-Hant-TW").unwrap(),
        created_at: Timestamp::from_micros(-1).unwrap(),
        updated_at: Timestamp::from_micros(253_402_300_799_999_999).unwrap(),
        ..fixture.user.clone()
    };
    let credential = fixture.credential("Ana.Núñez@Example.org");
    let session = Session { used_at: Some(at(5)), revoked_at: Some(at(6)), ..fixture.session(1) };
    fixture.commit(store, vec![insert(&user), insert(&credential), insert(&session)]).await;
    assert_eq!(store.user(user.id).await.unwrap(), Some(user.clone()));
    let read = store.credential(user.id).await.unwrap().unwrap();
    assert_eq!(read.password_hash, credential.password_hash);
    assert_eq!(read, credential);
    let read = store.session(user.id, session.id).await.unwrap().unwrap();
    assert_eq!(read.token_hash, session.token_hash);
    assert_eq!(read, session);

    let (change, user) = update(&user, |user| {
        user.email = None;
        user.name = TEXTS[2].parse().unwrap();
    });
    let (secret, credential) =
        update(&credential, |credential| credential.password_hash = "$other$hash".to_owned());
    let (revoked, session) = update(&session, |session| session.revoked_at = None);
    fixture.commit(store, vec![change, secret, revoked]).await;
    assert_eq!(store.user(user.id).await.unwrap(), Some(user.clone()));
    assert_eq!(store.credential(user.id).await.unwrap(), Some(credential));
    assert_eq!(store.session(user.id, session.id).await.unwrap(), Some(session));
}

pub async fn categories_and_priorities_are_read_back_exactly(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    assert_eq!(store.category(fixture.owner(), fixture.food.id).await.unwrap(), Some(fixture.food.clone()));
    let read = store.category(fixture.owner(), fixture.groceries.id).await.unwrap();
    assert_eq!(read, Some(fixture.groceries.clone()));

    let (change, category) = update(&fixture.groceries, |category| {
        category.name = TEXTS[1].parse().unwrap();
        category.colour = Some("#0a0B0c".parse().unwrap());
        category.icon = Some("shopping-cart 🛒".parse().unwrap());
        category.default_priority = Some(fixture.essential.id);
        category.archived_at = Some(at(-3));
    });
    let ranks = [i32::MIN, -1, i32::MAX];
    let priorities: Vec<Priority> = ranks
        .iter()
        .zip(TEXTS)
        .map(|(&rank, name)| Priority {
            id: new_id(),
            rank,
            name: name.parse().unwrap(),
            ..fixture.optional.clone()
        })
        .collect();
    fixture.commit(store, vec![change]).await;
    fixture.record(store, &priorities).await;
    assert_eq!(store.category(fixture.owner(), category.id).await.unwrap(), Some(category));
    for priority in priorities {
        assert_eq!(store.priority(fixture.owner(), priority.id).await.unwrap(), Some(priority));
    }
}

pub async fn movements_are_read_back_exactly(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let receipt = fixture.receipt("a photo", 0);
    fixture.record(store, [&receipt]).await;
    let full = Movement {
        amount: Money::from_minor(i64::MAX, Currency::from_code("KWD").unwrap()),
        category: Some(fixture.groceries.id),
        payee: Some("Mercadona".parse().unwrap()),
        priority: Some(fixture.optional.id),
        tags: ["b", "a", "Ñ %_"].iter().map(|tag| tag.parse().unwrap()).collect(),
        account: Some("Cuenta nómina".parse().unwrap()),
        receipt: Some(receipt.id),
        updated_at: at(9),
        ..fixture.expense("1", "2026-03-12")
    };
    let mut movements = vec![full, fixture.income("0.01", "0001-01-01"), fixture.expense("1", "9999-12-31")];
    for code in ["JPY", "BHD", "CLF", "USD"] {
        let amount = Money::from_minor(123_457, Currency::from_code(code).unwrap());
        movements.push(Movement { amount, ..fixture.income("1", "2024-02-29") });
    }
    for text in TEXTS {
        movements.push(Movement {
            description: text.parse().unwrap(),
            payee: Some(text.parse().unwrap()),
            ..fixture.expense("1", "2026-01-01")
        });
    }
    let tags = (0..Movement::MAX_TAGS).map(|n| format!("{n}").parse().unwrap()).collect();
    movements.push(Movement { tags, ..fixture.expense("1", "2026-01-01") });
    let description = "é".repeat(crate::domain::Description::MAX).parse().unwrap();
    movements.push(Movement { description, ..fixture.expense("1", "2026-01-01") });
    fixture.record(store, &movements).await;
    for movement in &movements {
        assert_eq!(store.movement(fixture.owner(), movement.id).await.unwrap().as_ref(), Some(movement));
    }
    let listed = all_movements(store, fixture.owner(), &Default::default()).await;
    movements.sort_by_key(|movement| std::cmp::Reverse((movement.date, movement.id)));
    assert_eq!(listed, movements, "a list shows the same");

    let (change, changed) = update(&movements[0], |movement| {
        *movement = Movement {
            id: movement.id,
            version: movement.version,
            created_at: movement.created_at,
            ..fixture.income("3.10", "2020-02-02")
        };
    });
    fixture.commit(store, vec![change]).await;
    assert_eq!(store.movement(fixture.owner(), changed.id).await.unwrap(), Some(changed));
}

pub async fn receipts_are_read_back_exactly(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let full = draft(&fixture);
    let drafts = [Some(full), Some(ReceiptDraft::default()), None];
    let mut receipts = Vec::new();
    for (n, state) in receipt_states().into_iter().enumerate() {
        for (part, draft) in (1..).zip(&drafts) {
            receipts.push(Receipt {
                part,
                state: state.clone(),
                attempts: u32::from(n == 1) * 3,
                draft: draft.clone().map(Box::new),
                file_name: (part == 2).then(|| TEXTS[n].parse().unwrap()),
                ..fixture.receipt(&format!("photo {n}"), i64::from(part))
            });
        }
    }
    fixture.record(store, &receipts).await;
    for receipt in &receipts {
        assert_eq!(store.receipt(fixture.owner(), receipt.id).await.unwrap().as_ref(), Some(receipt));
    }
    let states = receipt_states();
    for (receipt, state) in receipts.iter().zip(states.iter().rev().cycle()) {
        let (change, changed) = update(receipt, |receipt| {
            receipt.state = state.clone();
            receipt.draft = Some(Box::new(draft(&fixture)));
        });
        fixture.commit(store, vec![change]).await;
        assert_eq!(store.receipt(fixture.owner(), receipt.id).await.unwrap(), Some(changed));
    }
}
