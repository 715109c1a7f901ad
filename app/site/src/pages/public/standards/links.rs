//! What the headers of a standard's pages say of its other versions (RFC 5829), and of the texts of other days (Memento,
//! RFC 7089).

use axum::response::Response;
use chrono::{DateTime, NaiveDate, Utc};
use http::{HeaderName, HeaderValue, header};
use services::standards::{Neighbour, StandardOn, StandardState};

use crate::Site;
use crate::components::now::Now;

/// The instant whose text somebody asks for.
pub(super) const ACCEPT_DATETIME: HeaderName = HeaderName::from_static("accept-datetime");
/// The instant since which a text was as it is shown.
const MEMENTO_DATETIME: HeaderName = HeaderName::from_static("memento-datetime");

/// What an address asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// What is in force today.
    Today,
    /// What is in force on a day.
    On(NaiveDate),
    /// A version by its number.
    Version(i64),
}

/// Writes the whole addresses of the pages of one standard.
#[derive(Clone, Debug)]
pub(super) struct StandardAddress {
    root: String,
    now: Now,
    code: String,
}

impl StandardAddress {
    /// The addresses of the standard of a service.
    pub(super) fn of(site: &Site, now: Now, code: &str) -> Self {
        Self { root: site.settings.public_url.clone(), now, code: code.to_owned() }
    }

    /// The page of what is in force whenever it is read.
    pub(super) fn standard(&self) -> String {
        format!("{}{}", self.root, self.now.address().standard(&self.code))
    }

    /// The permanent page of the text of a day.
    pub(super) fn on(&self, day: NaiveDate) -> String {
        format!("{}?on={day}", self.standard())
    }

    /// A page below it.
    pub(super) fn part(&self, part: &str) -> String {
        format!("{}/{part}", self.standard())
    }

    fn version(&self, number: i64) -> String {
        format!("{}?version={number}", self.standard())
    }

    fn asked(&self, asked: Asked) -> String {
        match asked {
            Asked::Today => self.standard(),
            Asked::On(day) => self.on(day),
            Asked::Version(number) => self.version(number),
        }
    }

    /// When a text that is in force from a day on became what it is.
    fn since(&self, day: NaiveDate) -> String {
        http_date(self.now.zone.start_of(day))
    }
}

/// What the permanent address of the text that is shown asks for: every day of a version is one text, which has one.
fn canonical(standard: &StandardOn, asked: Asked) -> Asked {
    match (&standard.state, asked) {
        (StandardState::InForce(version), Asked::On(_)) => {
            version.summary.effective_on.map_or(asked, Asked::On)
        }
        _ => asked,
    }
}

/// The permanent address of the text that is shown, after the language.
pub(super) fn own_address(standard: &StandardOn, asked: Asked) -> String {
    let own = format!("/standards/{}", standard.service.code);
    match canonical(standard, asked) {
        Asked::Today => own,
        Asked::On(day) => format!("{own}?on={day}"),
        Asked::Version(number) => format!("{own}?version={number}"),
    }
}

/// An instant as HTTP writes it.
fn http_date(at: DateTime<Utc>) -> String {
    at.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// Links to be written in one line.
#[derive(Clone, Debug, Default)]
pub(super) struct Links(Vec<String>);

impl Links {
    /// The links that every page of a standard has: where the present text, all versions and the texts of all days are.
    pub(super) fn around(address: &StandardAddress) -> Self {
        let mut links = Self::default();
        links.add(&address.standard(), "latest-version original timegate");
        links.add(&address.part("versions"), "version-history");
        links.0.push(format!(
            "<{}>; rel=\"timemap\"; type=\"application/link-format\"",
            address.part("timemap")
        ));
        links
    }

    /// The links of a page that shows what was asked for.
    pub(super) fn of(address: &StandardAddress, standard: &StandardOn, asked: Asked) -> Self {
        let mut links = Self::around(address);
        links.add(&address.asked(canonical(standard, asked)), "canonical");
        let (previous, next) = match &standard.state {
            StandardState::NotYet(first) => (None, *first),
            StandardState::InForce(version) => (version.previous, version.next),
            StandardState::Ceased { last, .. } => (*last, None),
        };
        links.neighbour(address, previous, "predecessor-version", "prev memento");
        links.neighbour(address, next, "successor-version", "next memento");
        links
    }

    /// A link with its relation.
    pub(super) fn add(&mut self, address: &str, relation: &str) {
        self.0.push(format!("<{address}>; rel=\"{relation}\""));
    }

    /// A link to the text that is in force from a day on.
    pub(super) fn memento(&mut self, address: &StandardAddress, day: NaiveDate, relation: &str) {
        let (to, since) = (address.on(day), address.since(day));
        self.0.push(format!("<{to}>; rel=\"{relation}\"; datetime=\"{since}\""));
    }

    fn neighbour(
        &mut self,
        address: &StandardAddress,
        neighbour: Option<Neighbour>,
        version: &str,
        memento: &str,
    ) {
        let Some(neighbour) = neighbour.filter(|neighbour| neighbour.has_text()) else { return };
        self.add(&address.version(neighbour.number), version);
        // What is not in force yet is no past text.
        if let Some(day) = neighbour.effective_on.filter(|day| *day <= address.now.today()) {
            self.memento(address, day, memento);
        }
    }

    /// The links in lines of a list (RFC 6690).
    pub(super) fn in_lines(&self) -> String {
        let mut text = self.0.join(",\n");
        text.push('\n');
        text
    }

    /// Puts the links into a head. An address that no header can hold names nothing that was found.
    pub(super) fn put(&self, answer: &mut Response) {
        if let Ok(line) = HeaderValue::from_str(&self.0.join(", ")) {
            answer.headers_mut().insert(header::LINK, line);
        }
    }
}

/// Says since when the text of a day was as it is shown; what is not in force yet may still change, and is no past text.
pub(super) fn put_memento(answer: &mut Response, address: &StandardAddress, standard: &StandardOn) {
    if let StandardState::InForce(version) = &standard.state
        && let Some(day) = version.summary.effective_on.filter(|day| *day <= address.now.today())
        && let Ok(since) = HeaderValue::from_str(&address.since(day))
    {
        answer.headers_mut().insert(MEMENTO_DATETIME, since);
    }
}

/// Says that whoever asks for another instant is led elsewhere.
pub(super) fn put_negotiated(answer: &mut Response) {
    answer.headers_mut().append(header::VARY, HeaderValue::from_static("accept-datetime"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_as_http_does() {
        let at = "2026-03-01T19:00:00Z".parse().unwrap();
        assert_eq!(http_date(at), "Sun, 01 Mar 2026 19:00:00 GMT");
    }
}
