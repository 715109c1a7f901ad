//! The way of certificates from a signer to a root that the settings name.

use chrono::{DateTime, Utc};
use x509_cert::Certificate;
use x509_cert::der::Encode;

use super::algorithm::check;
use super::named::{is_valid, may_issue, name_of};
use super::problem::SignatureProblem;
use super::roots::SignatureRoots;

/// The most certificates of a way.
const LONGEST: usize = 8;
/// The most signatures of certificates that are verified for one file: whoever writes it shall not choose how long that takes.
const MOST_TRIES: usize = 64;

/// The search for a way.
struct Search<'a> {
    roots: &'a SignatureRoots,
    /// The certificates that came with the signature.
    brought: &'a [Certificate],
    at: DateTime<Utc>,
    path: Vec<&'a Certificate>,
    tries: usize,
}

/// The way from a signer to a root: the signer first, the root last. Every certificate of it is valid at the instant and was
/// issued by the next one, which may issue.
///
/// # Errors
/// What is wrong with the way that was followed last, or [`SignatureProblem::UnknownIssuer`].
pub(super) fn chain<'a>(
    signer: &'a Certificate,
    brought: &'a [Certificate],
    roots: &'a SignatureRoots,
    at: DateTime<Utc>,
) -> Result<Vec<&'a Certificate>, SignatureProblem> {
    let mut search = Search { roots, brought, at, path: Vec::new(), tries: 0 };
    search.climb(signer)?;
    Ok(search.path)
}

impl<'a> Search<'a> {
    /// Goes on from a certificate, which stays on the path if a root is reached.
    fn climb(&mut self, certificate: &'a Certificate) -> Result<(), SignatureProblem> {
        is_valid(certificate, self.at)?;
        self.path.push(certificate);
        if self.roots.roots.contains(certificate) {
            return Ok(());
        }
        let issuer = &certificate.tbs_certificate.issuer;
        let mut problem = SignatureProblem::UnknownIssuer { issuer: name_of(issuer) };
        let (roots, brought) = (self.roots, self.brought);
        let known = roots.roots.iter().map(|one| (one, true));
        let others = roots.between.iter().chain(brought).map(|one| (one, false));
        for (candidate, is_root) in known.chain(others) {
            let is_on_path = self.path.contains(&candidate);
            let is_named = candidate.tbs_certificate.subject == *issuer;
            // Between the signer and the candidate stands the rest of the path.
            let may = may_issue(candidate, self.path.len() - 1, is_root);
            if is_on_path || !is_named || !may || self.path.len() >= LONGEST || self.tries >= MOST_TRIES {
                continue;
            }
            self.tries += 1;
            match issued(certificate, candidate).and_then(|()| self.climb(candidate)) {
                Ok(()) => return Ok(()),
                // Another authority of the same name: it says nothing of this certificate.
                Err(SignatureProblem::Broken) => {}
                Err(other) => problem = other,
            }
        }
        self.path.pop();
        Err(problem)
    }
}

/// Whether a certificate was signed by the key of another one.
fn issued(certificate: &Certificate, issuer: &Certificate) -> Result<(), SignatureProblem> {
    let message = certificate.tbs_certificate.to_der().map_err(|_| SignatureProblem::Unreadable)?;
    if certificate.tbs_certificate.signature != certificate.signature_algorithm {
        return Err(SignatureProblem::Broken);
    }
    let key = &issuer.tbs_certificate.subject_public_key_info;
    check(key, &certificate.signature_algorithm, None, &message, certificate.signature.raw_bytes())
}
