//! An amendment of an element that another amendment removed: the rebase keeps the words as a conflict that a person decides.

use domain::amending::Kept;
use domain::draft::DraftKind;
use domain::redline::merge::ConflictKind;
use domain::standard::{Content, SectionKey};
use services::drafts::{
    CreateDraft, SaveSection, amending, create_draft, rebase, save_section, working_copy,
};
use services::{Services, ledger};

use super::{FieldProblem, problems};
use crate::harness::standards::enter;
use crate::harness::{Office, SERVICE, office, on_each_database, written};

/// What the amendment adds to the last paragraph on appeals.
const MORE: &str = " Ответ направляется и на портал.";

/// The text with the last paragraph on appeals in other words.
fn edited() -> Content {
    let mut content = written::content();
    let mut elements = content.elements(SectionKey::Appeal).to_vec();
    elements.last_mut().unwrap().text.ru.push_str(MORE);
    content.set(SectionKey::Appeal, elements);
    content
}

/// The text without that paragraph.
fn shortened() -> Content {
    let mut content = written::content();
    let mut elements = content.elements(SectionKey::Appeal).to_vec();
    elements.pop();
    content.set(SectionKey::Appeal, elements);
    content
}

/// An amendment that edits the paragraph.
async fn amendment(services: &Services, office: &Office) -> String {
    let asked = CreateDraft { service: SERVICE.to_owned(), kind: DraftKind::Amendment };
    let number = create_draft(services, &office.drafter, asked).await.unwrap().number;
    let copy = working_copy(services, &office.drafter, &number).await.unwrap();
    let save = SaveSection {
        draft: number.clone(),
        section: SectionKey::Appeal,
        base_version: copy.versions.get(SectionKey::Appeal).unwrap(),
        elements: edited().elements(SectionKey::Appeal).to_vec(),
    };
    save_section(services, &office.drafter, save).await.unwrap();
    number
}

#[test]
fn r15_10_what_another_amendment_removed_stays_as_a_conflict_until_somebody_decides() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let drafter = &office.drafter;
        enter(&services, &office, (1, "adopted"), Some("2026-02-01"), &written::content()).await;
        let (kept, dropped) = (amendment(&services, &office).await, amendment(&services, &office).await);
        enter(&services, &office, (2, "amended"), Some("2026-03-02"), &shortened()).await;

        for (number, choice, expected) in
            [(&kept, Kept::Draft, edited()), (&dropped, Kept::Standard, shortened())]
        {
            let page = amending(&services, drafter, number).await.unwrap();
            let offer = page.rebase.unwrap();
            let [(SectionKey::Appeal, conflict)] = offer.rebase.conflicts.as_slice() else {
                panic!("{:?}", offer.rebase.conflicts)
            };
            assert_eq!(conflict.what, ConflictKind::RemovedByThem);
            let words = conflict.ours.as_ref().map(|element| element.text.ru.as_str());
            assert!(words.is_some_and(|words| words.ends_with(MORE)) && conflict.theirs.is_none());
            let undecided = rebase(&services, drafter, number, &[None], &offer.seen).await;
            assert_eq!(problems(undecided), [FieldProblem::new("decide-1", "choose")]);
            assert_eq!(amending(&services, drafter, number).await.unwrap().new, edited(), "nothing is lost");

            rebase(&services, drafter, number, &[Some(choice)], &offer.seen).await.unwrap();
            let page = amending(&services, drafter, number).await.unwrap();
            assert_eq!(page.base.map(|base| base.number), Some(2));
            assert_eq!((page.old, page.new), (shortened(), expected));
            assert!(page.clauses.proven && page.rebase.is_none(), "{:?}", page.clauses);
        }
        let proof = ledger::prove(&services, &[]).await.unwrap();
        assert_eq!(proof.chain.broken, None);
    });
}
