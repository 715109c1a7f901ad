//! Keeping an edition of a paper.

use std::collections::BTreeMap;

use domain::access::{Action, allow};
use domain::discussion::{TextProblem, screen};
use domain::draft::Draft;
use domain::language::Language;
use domain::ledger::Facts;
use domain::paper::{PaperKind, PaperText, TypedPaper};
use domain::report::canonical;
use domain::standard::ContentHash;
use sea_orm::{ActiveModelTrait, Set};

use super::kept::newest;
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::drafts::copy::current_content;
use crate::drafts::load::{load, touch};
use crate::entity::paper::ActiveModel;
use crate::error::{FieldProblem, ServiceError};
use crate::ledger::{self, seal};

/// The longest words of a paper in one language, in characters.
const WORDS_LIMIT: u32 = 40_000;
/// The longest reason of a row in one language, in characters.
const REASON_LIMIT: u32 = 5_000;

/// What the page showed on which the paper was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperSeen {
    /// The hash of the text of the draft.
    pub text: String,
    /// The number of the newest edition; 0 where there was none.
    pub edition: i64,
}

/// A paper as it was typed in one language.
#[derive(Clone, Debug)]
pub struct PaperInput {
    /// Which paper.
    pub kind: PaperKind,
    /// The language in which it was typed.
    pub language: Language,
    /// What was typed.
    pub typed: TypedPaper,
    /// What was shown.
    pub seen: PaperSeen,
    /// What is generated of the draft as it was shown, in every language.
    pub generated: PaperText,
}

/// The mark of what is generated: other words of the draft give another one.
///
/// # Errors
/// [`ServiceError::Internal`] if it cannot be written as JSON.
pub fn made_of(generated: &PaperText) -> Result<String, ServiceError> {
    Ok(ContentHash::of(canonical::json(generated)?.as_bytes()).to_string())
}

/// Keeps the next edition of a paper, and gives its number; what was not typed stands as it was kept, or as it is generated.
/// Nothing is kept anew where nothing is new.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor writes for the body; [`ServiceError::NotFound`] if there is no such draft or the paper
/// does not go with it; [`ServiceError::Refused`] once it is approved or withdrawn; [`ServiceError::Stale`] if the text or the paper
/// is another one by now; [`ServiceError::Invalid`] with the problem of `words` or of `reason-ELEMENT`.
pub async fn save_paper(
    services: &Services,
    request: &Request,
    number: &str,
    input: &PaperInput,
) -> Result<i64, ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    let action = match loaded.draft {
        Draft::Drafting(_) => Action::EditDraft,
        _ => Action::ReviseDraft,
    };
    allow(&request.actor, action, &loaded.resource())?;
    if !input.kind.goes_with(loaded.draft.origin().kind) {
        return Err(ServiceError::NotFound);
    }
    PaperKind::writable(&loaded.draft)?;
    let typed = screened(&input.typed)?;
    let content = current_content(&*write, loaded.row.id).await?.hash().to_string();
    let former = newest(&*write, loaded.row.id, input.kind).await?;
    let last = former.as_ref().map_or(0, |row| row.edition);
    if content != input.seen.text || last != input.seen.edition {
        let version = loaded.row.version;
        return Err(ServiceError::Stale(Box::new(Conflict::Draft { version })));
    }
    let kept: Option<PaperText> = former.as_ref().map(|row| serde_json::from_str(&row.text)).transpose()?;
    let text = PaperText::standing(&input.generated, kept.as_ref()).edited(input.language, &typed);
    if text.is_blank() {
        let field = if input.kind == PaperKind::Table { "table" } else { "words" };
        return Err(ServiceError::field(field, TextProblem::Empty.code()));
    }
    let made = made_of(&input.generated)?;
    let is_same = former.as_ref().is_some_and(|row| row.content == content && row.made == made);
    if is_same && kept.as_ref() == Some(&text) {
        return Ok(last);
    }
    let row = ActiveModel {
        draft_id: Set(loaded.row.id),
        kind: Set(input.kind.code().to_owned()),
        edition: Set(last + 1),
        text: Set(serde_json::to_string(&text)?),
        content: Set(content),
        made: Set(made),
        saved_at: Set(request.at),
        saved_by: Set(request.user_id()),
        ..Default::default()
    };
    row.insert(&*write).await?;
    // It may not be public yet: whoever reads the ledger cannot guess at the words.
    let hash = seal::keyed(&services.settings.keys, &(loaded.row.id, input.kind.code(), &text))?;
    let facts = Facts::of("paper", input.kind.code()).and("edition", last + 1).and("text", hash);
    let subject = loaded.subject();
    touch(&write, loaded.row.into()).await?;
    ledger::append(&write, request, "paper.kept", &subject, facts).await?;
    write.commit().await?;
    Ok(last + 1)
}

/// What was typed as it is kept; a field that was emptied is empty.
fn screened(typed: &TypedPaper) -> Result<TypedPaper, ServiceError> {
    let mut problems = Vec::new();
    let mut screened = |field: String, raw: &str, limit: u32| match screen(raw, limit) {
        Ok(words) => words,
        Err(TextProblem::Empty) => String::new(),
        Err(problem) => {
            problems.push(FieldProblem::new(field, problem.code()));
            String::new()
        }
    };
    let words = screened("words".to_owned(), &typed.words, WORDS_LIMIT);
    let mut reasons = BTreeMap::new();
    for (element, raw) in &typed.reasons {
        reasons.insert(element.clone(), screened(format!("reason-{element}"), raw, REASON_LIMIT));
    }
    if problems.is_empty() { Ok(TypedPaper { words, reasons }) } else { Err(ServiceError::Invalid(problems)) }
}
