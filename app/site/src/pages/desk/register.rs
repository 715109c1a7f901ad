//! The register as the registrar sees it: every entry with the state of its standard.

use axum::extract::State;
use domain::access::{Action, Resource};
use domain::draft::StageName;
use domain::language::Language;
use leptos::prelude::*;
use services::drafts::DraftSummary;
use services::people::Body;
use services::register::{RegisterEntry, RegisterFilter, list};

use super::register_words::body_name;
use crate::components::page_head::PageHead;
use crate::components::spoken::best_words;
use crate::{Answer, Head, Site, Visitor, page};
use crate::{w, words};

/// Shows the list.
///
/// # Errors
/// The faults of the services.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    visitor.authorise(Action::KeepRegister, &Resource::Register)?;
    let language = visitor.language;
    let text = visitor.parameter("q").unwrap_or_default();
    let after = visitor.parameter("after");
    let excluded = visitor.parameter("excluded").is_some();
    let filter =
        RegisterFilter { text: text.clone(), after: after.clone(), excluded, ..RegisterFilter::default() };
    let found = list(&site.services, &filter).await?;
    let bodies = services::people::bodies(&site.services).await?;
    let codes: Vec<String> = found.items.iter().map(|entry| entry.entry.code.clone()).collect();
    let drafts = services::drafts::newest_of_services(&site.services, &codes, visitor.at).await?;
    let shown = visitor.clone();
    Ok(page(&site, &visitor, Head::plain(w!(language, keeping.title)), move || {
        let address = shown.address();
        let nothing = found.items.is_empty();
        let searched = !text.is_empty() || after.is_some();
        let inside = match (nothing, searched) {
            (true, true) => empty(w!(language, keeping.none_found), w!(language, keeping.none_found_says)).into_any(),
            (true, false) if excluded => {
                empty(w!(language, desk_admin.none_excluded), w!(language, desk_admin.none_excluded_says)).into_any()
            },
            (true, false) => empty(w!(language, keeping.none), w!(language, keeping.none_says)).into_any(),
            (false, _) => table(&shown, &found.items, &bodies, &drafts).into_any(),
        };
        let onward = |after: &str| {
            let query: String = url::form_urlencoded::Serializer::new(String::new())
                .append_pair("q", &text)
                .append_pair("after", after)
                .extend_pairs(excluded.then_some(("excluded", "1")))
                .finish();
            address.desk(&format!("register?{query}"))
        };
        let next = found.next.as_deref().map(onward).map(|next| {
            view! { <a rel="next" href=next>{w!(language, keeping.more)}</a> }
        });
        let query: String = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs((!text.is_empty()).then_some(("q", text.as_str())))
            .extend_pairs(excluded.then_some(("excluded", "1")))
            .finish();
        let start = address.desk(&if query.is_empty() { "register".to_owned() } else { format!("register?{query}") });
        let first = after.is_some().then(|| view! { <a rel="first" href=start>{w!(language, keeping.first)}</a> });
        let other = if excluded {
            view! { <a href=address.desk("register")>{w!(language, desk_admin.standing_ones)}</a> }.into_any()
        } else {
            view! { <a href=address.desk("register?excluded=1")>{w!(language, desk_admin.excluded_ones)}</a> }.into_any()
        };
        let among = excluded.then(|| view! { <input type="hidden" name="excluded" value="1"/> });
        let what = excluded.then(|| view! { <h2>{w!(language, desk_admin.excluded_ones)}</h2> });
        let pages = (first.is_some() || next.is_some())
            .then(|| view! { <nav class="pages" aria-label=w!(language, keeping.title)>{first}{next}</nav> });
        view! {
            <PageHead title=w!(language, keeping.title) lead=w!(language, keeping.lead)>
                <p class="actions">
                    <a class="button" href=address.desk("register/new")>{w!(language, keeping.add)}</a>
                    <a class="button plain" href=address.desk("register/import")>{w!(language, keeping.import)}</a>
                </p>
            </PageHead>
            <div class="page">
                <form class="search" role="search" method="get">
                    {among}
                    <div class="field">
                        <label for="q">{w!(language, keeping.search)}</label>
                        <input id="q" type="search" name="q" value=text.clone()/>
                    </div>
                    <button class="button plain">{w!(language, keeping.find)}</button>
                </form>
                <p class="small">{other}</p>
                {what}
                {inside}
                {pages}
            </div>
        }
    })
    .await)
}

fn empty(title: String, says: String) -> impl IntoView {
    view! { <div class="empty"><h2>{title}</h2><p>{says}</p></div> }
}

fn table(
    visitor: &Visitor,
    entries: &[RegisterEntry],
    bodies: &[Body],
    drafts: &[DraftSummary],
) -> impl IntoView + use<> {
    let language = visitor.language;
    let rows: Vec<_> = entries
        .iter()
        .map(|entry| {
            let said = &entry.entry;
            let address = visitor.address().desk(&format!("register/{}", said.code));
            let (lang, name) = best_words(language, &said.name);
            let draft = drafts.iter().find(|draft| draft.service_code == said.code);
            view! {
                <tr>
                    <th scope="row" class="num" data-label=w!(language, keeping.code)>{said.code.clone()}</th>
                    <td data-label=w!(language, keeping.name)>
                        <a href=address lang=lang>{name.to_owned()}</a>
                    </td>
                    <td data-label=w!(language, keeping.developing_body_short)>{body_name(language, said.developing_body, bodies)}</td>
                    <td class="num" data-label=w!(language, keeping.included_short)>{words::date(language, said.included_on)}</td>
                    <td data-label=w!(language, keeping.state)>{state(language, draft)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="cards">
            <caption class="unseen">{w!(language, keeping.title)}</caption>
            <thead><tr>
                <th scope="col">{w!(language, keeping.code)}</th>
                <th scope="col">{w!(language, keeping.name)}</th>
                <th scope="col">{w!(language, keeping.developing_body_short)}</th>
                <th scope="col">{w!(language, keeping.included_short)}</th>
                <th scope="col">{w!(language, keeping.state)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn state(language: Language, draft: Option<&DraftSummary>) -> impl IntoView + use<> {
    let (class, words) = match draft.map(|draft| draft.stage) {
        None => ("tag plain", w!(language, keeping.state_none)),
        Some(StageName::Drafting) => ("tag plain", w!(language, keeping.state_drafting)),
        Some(StageName::Open) => ("tag open", w!(language, keeping.state_open)),
        Some(StageName::Review) => ("tag closed", w!(language, keeping.state_review)),
        Some(StageName::Reported) => ("tag closed", w!(language, keeping.state_reported)),
        Some(StageName::Coordinating | StageName::Returned) => {
            ("tag closed", w!(language, keeping.state_coordinating))
        }
        Some(StageName::Approved) => ("tag inforce", w!(language, keeping.state_approved)),
        Some(StageName::InForce) => ("tag inforce", w!(language, keeping.state_in_force)),
        Some(StageName::Ceased) => ("tag plain", w!(language, keeping.state_ceased)),
        Some(StageName::Withdrawn) => ("tag plain", w!(language, keeping.state_withdrawn)),
    };
    view! { <span class=class>{words}</span> }
}
