//! The demonstration data as they stand in `demo/*.json`.

use domain::body::{BodyKind, Role};
use domain::coordination::{Position, RemarkInput};
use domain::discussion::{Anchor, Outcome, Suggestion};
use domain::draft::DraftKind;
use domain::language::{Language, Localized};
use domain::notice::Operator;
use domain::register::Recipients;
use domain::standard::{Content, ElementId, ServiceForm};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::drafts::PublicationInput;
use crate::error::ServiceError;

#[derive(Deserialize)]
pub(super) struct BodyData {
    pub(super) code: String,
    pub(super) kind: BodyKind,
    pub(super) names: Localized,
    pub(super) reports_to_president: bool,
    pub(super) email: String,
}

#[derive(Deserialize)]
pub(super) struct PersonData {
    pub(super) email: String,
    pub(super) name: String,
    pub(super) role: Role,
    pub(super) body: String,
}

#[derive(Deserialize)]
pub(super) struct ProviderData {
    pub(super) body: Option<String>,
    pub(super) name: Localized,
}

#[derive(Deserialize)]
pub(super) struct ServiceData {
    pub(super) code: String,
    pub(super) name: Localized,
    pub(super) recipients: Recipients,
    pub(super) developing_body: String,
    pub(super) providers: Vec<ProviderData>,
    pub(super) through_state_corporation: bool,
    pub(super) through_portal: bool,
    pub(super) forms: Vec<ServiceForm>,
    pub(super) paid: bool,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(super) enum StageData {
    Drafting,
    OverduePlacement,
    Open,
    ClosingToday,
    Review,
    Reported,
    Withdrawn,
    Coordinating,
    Approved,
}

#[derive(Deserialize)]
pub(super) struct DraftData {
    pub(super) service: String,
    pub(super) kind: DraftKind,
    pub(super) stage: StageData,
    pub(super) included_business_days_ago: u32,
    pub(super) placed_days_ago: Option<u32>,
    pub(super) late_reason: Option<String>,
    pub(super) withdrawn_reason: Option<String>,
    pub(super) late_attempts: usize,
    /// Whether two hundred people speak, most of them in `demo/comments`.
    #[serde(default)]
    pub(super) crowd: bool,
    pub(super) informed: Vec<String>,
    pub(super) baseline: Option<Content>,
    pub(super) content: Content,
    pub(super) revised: Option<Content>,
    pub(super) comments: Vec<CommentData>,
    pub(super) decisions: Vec<DecisionData>,
    pub(super) reasons: Vec<ReasonData>,
}

#[derive(Clone, Deserialize)]
pub(super) struct AuthorData {
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) email: String,
    #[serde(default)]
    pub(super) bin: String,
    /// The number of an individual entrepreneur; its day of birth is none, so that it is nobody's.
    #[serde(default)]
    pub(super) iin: String,
    /// The region of an author whose name is withheld, by its code.
    pub(super) region: Option<String>,
}

#[derive(Clone, Deserialize)]
pub(super) struct CommentData {
    pub(super) author: AuthorData,
    pub(super) language: Language,
    pub(super) text: String,
    pub(super) anchor: Option<Anchor>,
    pub(super) suggestion: Option<Suggestion>,
    pub(super) day_offset: u32,
}

#[derive(Deserialize)]
pub(super) struct DecisionData {
    pub(super) comments: Vec<usize>,
    pub(super) outcome: Outcome,
    pub(super) substantiation: String,
    pub(super) elements: Vec<ElementId>,
}

#[derive(Deserialize)]
pub(super) struct ReasonData {
    pub(super) element: ElementId,
    pub(super) reason: String,
}

/// What is written during the coordination, and the acts that end it.
#[derive(Deserialize)]
pub(super) struct CoordinationData {
    pub(super) note: String,
    pub(super) opinions: Vec<OpinionData>,
    pub(super) acts: Vec<ActData>,
}

#[derive(Deserialize)]
pub(super) struct OpinionData {
    pub(super) body: String,
    pub(super) business_days_ago: u32,
    pub(super) position: Position,
    pub(super) reasons: String,
    pub(super) remarks: Vec<RemarkInput>,
}

#[derive(Deserialize)]
pub(super) struct ActData {
    pub(super) service: String,
    pub(super) kind: DraftKind,
    pub(super) order_number: String,
    pub(super) signatory: String,
    pub(super) justice_number: String,
    pub(super) published_in: String,
}

fn read<T: DeserializeOwned>(json: &str) -> Result<T, ServiceError> {
    Ok(serde_json::from_str(json)?)
}

pub(super) fn bodies() -> Result<Vec<BodyData>, ServiceError> {
    read(include_str!("../../demo/bodies.json"))
}

pub(super) fn people() -> Result<Vec<PersonData>, ServiceError> {
    read(include_str!("../../demo/people.json"))
}

pub(super) fn services() -> Result<Vec<ServiceData>, ServiceError> {
    read(include_str!("../../demo/services.json"))
}

/// The services whose drafts went on after their report.
pub(super) fn later_services() -> Result<Vec<ServiceData>, ServiceError> {
    read(include_str!("../../demo/later_services.json"))
}

/// Their drafts, an amendment after what it amends.
pub(super) fn later_drafts() -> Result<Vec<DraftData>, ServiceError> {
    [
        include_str!("../../demo/drafts/marriage-registration.json"),
        include_str!("../../demo/drafts/repeat-certificates.json"),
        include_str!("../../demo/drafts/repeat-certificates-amended.json"),
        include_str!("../../demo/drafts/death-registration.json"),
    ]
    .into_iter()
    .map(read)
    .collect()
}

pub(super) fn coordination() -> Result<CoordinationData, ServiceError> {
    read(include_str!("../../demo/coordination.json"))
}

/// Who operates the demonstration.
pub(super) fn operator() -> Result<Operator, ServiceError> {
    read(include_str!("../../demo/operator.json"))
}

/// The ways in which drafts and reports were made known, without their days.
pub(super) fn publications() -> Result<Vec<PublicationInput>, ServiceError> {
    read(include_str!("../../demo/publications.json"))
}

/// What a crowd says about a draft, in every language.
pub(super) fn crowd() -> Result<Vec<CommentData>, ServiceError> {
    let mut comments = Vec::new();
    for file in [
        include_str!("../../demo/comments/kk.json"),
        include_str!("../../demo/comments/ru.json"),
        include_str!("../../demo/comments/en.json"),
    ] {
        comments.extend(read::<Vec<CommentData>>(file)?);
    }
    Ok(comments)
}

/// The drafts, those that began earliest first, so that their numbers follow time.
pub(super) fn drafts() -> Result<Vec<DraftData>, ServiceError> {
    let mut drafts = [
        include_str!("../../demo/drafts/birth-registration.json"),
        include_str!("../../demo/drafts/clinic-attachment.json"),
        include_str!("../../demo/drafts/criminal-record.json"),
        include_str!("../../demo/drafts/disability-benefit.json"),
        include_str!("../../demo/drafts/driving-licence.json"),
        include_str!("../../demo/drafts/educational-licence.json"),
        include_str!("../../demo/drafts/family-benefit.json"),
        include_str!("../../demo/drafts/land-extract.json"),
        include_str!("../../demo/drafts/phytosanitary-certificate.json"),
        include_str!("../../demo/drafts/vehicle-registration.json"),
        include_str!("../../demo/drafts/veterinary-passport.json"),
    ]
    .into_iter()
    .map(read::<DraftData>)
    .collect::<Result<Vec<_>, _>>()?;
    drafts.sort_by_key(|draft| {
        std::cmp::Reverse((draft.placed_days_ago.unwrap_or(0), draft.included_business_days_ago))
    });
    Ok(drafts)
}

#[cfg(test)]
#[path = "data_tests.rs"]
mod tests;
