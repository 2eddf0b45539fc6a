//! The adapters in memory, and those of the system, keep every promise of their ports.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::sync::Arc;

use async_trait::async_trait;
use cashflow_core::domain::{
    ContentHash, MediaType, ReadingPage, ReceiptReading, StoredFile, Timestamp, UserId,
};
use cashflow_core::memory::{
    ManualClock, MemoryFiles, MemoryPasswords, MemoryReader, MemoryStore, MemoryTokens,
};
use cashflow_core::ports::{
    AccessClaims, Clock, Document, FileStore, IdSource, PasswordHasher, ReceiptReader, Store, SystemClock,
    TokenIssuer, UuidV7Source,
};
use cashflow_core::testkit::{FilesSetup, PasswordsSetup, ReaderSetup, TokensSetup, at};

async fn store() -> Arc<dyn Store> {
    Arc::new(MemoryStore::new())
}

cashflow_core::store_suite!(pollster::block_on, store);

struct Files(MemoryFiles);

#[async_trait]
impl FilesSetup for Files {
    fn files(&self) -> &dyn FileStore {
        &self.0
    }

    async fn damage(&self, owner: UserId, file: &StoredFile) {
        self.0.damage(owner, file).unwrap();
    }
}

async fn files() -> Arc<dyn FilesSetup> {
    Arc::new(Files(MemoryFiles::new()))
}

cashflow_core::file_store_suite!(pollster::block_on, files);

struct Reader(MemoryReader);

impl ReaderSetup for Reader {
    fn reader(&self) -> &dyn ReceiptReader {
        &self.0
    }

    fn printed(&self) -> (Document, Vec<String>) {
        let document =
            MemoryReader::print(&["   MERCADONA S.A.", "", "PLÁTANO     1,23", "TOTAL      12,50"]);
        (document, ["Mercadona", "platano", "12,50"].map(str::to_owned).into())
    }

    fn blank(&self) -> Document {
        let page = ReadingPage { width: 100, height: 100, lines: Vec::new() };
        MemoryReader::document(&ReceiptReading {
            engine: "memory".to_owned(),
            pages: vec![page],
            typed: Vec::new(),
        })
    }

    fn undecodable(&self) -> Vec<Document> {
        let (printed, _) = self.printed();
        let cut = printed.content[..printed.content.len() - 1].to_vec();
        [Vec::new(), b"plain text".to_vec(), cut]
            .map(|content| Document { content, media_type: MediaType::Png })
            .into()
    }

    fn too_large(&self) -> Document {
        let (printed, _) = self.printed();
        let content = [printed.content, vec![b' '; MemoryReader::MAX_BYTES]].concat();
        Document { content, media_type: MediaType::Png }
    }

    fn unsupported(&self) -> Option<Document> {
        Some(Document { media_type: MediaType::Pdf, ..self.printed().0 })
    }

    fn away(&self) -> Vec<Arc<dyn ReceiptReader>> {
        let gone = MemoryReader::new();
        gone.go_away();
        vec![Arc::new(MemoryReader::away()), Arc::new(gone)]
    }
}

async fn reader() -> Arc<dyn ReaderSetup> {
    Arc::new(Reader(MemoryReader::new()))
}

cashflow_core::receipt_reader_suite!(pollster::block_on, reader);

struct Passwords(MemoryPasswords, MemoryPasswords);

impl PasswordsSetup for Passwords {
    fn passwords(&self) -> &dyn PasswordHasher {
        &self.0
    }

    fn weaker(&self) -> &dyn PasswordHasher {
        &self.1
    }
}

async fn passwords() -> Arc<dyn PasswordsSetup> {
    Arc::new(Passwords(MemoryPasswords::with_rounds(3), MemoryPasswords::new()))
}

cashflow_core::password_suite!(pollster::block_on, passwords);

struct Tokens;

impl TokensSetup for Tokens {
    fn issuer(&self, keys: &[[u8; 32]]) -> Arc<dyn TokenIssuer> {
        Arc::new(MemoryTokens::new(keys.to_vec()).unwrap())
    }

    fn other_algorithms(&self, key: &[u8; 32], claims: &AccessClaims) -> Vec<String> {
        let token = self.issuer(&[*key]).issue(claims).unwrap();
        let (said, _) = token.split_once('.').unwrap();
        let plain = ContentHash::of(&[&key[..], said.as_bytes()].concat());
        vec![
            format!("{said}."),
            format!("{said}.{}", ContentHash::of(said.as_bytes())),
            format!("{said}.{plain}"),
        ]
    }
}

async fn tokens() -> Arc<dyn TokensSetup> {
    Arc::new(Tokens)
}

cashflow_core::token_suite!(pollster::block_on, tokens);

async fn ids() -> Arc<dyn IdSource> {
    Arc::new(UuidV7Source)
}

cashflow_core::id_source_suite!(pollster::block_on, ids);

async fn system_clock() -> Arc<dyn Clock> {
    Arc::new(SystemClock)
}

cashflow_core::clock_suite!(pollster::block_on, system_clock);

/// The clock in memory.
mod manual {
    use super::*;

    async fn clock() -> Arc<dyn Clock> {
        Arc::new(ManualClock::stepping(at(0), std::time::Duration::from_nanos(1_777)))
    }

    cashflow_core::clock_suite!(pollster::block_on, clock);

    #[test]
    fn a_step_is_cut_to_microseconds() {
        let clock = ManualClock::stepping(at(0), std::time::Duration::from_nanos(1_999));
        clock.now();
        assert_eq!(clock.now(), Timestamp::from_micros(at(0).micros() + 1).unwrap());
    }
}
