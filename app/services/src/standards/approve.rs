//! Approving a standard: the text to which every required body agrees becomes the standard by an order (RC-4).

use chrono::Datelike;
use domain::access::{Action, allow};
use domain::approval::{Act, ApprovalInput, Order};
use domain::draft::{Draft, DraftKind};
use domain::ledger::Facts;
use domain::proposal::ProposalStep;
use domain::standard::{Content, ContentHash};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};

use super::effects::settle_effects;
use super::informing::open_places;
use super::letters::letters;
use super::required::required_today;
use super::rows::{fill_later, fill_order, kind_of, unfit};
use super::sent::sent_revision;
use crate::conflict::Conflict;
use crate::context::{Request, Services};
use crate::drafts::Seen;
use crate::drafts::base::replaced_base;
use crate::drafts::load::{Loaded, kind_of as kind_of_draft, load, touch};
use crate::drafts::summary::one;
use crate::entity::{draft, revision, standard};
use crate::error::ServiceError;
use crate::ledger::{self, seal};
use crate::outbox;
use crate::proposals::moved;
use crate::search;
use crate::storage::Write;

/// Approves the draft `number` by an order. The head approves the text that was `seen`, to which every body that the law asks today
/// agrees, or none.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor is a head of the body; [`ServiceError::Refused`] with the reason, such as
/// [`domain::draft::Refusal::AgreementsMissing`], [`domain::draft::Refusal::BaseReplaced`],
/// [`domain::draft::Refusal::StandardCancelled`],
/// [`domain::draft::Refusal::StandardExists`] for a first standard where one is entered, or [`domain::draft::Refusal::AlreadyApproved`] for the second of two heads;
/// [`ServiceError::Stale`] if another text stands; [`ServiceError::Invalid`] with the fields: those of [`ApprovalInput::parse`],
/// `taken` for a number that an order of the body has in that year, `before_round` for an order that is older than the agreements.
pub async fn approve(
    services: &Services,
    request: &Request,
    number: &str,
    input: ApprovalInput,
    seen: &Seen,
) -> Result<(), ServiceError> {
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    allow(&request.actor, Action::Approve, &loaded.resource())?;
    let stage = loaded.draft.clone().into_coordinating(request.at)?;
    if let Some(refusal) = replaced_base(&*write, &loaded.row).await? {
        return Err(refusal.into());
    }
    let text = sent_revision(&*write, loaded.row.id, &stage).await?;
    if !seen.is(loaded.row.version, &text.hash) {
        return Err(ServiceError::Stale(Box::new(Conflict::Draft { version: loaded.row.version })));
    }
    let today = request.today(services);
    let content: Content = serde_json::from_str(&text.content)?;
    let required = required_today(&*write, &loaded.row, &content, today).await?;
    let hash = ContentHash::parse(&text.hash).map_err(ServiceError::internal)?;
    let agreed_on = stage.round.ended_at.map(|at| services.settings.zone.date_of(at));
    let approved = stage.approve(request.at, today, hash, &required).map_err(|refused| refused.refusal)?;
    let act = input.parse(today).map_err(unfit)?;
    if agreed_on.is_some_and(|date| act.order.on < date) {
        return Err(ServiceError::field("order_on", "before_round"));
    }
    is_free(&write, loaded.row.body_id, &act.order).await?;
    let saved = keep(&write, request, &loaded, text, &act).await?;
    open_places(&write, saved.id, act.order.on).await?;
    let mut row: draft::ActiveModel = loaded.row.clone().into();
    row.approved_at = Set(Some(approved.approved_at));
    row.stage = Set(Draft::from(approved).stored().code().to_owned());
    touch(&write, row).await?;
    settle_effects(services, &write, saved.service_id).await?;
    search::service_changed(&write, saved.service_id).await?;
    let facts = Facts::of("standard", saved.number)
        .and("revision", saved.revision)
        .and("content", hash)
        .and("order_on", saved.order_on)
        .and("effective_on", saved.effective_on)
        .sealing([seal::standard(&saved)?]);
    ledger::append(&write, request, "standard.approved", &loaded.subject(), facts).await?;
    let summary = one(&*write, load(&*write, number).await?.row, request.at).await?;
    moved(services, &write, request, &summary, ProposalStep::Approved).await?;
    let told = letters(services, &write, &summary, &act).await?;
    outbox::enqueue_all(&*write, told.into_iter().map(|letter| (letter, request.at)).collect()).await?;
    write.commit().await
}

/// An order has its number in its body and year alone.
async fn is_free(write: &Write, body_id: i64, order: &Order) -> Result<(), ServiceError> {
    let same = standard::Entity::find()
        .filter(standard::Column::BodyId.eq(body_id))
        .filter(standard::Column::OrderYear.eq(i64::from(order.on.year())))
        .filter(standard::Column::OrderNumber.eq(&order.number))
        .count(&**write)
        .await?;
    if same > 0 { Err(ServiceError::field("order_number", "taken")) } else { Ok(()) }
}

/// Keeps the act with the text that it puts in force, as the next one of the service.
async fn keep(
    write: &Write,
    request: &Request,
    loaded: &Loaded,
    text: revision::Model,
    act: &Act,
) -> Result<standard::Model, ServiceError> {
    let kind = kind_of_draft(&loaded.row)?;
    let last: Option<i64> = standard::Entity::find()
        .select_only()
        .column(standard::Column::Number)
        .filter(standard::Column::ServiceId.eq(loaded.row.service_id))
        .order_by_desc(standard::Column::Number)
        .into_tuple()
        .one(&**write)
        .await?;
    // What was agreed to is the revision; an act that ends a standard puts no text in force, and has the hash of none.
    let (content, text_hash) = if kind == DraftKind::Cancellation {
        let nothing = Content::default();
        (nothing.canonical(), nothing.hash().to_string())
    } else {
        (text.content, text.hash)
    };
    let mut row = standard::ActiveModel {
        service_id: Set(loaded.row.service_id),
        body_id: Set(loaded.row.body_id),
        number: Set(last.unwrap_or(0) + 1),
        kind: Set(kind_of(kind).to_owned()),
        draft_id: Set(Some(loaded.row.id)),
        revision: Set(Some(text.number)),
        content: Set(content),
        hash: Set(text_hash),
        entered_at: Set(request.at),
        entered_by: Set(request.user_id()),
        version: Set(1),
        ..Default::default()
    };
    fill_order(&mut row, &act.order);
    fill_later(&mut row, act);
    Ok(row.insert(&**write).await?)
}
