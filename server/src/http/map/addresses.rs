//! The public pages with the moments of their last changes, each in every language.

use chrono::{DateTime, SecondsFormat, Utc};
use domain::language::Language;
use services::reading::{MapBounds, MappedDraft, MappedService};
use site::Address;

/// The most pages of a draft: its text, comments, report and coordination.
pub(super) const PAGES_OF_A_DRAFT: i64 = 4;
/// The most pages of a service: its entry, its standard and the versions of it.
pub(super) const PAGES_OF_A_SERVICE: i64 = 3;

/// The pages that are not about one draft or service.
pub(super) fn lists(root: &str, bounds: &MapBounds) -> String {
    let of_drafts = bounds.placed_at.max(bounds.reported_at);
    let pages = [
        ("/", of_drafts),
        ("/drafts", of_drafts),
        ("/register", bounds.registered_at),
        ("/standards", bounds.entered_at),
        ("/reports", bounds.reported_at),
        ("/proposals", None),
        ("/law", None),
        ("/ledger", None),
    ];
    pages.map(|(page, at)| in_all_languages(root, at, |address| address.to(page))).concat()
}

/// The pages of a draft.
pub(super) fn of_draft(root: &str, draft: &MappedDraft, now: DateTime<Utc>) -> String {
    let summary = &draft.summary;
    let number = summary.number.as_str();
    let at = Some(last_change(draft, now));
    let mut pages = in_all_languages(root, at, |address| address.draft(number));
    let mut part = |name: &str, at: Option<DateTime<Utc>>| {
        pages.push_str(&in_all_languages(root, at, |address| address.draft_part(number, name)));
    };
    part("comments", at.max(draft.last_comment_at));
    if summary.reported_at.is_some() {
        part("report", summary.reported_at);
    }
    if let Some(round) = summary.last_round() {
        part("coordination", round.ended_at.or(Some(round.opened_at)));
    }
    pages
}

/// When something last happened to a draft.
fn last_change(draft: &MappedDraft, now: DateTime<Utc>) -> DateTime<Utc> {
    let summary = &draft.summary;
    let placed_at = summary.placement.placed_at;
    let rounds = summary.rounds.iter().flat_map(|round| [Some(round.opened_at), round.ended_at]);
    let others = [
        Some(summary.placement.window.closes_at),
        summary.withdrawn.as_ref().map(|(at, _)| *at),
        summary.reported_at,
        summary.approved_at,
        summary.effective_at,
        summary.ceases_at,
    ];
    let events = others.into_iter().chain(rounds).flatten().filter(|at| *at <= now);
    events.max().map_or(placed_at, |newest| newest.max(placed_at))
}

/// The pages of a service, and of its standard where there is one.
pub(super) fn of_service(root: &str, service: &MappedService) -> String {
    let code = service.code.as_str();
    let mut pages = in_all_languages(root, Some(service.changed_at), |address| address.service(code));
    if service.entered_at.is_some() {
        pages.push_str(&in_all_languages(root, service.entered_at, |address| address.standard(code)));
        let versions = |address: Address| address.standard_part(code, "versions");
        pages.push_str(&in_all_languages(root, service.entered_at, versions));
    }
    pages
}

fn in_all_languages(root: &str, at: Option<DateTime<Utc>>, page: impl Fn(Address) -> String) -> String {
    let at = at.map(|at| format!("<lastmod>{}</lastmod>", at.to_rfc3339_opts(SecondsFormat::Secs, true)));
    let at = at.unwrap_or_default();
    let pages = Language::ALL.map(|language| {
        let address = escaped(&format!("{root}{}", page(Address(language))));
        format!("<url><loc>{address}</loc>{at}</url>\n")
    });
    pages.concat()
}

/// Text as it may stand in XML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_stands_in_every_language_with_its_last_change() {
        let at = "2026-03-02T05:00:00.5Z".parse().unwrap();
        let service = MappedService { id: 1, code: "1&2".to_owned(), changed_at: at, entered_at: None };
        let pages = of_service("https://talqy.example", &service);
        assert_eq!(pages.lines().count(), 3, "{pages}");
        let first = "<url><loc>https://talqy.example/kk/register/1&amp;2</loc>\
                     <lastmod>2026-03-02T05:00:00Z</lastmod></url>\n";
        assert!(pages.starts_with(first), "{pages}");
        let with_standard = MappedService { entered_at: Some(at), ..service };
        let pages = of_service("https://talqy.example", &with_standard);
        assert_eq!(i64::try_from(pages.lines().count()).unwrap(), PAGES_OF_A_SERVICE * 3, "{pages}");
    }
}
