//! The discussions of the demonstration: comments, late ones among them, and what is decided on them.

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use domain::body::Role;
use domain::discussion::{CommentInput, DecisionInput, first_sentence};
use domain::language::Language;
use futures::future::try_join_all;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::data::{self, CommentData, DraftData, ServiceData};
use super::stage::DemoStage;
use crate::context::Request;
use crate::discussion::{self, Arrival, Channel, DecideInput, Received};
use crate::entity::comment;
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
        if draft.crowd {
            comments.extend(data::crowd()?);
        }
        // In the order of arrival, so that their numbers follow time.
        let mut timed: Vec<(DateTime<Utc>, CommentData)> = (0_u32..)
            .zip(comments)
            .map(|(place, comment)| (self.came_at(placed_on, comment.day_offset, place), comment))
            .collect();
        timed.sort_by_key(|(at, _)| *at);
        // The text is known beforehand, so that all of them go into the queue at once, which writes them together.
        discussion::discussed(self.services, number).await?;
        try_join_all(timed.into_iter().map(|(at, comment)| self.say(number, at, comment))).await?;
        Ok(())
    }

    /// When a comment came: between half past nine and half past eleven at night, each in a minute of its own.
    fn came_at(&self, placed_on: NaiveDate, day_offset: u32, place: u32) -> DateTime<Utc> {
        let day = placed_on.checked_add_days(Days::new(u64::from(day_offset))).unwrap_or(placed_on);
        let minute = 570 + place * 97 % 840;
        let at = self.moment(day.min(self.today()), minute / 60, minute % 60);
        // Those that would come after the moment of filling came a little before it, one after another.
        at.min(self.moment(self.today(), 23, 59) - TimeDelta::minutes(i64::from(place % 50)))
    }

    async fn say(
        &self,
        number: &str,
        at: DateTime<Utc>,
        comment: CommentData,
    ) -> Result<Received, ServiceError> {
        let arrival = Arrival { idempotency_key: None, channel: Channel::Form };
        discussion::receive(self.services, &Request::public(at), number, input(comment), arrival).await
    }

    /// Comments that came after the closing moment: refused and counted (R15-4).
    pub(super) async fn come_late(
        &self,
        number: &str,
        draft: &DraftData,
        placed_on: NaiveDate,
    ) -> Result<(), ServiceError> {
        let day = placed_on.checked_add_days(Days::new(31)).unwrap_or(placed_on);
        // Only a comment that could be received is an attempt, and its words are not kept: any of the draft will do.
        for (place, comment) in (0_u32..).zip(draft.comments.iter().take(draft.late_attempts)) {
            let at = self.moment(day, place * 5 % 11, 4 + place * 9 % 50);
            let refused = self.say(number, at, comment.clone()).await;
            if !matches!(refused, Err(ServiceError::Refused(_))) {
                return Err(ServiceError::internal("a late comment was not refused"));
            }
        }
        Ok(())
    }

    async fn numbers_by_text(&self, number: &str) -> Result<HashMap<String, i64>, ServiceError> {
        let draft = discussion::discussed(self.services, number).await?;
        let comments: Vec<(String, i64)> = comment::Entity::find()
            .filter(comment::Column::DraftId.eq(draft.draft_id))
            .select_only()
            .columns([comment::Column::Text, comment::Column::Number])
            .into_tuple()
            .all(&self.services.database.connection)
            .await?;
        Ok(comments.into_iter().collect())
    }

    /// Decides on the comments, one decision a business day, and tells the day of the last one.
    pub(super) async fn decide(
        &self,
        number: &str,
        draft: &DraftData,
        entry: &ServiceData,
        closed_on: NaiveDate,
    ) -> Result<NaiveDate, ServiceError> {
        // The data count the comments as they are written there; the draft numbers them as they came.
        let numbers = self.numbers_by_text(number).await?;
        let mut day = closed_on;
        for (place, decision) in (1_u32..).zip(&draft.decisions) {
            // A row of holidays may leave fewer days than there are decisions.
            day = self.business_days_after(closed_on, place).min(self.business_day(self.today()));
            let asked: Vec<&CommentData> =
                decision.comments.iter().filter_map(|place| draft.comments.get(*place)).collect();
            let comments = asked.iter().filter_map(|comment| numbers.get(&comment.text).copied()).collect();
            let form = DecisionInput {
                outcome: decision.outcome.code().to_owned(),
                substantiation: decision.substantiation.clone(),
                summary: summary(&asked),
            };
            let input = DecideInput {
                comments,
                decision: form.parse()?,
                elements: decision.elements.iter().map(ToString::to_string).collect(),
            };
            let at = self.moment(day, 10 + place * 3 % 8, place * 17 % 60);
            let drafter = self.staff.call(&entry.developing_body, Role::Drafter, at)?;
            discussion::decide(self.services, &drafter, number, input).await?;
        }
        let drafter = self.staff.call(&entry.developing_body, Role::Drafter, self.moment(day, 18, 10))?;
        for reason in &draft.reasons {
            let gap = format!("element:{}", reason.element);
            report::explain(self.services, &drafter, number, &gap, "", &reason.reason).await?;
        }
        Ok(day)
    }
}

/// The first sentence of one comment in each language in which it was asked (R15-7).
fn summary(asked: &[&CommentData]) -> String {
    let mut languages: Vec<Language> = Vec::new();
    let mut sentences = Vec::new();
    for comment in asked {
        if !languages.contains(&comment.language) {
            languages.push(comment.language);
            sentences.push(first_sentence(&comment.text));
        }
    }
    sentences.join(" / ")
}

/// The form that somebody fills in.
pub(super) fn input(comment: CommentData) -> CommentInput {
    let anchor = comment.anchor.unwrap_or_default();
    CommentInput {
        kind: comment.author.kind,
        name: comment.author.name,
        email: comment.author.email,
        bin: comment.author.bin,
        iin: comment.author.iin,
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
