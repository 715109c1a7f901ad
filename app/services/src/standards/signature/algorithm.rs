//! The algorithms of signatures that are supported: RSA PKCS#1 v1.5 and ECDSA on P-256 and P-384, with SHA-2.

use ring::digest::{self, digest};
use ring::signature::{self, UnparsedPublicKey, VerificationAlgorithm};
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

use super::problem::SignatureProblem;

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");

/// The fewest bytes of a public key of 2048 bits as PKCS#1 writes it: shorter moduli are not secure.
const SHORTEST_RSA: usize = 256;

/// Names of what is met in the field and not supported.
const NAMES: [(&str, &str); 12] = [
    ("1.2.840.113549.2.5", "MD5"),
    ("1.3.14.3.2.26", "SHA-1"),
    ("2.16.840.1.101.3.4.2.4", "SHA-224"),
    ("1.2.840.113549.1.1.4", "RSA, MD5"),
    ("1.2.840.113549.1.1.5", "RSA, SHA-1"),
    ("1.2.840.113549.1.1.10", "RSASSA-PSS"),
    ("1.2.840.113549.1.1.14", "RSA, SHA-224"),
    ("1.2.840.10040.4.3", "DSA, SHA-1"),
    ("1.2.840.10045.4.1", "ECDSA, SHA-1"),
    ("1.3.101.112", "Ed25519"),
    ("1.3.101.113", "Ed448"),
    ("1.3.132.0.35", "ECDSA P-521"),
];

/// A hash of the family SHA-2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

/// What a signature is made by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scheme {
    Rsa,
    Ecdsa,
}

impl Hash {
    /// The hash of an identifier.
    pub(super) fn of(oid: ObjectIdentifier) -> Result<Self, SignatureProblem> {
        match oid.to_string().as_str() {
            "2.16.840.1.101.3.4.2.1" => Ok(Self::Sha256),
            "2.16.840.1.101.3.4.2.2" => Ok(Self::Sha384),
            "2.16.840.1.101.3.4.2.3" => Ok(Self::Sha512),
            other => Err(named(other)),
        }
    }

    /// The hash of some bytes.
    pub(super) fn digest(self, bytes: &[u8]) -> digest::Digest {
        let algorithm = match self {
            Self::Sha256 => &digest::SHA256,
            Self::Sha384 => &digest::SHA384,
            Self::Sha512 => &digest::SHA512,
        };
        digest(algorithm, bytes)
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "SHA-256",
            Self::Sha384 => "SHA-384",
            Self::Sha512 => "SHA-512",
        }
    }
}

/// What is not supported, by its name if it has one.
fn named(oid: &str) -> SignatureProblem {
    let known = NAMES.iter().find(|(known, _)| *known == oid);
    SignatureProblem::unsupported(known.map_or_else(|| oid.to_owned(), |(_, name)| (*name).to_owned()))
}

/// The scheme of a signature and its hash; some identifiers name the key alone and leave the hash to what stands `beside` them.
fn scheme(oid: ObjectIdentifier, beside: Option<Hash>) -> Result<(Scheme, Hash), SignatureProblem> {
    let text = oid.to_string();
    let (scheme, hash) = match text.as_str() {
        "1.2.840.113549.1.1.1" => (Scheme::Rsa, beside),
        "1.2.840.113549.1.1.11" => (Scheme::Rsa, Some(Hash::Sha256)),
        "1.2.840.113549.1.1.12" => (Scheme::Rsa, Some(Hash::Sha384)),
        "1.2.840.113549.1.1.13" => (Scheme::Rsa, Some(Hash::Sha512)),
        "1.2.840.10045.2.1" => (Scheme::Ecdsa, beside),
        "1.2.840.10045.4.3.2" => (Scheme::Ecdsa, Some(Hash::Sha256)),
        "1.2.840.10045.4.3.3" => (Scheme::Ecdsa, Some(Hash::Sha384)),
        "1.2.840.10045.4.3.4" => (Scheme::Ecdsa, Some(Hash::Sha512)),
        other => return Err(named(other)),
    };
    hash.map(|hash| (scheme, hash)).ok_or_else(|| named(&text))
}

/// What verifies signatures of a key.
fn verifier(
    key: &SubjectPublicKeyInfoOwned,
    scheme: Scheme,
    hash: Hash,
) -> Result<&'static dyn VerificationAlgorithm, SignatureProblem> {
    let kind = key.algorithm.oid;
    match scheme {
        Scheme::Rsa if kind == RSA => {
            if key.subject_public_key.raw_bytes().len() < SHORTEST_RSA {
                return Err(SignatureProblem::unsupported("RSA < 2048"));
            }
            Ok(match hash {
                Hash::Sha256 => &signature::RSA_PKCS1_2048_8192_SHA256,
                Hash::Sha384 => &signature::RSA_PKCS1_2048_8192_SHA384,
                Hash::Sha512 => &signature::RSA_PKCS1_2048_8192_SHA512,
            })
        }
        Scheme::Ecdsa if kind == EC => {
            let parameters = key.algorithm.parameters.as_ref();
            let curve: Option<ObjectIdentifier> = parameters.and_then(|named| named.decode_as().ok());
            let curve = curve.ok_or_else(|| named(&kind.to_string()))?;
            match (curve, hash) {
                (P256, Hash::Sha256) => Ok(&signature::ECDSA_P256_SHA256_ASN1),
                (P256, Hash::Sha384) => Ok(&signature::ECDSA_P256_SHA384_ASN1),
                (P384, Hash::Sha256) => Ok(&signature::ECDSA_P384_SHA256_ASN1),
                (P384, Hash::Sha384) => Ok(&signature::ECDSA_P384_SHA384_ASN1),
                (P256 | P384, hash) => Err(SignatureProblem::unsupported(format!("ECDSA, {}", hash.name()))),
                (other, _) => Err(named(&other.to_string())),
            }
        }
        // A signature of one kind by a key of another is none of this key.
        Scheme::Rsa | Scheme::Ecdsa => Err(SignatureProblem::Broken),
    }
}

/// Whether a signature over a message is the key's; `beside` is the hash that stands beside the algorithm.
///
/// # Errors
/// [`SignatureProblem::Unsupported`], or [`SignatureProblem::Broken`] if it is not.
pub(super) fn check(
    key: &SubjectPublicKeyInfoOwned,
    algorithm: &AlgorithmIdentifierOwned,
    beside: Option<Hash>,
    message: &[u8],
    signature: &[u8],
) -> Result<(), SignatureProblem> {
    let (scheme, hash) = scheme(algorithm.oid, beside)?;
    let verifier = verifier(key, scheme, hash)?;
    UnparsedPublicKey::new(verifier, key.subject_public_key.raw_bytes())
        .verify(message, signature)
        .map_err(|_| SignatureProblem::Broken)
}
