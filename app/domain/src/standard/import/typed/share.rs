//! Payments that are reckoned: "10 % от ставки, но не более 4 МРП".

use super::amount::Amount;
use super::around::{case, is_understood};
use crate::language::Language;
use crate::standard::{Citation, Detail, FeeBound, FeeFormula, FeeUnit};

/// What makes a sum the most that may be charged.
const NOT_ABOVE: &[&str] = &["не более", "не выше", "не свыше", "не превышает"];
/// What stands between a share and the least and the most that is charged.
const LEAST: &[&str] = &["не менее", "не ниже", "минимум"];
const MOST: &[&str] = &["не более", "не выше", "не свыше", "максимум"];
/// The same in Kazakh, behind the sum.
const LEAST_AFTER: &[&str] = &["кем емес", "төмен емес", "мөлшерінен кем емес"];
const MOST_AFTER: &[&str] =
    &["артық емес", "аспайды", "көп емес", "мөлшерінен артық емес", "мөлшерінен аспайды"];
/// The longest name of what a share is of, in words.
const LONGEST_BASE: usize = 16;
const MARKS: &[char] = &[' ', '\u{a0}', ',', ';', '.', '–', '—', '-'];

/// A payment that is no plain sum, with its case; none unless every word of it is understood.
pub(super) fn share(words: &str, found: &[Amount], language: Language) -> Option<(String, Detail)> {
    let (first, bounds) = found.split_first()?;
    match (first.unit, language) {
        (FeeUnit::Percent, Language::Kk) => kazakh(words, first, bounds),
        (FeeUnit::Percent, _) => russian(words, first, bounds),
        (_, Language::Kk) if bounds.is_empty() => not_above_kazakh(words, first),
        _ if bounds.is_empty() => not_above(words, first),
        _ => None,
    }
}

/// "не более 4 МРП"
fn not_above(words: &str, amount: &Amount) -> Option<(String, Detail)> {
    let before = words.get(..amount.start)?.trim_end();
    let small = before.to_lowercase();
    let word = NOT_ABOVE.iter().find(|word| ends_with(&small, word))?;
    let case = case(before.get(..before.len().checked_sub(word.len())?)?)?;
    let tail = words.get(amount.end..)?;
    let formula = FeeFormula { not_above: true, ..FeeFormula::default() };
    is_understood(tail, false).then(|| (case, detail(amount.hundredths, amount.unit, formula, tail)))
}

/// "2 АЕК-тен аспайды"
fn not_above_kazakh(words: &str, amount: &Amount) -> Option<(String, Detail)> {
    let behind = words.get(amount.end..)?.to_lowercase();
    let case =
        case(words.get(..amount.start)?).filter(|_| MOST_AFTER.contains(&behind.trim_matches(MARKS)))?;
    let formula = FeeFormula { not_above: true, ..FeeFormula::default() };
    Some((case, detail(amount.hundredths, amount.unit, formula, "")))
}

/// "переоформление – 10 % от ставки при выдаче, но не более 4 МРП"
fn russian(words: &str, share: &Amount, bounds: &[Amount]) -> Option<(String, Detail)> {
    let case = case(words.get(..share.start)?)?;
    let mut formula = FeeFormula::default();
    let behind = words.get(share.end..)?.trim_start_matches(['%', ' ', '\u{a0}']);
    let of = behind.strip_prefix("от ")?;
    let from = words.len() - of.len();
    let (basis, tail) = match bounds.first() {
        Some(bound) => {
            let between = words.get(from..bound.start)?.trim_end();
            let (basis, is_least) = led(between)?;
            set(&mut formula, is_least, bound)?;
            let mut end = bound.end;
            for bound in bounds.iter().skip(1) {
                let (nothing, is_least) = led(words.get(end..bound.start)?.trim_end())?;
                set(&mut formula, is_least, bound).filter(|()| nothing.is_empty())?;
                end = bound.end;
            }
            (basis, words.get(end..)?)
        }
        None => of.split_once(',').unwrap_or((of, "")),
    };
    let unit = unit_of(basis.trim_matches(MARKS), &mut formula, Language::Ru)?;
    is_understood(tail, false).then(|| (case, detail(share.hundredths, unit, formula, tail)))
}

/// "қайта ресімдеу үшін алым – мөлшерлеменің 10 %-ын құрайды, бірақ 4 АЕК-тен артық емес"
fn kazakh(words: &str, share: &Amount, bounds: &[Amount]) -> Option<(String, Detail)> {
    const GENITIVE: [&str; 6] = ["ның", "нің", "дың", "дің", "тың", "тің"];
    let before = words.get(..share.start)?.trim_end();
    let (named, basis) =
        before.rsplit_once(['–', '—']).or_else(|| before.rsplit_once(" - ")).unwrap_or(("", before));
    let basis = basis.trim();
    let mut formula = FeeFormula::default();
    let unit = unit_of(basis, &mut formula, Language::Kk)?;
    if !GENITIVE.iter().any(|ending| basis.to_lowercase().ends_with(ending)) {
        return None;
    }
    let tail = match bounds {
        [] => words.get(share.end..)?,
        [bound] => {
            let between = words.get(share.end..bound.start)?;
            let but = between.trim_end().strip_suffix("бірақ")?;
            let behind = words.get(bound.end..)?.to_lowercase();
            let behind = behind.trim_matches(MARKS);
            let is_least = LEAST_AFTER.contains(&behind);
            (is_least || MOST_AFTER.contains(&behind)).then_some(())?;
            set(&mut formula, is_least, bound)?;
            but
        }
        _ => return None,
    };
    let case = named.trim_end_matches(MARKS).trim_start().to_owned();
    let tail = tail.trim_start_matches('%');
    is_understood(tail, false).then(|| (case, detail(share.hundredths, unit, formula, tail)))
}

/// What stands before "но не более", and whether a least follows.
fn led(between: &str) -> Option<(&str, bool)> {
    let small = between.to_lowercase();
    let of = |words: &[&str]| words.iter().find(|word| ends_with(&small, word)).map(|word| word.len());
    let (length, is_least) = of(LEAST).map(|length| (length, true)).or_else(|| Some((of(MOST)?, false)))?;
    let before = between.get(..between.len().checked_sub(length)?)?.trim_end_matches(MARKS);
    let before = before.strip_suffix(" но").or_else(|| before.strip_suffix(" и")).unwrap_or(before);
    Some((if matches!(before.trim(), "но" | "и") { "" } else { before.trim_matches(MARKS) }, is_least))
}

fn ends_with(small: &str, word: &str) -> bool {
    small.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

/// Writes a bound that was not written.
fn set(formula: &mut FeeFormula, is_least: bool, amount: &Amount) -> Option<()> {
    let bound = if is_least { &mut formula.least } else { &mut formula.most };
    let was = bound.replace(FeeBound { hundredths: amount.hundredths, unit: amount.unit });
    was.is_none().then_some(())
}

/// The unit of a share of something, which the formula names where it is no index.
fn unit_of(base: &str, formula: &mut FeeFormula, language: Language) -> Option<FeeUnit> {
    const INDEX: [&str; 4] =
        ["мрп", "месячного расчетного показателя", "аек-тің", "айлық есептік көрсеткіштің"];
    let small = base.to_lowercase();
    if INDEX.contains(&small.as_str()) {
        return Some(FeeUnit::MciPercent);
    }
    let says_more = base.contains(|letter: char| letter.is_ascii_digit() || "%;:.".contains(letter))
        || ["кроме", "исключени", "наличн", "если", "басқа", "қоспағанда"]
            .iter()
            .any(|word| small.contains(word));
    let count = base.split_whitespace().count();
    if says_more || !(1..=LONGEST_BASE).contains(&count) {
        return None;
    }
    base.clone_into(formula.base.get_mut(language));
    Some(FeeUnit::Percent)
}

fn detail(hundredths: u64, unit: FeeUnit, formula: FeeFormula, tail: &str) -> Detail {
    let methods = super::methods::methods(&tail.to_lowercase());
    Detail::Fee { hundredths, unit, methods, law: Citation::default(), formula: formula.boxed() }
}

#[cfg(test)]
mod tests {
    use super::super::fee::{FeeRead, fee};
    use super::*;
    use crate::language::Localized;
    use crate::standard::{Element, ElementId};

    #[test]
    fn shares_and_bounds_are_read_where_every_word_is_understood() {
        for (words, language, clause) in [
            (
                "переоформление лицензии – 10 % от ставки при выдаче лицензии, но не более 4 МРП.",
                Language::Ru,
                "переоформление лицензии: 10 % от ставки при выдаче лицензии, но не более 4 (четырех) МРП",
            ),
            (
                "выдача дубликатов – 100 % от ставки при выдаче лицензии;",
                Language::Ru,
                "выдача дубликатов: 100 % от ставки при выдаче лицензии",
            ),
            ("за копию – 50 % от МРП", Language::Ru, "за копию: 50 % от МРП"),
            (
                "0,1 % от стоимости объекта, но не менее 1 МРП и не более 20 МРП",
                Language::Ru,
                "0,1 % от стоимости объекта, но не менее 1 (одного) МРП и не более 20 (двадцати) МРП",
            ),
            ("за копию – не более 4 МРП", Language::Ru, "за копию: не выше 4 (четырех) МРП"),
            (
                "көшірме үшін – 2 АЕК-тен аспайды;",
                Language::Kk,
                "көшірме үшін: 2 (екі) АЕК мөлшерінен аспайды",
            ),
            (
                "тіркеу үшін – нысан құнының 0,1 %-ын құрайды, бірақ 20 АЕК-тен артық емес",
                Language::Kk,
                "тіркеу үшін: нысан құнының 0,1 %-ы, бірақ 20 (жиырма) АЕК мөлшерінен артық емес",
            ),
            (
                "қайта ресімдеу үшін алым –лицензия беру кезіндегі мөлшерлеменің 10 % - ын құрайды.",
                Language::Kk,
                "қайта ресімдеу үшін алым: лицензия беру кезіндегі мөлшерлеменің 10 %-ы",
            ),
        ] {
            let Some(FeeRead::Sum { case, detail }) = fee(words, language) else { panic!("{words}") };
            let mut text = Localized::default();
            *text.get_mut(language) = case;
            let element = Element { id: ElementId::from_random(1), text, detail };
            assert_eq!(element.clause(language).replace('\u{a0}', " "), clause, "{words}");
        }
        for unclear in [
            "10 % от ставки, кроме повторной выдачи",
            "10 % от ставки, но не ранее 4 МРП",
            "10 % от ставки за каждые 5 страниц",
            "минимум 1 МРП",
        ] {
            assert_eq!(fee(unclear, Language::Ru), None, "{unclear}");
        }
    }
}
