//! The people of the bodies: the list, by typed words and page by page, and the invitations that are open.

use axum::extract::{Path, State};
use domain::access::{Action, Resource};
use domain::time::LegalZone;
use leptos::prelude::*;
use services::ServiceError;
use services::people::{
    Body, OpenInvitation, PeopleFilter, Person, bodies, find_people, open_invitations, resend_invitation,
    withdraw_invitation,
};

use crate::components::names;
use crate::components::now::Now;
use crate::components::page_head::PageHead;
use crate::components::pager::turns;
use crate::{Answer, Fields, Flash, Head, PageError, Site, Visitor, confirmed, page, see_other};
use crate::{w, words};

/// Shows the list; `?q=` searches, `?after=` turns.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such page; the faults of the services.
pub async fn list(State(site): State<Site>, visitor: Visitor) -> Answer {
    visitor.authorise(Action::ReadPeople, &Resource::Site)?;
    let language = visitor.language;
    let text: String = visitor.parameter("q").unwrap_or_default();
    let filter = PeopleFilter { text: text.clone(), after: visitor.parameter("after") };
    let found = match find_people(&site.services, &visitor.request(), &filter).await {
        // A place that is in no such list is an address where nothing stands.
        Err(ServiceError::Invalid(_)) => return Err(PageError::NotFound),
        read => read?,
    };
    let now = Now::of(&site, &visitor);
    let invitations = open_invitations(&site.services, &visitor.request()).await?;
    let bodies = bodies(&site.services).await?;
    let zone = site.settings.zone;
    let shown = visitor.clone();
    Ok(page(&site, &visitor, Head::plain(w!(language, admin.people)), move || {
        let address = shown.address();
        let own = address.desk("people");
        let onward = |after: String| {
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            format!("{own}?{}", query.append_pair("q", &text).append_pair("after", &after).finish())
        };
        let next = found.next.clone().map(onward);
        let start = || {
            if text.is_empty() {
                return own.clone();
            }
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            format!("{own}?{}", query.append_pair("q", &text).finish())
        };
        let first = filter.after.is_some().then(|| (start(), w!(language, rounds_public.from_first)));
        let list = table(&shown, &found.items, &bodies);
        let open = (!invitations.is_empty()).then(|| {
            let rows = invitations.iter().map(|one| invitation(&shown, zone, one)).collect_view();
            view! {
                <section class="sheet rows" aria-labelledby="invitations">
                    <h2 id="invitations">{w!(language, admin.invitations)}</h2>
                    <p class="small quiet">{w!(language, admin.resend_hint)}</p>
                    <ul class="list">{rows}</ul>
                </section>
            }
        });
        view! {
            <PageHead title=w!(language, admin.people) lead=w!(language, admin.people_lead)>
                <p class="actions"><a class="button" href=address.desk("people/invite")>{w!(language, admin.invite)}</a></p>
            </PageHead>
            <div class="page">
                {open}
                <form class="search" role="search" method="get">
                    <div class="field">
                        <label for="q">{w!(language, desk_admin.people_search)}</label>
                        <input id="q" type="search" name="q" value=text.clone()/>
                    </div>
                    <button class="button plain">{w!(language, keeping.find)}</button>
                </form>
                {list}
                {turns(now, first, next)}
            </div>
        }
    })
    .await)
}

fn table(visitor: &Visitor, people: &[Person], bodies: &[Body]) -> AnyView {
    let language = visitor.language;
    if people.is_empty() {
        return view! { <div class="empty"><h2>{w!(language, desk_admin.people_none)}</h2></div> }.into_any();
    }
    let rows = people.iter().map(|person| row(visitor, person, bodies)).collect_view();
    view! {
        <table class="cards">
            <caption class="unseen">{w!(language, admin.people)}</caption>
            <thead><tr>
                <th scope="col">{w!(language, admin.person_name)}</th>
                <th scope="col">{w!(language, admin.email)}</th>
                <th scope="col">{w!(language, admin.roles)}</th>
                <th scope="col">{w!(language, admin.state)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Sends an open invitation again, or withdraws it.
///
/// # Errors
/// [`PageError::BadRequest`] for anything else; the faults of the services.
pub async fn settle(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, id)): Path<(String, i64)>,
    fields: Fields,
) -> Answer {
    visitor.authorise(Action::ReadPeople, &Resource::Site)?;
    let people = visitor.address().desk("people");
    match fields.get("do") {
        "resend" => {
            confirmed(&site, &visitor, &fields).await?;
            resend_invitation(&site.services, &visitor.request(), id).await?;
            Ok(see_other(&people, Some(Flash::Invited)))
        }
        "withdraw" => {
            withdraw_invitation(&site.services, &visitor.request(), id).await?;
            Ok(see_other(&people, Some(Flash::Saved)))
        }
        _ => Err(PageError::BadRequest),
    }
}

fn row(visitor: &Visitor, person: &Person, bodies: &[Body]) -> impl IntoView + use<> {
    let language = visitor.language;
    let roles: Vec<_> = person
        .roles
        .iter()
        .map(|one| {
            let body = bodies.iter().find(|body| body.id == one.body);
            let body = body.map(|body| body.name.best(language).1.to_owned()).unwrap_or_default();
            view! { <p>{names::role(language, one.role)}<br/><span class="small quiet">{body}</span></p> }
        })
        .collect();
    let roles = if roles.is_empty() {
        view! { <p class="quiet">{w!(language, admin.no_roles)}</p> }.into_any()
    } else {
        roles.into_any()
    };
    let (class, state) = if person.active {
        ("tag open", w!(language, admin.active))
    } else {
        ("tag closed", w!(language, admin.inactive))
    };
    view! {
        <tr>
            <th scope="row" data-label=w!(language, admin.person_name)>
                <a href=visitor.address().desk(&format!("people/{}", person.id))>{person.name.clone()}</a>
            </th>
            <td data-label=w!(language, admin.email)>{person.email.clone()}</td>
            <td data-label=w!(language, admin.roles)>{roles}</td>
            <td data-label=w!(language, admin.state)><span class=class>{state}</span></td>
        </tr>
    }
}

fn invitation(visitor: &Visitor, zone: LegalZone, open: &OpenInvitation) -> impl IntoView + use<> {
    let language = visitor.language;
    let address = visitor.address().desk(&format!("people/invitations/{}", open.id));
    let until = words::moment(language, zone, open.expires_at);
    let body = open.body.name.best(language).1.to_owned();
    view! {
        <li>
            <div>
                <h3>{open.name.clone()}</h3>
                <p class="small quiet">{open.email.clone()}" · "{names::role(language, open.role)}" · "{body}</p>
                <p class="small quiet num">{w!(language, admin.valid_until)}" "{until}</p>
            </div>
            <form class="row" method="post" action=address>
                <button class="button plain small" name="do" value="resend">{w!(language, admin.resend)}</button>
                <button class="link" name="do" value="withdraw">{w!(language, admin.withdraw)}</button>
            </form>
        </li>
    }
}
