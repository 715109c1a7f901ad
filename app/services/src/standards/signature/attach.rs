//! Bringing the signed order with its signature: verified at once, and kept only if it holds.

use std::sync::Arc;

use domain::access::{Action, allow};
use domain::discussion::{TextProblem, screen_line};
use domain::ledger::Facts;
use domain::standard::ContentHash;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};

use super::crl::Revocation;
use super::problem::SignatureProblem;
use super::verify::{Signature, verify};
use crate::context::{Request, Services};
use crate::coordination::UploadedFile;
use crate::drafts::load::load;
use crate::entity::{file, signature, standard};
use crate::error::{FieldProblem, ServiceError};
use crate::ledger;
use crate::storage::Write;

/// The largest signed document that is kept, in bytes.
pub const LARGEST_SIGNED: usize = 10 << 20;
/// The largest signature that is kept, in bytes.
pub const LARGEST_SIGNATURE: usize = 1 << 20;
/// The most characters of the name of a file.
const FILE_NAME_LIMIT: u32 = 200;

/// The two files of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignatureInput {
    /// The order as it was signed.
    pub signed: Option<UploadedFile>,
    /// The signature over it.
    pub signature: Option<UploadedFile>,
}

/// What became of a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attached {
    /// It is kept with its document.
    Kept,
    /// It does not verify; nothing is kept.
    Refused(SignatureProblem),
}

/// Two files fit to be kept.
struct Pair {
    signed: (String, Vec<u8>),
    signature: (String, Vec<u8>),
}

/// Keeps the order that approved the draft `number` as it was signed, with a signature that stands beside it and verifies at this
/// moment. No standard needs one.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is a head of the body; [`domain::draft::Refusal::NotApproved`];
/// [`ServiceError::Invalid`] on the fields `signed` and `signature`: `empty`, `too_large`, `unknown_kind` for a document that is no
/// PDF, `kept` for a signature that is there already, or what is wrong with a name.
pub async fn attach_signature(
    services: &Services,
    request: &Request,
    number: &str,
    input: SignatureInput,
) -> Result<Attached, ServiceError> {
    approved(&services.database.connection, request, number).await?;
    let pair = Arc::new(checked(input)?);
    // Verifying takes as long as the files are large: the others are served meanwhile, and no write waits for it.
    let (settings, given, at) = (Arc::clone(&services.settings), Arc::clone(&pair), request.at);
    let verifying = tokio::task::spawn_blocking(move || {
        verify(&given.signed.1, &given.signature.1, &settings.signature_roots, at)
    });
    let found = match verifying.await.map_err(ServiceError::internal)? {
        Ok(found) => found,
        Err(problem) => return Ok(Attached::Refused(problem)),
    };
    let write = services.database.write().await?;
    let (subject, act) = approved(&*write, request, number).await?;
    let hashes = (ContentHash::of(&pair.signed.1), ContentHash::of(&pair.signature.1));
    if kept_file(&write, act.id, signature::Column::SignatureFileId, hashes.1).await?.is_some() {
        return Err(ServiceError::field("signature", "kept"));
    }
    // Several people sign the same document: it is kept once.
    let pdf_file_id = match kept_file(&write, act.id, signature::Column::PdfFileId, hashes.0).await? {
        Some(id) => id,
        None => keep_file(&write, request, &pair.signed, hashes.0, "application/pdf").await?,
    };
    let kind = "application/pkcs7-signature";
    let signature_file_id = keep_file(&write, request, &pair.signature, hashes.1, kind).await?;
    let outcome = found.outcome.code();
    let saved = row(request, act.id, (pdf_file_id, signature_file_id), found).insert(&*write).await?;
    let facts = Facts::of("signature", saved.id)
        .and("standard", act.number)
        .and("pdf", hashes.0)
        .and("file", hashes.1)
        .and("outcome", outcome);
    ledger::append(&write, request, "standard.signed", &subject, facts).await?;
    write.commit().await?;
    Ok(Attached::Kept)
}

/// The subject of the draft in the ledger, and the act that approved it, for a head of its body.
async fn approved(
    connection: &impl ConnectionTrait,
    request: &Request,
    number: &str,
) -> Result<(String, standard::Model), ServiceError> {
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::Approve, &loaded.resource())?;
    let (subject, draft_id) = (loaded.subject(), loaded.row.id);
    loaded.draft.into_approved()?;
    let act = standard::Entity::find().filter(standard::Column::DraftId.eq(draft_id)).one(connection).await?;
    Ok((subject, act.ok_or(ServiceError::NotFound)?))
}

fn checked(input: SignatureInput) -> Result<Pair, ServiceError> {
    let signed = fit(input.signed, LARGEST_SIGNED).and_then(|(name, bytes)| {
        if bytes.starts_with(b"%PDF-") { Ok((name, bytes)) } else { Err("unknown_kind") }
    });
    let signature = fit(input.signature, LARGEST_SIGNATURE);
    match (signed, signature) {
        (Ok(signed), Ok(signature)) => Ok(Pair { signed, signature }),
        (signed, signature) => {
            let wrong = [("signed", signed.err()), ("signature", signature.err())];
            let told = wrong.into_iter().filter_map(|(field, code)| Some(FieldProblem::new(field, code?)));
            Err(ServiceError::Invalid(told.collect()))
        }
    }
}

/// A file with its own name, which is no path.
fn fit(file: Option<UploadedFile>, most: usize) -> Result<(String, Vec<u8>), &'static str> {
    let UploadedFile { name, bytes } = file.filter(|file| !file.bytes.is_empty()).ok_or("empty")?;
    if bytes.len() > most {
        return Err("too_large");
    }
    // Some browsers tell the whole path of a file.
    let own = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = screen_line(own, FILE_NAME_LIMIT).map_err(TextProblem::code)?;
    Ok((name, bytes))
}

/// The file of this hash that is kept for an act already, as what the column names.
async fn kept_file(
    write: &Write,
    standard_id: i64,
    column: signature::Column,
    hash: ContentHash,
) -> Result<Option<i64>, ServiceError> {
    let ids: Vec<i64> = signature::Entity::find()
        .select_only()
        .column(column)
        .filter(signature::Column::StandardId.eq(standard_id))
        .into_tuple()
        .all(&**write)
        .await?;
    let found: Option<i64> = file::Entity::find()
        .select_only()
        .column(file::Column::Id)
        .filter(file::Column::Id.is_in(ids))
        .filter(file::Column::Hash.eq(hash.to_string()))
        .order_by_asc(file::Column::Id)
        .into_tuple()
        .one(&**write)
        .await?;
    Ok(found)
}

async fn keep_file(
    write: &Write,
    request: &Request,
    (name, bytes): &(String, Vec<u8>),
    hash: ContentHash,
    media_type: &str,
) -> Result<i64, ServiceError> {
    let row = file::ActiveModel {
        hash: Set(hash.to_string()),
        name: Set(name.clone()),
        media_type: Set(media_type.to_owned()),
        size: Set(i64::try_from(bytes.len()).map_err(ServiceError::internal)?),
        bytes: Set(bytes.clone()),
        kept_at: Set(request.at),
        kept_by: Set(request.user_id()),
        ..Default::default()
    };
    Ok(row.insert(&**write).await?.id)
}

fn row(
    request: &Request,
    standard_id: i64,
    (pdf_file_id, signature_file_id): (i64, i64),
    found: Signature,
) -> signature::ActiveModel {
    signature::ActiveModel {
        standard_id: Set(standard_id),
        pdf_file_id: Set(pdf_file_id),
        signature_file_id: Set(signature_file_id),
        signer: Set(found.signer),
        serial: Set(found.serial),
        issuer: Set(found.issuer),
        signed_at: Set(found.signed_at),
        verified_at: Set(request.at),
        outcome: Set(found.outcome.code().to_owned()),
        detail: Set(found.revocation.map_or_else(String::new, Revocation::stored)),
        kept_at: Set(request.at),
        kept_by: Set(request.user_id()),
        ..Default::default()
    }
}
