//! The refusal of a comment that came after the term, as a text to be signed (R15-4).

use chrono::{DateTime, SecondsFormat, Utc};
use domain::language::{Language, Localized};
use domain::standard::ContentHash;
use domain::time::LegalZone;

use super::dates::{closing, moment};
use super::standard::article;
use crate::w;

/// With this such a text begins: no receipt does.
const BEGINNING: &str = "R15-4 · ";

/// What is refused, and when.
#[derive(Clone, Copy, Debug)]
pub struct LateRefusal<'a> {
    /// The number of the draft.
    pub number: &'a str,
    /// The name of the service.
    pub title: &'a Localized,
    /// The closing moment.
    pub closes_at: DateTime<Utc>,
    /// When the text arrived.
    pub received_at: DateTime<Utc>,
    /// The text that was handed back.
    pub text: &'a str,
}

impl LateRefusal<'_> {
    /// The text that is signed: both moments and the hash of what was handed back, not a word of it.
    pub fn written(&self, language: Language, zone: LegalZone, public_url: &str) -> String {
        let (_, title) = self.title.best(language);
        let exact = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Millis, true);
        let facts = [
            (w!(language, receipt.service), title.to_owned()),
            (w!(language, receipt.draft), self.number.to_owned()),
            (w!(language, comment.late_closed), closing(language, zone, self.closes_at)),
            (w!(language, comment.late_arrived), moment(language, zone, self.received_at)),
            ("UTC".to_owned(), format!("{} / {}", exact(self.closes_at), exact(self.received_at))),
            (w!(language, commenting.refusal_hash), ContentHash::of(self.text.as_bytes()).to_string()),
        ];
        let check = format!("{public_url}/{}/receipts/check", language.code());
        let mut lines = vec![format!("{BEGINNING}{}", w!(language, commenting.refusal_title)), String::new()];
        lines.extend(facts.map(|(label, value)| format!("{label}: {value}")));
        lines.push(String::new());
        lines.push(w!(language, commenting.refusal_says, article = article(language, "Art. 15(4)")));
        lines.push(format!("{}: {check}", w!(language, receipt.signed)));
        lines.push(String::new());
        lines.join("\n")
    }
}

/// Whether a text that this site signed is such a refusal.
pub fn is_late_refusal(signed: &str) -> bool {
    signed.starts_with(BEGINNING)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r15_4_the_refusal_names_both_moments_and_the_hash_and_no_word_of_the_text() {
        let title = Localized::new("Анықтама", "Справка", "Certificate");
        let refusal = LateRefusal {
            number: "2026-0001",
            title: &title,
            closes_at: "2026-04-01T19:00:00Z".parse().unwrap(),
            received_at: "2026-04-01T19:00:00.001Z".parse().unwrap(),
            text: "Опоздал",
        };
        for language in Language::ALL {
            let written = refusal.written(language, LegalZone::default(), "https://talqy.example.kz");
            assert!(is_late_refusal(&written), "{written}");
            for told in [
                "2026-0001",
                "2026-04-01T19:00:00.000Z / 2026-04-01T19:00:00.001Z",
                &ContentHash::of("Опоздал".as_bytes()).to_string(),
                &format!("https://talqy.example.kz/{}/receipts/check", language.code()),
            ] {
                assert!(written.contains(told), "{told}: {written}");
            }
            assert!(!written.contains("Опоздал"), "{written}");
        }
        assert!(!is_late_refusal("Квитанция № 1\n\nR15-4 · "));
    }
}
