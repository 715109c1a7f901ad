//! The letters that time brings: an opinion is due soon or overdue, a standard takes effect or ceases.

use domain::language::Language;
use services::letters::Letter;

use super::date;
use crate::w;

/// The subject and the paragraphs of such a letter; nothing of any other.
pub(super) fn text(language: Language, letter: &Letter) -> (String, Vec<String>) {
    match letter {
        Letter::DueSoon { number, title, round, body, due_on, link } => {
            let title = || title.best(language).1.to_owned();
            let due = || date(language, *due_on);
            let says = w!(
                language,
                reminder_mail.due_soon_says,
                number = number.clone(),
                title = title(),
                round = *round,
                due = due(),
                body = body.best(language).1.to_owned()
            );
            (
                w!(language, reminder_mail.due_soon_subject, due = due(), title = title()),
                vec![format!("{says}\n{link}")],
            )
        }
        Letter::Overdue { number, title, round, body, due_on, link } => {
            let title = || title.best(language).1.to_owned();
            let says = w!(
                language,
                reminder_mail.overdue_says,
                number = number.clone(),
                title = title(),
                round = *round,
                due = date(language, *due_on),
                body = body.best(language).1.to_owned()
            );
            (w!(language, reminder_mail.overdue_subject, title = title()), vec![format!("{says}\n{link}")])
        }
        Letter::InForce { title, order_number, order_on, effective_on, ended, link, end } => {
            let title = || title.best(language).1.to_owned();
            let order = || order_number.clone();
            let (ordered, effective) = (date(language, *order_on), date(language, *effective_on));
            let (subject, says) = if *ended {
                (
                    w!(language, reminder_mail.ceased_subject, title = title()),
                    w!(
                        language,
                        reminder_mail.ceased_says,
                        order = order(),
                        ordered = ordered,
                        title = title(),
                        effective = effective
                    ),
                )
            } else {
                (
                    w!(language, reminder_mail.in_force_subject, title = title()),
                    w!(
                        language,
                        reminder_mail.in_force_says,
                        order = order(),
                        ordered = ordered,
                        title = title(),
                        effective = effective
                    ),
                )
            };
            let mut paragraphs = vec![format!("{says}\n{link}")];
            paragraphs.extend(end.iter().map(|end| format!("{}\n{end}", w!(language, mail.end))));
            (subject, paragraphs)
        }
        _ => (String::new(), Vec::new()),
    }
}
