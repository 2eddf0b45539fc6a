//! The end of an account.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use cashflow_core::domain::{
    ContentHash, Currency, Email, Locale, MediaType, StoredFile, TimeZone, UserId, WorkerName,
};
use cashflow_core::memory::{
    ManualClock, MemoryFiles, MemoryPasswords, MemoryReader, MemoryStore, MemoryTokens,
};
use cashflow_core::ports::{Clock, FileStore, StoredObject};
use cashflow_core::testkit::Snapshot;
use cashflow_core::{Cashflow, ERASURE_GRACE, Engine, Error, ErrorKind, NewAccount, ReadOutcome, Result};

use crate::receipts::ticket;
use crate::support::{block_on, spend, start, world};

const PASSWORD: &str = "correct horse battery staple";

/// Files in memory that may be away.
#[derive(Debug)]
struct Files {
    files: MemoryFiles,
    is_away: AtomicBool,
}

impl Files {
    fn there(&self) -> Result<&MemoryFiles> {
        match self.is_away.load(Ordering::SeqCst) {
            true => Err(Error::unavailable("the file store", "away")),
            false => Ok(&self.files),
        }
    }
}

#[async_trait]
impl FileStore for &'static Files {
    async fn put(&self, owner: UserId, content: &[u8], media_type: MediaType) -> Result<StoredFile> {
        self.there()?.put(owner, content, media_type).await
    }

    async fn get(&self, owner: UserId, file: &StoredFile) -> Result<Vec<u8>> {
        self.there()?.get(owner, file).await
    }

    async fn get_range(&self, owner: UserId, file: &StoredFile, start: u64, length: u64) -> Result<Vec<u8>> {
        self.there()?.get_range(owner, file, start, length).await
    }

    async fn delete(&self, owner: UserId, file: &StoredFile) -> Result<()> {
        self.there()?.delete(owner, file).await
    }

    async fn list(
        &self,
        owner: UserId,
        after: Option<ContentHash>,
        limit: usize,
    ) -> Result<Vec<StoredObject>> {
        self.there()?.list(owner, after, limit).await
    }

    async fn ping(&self) -> Result<()> {
        self.there()?.ping().await
    }
}

struct Host {
    engine: Engine,
    files: &'static Files,
    clock: Arc<ManualClock>,
}

fn host() -> Host {
    let clock = Arc::new(ManualClock::at(start()));
    let files = MemoryFiles::with_clock(Arc::clone(&clock) as Arc<dyn Clock>);
    let files: &'static Files = Box::leak(Box::new(Files { files, is_away: AtomicBool::new(false) }));
    let engine = Cashflow::builder(MemoryStore::new())
        .files(files)
        .reader(MemoryReader::new())
        .passwords(MemoryPasswords::default())
        .tokens(MemoryTokens::new(vec![[7; 32]]).unwrap())
        .clock(Arc::clone(&clock))
        .build();
    Host { engine, files, clock }
}

impl Host {
    /// Somebody with a movement and a receipt.
    async fn person(&self, address: &str) -> UserId {
        let new = NewAccount {
            name: "Ana".parse().unwrap(),
            email: Email::new(address).unwrap(),
            password: PASSWORD.to_owned(),
            currency: Currency::EUR,
            locale: Locale::new("es-ES").unwrap(),
            time_zone: TimeZone::UTC,
        };
        let user = self.engine.accounts().register(new).await.unwrap().id;
        let cashflow = self.engine.cashflow(user);
        spend(&cashflow, "3.00", "2026-03-12").await;
        let photo = ticket("FERRETERIA LOPEZ", "12/03/2026", "47,24");
        cashflow.receipts().upload(&photo, None).await.unwrap();
        user
    }

    async fn stored(&self, owner: UserId) -> usize {
        self.files.files.list(owner, None, 100).await.unwrap().len()
    }

    async fn delete(&self, user: UserId) -> Result<()> {
        self.engine.accounts().delete(user, PASSWORD).await
    }

    async fn snapshot(&self, user: UserId) -> Snapshot {
        Snapshot::of(self.engine.store(), user).await
    }
}

#[test]
fn who_deletes_their_account_is_gone_with_everything_and_others_are_not() {
    block_on(async {
        let host = host();
        let (ana, eva) = (host.person("ana@example.org").await, host.person("eva@example.org").await);
        let accounts = host.engine.accounts();
        let address = Email::new("ana@example.org").unwrap();
        let sign_in = accounts.log_in(&address, PASSWORD).await.unwrap();
        let evas = host.snapshot(eva).await;
        host.delete(ana).await.unwrap();
        assert_eq!(host.snapshot(ana).await, host.snapshot(UserId::from_uuid(uuid::Uuid::nil())).await);
        assert_eq!((host.stored(ana).await, host.stored(eva).await), (0, 1));
        assert_eq!(host.snapshot(eva).await, evas);
        let refused = accounts.refresh(&sign_in.refresh_token).await.unwrap_err();
        assert_eq!(refused.code(), "bad_refresh_token");
        assert_eq!(accounts.log_in(&address, PASSWORD).await.unwrap_err().code(), "wrong_credentials");
        let claims = accounts.authenticate(&sign_in.access_token).unwrap();
        assert_eq!(accounts.user_of(&claims).await.unwrap_err().code(), "unknown_user");
        assert_eq!(host.delete(ana).await.unwrap_err().kind(), ErrorKind::NotFound, "it is done already");
        let anew = host.person("ana@example.org").await;
        assert_ne!(anew, ana);
        assert_eq!(host.snapshot(anew).await.movements.len(), 1);
    });
}

#[test]
fn a_wrong_password_deletes_nothing_and_a_local_owner_is_no_account() {
    block_on(async {
        let host = host();
        let ana = host.person("ana@example.org").await;
        let before = host.snapshot(ana).await;
        let wrong = host.engine.accounts().delete(ana, "not it at all").await.unwrap_err();
        assert_eq!((wrong.kind(), wrong.code()), (ErrorKind::Forbidden, "wrong_password"));
        assert_eq!((host.snapshot(ana).await, host.stored(ana).await), (before, 1));
        let local = world("en").await.cashflow;
        let refused = local.engine().accounts().delete(local.owner(), "").await.unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::NotFound);
        local.profile().get().await.unwrap();
    });
}

#[test]
fn files_that_a_crash_left_behind_are_swept_and_the_owner_is_forgotten_after_the_grace() {
    block_on(async {
        let host = host();
        let (ana, eva) = (host.person("ana@example.org").await, host.person("eva@example.org").await);
        // The process ends right after the rows, or the file store is away: it is the same.
        host.files.is_away.store(true, Ordering::SeqCst);
        host.delete(ana).await.unwrap();
        assert_eq!(host.engine.store().user(ana).await.unwrap(), None);
        let sweep = async || host.engine.accounts().sweep_erased(ERASURE_GRACE).await;
        assert_eq!(sweep().await.unwrap_err().kind(), ErrorKind::Unavailable);
        assert_eq!(host.stored(ana).await, 1);

        host.files.is_away.store(false, Ordering::SeqCst);
        assert_eq!(sweep().await.unwrap(), 1);
        assert_eq!((host.stored(ana).await, host.stored(eva).await), (0, 1));
        // An upload that had begun before stores its file and is refused its receipt.
        let cashflow = host.engine.cashflow(ana);
        let late = ticket("MERCADONA", "12/03/2026", "1,20");
        assert_eq!(cashflow.receipts().upload(&late, None).await.unwrap_err().kind(), ErrorKind::NotFound);
        assert_eq!(host.stored(ana).await, 1);
        host.clock.advance(ERASURE_GRACE - Duration::from_secs(1));
        assert_eq!(sweep().await.unwrap(), 1);
        assert_eq!(host.engine.accounts().erased().await.unwrap().len(), 1);
        host.clock.advance(Duration::from_secs(1));
        assert_eq!(sweep().await.unwrap(), 0);
        assert_eq!(host.engine.accounts().erased().await.unwrap(), []);
    });
}

#[test]
fn a_worker_that_reads_for_a_deleted_account_loses_the_receipt() {
    block_on(async {
        let host = host();
        let ana = host.person("ana@example.org").await;
        let (queue, worker) = (host.engine.receipt_queue(), WorkerName::new("worker").unwrap());
        let (owner, receipt) = queue.take(&worker).await.unwrap().unwrap();
        host.files.is_away.store(true, Ordering::SeqCst);
        host.delete(ana).await.unwrap();
        // It had the file already, or has not.
        for is_away in [false, true] {
            host.files.is_away.store(is_away, Ordering::SeqCst);
            let outcome = queue.read(&worker, owner, receipt.clone()).await.unwrap();
            assert!(matches!(outcome, ReadOutcome::Lost), "{outcome:?}");
        }
        host.files.is_away.store(false, Ordering::SeqCst);
        host.engine.accounts().sweep_erased(ERASURE_GRACE).await.unwrap();
        let outcome = queue.read(&worker, owner, receipt).await.unwrap();
        assert!(matches!(outcome, ReadOutcome::Lost), "{outcome:?}");
        assert_eq!(queue.state().await.unwrap().queued, 0);
    });
}
