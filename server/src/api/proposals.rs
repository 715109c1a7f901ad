//! Proposals to adopt, change or cancel a standard, with their answers: anybody reads and sends them (Art. 13(3), R13-3).

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, NaiveDate, Utc};
use domain::discussion::{Hidden, Outcome};
use domain::language::Language;
use domain::proposal::{ProposalInput, ProposalKind, ProposalSource, ProposalState};
use domain::standard::SectionKey;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Serialize;
use serde_json::Value;
use services::Request;
use services::error::{FieldProblem, ServiceError};
use services::proposals::{ProposalFilter, ProposalView, public_list, receipt_link, submit};
use services::reading::BodyName;
use site::Site;
use site::words::proposal_problem;
use utoipa::ToSchema;

use super::codes::{LanguageCode, OutcomeCode, ProposalKindCode, ProposalSourceCode, ProposalStateCode};
use super::list::List;
use super::names::BodyNames;
use super::problem::FieldError;
use super::query::QueryParameters;
use super::sent_comment::json;
use super::{At, Problem};

/// The most bytes of an idempotency key.
const KEY_LIMIT: usize = 255;

// These shapes are a promise to machines, as those of comments are: they stay when what pages show changes.

/// A proposal as anybody may read it: without the name and the e-mail of a person.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ProposalItem {
    /// Its number.
    #[schema(minimum = 1)]
    pub number: i64,
    /// The code of the service in the register.
    pub service: String,
    /// What it asks for.
    #[schema(value_type = ProposalKindCode)]
    pub kind: ProposalKind,
    /// Where it comes from.
    #[schema(value_type = ProposalSourceCode)]
    pub source: ProposalSource,
    /// The body that proposes, where one does.
    pub from: Option<BodyNames>,
    /// The required element that it concerns, such as `procedure.term`; null for the whole standard.
    pub section: Option<&'static str>,
    /// Its language.
    #[schema(value_type = LanguageCode)]
    pub language: Language,
    /// Its words; empty where they are hidden.
    pub text: String,
    /// Since when, on what ground and why its words are not read by everybody, with their SHA-256.
    #[schema(value_type = Option<Object>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hidden: Option<Hidden>,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// The date by which it is to be answered: a setting of this site, not a term of the law.
    pub due_on: NaiveDate,
    /// Where it stands.
    #[schema(value_type = ProposalStateCode)]
    pub state: &'static str,
    /// The answer.
    pub answer: Option<ProposalAnswerItem>,
    /// The numbers of the placed drafts that name it.
    pub drafts: Vec<String>,
}

/// The answer to a proposal.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ProposalAnswerItem {
    /// What is done about it.
    #[schema(value_type = OutcomeCode)]
    pub outcome: Outcome,
    /// Why.
    pub words: String,
    /// When it was answered.
    pub answered_at: DateTime<Utc>,
}

fn view(proposal: ProposalView) -> ProposalItem {
    let body = |body: BodyName| BodyNames { code: Some(body.code), name: body.name.into() };
    ProposalItem {
        number: proposal.number,
        state: proposal.state().code(),
        service: proposal.service_code,
        kind: proposal.kind,
        source: proposal.source,
        from: proposal.from.map(body),
        section: proposal.section.map(SectionKey::code),
        language: proposal.language,
        text: proposal.text,
        hidden: proposal.hidden,
        received_at: proposal.received_at,
        due_on: proposal.due_on,
        answer: proposal.answer.map(|answer| ProposalAnswerItem {
            outcome: answer.outcome,
            words: answer.words,
            answered_at: answer.answered_at,
        }),
        drafts: proposal.drafts.into_iter().map(|draft| draft.number).collect(),
    }
}

/// The proposals with their answers, the newest first.
#[utoipa::path(
    get, path = "/api/v1/proposals", tag = "proposals", operation_id = "listProposals",
    params(
        ("service" = Option<String>, Query, description = "For the service of this code"),
        ("state" = Option<ProposalStateCode>, Query, description = "In this state"),
        ("limit" = Option<u64>, Query, minimum = 1, maximum = 200, description = "How many; 50 when nobody says"),
        ("cursor" = Option<String>, Query, description = "The `next` of the page before"),
    ),
    responses((status = 200, body = List<ProposalItem>)),
)]
pub(super) async fn list(
    State(site): State<Site>,
    axum::Extension(arrived): At,
    query: RawQuery,
) -> Result<Json<List<ProposalItem>>, Problem> {
    let mut asked = QueryParameters::read(query);
    let filter = ProposalFilter {
        service: asked.text("service"),
        state: asked.coded("state", &ProposalState::ALL.map(ProposalState::code), ProposalState::from_code),
        after: asked.text("cursor"),
        limit: asked.limit(),
    };
    asked.checked()?;
    let page = public_list(&site.services, &filter, arrived.0).await?;
    Ok(Json(List::of(page, view)))
}

/// A proposal. It is read field by field, never as a whole.
#[derive(ToSchema)]
#[schema(example = json!({
    "service": "002-01-022", "kind": "change", "source": "recipient", "language": "ru",
    "text": "Срок следует сократить до трёх рабочих дней.", "name": "А. Серікова", "email": "a.serikova@example.kz",
}))]
#[expect(dead_code, reason = "it only describes the body")]
pub(super) struct SentProposal {
    /// The code of the service in the register.
    #[schema(min_length = 1)]
    service: String,
    /// What it asks for.
    #[schema(value_type = ProposalKindCode)]
    kind: String,
    /// Where it comes from; a body proposes by a person of its staff who has signed in, so not here.
    #[schema(value_type = ProposalSourceCode)]
    source: String,
    /// The required element that it concerns, such as `procedure.term`; the whole standard if absent.
    #[schema(min_length = 1)]
    section: Option<String>,
    /// What is proposed, and why.
    #[schema(min_length = 1, max_length = 20_000)]
    text: String,
    /// The name of who proposes, never published.
    #[schema(min_length = 1, max_length = 300)]
    name: String,
    /// Where the answer goes, never published.
    #[schema(format = "email")]
    email: Option<String>,
    /// The language of the proposal.
    #[schema(value_type = LanguageCode)]
    language: String,
}

/// A proposal that was received.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ProposalReceived {
    /// Its number.
    #[schema(minimum = 1)]
    pub number: i64,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// The date by which it is to be answered: a setting of this site, not a term of the law.
    pub due_on: NaiveDate,
    /// The secret address at which it is followed.
    #[schema(format = "uri")]
    pub receipt_url: String,
}

/// Sends a proposal. The same proposal sent again with the same `Idempotency-Key` is answered with the same receipt.
#[utoipa::path(
    post, path = "/api/v1/proposals", tag = "proposals", operation_id = "sendProposal",
    params((
        "Idempotency-Key" = Option<String>, Header, min_length = 1, max_length = 255, pattern = "^[!-~]([ -~]*[!-~])?$",
        description = "The sender's own name for this sending",
    )),
    request_body = SentProposal,
    responses(
        (status = 201, body = ProposalReceived, description = "It is stored"),
        (status = 400, description = "The body is no JSON object"),
        (status = 403, description = "A page of another site made a browser send it"),
        (status = 413, description = "The body is larger than half a megabyte"),
        (status = 415, description = "The body is of another type than application/json, or compressed"),
        (status = 422, description = "Some fields cannot be taken as they are"),
    ),
)]
pub(super) async fn send(
    State(site): State<Site>,
    axum::Extension(arrived): At,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let input = read(&json(&headers, body)?).map_err(Problem::fields)?;
    let language = Language::from_code(input.language.trim()).unwrap_or(Language::Ru);
    let key = headers.get("idempotency-key").map(|key| String::from_utf8_lossy(key.as_bytes()).into_owned());
    if key.as_deref().is_some_and(|key| !is_key(key.trim())) {
        return Err(Problem::fields(vec![FieldError::new("idempotency_key", "idempotency_key")]));
    }
    let request = Request::public(arrived.0);
    let received =
        submit(&site.services, &request, &input, key.as_deref()).await.map_err(|error| match error {
            ServiceError::Invalid(problems) => Problem::fields(problems.iter().map(told).collect()),
            other => other.into(),
        })?;
    let answer = ProposalReceived {
        number: received.number,
        received_at: received.received_at,
        due_on: received.due_on,
        receipt_url: receipt_link(&site.services, language, &received.receipt),
    };
    let mut response = (StatusCode::CREATED, Json(answer)).into_response();
    // The address of the receipt is a secret of its author.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}

/// Whether a sender's name for a sending can be one. One that is sent and names nothing is a fault of the sender, who counts
/// on it.
fn is_key(key: &str) -> bool {
    (1..=KEY_LIMIT).contains(&key.len()) && key.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

/// Reads the fields of the form from a body.
fn read(body: &Value) -> Result<ProposalInput, Vec<FieldError>> {
    let mut errors = Vec::new();
    let input = ProposalInput::from_fn(|name| match body.get(name) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(_) => {
            errors.push(FieldError::new(name, "type"));
            String::new()
        }
    });
    // What is there and blank was not left out.
    for (name, value, code) in
        [("section", &input.section, "unknown_section"), ("email", &input.email, "email")]
    {
        if matches!(body.get(name), Some(Value::String(_))) && value.trim().is_empty() {
            errors.push(told(&FieldProblem::new(name, code)));
        }
    }
    if errors.is_empty() { Ok(input) } else { Err(errors) }
}

/// What is wrong with a field, in the words of its form.
fn told(problem: &FieldProblem) -> FieldError {
    FieldError {
        field: problem.field.clone(),
        code: problem.code.clone(),
        detail: proposal_problem(Language::En, problem),
    }
}
