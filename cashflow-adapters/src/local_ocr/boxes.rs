//! From the detector's probability map to turned rectangles around text lines (the post-processing of "DB" detectors).

use cashflow_core::domain::Point;

use super::geometry::{TurnedRect, smallest_rectangle};

/// A pixel above this is text.
const TEXT_THRESHOLD: f32 = 0.3;
/// A box whose mean probability is below this is dropped.
const BOX_THRESHOLD: f32 = 0.5;
/// The detector learns shrunken boxes: each side grows by area × this / perimeter.
const UNCLIP: f32 = 1.6;
/// Boxes lower than this (in map pixels) hold no readable text.
const MIN_SIDE: f32 = 3.0;
/// More boxes than this are noise, not a receipt.
const MAX_BOXES: usize = 1000;

/// A map of text probabilities, row by row.
pub(super) struct ProbabilityMap<'a> {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) values: &'a [f32],
}

/// The rectangles around the text of the map, in its pixels.
pub(super) fn text_boxes(map: &ProbabilityMap<'_>) -> Vec<TurnedRect> {
    outlines(map)
        .into_iter()
        .filter_map(|outline| smallest_rectangle(&outline))
        .filter(|rect| rect.height >= MIN_SIDE && mean_probability(map, rect) >= BOX_THRESHOLD)
        .map(|rect| {
            let grown = rect.width * rect.height * UNCLIP / (2.0 * (rect.width + rect.height));
            rect.grown(grown)
        })
        .filter(|rect| rect.height >= MIN_SIDE + 2.0)
        .take(MAX_BOXES)
        .collect()
}

/// A run of text pixels in one row: `start..end`, and the number of the set of runs that it belongs to.
#[derive(Clone, Copy)]
struct Run {
    row: usize,
    start: usize,
    end: usize,
}

/// For each set of touching text pixels (also across corners), the ends of its rows: enough for its convex hull.
fn outlines(map: &ProbabilityMap<'_>) -> Vec<Vec<Point>> {
    let mut runs: Vec<Run> = Vec::new();
    let mut parents: Vec<usize> = Vec::new();
    let (mut previous, mut this) = (0..0, 0..0);
    let mut row_mask = vec![false; map.width];
    for row in 0..map.height {
        fill_mask(map, row, &mut row_mask);
        let mut x = 0;
        while x < map.width {
            if !row_mask[x] {
                x += 1;
                continue;
            }
            let start = x;
            while x < map.width && row_mask[x] {
                x += 1;
            }
            parents.push(runs.len());
            runs.push(Run { row, start, end: x });
        }
        this = this.end..runs.len();
        join(&runs, &mut parents, previous.clone(), this.clone());
        previous = this.clone();
    }
    let mut sets: Vec<Vec<Point>> = Vec::new();
    let mut numbers = vec![usize::MAX; runs.len()];
    for (i, run) in runs.iter().enumerate() {
        let root = root(&mut parents, i);
        if numbers[root] == usize::MAX {
            numbers[root] = sets.len();
            sets.push(Vec::new());
        }
        let y = run.row as f32;
        sets[numbers[root]].extend([Point { x: run.start as f32, y }, Point { x: (run.end - 1) as f32, y }]);
    }
    sets
}

/// The text pixels of a row after a dilation by 2×2: a gap of one pixel inside a letter closes.
fn fill_mask(map: &ProbabilityMap<'_>, row: usize, mask: &mut [bool]) {
    let line = |y: usize| &map.values[y * map.width..(y + 1) * map.width];
    let (here, above) = (line(row), line(row.saturating_sub(1)));
    let mut left = false;
    for ((out, &a), &b) in mask.iter_mut().zip(here).zip(above) {
        let text = a > TEXT_THRESHOLD || b > TEXT_THRESHOLD;
        *out = text || left;
        left = text;
    }
}

/// Joins runs of two neighbouring rows that touch.
fn join(runs: &[Run], parents: &mut [usize], above: std::ops::Range<usize>, below: std::ops::Range<usize>) {
    let (mut i, mut j) = (above.start, below.start);
    while i < above.end && j < below.end {
        if runs[i].start <= runs[j].end && runs[j].start <= runs[i].end {
            let (a, b) = (root(parents, i), root(parents, j));
            parents[a.max(b)] = a.min(b);
        }
        if runs[i].end < runs[j].end {
            i += 1;
        } else {
            j += 1;
        }
    }
}

fn root(parents: &mut [usize], mut i: usize) -> usize {
    while parents[i] != i {
        parents[i] = parents[parents[i]];
        i = parents[i];
    }
    i
}

/// The mean probability inside the rectangle.
fn mean_probability(map: &ProbabilityMap<'_>, rect: &TurnedRect) -> f32 {
    let (left, top, right, bottom) = rect.quad().bounds();
    let columns = left.max(0.0) as usize..=(right.max(0.0).ceil() as usize).min(map.width - 1);
    let rows = top.max(0.0) as usize..=(bottom.max(0.0).ceil() as usize).min(map.height - 1);
    let (mut sum, mut count) = (0f64, 0u32);
    for y in rows {
        for x in columns.clone() {
            if rect.contains(Point { x: x as f32, y: y as f32 }) {
                sum += f64::from(map.values[y * map.width + x]);
                count += 1;
            }
        }
    }
    if count == 0 { 0.0 } else { (sum / f64::from(count)) as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map_of(rows: &[&str]) -> (usize, usize, Vec<f32>) {
        let values = rows.iter().flat_map(|r| r.chars().map(|c| if c == '#' { 0.9 } else { 0.0 })).collect();
        (rows[0].len(), rows.len(), values)
    }

    #[test]
    fn two_separate_patches_give_two_grown_boxes() {
        let mut rows = vec!["..............................................".to_owned(); 24];
        for row in &mut rows[4..12] {
            row.replace_range(4..16, "############");
            row.replace_range(24..44, "####################");
        }
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let (width, height, values) = map_of(&rows);
        let boxes = text_boxes(&ProbabilityMap { width, height, values: &values });
        assert_eq!(boxes.len(), 2);
        assert!(boxes.iter().all(|b| b.width > 14.0 && b.height > 10.0), "{boxes:?}");
    }

    #[test]
    fn an_empty_map_and_a_single_pixel_have_no_boxes() {
        for rows in [["....", "....", "...."], ["....", ".#..", "...."]] {
            let (width, height, values) = map_of(&rows);
            assert!(text_boxes(&ProbabilityMap { width, height, values: &values }).is_empty());
        }
    }
}
