//! A redline as values for the template.

use domain::document::{ChangedClause, ChangedSection, Changes};
use domain::redline::{ElementKind, Fragment, FragmentKind};
use typst::foundations::Value;

use super::letters;
use super::shapes::{list, optional, plain, record, text};

pub(super) fn changes(changes: &Changes) -> Value {
    record([
        ("kind", plain("changes")),
        ("language", plain(changes.language.code())),
        ("sections", list(&changes.sections, section)),
    ])
}

fn section(section: &ChangedSection) -> Value {
    record([
        ("number", text(&section.number)),
        ("heading", text(&section.heading)),
        ("clauses", list(&section.clauses, clause)),
    ])
}

fn clause(clause: &ChangedClause) -> Value {
    let redline = &clause.redline;
    let whole = match redline.kind {
        ElementKind::Added => plain("added"),
        ElementKind::Removed => plain("removed"),
        _ => Value::None,
    };
    record([
        ("whole", whole),
        ("changed", Value::Bool(redline.is_changed())),
        ("old", optional(redline.old_number.as_deref(), text)),
        ("new", optional(redline.new_number.as_deref(), text)),
        ("fragments", list(&redline.fragments, fragment)),
        ("remark", optional(clause.remark.as_deref(), letters::pieces)),
        ("because", optional(clause.because.as_deref(), letters::pieces)),
    ])
}

fn fragment(fragment: &Fragment) -> Value {
    let words = letters::pieces(&fragment.text);
    let kind = match fragment.kind {
        FragmentKind::Same if !fragment.strong => return words,
        FragmentKind::Same => "same",
        FragmentKind::Deleted => "deleted",
        FragmentKind::Inserted => "inserted",
    };
    record([("kind", plain(kind)), ("strong", Value::Bool(fragment.strong)), ("text", words)])
}
