//! The box in which one searches, and what was found, with marks. Marked words are text like any other: nothing of them is taken for
//! markup.

use leptos::prelude::*;
use services::reading::{Excerpt, Hit};
use services::search::{FoundKind, Piece};

use super::clause::clause_anchor;
use super::now::Now;
use super::spoken::best_words;
use crate::w;
use crate::words::standard;

/// The box of the first page.
pub fn search_box(now: Now) -> AnyView {
    view! {
        <form class="search" role="search" method="get" action=now.address().to("/search")>
            <div class="field">
                <label for="f-q">{w!(now.language, home.search)}</label>
                <input id="f-q" name="q" type="search" inputmode="search" maxlength="200"/>
            </div>
            <button class="button">{w!(now.language, home.find)}</button>
        </form>
    }
    .into_any()
}

/// A kind as one chooses it: "Drafts".
pub fn kind_chosen(now: Now, kind: FoundKind) -> String {
    let language = now.language;
    match kind {
        FoundKind::Draft => w!(language, search.kinds_draft),
        FoundKind::Standard => w!(language, search.kinds_standard),
        FoundKind::Service => w!(language, search.kinds_service),
        FoundKind::Report => w!(language, search.kinds_report),
        FoundKind::Comment => w!(language, search.kinds_comment),
        FoundKind::Decision => w!(language, search.kinds_decision),
    }
}

/// One thing that was found: what it is, its title, and the words around what was looked for.
pub fn hit(now: Now, hit: &Hit) -> AnyView {
    let language = now.language;
    let title_lang = (hit.title_language != language).then(|| hit.title_language.code());
    let (body_lang, body) = best_words(language, &hit.body.name);
    let stage = hit
        .stage
        .map(|stage| view! { <p><span class="tag closed">{standard::stage(language, stage)}</span></p> });
    let excerpt = hit.excerpt.as_ref().map(|excerpt| shown(now, excerpt));
    view! {
        <li>
            <div>
                <h3 lang=title_lang><a href=place(now, hit)>{pieces(&hit.title)}</a></h3>
                <p class="small quiet num">
                    {what(now, hit)}" · "<span lang=body_lang>{body.to_owned()}</span>" · "
                    <time datetime=hit.on.to_string()>{now.near(hit.on)}</time>
                </p>
                {excerpt}
            </div>
            <div class="side">{stage}</div>
        </li>
    }
    .into_any()
}

/// What it is: "Comment No. 3 on draft 2026-0001".
fn what(now: Now, hit: &Hit) -> String {
    let (language, number) = (now.language, hit.number.clone());
    let comment = hit.comment.unwrap_or_default().to_string();
    match hit.kind {
        FoundKind::Draft => w!(language, search.hit_draft, number = number),
        FoundKind::Standard => w!(language, search.hit_standard, number = number),
        FoundKind::Service => w!(language, search.hit_service, number = number),
        FoundKind::Report => w!(language, search.hit_report, number = number),
        FoundKind::Comment => w!(language, search.hit_comment, number = number, comment = comment),
        FoundKind::Decision => w!(language, search.hit_decision, number = number, comment = comment),
    }
}

/// Where it stands.
fn place(now: Now, hit: &Hit) -> String {
    let (address, number) = (now.address(), &hit.number);
    let clause = hit.excerpt.as_ref().and_then(|excerpt| excerpt.clause.as_deref());
    let anchor = clause.map(|clause| format!("#{}", clause_anchor(clause))).unwrap_or_default();
    match hit.kind {
        FoundKind::Draft => format!("{}{anchor}", address.draft(number)),
        FoundKind::Standard => format!("{}{anchor}", address.standard(number)),
        FoundKind::Service => address.service(number),
        FoundKind::Report => address.draft_part(number, "report"),
        FoundKind::Comment | FoundKind::Decision => {
            let comment = hit.comment.unwrap_or_default();
            format!("{}?no={comment}#no-{comment}", address.draft_part(number, "comments"))
        }
    }
}

fn shown(now: Now, excerpt: &Excerpt) -> AnyView {
    let language = now.language;
    let lang = excerpt.language.filter(|spoken| *spoken != language).map(domain::language::Language::code);
    let clause = excerpt.clause.clone().map(|number| {
        view! { <span class="quiet num">{w!(language, search.clause, number = number)}": "</span> }
    });
    view! { <p class="small">{clause}<span lang=lang>{pieces(&excerpt.pieces)}</span></p> }.into_any()
}

fn pieces(pieces: &[Piece]) -> AnyView {
    pieces
        .iter()
        .map(|piece| {
            let text = piece.text.clone();
            if piece.is_marked { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }
        })
        .collect_view()
        .into_any()
}
