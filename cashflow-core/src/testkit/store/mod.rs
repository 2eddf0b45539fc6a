//! Cases of the store: what commits promise.

mod integrity;
mod owners;
mod references;
mod replays;
mod rows;
mod totals;
mod unique;
mod versions;

pub use integrity::*;
pub use owners::*;
pub use references::*;
pub use replays::*;
pub use rows::*;
pub use totals::*;
pub use unique::*;
pub use versions::*;

/// The cases of [`Store`](crate::ports::Store).
#[doc(hidden)]
#[macro_export]
macro_rules! __store_cases {
    ($then:ident $($with:tt)*) => {
        $crate::$then! { [$($with)*]
            people_are_read_back_exactly =>
                "what was committed is read back exactly: amounts, dates, instants, texts, tags, drafts",
            categories_and_priorities_are_read_back_exactly =>
                "what was committed is read back exactly: amounts, dates, instants, texts, tags, drafts",
            movements_are_read_back_exactly =>
                "what was committed is read back exactly: amounts, dates, instants, texts, tags, drafts",
            receipts_are_read_back_exactly =>
                "what was committed is read back exactly: amounts, dates, instants, texts, tags, drafts",
            nothing_of_a_failing_set_is_kept =>
                "a change set is committed whole or not at all, whichever of its changes fails",
            a_failed_sign_up_leaves_its_address_free =>
                "a change set is committed whole or not at all, whichever of its changes fails",
            sets_that_break_a_rule_by_themselves_are_refused =>
                "a change set that does not pass `ChangeSet::check` is refused with the error of that",
            one_set_may_change_a_row_several_times =>
                "each change is applied to what those before it left, so a set may insert, update and delete one row",
            stale_versions_are_refused =>
                "an update or delete whose version is not the current one is refused as `Stale`, one of a missing row as `NotFound`",
            missing_rows_are_refused =>
                "an update or delete whose version is not the current one is refused as `Stale`, one of a missing row as `NotFound`",
            of_updates_at_the_same_time_one_wins =>
                "an update or delete whose version is not the current one is refused as `Stale`, one of a missing row as `NotFound`",
            references_to_missing_or_foreign_rows_are_refused =>
                "a reference to a row that is missing or of another owner is refused as `NotFound`",
            a_row_that_is_deleted_and_referred_to_at_the_same_time_is_never_missing =>
                "a reference to a row that is missing or of another owner is refused as `NotFound`",
            taken_ids_are_refused_or_skipped =>
                "an id that is taken is refused as `Conflict` with the code `id_taken` by `Insert` and skipped by `InsertIfAbsent`",
            owners_may_use_the_same_ids =>
                "an id of another owner neither conflicts nor is seen",
            taken_names_are_refused =>
                "a name that a category of the same kind and parent, or a priority, has (case and accents do not count) is refused as `Conflict` with the code `name_taken`, unless one of the categories is archived",
            names_that_meet_later_are_refused =>
                "a name that a category of the same kind and parent, or a priority, has (case and accents do not count) is refused as `Conflict` with the code `name_taken`, unless one of the categories is archived",
            of_equal_names_at_the_same_time_one_wins =>
                "a name that a category of the same kind and parent, or a priority, has (case and accents do not count) is refused as `Conflict` with the code `name_taken`, unless one of the categories is archived",
            categories_nest_one_level_and_by_kind =>
                "a category whose parent has a parent or another kind, or a parent that gets one, is refused as `Invalid`",
            movements_keep_to_the_kind_of_their_category =>
                "a movement whose category is of the other kind is refused as `Invalid`",
            rows_in_use_are_not_deleted =>
                "deleting a category, priority or receipt that is in use is refused as `Conflict` with the code `in_use`",
            taken_addresses_are_refused =>
                "an e-mail address that another profile or another credential has (case does not count) is refused as `Conflict` with the code `email_taken`",
            of_sign_ups_with_one_address_at_the_same_time_one_wins =>
                "an e-mail address that another profile or another credential has (case does not count) is refused as `Conflict` with the code `email_taken`",
            the_same_receipt_twice_is_refused =>
                "the same content for the same part of a receipt file is refused as `Conflict` with the code `duplicate_receipt`",
            a_change_set_again_gives_the_first_outcome =>
                "committing a change set's id again gives the first outcome and writes nothing",
            a_change_set_at_the_same_time_is_written_once =>
                "committing a change set's id again gives the first outcome and writes nothing",
            an_idempotency_key_again_gives_the_first_outcome =>
                "committing an idempotency key again with the same fingerprint gives the first outcome and writes nothing",
            an_idempotency_key_at_the_same_time_is_written_once =>
                "committing an idempotency key again with the same fingerprint gives the first outcome and writes nothing",
            the_key_of_a_refused_set_stays_free =>
                "committing an idempotency key again with the same fingerprint gives the first outcome and writes nothing",
            an_idempotency_key_for_another_request_is_refused =>
                "committing an idempotency key again with another fingerprint is refused as `IdempotencyMismatch`",
            owners_may_use_the_same_idempotency_keys =>
                "idempotency keys of different owners do not meet",
            rows_are_never_seen_before_their_journal =>
                "the journal has the change set as soon as its rows are seen, in the order of the commits",
            totals_follow_inserts_updates_and_deletes =>
                "maintained totals equal the sums from the rows after any sequence of change sets",
            totals_are_right_after_writes_at_the_same_time =>
                "maintained totals equal the sums from the rows after any sequence of change sets",
            rebuilding_changes_nothing_on_a_sound_store =>
                "rebuilding the totals leaves those of a sound store as they are",
            an_owner_must_be_there_or_come_first =>
                "an owner that does not exist is refused as `NotFound`, unless the change set inserts it",
        }
    };
}

__store_cases! { __case_table }
