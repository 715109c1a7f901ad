//! The seal of a row: the hashes of what it holds, in parts, so that the part with personal data or words can be emptied
//! on a lawful demand, and sealed anew, while the others go on proving what they proved.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::standard::{ContentHash, ElementId};

/// Which row of a draft or of the standards is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub enum Key {
    /// The draft itself: number, service, kind, beginning.
    Draft,
    /// Its placement.
    Placement,
    /// Its withdrawal.
    Withdrawal,
    /// Its closing report.
    Report,
    /// A revision, by its number.
    Revision(i64),
    /// A comment, by its number.
    Comment(i64),
    /// A wording of a comment that its author replaced, by its identity.
    CommentVersion(i64),
    /// A late attempt, by its identity.
    Late(i64),
    /// A support of a comment, by its identity.
    Support(i64),
    /// A decision, by its identity.
    Decision(i64),
    /// The elements linked to a decision, by its identity.
    Links(i64),
    /// Why a decision changed no text, by its identity.
    CommentReason(i64),
    /// Why an element changed.
    ChangeReason(ElementId),
    /// A decision that was taken back, by the identity it had.
    Former(i64),
    /// A hiding of a comment, by its identity.
    Hiding(i64),
    /// What was taken out of a comment on a lawful demand, by its identity.
    Erasure(i64),
    /// A round of coordination, by its identity.
    Round(i64),
    /// A body in a round with the position that stands, by its identity.
    Asked(i64),
    /// An opinion with its remarks, by its identity.
    Opinion(i64),
    /// The answer to a remark, by the identity of the remark.
    RemarkAnswer(i64),
    /// A meeting, by its identity.
    Meeting(i64),
    /// An act with the text that it puts in force, by its identity.
    Standard(i64),
    /// A file that came with a comment, by its identity.
    Attachment(i64),
    /// How a comment came that was entered by staff, by its identity.
    Entry(i64),
}

/// The text names no row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no row is called {0:?}")]
pub struct UnknownKey(String);

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Draft => formatter.write_str("draft"),
            Self::Placement => formatter.write_str("placement"),
            Self::Withdrawal => formatter.write_str("withdrawal"),
            Self::Report => formatter.write_str("report"),
            Self::Revision(number) => write!(formatter, "revision:{number}"),
            Self::Comment(number) => write!(formatter, "comment:{number}"),
            Self::CommentVersion(id) => write!(formatter, "comment_version:{id}"),
            Self::Late(id) => write!(formatter, "late:{id}"),
            Self::Support(id) => write!(formatter, "support:{id}"),
            Self::Decision(id) => write!(formatter, "decision:{id}"),
            Self::Links(id) => write!(formatter, "links:{id}"),
            Self::CommentReason(id) => write!(formatter, "comment_reason:{id}"),
            Self::ChangeReason(element) => write!(formatter, "change_reason:{element}"),
            Self::Former(id) => write!(formatter, "former:{id}"),
            Self::Hiding(id) => write!(formatter, "hiding:{id}"),
            Self::Erasure(id) => write!(formatter, "erasure:{id}"),
            Self::Round(id) => write!(formatter, "round:{id}"),
            Self::Asked(id) => write!(formatter, "asked:{id}"),
            Self::Opinion(id) => write!(formatter, "opinion:{id}"),
            Self::RemarkAnswer(id) => write!(formatter, "remark_answer:{id}"),
            Self::Meeting(id) => write!(formatter, "meeting:{id}"),
            Self::Standard(id) => write!(formatter, "standard:{id}"),
            Self::Attachment(id) => write!(formatter, "attachment:{id}"),
            Self::Entry(id) => write!(formatter, "entry:{id}"),
        }
    }
}

impl FromStr for Key {
    type Err = UnknownKey;

    fn from_str(text: &str) -> Result<Self, UnknownKey> {
        let unknown = || UnknownKey(text.to_owned());
        let (kind, which) = text.split_once(':').unwrap_or((text, ""));
        let number = || which.parse::<i64>().map_err(|_| unknown());
        let key = match kind {
            "draft" => Self::Draft,
            "placement" => Self::Placement,
            "withdrawal" => Self::Withdrawal,
            "report" => Self::Report,
            "revision" => Self::Revision(number()?),
            "comment" => Self::Comment(number()?),
            "comment_version" => Self::CommentVersion(number()?),
            "late" => Self::Late(number()?),
            "support" => Self::Support(number()?),
            "decision" => Self::Decision(number()?),
            "links" => Self::Links(number()?),
            "comment_reason" => Self::CommentReason(number()?),
            "change_reason" => Self::ChangeReason(ElementId::parse(which).map_err(|_| unknown())?),
            "former" => Self::Former(number()?),
            "hiding" => Self::Hiding(number()?),
            "erasure" => Self::Erasure(number()?),
            "round" => Self::Round(number()?),
            "asked" => Self::Asked(number()?),
            "opinion" => Self::Opinion(number()?),
            "remark_answer" => Self::RemarkAnswer(number()?),
            "meeting" => Self::Meeting(number()?),
            "standard" => Self::Standard(number()?),
            "attachment" => Self::Attachment(number()?),
            "entry" => Self::Entry(number()?),
            _ => return Err(unknown()),
        };
        // What has no number must not be followed by one.
        if key.to_string() == text { Ok(key) } else { Err(unknown()) }
    }
}

impl TryFrom<String> for Key {
    type Error = UnknownKey;

    fn try_from(text: String) -> Result<Self, UnknownKey> {
        text.parse()
    }
}

/// The seal of one row.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Which row.
    pub of: Key,
    /// The hash of what is public and no words: numbers, instants, codes.
    #[serde(default)]
    pub facts: Option<ContentHash>,
    /// The hash of the words.
    #[serde(default)]
    pub text: Option<ContentHash>,
    /// The hash of the words that a comment quotes and proposes.
    #[serde(default)]
    pub wording: Option<ContentHash>,
    /// The keyed hash of what is not public: nobody can guess it who has not the key.
    #[serde(default)]
    pub private: Option<ContentHash>,
}

impl Record {
    /// The seal of a row, as yet of none of its parts.
    pub const fn new(of: Key) -> Self {
        Self { of, facts: None, text: None, wording: None, private: None }
    }

    /// Seals the public facts.
    #[must_use]
    pub const fn facts(mut self, hash: ContentHash) -> Self {
        self.facts = Some(hash);
        self
    }

    /// Seals the words.
    #[must_use]
    pub const fn text(mut self, hash: ContentHash) -> Self {
        self.text = Some(hash);
        self
    }

    /// Seals the words that are quoted and proposed, where there are any.
    #[must_use]
    pub const fn wording(mut self, hash: Option<ContentHash>) -> Self {
        self.wording = hash;
        self
    }

    /// Seals what is not public, by a keyed hash.
    #[must_use]
    pub const fn private(mut self, hash: ContentHash) -> Self {
        self.private = Some(hash);
        self
    }

    /// The seal as it stands in an event.
    pub(super) fn as_json(&self) -> Value {
        let mut fields = Map::new();
        fields.insert("of".to_owned(), self.of.to_string().into());
        let parts = [
            ("facts", self.facts),
            ("text", self.text),
            ("wording", self.wording),
            ("private", self.private),
        ];
        for (name, hash) in parts {
            if let Some(hash) = hash {
                fields.insert(name.to_owned(), hash.to_string().into());
            }
        }
        Value::Object(fields)
    }
}

/// What an event says about rows; whatever else it says is passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Records {
    /// The rows as they stand after the event.
    #[serde(default)]
    pub records: Vec<Record>,
    /// The rows that are no more.
    #[serde(default)]
    pub ended: Vec<Key>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Facts;
    use crate::report::canonical;

    #[test]
    fn every_key_reads_back_and_nothing_else_is_one() {
        let element = ElementId::parse("appe").unwrap();
        let keys = [
            Key::Draft,
            Key::Placement,
            Key::Withdrawal,
            Key::Report,
            Key::Revision(1),
            Key::Comment(2),
            Key::Late(3),
            Key::Decision(4),
            Key::Links(5),
            Key::CommentReason(6),
            Key::ChangeReason(element),
            Key::Former(7),
            Key::Hiding(8),
            Key::Erasure(9),
            Key::Round(10),
            Key::Asked(11),
            Key::Opinion(12),
            Key::RemarkAnswer(13),
            Key::Meeting(14),
            Key::Standard(15),
            Key::Attachment(16),
            Key::CommentVersion(17),
            Key::Entry(18),
            Key::Support(19),
        ];
        for key in keys {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        for text in
            ["", "draft:1", "comment", "comment:", "comment:x", "comment:+1", "change_reason:Ä", "user:1"]
        {
            assert!(text.parse::<Key>().is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_sealed_reads_back() {
        let record = Record::new(Key::Comment(5))
            .facts(ContentHash::of(b"facts"))
            .text(ContentHash::of(b"text"))
            .private(ContentHash::of(b"private"));
        let facts = Facts::of("number", 5_i64).sealing([record.clone()]).ending([Key::Links(9)]);
        let read: Records = serde_json::from_str(&canonical::json(&facts).unwrap()).unwrap();
        assert_eq!(read, Records { records: vec![record], ended: vec![Key::Links(9)] });
        assert_eq!(serde_json::from_str::<Records>(r#"{"days":3}"#).unwrap(), Records::default());
    }
}
