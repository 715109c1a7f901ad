//! The service whose standard is entered, with the acts that it has.

use domain::language::Language;
use leptos::prelude::*;
use services::ServiceError;
use services::standards::{self, StandardKind, StandardService, VersionSummary};

use crate::components::page_head::{Crumbs, PageHead};
use crate::components::spoken::best_words;
use crate::components::standard_act::{numbered_of, validity};
use crate::w;
use crate::{Site, Visitor};

/// The service with its acts.
pub(super) struct About {
    pub(super) service: StandardService,
    pub(super) versions: Vec<VersionSummary>,
}

impl About {
    /// Reads them.
    pub(super) async fn read(site: &Site, code: &str) -> Result<Self, ServiceError> {
        let service = standards::service(&site.services, code).await?;
        let versions = standards::versions(&site.services, code).await?;
        Ok(Self { service, versions })
    }

    /// Where the form stands.
    pub(super) fn address(&self, visitor: &Visitor) -> String {
        visitor.address().desk(&format!("standards/{}/new", self.service.code))
    }

    /// The head of the page.
    pub(super) fn head(&self, visitor: &Visitor) -> AnyView {
        let language = visitor.language;
        let (lang, name) = best_words(language, &self.service.name);
        let crumbs = Crumbs::new(w!(language, stock.title))
            .link(visitor.address().desk("standards"), w!(language, stock.title))
            .words("num", self.service.code.clone())
            .spoken(lang, name.to_owned());
        let lead = w!(language, stock.enter_lead);
        view! { <PageHead title=w!(language, stock.enter) lead=lead crumbs=crumbs/> }.into_any()
    }

    /// The acts that the service has, so that none is entered twice; a slip in one that was entered is corrected.
    pub(super) fn acts(&self, visitor: &Visitor) -> AnyView {
        let language = visitor.language;
        let acts = self.versions.iter().map(|version| {
            let correct = version.draft.is_none().then(|| self.correct(visitor, version));
            view! { <li>{named(language, version)}{correct}</li> }
        });
        let inside = if self.versions.is_empty() {
            view! { <p>{w!(language, stock.no_acts)}</p> }.into_any()
        } else {
            view! { <ul>{acts.collect_view()}</ul> }.into_any()
        };
        view! { <section class="sheet rows"><h2>{w!(language, stock.acts)}</h2>{inside}</section> }.into_any()
    }

    /// The way to the form in which an act is corrected.
    fn correct(&self, visitor: &Visitor, version: &VersionSummary) -> AnyView {
        let language = visitor.language;
        let to = visitor.address().desk(&format!("standards/{}/{}", self.service.code, version.number));
        let order = numbered_of(language, &version.act.order_number, version.act.order_on);
        view! { " · "<a href=to>{w!(language, stock.correct)}<span class="unseen">": "{order}</span></a> }
            .into_any()
    }
}

/// Whether an act put a text in force.
pub(super) fn has_text(version: &VersionSummary) -> bool {
    version.kind != StandardKind::Cancelled
}

/// An act in one line: what it did, its order, its validity.
pub(super) fn named(language: Language, version: &VersionSummary) -> String {
    let order = numbered_of(language, &version.act.order_number, version.act.order_on);
    format!("{}: {order}; {}", kind(language, version.kind), validity(language, version))
}

/// What an act does.
pub(super) fn kind(language: Language, kind: StandardKind) -> String {
    match kind {
        StandardKind::Adopted => w!(language, in_force.kind_adopted),
        StandardKind::Amended => w!(language, in_force.kind_amended),
        StandardKind::Cancelled => w!(language, in_force.kind_cancelled),
    }
}
