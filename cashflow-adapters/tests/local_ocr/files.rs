//! Small files made for the tests.

use std::io::Cursor;

use image::{DynamicImage, GrayImage, ImageFormat, Luma};

/// A picture without anything on it.
pub(crate) fn white(width: u32, height: u32) -> Vec<u8> {
    encoded(DynamicImage::ImageLuma8(GrayImage::from_pixel(width, height, Luma([255]))), ImageFormat::Png)
}

pub(crate) fn encoded(image: DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    image.write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// A PNG that only announces a picture of this size.
pub(crate) fn announced_png(width: u32, height: u32, bits: u8, colour_type: u8) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[bits, colour_type, 0, 0, 0]].concat();
    for (name, data) in [(b"IHDR", header), (b"IDAT", Vec::new()), (b"IEND", Vec::new())] {
        let chunk = [&name[..], &data].concat();
        file.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        file.extend(&chunk);
        file.extend(crc(&chunk).to_be_bytes());
    }
    file
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, &byte| {
        (0..8).fold(
            crc ^ u32::from(byte),
            |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 },
        )
    })
}

/// A document of these objects, the first of which is the catalog.
pub(crate) fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        offsets.push(file.len());
        file.extend(format!("{} 0 obj\n", i + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for offset in offsets {
        file.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    file.extend(
        format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF", objects.len() + 1).bytes(),
    );
    file
}

pub(crate) fn stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<< /Length {} {dictionary} >> stream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// A document of pages of one size (in points) with the same content, and more objects, which are numbered from 5.
pub(crate) fn pdf_pages(count: usize, size: (f32, f32), content: Vec<u8>, more: Vec<Vec<u8>>) -> Vec<u8> {
    let first = 5 + more.len();
    let kids: Vec<String> = (first..first + count).map(|page| format!("{page} 0 R")).collect();
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Count {count} /Kids [{}] >>", kids.join(" ")).into_bytes(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>".to_vec(),
        content,
    ];
    objects.extend(more);
    let (width, height) = size;
    objects.extend(kids.iter().map(|_| {
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 4 0 R \
             /Resources << /Font << /F 3 0 R >> /XObject << /X 5 0 R >> >> >>"
        )
        .into_bytes()
    }));
    pdf(&objects)
}
