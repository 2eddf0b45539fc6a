//! Whether a request bears a signature of the right form. The signature itself is not checked: there is no account.

use axum::http::{HeaderMap, StatusCode, header};

use crate::wire::Refusal;

/// Refuses requests without a Signature Version 4 for this service.
pub(crate) fn check(headers: &HeaderMap) -> Result<(), Refusal> {
    let Some(value) = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()) else {
        let refusal = Refusal::new("MissingAuthenticationTokenException", "Missing Authentication Token");
        return Err(refusal);
    };
    let scoped = value.strip_prefix("AWS4-HMAC-SHA256 ").is_some_and(|rest| {
        let part = |name: &str| rest.split([',', ' ']).find_map(|part| part.strip_prefix(name));
        let scope: Vec<&str> = part("Credential=").unwrap_or_default().split('/').collect();
        let of_service = matches!(scope[..], [key, date, region, "textract", "aws4_request"]
            if !key.is_empty() && date.len() == 8 && !region.is_empty());
        of_service
            && part("SignedHeaders=").is_some_and(|names| names.split(';').any(|name| name == "host"))
            && part("Signature=").is_some_and(|signature| signature.len() == 64)
    });
    if scoped {
        return Ok(());
    }
    let message = "The request signature we calculated does not match the signature you provided.";
    Err(Refusal::new("InvalidSignatureException", message).status(StatusCode::FORBIDDEN))
}
