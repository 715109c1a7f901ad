//! The redline of two public texts of a draft; each change names the comments behind it.

use axum::extract::{Path, State};
use domain::language::Language;
use domain::redline::Redline;
use leptos::prelude::*;
use services::reading::{self, Comparison, PublicDraftSummary};

use crate::components::bar::own_name;
use crate::components::draft_head::{DraftTab, draft_head, title};
use crate::components::files::files;
use crate::components::now::Now;
use crate::components::redline_view::{Causes, RedlineLook, legend, redline};
use crate::components::text_language::{TextLanguage, written};
use crate::w;
use crate::{Answer, DraftPath, Head, PageError, Site, Visitor, page, see_other};

/// Leads to the comparison that says most: the discussion's changes, else the amendment's; else says that there is none.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such placed draft.
pub async fn first(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    let draft = reading::draft(&site.services, &visitor.request(), &number).await?;
    let pair = match (&draft.revised, &draft.amended) {
        (Some(revised), _) if revised.number != draft.placed.number => {
            Some((draft.placed.number, revised.number))
        }
        (_, Some(_)) => Some((0, draft.placed.number)),
        _ => None,
    };
    if let Some((from, to)) = pair {
        let to = visitor.address().draft_part(&number, &format!("compare/{from}/{to}"));
        return Ok(see_other(&to, None));
    }
    let now = Now::of(&site, &visitor);
    let name = format!("{} · {}", w!(now.language, draft.compare), title(now, &draft.summary).1);
    Ok(page(&site, &visitor, Head::plain(name), move || nothing(now, &draft.summary)).await)
}

fn nothing(now: Now, summary: &PublicDraftSummary) -> AnyView {
    let language = now.language;
    view! {
        {draft_head(now, summary, DraftTab::Compare, None)}
        <div class="page">
            <div class="empty">
                <h2>{w!(language, draft.nothing_to_compare)}</h2>
                <p>{w!(language, draft.nothing_to_compare_says)}</p>
            </div>
        </div>
    }
    .into_any()
}

/// What the address asks for.
#[derive(Clone, Copy, Debug)]
struct Asked {
    from: i64,
    to: i64,
    lang: Language,
    look: RedlineLook,
}

impl Asked {
    fn address(self, now: Now, number: &str) -> String {
        let view = if self.look.side { "side" } else { "inline" };
        let all = if self.look.all { "&all=1" } else { "" };
        let (from, to, lang) = (self.from, self.to, self.lang.code());
        let part = format!("compare/{from}/{to}?lang={lang}&view={view}{all}");
        now.address().draft_part(number, &part)
    }
}

/// Shows the redline. `?lang=` chooses the language of the text, `?view=side` puts the texts beside each other, `?all=1`
/// shows the whole text.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such placed draft or public text.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, number, from, to)): Path<(String, String, String, String)>,
) -> Answer {
    // One text has one number: "01" and "+1" would be other addresses of the same page.
    let revision = |text: &str| {
        let number = text.parse::<i64>().ok().filter(|number| number.to_string() == text);
        number.ok_or(PageError::NotFound)
    };
    let (from, to) = (revision(&from)?, revision(&to)?);
    let comparison = reading::compare(&site.services, &visitor.request(), &number, from, to).await?;
    let now = Now::of(&site, &visitor);
    let wanted = visitor.parameter("lang").and_then(|code| Language::from_code(&code));
    let lang = TextLanguage::choose(&written(&comparison.to.1), wanted.unwrap_or(now.language)).shown;
    let look = RedlineLook {
        side: visitor.parameter("view").as_deref() == Some("side"),
        all: visitor.parameter("all").is_some(),
    };
    let asked = Asked { from, to, lang, look };
    let name = format!("{} · {}", w!(now.language, draft.compare), title(now, &comparison.summary).1);
    Ok(page(&site, &visitor, Head::plain(name), move || whole(now, &comparison, asked)).await)
}

/// What a public text is called.
fn called(now: Now, comparison: &Comparison, number: i64) -> String {
    let language = now.language;
    let first_own = comparison.public.iter().copied().find(|number| *number > 0);
    if number == 0 {
        return w!(language, draft.in_force);
    }
    let revision = w!(language, draft.revision, number = number.to_string());
    let name = if first_own == Some(number) {
        w!(language, draft.placed_text)
    } else {
        w!(language, draft.revised_text)
    };
    format!("{name} · {revision}")
}

fn whole(now: Now, comparison: &Comparison, asked: Asked) -> AnyView {
    let language = now.language;
    let summary = &comparison.summary;
    let change = Redline::between(&comparison.from.1, &comparison.to.1, asked.lang);
    let many = u64::try_from(change.counts().total()).unwrap_or(0);
    let comments = now.address().draft_part(&summary.number, "comments");
    let by_element = (asked.from > 0 && summary.reported_at.is_some()).then_some(&comparison.causes);
    let causes = Causes { by_element, comments: &comments };
    let (was, is) = (called(now, comparison, asked.from), called(now, comparison, asked.to));
    let headings = asked.look.side.then(|| {
        view! {
            <div class="twin head-row" aria-hidden="true"><p class="was">{was.clone()}</p><p class="now">{is.clone()}</p></div>
        }
    });
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
        {draft_head(now, summary, DraftTab::Compare, None)}
        <div class=if asked.look.side { "page" } else { "page narrow" }>
            {controls(now, comparison, asked)}
            <p class="found num" role="status">{w!(language, draft.changed_elements, count = many)}</p>
            {body}
            {files(now, &summary.number, &format!("redline-{}-{}", asked.from, asked.to), &["docx", "pdf"], Vec::new())}
        </div>
    }
    .into_any()
}

fn controls(now: Now, comparison: &Comparison, asked: Asked) -> AnyView {
    let language = now.language;
    let number = &comparison.summary.number;
    let link = |other: Asked, here: bool, words: String| {
        view! { <a href=other.address(now, number) aria-current=here.then_some("true")>{words}</a> }
    };
    let languages = written(&comparison.to.1)
        .into_iter()
        .map(|lang| {
            let to = Asked { lang, ..asked }.address(now, number);
            let here = (lang == asked.lang).then_some("true");
            view! { <a href=to lang=lang.code() aria-current=here>{own_name(lang)}</a> }
        })
        .collect_view();
    let look = |side: bool, all: bool| Asked { look: RedlineLook { side, all }, ..asked };
    let RedlineLook { side, all } = asked.look;
    let pairs = (comparison.public.len() > 2).then(|| {
        let pairs = comparison
            .public
            .windows(2)
            .filter_map(|pair| match pair {
                [from, to] => Some((*from, *to)),
                _ => None,
            })
            .map(|(from, to)| {
                let words = w!(
                    language,
                    draft.compare_title,
                    from = called(now, comparison, from),
                    to = called(now, comparison, to)
                );
                let here = (from, to) == (asked.from, asked.to);
                link(Asked { from, to, ..asked }, here, words)
            })
            .collect_view();
        view! { <nav class="switch" aria-label=w!(language, draft.compare)>{pairs}</nav> }
    });
    view! {
        <div class="row screen-only">
            {pairs}
            <nav class="switch" aria-label=w!(language, draft.text_language)>{languages}</nav>
            <nav class="switch" aria-label=w!(language, draft.view)>
                {link(look(false, all), !side, w!(language, draft.inline))}
                {link(look(true, all), side, w!(language, draft.side))}
            </nav>
            <nav class="switch" aria-label=w!(language, draft.which)>
                {link(look(side, false), !all, w!(language, draft.only_changes))}
                {link(look(side, true), all, w!(language, draft.whole))}
            </nav>
        </div>
    }
    .into_any()
}
