//! The environment variables, looked at in one place, so that tests need not touch those of the process.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::str::FromStr;

use super::ConfigError;

/// A copy of the environment. A variable that is set to nothing counts as not set, as composing tools pass them.
#[derive(Clone, Default)]
pub struct Environment {
    variables: BTreeMap<OsString, OsString>,
}

impl Environment {
    /// That of the process.
    pub fn of_process() -> Self {
        std::env::vars_os().collect()
    }

    /// The text of a variable. Errors: it is not UTF-8.
    pub fn text(&self, name: &'static str) -> Result<Option<&str>, ConfigError> {
        match self.variables.get(std::ffi::OsStr::new(name)) {
            None => Ok(None),
            Some(value) => match value.to_str().map(str::trim) {
                Some("") => Ok(None),
                Some(text) => Ok(Some(text)),
                None => Err(ConfigError::new(name, "not UTF-8")),
            },
        }
    }

    /// The value of a variable. `reason` tells what it should have been.
    pub fn parsed<T: FromStr>(&self, name: &'static str, reason: &str) -> Result<Option<T>, ConfigError> {
        let parse = |text: &str| text.parse().map_err(|_| ConfigError::new(name, reason));
        self.text(name)?.map(parse).transpose()
    }
}

impl<K: Into<OsString>, V: Into<OsString>> FromIterator<(K, V)> for Environment {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(variables: I) -> Self {
        let variables = variables.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self { variables }
    }
}

impl std::fmt::Debug for Environment {
    /// Values may be secrets: only the number is shown.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Environment").field("variables", &self.variables.len()).finish()
    }
}
