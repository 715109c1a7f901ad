//! The text that was sent, clause by clause; at each clause a remark can be begun, with everything typed so far.

use domain::language::Language;
use domain::standard::{Element, numbered};
use leptos::prelude::*;
use services::coordination::AskedPage;

use super::form::FORM;
use crate::components::clause::{clause_anchor, readable, words};
use crate::components::grouped::grouped;
use crate::components::now::Now;
use crate::components::text_language::{TextLanguage, switch};
use crate::w;
use crate::words::standard::section_name;

/// The text; `next` is the number of the next remark where one can be made.
pub(super) fn text(now: Now, page: &AskedPage, spoken: TextLanguage, next: Option<usize>) -> AnyView {
    let language = now.language;
    let appendices = page.content.appendix_count();
    let sections = page
        .content
        .sections()
        .iter()
        .filter(|section| !section.elements.is_empty())
        .map(|section| {
            let clauses = numbered(section.key, &section.elements)
                .map(|(number, element)| clause(now, number, element, (spoken.shown, appendices), next))
                .collect();
            let clauses = grouped(&section.elements, spoken.shown, clauses);
            view! {
                <h3><span class="num">{section.key.number()}</span>" "{section_name(spoken.shown, section.key)}</h3>
                {clauses}
            }
        })
        .collect_view();
    let revision = w!(language, opinion.text_of, number = page.round.revision.to_string());
    view! {
        <section class="sheet" id="text">
            <header class="sheet-head">
                <h2>{w!(language, opinion.text)}</h2>
                <p class="small quiet num">{revision}</p>
                <div class="screen-only">{switch(now, &page.content, spoken)}</div>
            </header>
            <article class="law" lang=spoken.shown.code()>{sections}</article>
        </section>
    }
    .into_any()
}

fn clause(
    now: Now,
    number: String,
    element: &Element,
    (language, appendices): (Language, usize),
    next: Option<usize>,
) -> AnyView {
    let spoken = readable(element, language);
    let other = (spoken != language).then(|| spoken.code());
    let anchor = clause_anchor(&number);
    let tools = next.map(|next| {
        let on = w!(now.language, opinion.on_clause, number = number.clone());
        // A button of the form, not a link: nothing that stands in the form is lost.
        view! {
            <div class="tools screen-only" lang=now.language.code()>
                <button class="say" form=FORM name="do" value=format!("remark:{}", element.id) formaction=format!("#remark-{next}")>
                    {w!(now.language, opinion.remark_here)}<span class="unseen">" "{on}</span>
                </button>
            </div>
        }
    });
    let words = words(element, &number, spoken, appendices);
    view! {
        <div class="clause" id=anchor.clone() lang=other>
            <a class="no num" href=format!("#{anchor}")>{number}</a>
            {words}
            {tools}
        </div>
    }
    .into_any()
}
