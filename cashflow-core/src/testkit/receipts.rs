//! Cases of receipts and their queue.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::domain::{
    Actor, Change, ContentHash, Cursor, Direction, Edit, PageRequest, Receipt, ReceiptId, ReceiptState,
    ReceiptStatus, UserId,
};
use crate::ports::{LeaseRequest, QueueState, ReceiptFilter, Store};
use crate::testkit::{
    Bench, Fixture, all_receipts, at, delete, draft, insert, new_id, receipt_states, update, walk,
};

/// The cases of [`ReceiptReads`](crate::ports::ReceiptReads).
#[doc(hidden)]
#[macro_export]
macro_rules! __receipt_cases {
    ($then:ident $($with:tt)*) => {
        $crate::$then! { [$($with)*]
            receipts_that_are_missing_or_foreign_are_none => "a receipt that is missing or of another owner is `None`",
            receipts_come_newest_first_and_by_status =>
                "a list shows only the owner's receipts, newest first by creation, then highest id first, filtered by status",
            pages_neither_skip_nor_repeat => "pages in both directions neither skip nor repeat a row",
            receipts_are_found_by_their_content =>
                "a receipt is found by its content hash, all parts in order, only for its owner",
            a_lease_takes_what_is_due_the_longest_first =>
                "a lease takes queued receipts that are due and those whose lease has ended (at the present both are), the longest due first, up to the limit",
            a_lease_is_written_and_in_the_journal =>
                "a lease writes each receipt's next version with the worker, the end of the lease and one attempt more, and a journal entry of the worker",
            workers_at_the_same_time_share_the_queue =>
                "two workers never lease the same receipt at the same time",
            a_lease_and_an_update_at_the_same_time_exclude_each_other =>
                "two workers never lease the same receipt at the same time",
            a_lease_for_one_owner_leaves_others_alone =>
                "a lease for one owner leaves the receipts of others alone",
            the_queue_tells_how_full_it_is =>
                "the queue's state counts what is queued and being read, and tells the earliest instant at which a queued one is due",
        }
    };
}

__receipt_cases! { __case_table }

pub async fn receipts_that_are_missing_or_foreign_are_none(bench: Bench<dyn Store>) {
    let store = &*bench;
    let (fixture, other) = (Fixture::new(store).await, Fixture::new(store).await);
    let (own, foreign) = (fixture.receipt("a photo", 0), other.receipt("a photo", 0));
    fixture.record(store, [&own]).await;
    other.record(store, [&foreign]).await;
    fixture.commit(store, vec![delete(&own)]).await;
    for id in [own.id, foreign.id, new_id()] {
        assert_eq!(store.receipt(fixture.owner(), id).await.unwrap(), None);
        assert_eq!(store.receipt(new_id(), id).await.unwrap(), None);
    }
    assert_eq!(store.receipt(other.owner(), foreign.id).await.unwrap(), Some(foreign));
}

const STATUSES: [ReceiptStatus; 6] = [
    ReceiptStatus::Uploaded,
    ReceiptStatus::Reading,
    ReceiptStatus::Review,
    ReceiptStatus::Confirmed,
    ReceiptStatus::Rejected,
    ReceiptStatus::Failed,
];

/// Receipts in every state, several of the same instant, in the order of a list.
async fn many(store: &dyn Store, fixture: &Fixture) -> Vec<Receipt> {
    let mut receipts = Vec::new();
    for n in 0..40_i64 {
        let state = receipt_states().swap_remove(n as usize % STATUSES.len());
        receipts.push(Receipt { state, ..fixture.receipt(&format!("photo {n}"), n * 3 % 16) });
    }
    fixture.record(store, &receipts).await;
    receipts.sort_by_key(|receipt| std::cmp::Reverse((receipt.created_at, receipt.id)));
    receipts
}

pub async fn receipts_come_newest_first_and_by_status(bench: Bench<dyn Store>) {
    let store = &*bench;
    let (fixture, other) = (Fixture::new(store).await, Fixture::new(store).await);
    let receipts = many(store, &fixture).await;
    many(store, &other).await;
    assert_eq!(all_receipts(store, fixture.owner(), &ReceiptFilter::default()).await, receipts);
    for set in 0..1_usize << STATUSES.len() {
        let status: Vec<ReceiptStatus> =
            (0..STATUSES.len()).filter(|n| set >> n & 1 == 1).map(|n| STATUSES[n]).collect();
        let expected: Vec<Receipt> = receipts
            .iter()
            .filter(|receipt| status.is_empty() || status.contains(&receipt.status()))
            .cloned()
            .collect();
        let filter = ReceiptFilter { status };
        let listed = all_receipts(store, fixture.owner(), &filter).await;
        assert_eq!(listed, expected, "{:?}", filter.status);
    }
    assert_eq!(all_receipts(store, new_id(), &ReceiptFilter::default()).await, []);
}

pub async fn pages_neither_skip_nor_repeat(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let all = many(store, &fixture).await;
    let waiting = ReceiptFilter { status: vec![ReceiptStatus::Uploaded, ReceiptStatus::Failed] };
    for filter in [ReceiptFilter::default(), waiting] {
        let expected: Vec<Receipt> = all
            .iter()
            .filter(|receipt| filter.status.is_empty() || filter.status.contains(&receipt.status()))
            .cloned()
            .collect();
        let oldest = expected.last().unwrap();
        let start =
            Cursor { direction: Direction::Newer, key: oldest.created_at.micros(), id: oldest.id.as_uuid() };
        for limit in [1, 3, 39, 40, 41] {
            let read = async |page: PageRequest| store.receipts(fixture.owner(), &filter, &page).await;
            assert_eq!(
                walk(limit, Direction::Older, None, read).await,
                expected,
                "older in pages of {limit}"
            );
            let newer = walk(limit, Direction::Newer, Some(start), read).await;
            assert_eq!(newer, expected[..expected.len() - 1], "newer in pages of {limit}");
            // New ones come at the front, so they do not move what follows.
            let growing = async |page: PageRequest| {
                fixture.record(store, [&fixture.receipt(&format!("{:?}", new_id::<ReceiptId>()), 99)]).await;
                store.receipts(fixture.owner(), &filter, &page).await
            };
            let walked = walk(limit, Direction::Older, None, growing).await;
            let old = walked.into_iter().filter(|receipt| receipt.created_at < at(99)).collect::<Vec<_>>();
            assert_eq!(old, expected, "growing, in pages of {limit}");
            for new in all_receipts(store, fixture.owner(), &ReceiptFilter::default()).await {
                if new.created_at == at(99) {
                    fixture.commit(store, vec![delete(&new)]).await;
                }
            }
        }
    }
}

pub async fn receipts_are_found_by_their_content(bench: Bench<dyn Store>) {
    let store = &*bench;
    let (fixture, other) = (Fixture::new(store).await, Fixture::new(store).await);
    let first = fixture.receipt("a photo", 0);
    let part = |part, seconds| Receipt { part, ..fixture.receipt("a photo", seconds) };
    let parts = [first.clone(), part(2, -5), part(3, 9), part(10, 1)];
    fixture.record(store, [&parts[2], &parts[0], &parts[3], &parts[1]]).await;
    fixture.record(store, [&fixture.receipt("another photo", 0)]).await;
    let foreign = other.receipt("a photo", 0);
    other.record(store, [&foreign]).await;
    let content = first.file.sha256;
    assert_eq!(store.receipts_by_content(fixture.owner(), content).await.unwrap(), parts);
    assert_eq!(store.receipts_by_content(other.owner(), content).await.unwrap(), [foreign]);
    assert_eq!(store.receipts_by_content(fixture.owner(), ContentHash::of(b"x")).await.unwrap(), []);
    assert_eq!(store.receipts_by_content(new_id(), content).await.unwrap(), []);
    fixture.commit(store, vec![delete(&parts[1])]).await;
    assert_eq!(store.receipts_by_content(fixture.owner(), content).await.unwrap().len(), 3);
}

/// A request of a worker at a second, for a minute.
fn request(worker: &str, seconds: i64, limit: usize) -> LeaseRequest {
    LeaseRequest {
        worker: worker.parse().unwrap(),
        now: at(seconds),
        length: Duration::from_secs(60),
        ids: (0..limit).map(|_| new_id()).collect(),
        owner: None,
    }
}

fn ids(leased: &[(UserId, Receipt)]) -> Vec<ReceiptId> {
    leased.iter().map(|(_, receipt)| receipt.id).collect()
}

pub async fn a_lease_takes_what_is_due_the_longest_first(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let queued = |due| Receipt {
        state: ReceiptState::Uploaded { due: at(due) },
        ..fixture.receipt(&format!("due {due}"), -due)
    };
    let reading = |until| Receipt {
        state: ReceiptState::Reading { worker: "gone".parse().unwrap(), until: at(until) },
        attempts: 2,
        ..fixture.receipt(&format!("until {until}"), 0)
    };
    let due = [queued(-50), reading(-40), queued(-30), reading(-1), queued(0)];
    let not_due = [queued(1), reading(5)];
    let others = receipt_states().into_iter().enumerate().skip(2);
    let others: Vec<Receipt> =
        others.map(|(n, state)| Receipt { state, ..fixture.receipt(&format!("other {n}"), -99) }).collect();
    fixture.record(store, not_due.iter().chain(&others).chain(due.iter().rev())).await;
    let expected: Vec<ReceiptId> = due.iter().map(|receipt| receipt.id).collect();
    assert_eq!(store.lease_receipts(&request("w", 0, 0)).await.unwrap(), []);
    assert_eq!(ids(&store.lease_receipts(&request("w", 0, 2)).await.unwrap()), expected[..2]);
    assert_eq!(ids(&store.lease_receipts(&request("w", 0, 1)).await.unwrap()), expected[2..3]);
    assert_eq!(ids(&store.lease_receipts(&request("w", 0, 9)).await.unwrap()), expected[3..]);
    assert_eq!(store.lease_receipts(&request("w", 0, 9)).await.unwrap(), []);
    let later = ids(&store.lease_receipts(&request("w", 10, 9)).await.unwrap());
    assert_eq!(later, not_due.map(|receipt| receipt.id));
    // The leases of second 0 end a minute later, in no order among themselves; those of second 10 go on.
    let again = store.lease_receipts(&request("w", 60, 9)).await.unwrap();
    assert_eq!(ids(&again).into_iter().collect::<BTreeSet<_>>(), expected.into_iter().collect());
    for other in others {
        assert_eq!(store.receipt(fixture.owner(), other.id).await.unwrap(), Some(other));
    }
}

pub async fn a_lease_is_written_and_in_the_journal(bench: Bench<dyn Store>) {
    let store = &*bench;
    let fixture = Fixture::new(store).await;
    let taken_over = Receipt {
        state: ReceiptState::Reading { worker: "gone".parse().unwrap(), until: at(-1) },
        attempts: 2,
        draft: Some(Box::new(draft(&fixture))),
        version: 1,
        ..fixture.receipt("1", -9)
    };
    let receipts = [fixture.receipt("0", -10), taken_over];
    fixture.record(store, &receipts).await;
    let request = request("worker «1»", 3, 5);
    let leased = store.lease_receipts(&request).await.unwrap();
    assert_eq!(leased.len(), 2);
    let mut used = BTreeSet::new();
    for (before, (owner, after)) in receipts.iter().zip(&leased) {
        assert_eq!(*owner, fixture.owner());
        let expected = Receipt {
            version: 2,
            state: ReceiptState::Reading { worker: "worker «1»".parse().unwrap(), until: at(63) },
            attempts: before.attempts + 1,
            updated_at: at(3),
            ..before.clone()
        };
        assert_eq!(*after, expected);
        assert_eq!(store.receipt(fixture.owner(), after.id).await.unwrap().as_ref(), Some(after));
        let history = store.history(fixture.owner(), after.id.as_uuid()).await.unwrap();
        assert_eq!(history.len(), 2);
        let set = &history[1].change_set;
        assert_eq!((set.owner, &set.actor), (fixture.owner(), &Actor::Worker(request.worker.clone())));
        assert_eq!((set.at, set.reason.as_str()), (at(3), LeaseRequest::REASON));
        assert_eq!((&set.idempotency, set.undoes), (&None, None));
        let edit = Edit::Update { before: Box::new(before.clone()), after: Box::new(after.clone()) };
        assert_eq!(set.changes, [Change::Receipt(edit)]);
        assert!(request.ids.contains(&set.id) && used.insert(set.id), "each takes an id of the request");
        assert_eq!(store.change_set(fixture.owner(), set.id).await.unwrap().as_ref(), Some(&history[1]));
    }
    let feed = store.changes_since(fixture.owner(), 0, 100).await.unwrap();
    assert!(feed.is_sorted_by(|a, b| a.sequence < b.sequence) && feed.len() == 4);
    // What was leased can be written on by who has its version.
    let (change, _) = update(&leased[0].1, |receipt| receipt.state = ReceiptState::Review);
    fixture.commit(store, vec![change]).await;
}

pub async fn workers_at_the_same_time_share_the_queue(bench: Bench<dyn Store>) {
    let store = &*bench;
    const WORKERS: usize = 4;
    const RECEIPTS: usize = 40;
    let fixtures = [Fixture::new(store).await, Fixture::new(store).await];
    for (n, fixture) in fixtures.iter().enumerate() {
        let receipts: Vec<Receipt> = (0..RECEIPTS)
            .map(|photo| fixture.receipt(&format!("photo {photo}"), -((photo * 2 + n) as i64)))
            .collect();
        fixture.record(store, &receipts).await;
    }
    let workers = (0..WORKERS).map(|worker| {
        let store = bench.under_test();
        async move {
            let mut taken = Vec::new();
            loop {
                let leased = store.lease_receipts(&request(&format!("worker {worker}"), 0, 3)).await.unwrap();
                if leased.is_empty() {
                    return taken;
                }
                taken.extend(leased.into_iter().map(|(owner, receipt)| (owner, receipt.id, receipt.state)));
            }
        }
    });
    let taken = bench.at_once(workers).await;
    let distinct: BTreeSet<(UserId, ReceiptId)> =
        taken.iter().flatten().map(|(owner, id, _)| (*owner, *id)).collect();
    assert_eq!(taken.iter().map(Vec::len).sum::<usize>(), 2 * RECEIPTS, "each was taken, by one worker");
    assert_eq!(distinct.len(), 2 * RECEIPTS);
    for (owner, id, state) in taken.into_iter().flatten() {
        let receipt = store.receipt(owner, id).await.unwrap().unwrap();
        assert_eq!((receipt.state, receipt.version, receipt.attempts), (state, 2, 1));
    }
    for fixture in &fixtures {
        assert_eq!(store.changes_since(fixture.owner(), 0, 1_000).await.unwrap().len(), 2 + RECEIPTS);
    }
}

pub async fn a_lease_and_an_update_at_the_same_time_exclude_each_other(bench: Bench<dyn Store>) {
    let store = &*bench;
    for round in 0..8 {
        let fixture = Fixture::new(store).await;
        let receipt = fixture.receipt("a photo", -1);
        fixture.record(store, [&receipt]).await;
        let (change, _) = update(&receipt, |receipt| receipt.state = ReceiptState::Rejected);
        let set = fixture.set(vec![change]);
        let lease = LeaseRequest { owner: Some(fixture.owner()), ..request("worker", 0, 1) };
        let (writer, worker) = (bench.under_test(), bench.under_test());
        type Took = std::pin::Pin<Box<dyn Future<Output = bool> + Send>>;
        let both: [Took; 2] = [
            Box::pin(async move { writer.commit(&set).await.is_ok() }),
            Box::pin(async move { !worker.lease_receipts(&lease).await.unwrap().is_empty() }),
        ];
        let outcome = bench.at_once(both).await;
        let now = store.receipt(fixture.owner(), receipt.id).await.unwrap().unwrap();
        assert_eq!(now.version, 2, "round {round}: one of both wrote");
        match outcome[..] {
            [true, false] => assert_eq!(now.state, ReceiptState::Rejected),
            [false, true] => assert_eq!(now.status(), ReceiptStatus::Reading),
            _ => panic!("round {round}: rejected and leased: {outcome:?}"),
        }
    }
}

pub async fn a_lease_for_one_owner_leaves_others_alone(bench: Bench<dyn Store>) {
    let store = &*bench;
    let (one, two) = (Fixture::new(store).await, Fixture::new(store).await);
    let theirs = [two.receipt("a photo", -90), two.receipt("another photo", -5)];
    two.record(store, &theirs).await;
    let ours = [one.receipt("a photo", -10), one.receipt("another photo", -1)];
    one.record(store, &ours).await;
    let only = |fixture: &Fixture| LeaseRequest { owner: Some(fixture.owner()), ..request("worker", 0, 9) };
    let leased = store.lease_receipts(&only(&one)).await.unwrap();
    assert_eq!(ids(&leased), ours.map(|receipt| receipt.id));
    assert!(leased.iter().all(|(owner, _)| *owner == one.owner()));
    for receipt in &theirs {
        assert_eq!(store.receipt(two.owner(), receipt.id).await.unwrap().as_ref(), Some(receipt));
    }
    assert_eq!(store.lease_receipts(&only(&Fixture::unsaved())).await.unwrap(), []);
    let all = store.lease_receipts(&request("worker", 0, 9)).await.unwrap();
    assert_eq!(ids(&all), theirs.map(|receipt| receipt.id));
    assert!(all.iter().all(|(owner, _)| *owner == two.owner()), "each comes with its owner");
}

pub async fn the_queue_tells_how_full_it_is(bench: Bench<dyn Store>) {
    let store = &*bench;
    assert_eq!(store.receipt_queue().await.unwrap(), QueueState::default());
    let (one, two) = (Fixture::new(store).await, Fixture::new(store).await);
    let states = receipt_states();
    let others: Vec<Receipt> = (2..states.len())
        .map(|n| Receipt { state: states[n].clone(), ..one.receipt(&format!("other {n}"), -99) })
        .collect();
    one.record(store, &others).await;
    assert_eq!(store.receipt_queue().await.unwrap(), QueueState::default());
    let later = one.receipt("later", 500);
    one.record(store, [&later]).await;
    let state = |queued, reading, due: Option<i64>| QueueState { queued, reading, oldest_due: due.map(at) };
    assert_eq!(store.receipt_queue().await.unwrap(), state(1, 0, Some(500)), "it will be due");
    let now = two.receipt("now", -7);
    two.record(store, [&now]).await;
    assert_eq!(store.receipt_queue().await.unwrap(), state(2, 0, Some(-7)), "over all owners");
    let [(_, leased)] = &store.lease_receipts(&request("worker", 0, 9)).await.unwrap()[..] else {
        panic!("one was due")
    };
    assert_eq!(store.receipt_queue().await.unwrap(), state(1, 1, Some(500)));
    let (read, _) = update(leased, |receipt| receipt.state = ReceiptState::Review);
    two.commit(store, vec![read]).await;
    assert_eq!(store.receipt_queue().await.unwrap(), state(1, 0, Some(500)));
    one.commit(store, vec![delete(&later), insert(&one.receipt("sooner", 20))]).await;
    assert_eq!(store.receipt_queue().await.unwrap(), state(1, 0, Some(20)));
}
