//! What handlers take out of a request, each with errors in our shape.

mod auth;
mod body;
mod conditions;
mod parts;

pub(crate) use auth::{Authenticated, Writer};
pub(crate) use body::Json;
pub(crate) use conditions::{IfMatch, IfNoneMatch};
pub(crate) use parts::{Address, Id, Query};
