//! What programs that read the whole site are told: where not to go (RFC 9309), and every public page, in a map of parts
//! (sitemaps.org) that are written as they are read.

mod addresses;
mod parts;

use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::language::Language;
use http::header;
use services::Request;
use services::reading::map_bounds;
use site::{Answer, Arrived, PageError, Site};

use self::addresses::{escaped, lists};
use self::parts::{Part, drafts, services_of};

/// The addresses of the map, and what leads to it.
pub(super) const PATTERNS: [&str; 2] = ["/sitemap.xml", "/sitemap/{part}"];
/// The most addresses of one part.
const MOST: i64 = 10_000;
/// How many drafts stand in one part: each has at most so many pages in each language.
const DRAFTS_A_PART: i64 = MOST / (addresses::PAGES_OF_A_DRAFT * 3);
/// How many services stand in one part.
const SERVICES_A_PART: i64 = MOST / (addresses::PAGES_OF_A_SERVICE * 3);
/// Below these nothing stands that everybody may read.
const CLOSED: [&str; 8] =
    ["desk", "receipts", "speakers", "supports", "subscriptions", "recover", "invitation", "email-change"];

/// `/robots.txt`.
pub(super) async fn robots(State(site): State<Site>) -> Response {
    let mut lines = vec!["User-agent: *".to_owned()];
    for language in Language::ALL {
        lines.extend(CLOSED.map(|part| format!("Disallow: /{}/{part}", language.code())));
    }
    lines.extend(["Disallow: /api/".to_owned(), "Disallow: /call/".to_owned(), String::new()]);
    lines.push(format!("Sitemap: {}/sitemap.xml", site.settings.public_url));
    lines.push(String::new());
    told("text/plain; charset=utf-8", Body::from(lines.join("\n")))
}

/// `/sitemap.xml`: the parts of the map.
pub(super) async fn index(State(site): State<Site>) -> Answer {
    let bounds = map_bounds(&site.services).await?;
    let mut text = format!("{}<sitemapindex {}>\n", parts::DECLARATION, parts::SPACE);
    for part in Part::all(&bounds) {
        let address = escaped(&format!("{}/sitemap/{}", site.settings.public_url, part.name()));
        text.extend(["<sitemap><loc>", address.as_str(), "</loc></sitemap>\n"]);
    }
    text.push_str("</sitemapindex>\n");
    Ok(told(parts::KIND, Body::from(text)))
}

/// A part of the map.
pub(super) async fn part(
    State(site): State<Site>,
    Extension(arrived): Extension<Arrived>,
    Path(name): Path<String>,
) -> Answer {
    let bounds = map_bounds(&site.services).await?;
    let asked = Part::all(&bounds).into_iter().find(|part| part.name() == name);
    let body = match asked.ok_or(PageError::NotFound)? {
        Part::Lists => Body::from(parts::whole(&lists(&site.settings.public_url, &bounds))),
        Part::Drafts(place) => drafts(site, Request::public(arrived.0), place * DRAFTS_A_PART),
        Part::Services(place) => services_of(site, place * SERVICES_A_PART),
    };
    Ok(told(parts::KIND, body))
}

fn told(kind: &'static str, body: Body) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=3600")], body).into_response()
}
