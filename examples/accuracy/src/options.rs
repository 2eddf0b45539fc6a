//! What the command line asks for.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread;

use anyhow::{Context as _, Result, bail};
use cashflow_core::domain::Currency;

/// The options of one run.
pub(crate) struct Options {
    pub(crate) folder: PathBuf,
    pub(crate) threads: NonZeroUsize,
    pub(crate) currency: Option<Currency>,
    pub(crate) predictions: Option<PathBuf>,
    pub(crate) readings: Option<PathBuf>,
    pub(crate) errors: bool,
    /// Names of numbers and the least that they must be.
    pub(crate) floors: Vec<(String, f64)>,
}

impl Options {
    pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self> {
        let mut options = Self {
            folder: PathBuf::new(),
            threads: thread::available_parallelism().unwrap_or(NonZeroUsize::MIN),
            currency: None,
            predictions: None,
            readings: None,
            errors: false,
            floors: Vec::new(),
        };
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().with_context(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "--threads" => options.threads = value()?.parse().context("--threads needs a number")?,
                "--currency" => options.currency = Some(value()?.parse()?),
                "--predictions" => options.predictions = Some(value()?.into()),
                "--readings" => options.readings = Some(value()?.into()),
                "--errors" => options.errors = true,
                "--require" => options.floors = floors(&value()?)?,
                option if option.starts_with('-') => bail!("unknown option {option}"),
                folder if options.folder.as_os_str().is_empty() => options.folder = folder.into(),
                more => bail!("one folder at a time, not {more} as well"),
            }
        }
        if options.folder.as_os_str().is_empty() {
            bail!("which folder? It must hold receipts and their expected.json");
        }
        Ok(options)
    }
}

fn floors(text: &str) -> Result<Vec<(String, f64)>> {
    let floor = |part: &str| {
        let (name, least) = part.split_once('=').with_context(|| format!("{part}: not name=number"))?;
        Ok((name.to_owned(), least.parse().with_context(|| format!("{part}: not a number"))?))
    };
    text.split(',').map(floor).collect()
}
