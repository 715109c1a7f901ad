//! Placement for public discussion: the drafter asks, a head confirms (R15-1 to R15-3, R15-6).

use axum::extract::State;
use domain::access::Action;
use domain::draft::{Refusal, WayOfInforming};
use services::Conflict;
use services::drafts::{self, ConfirmPlacement, Seen};
use services::error::ServiceError;

use super::authorise::authorise_on_draft;
use super::opened::open;
use super::placement_view::{AskedPlacement, Placing, WrongPlacement, view};
use super::seen;
use crate::components::form::Errors;
use crate::w;
use crate::words::text_problem_of;
use crate::{
    Answer, DraftPath, Fields, Flash, FormState, Head, Site, Visitor, confirmed, form_page, see_other,
};

/// Shows what a placement now would mean.
///
/// # Errors
/// [`crate::PageError`] if there is no such draft, or it is another body's.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    show(
        &site,
        &visitor,
        &number,
        FormState::Fresh,
        AskedPlacement::default(),
        WrongPlacement::default(),
        None,
    )
    .await
}

/// The drafter asks the head to place the draft.
///
/// # Errors
/// [`crate::PageError`] unless the visitor writes for the body.
pub async fn request(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    match drafts::request_placement(&site.services, &visitor.request(), &number).await {
        Ok(_) => Ok(see_other(&page_of(&visitor, &number), Some(Flash::PlacementRequested))),
        Err(ServiceError::Refused(refusal)) => {
            let (asked, wrong) = (AskedPlacement::default(), WrongPlacement::refused(refusal));
            show(&site, &visitor, &number, FormState::Conflict, asked, wrong, None).await
        }
        Err(other) => Err(other.into()),
    }
}

/// The head confirms.
///
/// # Errors
/// [`crate::PageError`] unless the visitor is a head of the body.
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    DraftPath { number }: DraftPath,
    fields: Fields,
) -> Answer {
    let asked = AskedPlacement {
        late_reason: fields.take("late_reason"),
        ways: fields.all("way").map(str::to_owned).collect(),
        other_way: fields.take("other_way"),
        confirmed: fields.has("confirm"),
    };
    // Who may not place is told so before anything is said of the form.
    authorise_on_draft(&site, &visitor, &number, Action::Place).await?;
    confirmed(&site, &visitor, &fields).await?;
    let read = seen::of(&fields)?;
    let unfit = FormState::Invalid;
    if !asked.confirmed {
        let mut errors = Errors::none();
        errors.add("confirm", w!(visitor.language, editor.place_confirm_missing));
        return show(&site, &visitor, &number, unfit, asked, WrongPlacement::fields(errors), Some(&read))
            .await;
    }
    let ways =
        asked.ways.iter().filter_map(|code| WayOfInforming::from_code(code, &asked.other_way)).collect();
    let late_reason = Some(asked.late_reason.clone()).filter(|reason| !reason.trim().is_empty());
    let place = ConfirmPlacement { draft: number.clone(), seen: read.clone(), late_reason, ways };
    match drafts::place(&site.services, &visitor.request(), place).await {
        Ok(placed) => Ok(see_other(&visitor.address().draft(&placed.summary.number), Some(Flash::Placed))),
        Err(ServiceError::Refused(refusal)) => {
            show(&site, &visitor, &number, unfit, asked, wrong_of(&visitor, refusal), Some(&read)).await
        }
        Err(ServiceError::Stale(conflict)) if matches!(*conflict, Conflict::Draft { .. }) => {
            show(
                &site,
                &visitor,
                &number,
                FormState::Conflict,
                asked,
                WrongPlacement::fields(Errors::none()),
                Some(&read),
            )
            .await
        }
        Err(ServiceError::Invalid(problems)) => {
            let mut errors = Errors::none();
            for problem in problems {
                let (field, sentence) = match problem.code.as_str() {
                    "same_person" => ("confirm", w!(visitor.language, editor.place_same_person)),
                    "not_requested" => ("confirm", w!(visitor.language, editor.place_not_requested)),
                    code => (problem.field.as_str(), text_problem_of(visitor.language, code)),
                };
                errors.add(field, sentence);
            }
            show(&site, &visitor, &number, unfit, asked, WrongPlacement::fields(errors), Some(&read)).await
        }
        Err(other) => Err(other.into()),
    }
}

fn page_of(visitor: &Visitor, number: &str) -> String {
    visitor.address().desk(&format!("drafts/{number}/placement"))
}

/// A refusal beside its field where it has one.
fn wrong_of(visitor: &Visitor, refusal: Refusal) -> WrongPlacement {
    let mut errors = Errors::none();
    let sentence = super::refused::sentence(visitor.language, &refusal);
    match refusal {
        Refusal::LateWithoutReason { .. } => errors.add("late_reason", sentence),
        Refusal::NoWayOfInforming => errors.add("way", sentence),
        other => return WrongPlacement::refused(other),
    }
    WrongPlacement::fields(errors)
}

/// The page. A form that came back tells what it had `read`: a text that was changed since is shown against it, and has to
/// be confirmed anew.
async fn show(
    site: &Site,
    visitor: &Visitor,
    number: &str,
    state: FormState,
    mut asked: AskedPlacement,
    mut wrong: WrongPlacement,
    read: Option<&Seen>,
) -> Answer {
    let opened = open(site, visitor, number).await?;
    let preview = match drafts::preview_placement(&site.services, &visitor.request(), number).await {
        Ok(preview) => Some(preview),
        // A draft that has been placed has nothing to preview; the page says when it was placed.
        Err(ServiceError::Refused(_)) => None,
        Err(other) => return Err(other.into()),
    };
    let meanwhile = match read.filter(|_| preview.is_some()) {
        Some(read) => seen::meanwhile(site, visitor, &opened, read).await?,
        None => None,
    };
    if meanwhile.is_some() {
        asked.confirmed = false;
        wrong.add("confirm", w!(visitor.language, editor.place_stale));
    }
    let clashes = if preview.is_some() {
        drafts::clashes(&site.services, &visitor.request(), number).await?
    } else {
        Vec::new()
    };
    let calendar = services::calendar::effective(&site.services.database).await?;
    let title = w!(visitor.language, editor.placement);
    let placing = Placing {
        visitor: visitor.clone(),
        zone: site.settings.zone,
        opened,
        preview,
        clashes,
        calendar,
        asked,
        wrong,
        meanwhile,
    };
    Ok(form_page(site, visitor, Head::plain(title), state, move || view(placing)).await)
}
