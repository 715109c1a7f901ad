//! Abolished bodies for which a round of coordination waits: the registrar strikes them with a reason that is public (RC-2).

use axum::extract::State;
use domain::draft::Refusal;
use leptos::prelude::*;
use services::coordination::{self, AbolishedAsked};
use services::error::ServiceError;

use super::refused;
use crate::components::form::{AreaField, ErrorSummary, Errors};
use crate::components::now::Now;
use crate::components::page_head::{Crumbs, PageHead};
use crate::w;
use crate::words::text_problem_of;
use crate::{Answer, Fields, Flash, FormState, Head, Site, Visitor, form_page, see_other};

/// What came back with the form.
#[derive(Default)]
struct CameBack {
    /// The key of the row of the body in its round, and the reason as it was typed.
    typed: (String, String),
    /// What is wrong with it.
    errors: Errors,
    /// The rule that stood against it.
    refusal: Option<Refusal>,
}

/// Shows the bodies.
///
/// # Errors
/// [`crate::PageError`] unless the visitor keeps the register.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    show(&site, &visitor, FormState::Fresh, CameBack::default()).await
}

/// Strikes a body.
///
/// # Errors
/// [`crate::PageError`] unless the visitor keeps the register.
pub async fn post(State(site): State<Site>, visitor: Visitor, fields: Fields) -> Answer {
    let language = visitor.language;
    let row = fields.take("row");
    let reason = fields.take(&format!("reason.{row}"));
    let open = coordination::abolished(&site.services, &visitor.request()).await?;
    let chosen = open.iter().find(|one| one.id.to_string() == row);
    let done = match chosen {
        Some(one) => {
            coordination::strike(&site.services, &visitor.request(), &one.number, one.body.id, &reason).await
        }
        None => Err(Refusal::NotAsked.into()),
    };
    let mut back = CameBack { typed: (row.clone(), reason), ..CameBack::default() };
    let state = match done {
        Ok(()) => return Ok(see_other(&visitor.address().desk("abolished"), Some(Flash::Saved))),
        Err(ServiceError::Invalid(problems)) => {
            for problem in problems {
                let sentence = match problem.code.as_str() {
                    "empty" => w!(language, struck.problem_empty),
                    "not_abolished" => w!(language, struck.problem_stands),
                    code => text_problem_of(language, code),
                };
                back.errors.add(format!("reason.{row}"), sentence);
            }
            FormState::Invalid
        }
        Err(ServiceError::Refused(refusal)) => {
            back.refusal = Some(refusal);
            FormState::Conflict
        }
        Err(other) => return Err(other.into()),
    };
    show(&site, &visitor, state, back).await
}

async fn show(site: &Site, visitor: &Visitor, state: FormState, back: CameBack) -> Answer {
    let open = coordination::abolished(&site.services, &visitor.request()).await?;
    let (now, asking) = (Now::of(site, visitor), visitor.clone());
    let title = w!(visitor.language, struck.title);
    let view = move || view(now, &asking, &open, &back);
    Ok(form_page(site, visitor, Head::plain(title), state, view).await)
}

fn view(now: Now, visitor: &Visitor, open: &[AbolishedAsked], back: &CameBack) -> AnyView {
    let language = now.language;
    let crumbs = Crumbs::below(w!(language, keeping.title), visitor.address().desk("register"));
    let refusal = back.refusal.as_ref().map(|refusal| refused::notice(language, refusal));
    let (row, reason) = &back.typed;
    let is_gone = !reason.is_empty() && open.iter().all(|one| one.id.to_string() != *row);
    let handed_back = is_gone.then(|| view! { <pre class="handed-text">{reason.clone()}</pre> });
    let inside = if open.is_empty() {
        view! { <div class="empty"><h2>{w!(language, struck.none)}</h2><p>{w!(language, struck.none_says)}</p></div> }
            .into_any()
    } else {
        open.iter().map(|one| item(now, one, back)).collect_view().into_any()
    };
    view! {
        <PageHead title=w!(language, struck.title) lead=w!(language, struck.lead) crumbs=crumbs/>
        <div class="page">
            {refusal}
            {handed_back}
            <ErrorSummary visitor=visitor.clone() errors=back.errors.clone()/>
            {inside}
        </div>
    }
    .into_any()
}

/// A body with the form that strikes it.
fn item(now: Now, one: &AbolishedAsked, back: &CameBack) -> AnyView {
    let language = now.language;
    let (spoken, name) = one.body.name.best(language);
    let lang = (spoken != language).then(|| spoken.code());
    let date = now.date(one.abolished_on);
    let next = match &one.successor {
        Some(body) => w!(language, struck.successor, body = body.name.best(language).1.to_owned()),
        None => w!(language, struck.no_successor),
    };
    let about = now.address().draft(&format!("{}/coordination", one.number));
    let title = one.title.best(language).1.to_owned();
    let round = w!(language, struck.round, number = one.number.clone(), round = one.round.to_string());
    let row = one.id.to_string();
    let text = if back.typed.0 == row { back.typed.1.clone() } else { String::new() };
    let (heading, field) = (format!("body-{row}"), format!("reason.{row}"));
    view! {
        <section class="sheet slim rows" aria-labelledby=heading.clone()>
            <h2 id=heading lang=lang>{name.to_owned()}</h2>
            <p class="num">{w!(language, struck.abolished_on, date = date)}" "{next}</p>
            <p class="small"><a href=about>{title}</a>" "<span class="quiet num">{round}</span></p>
            <form class="form rows" method="post">
                <input type="hidden" name="row" value=row/>
                <AreaField name=field label=w!(language, struck.reason) text=text errors=back.errors.clone()
                    hint=w!(language, struck.reason_hint) rows=3/>
                <p class="actions"><button class="button danger">{w!(language, struck.strike)}</button></p>
            </form>
        </section>
    }
    .into_any()
}
