//! Two amendments clash, and the later one goes on from the text of the other (R15-10).

use domain::amending::Kept;
use domain::draft::StageName;
use domain::standard::SectionKey;
use services::drafts::{Seen, clashes, rebase, withdraw};
use services::{FieldProblem, ServiceError};

use super::{FREE, SOON, amendment, problem, seen_by, with};
use crate::harness::standards::enter;
use crate::harness::{office, on_each_database, written};

#[test]
fn r15_10_two_amendments_name_what_both_change_and_the_later_one_is_rebased() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let content = written::content();
        enter(&services, &office, (1, "adopted"), Some("2026-02-01"), &content).await;
        let (first, second) =
            (amendment(&services, &office, FREE).await, amendment(&services, &office, SOON).await);
        for (one, other) in [(&first, &second), (&second, &first)] {
            let found = clashes(&services, &office.drafter, one).await.unwrap();
            assert_eq!(found.len(), 1);
            assert_eq!(&found[0].other.number, other);
            let places: Vec<_> =
                found[0].elements.iter().map(|one| (one.section, one.element.as_str())).collect();
            assert_eq!(places, [(SectionKey::Appeal, "a1")]);
        }

        // The first one takes effect.
        let in_force = with(&content, FREE);
        withdraw(&services, &office.head, &first, StageName::Drafting, "Утверждено иначе").await.unwrap();
        enter(&services, &office, (2, "amended"), Some("2026-03-02"), &in_force).await;
        let page = seen_by(&services, &office.drafter, &second).await;
        assert!(page.clashes.is_empty());
        let offer = page.rebase.unwrap();
        assert_eq!((offer.to.number, offer.refusal.as_ref()), (2, None));
        assert_eq!(offer.rebase.conflicts.len(), 1);
        let undecided = rebase(&services, &office.drafter, &second, &[], &offer.seen).await;
        assert_eq!(problem(undecided), [FieldProblem::new("decide-1", "choose")]);
        let unseen = Seen { hash: String::new(), ..offer.seen.clone() };
        let unread = rebase(&services, &office.drafter, &second, &[Some(Kept::Draft)], &unseen).await;
        assert!(matches!(unread, Err(ServiceError::Stale(_))), "{unread:?}");
        assert_eq!(seen_by(&services, &office.drafter, &second).await.new, with(&content, SOON));

        rebase(&services, &office.drafter, &second, &[Some(Kept::Draft)], &offer.seen).await.unwrap();
        let page = seen_by(&services, &office.drafter, &second).await;
        assert_eq!(page.base.map(|base| base.number), Some(2));
        assert_eq!((page.old, page.new), (in_force, offer.rebase.settled(&[Kept::Draft])));
        assert!(page.rebase.is_none() && page.clauses.proven);
        let twice = rebase(&services, &office.drafter, &second, &[], &offer.seen).await;
        assert!(matches!(twice, Err(ServiceError::Stale(_))), "{twice:?}");
    });
}
