//! The form of a notice, with what it would look like and every version that was saved.

use domain::language::Language;
use domain::notice::{NoticeContent, NoticeName, TEXT_LIMIT};
use domain::standard::prose;
use leptos::prelude::*;
use services::notices::{Notice, NoticeVersion};

use super::shown::Shown;
use super::typed::label;
use crate::Visitor;
use crate::components::form::{AreaField, ErrorSummary, Errors, TextField};
use crate::components::notice::{notice_title, operator_facts};
use crate::components::now::{Now, machine_time};
use crate::components::page_head::{Crumbs, PageHead};
use crate::w;
use crate::words::standard::language_name;
use crate::words::{moment, number};

/// The whole page.
pub(super) fn whole(
    visitor: Visitor,
    now: Now,
    name: NoticeName,
    shown: Shown,
    versions: Vec<NoticeVersion>,
) -> AnyView {
    let language = now.language;
    let address = now.address();
    let own = address.desk(&format!("notices/{}", name.code()));
    let title = notice_title(language, name);
    let crumbs = Crumbs::below(w!(language, notices.title), address.desk("notices"));
    let public = address.to(&format!("/{}", name.code()));
    let preview = shown.previewed.as_ref().map(|content| preview(language, name, content));
    let overtaken = shown.theirs.as_ref().map(|theirs| stale(language, theirs));
    let put_back = shown.older.map(|version| older(language, version));
    let operator = (name == NoticeName::Contact).then(|| operator_fields(language, &shown));
    let texts = Language::ALL.map(|tongue| text_field(language, tongue, &shown));
    view! {
        <PageHead title=title crumbs=crumbs>
            <p class="small"><a href=public>{w!(language, notices.open_page)}</a></p>
        </PageHead>
        <div class="page narrow">
            {preview}
            <form class="form rows sheet" method="post" action=own.clone() novalidate>
                <ErrorSummary visitor=visitor errors=shown.errors.clone()/>
                {overtaken}
                {put_back}
                <input type="hidden" name="version" value=shown.version.to_string()/>
                {operator}
                {texts.into_iter().collect_view()}
                <p class="actions">
                    <button class="button" name="do" value="save">{w!(language, notices.save)}</button>
                    <button class="button plain" name="do" value="preview">{w!(language, notices.preview)}</button>
                    <a href=address.desk("notices")>{w!(language, form.cancel)}</a>
                </p>
            </form>
            {history(now, &own, &versions)}
        </div>
    }
    .into_any()
}

fn text_field(language: Language, tongue: Language, shown: &Shown) -> AnyView {
    let name = format!("text_{}", tongue.code());
    let label = label(language, &name);
    let text = shown.typed.text.get(tongue).to_owned();
    let hint = w!(language, notices.text_hint, most = number(language, u64::from(TEXT_LIMIT)));
    let errors = shown.errors.clone();
    view! {
        <AreaField name=name label=label text=text errors=errors hint=hint rows=16 lang=tongue.code().to_owned()/>
    }
    .into_any()
}

/// Who operates the site.
fn operator_fields(language: Language, shown: &Shown) -> AnyView {
    let operator = &shown.typed.operator;
    let errors = &shown.errors;
    let names = Language::ALL.map(|tongue| {
        let optional = tongue == Language::En;
        line_field(
            language,
            format!("name_{}", tongue.code()),
            operator.name.get(tongue),
            tongue,
            optional,
            errors,
        )
    });
    let addresses = Language::ALL.map(|tongue| {
        line_field(
            language,
            format!("address_{}", tongue.code()),
            operator.address.get(tongue),
            tongue,
            true,
            errors,
        )
    });
    view! {
        <p class="small quiet">{w!(language, notices.operator_says)}</p>
        {names.into_iter().collect_view()}
        {addresses.into_iter().collect_view()}
        <TextField name="email" label=w!(language, notices.email) value=operator.email.clone() errors=errors.clone() kind="email"/>
        <TextField name="phone" label=w!(language, notices.phone) value=operator.phone.clone() errors=errors.clone() kind="tel"/>
    }
    .into_any()
}

fn line_field(
    language: Language,
    name: String,
    value: &str,
    tongue: Language,
    optional: bool,
    errors: &Errors,
) -> AnyView {
    let label = label(language, &name);
    let (value, lang, errors) = (value.to_owned(), tongue.code().to_owned(), errors.clone());
    if optional {
        let word = w!(language, form.optional);
        view! { <TextField name=name label=label value=value errors=errors lang=lang optional=word/> }
            .into_any()
    } else {
        view! { <TextField name=name label=label value=value errors=errors lang=lang/> }.into_any()
    }
}

/// What the page would look like.
fn preview(language: Language, name: NoticeName, content: &NoticeContent) -> AnyView {
    let operator = (name == NoticeName::Contact).then(|| operator_facts(language, &content.operator));
    let texts = Language::ALL.map(|tongue| {
        let html = prose::to_page(content.text.get(tongue));
        view! {
            <h3>{language_name(language, tongue)}</h3>
            <div class="preview law" lang=tongue.code() inner_html=html></div>
        }
    });
    view! {
        <section class="sheet rows" aria-labelledby="preview">
            <h2 id="preview">{w!(language, notices.preview_title)}</h2>
            <p class="small quiet">{w!(language, notices.preview_says)}</p>
            {operator}
            {texts.into_iter().collect_view()}
        </section>
    }
    .into_any()
}

/// What somebody else has saved meanwhile, word by word.
fn stale(language: Language, theirs: &Notice) -> AnyView {
    let operator = (theirs.name == NoticeName::Contact).then(|| operator_facts(language, &theirs.operator));
    let texts = Language::ALL.map(|tongue| {
        let words = theirs.text.get(tongue).to_owned();
        view! {
            <h3>{language_name(language, tongue)}</h3>
            <pre class="handed-text" lang=tongue.code()>{words}</pre>
        }
    });
    view! {
        <section class="notice warn" role="alert">
            <h2>{w!(language, notices.stale)}</h2>
            <p>{w!(language, notices.stale_says)}</p>
            {operator}
            {texts.into_iter().collect_view()}
        </section>
    }
    .into_any()
}

/// That an earlier text stands in the fields.
fn older(language: Language, version: i64) -> AnyView {
    let says = if version == 0 {
        w!(language, notices.older_shipped)
    } else {
        w!(language, notices.older, version = version.to_string())
    };
    view! { <section class="notice"><p>{says}</p></section> }.into_any()
}

/// Every version, the newest first, down to what ships.
fn history(now: Now, own: &str, versions: &[NoticeVersion]) -> AnyView {
    let language = now.language;
    let saved = versions
        .iter()
        .map(|one| {
            let to = format!("{own}?version={}", one.version);
            let by = one.by.clone().unwrap_or_else(|| w!(language, admin.console));
            let shipped = one.is_shipped.then(|| w!(language, notices.version_shipped));
            view! {
                <li>
                    <a class="num" href=to>{w!(language, notices.version, version = one.version.to_string())}</a>
                    <span>
                        <time datetime=machine_time(one.at) class="num">{moment(language, now.zone, one.at)}</time>
                        " · "{by}{shipped.map(|words| view! { " · "{words} })}
                    </span>
                </li>
            }
        })
        .collect_view();
    let shipped = format!("{own}?version=0");
    view! {
        <section class="sheet rows" aria-labelledby="versions">
            <h2 id="versions">{w!(language, notices.versions)}</h2>
            <p class="small quiet">{w!(language, notices.versions_say)}</p>
            <ol class="versions">
                {saved}
                <li><a href=shipped>{w!(language, notices.version_zero)}</a><span>{w!(language, notices.version_zero_says)}</span></li>
            </ol>
        </section>
    }
    .into_any()
}
