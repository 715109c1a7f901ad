//! What a body is asked about a draft: read, handed out, answered.

use axum::extract::State;
use axum::response::Response;
use domain::draft::Refusal;
use services::Conflict;
use services::coordination::{HandOut, asked, give_opinion, hand_out, save_opinion_draft, settle_remark};
use services::error::ServiceError;

use super::problems::errors;
use super::typed::TypedOpinion;
use super::view::{self, Shown, Wrong};
use crate::components::now::Now;
use crate::w;
use crate::{
    Answer, AskedPath, Fields, Flash, FormState, Head, PageError, Site, Visitor, form_page, see_other,
};

/// Shows what the body is asked. `?element=` adds a remark on that clause to the form, `?text=` chooses the language of the
/// text.
///
/// # Errors
/// [`PageError::Forbidden`] unless the visitor is a coordinator or head of the body, [`PageError::NotFound`] if it was never
/// asked about such a draft.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    AskedPath { number, body }: AskedPath,
) -> Answer {
    let page = asked(&site.services, &visitor.request(), &number, &body).await?;
    let mut typed = TypedOpinion::standing(&page);
    if let Some(element) = visitor.parameter("element") {
        typed.add(&page.content, &element, visitor.language);
    }
    let shown = Shown { page, typed, came_back: false, wrong: Wrong::default() };
    Ok(show(&site, &visitor, FormState::Fresh, shown).await)
}

/// Does what the pressed button says: adds or removes a line of the form, saves, gives, hands out, settles.
///
/// # Errors
/// As [`get`]; [`PageError::Forbidden`] if somebody else than a head gives the opinion.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    AskedPath { number, body }: AskedPath,
    fields: Fields,
) -> Answer {
    // Who may not prepare the opinion is told so before anything is said of the form.
    let page = asked(&site.services, &visitor.request(), &number, &body).await?;
    let step = fields.get("do");
    let mut typed = TypedOpinion::of(&fields);
    let (kind, detail) = step.split_once(':').unwrap_or((step, ""));
    match kind {
        "add" | "remark" => typed.add(&page.content, detail, visitor.language),
        "remove" => typed.remove(detail),
        "save" | "give" => return write(&site, &visitor, (&number, &body), kind == "give", typed).await,
        "hand" | "settle" => return beside(&site, &visitor, (&number, &body), kind == "hand", &fields).await,
        _ => return Err(PageError::BadRequest),
    }
    let shown = Shown { page, typed, came_back: true, wrong: Wrong::default() };
    Ok(show(&site, &visitor, FormState::Fresh, shown).await)
}

/// Saves or gives the opinion.
async fn write(
    site: &Site,
    visitor: &Visitor,
    (number, body): (&str, &str),
    gives: bool,
    typed: TypedOpinion,
) -> Answer {
    let (services, request) = (&site.services, visitor.request());
    let TypedOpinion { input, hash, version } = &typed;
    let done = if gives {
        give_opinion(services, &request, number, body, hash, input, *version).await.map(drop)
    } else {
        save_opinion_draft(services, &request, number, body, hash, input, *version).await.map(drop)
    };
    let error = match done {
        Ok(()) => {
            return Ok(see_other(&format!("{}#opinion", here(visitor, number, body)), Some(Flash::Saved)));
        }
        Err(error) => error,
    };
    let page = asked(services, &request, number, body).await?;
    let (state, typed, wrong) = match error {
        ServiceError::Invalid(problems) => {
            let errors = errors(visitor.language, &problems, &typed);
            (FormState::Invalid, typed, Wrong { errors, ..Wrong::default() })
        }
        // The form comes back with what stands now above it, so that the next one confirms that.
        ServiceError::Refused(refusal) => {
            let unseen = matches!(refusal, Refusal::SupersededText) && page.draft.is_some();
            (FormState::Conflict, typed.over(&page), Wrong { unseen, ..Wrong::refused(refusal) })
        }
        ServiceError::Stale(conflict) if matches!(*conflict, Conflict::Opinion(_)) => {
            (FormState::Conflict, typed.over(&page), Wrong { unseen: true, ..Wrong::default() })
        }
        other => return Err(other.into()),
    };
    Ok(show(site, visitor, state, Shown { page, typed, came_back: true, wrong }).await)
}

/// Hands the work out, or says whether an earlier remark is resolved.
async fn beside(
    site: &Site,
    visitor: &Visitor,
    (number, body): (&str, &str),
    hands: bool,
    fields: &Fields,
) -> Answer {
    let (services, request) = (&site.services, visitor.request());
    let done = if hands {
        hand_out(services, &request, number, body, &people(fields)?).await
    } else {
        let named = |field: &str| fields.get(field).parse::<i64>().map_err(|_| PageError::BadRequest);
        let (remark, version) = (named("remark")?, named("version")?);
        settle_remark(services, &request, remark, fields.get("resolved") == "yes", version).await
    };
    let error = match done {
        Ok(()) => {
            let part = if hands { "hand" } else { "earlier" };
            return Ok(see_other(&format!("{}#{part}", here(visitor, number, body)), Some(Flash::Saved)));
        }
        Err(error) => error,
    };
    let page = asked(services, &request, number, body).await?;
    let typed = TypedOpinion::standing(&page);
    let (state, wrong) = match error {
        ServiceError::Invalid(problems) => {
            (FormState::Invalid, Wrong::of_hand(errors(visitor.language, &problems, &typed), fields.clone()))
        }
        ServiceError::Refused(refusal) => (FormState::Conflict, Wrong::refused(refusal)),
        ServiceError::Stale(_) => (FormState::Conflict, Wrong { answer_changed: true, ..Wrong::default() }),
        other => return Err(other.into()),
    };
    Ok(show(site, visitor, state, Shown { page, typed, came_back: false, wrong }).await)
}

/// The ticked people, each with the subdivision, and who answers for the whole.
fn people(fields: &Fields) -> Result<Vec<HandOut>, PageError> {
    let leads = fields.get("leads");
    fields
        .all("people")
        .map(|id| {
            let user_id: i64 = id.parse().map_err(|_| PageError::BadRequest)?;
            let subdivision = fields.take(&format!("subdivision-{id}"));
            Ok::<_, PageError>(HandOut { user_id, subdivision, leads: leads == id })
        })
        .collect()
}

/// The address of the page.
fn here(visitor: &Visitor, number: &str, body: &str) -> String {
    visitor.address().desk(&format!("coordination/{number}/{body}"))
}

async fn show(site: &Site, visitor: &Visitor, state: FormState, shown: Shown) -> Response {
    let number = shown.page.summary.number.clone();
    let title = w!(visitor.language, opinion.page_title, number = number);
    let (asking, now) = (visitor.clone(), Now::of(site, visitor));
    form_page(site, visitor, Head::plain(title), state, move || view::body(&asking, now, &shown)).await
}
