//! What unpacking a document would cost, found out without keeping anything: a small file can hide gigabytes.

use std::io::Read;

use cashflow_core::Result;
use flate2::read::ZlibDecoder;

use super::super::settings::Limits;
use super::too_large;

/// A stream that packs into itself more often than this is refused.
const MAX_NESTING: u32 = 3;
/// Streams of the old LZW packing (up to 1 : 1400) may have this many bytes.
const MAX_LZW: usize = 128 << 10;
/// Pictures say their size within this many first bytes.
const ANNOUNCEMENT: usize = 4096;

/// Refuses a document whose streams unpack to more than a picture of the permitted size would need.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<()> {
    let allowed = limits.max_pixels.saturating_mul(4);
    let mut total = 0u64;
    let mut rest = bytes;
    while let Some(at) = find(rest, b"stream") {
        let (before, after) = rest.split_at(at);
        let content = &after[b"stream".len()..];
        rest = content;
        if before.ends_with(b"end") {
            continue;
        }
        let content = content.strip_prefix(b"\r").unwrap_or(content);
        let content = content.strip_prefix(b"\n").unwrap_or(content);
        let dictionary = &before[before.len().saturating_sub(1024)..];
        if find(dictionary, b"LZW").is_some()
            && content.len() > MAX_LZW
            && find(&content[..MAX_LZW], b"endstream").is_none()
        {
            return Err(too_large("the PDF holds too much in the old LZW packing".to_owned()));
        }
        let start = &content[..content.len().min(ANNOUNCEMENT)];
        let pixels = jpeg2000_pixels(start).max(jbig2_pixels(start));
        if pixels > limits.max_pixels {
            return Err(too_large(format!(
                "a picture of the PDF has more than {} pixels",
                limits.max_pixels
            )));
        }
        total = total.saturating_add(unpacked(&mut &*content, allowed, 0));
        if total > allowed {
            return Err(too_large(format!("the PDF unpacks to more than {allowed} bytes")));
        }
    }
    Ok(())
}

/// How many bytes a stream unpacks to, itself and what is packed inside; counting ends above `allowed`.
fn unpacked(stream: &mut dyn Read, allowed: u64, nesting: u32) -> u64 {
    let mut start = [0u8; 2];
    if stream.read_exact(&mut start).is_err() || !is_zlib(start) {
        return 0;
    }
    if nesting >= MAX_NESTING {
        return u64::MAX;
    }
    let mut packed = start.as_slice().chain(stream);
    let mut counted = Counted { inner: ZlibDecoder::new(&mut packed as &mut dyn Read), count: 0, allowed };
    let inside = unpacked(&mut counted, allowed, nesting + 1);
    // A damaged end does not matter here.
    let _ = std::io::copy(&mut counted, &mut std::io::sink());
    counted.count.saturating_add(inside)
}

fn is_zlib([method, flags]: [u8; 2]) -> bool {
    method & 0x0f == 8 && u16::from_be_bytes([method, flags]) % 31 == 0
}

/// A reader that counts and ends once it has given more than `allowed`.
struct Counted<R> {
    inner: R,
    count: u64,
    allowed: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.count > self.allowed {
            return Ok(0);
        }
        let read = self.inner.read(buffer)?;
        self.count += read as u64;
        Ok(read)
    }
}

/// The size that a JPEG 2000 code stream announces (its SIZ marker), 0 for anything else.
fn jpeg2000_pixels(content: &[u8]) -> u64 {
    let is_jpeg2000 =
        content.starts_with(b"\x00\x00\x00\x0cjP  ") || content.starts_with(b"\xff\x4f\xff\x51");
    if !is_jpeg2000 {
        return 0;
    }
    find(content, b"\xff\x4f\xff\x51").map_or(0, |at| area(content, at + 8))
}

/// The page size that a JBIG2 stream announces (its page information segment), 0 for anything else.
fn jbig2_pixels(content: &[u8]) -> u64 {
    find(content, b"\x30\x00\x01\x00\x00\x00\x13").map_or(0, |at| area(content, at + 7))
}

/// Two numbers of four bytes multiplied.
fn area(content: &[u8], at: usize) -> u64 {
    let number = |at: usize| {
        content
            .get(at..at + 4)
            .and_then(|b| b.try_into().ok())
            .map_or(0, |b| u64::from(u32::from_be_bytes(b)))
    };
    number(at).saturating_mul(number(at + 4))
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let (&first, tail) = wanted.split_first()?;
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|&byte| byte == first) {
        let at = from + at;
        if bytes[at + 1..].starts_with(tail) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).expect("memory");
        encoder.finish().expect("memory")
    }

    fn document(stream: &[u8]) -> Vec<u8> {
        [b"%PDF-1.7\n1 0 obj << >> stream\r\n", stream, b"\nendstream endobj"].concat()
    }

    #[test]
    fn what_fits_passes_and_a_bomb_does_not() {
        let limits = Limits { max_pixels: 1000, ..Limits::default() };
        assert!(check(&document(&packed(&[7; 3000])), &limits).is_ok());
        assert_eq!(
            check(&document(&packed(&[7; 9000])), &limits).expect_err("a bomb").code(),
            "pdf_too_large"
        );
        let nested = packed(&packed(&[7; 900_000]));
        assert_eq!(check(&document(&nested), &limits).expect_err("a bomb in a bomb").code(), "pdf_too_large");
    }

    #[test]
    fn announced_picture_sizes_are_believed() {
        let huge = [0x7f, 0xff, 0xff, 0xff];
        let jpeg2000 = [&b"\xff\x4f\xff\x51\x00\x2f\x00\x00"[..], &huge, &huge].concat();
        let jbig2 = [&b"\x00\x00\x00\x00\x30\x00\x01\x00\x00\x00\x13"[..], &huge, &huge].concat();
        for stream in [jpeg2000, jbig2] {
            assert!(check(&document(&stream), &Limits::default()).is_err());
        }
        assert!(check(b"%PDF-1.4 stream", &Limits::default()).is_ok());
    }
}
