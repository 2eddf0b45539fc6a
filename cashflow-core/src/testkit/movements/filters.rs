//! What lists show and leave out.

use rust_decimal::Decimal;

use crate::domain::{CategoryFilter, Currency, Money, Movement, MovementFilter, MovementId, PageRequest};
use crate::ports::Store;
use crate::testkit::movements::{History, filters};
use crate::testkit::{Bench, Fixture, Reference, all_movements, delete, new_id, update};

pub async fn movements_that_are_missing_or_foreign_are_none(bench: Bench<dyn Store>) {
    let store = &*bench;
    let (fixture, other) = (Fixture::new(store).await, Fixture::new(store).await);
    let (foreign, own) = (other.expense("1", "2026-01-01"), fixture.expense("1", "2026-01-01"));
    other.record(store, [&foreign]).await;
    fixture.record(store, [&own]).await;
    fixture.commit(store, vec![delete(&own)]).await;
    for id in [foreign.id, own.id, new_id()] {
        assert_eq!(store.movement(fixture.owner(), id).await.unwrap(), None);
        assert_eq!(store.movement(new_id(), id).await.unwrap(), None);
    }
    assert_eq!(store.movement(other.owner(), foreign.id).await.unwrap(), Some(foreign));
}

pub async fn lists_are_of_one_owner_and_newest_first(bench: Bench<dyn Store>) {
    let store = &*bench;
    let (fixture, other) = (Fixture::new(store).await, Fixture::new(store).await);
    let mut movements = Vec::new();
    for n in 0..30_u128 {
        // Ids that do not go with the dates, with the highest bit set in some.
        let id = MovementId::from_uuid(uuid::Uuid::from_u128((n * 7 % 30) << 123 | n));
        let day = ["2026-01-02", "2025-12-31", "0001-01-01", "9999-12-31"][n as usize % 4];
        movements.push(Movement { id, ..fixture.expense("1", day) });
    }
    fixture.record(store, &movements).await;
    other.record(store, &movements).await;
    other.record(store, [&other.expense("1", "2026-01-02")]).await;
    movements.sort_by_key(|movement| std::cmp::Reverse((movement.date, movement.id)));
    assert_eq!(all_movements(store, fixture.owner(), &MovementFilter::default()).await, movements);
    // A row that moves takes its new place.
    let (change, moved) = update(&movements[3], |movement| movement.date = "2026-01-01".parse().unwrap());
    fixture.commit(store, vec![change]).await;
    movements[3] = moved;
    movements.sort_by_key(|movement| std::cmp::Reverse((movement.date, movement.id)));
    assert_eq!(all_movements(store, fixture.owner(), &MovementFilter::default()).await, movements);
    assert_eq!(all_movements(store, new_id(), &MovementFilter::default()).await, []);
}

/// Fails unless a list is what the reference says.
async fn lists_as_expected(
    store: &dyn Store,
    history: &History,
    what: &str,
    filter: &MovementFilter,
) -> usize {
    let expected = history.reference.list(filter);
    let listed = all_movements(store, history.fixture.owner(), filter).await;
    assert_eq!(listed, expected, "{what}");
    listed.len()
}

pub async fn each_filter_keeps_what_it_says(bench: Bench<dyn Store>) {
    let store = &*bench;
    let history = History::new(store).await;
    let all = history.reference.movements.len();
    for (what, filter) in filters(&history) {
        let kept = lists_as_expected(store, &history, what, &filter).await;
        let is_empty = ["no day", "at most nothing"].contains(&what);
        let is_all = ["nothing", "an empty text"].contains(&what);
        assert_eq!((kept == 0, kept == all), (is_empty, is_all), "the history tells {what} apart");
    }
    // Those of another owner, and those that nothing has, keep nothing.
    let other = History::new(store).await;
    let none = MovementFilter::default;
    let foreign = [
        MovementFilter { category: Some(CategoryFilter::Within(other.fixture.food.id)), ..none() },
        MovementFilter { priority: Some(other.fixture.essential.id), ..none() },
        MovementFilter { receipt: Some(other.receipt.id), ..none() },
        MovementFilter { tag: Some("tr".parse().unwrap()), ..none() },
        MovementFilter { account: Some("Cas".parse().unwrap()), ..none() },
        MovementFilter { account: Some("CASH".parse().unwrap()), ..none() },
        MovementFilter { currency: Some(Currency::from_code("CHF").unwrap()), ..none() },
    ];
    for filter in foreign {
        assert_eq!(all_movements(store, history.fixture.owner(), &filter).await, [], "{filter:?}");
    }
}

/// A filter of the conditions of both; where both have one, that of the first.
fn both(a: &MovementFilter, b: &MovementFilter) -> MovementFilter {
    MovementFilter {
        from: a.from.or(b.from),
        to: a.to.or(b.to),
        category: a.category.or(b.category),
        kind: a.kind.or(b.kind),
        min: a.min.or(b.min),
        max: a.max.or(b.max),
        currency: a.currency.or(b.currency),
        text: a.text.clone().or_else(|| b.text.clone()),
        tag: a.tag.clone().or_else(|| b.tag.clone()),
        priority: a.priority.or(b.priority),
        receipt: a.receipt.or(b.receipt),
        account: a.account.clone().or_else(|| b.account.clone()),
    }
}

pub async fn filters_work_together(bench: Bench<dyn Store>) {
    let store = &*bench;
    let history = History::new(store).await;
    let filters = filters(&history);
    let mut kept = 0;
    for (place, (one, a)) in filters.iter().enumerate() {
        for (two, b) in &filters[place + 1..] {
            let what = format!("{one} and {two}");
            kept += usize::from(lists_as_expected(store, &history, &what, &both(a, b)).await > 0);
        }
        // All of them from here on, in steps: several conditions at once.
        let many =
            filters[place..].iter().step_by(5).fold(a.clone(), |many, (_, filter)| both(&many, filter));
        lists_as_expected(store, &history, &format!("{one} and others"), &many).await;
        let few =
            both(&both(a, &filters[(place + 7) % filters.len()].1), &filters[(place + 16) % filters.len()].1);
        lists_as_expected(store, &history, &format!("{one} and two others"), &few).await;
    }
    assert!(kept > 150, "most pairs keep something, so that the comparison means something: {kept}");
    // A filtered list is paged like any other.
    let income = MovementFilter { from: Some("2025-12-31".parse().unwrap()), ..MovementFilter::default() };
    for limit in [1, 7] {
        let read = async |page: PageRequest| store.movements(history.fixture.owner(), &income, &page).await;
        let walked = crate::testkit::walk(limit, crate::domain::Direction::Older, None, read).await;
        assert_eq!(walked, history.reference.list(&income), "in pages of {limit}");
    }
}

pub async fn a_category_filter_keeps_the_ones_below(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let within = |category| MovementFilter {
        category: Some(CategoryFilter::Within(category)),
        ..MovementFilter::default()
    };
    let own = Movement { category: Some(fixture.food.id), ..fixture.expense("1", "2026-01-01") };
    let below = Movement { category: Some(fixture.groceries.id), ..fixture.expense("1", "2026-01-02") };
    let beside = Movement { category: Some(fixture.leisure.id), ..fixture.expense("1", "2026-01-03") };
    fixture.record(store, [&own, &below, &beside, &fixture.expense("1", "2026-01-04")]).await;
    let owner = fixture.owner();
    assert_eq!(all_movements(store, owner, &within(fixture.food.id)).await, [below.clone(), own.clone()]);
    assert_eq!(
        all_movements(store, owner, &within(fixture.groceries.id)).await,
        std::slice::from_ref(&below)
    );
    // When a category moves, its movements come along.
    let (change, _) = update(&fixture.groceries, |category| category.parent = Some(fixture.leisure.id));
    fixture.commit(store, vec![change]).await;
    assert_eq!(all_movements(store, owner, &within(fixture.food.id)).await, [own]);
    assert_eq!(all_movements(store, owner, &within(fixture.leisure.id)).await, [beside, below]);
}

pub async fn a_text_filter_ignores_case_and_accents(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let with = |description: &str, payee: Option<&str>| Movement {
        description: description.parse().unwrap(),
        payee: payee.map(|payee| payee.parse().unwrap()),
        ..fixture.expense("1", "2026-01-01")
    };
    let movements = vec![
        with("Café con Leche", None),
        with("", Some("CAFE\u{301} Ñandú")),
        with("50% off", Some("a_b")),
        with("50 off", Some("aXb")),
        with("C:\\new", Some("d'Or \"x\"")),
        with("C:new", None),
        with("straße Ærø łódź", Some("ﬁn ①")),
        with("[a-z]*?", Some("日本語")),
    ];
    fixture.record(store, &movements).await;
    let reference = Reference { movements, categories: Vec::new() };
    let expected = [
        ("cafe", 2),
        ("CAFÉ", 2),
        ("cAfE\u{301}", 2),
        ("nandu", 1),
        ("%", 1),
        ("50%", 1),
        ("0% o", 1),
        ("_", 1),
        ("a_b", 1),
        ("axb", 1),
        ("\\", 1),
        ("c:\\N", 1),
        ("c:n", 1),
        ("'", 1),
        ("\"X\"", 1),
        ("STRASSE", 1),
        ("aero", 1),
        ("lodz", 1),
        ("fin 1", 1),
        ("[a-z]*", 1),
        ("*", 1),
        ("?", 1),
        ("本", 1),
        ("leche caf", 0),
        ("zz", 0),
    ];
    for (text, count) in expected {
        let filter = MovementFilter { text: Some(text.to_owned()), ..MovementFilter::default() };
        let listed = all_movements(store, fixture.owner(), &filter).await;
        assert_eq!(listed, reference.list(&filter), "{text}");
        assert_eq!(listed.len(), count, "{text}");
    }
    // What is searched follows an update.
    let (change, changed) = update(&reference.movements[0], |m| m.description = "Té".parse().unwrap());
    fixture.commit(store, vec![change]).await;
    let filter = |text: &str| MovementFilter { text: Some(text.to_owned()), ..MovementFilter::default() };
    assert_eq!(all_movements(store, fixture.owner(), &filter("con leche")).await, []);
    assert_eq!(all_movements(store, fixture.owner(), &filter("TE")).await, [changed]);
}

pub async fn amounts_compare_in_units_of_their_currency(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let mut movements = Vec::new();
    // 10 and its neighbours in currencies of 0, 2, 3 and 4 decimals, and the ends of what fits.
    for (code, ten) in [("JPY", 10), ("EUR", 1_000), ("BHD", 10_000), ("CLF", 100_000)] {
        for minor in [1, ten - 1, ten, ten + 1, ten * 10, i64::MAX] {
            let amount = Money::from_minor(minor, Currency::from_code(code).unwrap());
            // The largest in a month of their own, so that the sums of the months fit.
            let day = if minor == i64::MAX { "2026-02-01" } else { "2026-01-01" };
            movements.push(Movement { amount, ..fixture.expense("1", day) });
        }
    }
    fixture.record(store, &movements).await;
    let reference = Reference { movements, categories: Vec::new() };
    let bounds = [
        "-5",
        "0",
        "0.0001",
        "0.00005",
        "9.99",
        "9.9999",
        "9.99995",
        "10",
        "10.000000",
        "10.00001",
        "10.0001",
        "10.001",
        "10.01",
        "11",
        "100",
        "922337203685477.5807",
        "922337203685477.5808",
        "92233720368547758.07",
        "9223372036854775807",
        "9223372036854775807.5",
        "79228162514264337593543950335",
        "-79228162514264337593543950335",
    ];
    for bound in bounds {
        let bound: Decimal = bound.parse().unwrap();
        for (min, max) in [(Some(bound), None), (None, Some(bound)), (Some(bound), Some(bound))] {
            let filter = MovementFilter { min, max, ..MovementFilter::default() };
            let listed = all_movements(store, fixture.owner(), &filter).await;
            assert_eq!(listed, reference.list(&filter), "from {min:?} to {max:?}");
        }
    }
    let exactly = MovementFilter { min: Some(10.into()), max: Some(10.into()), ..MovementFilter::default() };
    assert_eq!(reference.list(&exactly).len(), 4);
}
