//! Decisions that drafters propose and a head confirms in one go, in the bodies that want it (R15-7).

use domain::discussion::{DecisionInput, Outcome};
use domain::draft::Refusal;
use domain::standard::SectionKey;
use services::agenda::{WaitingTask, agenda};
use services::discussion::{
    Chosen, DecideInput, ProposedFilter, ProposedPage, confirm_decisions, confirms_decisions, decide,
    proposed_decisions, reopen, set_confirming, unconfirmed_decisions,
};
use services::report::link_change;
use services::{Request, ServiceError, Services};

use crate::harness::discussed::{holds, open_discussion, say};
use crate::harness::refused::{problems, refusal};
use crate::harness::written::content;
use crate::harness::{at, console, later, on_each_database, publish};

/// After the window has closed.
const REVIEW: &str = "2026-04-03T05:00:00Z";

async fn propose(services: &Services, request: &Request, number: &str, comment: i64, outcome: Outcome) {
    let form = DecisionInput {
        outcome: outcome.code().to_owned(),
        substantiation: format!("Срок установлен законом, замечание {comment}."),
        summary: "О сроке.".to_owned(),
    };
    let input =
        DecideInput { comments: vec![comment], decision: form.parse().unwrap(), elements: Vec::new() };
    decide(services, request, number, input).await.unwrap();
}

async fn list(services: &Services, request: &Request, number: &str) -> ProposedPage {
    proposed_decisions(services, request, number, ProposedFilter::default()).await.unwrap()
}

fn all(page: &ProposedPage) -> Chosen {
    Chosen::All { outcome: None, count: page.count, hash: page.hash.clone() }
}

#[test]
fn r15_7_a_body_confirms_decisions_only_where_the_administrator_has_set_it() {
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        say(&services, &number, "Замечание о сроке оказания услуги.").await;
        let (drafter, head) = (later(&office.drafter, at(REVIEW)), later(&office.head, at(REVIEW)));
        propose(&services, &drafter, &number, 1, Outcome::NotAccepted).await;
        assert!(!confirms_decisions(&services, office.ministry).await.unwrap(), "off as shipped");
        assert_eq!(unconfirmed_decisions(&services, &drafter, &number).await.unwrap(), 0);
        assert!(!list(&services, &head, &number).await.is_on);

        let denied = set_confirming(&services, &head, office.ministry, false, true).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        set_confirming(&services, &console(), office.ministry, false, true).await.unwrap();
        set_confirming(&services, &console(), office.ministry, false, true).await.unwrap();
        assert_eq!(unconfirmed_decisions(&services, &drafter, &number).await.unwrap(), 1);
        let refused = refusal(publish(&services, &head, &number).await);
        assert_eq!(refused, Refusal::DecisionsUnconfirmed { count: 1 });
        let waits = agenda(&services, &head).await.unwrap().waiting;
        assert_eq!(waits.len(), 1);
        assert_eq!(waits[0].task, WaitingTask::Confirm { decisions: 1 });

        let stale = set_confirming(&services, &console(), office.ministry, false, false).await;
        assert!(matches!(stale, Err(ServiceError::Stale(_))), "{stale:?}");
        set_confirming(&services, &console(), office.ministry, true, false).await.unwrap();
        publish(&services, &head, &number).await.unwrap();
        holds(&services).await;
    });
}

#[test]
fn r15_7_a_head_confirms_what_was_shown_or_nothing() {
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        for nth in 1..=4 {
            say(&services, &number, &format!("Замечание {nth} о сроке оказания услуги.")).await;
        }
        set_confirming(&services, &console(), office.ministry, false, true).await.unwrap();
        let (drafter, head) = (later(&office.drafter, at(REVIEW)), later(&office.head, at(REVIEW)));
        for nth in 1..=3 {
            propose(&services, &drafter, &number, nth, Outcome::NotAccepted).await;
        }
        let shown = list(&services, &head, &number).await;
        assert_eq!((shown.count, shown.decisions.len(), shown.next), (3, 3, None));
        let denied = confirm_decisions(&services, &drafter, &number, &all(&shown)).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");

        propose(&services, &drafter, &number, 4, Outcome::PartlyAccepted).await;
        let more = confirm_decisions(&services, &head, &number, &all(&shown)).await;
        assert!(matches!(more, Err(ServiceError::Stale(_))), "one came since: {more:?}");
        let none = problems(confirm_decisions(&services, &head, &number, &Chosen::Some(Vec::new())).await);
        assert_eq!((&*none[0].field, &*none[0].code), ("decisions", "none"));

        let one = &shown.decisions[0];
        let other = Chosen::Some(vec![(one.id, "another".to_owned())]);
        let other = confirm_decisions(&services, &head, &number, &other).await;
        assert!(matches!(other, Err(ServiceError::Stale(_))), "{other:?}");
        let some = Chosen::Some(vec![(one.id, one.mark.clone())]);
        assert_eq!(confirm_decisions(&services, &head, &number, &some).await.unwrap(), 1);
        let twice = confirm_decisions(&services, &head, &number, &some).await;
        assert!(matches!(twice, Err(ServiceError::Stale(_))), "{twice:?}");

        // One is given back with a reason, and proposed anew; a confirmed one can be, too.
        for given in &shown.decisions[..2] {
            reopen(&services, &head, &number, given.comment, &given.mark, "Сошлитесь на закон")
                .await
                .unwrap();
            propose(&services, &drafter, &number, given.comment, Outcome::NotAccepted).await;
        }
        let filter = ProposedFilter { outcome: Some(Outcome::PartlyAccepted), after: None };
        let partly = proposed_decisions(&services, &head, &number, filter).await.unwrap();
        assert_eq!((partly.count, partly.decisions[0].comment), (1, 4));
        let chosen = Chosen::All { outcome: filter.outcome, count: partly.count, hash: partly.hash.clone() };
        assert_eq!(confirm_decisions(&services, &head, &number, &chosen).await.unwrap(), 1);
        let rest = list(&services, &head, &number).await;
        assert_eq!(rest.count, 3);
        assert_eq!(confirm_decisions(&services, &head, &number, &all(&rest)).await.unwrap(), 3);
        assert_eq!(unconfirmed_decisions(&services, &head, &number).await.unwrap(), 0);
        assert_eq!(
            refusal(publish(&services, &head, &number).await),
            Refusal::UnexplainedGaps { count: 1 },
            "nothing else stands in the way of the report"
        );
        holds(&services).await;
    });
}

#[test]
fn r15_7_a_clause_that_was_linked_since_is_not_confirmed_unseen() {
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        say(&services, &number, "Замечание о жалобе.").await;
        set_confirming(&services, &console(), office.ministry, false, true).await.unwrap();
        let (drafter, head) = (later(&office.drafter, at(REVIEW)), later(&office.head, at(REVIEW)));
        propose(&services, &drafter, &number, 1, Outcome::Accepted).await;
        let shown = list(&services, &head, &number).await;
        let written = content();
        let clause = written.elements(SectionKey::Appeal)[0].id.clone();
        link_change(&services, &drafter, &number, 1, clause.as_str()).await.unwrap();
        let one = &shown.decisions[0];
        for unseen in [all(&shown), Chosen::Some(vec![(one.id, one.mark.clone())])] {
            let refused = confirm_decisions(&services, &head, &number, &unseen).await;
            assert!(matches!(refused, Err(ServiceError::Stale(_))), "{refused:?}");
        }
        let shown = list(&services, &head, &number).await;
        assert_eq!(shown.decisions[0].elements, [clause]);
        assert_eq!(confirm_decisions(&services, &head, &number, &all(&shown)).await.unwrap(), 1);
        holds(&services).await;
    });
}
