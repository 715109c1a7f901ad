//! The fields of a line of the appendices: of one that opens an appendix its title and what it is, else a paragraph.

use domain::standard::AppendixSort;
use leptos::prelude::*;

use super::fields::{Choose, Tongues};
use super::paragraph::paragraph;
use super::state::EditorState;
use super::typed::{APPENDIX, TypedSection, field_name};

/// The fields of a line.
pub(super) fn appended(state: EditorState, id: String) -> AnyView {
    if !state.typed.with_untracked(|typed| opens(typed, &id)) {
        return paragraph(state, id);
    }
    let said = state.say(|words| words.said.clone());
    let sorts = AppendixSort::ALL.map(|sort| {
        let word = match sort {
            AppendixSort::Form => said.sort_form.clone(),
            AppendixSort::List => said.sort_list.clone(),
            AppendixSort::Scheme => said.sort_scheme.clone(),
            AppendixSort::Table => said.sort_table.clone(),
            AppendixSort::Other => said.sort_other.clone(),
        };
        (sort.code().to_owned(), word)
    });
    let (field, value) = APPENDIX;
    view! {
        <input type="hidden" name=field_name(&id, field) value=value/>
        <Choose state=state id=id.clone() field="sort" label=said.field_sort options=sorts.into() class="wide"/>
        <Tongues state=state id=id stem="text" label=said.field_title/>
    }
    .into_any()
}

/// The number of a line among the appendices as they are typed: "2" of the second one, "2.3" of its third paragraph.
pub(super) fn number_in(typed: &TypedSection, id: &str) -> Option<String> {
    let (mut appendix, mut clause) = (0_usize, 0_usize);
    for line in &typed.0 {
        if line.opens_appendix() {
            appendix += 1;
            clause = 0;
        } else {
            clause += 1;
        }
        if line.id == id {
            return Some(if clause == 0 { appendix.to_string() } else { format!("{appendix}.{clause}") });
        }
    }
    None
}

fn opens(typed: &TypedSection, id: &str) -> bool {
    typed.0.iter().any(|line| line.id == id && line.opens_appendix())
}
