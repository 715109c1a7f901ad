//! Electronic signatures over the order: two files in, verified at once, and out again for those who write for the body.

pub(super) mod part;
mod words;

use axum::extract::{FromRequest, Multipart, Path, Request, State};
use domain::access::Action;
use domain::language::Language;
use services::coordination::UploadedFile;
use services::error::ServiceError;
use services::standards::{self, Attached, LARGEST_SIGNED, SignatureInput, SignedPart};

use super::show;
use super::typed::TypedApproval;
use crate::components::form::Errors;
use crate::components::now::Now;
use crate::pages::desk::authorise::authorise_on_draft;
use crate::pages::desk::written::attachment;
use crate::{
    Answer, Flash, FormPart, FormParts, FormState, PageError, Site, TooLarge, Visitor, number_of_address,
    see_other,
};

/// The most bytes of the fields beside the files: there are none.
const FIELDS: usize = 64 << 10;

/// Takes the signed document with its signature.
///
/// # Errors
/// [`PageError::BadRequest`] if the form is broken off; [`PageError`] if the draft is gone or somebody else's.
pub(super) async fn attach(site: &Site, visitor: &Visitor, number: &str, request: Request) -> Answer {
    let form = Multipart::from_request(request, site).await.map_err(|_| PageError::BadRequest)?;
    let language = visitor.language;
    let (input, mut errors) = read(language, form).await?;
    if !errors.is_empty() {
        let typed = TypedApproval::default().with(errors);
        return show(site, visitor, number, FormState::TooLarge, typed).await;
    }
    let done = standards::attach_signature(&site.services, &visitor.request(), number, input).await;
    let (state, typed) = match done {
        Ok(Attached::Kept) => {
            let own = visitor.address().desk(&format!("drafts/{number}/approval#signatures"));
            return Ok(see_other(&own, Some(Flash::Saved)));
        }
        Ok(Attached::Refused(problem)) => {
            errors.add("signature", words::problem(Now::of(site, visitor), &problem));
            (FormState::Invalid, TypedApproval::default().with(errors))
        }
        Err(ServiceError::Invalid(problems)) => {
            for problem in &problems {
                errors.add(problem.field.as_str(), words::file(language, &problem.field, &problem.code));
            }
            (FormState::Invalid, TypedApproval::default().with(errors))
        }
        Err(ServiceError::Refused(refusal)) => {
            (FormState::Conflict, TypedApproval::default().refused(refusal))
        }
        Err(other) => return Err(other.into()),
    };
    show(site, visitor, number, state, typed).await
}

/// The two files of a form; a file that is larger than any is told by its field.
async fn read(language: Language, form: Multipart) -> Result<(SignatureInput, Errors), PageError> {
    let mut parts = FormParts::new(form, FIELDS);
    let (mut input, mut errors) = (SignatureInput::default(), Errors::none());
    while let Some(part) = parts.part(LARGEST_SIGNED).await? {
        let (name, file_name, bytes) = match part {
            FormPart::Text { .. } => continue,
            FormPart::File { name, file_name, bytes } => (name, file_name, bytes),
            FormPart::Over => {
                errors.add("signed", words::file(language, "signed", "too_large"));
                break;
            }
        };
        let place = match name.as_str() {
            "signed" => &mut input.signed,
            "signature" => &mut input.signature,
            _ => continue,
        };
        match bytes {
            Ok(bytes) => *place = Some(UploadedFile { name: file_name, bytes }),
            Err(TooLarge) => errors.add(name.as_str(), words::file(language, &name, "too_large")),
        }
    }
    Ok((input, errors))
}

/// Hands out the signed document, or the signature over it, as it came.
///
/// # Errors
/// [`PageError::NotFound`] if there is no such signature; [`PageError::Forbidden`] for those who do not write for the body.
pub async fn get(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, number, file)): Path<(String, String, String)>,
) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::ReadDraft).await?;
    let (id, part) = asked(&file).ok_or(PageError::NotFound)?;
    let kept = standards::signature_file(&site.services, &visitor.request(), &number, id, part).await?;
    // The name that somebody gave the file is shown on the page; that of the download is our own.
    let name = format!("talqy-{number}-signature-{id}.{}", part.ending());
    Ok(attachment(kept.bytes, kept.part.media_type(), &name))
}

/// What a name asks for: `12.pdf` is the signed document, `12.p7s` the signature over it.
fn asked(file: &str) -> Option<(i64, SignedPart)> {
    let (id, ending) = file.split_once('.')?;
    Some((number_of_address(id)?, SignedPart::from_ending(ending)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_asks_for_one_of_two_files() {
        assert_eq!(asked("12.pdf"), Some((12, SignedPart::Document)));
        assert_eq!(asked("12.p7s"), Some((12, SignedPart::Signature)));
        for nothing in ["12", "012.pdf", "+1.pdf", "12.docx", ".pdf", "12.pdf.exe", "revision-1.docx"] {
            assert_eq!(asked(nothing), None, "{nothing}");
        }
    }
}
