//! The passwords that are tried first. The list is short on purpose: what the rule of the length refuses is not on it.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::http::ApiError;

static COMMON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("common_passwords.txt").lines().filter(|line| !line.is_empty()).collect());

/// Whether a password is one of those. Case does not count.
fn is_common(password: &str) -> bool {
    COMMON.contains(password.to_lowercase().as_str())
}

/// Refuses a new password that is too easily guessed. Its length is the core's to check.
pub(crate) fn check_new_password(field: &'static str, password: &str) -> Result<(), ApiError> {
    if is_common(password) {
        return Err(ApiError::field(field, "is one of the most common: choose another"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_lower_case_without_doubles_and_long_enough_for_the_rule_of_the_length() {
        let lines: Vec<_> = include_str!("common_passwords.txt").lines().collect();
        assert!(lines.len() > 100 && lines.len() == COMMON.len(), "{} lines", lines.len());
        for line in lines {
            let length = line.chars().count();
            assert!(length >= cashflow_core::PASSWORD_MIN && line == line.to_lowercase(), "{line}");
        }
    }

    #[test]
    fn case_does_not_make_a_common_password_a_rare_one() {
        assert!(is_common("PassWord") && is_common("12345678") && is_common("contraseña"));
        assert!(!is_common("correct horse battery"));
    }
}
