//! The lines of the queue: single comments and whole groups, and which comes next.

use std::collections::HashSet;

use domain::language::Language;

use super::{CommentedDraft, DecideFilter};

/// How many lines stand on a page of the queue.
const PAGE: usize = 25;

/// One line of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The comment that the line opens.
    pub lead: i64,
    /// Its undecided near-identical comments, the lead first; only the lead if it stands alone.
    pub members: Vec<i64>,
    /// Whether it has its decision.
    pub decided: bool,
}

/// The lines that a filter shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueueRows {
    /// The lines, in the order of the comments.
    pub all: Vec<Row>,
    /// How many comments they hold.
    pub comments: usize,
}

impl QueueRows {
    /// The lines of the comments that the filter keeps for a reader of `language`: the undecided members of one group are
    /// one line.
    pub fn of(commented: &CommentedDraft, filter: &DecideFilter, language: Language) -> Self {
        let grouped: HashSet<i64> = commented.groups.iter().flatten().copied().collect();
        let mut seen: HashSet<i64> = HashSet::new();
        let mut rows = Self::default();
        let kept = commented.comments.iter().filter(|comment| filter.keeps(comment, language, &grouped));
        for comment in kept {
            if !seen.insert(comment.number) {
                continue;
            }
            let mut members = vec![comment.number];
            if comment.decision.is_none() {
                let others = commented.alike(comment.number).into_iter().map(|other| other.number);
                members.extend(others.filter(|other| *other != comment.number));
                seen.extend(members.iter().copied());
            }
            rows.comments += members.len();
            rows.all.push(Row { lead: comment.number, members, decided: comment.decision.is_some() });
        }
        rows
    }

    /// The place of the line that holds a comment.
    pub fn place_of(&self, number: i64) -> Option<usize> {
        self.all.iter().position(|row| row.members.contains(&number))
    }

    /// How many pages there are, at least one.
    pub fn pages(&self) -> usize {
        self.all.len().div_ceil(PAGE).max(1)
    }

    /// The page that is shown, from 1: the asked one, else that of the chosen comment.
    pub fn page(&self, asked: usize, chosen: Option<i64>) -> usize {
        if asked > 0 {
            return asked.min(self.pages());
        }
        chosen.and_then(|number| self.place_of(number)).map_or(1, |place| place / PAGE + 1)
    }

    /// The lines of a page.
    pub fn on(&self, page: usize) -> &[Row] {
        self.all.chunks(PAGE).nth(page.saturating_sub(1)).unwrap_or_default()
    }

    /// The comments before and after one in the queue.
    pub fn beside(&self, number: i64) -> (Option<i64>, Option<i64>) {
        let Some(place) = self.place_of(number) else { return (None, self.all.first().map(|row| row.lead)) };
        let at = |place: Option<usize>| place.and_then(|place| self.all.get(place)).map(|row| row.lead);
        (at(place.checked_sub(1)), at(place.checked_add(1)))
    }

    /// The next comment to decide after those just answered: the first undecided line below, else the first of all.
    pub fn next_undecided(&self, after: i64, answered: &[i64]) -> Option<i64> {
        let open = |row: &&Row| !row.decided && !row.members.iter().all(|member| answered.contains(member));
        let from = self.place_of(after).map_or(0, |place| place + 1);
        let row = self.all.iter().skip(from).find(open).or_else(|| self.all.iter().find(open))?;
        row.members.iter().copied().find(|member| !answered.contains(member))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::decide::commented_draft::tests::{commented, decided};

    fn leads(rows: &QueueRows) -> Vec<i64> {
        rows.all.iter().map(|row| row.lead).collect()
    }

    #[test]
    fn the_undecided_of_a_group_are_one_line() {
        let rows = QueueRows::of(&commented(6, &[&[2, 4, 5]]), &DecideFilter::default(), Language::Ru);
        assert_eq!(leads(&rows), [1, 2, 3, 6]);
        assert_eq!(rows.comments, 6);
        assert_eq!(rows.place_of(5), Some(1));
        assert_eq!(rows.beside(5), (Some(1), Some(3)));
    }

    #[test]
    fn r15_7_every_comment_of_a_decided_group_is_listed_alone() {
        let commented = decided(commented(4, &[&[1, 2, 3]]), &[1, 2]);
        let rows = QueueRows::of(&commented, &DecideFilter::parse("state=all"), Language::Ru);
        assert_eq!(leads(&rows), [1, 2, 3, 4]);
        assert_eq!(leads(&QueueRows::of(&commented, &DecideFilter::default(), Language::Ru)), [3, 4]);
    }

    #[test]
    fn after_a_decision_comes_the_next_undecided_and_at_the_end_the_first() {
        let rows = QueueRows::of(&commented(5, &[&[2, 4]]), &DecideFilter::default(), Language::Ru);
        assert_eq!(rows.next_undecided(1, &[1]), Some(2));
        assert_eq!(rows.next_undecided(2, &[2]), Some(3));
        assert_eq!(rows.next_undecided(5, &[5]), Some(1));
        assert_eq!(rows.next_undecided(5, &[5, 1, 2]), Some(4));
        assert_eq!(rows.next_undecided(3, &[1, 2, 3, 4, 5]), None);
    }

    #[test]
    fn pages_hold_the_chosen_comment() {
        let rows = QueueRows::of(&commented(60, &[]), &DecideFilter::default(), Language::Ru);
        assert_eq!((rows.pages(), rows.page(0, Some(51)), rows.page(9, None)), (3, 3, 3));
        assert_eq!(rows.on(3).len(), 10);
    }
}
