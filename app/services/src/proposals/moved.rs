//! The authors of proposals follow the draft that names them to its end (R13-3).

use domain::language::Language;
use domain::proposal::ProposalStep;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::submit::receipt_link;
use crate::context::{Request, Services};
use crate::discussion::known;
use crate::drafts::DraftSummary;
use crate::entity::{proposal, proposal_draft};
use crate::error::ServiceError;
use crate::letters::Letter;
use crate::outbox::{self, Message};
use crate::storage::Write;

/// Puts a letter into the outbox for each author of a proposal that the draft names, where an address was left.
pub(crate) async fn moved(
    services: &Services,
    write: &Write,
    request: &Request,
    draft: &DraftSummary,
    step: ProposalStep,
) -> Result<(), ServiceError> {
    let named = Query::select()
        .column(proposal_draft::Column::ProposalId)
        .from(proposal_draft::Entity)
        .and_where(Expr::col(proposal_draft::Column::DraftId).eq(draft.id))
        .to_owned();
    let rows = proposal::Entity::find()
        .filter(proposal::Column::Id.in_subquery(named))
        .filter(proposal::Column::Email.is_not_null())
        .order_by_asc(proposal::Column::Id)
        .all(&**write)
        .await?;
    let mut letters = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(email) = row.email else { continue };
        let language = known(Language::from_code(&row.language), &row.language)?;
        let letter = Letter::ProposalMoved {
            proposal: row.id,
            // What was not placed has no number for the public.
            number: step.is_public().then(|| draft.number.clone()),
            title: draft.title.clone(),
            step,
            link: receipt_link(services, language, &row.receipt),
        };
        let written = services.settings.letters.write(language, &letter);
        letters.push((Message::new(email, written), request.at));
    }
    outbox::enqueue_all(&**write, letters).await
}
