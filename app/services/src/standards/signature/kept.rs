//! The signatures that are kept for an act: for those who write for its body with both files, for the public the signers alone.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::access::{Action, allow};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::crl::Revocation;
use super::verify::SignatureOutcome;
use crate::context::{Request, Services};
use crate::drafts::load::load;
use crate::entity::{file, signature, standard};
use crate::error::ServiceError;
use crate::people::names;

/// A signature as those who write for the body see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureView {
    /// The key of its row.
    pub id: i64,
    /// Who signed.
    pub signer: String,
    /// The number of the certificate.
    pub serial: String,
    /// Who issued the certificate.
    pub issuer: String,
    /// When it was signed, as the signer's machine says.
    pub signed_at: Option<DateTime<Utc>>,
    /// When it was verified.
    pub verified_at: DateTime<Utc>,
    /// How far it was verified.
    pub outcome: SignatureOutcome,
    /// What was known of revocation then.
    pub revocation: Option<Revocation>,
    /// The name of the document that was signed.
    pub signed: String,
    /// The name of the file of the signature.
    pub signature: String,
    /// Who brought it: the name.
    pub kept_by: Option<String>,
}

/// One of the two files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignedPart {
    /// The document.
    Document,
    /// The signature over it.
    Signature,
}

impl SignedPart {
    /// The ending of the name under which it is saved.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Document => "pdf",
            Self::Signature => "p7s",
        }
    }

    /// The part of an ending.
    pub fn from_ending(ending: &str) -> Option<Self> {
        [Self::Document, Self::Signature].into_iter().find(|part| part.ending() == ending)
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Document => "application/pdf",
            Self::Signature => "application/pkcs7-signature",
        }
    }
}

/// A file with its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFile {
    /// Which of the two it is.
    pub part: SignedPart,
    /// Its bytes, as they came.
    pub bytes: Vec<u8>,
}

/// Who signed an act, for everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// The name in the certificate.
    pub name: String,
    /// When it was signed, as the signer's machine says.
    pub signed_at: Option<DateTime<Utc>>,
}

/// The signatures of the act that approved the draft `number`, the newest first; none as long as it is not approved.
///
/// # Errors
/// [`ServiceError::NotFound`], or [`ServiceError::Denied`] unless the actor writes for the body of the draft.
pub async fn signatures(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<Vec<SignatureView>, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    let Some(act) = act_of(connection, loaded.row.id).await? else { return Ok(Vec::new()) };
    let rows = signature::Entity::find()
        .filter(signature::Column::StandardId.eq(act))
        .order_by_desc(signature::Column::Id)
        .all(connection)
        .await?;
    let people = names(connection, rows.iter().filter_map(|row| row.kept_by)).await?;
    let files = files(connection, &rows).await?;
    rows.into_iter().map(|row| view(row, &files, &people)).collect()
}

/// The key of the act that approved a draft.
async fn act_of(connection: &impl ConnectionTrait, draft_id: i64) -> Result<Option<i64>, ServiceError> {
    let found: Option<i64> = standard::Entity::find()
        .select_only()
        .column(standard::Column::Id)
        .filter(standard::Column::DraftId.eq(draft_id))
        .into_tuple()
        .one(connection)
        .await?;
    Ok(found)
}

/// The names of the files of some signatures by key.
async fn files(
    connection: &impl ConnectionTrait,
    rows: &[signature::Model],
) -> Result<HashMap<i64, String>, ServiceError> {
    let found: Vec<(i64, String)> = file::Entity::find()
        .select_only()
        .columns([file::Column::Id, file::Column::Name])
        .filter(file::Column::Id.is_in(rows.iter().flat_map(|row| [row.pdf_file_id, row.signature_file_id])))
        .into_tuple()
        .all(connection)
        .await?;
    Ok(found.into_iter().collect())
}

fn view(
    row: signature::Model,
    files: &HashMap<i64, String>,
    people: &HashMap<i64, String>,
) -> Result<SignatureView, ServiceError> {
    let outcome = SignatureOutcome::from_code(&row.outcome);
    let named = |id: i64| files.get(&id).cloned().unwrap_or_default();
    Ok(SignatureView {
        id: row.id,
        signed: named(row.pdf_file_id),
        signature: named(row.signature_file_id),
        signer: row.signer,
        serial: row.serial,
        issuer: row.issuer,
        signed_at: row.signed_at,
        verified_at: row.verified_at,
        outcome: outcome
            .ok_or_else(|| ServiceError::internal(format!("signature {} has no outcome", row.id)))?,
        revocation: Revocation::read(&row.detail),
        kept_by: row.kept_by.and_then(|id| people.get(&id).cloned()),
    })
}

/// One of the two files of a signature of the act that approved the draft `number`, as it came.
///
/// # Errors
/// [`ServiceError::NotFound`] if there is no such signature; [`ServiceError::Denied`] unless the actor writes for the body of the
/// draft.
pub async fn signature_file(
    services: &Services,
    request: &Request,
    number: &str,
    id: i64,
    part: SignedPart,
) -> Result<KeptFile, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    let act = act_of(connection, loaded.row.id).await?.ok_or(ServiceError::NotFound)?;
    let row = signature::Entity::find_by_id(id)
        .filter(signature::Column::StandardId.eq(act))
        .one(connection)
        .await?
        .ok_or(ServiceError::NotFound)?;
    let file_id = match part {
        SignedPart::Document => row.pdf_file_id,
        SignedPart::Signature => row.signature_file_id,
    };
    let found = file::Entity::find_by_id(file_id).one(connection).await?.ok_or(ServiceError::NotFound)?;
    Ok(KeptFile { part, bytes: found.bytes })
}

/// Who signed the act of version `version` of the standard of a service, by signatures that lead to a root; in the order in which
/// they were brought. The number of a certificate and its files are for nobody else: they name more than a name.
///
/// # Errors
/// If the database does not answer.
pub async fn signers(
    services: &Services,
    service_id: i64,
    version: i64,
) -> Result<Vec<Signer>, ServiceError> {
    let connection = &services.database.connection;
    let act: Option<i64> = standard::Entity::find()
        .select_only()
        .column(standard::Column::Id)
        .filter(standard::Column::ServiceId.eq(service_id))
        .filter(standard::Column::Number.eq(version))
        .into_tuple()
        .one(connection)
        .await?;
    let Some(act) = act else { return Ok(Vec::new()) };
    let rows = signature::Entity::find()
        .filter(signature::Column::StandardId.eq(act))
        .filter(signature::Column::Outcome.eq(SignatureOutcome::Verified.code()))
        .order_by_asc(signature::Column::Id)
        .all(connection)
        .await?;
    Ok(rows.into_iter().map(|row| Signer { name: row.signer, signed_at: row.signed_at }).collect())
}
