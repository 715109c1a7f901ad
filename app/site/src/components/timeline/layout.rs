//! Where the days of a life stand in its picture: a pure function from dates to positions, in units of the drawing.

use chrono::{Datelike, Days, NaiveDate};

/// How many rows of labels a lane has: what overlaps goes to the second one.
const ROWS: usize = 2;
/// The room between two labels of a row.
const GAP: i64 = 8;
/// The room that the month under a line takes.
const TICK: i64 = 64;
/// The margin before the first and after the last day is this part of all days, and never less than so many days.
const MARGIN_PART: i64 = 25;
const MARGIN_DAYS: i64 = 5;
/// How many months may stand between two lines.
const STEPS: [i64; 8] = [1, 2, 3, 6, 12, 24, 60, 120];

/// The days of a picture over its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    first: NaiveDate,
    last: NaiveDate,
    /// How wide it is.
    pub(super) width: i64,
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// Its left end.
    pub(super) x: i64,
    /// Its row, from 0.
    pub(super) row: i64,
}

impl Frame {
    /// The frame that holds the days and today, with a margin.
    pub(super) fn around(days: impl Iterator<Item = NaiveDate>, today: NaiveDate, width: i64) -> Self {
        let (first, last) = days.fold((today, today), |(first, last), day| (first.min(day), last.max(day)));
        let margin = ((last - first).num_days() / MARGIN_PART).max(MARGIN_DAYS);
        let margin = Days::new(margin.unsigned_abs());
        Self {
            first: first.checked_sub_days(margin).unwrap_or(first),
            last: last.checked_add_days(margin).unwrap_or(last),
            width,
        }
    }

    /// The position of a day.
    pub(super) fn x(self, day: NaiveDate) -> i64 {
        let total = (self.last - self.first).num_days().max(1);
        (day - self.first).num_days().clamp(0, total) * self.width / total
    }

    /// The beginnings of months at which lines stand, as many as there is room for.
    pub(super) fn ticks(self) -> Vec<NaiveDate> {
        let (from, until) = (month_of(self.first) + 1, month_of(self.last));
        let most = (self.width / TICK).max(1);
        let step = STEPS.into_iter().find(|step| (until - from) / step < most).unwrap_or(120);
        (from..=until).filter(|month| month % step == 0).filter_map(beginning_of).collect()
    }

    /// The left end of the label of a line.
    pub(super) fn tick_label(self, day: NaiveDate) -> i64 {
        self.x(day).min(self.width - TICK).max(0)
    }
}

/// The months since the year 0.
fn month_of(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

fn beginning_of(month: i64) -> Option<NaiveDate> {
    let year = i32::try_from(month.div_euclid(12)).ok()?;
    let month0 = u32::try_from(month.rem_euclid(12)).ok()?;
    NaiveDate::from_ymd_opt(year, month0 + 1, 1)
}

/// Where labels stand that begin at a position and have a length, over a width. One that would overlap another goes to the next
/// row; one for which no row has room is left to the table.
pub(super) fn spots(wanted: &[(i64, i64)], width: i64) -> Vec<Option<Spot>> {
    let mut ends = [i64::MIN; ROWS];
    let mut spots = Vec::with_capacity(wanted.len());
    for (from, length) in wanted {
        let x = (*from).min(width - length).max(0);
        let free = ends.iter_mut().zip(0_i64..).find(|(end, _)| **end <= x && *length <= width);
        spots.push(free.map(|(end, row)| {
            *end = x + length + GAP;
            Spot { x, row }
        }));
    }
    spots
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn frame(days: &[&str], today: &str, width: i64) -> Frame {
        Frame::around(days.iter().map(|text| day(text)), day(today), width)
    }

    #[test]
    fn days_stand_in_their_order_and_inside_the_picture() {
        let frame = frame(&["2026-03-02", "2026-06-10"], "2026-05-01", 1_000);
        // A hundred days, and five before and after them.
        assert_eq!(frame.x(day("2026-02-25")), 0);
        assert_eq!(frame.x(day("2026-03-02")), 45);
        assert_eq!(frame.x(day("2026-04-21")), 500);
        assert_eq!(frame.x(day("2026-06-10")), 954);
        for outside in ["2020-01-01", "2036-01-01"] {
            assert!((0..=1_000).contains(&frame.x(day(outside))), "{outside}");
        }
    }

    #[test]
    fn today_stands_in_the_picture_whatever_the_days_are() {
        for today in ["2020-01-15", "2026-03-02", "2031-12-31"] {
            let frame = frame(&["2026-03-02"], today, 400);
            let x = frame.x(day(today));
            assert!(0 < x && x < 400, "{today}: {x}");
        }
    }

    #[test]
    fn lines_stand_as_densely_as_their_labels_allow() {
        for (until, width, lines) in [
            ("2026-06-10", 840, "2026-03-01 2026-04-01 2026-05-01 2026-06-01"),
            ("2026-06-10", 200, "2026-03-01 2026-05-01"),
            ("2029-01-31", 360, "2027-01-01 2028-01-01 2029-01-01"),
        ] {
            let shown = frame(&["2026-03-02", until], "2026-03-02", width).ticks();
            let expected: Vec<NaiveDate> = lines.split_whitespace().map(day).collect();
            assert_eq!(shown, expected, "{until} {width}");
        }
        let centuries = frame(&["1926-03-02"], "2126-03-02", 360).ticks();
        assert!(centuries.len() < 24, "{centuries:?}");
    }

    #[test]
    fn overlapping_labels_go_to_the_second_row_and_then_to_the_table() {
        let spot = |x, row| Some(Spot { x, row });
        // The third finds both rows taken; the fourth has room in the first one again.
        assert_eq!(
            spots(&[(0, 70), (20, 70), (40, 70), (78, 70), (98, 70)], 400),
            [spot(0, 0), spot(20, 1), None, spot(78, 0), spot(98, 1)]
        );
        // At the right end a label is moved back inside.
        assert_eq!(spots(&[(390, 70)], 400), [spot(330, 0)]);
        assert_eq!(spots(&[(0, 500)], 400), [None]);
        assert!(spots(&[], 400).is_empty());
    }
}
