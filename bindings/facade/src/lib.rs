//! The one declaration of the Cashflow packages for other languages.
//!
//! Everything in [`api`] appears in Python, Node.js, Kotlin and Swift: `cargo codegen` reads its source and writes their
//! glue. It speaks a closed vocabulary: `bool`, `i64`, `u32`, `String`, [`Bytes`](api::Bytes),
//! [`Amount`](api::Amount), [`Day`](api::Day), [`Timestamp`](api::Timestamp), [`Id`](api::Id), `Option`, `Vec`, records
//! (structs of public fields), enums without data, groups of methods, and one trait that hosts implement.
//!
//! ```
//! use cashflow_facade::api::{Cashflow, Config, MovementFilter, MovementKind, NewMovement, PageRequest};
//!
//! # pollster::block_on(async {
//! let cashflow = Cashflow::open(Config::at("memory:"), None).await?;
//! let new = NewMovement::new(MovementKind::Expense, "1.80".parse()?, "2026-03-12".parse()?);
//! cashflow.movements().record(new).await?;
//! let page = cashflow.movements().list(MovementFilter::default(), PageRequest::default()).await?;
//! assert_eq!(page.items[0].amount.to_string(), "1.80");
//! cashflow.close().await?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # }).unwrap();
//! ```

pub mod api;
mod convert;
mod handle;
pub mod host;
mod open;
