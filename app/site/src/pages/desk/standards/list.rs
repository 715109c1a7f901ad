//! The services of the register with what they have of a standard: where one is entered.

use axum::extract::State;
use domain::access::{Action, Resource};
use domain::register::SEARCH_LIMIT;
use leptos::prelude::*;
use services::Page;
use services::standards::{StandardKind, StockFilter, StockLine, stock};

use crate::components::cards::cards;
use crate::components::form::{Choices, Errors, TextField};
use crate::components::now::Now;
use crate::components::page_head::PageHead;
use crate::components::pager::turns;
use crate::components::spoken::best_words;
use crate::w;
use crate::{Answer, Head, Site, Visitor, page};

/// Shows the list; `?text=` and `?without=` choose, `?after=` goes on.
///
/// # Errors
/// [`crate::PageError::Forbidden`] unless the visitor keeps the register.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    visitor.authorise(Action::EnterStandard, &Resource::Register)?;
    let filter = StockFilter {
        text: visitor.parameter("text").unwrap_or_default().chars().take(SEARCH_LIMIT).collect(),
        without: visitor.parameter("without").as_deref() == Some("yes"),
        after: visitor.parameter("after"),
        limit: None,
    };
    let found = stock(&site.services, &visitor.request(), &filter).await?;
    let now = Now::of(&site, &visitor);
    let title = w!(now.language, stock.title);
    Ok(page(&site, &visitor, Head::plain(title), move || whole(now, &filter, &found)).await)
}

/// The address of the list as it is filtered, from a place on.
fn address(now: Now, filter: &StockFilter, after: Option<&str>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    if !filter.text.is_empty() {
        query.append_pair("text", &filter.text);
    }
    if filter.without {
        query.append_pair("without", "yes");
    }
    if let Some(after) = after {
        query.append_pair("after", after);
    }
    let (query, list) = (query.finish(), now.address().desk("standards"));
    if query.is_empty() { list } else { format!("{list}?{query}") }
}

fn whole(now: Now, filter: &StockFilter, found: &Page<StockLine>) -> AnyView {
    let language = now.language;
    let list = if found.items.is_empty() {
        view! {
            <div class="empty"><h2>{w!(language, keeping.none_found)}</h2><p>{w!(language, keeping.none_found_says)}</p></div>
        }
        .into_any()
    } else {
        table(now, &found.items)
    };
    let first = filter.after.is_some().then(|| (address(now, filter, None), w!(language, in_force.first)));
    let next = found.next.as_deref().map(|next| address(now, filter, Some(next)));
    let whole_stock = now.address().desk("standards/import");
    view! {
        <PageHead title=w!(language, stock.title) lead=w!(language, stock.lead)>
            <p class="actions"><a class="button plain" href=whole_stock>{w!(language, stock.whole)}</a></p>
        </PageHead>
        <div class="page">
            {filters(now, filter)}
            {list}
            {turns(now, first, next)}
        </div>
    }
    .into_any()
}

fn filters(now: Now, filter: &StockFilter) -> AnyView {
    let language = now.language;
    let none = Errors::none;
    let without = vec![("yes".to_owned(), w!(language, stock.only_without))];
    let ticked = if filter.without { vec!["yes".to_owned()] } else { Vec::new() };
    view! {
        <form class="filters screen-only" method="get" action=now.address().desk("standards") role="search">
            <TextField name="text" label=w!(language, keeping.search) value=filter.text.clone() errors=none() kind="search"/>
            <Choices name="without" legend=w!(language, stock.standard) options=without chosen=ticked errors=none() several=true/>
            <p class="actions"><button class="button">{w!(language, keeping.find)}</button></p>
        </form>
    }
    .into_any()
}

fn table(now: Now, lines: &[StockLine]) -> AnyView {
    let language = now.language;
    let (code, name, body) =
        (w!(language, register.code), w!(language, register.name), w!(language, register.body));
    let (standard, action) = (w!(language, stock.standard), w!(language, stock.enter));
    let rows = lines
        .iter()
        .map(|line| {
            let (lang, words) = best_words(language, &line.name);
            let (body_lang, body_words) = best_words(language, &line.body.name);
            let to = now.address().desk(&format!("standards/{}/new", line.code));
            view! {
                <tr>
                    <td class="num" data-label=code.clone()>{line.code.clone()}</td>
                    <th scope="row" data-label=name.clone() lang=lang>{words.to_owned()}</th>
                    <td data-label=body.clone() lang=body_lang>{body_words.to_owned()}</td>
                    <td data-label=standard.clone()>{standing(now, line)}</td>
                    <td><a class="button plain small" href=to>{action.clone()}<span class="unseen">": "{words.to_owned()}</span></a></td>
                </tr>
            }
        })
        .collect_view()
        .into_any();
    cards(w!(language, stock.title), vec![code, name, body, standard], Some(action), rows)
}

/// What a service has of a standard.
fn standing(now: Now, line: &StockLine) -> AnyView {
    let language = now.language;
    let page = now.address().standard(&line.code);
    let date = |day: Option<chrono::NaiveDate>| day.map(|day| now.date(day)).unwrap_or_default();
    match line.today {
        Some(today) if today.kind == StandardKind::Cancelled => {
            let says = w!(language, in_force.ceased_since, date = date(today.effective_on));
            view! { <a href=page><span class="tag closed">{says}</span></a> }.into_any()
        }
        Some(today) => {
            let says = w!(language, in_force.from, date = date(today.effective_on));
            view! { <a href=page><span class="tag inforce">{says}</span></a> }.into_any()
        }
        None if line.acts > 0 => {
            view! { <a href=page><span class="tag plain">{w!(language, stock.not_in_force)}</span></a> }
                .into_any()
        }
        None => view! { <span class="tag soon">{w!(language, stock.none)}</span> }.into_any(),
    }
}
