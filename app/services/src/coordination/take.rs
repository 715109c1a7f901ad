//! A wording that a coordinating body suggests goes into the working copy by one control, and the answer follows from it.

use domain::access::{Action, allow};
use domain::coordination::{RemarkAnswer, RemarkOutcome};
use domain::discussion::Suggestion;
use domain::language::Language;
use domain::ledger::Facts;
use domain::standard::{self, Detail, Element, ElementId, SectionKey};

use super::answer::{is_said, keep};
use super::standing_remark::{StandingRemark, standing_remark};
use crate::context::{Request, Services};
use crate::discussion::words_mark;
use crate::drafts::copy::newest_sections;
use crate::drafts::load::{load, touch};
use crate::drafts::{SavedSection, save};
use crate::entity::remark;
use crate::error::ServiceError;
use crate::ledger::{self, seal};

/// Takes the wording that a remark suggests into the working copy, in the place of the words of the mark `over`
/// ([`words_mark`]) and of no others, and answers the remark as accepted by the change of that element. Taken twice, it changes
/// nothing the second time.
///
/// # Errors
/// [`ServiceError::Invalid`] on the field `suggestion` if the remark has none (`no_suggestion`), was answered as not accepted
/// (`not_accepted`), the working copy no longer has the element (`element_gone`) or says other words there than those that
/// were shown (`changed`), or the wording touches what a person must enter (`by_hand`); the refusals of
/// [`domain::draft::Draft::answer_remark`] and [`domain::draft::Draft::revise`]; [`ServiceError::NotFound`],
/// [`ServiceError::Denied`].
pub async fn take_suggestion(
    services: &Services,
    request: &Request,
    number: &str,
    remark_id: i64,
    over: &str,
) -> Result<(), ServiceError> {
    let told = |code| ServiceError::field("suggestion", code);
    let write = services.database.write().await?;
    let loaded = load(&*write, number).await?;
    allow(&request.actor, Action::AnswerRemarks, &loaded.resource())?;
    allow(&request.actor, Action::ReviseDraft, &loaded.resource())?;
    loaded.draft.answer_remarks()?;
    loaded.draft.revise()?;
    let StandingRemark { round, remark, answer: stands } =
        standing_remark(&*write, loaded.row.id, remark_id).await?;
    loaded.draft.answer_remark(round, stands.is_some())?;
    let (section, suggestion) = suggested(&remark).ok_or_else(|| told("no_suggestion"))?;
    if stands.as_ref().is_some_and(|row| row.outcome == RemarkOutcome::NotAccepted.code()) {
        return Err(told("not_accepted"));
    }
    // The writers come one after another: the version read here is the newest one until the commit.
    let newest = newest_sections(&*write, loaded.row.id).await?;
    let newest = newest.into_iter().find(|row| row.section == section.code());
    let newest = newest.ok_or_else(|| told("element_gone"))?;
    let elements = taken(serde_json::from_str(&newest.elements)?, &suggestion, over).map_err(told)?;
    let elements = standard::clean(section, elements).map_err(|_| told("by_hand"))?;
    let subject = loaded.subject();
    let row = loaded.row.clone();
    let saved = save(&write, services, request, loaded, section, newest.version, elements).await?;
    let (is_new, version) = match saved {
        SavedSection::Unchanged { version } => (false, version),
        SavedSection::Saved { version } | SavedSection::Merged { version, .. } => (true, version),
    };
    let answer = RemarkAnswer {
        outcome: RemarkOutcome::Accepted,
        words: stands.as_ref().map(|row| row.words.clone()).unwrap_or_default(),
        element: Some(suggestion.element.clone()),
    };
    if !is_new && stands.as_ref().is_some_and(|row| is_said(row, &answer)) {
        return Ok(());
    }
    // A save raises the version of the draft by itself.
    if !is_new {
        touch(&write, row.into()).await?;
    }
    let row = keep(&write, request, remark_id, stands, &answer).await?;
    let sealed = seal::remark_answer(&services.settings.keys, &row)?;
    let facts = Facts::of("remark", remark_id)
        .and("outcome", answer.outcome.code())
        .and("version", row.version)
        .and("section", section)
        .and("element", &suggestion.element)
        .and("language", suggestion.language)
        .and("taken", version)
        .sealing([sealed]);
    ledger::append(&write, request, "remark.answered", &subject, facts).await?;
    write.commit().await
}

/// The wording that a remark suggests, with the section of its element.
fn suggested(remark: &remark::Model) -> Option<(SectionKey, Suggestion)> {
    let section = SectionKey::from_code(remark.section.as_deref()?)?;
    let element = ElementId::parse(remark.element.as_deref()?).ok()?;
    let language = Language::from_code(remark.language.as_deref()?)?;
    Some((section, Suggestion { element, language, text: remark.suggestion.clone()? }))
}

/// The elements of a section with a suggested wording in them.
fn taken(
    mut elements: Vec<Element>,
    suggestion: &Suggestion,
    over: &str,
) -> Result<Vec<Element>, &'static str> {
    let element = elements.iter_mut().find(|element| element.id == suggestion.element);
    let element = element.ok_or("element_gone")?;
    let before = element.text.get(suggestion.language).to_owned();
    let after = words_of(element, suggestion.language, &suggestion.text).ok_or("by_hand")?;
    if before != after && words_mark(&before) != over {
        return Err("changed");
    }
    element.text.get_mut(suggestion.language).clone_from(&after);
    Ok(elements)
}

/// The words of the element under the suggested wording. A wording of the whole printed clause leaves the typed part around
/// the words as it is; where the typed part is what the law counts, nothing else is taken: an amount must be entered as one.
fn words_of(element: &Element, language: Language, wording: &str) -> Option<String> {
    let words = element.text.get(language).trim();
    let clause = element.clause(language);
    let around = if words.is_empty() { None } else { clause.split_once(words) };
    let inner = around.and_then(|(before, after)| wording.strip_prefix(before)?.strip_suffix(after));
    let inner = inner.map(str::trim).filter(|inner| !inner.is_empty());
    let is_words = match element.detail {
        Detail::Words
        | Detail::Prose
        | Detail::Provider { .. }
        | Detail::Document { .. }
        | Detail::Ground { .. }
        | Detail::Appendix { .. }
        | Detail::Group { .. } => true,
        Detail::Term { .. }
        | Detail::Form { .. }
        | Detail::Free
        | Detail::Fee { .. }
        | Detail::Hours { .. } => false,
    };
    inner.map(str::to_owned).or_else(|| is_words.then(|| wording.to_owned()))
}

#[cfg(test)]
mod tests {
    use domain::language::Localized;
    use domain::standard::TermUnit;

    use super::*;

    fn element(words: &str, detail: Detail) -> Element {
        Element { id: ElementId::parse("a").unwrap(), text: Localized::same(words), detail }
    }

    #[test]
    fn a_wording_of_words_is_taken_and_an_amount_is_not() {
        let prose = element("Прежние слова.", Detail::Prose);
        assert_eq!(words_of(&prose, Language::Ru, "Новые слова.").as_deref(), Some("Новые слова."));
        let term = element("при обращении", Detail::term(5, TermUnit::BusinessDays));
        let whole = term.clause(Language::Ru).replace("при обращении", "при подаче");
        assert_eq!(words_of(&term, Language::Ru, &whole).as_deref(), Some("при подаче"));
        assert_eq!(words_of(&term, Language::Ru, "три рабочих дня"), None);
    }

    #[test]
    fn other_words_than_those_shown_are_not_overwritten() {
        let suggestion = Suggestion {
            element: ElementId::parse("a").unwrap(),
            language: Language::Ru,
            text: "Новые слова.".to_owned(),
        };
        let stands = vec![element("Прежние слова.", Detail::Prose)];
        let over = words_mark("Прежние слова.");
        let after = taken(stands.clone(), &suggestion, &over).unwrap();
        assert_eq!(after[0].text.ru, "Новые слова.");
        assert_eq!(after[0].text.kk, "Прежние слова.");
        assert_eq!(taken(stands, &suggestion, "other"), Err("changed"));
        assert_eq!(taken(Vec::new(), &suggestion, &over), Err("element_gone"));
        // Taken twice, nothing changes.
        assert_eq!(taken(after.clone(), &suggestion, &over), Ok(after));
    }
}
