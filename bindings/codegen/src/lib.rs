//! Reads the facade and writes what the packages of the other languages consist of.
//!
//! [`parse`] makes a [`model::Model`] of the facade's source; each [`backend::Backend`] makes files of the model;
//! [`parity`] makes the table of all methods in all languages.

pub mod backend;
pub mod description;
pub mod mobile;
pub mod model;
pub mod names;
pub mod node;
pub mod parity;
pub mod parse;
pub mod python;
pub mod text;
