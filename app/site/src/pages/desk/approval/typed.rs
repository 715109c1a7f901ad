//! What was typed on the page of approval, and what stood against it.

use domain::approval::ApprovalInput;
use domain::draft::Refusal;

use crate::Fields;
use crate::components::form::Errors;
use crate::pages::desk::ticking::TypedTick;

/// What was typed, and what stood against it; nothing of both on a page that is shown for the first time.
#[derive(Debug, Default)]
pub(super) struct TypedApproval {
    /// The fields of the act, if its form was sent.
    pub(super) act: Option<ApprovalInput>,
    /// The fields of the checklist.
    pub(super) tick: TypedTick,
    /// The fields to mend.
    pub(super) errors: Errors,
    /// The rule that forbids it.
    pub(super) refusal: Option<Refusal>,
    /// Whether what was shown is not what stands.
    pub(super) is_stale: bool,
}

impl TypedApproval {
    /// The forms as one of them was sent.
    pub(super) fn read(fields: &Fields) -> Self {
        let is_act = matches!(fields.get("do"), "approve" | "record");
        Self {
            act: is_act.then(|| ApprovalInput::from_fn(|name| fields.take(name))),
            tick: TypedTick::read(fields),
            ..Self::default()
        }
    }

    /// Fields have to be mended.
    pub(super) fn with(self, errors: Errors) -> Self {
        Self { errors, ..self }
    }

    /// A rule forbids it.
    pub(super) fn refused(self, refusal: Refusal) -> Self {
        Self { refusal: Some(refusal), ..self }
    }

    /// Somebody changed it meanwhile.
    pub(super) fn changed_meanwhile(self) -> Self {
        Self { is_stale: true, ..self }
    }
}
