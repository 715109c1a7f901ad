//! The letters about the second factor and single sign-on, in the words of the site.

use chrono::{DateTime, Utc};
use domain::language::Language;
use domain::time::LegalZone;
use services::people::FactorNews;

use super::moment;
use super::zone::zone_time;
use crate::w;

/// The subject and the paragraphs of a letter about the second factor.
pub(super) fn factor(
    language: Language,
    zone: LegalZone,
    name: &str,
    news: FactorNews,
    at: DateTime<Utc>,
    account: &str,
) -> (String, Vec<String>) {
    let (at, place) = (moment(language, zone, at), zone_time(language, zone, at));
    let (subject, says) = match news {
        FactorNews::Added => (
            w!(language, factor.mail_added_subject),
            w!(language, factor.mail_added, moment = at, zone = place),
        ),
        FactorNews::Removed => (
            w!(language, factor.mail_removed_subject),
            w!(language, factor.mail_removed, moment = at, zone = place),
        ),
        FactorNews::Reset => (
            w!(language, factor.mail_reset_subject),
            w!(language, factor.mail_reset, moment = at, zone = place),
        ),
        FactorNews::RecoveryCodeUsed { left } => (
            w!(language, factor.mail_used_subject),
            w!(language, factor.mail_used, count = left, moment = at, zone = place),
        ),
        FactorNews::NewRecoveryCodes => (
            w!(language, factor.mail_renewed_subject),
            w!(language, factor.mail_renewed, moment = at, zone = place),
        ),
        FactorNews::WrongCodes => (
            w!(language, factor.mail_wrong_subject),
            w!(language, factor.mail_wrong, moment = at, zone = place),
        ),
    };
    (subject, paragraphs(language, name, &says, account))
}

/// The subject and the paragraphs of the letter about a first single sign-on.
pub(super) fn linked(
    language: Language,
    zone: LegalZone,
    name: &str,
    at: DateTime<Utc>,
    account: &str,
) -> (String, Vec<String>) {
    let (at, place) = (moment(language, zone, at), zone_time(language, zone, at));
    let says = w!(language, sign_on.mail_linked, moment = at, zone = place);
    (w!(language, sign_on.mail_linked_subject), paragraphs(language, name, &says, account))
}

fn paragraphs(language: Language, name: &str, says: &str, account: &str) -> Vec<String> {
    vec![
        format!("{}\n{says}", w!(language, mail.dear, name = name.to_owned())),
        format!("{}\n{account}", w!(language, factor.mail_not_you)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_tells_when_and_what_to_do_in_every_language() {
        let at = "2026-03-02T05:00:00Z".parse().unwrap();
        let zone = LegalZone::default();
        for news in [
            FactorNews::Added,
            FactorNews::Removed,
            FactorNews::Reset,
            FactorNews::RecoveryCodeUsed { left: 3 },
            FactorNews::NewRecoveryCodes,
            FactorNews::WrongCodes,
        ] {
            for language in Language::ALL {
                let (subject, paragraphs) =
                    factor(language, zone, "Асель", news, at, "https://talqy.example/a");
                let text = paragraphs.join("\n");
                assert!(!subject.is_empty() && text.starts_with("Асель,\n"), "{text}");
                assert!(text.contains("2026") && text.ends_with("https://talqy.example/a"), "{text}");
            }
        }
    }
}
