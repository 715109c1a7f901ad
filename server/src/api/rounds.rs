//! The rounds of coordination that have ended, with positions, opinions, public remarks and their answers (Art. 15(4)).

use axum::Json;
use axum::extract::{Path, State};
use chrono::{DateTime, NaiveDate, Utc};
use domain::coordination::{Ground, Position, RemarkOutcome};
use domain::discussion::{Anchor, Suggestion};
use domain::standard::Content;
use serde::Serialize;
use services::coordination::{AnswerView, BodyInRound, OpinionView, RemarkView, RoundView};
use services::reading::{self, BodyName};
use site::Site;
use utoipa::ToSchema;

use super::codes::{GroundCode, PositionCode, RemarkOutcomeCode};
use super::list::List;
use super::names::BodyNames;
use super::{At, Problem};

// These shapes are a promise to machines, as those of comments are: they stay when what pages show changes.

/// A round of coordination that has ended.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RoundItem {
    /// Its number in the draft, from 1.
    #[schema(minimum = 1)]
    pub number: u32,
    /// The number of the revision that was sent.
    pub revision: i64,
    /// The SHA-256 of the canonical content of that revision.
    pub hash: String,
    /// What the developing body wrote to those who are asked.
    pub note: Option<String>,
    /// When it was sent.
    pub opened_at: DateTime<Utc>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// Whether it ended with every agreement.
    pub agreed: Option<bool>,
    /// Who was asked.
    pub bodies: Vec<RoundBody>,
}

/// A body that was asked in a round.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RoundBody {
    /// The body.
    pub body: BodyNames,
    /// Why it was asked.
    pub grounds: Vec<RoundGround>,
    /// The date by which its opinion was due: a setting of this site unless a norm is named.
    pub due_on: NaiveDate,
    /// The norm on which that date rests.
    pub due_norm: Option<String>,
    /// The norm by which silence after that date is consent.
    pub silence_norm: Option<String>,
    /// What it thinks of the text; null where it gave no opinion in this round.
    #[schema(value_type = Option<PositionCode>)]
    pub position: Option<Position>,
    /// When it said so.
    pub answered_at: Option<DateTime<Utc>>,
    /// The earlier round whose agreement holds, because the text is the same.
    pub holds_from: Option<u32>,
    /// When and why it was struck, if it was.
    pub struck: Option<Struck>,
    /// Its opinion.
    pub opinion: Option<RoundOpinion>,
}

/// Why a body was asked.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RoundGround {
    /// The ground.
    #[schema(value_type = GroundCode)]
    pub ground: Ground,
    /// The article of the law.
    #[schema(example = "Art. 8(5)")]
    pub article: &'static str,
}

/// A body that was struck from a round.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Struck {
    /// When.
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: String,
}

/// The opinion of a body.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RoundOpinion {
    /// Its reasons; may be empty with an agreement.
    pub reasons: String,
    /// When it was given.
    pub given_at: DateTime<Utc>,
    /// Its public remarks.
    pub remarks: Vec<RoundRemark>,
    /// How many of its remarks stay inside by law.
    pub withheld: u64,
}

/// A public remark.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RoundRemark {
    /// Its number in the opinion, from 1.
    #[schema(minimum = 1)]
    pub number: i64,
    /// Its words.
    pub text: String,
    /// What it concerns.
    #[schema(value_type = Object)]
    pub anchor: Anchor,
    /// The number of the clause in the text that was sent, such as `2.6.3`.
    pub clause: Option<String>,
    /// The wording it suggests.
    #[schema(value_type = Option<Object>)]
    pub suggestion: Option<Suggestion>,
    /// What the developing body answered.
    pub answer: Option<RoundAnswer>,
}

/// The answer to a remark.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RoundAnswer {
    /// What became of the remark.
    #[schema(value_type = RemarkOutcomeCode)]
    pub outcome: RemarkOutcome,
    /// Why.
    pub words: String,
    /// The element that was changed for it.
    pub element: Option<String>,
    /// When it was answered.
    pub answered_at: DateTime<Utc>,
    /// Whether the body sees it resolved; null until it says so.
    pub resolved: Option<bool>,
}

fn round(view: RoundView, text: Option<&Content>) -> RoundItem {
    RoundItem {
        number: view.number,
        revision: view.revision,
        hash: view.hash,
        note: view.note,
        opened_at: view.opened_at,
        ended_at: view.ended_at,
        agreed: view.agreed,
        bodies: view.bodies.into_iter().map(|asked| body(asked, text)).collect(),
    }
}

/// Why a body is asked, with its article.
pub(super) fn ground(ground: Ground) -> RoundGround {
    RoundGround { ground, article: ground.article() }
}

fn body(asked: BodyInRound, text: Option<&Content>) -> RoundBody {
    let BodyName { code, name, .. } = asked.body;
    RoundBody {
        body: BodyNames { code: Some(code), name: name.into() },
        grounds: asked.grounds.into_iter().map(ground).collect(),
        due_on: asked.due_on,
        due_norm: asked.due_norm,
        silence_norm: asked.silence_norm,
        position: asked.position,
        answered_at: asked.answered_at,
        holds_from: asked.holds_from,
        struck: asked.struck.map(|(at, reason)| Struck { at, reason }),
        opinion: asked.opinion.map(|view| opinion(view, text)),
    }
}

fn opinion(view: OpinionView, text: Option<&Content>) -> RoundOpinion {
    RoundOpinion {
        reasons: view.reasons,
        given_at: view.given_at,
        remarks: view.remarks.into_iter().map(|view| remark(view, text)).collect(),
        withheld: view.withheld,
    }
}

fn remark(view: RemarkView, text: Option<&Content>) -> RoundRemark {
    let element = view.anchor.element.as_ref();
    RoundRemark {
        clause: element.and_then(|element| text?.clause_number(element)),
        number: view.number,
        text: view.text,
        anchor: view.anchor,
        suggestion: view.suggestion,
        answer: view.answer.map(answer),
    }
}

fn answer(view: AnswerView) -> RoundAnswer {
    RoundAnswer {
        outcome: view.outcome,
        words: view.words,
        element: view.element,
        answered_at: view.answered_at,
        resolved: view.resolved,
    }
}

/// The rounds of coordination that have ended, the newest first. Of one that runs nothing is public here.
#[utoipa::path(
    get, path = "/api/v1/drafts/{number}/rounds", tag = "drafts", operation_id = "listRounds",
    params(("number" = String, Path, pattern = "^[0-9]{4}-[0-9]{4,}$", description = "The number of the draft")),
    responses((status = 200, body = List<RoundItem>)),
)]
pub(super) async fn list(
    State(site): State<Site>,
    axum::Extension(arrived): At,
    Path(number): Path<String>,
) -> Result<Json<List<RoundItem>>, Problem> {
    let request = services::Request::public(arrived.0);
    let found = reading::coordination(&site.services, &request, &number).await?;
    let texts = found.texts;
    let item = |view: RoundView| {
        let text = texts.get(&view.revision);
        round(view, text)
    };
    Ok(Json(List::whole(found.rounds.into_iter().map(item).collect())))
}
