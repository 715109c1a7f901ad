//! The form of one standard: its act, and where its text comes from.

use axum::response::Response;
use domain::language::Language;
use leptos::prelude::*;

use super::about::{About, has_text, named};
use super::sent::file_field;
use super::typed::TypedStandard;
use crate::components::form::{ErrorSummary, Errors, FileField, SelectField};
use crate::w;
use crate::words::standard;
use crate::{FormState, Head, Site, Visitor, form_page};

/// What a browser offers to choose from.
pub(super) const ACCEPTED: &str =
    ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document,.pdf,application/pdf";

pub(super) async fn show(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    about: About,
    typed: TypedStandard,
    errors: Errors,
) -> Response {
    let title = format!("{} · {}", w!(visitor.language, stock.enter), about.service.code);
    let asking = visitor.clone();
    form_page(site, visitor, Head::plain(title), state, move || {
        let language = asking.language;
        let act = typed.act_fields(language, &errors);
        view! {
            {about.head(&asking)}
            <div class="page narrow">
                {about.acts(&asking)}
                <form class="form rows sheet" method="post" action=about.address(&asking) enctype="multipart/form-data">
                    <ErrorSummary visitor=asking.clone() errors=errors.clone()/>
                    <h2>{w!(language, approval.act)}</h2>
                    {act}
                    <h2>{w!(language, stock.text)}</h2>
                    <p class="hint">{w!(language, stock.text_says)}</p>
                    {copy(language, &about, &typed, &errors)}
                    {files(language, &errors)}
                    <p class="actions">
                        <button class="button" name="do" value="read">{w!(language, stock.look)}</button>
                        <a href=asking.address().desk("standards")>{w!(language, stock.to_list)}</a>
                    </p>
                </form>
            </div>
        }
    })
    .await
}

/// The versions whose text can be taken over.
fn copy(language: Language, about: &About, typed: &TypedStandard, errors: &Errors) -> AnyView {
    let versions = about.versions.iter().filter(|version| has_text(version));
    let versions = versions.map(|version| (version.number.to_string(), named(language, version)));
    let mut options = vec![(String::new(), w!(language, stock.copy_none))];
    options.extend(versions);
    if options.len() == 1 {
        return ().into_any();
    }
    view! {
        <SelectField name="copy" label=w!(language, stock.copy) value=typed.copy.clone() options=options
            hint=w!(language, stock.copy_hint) errors=errors.clone()/>
    }
    .into_any()
}

/// A file in each language; they stand last, because what comes after a file that is too large is not read.
fn files(language: Language, errors: &Errors) -> AnyView {
    let fields = Language::ALL.map(|one| {
        let label = format!("{}: {}", w!(language, stock.file), standard::language_name(language, one));
        view! {
            <FileField name=file_field(one) label=label hint=w!(language, import.file_hint) accept=ACCEPTED
                errors=errors.clone()/>
        }
    });
    fields.collect_view().into_any()
}
