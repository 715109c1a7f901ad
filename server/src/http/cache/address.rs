//! One name for each kept page, however its address is spelled.
//!
//! A page follows from the parameters of its path, decoded, and from the parameters of the query that its row of the table
//! names. So `2026-000%35` is `2026-0005`, and a question mark or a parameter that no page knows changes nothing.

use domain::language::Language;
use http::Uri;
use http::uri::PathAndQuery;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use site::{ROUTES, Route};

/// Longer addresses name nothing that is there.
const LONGEST: usize = 200;
/// What stands in a segment as it is.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The addresses of the kept pages.
pub(super) struct Addresses(Vec<Pattern>);

struct Pattern {
    parts: Vec<Part>,
    parameters: &'static [&'static str],
}

enum Part {
    Fixed(&'static str),
    Language,
    Named,
}

impl Addresses {
    /// Those of the table.
    pub(super) fn of_the_table() -> Self {
        Self(ROUTES.iter().filter(|route| route.kept).map(Pattern::of).collect())
    }

    /// Whether a page knows a parameter, by its one spelling.
    pub(super) fn know(&self, address: &str, parameter: &str) -> bool {
        let knows = |pattern: &Pattern| pattern.parameters.contains(&parameter);
        self.0.iter().any(|pattern| knows(pattern) && pattern.read(address).is_some())
    }

    /// The one spelling of an address, if a page that may be kept is shown there and nothing is asked of it that it knows.
    pub(super) fn canonical(&self, uri: &Uri) -> Option<String> {
        let path = Some(uri.path()).filter(|path| path.len() <= LONGEST)?;
        let (pattern, address) = self.0.iter().find_map(|pattern| Some((pattern, pattern.read(path)?)))?;
        let query = uri.query().unwrap_or_default();
        // What is no text is refused where everything is, not shown a page.
        percent_decode_str(query).decode_utf8().ok()?;
        let mut asked = url::form_urlencoded::parse(query.as_bytes());
        let known = asked
            .any(|(name, value)| !value.is_empty() && pattern.parameters.iter().any(|known| *known == name));
        (!known).then_some(address)
    }
}

impl Pattern {
    fn of(route: &Route) -> Self {
        let part = |part: &'static str| match part {
            "{language}" => Part::Language,
            named if named.starts_with('{') => Part::Named,
            fixed => Part::Fixed(fixed),
        };
        Self { parts: route.path.split('/').map(part).collect(), parameters: route.parameters }
    }

    /// The address in its one spelling, if it is of this pattern.
    fn read(&self, path: &str) -> Option<String> {
        let mut given = path.split('/');
        let mut address = String::with_capacity(path.len());
        for (place, part) in self.parts.iter().enumerate() {
            let segment = given.next()?;
            if place > 0 {
                address.push('/');
            }
            match part {
                Part::Fixed(fixed) if *fixed == segment => address.push_str(fixed),
                Part::Fixed(_) => return None,
                Part::Language => address.push_str(Language::from_code(segment)?.code()),
                Part::Named => {
                    let decoded = percent_decode_str(segment).decode_utf8().ok()?;
                    if decoded.is_empty() {
                        return None;
                    }
                    address.extend(utf8_percent_encode(&decoded, ENCODED));
                }
            }
        }
        given.next().is_none().then_some(address)
    }
}

/// Gives a request another path, and no query.
pub(super) fn rewrite(uri: &mut Uri, address: &str) {
    let Ok(path) = PathAndQuery::try_from(address) else { return };
    let mut parts = std::mem::take(uri).into_parts();
    parts.path_and_query = Some(path);
    if let Ok(rewritten) = Uri::from_parts(parts) {
        *uri = rewritten;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(address: &str) -> Option<String> {
        Addresses::of_the_table().canonical(&address.parse().unwrap())
    }

    #[test]
    fn every_spelling_of_a_page_is_one_address() {
        for spelling in [
            "/ru/drafts/2026-0005",
            "/ru/drafts/2026-0005?",
            "/ru/drafts/2026-000%35",
            "/ru/drafts/%32%30%32%36%2d%30%30%30%35?utm_source=letter",
            "/ru/drafts/2026-0005?revision=&x=1",
            "http://talqy.example/ru/drafts/2026-0005",
        ] {
            assert_eq!(canonical(spelling).as_deref(), Some("/ru/drafts/2026-0005"), "{spelling}");
        }
        assert_eq!(canonical("/kk/?x").as_deref(), Some("/kk/"));
        assert_eq!(canonical("/kk/drafts/%D2%9B%2F.").as_deref(), Some("/kk/drafts/%D2%9B%2F."));
    }

    #[test]
    fn what_a_page_is_asked_is_no_other_spelling_of_it() {
        assert_eq!(canonical("/ru/drafts/2026-0005?revision=2"), None);
        assert_eq!(canonical("/ru/drafts/2026-0005?%72evision=2"), None);
        assert_eq!(canonical("/ru/?x=1&q=passport"), None);
        assert_eq!(canonical("/ru/?x=%ff"), None, "no text at all");
    }

    #[test]
    fn a_page_that_shows_other_days_is_known_by_its_parameter() {
        let addresses = Addresses::of_the_table();
        assert!(addresses.know("/ru/standards/001.02", "on"));
        assert!(!addresses.know("/ru/standards/001.02/versions", "on"));
        assert!(!addresses.know("/ru/drafts/2026-0005", "on"));
    }

    #[test]
    fn what_is_no_kept_page_has_no_address_here() {
        let long = format!("/ru/drafts/{}", "1".repeat(300));
        for other in [
            "/",
            "/ru",
            "/de/",
            "/ru/sign-in",
            "/ru/drafts/",
            "/ru/drafts/1/comment",
            "/ru/drafts/%ff",
            &long,
        ] {
            assert_eq!(canonical(other), None, "{other}");
        }
    }

    #[test]
    fn a_request_is_rewritten_whole() {
        let mut uri = "http://talqy.example/ru/drafts/2026-000%35?x=1".parse().unwrap();
        rewrite(&mut uri, "/ru/drafts/2026-0005");
        assert_eq!(uri.to_string(), "http://talqy.example/ru/drafts/2026-0005");
        let mut uri = "/ru/?x".parse().unwrap();
        rewrite(&mut uri, "/ru/");
        assert_eq!(uri.to_string(), "/ru/");
    }
}
