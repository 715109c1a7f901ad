//! An entry of the register in words: its facts, its differences from another, and what is wrong with one.

use domain::body::BodyId;
use domain::language::{Language, Localized};
use domain::register::{ProviderName, ServiceEntry};
use leptos::prelude::*;
use services::FieldProblem;
use services::people::Body;

use crate::components::form::Errors;
use crate::components::names;
use crate::components::register_act::act_words;
use crate::{w, words};

/// A fact of an entry: the label and the value, a line each.
pub(super) struct EntryFact {
    pub(super) label: String,
    pub(super) value: Vec<String>,
}

/// Everything that Art. 12(2) asks of an entry, and how it was approved, always the same facts in the same order.
pub(super) fn facts(language: Language, entry: &ServiceEntry, bodies: &[Body]) -> Vec<EntryFact> {
    let fact = |label: String, value: Vec<String>| EntryFact { label, value };
    let one = |label: String, value: String| EntryFact { label, value: vec![value] };
    let places = [
        entry.through_state_corporation.then(|| w!(language, keeping.place_state_corporation)),
        entry.through_portal.then(|| w!(language, keeping.place_portal)),
    ];
    let mut places: Vec<String> = places.into_iter().flatten().collect();
    if places.is_empty() {
        places.push(w!(language, keeping.place_provider));
    }
    let paid = if entry.paid { w!(language, keeping.paid) } else { w!(language, keeping.free) };
    vec![
        one(w!(language, keeping.code), entry.code.clone()),
        one(w!(language, keeping.name_kk), entry.name.kk.clone()),
        one(w!(language, keeping.name_ru), entry.name.ru.clone()),
        one(w!(language, keeping.name_en), entry.name.en.clone()),
        one(w!(language, keeping.recipients), names::recipients(language, entry.recipients)),
        one(w!(language, keeping.developing_body), body_name(language, entry.developing_body, bodies)),
        fact(
            w!(language, keeping.providers),
            entry.providers.iter().map(|one| provider(language, one, bodies)).collect(),
        ),
        fact(w!(language, keeping.places), places),
        fact(
            w!(language, lawful.accepting),
            entry.accepting.iter().map(|one| one.best(language).1.to_owned()).collect(),
        ),
        fact(
            w!(language, keeping.forms),
            entry.forms.iter().map(|form| names::form(language, *form)).collect(),
        ),
        one(w!(language, keeping.payment), paid),
        one(w!(language, keeping.included_on), words::date(language, entry.included_on)),
        one(w!(language, keeping_act.approved_on), words::date(language, entry.register_approved_on())),
        fact(w!(language, lawful.date_reason), entry.date_reason.iter().cloned().collect()),
        fact(w!(language, keeping_act.act), act_lines(language, entry)),
    ]
}

/// The approving act with its address, where one is recorded.
fn act_lines(language: Language, entry: &ServiceEntry) -> Vec<String> {
    let act = entry.act.as_ref();
    let lines = [act.map(|act| act_words(language, act)), act.and_then(|act| act.address.clone())];
    lines.into_iter().flatten().collect()
}

/// The facts in which two entries differ, as a list of was and now.
pub(super) fn difference(
    language: Language,
    was: &ServiceEntry,
    now: &ServiceEntry,
    bodies: &[Body],
) -> impl IntoView + use<> {
    let pairs = facts(language, was, bodies).into_iter().zip(facts(language, now, bodies));
    let rows: Vec<_> = pairs
        .filter(|(was, now)| was.value != now.value)
        .map(|(was, now)| {
            view! {
                <div>
                    <dt>{now.label}</dt>
                    <dd>
                        <del><span class="unseen">{w!(language, keeping.was)}": "</span>{value(language, &was.value)}</del>
                        " "
                        <ins><span class="unseen">{w!(language, keeping.now)}": "</span>{value(language, &now.value)}</ins>
                    </dd>
                </div>
            }
        })
        .collect();
    if rows.is_empty() {
        return view! { <p class="quiet">{w!(language, keeping.nothing_changed)}</p> }.into_any();
    }
    view! { <dl class="facts-list">{rows}</dl> }.into_any()
}

fn value(language: Language, lines: &[String]) -> String {
    let joined = lines.iter().filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>().join("; ");
    if joined.is_empty() { w!(language, keeping.empty_value) } else { joined }
}

/// The name of a body, or its number where it is not known.
pub(super) fn body_name(language: Language, id: BodyId, bodies: &[Body]) -> String {
    let found = bodies.iter().find(|body| body.id == id);
    found.map_or_else(|| id.0.to_string(), |body| body.name.best(language).1.to_owned())
}

/// A provider with every name that differs, so that a change in any language is seen.
fn provider(language: Language, provider: &ProviderName, bodies: &[Body]) -> String {
    let of_body = provider.body.and_then(|id| bodies.iter().find(|body| body.id == id));
    if of_body.is_some_and(|body| body.name == provider.name) {
        return provider.name.best(language).1.to_owned();
    }
    let Localized { kk, ru, en } = &provider.name;
    let names: Vec<&str> =
        [kk, ru, en].into_iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    names.join(" / ")
}

/// The errors of a form of the register, each beside its field.
pub(super) fn errors(language: Language, problems: &[FieldProblem]) -> Errors {
    problems.iter().map(|one| (one.field.clone(), problem(language, Some(&one.field), &one.code))).collect()
}

/// What is wrong with a field or with a line of a file.
pub(super) fn problem(language: Language, field: Option<&str>, code: &str) -> String {
    let column = field.unwrap_or_default().to_owned();
    let field = label(language, &column);
    match code {
        "too_long" => w!(language, keeping.p_too_long, field = field),
        "unfit" => w!(language, keeping.p_unfit, field = field),
        "malformed_code" => w!(language, keeping.p_malformed_code),
        "malformed_body" => w!(language, keeping.p_malformed_body, field = field),
        "malformed_provider" => w!(language, keeping.p_malformed_provider),
        "malformed_organisation" => w!(language, lawful.p_malformed_organisation),
        "missing" if column == "date_reason" => w!(language, lawful.p_date_reason),
        "no_place" => w!(language, keeping.p_no_place),
        "malformed_date" => w!(language, keeping.p_malformed_date, field = field),
        "date_in_future" => w!(language, keeping.p_date_in_future, field = field),
        "malformed_address" => w!(language, keeping_act.p_malformed_address, field = field),
        "taken" => w!(language, keeping.p_taken),
        "excluded" => w!(language, desk_admin.p_excluded),
        "fixed" => w!(language, keeping.p_fixed),
        "unknown_answer" => w!(language, reading_files.p_unknown_answer, field = field),
        "no_header" => w!(language, reading_files.p_no_header),
        "unnamed_column" => w!(language, reading_files.p_unnamed_column),
        "unknown_column" => w!(language, keeping.p_unknown_column, column = column),
        "missing_column" => w!(language, keeping.p_missing_column, column = column),
        "repeated_column" => w!(language, keeping.p_repeated_column, column = column),
        "wrong_number_of_fields" => w!(language, keeping.p_wrong_number_of_fields),
        "unclosed_quote" => w!(language, keeping.p_unclosed_quote),
        "text_after_quote" => w!(language, keeping.p_text_after_quote),
        "repeated_code" => w!(language, keeping.p_repeated_code),
        "empty_file" => w!(language, keeping.p_empty_file),
        "too_many_rows" => w!(language, keeping.p_too_many_rows),
        "too_many_columns" => w!(language, keeping.p_too_many_columns),
        "too_long_field" => w!(language, keeping.p_too_long_field),
        "more_problems" => w!(language, keeping.p_more_problems),
        "missing" => w!(language, keeping.p_missing, field = field),
        "unknown_choice" => w!(language, keeping.p_unknown_choice, field = field),
        other => words::wordless(language, other),
    }
}

/// The name of a field of the form, or of a column of a file.
pub(super) fn label(language: Language, field: &str) -> String {
    match field {
        "code" => w!(language, keeping.code),
        "name_kk" => w!(language, keeping.name_kk),
        "name_ru" => w!(language, keeping.name_ru),
        "name_en" => w!(language, keeping.name_en),
        "recipients" => w!(language, keeping.recipients),
        "developing_body" => w!(language, keeping.developing_body_short),
        "providers" => w!(language, keeping.providers),
        "forms" => w!(language, keeping.forms),
        "through_state_corporation" => w!(language, keeping.place_state_corporation),
        "through_portal" => w!(language, keeping.place_portal),
        "paid" => w!(language, keeping.payment),
        "included_on" => w!(language, keeping.included_on),
        "approved_on" => w!(language, keeping_act.approved_on),
        "accepting" => w!(language, lawful.accepting),
        "date_reason" => w!(language, lawful.date_reason),
        "act_kind" => w!(language, keeping_act.act_kind),
        "act_number" => w!(language, keeping_act.act_number),
        "act_on" => w!(language, keeping_act.act_on),
        "act_address" => w!(language, keeping_act.act_address),
        _ => field.to_owned(),
    }
}
