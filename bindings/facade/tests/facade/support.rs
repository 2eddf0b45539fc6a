//! What the tests share: cash flows that are opened, and printed receipts.

use cashflow_facade::api::{Cashflow, Config, Day, MovementKind, NewMovement, Owner};
use pollster::block_on;
use tempfile::TempDir;

/// Runs a test over a database in memory and over one in a file.
pub(crate) fn over_both(test: impl AsyncFn(Cashflow)) {
    block_on(async {
        test(open(config("memory:")).await).await;
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("money.sqlite");
        test(open(config(file.to_str().unwrap())).await).await;
    });
}

pub(crate) async fn open(config: Config) -> Cashflow {
    Cashflow::open(config, None).await.unwrap()
}

/// A database of an owner in Spain.
pub(crate) fn config(database: &str) -> Config {
    let owner = Owner { locale: Some("es-ES".to_owned()), ..Owner::default() };
    Config { owner: Some(owner), ..Config::at(database) }
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(crate) fn expense(amount: &str, date: &str) -> NewMovement {
    NewMovement::new(MovementKind::Expense, amount.parse().unwrap(), day(date))
}
