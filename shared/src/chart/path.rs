//! Lines and strips as the `d` of an SVG path, in tenths of a pixel.

use alloc::string::String;
use core::fmt::Write as _;

use super::curves::Point;
use super::scale::Scale;

/// A line through the points; empty without points.
#[must_use]
pub fn polyline(points: &[Point], x: &Scale, y: &Scale) -> String {
    let mut path = String::with_capacity(points.len() * 12);
    append(&mut path, 'M', points.iter(), x, y);
    path
}

/// The strip between two lines, such as a coloured band of the KMS; empty when either line has no points.
#[must_use]
pub fn area(lower: &[Point], upper: &[Point], x: &Scale, y: &Scale) -> String {
    let mut path = String::new();
    if !lower.is_empty() && !upper.is_empty() {
        append(&mut path, 'M', lower.iter(), x, y);
        append(&mut path, 'L', upper.iter().rev(), x, y);
        path.push('Z');
    }
    path
}

fn append<'a>(path: &mut String, first: char, points: impl Iterator<Item = &'a Point>, x: &Scale, y: &Scale) {
    let mut command = first;
    for point in points {
        path.push(command);
        push_tenths(path, x.pixel(point.x));
        path.push(' ');
        push_tenths(path, y.pixel(point.y));
        command = 'L';
    }
}

/// Writes a pixel at one decimal; integers keep the float printer out of the phone's wasm.
fn push_tenths(path: &mut String, pixel: f64) {
    #[expect(clippy::cast_possible_truncation, reason = "held well within i32")]
    let tenths = (pixel * 10.0).round().clamp(-1e8, 1e8) as i32;
    if tenths < 0 {
        path.push('-');
    }
    let (whole, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    // Writing to a String cannot fail.
    let _ = write!(path, "{whole}");
    if tenth > 0 {
        let _ = write!(path, ".{tenth}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(ys: [f64; 2]) -> [Point; 2] {
        [Point { x: 0.0, y: ys[0] }, Point { x: 10.0, y: ys[1] }]
    }

    #[test]
    fn paths_are_in_pixels() {
        let x = Scale::new((0.0, 10.0), (40.0, 140.0));
        let y = Scale::new((0.0, 10.0), (100.0, 0.0));
        assert_eq!(polyline(&points([0.0, 5.26]), &x, &y), "M40 100L140 47.4");
        assert_eq!(polyline(&points([10.04, 20.0]), &x, &y), "M40 -0.4L140 -100");
        assert_eq!(area(&points([0.0, 1.0]), &points([2.0, 3.0]), &x, &y), "M40 100L140 90L140 70L40 80Z");
        assert_eq!(polyline(&[], &x, &y), "");
        assert_eq!(area(&[], &points([2.0, 3.0]), &x, &y), "");
        assert_eq!(polyline(&[Point { x: f64::NAN, y: f64::INFINITY }], &x, &y), "M0 -10000000");
    }
}
