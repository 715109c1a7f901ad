//! What certificates say of themselves: names, instants, what they may be used for.

use chrono::{DateTime, Utc};
use x509_cert::Certificate;
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::der::{Tag, Tagged};
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage};
use x509_cert::name::Name;
use x509_cert::time::Time;

use super::problem::SignatureProblem;

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");

/// The critical conditions that are looked at, or that bind others than this site: basic constraints, use of the key, extended
/// use of the key, policies. A certificate with another one is not believed.
const UNDERSTOOD: [ObjectIdentifier; 4] = [
    ObjectIdentifier::new_unwrap("2.5.29.19"),
    ObjectIdentifier::new_unwrap("2.5.29.15"),
    ObjectIdentifier::new_unwrap("2.5.29.37"),
    ObjectIdentifier::new_unwrap("2.5.29.32"),
];

/// The common name, which holds no number of a person; the whole name where there is none.
pub(super) fn name_of(name: &Name) -> String {
    let parts = name.0.iter().flat_map(|part| part.0.iter());
    let common = parts.filter(|part| part.oid == COMMON_NAME).find_map(|part| {
        let bytes = part.value.value();
        match part.value.tag() {
            Tag::BmpString => {
                let units = bytes
                    .chunks_exact(2)
                    .map(|pair| pair.iter().fold(0, |high, low| (high << 8) | u16::from(*low)));
                Some(
                    char::decode_utf16(units)
                        .map(|found| found.unwrap_or(char::REPLACEMENT_CHARACTER))
                        .collect(),
                )
            }
            Tag::Utf8String | Tag::PrintableString | Tag::Ia5String | Tag::TeletexString => {
                Some(String::from_utf8_lossy(bytes).into_owned())
            }
            _ => None,
        }
    });
    common.filter(|common: &String| !common.trim().is_empty()).unwrap_or_else(|| name.to_string())
}

/// Whose a certificate is.
pub(super) fn subject(certificate: &Certificate) -> String {
    name_of(&certificate.tbs_certificate.subject)
}

/// An instant of a certificate; the last one there is where it lies beyond.
pub(super) fn instant(time: Time) -> DateTime<Utc> {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    DateTime::from_timestamp(seconds, 0).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// Whether a certificate is valid at an instant, and says nothing that is not understood.
pub(super) fn is_valid(certificate: &Certificate, at: DateTime<Utc>) -> Result<(), SignatureProblem> {
    let tbs = &certificate.tbs_certificate;
    let (from, until) = (instant(tbs.validity.not_before), instant(tbs.validity.not_after));
    if at < from {
        return Err(SignatureProblem::NotYetValid { name: subject(certificate), from });
    }
    if at > until {
        return Err(SignatureProblem::Expired { name: subject(certificate), until });
    }
    let mut critical = tbs.extensions.iter().flatten().filter(|extension| extension.critical);
    match critical.find(|extension| !UNDERSTOOD.contains(&extension.extn_id)) {
        Some(other) => Err(SignatureProblem::unsupported(other.extn_id.to_string())),
        None => Ok(()),
    }
}

/// The use of the key; nothing where the certificate says nothing of it.
fn key_usage(certificate: &Certificate) -> Result<Option<KeyUsage>, SignatureProblem> {
    let found = certificate.tbs_certificate.get::<KeyUsage>().map_err(|_| SignatureProblem::Unreadable)?;
    Ok(found.map(|(_, usage)| usage))
}

/// Whether a certificate is made for signing documents.
pub(super) fn may_sign(certificate: &Certificate) -> Result<(), SignatureProblem> {
    match key_usage(certificate)? {
        Some(usage) if !usage.digital_signature() && !usage.non_repudiation() => {
            Err(SignatureProblem::NotForSigning { name: subject(certificate) })
        }
        Some(_) | None => Ok(()),
    }
}

/// Whether a certificate is made for issuing others, with `below` authorities between it and the signer. Of a root that the
/// settings name and that says nothing, it is believed.
pub(super) fn may_issue(certificate: &Certificate, below: usize, is_root: bool) -> bool {
    let Ok(usage) = key_usage(certificate) else { return false };
    if usage.is_some_and(|usage| !usage.key_cert_sign()) {
        return false;
    }
    match certificate.tbs_certificate.get::<BasicConstraints>() {
        Ok(Some((_, constraints))) => {
            constraints.ca && constraints.path_len_constraint.is_none_or(|most| below <= usize::from(most))
        }
        Ok(None) => is_root,
        Err(_) => false,
    }
}

/// Whether a certificate may sign lists of revoked ones.
pub(super) fn may_revoke(certificate: &Certificate) -> bool {
    key_usage(certificate).is_ok_and(|usage| usage.is_none_or(|usage| usage.crl_sign()))
}
