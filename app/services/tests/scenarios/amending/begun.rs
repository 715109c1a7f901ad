//! From what an amendment starts (R15-10).

use domain::draft::{DraftKind, Refusal};
use domain::language::Language;
use services::drafts::{amending, preview_placement, request_placement};
use services::{FieldProblem, ServiceError, ledger};

use super::{FREE, SOON, begin, problem, refusal, seen_by, with, write};
use crate::harness::standards::enter;
use crate::harness::{office, on_each_database, written};

#[test]
fn r15_10_an_amendment_starts_from_the_standard_in_force() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let none = begin(&services, &office, DraftKind::Amendment).await;
        assert_eq!(problem(none), [FieldProblem::new("kind", "nothing_to_amend")]);
        let content = written::content();
        enter(&services, &office, (1, "adopted"), Some("2026-02-01"), &content).await;
        // Approved, but not in force yet.
        let next = with(&content, SOON);
        enter(&services, &office, (2, "amended"), Some("2026-06-01"), &next).await;
        let first = begin(&services, &office, DraftKind::New).await;
        assert_eq!(problem(first), [FieldProblem::new("kind", "standard_exists")]);

        let number = begin(&services, &office, DraftKind::Amendment).await.unwrap();
        let page = seen_by(&services, &office.drafter, &number).await;
        assert_eq!(page.base.as_ref().map(|base| base.number), Some(1));
        assert_eq!((&page.old, &page.new), (&content, &content));
        assert!(page.clauses.clauses.is_empty() && page.clauses.proven);
        assert!(page.rebase.is_none() && page.clashes.is_empty());

        let unchanged = request_placement(&services, &office.drafter, &number).await;
        assert_eq!(refusal(unchanged), Refusal::NothingAmended);
        let preview = preview_placement(&services, &office.drafter, &number).await.unwrap();
        assert!(preview.changes_nothing, "{:?}", preview.findings);

        write(&services, &office, &number, &with(&content, FREE)).await;
        assert!(!preview_placement(&services, &office.drafter, &number).await.unwrap().changes_nothing);
        let page = seen_by(&services, &office.drafter, &number).await;
        assert!(page.clauses.proven);
        let [clause] = page.clauses.clauses.as_slice() else { panic!("{:?}", page.clauses) };
        assert!(Language::ALL.into_iter().all(|language| !clause.words(language).is_empty()));
        assert!(clause.words(Language::Ru).contains("бесплатно"), "{clause:?}");
        let stranger = amending(&services, &office.registrar, &number).await;
        assert!(matches!(stranger, Err(ServiceError::Denied(_))), "{stranger:?}");
        let proof = ledger::prove(&services, &[]).await.unwrap();
        assert_eq!(proof.chain.broken, None);
    });
}

#[test]
fn r15_10_what_takes_effect_later_is_a_standard_already() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        enter(&services, &office, (1, "adopted"), Some("2026-06-01"), &written::content()).await;
        let first = begin(&services, &office, DraftKind::New).await;
        assert_eq!(problem(first), [FieldProblem::new("kind", "standard_exists")]);
    });
}
