//! Elements: the lines and paragraphs of a section, each with a stable identity and, where the law has a type, a typed detail.

use serde::{Deserialize, Serialize};

use super::formula::{FeeFormula, FeeUnit, is_unsaid};
use super::purpose::{HoursOf, TermOf};
use super::{AppendixSort, GroupLevel};
use crate::body::BodyId;
use crate::language::Localized;

/// The most characters of the text of one element in one language: a paragraph, not a book.
pub const ELEMENT_TEXT_LIMIT: u32 = 20_000;

/// The identity of an element, kept across revisions: one to sixteen lower-case letters and digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ElementId(String);

/// The text is no identity of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an element's identity is one to sixteen lower-case Latin letters and digits")]
pub struct InvalidElementId;

impl ElementId {
    /// The identity written in `text`.
    ///
    /// # Errors
    /// [`InvalidElementId`] if it is empty, longer than sixteen or holds anything but `a-z0-9`.
    pub fn parse(text: &str) -> Result<Self, InvalidElementId> {
        let well_formed = (1..=16).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        if well_formed { Ok(Self(text.to_owned())) } else { Err(InvalidElementId) }
    }

    /// The identity made of sixty-four random bits that the caller drew.
    pub fn from_random(bits: u64) -> Self {
        const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
        let letters =
            (0..10).filter_map(|place| ALPHABET.get(usize::try_from((bits >> (place * 5)) & 31).ok()?));
        Self(letters.map(|byte| char::from(*byte)).collect())
    }

    /// The identity as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ElementId {
    type Error = InvalidElementId;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<ElementId> for String {
    fn from(id: ElementId) -> Self {
        id.0
    }
}

impl std::fmt::Display for ElementId {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A line or paragraph of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Element {
    /// The identity, stable across revisions and unique in the draft.
    pub id: ElementId,
    /// The words: a case, a document, a ground, a paragraph of CommonMark. May be blank where the detail says it all.
    #[serde(default)]
    pub text: Localized,
    /// The typed part; its variant must suit the section.
    pub detail: Detail,
}

/// The typed part of an element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Detail {
    /// Plain words: service name, developing body (Art. 14(1)); a line beside typed ones that no type fits.
    Words,
    /// A paragraph of CommonMark: result, appeal, other (R14-6).
    Prose,
    /// A service provider: a body of the installation, or a category named in the text.
    Provider {
        /// The body, where it is one the installation knows.
        body: Option<BodyId>,
    },
    /// A term; the text names the case.
    Term {
        /// How many units; of a range the most, which is what a recipient is promised.
        amount: u32,
        /// The unit the law counts in.
        unit: TermUnit,
        /// The least of a range: "from 3 to 5".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<u32>,
        /// What the term is of.
        #[serde(default, skip_serializing_if = "TermOf::is_rendering")]
        of: TermOf,
    },
    /// A form of rendering.
    Form {
        /// Which form.
        form: ServiceForm,
    },
    /// The service is free of charge.
    Free,
    /// A payment; the text names the case.
    Fee {
        /// The amount in hundredths of the unit.
        hundredths: u64,
        /// What is counted.
        unit: FeeUnit,
        /// How it is charged.
        methods: Vec<FeeMethod>,
        /// The law that provides for the payment (R14-5).
        law: Citation,
        /// How it is reckoned, where that is not one amount.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        formula: Option<Box<FeeFormula>>,
    },
    /// Working hours at one place; the text is a note.
    Hours {
        /// Where.
        place: Place,
        /// When.
        week: Week,
        /// The place in words, where it is none of the known ones.
        #[serde(default, skip_serializing_if = "is_unsaid")]
        named: Localized,
        /// What the hours are for.
        #[serde(default, skip_serializing_if = "HoursOf::is_working")]
        of: HoursOf,
    },
    /// A document that the recipient submits; the text names it.
    Document {
        /// Who submits it.
        submitter: Submitter,
        /// In what shape.
        presented: Presented,
        /// Whether it can be obtained from information systems (R14-4).
        obtainable: bool,
        /// The pension or social-security law that allows demanding it nevertheless (Art. 5(2)).
        allowed_by: Option<Citation>,
    },
    /// A ground for refusal; the text states it.
    Ground {
        /// The law that establishes it (R14-3).
        law: Citation,
    },
    /// An appendix begins; the text is its title, and what follows up to the next one belongs to it (Art. 14(4)).
    Appendix {
        /// What it is.
        sort: AppendixSort,
    },
    /// The name of a group: the lines after it belong to it until the next group of its level or above.
    Group {
        /// How deep it stands.
        level: GroupLevel,
    },
}

impl Element {
    /// Whether an appendix begins with it.
    pub const fn is_appendix(&self) -> bool {
        matches!(self.detail, Detail::Appendix { .. })
    }
}

/// A law and the article in it, as cited beside a ground or a payment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The name of the law.
    #[serde(default)]
    pub law: Localized,
    /// The article, such as "19-1(2)1".
    #[serde(default)]
    pub article: String,
}

/// The unit of a term of rendering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermUnit {
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Business days.
    BusinessDays,
    /// Calendar days.
    CalendarDays,
    /// Months of the calendar.
    Months,
}

/// A form of rendering (Art. 14(2), 21).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceForm {
    /// Electronic, fully automated.
    ElectronicFull,
    /// Electronic, partly automated.
    ElectronicPart,
    /// On paper.
    Paper,
    /// On the principle of one application.
    OneApplication,
    /// Proactive: without an application, on the initiative of who renders it.
    Proactive,
}

/// A method of charging.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeeMethod {
    /// In cash through second-tier banks.
    Cash,
    /// By transfer.
    Transfer,
    /// Through the payment gateway of electronic government.
    PaymentGateway,
}

/// A place where applications are accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The service provider.
    Provider,
    /// The State Corporation.
    StateCorporation,
    /// The web portal of electronic government.
    Portal,
    /// Another one, named in words.
    Other,
}

/// Opening and closing time, "09:00" to "18:30", with a break where there is one. Local time of the place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayHours {
    /// Opens, minutes after midnight.
    pub opens: u16,
    /// Closes, minutes after midnight; 1440 is midnight at the end of the day.
    pub closes: u16,
    /// The break: from and to, minutes after midnight.
    pub pause: Option<(u16, u16)>,
}

/// The hours of each day, Monday first; a day without hours is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Week(pub [Option<DayHours>; 7]);

/// Who submits a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Submitter {
    /// Every recipient.
    Everyone,
    /// Individuals.
    Individual,
    /// Legal entities.
    LegalEntity,
    /// A representative.
    Representative,
}

/// The shape in which a document is presented.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presented {
    /// The original, shown and returned.
    Original,
    /// A plain copy.
    Copy,
    /// A notarised copy (R14-4).
    NotarisedCopy,
    /// An electronic document or electronic copy.
    Electronic,
}
