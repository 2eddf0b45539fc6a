//! Listing the files of an owner.

use cashflow_core::Result;
use cashflow_core::domain::{ContentHash, UserId};
use cashflow_core::ports::StoredObject;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};

use super::errors::failed;
use super::files::Bucket;

/// S3 gives no more at once.
const PAGE: usize = 1_000;
/// A list of S3 does not tell the types, so that each object is asked for its own: so many at once.
const AT_ONCE: usize = 16;

impl Bucket {
    /// The files after a hash, in the order of the hashes, which is that of the keys.
    pub(super) async fn list(
        &self,
        owner: UserId,
        after: Option<ContentHash>,
        limit: usize,
    ) -> Result<Vec<StoredObject>> {
        let mut listed = Vec::new();
        let mut start = after.map(|hash| self.keys.file(owner, hash));
        while listed.len() < limit {
            let asked = (limit - listed.len()).min(PAGE);
            let request = self.client.list_objects_v2().bucket(self.name()).prefix(self.keys.owner(owner));
            let request = request.max_keys(i32::try_from(asked).unwrap_or(i32::MAX));
            let page = request.set_start_after(start).send().await.map_err(failed)?;
            let keys: Vec<&str> = page.contents().iter().filter_map(|object| object.key()).collect();
            let hashes: Vec<ContentHash> = keys.iter().filter_map(|key| self.keys.hash(owner, key)).collect();
            let found = stream::iter(hashes).map(|hash| self.head(owner, hash)).buffered(AT_ONCE);
            // One that was deleted in the meantime is not listed.
            listed
                .extend(found.try_collect::<Vec<_>>().await?.into_iter().flatten().map(|found| found.object));
            start = keys.last().map(|key| (*key).to_owned());
            if start.is_none() || page.is_truncated() != Some(true) {
                break;
            }
        }
        Ok(listed)
    }
}
