//! A version of a standard as Akoma Ntoso, with the acts that made it what it is.

use documents::{AknClauses, AknEvent, AknEventKind, AknStandard, AknWords};
use services::standards::{Modifications, StandardKind, StandardVersion, VersionSummary};
use site::documents::{DocumentContext, standard_date};
use site::words::date;
use site::words::standard::{in_force_tag, part_name, section_name, standard_name};

use super::life::{amended, life};

/// The file of a version; `versions` are all of its service, the newest first, `modifications` what its act changed, if that
/// is known.
pub(super) fn standard_xml(
    context: &DocumentContext,
    found: &StandardVersion,
    versions: &[VersionSummary],
    modifications: Option<&Modifications>,
) -> String {
    let language = context.language;
    let summary = &found.version.summary;
    let events: Vec<AknEvent<'_>> = life(versions, summary)
        .into_iter()
        .map(|one| AknEvent {
            kind: event_kind(one.kind),
            on: standard_date(one),
            order_number: &one.act.order_number,
            order_on: one.act.order_on,
        })
        .collect();
    let next = found.version.next.and_then(|next| Some((event_kind(next.kind), next.effective_on?)));
    let changes = modifications.and_then(|changed| {
        let amended = amended(versions, changed.base.number)?;
        Some(AknClauses { amended, old: &changed.old, clauses: &changed.clauses })
    });
    let standard = AknStandard {
        service_code: &found.service.code,
        service_name: &found.service.name,
        body: &summary.body.name,
        content: &found.version.content,
        version: summary.number,
        hash: &summary.hash,
        events: &events,
        is_dated: summary.effective_on.is_some(),
        changes,
        next,
        published: summary.act.published_in.as_deref().zip(summary.act.published_on),
        in_force: &in_force_tag(language),
        site: &context.site,
    };
    let words =
        AknWords { language, title: standard_name(language), part: part_name, section: section_name, date };
    documents::akn_standard(&standard, &words)
}

fn event_kind(kind: StandardKind) -> AknEventKind {
    match kind {
        StandardKind::Adopted => AknEventKind::Generation,
        StandardKind::Amended => AknEventKind::Amendment,
        StandardKind::Cancelled => AknEventKind::Repeal,
    }
}
