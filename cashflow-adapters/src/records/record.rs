//! How a journal keeps the changes of a set: as a JSON array, a long one compressed.

use std::borrow::Cow;

use cashflow_core::domain::Change;
use cashflow_core::{Error, Result};
use serde_json::value::RawValue;
use uuid::Uuid;

/// From this length on, in bytes, a record is compressed: the changes of a load are much alike, so nine tenths go.
const LONG: usize = 4096;

/// The usual length of the record of one change, to begin with.
const USUAL: usize = 448;

/// The record of a change set.
#[derive(Debug)]
pub(crate) struct Record {
    json: String,
    /// Where each change ends, without the sign after it.
    ends: Vec<usize>,
    stored: Option<Vec<u8>>,
}

impl Record {
    pub(crate) fn of(changes: &[Change]) -> Result<Self> {
        let unwritable = |reason: String| Error::internal("a change set cannot be recorded", reason);
        let mut json = Vec::with_capacity(2 + changes.len() * USUAL);
        let mut ends = Vec::with_capacity(changes.len());
        json.push(b'[');
        for change in changes {
            if !ends.is_empty() {
                json.push(b',');
            }
            serde_json::to_writer(&mut json, change).map_err(|error| unwritable(error.to_string()))?;
            ends.push(json.len());
        }
        json.push(b']');
        let json = String::from_utf8(json).map_err(|error| unwritable(error.to_string()))?;
        Ok(Self { stored: compressed(&json), json, ends })
    }

    /// As it is stored.
    pub(crate) fn stored(&self) -> Stored<'_> {
        match &self.stored {
            Some(block) => Stored::Block(Cow::Borrowed(block)),
            None => Stored::Text(Cow::Borrowed(&self.json)),
        }
    }

    /// The same without the changes at these places, which are in order.
    pub(crate) fn stored_without(&self, skipped: &[usize]) -> Stored<'static> {
        let json = self.json_without(skipped);
        compressed(&json).map_or(Stored::Text(Cow::Owned(json)), |block| Stored::Block(Cow::Owned(block)))
    }

    fn json_without(&self, skipped: &[usize]) -> String {
        let mut json = String::with_capacity(self.json.len());
        let mut start = 1;
        for (index, &end) in self.ends.iter().enumerate() {
            if skipped.binary_search(&index).is_err() {
                json.push(if json.is_empty() { '[' } else { ',' });
                json.push_str(&self.json[start..end]);
            }
            start = end + 1;
        }
        if json.is_empty() {
            json.push('[');
        }
        json.push(']');
        json
    }
}

fn compressed(json: &str) -> Option<Vec<u8>> {
    (json.len() >= LONG).then(|| lz4_flex::compress_prepend_size(json.as_bytes()))
}

/// A record as the database has it.
#[derive(Debug)]
pub(crate) enum Stored<'a> {
    Text(Cow<'a, str>),
    Block(Cow<'a, [u8]>),
}

/// The JSON of a compressed record. Errors: why it cannot be read.
pub(crate) fn json_of_block(block: &[u8]) -> Result<String, String> {
    let (length, block) = lz4_flex::block::uncompressed_size(block).map_err(|error| error.to_string())?;
    // A byte of a block stands for 255 at most; a damaged length must not reserve gigabytes.
    if length / 255 > block.len() {
        return Err("longer than its block can be".to_owned());
    }
    let json = lz4_flex::decompress(block, length).map_err(|error| error.to_string())?;
    String::from_utf8(json).map_err(|error| error.to_string())
}

/// The changes of a record.
pub(crate) fn changes(json: &str) -> serde_json::Result<Vec<Change>> {
    serde_json::from_str(json)
}

/// Only the changes of one aggregate: the others of a large set are not even read.
pub(crate) fn changes_of(json: &str, entity: Uuid) -> serde_json::Result<Vec<Change>> {
    let id = entity.hyphenated().to_string();
    let changes: Vec<&RawValue> = serde_json::from_str(json)?;
    let mentions = changes.into_iter().map(RawValue::get).filter(|change| change.contains(&id));
    let mut changes = mentions.map(serde_json::from_str).collect::<serde_json::Result<Vec<Change>>>()?;
    changes.retain(|change| change.entity() == entity);
    Ok(changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skipped_changes_are_cut_out() {
        let record = Record { json: "[10,2,333]".to_owned(), ends: vec![3, 5, 9], stored: None };
        assert_eq!(record.json_without(&[]), "[10,2,333]");
        assert_eq!(record.json_without(&[0]), "[2,333]");
        assert_eq!(record.json_without(&[1]), "[10,333]");
        assert_eq!(record.json_without(&[1, 2]), "[10]");
        assert_eq!(record.json_without(&[0, 1, 2]), "[]");
    }

    #[test]
    fn long_records_are_compressed_and_read_back() {
        for length in [10, LONG - 1, LONG, 50 * LONG] {
            let json = "x".repeat(length);
            let record = Record { stored: compressed(&json), json: json.clone(), ends: Vec::new() };
            assert_eq!(record.stored.is_some(), length >= LONG);
            match record.stored() {
                Stored::Text(text) => assert_eq!(text, json),
                Stored::Block(block) => assert_eq!(json_of_block(&block).unwrap(), json),
            }
        }
    }

    #[test]
    fn a_damaged_block_is_an_error() {
        assert!(json_of_block(&[200, 0, 0, 0, 1, 2, 3]).is_err());
        assert!(json_of_block(&[255, 255, 255, 255, 0]).is_err());
        assert!(json_of_block(&[]).is_err());
    }
}
