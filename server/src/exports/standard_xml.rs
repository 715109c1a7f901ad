//! A version of a standard as Akoma Ntoso, with the acts that made it what it is.

use documents::{AknEvent, AknEventKind, AknStandard, AknWords};
use services::standards::{StandardKind, StandardVersion, VersionSummary};
use site::documents::{DocumentContext, standard_date};
use site::words::date;
use site::words::standard::{in_force_tag, part_name, section_name, standard_name};

/// The file of a version; `versions` are all of its service, the newest first.
pub(super) fn standard_xml(
    context: &DocumentContext,
    found: &StandardVersion,
    versions: &[VersionSummary],
) -> String {
    let language = context.language;
    let summary = &found.version.summary;
    // A version whose day is not known yet comes after all that have one.
    let is_earlier = |one: &VersionSummary| {
        let upto = summary.effective_on.map(|date| (Some(date), summary.number));
        one.effective_on.is_some() && upto.is_none_or(|upto| (one.effective_on, one.number) < upto)
    };
    let mut events: Vec<AknEvent<'_>> = versions
        .iter()
        .filter(|one| one.number == summary.number || is_earlier(one))
        .map(|one| AknEvent {
            kind: event_kind(one.kind),
            on: standard_date(one),
            order_number: &one.act.order_number,
            order_on: one.act.order_on,
        })
        .collect();
    // Versions come the newest first, and a life is told from its beginning.
    events.reverse();
    let next = found.version.next.and_then(|next| Some((event_kind(next.kind), next.effective_on?)));
    let standard = AknStandard {
        service_code: &found.service.code,
        service_name: &found.service.name,
        body: &summary.body.name,
        content: &found.version.content,
        version: summary.number,
        hash: &summary.hash,
        events: &events,
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
