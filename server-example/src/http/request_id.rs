//! The id of a request: taken from the caller or the proxy, else made here, and given back.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use uuid::Uuid;

/// The header, in and out.
pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// The most characters of an id that is taken over.
const MAX: usize = 128;

/// The id of this request. One that could spoil a log line is replaced.
pub(crate) fn request_id(headers: &HeaderMap) -> HeaderValue {
    let given = headers.get(&REQUEST_ID).filter(|value| {
        let fits = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.:/+=".contains(byte);
        (1..=MAX).contains(&value.len()) && value.as_bytes().iter().all(fits)
    });
    given.cloned().unwrap_or_else(|| {
        let mut buffer = Uuid::encode_buffer();
        let id = Uuid::now_v7().simple().encode_lower(&mut buffer);
        HeaderValue::from_str(id).expect("hexadecimal digits are a header's value")
    })
}
