//! From the detector's probability map to turned rectangles around text lines (the post-processing of "DB" detectors).

use cashflow_core::domain::Point;

use super::geometry::{TurnedRect, smallest_rectangle};

/// A pixel above this is text.
const TEXT_THRESHOLD: f32 = 0.3;
/// A patch of text pixels whose mean probability is below this is dropped.
const PATCH_THRESHOLD: f32 = 0.5;
/// The detector learns shrunken boxes: each side grows by area × this / perimeter.
const UNCLIP: f32 = 1.6;
/// The same for pixels that are surely text.
const SURE_THRESHOLD: f32 = 0.6;
const SURE_UNCLIP: f32 = 2.0;
/// A box this many times as high as usual may be several lines.
const TALL: f32 = 1.7;
/// It is, when its parts are lower than this share of it.
const PART: f32 = 0.7;
/// A box longer than this times its height has a telling height.
const TELLING: f32 = 2.0;
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
    let boxes = boxes_above(map, TEXT_THRESHOLD, UNCLIP);
    let Some(typical) = typical_height(&boxes) else { return boxes };
    let is_tall = |rect: &TurnedRect| rect.height > TALL * typical && rect.width > 2.0 * TALL * typical;
    if !boxes.iter().any(is_tall) {
        return boxes;
    }
    // Stamps and handwriting join lines; what is surely text keeps them apart.
    let sure = boxes_above(map, SURE_THRESHOLD, SURE_UNCLIP);
    let parts_of = |rect: &TurnedRect| -> Vec<TurnedRect> {
        let is_part = |part: &TurnedRect| {
            rect.contains(part.centre) && !boxes.iter().any(|b| !is_tall(b) && b.contains(part.centre))
        };
        let parts: Vec<TurnedRect> = sure.iter().copied().filter(is_part).collect();
        let are_lines = parts.len() > 1 && parts.iter().all(|part| part.height < PART * rect.height);
        if are_lines { parts } else { vec![*rect] }
    };
    boxes.iter().flat_map(|rect| if is_tall(rect) { parts_of(rect) } else { vec![*rect] }).collect()
}

/// The median height of the boxes that are long enough to be lines.
pub(super) fn typical_height(boxes: &[TurnedRect]) -> Option<f32> {
    let mut heights: Vec<f32> =
        boxes.iter().filter(|b| b.width >= TELLING * b.height).map(|b| b.height).collect();
    heights.sort_by(f32::total_cmp);
    heights.get(heights.len() / 2).copied()
}

/// The rectangles around the patches of pixels above a threshold.
fn boxes_above(map: &ProbabilityMap<'_>, threshold: f32, unclip: f32) -> Vec<TurnedRect> {
    patches(map, threshold)
        .into_iter()
        .filter(|patch| patch.probability / patch.pixels as f32 >= PATCH_THRESHOLD)
        .filter_map(|patch| smallest_rectangle(&patch.outline))
        .filter(|rect| rect.height >= MIN_SIDE)
        .map(|rect| rect.grown(rect.width * rect.height * unclip / (2.0 * (rect.width + rect.height))))
        .filter(|rect| rect.height >= MIN_SIDE + 2.0)
        .take(MAX_BOXES)
        .collect()
}

/// Text pixels that touch (also across corners).
#[derive(Default)]
struct Patch {
    /// The ends of its rows: enough for its convex hull.
    outline: Vec<Point>,
    pixels: usize,
    /// The sum over its pixels.
    probability: f32,
}

/// A run of text pixels in one row: `start..end`.
#[derive(Clone, Copy)]
struct Run {
    row: usize,
    start: usize,
    end: usize,
}

fn patches(map: &ProbabilityMap<'_>, threshold: f32) -> Vec<Patch> {
    let mut runs: Vec<Run> = Vec::new();
    let mut parents: Vec<usize> = Vec::new();
    let (mut previous, mut this) = (0..0, 0..0);
    let mut row_mask = vec![false; map.width];
    for row in 0..map.height {
        fill_mask(map, threshold, row, &mut row_mask);
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
    let mut patches: Vec<Patch> = Vec::new();
    let mut numbers = vec![usize::MAX; runs.len()];
    for (i, run) in runs.iter().enumerate() {
        let root = root(&mut parents, i);
        if numbers[root] == usize::MAX {
            numbers[root] = patches.len();
            patches.push(Patch::default());
        }
        let patch = &mut patches[numbers[root]];
        let y = run.row as f32;
        patch.outline.extend([Point { x: run.start as f32, y }, Point { x: (run.end - 1) as f32, y }]);
        patch.pixels += run.end - run.start;
        let row = run.row * map.width;
        patch.probability += map.values[row + run.start..row + run.end].iter().sum::<f32>();
    }
    patches
}

/// The text pixels of a row after a dilation by 2×2: a gap of one pixel inside a letter closes.
fn fill_mask(map: &ProbabilityMap<'_>, threshold: f32, row: usize, mask: &mut [bool]) {
    let line = |y: usize| &map.values[y * map.width..(y + 1) * map.width];
    let (here, above) = (line(row), line(row.saturating_sub(1)));
    let mut left = false;
    for ((out, &a), &b) in mask.iter_mut().zip(here).zip(above) {
        let text = a > threshold || b > threshold;
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
