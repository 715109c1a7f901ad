//! The act by which the register, or an addition to it, was approved, in words.

use domain::language::Language;
use domain::register::{ActKind, RegisterAct};
use leptos::prelude::*;

use crate::{w, words};

/// What an act is.
pub fn act_kind(language: Language, kind: ActKind) -> String {
    match kind {
        ActKind::GovernmentResolution => w!(language, keeping_act.kind_government_resolution),
        ActKind::PresidentialDecree => w!(language, keeping_act.kind_presidential_decree),
        ActKind::Order => w!(language, keeping_act.kind_order),
    }
}

/// An act with its date and number.
pub fn act_words(language: Language, act: &RegisterAct) -> String {
    w!(
        language,
        keeping_act.act_line,
        kind = act_kind(language, act.kind),
        date = words::date(language, act.on),
        number = act.number.clone()
    )
}

/// An act with its date and number, which lead to its page where it has one.
pub fn act_link(language: Language, act: &RegisterAct) -> AnyView {
    let said = act_words(language, act);
    match act.address.clone() {
        Some(address) => view! { <a href=address rel="nofollow">{said}</a> }.into_any(),
        None => said.into_any(),
    }
}
