//! Keyset pages: stable under concurrent writes, in both directions, at the same cost wherever they are.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::{Error, Result};

/// How much of a list, and from where. Lists come newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PageRequest {
    /// The most items.
    pub limit: PageLimit,
    /// Where to go on; none starts at the newest.
    pub cursor: Option<Cursor>,
}

impl PageRequest {
    /// The first page. Errors: a limit beyond 1 to 500.
    pub fn first(limit: u32) -> Result<Self> {
        Ok(Self { limit: PageLimit::new(limit)?, cursor: None })
    }

    /// The page at a cursor. Errors: a limit beyond 1 to 500.
    pub fn at(cursor: Cursor, limit: u32) -> Result<Self> {
        Ok(Self { limit: PageLimit::new(limit)?, cursor: Some(cursor) })
    }
}

/// The most items of a page: 1 to 500.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PageLimit(u32);

impl PageLimit {
    /// Checks it.
    pub fn new(limit: u32) -> Result<Self> {
        if (1..=500).contains(&limit) {
            return Ok(Self(limit));
        }
        Err(Error::invalid("limit", "must be from 1 to 500"))
    }

    /// The number.
    pub fn get(self) -> usize {
        self.0 as usize
    }
}

impl Default for PageLimit {
    fn default() -> Self {
        Self(50)
    }
}

/// A place between two items of a list, and the direction to read on. Opaque to callers, who pass it back as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cursor {
    /// Older or newer.
    pub direction: Direction,
    /// The sort key of the item beside it: the day number of a movement, the microseconds of a receipt.
    pub key: i64,
    /// The id of the item beside it.
    pub id: Uuid,
}

/// Which way to read from a cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Towards what is older: the next page.
    Older,
    /// Towards what is newer: the previous page.
    Newer,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let direction = match self.direction {
            Direction::Older => 'o',
            Direction::Newer => 'n',
        };
        write!(f, "{direction}{}.{}", self.key, self.id.simple())
    }
}

impl FromStr for Cursor {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let parse = || {
            let (direction, rest) = text.split_at_checked(1)?;
            let direction = match direction {
                "o" => Direction::Older,
                "n" => Direction::Newer,
                _ => return None,
            };
            let (key, id) = rest.split_once('.')?;
            Some(Self { direction, key: key.parse().ok()?, id: Uuid::try_parse(id).ok()? })
        };
        parse().ok_or_else(|| Error::invalid("cursor", "not a cursor of this list"))
    }
}

impl Serialize for Cursor {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Cursor {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A page of a list, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// The items.
    pub items: Vec<T>,
    /// Where older items go on, if there are any.
    pub next: Option<Cursor>,
    /// Where newer items go on, if there may be any.
    pub previous: Option<Cursor>,
}

impl<T> Page<T> {
    /// From what a store found in the direction of the request (nearest to the cursor first): it asks for one item more
    /// than the limit, to know whether there is more. `key` gives an item's sort key and id.
    pub fn from_found(mut found: Vec<T>, request: &PageRequest, key: impl Fn(&T) -> (i64, Uuid)) -> Self {
        let more = found.len() > request.limit.get();
        found.truncate(request.limit.get());
        let backwards = request.cursor.is_some_and(|cursor| cursor.direction == Direction::Newer);
        if backwards {
            found.reverse();
        }
        let cursor =
            |item: Option<&T>, direction| item.map(&key).map(|(key, id)| Cursor { direction, key, id });
        let older = if backwards { request.cursor.is_some() } else { more };
        let newer = if backwards { more } else { request.cursor.is_some() };
        let next = cursor(found.last().filter(|_| older), Direction::Older);
        let previous = cursor(found.first().filter(|_| newer), Direction::Newer);
        Self { items: found, next, previous }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page of numbers, each its own key and id, as found in the direction of the request.
    fn page(found: &[i64], limit: u32, from: Option<(Direction, i64)>) -> Page<i64> {
        let key = |item: &i64| (*item, Uuid::from_u128(item.unsigned_abs().into()));
        let cursor = from.map(|(direction, item)| Cursor { direction, key: item, id: key(&item).1 });
        let request = PageRequest { cursor, ..PageRequest::first(limit).unwrap() };
        Page::from_found(found.to_vec(), &request, key)
    }

    fn sides<T>(page: &Page<T>) -> (Option<i64>, Option<i64>) {
        let key = |cursor: Cursor, direction| {
            assert_eq!(cursor.direction, direction);
            cursor.key
        };
        (
            page.next.map(|cursor| key(cursor, Direction::Older)),
            page.previous.map(|cursor| key(cursor, Direction::Newer)),
        )
    }

    #[test]
    fn the_first_page_goes_on_only_if_there_is_more() {
        let all = page(&[9, 8], 2, None);
        assert_eq!((all.items.as_slice(), sides(&all)), (&[9, 8][..], (None, None)));
        let some = page(&[9, 8, 7], 2, None);
        assert_eq!((some.items.as_slice(), sides(&some)), (&[9, 8][..], (Some(8), None)));
    }

    #[test]
    fn a_page_towards_older_leads_back() {
        let middle = page(&[7, 6, 5], 2, Some((Direction::Older, 8)));
        assert_eq!((middle.items.as_slice(), sides(&middle)), (&[7, 6][..], (Some(6), Some(7))));
        let last = page(&[5], 2, Some((Direction::Older, 6)));
        assert_eq!((last.items.as_slice(), sides(&last)), (&[5][..], (None, Some(5))));
    }

    #[test]
    fn a_page_towards_newer_is_turned_round() {
        // Nearest first: the store found 6, 7 and one more.
        let middle = page(&[6, 7, 8], 2, Some((Direction::Newer, 5)));
        assert_eq!((middle.items.as_slice(), sides(&middle)), (&[7, 6][..], (Some(6), Some(7))));
        let newest = page(&[8, 9], 2, Some((Direction::Newer, 7)));
        assert_eq!((newest.items.as_slice(), sides(&newest)), (&[9, 8][..], (Some(8), None)));
    }

    #[test]
    fn an_empty_page_leads_nowhere() {
        for from in [None, Some((Direction::Older, 1)), Some((Direction::Newer, 1))] {
            assert_eq!(page(&[], 5, from), Page { items: vec![], next: None, previous: None });
        }
    }

    #[test]
    fn a_cursor_comes_back_from_its_text() {
        for direction in [Direction::Older, Direction::Newer] {
            for key in [0, -719_163, i64::MIN, i64::MAX] {
                for id in [Uuid::nil(), Uuid::max(), Uuid::from_u128(0x0189_0a5d)] {
                    let cursor = Cursor { direction, key, id };
                    assert_eq!(cursor.to_string().parse::<Cursor>().unwrap(), cursor);
                    let json = serde_json::to_string(&cursor).unwrap();
                    assert_eq!(serde_json::from_str::<Cursor>(&json).unwrap(), cursor);
                }
            }
        }
    }

    #[test]
    fn what_is_no_cursor_is_refused() {
        let id = Uuid::nil().simple();
        for text in ["", "o", "o1", "o1.", "x1.2", "o.2", "é1.2", &format!("o1.{id}0"), &format!("p1.{id}")]
        {
            let error = text.parse::<Cursor>().unwrap_err();
            assert_eq!(error.field(), Some("cursor"), "{text}");
        }
    }

    #[test]
    fn limits_go_from_1_to_500() {
        assert!([0, 501, u32::MAX].into_iter().all(|limit| PageRequest::first(limit).is_err()));
        assert!([1, 50, 500].into_iter().all(|limit| PageRequest::first(limit).is_ok()));
        assert_eq!(PageLimit::default().get(), 50);
    }
}
