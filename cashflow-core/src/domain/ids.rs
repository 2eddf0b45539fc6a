//! Identifiers: UUID version 7 (RFC 9562), a type of its own for each thing.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::{Error, Result};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident, $field:literal;)*) => {$(
        $(#[$doc])*
        ///
        /// A UUID, by default of version 7, so that ids sort by their creation. The caller may supply its own.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// From a UUID of any version.
            pub const fn from_uuid(id: Uuid) -> Self {
                Self(id)
            }

            /// The UUID.
            pub const fn as_uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self> {
                Uuid::try_parse(text).map(Self).map_err(|_| Error::invalid($field, "not a UUID"))
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )*};
}

ids! {
    /// A person, or the single local owner of an embedded store.
    UserId, "user_id";
    /// A sign-in on one device.
    SessionId, "session_id";
    /// A category.
    CategoryId, "category_id";
    /// A step of the user's own scale of priorities.
    PriorityId, "priority_id";
    /// A movement of money.
    MovementId, "movement_id";
    /// A receipt or an invoice.
    ReceiptId, "receipt_id";
    /// A change set: one write.
    ChangeSetId, "change_set_id";
}
