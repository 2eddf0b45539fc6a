//! Everything that can be read of an owner, to see what a call changed.

use crate::domain::{
    Category, Credential, Cursor, DateRange, Direction, Grouping, Movement, MovementFilter, Page,
    PageRequest, Period, Priority, Receipt, Session, TotalsFilter, TotalsQuery, TotalsRow, User, UserId,
};
use crate::error::Result;
use crate::ports::{JournalEntry, ReceiptFilter, Store};
use crate::testkit::date;

/// Everything that can be read of an owner.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The profile.
    pub user: Option<User>,
    /// What it signs in with.
    pub credential: Option<Credential>,
    /// The sessions that are neither revoked nor used.
    pub sessions: Vec<Session>,
    /// The priorities in their order.
    pub priorities: Vec<Priority>,
    /// The categories in their order.
    pub categories: Vec<Category>,
    /// The movements, newest first.
    pub movements: Vec<Movement>,
    /// The receipts, newest first.
    pub receipts: Vec<Receipt>,
    /// The journal, oldest first.
    pub journal: Vec<JournalEntry>,
    /// The totals of each month by category.
    pub totals: Vec<TotalsRow>,
}

impl Snapshot {
    /// Reads it.
    pub async fn of(store: &dyn Store, owner: UserId) -> Self {
        let months = TotalsQuery {
            ranges: vec![DateRange::new(date("0001-01-01"), date("9999-12-31")).unwrap()],
            period: Some(Period::Month),
            group: Some(Grouping::Category),
            only: TotalsFilter::default(),
        };
        Self {
            user: store.user(owner).await.unwrap(),
            credential: store.credential(owner).await.unwrap(),
            sessions: store.sessions(owner, None).await.unwrap(),
            priorities: store.priorities(owner).await.unwrap(),
            categories: store.categories(owner).await.unwrap(),
            movements: all_movements(store, owner, &MovementFilter::default()).await,
            receipts: all_receipts(store, owner, &ReceiptFilter::default()).await,
            journal: store.changes_since(owner, 0, 100_000).await.unwrap(),
            totals: store.totals(owner, &months).await.unwrap(),
        }
    }
}

/// All movements that pass a filter, newest first, page by page.
pub async fn all_movements(store: &dyn Store, owner: UserId, filter: &MovementFilter) -> Vec<Movement> {
    walk(500, Direction::Older, None, async |page| store.movements(owner, filter, &page).await).await
}

/// All receipts that pass a filter, newest first, page by page.
pub async fn all_receipts(store: &dyn Store, owner: UserId, filter: &ReceiptFilter) -> Vec<Receipt> {
    walk(500, Direction::Older, None, async |page| store.receipts(owner, filter, &page).await).await
}

/// Follows the cursors of a list in one direction until there is none, and gives the items newest first.
pub async fn walk<T>(
    limit: u32,
    direction: Direction,
    start: Option<Cursor>,
    read: impl AsyncFn(PageRequest) -> Result<Page<T>>,
) -> Vec<T> {
    let mut items = Vec::new();
    let mut request = PageRequest { cursor: start, ..PageRequest::first(limit).unwrap() };
    loop {
        let page = read(request).await.unwrap();
        assert!(page.items.len() <= request.limit.get(), "a page is longer than its limit");
        let cursor = match direction {
            Direction::Older => {
                items.extend(page.items);
                page.next
            }
            Direction::Newer => {
                items.splice(0..0, page.items);
                page.previous
            }
        };
        let Some(cursor) = cursor else { return items };
        assert_eq!(cursor.direction, direction, "a cursor points the other way");
        assert_ne!(Some(cursor), request.cursor, "a cursor leads nowhere");
        request.cursor = Some(cursor);
    }
}
