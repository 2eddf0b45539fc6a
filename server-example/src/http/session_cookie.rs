//! The cookie that holds a refresh token for a page in a browser, out of reach of its scripts.
//!
//! It cannot be used from another site: the browser sends it to this site alone (`SameSite=Strict`), and the routes that
//! read it take JSON only, which a page of another origin may not send without being allowed to.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, header};

const NAME: &str = "cashflow_refresh";
/// The resources, with the version and without it.
const PATH: &str = "/api";

/// The refresh token that came in a cookie.
pub(crate) fn sent(headers: &HeaderMap) -> Option<&str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.into_iter().find_map(|(name, value)| (name == NAME && !value.is_empty()).then_some(value))
}

/// `Set-Cookie` with a refresh token that lives this long.
pub(crate) fn holding(token: &str, life: Duration, headers: &HeaderMap) -> HeaderValue {
    cookie(token, life.as_secs(), headers)
}

/// `Set-Cookie` that takes it away.
pub(crate) fn none(headers: &HeaderMap) -> HeaderValue {
    cookie("", 0, headers)
}

fn cookie(value: &str, seconds: u64, headers: &HeaderMap) -> HeaderValue {
    // Not every browser keeps a secure cookie of this very machine without HTTPS.
    let secure = if is_this_machine(headers) { "" } else { "; Secure" };
    let text = format!("{NAME}={value}; Path={PATH}; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}");
    HeaderValue::from_str(&text).expect("a refresh token is of visible ASCII")
}

fn is_this_machine(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    matches!(name, "localhost" | "127.0.0.1" | "::1")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn it_is_found_among_others() {
        assert_eq!(sent(&headers(header::COOKIE, "a=1; cashflow_refresh=t0k=n; b=2")), Some("t0k=n"));
        assert_eq!(sent(&headers(header::COOKIE, "cashflow_refresh=; xcashflow_refresh=1")), None);
        assert_eq!(sent(&HeaderMap::new()), None);
    }

    #[test]
    fn it_needs_https_but_for_this_machine() {
        for (host, secure) in [
            ("example.org", true),
            ("localhost.example.org:3000", true),
            ("localhost:3000", false),
            ("127.0.0.1:3000", false),
            ("[::1]:3000", false),
            ("192.168.1.5:3000", true),
        ] {
            let set = holding("t", Duration::from_secs(60), &headers(header::HOST, host));
            let set = set.to_str().unwrap();
            assert_eq!(set.contains("; Secure"), secure, "{host}: {set}");
            assert!(
                set.contains("HttpOnly") && set.contains("SameSite=Strict") && set.contains("Path=/api;")
            );
        }
    }
}
