//! What changes for the recipient of a service between two contents, in typed terms.
//!
//! Lines are matched by identity, then by their words. Whether a change is better or worse is said only where it is so for everybody on every
//! day; what depends on the case is neutral.

mod change;
mod duration;
mod hours;
mod matching;
mod reckoned;
#[cfg(test)]
mod tests;

use super::{
    Content, Detail, Element, FeeFormula, FeeMethod, HoursOf, Presented, SectionKey, ServiceForm, Submitter,
    TermOf,
};

pub use change::{DocumentShape, Effect, FeeValue, Impact, TermValue, TypedChange};

/// The typed changes from `old` to `new`, in the order of the sections; none if only words changed.
pub fn impact(old: &Content, new: &Content) -> Vec<Impact> {
    let mut impacts = Vec::new();
    for key in [
        SectionKey::Term,
        SectionKey::Form,
        SectionKey::Payment,
        SectionKey::Schedule,
        SectionKey::Documents,
        SectionKey::RefusalGrounds,
    ] {
        let (before, after) = (old.elements(key), new.elements(key));
        let mut tell = |element: Option<&Element>, (change, effect)| {
            impacts.push(Impact {
                section: key,
                element: element.map(|line| line.id.clone()),
                change,
                effect,
            });
        };
        if key == SectionKey::Payment
            && let Some(turn) = turned(before, after)
        {
            tell(None, turn);
            continue;
        }
        let pairs = matching::pairs(before, after);
        for (line, pair) in after.iter().zip(&pairs) {
            let judged = match pair.and_then(|place| before.get(place)) {
                Some(same) => changed(same, line),
                None => added(line, before).into_iter().collect(),
            };
            for judged in judged {
                tell(Some(line), judged);
            }
        }
        let gone = before.iter().enumerate().filter(|(place, _)| !pairs.contains(&Some(*place)));
        for (_, line) in gone {
            if let Some(judged) = removed(line, after) {
                tell(Some(line), judged);
            }
        }
    }
    impacts
}

type Judged = (TypedChange, Effect);

/// Free of charge became paid, or the other way round: one change, whatever the lines.
fn turned(before: &[Element], after: &[Element]) -> Option<Judged> {
    let fees = |lines: &[Element]| lines.iter().filter_map(|line| fee_of(&line.detail)).collect::<Vec<_>>();
    let free = |lines: &[Element]| lines.iter().any(|line| line.detail == Detail::Free);
    let (old_fees, new_fees) = (fees(before), fees(after));
    if !old_fees.is_empty() && new_fees.is_empty() && free(after) {
        Some((TypedChange::BecameFree, Effect::Better))
    } else if old_fees.is_empty() && free(before) && !new_fees.is_empty() {
        Some((TypedChange::BecamePaid { fees: new_fees }, Effect::Worse))
    } else {
        None
    }
}

const fn fee_of(detail: &Detail) -> Option<FeeValue> {
    match detail {
        Detail::Fee { hundredths, unit, .. } => Some(FeeValue { hundredths: *hundredths, unit: *unit }),
        _ => None,
    }
}

/// The term of rendering of a line; times of waiting and serving are none.
const fn term_of(detail: &Detail) -> Option<TermValue> {
    match detail {
        Detail::Term { amount, unit, from, of: TermOf::Rendering } => {
            Some(TermValue { amount: *amount, unit: *unit, from: *from })
        }
        _ => None,
    }
}

/// What changed in a line; a payment may change in its amount and in how it is charged.
fn changed(old: &Element, new: &Element) -> Vec<Judged> {
    let text = new.text.clone();
    match (&old.detail, &new.detail) {
        (Detail::Fee { methods, .. }, Detail::Fee { methods: new_methods, .. }) => {
            let other = |methods: &[FeeMethod], in_others: &[FeeMethod]| -> Vec<FeeMethod> {
                methods.iter().filter(|method| !in_others.contains(method)).copied().collect()
            };
            let come = other(new_methods, methods).into_iter();
            let gone = other(methods, new_methods).into_iter();
            fee_changed(old, new)
                .into_iter()
                .chain(
                    come.map(|method| {
                        (TypedChange::MethodAdded { text: text.clone(), method }, Effect::Better)
                    }),
                )
                .chain(
                    gone.map(|method| {
                        (TypedChange::MethodRemoved { text: text.clone(), method }, Effect::Worse)
                    }),
                )
                .collect()
        }
        _ => changed_once(old, new).into_iter().collect(),
    }
}

fn fee_changed(old: &Element, new: &Element) -> Option<Judged> {
    let (from, to) = (fee_of(&old.detail)?, fee_of(&new.detail)?);
    let effect = match from.hundredths.cmp(&to.hundredths) {
        std::cmp::Ordering::Equal if from.unit == to.unit => return reckoned::otherwise(old, new),
        // What the share is of, and its bounds, decide for each recipient anew.
        _ if formula_of(&old.detail) != formula_of(&new.detail) => Effect::Neutral,
        // Nothing is nothing in every unit; other sums in different units can be compared on a given day only.
        _ if from.unit != to.unit && from.hundredths > 0 && to.hundredths > 0 => Effect::Neutral,
        std::cmp::Ordering::Less => Effect::Worse,
        std::cmp::Ordering::Equal => return None,
        std::cmp::Ordering::Greater => Effect::Better,
    };
    Some((TypedChange::FeeChanged { text: new.text.clone(), from, to }, effect))
}

fn formula_of(detail: &Detail) -> Option<&FeeFormula> {
    match detail {
        Detail::Fee { formula, .. } => formula.as_deref(),
        _ => None,
    }
}

fn changed_once(old: &Element, new: &Element) -> Option<Judged> {
    let text = new.text.clone();
    match (&old.detail, &new.detail) {
        (Detail::Term { .. }, Detail::Term { .. }) => match (term_of(&old.detail), term_of(&new.detail)) {
            (Some(from), Some(to)) => (from != to)
                .then(|| (TypedChange::TermChanged { text, from, to }, duration::effect(from, to))),
            (None, Some(term)) => Some((TypedChange::TermAdded { text, term }, Effect::Neutral)),
            (Some(term), None) => Some((TypedChange::TermRemoved { text, term }, Effect::Neutral)),
            (None, None) => None,
        },
        (Detail::Form { form: from }, Detail::Form { form: to }) if from != to => {
            let effect = match (from, to) {
                (ServiceForm::ElectronicPart, ServiceForm::ElectronicFull) => Effect::Better,
                (ServiceForm::ElectronicFull, ServiceForm::ElectronicPart) => Effect::Worse,
                _ => Effect::Neutral,
            };
            Some((TypedChange::FormChanged { from: *from, to: *to }, effect))
        }
        // One case among others became free of charge, or paid.
        (Detail::Fee { .. }, Detail::Free) => {
            Some((TypedChange::FeeRemoved { text, fee: fee_of(&old.detail)? }, Effect::Better))
        }
        (Detail::Free, Detail::Fee { .. }) => {
            Some((TypedChange::FeeAdded { text, fee: fee_of(&new.detail)? }, Effect::Worse))
        }
        (
            Detail::Hours { place: before, week: from, of: was_of, .. },
            Detail::Hours { place, week: to, named, of },
        ) if before == place && was_of == of && from != to => {
            let (from_week, to_week) = (from.clone(), to.clone());
            let named = named.clone();
            let change = TypedChange::HoursChanged { place: *place, named, from: from_week, to: to_week };
            Some((change, hours::effect(from, to)))
        }
        (
            Detail::Document { submitter, presented, .. },
            Detail::Document { submitter: by, presented: shape, .. },
        ) => {
            let from = DocumentShape { submitter: *submitter, presented: *presented };
            let to = DocumentShape { submitter: *by, presented: *shape };
            (from != to).then(|| (TypedChange::DocumentChanged { text, from, to }, shape_effect(from, to)))
        }
        _ => None,
    }
}

/// A notarised copy costs the recipient more than any other shape, and a plain copy less than the original; a document of
/// everybody's burdens more people than one of some.
fn shape_effect(from: DocumentShape, to: DocumentShape) -> Effect {
    if from.submitter != to.submitter {
        return match (from.submitter, to.submitter) {
            (Submitter::Everyone, _) if from.presented == to.presented => Effect::Better,
            (_, Submitter::Everyone) if from.presented == to.presented => Effect::Worse,
            _ => Effect::Neutral,
        };
    }
    match (from.presented, to.presented) {
        (Presented::NotarisedCopy, _) | (Presented::Original, Presented::Copy) => Effect::Better,
        (_, Presented::NotarisedCopy) | (Presented::Copy, Presented::Original) => Effect::Worse,
        _ => Effect::Neutral,
    }
}

fn added(line: &Element, before: &[Element]) -> Option<Judged> {
    let text = line.text.clone();
    Some(match &line.detail {
        Detail::Term { .. } => {
            (TypedChange::TermAdded { text, term: term_of(&line.detail)? }, Effect::Neutral)
        }
        // The same form under a new identity is no change.
        Detail::Form { form } if has_form(before, *form) => return None,
        Detail::Form { form } => (TypedChange::FormAdded { form: *form }, Effect::Better),
        Detail::Fee { .. } => (TypedChange::FeeAdded { text, fee: fee_of(&line.detail)? }, Effect::Worse),
        // Hours of reception beside the working hours are no place more.
        Detail::Hours { of: HoursOf::Reception, .. } => return None,
        Detail::Hours { place, named, .. } => {
            (TypedChange::PlaceAdded { place: *place, named: named.clone() }, Effect::Better)
        }
        Detail::Document { .. } => (TypedChange::DocumentAdded { text }, Effect::Worse),
        Detail::Ground { .. } => (TypedChange::GroundAdded { text }, Effect::Worse),
        _ => return None,
    })
}

fn removed(line: &Element, after: &[Element]) -> Option<Judged> {
    let text = line.text.clone();
    Some(match &line.detail {
        Detail::Term { .. } => {
            (TypedChange::TermRemoved { text, term: term_of(&line.detail)? }, Effect::Neutral)
        }
        Detail::Form { form } if has_form(after, *form) => return None,
        Detail::Form { form } => (TypedChange::FormRemoved { form: *form }, Effect::Worse),
        Detail::Fee { .. } => (TypedChange::FeeRemoved { text, fee: fee_of(&line.detail)? }, Effect::Better),
        Detail::Hours { of: HoursOf::Reception, .. } => return None,
        Detail::Hours { place, named, .. } => {
            (TypedChange::PlaceRemoved { place: *place, named: named.clone() }, Effect::Worse)
        }
        Detail::Document { .. } => (TypedChange::DocumentRemoved { text }, Effect::Better),
        Detail::Ground { .. } => (TypedChange::GroundRemoved { text }, Effect::Better),
        _ => return None,
    })
}

fn has_form(lines: &[Element], form: ServiceForm) -> bool {
    lines.iter().any(|line| line.detail == Detail::Form { form })
}
