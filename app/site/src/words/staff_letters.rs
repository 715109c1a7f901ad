//! The letters to the people of a body about their work.

use domain::language::Language;
use services::agenda::DueTask;
use services::letters::{NewService, StaffLetter, TermLetter};

use super::quoted::quoted;
use super::{date, standard};
use crate::w;

/// A letter lists so many new services; the others stand on the desk.
const MOST_LISTED: usize = 50;

/// The subject and the paragraphs.
pub(super) fn text(language: Language, says: &StaffLetter) -> (String, Vec<String>) {
    let (subject, mut paragraphs) = match says {
        StaffLetter::NewServices { services, link } => new_services(language, services, link),
        StaffLetter::PlacementAsked { number, title, by, link } => {
            let title = || title.best(language).1.to_owned();
            let (number, name) = (number.clone(), by.clone());
            let says = w!(language, staff_mail.asked_says, number = number, title = title(), name = name);
            (w!(language, staff_mail.asked_subject, title = title()), vec![format!("{says}\n{link}")])
        }
        StaffLetter::SentBack { number, title, remarks, link } => {
            let title = || title.best(language).1.to_owned();
            let (number, count) = (number.clone(), remarks.to_string());
            let says =
                w!(language, staff_mail.sent_back_says, number = number, title = title(), count = count);
            (w!(language, staff_mail.sent_back_subject, title = title()), vec![format!("{says}\n{link}")])
        }
        StaffLetter::Note { number, title, by, link } => {
            let title = || title.best(language).1.to_owned();
            let (number, name) = (number.clone(), by.clone());
            let says = w!(language, staff_mail.note_says, number = number, title = title(), name = name);
            (w!(language, staff_mail.note_subject, title = title()), vec![format!("{says}\n{link}")])
        }
        StaffLetter::WindowClosed { number, title, undecided, link } => {
            let title = || title.best(language).1.to_owned();
            let number = number.clone();
            let says = if *undecided > 0 {
                let count = undecided.to_string();
                w!(language, staff_mail.closed_says, number = number, title = title(), count = count)
            } else {
                w!(language, staff_mail.closed_none_says, number = number, title = title())
            };
            (w!(language, staff_mail.closed_subject, title = title()), vec![format!("{says}\n{link}")])
        }
        StaffLetter::DecisionReversed { number, title, comment, reason, link } => {
            let title = || title.best(language).1.to_owned();
            let says = w!(
                language,
                staff_mail.reversed_says,
                comment = *comment,
                number = number.clone(),
                title = title()
            );
            let paragraphs = vec![
                format!("{says}\n{}", quoted(reason)),
                format!("{}\n{link}", w!(language, staff_mail.reversed_link)),
            ];
            (w!(language, staff_mail.reversed_subject, title = title()), paragraphs)
        }
        StaffLetter::TermSoon(term) => {
            let title = term.title.best(language).1.to_owned();
            let due = date(language, term.due_on);
            let subject = w!(language, staff_mail.soon_subject, due = due, title = title);
            (subject, vec![format!("{}\n{}", soon(language, term), term.link)])
        }
        StaffLetter::TermOverdue(term) => {
            let title = term.title.best(language).1.to_owned();
            let subject = w!(language, staff_mail.over_subject, title = title);
            (subject, vec![format!("{}\n{}", over(language, term), term.link)])
        }
    };
    paragraphs.push(w!(language, staff_mail.turn_off));
    (subject, paragraphs)
}

fn new_services(language: Language, services: &[NewService], link: &str) -> (String, Vec<String>) {
    let article = standard::article(language, "Art. 15(2)");
    let lines = services.iter().take(MOST_LISTED).map(|one| {
        w!(
            language,
            staff_mail.service_line,
            code = one.code.clone(),
            name = one.name.best(language).1.to_owned(),
            due = date(language, one.due_on)
        )
    });
    let mut lines: Vec<String> = lines.collect();
    let rest = services.len().saturating_sub(MOST_LISTED);
    if rest > 0 {
        lines.push(w!(language, staff_mail.services_more, count = rest.to_string()));
    }
    let subject = w!(language, staff_mail.services_subject, count = services.len().to_string());
    let says = w!(language, staff_mail.services_says, article = article);
    (subject, vec![says, format!("{}\n{link}", lines.join("\n"))])
}

/// What is to be done, by when, on what norm.
fn soon(language: Language, term: &TermLetter) -> String {
    let (title, subject) = (term.title.best(language).1.to_owned(), term.subject.clone());
    let (due, article) = (date(language, term.due_on), standard::article(language, norm(term.task)));
    match term.task {
        DueTask::Begin => w!(
            language,
            staff_mail.soon_begin,
            title = title,
            subject = subject,
            due = due,
            article = article
        ),
        DueTask::Place => w!(
            language,
            staff_mail.soon_place,
            title = title,
            subject = subject,
            due = due,
            article = article
        ),
        DueTask::Approve => w!(
            language,
            staff_mail.soon_approve,
            title = title,
            subject = subject,
            due = due,
            article = article
        ),
    }
}

/// What was to be done, by when, on what norm.
fn over(language: Language, term: &TermLetter) -> String {
    let (title, subject) = (term.title.best(language).1.to_owned(), term.subject.clone());
    let (due, article) = (date(language, term.due_on), standard::article(language, norm(term.task)));
    match term.task {
        DueTask::Begin => w!(
            language,
            staff_mail.over_begin,
            title = title,
            subject = subject,
            due = due,
            article = article
        ),
        DueTask::Place => w!(
            language,
            staff_mail.over_place,
            title = title,
            subject = subject,
            due = due,
            article = article
        ),
        DueTask::Approve => w!(
            language,
            staff_mail.over_approve,
            title = title,
            subject = subject,
            due = due,
            article = article
        ),
    }
}

/// The norm that sets the term of a task.
const fn norm(task: DueTask) -> &'static str {
    match task {
        DueTask::Begin | DueTask::Place => "Art. 15(2)",
        DueTask::Approve => "Art. 13(1)",
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Localized;

    use super::*;

    fn term(task: DueTask) -> TermLetter {
        TermLetter {
            task,
            subject: "2026-0007".to_owned(),
            title: Localized::new("Тіркеу", "Регистрация", "Registration"),
            due_on: "2026-04-10".parse().unwrap(),
            link: "https://talqy.example/x".to_owned(),
        }
    }

    #[test]
    fn every_letter_says_what_by_when_where_and_how_to_turn_it_off() {
        for language in Language::ALL {
            for task in [DueTask::Begin, DueTask::Place, DueTask::Approve] {
                for says in [StaffLetter::TermSoon(term(task)), StaffLetter::TermOverdue(term(task))] {
                    let (subject, paragraphs) = text(language, &says);
                    let body = paragraphs.join("\n");
                    assert!(!subject.contains('\n') && body.contains("2026-0007"), "{body}");
                    assert!(body.contains(&date(language, "2026-04-10".parse().unwrap())), "{body}");
                    assert!(body.contains("https://talqy.example/x"), "{body}");
                    assert!(body.contains(&w!(language, staff_mail.turn_off)), "{body}");
                }
            }
        }
    }

    #[test]
    fn a_returned_draft_and_a_note_name_the_draft_and_the_way_there() {
        let (number, link) = ("2026-0007".to_owned(), "https://talqy.example/x".to_owned());
        let title = Localized::new("Тіркеу", "Регистрация", "Registration");
        let back = StaffLetter::SentBack {
            number: number.clone(),
            title: title.clone(),
            remarks: 12,
            link: link.clone(),
        };
        let note = StaffLetter::Note { number, title, by: "Айгүл".to_owned(), link };
        for language in Language::ALL {
            for (says, fact) in [(&back, "12"), (&note, "Айгүл")] {
                let body = text(language, says).1.join("\n");
                assert!(body.contains(fact) && body.contains("2026-0007"), "{body}");
                assert!(body.contains("https://talqy.example/x"), "{body}");
            }
        }
    }

    #[test]
    fn a_long_list_of_new_services_is_counted_in_full() {
        let one = |number: usize| NewService {
            code: format!("{number:03}"),
            name: Localized::same("Услуга"),
            due_on: "2026-04-10".parse().unwrap(),
        };
        let services: Vec<NewService> = (1..=53).map(one).collect();
        let says = StaffLetter::NewServices { services, link: "https://talqy.example/desk".to_owned() };
        let (subject, paragraphs) = text(Language::Ru, &says);
        let body = paragraphs.join("\n");
        assert!(subject.contains("53") && body.contains("050 ") && !body.contains("051 "), "{body}");
        assert!(body.contains("И ещё 3."), "{body}");
    }
}
