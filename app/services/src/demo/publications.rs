//! Where the drafts and reports of the demonstration were made known.

use domain::publicity::{Announced, Outlet};

use super::data;
use super::stage::DemoStage;
use crate::context::Request;
use crate::drafts::{PublicationInput, record_publication};
use crate::error::ServiceError;

impl DemoStage<'_> {
    /// Records the ways of making known on the day of the request, each at an address of its own.
    pub(super) async fn publicise(
        &self,
        head: &Request,
        number: &str,
        announced: Announced,
    ) -> Result<(), ServiceError> {
        for mut input in data::publications()?.into_iter().filter(|one| one.announced == announced.code()) {
            if Outlet::from_code(&input.outlet).is_some_and(Outlet::is_online) {
                input.place.push_str(number);
            }
            let on = head.today(self.services).to_string();
            record_publication(self.services, head, number, &PublicationInput { on, ..input }).await?;
        }
        Ok(())
    }
}
