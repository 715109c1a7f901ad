//! Who supports a comment, taken out on a lawful demand; `?no=` is the number of the support.

use axum::extract::State;
use axum::response::Response;
use domain::access::Action;
use leptos::prelude::*;
use services::ServiceError;
use services::discussion::{SupporterPage, erase_supporter, supporter_page};

use super::authorise::authorise_on_draft;
use crate::components::form::{AreaField, ErrorSummary, Errors};
use crate::components::now::Now;
use crate::w;
use crate::words::{author_kind, hiding_problem, moment};
use crate::{
    Answer, CommentPath, Fields, Flash, FormState, Head, PageError, Site, Visitor, form_page, see_other,
};

/// Shows the support and what can be taken out of it.
///
/// # Errors
/// [`PageError`] unless the visitor is a head of the body, or if there is no such support.
pub async fn get(State(site): State<Site>, visitor: Visitor, path: CommentPath) -> Answer {
    authorise_on_draft(&site, &visitor, &path.number, Action::HideComment).await?;
    shown(&site, &visitor, FormState::Fresh, &path, String::new(), Errors::none()).await
}

/// Takes out what tells who supports.
///
/// # Errors
/// As [`get`].
pub async fn post(State(site): State<Site>, visitor: Visitor, path: CommentPath, fields: Fields) -> Answer {
    authorise_on_draft(&site, &visitor, &path.number, Action::HideComment).await?;
    let support = asked(&visitor)?;
    let demand = fields.take("demand");
    let request = visitor.request();
    let done = erase_supporter(&site.services, &request, &path.number, path.comment, support, &demand).await;
    match done {
        Ok(()) => Ok(see_other(&visitor.here(), Some(Flash::Saved))),
        Err(ServiceError::Invalid(problems)) => {
            let sentence = |code: &str| hiding_problem(visitor.language, code);
            let errors =
                problems.iter().map(|problem| (problem.field.clone(), sentence(&problem.code))).collect();
            shown(&site, &visitor, FormState::Invalid, &path, demand, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

/// The number of the support in the address.
fn asked(visitor: &Visitor) -> Result<i64, PageError> {
    let number = visitor.parameter("no").and_then(|text| text.parse().ok());
    number.ok_or(PageError::NotFound)
}

async fn shown(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    path: &CommentPath,
    demand: String,
    errors: Errors,
) -> Result<Response, PageError> {
    let support = asked(visitor)?;
    let request = visitor.request();
    let found = supporter_page(&site.services, &request, &path.number, path.comment, support).await?;
    let title = title(visitor, &found);
    let (asking, now) = (visitor.clone(), Now::of(site, visitor));
    let view = move || body(asking, now, &found, demand, errors);
    Ok(form_page(site, visitor, Head::plain(title), state, view).await)
}

fn title(visitor: &Visitor, found: &SupporterPage) -> String {
    let (number, comment) = (found.support.to_string(), found.comment.to_string());
    w!(visitor.language, support.erase_title, number = number, comment = comment)
}

fn body(visitor: Visitor, now: Now, found: &SupporterPage, demand: String, errors: Errors) -> AnyView {
    let language = now.language;
    let title = title(&visitor, found);
    let service = found.title.best(language).1.to_owned();
    let supporters = format!("comments/{}/supporters", found.comment);
    let back = visitor.address().draft_part(&found.number, &supporters);
    let received = moment(language, now.zone, found.received_at);
    let who = format!("{}, {}", found.name, author_kind(language, found.kind));
    let below = if found.is_erased {
        view! { <p class="notice info">{w!(language, support.erased)}</p> }.into_any()
    } else {
        view! {
            <p>{w!(language, support.erase_lead)}</p>
            <p><b>{who}</b></p>
            <form class="form rows" method="post">
                <AreaField name="demand" label=w!(language, hiding.demand) text=demand errors=errors.clone()
                    hint=w!(language, hiding.demand_hint) rows=2/>
                <p class="actions"><button class="button danger">{w!(language, hiding.erase_go)}</button></p>
            </form>
        }
        .into_any()
    };
    view! {
        <div class="page narrow">
            <p class="small quiet">{found.number.clone()}" · "{service}</p>
            <h1>{title}</h1>
            <ErrorSummary visitor=visitor errors=errors/>
            <section class="sheet rows">
                <h2>{w!(language, hiding.erase)}</h2>
                <p class="small num">{received}</p>
                {below}
            </section>
            <p class="actions"><a href=back>{w!(language, form.cancel)}</a></p>
        </div>
    }
    .into_any()
}
