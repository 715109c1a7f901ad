//! The acts of the demonstration, by which agreed drafts became standards.

use chrono::NaiveDate;
use domain::approval::ApprovalInput;

use super::data::{ActData, ServiceData};
use super::stage::DemoStage;
use crate::error::ServiceError;
use crate::standards;

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
        let order = ApprovalInput {
            order_number: act.order_number.clone(),
            order_on: order_on.to_string(),
            signatory: act.signatory.clone(),
            ..ApprovalInput::default()
        };
        let head = self.head_of(entry, order_on, 12)?;
        let shown = standards::approval(self.services, &head, number).await?;
        standards::approve(self.services, &head, number, order, &shown.seen).await?;
        let later = ApprovalInput {
            justice_number: act.justice_number.clone(),
            justice_on: justice_on.to_string(),
            published_in: act.published_in.clone(),
            published_on: published_on.to_string(),
            ..ApprovalInput::default()
        };
        let head = self.head_of(entry, published_on, 17)?;
        let shown = standards::approval(self.services, &head, number).await?;
        let version = shown.approved.ok_or(ServiceError::NotFound)?.version;
        standards::record_act(self.services, &head, number, version, later).await?;
        self.make_known(number, entry, order_on).await
    }

    /// Brings the information on the service up to date everywhere, a business day after the order (R23-2).
    async fn make_known(
        &self,
        number: &str,
        entry: &ServiceData,
        order_on: NaiveDate,
    ) -> Result<(), ServiceError> {
        let on = self.business_days_after(order_on, 1);
        let head = self.head_of(entry, on, 16)?;
        let shown = standards::approval(self.services, &head, number).await?;
        let act = shown.approved.ok_or(ServiceError::NotFound)?;
        let link = format!("https://example.kz/{}", entry.code);
        for place in act.informing {
            let place = place.place.code();
            standards::tick_informing(self.services, &head, act.id, place, &on.to_string(), &link).await?;
        }
        Ok(())
    }
}
