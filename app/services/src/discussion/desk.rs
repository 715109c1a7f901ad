//! Everything that the page of decisions shows.

use std::collections::{BTreeMap, HashMap};

use domain::access::{Action, allow};
use domain::discussion::decision::SUBSTANTIATION_LIMIT;
use domain::discussion::{DiscussionWindow, Doubt, Outcome, doubts, is_too_long, other_languages};
use domain::language::{Language, Localized};
use domain::redline::Redline;
use domain::standard::{Content, SectionKey};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::comment_filter::{CommentFilter, CommentPage, of_draft};
use super::complete::complete;
use super::decide::DecisionProgress;
use super::discussed::{Discussed, discussed};
use super::group_view::groups;
use super::read::page;
use super::stage::standing;
use super::view::{CommentView, decisions_of, view};
use crate::audit::{self, AuditKind, Noted};
use crate::context::{Request, Services};
use crate::drafts::copy::current_content;
use crate::entity::{comment, decision};
use crate::error::ServiceError;
use crate::report::redlines;

/// How many wordings of former decisions are offered.
const WORDINGS: u64 = 20;
/// With so many decisions a substantiation is compared, the newest ones.
const COMPARED_WITH: u64 = 500;
/// So many of the comments that it answers are looked at.
const WEIGHED: usize = 200;
/// So many comments are offered as what explains a change.
const EXPLAINING: u64 = 1_000;

/// How the author of a comment is reached. It stands beside the comments and not in them, so that nothing that shows a
/// comment can show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The e-mail.
    pub email: String,
    /// The business identification number.
    pub bin: Option<String>,
}

/// What the page of decisions shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecideView {
    /// The number of the draft.
    pub number: String,
    /// The name of the service.
    pub title: Localized,
    /// When comments are or were accepted.
    pub window: DiscussionWindow,
    /// How far the decisions are.
    pub progress: DecisionProgress,
    /// The comments that the filter names, one page of them; hidden words too, since they are answered. Those that were
    /// withdrawn are left out of the page, though its count holds them.
    pub page: CommentPage,
    /// How the authors of these comments are reached, by the numbers of the comments; empty but for heads.
    pub contacts: BTreeMap<i64, Contact>,
    /// How many groups of near-identical comments await a decision: proposed, for a person to confirm.
    pub groups: u64,
    /// Substantiations already given on this draft, the newest first.
    pub wordings: Vec<String>,
    /// The placed text.
    pub placed: Content,
    /// The working copy.
    pub working: Content,
    /// What the working copy changed, in each language that is written.
    pub redlines: BTreeMap<Language, Redline>,
    /// Whether the reader may publish the report and reopen decisions.
    pub is_head: bool,
}

/// The page of decisions of the placed draft `number`.
///
/// # Errors
/// [`ServiceError::Denied`] for those who may not decide, and the refusals of a draft that is not placed, reported
/// already or withdrawn.
pub async fn decide_view(
    services: &Services,
    request: &Request,
    number: &str,
    filter: &CommentFilter,
) -> Result<DecideView, ServiceError> {
    let draft = discussed(services, number).await?;
    let connection = &services.database.connection;
    let standing = standing(connection, request, &draft, Action::Decide).await?;
    let may = |action| allow(&request.actor, action, &draft.resource()).is_ok();
    let personal = may(Action::ReadPersonalData);
    if personal {
        audit::note(services, request, Noted::new(AuditKind::AuthorsRead, draft.subject())).await?;
    }
    let mut stored = page(services, &draft, filter).await?;
    // Nothing is decided on what was withdrawn; the page is found by counting, so they are left out of it afterwards.
    stored.comments.retain(|row| row.withdrawn_at.is_none());
    if filter.holding.is_some_and(|wanted| stored.comments.iter().all(|row| row.number != wanted)) {
        return Err(ServiceError::NotFound);
    }
    let decisions = decisions_of(connection, &stored.comments).await?;
    let mut contacts: BTreeMap<i64, Contact> = BTreeMap::new();
    if personal {
        let contact = |row: &comment::Model| Contact { email: row.email.clone(), bin: row.bin.clone() };
        contacts.extend(stored.comments.iter().map(|row| (row.number, contact(row))));
    }
    let mut page = stored.try_map(|row| {
        let mut comment = view(&row, &draft.placed, &decisions)?;
        // Hidden words are answered too: those who decide read them.
        comment.text = row.text;
        Ok(comment)
    })?;
    complete(connection, draft.draft_id, &mut page.comments).await?;
    let working = current_content(connection, draft.draft_id).await?;
    Ok(DecideView {
        number: draft.number.clone(),
        title: draft.title.clone(),
        window: draft.window(),
        progress: DecisionProgress {
            received: standing.loaded.row.comment_count - standing.loaded.row.withdrawn_count,
            decided: standing.loaded.row.decided_count,
        },
        page,
        contacts,
        groups: groups(connection, draft.draft_id).await?,
        wordings: wordings(services, draft.draft_id).await?,
        redlines: redlines(&draft.placed, &working),
        placed: Content::clone(&draft.placed),
        working,
        is_head: may(Action::PublishReport),
    })
}

/// What is doubtful in a substantiation typed for these comments, with the number of the comment that the same words answer;
/// a warning, never an obstacle. It is compared with the newest decisions, and looks at the first of many comments.
///
/// # Errors
/// As [`decide_view`].
pub async fn substantiation_doubts(
    services: &Services,
    request: &Request,
    number: &str,
    comments: &[i64],
    substantiation: &str,
) -> Result<Vec<(Doubt, Option<i64>)>, ServiceError> {
    let draft = discussed(services, number).await?;
    let connection = &services.database.connection;
    standing(connection, request, &draft, Action::Decide).await?;
    // The form says that it is too long; it is not compared with everything that was written.
    if is_too_long(substantiation, SUBSTANTIATION_LIMIT) {
        return Ok(Vec::new());
    }
    let asked: Vec<(String, String)> = of_draft(&draft)
        .select_only()
        .columns([comment::Column::Text, comment::Column::Language])
        .filter(comment::Column::Number.is_in(comments.iter().copied().take(WEIGHED)))
        .order_by_asc(comment::Column::Number)
        .into_tuple()
        .all(connection)
        .await?;
    let others = others(connection, &draft, comments).await?;
    let texts: Vec<&str> = asked.iter().map(|(text, _)| text.as_str()).collect();
    let pairs: Vec<(&str, &str)> =
        others.iter().map(|(_, given, text)| (given.as_str(), text.as_str())).collect();
    let mut found = doubts(substantiation, &texts, &pairs);
    let spoken = asked.iter().filter_map(|(_, language)| Language::from_code(language));
    found.extend(other_languages(substantiation, spoken));
    let other = |doubt: &Doubt| match doubt {
        Doubt::Copied { other } => others.get(usize::try_from(*other).ok()?).map(|(number, _, _)| *number),
        Doubt::TooShort { .. } | Doubt::Formulaic { .. } | Doubt::OtherLanguage { .. } => None,
    };
    let found = found.into_iter().map(|doubt| {
        let number = other(&doubt);
        (doubt, number)
    });
    Ok(found.collect())
}

/// The newest decisions, each with the first comment that it answers beside `comments`: its number, why, and what it says.
async fn others(
    connection: &impl ConnectionTrait,
    draft: &Discussed,
    comments: &[i64],
) -> Result<Vec<(i64, String, String)>, ServiceError> {
    let given: Vec<(i64, String)> = decision::Entity::find()
        .select_only()
        .columns([decision::Column::Id, decision::Column::Substantiation])
        .filter(decision::Column::DraftId.eq(draft.draft_id))
        .order_by_desc(decision::Column::Id)
        .limit(COMPARED_WITH)
        .into_tuple()
        .all(connection)
        .await?;
    let first: Vec<i64> = of_draft(draft)
        .select_only()
        .column_as(comment::Column::Number.min(), "first")
        .filter(comment::Column::DecisionId.is_in(given.iter().map(|(id, _)| *id)))
        .group_by(comment::Column::DecisionId)
        .into_tuple()
        .all(connection)
        .await?;
    let rows: Vec<(i64, Option<i64>, String)> = of_draft(draft)
        .select_only()
        .columns([comment::Column::Number, comment::Column::DecisionId, comment::Column::Text])
        .filter(comment::Column::Number.is_in(first))
        .order_by_asc(comment::Column::Number)
        .into_tuple()
        .all(connection)
        .await?;
    let given: HashMap<i64, String> = given.into_iter().collect();
    let other = |(number, decision, text): (i64, Option<i64>, String)| {
        let substantiation = given.get(&decision?)?.clone();
        (!comments.contains(&number)).then_some((number, substantiation, text))
    };
    Ok(rows.into_iter().filter_map(other).collect())
}

/// The comments on a draft that promise a change, and all of a section where one is named, in the order of the text: what a
/// change may be explained by. No more than a control can hold.
///
/// # Errors
/// [`ServiceError::Denied`] for those who may not decide; [`ServiceError::NotFound`].
pub async fn explaining(
    services: &Services,
    request: &Request,
    number: &str,
    section: Option<SectionKey>,
) -> Result<Vec<CommentView>, ServiceError> {
    let draft = discussed(services, number).await?;
    allow(&request.actor, Action::Decide, &draft.resource())?;
    let connection = &services.database.connection;
    let promising = Outcome::ALL.into_iter().filter(|outcome| outcome.promises_change()).map(Outcome::code);
    let so = sea_orm::sea_query::Query::select()
        .column(decision::Column::Id)
        .from(decision::Entity)
        .and_where(decision::Column::DraftId.eq(draft.draft_id))
        .and_where(decision::Column::Outcome.is_in(promising))
        .to_owned();
    let mut rows = of_draft(&draft)
        .filter(comment::Column::DecisionId.in_subquery(so))
        .order_by_asc(comment::Column::Turn)
        .limit(EXPLAINING)
        .all(connection)
        .await?;
    if let Some(key) = section {
        let of_section = of_draft(&draft)
            .filter(comment::Column::Section.eq(key.code()))
            .filter(comment::Column::WithdrawnAt.is_null())
            .order_by_asc(comment::Column::Turn)
            .limit(EXPLAINING)
            .all(connection)
            .await?;
        rows.extend(of_section);
        rows.sort_by_key(|row| row.turn);
        rows.dedup_by_key(|row| row.turn);
    }
    let decisions = decisions_of(connection, &rows).await?;
    let mut comments = Vec::with_capacity(rows.len());
    for row in rows {
        let mut comment = view(&row, &draft.placed, &decisions)?;
        comment.text = row.text;
        comments.push(comment);
    }
    Ok(comments)
}

async fn wordings(services: &Services, draft_id: i64) -> Result<Vec<String>, ServiceError> {
    let rows = decision::Entity::find()
        .filter(decision::Column::DraftId.eq(draft_id))
        .order_by_desc(decision::Column::Id)
        .limit(WORDINGS)
        .all(&services.database.connection)
        .await?;
    let mut wordings: Vec<String> = Vec::new();
    for row in rows {
        if !wordings.contains(&row.substantiation) {
            wordings.push(row.substantiation);
        }
    }
    Ok(wordings)
}
