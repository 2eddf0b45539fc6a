//! Receipts read by AWS Textract.

mod fields;
mod geometry;
mod lines;
mod mapping;

pub use geometry::PageSize;
pub use mapping::reading;
