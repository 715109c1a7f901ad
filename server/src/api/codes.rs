//! The stable names of this interface, only to describe it: the names themselves stand in `domain`, and a test compares the two.
#![expect(dead_code, reason = "they only describe")]

use utoipa::ToSchema;

/// A language.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum LanguageCode {
    /// Kazakh.
    Kk,
    /// Russian.
    Ru,
    /// English.
    En,
}

/// The stage of a draft. One that is still being written is not shown.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum StageCode {
    /// Comments are received.
    Open,
    /// The discussion is over, the report is being made.
    Review,
    /// The closing report is published.
    Reported,
    /// It is with the coordinating bodies.
    Coordinating,
    /// It is being changed between two rounds of coordination.
    Returned,
    /// It is approved and not in force yet.
    Approved,
    /// It is in force.
    InForce,
    /// It is no longer in force.
    Ceased,
    /// Withdrawn after it was placed.
    Withdrawn,
}

/// What a draft is for.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum DraftKindCode {
    /// The first standard of a service.
    New,
    /// A change of the standard.
    Amendment,
    /// The end of the standard.
    Cancellation,
}

/// What an act did to a standard.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum StandardKindCode {
    /// It approved the first standard.
    Adopted,
    /// It changed the standard.
    Amended,
    /// It ended the standard.
    Cancelled,
}

/// What is in force on a date.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum StandardStateCode {
    /// No standard yet.
    NotYet,
    /// A standard.
    InForce,
    /// No standard any more.
    Ceased,
}

/// Why a revision was frozen.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum RevisionKindCode {
    /// It was placed for discussion.
    Placed,
    /// It was revised after the discussion.
    Revised,
    /// It was changed between two rounds of coordination.
    Coordinated,
}

/// A part of a standard (Art. 14).
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum PartCode {
    /// General provisions.
    General,
    /// The procedure of rendering.
    Procedure,
    /// The procedure for appealing.
    Appeal,
    /// Other requirements.
    Other,
    /// What stands behind the four parts.
    Appendices,
}

/// Who receives a service.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum RecipientsCode {
    /// Individuals.
    Individuals,
    /// Legal entities.
    LegalEntities,
    /// Both.
    Both,
}

/// What an act of the register is.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum ActKindCode {
    /// A resolution of the Government.
    GovernmentResolution,
    /// A decree of the President.
    PresidentialDecree,
    /// An order of a state body.
    Order,
}

/// What the author of a comment is.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum AuthorKindCode {
    /// An individual.
    Individual,
    /// An individual entrepreneur, who has an individual identification number.
    Entrepreneur,
    /// A legal entity, which has a business identification number.
    LegalEntity,
    /// A legal entity of another country.
    ForeignEntity,
    /// Another organisation.
    Organisation,
    /// Several who speak together.
    Group,
}

/// Whether a named entity has confirmed that a comment is its own.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum ConfirmationCode {
    Unconfirmed,
    Awaited,
    Confirmed,
}

/// What came of a comment (R15-7).
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum OutcomeCode {
    /// Accepted.
    Accepted,
    /// Partly accepted.
    PartlyAccepted,
    /// Not accepted, with the reason.
    NotAccepted,
}

/// Why a body is asked for its opinion (Art. 15(4)).
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum GroundCode {
    /// It is the authorized body in the scope of rendering state services.
    AuthorizedServices,
    /// It is the authorized body for informatization, and the service has an electronic form.
    Informatization,
    /// It is the authorized body for the State Corporation, which takes part.
    StateCorporation,
    /// It is the Presidential Administration, and a body that renders the service reports to the President.
    PresidentialAdministration,
    /// The draft names it as a provider.
    Provider,
    /// The developing body asks it as a body concerned.
    Interested,
}

/// What a body thinks of a text.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum PositionCode {
    /// It agrees.
    Agree,
    /// It agrees, with remarks.
    AgreeWithRemarks,
    /// It refuses, with reasons.
    Refuse,
}

/// What became of a remark.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum RemarkOutcomeCode {
    /// Accepted.
    Accepted,
    /// Not accepted, with reasons.
    NotAccepted,
}

/// What a proposal asks for.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum ProposalKindCode {
    /// To adopt a standard.
    Adopt,
    /// To change the standard in force.
    Change,
    /// To cancel the standard in force.
    Cancel,
}

/// Where a proposal comes from.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum ProposalSourceCode {
    /// A recipient of the service.
    Recipient,
    /// A body of the state.
    Body,
    /// A conclusion of public monitoring.
    PublicMonitoring,
    /// The public discussion of a body's annual report.
    AnnualReport,
}

/// Where a proposal stands.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub(super) enum ProposalStateCode {
    /// It waits for an answer.
    Waiting,
    /// It is answered.
    Answered,
}

#[cfg(test)]
mod tests {
    use domain::coordination::{Ground, Position, RemarkOutcome};
    use domain::discussion::{AuthorKind, Confirmation, Outcome};
    use domain::draft::{DraftKind, StageName};
    use domain::language::Language;
    use domain::proposal::{ProposalKind, ProposalSource, ProposalState};
    use domain::register::{ActKind, Recipients};
    use serde_json::{Value, json};
    use services::standards::StandardKind;
    use utoipa::PartialSchema;

    use super::*;

    fn described<Code: PartialSchema>() -> Vec<Value> {
        serde_json::to_value(Code::schema()).unwrap()["enum"].as_array().unwrap().clone()
    }

    fn codes<Item>(all: impl IntoIterator<Item = Item>, code: impl Fn(Item) -> &'static str) -> Vec<Value> {
        all.into_iter().map(|item| json!(code(item))).collect()
    }

    #[test]
    fn the_description_lists_the_names_that_are_used() {
        assert_eq!(described::<LanguageCode>(), codes(Language::ALL, Language::code));
        assert_eq!(described::<DraftKindCode>(), codes(DraftKind::ALL, DraftKind::code));
        assert_eq!(described::<StandardKindCode>(), codes(StandardKind::ALL, StandardKind::code));
        assert_eq!(described::<RecipientsCode>(), codes(Recipients::ALL, Recipients::code));
        assert_eq!(described::<ActKindCode>(), codes(ActKind::ALL, ActKind::code));
        assert_eq!(described::<AuthorKindCode>(), codes(AuthorKind::ALL, AuthorKind::code));
        assert_eq!(described::<ConfirmationCode>(), codes(Confirmation::ALL, Confirmation::code));
        assert_eq!(described::<OutcomeCode>(), codes(Outcome::ALL, Outcome::code));
        assert_eq!(described::<GroundCode>(), codes(Ground::ALL, Ground::code));
        assert_eq!(described::<PositionCode>(), codes(Position::ALL, Position::code));
        assert_eq!(described::<RemarkOutcomeCode>(), codes(RemarkOutcome::ALL, RemarkOutcome::code));
        assert_eq!(described::<ProposalKindCode>(), codes(ProposalKind::ALL, ProposalKind::code));
        assert_eq!(described::<ProposalSourceCode>(), codes(ProposalSource::ALL, ProposalSource::code));
        assert_eq!(described::<ProposalStateCode>(), codes(ProposalState::ALL, ProposalState::code));
        let public = StageName::ALL.into_iter().filter(|stage| *stage != StageName::Drafting);
        assert_eq!(described::<StageCode>(), codes(public, StageName::code));
    }
}
