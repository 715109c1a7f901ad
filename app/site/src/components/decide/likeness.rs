//! The near-identical comments proposed to share a decision; a person confirms each by ticking it.

use leptos::prelude::*;
use services::discussion::CommentView;

use super::commented_draft::beginning;
use super::{CommentedDraft, DecideAddress};
use crate::components::comment::{comment_number, paragraphs};
use crate::components::now::Now;
use crate::w;
use crate::words::author;

/// The rest of the group of a comment, each to be ticked; nothing if the comment stands alone.
pub fn likeness(
    now: Now,
    commented: &CommentedDraft,
    chosen: i64,
    ticked: &[i64],
    all: bool,
    address: &DecideAddress,
) -> Option<AnyView> {
    let language = now.language;
    let others = commented.alike(chosen);
    let others: Vec<&CommentView> = others.into_iter().filter(|comment| comment.number != chosen).collect();
    let count = u64::try_from(others.len()).ok().filter(|count| *count > 0)?;
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
            <ul>{items}</ul>
        </div>
    };
    Some(group.into_any())
}
