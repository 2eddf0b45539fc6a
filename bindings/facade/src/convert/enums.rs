//! Enums that are the same on both sides, but for their names' places.

use cashflow_core::domain;

use crate::api;

/// From the core's enum; a value that only a newer core has becomes the last one named.
macro_rules! from_core {
    ($($core:path => $api:path { $($name:ident)* } else $rest:ident;)*) => {$(
        impl From<$core> for $api {
            fn from(value: $core) -> Self {
                match value {
                    $(<$core>::$name => Self::$name,)*
                    _ => Self::$rest,
                }
            }
        }
    )*};
}

/// To the core's enum.
macro_rules! to_core {
    ($($api:path => $core:path { $($name:ident)* })*) => {$(
        impl From<$api> for $core {
            fn from(value: $api) -> Self {
                match value {
                    $(<$api>::$name => Self::$name,)*
                }
            }
        }
    )*};
}

from_core! {
    domain::FieldSource => api::FieldSource { Ocr Provider Derived History Keyword User } else Derived;
    domain::PaymentMethod => api::PaymentMethod { Cash Card Transfer Other } else Other;
    domain::ReceiptStatus => api::ReceiptStatus { Uploaded Reading Review Confirmed Rejected Failed } else Reading;
}

to_core! {
    api::MovementKind => domain::MovementKind { Income Expense }
    api::ReceiptStatus => domain::ReceiptStatus { Uploaded Reading Review Confirmed Rejected Failed }
    api::Period => domain::Period { Day Week Month Quarter Year }
    api::Grouping => domain::Grouping { Category ParentCategory Priority Payee Tag Account }
    api::Comparison => cashflow_core::Comparison { PreviousPeriod }
}

impl From<domain::MovementKind> for api::MovementKind {
    fn from(kind: domain::MovementKind) -> Self {
        match kind {
            domain::MovementKind::Income => Self::Income,
            domain::MovementKind::Expense => Self::Expense,
        }
    }
}

impl From<domain::MediaType> for api::MediaType {
    fn from(media_type: domain::MediaType) -> Self {
        match media_type {
            domain::MediaType::Jpeg => Self::Jpeg,
            domain::MediaType::WebP => Self::Webp,
            domain::MediaType::Pdf => Self::Pdf,
            _ => Self::Png,
        }
    }
}

/// The warning; none for one that only a newer core gives.
pub(super) fn warning(warning: domain::DraftWarning) -> Option<api::DraftWarning> {
    Some(match warning {
        domain::DraftWarning::SumsDisagree => api::DraftWarning::SumsDisagree,
        domain::DraftWarning::AmbiguousDate => api::DraftWarning::AmbiguousDate,
        domain::DraftWarning::CurrencyAssumed => api::DraftWarning::CurrencyAssumed,
        domain::DraftWarning::SeveralReceipts => api::DraftWarning::SeveralReceipts,
        domain::DraftWarning::NotAReceipt => api::DraftWarning::NotAReceipt,
        domain::DraftWarning::PossibleDuplicate => api::DraftWarning::PossibleDuplicate,
        _ => return None,
    })
}
