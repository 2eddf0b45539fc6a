//! The main job: record, change, find, report, undo.

use cashflow_facade::api::{
    CategoryChange, CategoryField, EditKind, Grouping, MovementChange, MovementField, MovementFilter,
    MovementKind, NewCategory, NewMovement, NewPriority, PageRequest, Period, PriorityChange, ProfileChange,
    SummaryRequest,
};

use crate::support::{day, expense, over_both};

#[test]
fn a_movement_is_recorded_changed_cleared_deleted_and_brought_back() {
    over_both(async |cashflow| {
        let food = cashflow.categories().named(MovementKind::Expense, "ocio".to_owned()).await.unwrap();
        let new = NewMovement {
            category_id: Some(food.id),
            payee: Some("Bar Sol".to_owned()),
            tags: vec!["b".to_owned(), "a".to_owned()],
            ..expense("1.8", "2026-03-12")
        };
        let recorded = cashflow.movements().record(new).await.unwrap();
        assert_eq!((recorded.amount.to_string(), &*recorded.currency), ("1.80".to_owned(), "EUR"));
        assert_eq!(recorded.tags, ["a", "b"]);
        assert_eq!(cashflow.movements().get(recorded.id).await.unwrap(), recorded);

        let change = MovementChange {
            amount: Some("2".parse().unwrap()),
            clear: vec![MovementField::Payee],
            ..MovementChange::default()
        };
        let changed = cashflow.movements().change(recorded.id, change.clone(), Some(1)).await.unwrap();
        assert_eq!(
            (changed.version, changed.amount.to_string(), &changed.payee),
            (2, "2.00".to_owned(), &None)
        );
        assert_eq!(changed.category_id, Some(food.id), "what was not mentioned stays");
        let stale = cashflow.movements().change(recorded.id, change, Some(1)).await.unwrap_err();
        assert_eq!(stale.code, "stale");

        cashflow.movements().delete(recorded.id, None).await.unwrap();
        assert_eq!(cashflow.movements().get(recorded.id).await.unwrap_err().code, "not_found");
        let back = cashflow.movements().restore(recorded.id).await.unwrap();
        assert_eq!(back.amount, changed.amount);
        assert_eq!(cashflow.movements().restore(recorded.id).await.unwrap_err().code, "not_deleted");
    });
}

#[test]
fn pages_lead_through_all_movements() {
    over_both(async |cashflow| {
        let new = (1..=7).map(|cents| expense("1.00", &format!("2026-03-{cents:02}"))).collect();
        assert_eq!(cashflow.movements().record_all(new).await.unwrap().len(), 7);
        let (mut seen, mut cursor) = (Vec::new(), None);
        loop {
            let request = PageRequest { limit: Some(3), cursor };
            let page = cashflow.movements().list(MovementFilter::default(), request).await.unwrap();
            seen.extend(page.items.iter().map(|movement| movement.date));
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(seen, (1..=7).rev().map(|n| day(&format!("2026-03-{n:02}"))).collect::<Vec<_>>());
        let dates = cashflow.movements().dates().await.unwrap().unwrap();
        assert_eq!((dates.date_from, dates.date_to), (day("2026-03-01"), day("2026-03-07")));
    });
}

#[test]
fn categories_and_priorities_are_made_changed_and_merged() {
    over_both(async |cashflow| {
        let urgent =
            cashflow.priorities().create(NewPriority { name: "Urgente".to_owned(), rank: 0 }).await.unwrap();
        let change = PriorityChange { rank: Some(-1), ..PriorityChange::default() };
        assert_eq!(cashflow.priorities().change(urgent.id, change, None).await.unwrap().rank, -1);

        let mut new = NewCategory::new(MovementKind::Expense, "Fruta");
        new.colour = Some("#00ff00".to_owned());
        new.default_priority_id = Some(urgent.id);
        let fruit = cashflow.categories().create(new).await.unwrap();
        let cherries = NewMovement { category_id: Some(fruit.id), ..expense("3.20", "2026-06-01") };
        assert_eq!(cashflow.movements().record(cherries).await.unwrap().priority_id, Some(urgent.id));

        let change = CategoryChange { clear: vec![CategoryField::Colour], ..CategoryChange::default() };
        assert_eq!(cashflow.categories().change(fruit.id, change, None).await.unwrap().colour, None);
        assert_eq!(cashflow.categories().delete(fruit.id, None).await.unwrap_err().code, "in_use");

        let other =
            cashflow.categories().create(NewCategory::new(MovementKind::Expense, "Huerta")).await.unwrap();
        cashflow.categories().merge(fruit.id, other.id).await.unwrap();
        let filter = MovementFilter { category_id: Some(other.id), ..MovementFilter::default() };
        let found = cashflow.movements().list(filter, PageRequest::default()).await.unwrap();
        assert_eq!(found.items.len(), 1);
    });
}

#[test]
fn reports_are_exact_and_apart_for_each_currency() {
    over_both(async |cashflow| {
        let dollars = NewMovement { currency: Some("USD".to_owned()), ..expense("5", "2026-03-02") };
        let payee = NewMovement { payee: Some("Bar Sol".to_owned()), ..expense("0.10", "2026-03-01") };
        let income = NewMovement { kind: MovementKind::Income, ..expense("0.30", "2026-03-03") };
        cashflow.movements().record_all(vec![dollars, payee, income]).await.unwrap();

        let mut request = SummaryRequest::new(day("2026-03-01"), day("2026-03-31"));
        request.group = Some(Grouping::Payee);
        let summary = cashflow.reports().summary(request).await.unwrap();
        let totals: Vec<_> =
            summary.totals.iter().map(|line| (&*line.currency, line.sums.net.to_string())).collect();
        assert_eq!(totals, [("EUR", "0.20".to_owned()), ("USD", "-5.00".to_owned())]);
        assert!(summary.lines.iter().any(|line| line.label.as_deref() == Some("Bar Sol")));

        let balance = cashflow
            .reports()
            .running_balance(day("2026-03-01"), day("2026-03-31"), Period::Month)
            .await
            .unwrap();
        assert_eq!(balance[0].closing.to_string(), "0.20");
        assert_eq!(
            cashflow.reports().balance(day("2026-03-01")).await.unwrap()[0].amount.to_string(),
            "-0.10"
        );
        assert!(cashflow.reports().verify().await.unwrap().is_empty());
        cashflow.reports().rebuild().await.unwrap();
    });
}

#[test]
fn the_journal_tells_what_was_and_undo_takes_it_back() {
    over_both(async |cashflow| {
        let recorded = cashflow.movements().record(expense("4", "2026-01-02")).await.unwrap();
        let entries = cashflow.history().of_entity(recorded.id).await.unwrap();
        let change = &entries[0].change_set.changes[0];
        assert_eq!((change.edit, &change.before), (EditKind::Insert, &None));
        assert_eq!(change.after.as_ref().unwrap().movement, Some(recorded.clone()));

        let undone = cashflow.history().undo(entries[0].change_set.id).await.unwrap();
        assert_eq!(undone.id, entries[0].change_set.id);
        assert_eq!(cashflow.movements().get(recorded.id).await.unwrap_err().code, "not_found");
        let recent = cashflow.history().recent(1).await.unwrap();
        assert_eq!(recent[0].change_set.undoes, Some(undone.id));
        let feed = cashflow.history().changes_since(entries[0].sequence, 10).await.unwrap();
        assert_eq!(feed, recent);
        assert_eq!(cashflow.history().change_set(undone.id).await.unwrap(), entries[0]);
    });
}

#[test]
fn the_profile_changes_and_tells_the_day() {
    over_both(async |cashflow| {
        let change = ProfileChange { currency: Some("JPY".to_owned()), ..ProfileChange::default() };
        let changed = cashflow.profile().change(change, None).await.unwrap();
        assert_eq!((&*changed.currency, &*changed.locale), ("JPY", "es-ES"));
        let yen = cashflow.movements().record(expense("500", "2026-01-01")).await.unwrap();
        assert_eq!((yen.amount.to_string(), &*yen.currency), ("500".to_owned(), "JPY"));
        assert!(cashflow.profile().today().await.unwrap() > day("2026-01-01"));
    });
}

#[test]
fn a_write_with_a_key_happens_once() {
    over_both(async |cashflow| {
        let once = cashflow.idempotent("k1".to_owned()).unwrap();
        let first = once.movements().record(expense("4", "2026-01-02")).await.unwrap();
        assert_eq!(once.movements().record(expense("4", "2026-01-02")).await.unwrap(), first);
        let other = once.movements().record(expense("5", "2026-01-02")).await.unwrap_err();
        assert_eq!(other.code, "idempotency_mismatch");
        assert_eq!(cashflow.idempotent(String::new()).unwrap_err().field.unwrap(), "idempotency_key");
    });
}
