//! From what was typed to the elements of a section, with what could not be read.

use domain::body::BodyId;
use domain::discussion::is_too_long;
use domain::language::{Language, Localized};
use domain::standard::{
    AppendixSort, Citation, DayHours, Detail, ELEMENT_TEXT_LIMIT, Element, ElementId, FeeBound, FeeFormula,
    FeeMethod, FeeUnit, GroupLevel, HoursOf, Place, Presented, SECTION_ELEMENT_LIMIT, SectionKey,
    ServiceForm, Submitter, TermOf, TermUnit,
};
use serde::{Deserialize, Serialize};

use super::figures;
use super::typed::{TypedLine, TypedSection, field_name, tongue};
use super::week::UsualWeek;

/// Why a value cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineFault {
    /// It is no whole number.
    Count,
    /// It is no amount with at most two places after the comma.
    Amount,
    /// It is no time of day.
    Time,
    /// A time stands without its partner: opening without closing, or one end of a break.
    Alone,
    /// A break on a day without hours.
    BreakWithoutHours,
    /// It is none of the choices.
    Choice,
    /// The text is longer than a line may be.
    TooLong,
    /// It holds characters that cannot be stored: controls, overrides of the reading direction, piles of marks.
    Unfit,
    /// The section has more lines than it may.
    TooMany,
}

/// A value that cannot be read, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldFault {
    /// The name of the field in the form.
    pub field: String,
    /// Why.
    pub fault: LineFault,
}

/// The kind of a line that says by words what no type fits.
pub const WORDS: &str = "words";

/// The kind of a paragraph beside the hours.
pub const PROSE: &str = "prose";

/// Reads a section. What cannot be read is reported and left at its neutral value, so that the rest can be checked.
/// A line whose identity is not one is given a new one.
pub fn read(
    section: &TypedSection,
    key: SectionKey,
    mut new_id: impl FnMut() -> ElementId,
) -> (Vec<Element>, Vec<FieldFault>) {
    let mut faults = Vec::new();
    let mut elements = Vec::new();
    if let Some(line) = section.0.get(SECTION_ELEMENT_LIMIT) {
        faults.push(FieldFault { field: field_name(&line.id, "text.kk"), fault: LineFault::TooMany });
    }
    for line in section.0.iter().take(SECTION_ELEMENT_LIMIT) {
        let mut reader = LineReader { line, faults: Vec::new() };
        let text = reader.text("text");
        // The forms of rendering are boxes: a line that is not ticked is none, nor are words that nobody wrote.
        let is_said =
            if line.get("kind") == WORDS { !text.is_blank() || reader.is_refused() } else { line.has("on") };
        if key == SectionKey::Form && !is_said {
            continue;
        }
        let id = ElementId::parse(&line.id).unwrap_or_else(|_| new_id());
        elements.push(Element { id, text, detail: reader.detail(key) });
        faults.extend(reader.faults);
    }
    (elements, faults)
}

struct LineReader<'a> {
    line: &'a TypedLine,
    faults: Vec<FieldFault>,
}

impl LineReader<'_> {
    fn fault(&mut self, field: &str, fault: LineFault) {
        self.faults.push(FieldFault { field: field_name(&self.line.id, field), fault });
    }

    fn text(&mut self, stem: &str) -> Localized {
        let mut text = Localized::default();
        for language in Language::ALL {
            let field = tongue(stem, language);
            let typed = self.line.get(&field);
            if is_too_long(typed, ELEMENT_TEXT_LIMIT) {
                // Nor is it checked and compared: it stays in its field alone.
                self.fault(&field, LineFault::TooLong);
            } else {
                typed.trim_end().clone_into(text.get_mut(language));
            }
        }
        text
    }

    /// A choice of a field; nothing chosen is the first one.
    fn choice<Choice: Copy>(&mut self, field: &str, first: Choice, of: fn(&str) -> Option<Choice>) -> Choice {
        match self.line.get(field) {
            "" => first,
            code => of(code).unwrap_or_else(|| {
                self.fault(field, LineFault::Choice);
                first
            }),
        }
    }

    fn law(&mut self) -> Citation {
        Citation { law: self.text("law"), article: self.line.get("article").trim().to_owned() }
    }

    fn is_refused(&self) -> bool {
        !self.faults.is_empty()
    }

    fn hundredths(&mut self, field: &str) -> u64 {
        figures::hundredths(self.line.get(field)).unwrap_or_else(|| {
            self.fault(field, LineFault::Amount);
            0
        })
    }

    fn count(&mut self, field: &str) -> u32 {
        figures::count(self.line.get(field)).unwrap_or_else(|| {
            self.fault(field, LineFault::Count);
            0
        })
    }

    fn term(&mut self) -> Detail {
        let amount = self.count("amount");
        let from = self.count("from");
        Detail::Term {
            amount,
            unit: self.choice("unit", TermUnit::BusinessDays, TermUnit::from_code),
            from: (from > 0).then_some(from),
            of: self.choice("kind", TermOf::Rendering, TermOf::from_code),
        }
    }

    fn fee(&mut self) -> Detail {
        let hundredths = self.hundredths("amount");
        let formula = FeeFormula {
            base: self.text("base"),
            not_above: self.line.has("not_above"),
            least: self.bound("least"),
            most: self.bound("most"),
            free_for: self.text("free_for"),
            other_method: self.text("other_method"),
        };
        Detail::Fee {
            hundredths,
            unit: self.choice("unit", FeeUnit::Tenge, FeeUnit::from_code),
            methods: FeeMethod::ALL
                .into_iter()
                .filter(|method| self.line.all("method").any(|code| code == method.code()))
                .collect(),
            law: self.law(),
            formula: formula.boxed(),
        }
    }

    fn bound(&mut self, field: &str) -> Option<FeeBound> {
        let hundredths = self.hundredths(field);
        let unit = self.choice(&format!("{field}_unit"), FeeUnit::Tenge, FeeUnit::from_code);
        (hundredths > 0).then_some(FeeBound { hundredths, unit })
    }

    fn hours(&mut self) -> Detail {
        let usual = self.choice("usual", UsualWeek::Days, UsualWeek::from_code);
        // Around the clock no day has hours of its own.
        let own = if usual == UsualWeek::RoundTheClock {
            [const { None }; 7]
        } else {
            std::array::from_fn(|day| self.day(day + 1))
        };
        Detail::Hours {
            place: self.choice("place", Place::Provider, Place::from_code),
            week: usual.week(own),
            named: self.text("named"),
            of: self.choice("of", HoursOf::Working, HoursOf::from_code),
        }
    }

    fn detail(&mut self, key: SectionKey) -> Detail {
        if key.has_groups() && self.line.names_group() {
            return Detail::Group { level: self.choice("group", GroupLevel::Outer, GroupLevel::from_code) };
        }
        match (key, self.line.get("kind")) {
            (SectionKey::Term | SectionKey::Form | SectionKey::Payment | SectionKey::Schedule, WORDS) => {
                return Detail::Words;
            }
            (SectionKey::Schedule, PROSE) => return Detail::Prose,
            _ => {}
        }
        match key {
            SectionKey::ServiceName | SectionKey::DevelopingBody => Detail::Words,
            SectionKey::Result | SectionKey::Appeal | SectionKey::Other => Detail::Prose,
            SectionKey::Provider => Detail::Provider { body: self.body() },
            SectionKey::Term => self.term(),
            SectionKey::Form => {
                Detail::Form { form: self.choice("form", ServiceForm::Paper, ServiceForm::from_code) }
            }
            SectionKey::Payment if self.line.get("kind") == "fee" => self.fee(),
            SectionKey::Payment => Detail::Free,
            SectionKey::Schedule => self.hours(),
            SectionKey::Documents => {
                let law = self.law();
                Detail::Document {
                    submitter: self.choice("submitter", Submitter::Everyone, Submitter::from_code),
                    presented: self.choice("presented", Presented::Original, Presented::from_code),
                    obtainable: self.line.has("obtainable"),
                    allowed_by: (law != Citation::default()).then_some(law),
                }
            }
            SectionKey::RefusalGrounds => Detail::Ground { law: self.law() },
            SectionKey::Appendices if self.line.opens_appendix() => {
                Detail::Appendix { sort: self.choice("sort", AppendixSort::Other, AppendixSort::from_code) }
            }
            SectionKey::Appendices => Detail::Prose,
        }
    }

    fn body(&mut self) -> Option<BodyId> {
        match self.line.get("body") {
            "" => None,
            key => {
                let body = key.parse().ok().map(BodyId);
                if body.is_none() {
                    self.fault("body", LineFault::Choice);
                }
                body
            }
        }
    }

    fn time(&mut self, field: &str) -> Option<u16> {
        let typed = self.line.get(field);
        if typed.trim().is_empty() {
            return None;
        }
        let time = figures::time(typed);
        if time.is_none() {
            self.fault(field, LineFault::Time);
        }
        time
    }

    fn day(&mut self, day: usize) -> Option<DayHours> {
        let name = |part: &str| format!("d{day}.{part}");
        let written = |reader: &Self, part: &str| !reader.line.get(&name(part)).trim().is_empty();
        let opens = self.time(&name("opens"));
        let closes = self.time(&name("closes"));
        let from = self.time(&name("from"));
        let to = self.time(&name("to"));
        for (one, other) in [("opens", "closes"), ("closes", "opens"), ("from", "to"), ("to", "from")] {
            if written(self, one) && !written(self, other) {
                self.fault(&name(other), LineFault::Alone);
            }
        }
        let pause = from.zip(to);
        let open = opens.zip(closes);
        if open.is_none() && pause.is_some() && !written(self, "opens") && !written(self, "closes") {
            self.fault(&name("opens"), LineFault::BreakWithoutHours);
        }
        open.map(|(opens, closes)| DayHours { opens, closes, pause })
    }
}
