//! The letters about the coordination of a draft, and about its approval or withdrawal.

use chrono::NaiveDate;
use domain::coordination::Position;
use domain::language::{Language, Localized};
use services::letters::Letter;

use super::date;
use crate::w;

/// The subject and the paragraphs of such a letter; nothing of any other.
pub(super) fn text(language: Language, letter: &Letter) -> (String, Vec<String>) {
    match letter {
        Letter::RoundOpened { number, title, round, body, due_on, link } => {
            let title = || title.best(language).1.to_owned();
            let says = w!(
                language,
                round_mail.opened_says,
                number = number.clone(),
                title = title(),
                round = *round,
                body = body.best(language).1.to_owned()
            );
            let due = w!(language, round_mail.opened_due, due = date(language, *due_on));
            (
                w!(language, round_mail.opened_subject, round = *round, title = title()),
                vec![says, format!("{due}\n{link}")],
            )
        }
        Letter::RoundEnded { number, title, round, agreed, link } => {
            let (subject, says) = ended(language, number, title, *round, *agreed);
            (subject, vec![format!("{says}\n{link}")])
        }
        Letter::OpinionGiven { number, title, body, position, link } => {
            let position = || position_word(language, *position);
            let says = w!(
                language,
                round_mail.opinion_says,
                number = number.clone(),
                title = title.best(language).1.to_owned(),
                position = position(),
                body = body.best(language).1.to_owned()
            );
            (
                w!(language, round_mail.opinion_subject, number = number.clone(), position = position()),
                vec![format!("{says}\n{link}")],
            )
        }
        Letter::Approved { number, title, order_number, order_on, effective_on, link, end } => {
            let title = || title.best(language).1.to_owned();
            let says = w!(
                language,
                round_mail.approved_says,
                number = number.clone(),
                title = title(),
                order = order_number.clone(),
                ordered = date(language, *order_on)
            );
            let mut paragraphs = vec![says, format!("{}\n{link}", effect(language, *effective_on))];
            paragraphs.extend(ending(language, end.as_deref()));
            (w!(language, round_mail.approved_subject, title = title()), paragraphs)
        }
        Letter::DraftWithdrawn { number, title, reason, link, end } => {
            let title = || title.best(language).1.to_owned();
            let says = w!(
                language,
                round_mail.withdrawn_says,
                number = number.clone(),
                title = title(),
                reason = reason.clone()
            );
            let mut paragraphs = vec![format!("{says}\n{link}")];
            paragraphs.extend(ending(language, end.as_deref()));
            (w!(language, round_mail.withdrawn_subject, title = title()), paragraphs)
        }
        _ => (String::new(), Vec::new()),
    }
}

/// What is said of a round that has ended: the subject and the words.
fn ended(language: Language, number: &str, title: &Localized, round: u32, agreed: bool) -> (String, String) {
    let title = || title.best(language).1.to_owned();
    let number = || number.to_owned();
    if agreed {
        (
            w!(language, round_mail.agreed_subject, round = round, title = title()),
            w!(language, round_mail.agreed_says, round = round, number = number(), title = title()),
        )
    } else {
        (
            w!(language, round_mail.returned_subject, round = round, title = title()),
            w!(language, round_mail.returned_says, round = round, number = number(), title = title()),
        )
    }
}

/// When an approved standard takes effect.
fn effect(language: Language, effective_on: Option<NaiveDate>) -> String {
    if let Some(day) = effective_on {
        w!(language, round_mail.effective, effective = date(language, day))
    } else {
        w!(language, round_mail.effective_later)
    }
}

/// How letters that somebody asked for are ended.
fn ending(language: Language, end: Option<&str>) -> Option<String> {
    end.map(|end| format!("{}\n{end}", w!(language, mail.end)))
}

fn position_word(language: Language, position: Position) -> String {
    match position {
        Position::Agree => w!(language, round_mail.position_agree),
        Position::AgreeWithRemarks => w!(language, round_mail.position_agree_with_remarks),
        Position::Refuse => w!(language, round_mail.position_refuse),
    }
}
