//! Sums, comparison and running balance.

use cashflow_core::domain::{Currency, DateRange, GroupKey, Grouping, Money, Period};
use cashflow_core::{Cashflow, NewMovement, SummaryRequest};

use crate::support::{block_on, category, day, eur, spend, world};

async fn earn(cashflow: &Cashflow, amount: &str, date: &str) {
    cashflow.movements().record(NewMovement::income(eur(amount), day(date))).await.unwrap();
}

fn range(from: &str, to: &str) -> DateRange {
    DateRange::new(day(from), day(to)).unwrap()
}

#[test]
fn a_month_by_category_is_exact_and_compared_with_the_month_before() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let food = category(&cashflow, "Groceries").await;
        for (amount, date) in
            [("0.10", "2026-02-28"), ("0.10", "2026-03-01"), ("0.20", "2026-03-31"), ("7.00", "2026-04-01")]
        {
            let new = NewMovement::expense(eur(amount), day(date)).in_category(food.id);
            cashflow.movements().record(new).await.unwrap();
        }
        earn(&cashflow, "1000.00", "2026-03-02").await;
        let request =
            SummaryRequest::new(range("2026-03-01", "2026-03-31")).by(Grouping::Category).compared();
        let summary = cashflow.reports().summary(&request).await.unwrap();
        assert_eq!(summary.compared_with, Some(range("2026-02-01", "2026-02-28")));
        let line =
            summary.lines.iter().find(|line| line.key == Some(GroupKey::Category(Some(food.id)))).unwrap();
        assert_eq!((line.sums.expense, line.sums.count), (eur("0.30"), 2));
        assert_eq!(line.previous.unwrap().expense, eur("0.10"));
        assert_eq!(summary.totals[0].sums.net, eur("999.70"));
        assert_eq!(summary.totals[0].previous.unwrap().net, eur("-0.10"));
    });
}

#[test]
fn currencies_are_never_added() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        spend(&cashflow, "5.00", "2026-03-02").await;
        let yen = Money::parse("1200", "JPY".parse().unwrap()).unwrap();
        cashflow.movements().record(NewMovement::expense(yen, day("2026-03-02"))).await.unwrap();
        let summary = cashflow
            .reports()
            .summary(&SummaryRequest::new(range("2026-03-01", "2026-03-31")))
            .await
            .unwrap();
        let sums: Vec<_> = summary.totals.iter().map(|line| line.sums.expense).collect();
        assert_eq!(sums, [Money::parse("5.00", Currency::EUR).unwrap(), yen]);
    });
}

#[test]
fn periods_of_a_comparison_stand_beside_the_ones_of_the_same_place() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        for (amount, date) in
            [("1.00", "2025-10-05"), ("2.00", "2025-12-05"), ("4.00", "2026-01-05"), ("8.00", "2026-02-05")]
        {
            spend(&cashflow, amount, date).await;
        }
        let request =
            SummaryRequest::new(range("2026-01-01", "2026-03-31")).by_period(Period::Month).compared();
        let summary = cashflow.reports().summary(&request).await.unwrap();
        let lines: Vec<_> = summary
            .lines
            .iter()
            .map(|line| (line.period.unwrap().to_string(), line.sums.expense, line.previous.unwrap().expense))
            .collect();
        let expected = [
            ("2026-01-01".to_owned(), eur("4.00"), eur("1.00")),
            ("2026-02-01".to_owned(), eur("8.00"), eur("0.00")),
            ("2026-03-01".to_owned(), eur("0.00"), eur("2.00")),
        ];
        assert_eq!(lines, expected);
    });
}

#[test]
fn a_movement_of_two_tags_counts_once_in_the_whole() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        let tags = ["a".parse().unwrap(), "b".parse().unwrap()].into();
        let new = NewMovement { tags, ..NewMovement::expense(eur("3.00"), day("2026-03-12")) };
        cashflow.movements().record(new).await.unwrap();
        let request = SummaryRequest::new(range("2026-03-01", "2026-03-31")).by(Grouping::Tag);
        let summary = cashflow.reports().summary(&request).await.unwrap();
        assert_eq!(summary.lines.len(), 2);
        assert_eq!((summary.totals[0].sums.expense, summary.totals[0].sums.count), (eur("3.00"), 1));
    });
}

#[test]
fn the_running_balance_opens_with_everything_before() {
    block_on(async {
        let cashflow = world("en").await.cashflow;
        earn(&cashflow, "100.00", "2025-12-31").await;
        spend(&cashflow, "30.00", "2026-01-10").await;
        spend(&cashflow, "20.00", "2026-03-10").await;
        let lines = cashflow
            .reports()
            .running_balance(range("2026-01-01", "2026-03-31"), Period::Month)
            .await
            .unwrap();
        let told: Vec<_> = lines.iter().map(|line| (line.period, line.opening, line.closing)).collect();
        let expected = [
            (day("2026-01-01"), eur("100.00"), eur("70.00")),
            (day("2026-03-01"), eur("70.00"), eur("50.00")),
        ];
        assert_eq!(told, expected);
        assert_eq!(cashflow.reports().balance(day("2026-01-09")).await.unwrap(), [eur("100.00")]);
        assert_eq!(cashflow.reports().balance(day("2026-12-31")).await.unwrap(), [eur("50.00")]);
        assert!(cashflow.reports().balance(day("2020-01-01")).await.unwrap().is_empty());
    });
}
