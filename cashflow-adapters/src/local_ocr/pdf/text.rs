//! From the placed characters of a page to lines of words.

use std::collections::BTreeMap;

use cashflow_core::domain::{Confidence, Point, Quad, ReadingLine, ReadingWord};

use super::survey::PlacedGlyph;

/// Shares of the font size.
const SAME_ROW: f32 = 0.35;
const WORD_GAP: f32 = 0.17;
const COLUMN_GAP: f32 = 1.5;
const ASCENT: f32 = 0.8;
const DESCENT: f32 = 0.22;
/// The same character this near is a bold type made by drawing it twice.
const DOUBLE_STRIKE: f32 = 0.12;

/// A character in the coordinates of its reading direction: `u` along it, `v` across it.
struct Laid {
    text: String,
    u: f32,
    end: f32,
    v: f32,
    size: f32,
}

/// The lines of a page of this size; boxes are cut at its border, and characters outside are left out.
pub(super) fn lines(glyphs: Vec<PlacedGlyph>, width: u32, height: u32) -> Vec<ReadingLine> {
    // By reading direction, in whole degrees.
    let mut directions: BTreeMap<i32, (Point, Vec<Laid>)> = BTreeMap::new();
    for glyph in glyphs {
        let inside =
            (0.0..=width as f32).contains(&glyph.origin.x) && (0.0..=height as f32).contains(&glyph.origin.y);
        if !inside || glyph.size < 1.0 || glyph.text.trim().is_empty() {
            continue;
        }
        let angle = glyph.along.y.atan2(glyph.along.x).to_degrees().round() as i32;
        let (along, laid) = directions.entry(angle).or_insert_with(|| (glyph.along, Vec::new()));
        let u = glyph.origin.x * along.x + glyph.origin.y * along.y;
        let v = glyph.origin.y * along.x - glyph.origin.x * along.y;
        laid.push(Laid { text: glyph.text, u, end: u + glyph.advance.max(0.0), v, size: glyph.size });
    }
    let page = (width as f32, height as f32);
    directions
        .into_values()
        .flat_map(|(along, laid)| rows(laid).into_iter().flat_map(move |row| columns(row, along, page)))
        .collect()
}

/// Characters on one base line, from left to right.
fn rows(mut laid: Vec<Laid>) -> Vec<Vec<Laid>> {
    laid.sort_by(|a, b| a.v.total_cmp(&b.v));
    let mut rows: Vec<Vec<Laid>> = Vec::new();
    for glyph in laid {
        match rows.last_mut() {
            Some(row)
                if row
                    .last()
                    .is_some_and(|last| glyph.v - last.v <= SAME_ROW * glyph.size.min(last.size)) =>
            {
                row.push(glyph);
            }
            _ => rows.push(vec![glyph]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.u.total_cmp(&b.u));
        row.dedup_by(|next, kept| next.text == kept.text && next.u - kept.u < DOUBLE_STRIKE * kept.size);
    }
    rows
}

/// The row cut at wide gaps, each part with its words.
fn columns(row: Vec<Laid>, along: Point, page: (f32, f32)) -> Vec<ReadingLine> {
    let mut columns: Vec<Vec<Vec<Laid>>> = Vec::new();
    let mut end = f32::NEG_INFINITY;
    for glyph in row {
        let gap = (glyph.u - end) / glyph.size;
        end = if gap > COLUMN_GAP { glyph.end } else { end.max(glyph.end) };
        match columns.last_mut() {
            Some(column) if gap <= COLUMN_GAP => match column.last_mut() {
                Some(word) if gap <= WORD_GAP => word.push(glyph),
                _ => column.push(vec![glyph]),
            },
            _ => columns.push(vec![vec![glyph]]),
        }
    }
    columns.into_iter().map(|column| line(&column, along, page)).collect()
}

fn line(words: &[Vec<Laid>], along: Point, page: (f32, f32)) -> ReadingLine {
    let words: Vec<ReadingWord> = words
        .iter()
        .map(|glyphs| ReadingWord {
            text: glyphs.iter().map(|g| g.text.as_str()).collect::<String>().trim().to_owned(),
            confidence: Confidence::CERTAIN,
            quad: quad(glyphs.iter(), along, page),
        })
        .collect();
    let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
    let corners = |i: usize, of: &ReadingWord| of.quad.0[i];
    let (first, last) = (&words[0], &words[words.len() - 1]);
    let quad = Quad([corners(0, first), corners(1, last), corners(2, last), corners(3, first)]);
    ReadingLine { text: texts.join(" "), confidence: Confidence::CERTAIN, quad, words }
}

/// The box around characters of one word.
fn quad<'a>(glyphs: impl Iterator<Item = &'a Laid>, along: Point, (width, height): (f32, f32)) -> Quad {
    let (mut left, mut right, mut top, mut bottom) =
        (f32::INFINITY, f32::NEG_INFINITY, f32::INFINITY, f32::NEG_INFINITY);
    for glyph in glyphs {
        left = left.min(glyph.u);
        right = right.max(glyph.end);
        top = top.min(glyph.v - ASCENT * glyph.size);
        bottom = bottom.max(glyph.v + DESCENT * glyph.size);
    }
    let corner = |u: f32, v: f32| Point {
        x: (u * along.x - v * along.y).clamp(0.0, width),
        y: (u * along.y + v * along.x).clamp(0.0, height),
    };
    Quad([corner(left, top), corner(right, top), corner(right, bottom), corner(left, bottom)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(glyphs: &mut Vec<PlacedGlyph>, text: &str, mut x: f32, y: f32) {
        for c in text.chars() {
            glyphs.push(PlacedGlyph {
                text: c.to_string(),
                origin: Point { x, y },
                along: Point { x: 1.0, y: 0.0 },
                size: 10.0,
                advance: 6.0,
            });
            x += 6.0;
        }
    }

    #[test]
    fn a_wide_gap_starts_another_line_and_a_blank_another_word() {
        let mut glyphs = Vec::new();
        write(&mut glyphs, "9.00", 200.0, 50.2);
        write(&mut glyphs, "TOTAL DUE", 10.0, 50.0);
        write(&mut glyphs, "Shop", 10.0, 30.0);
        let lines = lines(glyphs, 300, 100);
        let texts: Vec<&str> = lines.iter().map(|l| l.text.as_str()).collect();
        assert_eq!(texts, ["Shop", "TOTAL DUE", "9.00"]);
        assert_eq!(lines[1].words.len(), 2);
        let (left, top, right, bottom) = lines[1].words[1].quad.bounds();
        assert!((left - 46.0).abs() < 0.1 && (right - 64.0).abs() < 0.1 && top < 50.0 && bottom > 50.0);
    }

    #[test]
    fn bold_type_made_by_drawing_twice_is_read_once() {
        let mut glyphs = Vec::new();
        write(&mut glyphs, "SHOP", 10.0, 30.0);
        write(&mut glyphs, "SHOP", 10.4, 30.0);
        assert_eq!(lines(glyphs, 300, 100)[0].text, "SHOP");
    }
}
