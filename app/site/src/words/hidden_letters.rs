//! The letters about words of a comment that are not read by everybody.

use domain::language::Language;
use services::letters::Letter;

use super::hiding_ground;
use crate::w;

/// The subject and the paragraphs of such a letter; nothing of any other.
pub(super) fn text(language: Language, letter: &Letter) -> (String, Vec<String>) {
    match letter {
        Letter::CommentHidden { number, title, comment, ground, reason, link } => {
            let title = || title.best(language).1.to_owned();
            let says = w!(
                language,
                mail.hidden_says,
                comment = *comment,
                number = number.clone(),
                title = title(),
                ground = hiding_ground(language, *ground),
                reason = reason.clone()
            );
            (
                w!(language, mail.hidden_subject, comment = *comment, title = title()),
                vec![says, format!("{}\n{link}", w!(language, mail.hidden_link))],
            )
        }
        Letter::HidingAnswered { number, title, comment, hides, answer, link } => {
            let title = title.best(language).1.to_owned();
            let says = w!(
                language,
                mail.hiding_answer,
                comment = *comment,
                number = number.clone(),
                answer = answer.clone()
            );
            let subject = if *hides {
                w!(language, mail.hiding_upheld_subject, comment = *comment, title = title)
            } else {
                w!(language, mail.hiding_ended_subject, comment = *comment, title = title)
            };
            (subject, vec![format!("{says}\n{link}")])
        }
        Letter::Objection { number, comment, link } => {
            let says = w!(language, mail.objection_says, comment = *comment, number = number.clone());
            (
                w!(language, mail.objection_subject, comment = *comment, number = number.clone()),
                vec![format!("{says}\n{link}")],
            )
        }
        _ => (String::new(), Vec::new()),
    }
}
