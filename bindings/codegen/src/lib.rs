//! Reads the facade and writes what the packages of the other languages consist of.

pub mod model;
pub mod names;
pub mod parse;
