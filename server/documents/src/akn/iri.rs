//! Names by the naming convention of Akoma Ntoso: of works, and of elements inside a document.

use chrono::NaiveDate;
use domain::language::Language;
use domain::standard::{Part, SectionKey, place_of_number};

/// The work that a draft is: the date is that of its placement.
pub(super) fn draft(date: NaiveDate, number: &str) -> String {
    format!("/akn/kz/bill/standard/{date}/{}", segment(number))
}

/// The work that a standard is: the date and the number are those of the order that approved it first.
pub(super) fn standard(date: NaiveDate, number: &str) -> String {
    format!("/akn/kz/act/standard/{date}/{}", segment(number))
}

/// The words of a work in a language, as they were fixed on a day. The number tells two revisions of one day apart.
pub(super) fn expression(work: &str, language: Language, on: NaiveDate, revision: Option<i64>) -> String {
    let revision = revision.map(|revision| format!(",{revision}")).unwrap_or_default();
    format!("{work}/{}@{on}{revision}", self::language(language))
}

/// The work that an order is.
pub(super) fn order(date: NaiveDate, number: &str) -> String {
    format!("/akn/kz/act/order/{date}/{}", segment(number))
}

/// The work that a closing report is.
pub(super) fn report(date: NaiveDate, number: &str) -> String {
    format!("/akn/kz/statement/closing-report/{date}/{}", segment(number))
}

/// A thing that documents speak of: `concept`, `organization`, `person`, `role`.
pub(super) fn thing(class: &str, name: &str) -> String {
    format!("/akn/ontology/{class}/kz.{}", segment(name))
}

/// The code of a language as the naming convention wants it (ISO 639-2).
pub(super) const fn language(language: Language) -> &'static str {
    match language {
        Language::Kk => "kaz",
        Language::Ru => "rus",
        Language::En => "eng",
    }
}

/// The `eId` of a part.
pub(super) fn part(part: Part) -> String {
    format!("part_{}", part.number())
}

/// The `eId` of a section: its number with dashes for its dots.
pub(super) fn section(key: SectionKey) -> String {
    format!("{}__sec_{}", part(key.part()), key.number().replace('.', "-"))
}

/// The `eId` of the clause of a number: "2.6.3" is a paragraph of its section, "5.2" the second attachment, "5.2.3" a paragraph of it.
pub(super) fn clause(key: SectionKey, number: &str) -> String {
    let paragraph = format!("para_{}", number.replace('.', "-"));
    match place_of_number(number).filter(|_| !key.is_of_law()) {
        Some((_, (appendix, 0))) => attachment(appendix),
        Some((_, (appendix, _))) => format!("{}__{paragraph}", attachment(appendix)),
        None => format!("{}__{paragraph}", section(key)),
    }
}

/// The `eId` of the attachment that an appendix is.
pub(super) fn attachment(appendix: usize) -> String {
    format!("att_{appendix}")
}

/// A name that may stand in an IRI: letters, digits, dots and dashes.
fn segment(name: &str) -> String {
    let kept =
        |letter: char| if letter.is_alphanumeric() || matches!(letter, '.' | '-') { letter } else { '-' };
    name.chars().map(kept).collect()
}
