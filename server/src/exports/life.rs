//! The versions of a standard one after the other, as its files in Akoma Ntoso name them.

use documents::AknAmended;
use services::standards::VersionSummary;
use site::documents::standard_date;

/// The versions of a service up to one of them, the oldest first; `versions` come the newest first. One whose day is not known
/// yet comes after all that have one.
pub(super) fn life<'a>(versions: &'a [VersionSummary], last: &VersionSummary) -> Vec<&'a VersionSummary> {
    let is_earlier = |one: &VersionSummary| {
        let upto = last.effective_on.map(|date| (Some(date), last.act.order_on, last.number));
        let place = (one.effective_on, one.act.order_on, one.number);
        one.effective_on.is_some() && upto.is_none_or(|upto| place < upto)
    };
    versions.iter().rev().filter(|one| one.number == last.number || is_earlier(one)).collect()
}

/// The version of a number as its own file names it; nothing if there is none.
pub(super) fn amended(versions: &[VersionSummary], number: i64) -> Option<AknAmended<'_>> {
    let version = versions.iter().find(|one| one.number == number)?;
    let first = life(versions, version).first().copied()?;
    Some(AknAmended {
        order_number: &first.act.order_number,
        order_on: first.act.order_on,
        version: number,
        on: standard_date(version),
    })
}
