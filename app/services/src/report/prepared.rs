//! A report read and compiled before others have to wait: in the transaction that publishes it is looked at only whether anything
//! has happened since.

use domain::access::Action;
use domain::language::Localized;
use sea_orm::EntityTrait;

use super::compile::{Compiled, compile};
use super::inputs::{ReportInputs, report_inputs};
use super::since::newest;
use crate::context::{Request, Services};
use crate::discussion::{Discussed, StandingDraft, standing};
use crate::entity::{body, ledger_head, service};
use crate::error::ServiceError;
use crate::storage::Write;

/// A report as it stood at one moment.
pub(super) struct Prepared {
    inputs: ReportInputs,
    compiled: Compiled,
    /// The newest thing that had happened to the draft.
    newest: Option<i64>,
}

impl Prepared {
    /// Reads everything at one moment.
    ///
    /// # Errors
    /// [`ServiceError::Denied`] for those who may not publish it, and the refusals of a draft that is not under review.
    pub(super) async fn read(
        services: &Services,
        request: &Request,
        draft: &Discussed,
    ) -> Result<Self, ServiceError> {
        let moment = services.database.snapshot().await?;
        let standing = standing(&moment, request, draft, Action::PublishReport).await?;
        let newest = newest(&moment, draft).await?;
        let inputs = report_inputs(&moment, draft, request.at).await?;
        let compiled = compile(services, &moment, draft, &standing, &inputs, request.at).await?;
        moment.rollback().await?;
        Ok(Self { inputs, compiled, newest })
    }

    /// The report as it stands now, when nobody else writes: compiled anew if anything happened to the draft meanwhile.
    ///
    /// # Errors
    /// If the database does not answer.
    pub(super) async fn now(
        self,
        services: &Services,
        write: &Write,
        request: &Request,
        draft: &Discussed,
        standing: &StandingDraft,
    ) -> Result<(ReportInputs, Compiled), ServiceError> {
        let Self { inputs, mut compiled, newest: before } = self;
        let missing = || ServiceError::NotFound;
        let row = &standing.loaded.row;
        let entry = service::Entity::find_by_id(row.service_id).one(&**write).await?.ok_or_else(missing)?;
        let body = body::Entity::find_by_id(row.body_id).one(&**write).await?.ok_or_else(missing)?;
        let name = Localized::new(body.name_kk, body.name_ru, body.name_en);
        let stands = newest(&**write, draft).await? == before
            && compiled.report.service_code == entry.code
            && compiled.report.body == name;
        if stands {
            // Others may have written on.
            let end = ledger_head::Entity::find_by_id(1).one(&**write).await?.ok_or_else(missing)?;
            compiled.report.ledger_sequence = end.sequence;
            compiled.report.ledger_hash = end.hash;
            return Ok((inputs, compiled));
        }
        let inputs = report_inputs(&**write, draft, request.at).await?;
        let compiled = compile(services, &**write, draft, standing, &inputs, request.at).await?;
        Ok((inputs, compiled))
    }
}
