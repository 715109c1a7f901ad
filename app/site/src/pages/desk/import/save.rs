//! Writing what was chosen into the draft.

use domain::discussion::TextProblem;
use domain::standard::import::{as_words, join};
use domain::standard::{Content, Element, SectionKey};
use services::drafts::{SaveSection, SavedTogether, save_sections};
use services::error::{FieldProblem, ServiceError};

use super::choice::{Choice, Chosen, version_field};
use super::imported_text::ImportedText;
use super::review::{self, ImportNotice};
use super::{others, words};
use crate::pages::desk::opened::{Opened, open};
use crate::pages::desk::refused;
use crate::w;
use crate::words::{text_problem_of, wordless};
use crate::{Answer, Fields, Flash, FormState, PageError, Site, Visitor, see_other};

/// Writes the chosen sections, all of them or none.
pub(super) async fn save(site: &Site, visitor: &Visitor, opened: Opened, fields: &Fields) -> Answer {
    let language = visitor.language;
    let imported = ImportedText::of_field(fields.get("matter")).ok_or(PageError::BadRequest)?;
    if let Ok(nth) = fields.get(others::FIELD).parse() {
        let imported = imported.instead(nth).ok_or(PageError::BadRequest)?;
        let chosen = Chosen::at_first(&imported, &opened.content);
        return Ok(review::show(site, visitor, FormState::Fresh, opened, imported, chosen, None).await);
    }
    let chosen = Chosen::of(fields, &imported);
    let number = opened.copy.summary.number.clone();
    let mut sections = Vec::new();
    for (section, elements) in written(&imported, &chosen, &opened.content) {
        let base_version = fields.get(&version_field(section)).parse().map_err(|_| PageError::BadRequest)?;
        sections.push(SaveSection { draft: number.clone(), section, base_version, elements });
    }
    if sections.is_empty() {
        let notice = ImportNotice::bad(w!(language, import.none_chosen), Vec::new());
        let state = FormState::Invalid;
        return Ok(review::show(site, visitor, state, opened, imported, chosen, Some(notice)).await);
    }
    // A text that was saved since is not passed off as the one that the choice was made on, whatever else is wrong. One that
    // says what would be written is no other: the same form may come twice.
    let stood = |save: &SaveSection| {
        opened.section(save.section).is_some_and(|one| one.version == save.base_version)
            || opened.content.elements(save.section) == save.elements
    };
    let changed: Vec<_> = sections.iter().filter(|save| !stood(save)).map(|save| save.section).collect();
    if !changed.is_empty() {
        return meanwhile(site, visitor, opened, imported, chosen, &changed).await;
    }
    match save_sections(&site.services, &visitor.request(), &number, sections).await {
        Ok(SavedTogether::Saved(saved)) if saved.is_empty() => {
            Ok(see_other(&opened.address(visitor), Some(Flash::Saved)))
        }
        Ok(SavedTogether::Saved(saved)) => {
            let count = u8::try_from(saved.len()).unwrap_or(u8::MAX);
            Ok(see_other(&super::done(visitor, &opened, &saved), Some(Flash::Imported(count))))
        }
        Ok(SavedTogether::ChangedMeanwhile(changed)) => {
            // The text as it stands now is what is looked at next.
            let opened = open(site, visitor, &number).await?;
            meanwhile(site, visitor, opened, imported, chosen, &changed).await
        }
        Err(ServiceError::Invalid(problems)) => {
            let sentences = problems
                .iter()
                .map(|problem| unfit(visitor, &imported, &chosen, &opened.content, problem))
                .collect();
            let notice = ImportNotice::bad(w!(language, import.not_saved), sentences);
            let state = FormState::Invalid;
            Ok(review::show(site, visitor, state, opened, imported, chosen, Some(notice)).await)
        }
        Err(ServiceError::Refused(refusal)) => {
            let rule = w!(language, editor.refused, rule = refusal.rule());
            let notice = ImportNotice::bad(refused::sentence(language, &refusal), vec![rule]);
            Ok(review::show(site, visitor, FormState::Conflict, opened, imported, chosen, Some(notice)).await)
        }
        Err(other) => Err(other.into()),
    }
}

/// The review again, with the sections that somebody saved meanwhile left as they stand now.
async fn meanwhile(
    site: &Site,
    visitor: &Visitor,
    opened: Opened,
    imported: ImportedText,
    chosen: Chosen,
    changed: &[SectionKey],
) -> Answer {
    let language = visitor.language;
    let by = |key: &SectionKey| {
        let name = opened.section(*key).and_then(|section| section.saved_by.clone());
        let name = name.map(|name| format!(" – {name}")).unwrap_or_default();
        format!("{}{name}", words::numbered(language, *key))
    };
    let names = changed.iter().map(by).collect();
    let notice =
        ImportNotice::bad(w!(language, import.changed), names).says(w!(language, import.changed_says));
    let chosen = chosen.leaving(changed);
    Ok(review::show(site, visitor, FormState::Conflict, opened, imported, chosen, Some(notice)).await)
}

/// The sections that are written, with their lines.
fn written(imported: &ImportedText, chosen: &Chosen, content: &Content) -> Vec<(SectionKey, Vec<Element>)> {
    let keys = SectionKey::EVERY.into_iter().filter(|key| !key.is_from_register());
    keys.filter_map(|key| {
        let (read, stands) = (imported.lines(key), content.elements(key));
        let by_hand: Vec<Element> = imported
            .left
            .iter()
            .filter(|left| left.why.is_some() && chosen.of_left(&left.id) == Some(key))
            .filter_map(|left| as_words(key, &left.text, imported.language, left.id.clone()))
            .collect();
        let choice = if read.is_empty() { Choice::Leave } else { chosen.of_section(key) };
        let mut elements = match choice {
            Choice::Replace => join(stands, read.to_vec(), imported.language),
            Choice::Add => stands.iter().chain(read.iter().map(|(line, _)| line)).cloned().collect(),
            Choice::Leave if by_hand.is_empty() => return None,
            Choice::Leave => stands.to_vec(),
        };
        elements.extend(by_hand);
        Some((key, elements))
    })
    .collect()
}

/// What stands in the way of storing, with its section where it is known.
fn unfit(
    visitor: &Visitor,
    imported: &ImportedText,
    chosen: &Chosen,
    content: &Content,
    problem: &FieldProblem,
) -> String {
    let language = visitor.language;
    let id = problem.field.split('.').next().unwrap_or_default();
    let is_it = |line: &Element| line.id.as_str() == id;
    let of_line = imported
        .sections
        .iter()
        .find_map(|section| section.lines.iter().any(|(line, _)| is_it(line)).then_some(section.key));
    // A line that took the place of another has its identity.
    let of_content = || content.sections().iter().find(|section| section.elements.iter().any(is_it));
    let of_left = || {
        let left = imported.left.iter().find(|left| left.id.as_str() == id)?;
        chosen.of_left(&left.id)
    };
    let says = match (problem.code.as_str(), TextProblem::from_code(&problem.code)) {
        (_, Some(TextProblem::TooLong)) => w!(language, editor.fault_long),
        ("too_many", None) => w!(language, editor.fault_many),
        (code, Some(_)) => text_problem_of(language, code),
        (code, None) => wordless(language, code),
    };
    match of_line.or_else(of_left).or_else(|| Some(of_content()?.key)) {
        Some(key) => format!("{}: {says}", words::numbered(language, key)),
        None => says,
    }
}
