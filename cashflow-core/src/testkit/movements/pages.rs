//! Pages of movements.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::domain::{Cursor, Direction, Movement, MovementFilter, MovementKind, PageRequest};
use crate::ports::Store;
use crate::testkit::movements::History;
use crate::testkit::{Bench, Fixture, all_movements, delete, walk};

const ALL: fn() -> MovementFilter = MovementFilter::default;

pub async fn pages_neither_skip_nor_repeat(bench: Bench<dyn Store>) {
    let store = &*bench;
    let history = History::new(store).await;
    let owner = history.fixture.owner();
    let expected = history.reference.list(&ALL());
    let read = async |page: PageRequest| store.movements(owner, &ALL(), &page).await;
    for limit in [1, 2, 7, 60, 119, 120, 121, 500] {
        let older = walk(limit, Direction::Older, None, read).await;
        assert_eq!(older, expected, "older in pages of {limit}");
        // Back from the oldest: everything that is newer than it.
        let last = PageRequest::first(500).unwrap();
        let oldest = read(last).await.unwrap().items.pop().unwrap();
        let start = place(&oldest, Direction::Newer);
        let newer = walk(limit, Direction::Newer, Some(start), read).await;
        assert_eq!(newer, expected[..expected.len() - 1], "newer in pages of {limit}");
    }
    // Every page leads to the ones beside it, and a page between says so on both sides.
    let first = read(PageRequest::first(50).unwrap()).await.unwrap();
    assert_eq!((first.items.len(), first.previous), (50, None));
    let second = read(PageRequest::at(first.next.unwrap(), 50).unwrap()).await.unwrap();
    let back = read(PageRequest::at(second.previous.unwrap(), 50).unwrap()).await.unwrap();
    assert_eq!((&back.items, back.previous), (&first.items, None));
    assert_eq!(back.next, first.next);
    let third = read(PageRequest::at(second.next.unwrap(), 50).unwrap()).await.unwrap();
    assert_eq!((third.items.len(), third.next), (20, None));
    // The newest has nothing newer, the oldest nothing older, and an empty list no cursors at all.
    for (item, direction) in [(&expected[0], Direction::Newer), (&expected[119], Direction::Older)] {
        let beyond = read(PageRequest::at(place(item, direction), 5).unwrap()).await.unwrap();
        assert_eq!((beyond.items, beyond.next, beyond.previous), (vec![], None, None));
    }
    let none =
        store.movements(Fixture::unsaved().owner(), &ALL(), &PageRequest::first(5).unwrap()).await.unwrap();
    assert_eq!((none.items, none.next, none.previous), (vec![], None, None));
    // A cursor survives its way through text, and one that points at no row still has a place.
    let cursor: Cursor = first.next.unwrap().to_string().parse().unwrap();
    assert_eq!(Some(cursor), first.next);
    for key in [i64::MIN, -1, i64::MAX] {
        for direction in [Direction::Older, Direction::Newer] {
            for id in [uuid::Uuid::nil(), uuid::Uuid::max()] {
                let page = read(PageRequest::at(Cursor { direction, key, id }, 500).unwrap()).await.unwrap();
                let is_all = (direction == Direction::Older) == (key > 0);
                assert_eq!(page.items.len(), if is_all { 120 } else { 0 }, "{direction:?} of {key}");
            }
        }
    }
}

/// The place beside a movement.
fn place(movement: &Movement, direction: Direction) -> Cursor {
    use chrono::Datelike as _;
    Cursor { direction, key: movement.date.num_days_from_ce().into(), id: movement.id.as_uuid() }
}

pub async fn pages_stay_in_place_when_rows_come_in_between(bench: Bench<dyn Store>) {
    let store = &*bench;
    let history = History::new(store).await;
    let fixture = &history.fixture;
    let expected = history.reference.list(&ALL());
    let (newest, oldest) = (expected[0].date, expected[expected.len() - 1].date);
    let inserted = AtomicUsize::new(0);
    // Before each page, rows appear before, between and after the ones that are there.
    let read = async |page: PageRequest| {
        let round = inserted.fetch_add(1, Ordering::SeqCst);
        let beside = expected[round * 5 % expected.len()].date;
        let new =
            [newest, beside, oldest].map(|day| Movement { date: day, ..fixture.expense("77", "2026-01-01") });
        fixture.record(store, &new).await;
        store.movements(fixture.owner(), &ALL(), &page).await
    };
    let is_old = |movement: &Movement| history.reference.movements.iter().any(|old| old.id == movement.id);
    for limit in [3, 10, 25] {
        let walked = walk(limit, Direction::Older, None, read).await;
        let (old, new): (Vec<_>, Vec<_>) = walked.into_iter().partition(is_old);
        assert_eq!(old, expected, "older in pages of {limit}");
        assert!(
            new.is_sorted_by(|a, b| (a.date, a.id) > (b.date, b.id)),
            "new ones come once, in their place"
        );
        let start = place(&expected[expected.len() - 1], Direction::Newer);
        let walked = walk(limit, Direction::Newer, Some(start), read).await;
        let (old, new): (Vec<_>, Vec<_>) = walked.into_iter().partition(is_old);
        assert_eq!(old, expected[..expected.len() - 1], "newer in pages of {limit}");
        assert!(
            new.is_sorted_by(|a, b| (a.date, a.id) > (b.date, b.id)),
            "new ones come once, in their place"
        );
    }
}

pub async fn a_cursor_may_stand_outside_of_what_a_filter_keeps(bench: Bench<dyn Store>) {
    let store = &*bench;
    let history = History::new(store).await;
    let filters = [
        MovementFilter { from: Some("2025-12-31".parse().unwrap()), ..ALL() },
        MovementFilter { to: Some("2026-01-01".parse().unwrap()), ..ALL() },
        MovementFilter {
            from: Some("2025-12-29".parse().unwrap()),
            to: Some("2026-01-04".parse().unwrap()),
            kind: Some(MovementKind::Expense),
            ..ALL()
        },
    ];
    for filter in filters {
        let kept = history.reference.list(&filter);
        for item in history.reference.list(&ALL()).iter().step_by(7) {
            let is_older = |other: &&Movement| (other.date, other.id) < (item.date, item.id);
            let is_newer = |other: &&Movement| (other.date, other.id) > (item.date, item.id);
            let older: Vec<Movement> = kept.iter().filter(is_older).cloned().collect();
            let newer: Vec<Movement> = kept.iter().filter(is_newer).cloned().collect();
            for (direction, expected) in [(Direction::Older, older), (Direction::Newer, newer)] {
                let request = PageRequest::at(place(item, direction), 500).unwrap();
                let page = store.movements(history.fixture.owner(), &filter, &request).await.unwrap();
                assert_eq!(page.items, expected, "{direction:?} than {} in {filter:?}", item.date);
            }
        }
    }
}

pub async fn cursors_outlive_the_row_they_stand_at(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let days = ["2026-01-05", "2026-01-04", "2026-01-03", "2026-01-02", "2026-01-01"];
    let movements = days.map(|day| fixture.expense("1", day));
    fixture.record(store, &movements).await;
    let read = async |page: PageRequest| store.movements(fixture.owner(), &ALL(), &page).await.unwrap();
    let first = read(PageRequest::first(2).unwrap()).await;
    let second = read(PageRequest::at(first.next.unwrap(), 2).unwrap()).await;
    assert_eq!(second.items, movements[2..4]);
    fixture.commit(store, [1, 2, 3].map(|n: usize| delete(&movements[n])).into()).await;
    let after = read(PageRequest::at(first.next.unwrap(), 2).unwrap()).await;
    assert_eq!((after.items, after.next), (vec![movements[4].clone()], None));
    let after = read(PageRequest::at(second.next.unwrap(), 2).unwrap()).await;
    assert_eq!(after.items, [movements[4].clone()]);
    let before = read(PageRequest::at(second.previous.unwrap(), 2).unwrap()).await;
    assert_eq!((before.items, before.previous), (vec![movements[0].clone()], None));
    assert_eq!(all_movements(store, fixture.owner(), &ALL()).await.len(), 2);
}
