//! The words of the section's form. They go into the island as a property, so the browser part carries no locale.

use domain::language::Language;
use domain::standard::check::{Finding, Problem, SectionState};
use domain::standard::{Part, SectionKey};
use serde::{Deserialize, Serialize};

use super::read::LineFault;
use crate::components::in_a_list::island_words;
use crate::components::live::RedlineWords;

/// The keys of the editor's words by name space, given to a macro.
#[macro_export]
macro_rules! for_editor_words {
    ($then:ident $($with:tt)*) => {
        $then! {
            $($with)*
            editor: elements elements_of_standard checks nothing_found elsewhere go_there not_readable state_saved state_saving
                state_unsaved state_offline state_conflict state_failed state_invalid state_signed_out save save_hint
                restored_here kept_earlier kept_meets take_back forget_it line_removed undo meanwhile meanwhile_says theirs yours removed_by_them removed_by_you
                take_theirs tongue_kk tongue_ru tongue_en optional_language changed_alone remove add_term add_provider
                add_paragraph add_payment add_place add_document add_ground preview prose_hint case_hint body_none
                free_or_paid paid no_break allowed_by_hint article_hint weekday fault_count fault_amount fault_time
                fault_alone fault_break fault_choice fault_long fault_many fault_unfit no_difference added_line removed_line moved_line
                empty_section from_register history;
            standard: field_body field_provider field_case field_amount field_unit field_form field_note field_paragraph
                field_fee_amount field_methods field_law field_article field_place field_document field_submitter
                field_presented field_obtainable field_allowed_by field_ground free_of_charge submitter_everyone
                submitter_individual submitter_legal_entity submitter_representative state_empty state_partial state_complete
                state_wrong severity_error severity_warning severity_hint field_opens field_closes field_break_from
                field_break_to;
            appendix: add_appendix field_title field_sort sort_form sort_list sort_scheme sort_table sort_other not_required
                appendices_hint;
            draft: inserted deleted;
            sharing: insertion_ends deletion_ends tongue;
            rendering: kind_label kind_rendering kind_waiting kind_serving kind_hours kind_text field_from
                fee_formula fee_base fee_base_hint fee_not_above fee_least fee_most bound_unit fee_free_for fee_other_method
                place_named hours_of hours_working hours_reception usual_week usual_hint usual_days usual_weekdays
                usual_every_day usual_round_the_clock other_days form_words;
            groups: add_group group_name group_level level_outer level_inner offered offered_none lines_hint;
        }
    };
}

for_editor_words!(island_words SaidByEditor);

impl SaidByEditor {
    /// What is said of each change of a redline.
    pub fn of_redline(&self) -> RedlineWords {
        RedlineWords {
            inserted: self.inserted.clone(),
            insertion_ends: self.insertion_ends.clone(),
            deleted: self.deleted.clone(),
            deletion_ends: self.deletion_ends.clone(),
            tongue: self.tongue.clone(),
        }
    }
}

/// The sentence of a problem with places for what it is about, and the article it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemWords {
    /// The problem.
    pub problem: Problem,
    /// The sentence, with [`LANGUAGE_HOLE`] and [`HOLE`] in it.
    pub sentence: String,
    /// The article; empty where it is good drafting alone.
    pub article: String,
}

/// Everything that the form of a section says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditorWords {
    /// The words by key.
    pub said: SaidByEditor,
    /// "Move line {n} up", with [`HOLE`] in the place of the number.
    pub up: String,
    /// The same of moving down.
    pub down: String,
    /// The same of removing.
    pub remove: String,
    /// The same of adding one below.
    pub below: String,
    /// "The line stands at place {n} now", with [`HOLE`] in the place of the number.
    pub stands: String,
    /// "Lines made of the list: {n}", with [`HOLE`] in the place of the number.
    pub rows: String,
    /// The names of the sections, in the order of the law, and of the appendices.
    pub sections: Vec<String>,
    /// The names of the parts.
    pub parts: Vec<String>,
    /// "in Kazakh", in the order of the languages.
    pub in_languages: Vec<String>,
    /// The sentences of what may be wrong.
    pub problems: Vec<ProblemWords>,
}

/// What holds the place of a number or a quotation in a sentence that is filled in later.
pub const HOLE: &str = "\u{1}";
/// What holds the place of a language.
pub const LANGUAGE_HOLE: &str = "\u{2}";

impl EditorWords {
    /// "Move line 3 up".
    pub fn move_up(&self, number: usize) -> String {
        self.up.replace(HOLE, &number.to_string())
    }

    /// "Move line 3 down".
    pub fn move_down(&self, number: usize) -> String {
        self.down.replace(HOLE, &number.to_string())
    }

    /// "Remove line 3".
    pub fn remove_line(&self, number: usize) -> String {
        self.remove.replace(HOLE, &number.to_string())
    }

    /// "Add a line below line 3".
    pub fn add_below(&self, number: usize) -> String {
        self.below.replace(HOLE, &number.to_string())
    }

    /// "The line stands at place 3 now".
    pub fn line_stands(&self, number: usize) -> String {
        self.stands.replace(HOLE, &number.to_string())
    }

    /// "Lines made of the list: 3".
    pub fn rows_made(&self, count: usize) -> String {
        self.rows.replace(HOLE, &count.to_string())
    }

    /// The name of a section.
    pub fn section(&self, key: SectionKey) -> String {
        let place = SectionKey::EVERY.iter().position(|known| *known == key);
        place.and_then(|place| self.sections.get(place)).cloned().unwrap_or_default()
    }

    /// The name of a part.
    pub fn part(&self, part: Part) -> String {
        self.parts.get(usize::from(part.number()).saturating_sub(1)).cloned().unwrap_or_default()
    }

    /// The name of a language over its text.
    pub fn tongue(&self, language: Language) -> String {
        match language {
            Language::Kk => self.said.tongue_kk.clone(),
            Language::Ru => self.said.tongue_ru.clone(),
            Language::En => self.said.tongue_en.clone(),
        }
    }

    /// How far a section has come.
    pub fn state(&self, state: SectionState, wrong: bool) -> String {
        match state {
            SectionState::Empty => self.said.state_empty.clone(),
            SectionState::Partial if wrong => self.said.state_wrong.clone(),
            SectionState::Partial => self.said.state_partial.clone(),
            SectionState::Complete => self.said.state_complete.clone(),
        }
    }

    /// The sentence of a finding.
    pub fn finding(&self, finding: &Finding) -> String {
        let Some(words) = self.problems.iter().find(|words| words.problem == finding.problem) else {
            return finding.problem.code().to_owned();
        };
        let place = finding
            .language
            .and_then(|language| Language::ALL.iter().position(|known| *known == language))
            .and_then(|place| self.in_languages.get(place));
        words
            .sentence
            .replace(LANGUAGE_HOLE, place.map_or("", String::as_str))
            .replace(HOLE, finding.quote.as_deref().unwrap_or_default())
    }

    /// The sentence of a kind of findings: what each of them quotes is left out.
    pub fn kind(&self, finding: &Finding) -> String {
        self.finding(&Finding { quote: Some("…".to_owned()), ..finding.clone() })
    }

    /// The article that a finding rests on; empty where it is good drafting alone.
    pub fn article(&self, finding: &Finding) -> String {
        let words = self.problems.iter().find(|words| words.problem == finding.problem);
        words.map(|words| words.article.clone()).unwrap_or_default()
    }

    /// The sentence of a value that cannot be read.
    pub fn fault(&self, fault: LineFault) -> String {
        let said = &self.said;
        match fault {
            LineFault::Count => &said.fault_count,
            LineFault::Amount => &said.fault_amount,
            LineFault::Time => &said.fault_time,
            LineFault::Alone => &said.fault_alone,
            LineFault::BreakWithoutHours => &said.fault_break,
            LineFault::Choice => &said.fault_choice,
            LineFault::TooLong => &said.fault_long,
            LineFault::Unfit => &said.fault_unfit,
            LineFault::TooMany => &said.fault_many,
        }
        .clone()
    }

    /// What the button that adds a line says.
    pub fn add(&self, key: SectionKey) -> String {
        let said = &self.said;
        match key {
            SectionKey::Provider => &said.add_provider,
            SectionKey::Term => &said.add_term,
            SectionKey::Payment => &said.add_payment,
            SectionKey::Schedule => &said.add_place,
            SectionKey::Documents => &said.add_document,
            SectionKey::RefusalGrounds => &said.add_ground,
            _ => &said.add_paragraph,
        }
        .clone()
    }
}
