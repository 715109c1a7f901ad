//! Standards and their versions as machines read them.

use chrono::{DateTime, NaiveDate, Utc};
use domain::approval::Act;
use serde::Serialize;
use services::standards::{Correction, StandardService, StandardSummary, Version, VersionSummary};
use utoipa::ToSchema;

use super::codes::{RecipientsCode, StandardKindCode, StandardStateCode};
use super::names::{BodyNames, Names};
use super::revisions::{RequiredElement, elements};

/// The service of a standard.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ServiceOfStandard {
    /// Its code in the register.
    pub code: String,
    /// Its name.
    pub name: Names,
    /// Who receives it.
    #[schema(value_type = RecipientsCode)]
    pub recipients: &'static str,
}

/// The standard of a service in the list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct StandardItem {
    /// The service.
    pub service: ServiceOfStandard,
    /// The body that develops the standard.
    pub body: BodyNames,
    /// The number of the version.
    pub version: i64,
    /// The first day on which it is in force.
    pub effective_on: Option<NaiveDate>,
    /// The number of the order that approved it.
    pub order_number: String,
    /// The date of that order.
    pub order_on: NaiveDate,
    /// The first day without a standard, where the order ended it.
    pub ceased_on: Option<NaiveDate>,
}

/// A version of a standard without its text.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct StandardVersionItem {
    /// Its number in the service, from 1.
    pub version: i64,
    /// What its act did.
    #[schema(value_type = StandardKindCode)]
    pub kind: &'static str,
    /// The body whose act it is.
    pub body: BodyNames,
    /// The number of the order.
    pub order_number: String,
    /// The date of the order.
    pub order_on: NaiveDate,
    /// Who signed it.
    pub signatory: String,
    /// The number under which the Ministry of Justice registered it.
    pub registration_number: Option<String>,
    /// When it was registered.
    pub registered_on: Option<NaiveDate>,
    /// Where it was officially published first.
    pub published_in: Option<String>,
    /// When it was published.
    pub published_on: Option<NaiveDate>,
    /// The first day on which it is in force; null as long as that is not known.
    pub effective_on: Option<NaiveDate>,
    /// The norm on which another date of effect than the usual one rests.
    pub effective_norm: Option<String>,
    /// The last day on which it is in force; null as long as no other version follows.
    pub valid_until: Option<NaiveDate>,
    /// The number of the draft that became it; null where it was approved elsewhere.
    pub draft: Option<String>,
    /// The SHA-256 of its canonical content.
    pub hash: String,
    /// What was corrected in an act that was approved elsewhere and entered with a slip, the oldest first.
    pub corrections: Vec<ActCorrection>,
}

/// A correction of an act that was entered with a slip.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ActCorrection {
    /// When it was corrected.
    pub at: DateTime<Utc>,
    /// Why, in the words of the registrar.
    pub reason: String,
    /// The act as it stood before.
    pub former: FormerAct,
}

/// An act as it stood before a correction.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct FormerAct {
    /// The number of the order.
    pub order_number: String,
    /// The date of the order.
    pub order_on: NaiveDate,
    /// Who signed it.
    pub signatory: String,
    /// The number under which the Ministry of Justice registered it.
    pub registration_number: Option<String>,
    /// When it was registered.
    pub registered_on: Option<NaiveDate>,
    /// Where it was officially published first.
    pub published_in: Option<String>,
    /// When it was published.
    pub published_on: Option<NaiveDate>,
    /// The first day on which it was to be in force.
    pub effective_on: Option<NaiveDate>,
    /// The norm on which another date of effect than the usual one was to rest.
    pub effective_norm: Option<String>,
}

/// The standard of a service on a date.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct StandardDetail {
    /// The service.
    pub service: ServiceOfStandard,
    /// The date; null where a version was asked for by its number.
    pub on: Option<NaiveDate>,
    /// What is in force on it; null where a version was asked for by its number.
    #[schema(value_type = Option<StandardStateCode>)]
    pub state: Option<&'static str>,
    /// The version; of a standard that has ended, the act that ended it; null where there is none yet.
    pub version: Option<StandardVersionItem>,
    /// The twelve elements, in the order of Art. 14; empty where no text is in force.
    pub elements: Vec<RequiredElement>,
    /// The number of the version before it.
    pub previous: Option<i64>,
    /// The number of the version that takes its place, or comes first.
    pub next: Option<i64>,
}

/// A service as machines read it.
pub(super) fn service(service: StandardService) -> ServiceOfStandard {
    ServiceOfStandard { code: service.code, name: service.name.into(), recipients: service.recipients.code() }
}

/// A line of the list.
pub(super) fn item(summary: StandardSummary) -> StandardItem {
    StandardItem {
        service: ServiceOfStandard {
            code: summary.service_code,
            name: summary.service_name.into(),
            recipients: summary.recipients.code(),
        },
        body: BodyNames { code: Some(summary.body.code), name: summary.body.name.into() },
        version: summary.number,
        effective_on: summary.effective_on,
        order_number: summary.order_number,
        order_on: summary.order_on,
        ceased_on: summary.ceased,
    }
}

/// A version without its text.
pub(super) fn version_item(summary: VersionSummary) -> StandardVersionItem {
    StandardVersionItem {
        version: summary.number,
        kind: summary.kind.code(),
        body: BodyNames { code: Some(summary.body.code), name: summary.body.name.into() },
        order_number: summary.act.order_number,
        order_on: summary.act.order_on,
        signatory: summary.act.signatory,
        registration_number: summary.act.justice_number,
        registered_on: summary.act.justice_on,
        published_in: summary.act.published_in,
        published_on: summary.act.published_on,
        effective_on: summary.effective_on,
        effective_norm: summary.act.effective_norm,
        valid_until: summary.valid_until,
        draft: summary.draft,
        hash: summary.hash,
        corrections: summary.corrections.into_iter().map(correction).collect(),
    }
}

fn correction(correction: Correction) -> ActCorrection {
    let Correction { former, reason, at } = correction;
    ActCorrection { at, reason, former: former_act(former) }
}

fn former_act(act: Act) -> FormerAct {
    let Act { order, registration, publication, effect } = act;
    let (registration_number, registered_on) = registration.map(|one| (one.number, one.on)).unzip();
    let (place, day) = publication.map(|one| (one.place, one.on)).unzip();
    let (effective_on, norm) = effect.map(|one| (one.on, one.norm)).unzip();
    FormerAct {
        order_number: order.number,
        order_on: order.on,
        signatory: order.signatory,
        registration_number,
        registered_on,
        published_in: place,
        published_on: day,
        effective_on,
        effective_norm: norm.flatten(),
    }
}

/// A version with its text.
pub(super) fn whole(
    of: StandardService,
    on: Option<NaiveDate>,
    state: Option<&'static str>,
    version: Version,
) -> StandardDetail {
    StandardDetail {
        service: service(of),
        on,
        state,
        version: Some(version_item(version.summary)),
        elements: elements(version.content),
        previous: version.previous.map(|previous| previous.number),
        next: version.next.map(|next| next.number),
    }
}
