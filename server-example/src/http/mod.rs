//! The manners of HTTP, apart from what the resources are about.

pub(crate) mod amount;
pub(crate) mod check;
pub(crate) mod client;
pub(crate) mod cursor;
pub(crate) mod error;
pub(crate) mod extract;
pub(crate) mod manners;
pub(crate) mod reply;
pub(crate) mod request_id;
pub(crate) mod security;
pub(crate) mod session_cookie;
pub(crate) mod whole;

pub use error::{ApiError, ErrorBody, ErrorContent, FieldError};
