//! How much is logged.

use std::str::FromStr;

use tracing_subscriber::filter::{LevelFilter, Targets};

/// `LOG_LEVEL`: a level, or a list of levels for parts of the program, such as `info,server_example=debug`. Default: `info`.
#[derive(Debug, Clone, PartialEq)]
pub struct LogLevel(Targets);

impl LogLevel {
    pub(super) const EXPECTED: &str =
        "not a level (off, error, warn, info, debug, trace) or a list such as info,server_example=debug";

    /// As the subscriber takes it.
    pub(crate) fn targets(&self) -> Targets {
        self.0.clone()
    }
}

impl Default for LogLevel {
    fn default() -> Self {
        Self(Targets::new().with_default(LevelFilter::INFO))
    }
}

impl FromStr for LogLevel {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        // The subscriber takes a word that is no level for the name of a part, of which everything is shown.
        let says_a_level = |item: &str| item.contains('=') || item.trim().parse::<LevelFilter>().is_ok();
        if !text.split(',').all(says_a_level) {
            return Err(());
        }
        text.parse().map(Self).map_err(|_| ())
    }
}
