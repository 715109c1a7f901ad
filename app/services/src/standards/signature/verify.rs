//! Verifying a signature: one signer, this document, an unbroken signature, a certificate that holds and leads to a root.

use chrono::{DateTime, Utc};
use cms::cert::CertificateChoices;
use cms::content_info::ContentInfo;
use cms::signed_data::{SignedAttributes, SignedData, SignerIdentifier, SignerInfo};
use domain::discussion::screen_line;
use x509_cert::Certificate;
use x509_cert::der::asn1::{Any, ObjectIdentifier, OctetString};
use x509_cert::der::{Decode, Encode};
use x509_cert::ext::pkix::SubjectKeyIdentifier;
use x509_cert::time::Time;

use super::algorithm::{Hash, check};
use super::blocks::blocks;
use super::chain::chain;
use super::crl::{Revocation, revocation};
use super::named::{instant, is_valid, may_sign, name_of, subject};
use super::problem::SignatureProblem;
use super::roots::SignatureRoots;

const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");

/// The most characters of a name in a certificate.
const LONGEST_NAME: u32 = 400;
/// The labels of a signature in PEM; the empty one is DER.
const LABELS: [&str; 4] = ["", "CMS", "PKCS7", "PKCS #7 SIGNED DATA"];

/// How far a signature was verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureOutcome {
    /// The signature is over the document, and its certificate leads to a root of the settings.
    Verified,
    /// The signature is over the document; whose it is is not verified, because the settings name no roots.
    NoRoots,
}

impl SignatureOutcome {
    /// The stable name in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::NoRoots => "no_roots",
        }
    }

    /// The outcome of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Verified, Self::NoRoots].into_iter().find(|outcome| outcome.code() == code)
    }
}

/// A signature that can be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signature {
    pub(super) signer: String,
    pub(super) serial: String,
    pub(super) issuer: String,
    /// When it was made, as the signer's machine says.
    pub(super) signed_at: Option<DateTime<Utc>>,
    pub(super) outcome: SignatureOutcome,
    /// What is known of revocation; nothing where no way leads to a root.
    pub(super) revocation: Option<Revocation>,
}

/// Verifies the signature of a file over a document at an instant.
///
/// # Errors
/// [`SignatureProblem`], the first in the order: the file, the document, the signature, the certificate, its way to a root,
/// revocation.
pub(super) fn verify(
    document: &[u8],
    file: &[u8],
    roots: &SignatureRoots,
    at: DateTime<Utc>,
) -> Result<Signature, SignatureProblem> {
    let signed = read(file)?;
    let info = one_signer(&signed)?;
    let brought = brought(&signed);
    let mut known = brought.iter().chain(&roots.between).chain(&roots.roots);
    let certificate = known.find(|one| is_of(info, one)).ok_or(SignatureProblem::NoCertificate)?;
    let signed_at = over(document, signed.encap_content_info.econtent_type, info, certificate)?;
    may_sign(certificate)?;
    let (outcome, revocation) = if roots.is_empty() {
        is_valid(certificate, at)?;
        (SignatureOutcome::NoRoots, None)
    } else {
        let way = chain(certificate, &brought, roots, at)?;
        (SignatureOutcome::Verified, Some(revocation(&way, roots, at)?))
    };
    let issuer = name_of(&certificate.tbs_certificate.issuer);
    let fit = |name: &str| screen_line(name, LONGEST_NAME).map_err(|_| SignatureProblem::Unreadable);
    Ok(Signature {
        signer: fit(&subject(certificate))?,
        serial: certificate.tbs_certificate.serial_number.to_string(),
        issuer: fit(&issuer)?,
        signed_at,
        outcome,
        revocation,
    })
}

/// The signature of a file, which stands beside its document.
fn read(file: &[u8]) -> Result<SignedData, SignatureProblem> {
    let found = blocks(file).ok_or(SignatureProblem::Unreadable)?;
    let [block] = found.as_slice() else { return Err(SignatureProblem::Unreadable) };
    if !LABELS.contains(&block.label.as_str()) {
        return Err(SignatureProblem::Unreadable);
    }
    let content = ContentInfo::from_der(&block.der).map_err(|_| SignatureProblem::Unreadable)?;
    if content.content_type != SIGNED_DATA {
        return Err(SignatureProblem::Unreadable);
    }
    let signed: SignedData = content.content.decode_as().map_err(|_| SignatureProblem::Unreadable)?;
    if signed.encap_content_info.econtent.is_some() {
        return Err(SignatureProblem::Attached);
    }
    Ok(signed)
}

/// The one who signed.
fn one_signer(signed: &SignedData) -> Result<&SignerInfo, SignatureProblem> {
    match signed.signer_infos.0.as_slice() {
        [one] => Ok(one),
        [] => Err(SignatureProblem::NoSigner),
        more => Err(SignatureProblem::SeveralSigners { count: more.len() }),
    }
}

/// The certificates that came with a signature.
fn brought(signed: &SignedData) -> Vec<Certificate> {
    let all = signed.certificates.iter().flat_map(|set| set.0.iter());
    let certificates = all.filter_map(|one| match one {
        CertificateChoices::Certificate(certificate) => Some(certificate.clone()),
        CertificateChoices::Other(_) => None,
    });
    certificates.collect()
}

/// Whether a certificate is the one that a signer names.
fn is_of(info: &SignerInfo, certificate: &Certificate) -> bool {
    let tbs = &certificate.tbs_certificate;
    match &info.sid {
        SignerIdentifier::IssuerAndSerialNumber(named) => {
            named.issuer == tbs.issuer && named.serial_number == tbs.serial_number
        }
        SignerIdentifier::SubjectKeyIdentifier(named) => {
            tbs.get::<SubjectKeyIdentifier>().is_ok_and(|found| found.is_some_and(|(_, own)| own == *named))
        }
    }
}

/// Whether a signature is the certificate's over a document; when it was made, as the signer says.
fn over(
    document: &[u8],
    content_type: ObjectIdentifier,
    info: &SignerInfo,
    certificate: &Certificate,
) -> Result<Option<DateTime<Utc>>, SignatureProblem> {
    let hash = Hash::of(info.digest_alg.oid)?;
    let key = &certificate.tbs_certificate.subject_public_key_info;
    let is_over = |message: &[u8]| {
        check(key, &info.signature_algorithm, Some(hash), message, info.signature.as_bytes())
    };
    let Some(attributes) = &info.signed_attrs else {
        if content_type != DATA {
            return Err(SignatureProblem::Unreadable);
        }
        // Without a hash of its own, a changed document and a changed signature look the same.
        return match is_over(document) {
            Err(SignatureProblem::Broken) => Err(SignatureProblem::OtherDocument),
            other => other.map(|()| None),
        };
    };
    let named: ObjectIdentifier = one(attributes, CONTENT_TYPE)?
        .and_then(|value| value.decode_as().ok())
        .ok_or(SignatureProblem::Unreadable)?;
    let digest: OctetString = one(attributes, MESSAGE_DIGEST)?
        .and_then(|value| value.decode_as().ok())
        .ok_or(SignatureProblem::Unreadable)?;
    if digest.as_bytes() != hash.digest(document).as_ref() {
        return Err(SignatureProblem::OtherDocument);
    }
    let message = attributes.to_der().map_err(|_| SignatureProblem::Unreadable)?;
    is_over(&message)?;
    if named != content_type {
        return Err(SignatureProblem::Broken);
    }
    one(attributes, SIGNING_TIME)?.map(time).transpose()
}

/// The value of an attribute, which stands there once at most.
fn one(attributes: &SignedAttributes, oid: ObjectIdentifier) -> Result<Option<&Any>, SignatureProblem> {
    let found: Vec<&Any> =
        attributes.iter().filter(|one| one.oid == oid).flat_map(|one| one.values.iter()).collect();
    match found.as_slice() {
        [] => Ok(None),
        [value] => Ok(Some(value)),
        _ => Err(SignatureProblem::Unreadable),
    }
}

fn time(value: &Any) -> Result<DateTime<Utc>, SignatureProblem> {
    let der = value.to_der().map_err(|_| SignatureProblem::Unreadable)?;
    Time::from_der(&der).map(instant).map_err(|_| SignatureProblem::Unreadable)
}
