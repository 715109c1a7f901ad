//! The certificates and lists of revoked ones that the settings name: what signatures are verified against.

use x509_cert::Certificate;
use x509_cert::crl::CertificateList;
use x509_cert::der::{Decode, Encode};

use super::algorithm::check;
use super::blocks::{Block, blocks};
use super::named::{may_revoke, name_of};

/// Roots that are trusted, authorities below them, and lists of revoked certificates.
#[derive(Clone, Debug, Default)]
pub struct SignatureRoots {
    /// Certificates that name themselves as their issuer: these are trusted.
    pub(super) roots: Vec<Certificate>,
    /// Other certificates: a way to a root may lead over them.
    pub(super) between: Vec<Certificate>,
    /// Lists of revoked certificates, each signed by one of these certificates.
    pub(super) lists: Vec<CertificateList>,
}

/// Why a file of the folder cannot be used, in one line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RootProblem {
    /// The file is neither.
    #[error("{file} holds neither a certificate nor a list of revoked certificates, in DER or PEM")]
    Unreadable {
        /// The name of the file.
        file: String,
    },
    /// Something else stands in it.
    #[error("{file} holds a block {label}: only certificates and lists of revoked certificates belong here")]
    Other {
        /// The name of the file.
        file: String,
        /// The label of the block.
        label: String,
    },
    /// Nobody answers for a list.
    #[error(
        "{file} holds a list of revoked certificates of {issuer} that no certificate of the folder has signed"
    )]
    Unsigned {
        /// The name of the file.
        file: String,
        /// Whose list it says it is.
        issuer: String,
    },
    /// No certificate names itself as its issuer.
    #[error("there is no root certificate in the folder")]
    NoRoot,
}

impl SignatureRoots {
    /// Reads files, each with its name.
    ///
    /// # Errors
    /// [`RootProblem`] with the first file that cannot be used: a list that was left out would let a revoked certificate through.
    pub fn read(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<Self, RootProblem> {
        let mut read = Self::default();
        let mut lists = Vec::new();
        for (file, bytes) in files {
            let found = blocks(&bytes).filter(|found| !found.is_empty());
            for block in found.ok_or_else(|| RootProblem::Unreadable { file: file.clone() })? {
                match structure(&file, &block)? {
                    Structure::Certificate(one)
                        if one.tbs_certificate.subject == one.tbs_certificate.issuer =>
                    {
                        read.roots.push(*one);
                    }
                    Structure::Certificate(one) => read.between.push(*one),
                    Structure::List(list) => lists.push((file.clone(), *list)),
                }
            }
        }
        if read.roots.is_empty() {
            return Err(RootProblem::NoRoot);
        }
        for (file, list) in lists {
            let mut known = read.roots.iter().chain(&read.between);
            if !known.any(|issuer| has_signed(issuer, &list)) {
                let issuer = name_of(&list.tbs_cert_list.issuer);
                return Err(RootProblem::Unsigned { file, issuer });
            }
            read.lists.push(list);
        }
        Ok(read)
    }

    /// Whether nothing is trusted: no setting names a folder.
    pub fn is_empty(&self) -> bool {
        self.roots.is_empty()
    }
}

/// What a block may hold.
enum Structure {
    Certificate(Box<Certificate>),
    List(Box<CertificateList>),
}

fn structure(file: &str, block: &Block) -> Result<Structure, RootProblem> {
    let certificate =
        || Certificate::from_der(&block.der).ok().map(|one| Structure::Certificate(Box::new(one)));
    let list = || CertificateList::from_der(&block.der).ok().map(|one| Structure::List(Box::new(one)));
    let found = match block.label.as_str() {
        "CERTIFICATE" => certificate(),
        "X509 CRL" => list(),
        "" => certificate().or_else(list),
        other => return Err(RootProblem::Other { file: file.to_owned(), label: other.to_owned() }),
    };
    found.ok_or_else(|| RootProblem::Unreadable { file: file.to_owned() })
}

/// Whether a list of revoked certificates is an authority's.
pub(super) fn has_signed(issuer: &Certificate, list: &CertificateList) -> bool {
    let key = &issuer.tbs_certificate.subject_public_key_info;
    let Ok(message) = list.tbs_cert_list.to_der() else { return false };
    issuer.tbs_certificate.subject == list.tbs_cert_list.issuer
        && list.tbs_cert_list.signature == list.signature_algorithm
        && may_revoke(issuer)
        && check(key, &list.signature_algorithm, None, &message, list.signature.raw_bytes()).is_ok()
}
