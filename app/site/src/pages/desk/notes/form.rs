//! The form of a new note: the clause, the words, whom it is for.

use domain::language::Language;
use domain::note::NoteKind;
use domain::standard::{Content, SectionKey, numbered};
use leptos::prelude::*;

use super::shown::NotesPage;
use crate::components::decide::beginning;
use crate::components::form::{AreaField, Choices, SelectField};
use crate::w;

/// So many characters of a clause stand in the list to choose from.
const SHOWN: usize = 60;

/// The form.
pub(super) fn writing(page: &NotesPage) -> AnyView {
    let language = page.now.language;
    let errors = page.typed.errors.clone();
    let asked = page.visitor.parameter("section").and_then(|code| SectionKey::from_code(&code));
    let mut clauses = vec![(String::new(), w!(language, notes.choose_clause))];
    clauses.extend(choices(&page.opened.content, asked, language));
    let mut people = vec![(String::new(), w!(language, notes.to_all))];
    people.extend(page.list.colleagues.iter().map(|(id, name)| (id.to_string(), format!("@{name}"))));
    let kind = page.is_head().then(|| {
        let options = vec![(NoteKind::Head.code().to_owned(), w!(language, notes.as_remark))];
        view! {
            <Choices name="kind" legend=w!(language, notes.kind) options=options chosen=vec![page.typed.input.kind.clone()]
                errors=errors.clone() several=true/>
        }
    });
    let all = asked
        .map(|_| view! { <p class="small"><a href=page.own()>{w!(language, notes.every_clause)}</a></p> });
    let input = page.typed.input.clone();
    view! {
        <section class="sheet rows" id="write">
            <h2>{w!(language, notes.write)}</h2>
            <form class="form rows" method="post" action=page.own()>
                <SelectField name="element" label=w!(language, notes.clause) value=input.element options=clauses
                    errors=errors.clone()/>
                {all}
                <AreaField name="text" label=w!(language, notes.words) text=input.text errors=errors.clone() rows=4/>
                <SelectField name="to" label=w!(language, notes.to) value=input.to options=people errors=errors
                    hint=w!(language, notes.to_hint)/>
                {kind}
                <p class="actions"><button class="button" name="do" value="write">{w!(language, notes.send)}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// The clauses to choose from: of one section, or of all.
fn choices(content: &Content, asked: Option<SectionKey>, language: Language) -> Vec<(String, String)> {
    let sections = content.sections().iter().filter(|section| asked.is_none_or(|key| section.key == key));
    let clauses = sections.flat_map(|section| numbered(section.key, &section.elements));
    clauses
        .map(|(number, element)| {
            let spoken = if element.text.is_blank() { language } else { element.text.best(language).0 };
            let words = beginning(&element.clause(spoken), SHOWN);
            (element.id.to_string(), format!("{number}. {words}"))
        })
        .collect()
}
