//! What stands between a draft and its approval, and afterwards the act with what is still to be done (RC-4, R13-2, R23-2).

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Action, allow};
use domain::approval::{Act, ApprovalInput, informing_deadline};
use domain::coordination::{Agreements, Missing};
use domain::draft::{Draft, Refusal};
use domain::law::Rule;
use domain::standard::{Content, ContentHash};
use domain::time::Deadline;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::informing::{InformingLine, lines};
use super::required::required_today;
use super::rows::act_of;
use crate::calendar;
use crate::context::{Request, Services};
use crate::coordination::{self, RoundView};
use crate::drafts::base::replaced_base;
use crate::drafts::load::{Loaded, load};
use crate::drafts::summary::one;
use crate::drafts::{self, DatedDeadline, DraftSummary, SectionVersions, Seen};
use crate::entity::standard;
use crate::error::ServiceError;
use crate::reading::{BodyName, body_name};

/// The page of approval of a draft.
#[derive(Clone, Debug)]
pub struct ApprovalPage {
    /// The draft.
    pub summary: DraftSummary,
    /// The body that develops it.
    pub body: BodyName,
    /// The last round of coordination, if it was ever sent.
    pub round: Option<RoundView>,
    /// The text that was sent in it: what is approved, or was.
    pub text: Option<SentText>,
    /// Every agreement to this text that is missing today.
    pub missing: Vec<MissingAgreement>,
    /// Why the draft cannot be approved now; nothing if it can.
    pub refusal: Option<Refusal>,
    /// The term of three months, for a new standard (R13-2).
    pub term: Option<DatedDeadline>,
    /// The act, once the draft is approved.
    pub approved: Option<ApprovedAct>,
    /// The form as it begins: the order is of today, nothing else is known.
    pub defaults: ApprovalInput,
    /// What is shown by showing the text: what a head confirms.
    pub seen: Seen,
}

/// A text that was sent to the coordinating bodies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentText {
    /// The number of the revision.
    pub revision: i64,
    /// The hash of its content.
    pub hash: String,
    /// The twelve sections.
    pub content: Content,
}

/// An agreement that is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingAgreement {
    /// What is missing.
    pub missing: Missing,
    /// The body.
    pub body: BodyName,
}

/// The act that approved a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovedAct {
    /// The key of its row.
    pub id: i64,
    /// Its number among the acts of the service, from 1.
    pub number: i64,
    /// The act.
    pub act: Act,
    /// When it was entered, UTC.
    pub entered_at: DateTime<Utc>,
    /// Grows with everything that is recorded of it.
    pub version: i64,
    /// Where the public is to be informed (R23-2).
    pub informing: Vec<InformingLine>,
    /// The term for that, with how it is counted.
    pub deadline: Deadline,
}

/// What stands between the draft `number` and its approval, or the act that approved it.
///
/// # Errors
/// [`ServiceError::NotFound`]; [`ServiceError::Denied`] unless the actor writes for the body of the draft.
pub async fn approval(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<ApprovalPage, ServiceError> {
    let connection = &services.database.connection;
    let loaded = load(connection, number).await?;
    allow(&request.actor, Action::ReadDraft, &loaded.resource())?;
    let today = request.today(services);
    let round = coordination::rounds(services, request, number).await?.into_iter().next();
    let text = match &round {
        Some(round) => Some(sent_text(services, number, round.revision).await?),
        None => None,
    };
    let (refusal, missing) = standing(services, request, &loaded, text.as_ref()).await?;
    let approved = approved_act(services, loaded.row.id).await?;
    let seen = Seen {
        version: loaded.row.version,
        hash: text.as_ref().map(|text| text.hash.clone()).unwrap_or_default(),
        sections: SectionVersions::default(),
    };
    let summary = one(connection, loaded.row, request.at).await?;
    let terms = drafts::deadlines(services, &summary).await?;
    Ok(ApprovalPage {
        body: body_name(connection, summary.body.0).await?,
        round,
        text,
        missing,
        refusal,
        term: terms.into_iter().find(|term| term.deadline.rule == Rule::R13_2),
        approved,
        defaults: ApprovalInput { order_on: today.to_string(), ..ApprovalInput::default() },
        seen,
        summary,
    })
}

async fn sent_text(services: &Services, number: &str, revision: i64) -> Result<SentText, ServiceError> {
    let found = drafts::revision(services, number, revision).await?;
    Ok(SentText { revision, hash: found.summary.hash, content: found.content })
}

/// Why the draft cannot be approved now, and the agreements that are missing.
async fn standing(
    services: &Services,
    request: &Request,
    loaded: &Loaded,
    text: Option<&SentText>,
) -> Result<(Option<Refusal>, Vec<MissingAgreement>), ServiceError> {
    let (Draft::Coordinating(stage), Some(text)) = (&loaded.draft, text) else {
        return Ok((loaded.draft.clone().into_coordinating(request.at).err(), Vec::new()));
    };
    let today = request.today(services);
    let connection = &services.database.connection;
    let required = required_today(connection, &loaded.row, &text.content, today).await?;
    let hash = ContentHash::parse(&text.hash).map_err(ServiceError::internal)?;
    let mut missing = Vec::new();
    for one in (Agreements { round: &stage.round, required: &required }).missing(hash, today) {
        missing.push(MissingAgreement { missing: one, body: body_name(connection, one.body().0).await? });
    }
    let refused = stage.clone().approve(request.at, today, hash, &required).err();
    let replaced = replaced_base(connection, &loaded.row).await?;
    let refusal = match (replaced, refused) {
        // No agreement helps where there is nothing left to amend.
        (Some(Refusal::StandardCancelled), _) => Some(Refusal::StandardCancelled),
        (_, Some(refused)) => Some(refused.refusal),
        (replaced, None) => replaced,
    };
    Ok((refusal, missing))
}

async fn approved_act(services: &Services, draft_id: i64) -> Result<Option<ApprovedAct>, ServiceError> {
    let connection = &services.database.connection;
    let row = standard::Entity::find().filter(standard::Column::DraftId.eq(draft_id)).one(connection).await?;
    let Some(row) = row else { return Ok(None) };
    let order_on: NaiveDate = row.order_on;
    Ok(Some(ApprovedAct {
        id: row.id,
        number: row.number,
        act: act_of(&row),
        entered_at: row.entered_at,
        version: row.version,
        informing: lines(connection, row.id).await?,
        deadline: informing_deadline(order_on, &calendar::read(connection).await?),
    }))
}
