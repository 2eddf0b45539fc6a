//! Fills a database with the movements of one person, to see how hosts bear many: `fill-store FILE EMAIL PASSWORD COUNT`.
//!
//! Ten movements a day, back from today, in change sets of thousands; the person is registered first, in Spanish.

use std::error::Error;

use cashflow_adapters::argon2::{Argon2Passwords, Argon2Settings};
use cashflow_adapters::sqlite::SqliteStore;
use cashflow_core::domain::{Currency, Email, Money, MovementKind, Payee};
use cashflow_core::{Cashflow, NewAccount, NewMovement};
use chrono::{Days, NaiveDate};
use futures_lite::future::block_on;

/// How many are written at once.
const BATCH: u32 = 5_000;
/// How many there are of a day.
const A_DAY: u32 = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, email, password, count] = arguments.as_slice() else {
        return Err("fill-store FILE EMAIL PASSWORD COUNT".into());
    };
    let count: u32 = count.parse()?;
    let engine = Cashflow::builder(SqliteStore::open(file)?)
        .passwords(Argon2Passwords::new(Argon2Settings::default())?)
        .build();
    block_on(async {
        let person = NewAccount {
            name: "Ana Núñez".parse()?,
            email: Email::new(email)?,
            password: password.clone(),
            currency: Currency::EUR,
            locale: "es-ES".parse()?,
            time_zone: "Europe/Madrid".parse()?,
        };
        let user = engine.accounts().register(person).await?;
        let cashflow = engine.cashflow(user.id);
        let today = cashflow.profile().today().await?;
        let food = cashflow.categories().named(MovementKind::Expense, "Restaurantes").await?;
        let salary = cashflow.categories().named(MovementKind::Income, "Salario").await?;
        for first in (0..count).step_by(BATCH as usize) {
            let batch: Result<Vec<_>, Box<dyn Error>> = (first..count.min(first + BATCH))
                .map(|place| {
                    let new = movement(place, today)?;
                    let category = if is_salary(place) { salary.id } else { food.id };
                    Ok(new.in_category(category))
                })
                .collect();
            cashflow.movements().record_all(batch?).await?;
        }
        Ok(())
    })
}

/// The first of a day in each thirty is an income.
fn is_salary(place: u32) -> bool {
    place.is_multiple_of(30 * A_DAY)
}

/// The movement at a place, counted from the newest.
fn movement(place: u32, today: NaiveDate) -> Result<NewMovement, Box<dyn Error>> {
    let date = today - Days::new(u64::from(place / A_DAY));
    if is_salary(place) {
        let new = NewMovement::income(Money::from_minor(214_350, Currency::EUR), date);
        return Ok(new.described(&format!("Nómina {}", place + 1))?);
    }
    let cents = 120 + i64::from(place * 37 % 900);
    let mut new = NewMovement::expense(Money::from_minor(cents, Currency::EUR), date);
    if place.is_multiple_of(3) {
        new.payee = Some(Payee::new("Bar Sol")?);
    }
    Ok(new.described(&format!("Café {}", place + 1))?)
}
