//! The author of a comment corrects or withdraws it at the secret address of its receipt, while the window is open (R15-4).

use axum::extract::{Path, State};
use axum::response::Response;
use domain::discussion::{CorrectionInput, WindowState};
use domain::draft::Refusal;
use domain::language::Language;
use leptos::prelude::*;
use services::ServiceError;
use services::discussion::{ReceiptView, correct, receipt, take_back};

use crate::components::comment::{comment_number, paragraphs};
use crate::components::form::{AreaField, ErrorSummary, Errors};
use crate::components::now::Now;
use crate::w;
use crate::words::standard::article;
use crate::words::{closing, comment_problem, moment, wordless};
use crate::{Answer, Fields, Flash, FormState, Head, PageError, Site, Visitor, form_page, see_other};

/// Shows what can be changed, or since when nothing can.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such receipt.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, id)): Path<(String, String)>,
) -> Answer {
    let receipt = receipt(&site.services, &id).await?;
    Ok(show(&site, &visitor, FormState::Fresh, receipt, Typed::default()).await)
}

/// Corrects or withdraws the comment, as the pressed button says, and leads back to the receipt.
///
/// # Errors
/// As [`get`]; what cannot be taken comes back with what was typed.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, id)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let (services, request) = (&site.services, visitor.request());
    // A version that is no number is none that was shown.
    let seen = fields.get("version").parse().unwrap_or(0);
    let input = CorrectionInput { text: fields.take("text"), suggestion: fields.take("suggestion") };
    let done = if fields.get("do") == "withdraw" {
        take_back(services, &request, &id, seen).await
    } else {
        correct(services, &request, &id, seen, &input).await
    };
    let Err(error) = done else {
        let to = visitor.address().to(&format!("/receipts/{id}"));
        return Ok(see_other(&to, Some(Flash::Saved)));
    };
    let input = fields.has("text").then_some(input);
    let (state, typed) = refused(&site, &visitor, error, input)?;
    let receipt = receipt(services, &id).await?;
    Ok(show(&site, &visitor, state, receipt, typed).await)
}

/// What was typed and why it could not be carried out.
#[derive(Debug, Default)]
struct Typed {
    /// The words, where the form of the correction was sent.
    input: Option<CorrectionInput>,
    /// What is wrong with them.
    errors: Errors,
    /// Why the step was refused.
    notice: Option<String>,
}

/// How the page comes back; other faults are pages of their own.
fn refused(
    site: &Site,
    visitor: &Visitor,
    error: ServiceError,
    input: Option<CorrectionInput>,
) -> Result<(FormState, Typed), PageError> {
    let language = visitor.language;
    let mut errors = Errors::none();
    let mut notice = None;
    let state = match error {
        ServiceError::InvalidComment(problems) => {
            for problem in problems {
                errors.add(problem.field, comment_problem(language, problem));
            }
            FormState::Invalid
        }
        ServiceError::Invalid(problems) => {
            for problem in problems {
                errors.add(problem.field.clone(), changing_problem(language, &problem.code));
            }
            FormState::Invalid
        }
        ServiceError::Stale(_) => {
            notice = Some(w!(language, author.changed_meanwhile));
            FormState::Conflict
        }
        ServiceError::Refused(refusal) => {
            notice = Some(refusal_words(site, language, &refusal));
            FormState::Conflict
        }
        other => return Err(other.into()),
    };
    Ok((state, Typed { input, errors, notice }))
}

fn changing_problem(language: Language, code: &str) -> String {
    match code {
        "hidden" => w!(language, author.problem_hidden),
        "disowned" => w!(language, author.problem_disowned),
        "unchanged" => w!(language, author.problem_unchanged),
        other => wordless(language, other),
    }
}

fn refusal_words(site: &Site, language: Language, refusal: &Refusal) -> String {
    let zone = site.settings.zone;
    match refusal {
        Refusal::DiscussionClosed { closes_at, received_at } => w!(
            language,
            author.refused_closed,
            closed = closing(language, zone, *closes_at),
            arrived = moment(language, zone, *received_at),
            article = article(language, "Art. 15(4)")
        ),
        Refusal::AlreadyDecided { .. } => w!(language, author.refused_decided),
        Refusal::CommentWithdrawn { .. } => w!(language, author.refused_withdrawn),
        Refusal::AlreadyWithdrawn => w!(language, author.refused_draft),
        _ => w!(language, author.refused_other),
    }
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    receipt: ReceiptView,
    typed: Typed,
) -> Response {
    let number = comment_number(visitor.language, receipt.comment.number);
    let title = w!(visitor.language, author.change_title, number = number);
    let head = Head::plain(title.clone());
    let (asking, now) = (visitor.clone(), Now::of(site, visitor));
    form_page(site, visitor, head, state, move || whole(&asking, now, title, &receipt, typed)).await
}

fn whole(visitor: &Visitor, now: Now, title: String, receipt: &ReceiptView, typed: Typed) -> AnyView {
    let language = now.language;
    let back = now.address().to(&format!("/receipts/{}", receipt.receipt));
    let closes = closing(language, now.zone, receipt.window.closes_at);
    let comment = &receipt.comment;
    let is_open = receipt.window.state(now.at) == WindowState::Open && receipt.withdrawn.is_none();
    let changes = is_open && comment.withdrawn_at.is_none() && !comment.author.disowned;
    let says = match (changes, comment.withdrawn_at) {
        (true, _) => w!(language, author.change_lead, moment = closes),
        (false, Some(_)) => w!(language, author.refused_withdrawn),
        (false, None) if comment.author.disowned => w!(language, author.problem_disowned),
        (false, None) if receipt.withdrawn.is_some() => w!(language, author.refused_draft),
        (false, None) => w!(language, author.change_over, moment = closes),
    };
    let Typed { input, errors, notice } = typed;
    let notice = notice.map(|says| {
        view! { <section class="notice bad" role="alert" tabindex="-1" id="errors" autofocus><p>{says}</p></section> }
    });
    let inside = if changes { forms(now, receipt, input, &errors) } else { typed_words(language, input) };
    view! {
        <div class="page narrow">
            <section class="sheet rows">
                <h1>{title}</h1>
                <p class="num">{says}</p>
                {notice}
                <ErrorSummary visitor=visitor.clone() errors=errors/>
                {inside}
                <p class="actions"><a href=back>{w!(language, author.back)}</a></p>
            </section>
        </div>
    }
    .into_any()
}

/// What was typed too late, for its author to take along: nothing of it is kept.
fn typed_words(language: Language, input: Option<CorrectionInput>) -> AnyView {
    let Some(input) = input else { return ().into_any() };
    view! {
        <h2>{w!(language, author.typed)}</h2>
        <div class="words">{paragraphs(&input.text)}{paragraphs(&input.suggestion)}</div>
    }
    .into_any()
}

fn forms(now: Now, receipt: &ReceiptView, input: Option<CorrectionInput>, errors: &Errors) -> AnyView {
    let language = now.language;
    let action = now.address().to(&format!("/receipts/{}/change", receipt.receipt));
    let comment = &receipt.comment;
    let version = receipt.version.to_string();
    let correcting = comment.is_read().then(|| {
        let standing = comment.suggestion.as_ref().map(|suggestion| suggestion.text.clone());
        let CorrectionInput { text, suggestion: proposed } = input.unwrap_or_else(|| CorrectionInput {
            text: comment.text.clone(),
            suggestion: standing.unwrap_or_default(),
        });
        let lang = comment.language.code();
        let suggestion = comment.anchor.element.is_some().then(|| {
            view! {
                <AreaField name="suggestion" label=w!(language, author.suggestion) text=proposed
                    errors=errors.clone() lang=comment.words_language().code().to_owned()/>
            }
        });
        view! {
            <h2>{w!(language, author.standing_words)}</h2>
            <div class="words" lang=lang>{paragraphs(&comment.text)}</div>
            <form class="form rows" method="post" action=action.clone()>
                <input type="hidden" name="version" value=version.clone()/>
                <h2>{w!(language, author.correct_title)}</h2>
                <p>{w!(language, author.correct_says)}</p>
                <AreaField name="text" label=w!(language, author.text) text=text errors=errors.clone()
                    rows=8 lang=lang.to_owned()/>
                {suggestion}
                <p class="actions"><button class="button" name="do" value="correct">{w!(language, author.correct)}</button></p>
            </form>
        }
    });
    view! {
        {correcting}
        <form class="form rows" method="post" action=action>
            <input type="hidden" name="version" value=version/>
            <h2>{w!(language, author.withdraw_title)}</h2>
            <p>{w!(language, author.withdraw_says)}</p>
            <p class="actions"><button class="button danger" name="do" value="withdraw">{w!(language, author.withdraw)}</button></p>
        </form>
    }
    .into_any()
}
