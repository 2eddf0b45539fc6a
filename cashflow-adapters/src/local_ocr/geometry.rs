//! Turned rectangles: the smallest one around a set of points, its corners, and the mapping from a quad's inside to pixels.

use cashflow_core::domain::{Point, Quad};

/// A rectangle that may be turned: text runs along `along`, `width` is measured along it, `height` across it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct TurnedRect {
    pub(super) centre: Point,
    /// Unit vector of the reading direction.
    pub(super) along: Point,
    pub(super) width: f32,
    pub(super) height: f32,
}

impl TurnedRect {
    /// The unit vector from the top of the text to its bottom.
    pub(super) fn down(&self) -> Point {
        Point { x: -self.along.y, y: self.along.x }
    }

    /// The same rectangle read a quarter turn clockwise from the present direction.
    pub(super) fn quarter_turned(self) -> Self {
        Self { along: self.down(), width: self.height, height: self.width, ..self }
    }

    /// The same rectangle read upside down.
    pub(super) fn half_turned(self) -> Self {
        Self { along: Point { x: -self.along.x, y: -self.along.y }, ..self }
    }

    /// Every side moved outwards by `margin`.
    pub(super) fn grown(self, margin: f32) -> Self {
        Self { width: self.width + 2.0 * margin, height: self.height + 2.0 * margin, ..self }
    }

    /// The same rectangle in another coordinate system: `scale` first, then moved by `origin`.
    pub(super) fn placed(self, scale: f32, origin: Point) -> Self {
        Self {
            centre: Point { x: self.centre.x * scale + origin.x, y: self.centre.y * scale + origin.y },
            along: self.along,
            width: self.width * scale,
            height: self.height * scale,
        }
    }

    /// The four corners in reading order of the text.
    pub(super) fn quad(&self) -> Quad {
        let down = self.down();
        let corner = |u: f32, v: f32| Point {
            x: self.centre.x + u * self.width * self.along.x + v * self.height * down.x,
            y: self.centre.y + u * self.width * self.along.y + v * self.height * down.y,
        };
        Quad([corner(-0.5, -0.5), corner(0.5, -0.5), corner(0.5, 0.5), corner(-0.5, 0.5)])
    }

    /// The cosine of the angle between its reading direction and `direction` (a unit vector).
    pub(super) fn agreement(&self, direction: Point) -> f32 {
        self.along.x * direction.x + self.along.y * direction.y
    }

    /// Whether the point lies inside or on the border.
    pub(super) fn contains(&self, point: Point) -> bool {
        let (dx, dy) = (point.x - self.centre.x, point.y - self.centre.y);
        let down = self.down();
        (dx * self.along.x + dy * self.along.y).abs() * 2.0 <= self.width
            && (dx * down.x + dy * down.y).abs() * 2.0 <= self.height
    }
}

/// The turned rectangle of least area around the points, its longer side as reading direction; `None` without points.
pub(super) fn smallest_rectangle(points: &[Point]) -> Option<TurnedRect> {
    let hull = convex_hull(points);
    let first = *hull.first()?;
    let mut best: Option<TurnedRect> = None;
    for (i, &from) in hull.iter().enumerate() {
        let to = hull[(i + 1) % hull.len()];
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let length = dx.hypot(dy);
        if length <= f32::EPSILON {
            continue;
        }
        let rect = bounding_rectangle(&hull, Point { x: dx / length, y: dy / length });
        if best.is_none_or(|b| rect.width * rect.height < b.width * b.height) {
            best = Some(rect);
        }
    }
    let rect = best.unwrap_or_else(|| bounding_rectangle(&[first], Point { x: 1.0, y: 0.0 }));
    Some(if rect.height > rect.width { rect.quarter_turned() } else { rect })
}

/// The rectangle around the points whose reading direction is `along`.
fn bounding_rectangle(points: &[Point], along: Point) -> TurnedRect {
    let down = Point { x: -along.y, y: along.x };
    let (mut u0, mut u1, mut v0, mut v1) =
        (f32::INFINITY, f32::NEG_INFINITY, f32::INFINITY, f32::NEG_INFINITY);
    for p in points {
        let (u, v) = (p.x * along.x + p.y * along.y, p.x * down.x + p.y * down.y);
        (u0, u1, v0, v1) = (u0.min(u), u1.max(u), v0.min(v), v1.max(v));
    }
    let (u, v) = ((u0 + u1) / 2.0, (v0 + v1) / 2.0);
    TurnedRect {
        centre: Point { x: u * along.x + v * down.x, y: u * along.y + v * down.y },
        along,
        width: u1 - u0,
        height: v1 - v0,
    }
}

/// The convex hull (Andrew's monotone chain), without collinear points.
fn convex_hull(points: &[Point]) -> Vec<Point> {
    let mut sorted = points.to_vec();
    sorted.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    sorted.dedup();
    if sorted.len() < 3 {
        return sorted;
    }
    let mut hull: Vec<Point> = Vec::new();
    for pass in 0..2 {
        let start = hull.len();
        let mut push = |p: Point| {
            while hull.len() >= start + 2 && turn(hull[hull.len() - 2], hull[hull.len() - 1], p) <= 0.0 {
                hull.pop();
            }
            hull.push(p);
        };
        if pass == 0 {
            sorted.iter().copied().for_each(&mut push);
        } else {
            sorted.iter().rev().copied().for_each(&mut push);
        }
        hull.pop();
    }
    hull
}

/// Positive when the way from `a` over `b` to `c` turns from x towards y.
fn turn(a: Point, b: Point, c: Point) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: f32, y: f32) -> Point {
        Point { x, y }
    }

    #[test]
    fn the_smallest_rectangle_around_a_turned_square_is_that_square() {
        let rect =
            smallest_rectangle(&[point(0.0, 5.0), point(5.0, 0.0), point(10.0, 5.0), point(5.0, 10.0)])
                .expect("four points");
        assert!((rect.width - 50f32.sqrt()).abs() < 1e-3 && (rect.height - 50f32.sqrt()).abs() < 1e-3);
        assert!((rect.centre.x - 5.0).abs() < 1e-3 && (rect.centre.y - 5.0).abs() < 1e-3);
    }

    #[test]
    fn a_tall_set_of_points_reads_along_its_longer_side() {
        let rect = smallest_rectangle(&[point(0.0, 0.0), point(2.0, 0.0), point(2.0, 9.0), point(0.0, 9.0)])
            .expect("four points");
        assert!(rect.width > rect.height && rect.along.y.abs() > 0.99);
    }

    #[test]
    fn degenerate_sets_have_a_rectangle_without_area() {
        assert_eq!(smallest_rectangle(&[]), None);
        let single = smallest_rectangle(&[point(3.0, 4.0); 5]).expect("a point");
        assert!(single.width.abs() < 1e-6 && single.height.abs() < 1e-6);
        let line = smallest_rectangle(&[point(0.0, 0.0), point(3.0, 3.0), point(9.0, 9.0)]).expect("a line");
        assert!((line.width - 162f32.sqrt()).abs() < 1e-3 && line.height.abs() < 1e-3);
    }

    #[test]
    fn corners_follow_the_reading_direction() {
        let rect = TurnedRect { centre: point(5.0, 5.0), along: point(-1.0, 0.0), width: 4.0, height: 2.0 };
        assert_eq!(rect.quad().0, [point(7.0, 6.0), point(3.0, 6.0), point(3.0, 4.0), point(7.0, 4.0)]);
    }
}
