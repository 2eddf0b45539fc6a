//! What holds after any history of change sets, whatever they were.

mod model;
mod plan;

use std::collections::BTreeSet;
use std::pin::Pin;
use std::sync::Arc;

use proptest::test_runner::{Config, TestRunner};
use uuid::Uuid;

use crate::domain::MovementFilter;
use crate::ports::{JournalEntry, Store};
use crate::testkit::properties::model::Model;
use crate::testkit::properties::plan::{Plan, Query, plans};
use crate::testkit::{Fixture, Reference, all_movements};

/// A future that stays on its thread.
pub type LocalTask = Pin<Box<dyn Future<Output = ()>>>;

/// How many histories are tried, unless the variable `PROPTEST_CASES` says it.
const HISTORIES: u32 = 48;

/// After any sequence of inserts, updates, deletes, undone sets, repeated sets and sets that fail:
///
/// - the rows are those of a plain model, and a set fails exactly when the model says so;
/// - the maintained totals are the sums of the rows, and every report and running balance is what the rows add up to;
/// - the feed, applied to nothing, gives the rows again;
/// - the history of each row is complete.
pub fn rows_totals_feed_and_histories_agree(store: Arc<dyn Store>, block_on: fn(LocalTask)) {
    let default = Config::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { default.cases } else { HISTORIES };
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..default });
    let outcome = runner.run(&plans(), |plan| {
        let store = Arc::clone(&store);
        // Each history has an owner of its own, so that one store is enough.
        block_on(Box::pin(async move { try_out(&*store, plan).await }));
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}\n{runner}");
    }
}

async fn try_out(store: &dyn Store, plan: Plan) {
    let fixture = Fixture::new(store).await;
    let mut model = Model::new(&fixture);
    for step in &plan.steps {
        let Some(set) = model.change_set(&fixture, step) else { continue };
        let expected = model.clone().apply(&set);
        match (store.commit(&set).await, expected) {
            (Ok(committed), Ok(after)) => {
                assert_eq!(committed.replayed, model.knows(&set), "{step:?}");
                model = after;
            }
            (Err(_), Err(_)) => {}
            (outcome, expected) => panic!("{step:?}: {outcome:?} instead of {:?}", expected.map(|_| ())),
        }
        assert_eq!(store.verify_totals(fixture.owner()).await.unwrap(), [], "after {step:?}");
    }
    let owner = fixture.owner();
    let movements = all_movements(store, owner, &MovementFilter::default()).await;
    assert_eq!(movements, model.movements(), "the rows are those of the model");
    let categories = store.categories(owner).await.unwrap();
    assert!(categories.iter().all(|category| model.has_category(category)));

    let reference = Reference { movements, categories };
    let queries: Vec<Query> = plan.queries.iter().map(|query| query.of(&fixture)).collect();
    add_up(store, &fixture, &reference, &queries).await;
    store.rebuild_totals(owner).await.unwrap();
    assert_eq!(store.verify_totals(owner).await.unwrap(), []);
    add_up(store, &fixture, &reference, &queries).await;

    let feed = store.changes_since(owner, 0, usize::from(u16::MAX)).await.unwrap();
    let replayed = feed.iter().try_fold(Model::default(), |model, entry| model.apply(&entry.change_set));
    assert_eq!(replayed.unwrap().movements(), reference.movements, "the feed gives the rows again");
    histories_are_complete(store, &fixture, &feed).await;
}

async fn add_up(store: &dyn Store, fixture: &Fixture, reference: &Reference, queries: &[Query]) {
    for Query { totals, balance } in queries {
        let rows = store.totals(fixture.owner(), totals).await.unwrap();
        assert_eq!(rows, reference.totals(totals), "{totals:?}");
        let rows = store.running_balance(fixture.owner(), totals.ranges[0], *balance).await.unwrap();
        assert_eq!(rows, reference.running_balance(totals.ranges[0], *balance), "{:?}", totals.ranges[0]);
    }
}

async fn histories_are_complete(store: &dyn Store, fixture: &Fixture, feed: &[JournalEntry]) {
    let changes = feed.iter().flat_map(|entry| &entry.change_set.changes);
    let ids: BTreeSet<Uuid> = changes.map(crate::domain::Change::entity).collect();
    for id in ids {
        let expected: Vec<JournalEntry> = feed
            .iter()
            .cloned()
            .map(|mut entry| {
                entry.change_set.changes.retain(|change| change.entity() == id);
                entry
            })
            .filter(|entry| !entry.change_set.changes.is_empty())
            .collect();
        assert_eq!(store.history(fixture.owner(), id).await.unwrap(), expected);
    }
}
