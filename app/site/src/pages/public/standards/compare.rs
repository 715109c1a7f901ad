//! The redline of two versions of a standard.

use axum::extract::{Path, State};
use domain::language::Language;
use domain::redline::Redline;
use leptos::prelude::*;
use services::standards::{self, StandardComparison, VersionSummary};

use super::one::number;
use crate::components::bar::own_name;
use crate::components::now::Now;
use crate::components::page_head::{Crumbs, PageHead};
use crate::components::redline_view::{Causes, RedlineLook, legend, redline};
use crate::components::spoken::best_words;
use crate::components::standard_act::validity;
use crate::components::text_language::{TextLanguage, written};
use crate::w;
use crate::{Answer, Head, PageError, Site, Visitor, page};

/// What the address asks for.
#[derive(Clone, Copy, Debug)]
struct Asked {
    from: i64,
    to: i64,
    lang: Language,
    look: RedlineLook,
}

impl Asked {
    fn address(self, now: Now, code: &str) -> String {
        let view = if self.look.side { "side" } else { "inline" };
        let all = if self.look.all { "&all=1" } else { "" };
        let (from, to, lang) = (self.from, self.to, self.lang.code());
        let part = format!("compare/{from}/{to}?lang={lang}&view={view}{all}");
        now.address().standard_part(code, &part)
    }
}

/// Shows the redline. `?lang=` chooses the language of the text, `?view=side` puts the texts beside each other, `?all=1`
/// shows the whole text.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such service or version, or one of them has no text.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code, from, to)): Path<(String, String, String, String)>,
) -> Answer {
    let (from, to) = (number(&from).ok_or(PageError::NotFound)?, number(&to).ok_or(PageError::NotFound)?);
    let comparison = standards::compare(&site.services, &code, from, to).await?;
    let now = Now::of(&site, &visitor);
    let wanted = visitor.parameter("lang").and_then(|code| Language::from_code(&code));
    let lang = TextLanguage::choose(&written(&comparison.to.1), wanted.unwrap_or(now.language)).shown;
    let look = RedlineLook {
        side: visitor.parameter("view").as_deref() == Some("side"),
        all: visitor.parameter("all").is_some(),
    };
    let asked = Asked { from, to, lang, look };
    let name = comparison.service.name.best(now.language).1;
    let name = format!("{} · {name}", w!(now.language, draft.compare));
    Ok(page(&site, &visitor, Head::plain(name), move || whole(now, &comparison, asked)).await)
}

/// What a version is called.
fn called(now: Now, version: &VersionSummary) -> String {
    let number = w!(now.language, register.version, number = version.number.to_string());
    format!("{number} · {}", validity(now.language, version))
}

fn whole(now: Now, comparison: &StandardComparison, asked: Asked) -> AnyView {
    let language = now.language;
    let service = &comparison.service;
    let (title_lang, name) = best_words(language, &service.name);
    let crumbs = Crumbs::new(w!(language, draft.path))
        .link(now.address().to("/standards"), w!(language, in_force.title))
        .link(now.address().standard(&service.code), service.code.clone());
    let change = Redline::between(&comparison.from.1, &comparison.to.1, asked.lang);
    let many = u64::try_from(change.counts().total()).unwrap_or(0);
    let (was, is) = (called(now, &comparison.from.0), called(now, &comparison.to.0));
    let headings = asked.look.side.then(|| {
        view! {
            <div class="twin head-row" aria-hidden="true"><p class="was">{was.clone()}</p><p class="now">{is.clone()}</p></div>
        }
    });
    let causes = Causes { by_element: None, comments: "" };
    let body = if many == 0 && !asked.look.all {
        view! {
            <div class="empty">
                <h2>{w!(language, draft.no_changes)}</h2>
                <p>{w!(language, draft.no_changes_says)}</p>
            </div>
        }
        .into_any()
    } else {
        view! {
            <section class="sheet">
                <header class="sheet-head">
                    <h2>{w!(language, draft.compare_title, from = was, to = is)}</h2>
                    {legend(now)}
                </header>
                {headings}
                {redline(now, &change, asked.look, causes)}
            </section>
        }
        .into_any()
    };
    view! {
        <PageHead title=name lang=title_lang crumbs=crumbs/>
        <div class=if asked.look.side { "page" } else { "page narrow" }>
            {controls(now, comparison, asked)}
            <p class="found num" role="status">{w!(language, draft.changed_elements, count = many)}</p>
            {body}
        </div>
    }
    .into_any()
}

fn controls(now: Now, comparison: &StandardComparison, asked: Asked) -> AnyView {
    let language = now.language;
    let code = &comparison.service.code;
    let languages = written(&comparison.to.1)
        .into_iter()
        .map(|lang| {
            let to = Asked { lang, ..asked }.address(now, code);
            let here = (lang == asked.lang).then_some("true");
            view! { <a href=to lang=lang.code() aria-current=here>{own_name(lang)}</a> }
        })
        .collect_view();
    let RedlineLook { side, all } = asked.look;
    let look = |side: bool, all: bool, here: bool, words: String| {
        let to = Asked { look: RedlineLook { side, all }, ..asked }.address(now, code);
        view! { <a href=to aria-current=here.then_some("true")>{words}</a> }
    };
    view! {
        <div class="row screen-only">
            <nav class="switch" aria-label=w!(language, draft.text_language)>{languages}</nav>
            <nav class="switch" aria-label=w!(language, draft.view)>
                {look(false, all, !side, w!(language, draft.inline))}
                {look(true, all, side, w!(language, draft.side))}
            </nav>
            <nav class="switch" aria-label=w!(language, draft.which)>
                {look(side, false, !all, w!(language, draft.only_changes))}
                {look(side, true, all, w!(language, draft.whole))}
            </nav>
        </div>
    }
    .into_any()
}
