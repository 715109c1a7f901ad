//! What is wrong with a signature or a file, and how far a signature was verified, in words.

use domain::language::Language;
use services::standards::{Revocation, SignatureProblem};

use crate::components::now::Now;
use crate::w;

/// Why a signature is not kept.
pub(super) fn problem(now: Now, problem: &SignatureProblem) -> String {
    let language = now.language;
    let date = |at| now.date(now.zone.date_of(at));
    match problem {
        SignatureProblem::Unreadable => w!(language, signature.problem_unreadable),
        SignatureProblem::Attached => w!(language, signature.problem_attached),
        SignatureProblem::NoSigner => w!(language, signature.problem_no_signer),
        SignatureProblem::SeveralSigners { count } => {
            w!(language, signature.problem_several_signers, number = count.to_string())
        }
        SignatureProblem::NoCertificate => w!(language, signature.problem_no_certificate),
        SignatureProblem::Unsupported { name } => {
            w!(language, signature.problem_unsupported, name = name.clone())
        }
        SignatureProblem::OtherDocument => w!(language, signature.problem_other_document),
        SignatureProblem::Broken => w!(language, signature.problem_broken),
        SignatureProblem::NotForSigning { name } => {
            w!(language, signature.problem_not_for_signing, name = name.clone())
        }
        SignatureProblem::NotYetValid { name, from } => {
            w!(language, signature.problem_not_yet_valid, name = name.clone(), date = date(*from))
        }
        SignatureProblem::Expired { name, until } => {
            w!(language, signature.problem_expired, name = name.clone(), date = date(*until))
        }
        SignatureProblem::Revoked { name, at } => {
            w!(language, signature.problem_revoked, name = name.clone(), date = date(*at))
        }
        SignatureProblem::UnknownIssuer { issuer } => {
            w!(language, signature.problem_unknown_issuer, issuer = issuer.clone())
        }
    }
}

/// What is wrong with a file of the form.
pub(super) fn file(language: Language, field: &str, code: &str) -> String {
    match (field, code) {
        ("signature", "empty") => w!(language, signature.file_no_signature),
        ("signature", "too_large") => w!(language, signature.file_signature_too_large),
        ("signature", "kept") => w!(language, signature.file_kept),
        (_, "empty") => w!(language, signature.file_no_document),
        (_, "too_large") => w!(language, signature.file_document_too_large),
        (_, "unknown_kind") => w!(language, signature.file_no_pdf),
        _ => w!(language, signature.file_name),
    }
}

/// What was known of revocation.
pub(super) fn revocation(now: Now, revocation: Revocation) -> String {
    let language = now.language;
    let date = |at| now.date(now.zone.date_of(at));
    match revocation {
        Revocation::NoList => w!(language, signature.revocation_no_list),
        Revocation::Outdated { listed_at } => {
            w!(language, signature.revocation_outdated, date = date(listed_at))
        }
        Revocation::Checked { listed_at } => {
            w!(language, signature.revocation_checked, date = date(listed_at))
        }
    }
}
