//! What stands beside the text of a standard: another day, the language of the text, its act, its files.

use leptos::prelude::*;
use services::standards::{Signer, Version, VersionSummary};

use super::links::Asked;
use crate::components::bar::own_name;
use crate::components::files::files_below;
use crate::components::form::{Errors, TextField};
use crate::components::now::Now;
use crate::components::spoken::best_words;
use crate::components::standard_act::act_facts;
use crate::components::text_language::{TextLanguage, written};
use crate::w;
use crate::words::standard;

/// What stands beside the text.
pub(super) fn aside(
    now: Now,
    code: &str,
    (version, signers): (&Version, &[Signer]),
    (asked, text): (Asked, TextLanguage),
    day: AnyView,
) -> AnyView {
    let language = now.language;
    view! {
        <aside class="rows">
            {day}
            <section class="rows screen-only">
                <h2 class="small">{w!(language, draft.text_language)}</h2>
                <div>{switch(now, version, asked, text)}</div>
            </section>
            <section class="rows" aria-labelledby="about">
                <h2 id="about">{w!(language, in_force.facts)}</h2>
                {facts(now, code, &version.summary, signers)}
                {ways(now, code, version)}
            </section>
            {saved(now, code, &version.summary)}
        </aside>
    }
    .into_any()
}

/// A form that leads to the text of another day.
pub(super) fn other_day(now: Now, code: &str, typed: String, errors: Errors) -> AnyView {
    let language = now.language;
    // A field for dates would not show what was typed and is no date.
    let kind = if errors.is_empty() { "date" } else { "text" };
    view! {
        <section class="rows screen-only" aria-labelledby="other-day">
            <h2 id="other-day">{w!(language, in_force.other_day)}</h2>
            <form class="form rows" method="get" action=now.address().standard(code)>
                <TextField name="on" label=w!(language, in_force.day) hint=w!(language, in_force.day_hint) value=typed errors=errors kind=kind class="short"/>
                <p class="actions"><button class="button plain">{w!(language, register.show)}</button></p>
            </form>
        </section>
    }
    .into_any()
}

fn switch(now: Now, version: &Version, asked: Asked, text: TextLanguage) -> AnyView {
    let before = match asked {
        Asked::Today => String::new(),
        Asked::On(day) => format!("on={day}&"),
        Asked::Version(number) => format!("version={number}&"),
    };
    let links = written(&version.content)
        .into_iter()
        .map(|language| {
            let current = (language == text.shown).then_some("true");
            let to = format!("?{before}text={}", language.code());
            view! { <a href=to lang=language.code() hreflang=language.code() aria-current=current>{own_name(language)}</a> }
        })
        .collect_view();
    view! { <nav class="switch" aria-label=w!(now.language, draft.text_language)>{links}</nav> }.into_any()
}

fn facts(now: Now, code: &str, version: &VersionSummary, signers: &[Signer]) -> AnyView {
    let language = now.language;
    let address = now.address();
    let act = act_facts(language, version)
        .into_iter()
        .map(|(term, words)| view! { <div><dt>{term}</dt><dd class="num">{words}</dd></div> })
        .collect_view();
    let (body_lang, body) = best_words(language, &version.body.name);
    let source = match &version.draft {
        Some(number) => {
            let (to, report) = (address.draft(number), address.draft_part(number, "report"));
            view! {
                <p><a class="num" href=to>{w!(language, draft.number, number = number.clone())}</a></p>
                <p><a href=report>{w!(language, draft.read_report)}</a></p>
            }
            .into_any()
        }
        None => w!(language, in_force.outside).into_any(),
    };
    let service = address.service(code);
    view! {
        <dl class="facts-list">
            <div><dt>{w!(language, register.code)}</dt><dd class="num"><a href=service>{code.to_owned()}</a></dd></div>
            <div><dt>{w!(language, in_force.approved_by)}</dt><dd lang=body_lang>{body.to_owned()}</dd></div>
            {act}
            {signed(now, signers)}
            <div><dt>{w!(language, in_force.source)}</dt><dd>{source}</dd></div>
            <div><dt>{w!(language, in_force.hash)}</dt><dd><p class="hash mono small">{version.hash.clone()}</p></dd></div>
        </dl>
    }
    .into_any()
}

/// Who signed the order electronically, where that was verified.
fn signed(now: Now, signers: &[Signer]) -> Option<AnyView> {
    let language = now.language;
    let names = signers.iter().map(|signer| {
        let words = match signer.signed_at {
            Some(at) => {
                let date = now.date(now.zone.date_of(at));
                w!(language, signature.signer_on, name = signer.name.clone(), date = date)
            }
            None => signer.name.clone(),
        };
        view! { <p>{words}</p> }
    });
    let names = names.collect_view();
    let term = w!(language, signature.signers);
    (!signers.is_empty()).then(|| view! { <div><dt>{term}</dt><dd>{names}</dd></div> }.into_any())
}

/// The ways to the other versions.
fn ways(now: Now, code: &str, version: &Version) -> AnyView {
    let language = now.language;
    let address = now.address();
    let before = version.previous.filter(|previous| previous.has_text()).map(|previous| {
        let part = format!("compare/{}/{}", previous.number, version.summary.number);
        let to = address.standard_part(code, &part);
        view! { <li><a href=to>{w!(language, in_force.compare_previous)}</a></li> }
    });
    view! {
        <ul class="downloads screen-only">
            {before}
            <li><a href=address.standard_part(code, "versions")>{w!(language, in_force.all_versions)}</a></li>
        </ul>
    }
    .into_any()
}

fn saved(now: Now, code: &str, version: &VersionSummary) -> AnyView {
    let language = now.language;
    let folder = now.address().standard_part(code, "files");
    let (text, notice) = (format!("standard-{}", version.number), format!("notice-{}", version.number));
    let article = standard::article(language, "Art. 23(1)");
    view! {
        <section class="rows screen-only" aria-labelledby="files">
            <h2 id="files">{w!(language, paper.files)}</h2>
            {files_below(now, &folder, &text, &["pdf", "docx", "xml"], Vec::new())}
            <h3>{w!(language, in_force.notice, article = article)}</h3>
            {files_below(now, &folder, &notice, &["pdf", "docx"], Vec::new())}
        </section>
    }
    .into_any()
}
