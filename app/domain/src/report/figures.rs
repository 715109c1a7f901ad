//! What a report says of its lists in figures, kept beside it: they may be long, and nobody counts them anew.

use serde::{Deserialize, Serialize};

use super::closing::ClosingReport;

/// So many numbers of comments share a page of a report.
const PAGE: i64 = 50;

/// The figures of the lists of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportFigures {
    /// Comments with a decision.
    pub comments: u32,
    /// How many supported them in all.
    pub supports: u32,
    /// How many of them were entered by staff.
    pub entered: u32,
    /// Comments that their authors withdrew.
    pub withdrawn: u32,
    /// The highest number of a comment.
    pub last: i64,
}

impl ReportFigures {
    /// The figures of a report that holds its lists in itself.
    pub fn of(report: &ClosingReport) -> Self {
        let many = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        let numbers = report.comments.iter().map(|one| one.number);
        let withdrawn = report.withdrawn.iter().map(|one| one.number);
        Self {
            comments: many(report.comments.len()),
            supports: report.supports(),
            entered: many(report.comments.iter().filter(|one| one.entered.is_some()).count()),
            withdrawn: many(report.withdrawn.len()),
            last: numbers.chain(withdrawn).max().unwrap_or_default(),
        }
    }

    /// How many pages the comments take, at least one.
    pub fn pages(&self) -> u64 {
        u64::try_from((self.last + PAGE - 1) / PAGE).unwrap_or(1).max(1)
    }

    /// The numbers that stand on a page, which is counted from 1: numbers have no gaps, so a page is found without the others.
    pub fn numbers(page: u64) -> std::ops::RangeInclusive<i64> {
        let before = i64::try_from(page.saturating_sub(1)).unwrap_or(i64::MAX).saturating_mul(PAGE);
        before.saturating_add(1)..=before.saturating_add(PAGE)
    }

    /// The page on which a number stands.
    pub fn page_of(number: i64) -> u64 {
        u64::try_from((number.max(1) - 1) / PAGE + 1).unwrap_or(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r15_8_a_page_of_a_report_is_found_by_the_numbers_that_it_holds() {
        let pages = |last| ReportFigures { last, ..ReportFigures::default() }.pages();
        assert_eq!([0, 1, 50, 51, 100_000].map(pages), [1, 1, 1, 2, 2_000]);
        assert_eq!([1, 50, 51, 100_000].map(ReportFigures::page_of), [1, 1, 2, 2_000]);
        assert_eq!(ReportFigures::numbers(0), 1..=50);
        assert_eq!(ReportFigures::numbers(2), 51..=100);
    }
}
