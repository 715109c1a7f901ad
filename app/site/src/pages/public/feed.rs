//! The feed of placed drafts and what became of them, in Atom, for all drafts, those of a service or a body, or for one.

use std::fmt::Write;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, SecondsFormat, Utc};
use http::header;
use services::reading::{self, PublicDraftSummary};

use crate::components::draft_head::{numbered, title};
use crate::components::now::Now;
use crate::w;
use crate::{Answer, DraftPath, Site, Visitor};

/// How many drafts the feeds of all and of a body tell of.
const MOST: u64 = 50;

/// The feed of all drafts.
///
/// # Errors
/// [`crate::PageError`] if the database does not answer.
pub async fn all(State(site): State<Site>, visitor: Visitor) -> Answer {
    let summaries = reading::recent_drafts(&site.services, &visitor.request(), MOST).await?;
    let now = Now::of(&site, &visitor);
    let language = now.language;
    let name = format!("{} · {}", w!(language, site.open_for_comment), w!(language, site.name));
    let source = Source { own: "/feed.atom", page: "/", name: &name };
    Ok(answer(&feed(now, &site.settings.public_url, source, &summaries)))
}

/// The feed of the drafts of one service.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is no such code.
pub async fn of_service(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code)): Path<(String, String)>,
) -> Answer {
    let (name, summaries) = reading::drafts_of_service(&site.services, &visitor.request(), &code).await?;
    let now = Now::of(&site, &visitor);
    let page = format!("/register/{code}");
    let own = format!("{page}/feed.atom");
    let source = Source { own: &own, page: &page, name: name.best(now.language).1 };
    Ok(answer(&feed(now, &site.settings.public_url, source, &summaries)))
}

/// The feed of the drafts of one body.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is no such code.
pub async fn of_body(
    State(site): State<Site>,
    visitor: Visitor,
    Path((_, code)): Path<(String, String)>,
) -> Answer {
    let (body, summaries) = reading::drafts_of_body(&site.services, &visitor.request(), &code, MOST).await?;
    let now = Now::of(&site, &visitor);
    let own = format!("/bodies/{}/feed.atom", body.code);
    // A list of drafts knows only the bodies that have some.
    let page =
        if summaries.is_empty() { "/drafts".to_owned() } else { format!("/drafts?body={}", body.code) };
    let source = Source { own: &own, page: &page, name: body.name.best(now.language).1 };
    Ok(answer(&feed(now, &site.settings.public_url, source, &summaries)))
}

/// The feed of one draft.
///
/// # Errors
/// [`crate::PageError::NotFound`] if there is no such placed draft.
pub async fn one(State(site): State<Site>, visitor: Visitor, DraftPath { number }: DraftPath) -> Answer {
    let summary = reading::draft(&site.services, &visitor.request(), &number).await?.summary;
    let now = Now::of(&site, &visitor);
    let name = title(now, &summary).1;
    let page = format!("/drafts/{}", summary.number);
    let own = format!("{page}/feed.atom");
    let source = Source { own: &own, page: &page, name: &name };
    Ok(answer(&feed(now, &site.settings.public_url, source, &[summary])))
}

fn answer(text: &str) -> Response {
    ([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], text.to_owned()).into_response()
}

/// What a feed is of.
#[derive(Clone, Copy)]
struct Source<'a> {
    /// Its own address, after the language.
    own: &'a str,
    /// The address of the page about it, after the language.
    page: &'a str,
    /// Its name.
    name: &'a str,
}

/// One event of a draft.
struct Entry {
    at: DateTime<Utc>,
    link: String,
    title: String,
    summary: String,
}

fn entries(now: Now, root: &str, summary: &PublicDraftSummary) -> Vec<Entry> {
    let language = now.language;
    let name = title(now, summary).1;
    let link = |part: &str| format!("{root}{}{part}", now.address().draft(&summary.number));
    let closes = w!(
        language,
        window.closes,
        date = now.date(summary.placement.window.last_day),
        zone = now.zone_name(summary.placement.window.closes_at)
    );
    let body = summary.body.name.best(language).1;
    let of = format!("{} · {body}", numbered(now, summary));
    let mut entries = vec![Entry {
        at: summary.placement.placed_at,
        link: link(""),
        title: format!("{}: {name}", w!(language, window.open)),
        summary: format!("{of}. {closes}"),
    }];
    if let Some(at) = summary.reported_at {
        let title = format!("{}: {name}", w!(language, window.reported));
        entries.push(Entry { at, link: link("/report"), title, summary: of.clone() });
    }
    for round in &summary.rounds {
        let Some(at) = round.ended_at else { continue };
        let ended = w!(language, rounds_public.feed_round, round = round.number.to_string());
        let link = link(&format!("/coordination#round-{}", round.number));
        entries.push(Entry { at, link, title: format!("{ended}: {name}"), summary: of.clone() });
    }
    if let Some(at) = summary.approved_at {
        let title = format!("{}: {name}", w!(language, window.approved));
        entries.push(Entry { at, link: link("#approved"), title, summary: of.clone() });
    }
    if let Some(at) = summary.effective_at.filter(|at| *at <= now.at) {
        let title = format!("{}: {name}", w!(language, window.in_force));
        entries.push(Entry { at, link: link("#in-force"), title, summary: of.clone() });
    }
    if let Some((at, reason)) = &summary.withdrawn {
        let title = format!("{}: {name}", w!(language, window.withdrawn));
        entries.push(Entry { at: *at, link: link("#withdrawn"), title, summary: format!("{of}. {reason}") });
    }
    entries
}

fn feed(now: Now, root: &str, source: Source<'_>, summaries: &[PublicDraftSummary]) -> String {
    let mut entries: Vec<Entry> = summaries.iter().flat_map(|summary| entries(now, root, summary)).collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    let updated = entries.first().map_or(DateTime::UNIX_EPOCH, |entry| entry.at);
    let own = format!("{root}{}", now.address().to(source.own));
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    write_xml(
        &mut xml,
        format_args!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<id>{own}</id>\n<title>{}</title>\n<updated>{}</updated>\n\
         <author><name>{}</name></author>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{root}{}\"/>\n",
            now.language.code(),
            escaped(source.name),
            instant(updated),
            escaped(&w!(now.language, site.name)),
            escaped(&now.address().to(source.page)),
            own = escaped(&own),
            root = escaped(root),
        ),
    );
    for entry in &entries {
        let link = escaped(&entry.link);
        write_xml(
            &mut xml,
            format_args!(
                "<entry>\n<id>{link}</id>\n<title>{}</title>\n<updated>{}</updated>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{link}\"/>\n<summary>{}</summary>\n</entry>\n",
                escaped(&entry.title),
                instant(entry.at),
                escaped(&entry.summary),
            ),
        );
    }
    xml.push_str("</feed>\n");
    xml
}

fn write_xml(xml: &mut String, part: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = xml.write_fmt(part);
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Text as it may stand in XML: marks escaped, what XML 1.0 forbids left out.
fn escaped(text: &str) -> String {
    let allowed: String =
        text.chars().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t')).collect();
    html_escape::encode_quoted_attribute(&allowed).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_escaped_and_controls_left_out() {
        assert_eq!(escaped("a < b & \"c\"\u{b}"), "a &lt; b &amp; &quot;c&quot;");
        assert!(!escaped("]]></title><script>").contains('<'));
    }
}
