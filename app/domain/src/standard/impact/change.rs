//! The changes that are told in typed terms, and whom each serves.

use serde::{Deserialize, Serialize};

use crate::language::Localized;
use crate::standard::{
    ElementId, FeeMethod, FeeUnit, Place, Presented, SectionKey, ServiceForm, Submitter, TermUnit, Week,
};

/// Whom a change serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Better for the recipient.
    Better,
    /// Worse for the recipient.
    Worse,
    /// Neither, or it depends.
    Neutral,
}

impl Effect {
    /// The stable name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Worse => "worse",
            Self::Neutral => "neutral",
        }
    }
}

/// A term of rendering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TermValue {
    /// How many units; of a range the most.
    pub amount: u32,
    /// The unit.
    pub unit: TermUnit,
    /// The least of a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<u32>,
}

/// An amount of payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FeeValue {
    /// The amount in hundredths of the unit.
    pub hundredths: u64,
    /// The unit.
    pub unit: FeeUnit,
}

/// What of a demanded document is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DocumentShape {
    /// Who submits it.
    pub submitter: Submitter,
    /// In what shape.
    pub presented: Presented,
}

/// What changed. `text` is the case, document or ground in the words of the content that has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs, clippy::allow_attributes, reason = "the fields say what their types say")]
pub enum TypedChange {
    /// A term became longer, shorter or counted otherwise.
    TermChanged { text: Localized, from: TermValue, to: TermValue },
    /// A case with a term of its own was added.
    TermAdded { text: Localized, term: TermValue },
    /// A case lost its own term.
    TermRemoved { text: Localized, term: TermValue },
    /// One form of rendering took the place of another.
    FormChanged { from: ServiceForm, to: ServiceForm },
    /// A form of rendering was added.
    FormAdded { form: ServiceForm },
    /// A form of rendering was taken away.
    FormRemoved { form: ServiceForm },
    /// The service has become free of charge.
    BecameFree,
    /// The service has become paid.
    BecamePaid { fees: Vec<FeeValue> },
    /// An amount changed.
    FeeChanged { text: Localized, from: FeeValue, to: FeeValue },
    /// The same amount is taken of another sum, within other bounds, or of other people.
    FeeReckoned { text: Localized, from: Localized, to: Localized },
    /// A payment was added to those there are.
    FeeAdded { text: Localized, fee: FeeValue },
    /// One of the payments was dropped.
    FeeRemoved { text: Localized, fee: FeeValue },
    /// One more method of paying.
    MethodAdded { text: Localized, method: FeeMethod },
    /// A method of paying was taken away.
    MethodRemoved { text: Localized, method: FeeMethod },
    /// A place keeps other hours.
    HoursChanged { place: Place, named: Localized, from: Week, to: Week },
    /// Applications are accepted at one more place.
    PlaceAdded { place: Place, named: Localized },
    /// Applications are accepted at a place no more.
    PlaceRemoved { place: Place, named: Localized },
    /// One more document is demanded.
    DocumentAdded { text: Localized },
    /// A document is demanded no more.
    DocumentRemoved { text: Localized },
    /// A document is presented in another shape or by somebody else.
    DocumentChanged { text: Localized, from: DocumentShape, to: DocumentShape },
    /// One more ground for refusal.
    GroundAdded { text: Localized },
    /// A ground for refusal was dropped.
    GroundRemoved { text: Localized },
}

impl TypedChange {
    /// The stable name, equal to `kind` in the serialised form.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TermChanged { .. } => "term_changed",
            Self::TermAdded { .. } => "term_added",
            Self::TermRemoved { .. } => "term_removed",
            Self::FormChanged { .. } => "form_changed",
            Self::FormAdded { .. } => "form_added",
            Self::FormRemoved { .. } => "form_removed",
            Self::BecameFree => "became_free",
            Self::BecamePaid { .. } => "became_paid",
            Self::FeeChanged { .. } => "fee_changed",
            Self::FeeReckoned { .. } => "fee_reckoned",
            Self::FeeAdded { .. } => "fee_added",
            Self::FeeRemoved { .. } => "fee_removed",
            Self::MethodAdded { .. } => "method_added",
            Self::MethodRemoved { .. } => "method_removed",
            Self::HoursChanged { .. } => "hours_changed",
            Self::PlaceAdded { .. } => "place_added",
            Self::PlaceRemoved { .. } => "place_removed",
            Self::DocumentAdded { .. } => "document_added",
            Self::DocumentRemoved { .. } => "document_removed",
            Self::DocumentChanged { .. } => "document_changed",
            Self::GroundAdded { .. } => "ground_added",
            Self::GroundRemoved { .. } => "ground_removed",
        }
    }
}

/// One change with its place and whom it serves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Impact {
    /// The section it stands in.
    pub section: SectionKey,
    /// The line it concerns, of the old content where it was removed; `None` for the section as a whole.
    pub element: Option<ElementId>,
    /// What changed.
    pub change: TypedChange,
    /// Whom it serves.
    pub effect: Effect,
}
