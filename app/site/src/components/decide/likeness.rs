//! The near-identical comments proposed to share a decision; a person confirms each by ticking it.

use leptos::prelude::*;
use services::discussion::{Alike, CommentView};

use super::DecideAddress;
use super::commented_draft::beginning;
use crate::components::comment::{comment_number, paragraphs};
use crate::components::now::Now;
use crate::w;
use crate::words::author;

/// What of a group is ticked.
#[derive(Clone, Copy, Debug)]
pub struct Ticked<'a> {
    /// These members.
    pub numbers: &'a [i64],
    /// All that are listed.
    pub all: bool,
    /// Those too that are not listed.
    pub whole: bool,
}

/// The rest of the group of a comment, each to be ticked; those that are too many to be listed, all together.
pub fn likeness(
    now: Now,
    alike: &Alike,
    chosen: i64,
    ticked: Ticked<'_>,
    address: &DecideAddress,
) -> Option<AnyView> {
    let language = now.language;
    let Ticked { numbers: ticked, all, whole } = ticked;
    let others: Vec<&CommentView> = alike.members.iter().filter(|comment| comment.number != chosen).collect();
    let count = alike.total.checked_sub(1).filter(|count| *count > 0)?;
    let is_listed = u64::try_from(alike.members.len()).is_ok_and(|listed| listed >= alike.total);
    let rest = (!is_listed).then(|| {
        view! {
            <label class="choice">
                <input type="checkbox" name="group" value=format!("{}:{}", alike.group, alike.total) form="decision" checked=whole/>
                <span class="num">{w!(language, decide.whole_group, count = alike.total)}</span>
            </label>
        }
    });
    let everything = (!all).then(|| ("all", "1".to_owned()));
    let pairs: Vec<(&str, String)> =
        [("comment", chosen.to_string())].into_iter().chain(everything).collect();
    let toggle = if all { w!(language, decide.tick_none) } else { w!(language, decide.tick_all) };
    let items = others
        .into_iter()
        .map(|comment| {
            let lang = comment.language.code();
            let checked = all || ticked.contains(&comment.number);
            view! {
                <li id=format!("no-{}", comment.number)>
                    <label class="choice">
                        <input type="checkbox" name="comments" value=comment.number.to_string() form="decision" checked=checked/>
                        <span>
                            <b>{author(language, &comment.author)}</b>" "
                            <span class="num quiet">{comment_number(language, comment.number)}</span>
                        </span>
                    </label>
                    <details class="more">
                        <summary lang=lang>{beginning(&comment.text, 90)}</summary>
                        <div lang=lang>{paragraphs(&comment.text)}</div>
                    </details>
                </li>
            }
        })
        .collect_view();
    let group = view! {
        <div class="likeness">
            <p class="row ends">
                <b class="num">{w!(language, decide.alike, count = count)}</b>
                <a class="small" href=address.with(&pairs)>{toggle}</a>
            </p>
            <p class="hint">{w!(language, decide.alike_says)}</p>
            {rest}
            <ul>{items}</ul>
        </div>
    };
    Some(group.into_any())
}
