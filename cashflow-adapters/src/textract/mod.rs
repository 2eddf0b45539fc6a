//! Receipts read by AWS Textract.
//!
//! The way of a document: checked by the service's limits and made such as it takes it (`document`), sent along or put on
//! the [stage](DocumentStage) (`reader`, `jobs`), and the answer mapped to a reading (`mapping`, `lines`, `fields`): lines
//! and words with boxes, and the service's typed fields. What they mean is left to the understanding of the core.
//!
//! The role needs these actions, and no more:
//!
//! | action | on | for |
//! |---|---|---|
//! | `textract:AnalyzeExpense` | `*` | pictures, PDFs of one page |
//! | `textract:StartExpenseAnalysis`, `textract:GetExpenseAnalysis` | `*` | longer PDFs |
//! | `s3:PutObject`, `s3:GetObject`, `s3:DeleteObject` | the stage's keys | longer PDFs: the service fetches them with the caller's rights |
//!
//! With the feature `s3`, `S3Stage` is a stage in a bucket; it must be in the service's region. A lifecycle rule of the bucket
//! should delete what is older than a day below the stage's prefix: a worker that was killed may leave a document there.
//!
//! The AWS SDK needs Tokio: a [`TextractReader`] is awaited on a Tokio runtime with time and I/O enabled.

mod document;
mod errors;
mod fields;
mod geometry;
mod jobs;
mod lines;
mod mapping;
mod reader;
#[cfg(feature = "s3")]
mod s3_stage;
mod settings;
mod stage;

pub use aws_config::SdkConfig;
pub use aws_sdk_textract::{Client, Config, types};
pub use geometry::PageSize;
pub use mapping::reading;
pub use reader::TextractReader;
#[cfg(feature = "s3")]
pub use s3_stage::S3Stage;
pub use settings::TextractSettings;
pub use stage::{DocumentStage, S3Location};
