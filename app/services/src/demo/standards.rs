//! The acts of the demonstration, by which agreed drafts became standards. They are written as rows with their events: what the
//! people of the ministry typed into the forms is not told again.

use chrono::{Datelike, Days, NaiveDate};
use domain::draft::StoredStage;
use domain::ledger::Facts;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set};

use super::data::{ActData, ServiceData};
use super::stage::DemoStage;
use crate::context::Request;
use crate::drafts::load::{load, touch};
use crate::entity::{coordination_round, draft, revision, standard};
use crate::error::ServiceError;
use crate::ledger::{self, seal};
use crate::storage::Write;

/// After so many days from its official publication an act takes effect, unless it says another day.
const UNTIL_EFFECT: u64 = 10;

impl DemoStage<'_> {
    /// Approves an agreed draft, and records how the order was registered and published.
    pub(super) async fn enact(
        &self,
        number: &str,
        entry: &ServiceData,
        act: &ActData,
        agreed_on: NaiveDate,
    ) -> Result<(), ServiceError> {
        let order_on = self.business_days_after(agreed_on, 3);
        let justice_on = self.business_days_after(order_on, 7);
        let published_on = self.business_days_after(justice_on, 2);
        let approved = self.approve(number, act, &self.head_of(entry, order_on, 12)?, order_on).await?;
        let mut row: standard::ActiveModel = approved.into();
        row.justice_number = Set(Some(act.justice_number.clone()));
        row.justice_on = Set(Some(justice_on));
        row.published_in = Set(Some(act.published_in.clone()));
        row.published_on = Set(Some(published_on));
        row.effective_on = Set(published_on.checked_add_days(Days::new(UNTIL_EFFECT)));
        self.record(number, row, &self.head_of(entry, published_on, 17)?).await
    }

    /// The act as it is known when the order is signed.
    async fn approve(
        &self,
        number: &str,
        act: &ActData,
        head: &Request,
        order_on: NaiveDate,
    ) -> Result<standard::Model, ServiceError> {
        let write = self.services.database.write().await?;
        let loaded = load(&*write, number).await?;
        let (subject, row) = (loaded.subject(), loaded.row);
        let text = agreed_text(&write, row.id).await?;
        let before = standard::Entity::find()
            .filter(standard::Column::ServiceId.eq(row.service_id))
            .count(&*write)
            .await?;
        let saved = standard::ActiveModel {
            service_id: Set(row.service_id),
            body_id: Set(row.body_id),
            number: Set(i64::try_from(before).unwrap_or(i64::MAX - 1) + 1),
            kind: Set(row.kind.clone()),
            draft_id: Set(Some(row.id)),
            revision: Set(Some(text.number)),
            content: Set(text.content),
            hash: Set(text.hash),
            order_number: Set(act.order_number.clone()),
            order_on: Set(order_on),
            order_year: Set(i64::from(order_on.year())),
            signatory: Set(act.signatory.clone()),
            entered_at: Set(head.at),
            entered_by: Set(head.user_id()),
            version: Set(1),
            ..Default::default()
        }
        .insert(&*write)
        .await?;
        let mut row: draft::ActiveModel = row.into();
        row.stage = Set(StoredStage::Approved.code().to_owned());
        row.approved_at = Set(Some(head.at));
        touch(&write, row).await?;
        let facts = Facts::of("revision", text.number).sealing([seal::standard(&saved)?]);
        ledger::append(&write, head, "standard.approved", &subject, facts).await?;
        write.commit().await?;
        Ok(saved)
    }

    /// The act as it is known once it is published; the act before it ends where this one takes effect.
    async fn record(
        &self,
        number: &str,
        act: standard::ActiveModel,
        head: &Request,
    ) -> Result<(), ServiceError> {
        let write = self.services.database.write().await?;
        let saved = act.update(&*write).await?;
        let effective_at = saved.effective_on.map(|day| self.services.settings.zone.start_of(day));
        let loaded = load(&*write, number).await?;
        let subject = loaded.subject();
        let mut row: draft::ActiveModel = loaded.row.into();
        row.effective_at = Set(effective_at);
        touch(&write, row).await?;
        let before = standard::Entity::find()
            .filter(standard::Column::ServiceId.eq(saved.service_id))
            .filter(standard::Column::Number.lt(saved.number))
            .order_by_desc(standard::Column::Number)
            .one(&*write)
            .await?;
        if let Some(draft_id) = before.and_then(|before| before.draft_id) {
            let row = draft::Entity::find_by_id(draft_id).one(&*write).await?;
            let mut row: draft::ActiveModel = row.ok_or(ServiceError::NotFound)?.into();
            row.ceases_at = Set(effective_at);
            touch(&write, row).await?;
        }
        let facts = Facts::of("effective_on", saved.effective_on).sealing([seal::standard(&saved)?]);
        ledger::append(&write, head, "standard.act_recorded", &subject, facts).await?;
        write.commit().await
    }
}

/// The text to which everybody agreed.
async fn agreed_text(write: &Write, draft_id: i64) -> Result<revision::Model, ServiceError> {
    let round = coordination_round::Entity::find()
        .filter(coordination_round::Column::DraftId.eq(draft_id))
        .order_by_desc(coordination_round::Column::Number)
        .one(&**write)
        .await?;
    let round = round.ok_or(ServiceError::NotFound)?;
    let text = revision::Entity::find()
        .filter(revision::Column::DraftId.eq(draft_id))
        .filter(revision::Column::Number.eq(round.revision))
        .one(&**write)
        .await?;
    text.ok_or(ServiceError::NotFound)
}
