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

    /// A page of the desk.
    pub fn desk(self, part: &str) -> String {
        if part.is_empty() { self.to("/desk") } else { self.to(&format!("/desk/{part}")) }
    }
}
