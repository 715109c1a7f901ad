//! The discussions of the demonstration: comments, late ones among them, and what is decided on them.

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::discussion::{CommentInput, DecisionInput, first_sentence};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::data::{self, CommentData, DraftData, StageData};
use super::stage::DemoStage;
use crate::context::Request;
use crate::discussion::{self, Arrival, Channel, DecideInput};
use crate::entity::{comment, draft};
use crate::error::ServiceError;
use crate::report;

impl DemoStage<'_> {
    pub(super) async fn comment(
        &self,
        number: &str,
        draft: &DraftData,
        placed_on: NaiveDate,
    ) -> Result<(), ServiceError> {
        let mut comments = draft.comments.clone();
        if draft.stage == StageData::OpenMany {
            comments.extend(many(&comments, draft)?);
        }
        // In the order of arrival, so that their numbers follow time.
        let mut timed: Vec<(DateTime<Utc>, CommentData)> = comments
            .into_iter()
            .enumerate()
            .map(|(place, comment)| {
                let day =
                    placed_on.checked_add_days(Days::new(u64::from(comment.day_offset))).unwrap_or(placed_on);
                let minutes = u32::try_from(place * 37 % 560).unwrap_or(0);
                (self.moment(day, 10 + minutes / 60, minutes % 60), comment)
            })
            .collect();
        timed.sort_by_key(|(at, _)| *at);
        for (at, comment) in timed {
            let request = Request::public(at);
            let arrival = Arrival { idempotency_key: None, channel: Channel::Form };
            discussion::receive(self.services, &request, number, input(comment), arrival).await?;
        }
        Ok(())
    }

    /// Comments that came after the closing moment: refused and counted (R15-4).
    pub(super) async fn come_late(
        &self,
        number: &str,
        draft: &DraftData,
        placed_on: NaiveDate,
    ) -> Result<(), ServiceError> {
        let day = placed_on.checked_add_days(Days::new(31)).unwrap_or(placed_on);
        for place in 0..draft.late_attempts {
            let at = self.moment(day, 9 + place % 8, 12);
            let request = Request::public(at);
            let arrival = Arrival { idempotency_key: None, channel: Channel::Form };
            let refused =
                discussion::receive(self.services, &request, number, CommentInput::default(), arrival).await;
            if !matches!(refused, Err(ServiceError::Refused(_))) {
                return Err(ServiceError::internal("a late comment was not refused"));
            }
        }
        Ok(())
    }

    async fn numbers_by_text(&self, number: &str) -> Result<HashMap<String, i64>, ServiceError> {
        let connection = &self.services.database.connection;
        let row = draft::Entity::find().filter(draft::Column::Number.eq(number)).one(connection).await?;
        let row = row.ok_or(ServiceError::NotFound)?;
        let comments =
            comment::Entity::find().filter(comment::Column::DraftId.eq(row.id)).all(connection).await?;
        Ok(comments.into_iter().map(|comment| (comment.text, comment.number)).collect())
    }

    pub(super) async fn decide(
        &self,
        request: &Request,
        number: &str,
        draft: &DraftData,
    ) -> Result<(), ServiceError> {
        // The data count the comments as they are written there; the draft numbers them as they came.
        let numbers = self.numbers_by_text(number).await?;
        for decision in &draft.decisions {
            let comments = decision
                .comments
                .iter()
                .filter_map(|place| numbers.get(&draft.comments.get(*place)?.text).copied())
                .collect();
            let lead = decision.comments.first().and_then(|place| draft.comments.get(*place));
            let form = DecisionInput {
                outcome: decision.outcome.code().to_owned(),
                substantiation: decision.substantiation.clone(),
                summary: lead.map(|lead| first_sentence(&lead.text)).unwrap_or_default(),
            };
            let input = DecideInput {
                comments,
                decision: form.parse()?,
                elements: decision.elements.iter().map(ToString::to_string).collect(),
            };
            discussion::decide(self.services, request, number, input).await?;
        }
        for reason in &draft.reasons {
            let gap = format!("element:{}", reason.element);
            report::explain(self.services, request, number, &gap, "", &reason.reason).await?;
        }
        Ok(())
    }
}

fn input(comment: CommentData) -> CommentInput {
    let anchor = comment.anchor.unwrap_or_default();
    CommentInput {
        kind: comment.author.kind,
        name: comment.author.name,
        email: comment.author.email,
        bin: comment.author.bin,
        withhold: comment.author.region.as_ref().map(|_| "yes".to_owned()).unwrap_or_default(),
        region: comment.author.region.unwrap_or_default(),
        language: comment.language.code().to_owned(),
        text: comment.text,
        section: anchor.section.map(|section| section.code().to_owned()).unwrap_or_default(),
        element: anchor.element.map(String::from).unwrap_or_default(),
        quote: anchor.quote.unwrap_or_default(),
        anchor_language: anchor.language.map(|language| language.code().to_owned()).unwrap_or_default(),
        suggestion: comment.suggestion.map(|suggestion| suggestion.text).unwrap_or_default(),
        ..CommentInput::default()
    }
}

/// Comments composed of the templates, each author with sentences of their own.
fn many(written: &[CommentData], draft: &DraftData) -> Result<Vec<CommentData>, ServiceError> {
    let many = data::many()?;
    if many.service != draft.service || many.authors.is_empty() || many.sentences.is_empty() {
        return Ok(Vec::new());
    }
    let days = draft.placed_days_ago.unwrap_or(1).max(1);
    let count = many.total.saturating_sub(written.len());
    let compose = |place: usize| {
        let sentence =
            many.sentences.get((place * 11 + place / many.sentences.len()) % many.sentences.len())?;
        let author = many.authors.get(place % many.authors.len())?;
        Some(CommentData {
            author: author.clone(),
            language: sentence.language,
            text: sentence.text.clone(),
            anchor: sentence.anchor.clone(),
            suggestion: None,
            day_offset: u32::try_from(place).unwrap_or(0) % days,
        })
    };
    Ok((0..count).filter_map(compose).collect())
}
