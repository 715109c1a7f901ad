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
    /// An individual entrepreneur, named with the individual identification number.
    Entrepreneur,
    /// A legal entity, named with its business identification number.
    LegalEntity,
    /// A legal entity of another country, named with the country and the number in its register.
    ForeignEntity,
    /// A non-commercial organisation (Art. 29).
    Organisation,
    /// Several who speak together, each by name, with one address.
    Group,
}

impl AuthorKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Individual,
        Self::Entrepreneur,
        Self::LegalEntity,
        Self::ForeignEntity,
        Self::Organisation,
        Self::Group,
    ];

    /// The stable name in forms, files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Individual => "individual",
            Self::Entrepreneur => "entrepreneur",
            Self::LegalEntity => "legal_entity",
            Self::ForeignEntity => "foreign_entity",
            Self::Organisation => "organisation",
            Self::Group => "group",
        }
    }

    /// Whether the author speaks in the name of something whose mailbox has to confirm it.
    pub const fn is_confirmed_by_letter(self) -> bool {
        !matches!(self, Self::Individual | Self::Group)
    }

    /// Whether such an author can support a comment: several together would be counted as one.
    pub const fn may_support(self) -> bool {
        !matches!(self, Self::Group)
    }

    /// The kind of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Whether the mailbox of a named entity has confirmed that its comment is its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confirmation {
    /// Nobody confirmed it, and nobody has to.
    Unconfirmed,
    /// It has to be confirmed, and was not yet.
    Awaited,
    /// The link in the letter was opened and the comment confirmed.
    Confirmed,
}

impl Confirmation {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Unconfirmed, Self::Awaited, Self::Confirmed];

    /// The stable name in files and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unconfirmed => "unconfirmed",
            Self::Awaited => "awaited",
            Self::Confirmed => "confirmed",
        }
    }

    /// The state of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What an installation asks of comments of named entities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConfirmEntities {
    /// A comment that nobody confirmed says so.
    #[default]
    Shown,
    /// A comment names an e-mail and awaits its confirmation; it counts as received at its arrival.
    Required,
}

impl ConfirmEntities {
    /// Every choice.
    pub const ALL: [Self; 2] = [Self::Shown, Self::Required];

    /// The stable name in settings.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Required => "required",
        }
    }

    /// The choice of a stable name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.code() == code)
    }

    /// How a comment of such an author stands when it arrives; nothing where nobody is asked to confirm.
    pub const fn at_arrival(self, kind: AuthorKind) -> Option<Confirmation> {
        match self {
            _ if !kind.is_confirmed_by_letter() => None,
            Self::Shown => Some(Confirmation::Unconfirmed),
            Self::Required => Some(Confirmation::Awaited),
        }
    }
}

/// Who sent a comment. The e-mail and the number are personal data and never published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// What the author is.
    pub kind: AuthorKind,
    /// The name, published with the comment unless the author asked otherwise; the names of several are parted by
    /// semicolons.
    pub name: String,
    /// Where the receipt goes; empty where the author takes it as a file.
    pub email: String,
    /// The number by which the kind is known: the individual one of an entrepreneur, that of a foreign register, else the
    /// business one; nothing for individuals and for several.
    pub bin: Option<String>,
    /// The country of a foreign legal entity, published with its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
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
    /// The country of a foreign legal entity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Whether a named entity has confirmed the comment; nothing where nobody was asked to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmation: Option<Confirmation>,
    /// Whether the owner of the address says that the comment is somebody else's: then nobody knows whose words it holds,
    /// and neither a name nor its confirmation is shown.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub disowned: bool,
}

impl ShownAuthor {
    /// An author of whom only the kind is shown.
    pub const fn nameless(kind: AuthorKind) -> Self {
        Self { kind, name: None, region: None, country: None, confirmation: None, disowned: false }
    }

    /// What may be shown of an author: never the name of one who asked that it be withheld.
    pub fn of(kind: AuthorKind, name: &str, withheld: Option<Withheld>) -> Self {
        match withheld {
            Some(Withheld { region }) => Self { region, ..Self::nameless(kind) },
            None => Self { name: Some(name.to_owned()), ..Self::nameless(kind) },
        }
    }

    /// Whoever sent a comment under an address whose owner did not: whether that owner confirmed it is no question any more.
    pub fn disowned(kind: AuthorKind) -> Self {
        Self { disowned: true, ..Self::nameless(kind) }
    }

    /// Takes out everything that stands beside the kind, where the words are not read by everybody.
    pub fn hide(&mut self) {
        self.take_name();
        self.region = None;
    }

    /// Takes out the name with what is said beside a name alone: without one it would say who was taken out.
    pub fn take_name(&mut self) {
        (self.name, self.country, self.confirmation) = (None, None, None);
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
