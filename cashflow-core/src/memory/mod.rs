//! Adapters that keep everything in memory: real ones, for tests and for data that may be thrown away.
//!
//! They pass the same conformance suites as the adapters of databases and file systems.

mod categories;
mod clock;
mod commit;
mod erasures;
mod files;
mod journal;
mod keyset;
mod movements;
mod passwords;
mod reader;
mod receipts;
mod references;
mod reports;
mod store;
mod tokens;
mod users;

pub use clock::ManualClock;
pub use files::MemoryFiles;
pub use passwords::MemoryPasswords;
pub use reader::MemoryReader;
pub use store::MemoryStore;
pub use tokens::MemoryTokens;

/// Bytes as hexadecimal digits, for hashes and tokens.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes of hexadecimal digits, which must be small ones: each text has one form only.
fn unhex(text: &str) -> Option<Vec<u8>> {
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    if !text.len().is_multiple_of(2) || !text.bytes().all(is_digit) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}
