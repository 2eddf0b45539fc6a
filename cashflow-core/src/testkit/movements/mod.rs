//! Cases of lists of movements and of precedents.

mod filters;
mod history;
mod pages;
mod precedents;

pub use filters::*;
pub use history::{History, filters};
pub use pages::*;
pub use precedents::*;

/// The cases of [`MovementReads`](crate::ports::MovementReads).
#[doc(hidden)]
#[macro_export]
macro_rules! __movement_cases {
    ($then:ident $($with:tt)*) => {
        $crate::$then! { [$($with)*]
            movements_that_are_missing_or_foreign_are_none => "a movement that is missing or of another owner is `None`",
            lists_are_of_one_owner_and_newest_first =>
                "a list shows only the owner's movements, newest date first, then highest id first",
            each_filter_keeps_what_it_says =>
                "each filter keeps exactly what its description says, alone and together with others",
            filters_work_together =>
                "each filter keeps exactly what its description says, alone and together with others",
            a_category_filter_keeps_the_ones_below => "a category filter keeps the categories below it too",
            a_text_filter_ignores_case_and_accents =>
                "a text filter ignores case and accents and takes `%`, `_` and `\\` literally",
            amounts_compare_in_units_of_their_currency =>
                "an amount filter compares in units of each movement's own currency",
            pages_neither_skip_nor_repeat =>
                "pages in both directions neither skip nor repeat a row, also when rows are inserted in between",
            pages_stay_in_place_when_rows_come_in_between =>
                "pages in both directions neither skip nor repeat a row, also when rows are inserted in between",
            a_cursor_may_stand_outside_of_what_a_filter_keeps =>
                "pages in both directions neither skip nor repeat a row, also when rows are inserted in between",
            cursors_outlive_the_row_they_stand_at =>
                "pages in both directions neither skip nor repeat a row, also when rows are inserted in between",
            precedents_come_from_payees =>
                "precedents come from movements with the payee key and from confirmed receipts with the merchant or tax key, most frequent first, then the latest first",
            precedents_come_from_confirmed_receipts =>
                "precedents come from movements with the payee key and from confirmed receipts with the merchant or tax key, most frequent first, then the latest first",
            at_most_twenty_precedents_come =>
                "precedents come from movements with the payee key and from confirmed receipts with the merchant or tax key, most frequent first, then the latest first",
        }
    };
}

__movement_cases! { __case_table }
