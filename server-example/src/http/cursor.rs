//! Cursors of lists, signed: a forged one, or one of another user or list, is refused.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use cashflow_core::domain::{Cursor, Direction, UserId};
use cashflow_core::{Error, Result};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::config::TokenSecrets;

/// Direction, key and id.
const PLACE: usize = 1 + 8 + 16;
/// Bytes of the signature that are kept: 128 bits.
const TAG: usize = 16;

/// A list that has cursors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum List {
    /// Movements.
    Movements,
    /// Receipts.
    Receipts,
}

/// Signs cursors and checks them.
#[derive(Clone)]
pub(crate) struct CursorSigner {
    /// The one that signs first.
    keys: Vec<Hmac<Sha256>>,
}

impl std::fmt::Debug for CursorSigner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CursorSigner").field("keys", &self.keys.len()).finish()
    }
}

impl CursorSigner {
    /// With keys derived from the secrets of tokens.
    pub(crate) fn new(secrets: &TokenSecrets) -> Self {
        let keyed =
            |bytes: &[u8]| Hmac::<Sha256>::new_from_slice(bytes).expect("HMAC takes keys of any length");
        let derived = secrets.all().map(|secret| {
            let mut derivation = keyed(secret.reveal().as_bytes());
            derivation.update(b"cashflow list cursors");
            keyed(&derivation.finalize().into_bytes())
        });
        Self { keys: derived.collect() }
    }

    /// The text of a cursor, for its owner and list only.
    pub(crate) fn sign(&self, owner: UserId, list: List, cursor: Cursor) -> String {
        let mut bytes = [0; PLACE + TAG];
        bytes[0] = match cursor.direction {
            Direction::Older => 0,
            Direction::Newer => 1,
        };
        bytes[1..9].copy_from_slice(&cursor.key.to_be_bytes());
        bytes[9..PLACE].copy_from_slice(cursor.id.as_bytes());
        let tag =
            self.keys[0].clone().chain_update(scope(owner, list)).chain_update(&bytes[..PLACE]).finalize();
        bytes[PLACE..].copy_from_slice(&tag.into_bytes()[..TAG]);
        BASE64_URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The cursor of a text. Errors: it was not made here for this owner and list.
    pub(crate) fn open(&self, owner: UserId, list: List, text: &str) -> Result<Cursor> {
        let forged = || Error::invalid("cursor", "not a cursor of this list");
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| forged())?;
        let bytes: &[u8; PLACE + TAG] = bytes.as_slice().try_into().map_err(|_| forged())?;
        let (place, tag) = bytes.split_at(PLACE);
        let signed = |key: &Hmac<Sha256>| {
            let mac = key.clone().chain_update(scope(owner, list)).chain_update(place);
            mac.verify_truncated_left(tag).is_ok()
        };
        if !self.keys.iter().any(signed) {
            return Err(forged());
        }
        let direction = if place[0] == 0 { Direction::Older } else { Direction::Newer };
        let key = i64::from_be_bytes(place[1..9].try_into().expect("eight bytes"));
        let id = uuid::Uuid::from_slice(&place[9..]).expect("sixteen bytes");
        Ok(Cursor { direction, key, id })
    }
}

/// What a cursor is good for.
fn scope(owner: UserId, list: List) -> [u8; 17] {
    let mut scope = [0; 17];
    scope[0] = match list {
        List::Movements => 1,
        List::Receipts => 2,
    };
    scope[1..].copy_from_slice(owner.as_uuid().as_bytes());
    scope
}
