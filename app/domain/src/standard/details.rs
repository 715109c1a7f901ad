//! What typed parts have in common: how the plain ones are made, and which texts they hold.

use super::{Citation, Detail, FeeMethod, FeeUnit, HoursOf, Place, TermOf, TermUnit, Week};
use crate::language::Localized;

impl Detail {
    /// A term of rendering of one number.
    pub fn term(amount: u32, unit: TermUnit) -> Self {
        Self::Term { amount, unit, from: None, of: TermOf::Rendering }
    }

    /// A payment of one amount.
    pub fn fee(hundredths: u64, unit: FeeUnit, methods: Vec<FeeMethod>, law: Citation) -> Self {
        Self::Fee { hundredths, unit, methods, law, formula: None }
    }

    /// The working hours of one of the known places.
    pub fn hours(place: Place, week: Week) -> Self {
        Self::Hours { place, week, named: Localized::default(), of: HoursOf::Working }
    }

    /// The law that is cited, to write it.
    pub fn citation_mut(&mut self) -> Option<&mut Citation> {
        match self {
            Self::Fee { law, .. } | Self::Ground { law } => Some(law),
            Self::Document { allowed_by, .. } => allowed_by.as_mut(),
            _ => None,
        }
    }

    /// Every text of the typed part with the name of its field, to write it: the name of the cited law and those beside it.
    pub fn words_mut(&mut self) -> Vec<(&'static str, &mut Localized)> {
        match self {
            Self::Fee { law, formula: Some(formula), .. } => vec![
                ("law", &mut law.law),
                ("base", &mut formula.base),
                ("free_for", &mut formula.free_for),
                ("other_method", &mut formula.other_method),
            ],
            Self::Fee { law, formula: None, .. }
            | Self::Ground { law }
            | Self::Document { allowed_by: Some(law), .. } => vec![("law", &mut law.law)],
            _ => self.texts_mut(),
        }
    }

    /// The texts of the typed part beside the cited law, each with the name of its field.
    pub fn texts(&self) -> Vec<(&'static str, &Localized)> {
        match self {
            Self::Fee { formula: Some(formula), .. } => vec![
                ("base", &formula.base),
                ("free_for", &formula.free_for),
                ("other_method", &formula.other_method),
            ],
            Self::Hours { named, .. } => vec![("named", named)],
            _ => Vec::new(),
        }
    }

    /// The same, to write them.
    pub fn texts_mut(&mut self) -> Vec<(&'static str, &mut Localized)> {
        match self {
            Self::Fee { formula: Some(formula), .. } => vec![
                ("base", &mut formula.base),
                ("free_for", &mut formula.free_for),
                ("other_method", &mut formula.other_method),
            ],
            Self::Hours { named, .. } => vec![("named", named)],
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standard::{FeeBound, FeeFormula};

    fn json(detail: &Detail) -> String {
        serde_json::to_string(detail).unwrap()
    }

    #[test]
    fn r15_1_what_was_stored_before_is_written_as_it_was() {
        let law = r#"{"law":{"kk":"","ru":"","en":""},"article":""}"#;
        for stored in [
            r#"{"kind":"term","amount":3,"unit":"business_days"}"#.to_owned(),
            format!(r#"{{"kind":"fee","hundredths":150,"unit":"mci","methods":["cash"],"law":{law}}}"#),
            r#"{"kind":"hours","place":"portal","week":[null,null,null,null,null,null,null]}"#.to_owned(),
        ] {
            let detail: Detail = serde_json::from_str(&stored).unwrap();
            assert_eq!(json(&detail), stored);
        }
        let term = Detail::term(3, TermUnit::BusinessDays);
        assert_eq!(json(&term), r#"{"kind":"term","amount":3,"unit":"business_days"}"#);
    }

    #[test]
    fn what_a_typed_part_says_beyond_its_number_reads_back() {
        let formula = FeeFormula {
            base: Localized::new("нысан құнының", "стоимости объекта", ""),
            not_above: true,
            least: Some(FeeBound { hundredths: 100, unit: FeeUnit::Mci }),
            ..FeeFormula::default()
        };
        for detail in [
            Detail::Term { amount: 5, unit: TermUnit::Months, from: Some(3), of: TermOf::Waiting },
            Detail::Fee {
                hundredths: 1_000,
                unit: FeeUnit::MciPercent,
                methods: Vec::new(),
                law: Citation::default(),
                formula: formula.boxed(),
            },
            Detail::Hours {
                place: Place::Other,
                week: Week::default(),
                named: Localized::same("МФЦ"),
                of: HoursOf::Reception,
            },
        ] {
            assert_eq!(serde_json::from_str::<Detail>(&json(&detail)).unwrap(), detail);
        }
        assert_eq!(FeeFormula::default().boxed(), None);
    }
}
