//! A payment of the same amount that is reckoned otherwise: of another sum, within other bounds, with other people free of it.

use super::{Effect, Judged, TypedChange};
use crate::language::{Language, Localized};
use crate::standard::vocabulary::exempt;
use crate::standard::vocabulary::payment::reckoned;
use crate::standard::{Detail, Element};

/// The change, if it is said in both languages that a standard is always written in; it decides for each recipient anew.
pub(super) fn otherwise(old: &Element, new: &Element) -> Option<Judged> {
    let (from, to) = (said(&old.detail)?, said(&new.detail)?);
    let is_told = [Language::Kk, Language::Ru].into_iter().all(|one| from.get(one) != to.get(one));
    is_told.then(|| (TypedChange::FeeReckoned { text: new.text.clone(), from, to }, Effect::Neutral))
}

/// The sum as it is printed, and who pays nothing.
fn said(detail: &Detail) -> Option<Localized> {
    let Detail::Fee { hundredths, unit, formula, .. } = detail else { return None };
    let mut said = Localized::default();
    for language in Language::ALL {
        let sum = reckoned(*hundredths, *unit, formula.as_deref(), language);
        let free_for = formula.as_ref().map_or("", |formula| formula.free_for.get(language).trim());
        *said.get_mut(language) =
            if free_for.is_empty() { sum } else { format!("{sum}; {} {free_for}", exempt(language)) };
    }
    Some(said)
}
