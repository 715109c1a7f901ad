//! The register of state services with its filters.

use axum::extract::State;
use domain::body::BodyId;
use domain::register::{Recipients, SEARCH_LIMIT};
use domain::standard::ServiceForm;
use leptos::prelude::*;
use services::reading::{self, PublicRegisterFilter, RegisterPage, ServiceLine};

use crate::components::cards::cards;
use crate::components::form::{Errors, SelectField, TextField};
use crate::components::names;
use crate::components::now::Now;
use crate::components::page_head::PageHead;
use crate::components::pager::pager;
use crate::components::spoken::best_words;
use crate::w;
use crate::{Answer, Head, PageError, Site, Visitor, page};

/// Shows a page of the register; `?text=`, `?body=`, `?recipients=`, `?form=`, `?paid=` choose, `?page=` turns.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such page.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let filter = PublicRegisterFilter {
        text: visitor.parameter("text").unwrap_or_default().chars().take(SEARCH_LIMIT).collect(),
        body: visitor.parameter("body").and_then(|id| id.parse().ok()).map(BodyId),
        recipients: visitor.parameter("recipients").and_then(|code| Recipients::from_code(&code)),
        form: visitor.parameter("form").and_then(|code| ServiceForm::from_code(&code)),
        paid: visitor.parameter("paid").map(|value| value == "yes"),
    };
    let wanted =
        visitor.parameter("page").map_or(Ok(1), |text| text.parse().map_err(|_| PageError::NotFound))?;
    let register = reading::register(&site.services, &visitor.request(), &filter, wanted).await?;
    let now = Now::of(&site, &visitor);
    let title = w!(now.language, register.title);
    let query = without_page(&visitor.query);
    Ok(page(&site, &visitor, Head::plain(title), move || whole(now, &filter, &register, &query)).await)
}

/// The query without the page, to write the addresses of the other pages.
fn without_page(query: &str) -> String {
    let kept = url::form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != "page");
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).finish()
}

fn whole(now: Now, filter: &PublicRegisterFilter, register: &RegisterPage, query: &str) -> AnyView {
    let language = now.language;
    let address = now.address().to("/register");
    let chosen = *filter != PublicRegisterFilter::default();
    let list = if register.services.is_empty() {
        let (title, says) = if chosen {
            (w!(language, register.none), w!(language, register.none_says))
        } else {
            (w!(language, register.empty), w!(language, register.empty_says))
        };
        view! { <div class="empty"><h2>{title}</h2><p>{says}</p></div> }.into_any()
    } else {
        table(now, &register.services)
    };
    let and = if query.is_empty() { String::new() } else { format!("{query}&") };
    let pages = pager(now, register.page, register.pages, |page| format!("{address}?{and}page={page}"));
    let found = (register.total > 0).then(|| {
        view! { <p class="found num" role="status">{w!(language, register.found, count = register.total)}</p> }
    });
    view! {
        <PageHead title=w!(language, register.title) lead=w!(language, register.lead)/>
        <div class="page">
            {filters(now, filter, register, chosen)}
            {found}
            {list}
            {pages}
        </div>
    }
    .into_any()
}

fn filters(now: Now, filter: &PublicRegisterFilter, register: &RegisterPage, chosen: bool) -> AnyView {
    let language = now.language;
    let address = now.address().to("/register");
    let any = |words: String| (String::new(), words);
    let named =
        |body: &services::reading::BodyName| (body.id.0.to_string(), body.name.best(language).1.to_owned());
    let bodies =
        [any(w!(language, register.any_body))].into_iter().chain(register.bodies.iter().map(named)).collect();
    let recipients = [any(w!(language, register.any))]
        .into_iter()
        .chain(Recipients::ALL.map(|one| (one.code().to_owned(), names::recipients(language, one))))
        .collect();
    let forms = [any(w!(language, register.any_form))]
        .into_iter()
        .chain(ServiceForm::ALL.map(|one| (one.code().to_owned(), one.word(language).to_owned())))
        .collect();
    let paid = vec![
        any(w!(language, register.any)),
        ("no".to_owned(), w!(language, register.free)),
        ("yes".to_owned(), w!(language, register.paid)),
    ];
    let none = Errors::none;
    let body = filter.body.map(|id| id.0.to_string()).unwrap_or_default();
    let recipient = filter.recipients.map(Recipients::code).unwrap_or_default();
    let form = filter.form.map(ServiceForm::code).unwrap_or_default();
    let payment = filter.paid.map_or("", |paid| if paid { "yes" } else { "no" });
    let clear = chosen.then(|| view! { <a href=address.clone()>{w!(language, register.clear)}</a> });
    view! {
        <form class="filters screen-only" method="get" action=address.clone() role="search">
            <TextField name="text" label=w!(language, register.text) value=filter.text.clone() errors=none() kind="search"/>
            <SelectField name="body" label=w!(language, register.body) value=body options=bodies errors=none()/>
            <SelectField name="recipients" label=w!(language, register.recipients) value=recipient options=recipients errors=none()/>
            <SelectField name="form" label=w!(language, register.form) value=form options=forms errors=none()/>
            <SelectField name="paid" label=w!(language, register.payment) value=payment options=paid errors=none()/>
            <p class="actions"><button class="button">{w!(language, register.show)}</button>{clear}</p>
        </form>
    }
    .into_any()
}

fn table(now: Now, services: &[ServiceLine]) -> AnyView {
    let language = now.language;
    let code = w!(language, register.code);
    let name = w!(language, register.name);
    let body = w!(language, register.body);
    let payment = w!(language, register.payment);
    let rows = services
        .iter()
        .map(|service| {
            let (lang, words) = best_words(language, &service.name);
            let (body_lang, body_words) = best_words(language, &service.body.name);
            let paid = if service.paid { w!(language, register.paid) } else { w!(language, register.free) };
            let open = (service.open > 0).then(|| {
                view! { <p><span class="tag open">{w!(language, register.open_drafts, count = service.open)}</span></p> }
            });
            view! {
                <tr>
                    <td class="num" data-label=code.clone()>{service.code.clone()}</td>
                    <th scope="row" data-label=name.clone() lang=lang>
                        <a href=now.address().service(&service.code)>{words.to_owned()}</a>
                        <span lang=language.code()>{open}</span>
                    </th>
                    <td data-label=body.clone() lang=body_lang>{body_words.to_owned()}</td>
                    <td data-label=payment.clone()>{paid}</td>
                </tr>
            }
        })
        .collect_view()
        .into_any();
    cards(w!(language, register.title), vec![code, name, body, payment], None, rows)
}
