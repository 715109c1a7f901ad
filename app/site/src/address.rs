//! Addresses carry the language; here they are written in one place.

use domain::language::Language;

/// Writes the addresses of pages in one language.
#[derive(Clone, Copy, Debug)]
pub struct Address(pub Language);

impl Address {
    /// An address of the site: `to("/register")` is `/ru/register` in Russian.
    pub fn to(self, path: &str) -> String {
        format!("/{}{path}", self.0.code())
    }

    /// The first page.
    pub fn home(self) -> String {
        self.to("/")
    }

    /// A draft.
    pub fn draft(self, number: &str) -> String {
        self.to(&format!("/drafts/{number}"))
    }

    /// A part of a draft's pages: `comments`, `report`, `compare/1/2`.
    pub fn draft_part(self, number: &str, part: &str) -> String {
        self.to(&format!("/drafts/{number}/{part}"))
    }

    /// A register entry.
    pub fn service(self, code: &str) -> String {
        self.to(&format!("/register/{code}"))
    }

    /// The standard of a service.
    pub fn standard(self, code: &str) -> String {
        self.to(&format!("/standards/{code}"))
    }

    /// A part of the pages of a standard: `versions`, `compare/1/2`.
    pub fn standard_part(self, code: &str, part: &str) -> String {
        self.to(&format!("/standards/{code}/{part}"))
    }

    /// A page of the desk.
    pub fn desk(self, part: &str) -> String {
        if part.is_empty() { self.to("/desk") } else { self.to(&format!("/desk/{part}")) }
    }

    /// Where somebody who came from `next` goes on: there, if it is a page of this site, else to the desk.
    pub fn onward(self, next: &str) -> String {
        let own = next.strip_prefix('/').is_some_and(|rest| {
            let language = rest.split('/').next().unwrap_or_default();
            Language::from_code(language).is_some()
        });
        // A browser reads a backslash as a slash, and drops control characters before it reads.
        let plain =
            !next.contains(|letter: char| letter == '\\' || letter.is_control() || letter.is_whitespace());
        if own && plain && !next.contains("//") { next.to_owned() } else { self.desk("") }
    }
}

/// The number that stands in an address. It has one spelling: "01" and "+1" would be other addresses of the same page.
pub(crate) fn number_of_address(text: &str) -> Option<i64> {
    text.parse::<i64>().ok().filter(|number| number.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site() {
        let address = Address(Language::Ru);
        assert_eq!(address.onward("/kk/desk/drafts/2026-0001"), "/kk/desk/drafts/2026-0001");
        for foreign in [
            "",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/ru//x",
            "/other",
            "/kk\t/",
            "javascript:0",
        ] {
            assert_eq!(address.onward(foreign), "/ru/desk", "{foreign}");
        }
    }
    #[test]
    fn a_number_has_one_spelling() {
        assert_eq!(number_of_address("12"), Some(12));
        for other in ["", "01", "+1", " 1", "1.0", "one"] {
            assert_eq!(number_of_address(other), None, "{other}");
        }
    }
}
