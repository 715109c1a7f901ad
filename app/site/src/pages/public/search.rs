//! The search over everything that is public: words in whatever form, conditions, and what was found, page by page.

use axum::extract::State;
use domain::draft::StageName;
use domain::language::Language;
use domain::register::SEARCH_LIMIT;
use leptos::prelude::*;
use services::reading::{self, BodyName, SearchFilter, SearchPage};
use services::search::FoundKind;
use services::standards::day_of_address;

use crate::components::form::{ErrorSummary, Errors, SelectField, TextField};
use crate::components::now::Now;
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::pager::pager;
use crate::components::search::{hit, kind_chosen};
use crate::components::spoken::best_words;
use crate::w;
use crate::words::{number, standard};
use crate::{Answer, Head, PageError, Site, Visitor, page};

/// What was asked, as it was typed, with what is wrong with it.
struct Asked {
    filter: SearchFilter,
    body: String,
    from: String,
    to: String,
    page: u64,
    errors: Errors,
}

impl Asked {
    async fn of(site: &Site, visitor: &Visitor) -> Result<Self, PageError> {
        let typed =
            |name: &str| visitor.parameter(name).map(|text| text.trim().to_owned()).unwrap_or_default();
        let (body, from, to) = (typed("body"), typed("from"), typed("to"));
        let mut errors = Errors::none();
        let mut day = |name: &str, text: &str| {
            let day = day_of_address(text);
            if day.is_none() && !text.is_empty() {
                errors.add(name, w!(visitor.language, search.bad_date));
            }
            day
        };
        let (first, last) = (day("from", &from), day("to", &to));
        if first.zip(last).is_some_and(|(first, last)| last < first) {
            errors.add("to", w!(visitor.language, search.bad_range));
        }
        let bodies =
            if body.is_empty() { Vec::new() } else { services::people::bodies(&site.services).await? };
        let filter = SearchFilter {
            text: typed("q").chars().take(SEARCH_LIMIT).collect(),
            kind: FoundKind::from_code(&typed("kind")),
            body: bodies.iter().find(|known| known.code == body).map(|known| known.id),
            stage: StageName::from_code(&typed("stage")).filter(|stage| *stage != StageName::Drafting),
            language: Language::from_code(&typed("language")),
            from: first,
            to: last,
        };
        let page = typed("page");
        let page = if page.is_empty() { 1 } else { page.parse().map_err(|_| PageError::NotFound)? };
        Ok(Self { filter, body, from, to, page, errors })
    }

    /// The address of a page of the same search.
    fn address(&self, own: &str, page: u64) -> String {
        let filter = &self.filter;
        let chosen = [
            ("q", filter.text.as_str()),
            ("kind", filter.kind.map(FoundKind::code).unwrap_or_default()),
            ("body", self.body.as_str()),
            ("stage", filter.stage.map(StageName::code).unwrap_or_default()),
            ("language", filter.language.map(Language::code).unwrap_or_default()),
            ("from", self.from.as_str()),
            ("to", self.to.as_str()),
        ];
        let chosen = chosen.into_iter().filter(|(_, value)| !value.is_empty());
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let query = query.extend_pairs(chosen).append_pair("page", &page.to_string()).finish();
        format!("{own}?{query}")
    }
}

/// Shows what was found: `?q=` holds the words, `?kind=`, `?body=`, `?stage=`, `?language=`, `?from=`, `?to=` restrict, `?page=` turns.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such page.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    let now = Now::of(&site, &visitor);
    let asked = Asked::of(&site, &visitor).await?;
    let request = visitor.request();
    let found =
        reading::search(&site.services, &request, &asked.filter, visitor.language, asked.page).await?;
    let title = if asked.filter.text.is_empty() {
        w!(now.language, search.title)
    } else {
        w!(now.language, search.title_for, text = asked.filter.text.clone())
    };
    let reader = visitor.clone();
    Ok(page(&site, &visitor, Head::plain(title), move || whole(now, reader, &asked, &found)).await)
}

fn whole(now: Now, visitor: Visitor, asked: &Asked, found: &SearchPage) -> AnyView {
    let language = now.language;
    let own = now.address().to("/search");
    let text = asked.filter.text.clone();
    let title = if text.is_empty() {
        w!(language, search.title)
    } else if found.is_more {
        w!(language, search.found_more, total = number(language, found.total), text = text.clone())
    } else {
        w!(language, search.found, count = found.total, text = text.clone())
    };
    let instead = found.instead.clone().map(|near| {
        let words = w!(language, search.instead, typed = text.clone(), text = near);
        view! { <p class="notice info" role="status">{words}</p> }
    });
    let pages = pager(now, found.page, found.pages, |page| asked.address(&own, page));
    let is_nothing = !text.is_empty() && found.hits.is_empty() && found.bodies.is_empty();
    view! {
        <PageHead title=title lead=w!(language, search.lead) in_figures=true
            crumbs=Crumbs::new(w!(language, draft.path)).link(now.address().home(), w!(language, home.to_home))/>
        <div class="page">
            <ErrorSummary visitor=visitor errors=asked.errors.clone()/>
            {form(now, asked, &found.of_filter)}
            {instead}
            {is_nothing.then(|| nothing(now))}
            {bodies(now, &found.bodies)}
            {listed(now, found)}
            {pages}
        </div>
    }
    .into_any()
}

fn form(now: Now, asked: &Asked, bodies: &[BodyName]) -> AnyView {
    let language = now.language;
    let own = now.address().to("/search");
    let filter = &asked.filter;
    let any = |words: String| (String::new(), words);
    let kinds = [any(w!(language, search.any_kind))]
        .into_iter()
        .chain(FoundKind::ALL.map(|kind| (kind.code().to_owned(), kind_chosen(now, kind))))
        .collect();
    let named = |body: &BodyName| (body.code.clone(), body.name.best(language).1.to_owned());
    let bodies = [any(w!(language, register.any_body))].into_iter().chain(bodies.iter().map(named)).collect();
    let stages = StageName::ALL.into_iter().filter(|stage| *stage != StageName::Drafting);
    let stages = [any(w!(language, rounds_public.any_stage))]
        .into_iter()
        .chain(stages.map(|stage| (stage.code().to_owned(), standard::stage(language, stage))))
        .collect();
    let languages = [any(w!(language, search.any_language))]
        .into_iter()
        .chain(Language::ALL.map(|one| (one.code().to_owned(), standard::language_name(language, one))))
        .collect();
    let kind = filter.kind.map(FoundKind::code).unwrap_or_default();
    let stage = filter.stage.map(StageName::code).unwrap_or_default();
    let chosen = filter.language.map(Language::code).unwrap_or_default();
    let clear = filter.is_narrowed().then(|| {
        let query =
            url::form_urlencoded::Serializer::new(String::new()).append_pair("q", &filter.text).finish();
        view! { <a href=format!("{own}?{query}")>{w!(language, register.clear)}</a> }
    });
    let errors = || asked.errors.clone();
    view! {
        <form class="rows screen-only" role="search" method="get" action=own.clone()>
            <div class="search">
                <div class="field">
                    <label for="f-q">{w!(language, home.search)}</label>
                    <input id="f-q" name="q" type="search" inputmode="search" maxlength="200" value=filter.text.clone()/>
                </div>
                <button class="button">{w!(language, home.find)}</button>
            </div>
            <div class="filters">
                <SelectField name="kind" label=w!(language, search.kind) value=kind options=kinds errors=errors()/>
                <SelectField name="body" label=w!(language, register.body) value=asked.body.clone() options=bodies errors=errors()/>
                <SelectField name="stage" label=w!(language, rounds_public.stage) value=stage options=stages errors=errors()/>
                <SelectField name="language" label=w!(language, search.language) value=chosen options=languages errors=errors()/>
                <TextField name="from" label=w!(language, search.from) value=asked.from.clone() errors=errors() kind="date"/>
                <TextField name="to" label=w!(language, search.to) value=asked.to.clone() errors=errors() kind="date"/>
                <p class="actions"><button class="button plain">{w!(language, register.show)}</button>{clear}</p>
            </div>
        </form>
    }
    .into_any()
}

/// What to try where nothing was found.
fn nothing(now: Now) -> AnyView {
    let language = now.language;
    let tries = [
        w!(language, search.try_fewer),
        w!(language, search.try_word),
        w!(language, search.try_number),
        w!(language, search.try_wider),
    ];
    let tries = tries.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
    view! {
        <div class="empty">
            <h2>{w!(language, search.nothing)}</h2>
            <p>{w!(language, search.nothing_says)}</p>
            <ul>{tries}</ul>
        </div>
    }
    .into_any()
}

fn bodies(now: Now, bodies: &[BodyName]) -> Option<AnyView> {
    let language = now.language;
    let row = |body: &BodyName| {
        let (lang, name) = best_words(language, &body.name);
        let services = now.address().to(&format!("/register?body={}", body.id.0));
        view! {
            <li>
                <div>
                    <h3 lang=lang>{name.to_owned()}</h3>
                    <p class="small"><a href=services>{w!(language, search.services_of)}</a></p>
                </div>
            </li>
        }
    };
    (!bodies.is_empty()).then(|| {
        view! {
            <section class="sheet" aria-labelledby="bodies">
                <header class="sheet-head"><h2 id="bodies">{w!(language, search.bodies)}</h2></header>
                <ul class="list">{bodies.iter().map(row).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn listed(now: Now, found: &SearchPage) -> Option<AnyView> {
    let language = now.language;
    (!found.hits.is_empty()).then(|| {
        let many = number(language, found.total);
        let rows = found.hits.iter().map(|one| hit(now, one)).collect_view();
        view! {
            <section class="sheet" aria-labelledby="results">
                <header class="sheet-head">
                    <h2 id="results">{w!(language, search.results)}" "<span class="quiet num">{many}</span></h2>
                </header>
                <ul class="list">{rows}</ul>
            </section>
        }
        .into_any()
    })
}
