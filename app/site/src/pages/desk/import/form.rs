//! The page that asks for the file.

use axum::response::Response;
use domain::language::Language;
use leptos::prelude::*;

use super::super::opened::Opened;
use crate::components::editing::top::{DraftTop, EditingTab};
use crate::components::form::{AreaField, ErrorSummary, Errors, FileField, SelectField};
use crate::w;
use crate::words::standard;
use crate::{FormState, Head, Site, Visitor, form_page};

/// What a browser offers to choose from.
const ACCEPTED: &str =
    ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document,.pdf,application/pdf";
/// How many lines of a text that is pasted are shown.
const ROWS: u32 = 10;

pub(super) async fn show(
    site: &Site,
    visitor: &Visitor,
    form_state: FormState,
    opened: Opened,
    (text, pasted): (Language, String),
    errors: Errors,
) -> Response {
    let title = format!("{} · {}", w!(visitor.language, import.title), opened.copy.summary.number);
    let asking = visitor.clone();
    form_page(site, visitor, Head::plain(title), form_state, move || {
        let language = asking.language;
        let (_, percent) = opened.progress();
        let back = opened.address(&asking);
        let body = if opened.writable {
            form(&asking, back, text, pasted, errors)
        } else {
            let stage = standard::stage(language, opened.copy.summary.stage);
            view! {
                <p>{w!(language, editor.frozen, stage = stage)}</p>
                <p class="actions"><a class="button plain" href=back>{w!(language, import.back)}</a></p>
            }
            .into_any()
        };
        view! {
            <DraftTop visitor=asking summary=opened.copy.summary.clone() tab=EditingTab::Text percent=Some(percent)/>
            <div class="page narrow">
                <section class="sheet rows">
                    <h2>{w!(language, import.title)}</h2>
                    {body}
                </section>
            </div>
        }
    })
    .await
}

fn form(visitor: &Visitor, back: String, text: Language, pasted: String, errors: Errors) -> AnyView {
    let language = visitor.language;
    let options =
        Language::ALL.map(|one| (one.code().to_owned(), standard::language_name(language, one))).into();
    let action = format!("{back}/import");
    view! {
        <p>{w!(language, import.lead)}</p>
        // The file stands last: what comes after a file that is too large is not read.
        <form class="form rows" method="post" action=action enctype="multipart/form-data">
            <ErrorSummary visitor=visitor.clone() errors=errors.clone()/>
            <SelectField name="language" label=w!(language, import.language) value=text.code() options=options
                hint=w!(language, import.language_hint) errors=errors.clone()/>
            <AreaField name="text" label=w!(language, reading.pasted) text=pasted hint=w!(language, reading.pasted_hint)
                optional=w!(language, reading.instead) rows=ROWS lang=text.code() errors=errors.clone()/>
            <FileField name="file" label=w!(language, import.file) hint=w!(language, import.file_hint) accept=ACCEPTED
                errors=errors/>
            <p class="actions">
                <button class="button">{w!(language, import.read)}</button>
                <a href=back>{w!(language, import.back)}</a>
            </p>
        </form>
    }
    .into_any()
}
