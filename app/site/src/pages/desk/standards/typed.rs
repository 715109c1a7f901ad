//! What was typed of a standard that is entered, and the form of its act.

use std::collections::HashMap;

use domain::approval::ApprovalInput;
use domain::language::Language;
use domain::standard::{ElementId, SectionKey};
use leptos::prelude::*;
use services::standards::{EnterInput, StandardKind};

use super::about::{About, kind};
use super::text::StandardText;
use crate::Fields;
use crate::components::form::{Errors, SelectField};
use crate::pages::desk::approval::form::{later_fields, order};
use crate::w;

/// What was typed, with the text that was read.
#[derive(Clone, Debug, Default)]
pub(super) struct TypedStandard {
    /// What the act does.
    pub(super) kind: String,
    /// The act.
    pub(super) act: ApprovalInput,
    /// The number of the version whose text is taken over.
    pub(super) copy: String,
    /// The text.
    pub(super) text: StandardText,
    /// Where the paragraphs go that were not placed.
    pub(super) placed: HashMap<ElementId, SectionKey>,
}

impl TypedStandard {
    /// The form as it begins: a service without any act gets its first standard.
    pub(super) fn at_first(about: &About) -> Self {
        let kind = if about.versions.is_empty() { StandardKind::Adopted } else { StandardKind::Amended };
        Self { kind: kind.code().to_owned(), ..Self::default() }
    }

    /// The form as it was sent, with the text that goes with it.
    pub(super) fn read(fields: &Fields, text: StandardText) -> Self {
        Self {
            kind: fields.take("kind"),
            act: ApprovalInput::from_fn(|name| fields.take(name)),
            copy: fields.take("copy"),
            placed: text.placed(fields),
            text,
        }
    }

    /// Whether the act ends the standard, so that it has no text.
    pub(super) fn ends(&self) -> bool {
        self.kind == StandardKind::Cancelled.code()
    }

    /// What is entered.
    pub(super) fn input(&self, code: &str) -> EnterInput {
        EnterInput {
            code: code.to_owned(),
            kind: self.kind.clone(),
            act: self.act.clone(),
            content: self.text.with_placed(&self.placed),
        }
    }

    /// The fields of the act.
    pub(super) fn act_fields(&self, language: Language, errors: &Errors) -> AnyView {
        let options = StandardKind::ALL.map(|one| (one.code().to_owned(), kind(language, one))).into();
        view! {
            <SelectField name="kind" label=w!(language, stock.kind) value=self.kind.clone() options=options
                hint=w!(language, stock.kind_hint) errors=errors.clone()/>
            {order(language, &self.act, errors)}
            {later_fields(language, &self.act, errors)}
        }
        .into_any()
    }
}
