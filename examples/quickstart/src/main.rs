//! The main job in one short program: categories, hand-recorded movements, a folder of receipt photos, review, a report.
//!
//! `quickstart DATA RECEIPTS…`: DATA is an empty folder for the database and the files, RECEIPTS are files or folders.
#![allow(clippy::print_stdout, reason = "a command-line program prints")]

mod scan;
mod tables;

use std::path::PathBuf;

use anyhow::Context as _;
use cashflow_adapters::fs::FolderFiles;
use cashflow_adapters::local_ocr::LocalOcr;
use cashflow_adapters::sqlite::SqliteStore;
use cashflow_core::domain::{
    Confidence, Currency, DateRange, Grouping, Money, MovementKind, PageRequest, Period, Receipt,
    ReceiptStatus,
};
use cashflow_core::ports::ReceiptFilter;
use cashflow_core::{Cashflow, Confirmation, LocalOwner, NewCategory, NewMovement, SummaryRequest};

/// How sure date and total must be for this program to confirm a receipt by itself. A person looks at the others.
const SURE: Confidence = Confidence::from_permille(800);

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let data = arguments.next().context("usage: quickstart DATA RECEIPTS…")?;
    let receipts = scan::files(arguments)?;

    let cashflow = Cashflow::builder(SqliteStore::open(data.join("cashflow.sqlite"))?)
        .files(FolderFiles::open(data.join("receipts"))?)
        .reader(LocalOcr::open_default()?)
        .open_local(LocalOwner::default())
        .await?;

    println!("\n1. Categories: the first set, and one of your own");
    let groceries = cashflow.categories().named(MovementKind::Expense, "Groceries").await?;
    let fruit =
        NewCategory { parent: Some(groceries.id), ..NewCategory::new(MovementKind::Expense, "Fruit")? };
    let fruit = cashflow.categories().create(fruit).await?;
    println!("{}", tables::categories(&cashflow).await?);

    println!("\n2. Movements recorded by hand");
    let today = cashflow.profile().today().await?;
    let euros = |amount| Money::parse(amount, Currency::EUR);
    let salary = cashflow.categories().named(MovementKind::Income, "Salary").await?;
    let housing = cashflow.categories().named(MovementKind::Expense, "Housing").await?;
    cashflow
        .movements()
        .record_all(vec![
            NewMovement::income(euros("1850.00")?, today).described("Salary")?.in_category(salary.id),
            NewMovement::expense(euros("640.00")?, today).described("Rent")?.in_category(housing.id),
            NewMovement::expense(euros("3.20")?, today).described("Cherries")?.in_category(fruit.id),
        ])
        .await?;
    println!("{}", tables::movements(&cashflow).await?);

    println!("\n3. {} receipt files, read on this machine", receipts.len());
    let seconds = scan::read(&cashflow, &receipts).await?;
    println!("read in {seconds:.1} s, {:.2} s per receipt", seconds / receipts.len().max(1) as f64);

    println!("\n4. Review: what was understood, and how sure it is");
    println!("{}", tables::receipts(&cashflow).await?);
    let (mut confirmed, mut left) = (0, 0);
    for receipt in in_review(&cashflow).await? {
        if is_sure(&receipt) {
            cashflow.receipts().confirm(receipt.id, Some(receipt.version), Confirmation::default()).await?;
            confirmed += 1;
        } else {
            left += 1;
        }
    }
    println!("{confirmed} confirmed (date and total at {SURE} or more), {left} left for a person to look at");

    println!("\n5. Report by month and category");
    let until = Period::Month.end_of(today);
    let Some((first, _)) = cashflow.engine().store().movement_dates(cashflow.owner()).await? else {
        return Ok(());
    };
    let request =
        SummaryRequest::new(DateRange::new(first, until)?).by_period(Period::Month).by(Grouping::Category);
    println!("{}", tables::summary(&cashflow, &request).await?);

    println!("\n6. This month beside the one before");
    let month = DateRange::of(Period::Month, today)?;
    println!(
        "{}",
        tables::summary(&cashflow, &SummaryRequest::new(month).by(Grouping::Category).compared()).await?
    );
    println!("\nThe data is in {}.", data.display());
    Ok(())
}

async fn in_review(cashflow: &Cashflow) -> anyhow::Result<Vec<Receipt>> {
    let filter = ReceiptFilter { status: vec![ReceiptStatus::Review] };
    Ok(cashflow.receipts().list(&filter, &PageRequest::first(500)?).await?.items)
}

fn is_sure(receipt: &Receipt) -> bool {
    let Some(draft) = &receipt.draft else { return false };
    let sure = |confidence: Option<Confidence>| confidence.is_some_and(|confidence| confidence >= SURE);
    sure(draft.total.as_ref().map(|field| field.confidence))
        && sure(draft.date.as_ref().map(|field| field.confidence))
}
