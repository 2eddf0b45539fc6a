//! Cases of readers of documents.

use std::sync::Arc;

use crate::domain::{Quad, ReadingPage, fold};
use crate::error::ErrorKind;
use crate::ports::{Document, ReceiptReader};
use crate::testkit::{Bench, assert_refused, assert_refused_as};

/// A reader under test, with documents for it.
pub trait ReaderSetup: Send + Sync {
    /// The reader.
    fn reader(&self) -> &dyn ReceiptReader;

    /// A document with clear print, and words that stand on it.
    fn printed(&self) -> (Document, Vec<String>);

    /// A document without print.
    fn blank(&self) -> Document;

    /// Documents that say that they are of a type that it reads, and cannot be decoded: empty, cut off, something else.
    fn undecodable(&self) -> Vec<Document>;

    /// A document that is over a limit of the reader.
    fn too_large(&self) -> Document;

    /// A document of a type that it does not read; none if it reads all.
    fn unsupported(&self) -> Option<Document>;

    /// Readers of the same kind that cannot read: away, busy, not set up.
    fn away(&self) -> Vec<Arc<dyn ReceiptReader>>;
}

/// The cases of [`ReceiptReader`].
#[doc(hidden)]
#[macro_export]
macro_rules! __receipt_reader_cases {
    ($then:ident $($with:tt)*) => {
        $crate::$then! { [$($with)*]
            print_is_read_into_lines_on_pages =>
                "a printed document is read into pages with lines, whose boxes lie within the page",
            the_same_document_reads_the_same => "the same document gives the same reading",
            a_blank_document_has_no_lines => "a blank document gives a reading without lines",
            bad_documents_are_refused_for_good =>
                "a content that cannot be decoded is `Unreadable`, one that is too large `TooLarge`, a type that it does not read `UnsupportedMedia`; none is retried",
            a_reader_that_is_away_says_so => "an engine that is away, busy or not set up is `Unavailable`",
            a_check_refuses_only_what_reading_refuses =>
                "a check needs no engine: it lets pass what can be read, and what it refuses is refused alike by reading",
        }
    };
}

__receipt_reader_cases! { __case_table }

/// Whether a box lies within a page, to the rounding of a pixel.
fn lies_within(quad: &Quad, page: &ReadingPage) -> bool {
    let (left, top, right, bottom) = quad.bounds();
    let (width, height) = (page.width as f32, page.height as f32);
    left >= -0.5
        && top >= -0.5
        && right <= width + 0.5
        && bottom <= height + 0.5
        && left < right
        && top < bottom
}

pub async fn print_is_read_into_lines_on_pages(bench: Bench<dyn ReaderSetup>) {
    let (document, words) = bench.printed();
    let reading = bench.reader().read(&document).await.unwrap();
    assert!(!reading.engine.is_empty(), "a reading says who read it");
    assert!(!reading.pages.is_empty() && !words.is_empty());
    let mut text = String::new();
    for page in &reading.pages {
        assert!(page.width > 0 && page.height > 0);
        for line in &page.lines {
            assert!(!line.text.trim().is_empty(), "a line has a text");
            assert!(lies_within(&line.quad, page), "{:?} of {:?}", line.quad, line.text);
            for word in &line.words {
                assert!(lies_within(&word.quad, page), "{:?} of {:?}", word.quad, word.text);
            }
            text.push_str(&line.text);
            text.push('\n');
        }
    }
    let text = fold(&text);
    for word in words {
        assert!(text.contains(&fold(&word)), "{word:?} was not read in:\n{text}");
    }
}

pub async fn the_same_document_reads_the_same(bench: Bench<dyn ReaderSetup>) {
    let (document, _) = bench.printed();
    let first = bench.reader().read(&document).await.unwrap();
    let reads = (0..2).map(|_| {
        let (setup, document) = (bench.under_test(), document.clone());
        async move { setup.reader().read(&document).await.unwrap() }
    });
    for again in bench.at_once(reads).await {
        assert_eq!(again, first);
    }
}

pub async fn a_blank_document_has_no_lines(bench: Bench<dyn ReaderSetup>) {
    let reading = bench.reader().read(&bench.blank()).await.unwrap();
    assert!(reading.pages.iter().all(|page| page.lines.is_empty()), "{reading:?}");
}

pub async fn bad_documents_are_refused_for_good(bench: Bench<dyn ReaderSetup>) {
    let undecodable = bench.undecodable();
    assert!(!undecodable.is_empty());
    for document in undecodable {
        let outcome = bench.reader().read(&document).await;
        assert_refused(outcome, ErrorKind::Unreadable, &format!("{document:?}"));
    }
    assert_refused(bench.reader().read(&bench.too_large()).await, ErrorKind::TooLarge, "one too large");
    if let Some(document) = bench.unsupported() {
        let outcome = bench.reader().read(&document).await;
        assert_refused(outcome, ErrorKind::UnsupportedMedia, &format!("{document:?}"));
    }
    let refusals = [ErrorKind::Unreadable, ErrorKind::TooLarge, ErrorKind::UnsupportedMedia];
    assert!(refusals.iter().all(|kind| !kind.is_retryable()));
}

pub async fn a_check_refuses_only_what_reading_refuses(bench: Bench<dyn ReaderSetup>) {
    let (printed, _) = bench.printed();
    let away = bench.away();
    let readers = away.iter().map(|reader| &**reader).chain([bench.reader()]);
    for reader in readers {
        for document in [&printed, &bench.blank()] {
            reader.check(&document.content, document.media_type).await.unwrap();
        }
    }
    let mut refusable = bench.undecodable();
    refusable.push(bench.too_large());
    refusable.extend(bench.unsupported());
    for document in refusable {
        let Err(refused) = bench.reader().check(&document.content, document.media_type).await else {
            continue;
        };
        let outcome = bench.reader().read(&document).await;
        assert_refused_as(outcome, refused.kind(), refused.code(), &format!("{document:?}"));
    }
}

pub async fn a_reader_that_is_away_says_so(bench: Bench<dyn ReaderSetup>) {
    let (document, _) = bench.printed();
    let away = bench.away();
    assert!(!away.is_empty());
    for reader in away {
        assert_refused(reader.read(&document).await, ErrorKind::Unavailable, &format!("{reader:?}"));
    }
    assert!(ErrorKind::Unavailable.is_retryable());
}
