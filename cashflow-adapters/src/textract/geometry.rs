//! Boxes: the service gives fractions of the page, readings have pixels of it.

use aws_sdk_textract::types::Geometry;
use cashflow_core::domain::{Place, Point, Quad};

/// The size of a page in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageSize {
    /// To the right.
    pub width: u32,
    /// Downwards.
    pub height: u32,
}

impl Default for PageSize {
    /// A4 at 150 dots per inch, for pages of which nothing is known.
    fn default() -> Self {
        Self { width: 1240, height: 1754 }
    }
}

/// The corners in fractions of the page, in the reading order of the text, cut to the page. None without any area.
pub(super) fn fractions(geometry: &Geometry) -> Option<Quad> {
    let quad = match geometry.polygon() {
        [a, b, c, d] => Quad([a, b, c, d].map(|point| Point { x: point.x(), y: point.y() })),
        _ => {
            let bounds = geometry.bounding_box()?;
            Quad::upright(bounds.left(), bounds.top(), bounds.width(), bounds.height())
        }
    };
    // What is not a number becomes the edge.
    let within = |value: f32| if value.is_finite() { value.clamp(0.0, 1.0) } else { 0.0 };
    let quad = Quad(quad.0.map(|point| Point { x: within(point.x), y: within(point.y) }));
    let (left, top, right, bottom) = quad.bounds();
    (left < right && top < bottom).then_some(quad)
}

pub(super) fn place(geometry: Option<&Geometry>, page: u32) -> Option<Place> {
    Some(Place { page, quad: fractions(geometry?)? })
}

pub(super) fn pixels(quad: Quad, size: PageSize) -> Quad {
    let (width, height) = (size.width as f32, size.height as f32);
    Quad(quad.0.map(|point| Point { x: point.x * width, y: point.y * height }))
}

/// The part of a box that one of its lines takes, which share its height.
pub(super) fn slice(quad: Quad, line: usize, lines: usize) -> Quad {
    let [top_left, top_right, bottom_right, bottom_left] = quad.0;
    let between =
        |a: Point, b: Point, share: f32| Point { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
    let (from, to) = (line as f32 / lines as f32, (line + 1) as f32 / lines as f32);
    Quad([
        between(top_left, bottom_left, from),
        between(top_right, bottom_right, from),
        between(top_right, bottom_right, to),
        between(top_left, bottom_left, to),
    ])
}

#[cfg(test)]
mod tests {
    use aws_sdk_textract::types::builders::GeometryBuilder;
    use aws_sdk_textract::types::{BoundingBox, Point as Corner};

    use super::*;

    #[test]
    fn a_box_outside_is_cut_and_one_without_area_is_none() {
        let bounds = |left, top, width, height| {
            let bounds = BoundingBox::builder().left(left).top(top).width(width).height(height).build();
            Geometry::builder().bounding_box(bounds).build()
        };
        assert_eq!(fractions(&bounds(-0.25, 0.5, 0.5, 0.75)).unwrap().bounds(), (0.0, 0.5, 0.25, 1.0));
        assert_eq!(fractions(&bounds(0.1, 0.5, 0.0, 0.1)), None);
        assert_eq!(fractions(&bounds(f32::NAN, 0.5, f32::NAN, 0.1)), None);
        assert_eq!(fractions(&Geometry::builder().build()), None);
    }

    #[test]
    fn corners_keep_the_direction_of_the_text() {
        let corner = |x: f32, y: f32| Corner::builder().x(x).y(y).build();
        let upside_down = [corner(0.8, 0.4), corner(0.2, 0.4), corner(0.2, 0.2), corner(0.8, 0.2)];
        let geometry = upside_down.into_iter().fold(Geometry::builder(), GeometryBuilder::polygon).build();
        let quad = fractions(&geometry).unwrap();
        assert!(quad.0[0].x > quad.0[1].x);
        let first = slice(quad, 0, 2);
        assert!(first.bounds().1 > 0.29, "the first line of a text upside down is the lower one: {first:?}");
    }
}
