//! A reader reports a comment whose words should not be read by everybody; nothing changes by itself.

use axum::extract::State;
use axum::response::Response;
use domain::discussion::{AbuseInput, AbuseKind};
use domain::language::Language;
use leptos::prelude::*;
use services::ServiceError;
use services::discussion::{CommentView, comment, report_abuse};

use crate::components::comment::{comment_number, paragraphs};
use crate::components::form::{AreaField, Choices, ErrorSummary, Errors};
use crate::w;
use crate::words::{abuse_kind, abuse_problem};
use crate::{Answer, CommentPath, Fields, FormState, Head, PageError, Site, Visitor, form_page, see_other};

/// Shows the form, or that the report was sent.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such placed draft or comment.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    CommentPath { number, comment }: CommentPath,
) -> Answer {
    show(&site, &visitor, FormState::Fresh, number, comment, AbuseInput::default(), Errors::none()).await
}

/// Takes the report.
///
/// # Errors
/// As [`get`]; what cannot be taken comes back with the form.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    CommentPath { number, comment }: CommentPath,
    fields: Fields,
) -> Answer {
    let typed = AbuseInput { kind: fields.take("kind"), words: fields.take("words") };
    match report_abuse(&site.services, &visitor.request(), &number, comment, &typed).await {
        Ok(()) => {
            let part = format!("comments/{comment}/report?sent=1");
            Ok(see_other(&visitor.address().draft_part(&number, &part), None))
        }
        Err(ServiceError::Invalid(problems)) => {
            let sentence = |field: &str, code: &str| abuse_problem(visitor.language, field, code);
            let errors = problems.iter().map(|one| (one.field.clone(), sentence(&one.field, &one.code)));
            show(&site, &visitor, FormState::Invalid, number, comment, typed, errors.collect()).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    number: String,
    of: i64,
    typed: AbuseInput,
    errors: Errors,
) -> Result<Response, PageError> {
    let told = comment(&site.services, &number, of).await?;
    let is_sent = visitor.parameter("sent").is_some();
    let title =
        w!(visitor.language, author.report_title, number = comment_number(visitor.language, told.number));
    let head = Head::plain(title.clone());
    let asking = visitor.clone();
    let view = move || {
        let inside = if is_sent {
            view! { <p class="notice info">{w!(asking.language, author.report_sent)}</p> }.into_any()
        } else if told.is_read() {
            form(&asking, &number, &told, &typed, &errors)
        } else {
            view! { <p class="notice info">{w!(asking.language, author.problem_not_read)}</p> }.into_any()
        };
        whole(&asking, title, &number, told.number, inside)
    };
    Ok(form_page(site, visitor, head, state, view).await)
}

fn whole(visitor: &Visitor, title: String, number: &str, comment: i64, inside: AnyView) -> AnyView {
    let back = format!("{}?no={comment}#no-{comment}", visitor.address().draft_part(number, "comments"));
    view! {
        <div class="page narrow">
            <section class="sheet rows">
                <h1>{title}</h1>
                {inside}
                <p class="actions"><a href=back>{w!(visitor.language, author.to_comment)}</a></p>
            </section>
        </div>
    }
    .into_any()
}

fn form(visitor: &Visitor, number: &str, told: &CommentView, typed: &AbuseInput, errors: &Errors) -> AnyView {
    let language: Language = visitor.language;
    let action = visitor.address().draft_part(number, &format!("comments/{}/report", told.number));
    let kinds = AbuseKind::ALL.map(|kind| (kind.code().to_owned(), abuse_kind(language, kind))).to_vec();
    view! {
        <p>{w!(language, author.report_lead)}</p>
        <blockquote lang=told.language.code() class="quoted">{paragraphs(&told.text)}</blockquote>
        <form class="form rows" method="post" action=action>
            <ErrorSummary visitor=visitor.clone() errors=errors.clone()/>
            <Choices name="kind" legend=w!(language, author.report_kind) options=kinds chosen=vec![typed.kind.clone()]
                errors=errors.clone()/>
            <AreaField name="words" label=w!(language, author.report_words) text=typed.words.clone() errors=errors.clone()
                hint=w!(language, author.report_hint) rows=4/>
            <p class="actions"><button class="button">{w!(language, author.report_send)}</button></p>
        </form>
    }
    .into_any()
}
