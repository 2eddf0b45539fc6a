//! The column in which the values stand.

use crate::domain::understanding::kinds::Kind;
use crate::domain::understanding::lines::{Line, Placed};

/// The line on which most values end: upright on a scan, leaning on a photo taken from the side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    x: f32,
    y: f32,
    /// How far it moves to the right for each step downwards.
    lean: f32,
}

/// Where a number ends on its row.
#[derive(Debug, Clone, Copy)]
struct End {
    x: f32,
    y: f32,
    height: f32,
}

impl Column {
    /// From the amounts of the rows that are not sums or headings.
    pub(super) fn of(lines: &[Line]) -> Option<Self> {
        /// Enough to know it, few enough to try every pair.
        const MOST: usize = 32;
        const LEAN: f32 = 0.35;
        let ends: Vec<End> = lines
            .iter()
            .filter(|line| line.kind == Kind::Other)
            .flat_map(|line| line.amounts().map(|number| end(line, number)))
            .take(MOST)
            .collect();
        let upright = ends.iter().map(|end| Self { x: end.x, y: end.y, lean: 0.0 });
        let leaning = ends.iter().enumerate().flat_map(|(i, a)| {
            ends[i + 1..].iter().filter_map(move |b| {
                let lean = (b.x - a.x) / (b.y - a.y);
                ((b.y - a.y).abs() > 4.0 * a.height && lean.abs() < LEAN).then_some(Self {
                    x: a.x,
                    y: a.y,
                    lean,
                })
            })
        });
        let support = |column: &Self| ends.iter().filter(|end| column.off(end) < 1.0).count();
        let mut best: Option<(Self, f32)> = None;
        for column in upright.chain(leaning) {
            // An upright column is the usual thing: a leaning one needs more to speak for it. Of two alike, the right one.
            let points =
                support(&column) as f32 - if column.lean == 0.0 { 0.0 } else { 1.5 } + 1e-5 * column.x;
            if best.is_none_or(|(_, most)| points > most) {
                best = Some((column, points));
            }
        }
        best.map(|(column, _)| column)
    }

    /// How far a number of a line ends from the column, in heights of its letters.
    pub(super) fn distance(&self, line: &Line, number: &Placed) -> f32 {
        self.off(&end(line, number))
    }

    fn off(&self, end: &End) -> f32 {
        (end.x - self.x - (end.y - self.y) * self.lean).abs() / end.height.max(1.0)
    }
}

fn end(line: &Line, number: &Placed) -> End {
    let cell = &line.row.cells[number.cell];
    let share = number.number.end as f32 / cell.text.len().max(1) as f32;
    End { x: cell.left + (cell.right - cell.left) * share, y: cell.y, height: cell.height }
}
