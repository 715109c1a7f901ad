//! Who comments: any individual or legal entity, on equal terms (R15-5).

use serde::{Deserialize, Serialize};

use super::region::Region;
use super::text::is_invisible;
use crate::standard::prose::is_deceptive;

/// What the author is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthorKind {
    /// An individual.
    Individual,
    /// A legal entity, named with its business identification number.
    LegalEntity,
    /// A non-commercial organisation (Art. 29).
    Organisation,
}

impl AuthorKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Individual, Self::LegalEntity, Self::Organisation];

    /// The stable name in forms, files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Individual => "individual",
            Self::LegalEntity => "legal_entity",
            Self::Organisation => "organisation",
        }
    }

    /// The kind of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Who sent a comment. The e-mail and the number are personal data and never published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// What the author is.
    pub kind: AuthorKind,
    /// The name, published with the comment unless the author asked otherwise.
    pub name: String,
    /// Where the receipt goes.
    pub email: String,
    /// The business identification number; nothing for individuals.
    pub bin: Option<String>,
    /// What the public reads of an individual who asked that the name be withheld; nothing where it is published.
    pub withheld: Option<Withheld>,
}

/// A name that is not published, at the wish of its bearer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// The region that stands instead of the name, if the author named it.
    pub region: Option<Region>,
}

/// An author as anybody may know them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownAuthor {
    /// What the author is.
    pub kind: AuthorKind,
    /// The name; nothing if it is withheld.
    pub name: Option<String>,
    /// The region of an author whose name is withheld.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    /// Whether the owner of the address says that the comment is somebody else's: then nobody knows whose words it holds.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unconfirmed: bool,
}

impl ShownAuthor {
    /// What may be shown of an author: never the name of one who asked that it be withheld.
    pub fn of(kind: AuthorKind, name: &str, withheld: Option<Withheld>) -> Self {
        match withheld {
            Some(Withheld { region }) => Self { region, ..Self::nameless(kind) },
            None => Self { name: Some(name.to_owned()), ..Self::nameless(kind) },
        }
    }

    /// An author of whom nothing but the kind is shown.
    pub const fn nameless(kind: AuthorKind) -> Self {
        Self { kind, name: None, region: None, unconfirmed: false }
    }

    /// Whoever sent a comment under an address whose owner did not.
    pub const fn unconfirmed(kind: AuthorKind) -> Self {
        Self { unconfirmed: true, ..Self::nameless(kind) }
    }
}

/// Whether mail could be sent to `email`: one `@`, something before it, a domain with a dot after it, no white space,
/// at most 254 bytes (RFC 5321). Whether it arrives is for the receipt to show.
pub fn is_plausible_email(email: &str) -> bool {
    let Some((local, domain)) = email.split_once('@') else { return false };
    let clean = !email.chars().any(|c| {
        c.is_whitespace()
            || c.is_control()
            || is_invisible(c)
            || is_deceptive(c)
            || matches!(c, '<' | '>' | ',' | ';' | '"' | '(' | ')')
    });
    let labels = || domain.split('.');
    clean
        && email.len() <= 254
        && (1..=64).contains(&local.len())
        && !domain.contains('@')
        && labels().count() >= 2
        && labels()
            .all(|label| (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-'))
}
