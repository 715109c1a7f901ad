//! The hash that fixes a revision (R15-1).
//!
//! The canonical serialisation is JSON in UTF-8 without white space: the array of the twelve sections in the order of
//! Art. 14, behind them the appendices where there are any, each field in the order in which its type declares it, every text in Unicode normalisation form C with `\n` for
//! every line end. The hash is the SHA-256 of those bytes and nothing else, so that anyone who has the text of a
//! revision can compute it with common tools.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::{Citation, Content, Detail, Element, Section};
use crate::language::{Language, Localized};

/// The SHA-256 of a canonical serialisation; written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ContentHash([u8; 32]);

/// The text is no hash of a content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a hash is sixty-four hexadecimal digits")]
pub struct InvalidContentHash;

impl ContentHash {
    /// The hash of bytes already in canonical form.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The thirty-two bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The hash written in `text`, in either letter case.
    ///
    /// # Errors
    /// [`InvalidContentHash`] if it is not sixty-four hexadecimal digits.
    pub fn parse(text: &str) -> Result<Self, InvalidContentHash> {
        let digits: Vec<u8> = text
            .chars()
            .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect::<Option<_>>()
            .ok_or(InvalidContentHash)?;
        let (pairs, rest) = digits.as_chunks::<2>();
        if !rest.is_empty() {
            return Err(InvalidContentHash);
        }
        let bytes: Vec<u8> = pairs.iter().map(|[high, low]| high << 4 | low).collect();
        bytes.try_into().map(Self).map_err(|_| InvalidContentHash)
    }

    /// The first twelve digits, enough to tell revisions apart on a page.
    pub fn short(&self) -> String {
        self.to_string().chars().take(12).collect()
    }
}

impl std::fmt::Display for ContentHash {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl std::fmt::Debug for ContentHash {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "ContentHash({self})")
    }
}

impl TryFrom<String> for ContentHash {
    type Error = InvalidContentHash;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<ContentHash> for String {
    fn from(hash: ContentHash) -> Self {
        hash.to_string()
    }
}

impl Content {
    /// The hash of the canonical serialisation.
    pub fn hash(&self) -> ContentHash {
        ContentHash::of(self.canonical().as_bytes())
    }

    /// The canonical serialisation, see the module.
    pub fn canonical(&self) -> String {
        let json = serde_json::to_string(&self.normalised());
        // JSON has no form for a map with keys that are not text, and a content holds no map: this cannot fail.
        debug_assert!(json.is_ok(), "a content is always JSON");
        json.unwrap_or_default()
    }

    /// The same content with every text in normalisation form C and `\n` for every line end, as it is to be stored.
    #[must_use]
    pub fn normalised(&self) -> Self {
        let sections = self.sections().iter().map(|section| Section {
            key: section.key,
            elements: section.elements.iter().map(normalised_element).collect(),
        });
        sections.collect::<Vec<_>>().into()
    }
}

fn normalised_element(element: &Element) -> Element {
    let mut detail = element.detail.clone();
    match &mut detail {
        Detail::Fee { law, .. } | Detail::Ground { law } | Detail::Document { allowed_by: Some(law), .. } => {
            *law = Citation { law: normalised_text(&law.law), article: normal(&law.article) };
        }
        _ => {}
    }
    for (_, text) in detail.texts_mut() {
        *text = normalised_text(text);
    }
    Element { id: element.id.clone(), text: normalised_text(&element.text), detail }
}

fn normalised_text(text: &Localized) -> Localized {
    let [kk, ru, en] = Language::ALL.map(|language| normal(text.get(language)));
    Localized { kk, ru, en }
}

fn normal(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").nfc().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::standard::sample;

    #[test]
    fn r15_1_the_canonical_form_is_pinned() {
        let content = sample::complete();
        assert_eq!(
            content.hash().to_string(),
            "2b5a2b648593953320a98a396de42e96e93b5496fb5f316f98c4e9ac389f71ea"
        );
        let start = r#"[{"key":"general.service_name","elements":[{"id":"name","text":{"kk":"Анықтама беру","ru":"Выдача справки","en":""},"detail":{"kind":"words"}}]},"#;
        assert!(content.canonical().starts_with(start), "{}", content.canonical());
    }

    #[test]
    fn line_ends_and_composition_do_not_change_the_hash() {
        let text = |text: &str| {
            let mut content = Content::default();
            let element = sample::element("a", Localized::same(text), Detail::Prose);
            content.set(crate::standard::SectionKey::Other, vec![element]);
            content.hash()
        };
        assert_eq!(text("й\r\nё\r"), text("и\u{306}\nе\u{308}\n"));
        assert_ne!(text("а"), text("a"));
    }

    #[test]
    fn a_hash_reads_back_and_nothing_else_is_one() {
        let hash = Content::default().hash();
        assert_eq!(ContentHash::parse(&hash.to_string().to_uppercase()), Ok(hash));
        assert_eq!(
            serde_json::from_str::<ContentHash>(&serde_json::to_string(&hash).unwrap()).unwrap(),
            hash
        );
        for text in
            ["", "00", &"0".repeat(63), &"0".repeat(65), &"0".repeat(66), &"g".repeat(64), &"é".repeat(32)]
        {
            assert_eq!(ContentHash::parse(text), Err(InvalidContentHash), "{text}");
        }
    }

    proptest! {
        #[test]
        fn r15_1_the_hash_survives_storage(content in sample::any_content()) {
            let stored = serde_json::to_string(&content).unwrap();
            let read: Content = serde_json::from_str(&stored).unwrap();
            prop_assert_eq!(read.hash(), content.hash());
            prop_assert_eq!(content.normalised().hash(), content.hash());
        }
    }
}
