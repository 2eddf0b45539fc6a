//! Stored files: addressed by their content, typed by their content.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::error::{Error, Result};

/// A file in the file store.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StoredFile {
    /// SHA-256 of the content, which is also its address in the store.
    pub sha256: ContentHash,
    /// What it is, decided by its content.
    pub media_type: MediaType,
    /// Its size in bytes.
    pub size: u64,
}

/// SHA-256 of a content, written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentHash([u8; 32]);

impl ContentHash {
    /// Of a content.
    pub fn of(content: &[u8]) -> Self {
        Self(Sha256::digest(content).into())
    }

    /// From its bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for ContentHash {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let wrong = || Error::invalid("sha256", "not 64 hexadecimal digits");
        // Checked digit by digit, since the parser of numbers takes a sign too.
        if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(wrong());
        }
        let mut bytes = [0; 32];
        for (i, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * i..2 * i + 2], 16).map_err(|_| wrong())?;
        }
        Ok(Self(bytes))
    }
}

impl Serialize for ContentHash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ContentHash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The kinds of files that receipts come as (RFC 6838 names).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum MediaType {
    /// A photo.
    #[serde(rename = "image/jpeg")]
    Jpeg,
    /// A screenshot or scan.
    #[serde(rename = "image/png")]
    Png,
    /// A photo from the web.
    #[serde(rename = "image/webp")]
    WebP,
    /// A document.
    #[serde(rename = "application/pdf")]
    Pdf,
}

impl MediaType {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Jpeg, Self::Png, Self::WebP, Self::Pdf];

    /// What a content is, by its first bytes. A name or a declared type is never believed.
    pub fn sniff(content: &[u8]) -> Option<Self> {
        match content {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::WebP),
            // The header may stand within the first kilobyte (ISO 32000, annex H).
            _ if content[..content.len().min(1024)].windows(5).any(|bytes| bytes == b"%PDF-") => {
                Some(Self::Pdf)
            }
            _ => None,
        }
    }

    /// Its name, such as `image/jpeg`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Pdf => "application/pdf",
        }
    }

    /// The usual ending of a file name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Pdf => "pdf",
        }
    }
}

impl FromStr for MediaType {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Self::ALL.iter().copied().find(|media_type| media_type.as_str() == text).ok_or_else(|| {
            Error::invalid("media_type", "must be image/jpeg, image/png, image/webp or application/pdf")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_is_known_by_its_first_bytes() {
        let pdf = |before: usize| [vec![b' '; before], b"%PDF-1.7".to_vec()].concat();
        let known: [(&[u8], MediaType); 7] = [
            (b"\xff\xd8\xff\xe0\0\x10JFIF", MediaType::Jpeg),
            (b"\xff\xd8\xff", MediaType::Jpeg),
            (b"\x89PNG\r\n\x1a\n\0", MediaType::Png),
            (b"RIFF\x24\0\0\0WEBPVP8 ", MediaType::WebP),
            (&pdf(0), MediaType::Pdf),
            (&pdf(3), MediaType::Pdf),
            (&pdf(1024 - 5), MediaType::Pdf),
        ];
        for (content, media_type) in known {
            assert_eq!(MediaType::sniff(content), Some(media_type));
        }
        let unknown: [&[u8]; 10] = [
            b"",
            b"\xff",
            b"\xff\xd8",
            b"\x89PNG\n",
            b"RIFF\x24\0\0\0WAVE",
            b"RIFF",
            b"GIF89a",
            b"a text named .jpg",
            b"%PDF",
            &pdf(1024 - 4),
        ];
        for content in unknown {
            assert_eq!(MediaType::sniff(content), None, "{:?}", String::from_utf8_lossy(content));
        }
    }

    #[test]
    fn names_of_types_come_back() {
        for media_type in [MediaType::Jpeg, MediaType::Png, MediaType::WebP, MediaType::Pdf] {
            assert_eq!(media_type.as_str().parse::<MediaType>().unwrap(), media_type);
            let json = serde_json::to_string(&media_type).unwrap();
            assert_eq!(json, format!("\"{}\"", media_type.as_str()), "JSON has the same name");
        }
        assert!("image/jpg".parse::<MediaType>().is_err());
    }

    #[test]
    fn a_hash_is_64_digits_and_comes_back() {
        let empty = ContentHash::of(b"");
        let text = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(empty.to_string(), text);
        assert_eq!(text.parse::<ContentHash>().unwrap(), empty);
        assert_eq!(text.to_uppercase().parse::<ContentHash>().unwrap(), empty);
        let signed = format!("+{}", &text[1..]);
        let wide = format!("é{}", &text[2..]);
        for wrong in ["", &text[1..], &format!("{text}0"), &signed, &wide, &text.replace('e', "g")] {
            assert_eq!(wrong.parse::<ContentHash>().unwrap_err().field(), Some("sha256"), "{wrong}");
        }
    }
}
