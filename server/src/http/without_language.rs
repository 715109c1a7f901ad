//! An address of a page without its language leads on to the page in the reader's.

use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, HeaderValue, Uri, header};
use site::{Method, ROUTES, Route};

/// Leads on to the page in the language that was chosen before, or that the browser prefers, with the query as it is; nothing
/// if no such page is in the table.
pub(super) fn lead_on(uri: &Uri, headers: &HeaderMap) -> Option<Response> {
    let route = page_of(uri.path())?;
    let language = site::preferred_language(headers);
    let asked = uri.path_and_query().map_or("/", |asked| asked.as_str());
    let mut answer = Redirect::temporary(&format!("/{}{asked}", language.code())).into_response();
    if !route.kept {
        // The address may be known to one person alone.
        answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    }
    Some(answer)
}

/// The page that stands at an address below its language.
fn page_of(path: &str) -> Option<&'static Route> {
    let below = |route: &&Route| route.path.strip_prefix("/{language}").is_some_and(|page| fits(page, path));
    ROUTES.iter().filter(|route| route.method == Method::Get).find(below)
}

/// Whether a path is of a pattern, segment by segment.
fn fits(pattern: &str, path: &str) -> bool {
    let (mut wanted, mut given) = (pattern.split('/'), path.split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(part), Some(segment)) if part == segment || is_named(part, segment) => {}
            _ => return false,
        }
    }
}

fn is_named(part: &str, segment: &str) -> bool {
    part.starts_with('{') && !segment.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_pages_lead_on_and_only_to_this_site() {
        let to = |address: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static("ru"));
            let answer = lead_on(&address.parse().unwrap(), &headers)?;
            Some(answer.headers()[header::LOCATION].to_str().unwrap().to_owned())
        };
        assert_eq!(to("/drafts/2026-0001").as_deref(), Some("/ru/drafts/2026-0001"));
        assert_eq!(to("/drafts?stage=review&x=%D0%B0").as_deref(), Some("/ru/drafts?stage=review&x=%D0%B0"));
        assert_eq!(to("/feed.atom").as_deref(), Some("/ru/feed.atom"));
        for nothing in
            ["/nothing", "/drafts/", "/api/v1/drafts", "//drafts", "//evil.example/drafts", "/health"]
        {
            assert_eq!(to(nothing), None, "{nothing}");
        }
    }
}
