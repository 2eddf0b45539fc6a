//! The end of an account: everything of a person goes, at once in the store, then their files.

use std::time::Duration;

use crate::domain::UserId;
use crate::error::Result;
use crate::ports::ErasedOwner;
use crate::usecases::accounts::Accounts;

/// How long an erased owner is remembered by default, so that what an upload stored in the same moment is found: a day.
/// It must be longer than an upload may take, and for hosts that refuse the access tokens of erased owners longer than
/// those are good for.
pub const ERASURE_GRACE: Duration = Duration::from_secs(24 * 60 * 60);

/// How many files or owners are listed at once.
const PAGE: usize = 500;

impl Accounts<'_> {
    /// Deletes an account with everything of the person: profile, address and password, sessions, movements, categories,
    /// priorities, receipts with their files, totals, the journal and its idempotency keys. It cannot be undone. The
    /// address may register anew; that is a new account, in which nothing of this one is.
    ///
    /// It is never half done:
    ///
    /// 1. The rows go in one transaction. Before it the account is as it was; after it there is none: reads find nothing,
    ///    writes, refreshes and log-ins are refused, workers lose what they were reading. In the same transaction the
    ///    store notes the id of the owner, and nothing else.
    /// 2. Then the files go. Nobody can reach them any more, since every way to a file leads over its receipt.
    ///
    /// When the process ends or the file store is away between the two, the note is still there, and
    /// [`sweep_erased`](Self::sweep_erased) takes the files away; so this is no error here. An upload of the last moment
    /// stores its file first, and is refused its receipt; its file goes with the same sweep, for which the note
    /// stays for a time of grace. The other order, files first, would leave receipts whose file is missing.
    ///
    /// Sent again it finds no user; a key of [`Accounts::idempotent`] goes with everything else. An access token is good
    /// until it expires, but for nothing that is there; a host that wants to refuse it asks [`erased`](Self::erased).
    ///
    /// Errors: the password is wrong (`wrong_password`); the user is not there, or has none: a local owner is not an
    /// account.
    pub async fn delete(&self, user: UserId, password: &str) -> Result<()> {
        self.verified(user, password).await?;
        self.engine.store().erase_owner(user, self.engine.now()).await?;
        tracing::info!(%user, "an account was deleted");
        if let Err(error) = self.take_files(user).await {
            tracing::warn!(%user, code = error.code(), "files of a deleted account are taken away later");
        }
        Ok(())
    }

    /// Whose accounts were deleted, until the grace of [`sweep_erased`](Self::sweep_erased) is over; in the order of
    /// their ids.
    pub async fn erased(&self) -> Result<Vec<ErasedOwner>> {
        let mut erased: Vec<ErasedOwner> = Vec::new();
        loop {
            let after = erased.last().map(|erased| erased.owner);
            let page = self.engine.store().erased_owners(after, PAGE).await?;
            let is_last = page.len() < PAGE;
            erased.extend(page);
            if is_last {
                return Ok(erased);
            }
        }
    }

    /// Takes away files that deleted accounts left behind, and forgets the owners that were erased longer than `grace`
    /// ago; gives how many files there were. For a host to call when it starts and now and then, with [`ERASURE_GRACE`]
    /// for example; several may do so at the same time.
    ///
    /// Errors: as the file store's and the store's; what was not done is done the next time.
    pub async fn sweep_erased(&self, grace: Duration) -> Result<usize> {
        let mut files = 0;
        for ErasedOwner { owner, erased_at } in self.erased().await? {
            files += self.take_files(owner).await?;
            if erased_at.plus(grace) <= self.engine.now() {
                self.engine.store().forget_erased(owner).await?;
            }
        }
        Ok(files)
    }

    /// Deletes all files of an erased owner, and gives how many there were.
    async fn take_files(&self, owner: UserId) -> Result<usize> {
        let Some(files) = self.engine.file_store() else { return Ok(0) };
        let (mut taken, mut after) = (0, None);
        loop {
            let page = files.list(owner, after, PAGE).await?;
            let Some(last) = page.last() else { return Ok(taken) };
            after = Some(last.file.sha256);
            for object in &page {
                files.delete(owner, &object.file).await?;
                taken += 1;
            }
        }
    }
}
