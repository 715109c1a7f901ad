//! A form that was not carried out, handed back out of sight.

use leptos::prelude::*;

use crate::Fields;

/// A form that was sent and not carried out, so that nothing of it is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsent {
    /// Where it was sent to.
    pub address: String,
    /// What was typed.
    pub fields: Fields,
}

/// The fields of a form, out of sight.
pub(super) fn hidden(fields: &Fields) -> impl IntoView + use<> {
    let fields = fields.iter().map(|(name, value)| {
        view! { <input type="hidden" name=name.to_owned() value=value.to_owned()/> }
    });
    fields.collect_view()
}
