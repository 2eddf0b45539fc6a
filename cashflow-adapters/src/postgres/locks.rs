//! The locks of an owner. They last until the end of the transaction, and cost no write.
//!
//! The journal's feed: who writes holds it shared, so that writers do not wait for each other; who reads the feed waits
//! until nobody holds it. The categories: who nests some holds it alone.

use cashflow_core::domain::UserId;

/// The spaces of the locks: "cash" in ASCII, and the two numbers after it.
pub(super) const FEED: i32 = 0x6361_7368;
const CATEGORIES: i32 = FEED + 1;
const SCHEMA: i32 = FEED + 2;

/// The lock of an owner within a space. Two owners may share one, which costs them a wait at most.
pub(super) fn of(owner: UserId) -> i32 {
    let id = owner.as_uuid().as_u128();
    // The four quarters of the id, folded into one.
    let halves = (id >> 64) as u64 ^ id as u64;
    ((halves >> 32) as u32 ^ halves as u32).cast_signed()
}

/// Takes the feed's lock, shared.
pub(super) fn writing(owner: UserId) -> String {
    format!("select pg_advisory_xact_lock_shared({FEED}, {})", of(owner))
}

/// Takes the feed's lock alone: nobody writes for this owner then.
pub(super) fn alone(owner: UserId) -> String {
    format!("select pg_advisory_xact_lock({FEED}, {})", of(owner))
}

/// Takes the lock of the categories.
pub(super) fn categories(owner: UserId) -> String {
    format!("select pg_advisory_xact_lock({CATEGORIES}, {})", of(owner))
}

/// Takes the lock of the schema.
pub(super) fn schema() -> String {
    format!("select pg_advisory_xact_lock({SCHEMA}, 0)")
}
