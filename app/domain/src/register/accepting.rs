//! The names of the organisations that accept applications and issue results (Art. 12(2), R12-1).

use super::field::line;
use super::problem::EntryFieldProblem;
use crate::language::{Language, Localized};

/// The longest name, in characters.
const LONGEST_NAME: u32 = 1_000;

/// How the names of the State Corporation read, whatever stands around them.
const STATE_CORPORATION: [&str; 3] =
    ["азаматтарға арналған үкімет", "правительство для граждан", "government for citizens"];

/// The organisations of a field, one a line: "Kazakh | Russian | English"; the last may be left out.
pub(super) fn accepting(text: &str) -> Result<Vec<Localized>, EntryFieldProblem> {
    text.lines().filter(|one| !one.trim().is_empty()).map(organisation).collect()
}

fn organisation(text: &str) -> Result<Localized, EntryFieldProblem> {
    let mut parts = text.split('|');
    let mut next = || line(parts.next().unwrap_or_default(), LONGEST_NAME);
    let (kk, ru, en) = (next()?, next()?, next()?);
    if kk.is_empty() || ru.is_empty() || parts.next().is_some() {
        return Err(EntryFieldProblem::MalformedOrganisation);
    }
    Ok(Localized { kk, ru, en })
}

/// Whether the State Corporation is among the organisations: then it takes part, ticked or not, and is asked to coordinate
/// the draft (RC-2).
pub(super) fn names_state_corporation(organisations: &[Localized]) -> bool {
    let is_it = |name: &str| {
        let name = name.to_lowercase();
        STATE_CORPORATION.iter().any(|known| name.contains(known))
    };
    organisations.iter().any(|one| Language::ALL.into_iter().any(|language| is_it(one.get(language))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r12_1_the_organisations_that_accept_applications_have_their_names() {
        let read = accepting("Емхана № 1 | Поликлиника № 1\n\n ХҚКО | ЦОН | Service centre\n").unwrap();
        let names = [
            Localized::new("Емхана № 1", "Поликлиника № 1", ""),
            Localized::new("ХҚКО", "ЦОН", "Service centre"),
        ];
        assert_eq!(read, names);
        assert_eq!(accepting(" \n").unwrap(), []);
        for malformed in ["Поликлиника", "| Поликлиника", "а|б|в|г"] {
            assert_eq!(accepting(malformed), Err(EntryFieldProblem::MalformedOrganisation), "{malformed}");
        }
        assert_eq!(accepting(&format!("а|{}", "б".repeat(1_001))), Err(EntryFieldProblem::TooLong));
    }

    #[test]
    fn rc_2_the_state_corporation_takes_part_where_it_is_named() {
        let named = |kk: &str, ru: &str| names_state_corporation(&[Localized::new(kk, ru, "")]);
        assert!(named("«Азаматтарға арналған үкімет» КЕАҚ", "НАО «ГК „Правительство для граждан“»"));
        assert!(named("Корпорация", "Государственная корпорация «Правительство для граждан»"));
        assert!(!named("Емхана", "Поликлиника"));
    }
}
