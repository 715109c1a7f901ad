//! A version of a standard as a document: its act, its validity and its text.

use chrono::NaiveDate;
use domain::document::{Document, Fact, Run};
use services::standards::{StandardVersion, VersionSummary};

use super::DocumentContext;
use super::text::parts;
use crate::components::standard_act::act_facts;
use crate::w;

/// The day of which a version speaks: that of its effect, or that of its order as long as the other is not known.
pub fn standard_date(version: &VersionSummary) -> NaiveDate {
    version.effective_on.unwrap_or(version.act.order_on)
}

/// A version of a standard; every clause leads to its place on the site.
pub fn standard(context: &DocumentContext, found: &StandardVersion) -> Document {
    let language = context.language;
    let version = &found.version.summary;
    let address = page(context, found);
    let mut facts = vec![Fact::plain(w!(language, paper.service_code), found.service.code.clone())];
    let acts = act_facts(language, version).into_iter();
    facts.extend(acts.map(|(term, value)| Fact::plain(term, value)));
    let hash = Run { code: true, ..Run::plain(version.hash.clone()) };
    facts.push(Fact { term: w!(language, in_force.hash), value: vec![hash] });
    let kind = w!(language, in_force.standard);
    let cover = context.cover_of((&version.body.name, &found.service.name), kind, facts, address.clone());
    Document {
        language,
        running: running(context, found),
        contents: Some(w!(language, draft.contents)),
        author: cover.body.clone(),
        cover,
        parts: parts(context, Some(&address), &found.version.content),
        at: context.zone.start_of(standard_date(version)),
    }
}

/// The page of the version on the site.
fn page(context: &DocumentContext, found: &StandardVersion) -> String {
    let query = format!("{}?version={}", found.service.code, found.version.summary.number);
    context.address(|address| address.standard(&query))
}

/// What stands at the head of every page but the first.
pub(super) fn running(context: &DocumentContext, found: &StandardVersion) -> String {
    let number = found.version.summary.number.to_string();
    let version = w!(context.language, register.version, number = number);
    format!("{} {} · {version}", w!(context.language, in_force.standard), found.service.code)
}
