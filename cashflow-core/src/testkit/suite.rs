//! The macros that make tests of cases.

/// A case of a suite: it tries one behaviour of a port.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// The name of its test.
    pub name: &'static str,
    /// The bullet of the port's *Behaviour* list that it tries.
    pub behaviour: &'static str,
}

/// Makes the table of a list of cases.
#[doc(hidden)]
#[macro_export]
macro_rules! __case_table {
    ([] $($case:ident => $behaviour:literal,)*) => {
        /// The cases, each with the behaviour that it tries.
        pub const CASES: &[$crate::testkit::Case] = &[
            $($crate::testkit::Case { name: stringify!($case), behaviour: $behaviour },)*
        ];
    };
}

/// Makes a test of each case of a list.
#[doc(hidden)]
#[macro_export]
macro_rules! __case_tests {
    ([$module:ident $block_on:path, $make:path] $($case:ident => $behaviour:literal,)*) => {
        mod $module {
            #[allow(unused_imports, reason = "the functions may stand beside the suite")]
            use super::*;

            $(
                #[doc = $behaviour]
                #[test]
                fn $case() {
                    $block_on(async {
                        let (under_test, guard) = $crate::testkit::Subject::take_apart($make().await);
                        let block_on: fn($crate::testkit::Task) = |task| $block_on(task);
                        let bench = $crate::testkit::Bench::new(under_test, block_on);
                        $crate::testkit::$module::$case(bench).await;
                        drop(guard);
                    });
                }
            )*
        }
    };
}

/// The tests of a [`Store`](crate::ports::Store): what it writes, and what each of its reading traits gives.
///
/// `store_suite!(block_on, make)`: `make` is an async function that gives `Arc<dyn Store>`, empty and apart from all
/// others, or `(Arc<dyn Store>, guard)`.
#[macro_export]
macro_rules! store_suite {
    ($block_on:path, $make:path) => {
        $crate::__store_cases! { __case_tests store $block_on, $make }
        $crate::__user_cases! { __case_tests users $block_on, $make }
        $crate::__category_cases! { __case_tests categories $block_on, $make }
        $crate::__movement_cases! { __case_tests movements $block_on, $make }
        $crate::__receipt_cases! { __case_tests receipts $block_on, $make }
        $crate::__report_cases! { __case_tests reports $block_on, $make }
        $crate::__journal_cases! { __case_tests journal $block_on, $make }
        $crate::__erasure_cases! { __case_tests erasures $block_on, $make }

        mod properties {
            #[allow(unused_imports, reason = "the functions may stand beside the suite")]
            use super::*;

            #[test]
            fn rows_totals_feed_and_histories_agree() {
                let (store, guard) = $crate::testkit::Subject::take_apart($block_on($make()));
                $crate::testkit::properties::rows_totals_feed_and_histories_agree(store, |task| {
                    $block_on(task)
                });
                drop(guard);
            }
        }
    };
}

/// The tests of a [`FileStore`](crate::ports::FileStore).
///
/// `file_store_suite!(block_on, make)`: `make` is an async function that gives `Arc<dyn FilesSetup>`, with or without a
/// guard.
#[macro_export]
macro_rules! file_store_suite {
    ($block_on:path, $make:path) => {
        $crate::__file_store_cases! { __case_tests file_store $block_on, $make }
    };
}

/// The tests of a [`ReceiptReader`](crate::ports::ReceiptReader).
///
/// `receipt_reader_suite!(block_on, make)`: `make` is an async function that gives `Arc<dyn ReaderSetup>`, with or
/// without a guard.
#[macro_export]
macro_rules! receipt_reader_suite {
    ($block_on:path, $make:path) => {
        $crate::__receipt_reader_cases! { __case_tests receipt_reader $block_on, $make }
    };
}

/// The tests of a [`PasswordHasher`](crate::ports::PasswordHasher).
///
/// `password_suite!(block_on, make)`: `make` is an async function that gives `Arc<dyn PasswordsSetup>`, with or without
/// a guard. Settings of little work keep it quick.
#[macro_export]
macro_rules! password_suite {
    ($block_on:path, $make:path) => {
        $crate::__password_cases! { __case_tests passwords $block_on, $make }
    };
}

/// The tests of a [`TokenIssuer`](crate::ports::TokenIssuer).
///
/// `token_suite!(block_on, make)`: `make` is an async function that gives `Arc<dyn TokensSetup>`, with or without a
/// guard.
#[macro_export]
macro_rules! token_suite {
    ($block_on:path, $make:path) => {
        $crate::__token_cases! { __case_tests tokens $block_on, $make }
    };
}

/// The tests of a [`Clock`](crate::ports::Clock).
///
/// `clock_suite!(block_on, make)`: `make` is an async function that gives `Arc<dyn Clock>`, with or without a guard.
#[macro_export]
macro_rules! clock_suite {
    ($block_on:path, $make:path) => {
        $crate::__clock_cases! { __case_tests clock $block_on, $make }
    };
}

/// The tests of an [`IdSource`](crate::ports::IdSource).
///
/// `id_source_suite!(block_on, make)`: `make` is an async function that gives `Arc<dyn IdSource>`, with or without a
/// guard.
#[macro_export]
macro_rules! id_source_suite {
    ($block_on:path, $make:path) => {
        $crate::__id_source_cases! { __case_tests id_source $block_on, $make }
    };
}
