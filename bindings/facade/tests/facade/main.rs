//! The facade as a package of another language uses it, over memory and over a SQLite file.

mod closing;
mod cycle;
mod reader;
mod refusals;
mod sign_in;
mod support;
