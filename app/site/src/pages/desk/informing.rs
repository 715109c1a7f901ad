//! Every place where the information on a service waits to be brought up to date, the soonest first (Art. 23(2), R23-2).

use axum::extract::State;
use domain::time::Standing;
use leptos::prelude::*;
use services::error::ServiceError;
use services::standards::{self, OpenInforming};

use super::ticking::{self, TypedTick};
use crate::components::form::{ErrorSummary, Errors};
use crate::components::now::Now;
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::spoken::best_words;
use crate::components::standard_act::numbered_of;
use crate::w;
use crate::words::standard::by_article;
use crate::{Answer, Fields, Flash, FormState, Head, Site, Visitor, form_page, see_other};

/// How few days left are few.
const SOON_DAYS: i64 = 1;

/// Shows what waits in the bodies of the person.
///
/// # Errors
/// [`crate::PageError`] unless the visitor is of the staff.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    show(&site, &visitor, FormState::Fresh, TypedTick::default(), Errors::none()).await
}

/// Ticks a place.
///
/// # Errors
/// [`crate::PageError`] unless the visitor writes for the body of the act.
pub async fn post(State(site): State<Site>, visitor: Visitor, fields: Fields) -> Answer {
    match ticking::tick(&site, &visitor, &fields).await {
        Ok(()) => Ok(see_other(&visitor.address().desk("informing"), Some(Flash::Saved))),
        Err(ServiceError::Invalid(problems)) => {
            let told = problems.iter().map(|problem| {
                let sentence = ticking::sentence(visitor.language, &problem.code);
                (ticking::field(&problem.field).to_owned(), sentence)
            });
            let errors: Errors = told.collect();
            show(&site, &visitor, FormState::Invalid, TypedTick::read(&fields), errors).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn show(site: &Site, visitor: &Visitor, state: FormState, typed: TypedTick, errors: Errors) -> Answer {
    let open = standards::informing(&site.services, &visitor.request()).await?;
    let (now, asking) = (Now::of(site, visitor), visitor.clone());
    let title = w!(visitor.language, approval.informing);
    let view = move || view(now, &asking, open, typed, errors);
    Ok(form_page(site, visitor, Head::plain(title), state, view).await)
}

fn view(now: Now, visitor: &Visitor, open: Vec<OpenInforming>, typed: TypedTick, errors: Errors) -> AnyView {
    let language = now.language;
    let crumbs = Crumbs::below(w!(language, desk.title), visitor.address().desk(""));
    let lead = w!(language, approval.informing_lead, article = by_article(language, "Art. 23(2)"));
    let places: Vec<(String, String)> = open
        .iter()
        .map(|one| {
            let place = ticking::place_name(language, one.place);
            let title = one.title.best(language).1;
            (ticking::value(one.standard, one.place), format!("{title}: {place}"))
        })
        .collect();
    let inside = if open.is_empty() {
        view! {
            <div class="empty">
                <h2>{w!(language, approval.informing_none)}</h2>
                <p>{w!(language, approval.informing_none_says)}</p>
            </div>
        }
        .into_any()
    } else {
        let items = open.into_iter().map(|one| item(now, one)).collect_view();
        let form = ticking::form(language, visitor.address().desk("informing"), places, typed, &errors);
        view! {
            <ol class="due">{items}</ol>
            <section class="sheet slim rows"><h2>{w!(language, approval.tick)}</h2>{form}</section>
        }
        .into_any()
    };
    view! {
        <PageHead title=w!(language, approval.informing) lead=lead crumbs=crumbs/>
        <div class="page">
            <ErrorSummary visitor=visitor.clone() errors=errors/>
            {inside}
        </div>
    }
    .into_any()
}

fn item(now: Now, one: OpenInforming) -> AnyView {
    let language = now.language;
    let address = match &one.draft {
        Some(number) => now.address().desk(&format!("drafts/{number}/approval#informing")),
        None => now.address().service(&one.service),
    };
    let (class, says) = standing(now, one.standing);
    let (lang, title) = best_words(language, &one.title);
    let order = numbered_of(language, &one.order_number, one.order_on);
    view! {
        <li class=class>
            <p class="when">
                <b class="num">{says}</b>
                <time class="num" datetime=one.due_on.to_string()>{now.date(one.due_on)}</time>
            </p>
            <div>
                <h3><a href=address lang=lang>{title.to_owned()}</a></h3>
                <p>{ticking::place_name(language, one.place)}</p>
                <p class="small quiet num">{w!(language, approval.order)}" "{order}</p>
            </div>
        </li>
    }
    .into_any()
}

fn standing(now: Now, standing: Standing) -> (Option<&'static str>, String) {
    let language = now.language;
    match standing {
        Standing::Overdue { days } | Standing::MetLate { days, .. } => {
            let count = u64::try_from(days).unwrap_or(0);
            (Some("late"), w!(language, desk.late, count = count))
        }
        Standing::Due { business_days_left, calendar_days_left } => {
            let class = (calendar_days_left <= SOON_DAYS).then_some("soon");
            (class, w!(language, desk.left_business, count = u64::from(business_days_left)))
        }
        Standing::DueToday | Standing::Met { .. } => (Some("soon"), w!(language, desk.due_today)),
    }
}
