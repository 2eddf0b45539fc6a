//! How fast the engine is, beside the bare tools: made-up data, the bare SQLite to compare with, and the clock.

pub mod bare;
pub mod clock;
pub mod data;
