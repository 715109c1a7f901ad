//! The parts of the map: which there are, and the writing of one, a hundred rows at a time.

use axum::body::Body;
use futures::stream::{StreamExt, once, unfold};
use services::reading::{MapBounds, mapped_drafts, mapped_services};
use services::{Request, ServiceError};
use site::Site;

use super::addresses::{of_draft, of_service};
use super::{DRAFTS_A_PART, SERVICES_A_PART};

/// The kind of every part.
pub(super) const KIND: &str = "application/xml; charset=utf-8";
/// How every part begins.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
/// The name space of the protocol.
pub(super) const SPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

const END: &str = "</urlset>\n";

/// A part of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The pages that are not about one draft or service.
    Lists,
    /// The drafts of so many parts after the first.
    Drafts(i64),
    /// The services of so many parts after the first.
    Services(i64),
}

impl Part {
    /// All parts: the keys of the rows decide, so a part keeps its pages while others come.
    pub(super) fn all(bounds: &MapBounds) -> Vec<Self> {
        let parts = |last: i64, size: i64| 0..last.div_euclid(size) + i64::from(last % size > 0);
        let drafts = parts(bounds.last_draft, DRAFTS_A_PART).map(Self::Drafts);
        let services = parts(bounds.last_service, SERVICES_A_PART).map(Self::Services);
        [Self::Lists].into_iter().chain(drafts).chain(services).collect()
    }

    /// The name of its file.
    pub(super) fn name(self) -> String {
        match self {
            Self::Lists => "lists.xml".to_owned(),
            Self::Drafts(place) => format!("drafts-{}.xml", place + 1),
            Self::Services(place) => format!("services-{}.xml", place + 1),
        }
    }
}

/// A part that is known whole.
pub(super) fn whole(pages: &str) -> String {
    format!("{}{pages}{END}", begin())
}

fn begin() -> String {
    format!("{DECLARATION}<urlset {SPACE}>\n")
}

/// The part of the drafts whose keys follow one.
pub(super) fn drafts(site: Site, request: Request, after: i64) -> Body {
    let until = after + DRAFTS_A_PART;
    in_steps(after, move |after| {
        let (site, request) = (site.clone(), request.clone());
        async move {
            let drafts = mapped_drafts(&site.services, &request, after, until).await?;
            let root = &site.settings.public_url;
            let text: String = drafts.iter().map(|draft| of_draft(root, draft, request.at)).collect();
            Ok::<_, ServiceError>(drafts.last().map(|draft| (text, draft.summary.id)))
        }
    })
}

/// The part of the services whose keys follow one.
pub(super) fn services_of(site: Site, after: i64) -> Body {
    let until = after + SERVICES_A_PART;
    in_steps(after, move |after| {
        let site = site.clone();
        async move {
            let services = mapped_services(&site.services, after, until).await?;
            let root = &site.settings.public_url;
            let text: String = services.iter().map(|service| of_service(root, service)).collect();
            Ok::<_, ServiceError>(services.last().map(|service| (text, service.id)))
        }
    })
}

/// Writes a part step by step: a step reads what follows a key and says which key came last. A fault breaks the answer off,
/// so that nobody takes half a map for the whole.
fn in_steps<F, Read>(after: i64, read: F) -> Body
where
    F: Fn(i64) -> Read + Send + 'static,
    Read: Future<Output = Result<Option<(String, i64)>, ServiceError>> + Send + 'static,
{
    let rows = unfold(Some(after), move |after| {
        let next = after.map(&read);
        async move {
            match next?.await {
                Ok(Some((text, last))) => Some((Ok(text), Some(last))),
                Ok(None) => None,
                Err(error) => {
                    tracing::error!(?error, "a part of the map broke off");
                    Some((Err(std::io::Error::other("the map broke off")), None))
                }
            }
        }
    });
    let first = once(std::future::ready(Ok(begin())));
    let last = once(std::future::ready(Ok(END.to_owned())));
    Body::from_stream(first.chain(rows).chain(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_begins_where_the_one_before_it_is_full() {
        let bounds =
            |last_draft, last_service| MapBounds { last_draft, last_service, ..MapBounds::default() };
        assert_eq!(Part::all(&bounds(0, 0)), [Part::Lists]);
        let full = Part::all(&bounds(DRAFTS_A_PART, SERVICES_A_PART));
        assert_eq!(full, [Part::Lists, Part::Drafts(0), Part::Services(0)]);
        let more = Part::all(&bounds(DRAFTS_A_PART + 1, 1));
        assert_eq!(more, [Part::Lists, Part::Drafts(0), Part::Drafts(1), Part::Services(0)]);
        assert_eq!(Part::Drafts(1).name(), "drafts-2.xml");
    }
}
