//! PDF documents: with text, without, both, damaged, protected, and made to cost much.

use std::io::Write as _;

use cashflow_core::ErrorKind;
use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::files::{pdf, pdf_pages, stream};
use crate::{ocr, refusal, sample, text};

/// A receipt's width and some length, in points.
const SIZE: (f32, f32) = (226.0, 400.0);

fn typed(lines: &[&str]) -> Vec<u8> {
    let shown: Vec<String> = lines.iter().map(|line| format!("({line}) Tj T*")).collect();
    stream("", format!("BT /F 10 Tf 12 TL 20 360 Td {} ET", shown.join(" ")).as_bytes())
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_page_is_read_by_its_text_with_boxes_where_it_stands() {
    let content = typed(&["CAFETERIA LUNA", "2 x Caf\\351     3,00", "TOTAL          12,50 \\200"]);
    let reading = ocr().read_bytes(&pdf_pages(1, SIZE, content, Vec::new())).unwrap();
    let page = &reading.pages[0];
    assert_eq!((page.width, page.height), (565, 1000));
    assert_eq!(text(&reading), "CAFETERIA LUNA\n2 x Café\n3,00\nTOTAL\n12,50 €");
    let (left, top, right, bottom) = page.lines[0].quad.bounds();
    // 14 characters of 6 points from 20 points, the base line 40 points below the top; 2.5 pixels a point.
    assert!((left - 50.0).abs() < 1.0 && (right - 260.0).abs() < 2.0, "{left} to {right}");
    assert!(top < 90.0 && bottom > 100.0 && bottom - top < 30.0, "{top} to {bottom}");
    assert_eq!(page.lines[0].words.len(), 2);
}

#[test]
fn pages_without_text_are_drawn_and_read() {
    let reading = ocr().read_bytes(&sample("es-hotel.pdf")).unwrap();
    assert_eq!(reading.pages.len(), 2);
    assert!(text(&reading).contains("TOTAL FACTURA"), "{}", text(&reading));
}

#[test]
fn invisible_text_over_a_scan_is_not_believed() {
    let hidden = stream("", b"BT 3 Tr /F 10 Tf 20 360 Td (ANOTHER PROGRAM GUESSED THIS) Tj ET");
    let reading = ocr().read_bytes(&pdf_pages(1, SIZE, hidden, Vec::new())).unwrap();
    assert_eq!(text(&reading), "");
}

#[test]
fn every_page_is_read_up_to_the_limit() {
    let content = || typed(&["CAFETERIA LUNA", "TOTAL 12,50"]);
    let reading = ocr().read_bytes(&pdf_pages(20, SIZE, content(), Vec::new())).unwrap();
    assert_eq!(reading.pages.len(), 20);
    let many = pdf_pages(21, SIZE, content(), Vec::new());
    assert_eq!(refusal(&many), (ErrorKind::TooLarge, "pdf_too_large"));
}

#[test]
fn an_empty_page_has_no_lines() {
    let reading = ocr().read_bytes(&pdf_pages(1, SIZE, stream("", b""), Vec::new())).unwrap();
    assert!(reading.pages.len() == 1 && reading.pages[0].lines.is_empty());
}

#[test]
fn damaged_and_protected_documents_are_refused() {
    let nothing = pdf(&[b"<< /Type /Catalog >>".to_vec()]);
    let no_pages =
        pdf(&[b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), b"<< /Type /Pages /Kids [] >>".to_vec()]);
    let flat = pdf_pages(1, (f32::NAN, 0.0), typed(&["CAFETERIA LUNA"]), Vec::new());
    for file in [nothing, no_pages, b"%PDF-1.7".to_vec(), sample("es-hotel.pdf")[..5000].to_vec()] {
        assert_eq!(refusal(&file), (ErrorKind::Unreadable, "pdf_unreadable"));
    }
    // A page of no size is taken as one of the usual size.
    assert!(ocr().read_bytes(&flat).is_ok());
    let mut protected = pdf_pages(1, SIZE, typed(&["CAFETERIA LUNA"]), Vec::new());
    let at = protected.windows(7).position(|bytes| bytes == b"trailer").unwrap();
    protected.splice(at + 10..at + 10, *b" /Encrypt << /Filter /Standard /V 1 /R 2 >> ");
    assert_eq!(refusal(&protected), (ErrorKind::Unreadable, "pdf_protected"));
}

#[test]
fn huge_pages_are_drawn_small() {
    for size in [(20_000.0, 20_000.0), (14_400.0, 3.0), (1.0, 1.0)] {
        let reading = ocr().read_bytes(&pdf_pages(1, size, stream("", b"0 0 5 5 re f"), Vec::new())).unwrap();
        let page = &reading.pages[0];
        assert!(
            u64::from(page.width) * u64::from(page.height) <= 8_000_000,
            "{} × {}",
            page.width,
            page.height
        );
    }
}

#[test]
fn a_document_that_unpacks_without_end_is_refused() {
    let zeros = packed(&vec![0; 60 << 20]);
    for bomb in [
        stream("/Filter /FlateDecode", &zeros),
        stream("/Filter [/FlateDecode /FlateDecode]", &packed(&zeros)),
    ] {
        let more = vec![bomb; 8];
        let file = pdf_pages(1, SIZE, typed(&["CAFETERIA LUNA"]), more);
        assert_eq!(refusal(&file), (ErrorKind::TooLarge, "pdf_too_large"));
    }
}

#[test]
fn a_page_that_draws_without_end_is_refused() {
    // Each form draws the next one twenty times: 20 to the power of 8 strokes in a file of two kilobytes.
    let draw = "/X Do ".repeat(20);
    let form = |next: usize, content: &str| {
        let resources = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {next} 0 R >> >>"
        );
        stream(&resources, content.as_bytes())
    };
    let mut forms: Vec<Vec<u8>> = (0..8).map(|i| form(6 + i, &draw)).collect();
    forms.push(form(1, "0 0 m 9 9 l S"));
    let file = pdf_pages(1, SIZE, stream("", draw.as_bytes()), forms);
    assert_eq!(refusal(&file), (ErrorKind::TooLarge, "pdf_too_large"));
}

#[test]
fn a_huge_picture_in_a_document_is_refused() {
    let image = stream(
        "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 1 /ColorSpace /DeviceGray \
         /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 60000 /Rows 60000 >>",
        b"\0\x10\x01\0\x10\x01",
    );
    let file = pdf_pages(1, SIZE, stream("", b"226 0 0 400 0 0 cm /X Do"), vec![image]);
    assert_eq!(refusal(&file), (ErrorKind::TooLarge, "pdf_too_large"));
}
