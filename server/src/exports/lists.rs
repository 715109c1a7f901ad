//! The lists of a published report as writers of files walk through them: a portion at a time out of the database.

use std::io::{Error, Result};

use domain::report::{GapState, ReportLists, ReportedComment, WithdrawnComment};
use serde::de::DeserializeOwned;
use services::Services;
use services::report::{ReportList, ShownReport};
use tokio::runtime::Handle;

/// The lists of a report, read by a thread that may wait.
pub(super) struct StoredLists<'a> {
    report: &'a ShownReport,
    services: &'a Services,
    runtime: Handle,
}

impl<'a> StoredLists<'a> {
    /// The lists of a report. They are read on a thread that answers no requests.
    pub(super) fn new(report: &'a ShownReport, services: &'a Services, runtime: Handle) -> Self {
        Self { report, services, runtime }
    }

    /// Gives every item of a list to `take` as the canonical text has it.
    pub(super) fn texts(&self, list: ReportList, take: &mut dyn FnMut(&str) -> Result<()>) -> Result<()> {
        let mut after = 0;
        loop {
            let portion = self.report.portion(self.services, list, after);
            let texts = self.runtime.block_on(portion).map_err(Error::other)?;
            let Some((end, _)) = texts.last() else { return Ok(()) };
            after = *end;
            for (_, text) in &texts {
                take(text)?;
            }
        }
    }

    fn items<T: DeserializeOwned>(
        &self,
        list: ReportList,
        take: &mut dyn FnMut(&T) -> Result<()>,
    ) -> Result<()> {
        self.texts(list, &mut |text| {
            let item: T = serde_json::from_str(text)?;
            take(&item)
        })
    }
}

impl ReportLists for StoredLists<'_> {
    fn comments(&self, take: &mut dyn FnMut(&ReportedComment) -> Result<()>) -> Result<()> {
        self.items(ReportList::Comments, take)
    }

    fn withdrawn(&self, take: &mut dyn FnMut(&WithdrawnComment) -> Result<()>) -> Result<()> {
        self.items(ReportList::Withdrawn, take)
    }

    fn gaps(&self, take: &mut dyn FnMut(&GapState) -> Result<()>) -> Result<()> {
        self.items(ReportList::Gaps, take)?;
        self.report.gaps().iter().try_for_each(take)
    }
}
