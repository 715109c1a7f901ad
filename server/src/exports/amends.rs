//! What a text of an amendment changes in which version of the standard, as its XML tells it.

use domain::amending::AmendingClause;
use domain::draft::DraftKind;
use domain::standard::Content;
use services::reading::{self, PublicDraftSummary};
use services::standards::{self, VersionSummary};
use services::{Request, ServiceError, Services};

/// What a text of an amendment changes.
pub(super) struct Amends {
    /// The number of the version that it amends.
    pub(super) base: i64,
    /// What that version says.
    pub(super) old: Content,
    /// The clauses that lead from it to the text.
    pub(super) clauses: Vec<AmendingClause>,
    /// Every version of the standard of the service, the newest first.
    pub(super) versions: Vec<VersionSummary>,
}

impl Amends {
    /// What the public text `text` of a draft changes; nothing unless it amends a version of a standard by clauses that are proven.
    pub(super) async fn read(
        services: &Services,
        request: &Request,
        draft: &PublicDraftSummary,
        text: i64,
    ) -> Result<Option<Self>, ServiceError> {
        if draft.kind != DraftKind::Amendment {
            return Ok(None);
        }
        let page = reading::clauses(services, request, &draft.number, Some(text)).await?;
        let Some(base) = page.base.filter(|_| page.clauses.proven) else { return Ok(None) };
        Ok(Some(Self {
            base: base.number,
            old: page.amended,
            clauses: page.clauses.clauses.into_iter().map(|one| one.clause).collect(),
            versions: standards::versions(services, &draft.service_code).await?,
        }))
    }

    /// Everything of it that decides over the bytes of a file.
    pub(super) fn told(&self) -> String {
        let versions = serde_json::to_string(&self.versions).unwrap_or_default();
        format!(" {} {} {versions}", self.base, self.old.hash())
    }
}
