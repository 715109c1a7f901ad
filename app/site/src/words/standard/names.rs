//! The names of parts, sections and languages, the states of a section, and references to the law.

use domain::language::Language;
use domain::law::{Case, cite};
use domain::standard::check::SectionState;
use domain::standard::{Part, SectionKey};

use crate::w;

/// The name of a part of the standard: "General provisions".
pub fn part_name(language: Language, part: Part) -> String {
    match part {
        Part::General => w!(language, standard.part_general),
        Part::Procedure => w!(language, standard.part_procedure),
        Part::Appeal => w!(language, standard.part_appeal),
        Part::Other => w!(language, standard.part_other),
        Part::Appendices => w!(language, appendix.name),
    }
}

/// What a standard is called: "Standard of the state service".
pub fn standard_name(language: Language) -> String {
    w!(language, in_force.standard)
}

/// What a text is that applies: "In force".
pub fn in_force_tag(language: Language) -> String {
    w!(language, window.in_force)
}

/// The name of one of the twelve sections, or of the appendices: "Term of rendering".
pub fn section_name(language: Language, key: SectionKey) -> String {
    match key {
        SectionKey::ServiceName => w!(language, standard.section_general_service_name),
        SectionKey::DevelopingBody => w!(language, standard.section_general_developing_body),
        SectionKey::Provider => w!(language, standard.section_general_provider),
        SectionKey::Term => w!(language, standard.section_procedure_term),
        SectionKey::Form => w!(language, standard.section_procedure_form),
        SectionKey::Result => w!(language, standard.section_procedure_result),
        SectionKey::Payment => w!(language, standard.section_procedure_payment),
        SectionKey::Schedule => w!(language, standard.section_procedure_schedule),
        SectionKey::Documents => w!(language, standard.section_procedure_documents),
        SectionKey::RefusalGrounds => w!(language, standard.section_procedure_refusal_grounds),
        SectionKey::Appeal => w!(language, standard.section_appeal),
        SectionKey::Other => w!(language, standard.section_other),
        SectionKey::Appendices => w!(language, appendix.name),
    }
}

/// How far a section has come, in words; an error in it is said before anything else.
pub fn state(language: Language, state: SectionState, has_errors: bool) -> String {
    match state {
        SectionState::Empty => w!(language, standard.state_empty),
        SectionState::Partial if has_errors => w!(language, standard.state_wrong),
        SectionState::Partial => w!(language, standard.state_partial),
        SectionState::Complete => w!(language, standard.state_complete),
    }
}

/// The name of a language: "Kazakh".
pub fn language_name(language: Language, named: Language) -> String {
    match named {
        Language::Kk => w!(language, standard.language_kk),
        Language::Ru => w!(language, standard.language_ru),
        Language::En => w!(language, standard.language_en),
    }
}

/// The language as an adverb: "in Kazakh".
pub fn in_language(language: Language, named: Language) -> String {
    match named {
        Language::Kk => w!(language, standard.in_language_kk),
        Language::Ru => w!(language, standard.in_language_ru),
        Language::En => w!(language, standard.in_language_en),
    }
}

/// A reference to the law as `domain` writes it ("Art. 15(2)") as acts cite it; empty for an empty one.
pub fn article(language: Language, reference: &str) -> String {
    cite(reference, language, Case::Named)
}

/// The same after "in accordance with": "пунктом 2 статьи 15", "15-баптың 2-тармағына".
pub fn by_article(language: Language, reference: &str) -> String {
    cite(reference, language, Case::Accordance)
}

/// The name of a day of the week, Monday being 0.
pub fn day(language: Language, place: usize) -> String {
    match place {
        0 => w!(language, standard.day_1),
        1 => w!(language, standard.day_2),
        2 => w!(language, standard.day_3),
        3 => w!(language, standard.day_4),
        4 => w!(language, standard.day_5),
        5 => w!(language, standard.day_6),
        _ => w!(language, standard.day_7),
    }
}
