//! Cases of sources of ids.

use std::collections::HashSet;

use uuid::Uuid;

use crate::ports::IdSource;
use crate::testkit::Bench;

/// The cases of [`IdSource`].
#[doc(hidden)]
#[macro_export]
macro_rules! __id_source_cases {
    ($then:ident $($with:tt)*) => {
        $crate::$then! { [$($with)*]
            no_id_comes_twice => "no id comes twice",
            ids_sort_as_they_were_made => "ids of one source sort in the order in which they were made",
        }
    };
}

__id_source_cases! { __case_table }

const EACH: usize = 5_000;

fn many(source: &dyn IdSource) -> Vec<Uuid> {
    (0..EACH).map(|_| source.new_id()).collect()
}

pub async fn no_id_comes_twice(bench: Bench<dyn IdSource>) {
    let makers = (0..4).map(|_| {
        let source = bench.under_test();
        async move { many(&*source) }
    });
    let made = bench.at_once(makers).await;
    let distinct: HashSet<Uuid> = made.into_iter().flatten().collect();
    assert_eq!(distinct.len(), 4 * EACH);
}

pub async fn ids_sort_as_they_were_made(bench: Bench<dyn IdSource>) {
    let ids = many(&*bench.under_test());
    assert!(ids.is_sorted_by(|a, b| a < b), "each is above the one before");
    // Also as the text that stores and hosts may sort by.
    assert!(ids.is_sorted_by(|a, b| a.to_string() < b.to_string()));
}
