//! Cases of sums.

mod balance;
mod sums;

pub use balance::*;
pub use sums::*;

/// The cases of [`ReportReads`](crate::ports::ReportReads).
#[doc(hidden)]
#[macro_export]
macro_rules! __report_cases {
    ($then:ident $($with:tt)*) => {
        $crate::$then! { [$($with)*]
            sums_are_of_one_owner_and_by_currency =>
                "sums are exact, of the owner's movements only, and each currency has its own rows",
            large_sums_are_exact =>
                "sums are exact, of the owner's movements only, and each currency has its own rows",
            periods_have_rows_where_there_are_movements =>
                "a grouping by period has a row for each day, ISO week, month, quarter or year that has movements",
            groups_have_a_row_for_each_value_and_one_for_none =>
                "a grouping by category, parent category, priority, payee, tag or account has a row for each value, and one for none",
            payees_meet_under_one_spelling =>
                "a grouping by category, parent category, priority, payee, tag or account has a row for each value, and one for none",
            period_and_grouping_go_together => "period and grouping go together",
            partial_months_count_their_days =>
                "ranges that do not begin or end with a month count exactly their days",
            ranges_have_rows_of_their_own => "each range of a query has its own rows",
            report_filters_keep_what_they_say => "a filter keeps exactly what its description says",
            sums_that_do_not_fit_are_errors => "a sum beyond 64-bit minor units is an error, never a wrong number",
            the_running_balance_opens_with_what_was_before =>
                "the running balance opens with everything before the range and closes each period with its sum",
            the_dates_of_movements_are_told =>
                "the first and last date of movements are told, or that there are none",
            a_sound_store_has_no_drift => "verifying finds nothing on a sound store",
        }
    };
}

__report_cases! { __case_table }
