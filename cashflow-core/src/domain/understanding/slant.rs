//! How the lines of a page lie: turned by any angle, fanned out by perspective, bent by a crumple.

use crate::domain::Quad;

/// The direction of the text lines over a page.
///
/// After turning by the main angle, the slope that is left is taken as `a + b·x + c·y`, fitted to the lines: enough for a page
/// seen from the side and for a soft bend.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slant {
    cos: f32,
    sin: f32,
    a: f32,
    b: f32,
    c: f32,
}

/// A box in the coordinates of the upright page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub left: f32,
    pub right: f32,
    /// Where the middle of its line meets the left edge of the page.
    pub y: f32,
    pub height: f32,
}

/// A line that is long enough for its direction to mean something.
struct Sample {
    x: f32,
    y: f32,
    slope: f32,
    weight: f32,
}

impl Slant {
    /// From the boxes of a page.
    pub(super) fn of(quads: &[Quad]) -> Self {
        let angle = main_angle(quads);
        let mut slant = Self { cos: angle.cos(), sin: angle.sin(), a: 0.0, b: 0.0, c: 0.0 };
        let mut samples: Vec<Sample> = quads.iter().filter_map(|quad| slant.sample(quad)).collect();
        // Twice: what the first fit shows to be off does not take part in the second.
        for _ in 0..2 {
            slant.fit(&samples);
            samples.retain(|s| (s.slope - slant.slope(s.x, s.y)).abs() < 0.06);
        }
        slant
    }

    /// A box as it lies on the upright page.
    pub(super) fn span(&self, quad: &Quad) -> Span {
        let [tl, tr, br, bl] = quad.0.map(|p| self.turn(p.x, p.y));
        let left = tl.0.min(bl.0).min(tr.0).min(br.0);
        let right = tl.0.max(bl.0).max(tr.0).max(br.0);
        let (x, y) = ((tl.0 + tr.0 + br.0 + bl.0) / 4.0, (tl.1 + tr.1 + br.1 + bl.1) / 4.0);
        let height = (distance(tl, bl) + distance(tr, br)) / 2.0;
        let down = (self.a + self.c * y) * x + self.b * x * x / 2.0;
        Span { left, right, y: y - down, height: height.max(1.0) }
    }

    fn turn(&self, x: f32, y: f32) -> (f32, f32) {
        (x * self.cos + y * self.sin, y * self.cos - x * self.sin)
    }

    fn slope(&self, x: f32, y: f32) -> f32 {
        self.a + self.b * x + self.c * y
    }

    fn sample(&self, quad: &Quad) -> Option<Sample> {
        let [tl, tr, br, bl] = quad.0.map(|p| self.turn(p.x, p.y));
        let (dx, dy) = ((tr.0 + br.0 - tl.0 - bl.0) / 2.0, (tr.1 + br.1 - tl.1 - bl.1) / 2.0);
        let height = (distance(tl, bl) + distance(tr, br)) / 2.0;
        let slope = dy / dx;
        (dx > 3.0 * height && slope.abs() < 0.3).then(|| Sample {
            x: (tl.0 + tr.0) / 2.0,
            y: (tl.1 + bl.1) / 2.0,
            slope,
            weight: dx,
        })
    }

    /// Weighted least squares, held back towards no change over the page when there is little to learn from.
    fn fit(&mut self, samples: &[Sample]) {
        let total: f32 = samples.iter().map(|s| s.weight).sum();
        if samples.len() < 6 || total <= 0.0 {
            self.a = 0.0;
            self.b = 0.0;
            self.c = 0.0;
            return;
        }
        let mean = |f: fn(&Sample) -> f32| samples.iter().map(|s| s.weight * f(s)).sum::<f32>() / total;
        let (mx, my, ms) = (mean(|s| s.x), mean(|s| s.y), mean(|s| s.slope));
        let (mut xx, mut xy, mut yy, mut xs, mut ys) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for s in samples {
            let (x, y, slope, w) = (s.x - mx, s.y - my, s.slope - ms, s.weight / total);
            xx += w * x * x;
            xy += w * x * y;
            yy += w * y * y;
            xs += w * x * slope;
            ys += w * y * slope;
        }
        let hold = 0.1 * (xx + yy) + 1.0;
        let (xx, yy) = (xx + hold, yy + hold);
        let determinant = xx * yy - xy * xy;
        let (b, c) = ((xs * yy - ys * xy) / determinant, (ys * xx - xs * xy) / determinant);
        (self.b, self.c) = if b.is_finite() && c.is_finite() { (b, c) } else { (0.0, 0.0) };
        self.a = ms - self.b * mx - self.c * my;
    }
}

fn distance(a: (f32, f32), b: (f32, f32)) -> f32 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// The median direction of the lines, the long ones counting more.
fn main_angle(quads: &[Quad]) -> f32 {
    let mut lines: Vec<(f32, f32)> = quads
        .iter()
        .filter_map(|quad| {
            let [tl, tr, br, bl] = quad.0;
            let (dx, dy) = (tr.x + br.x - tl.x - bl.x, tr.y + br.y - tl.y - bl.y);
            let width = dx.hypot(dy) / 2.0;
            let height = ((bl.x - tl.x).hypot(bl.y - tl.y) + (br.x - tr.x).hypot(br.y - tr.y)) / 2.0;
            (width > 2.0 * height && width > 0.0).then(|| (dy.atan2(dx), width))
        })
        .collect();
    // Angles meet at half a turn: measure them from the longest line, so that upside-down text is not torn apart.
    let Some(&(longest, _)) = lines.iter().max_by(|a, b| a.1.total_cmp(&b.1)) else { return 0.0 };
    for line in &mut lines {
        let off = line.0 - longest;
        line.0 = off.sin().atan2(off.cos());
    }
    lines.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = lines.iter().map(|line| line.1).sum::<f32>() / 2.0;
    let mut sum = 0.0;
    for (angle, width) in lines {
        sum += width;
        if sum >= half {
            return longest + angle;
        }
    }
    longest
}
