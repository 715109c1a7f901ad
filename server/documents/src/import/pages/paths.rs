//! What a page draws: of its paths only straight lines matter, since they part the cells of tables.

use super::pen::{Matrix, at};
use super::piece::{PageRead, Rule};

/// A bar that is thinner is a line.
const THIN: f32 = 3.0;
/// The most paths that are drawn in one go, corners of a path, and lines of a page that are looked at.
const MOST_PATHS: usize = 2_000;
const MOST_CORNERS: usize = 200;
const MOST_RULES: usize = 5_000;

/// The paths that are drawn next, each by its corners.
#[derive(Debug, Default)]
pub(super) struct Paths(Vec<Vec<(f32, f32)>>);

impl Paths {
    /// A path begins.
    pub(super) fn begin(&mut self, matrix: Matrix, x: f32, y: f32) {
        if self.0.len() < MOST_PATHS {
            self.0.push(vec![at(matrix, x, y)]);
        }
    }

    /// The path goes on in a straight line.
    pub(super) fn go_on(&mut self, matrix: Matrix, x: f32, y: f32) {
        if let Some(path) = self.0.last_mut().filter(|path| path.len() < MOST_CORNERS) {
            path.push(at(matrix, x, y));
        }
    }

    /// A rectangle.
    pub(super) fn rectangle(&mut self, matrix: Matrix, (x, y): (f32, f32), (width, height): (f32, f32)) {
        if self.0.len() < MOST_PATHS {
            let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)];
            self.0.push(corners.map(|(x, y)| at(matrix, x, y)).to_vec());
        }
    }

    /// Nothing of them is drawn.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Takes the straight lines of the paths: all that are drawn as lines, and bars that are thin enough to be one.
    pub(super) fn draw(&mut self, read: &mut PageRead, as_lines: bool) {
        for path in std::mem::take(&mut self.0) {
            let span = |of: fn(&(f32, f32)) -> f32| {
                let (from, to) = (f32::INFINITY, f32::NEG_INFINITY);
                path.iter().map(of).fold((from, to), |(from, to), one| (from.min(one), to.max(one)))
            };
            let ((left, right), (bottom, top)) = (span(|corner| corner.0), span(|corner| corner.1));
            if top - bottom < THIN || right - left < THIN {
                rule(read, (left, bottom), (right, top));
            } else if as_lines {
                for (from, to) in path.iter().zip(path.iter().skip(1)) {
                    rule(read, *from, *to);
                }
            }
        }
    }
}

fn rule(read: &mut PageRead, (x0, y0): (f32, f32), (x1, y1): (f32, f32)) {
    let (wide, high) = ((x1 - x0).abs(), (y1 - y0).abs());
    if read.across.len() + read.down.len() >= MOST_RULES {
        return;
    }
    if high < THIN && wide > THIN {
        read.across.push(Rule { at: f32::midpoint(y0, y1), from: x0.min(x1), to: x0.max(x1) });
    } else if wide < THIN && high > THIN {
        read.down.push(Rule { at: f32::midpoint(x0, x1), from: y0.min(y1), to: y0.max(y1) });
    }
}
