//! The two neural networks: where they come from, their checksums, and loading them.

use std::borrow::Cow;
use std::env;
use std::fmt;
use std::path::{Path, PathBuf};

use cashflow_core::{Error, ErrorKind, Result};
use rten::{Model, ModelOptions};
use sha2::{Digest, Sha256};

use super::latin_cut::latin_cut;

/// The command that fetches the models into [`ModelSource::default_dir`].
pub const FETCH_COMMAND: &str = "cargo xtask models";

/// The environment variable that names the models' directory.
pub const MODELS_VARIABLE: &str = "CASHFLOW_OCR_MODELS";

/// A model file that the engine knows: its name and the checksum of its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ModelFile {
    /// The file name inside the directory (and inside the Python package that carries it).
    pub name: &'static str,
    /// The SHA-256 of the content, lower-case hexadecimal.
    pub sha256: &'static str,
}

/// Finds text lines: PP-OCRv6 small detector (PaddleOCR, Apache-2.0), ONNX.
pub const DETECTOR: ModelFile = ModelFile {
    name: "PP-OCRv6_det_small.onnx",
    sha256: "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f",
};

/// Reads one text line: PP-OCRv6 small recogniser (PaddleOCR, Apache-2.0), ONNX, its alphabet in the metadata.
pub const RECOGNISER: ModelFile = ModelFile {
    name: "PP-OCRv6_rec_small.onnx",
    sha256: "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884",
};

/// Where the models are taken from.
#[derive(Clone)]
#[non_exhaustive]
pub enum ModelSource {
    /// A directory with the files [`DETECTOR`] and [`RECOGNISER`]; their checksums must match.
    Dir(PathBuf),
    /// The content of the two files. The caller vouches for it (a reduced pair is welcome): nothing is compared.
    Bytes {
        /// The detector, ONNX.
        detector: Cow<'static, [u8]>,
        /// The recogniser, ONNX with the metadata key `character`.
        recogniser: Cow<'static, [u8]>,
    },
}

impl ModelSource {
    /// `$CASHFLOW_OCR_MODELS`, or `cashflow/models` in the user's cache directory (`$XDG_CACHE_HOME`, `~/.cache`,
    /// `%LOCALAPPDATA%`).
    pub fn default_dir() -> PathBuf {
        let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        set(MODELS_VARIABLE).unwrap_or_else(|| {
            set("XDG_CACHE_HOME")
                .or_else(|| set("LOCALAPPDATA"))
                .or_else(|| set("HOME").map(|home| home.join(".cache")))
                .unwrap_or_else(env::temp_dir)
                .join("cashflow")
                .join("models")
        })
    }

    pub(super) fn load(&self) -> Result<(Model, Model)> {
        match self {
            Self::Dir(dir) => Ok((
                parse(read_file(dir, DETECTOR)?)?,
                parse_recogniser(Cow::Owned(read_file(dir, RECOGNISER)?))?,
            )),
            Self::Bytes { detector, recogniser } => {
                let detector = match detector {
                    Cow::Borrowed(bytes) => options().load_static_slice(bytes).map_err(unusable)?,
                    Cow::Owned(bytes) => parse(bytes.clone())?,
                };
                Ok((detector, parse_recogniser(Cow::Borrowed(recogniser))?))
            }
        }
    }
}

impl Default for ModelSource {
    fn default() -> Self {
        Self::Dir(Self::default_dir())
    }
}

impl fmt::Debug for ModelSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dir(dir) => f.debug_tuple("Dir").field(dir).finish(),
            Self::Bytes { detector, recogniser } => f
                .debug_struct("Bytes")
                .field("detector", &detector.len())
                .field("recogniser", &recogniser.len())
                .finish(),
        }
    }
}

fn read_file(dir: &Path, file: ModelFile) -> Result<Vec<u8>> {
    let path = dir.join(file.name);
    let bytes = std::fs::read(&path).map_err(|error| {
        missing(format!("the OCR model {} cannot be read: run `{FETCH_COMMAND}`", path.display()))
            .with_source(error)
    })?;
    if hex(&Sha256::digest(&bytes)) != file.sha256 {
        return Err(missing(format!(
            "the OCR model {} is damaged or of another version: remove it and run `{FETCH_COMMAND}`",
            path.display()
        )));
    }
    Ok(bytes)
}

/// Loads the recogniser, cut down to the Latin script where its file allows that.
fn parse_recogniser(bytes: Cow<'_, [u8]>) -> Result<Model> {
    match latin_cut(&bytes) {
        Some(reduced) => {
            drop(bytes);
            parse(reduced)
        }
        None => parse(bytes.into_owned()),
    }
}

fn parse(bytes: Vec<u8>) -> Result<Model> {
    options().load(bytes).map_err(unusable)
}

fn options() -> ModelOptions {
    ModelOptions::with_all_ops()
}

fn missing(message: String) -> Error {
    Error::new(ErrorKind::Unavailable, "ocr_models_missing", message)
}

fn unusable(error: rten::LoadError) -> Error {
    Error::new(
        ErrorKind::Unavailable,
        "ocr_models_unusable",
        format!("the OCR models are not usable: run `{FETCH_COMMAND}`"),
    )
    .with_source(error)
}

fn hex(bytes: &[u8]) -> String {
    use fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string cannot fail");
        text
    })
}
