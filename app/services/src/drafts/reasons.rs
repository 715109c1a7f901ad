//! The reasons of a cancellation: it repeats no text, and says why (R15-10).

use domain::access::{Action, allow};
use domain::discussion::{TextProblem, screen};
use domain::draft::{DraftKind, Refusal};
use domain::language::{Language, Localized};
use domain::ledger::Facts;
use domain::standard::ContentHash;
use sea_orm::Set;

use super::load::{kind_of, load, touch};
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::entity::draft;
use crate::error::{FieldProblem, ServiceError};
use crate::ledger::{self, seal};

/// The longest reasons in one language, in characters.
const REASONS_LIMIT: u32 = 20_000;

/// Saves the reasons of a cancellation that stood at `version`, in CommonMark.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor writes for the body; [`ServiceError::NotFound`] unless the draft cancels a standard;
/// [`ServiceError::Refused`] once it is placed; [`ServiceError::Stale`] if the draft was changed since; [`ServiceError::Invalid`]
/// with the problem of the words on `reasons_LANGUAGE`.
pub async fn save_reasons(
    services: &Services,
    request: &Request,
    number: &str,
    typed: &Localized,
    version: i64,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    allow(&request.actor, Action::EditDraft, &loaded.resource())?;
    if loaded.draft.origin().kind != DraftKind::Cancellation {
        return Err(ServiceError::NotFound);
    }
    loaded.draft.clone().into_drafting(request.at)?;
    let reasons = screened(typed)?;
    if reasons == reasons_of(&loaded.row)? {
        return Ok(());
    }
    if loaded.row.version != version {
        return Err(ServiceError::Stale(Box::new(Conflict::Draft { version: loaded.row.version })));
    }
    let subject = loaded.subject();
    // Not yet public: whoever reads the ledger cannot guess at the words.
    let words = seal::keyed(&services.settings.keys, &(loaded.row.id, "reasons", &reasons))?;
    let mut row: draft::ActiveModel = loaded.row.into();
    row.cancel_reasons = Set(Some(serde_json::to_string(&reasons)?));
    touch(&write, row).await?;
    let facts = Facts::of("text", words);
    ledger::append(&write, request, "draft.reasons_saved", &subject, facts).await?;
    write.commit().await
}

fn screened(typed: &Localized) -> Result<Localized, ServiceError> {
    let mut reasons = Localized::default();
    let mut problems = Vec::new();
    for language in Language::ALL {
        match screen(typed.get(language), REASONS_LIMIT) {
            Ok(text) => *reasons.get_mut(language) = text,
            Err(TextProblem::Empty) => {}
            Err(problem) => {
                let field = format!("reasons_{}", language.code());
                problems.push(FieldProblem::new(field, problem.code()));
            }
        }
    }
    if problems.is_empty() { Ok(reasons) } else { Err(ServiceError::Invalid(problems)) }
}

/// The reasons of a draft as they stand; blank where none are written.
pub(crate) fn reasons_of(row: &draft::Model) -> Result<Localized, ServiceError> {
    match &row.cancel_reasons {
        Some(stored) => Ok(serde_json::from_str(stored)?),
        None => Ok(Localized::default()),
    }
}

/// Whether a cancellation lacks its reasons in one of the languages that it needs.
pub(crate) fn lacks_reasons(services: &Services, row: &draft::Model) -> Result<bool, ServiceError> {
    if kind_of(row)? != DraftKind::Cancellation {
        return Ok(false);
    }
    let reasons = reasons_of(row)?;
    Ok(services.settings.required_languages.iter().any(|language| reasons.get(*language).is_empty()))
}

/// Refuses what needs the reasons of a cancellation, where they are missing.
pub(crate) fn needs_reasons(services: &Services, row: &draft::Model) -> Result<(), ServiceError> {
    if lacks_reasons(services, row)? { Err(Refusal::ReasonsMissing.into()) } else { Ok(()) }
}

/// The hash of the reasons with which a cancellation is placed: from then on nothing changes them.
pub(crate) fn hash_of(row: &draft::Model) -> Option<ContentHash> {
    row.cancel_reasons.as_ref().map(|stored| ContentHash::of(stored.as_bytes()))
}
