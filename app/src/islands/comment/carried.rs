//! How the form's setup and the unsent text travel: as lists, because a reader of so many named fields is heavy to load.

use domain::discussion::CommentInput;
use domain::redline::{Fragment, FragmentKind};

use super::{CommentSetup, CommentWords};
use crate::calls::Late;
use crate::components::in_a_list::take;

type Pairs = Vec<(String, String)>;

impl From<CommentSetup> for Vec<Vec<String>> {
    fn from(setup: CommentSetup) -> Self {
        let CommentSetup {
            action,
            number,
            draft,
            key,
            values,
            errors,
            present,
            change,
            present_language,
            languages,
            regions,
            left,
            late,
            words,
        } = setup;
        let left = left.map(|seconds| seconds.to_string()).unwrap_or_default();
        let change = change.into_iter().map(|one| (code(one.kind).to_owned(), one.text)).collect();
        vec![
            vec![action, number, draft, key, present_language, left],
            listed(values),
            words.into(),
            flat(errors),
            flat(languages),
            flat(regions),
            flat(change),
            present.into_iter().collect(),
            late.map(late_listed).unwrap_or_default(),
        ]
    }
}

impl From<Vec<Vec<String>>> for CommentSetup {
    fn from(rows: Vec<Vec<String>>) -> Self {
        let mut rows = rows.into_iter();
        let mut row = || rows.next().unwrap_or_default();
        let mut heads = row().into_iter();
        let mut head = || take(&mut heads);
        let (action, number, draft, key, present_language) = (head(), head(), head(), head(), head());
        let left = head().parse().ok();
        Self {
            action,
            number,
            draft,
            key,
            present_language,
            left,
            values: unlisted(row()),
            words: CommentWords::from(row()),
            errors: pairs(row()),
            languages: pairs(row()),
            regions: pairs(row()),
            change: pairs(row()).into_iter().map(|(code, text)| Fragment::new(kind(&code), text)).collect(),
            present: row().into_iter().next(),
            late: late_unlisted(row()),
        }
    }
}

/// The values of the form, in its order.
pub(super) fn listed(values: CommentInput) -> Vec<String> {
    values.pairs().map(|(_, value)| value).collect()
}

/// The values from their list; what is missing is empty.
pub(super) fn unlisted(list: Vec<String>) -> CommentInput {
    let mut list = list.into_iter();
    CommentInput::from_fn(|_| take(&mut list))
}

fn late_listed(late: Late) -> Vec<String> {
    let Late { closed, arrived, signed, body, email, follow } = late;
    vec![closed, arrived, signed, body, email, follow]
}

fn late_unlisted(list: Vec<String>) -> Option<Late> {
    let is_there = !list.is_empty();
    let mut list = list.into_iter();
    let mut one = || take(&mut list);
    let (closed, arrived, signed, body, email, follow) = (one(), one(), one(), one(), one(), one());
    is_there.then_some(Late { closed, arrived, signed, body, email, follow })
}

fn flat(pairs: Pairs) -> Vec<String> {
    pairs.into_iter().flat_map(|(one, other)| [one, other]).collect()
}

fn pairs(list: Vec<String>) -> Pairs {
    let mut list = list.into_iter();
    let mut pairs = Vec::new();
    while let (Some(one), Some(other)) = (list.next(), list.next()) {
        pairs.push((one, other));
    }
    pairs
}

const fn code(kind: FragmentKind) -> &'static str {
    match kind {
        FragmentKind::Same => "",
        FragmentKind::Deleted => "-",
        FragmentKind::Inserted => "+",
    }
}

fn kind(code: &str) -> FragmentKind {
    match code {
        "-" => FragmentKind::Deleted,
        "+" => FragmentKind::Inserted,
        _ => FragmentKind::Same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_comes_back_to_its_place() {
        let word = |number: usize| format!("w{number}");
        let pair = |number: usize| (word(number), word(number + 1));
        let setup = CommentSetup {
            action: word(1),
            number: word(2),
            draft: word(3),
            key: word(4),
            values: unlisted((10..27).map(word).collect()),
            errors: vec![pair(30), pair(32)],
            present: Some(word(40)),
            change: [FragmentKind::Same, FragmentKind::Deleted, FragmentKind::Inserted]
                .map(|kind| Fragment::new(kind, word(50)))
                .to_vec(),
            present_language: word(5),
            languages: vec![pair(60)],
            regions: vec![pair(70), pair(72)],
            left: Some(100),
            late: Some(Late {
                closed: word(80),
                arrived: word(81),
                signed: word(82),
                body: word(83),
                email: word(84),
                follow: word(85),
            }),
            words: CommentWords { text: word(90), late_report: word(91), ..CommentWords::default() },
        };
        let carried = serde_json::to_string(&setup).unwrap();
        assert_eq!(serde_json::from_str::<CommentSetup>(&carried).unwrap(), setup);
        let empty = CommentSetup::default();
        let carried = serde_json::to_string(&empty).unwrap();
        assert_eq!(serde_json::from_str::<CommentSetup>(&carried).unwrap(), empty);
        assert_eq!(unlisted(listed(setup.values.clone())), setup.values);
    }
}
