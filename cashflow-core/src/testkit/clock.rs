//! Cases of clocks.

use crate::domain::Timestamp;
use crate::ports::Clock;
use crate::testkit::Bench;

/// The cases of [`Clock`].
#[doc(hidden)]
#[macro_export]
macro_rules! __clock_cases {
    ($then:ident $($with:tt)*) => {
        $crate::$then! { [$($with)*]
            instants_have_whole_microseconds => "instants are cut to microseconds",
        }
    };
}

__clock_cases! { __case_table }

pub async fn instants_have_whole_microseconds(bench: Bench<dyn Clock>) {
    for _ in 0..1_000 {
        let now = bench.now();
        assert_eq!(now.instant().timestamp_subsec_nanos() % 1_000, 0, "{now}");
        assert_eq!(Timestamp::from_micros(now.micros()).unwrap(), now, "it is as a store gives it back");
    }
}
