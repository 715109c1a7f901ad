//! The act of a row, and the row of an act.

use chrono::Datelike;
use domain::approval::{Act, Effect, Order, Publication, Registration};
use domain::draft::DraftKind;
use sea_orm::Set;

use crate::entity::standard::{ActiveModel, Model};
use crate::error::{FieldProblem, ServiceError};

/// What an act does to the standard of a service: the stable name in the database.
pub(super) const fn kind_of(kind: DraftKind) -> &'static str {
    match kind {
        DraftKind::New => "adopted",
        DraftKind::Amendment => "amended",
        DraftKind::Cancellation => "cancelled",
    }
}

/// The act as it stands.
pub(super) fn act_of(row: &Model) -> Act {
    let registration = row.justice_number.clone().zip(row.justice_on);
    let publication = row.published_in.clone().zip(row.published_on);
    Act {
        order: Order { number: row.order_number.clone(), on: row.order_on, signatory: row.signatory.clone() },
        registration: registration.map(|(number, on)| Registration { number, on }),
        publication: publication.map(|(place, on)| Publication { place, on }),
        effect: row.effective_on.map(|on| Effect { on, norm: row.effective_norm.clone() }),
    }
}

/// Writes the order, which nothing changes afterwards.
pub(super) fn fill_order(row: &mut ActiveModel, order: &Order) {
    row.order_number = Set(order.number.clone());
    row.order_on = Set(order.on);
    row.order_year = Set(i64::from(order.on.year()));
    row.signatory = Set(order.signatory.clone());
}

/// Writes what comes after the order: registration, publication, effect.
pub(super) fn fill_later(row: &mut ActiveModel, act: &Act) {
    let registration = act.registration.as_ref();
    let publication = act.publication.as_ref();
    let effect = act.effect.as_ref();
    row.justice_number = Set(registration.map(|one| one.number.clone()));
    row.justice_on = Set(registration.map(|one| one.on));
    row.published_in = Set(publication.map(|one| one.place.clone()));
    row.published_on = Set(publication.map(|one| one.on));
    row.effective_on = Set(effect.map(|one| one.on));
    row.effective_norm = Set(effect.and_then(|one| one.norm.clone()));
}

/// The fields of a form that cannot be taken.
pub(super) fn unfit(problems: Vec<(&'static str, &'static str)>) -> ServiceError {
    let told = problems.into_iter().map(|(field, code)| FieldProblem::new(field, code));
    ServiceError::Invalid(told.collect())
}
