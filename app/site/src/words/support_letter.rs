//! The letter to who supported a comment.

use domain::language::Language;
use domain::time::LegalZone;
use services::letters::SupportLetter;

use super::dates::moment_in_zone;
use crate::w;

/// The subject and the paragraphs.
pub(super) fn text(language: Language, zone: LegalZone, says: &SupportLetter) -> (String, Vec<String>) {
    let SupportLetter { number, title, comment, received_at, link } = says;
    let title = || title.best(language).1.to_owned();
    let says = w!(
        language,
        support.mail_says,
        comment = *comment,
        number = number.clone(),
        title = title(),
        moment = moment_in_zone(language, zone, *received_at)
    );
    (
        w!(language, support.mail_subject, comment = *comment, title = title()),
        vec![
            says,
            format!("{}\n{link}", w!(language, support.mail_link)),
            w!(language, support.mail_stranger),
        ],
    )
}

#[cfg(test)]
mod tests {
    use domain::language::Localized;

    use super::*;

    #[test]
    fn the_letter_names_the_comment_the_draft_and_the_address_in_every_language() {
        let letter = SupportLetter {
            number: "2026-0007".to_owned(),
            title: Localized::new("Тіркеу", "Регистрация", "Registration"),
            comment: 5,
            received_at: "2026-03-02T05:00:00Z".parse().unwrap(),
            link: "https://talqy.example/link".to_owned(),
        };
        for language in Language::ALL {
            let (subject, paragraphs) = text(language, LegalZone::default(), &letter);
            let body = paragraphs.join("\n\n");
            assert!(subject.contains('5') && !subject.contains('\n'), "{subject}");
            assert!(body.contains("2026-0007") && body.contains("https://talqy.example/link"), "{body}");
        }
    }
}
