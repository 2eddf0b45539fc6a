//! The laws of money, on any amounts: arithmetic, allocation, decimals, text and wire form.

mod allocation;
mod amounts;
mod arithmetic;
mod decimals;
mod text;
