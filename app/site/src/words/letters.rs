//! The letters of the outbox in the words of the site.

use domain::body::Role;
use domain::discussion::Outcome;
use domain::language::Language;
use domain::time::LegalZone;
use services::letters::{DecidedComment, Letter, Letters, WrittenLetter};

use super::dates::{closing_in_zone, moment_in_zone};
use super::followed;
use super::quoted::quoted;
use crate::w;

/// A letter lists so many comments of its reader; the others stand in the report.
const MOST_LISTED: usize = 50;

/// Writes letters in the language of their reader.
#[derive(Clone, Debug)]
pub struct LettersInWords {
    /// The zone in which moments are told (R-T1).
    pub zone: LegalZone,
    /// The address of the site, for the last line.
    pub public_url: String,
}

impl Letters for LettersInWords {
    fn write(&self, language: Language, letter: &Letter) -> WrittenLetter {
        let (subject, paragraphs) = self.text(language, letter);
        let body = format!("{}\n\n-- \n{}", paragraphs.join("\n\n"), self.foot(language));
        WrittenLetter { subject, body }
    }

    fn write_in_every_language(&self, letter: &dyn Fn(Language) -> Letter) -> WrittenLetter {
        let written = Language::ALL.map(|language| self.text(language, &letter(language)));
        let subjects = written.each_ref().map(|(subject, _)| subject.as_str());
        let texts = written.each_ref().map(|(_, paragraphs)| paragraphs.join("\n\n"));
        // Mail programs fold what follows the line of a signature, so it stands once, after every language.
        let feet = Language::ALL.map(|language| self.foot(language));
        let body = format!("{}\n\n-- \n{}", texts.join("\n\n* * *\n\n"), feet.concat());
        WrittenLetter { subject: subjects.join(" / "), body }
    }
}

impl LettersInWords {
    /// Who has written, under every letter.
    fn foot(&self, language: Language) -> String {
        let automatic = w!(language, mail.automatic, address = self.public_url.clone());
        format!("{}\n{automatic}\n", w!(language, mail.site))
    }

    /// The subject and the paragraphs.
    fn text(&self, language: Language, letter: &Letter) -> (String, Vec<String>) {
        match letter {
            Letter::Invitation { name, body, role, link, expires_at } => {
                let body = || body.best(language).1.to_owned();
                let role = role_word(language, role);
                let until = moment_in_zone(language, self.zone, *expires_at);
                let says = w!(language, mail.invitation_says, body = body(), role = role);
                let how = w!(language, mail.invitation_link, until = until);
                (
                    w!(language, mail.invitation_subject, body = body()),
                    vec![
                        format!("{}\n{says}", w!(language, mail.dear, name = name.clone())),
                        format!("{how}\n{link}"),
                        w!(language, mail.invitation_stranger),
                    ],
                )
            }
            Letter::Placed { number, title, closes_at, link, end } => {
                let title = || title.best(language).1.to_owned();
                let says = w!(language, mail.placed_says, number = number.clone(), title = title());
                let until = closing_in_zone(language, self.zone, *closes_at);
                let until = w!(language, mail.placed_until, until = until);
                let end = format!("{}\n{end}", w!(language, mail.end));
                (
                    w!(language, mail.placed_subject, title = title()),
                    vec![says, format!("{until}\n{link}"), end],
                )
            }
            Letter::Receipt {
                number,
                title,
                comment,
                received_at,
                text,
                suggestion,
                link,
                confirm,
                not_mine,
            } => {
                let title = || title.best(language).1.to_owned();
                let received = moment_in_zone(language, self.zone, *received_at);
                let says = w!(
                    language,
                    mail.receipt_says,
                    comment = *comment,
                    number = number.clone(),
                    title = title(),
                    moment = received
                );
                let own = format!("{}\n{}", w!(language, letter_words.own_text), quoted(text));
                let proposed = suggestion
                    .iter()
                    .map(|words| format!("{}\n{}", w!(language, letter_words.own_suggestion), quoted(words)));
                let mut paragraphs = vec![says, own];
                paragraphs.extend(proposed);
                paragraphs.push(format!("{}\n{link}", w!(language, mail.receipt_link)));
                let asked = |link: &String| format!("{}\n{link}", w!(language, speaker.letter_confirm));
                paragraphs.extend(confirm.iter().map(asked));
                paragraphs.push(format!("{}\n{not_mine}", w!(language, author.letter_not_mine)));
                (w!(language, mail.receipt_subject, comment = *comment, title = title()), paragraphs)
            }
            Letter::Supported(says) => super::support_letter::text(language, self.zone, says),
            Letter::Reported { number, title, link, decided, end } => {
                let title = || title.best(language).1.to_owned();
                let says = w!(language, mail.reported_says, number = number.clone(), title = title());
                let mut paragraphs = vec![format!("{says}\n{link}")];
                paragraphs.extend(decided_comments(language, decided));
                paragraphs.extend(end.iter().map(|end| format!("{}\n{end}", w!(language, mail.end))));
                (w!(language, mail.reported_subject, title = title()), paragraphs)
            }
            Letter::Account { name, says } => super::account_letters::text(language, self.zone, name, says),
            Letter::CommentHidden { .. } | Letter::HidingAnswered { .. } | Letter::Objection { .. } => {
                super::hidden_letters::text(language, letter)
            }
            Letter::RoundOpened { .. }
            | Letter::RoundEnded { .. }
            | Letter::OpinionGiven { .. }
            | Letter::Approved { .. }
            | Letter::DraftWithdrawn { .. } => super::coordination_letters::text(language, letter),
            Letter::ProposalReceived { .. }
            | Letter::ProposalAnswered { .. }
            | Letter::ProposalMoved { .. } => super::proposal_letters::text(language, self.zone, letter),
            Letter::DueSoon { .. } | Letter::Overdue { .. } | Letter::InForce { .. } => {
                super::reminder_letters::text(language, letter)
            }
            Letter::Following { says } => super::follow_letters::text(language, self.zone, says),
            Letter::Staff(says) => super::staff_letters::text(language, says),
            Letter::ConfirmSubscription { followed: what, link } => {
                let what = || followed(language, what);
                let says = w!(language, mail.confirm_says, what = what());
                (
                    w!(language, mail.confirm_subject, what = what()),
                    vec![format!("{says}\n{link}"), w!(language, mail.confirm_stranger)],
                )
            }
        }
    }
}

/// What was decided on the comments of the reader, each with the address of its receipt (R15-7).
fn decided_comments(language: Language, decided: &[DecidedComment]) -> Option<String> {
    if decided.is_empty() {
        return None;
    }
    let mut lines = vec![w!(language, lawful.letter_decided)];
    lines.extend(decided.iter().take(MOST_LISTED).map(|one| {
        let outcome = match one.outcome {
            Outcome::Accepted => w!(language, receipt.accepted),
            Outcome::PartlyAccepted => w!(language, receipt.partly_accepted),
            Outcome::NotAccepted => w!(language, receipt.not_accepted),
        };
        let says = w!(language, lawful.letter_comment, comment = one.comment, outcome = outcome);
        format!("{says}\n{}", one.link)
    }));
    if decided.len() > MOST_LISTED {
        lines.push(w!(language, lawful.letter_more));
    }
    Some(lines.join("\n"))
}

fn role_word(language: Language, code: &str) -> String {
    match Role::from_code(code) {
        Some(Role::Registrar) => w!(language, mail.role_registrar),
        Some(Role::Drafter) => w!(language, mail.role_drafter),
        Some(Role::Head) => w!(language, mail.role_head),
        Some(Role::Coordinator) => w!(language, mail.role_coordinator),
        Some(Role::Administrator) => w!(language, mail.role_administrator),
        Some(Role::BodyAdministrator) => w!(language, mail.role_body_administrator),
        None => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Localized;

    use super::*;

    fn letters() -> LettersInWords {
        LettersInWords { zone: LegalZone::default(), public_url: "https://talqy.example".to_owned() }
    }

    #[test]
    fn every_language_tells_the_last_day_of_the_window_and_the_address() {
        let letter = Letter::Placed {
            number: "2026-0007".to_owned(),
            title: Localized::new("Тіркеу", "Регистрация", "Registration"),
            closes_at: "2026-04-01T19:00:00Z".parse().unwrap(),
            link: "https://talqy.example/ru/drafts/2026-0007".to_owned(),
            end: "https://talqy.example/ru/subscriptions/x".to_owned(),
        };
        for (language, day) in
            [(Language::Ru, "1 апреля 2026"), (Language::En, "1 April 2026"), (Language::Kk, "1 сәуір")]
        {
            let written = letters().write(language, &letter);
            assert!(written.body.contains(day), "{}", written.body);
            assert!(written.body.contains("https://talqy.example/ru/drafts/2026-0007\n"), "{}", written.body);
            assert!(written.body.contains("https://talqy.example/ru/subscriptions/x\n"), "{}", written.body);
            assert!(!written.subject.contains('\n'));
        }
    }

    #[test]
    fn a_letter_to_a_body_says_the_same_in_every_language_before_its_one_signature() {
        let letter = |language: Language| Letter::Objection {
            number: "2026-0007".to_owned(),
            comment: 5,
            link: format!("https://talqy.example/{}/desk/drafts/2026-0007/comments/5/hide", language.code()),
        };
        let written = letters().write_in_every_language(&letter);
        assert!(!written.subject.contains('\n'));
        let (says, foot) = written.body.split_once("\n-- \n").unwrap();
        assert!(!foot.contains("\n-- \n"), "{foot}");
        for language in Language::ALL {
            let alone = letters().write(language, &letter(language));
            assert!(written.subject.contains(&alone.subject), "{}", written.subject);
            let (text, own_foot) = alone.body.split_once("\n-- \n").unwrap();
            assert!(says.contains(text.trim_end()) && foot.contains(own_foot), "{}", written.body);
        }
    }

    #[test]
    fn r15_7_the_letter_on_the_report_names_what_was_decided_on_the_comments_of_its_reader() {
        let comment = |comment, outcome| DecidedComment {
            comment,
            outcome,
            link: format!("https://talqy.example/ru/receipts/r{comment}"),
        };
        let letter = |decided| Letter::Reported {
            number: "2026-0007".to_owned(),
            title: Localized::new("Тіркеу", "Регистрация", "Registration"),
            link: "https://talqy.example/ru/drafts/2026-0007/report".to_owned(),
            decided,
            end: None,
        };
        let own = vec![comment(5, Outcome::PartlyAccepted), comment(9, Outcome::NotAccepted)];
        let written = letters().write(Language::En, &letter(own));
        assert!(written.body.contains("No. 5: accepted in part\nhttps://talqy.example/ru/receipts/r5\n"));
        assert!(written.body.contains("No. 9: not accepted\n"), "{}", written.body);
        let many = (1..=60).map(|number| comment(number, Outcome::Accepted)).collect();
        let written = letters().write(Language::Ru, &letter(many));
        assert!(written.body.contains("№ 50:") && !written.body.contains("№ 51:"), "{}", written.body);
        assert!(!letters().write(Language::Kk, &letter(Vec::new())).body.contains("№ 5"));
    }

    #[test]
    fn an_invitation_names_the_role_in_words() {
        let letter = Letter::Invitation {
            name: "Айгерім".to_owned(),
            body: Localized::same("Министерство"),
            role: "head".to_owned(),
            link: "https://talqy.example/ru/invitation/x".to_owned(),
            expires_at: "2026-03-09T05:00:00Z".parse().unwrap(),
        };
        assert!(letters().write(Language::Ru, &letter).body.contains("«руководитель»"));
    }
}

#[cfg(test)]
#[path = "letters_tests.rs"]
mod snapshot;
