//! Whether a certificate was revoked, by the lists that the settings name.

use chrono::{DateTime, Utc};
use x509_cert::Certificate;
use x509_cert::crl::CertificateList;

use super::named::{instant, subject};
use super::problem::SignatureProblem;
use super::roots::{SignatureRoots, has_signed};

/// What the lists say of the certificates of a way of which none is revoked: the least that holds of all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Revocation {
    /// There is no list of an issuer: nobody knows.
    NoList,
    /// A list was out of date already.
    Outdated {
        /// When the list was written.
        listed_at: DateTime<Utc>,
    },
    /// Every certificate was looked for in a list that held.
    Checked {
        /// When the oldest of them was written.
        listed_at: DateTime<Utc>,
    },
}

impl Revocation {
    /// The text in the database: `checked 2026-04-01T00:00:00Z`.
    pub(super) fn stored(self) -> String {
        match self {
            Self::NoList => "no_list".to_owned(),
            Self::Outdated { listed_at } => format!("outdated {}", listed_at.to_rfc3339()),
            Self::Checked { listed_at } => format!("checked {}", listed_at.to_rfc3339()),
        }
    }

    /// What a text of the database says; nothing where nothing was checked.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (code, instant) = text.split_once(' ').unwrap_or((text, ""));
        let listed_at = || Some(DateTime::parse_from_rfc3339(instant).ok()?.to_utc());
        match code {
            "no_list" => Some(Self::NoList),
            "outdated" => Some(Self::Outdated { listed_at: listed_at()? }),
            "checked" => Some(Self::Checked { listed_at: listed_at()? }),
            _ => None,
        }
    }
}

/// Looks for every certificate of a way but its root in the lists of its issuer.
///
/// # Errors
/// [`SignatureProblem::Revoked`] with the first one that stands in a list, whether the list still holds or not.
pub(super) fn revocation(
    way: &[&Certificate],
    roots: &SignatureRoots,
    at: DateTime<Utc>,
) -> Result<Revocation, SignatureProblem> {
    let mut least = None;
    for (certificate, issuer) in way.iter().zip(way.iter().skip(1)) {
        let found = of_one(certificate, issuer, roots, at)?;
        least = Some(least.map_or(found, |known: Revocation| known.min(found)));
    }
    // A signer that is a root itself is in nobody's list.
    Ok(least.unwrap_or(Revocation::NoList))
}

fn of_one(
    certificate: &Certificate,
    issuer: &Certificate,
    roots: &SignatureRoots,
    at: DateTime<Utc>,
) -> Result<Revocation, SignatureProblem> {
    let mut best = Revocation::NoList;
    for list in roots.lists.iter().filter(|list| has_signed(issuer, list)) {
        let mut revoked = list.tbs_cert_list.revoked_certificates.iter().flatten();
        let serial = &certificate.tbs_certificate.serial_number;
        if let Some(entry) = revoked.find(|entry| entry.serial_number == *serial) {
            let at = instant(entry.revocation_date);
            return Err(SignatureProblem::Revoked { name: subject(certificate), at });
        }
        best = best.max(standing(list, at));
    }
    Ok(best)
}

/// What a list says of those who are not in it.
fn standing(list: &CertificateList, at: DateTime<Utc>) -> Revocation {
    let tbs = &list.tbs_cert_list;
    // A list with critical conditions holds a part of the revoked ones only.
    if tbs.crl_extensions.iter().flatten().any(|extension| extension.critical) {
        return Revocation::NoList;
    }
    let listed_at = instant(tbs.this_update);
    match tbs.next_update.map(instant) {
        Some(until) if at <= until => Revocation::Checked { listed_at },
        Some(_) | None => Revocation::Outdated { listed_at },
    }
}
