//! The secrets that sign access tokens and cursors: given, or generated once and kept in the data folder.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use super::{ConfigError, Environment};

const CURRENT: &str = "JWT_SECRET";
const PREVIOUS: &str = "JWT_SECRET_PREVIOUS";
/// As many bytes as the hash that signs (RFC 7518, section 3.2).
const MIN_BYTES: usize = 32;
/// The file of a generated secret, in the data folder.
const FILE: &str = "jwt-secret";

/// A text that is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Wraps it.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text, for whoever must have it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What signs: new tokens by the current secret, while those of the previous one are accepted until they expire.
///
/// To change it: put the old one into `JWT_SECRET_PREVIOUS`, the new one into `JWT_SECRET`, and after a quarter of an
/// hour, when the last token of the old one has expired, take that out. Nobody is logged out by it: refresh tokens are
/// not signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenSecrets {
    current: Secret,
    previous: Option<Secret>,
}

impl TokenSecrets {
    pub(super) fn read(environment: &Environment, data_dir: &Path) -> Result<Self, ConfigError> {
        let current = match environment.text(CURRENT)? {
            Some(secret) => checked(CURRENT, secret)?,
            None => Secret::new(kept(data_dir).map_err(|error| {
                let reason = format!("is not set, and none can be kept in {}: {error}", data_dir.display());
                ConfigError::new(CURRENT, reason)
            })?),
        };
        let previous = environment.text(PREVIOUS)?.map(|secret| checked(PREVIOUS, secret)).transpose()?;
        Ok(Self { current, previous })
    }

    /// All of them, the one that signs first.
    pub fn all(&self) -> impl Iterator<Item = &Secret> {
        std::iter::once(&self.current).chain(&self.previous)
    }
}

fn checked(variable: &'static str, secret: &str) -> Result<Secret, ConfigError> {
    if secret.len() >= MIN_BYTES {
        return Ok(Secret::new(secret));
    }
    Err(ConfigError::new(variable, format_args!("{} bytes, at least {MIN_BYTES} are needed", secret.len())))
}

/// The generated secret: made when the data folder has none yet.
fn kept(data_dir: &Path) -> io::Result<String> {
    let path = data_dir.join(FILE);
    private_folder(data_dir)?;
    match read_kept(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        read => return read,
    }
    let mut bytes = [0; MIN_BYTES];
    getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
    let secret: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    // Written aside and linked into place whole, so that two servers that start at once agree on the first one's.
    let aside = data_dir.join(format!("{FILE}.{}", std::process::id()));
    write_private(&aside, &secret)?;
    let linked = fs::hard_link(&aside, &path);
    fs::remove_file(&aside)?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => read_kept(&path),
    }
}

fn read_kept(path: &Path) -> io::Result<String> {
    let secret = fs::read_to_string(path)?.trim().to_owned();
    if secret.len() < MIN_BYTES {
        return Err(io::Error::other(format!("{} is damaged: remove it", path.display())));
    }
    Ok(secret)
}

/// Makes a folder, if it is not there, that only this user can look into.
pub(crate) fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Writes a file that only this user can read.
fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
