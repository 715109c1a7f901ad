//! Comments that reached the body on paper or by another way are entered by its staff (R15-5).

mod view;

use axum::Extension;
use axum::extract::{Request, State};
use domain::access::Action;
use domain::discussion::{CommentInput, EntryInput};
use domain::draft::{Refusal, StageName};
use domain::language::Language;
use services::discussion::{EnteredComment, enter};
use services::drafts::{self, DraftSummary};
use services::error::ServiceError;
use services::reading::{self, DraftPage};

use self::view::{EnterPage, places};
use super::authorise::authorise_on_draft;
use super::decide::refused;
use crate::answers::attachment::{read_words, wrong_files};
use crate::answers::discussion::told;
use crate::components::decide::refusal;
use crate::components::editing::top::EditingTab;
use crate::components::form::Errors;
use crate::components::now::Now;
use crate::w;
use crate::words::standard::article;
use crate::words::{closing, entry_problem, moment, wordless};
use crate::{
    Answer, DraftPath, Flash, FormState, Head, SentComment, SharedImporter, Site, Visitor, form_page,
    see_other,
};

/// How soon files may be sent again that were not taken because of others, in seconds.
const AGAIN: u64 = 15;

/// What was typed.
#[derive(Clone, Debug, Default)]
struct Typed {
    comment: CommentInput,
    entry: EntryInput,
    key: String,
}

/// Shows the form, until the report is published.
///
/// # Errors
/// [`crate::PageError::Forbidden`] for those who do not write for the body, [`crate::PageError::NotFound`] if there is no such
/// draft.
pub async fn get(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::EnterComment).await?;
    let summary = drafts::summary(&site.services, &number, visitor.at).await?;
    if let Some(why) = closed(&summary) {
        return refused(&site, &visitor, &number, EditingTab::Decide, &why).await;
    }
    let mut typed = Typed { key: site.services.entropy.receipt()?, ..Typed::default() };
    visitor.language.code().clone_into(&mut typed.comment.language);
    "individual".clone_into(&mut typed.comment.kind);
    "paper".clone_into(&mut typed.entry.way);
    let draft = reading::draft(&site.services, &visitor.request(), &number).await?;
    Ok(shown(&site, &visitor, (summary, &draft), typed, Errors::none(), FormState::Fresh).await)
}

/// Enters the comment.
///
/// # Errors
/// As [`get`].
pub async fn post(
    State(site): State<Site>,
    visitor: Visitor,
    DraftPath { number }: DraftPath,
    Extension(importer): Extension<SharedImporter>,
    request: Request,
) -> Answer {
    authorise_on_draft(&site, &visitor, &number, Action::EnterComment).await?;
    let summary = drafts::summary(&site.services, &number, visitor.at).await?;
    if summary.placement.is_none() {
        return refused(&site, &visitor, &number, EditingTab::Decide, &Refusal::NotPlaced).await;
    }
    let draft = reading::draft(&site.services, &visitor.request(), &number).await?;
    let mut sent = SentComment::read(&site, request).await?;
    let mut typed = Typed {
        comment: CommentInput::from_fn(|name| sent.fields.take(name)),
        entry: EntryInput::from_fn(|name| sent.fields.take(name)),
        key: sent.fields.take("key"),
    };
    match sent.fields.take("place").split_once(':') {
        Some(("s", section)) => section.clone_into(&mut typed.comment.section),
        Some(("e", element)) => element.clone_into(&mut typed.comment.element),
        _ => {}
    }
    let mut errors = problems(&site, &visitor, &draft, &typed, &sent);
    let mut state = if sent.is_busy { FormState::Busy { seconds: AGAIN } } else { FormState::Invalid };
    let files = std::mem::take(&mut sent.files);
    let has_files = !files.is_empty();
    if errors.is_empty() {
        let Typed { comment, entry, key } = typed.clone();
        let entered = EnteredComment { comment, entry, key: Some(key), files };
        match enter(&site.services, &visitor.request(), &number, entered).await {
            Ok(received) => {
                let desk = visitor.address().desk(&format!("drafts/{number}/decide"));
                if has_files {
                    read_words(site, importer);
                }
                return Ok(see_other(&format!("{desk}?comment={}", received.number), Some(Flash::Saved)));
            }
            Err(error) => {
                match &error {
                    ServiceError::Refused(_) => state = FormState::Conflict,
                    ServiceError::TooMany { retry_after_seconds } => {
                        state = FormState::Held { seconds: *retry_after_seconds };
                    }
                    _ => {}
                }
                errors = told_of(&site, visitor.language, error)?;
            }
        }
    }
    if has_files {
        errors.push(("files".to_owned(), w!(visitor.language, attachments.again)));
    }
    let errors = errors.into_iter().map(|(field, sentence)| (beside(field), sentence)).collect();
    Ok(shown(&site, &visitor, (summary, &draft), typed, errors, state).await)
}

/// Why nothing can be entered, if so.
fn closed(summary: &DraftSummary) -> Option<Refusal> {
    if summary.stage == StageName::Withdrawn {
        Some(Refusal::AlreadyWithdrawn)
    } else if summary.placement.is_none() {
        Some(Refusal::NotPlaced)
    } else {
        summary.reported_at.map(|_| Refusal::AlreadyReported)
    }
}

/// Everything that is wrong with what was typed.
fn problems(
    site: &Site,
    visitor: &Visitor,
    draft: &DraftPage,
    typed: &Typed,
    sent: &SentComment,
) -> Vec<(String, String)> {
    let language = visitor.language;
    let comment = typed.comment.parse_entered(&draft.placed.content).err().unwrap_or_default();
    // A scan that cannot be taken is not missing.
    let files = sent.files.len() + usize::from(sent.has_files());
    let entry = typed.entry.parse(site.settings.zone, visitor.at, files).err().unwrap_or_default();
    let entry = entry
        .into_iter()
        .map(|found| (found.field.to_owned(), entry_problem(language, found.field, found.problem)));
    entry.chain(told(language, comment, &typed.comment)).chain(wrong_files(language, sent)).collect()
}

/// Why what is well-formed was not entered.
///
/// # Errors
/// What no field of the form is to blame for.
fn told_of(
    site: &Site,
    language: Language,
    error: ServiceError,
) -> Result<Vec<(String, String)>, ServiceError> {
    let zone = site.settings.zone;
    let (field, sentence) = match error {
        ServiceError::Refused(Refusal::DiscussionClosed { closes_at, .. }) => {
            let (moment, article) = (closing(language, zone, closes_at), article(language, "Art. 15(4)"));
            ("date", w!(language, entering.problem_late, moment = moment, article = article))
        }
        ServiceError::Refused(Refusal::DiscussionNotOpen { opens_at }) => {
            let moment = moment(language, zone, opens_at);
            ("date", w!(language, entering.problem_early, moment = moment))
        }
        ServiceError::Refused(why @ (Refusal::AlreadyReported | Refusal::AlreadyWithdrawn)) => {
            ("text", refusal(language, zone, &why))
        }
        ServiceError::TooMany { retry_after_seconds } => {
            ("text", w!(language, fault.too_many_says, count = retry_after_seconds))
        }
        ServiceError::Invalid(problems) => {
            let sentence = |code: &str| wordless(language, code);
            return Ok(problems
                .into_iter()
                .map(|problem| (problem.field, sentence(&problem.code)))
                .collect());
        }
        other => return Err(other),
    };
    Ok(vec![(field.to_owned(), sentence)])
}

/// Section and clause are chosen in one field.
fn beside(field: String) -> String {
    if matches!(field.as_str(), "section" | "element") { "place".to_owned() } else { field }
}

async fn shown(
    site: &Site,
    visitor: &Visitor,
    (summary, draft): (DraftSummary, &DraftPage),
    typed: Typed,
    errors: Errors,
    state: FormState,
) -> axum::response::Response {
    let language = visitor.language;
    let page = EnterPage {
        now: Now::of(site, visitor),
        visitor: visitor.clone(),
        summary,
        window: draft.summary.placement.window,
        places: places(language, &draft.placed.content),
        typed,
        errors,
    };
    let title = format!("{} · {}", w!(language, entering.title), draft.summary.number);
    form_page(site, visitor, Head::plain(title), state, move || page.view()).await
}
