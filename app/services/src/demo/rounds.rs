//! The drafts of the demonstration that went on after their report: one stands in the middle of a round, others were agreed.

use chrono::{Days, NaiveDate};
use domain::body::Role;
use domain::coordination::Position;

use super::data::{self, CoordinationData, DraftData, OpinionData, ServiceData, StageData};
use super::stage::DemoStage;
use crate::context::Request;
use crate::coordination::{self, GiveInput, RoundView, SendInput};
use crate::error::ServiceError;

/// Fills the register and the drafts that went on after their report.
pub(super) async fn fill(stage: &DemoStage<'_>) -> Result<(), ServiceError> {
    let entries = data::later_services()?;
    let drafts = data::later_drafts()?;
    let written = data::coordination()?;
    for entry in &entries {
        stage.include(entry, drafts.iter().find(|draft| draft.service == entry.code)).await?;
    }
    for draft in &drafts {
        let entry = entries.iter().find(|entry| entry.code == draft.service).ok_or(ServiceError::NotFound)?;
        let (number, reported_on) = stage.report_on(draft, entry).await?;
        if draft.stage == StageData::Coordinating {
            stage.half_answered(&number, entry, &written).await?;
        } else {
            let agreed_on = stage.agreed(&number, entry, &written, reported_on).await?;
            let act = written.acts.iter().find(|act| act.service == draft.service && act.kind == draft.kind);
            stage.enact(&number, entry, act.ok_or(ServiceError::NotFound)?, agreed_on).await?;
        }
    }
    Ok(())
}

impl DemoStage<'_> {
    /// Carries a draft to its closing report, and tells its number and the day of the report.
    async fn report_on(
        &self,
        draft: &DraftData,
        entry: &ServiceData,
    ) -> Result<(String, NaiveDate), ServiceError> {
        let placed_on = self.placed_on(draft).ok_or(ServiceError::NotFound)?;
        let began = self.day_before(placed_on);
        let number = self.begin(draft.kind, &draft.content, entry, began).await?.number;
        self.place(&number, entry, draft, self.moment(placed_on, 9, 0)).await?;
        let closed_on = placed_on.checked_add_days(Days::new(31)).unwrap_or(placed_on);
        let published_on = self.business_days_after(closed_on, 2);
        self.publish(&self.head_of(entry, published_on, 16)?, &number).await?;
        Ok((number, published_on))
    }

    /// A draft about which some bodies have answered and others have not.
    async fn half_answered(
        &self,
        number: &str,
        entry: &ServiceData,
        written: &CoordinationData,
    ) -> Result<(), ServiceError> {
        let round = self.send(number, entry, written, self.business_days_before(self.today(), 5)).await?;
        for opinion in &written.opinions {
            let on = self.business_days_before(self.today(), opinion.business_days_ago);
            self.answer(number, &round, opinion, on).await?;
        }
        Ok(())
    }

    /// A draft to which everybody agreed, and the day on which the round ended.
    pub(super) async fn agreed(
        &self,
        number: &str,
        entry: &ServiceData,
        written: &CoordinationData,
        reported_on: NaiveDate,
    ) -> Result<NaiveDate, ServiceError> {
        let sent_on = self.business_days_after(reported_on, 3);
        let round = self.send(number, entry, written, sent_on).await?;
        let answered_on = self.business_days_after(sent_on, 6);
        for asked in &round.bodies {
            let opinion = OpinionData {
                body: asked.body.code.clone(),
                business_days_ago: 0,
                position: Position::Agree,
                reasons: String::new(),
                remarks: Vec::new(),
            };
            self.answer(number, &round, &opinion, answered_on).await?;
        }
        let ended_on = self.business_days_after(answered_on, 1);
        let head = self.head_of(entry, ended_on, 11)?;
        let answered = self.newest_round(&head, number).await?;
        let mark = coordination::round_mark(&answered);
        coordination::end_round(self.services, &head, number, answered.number, &mark).await?;
        Ok(ended_on)
    }

    /// Sends a draft with its report to everybody whom the law asks (RC-2).
    async fn send(
        &self,
        number: &str,
        entry: &ServiceData,
        written: &CoordinationData,
        on: NaiveDate,
    ) -> Result<RoundView, ServiceError> {
        let head = self.head_of(entry, on, 10)?;
        let seen = coordination::plan(self.services, &head, number).await?.seen;
        let input = SendInput { added: Vec::new(), note: written.note.clone() };
        coordination::send(self.services, &head, number, input, &seen).await?;
        self.newest_round(&head, number).await
    }

    /// The head of a body gives its opinion.
    async fn answer(
        &self,
        number: &str,
        round: &RoundView,
        opinion: &OpinionData,
        on: NaiveDate,
    ) -> Result<(), ServiceError> {
        let head = self.staff.call(&opinion.body, Role::Head, self.moment(on, 15, 30))?;
        let input = GiveInput {
            position: opinion.position.code().to_owned(),
            reasons: opinion.reasons.clone(),
            remarks: opinion.remarks.clone(),
        };
        coordination::give_opinion(self.services, &head, number, &opinion.body, &round.hash, &input, 0)
            .await?;
        Ok(())
    }

    async fn newest_round(&self, head: &Request, number: &str) -> Result<RoundView, ServiceError> {
        let rounds = coordination::rounds(self.services, head, number).await?;
        rounds.into_iter().next().ok_or(ServiceError::NotFound)
    }
}
