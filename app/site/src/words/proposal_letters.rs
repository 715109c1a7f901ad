//! The letters to the author of a proposal.

use domain::discussion::Outcome;
use domain::language::Language;
use domain::proposal::ProposalStep;
use domain::time::LegalZone;
use services::letters::Letter;

use super::zone::zone_time;
use super::{date, moment};
use crate::w;

/// The subject and the paragraphs of such a letter; nothing of any other.
pub(super) fn text(language: Language, zone: LegalZone, letter: &Letter) -> (String, Vec<String>) {
    match letter {
        Letter::ProposalReceived { proposal, service, received_at, due_on, link } => {
            let service = || service.best(language).1.to_owned();
            let says = w!(
                language,
                proposal.mail_received_says,
                proposal = *proposal,
                service = service(),
                moment = moment(language, zone, *received_at),
                zone = zone_time(language, zone, *received_at),
                due = date(language, *due_on)
            );
            (
                w!(language, proposal.mail_received_subject, proposal = *proposal, service = service()),
                vec![says, follow(language, link)],
            )
        }
        Letter::ProposalAnswered { proposal, service, outcome, answer, link } => {
            let outcome = || outcome_words(language, *outcome);
            let says = w!(
                language,
                proposal.mail_answered_says,
                proposal = *proposal,
                service = service.best(language).1.to_owned(),
                outcome = outcome()
            );
            (
                w!(language, proposal.mail_answered_subject, proposal = *proposal, outcome = outcome()),
                vec![says, answer.clone(), follow(language, link)],
            )
        }
        Letter::ProposalMoved { proposal, number, title, step, link } => {
            let number = number.clone().unwrap_or_default();
            let title = title.best(language).1.to_owned();
            let (subject, says) = moved(language, *proposal, number, title, *step);
            (subject, vec![says, follow(language, link)])
        }
        _ => (String::new(), Vec::new()),
    }
}

/// What is said of the draft that names a proposal: the subject and the words.
fn moved(
    language: Language,
    proposal: i64,
    number: String,
    title: String,
    step: ProposalStep,
) -> (String, String) {
    match step {
        ProposalStep::Begun => (
            w!(language, proposal.mail_begun_subject, proposal = proposal),
            w!(language, proposal.mail_begun_says, proposal = proposal, title = title),
        ),
        ProposalStep::Placed => (
            w!(language, proposal.mail_placed_subject, proposal = proposal),
            w!(language, proposal.mail_placed_says, proposal = proposal, number = number, title = title),
        ),
        ProposalStep::Approved => (
            w!(language, proposal.mail_approved_subject, proposal = proposal),
            w!(language, proposal.mail_approved_says, proposal = proposal, number = number, title = title),
        ),
        ProposalStep::Withdrawn => (
            w!(language, proposal.mail_withdrawn_subject, proposal = proposal),
            w!(language, proposal.mail_withdrawn_says, proposal = proposal, title = title),
        ),
    }
}

/// What is done about a proposal, in words.
fn outcome_words(language: Language, outcome: Outcome) -> String {
    match outcome {
        Outcome::Accepted => w!(language, draft.accepted),
        Outcome::PartlyAccepted => w!(language, draft.partly_accepted),
        Outcome::NotAccepted => w!(language, draft.not_accepted),
    }
}

/// Where the proposal is followed.
fn follow(language: Language, link: &str) -> String {
    format!("{}\n{link}", w!(language, proposal.mail_follow))
}

#[cfg(test)]
mod tests {
    use domain::language::Localized;

    use super::*;

    const LINK: &str = "https://talqy.example/link";

    fn told(language: Language, letter: &Letter) -> String {
        let (subject, paragraphs) = text(language, LegalZone::default(), letter);
        assert!(!subject.is_empty() && !subject.contains('\n'), "{subject}");
        format!("{subject}\n{}", paragraphs.join("\n\n"))
    }

    #[test]
    fn r13_3_the_author_is_told_what_becomes_of_a_proposal_in_every_language() {
        let title = || Localized::new("Тіркеу", "Регистрация", "Registration");
        let link = || LINK.to_owned();
        let received = Letter::ProposalReceived {
            proposal: 12,
            service: title(),
            received_at: "2026-03-02T05:00:00Z".parse().unwrap(),
            due_on: "2026-03-24".parse().unwrap(),
            link: link(),
        };
        let answered = Letter::ProposalAnswered {
            proposal: 12,
            service: title(),
            outcome: Outcome::PartlyAccepted,
            answer: "Причина.".to_owned(),
            link: link(),
        };
        let moved = |step: ProposalStep| Letter::ProposalMoved {
            proposal: 12,
            number: step.is_public().then(|| "2026-0007".to_owned()),
            title: title(),
            step,
            link: link(),
        };
        for language in Language::ALL {
            let receipt = told(language, &received);
            assert!(receipt.contains("12") && receipt.contains(LINK) && receipt.contains("24"), "{receipt}");
            let answer = told(language, &answered);
            assert!(answer.contains("Причина.") && answer.contains(title().get(language)), "{answer}");
            for step in ProposalStep::ALL {
                let letter = told(language, &moved(step));
                assert_eq!(letter.contains("2026-0007"), step.is_public(), "{letter}");
                assert!(letter.contains("12") && letter.contains(LINK), "{letter}");
            }
        }
    }
}
