//! Files that no receipt needs, and those that one does.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use cashflow_core::domain::{ContentHash, MediaType, StoredFile, UserId};
use cashflow_core::memory::{MemoryFiles, MemoryStore};
use cashflow_core::ports::{FileStore, StoredObject};
use cashflow_core::{Cashflow, Confirmation, ErrorKind, LocalOwner, ORPHAN_GRACE, Result};

use crate::receipts::ticket;
use crate::support::{World, block_on, world};

const DAY: Duration = Duration::from_secs(24 * 3600);
const SECOND: Duration = Duration::from_secs(1);

/// What is left when an upload is cut off between its file and its receipt.
async fn cut_off(cashflow: &Cashflow, owner: UserId, content: &[u8]) -> StoredFile {
    cashflow.engine().file_store().unwrap().put(owner, content, MediaType::Png).await.unwrap()
}

async fn is_there(cashflow: &Cashflow, owner: UserId, file: &StoredFile) -> bool {
    match cashflow.engine().file_store().unwrap().get(owner, file).await {
        Ok(_) => true,
        Err(error) if error.kind() == ErrorKind::NotFound => false,
        Err(error) => panic!("{error}"),
    }
}

async fn sweep(cashflow: &Cashflow) -> Vec<ContentHash> {
    let deleted = cashflow.receipts().sweep_orphans(ORPHAN_GRACE).await.unwrap();
    deleted.into_iter().map(|object| object.file.sha256).collect()
}

#[test]
fn an_orphan_stays_for_the_grace_and_then_goes() {
    block_on(async {
        let World { cashflow, clock, .. } = world("en").await;
        let owner = cashflow.owner();
        let orphan = cut_off(&cashflow, owner, b"cut off").await;
        assert_eq!(sweep(&cashflow).await, []);
        clock.advance(DAY - SECOND);
        let younger = cut_off(&cashflow, owner, b"cut off later").await;
        assert_eq!(sweep(&cashflow).await, []);
        assert!(is_there(&cashflow, owner, &orphan).await);
        clock.advance(SECOND);
        assert_eq!(sweep(&cashflow).await, [orphan.sha256]);
        assert!(!is_there(&cashflow, owner, &orphan).await);
        assert!(is_there(&cashflow, owner, &younger).await);
        assert_eq!(sweep(&cashflow).await, [], "there is nothing more");
    });
}

#[test]
fn the_file_of_a_receipt_stays_whatever_becomes_of_the_receipt() {
    block_on(async {
        let World { cashflow, clock, .. } = world("es").await;
        let scan = async |total| {
            let content = ticket("FERRETERIA LOPEZ", "12/03/2026", total);
            cashflow.receipts().scan(&content, None).await.unwrap().remove(0)
        };
        let queued = ticket("FERRETERIA LOPEZ", "12/03/2026", "1,00");
        let queued = cashflow.receipts().upload(&queued, None).await.unwrap().receipt;
        let reviewed = scan("2,00").await;
        let confirmed = scan("3,00").await;
        cashflow.receipts().confirm(confirmed.id, None, Confirmation::default()).await.unwrap();
        let rejected = scan("4,00").await;
        cashflow.receipts().reject(rejected.id, None).await.unwrap();
        let failed =
            cashflow.receipts().scan(b"\x89PNG\r\n\x1a\nnot an image", None).await.unwrap().remove(0);
        clock.advance(100 * DAY);
        assert_eq!(sweep(&cashflow).await, []);
        for receipt in [queued, reviewed, confirmed, rejected, failed] {
            assert!(cashflow.receipts().file(receipt.id).await.is_ok(), "{}", receipt.status());
        }
    });
}

#[test]
fn the_file_of_an_undone_upload_stays_for_the_undo_of_the_undo() {
    block_on(async {
        let World { cashflow, clock, .. } = world("es").await;
        let content = ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24");
        let receipt = cashflow.receipts().upload(&content, None).await.unwrap().receipt;
        let latest = async || cashflow.history().recent(1).await.unwrap().remove(0).change_set.id;
        cashflow.history().undo(latest().await).await.unwrap();
        assert!(cashflow.receipts().get(receipt.id).await.is_err(), "the receipt is gone");
        let orphan = cut_off(&cashflow, cashflow.owner(), b"cut off").await;
        clock.advance(100 * DAY);
        assert_eq!(sweep(&cashflow).await, [orphan.sha256]);
        cashflow.history().undo(latest().await).await.unwrap();
        assert_eq!(cashflow.receipts().file(receipt.id).await.unwrap().1, content);
    });
}

#[test]
fn files_of_other_owners_stay() {
    block_on(async {
        let World { cashflow, clock, .. } = world("en").await;
        let stranger = UserId::from_uuid(uuid::Uuid::from_u128(7));
        let own = cut_off(&cashflow, cashflow.owner(), b"cut off").await;
        let same = cut_off(&cashflow, stranger, b"cut off").await;
        let other = cut_off(&cashflow, stranger, b"something else").await;
        clock.advance(100 * DAY);
        assert_eq!(sweep(&cashflow).await, [own.sha256]);
        assert!(is_there(&cashflow, stranger, &same).await && is_there(&cashflow, stranger, &other).await);
    });
}

/// A step of somebody else that happens right after the next call of a kind.
type Meanwhile = Box<dyn FnOnce() + Send>;

/// Files in memory, where somebody else does something at a chosen moment.
#[derive(Clone, Default)]
struct Busy {
    files: Arc<MemoryFiles>,
    after_put: Arc<Mutex<Option<Meanwhile>>>,
    before_delete: Arc<Mutex<Option<Meanwhile>>>,
}

impl std::fmt::Debug for Busy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Busy").finish_non_exhaustive()
    }
}

fn happen(moment: &Mutex<Option<Meanwhile>>) {
    let step = moment.lock().unwrap().take();
    if let Some(step) = step {
        step();
    }
}

#[async_trait]
impl FileStore for Busy {
    async fn put(&self, owner: UserId, content: &[u8], media_type: MediaType) -> Result<StoredFile> {
        let stored = self.files.put(owner, content, media_type).await;
        happen(&self.after_put);
        stored
    }

    async fn get(&self, owner: UserId, file: &StoredFile) -> Result<Vec<u8>> {
        self.files.get(owner, file).await
    }

    async fn get_range(&self, owner: UserId, file: &StoredFile, start: u64, length: u64) -> Result<Vec<u8>> {
        self.files.get_range(owner, file, start, length).await
    }

    async fn delete(&self, owner: UserId, file: &StoredFile) -> Result<()> {
        happen(&self.before_delete);
        self.files.delete(owner, file).await
    }

    async fn list(
        &self,
        owner: UserId,
        after: Option<ContentHash>,
        limit: usize,
    ) -> Result<Vec<StoredObject>> {
        self.files.list(owner, after, limit).await
    }

    async fn ping(&self) -> Result<()> {
        self.files.ping().await
    }
}

/// A cash flow with an old orphan of a content that is about to be uploaded again.
async fn with_orphan(content: &[u8]) -> (Cashflow, Busy) {
    let files = Busy::default();
    let cashflow = Cashflow::builder(MemoryStore::new()).files(files.clone());
    let cashflow = cashflow.open_local(LocalOwner::default()).await.unwrap();
    cut_off(&cashflow, cashflow.owner(), content).await;
    (cashflow, files)
}

#[test]
fn an_orphan_that_is_uploaded_again_during_the_sweep_is_kept() {
    block_on(async {
        let content = ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24");
        // The upload is done between the sweep's look and its deleting.
        let (cashflow, files) = with_orphan(&content).await;
        let upload = {
            let (cashflow, content) = (cashflow.clone(), content.clone());
            move || drop(block_on(cashflow.receipts().upload(&content, None)).unwrap())
        };
        *files.before_delete.lock().unwrap() = Some(Box::new(upload));
        assert_eq!(cashflow.receipts().sweep_orphans(Duration::ZERO).await.unwrap(), []);
        let receipt = cashflow.receipts().upload(&content, None).await.unwrap();
        assert!(receipt.duplicate);
        assert_eq!(cashflow.receipts().file(receipt.receipt.id).await.unwrap().1, content);
    });
}

#[test]
fn an_upload_during_which_its_file_is_swept_stores_it_again() {
    block_on(async {
        let content = ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24");
        // The sweep is done between the upload's file, which was there already, and its receipt.
        let (cashflow, files) = with_orphan(&content).await;
        let sweep = {
            let cashflow = cashflow.clone();
            move || assert_eq!(block_on(cashflow.receipts().sweep_orphans(Duration::ZERO)).unwrap().len(), 1)
        };
        *files.after_put.lock().unwrap() = Some(Box::new(sweep));
        let receipt = cashflow.receipts().upload(&content, None).await.unwrap().receipt;
        assert_eq!(cashflow.receipts().file(receipt.id).await.unwrap().1, content);
    });
}
