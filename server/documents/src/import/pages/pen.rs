//! How content writes just now, and how places on the page follow from places in the content.

use lopdf::Object;

use super::fonts::Spacing;

/// How places on the page follow from places in the content.
pub(super) type Matrix = [f32; 6];

/// Nothing changes.
pub(super) const SAME: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// The matrix that first does `a` and then `b`.
pub(super) fn times(a: Matrix, b: Matrix) -> Matrix {
    let [a0, a1, a2, a3, a4, a5] = a;
    let [b0, b1, b2, b3, b4, b5] = b;
    [
        a0 * b0 + a1 * b2,
        a0 * b1 + a1 * b3,
        a2 * b0 + a3 * b2,
        a2 * b1 + a3 * b3,
        a4 * b0 + a5 * b2 + b4,
        a4 * b1 + a5 * b3 + b5,
    ]
}

/// The matrix that moves.
pub(super) const fn moved(x: f32, y: f32) -> Matrix {
    [1.0, 0.0, 0.0, 1.0, x, y]
}

/// The matrix that turns a page by degrees as the hand of a clock goes, so that it stands as it is shown.
pub(super) const fn turned(degrees: i64) -> Matrix {
    match degrees.rem_euclid(360) {
        90 => [0.0, -1.0, 1.0, 0.0, 0.0, 0.0],
        180 => [-1.0, 0.0, 0.0, -1.0, 0.0, 0.0],
        270 => [0.0, 1.0, -1.0, 0.0, 0.0, 0.0],
        _ => SAME,
    }
}

/// The place on the page of a place in the content.
pub(super) fn at(matrix: Matrix, x: f32, y: f32) -> (f32, f32) {
    let [.., x, y] = times(moved(x, y), matrix);
    (x, y)
}

/// The matrix of six numbers.
pub(super) fn matrix(all: &[Object]) -> Option<Matrix> {
    let numbers: Vec<f32> = all.iter().filter_map(|one| one.as_float().ok()).collect();
    numbers.try_into().ok()
}

/// How the content writes just now.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pen {
    /// Where it writes.
    pub(super) matrix: Matrix,
    /// With which font of the content.
    pub(super) font: Option<usize>,
    /// How high.
    pub(super) size: f32,
    /// How far lines stand apart.
    pub(super) leading: f32,
    /// How far letters and words stand apart.
    pub(super) spacing: Spacing,
    /// How wide, against what is usual.
    pub(super) stretch: f32,
    /// How high above the line.
    pub(super) rise: f32,
}

impl Default for Pen {
    fn default() -> Self {
        Self {
            matrix: SAME,
            font: None,
            size: 0.0,
            leading: 0.0,
            spacing: Spacing::default(),
            stretch: 1.0,
            rise: 0.0,
        }
    }
}
