//! Two texts compared: what the address asks for, the links that ask for something else, and the redline on its sheet.

use domain::language::Language;
use domain::redline::Redline;
use domain::standard::Content;
use leptos::prelude::*;

use super::bar::own_name;
use super::now::Now;
use super::redline_view::{Causes, RedlineLook, legend, redline};
use super::text_language::{TextLanguage, written};
use crate::Visitor;
use crate::w;

/// What the address of a comparison asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedComparison {
    /// The number of the older text.
    pub from: i64,
    /// The number of the newer text.
    pub to: i64,
    /// The language of the texts.
    pub lang: Language,
    /// How the redline is shown.
    pub look: RedlineLook,
}

impl AskedComparison {
    /// What a visitor asks for: `?lang=` chooses the language of the text, `?view=side` puts the texts beside each other, `?all=1`
    /// shows the whole text.
    pub fn of(visitor: &Visitor, (from, to): (i64, i64), newer: &Content) -> Self {
        let wanted = visitor.parameter("lang").and_then(|code| Language::from_code(&code));
        let lang = TextLanguage::choose(&written(newer), wanted.unwrap_or(visitor.language)).shown;
        let look = RedlineLook {
            side: visitor.parameter("view").as_deref() == Some("side"),
            all: visitor.parameter("all").is_some(),
        };
        Self { from, to, lang, look }
    }

    /// Its address below that of what the texts are of.
    pub fn part(self) -> String {
        let view = if self.look.side { "side" } else { "inline" };
        let all = if self.look.all { "&all=1" } else { "" };
        let (from, to, lang) = (self.from, self.to, self.lang.code());
        format!("compare/{from}/{to}?lang={lang}&view={view}{all}")
    }
}

/// Links to the same comparison in another language and with another look; `address` writes the address of one.
pub fn switches(
    now: Now,
    asked: AskedComparison,
    newer: &Content,
    address: impl Fn(AskedComparison) -> String,
) -> AnyView {
    let language = now.language;
    let languages = written(newer)
        .into_iter()
        .map(|lang| {
            let to = address(AskedComparison { lang, ..asked });
            let here = (lang == asked.lang).then_some("true");
            view! { <a href=to lang=lang.code() aria-current=here>{own_name(lang)}</a> }
        })
        .collect_view();
    let RedlineLook { side, all } = asked.look;
    let look = |side: bool, all: bool, here: bool, words: String| {
        let to = address(AskedComparison { look: RedlineLook { side, all }, ..asked });
        view! { <a href=to aria-current=here.then_some("true")>{words}</a> }
    };
    view! {
        <nav class="switch" aria-label=w!(language, draft.text_language)>{languages}</nav>
        <nav class="switch" aria-label=w!(language, draft.view)>
            {look(false, all, !side, w!(language, draft.inline))}
            {look(true, all, side, w!(language, draft.side))}
        </nav>
        <nav class="switch" aria-label=w!(language, draft.which)>
            {look(side, false, !all, w!(language, draft.only_changes))}
            {look(side, true, all, w!(language, draft.whole))}
        </nav>
    }
    .into_any()
}

/// The redline of two texts that are called so, or that nothing changed; above it how much did.
pub fn compared(
    now: Now,
    change: &Redline,
    look: RedlineLook,
    causes: Causes<'_>,
    (was, is): (String, String),
) -> AnyView {
    let language = now.language;
    let many = u64::try_from(change.counts().total()).unwrap_or(0);
    let body = if many == 0 && !look.all {
        view! {
            <div class="empty">
                <h2>{w!(language, draft.no_changes)}</h2>
                <p>{w!(language, draft.no_changes_says)}</p>
            </div>
        }
        .into_any()
    } else {
        let headings = look.side.then(|| {
            view! {
                <div class="twin head-row" aria-hidden="true"><p class="was">{was.clone()}</p><p class="now">{is.clone()}</p></div>
            }
        });
        view! {
            <section class="sheet">
                <header class="sheet-head">
                    <h2>{w!(language, draft.compare_title, from = was, to = is)}</h2>
                    {legend(now)}
                </header>
                {headings}
                {redline(now, change, look, causes)}
            </section>
        }
        .into_any()
    };
    view! {
        <p class="found num" role="status">{w!(language, draft.changed_elements, count = many)}</p>
        {body}
    }
    .into_any()
}
