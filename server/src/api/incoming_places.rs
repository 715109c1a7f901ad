//! Where a comment that a machine sends has each field of the form, and what is wrong with one there.

use domain::discussion::{CommentFieldProblem, CommentFields, CommentInput};
use serde_json::Value;

use super::problem::FieldError;

/// Where each field of the form stands in the body; a field left out here does not compile.
pub(super) const PLACES: CommentFields<&str> = CommentFields {
    kind: "author.kind",
    name: "author.name",
    email: "author.email",
    bin: "author.bin",
    withhold: "author.withhold_name",
    region: "author.region",
    language: "language",
    text: "text",
    section: "anchor.section",
    element: "anchor.element",
    quote: "anchor.quote",
    anchor_language: "anchor.language",
    suggestion: "suggestion",
    names: "author.names",
    iin: "author.iin",
    country: "author.country",
    registration: "author.registration",
};

/// The value at a place of a body.
pub(super) fn find<'a>(body: &'a Value, place: &str) -> Option<&'a Value> {
    place.split('.').try_fold(body, |value, name| value.get(name))
}

/// The problem of a field of the form, at its place in the body.
pub(super) fn at_its_place(found: CommentFieldProblem) -> FieldError {
    FieldError::of_comment(PLACES.get(found.field).copied().unwrap_or(found.field), found)
}

/// The same for a comment as it was typed.
pub(super) fn typed_at_its_place(found: CommentFieldProblem, typed: &CommentInput) -> FieldError {
    FieldError::of_typed(PLACES.get(found.field).copied().unwrap_or(found.field), found, typed)
}
