//! A proposal arrives: from anybody, at any time (R13-3).

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::{Action, Resource, allow};
use domain::language::{Language, Localized};
use domain::ledger::Facts;
use domain::proposal::{
    NewProposal, ProposalFieldProblem, ProposalFields, ProposalInput, ProposalSource, answer_term,
};
use domain::report::canonical;
use domain::standard::{ContentHash, SectionKey};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use super::subject_of;
use crate::calendar;
use crate::context::{Request, Services};
use crate::entity::{body, proposal, service};
use crate::error::{FieldProblem, ServiceError, is_unique_violation};
use crate::keys::Purpose;
use crate::ledger;
use crate::letters::Letter;
use crate::outbox::{self, Message};

/// The names of the fields, for the problems that are told beside them.
const NAMES: ProposalFields<&str> = ProposalFields::NAMES;

/// A proposal that was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedProposal {
    /// Its number.
    pub number: i64,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// The legal date by which it is to be answered.
    pub due_on: NaiveDate,
    /// The secret part of the address at which its author follows it.
    pub receipt: String,
}

impl From<proposal::Model> for ReceivedProposal {
    fn from(row: proposal::Model) -> Self {
        Self { number: row.id, received_at: row.received_at, due_on: row.due_on, receipt: row.receipt }
    }
}

/// The address at which the author of a proposal follows it.
pub fn receipt_link(services: &Services, language: Language, receipt: &str) -> String {
    format!("{}/{}/proposals/{receipt}", services.settings.public_url, language.code())
}

/// Receives a proposal, and thanks for it by letter where there is an address. The same form with the same `key` is
/// received once.
///
/// # Errors
/// [`ServiceError::Invalid`] with every field that cannot be taken: `unknown_service` where the register has none,
/// `sign_in` and `not_own_body` where the sender does not speak for the body.
pub async fn submit(
    services: &Services,
    request: &Request,
    input: &ProposalInput,
    key: Option<&str>,
) -> Result<ReceivedProposal, ServiceError> {
    allow(&request.actor, Action::Propose, &Resource::Site)?;
    let connection = &services.database.connection;
    let Checked { new, service, from } = checked(connection, request, input).await?;
    let keys = &services.settings.keys;
    // What was changed after going back to the form is another proposal.
    let sending = key.map(str::trim).filter(|key| !key.is_empty());
    let sending = sending.map(|key| canonical::json(&("proposal", key, &new))).transpose()?;
    let sending = sending.map(|text| keys.hash(Purpose::Form, &text));
    let receipt = services.entropy.receipt()?;
    let write = services.database.write().await?;
    if let Some(known) = repeated(&*write, sending.as_deref()).await? {
        return Ok(known);
    }
    let calendar = calendar::read(&*write).await?;
    let term = answer_term(services.settings.proposal_days);
    let row = proposal::ActiveModel {
        service_id: Set(service.id),
        kind: Set(new.kind.code().to_owned()),
        source: Set(new.source.code().to_owned()),
        from_body_id: Set(from),
        section: Set(new.section.map(SectionKey::code).map(str::to_owned)),
        text: Set(new.text.clone()),
        name: Set(new.name.clone()),
        email: Set(new.email.clone()),
        language: Set(new.language.code().to_owned()),
        received_at: Set(request.at),
        due_on: Set(term.last_day(request.today(services), &calendar)),
        receipt: Set(receipt),
        sending: Set(sending.clone()),
        ..Default::default()
    };
    let inserted = row.insert(&*write).await;
    let saved = match inserted {
        // The same form came over another connection at the same moment.
        Err(error) if is_unique_violation(&error) => {
            drop(write);
            return repeated(connection, sending.as_deref()).await?.ok_or(ServiceError::Busy);
        }
        inserted => inserted?,
    };
    let facts = Facts::of("service", saved.service_id)
        .and("kind", new.kind.code())
        .and("source", new.source.code())
        .and("text", ContentHash::of(new.text.as_bytes()))
        .and("due_on", saved.due_on);
    ledger::append(&write, request, "proposal.received", &subject_of(saved.id), facts).await?;
    if let Some(email) = new.email {
        let letter = Letter::ProposalReceived {
            proposal: saved.id,
            service: Localized::new(service.name_kk, service.name_ru, service.name_en),
            received_at: saved.received_at,
            due_on: saved.due_on,
            link: receipt_link(services, new.language, &saved.receipt),
        };
        let written = services.settings.letters.write(new.language, &letter);
        outbox::enqueue(&*write, Message::asked_for(email, written), request.at).await?;
    }
    write.commit().await?;
    Ok(saved.into())
}

/// A proposal whose fields hold.
struct Checked {
    new: NewProposal,
    service: service::Model,
    /// The key of the body that speaks.
    from: Option<i64>,
}

async fn checked(
    connection: &impl ConnectionTrait,
    request: &Request,
    input: &ProposalInput,
) -> Result<Checked, ServiceError> {
    let (new, mut problems) = match input.parse() {
        Ok(new) => (Some(new), Vec::new()),
        Err(found) => (None, told(&found)),
    };
    let code = input.service.trim();
    let service = service::Entity::find()
        .filter(service::Column::Code.eq(code))
        .filter(service::Column::ExcludedAt.is_null())
        .one(connection)
        .await?;
    if service.is_none() && !code.is_empty() {
        problems.push(FieldProblem::new(NAMES.service, "unknown_service"));
    }
    let from = match speaker(connection, request, input).await? {
        Ok(from) => from,
        Err(problem) => {
            problems.push(problem);
            None
        }
    };
    match (new, service) {
        (Some(new), Some(service)) if problems.is_empty() => Ok(Checked { new, service, from }),
        _ => Err(ServiceError::Invalid(problems)),
    }
}

/// The body that speaks, if one does: a person of its staff sends the proposal, so that nobody speaks for a body who is none
/// of its people.
async fn speaker(
    connection: &impl ConnectionTrait,
    request: &Request,
    input: &ProposalInput,
) -> Result<Result<Option<i64>, FieldProblem>, ServiceError> {
    let source = ProposalSource::from_code(input.source.trim());
    if !source.is_some_and(ProposalSource::is_of_a_body) {
        return Ok(Ok(None));
    }
    if request.actor.memberships().is_empty() {
        return Ok(Err(FieldProblem::new(NAMES.source, "sign_in")));
    }
    let code = input.body.trim();
    if code.is_empty() {
        return Ok(Ok(None));
    }
    let known = body::Entity::find().filter(body::Column::Code.eq(code)).one(connection).await?;
    let own = known.filter(|body| request.actor.memberships().iter().any(|own| own.body.0 == body.id));
    Ok(own.map(|body| Some(body.id)).ok_or_else(|| FieldProblem::new(NAMES.body, "not_own_body")))
}

/// The problems of a form as everybody is told them.
pub(super) fn told(found: &[ProposalFieldProblem]) -> Vec<FieldProblem> {
    found.iter().map(|one| FieldProblem::new(one.field, one.problem.code())).collect()
}

/// The proposal that a sending repeats, if it does.
async fn repeated(
    connection: &impl ConnectionTrait,
    sending: Option<&str>,
) -> Result<Option<ReceivedProposal>, ServiceError> {
    let Some(sending) = sending else { return Ok(None) };
    let row = proposal::Entity::find().filter(proposal::Column::Sending.eq(sending)).one(connection).await?;
    Ok(row.map(ReceivedProposal::from))
}
