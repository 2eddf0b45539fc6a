//! Conditional requests (RFC 9110, section 13): `If-Match` for writes, `If-None-Match` for reads.

use std::convert::Infallible;
use std::future::Future;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, header};
use cashflow_core::Result;

use crate::http::error::ApiError;

/// The versions that a write may be based on.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum IfMatch {
    /// Any, or no condition.
    Any,
    /// One of these. A tag that is none of ours stands as 0, the version that nothing has.
    OneOf(Vec<u32>),
}

impl IfMatch {
    /// The version that the core is to insist on. `current` is asked only if the caller named several.
    pub(crate) async fn version(self, current: impl Future<Output = Result<u32>>) -> Result<Option<u32>> {
        match self {
            Self::Any => Ok(None),
            Self::OneOf(versions) => match versions.as_slice() {
                [only] => Ok(Some(*only)),
                several => {
                    let current = current.await?;
                    Ok(Some(if several.contains(&current) { current } else { 0 }))
                }
            },
        }
    }
}

/// Errors: 400 for what is no list of entity tags, so that a client that forgot the quotes hears of it.
impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let Some(tags) = tags(&parts.headers, &header::IF_MATCH) else { return Ok(Self::Any) };
        if matches!(tags.as_slice(), [only] if only == "*") {
            return Ok(Self::Any);
        }
        if !tags.iter().all(|tag| is_tag(tag)) {
            return Err(ApiError::field("If-Match", "not an entity tag such as \"3\", with its quotes"));
        }
        // The comparison is strong: a weak tag fits nothing.
        let version = |tag: &String| tag.strip_prefix('"')?.strip_suffix('"')?.parse().ok();
        Ok(Self::OneOf(tags.iter().map(|tag| version(tag).unwrap_or(0)).collect()))
    }
}

/// `"…"` or `W/"…"`, of visible ASCII.
fn is_tag(tag: &str) -> bool {
    let opaque = tag.strip_prefix("W/").unwrap_or(tag);
    let inside = opaque.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inside.is_some_and(|inside| inside.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"'))
}

/// The tags of what the caller has.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct IfNoneMatch(Vec<String>);

impl IfNoneMatch {
    /// Whether the caller has what this tag stands for. The comparison is weak.
    pub(crate) fn holds(&self, tag: &str) -> bool {
        let opaque = |tag: &str| tag.strip_prefix("W/").unwrap_or(tag).to_owned();
        self.0.iter().any(|known| known == "*" || opaque(known) == opaque(tag))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IfNoneMatch {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(tags(&parts.headers, &header::IF_NONE_MATCH).unwrap_or_default()))
    }
}

/// The tags of a header, if it is there. Ours hold no comma, so a comma always separates.
fn tags(headers: &HeaderMap, name: &HeaderName) -> Option<Vec<String>> {
    let lines: Vec<&str> =
        headers.get_all(name).iter().map(|value| value.to_str().unwrap_or_default()).collect();
    (!lines.is_empty())
        .then(|| lines.iter().flat_map(|line| line.split(',')).map(|tag| tag.trim().to_owned()).collect())
}
