//! Entering a standard that was approved elsewhere, with its act: the law as it is, from which a new installation starts (RF-1), and
//! by which the term of approval is met (R13-2).

use chrono::NaiveDate;
use domain::access::{Action, Resource, allow};
use domain::approval::{Act, ApprovalInput};
use domain::language::Localized;
use domain::ledger::Facts;
use domain::standard::{Content, ContentHash, Detail, Element, ElementId, SectionKey};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use super::beside::{Beside, beside};
use super::effects::settle_effects;
use super::entered_text::fit_text;
use super::informing::open_places;
use super::rows::{fill_later, fill_order};
use super::sequence::{Place, of_service};
use super::shown::StandardKind;
use crate::context::{Request, Services};
use crate::entity::{service, standard};
use crate::error::{FieldProblem, ServiceError};
use crate::ledger::{self, seal};
use crate::people::find_body;
use crate::search;
use crate::storage::Write;

/// A standard that was approved elsewhere, as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnterInput {
    /// The code of the service.
    pub code: String,
    /// What the act did: the stable name of a [`StandardKind`].
    pub kind: String,
    /// The act.
    pub act: ApprovalInput,
    /// The text that it put in force; not looked at where it ended the standard. The name of the service and of the body are
    /// written by the register.
    pub content: Content,
}

/// What is typed, fit to be kept.
pub(super) struct Fit {
    pub(super) kind: StandardKind,
    pub(super) act: Act,
    pub(super) effective_on: NaiveDate,
    content: Content,
}

/// Where an act stands among those of its service.
pub(super) struct Among {
    service: service::Model,
    pub(super) number: i64,
}

/// Enters a standard that was approved elsewhere as the next act of its service, and answers with its number. From when until when
/// every text of the service is in force is counted anew, so the act may lie between others.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the register; [`ServiceError::Invalid`] with the fields: those of
/// [`ApprovalInput::parse`], `effect_needed` for an act that has no day of effect yet, `entered` for an order that the service has,
/// `nothing_to_cancel` where no text is in force on the day of effect, `missing` for a text without words.
pub async fn enter(services: &Services, request: &Request, input: EnterInput) -> Result<i64, ServiceError> {
    allow(&request.actor, Action::EnterStandard, &Resource::Register)?;
    let today = request.today(services);
    // What cannot be kept does not hold up the writers.
    let fit = fit(&input, today).map_err(ServiceError::Invalid)?;
    let write = services.database.write().await?;
    let among = among(&*write, &input.code, &fit, &[]).await?;
    let saved = keep(services, &write, request, &among, &fit).await?;
    if fit.effective_on > today {
        open_places(&write, saved.id, saved.order_on).await?;
    }
    settle_effects(services, &write, saved.service_id).await?;
    search::service_changed(&write, saved.service_id).await?;
    let hash = ContentHash::parse(&saved.hash).map_err(ServiceError::internal)?;
    let facts = Facts::of("standard", saved.number)
        .and("kind", fit.kind.code())
        .and("content", hash)
        .and("order_on", saved.order_on)
        .and("effective_on", saved.effective_on)
        .sealing([seal::standard(&saved)?]);
    let subject = format!("service:{}", among.service.code);
    ledger::append(&write, request, "standard.entered", &subject, facts).await?;
    write.commit().await?;
    Ok(saved.number)
}

/// What stands against entering a standard, as [`enter`] would tell it; nothing if it can be entered.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the register.
pub async fn weigh(
    services: &Services,
    request: &Request,
    input: &EnterInput,
) -> Result<Vec<FieldProblem>, ServiceError> {
    allow(&request.actor, Action::EnterStandard, &Resource::Register)?;
    let fit = match fit(input, request.today(services)) {
        Ok(fit) => fit,
        Err(problems) => return Ok(problems),
    };
    match among(&services.database.connection, &input.code, &fit, &[]).await {
        Ok(_) => Ok(Vec::new()),
        Err(ServiceError::Invalid(problems)) => Ok(problems),
        Err(other) => Err(other),
    }
}

/// What is typed, fit to be kept, or every field that is not.
pub(super) fn fit(input: &EnterInput, today: NaiveDate) -> Result<Fit, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let kind = StandardKind::from_code(&input.kind);
    if kind.is_none() {
        problems.push(FieldProblem::new("kind", "unknown_choice"));
    }
    let act = match input.act.parse(today) {
        Ok(act) => Some(act),
        Err(found) => {
            problems.extend(found.into_iter().map(|(field, code)| FieldProblem::new(field, code)));
            None
        }
    };
    let effective_on = act.as_ref().and_then(|act| act.effect.as_ref()).map(|effect| effect.on);
    if act.is_some() && effective_on.is_none() {
        problems.push(FieldProblem::new("effective_on", "effect_needed"));
    }
    let content = match kind {
        Some(StandardKind::Cancelled) => Ok(Content::default()),
        _ => fit_text(&input.content),
    };
    match (kind, act, effective_on, content) {
        (Some(kind), Some(act), Some(effective_on), Ok(content)) => {
            Ok(Fit { kind, act, effective_on, content })
        }
        (.., content) => {
            problems.extend(content.err().unwrap_or_default());
            Err(problems)
        }
    }
}

/// Where an act would stand among those of the service of a code, and of those that would be entered before it: each with its
/// place, and whether it has a text.
pub(super) async fn among(
    connection: &impl ConnectionTrait,
    code: &str,
    fit: &Fit,
    foreseen: &[(Place, bool)],
) -> Result<Among, ServiceError> {
    let service = service::Entity::find().filter(service::Column::Code.eq(code)).one(connection).await?;
    let standing = service.filter(|service| service.excluded_at.is_none());
    let service = standing.ok_or_else(|| ServiceError::field("code", "unknown_choice"))?;
    let order = &fit.act.order;
    let Beside { last, acts } = beside(connection, of_service(service.id), order).await?;
    let before = acts.iter().chain(foreseen);
    let before = before.filter(|(place, _)| *place < (fit.effective_on, order.on, i64::MAX));
    let has_text = before.max_by_key(|(place, _)| *place).is_some_and(|(_, has_text)| *has_text);
    if fit.kind == StandardKind::Cancelled && !has_text {
        return Err(ServiceError::field("kind", "nothing_to_cancel"));
    }
    Ok(Among { service, number: last + 1 })
}

/// Keeps the act with its text.
async fn keep(
    services: &Services,
    write: &Write,
    request: &Request,
    among: &Among,
    fit: &Fit,
) -> Result<standard::Model, ServiceError> {
    let service = &among.service;
    let mut content = fit.content.clone();
    if fit.kind != StandardKind::Cancelled {
        let name = Localized::new(&service.name_kk, &service.name_ru, &service.name_en);
        let body = find_body(&**write, service.developing_body_id).await?.name;
        for (key, text) in [(SectionKey::ServiceName, name), (SectionKey::DevelopingBody, body)] {
            // A text that was copied keeps its identities, so that the versions can be compared.
            let id = match content.elements(key).first() {
                Some(element) => element.id.clone(),
                None => ElementId::from_random(services.entropy.bits()?),
            };
            content.set(key, vec![Element { id, text, detail: Detail::Words }]);
        }
    }
    let mut row = standard::ActiveModel {
        service_id: Set(service.id),
        body_id: Set(service.developing_body_id),
        number: Set(among.number),
        kind: Set(fit.kind.code().to_owned()),
        draft_id: Set(None),
        revision: Set(None),
        content: Set(content.canonical()),
        hash: Set(content.hash().to_string()),
        entered_at: Set(request.at),
        entered_by: Set(request.user_id()),
        version: Set(1),
        ..Default::default()
    };
    fill_order(&mut row, &fit.act.order);
    fill_later(&mut row, &fit.act);
    Ok(row.insert(&**write).await?)
}
