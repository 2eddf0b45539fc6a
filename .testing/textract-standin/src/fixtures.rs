//! Recorded answers of the service.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, Result};
use serde_json::Value;

/// Recordings by name, and which documents they belong to.
#[derive(Debug, Default)]
pub struct Fixtures {
    answers: HashMap<String, Value>,
    documents: Mutex<HashMap<String, String>>,
}

/// The table of a folder: `"<SHA-256 of a document>" = "<file name of a recording>"`.
const TABLE: &str = "fixtures.toml";

impl Fixtures {
    /// The recordings of a folder: every `*.json` under its file name, and a table `fixtures.toml` if there is one.
    pub fn load(folder: &Path) -> Result<Self> {
        let fixtures = Self::default();
        fixtures.and(folder)
    }

    /// These and the recordings of another folder.
    pub fn and(mut self, folder: &Path) -> Result<Self> {
        let entries = fs::read_dir(folder).with_context(|| format!("no folder {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            if name == TABLE {
                let table: HashMap<String, String> = toml::from_str(&fs::read_to_string(&path)?)?;
                self.table().extend(table);
            } else if name.ends_with(".json") {
                let mut answer: Value = serde_json::from_slice(&fs::read(&path)?)
                    .with_context(|| format!("{} is no JSON", path.display()))?;
                // Added by a client, never on the wire.
                answer.as_object_mut().and_then(|answer| answer.remove("ResponseMetadata"));
                self.answers.insert(name.to_owned(), answer);
            }
        }
        Ok(self)
    }

    /// Says which recording answers a document.
    pub(crate) fn belongs(&self, sha256: String, recording: String) -> Result<()> {
        anyhow::ensure!(self.answers.contains_key(&recording), "no recording {recording}");
        self.table().insert(sha256, recording);
        Ok(())
    }

    /// The answer for a document.
    pub(crate) fn answer(&self, sha256: &str, default: Option<&str>) -> Option<Value> {
        let own = self.table().get(sha256).cloned();
        let name = own.or_else(|| default.map(str::to_owned))?;
        self.answers.get(&name).cloned()
    }

    fn table(&self) -> std::sync::MutexGuard<'_, HashMap<String, String>> {
        self.documents.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
