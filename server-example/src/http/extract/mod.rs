//! What handlers take out of a request, each with errors in our shape.

mod auth;
mod body;
mod conditions;
mod file;
mod parts;

pub(crate) use auth::{Authenticated, Once, Writer, unknown_user};
pub(crate) use body::{Json, OptionalJson};
pub(crate) use conditions::{IfMatch, IfNoneMatch};
pub(crate) use file::UploadedFile;
pub(crate) use parts::{Address, Id, Query};
