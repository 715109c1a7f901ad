//! Near-identical proposals stand together, so that a person answers them at once.

use std::collections::{BTreeMap, HashMap};

use domain::discussion::likeness;
use domain::proposal::ProposalKind;

use super::view::ProposalView;

/// The proposals in groups of near-identical ones that ask for the same of one service, in the order of the first of each
/// group; one that stands alone is a group of its own. Whether they are answered together is for a person to say.
pub fn group(proposals: Vec<ProposalView>) -> Vec<Vec<ProposalView>> {
    let mut alike: BTreeMap<(&str, ProposalKind), Vec<(usize, &str)>> = BTreeMap::new();
    for (place, one) in proposals.iter().enumerate() {
        alike.entry((one.service_code.as_str(), one.kind)).or_default().push((place, one.text.as_str()));
    }
    let mut leaders: HashMap<usize, usize> = HashMap::new();
    for members in alike.values().flat_map(|texts| likeness::groups(texts)) {
        if let Some((leader, others)) = members.split_first() {
            leaders.extend(others.iter().map(|other| (*other, *leader)));
        }
    }
    let mut groups: BTreeMap<usize, Vec<ProposalView>> = BTreeMap::new();
    for (place, one) in proposals.into_iter().enumerate() {
        let leader = leaders.get(&place).copied().unwrap_or(place);
        groups.entry(leader).or_default().push(one);
    }
    groups.into_values().collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use domain::body::BodyId;
    use domain::language::{Language, Localized};
    use domain::proposal::ProposalSource;

    use super::*;
    use crate::reading::BodyName;

    fn proposal(number: i64, service: &str, kind: ProposalKind, text: &str) -> ProposalView {
        ProposalView {
            number,
            service_code: service.to_owned(),
            service_name: Localized::same(service),
            body: BodyName { id: BodyId(1), code: "ministry".to_owned(), name: Localized::same("ministry") },
            kind,
            source: ProposalSource::Recipient,
            from: None,
            section: None,
            language: Language::Ru,
            text: text.to_owned(),
            hidden: None,
            received_at: "2026-03-02T05:00:00Z".parse().unwrap(),
            due_on: NaiveDate::from_ymd_opt(2026, 3, 24).unwrap(),
            answer: None,
            drafts: Vec::new(),
        }
    }

    #[test]
    fn r13_3_alike_are_those_that_ask_the_same_of_one_service() {
        let letter =
            "Просим сократить срок оказания услуги до трёх рабочих дней, поскольку сведения уже есть";
        let change = ProposalKind::Change;
        let all = vec![
            proposal(1, "a", change, letter),
            proposal(2, "a", change, "Добавьте приём документов в субботу."),
            proposal(3, "b", change, letter),
            proposal(4, "a", ProposalKind::Cancel, letter),
            proposal(5, "a", change, &format!("{letter}. Марат")),
        ];
        let groups: Vec<Vec<i64>> =
            group(all).iter().map(|group| group.iter().map(|one| one.number).collect()).collect();
        assert_eq!(groups, [vec![1, 5], vec![2], vec![3], vec![4]]);
    }
}
