//! Sign-in with passwords and tokens.

use cashflow_core::CashflowBuilder;

use crate::api::Result;

#[cfg(feature = "sign-in")]
pub(super) fn open(builder: CashflowBuilder, secrets: &[String]) -> Result<CashflowBuilder> {
    use cashflow_adapters::argon2::{Argon2Passwords, Argon2Settings};
    use cashflow_adapters::jwt::JwtTokens;

    if secrets.is_empty() {
        return Ok(builder);
    }
    let tokens = crate::convert::at("token_secrets", JwtTokens::new(secrets))?;
    Ok(builder.passwords(Argon2Passwords::new(Argon2Settings::default())?).tokens(tokens))
}

#[cfg(not(feature = "sign-in"))]
pub(super) fn open(builder: CashflowBuilder, secrets: &[String]) -> Result<CashflowBuilder> {
    if secrets.is_empty() {
        return Ok(builder);
    }
    Err(super::not_built_in("token_secrets", "sign-in"))
}
