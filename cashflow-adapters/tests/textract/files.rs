//! Documents to send: small pictures, each different, and PDFs.

use std::io::Cursor;

use cashflow_core::domain::MediaType;
use cashflow_core::ports::Document;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

pub(crate) fn document(content: Vec<u8>, media_type: MediaType) -> Document {
    Document { content, media_type }
}

pub(crate) fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A picture of 60 × 80 pixels with a mark of its own.
pub(crate) fn picture(mark: u8) -> DynamicImage {
    let pixel = |x, y| if x == 7 && y == 7 { Rgb([mark, 0, 0]) } else { Rgb([255; 3]) };
    DynamicImage::ImageRgb8(RgbImage::from_fn(60, 80, pixel))
}

pub(crate) fn png(mark: u8) -> Document {
    document(encoded(&picture(mark), ImageFormat::Png), MediaType::Png)
}

pub(crate) fn jpeg(mark: u8) -> Document {
    document(encoded(&picture(mark), ImageFormat::Jpeg), MediaType::Jpeg)
}

/// A PDF of empty pages of A4.
pub(crate) fn pdf(pages: usize) -> Document {
    let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", page + 3)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {pages} /Kids [{}] >>", kids.join(" ")),
    ];
    objects.extend(kids.iter().map(|_| "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>".to_owned()));
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut offsets = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        offsets.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", number + 1).bytes());
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1).bytes());
    file.extend(offsets.iter().flat_map(|offset| format!("{offset:010} 00000 n \n").into_bytes()));
    let trailer =
        format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", offsets.len() + 1);
    file.extend(trailer.bytes());
    document(file, MediaType::Pdf)
}
