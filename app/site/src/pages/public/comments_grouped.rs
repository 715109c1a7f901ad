//! Comments that say the same words of the same clause stand together: the first one is read, the others can be opened.

use std::collections::HashMap;

use leptos::prelude::*;
use services::discussion::CommentView;

use crate::components::now::Now;
use crate::w;

/// The comments one after another as `one` draws them, those in the same words behind the first of them.
pub(super) fn grouped(now: Now, comments: &[CommentView], one: impl Fn(&CommentView) -> AnyView) -> AnyView {
    in_groups(comments)
        .into_iter()
        .map(|group| {
            let mut members = group.into_iter();
            let first = members.next().map(&one);
            let count = u64::try_from(members.len()).unwrap_or(u64::MAX);
            let others = members.map(&one).collect_view();
            let others = (count > 0).then(|| {
                view! {
                    <details class="more">
                        <summary>{w!(now.language, search.same_words, count = count)}</summary>
                        {others}
                    </details>
                }
            });
            view! { {first}{others} }
        })
        .collect_view()
        .into_any()
}

/// The comments in their order, each group at the place of its first one.
fn in_groups(comments: &[CommentView]) -> Vec<Vec<&CommentView>> {
    let mut groups: Vec<Vec<&CommentView>> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for comment in comments {
        let words = words_of(comment);
        let known = words.as_ref().and_then(|words| places.get(words)).copied();
        if let Some(group) = known.and_then(|place| groups.get_mut(place)) {
            group.push(comment);
        } else {
            places.extend(words.map(|words| (words, groups.len())));
            groups.push(vec![comment]);
        }
    }
    groups
}

/// What a comment says of which clause, regardless of case and of white space; nothing of one that is not read.
fn words_of(comment: &CommentView) -> Option<String> {
    let clause = comment.anchor.element.as_ref().map(ToString::to_string).unwrap_or_default();
    let proposed = comment.suggestion.as_ref().map(|proposed| proposed.text.as_str()).unwrap_or_default();
    comment.is_read().then(|| {
        let parts = [clause.as_str(), comment.text.as_str(), proposed];
        let parts = parts.map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
        parts.join("\n").to_lowercase()
    })
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};
    use domain::discussion::{Anchor, AuthorKind, ShownAuthor};
    use domain::language::Language;
    use domain::standard::ElementId;

    use super::*;

    fn said(number: i64, text: &str, element: Option<&str>) -> CommentView {
        CommentView {
            number,
            received_at: Utc.with_ymd_and_hms(2026, 11, 3, 5, 0, 0).unwrap(),
            author: ShownAuthor::of(AuthorKind::Individual, "Айгүл Серікова", None),
            language: Language::Ru,
            text: text.to_owned(),
            anchor: Anchor { element: element.map(|id| ElementId::parse(id).unwrap()), ..Anchor::default() },
            clause: None,
            suggestion: None,
            hidden: None,
            supports: 0,
            corrected_at: None,
            entered: None,
            earlier: Vec::new(),
            withdrawn_at: None,
            decision: None,
        }
    }

    #[test]
    fn the_same_words_on_the_same_clause_stand_together_and_what_is_not_read_alone() {
        let mut comments = vec![
            said(1, "Срок велик.", Some("a")),
            said(2, "Иначе.", Some("a")),
            said(3, "срок\n велик.", Some("a")),
            said(4, "Срок велик.", Some("b")),
            said(5, "", None),
            said(6, "", None),
        ];
        for withdrawn in &mut comments[4..] {
            withdrawn.withdrawn_at = Some(withdrawn.received_at);
        }
        let groups = in_groups(&comments);
        let numbers: Vec<Vec<i64>> =
            groups.iter().map(|group| group.iter().map(|comment| comment.number).collect()).collect();
        assert_eq!(numbers, [vec![1, 3], vec![2], vec![4], vec![5], vec![6]]);
    }
}
