//! The typed part of a clause: its quantity among the words, the rest in attributes.

use domain::language::Language;
use domain::standard::{DayHours, Detail, Element, FeeUnit, HoursOf, TermOf, TermUnit, Week};

/// The stable names of the days, as the format of opening hours on the web has them.
const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// What the vocabulary has no element for, as attributes. Words of the law stand in the clause and not here.
pub(super) fn attributes(detail: &Detail) -> Vec<(&'static str, String)> {
    const KIND: &str = "talqy:detail";
    let named = |kind: &str| (KIND, kind.to_owned());
    match detail {
        Detail::Words => vec![named("words")],
        Detail::Prose => vec![named("prose")],
        Detail::Provider { .. } => vec![named("provider")],
        Detail::Term { of, from, .. } => {
            let mut attributes = vec![named("term")];
            attributes.extend((*of != TermOf::Rendering).then(|| ("talqy:of", of.code().to_owned())));
            attributes.extend(from.map(|from| ("talqy:from", from.to_string())));
            attributes
        }
        Detail::Form { form } => vec![named("form"), ("talqy:form", form.code().to_owned())],
        Detail::Free => vec![named("free")],
        Detail::Fee { methods, law, .. } => {
            let methods: Vec<_> = methods.iter().map(|method| method.code()).collect();
            let methods = ("talqy:methods", methods.join(" "));
            vec![named("fee"), methods, ("talqy:article", law.article.clone())]
        }
        Detail::Hours { place, week, of, .. } => {
            let mut attributes =
                vec![named("hours"), ("talqy:place", place.code().to_owned()), ("talqy:open", open(week))];
            attributes.extend((*of != HoursOf::Working).then(|| ("talqy:of", of.code().to_owned())));
            attributes
        }
        Detail::Document { submitter, presented, obtainable, allowed_by } => {
            let mut attributes = vec![
                named("document"),
                ("talqy:submitter", submitter.code().to_owned()),
                ("talqy:presented", presented.code().to_owned()),
                ("talqy:obtainable", obtainable.to_string()),
            ];
            attributes.extend(allowed_by.as_ref().map(|law| ("talqy:article", law.article.clone())));
            attributes
        }
        Detail::Ground { law } => vec![named("ground"), ("talqy:article", law.article.clone())],
        Detail::Appendix { sort } => vec![named("appendix"), ("talqy:sort", sort.code().to_owned())],
        Detail::Group { level } => vec![named("group"), ("talqy:level", level.code().to_owned())],
    }
}

/// A quantity in a clause.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Quantity<'a> {
    /// The words before it.
    pub(super) before: &'a str,
    /// It as printed: "3 (три) рабочих дня".
    pub(super) words: String,
    /// The words after it.
    pub(super) after: &'a str,
    /// The number alone, with a decimal point.
    pub(super) normalized: String,
    /// What is counted.
    pub(super) unit: AknUnit,
}

/// What a quantity counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AknUnit {
    Term(TermUnit),
    Fee(FeeUnit),
}

impl AknUnit {
    /// Every unit.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        TermUnit::ALL.into_iter().map(Self::Term).chain(FeeUnit::ALL.into_iter().map(Self::Fee))
    }

    /// The stable name.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Term(unit) => unit.code(),
            Self::Fee(unit) => unit.code(),
        }
    }

    /// The name in words.
    pub(super) const fn word(self, language: Language) -> &'static str {
        match self {
            Self::Term(unit) => unit.word(1, language),
            Self::Fee(unit) => unit.word(language),
        }
    }

    /// What a detail counts.
    pub(super) const fn of(detail: &Detail) -> Option<Self> {
        match detail {
            Detail::Term { unit, .. } => Some(Self::Term(*unit)),
            Detail::Fee { unit, .. } => Some(Self::Fee(*unit)),
            _ => None,
        }
    }
}

/// The quantity of a term or fee in its printed clause. It is looked for after the case, which may hold figures too.
pub(super) fn quantity<'a>(element: &Element, language: Language, clause: &'a str) -> Option<Quantity<'a>> {
    let (words, normalized) = match &element.detail {
        Detail::Term { amount, unit, from, .. } => {
            (unit.spanned(*from, *amount, language), amount.to_string())
        }
        Detail::Fee { hundredths, unit, formula, .. } => {
            let number = format!("{}.{:02}", hundredths / 100, hundredths % 100);
            (unit.written(*hundredths, formula.as_deref(), language), number)
        }
        _ => return None,
    };
    let case = element.text.get(language).trim().trim_end_matches([':', ';', ',']).trim_end();
    let rest = clause.strip_prefix(case)?;
    let at = case.len() + rest.find(&words)?;
    let (before, rest) = clause.split_at_checked(at)?;
    let after = rest.strip_prefix(words.as_str())?;
    Some(Quantity { before, words, after, normalized, unit: AknUnit::of(&element.detail)? })
}

/// The hours of a week in the format of opening hours on the web: "Mo 09:00-13:00,14:30-18:30; Tu 09:00-13:00".
fn open(week: &Week) -> String {
    let day = |(day, hours): (&str, &Option<DayHours>)| Some(format!("{day} {}", hours_of(hours.as_ref()?)));
    DAYS.into_iter().zip(&week.0).filter_map(day).collect::<Vec<_>>().join("; ")
}

fn hours_of(hours: &DayHours) -> String {
    let (opens, closes) = (clock(hours.opens), clock(hours.closes));
    match hours.pause {
        Some((from, to)) => format!("{opens}-{},{}-{closes}", clock(from), clock(to)),
        None => format!("{opens}-{closes}"),
    }
}

fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
