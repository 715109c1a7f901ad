//! The way from one comment to the next without WebAssembly: who speaks travels in the body of the form, in no address.

use axum::response::Response;
use domain::discussion::CommentInput;
use domain::language::Language;
use domain::standard::Content;
use leptos::prelude::*;
use services::reading::DraftPage;

use crate::components::page_head::{Crumbs, PageHead};
use crate::w;
use crate::words::standard::section_name;
use crate::{FormState, Head, Site, Visitor, form_page};

/// How many characters of a clause are shown.
const SHOWN: usize = 80;

/// The values of the next form: who speaks, on the place that was chosen.
pub(super) fn begun(visitor: &Visitor, sent: CommentInput, place: &str) -> CommentInput {
    let mut values = who(sent);
    visitor.language.code().clone_into(&mut values.anchor_language);
    match place.split_once(':') {
        Some(("section", code)) => code.clone_into(&mut values.section),
        Some(("element", id)) => id.clone_into(&mut values.element),
        _ => {}
    }
    values
}

/// A form without what was said in it.
fn who(sent: CommentInput) -> CommentInput {
    CommentInput {
        text: String::new(),
        section: String::new(),
        element: String::new(),
        quote: String::new(),
        anchor_language: String::new(),
        suggestion: String::new(),
        ..sent
    }
}

/// The page after a comment that was received: where its receipt is, and on what the next one is written.
pub(super) async fn offered(
    site: &Site,
    visitor: &Visitor,
    draft: &DraftPage,
    sent: CommentInput,
    receipt: String,
) -> Response {
    let language = visitor.language;
    let address = visitor.address();
    let number = draft.summary.number.clone();
    let title = w!(language, speaker.next_title);
    let head = Head::plain(format!("{title} · {number}"));
    let crumbs = Crumbs::new(w!(language, site.path))
        .link(address.home(), w!(language, site.open_for_comment))
        .link(address.draft(&number), draft.summary.title.best(language).1)
        .words("num", number.clone());
    let places = places(language, &draft.placed.content);
    let action = address.draft_part(&number, "comment");
    let back = address.draft(&number);
    form_page(site, visitor, head, FormState::Fresh, move || {
        let hidden = who(sent)
            .pairs()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
            .collect_view();
        let options = places
            .into_iter()
            .map(|(code, words)| view! { <option value=code>{words}</option> })
            .collect_view();
        view! {
            <PageHead title=title crumbs=crumbs/>
            <div class="page narrow">
                <p class="actions"><a class="button plain" href=receipt>{w!(language, speaker.next_receipt)}</a></p>
                <section class="sheet">
                    <form class="form rows" method="post" action=action>
                        {hidden}
                        <input type="hidden" name="begin" value="yes"/>
                        <div class="field">
                            <label for="f-place">{w!(language, speaker.next_place)}</label>
                            <span class="hint" id="f-place-hint">{w!(language, speaker.next_hint)}</span>
                            <select id="f-place" name="place" aria-describedby="f-place-hint">{options}</select>
                        </div>
                        <p class="actions">
                            <button class="button">{w!(language, speaker.next_go)}</button>
                            <a class="button plain" href=back>{w!(language, comment.back)}</a>
                        </p>
                    </form>
                </section>
            </div>
        }
    })
    .await
}

/// What a comment can concern: the whole draft, its sections and its clauses, in the order of the draft.
fn places(language: Language, content: &Content) -> Vec<(String, String)> {
    let mut places = vec![(String::new(), w!(language, comment.on_whole))];
    for section in content.sections() {
        let title = format!("{} {}", section.key.number(), section_name(language, section.key));
        places.push((format!("section:{}", section.key.code()), title));
        for element in &section.elements {
            let Some(number) = content.clause_number(&element.id) else { continue };
            let (spoken, _) = element.text.best(language);
            let words: String = element.clause(spoken).chars().take(SHOWN).collect();
            places.push((format!("element:{}", element.id), format!("{number} {words}")));
        }
    }
    places
}
