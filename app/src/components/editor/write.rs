//! From the elements of a section to the values of a form.

use domain::language::{Language, Localized};
use domain::standard::{
    AppendixSort, Citation, Detail, Element, FeeBound, FeeFormula, FeeUnit, GroupLevel, GroupName, HoursOf,
    Place, Presented, SectionKey, ServiceForm, Submitter, TermOf, TermUnit, Week,
};

use super::figures;
use super::read::{PROSE, WORDS};
use super::typed::{APPENDIX, Press, TypedLine, TypedSection, tongue};
use super::week::UsualWeek;

impl TypedSection {
    /// The lines of a section as its form shows them. The forms of rendering are always all there, those that do not
    /// hold without their tick and with an identity from `new_id`, and one more for a form in words.
    pub fn of(elements: &[Element], key: SectionKey, mut new_id: impl FnMut() -> String) -> Self {
        let mut lines: Vec<TypedLine> = elements.iter().map(|element| typed(element, key)).collect();
        if key == SectionKey::Form {
            for form in ServiceForm::ALL {
                let there = |line: &TypedLine| line.get("form") == form.code();
                if !lines.iter().any(there) {
                    lines.push(TypedLine::new(new_id()).with("form", form.code()));
                }
            }
            if !lines.iter().any(|line| line.get("kind") == WORDS) {
                lines.push(TypedLine::new(new_id()).with("kind", WORDS));
            }
        }
        Self(lines)
    }
}

/// A new line of a section, with what a drafter most often means.
pub fn fresh(id: impl Into<String>, key: SectionKey) -> TypedLine {
    let line = TypedLine::new(id);
    match key {
        SectionKey::Term => {
            line.with("kind", TermOf::Rendering.code()).with("unit", TermUnit::BusinessDays.code())
        }
        SectionKey::Payment => formula(line.with("kind", "fee").with("unit", FeeUnit::Mci.code()), None),
        SectionKey::Schedule => line
            .with("kind", "hours")
            .with("place", Place::Provider.code())
            .with("of", HoursOf::Working.code())
            .with("usual", UsualWeek::Weekdays.code()),
        SectionKey::Documents => {
            line.with("submitter", Submitter::Everyone.code()).with("presented", Presented::Electronic.code())
        }
        _ => line,
    }
}

/// The line that a press adds: with [`Press::AddAppendix`] an appendix begins, anything else adds what is most often meant.
pub fn fresh_by(press: &Press, id: impl Into<String>, key: SectionKey) -> TypedLine {
    match (press, key) {
        (Press::AddAppendix, SectionKey::Appendices) => {
            fresh(id, key).with(APPENDIX.0, APPENDIX.1).with("sort", AppendixSort::Form.code())
        }
        _ => fresh(id, key),
    }
}

/// A new group of the outer level, with the name that was chosen of those offered, if one was.
pub fn fresh_group(id: impl Into<String>, offered: &str) -> TypedLine {
    let name = GroupName::from_code(offered).map(GroupName::text).unwrap_or_default();
    texts(TypedLine::new(id), "text", &name).with("group", GroupLevel::Outer.code())
}

fn typed(element: &Element, key: SectionKey) -> TypedLine {
    let line = texts(TypedLine::new(element.id.as_str()), "text", &element.text);
    match &element.detail {
        Detail::Words if !key.is_from_register() => line.with("kind", WORDS),
        Detail::Prose if key == SectionKey::Schedule => line.with("kind", PROSE),
        Detail::Words | Detail::Prose => line,
        Detail::Provider { body } => {
            line.with("body", body.map_or_else(String::new, |body| body.0.to_string()))
        }
        Detail::Term { amount, unit, from, of } => {
            let amount = if *amount == 0 { String::new() } else { amount.to_string() };
            let line = line.with("kind", of.code()).with("amount", amount).with("unit", unit.code());
            from.iter().fold(line, |line, from| line.with("from", from.to_string()))
        }
        Detail::Form { form } => line.with("on", "1").with("form", form.code()),
        Detail::Free => line.with("kind", "free"),
        Detail::Fee { hundredths, unit, methods, law, formula: reckoned } => {
            let line = line
                .with("kind", "fee")
                .with("amount", figures::typed_hundredths(*hundredths))
                .with("unit", unit.code());
            let line = methods.iter().fold(line, |line, method| line.with("method", method.code()));
            cited(formula(line, reckoned.as_deref()), law)
        }
        Detail::Hours { place, week, named, of } => {
            let line = line.with("kind", "hours").with("place", place.code()).with("of", of.code());
            hours(texts(line, "named", named), week)
        }
        Detail::Document { submitter, presented, obtainable, allowed_by } => {
            let line = line.with("submitter", submitter.code()).with("presented", presented.code());
            let line = if *obtainable { line.with("obtainable", "1") } else { line };
            allowed_by.iter().fold(line, cited)
        }
        Detail::Ground { law } => cited(line, law),
        Detail::Appendix { sort } => line.with(APPENDIX.0, APPENDIX.1).with("sort", sort.code()),
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

/// The fields of how a payment is reckoned; the units of its bounds are chosen before anything else is.
fn formula(line: TypedLine, formula: Option<&FeeFormula>) -> TypedLine {
    let unsaid = FeeFormula::default();
    let formula = formula.unwrap_or(&unsaid);
    let bounds = [("least", &formula.least), ("most", &formula.most)];
    let line = bounds.into_iter().fold(line, |line, (field, bound)| {
        let FeeBound { hundredths, unit } = bound.unwrap_or(FeeBound { hundredths: 0, unit: FeeUnit::Tenge });
        line.with(field, figures::typed_hundredths(hundredths)).with(format!("{field}_unit"), unit.code())
    });
    let line = if formula.not_above { line.with("not_above", "1") } else { line };
    let stems =
        [("base", &formula.base), ("free_for", &formula.free_for), ("other_method", &formula.other_method)];
    stems.into_iter().fold(line, |line, (stem, text)| texts(line, stem, text))
}

fn hours(line: TypedLine, week: &Week) -> TypedLine {
    let usual = UsualWeek::of(week);
    let own = usual.own(week);
    let line = line.with("usual", usual.code());
    let days = own.iter().enumerate();
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
