//! Which way the text runs: the direction of the page from the boxes, and the reading direction of each of them.

use cashflow_core::domain::Point;

use super::geometry::TurnedRect;

/// A box longer than this times its height shows the direction of its text.
const TELLING: f32 = 2.0;
/// A box longer than this times its height is read along its longer side, whatever the page says.
const LONG: f32 = 1.5;

/// Turns the boxes so that they read along the page's direction: rightwards, or downwards where lines are vertical.
///
/// Only the half turn stays open: whether the page is upside down is seen by reading it.
pub(super) fn align(boxes: &mut [TurnedRect]) {
    let page = page_direction(boxes);
    let typical = median(boxes.iter().filter(|b| b.width >= TELLING * b.height).map(|b| b.height));
    for rect in boxes {
        let across = rect.agreement(page).abs() < std::f32::consts::FRAC_1_SQRT_2;
        // A lone "1" is taller than wide; a long box across the page is vertical text.
        let short = rect.width < LONG * rect.height || typical.is_some_and(|t| rect.width < 2.5 * t);
        if across && short {
            *rect = rect.quarter_turned();
        }
        if rect.agreement(page) < 0.0 {
            *rect = rect.half_turned();
        }
    }
}

/// The direction most of the text runs in, by length; a unit vector within the right half plane.
fn page_direction(boxes: &[TurnedRect]) -> Point {
    // The doubled angle makes a direction and its opposite the same.
    let (mut cos, mut sin) = (0f32, 0f32);
    for rect in boxes.iter().filter(|b| b.width >= TELLING * b.height) {
        let (c, s) = (rect.along.x, rect.along.y);
        cos += rect.width * (c * c - s * s);
        sin += rect.width * (2.0 * s * c);
    }
    if cos.abs() + sin.abs() <= f32::EPSILON {
        return Point { x: 1.0, y: 0.0 };
    }
    let angle = sin.atan2(cos) / 2.0;
    Point { x: angle.cos(), y: angle.sin() }
}

fn median(values: impl Iterator<Item = f32>) -> Option<f32> {
    let mut values: Vec<f32> = values.collect();
    if values.is_empty() {
        return None;
    }
    let middle = values.len() / 2;
    values.sort_by(f32::total_cmp);
    Some(values[middle])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(angle: f32, width: f32, height: f32) -> TurnedRect {
        let along = Point { x: angle.to_radians().cos(), y: angle.to_radians().sin() };
        TurnedRect { centre: Point::default(), along, width, height }
    }

    #[test]
    fn boxes_of_a_turned_page_read_the_same_way() {
        let mut boxes = [rect(25.0, 200.0, 20.0), rect(205.0, 150.0, 20.0), rect(115.0, 22.0, 20.0)];
        align(&mut boxes);
        let page = Point { x: 25f32.to_radians().cos(), y: 25f32.to_radians().sin() };
        assert!(boxes.iter().all(|b| b.agreement(page) > 0.99), "{boxes:?}");
    }

    #[test]
    fn a_lone_digit_is_not_laid_on_its_side() {
        let mut boxes = [rect(0.0, 200.0, 20.0), rect(90.0, 20.0, 9.0)];
        align(&mut boxes);
        assert!(boxes[1].along.x > 0.99 && boxes[1].height > boxes[1].width);
    }

    #[test]
    fn a_page_without_boxes_or_of_squares_reads_to_the_right() {
        align(&mut []);
        let mut boxes = [rect(180.0, 20.0, 20.0)];
        align(&mut boxes);
        assert!(boxes[0].along.x > 0.99);
    }
}
