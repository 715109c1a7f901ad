//! Everything that the page of decisions shows.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::access::{Action, allow};
use domain::discussion::decision::SUBSTANTIATION_LIMIT;
use domain::discussion::{DiscussionWindow, Doubt, doubts, is_too_long, likeness};
use domain::language::{Language, Localized};
use domain::redline::Redline;
use domain::standard::Content;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};

use super::decide::DecisionProgress;
use super::discussed::discussed;
use super::earlier::with_earlier;
use super::read::{CommentFilter, CommentPage, of_draft, page};
use super::stage::standing;
use super::view::{decisions, view};
use crate::audit::{self, AuditKind, Noted};
use crate::context::{Request, Services};
use crate::drafts::copy::current_content;
use crate::entity::{comment, decision};
use crate::error::ServiceError;
use crate::report::redlines;

/// How many wordings of former decisions are offered.
const WORDINGS: u64 = 20;

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
    /// The comments that the filter names, one page of them; hidden words too, since they are answered, but none that was
    /// withdrawn.
    pub page: CommentPage,
    /// How the authors of these comments are reached, by the numbers of the comments; empty but for heads.
    pub contacts: BTreeMap<i64, Contact>,
    /// Groups of near-identical comments that await a decision, by number: proposed, for a person to confirm.
    pub groups: Vec<Vec<i64>>,
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
    let decisions = decisions(connection, draft.draft_id).await?;
    let filter = CommentFilter { standing: true, ..filter.clone() };
    let stored = page(services, &draft, &filter).await?;
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
    with_earlier(connection, draft.draft_id, &mut page.comments).await?;
    let open: Vec<(i64, String)> = of_draft(&draft)
        .filter(comment::Column::DecisionId.is_null())
        .filter(comment::Column::WithdrawnAt.is_null())
        .order_by_asc(comment::Column::Number)
        .select_only()
        .columns([comment::Column::Number, comment::Column::Text])
        .into_tuple()
        .all(connection)
        .await?;
    let texts: Vec<(i64, &str)> = open.iter().map(|(number, text)| (*number, text.as_str())).collect();
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
        groups: likeness::groups(&texts),
        wordings: wordings(services, draft.draft_id).await?,
        redlines: redlines(&draft.placed, &working),
        placed: Content::clone(&draft.placed),
        working,
        is_head: may(Action::PublishReport),
    })
}

/// What is doubtful in a substantiation typed for these comments; a warning, never an obstacle.
///
/// # Errors
/// As [`decide_view`].
pub async fn substantiation_doubts(
    services: &Services,
    request: &Request,
    number: &str,
    comments: &[i64],
    substantiation: &str,
) -> Result<Vec<Doubt>, ServiceError> {
    let draft = discussed(services, number).await?;
    let connection = &services.database.connection;
    standing(connection, request, &draft, Action::Decide).await?;
    // The form says that it is too long; it is not compared with everything that was written.
    if is_too_long(substantiation, SUBSTANTIATION_LIMIT) {
        return Ok(Vec::new());
    }
    let decisions = decisions(connection, draft.draft_id).await?;
    let rows = of_draft(&draft).order_by_asc(comment::Column::Number).all(connection).await?;
    let texts: HashMap<i64, &str> = rows.iter().map(|row| (row.number, row.text.as_str())).collect();
    let comments: HashSet<i64> = comments.iter().copied().collect();
    let answered: Vec<&str> = comments.iter().filter_map(|number| texts.get(number).copied()).collect();
    let others: Vec<(&str, &str)> = rows
        .iter()
        .filter(|row| !comments.contains(&row.number))
        .filter_map(|row| {
            let decision = decisions.get(&row.decision_id?)?;
            Some((decision.substantiation.as_str(), row.text.as_str()))
        })
        .collect();
    Ok(doubts(substantiation, &answered, &others))
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
