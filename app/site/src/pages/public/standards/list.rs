//! The standards in force, by body and recipient.

use axum::extract::State;
use domain::body::BodyId;
use domain::register::{Recipients, SEARCH_LIMIT};
use leptos::prelude::*;
use services::page::Page;
use services::people::Body;
use services::standards::{self, StandardFilter, StandardSummary};

use crate::components::cards::cards;
use crate::components::form::{Choices, Errors, SelectField, TextField};
use crate::components::names;
use crate::components::now::Now;
use crate::components::page_head::PageHead;
use crate::components::pager::turns;
use crate::components::spoken::best_words;
use crate::components::standard_act::numbered_of;
use crate::w;
use crate::{Answer, Head, Site, Visitor, page};

/// Shows the standards in force today; `?text=`, `?body=`, `?recipients=`, `?ceased=` choose, `?after=` goes on.
///
/// # Errors
/// [`crate::PageError`] if the database does not answer.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let filter = StandardFilter {
        text: visitor.parameter("text").unwrap_or_default().chars().take(SEARCH_LIMIT).collect(),
        body: visitor.parameter("body").and_then(|id| id.parse().ok()).map(BodyId),
        recipients: visitor.parameter("recipients").and_then(|code| Recipients::from_code(&code)),
        ceased: visitor.parameter("ceased").as_deref() == Some("yes"),
        after: visitor.parameter("after"),
        limit: None,
    };
    let now = Now::of(&site, &visitor);
    let found = standards::list(&site.services, &filter, now.today()).await?;
    let bodies = services::people::bodies(&site.services).await?;
    let title = w!(now.language, in_force.title);
    Ok(page(&site, &visitor, Head::plain(title), move || whole(now, &filter, &found, &bodies)).await)
}

/// The address of the list as it is filtered, from a place on.
fn address(now: Now, filter: &StandardFilter, after: Option<&str>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    if !filter.text.is_empty() {
        query.append_pair("text", &filter.text);
    }
    if let Some(BodyId(body)) = filter.body {
        query.append_pair("body", &body.to_string());
    }
    if let Some(recipients) = filter.recipients {
        query.append_pair("recipients", recipients.code());
    }
    if filter.ceased {
        query.append_pair("ceased", "yes");
    }
    if let Some(after) = after {
        query.append_pair("after", after);
    }
    let (query, list) = (query.finish(), now.address().to("/standards"));
    if query.is_empty() { list } else { format!("{list}?{query}") }
}

fn whole(now: Now, filter: &StandardFilter, found: &Page<StandardSummary>, bodies: &[Body]) -> AnyView {
    let language = now.language;
    let chosen = StandardFilter { after: None, ..filter.clone() } != StandardFilter::default();
    let list = if found.items.is_empty() {
        let (title, says) = if chosen {
            (w!(language, in_force.none), w!(language, register.none_says))
        } else {
            (w!(language, in_force.empty), w!(language, in_force.empty_says))
        };
        view! { <div class="empty"><h2>{title}</h2><p>{says}</p></div> }.into_any()
    } else {
        table(now, &found.items)
    };
    let first = filter.after.is_some().then(|| (address(now, filter, None), w!(language, in_force.first)));
    let next = found.next.as_deref().map(|next| address(now, filter, Some(next)));
    view! {
        <PageHead title=w!(language, in_force.title) lead=w!(language, in_force.lead)/>
        <div class="page">
            {filters(now, filter, bodies, chosen)}
            {list}
            {turns(now, first, next)}
        </div>
    }
    .into_any()
}

fn filters(now: Now, filter: &StandardFilter, bodies: &[Body], chosen: bool) -> AnyView {
    let language = now.language;
    let address = now.address().to("/standards");
    let any = |words: String| (String::new(), words);
    let named = |body: &Body| (body.id.0.to_string(), body.name.best(language).1.to_owned());
    let developing = bodies.iter().filter(|body| body.kind.develops()).map(named);
    let bodies = [any(w!(language, register.any_body))].into_iter().chain(developing).collect();
    let recipients = [any(w!(language, register.any))]
        .into_iter()
        .chain(Recipients::ALL.map(|one| (one.code().to_owned(), names::recipients(language, one))))
        .collect();
    let none = Errors::none;
    let body = filter.body.map(|id| id.0.to_string()).unwrap_or_default();
    let recipient = filter.recipients.map(Recipients::code).unwrap_or_default();
    let ceased = vec![("yes".to_owned(), w!(language, in_force.with_ceased))];
    let ticked = if filter.ceased { vec!["yes".to_owned()] } else { Vec::new() };
    let clear = chosen.then(|| view! { <a href=address.clone()>{w!(language, register.clear)}</a> });
    view! {
        <form class="filters screen-only" method="get" action=address.clone() role="search">
            <TextField name="text" label=w!(language, register.text) value=filter.text.clone() errors=none() kind="search"/>
            <SelectField name="body" label=w!(language, register.body) value=body options=bodies errors=none()/>
            <SelectField name="recipients" label=w!(language, register.recipients) value=recipient options=recipients errors=none()/>
            <Choices name="ceased" legend=w!(language, in_force.valid) options=ceased chosen=ticked errors=none() several=true/>
            <p class="actions"><button class="button">{w!(language, register.show)}</button>{clear}</p>
        </form>
    }
    .into_any()
}

fn table(now: Now, standards: &[StandardSummary]) -> AnyView {
    let language = now.language;
    let code = w!(language, register.code);
    let name = w!(language, register.name);
    let body = w!(language, register.body);
    let order = w!(language, in_force.order);
    let since = w!(language, in_force.valid);
    let rows = standards
        .iter()
        .map(|standard| {
            let (lang, words) = best_words(language, &standard.service_name);
            let (body_lang, body_words) = best_words(language, &standard.body.name);
            let of = numbered_of(language, &standard.order_number, standard.order_on);
            let date = standard.effective_on.map(|date| now.date(date)).unwrap_or_default();
            let valid = if standard.ceased.is_some() {
                view! { <span class="tag closed">{w!(language, in_force.ceased_since, date = date)}</span> }
                    .into_any()
            } else {
                w!(language, in_force.from, date = date).into_any()
            };
            view! {
                <tr>
                    <td class="num" data-label=code.clone()>{standard.service_code.clone()}</td>
                    <th scope="row" data-label=name.clone() lang=lang>
                        <a href=now.address().standard(&standard.service_code)>{words.to_owned()}</a>
                    </th>
                    <td data-label=body.clone() lang=body_lang>{body_words.to_owned()}</td>
                    <td data-label=order.clone()>{of}</td>
                    <td data-label=since.clone()>{valid}</td>
                </tr>
            }
        })
        .collect_view()
        .into_any();
    cards(w!(language, in_force.title), vec![code, name, body, order, since], None, rows)
}
