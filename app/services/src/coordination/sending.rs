//! What a draft is sent with: its text, whoever must be asked about it, and what they said before.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use domain::body::{BodyId, BodyKind};
use domain::coordination::{
    AskedBody, CoordinatingBody, RequiredBody, Round, answer_term, has_authorized_body, required,
};
use domain::draft::SendRequest;
use domain::register::ServiceEntry;
use domain::report::canonical;
use domain::standard::check::Severity;
use domain::standard::{Content, ContentHash};
use domain::time::BusinessCalendar;
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

use super::heard::{heard, unanswered};
use super::planned::PlannedBody;
use crate::calendar;
use crate::context::{Request, Services};
use crate::digest;
use crate::drafts::copy::{checked, content_of, newest_sections};
use crate::drafts::load::Loaded;
use crate::drafts::{SectionVersions, Seen, revisions};
use crate::entity::body;
use crate::error::ServiceError;
use crate::reading::BodyName;
use crate::register;

/// The most bodies that a drafter adds at once.
const MOST_ADDED: usize = 60;

/// What a draft is sent with.
pub(super) struct Sending {
    /// The text: the working copy, which is the revised draft of the report until a round returns it.
    pub(super) content: Content,
    /// Its hash.
    pub(super) hash: ContentHash,
    /// Whether the newest revision is this very act, the words of its clauses too.
    pub(super) is_frozen: bool,
    /// The errors of the text (R14-2).
    pub(super) content_errors: u32,
    /// Remarks of earlier rounds without an answer.
    pub(super) unanswered: u32,
    version: i64,
    sections: SectionVersions,
    entry: ServiceEntry,
    bodies: Vec<body::Model>,
    kinds: Vec<CoordinatingBody>,
    calendar: BusinessCalendar,
    today: NaiveDate,
    last: Option<Round>,
    heard: HashMap<i64, i64>,
}

impl Sending {
    /// Reads all of it, of a draft that can be sent.
    pub(super) async fn read(
        services: &Services,
        connection: &impl ConnectionTrait,
        request: &Request,
        loaded: &Loaded,
    ) -> Result<Self, ServiceError> {
        let last = loaded.draft.sent_after(request.at)?.cloned();
        let rows = newest_sections(connection, loaded.row.id).await?;
        let content = content_of(&rows)?;
        let findings = checked(services, connection, loaded, &content).await?;
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        let register = register::by_id(connection, loaded.row.service_id).await?;
        let bodies = body::Entity::find().order_by_asc(body::Column::Code).all(connection).await?;
        let today = request.today(services);
        Ok(Self {
            hash: content.hash(),
            is_frozen: revisions::is_frozen(connection, &loaded.row, &content).await?,
            content,
            content_errors: u32::try_from(errors).unwrap_or(u32::MAX),
            unanswered: unanswered(connection, loaded.row.id).await?,
            version: loaded.row.version,
            sections: SectionVersions::of(&rows),
            // The body that writes this draft is never asked about it, whoever the register names by now.
            entry: ServiceEntry { developing_body: BodyId(loaded.row.body_id), ..register.entry },
            kinds: bodies.iter().map(|row| coordinating(row, today)).collect(),
            bodies,
            calendar: calendar::read(connection).await?,
            today,
            last,
            heard: heard(connection, loaded.row.id).await?,
        })
    }

    /// The number of the round that opens.
    pub(super) fn round(&self) -> u32 {
        self.last.as_ref().map_or(1, |last| last.number.saturating_add(1))
    }

    /// Who is asked: whom the law names, whom the drafter added in the round before, and `added`.
    pub(super) fn planned(&self, added: &[BodyId]) -> Vec<PlannedBody> {
        let mut concerned = self.last.as_ref().map(Round::added).unwrap_or_default();
        concerned.extend_from_slice(added);
        let asked = required(&self.content, &self.entry, &self.kinds, &concerned);
        asked.into_iter().filter_map(|one| self.planned_body(one)).collect()
    }

    fn planned_body(&self, one: RequiredBody) -> Option<PlannedBody> {
        let row = self.row(one.body)?;
        let term = answer_term(row.coordination_days);
        // Who agreed to other clauses has not agreed to these, though they lead to the same text.
        let last = self.last.as_ref().filter(|_| self.is_frozen);
        let holds_from = last.and_then(|last| last.agreement_to(self.hash, one.body));
        Some(PlannedBody {
            body: BodyName::of(row),
            grounds: one.grounds,
            due_on: term.last_day(self.today, &self.calendar),
            due_norm: row.coordination_norm.clone(),
            days: term.amount,
            silence_norm: row.silence_norm.clone(),
            holds_from,
            seen_revision: self.heard.get(&row.id).copied(),
        })
    }

    /// Whether the authorized body that the law asks always stands.
    pub(super) fn has_authorized_body(&self) -> bool {
        has_authorized_body(&self.kinds)
    }

    /// The row of a body.
    pub(super) fn row(&self, body: BodyId) -> Option<&body::Model> {
        self.bodies.iter().find(|row| row.id == body.0)
    }

    /// Who can be added to those who are asked already.
    pub(super) fn addable(&self, asked: &[PlannedBody]) -> Vec<BodyName> {
        let named = |body: BodyId| asked.iter().any(|one| one.body.id == body);
        let free = self.bodies.iter().filter(|row| self.is_concerned(row) && !named(BodyId(row.id)));
        free.map(BodyName::of).collect()
    }

    /// The bodies of these codes, each of which can be asked. Those that are asked anyway are left to the law.
    pub(super) fn named(&self, codes: &[String]) -> Result<Vec<BodyId>, ServiceError> {
        let refused = |code: &str| Err(ServiceError::field("added", code));
        if codes.len() > MOST_ADDED {
            return refused("too_many");
        }
        let asked = self.planned(&[]);
        let mut bodies = Vec::with_capacity(codes.len());
        for code in codes.iter().map(|code| code.trim()).filter(|code| !code.is_empty()) {
            let Some(row) = self.bodies.iter().find(|row| row.code == code) else {
                return refused("unknown_choice");
            };
            let body = BodyId(row.id);
            if body == self.entry.developing_body {
                return refused("own_body");
            }
            if !self.is_concerned(row) {
                return refused("unknown_choice");
            }
            if !asked.iter().any(|one| one.body.id == body) && !bodies.contains(&body) {
                bodies.push(body);
            }
        }
        Ok(bodies)
    }

    /// Whether a body can be asked at all: it stands, and it does not ask itself.
    fn is_concerned(&self, row: &body::Model) -> bool {
        BodyId(row.id) != self.entry.developing_body && !is_abolished(row, self.today)
    }

    /// What is shown by showing the plan: the text, who is asked about it, why and until when.
    pub(super) fn seen(&self) -> Result<Seen, ServiceError> {
        let planned = self.planned(&[]);
        let asked: Vec<_> =
            planned.iter().map(|one| (one.body.id, &one.grounds, one.due_on, one.holds_from)).collect();
        let shown = canonical::json(&(self.hash, asked))?;
        let hash = digest::sha256(shown.as_bytes());
        Ok(Seen { version: self.version, hash, sections: self.sections.clone() })
    }

    /// The step, for the rules to weigh: whom the law names comes from the draft alone, not from what was planned.
    pub(super) fn request(&self, planned: &[PlannedBody], at: DateTime<Utc>) -> SendRequest {
        let asked = planned.iter().map(|one| AskedBody {
            body: one.body.id,
            grounds: one.grounds.clone(),
            due_on: one.due_on,
            position: None,
            holds_from: one.holds_from,
            silence_norm: one.silence_norm.clone(),
            struck: false,
        });
        SendRequest {
            at,
            content_errors: self.content_errors,
            hash: self.hash,
            has_authorized_body: self.has_authorized_body(),
            required: required(&self.content, &self.entry, &self.kinds, &[]),
            asked: asked.collect(),
            unanswered: self.unanswered,
        }
    }
}

/// Whether a body is no more on the legal date `today`.
pub(super) fn is_abolished(row: &body::Model, today: NaiveDate) -> bool {
    row.abolished_on.is_some_and(|day| day <= today)
}

/// A body, as the rules see it.
pub(super) fn coordinating(row: &body::Model, today: NaiveDate) -> CoordinatingBody {
    CoordinatingBody {
        id: BodyId(row.id),
        // A row of an unknown kind can only come from a newer program; the law asks it for nothing here.
        kind: BodyKind::from_code(&row.kind).unwrap_or(BodyKind::Local),
        reports_to_president: row.reports_to_president,
        successor: row.successor_id.map(BodyId),
        abolished: is_abolished(row, today),
    }
}
