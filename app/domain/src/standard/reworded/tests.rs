//! Wordings of typed clauses that a control takes, and those that a person has to enter.

use super::*;
use crate::language::Localized;
use crate::standard::{Citation, FeeMethod, SectionKey, sample};

fn element(ru: &str, detail: Detail) -> Element {
    sample::element("a", Localized::new("", ru, ""), detail)
}

fn reworded(element: &Element, wording: &str) -> Option<Element> {
    element.reworded(Language::Ru, wording)
}

fn term(amount: u32, unit: TermUnit) -> Detail {
    Detail::term(amount, unit)
}

fn document(submitter: Submitter, presented: Presented) -> Detail {
    Detail::Document { submitter, presented, obtainable: false, allowed_by: None }
}

#[test]
fn r15_7_the_words_and_the_amount_of_a_term_are_taken() {
    let five = element("На портале", term(5, TermUnit::BusinessDays));
    for (wording, words, detail) in [
        ("Через портал: 5 рабочих дней", "Через портал", term(5, TermUnit::BusinessDays)),
        ("На портале: 3 рабочих дня", "На портале", term(3, TermUnit::BusinessDays)),
        ("На портале:  3\u{a0}рабочих дня", "На портале", term(3, TermUnit::BusinessDays)),
        ("По статье 12: 30 минут", "По статье 12", term(30, TermUnit::Minutes)),
        ("Через портал: 5 (пять) рабочих дней", "Через портал", term(5, TermUnit::BusinessDays)),
        ("На портале: 3 (три) рабочих дня", "На портале", term(3, TermUnit::BusinessDays)),
    ] {
        let made = reworded(&five, wording).expect(wording);
        assert_eq!((made.text.ru.as_str(), &made.detail), (words, &detail), "{wording}");
    }
    let bare = element("", term(5, TermUnit::BusinessDays));
    assert_eq!(
        reworded(&bare, "1 рабочий день").map(|made| made.detail),
        Some(term(1, TermUnit::BusinessDays))
    );
    assert_eq!(
        reworded(&bare, "На портале: 1 рабочий день").map(|made| made.text.ru),
        Some("На портале".to_owned())
    );
    for left in [
        "три рабочих дня",
        "На портале: 3 (пять) рабочих дня",
        "3 рабочих дня",
        "не позднее 3 рабочих дней",
        "На портале: 3 рабочих дня без выходных",
    ] {
        assert_eq!(reworded(&five, left), None, "{left}");
    }
}

#[test]
fn r15_7_shape_and_submitter_of_a_document_are_taken() {
    let passport = element("Удостоверение личности", document(Submitter::Everyone, Presented::NotarisedCopy));
    let made = element("Удостоверение личности", document(Submitter::Individual, Presented::Copy));
    assert_eq!(reworded(&passport, &made.clause(Language::Ru)), Some(made));
    let renamed = element("Паспорт", document(Submitter::Everyone, Presented::NotarisedCopy));
    assert_eq!(reworded(&passport, &renamed.clause(Language::Ru)), Some(renamed));
    assert_eq!(reworded(&passport, "Удостоверение личности (показать)"), None);
}

#[test]
fn r15_7_the_law_of_a_ground_is_taken_at_its_article_alone() {
    let law = |name: &str, article: &str| Detail::Ground {
        law: Citation { law: Localized::new("Заң", name, ""), article: article.to_owned() },
    };
    let ground = element("Недостоверность", law("Закон «О нотариате»", "5"));
    for made in [
        element("Недостоверность документов", law("Закон «О нотариате»", "5")),
        element("Недостоверность", law("Кодекс «О здоровье»", "5")),
    ] {
        assert_eq!(reworded(&ground, &made.clause(Language::Ru)), Some(made));
    }
    let elsewhere = element("Недостоверность", law("Закон «О нотариате»", "6"));
    assert_eq!(reworded(&ground, &elsewhere.clause(Language::Ru)), None);
}

#[test]
fn r15_7_the_amount_of_a_payment_is_taken() {
    let fee =
        |hundredths, unit| Detail::fee(hundredths, unit, vec![FeeMethod::Transfer], Citation::default());
    let half = element("За копию", fee(50, FeeUnit::Mci));
    for made in [
        element("За копию", fee(150, FeeUnit::Mci)),
        element("За копию", fee(1_200_000, FeeUnit::Tenge)),
        element("За дубликат", fee(25, FeeUnit::Mci)),
    ] {
        assert_eq!(reworded(&half, &made.clause(Language::Ru)), Some(made));
    }
    assert_eq!(reworded(&half, "За копию: бесплатно"), None);
}

#[test]
fn r15_7_prose_is_taken_as_it_is_written() {
    let prose = element("Прежние слова.", Detail::Prose);
    assert_eq!(reworded(&prose, "Новые слова.").map(|made| made.text.ru), Some("Новые слова.".to_owned()));
    let content = sample::complete();
    let form = content.elements(SectionKey::Form).first().cloned();
    assert_eq!(form.and_then(|form| reworded(&form, "Бумажная")), None, "a form is ticked");
}
