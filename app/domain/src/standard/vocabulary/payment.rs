//! A payment as acts print it: its amount, of what and within which bounds it is reckoned, and who pays nothing.

use super::numerals::{Case, Gender, kazakh, russian};
use super::say;
use crate::language::Language;
use crate::standard::{FeeBound, FeeFormula, FeeUnit};

impl FeeUnit {
    /// The amount as it stands in a clause, a whole number again in words: "2 (два) МРП", "не выше 2 (двух) МРП".
    pub fn written(self, hundredths: u64, formula: Option<&FeeFormula>, language: Language) -> String {
        let is_most = formula.is_some_and(|formula| formula.not_above);
        self.in_words(hundredths, if is_most { Case::Genitive } else { Case::Nominative }, language)
    }

    fn in_words(self, hundredths: u64, case: Case, language: Language) -> String {
        let figures = self.amount(hundredths, language);
        let whole =
            u32::try_from(hundredths / 100).ok().filter(|whole| *whole > 0 && hundredths.is_multiple_of(100));
        let words =
            whole.filter(|_| matches!(self, Self::Tenge | Self::Mci)).and_then(|whole| match language {
                Language::Kk => kazakh(whole),
                Language::Ru => russian(whole, Gender::Masculine, case),
                Language::En => None,
            });
        let Some(words) = words else { return figures };
        let said =
            figures.rsplit_once('\u{a0}').map(|(number, unit)| format!("{number} ({words})\u{a0}{unit}"));
        said.unwrap_or(figures)
    }
}

/// The amount of a payment with its formula, without methods and law: "не выше 10 % от стоимости объекта, но не менее 1 МРП".
pub(in crate::standard) fn reckoned(
    hundredths: u64,
    unit: FeeUnit,
    formula: Option<&FeeFormula>,
    language: Language,
) -> String {
    let amount = unit.written(hundredths, formula, language);
    let Some(formula) = formula else { return amount };
    let mut said = share(&amount, formula.base.get(language).trim(), language);
    if formula.not_above {
        said = match language {
            Language::Kk => format!("{said} мөлшерінен аспайды"),
            Language::Ru => format!("не выше {said}"),
            Language::En => format!("not above {said}"),
        };
    }
    let bounds = [(&formula.least, least as Said), (&formula.most, most as Said)];
    let bounds: Vec<String> = bounds
        .into_iter()
        .filter_map(|(bound, said)| {
            bound.map(|FeeBound { hundredths, unit }| {
                (unit.in_words(hundredths, Case::Genitive, language), said)
            })
        })
        .map(|(amount, said)| said(&amount, language))
        .collect();
    if !bounds.is_empty() {
        let (but, and) = (say(["бірақ", "но", "but"], language), say(["және", "и", "and"], language));
        said = format!("{said}, {but} {}", bounds.join(&format!(" {and} ")));
    }
    said
}

type Said = fn(&str, Language) -> String;

fn least(amount: &str, language: Language) -> String {
    match language {
        Language::Kk => format!("{amount} мөлшерінен кем емес"),
        Language::Ru => format!("не менее {amount}"),
        Language::En => format!("not less than {amount}"),
    }
}

fn most(amount: &str, language: Language) -> String {
    match language {
        Language::Kk => format!("{amount} мөлшерінен артық емес"),
        Language::Ru => format!("не более {amount}"),
        Language::En => format!("not more than {amount}"),
    }
}

/// A share with what it is of, in the genitive of the language.
fn share(amount: &str, base: &str, language: Language) -> String {
    if base.is_empty() {
        return amount.to_owned();
    }
    match language {
        // A share of the index has its ending already, and a plain sum takes none.
        Language::Kk if amount.ends_with('%') => format!("{base} {amount}-ы"),
        Language::Kk => format!("{base} {amount}"),
        Language::Ru => format!("{amount} от {base}"),
        Language::En => format!("{amount} of {base}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Localized;

    fn said(hundredths: u64, unit: FeeUnit, formula: FeeFormula) -> [String; 3] {
        Language::ALL.map(|language| reckoned(hundredths, unit, formula.clone().boxed().as_deref(), language))
    }

    fn bound(hundredths: u64) -> FeeBound {
        FeeBound { hundredths, unit: FeeUnit::Mci }
    }

    #[test]
    fn a_whole_amount_is_said_again_in_words() {
        let plain = |hundredths, unit: FeeUnit| {
            Language::ALL.map(|language| unit.written(hundredths, None, language))
        };
        assert_eq!(
            plain(200_000, FeeUnit::Tenge),
            ["2\u{a0}000 (екі мың)\u{a0}теңге", "2\u{a0}000 (две тысячи)\u{a0}тенге", "2,000\u{a0}tenge"]
        );
        assert_eq!(plain(200_050, FeeUnit::Tenge)[1], "2\u{a0}000,50\u{a0}тенге");
        assert_eq!(plain(200_000_000, FeeUnit::Tenge)[1], "2\u{a0}000\u{a0}000\u{a0}тенге");
        assert_eq!(plain(1_000, FeeUnit::Percent)[1], "10\u{a0}%");
        assert_eq!(plain(0, FeeUnit::Mci)[1], "0\u{a0}МРП");
    }

    #[test]
    fn a_formula_is_printed_as_each_language_prints_it() {
        assert_eq!(
            said(150, FeeUnit::Mci, FeeFormula::default()),
            ["1,5\u{a0}АЕК", "1,5\u{a0}МРП", "1.5\u{a0}MCI"]
        );
        let formula = FeeFormula {
            base: Localized::new("нысан құнының", "стоимости объекта", "the value of the object"),
            least: Some(bound(100)),
            most: Some(bound(2_000)),
            ..FeeFormula::default()
        };
        assert_eq!(
            said(1_000, FeeUnit::Percent, formula),
            [
                "нысан құнының 10\u{a0}%-ы, бірақ 1 (бір)\u{a0}АЕК мөлшерінен кем емес және 20 (жиырма)\u{a0}АЕК мөлшерінен артық емес",
                "10\u{a0}% от стоимости объекта, но не менее 1 (одного)\u{a0}МРП и не более 20 (двадцати)\u{a0}МРП",
                "10% of the value of the object, but not less than 1\u{a0}MCI and not more than 20\u{a0}MCI",
            ]
        );
        let formula = FeeFormula {
            base: Localized::new("әрбір парақ үшін", "", ""),
            ..FeeFormula::default()
        };
        assert_eq!(said(5_000, FeeUnit::MciPercent, formula)[0], "әрбір парақ үшін АЕК-тің 50\u{a0}%-ы");
        let formula = FeeFormula { not_above: true, ..FeeFormula::default() };
        assert_eq!(
            said(300, FeeUnit::Mci, formula),
            ["3 (үш)\u{a0}АЕК мөлшерінен аспайды", "не выше 3 (трех)\u{a0}МРП", "not above 3\u{a0}MCI"]
        );
        let formula = FeeFormula { most: Some(bound(500)), ..FeeFormula::default() };
        assert_eq!(
            said(5_000, FeeUnit::MciPercent, formula)[1],
            "50\u{a0}% от МРП, но не более 5 (пяти)\u{a0}МРП"
        );
    }
}
