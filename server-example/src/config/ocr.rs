//! What reads receipts.

use std::num::NonZeroU32;
use std::time::Duration;

use cashflow_core::domain::Confidence;

use super::{ConfigError, Environment, Secret};

/// How receipts are read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ocr {
    /// `OCR_ENGINE`. Default: `local`.
    pub engine: OcrEngine,
    /// `OCR_LANG`: languages as ISO 639-3 codes, such as `spa+eng` (the default). The engines here read the Latin script
    /// whatever the language.
    pub languages: Vec<String>,
    /// `OCR_CONFIDENCE_THRESHOLD`: a value that is less sure is shown as one to look at. Default: 0.7.
    pub confidence_threshold: Confidence,
    /// `OCR_AT_ONCE`: receipts that this server reads at the same time, at most 64; 0 leaves them to other servers.
    /// Default: 1 for `local`, which uses several cores for one, and 4 for `textract`.
    pub at_once: usize,
    /// `OCR_TIMEOUT_SECONDS`: how long reading one receipt may take; after that it is tried again later. Default: 120.
    pub reading_time: Duration,
    /// `OCR_API_KEY`, for engines that need one.
    pub api_key: Option<Secret>,
}

/// An engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum OcrEngine {
    /// On this machine.
    Local,
    /// Amazon Textract.
    Textract,
}

impl Ocr {
    pub(super) fn read(environment: &Environment) -> Result<Self, ConfigError> {
        let engine = match environment.text("OCR_ENGINE")? {
            None | Some("local") => OcrEngine::Local,
            Some("textract") => OcrEngine::Textract,
            Some(_) => return Err(ConfigError::new("OCR_ENGINE", "must be local or textract")),
        };
        let languages: Vec<String> =
            environment.text("OCR_LANG")?.unwrap_or("spa+eng").split('+').map(str::to_owned).collect();
        let is_code = |code: &String| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_lowercase());
        if !languages.iter().all(is_code) {
            return Err(ConfigError::new(
                "OCR_LANG",
                "not codes of three letters joined by +, such as spa+eng",
            ));
        }
        Ok(Self {
            engine,
            languages,
            confidence_threshold: threshold(environment)?,
            at_once: at_once(environment, engine)?,
            reading_time: reading_time(environment)?,
            api_key: api_key(environment)?,
        })
    }
}

fn threshold(environment: &Environment) -> Result<Confidence, ConfigError> {
    const NAME: &str = "OCR_CONFIDENCE_THRESHOLD";
    const REASON: &str = "not a number from 0 to 1";
    let threshold: Option<f32> = environment.parsed(NAME, REASON)?;
    match threshold {
        None => Ok(Confidence::from_permille(700)),
        Some(number) if (0.0..=1.0).contains(&number) => Ok(Confidence::new(number)),
        Some(_) => Err(ConfigError::new(NAME, REASON)),
    }
}

fn at_once(environment: &Environment, engine: OcrEngine) -> Result<usize, ConfigError> {
    const REASON: &str = "not a whole number from 0 to 64";
    let default = match engine {
        OcrEngine::Local => 1,
        OcrEngine::Textract => 4,
    };
    match environment.parsed("OCR_AT_ONCE", REASON)? {
        Some(65..) => Err(ConfigError::new("OCR_AT_ONCE", REASON)),
        given => Ok(given.unwrap_or(default)),
    }
}

fn reading_time(environment: &Environment) -> Result<Duration, ConfigError> {
    let seconds: Option<NonZeroU32> =
        environment.parsed("OCR_TIMEOUT_SECONDS", "not a whole number above 0")?;
    Ok(Duration::from_secs(seconds.map_or(120, NonZeroU32::get).into()))
}

fn api_key(environment: &Environment) -> Result<Option<Secret>, ConfigError> {
    Ok(environment.text("OCR_API_KEY")?.map(Secret::new))
}
