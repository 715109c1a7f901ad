//! What is set for a body: its term of coordination, its silence, its end and its successor; fields, facts and problems.

use domain::coordination::{BodyTerms, BodyTermsInput, LONGEST_ANSWER_DAYS, answer_term};
use domain::language::Language;
use domain::time::Term;
use leptos::prelude::*;
use services::people::Body;

use crate::Fields;
use crate::components::form::{Errors, SelectField, TextField};
use crate::components::names;
use crate::words::text_problem_of;
use crate::{w, words};

/// The fields of a body that stands.
pub(super) fn of(terms: &BodyTerms) -> BodyTermsInput {
    BodyTermsInput {
        coordination_days: terms.days.map(|days| days.to_string()).unwrap_or_default(),
        coordination_norm: terms.norm.clone().unwrap_or_default(),
        silence_norm: terms.silence_norm.clone().unwrap_or_default(),
        abolished_on: terms.abolished_on.map(|on| on.to_string()).unwrap_or_default(),
        successor: terms.successor.map(|body| body.0.to_string()).unwrap_or_default(),
    }
}

/// The fields as they were sent.
pub(super) fn read(fields: &Fields) -> BodyTermsInput {
    BodyTermsInput {
        coordination_days: fields.take("coordination_days"),
        coordination_norm: fields.take("coordination_norm"),
        silence_norm: fields.take("silence_norm"),
        abolished_on: fields.take("abolished_on"),
        successor: fields.take("successor"),
    }
}

/// What is wrong with one of the fields, or with another text of the body.
pub(super) fn problem(language: Language, code: &str) -> String {
    match code {
        "days" => w!(language, body_terms.p_days, longest = LONGEST_ANSWER_DAYS.to_string()),
        "days_needed" => w!(language, body_terms.p_days_needed),
        "date" => w!(language, body_terms.p_date),
        "day_needed" => w!(language, body_terms.p_day_needed),
        "unknown_choice" => w!(language, body_terms.p_unknown),
        "own_successor" => w!(language, body_terms.p_own),
        "circle" => w!(language, body_terms.p_circle),
        code => text_problem_of(language, code),
    }
}

/// The settings of a body in words, each with its label.
pub(super) fn facts(language: Language, terms: &BodyTerms, bodies: &[Body]) -> [(String, String); 5] {
    let or_none = |value: Option<String>| value.unwrap_or_else(|| "—".to_owned());
    let days = if let Some(days) = terms.days {
        names::term(language, Term::business_days(days))
    } else {
        w!(language, body_terms.as_shipped, shipped = shipped(language))
    };
    let followed = terms.successor.and_then(|id| bodies.iter().find(|body| body.id == id));
    let successor = followed.map(|body| body.name.best(language).1.to_owned());
    [
        (w!(language, body_terms.days), days),
        (w!(language, body_terms.norm), or_none(terms.norm.clone())),
        (w!(language, body_terms.silence_norm), or_none(terms.silence_norm.clone())),
        (
            w!(language, body_terms.abolished_on),
            or_none(terms.abolished_on.map(|on| words::date(language, on))),
        ),
        (w!(language, body_terms.successor), or_none(successor)),
    ]
}

/// The mark of a body in a list that is abolished, or known to be.
pub(super) fn abolished(language: Language, terms: &BodyTerms) -> Option<AnyView> {
    let on = terms.abolished_on?;
    let says = w!(language, body_terms.abolished, date = words::date(language, on));
    Some(view! { " "<span class="tag plain">{says}</span> }.into_any())
}

fn shipped(language: Language) -> String {
    names::term(language, answer_term(None))
}

/// The fields.
#[component]
pub(super) fn TermFields(
    /// The language of the page.
    language: Language,
    /// What to show.
    typed: BodyTermsInput,
    /// The bodies of which one may be the successor.
    others: Vec<Body>,
    /// The errors.
    errors: Errors,
) -> impl IntoView {
    let optional = w!(language, form.optional);
    let days_hint = w!(
        language,
        body_terms.days_hint,
        longest = LONGEST_ANSWER_DAYS.to_string(),
        shipped = shipped(language)
    );
    let mut successors = vec![(String::new(), w!(language, body_terms.no_successor))];
    successors.extend(
        others.into_iter().map(|body| (body.id.0.to_string(), body.name.best(language).1.to_owned())),
    );
    view! {
        <fieldset class="group-fields">
            <legend>{w!(language, body_terms.title)}</legend>
            <TextField name="coordination_days" label=w!(language, body_terms.days) value=typed.coordination_days
                errors=errors.clone() hint=days_hint optional=optional.clone() class="short"/>
            <TextField name="coordination_norm" label=w!(language, body_terms.norm) value=typed.coordination_norm
                errors=errors.clone() hint=w!(language, body_terms.norm_hint) optional=optional.clone()/>
            <TextField name="silence_norm" label=w!(language, body_terms.silence_norm) value=typed.silence_norm
                errors=errors.clone() hint=w!(language, body_terms.silence_hint) optional=optional.clone()/>
        </fieldset>
        <fieldset class="group-fields">
            <legend>{w!(language, body_terms.end)}</legend>
            <TextField name="abolished_on" label=w!(language, body_terms.abolished_on) value=typed.abolished_on
                errors=errors.clone() hint=w!(language, body_terms.abolished_hint) optional=optional kind="date" class="short"/>
            <SelectField name="successor" label=w!(language, body_terms.successor) value=typed.successor options=successors
                errors=errors hint=w!(language, body_terms.successor_hint)/>
        </fieldset>
    }
}
