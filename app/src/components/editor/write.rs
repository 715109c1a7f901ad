//! From the elements of a section to the values of a form.

use domain::language::{Language, Localized};
use domain::standard::{
    Citation, Detail, Element, FeeUnit, GroupLevel, GroupName, Place, Presented, SectionKey, ServiceForm,
    Submitter, TermUnit, Week,
};

use super::figures;
use super::typed::{TypedLine, TypedSection, tongue};

impl TypedSection {
    /// The lines of a section as its form shows them. The forms of rendering are always all there, those that do not
    /// hold without their tick and with an identity from `new_id`.
    pub fn of(elements: &[Element], key: SectionKey, mut new_id: impl FnMut() -> String) -> Self {
        let mut lines: Vec<TypedLine> = elements.iter().map(typed).collect();
        if key == SectionKey::Form {
            for form in ServiceForm::ALL {
                let there = |line: &TypedLine| line.get("form") == form.code();
                if !lines.iter().any(there) {
                    lines.push(TypedLine::new(new_id()).with("form", form.code()));
                }
            }
        }
        Self(lines)
    }
}

/// A new line of a section, with what a drafter most often means.
pub fn fresh(id: impl Into<String>, key: SectionKey) -> TypedLine {
    let line = TypedLine::new(id);
    match key {
        SectionKey::Term => line.with("unit", TermUnit::BusinessDays.code()),
        SectionKey::Payment => line.with("kind", "fee").with("unit", FeeUnit::Mci.code()),
        SectionKey::Schedule => line.with("place", Place::Provider.code()),
        SectionKey::Documents => {
            line.with("submitter", Submitter::Everyone.code()).with("presented", Presented::Electronic.code())
        }
        _ => line,
    }
}

/// A new group of the outer level, with the name that was chosen of those offered, if one was.
pub fn fresh_group(id: impl Into<String>, offered: &str) -> TypedLine {
    let name = GroupName::from_code(offered).map(GroupName::text).unwrap_or_default();
    texts(TypedLine::new(id), "text", &name).with("group", GroupLevel::Outer.code())
}

fn typed(element: &Element) -> TypedLine {
    let line = texts(TypedLine::new(element.id.as_str()), "text", &element.text);
    match &element.detail {
        Detail::Words | Detail::Prose => line,
        Detail::Provider { body } => {
            line.with("body", body.map_or_else(String::new, |body| body.0.to_string()))
        }
        Detail::Term { amount, unit } => {
            let amount = if *amount == 0 { String::new() } else { amount.to_string() };
            line.with("amount", amount).with("unit", unit.code())
        }
        Detail::Form { form } => line.with("on", "1").with("form", form.code()),
        Detail::Free => line.with("kind", "free"),
        Detail::Fee { hundredths, unit, methods, law } => {
            let line = line
                .with("kind", "fee")
                .with("amount", figures::typed_hundredths(*hundredths))
                .with("unit", unit.code());
            let line = methods.iter().fold(line, |line, method| line.with("method", method.code()));
            cited(line, law)
        }
        Detail::Hours { place, week } => hours(line.with("place", place.code()), week),
        Detail::Document { submitter, presented, obtainable, allowed_by } => {
            let line = line.with("submitter", submitter.code()).with("presented", presented.code());
            let line = if *obtainable { line.with("obtainable", "1") } else { line };
            allowed_by.iter().fold(line, cited)
        }
        Detail::Ground { law } => cited(line, law),
        Detail::Group { level } => line.with("group", level.code()),
    }
}

fn texts(line: TypedLine, stem: &str, text: &Localized) -> TypedLine {
    Language::ALL
        .into_iter()
        .fold(line, |line, language| line.with(tongue(stem, language), text.get(language)))
}

fn cited(line: TypedLine, law: &Citation) -> TypedLine {
    texts(line, "law", &law.law).with("article", law.article.clone())
}

fn hours(line: TypedLine, week: &Week) -> TypedLine {
    let days = week.0.iter().enumerate();
    days.filter_map(|(place, day)| Some((place + 1, day.as_ref()?))).fold(line, |line, (day, hours)| {
        let line = line
            .with(format!("d{day}.opens"), figures::typed_time(hours.opens))
            .with(format!("d{day}.closes"), figures::typed_time(hours.closes));
        match hours.pause {
            Some((from, to)) => line
                .with(format!("d{day}.from"), figures::typed_time(from))
                .with(format!("d{day}.to"), figures::typed_time(to)),
            None => line,
        }
    })
}
