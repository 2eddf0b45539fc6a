//! From loose boxes to rows of text: the page turned upright, neighbours on one line put together.

use crate::domain::fold::fold;
use crate::domain::understanding::slant::Slant;
use crate::domain::{Place, Point, Quad, ReadingPage};

/// One run of text of a row.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// As read, outer blanks dropped.
    pub text: String,
    /// The engine's score.
    pub confidence: f32,
    /// Left edge along the row.
    pub left: f32,
    /// Right edge along the row.
    pub right: f32,
    /// Height of the line's middle at the page's left edge.
    pub y: f32,
    /// Height of the letters.
    pub height: f32,
    /// Where it stands on the page, in fractions.
    pub place: Place,
}

/// What stands on one line of the paper, from left to right.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// The runs, from left to right; at least one.
    pub cells: Vec<Cell>,
    /// Their texts with a blank between.
    pub text: String,
    /// The same without case and accents.
    pub folded: String,
}

impl Row {
    fn of(mut cells: Vec<Cell>) -> Self {
        cells.sort_by(|a, b| a.left.total_cmp(&b.left));
        let text = cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ");
        let folded = fold(&text);
        Self { cells, text, folded }
    }

    /// The middle of the row, downwards.
    pub(super) fn y(&self) -> f32 {
        mean(self.cells.iter().map(|cell| cell.y))
    }

    /// The height of its letters (its largest run).
    pub(super) fn height(&self) -> f32 {
        self.cells.iter().map(|cell| cell.height).fold(0.0, f32::max)
    }

    /// The left edge.
    pub(super) fn left(&self) -> f32 {
        self.cells.iter().map(|cell| cell.left).fold(f32::INFINITY, f32::min)
    }

    /// The right edge.
    pub(super) fn right(&self) -> f32 {
        self.cells.iter().map(|cell| cell.right).fold(f32::NEG_INFINITY, f32::max)
    }

    /// The engine's mean score.
    pub(super) fn confidence(&self) -> f32 {
        mean(self.cells.iter().map(|cell| cell.confidence))
    }

    /// The box around all of it.
    pub(super) fn place(&self) -> Option<Place> {
        around(self.cells.iter().map(|cell| cell.place))
    }
}

/// The upright box around some places of one page.
pub(super) fn around(places: impl IntoIterator<Item = Place>) -> Option<Place> {
    places.into_iter().reduce(|a, b| {
        let (l, t, r, d) = a.quad.bounds();
        let (l2, t2, r2, d2) = b.quad.bounds();
        let (l, t, r, d) = (l.min(l2), t.min(t2), r.max(r2), d.max(d2));
        Place { page: a.page, quad: Quad::upright(l, t, r - l, d - t) }
    })
}

fn mean(values: impl Iterator<Item = f32>) -> f32 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

/// The rows of one page, from top to bottom.
pub(super) fn rows(page: &ReadingPage, number: u32) -> Vec<Row> {
    let quads: Vec<Quad> = page.lines.iter().map(|line| sane(line.quad)).collect();
    let slant = Slant::of(&quads);
    let mut cells: Vec<Cell> = page
        .lines
        .iter()
        .zip(&quads)
        .filter(|(line, _)| !line.text.trim().is_empty())
        .map(|(line, quad)| {
            let span = slant.span(quad);
            Cell {
                text: line.text.trim().to_owned(),
                confidence: line.confidence.as_f32(),
                left: span.left,
                right: span.right,
                y: span.y,
                height: span.height,
                place: Place { page: number, quad: fractions(quad, page) },
            }
        })
        .collect();
    if cells.iter().all(|cell| cell.height <= 1.0 && cell.left == 0.0) {
        // An engine without boxes: its own order is all there is.
        return cells.into_iter().map(|cell| Row::of(vec![cell])).collect();
    }
    cells.sort_by(|a, b| a.y.total_cmp(&b.y));
    let groups = join_neighbours(cells);
    join_values_half_a_row_off(groups).into_iter().map(Row::of).collect()
}

/// The page cut in two at each upright strip that no text crosses and that has lines enough on both sides.
///
/// Most strips lie between the labels and the values of one receipt: what the halves hold has to decide.
pub(super) fn side_by_side(page: &ReadingPage) -> Vec<(ReadingPage, ReadingPage)> {
    /// Fewer lines than this are no receipt.
    const LEAST: usize = 6;
    if page.lines.len() < 2 * LEAST {
        return Vec::new();
    }
    let quads: Vec<Quad> = page.lines.iter().map(|line| sane(line.quad)).collect();
    let slant = Slant::of(&quads);
    let mut order: Vec<(usize, f32, f32)> = quads
        .iter()
        .enumerate()
        .map(|(i, quad)| {
            let span = slant.span(quad);
            (i, span.left, span.right)
        })
        .collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut reach = f32::NEG_INFINITY;
    let mut cuts = Vec::new();
    for (k, (_, left, right)) in order.iter().enumerate() {
        if *left > reach && k >= LEAST && order.len() - k >= LEAST {
            cuts.push(k);
        }
        reach = reach.max(*right);
    }
    let half = |of: &[(usize, f32, f32)]| ReadingPage {
        width: page.width,
        height: page.height,
        lines: of.iter().map(|(i, _, _)| page.lines[*i].clone()).collect(),
    };
    cuts.into_iter().map(|k| (half(&order[..k]), half(&order[k..]))).collect()
}

/// Puts each cell into the row whose middle is nearest, as long as it fits there.
fn join_neighbours(cells: Vec<Cell>) -> Vec<Vec<Cell>> {
    /// How far the middles may be apart, in letter heights.
    const REACH: f32 = 0.5;
    /// Rows are sorted, so only the last few can be near.
    const NEAR: usize = 4;
    let mut groups: Vec<Vec<Cell>> = Vec::new();
    for cell in cells {
        let first = groups.len().saturating_sub(NEAR);
        let best = groups[first..]
            .iter()
            .enumerate()
            .filter(|(_, group)| !group.iter().any(|other| overlap(other, &cell)))
            .map(|(i, group)| {
                let nearest = group
                    .iter()
                    .min_by(|a, b| gap(a, &cell).total_cmp(&gap(b, &cell)))
                    .expect("a group is never empty");
                (first + i, (nearest.y - cell.y).abs() / nearest.height.min(cell.height).max(1.0))
            })
            .filter(|(_, distance)| *distance < REACH)
            .min_by(|a, b| a.1.total_cmp(&b.1));
        match best {
            Some((i, _)) => groups[i].push(cell),
            None => groups.push(vec![cell]),
        }
    }
    groups.sort_by(|a, b| mean(a.iter().map(|c| c.y)).total_cmp(&mean(b.iter().map(|c| c.y))));
    groups
}

/// The blank between two cells of a row; 0 when they overlap.
fn gap(a: &Cell, b: &Cell) -> f32 {
    (a.left.max(b.left) - a.right.min(b.right)).max(0.0)
}

/// Whether two cells stand above each other rather than beside each other.
fn overlap(a: &Cell, b: &Cell) -> bool {
    let shared = a.right.min(b.right) - a.left.max(b.left);
    shared > 0.3 * (a.right - a.left).min(b.right - b.left).max(1.0)
}

/// A value column may be printed, or photographed, up to a row off its labels: a row of numbers alone joins the
/// neighbour that has words but no number, if it stands within reach and only one of both sides does.
fn join_values_half_a_row_off(groups: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    const REACH: f32 = 0.85;
    let mut rows: Vec<Vec<Cell>> = Vec::with_capacity(groups.len());
    for group in groups {
        if let Some(last) = rows.last_mut() {
            let (values, words) = if only_numbers(&group) { (&group, &*last) } else { (&*last, &group) };
            let pair = only_numbers(values)
                && words.iter().all(|cell| !ends_in_number(&cell.text))
                && values.iter().all(|v| words.iter().all(|w| w.right <= v.left + 0.2 * v.height));
            if pair {
                let distance = (mean(values.iter().map(|c| c.y)) - mean(words.iter().map(|c| c.y))).abs();
                let height = values.iter().chain(words).map(|c| c.height).fold(f32::INFINITY, f32::min);
                if distance < REACH * height {
                    last.extend(group);
                    continue;
                }
            }
        }
        rows.push(group);
    }
    rows
}

fn only_numbers(cells: &[Cell]) -> bool {
    cells.iter().all(|cell| {
        let (digits, letters) = cell.text.chars().fold((0, 0), |(d, l), c| {
            (d + usize::from(c.is_ascii_digit()), l + usize::from(c.is_alphabetic()))
        });
        digits > 0 && letters <= 2
    })
}

fn ends_in_number(text: &str) -> bool {
    text.chars().rev().take(4).any(|c| c.is_ascii_digit())
}

/// Without what no page has: not-a-number, infinities, numbers beyond any image.
fn sane(quad: Quad) -> Quad {
    const FAR: f32 = 1e6;
    let number = |v: f32| if v.is_finite() { v.clamp(-FAR, FAR) } else { 0.0 };
    Quad(quad.0.map(|p| Point { x: number(p.x), y: number(p.y) }))
}

fn fractions(quad: &Quad, page: &ReadingPage) -> Quad {
    let part = |v: f32, whole: u32| if whole == 0 { 0.0 } else { (v / whole as f32).clamp(0.0, 1.0) };
    Quad(quad.0.map(|p| Point { x: part(p.x, page.width), y: part(p.y, page.height) }))
}
