//! A report of many comments: it is read a page at a time, and what is frozen is the whole.

use domain::discussion::{DecisionInput, Outcome};
use domain::draft::Refusal;
use domain::report::ReportFigures;
use services::discussion::{DecideInput, decide, receipt, take_back};
use services::report::{self, explain, preview_page, published, readiness};
use services::{Request, ServiceError, Services, reading};

use crate::harness::discussed::{holds, open_discussion, say};
use crate::harness::refused::refusal;
use crate::harness::{at, later, on_each_database, publish};

/// While the window is open.
const OPEN: &str = "2026-03-07T06:00:00Z";
/// After it has closed.
const REVIEW: &str = "2026-04-03T05:00:00Z";
/// So many comments are received.
const MANY: i64 = 120;

/// Decides on comments together.
async fn decided(services: &Services, request: &Request, number: &str, numbers: Vec<i64>, outcome: Outcome) {
    let form = DecisionInput {
        outcome: outcome.code().to_owned(),
        substantiation: "Срок установлен законом, статья 92.".to_owned(),
        summary: "О сроке.".to_owned(),
    };
    let input = DecideInput { comments: numbers, decision: form.parse().unwrap(), elements: Vec::new() };
    decide(services, request, number, input).await.unwrap();
}

#[test]
fn r15_8_a_report_of_many_comments_is_read_a_page_at_a_time_and_its_hash_is_of_the_whole() {
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        let mut secrets = Vec::new();
        for nth in 1..=MANY {
            secrets
                .push(say(&services, &number, &format!("Замечание {nth} о сроке и порядке.")).await.receipt);
        }
        let seen = receipt(&services, &secrets[0]).await.unwrap().version;
        take_back(&services, &Request::public(at(OPEN)), &secrets[0], seen).await.unwrap();

        let (drafter, head) = (later(&office.drafter, at(REVIEW)), later(&office.head, at(REVIEW)));
        let asked = readiness(&services, &drafter, &number).await.unwrap();
        assert_eq!((asked.received, asked.awaiting, asked.undecided.len()), (119, 119, 100));
        let refused = refusal(publish(&services, &head, &number).await);
        assert_eq!(refused, Refusal::UndecidedComments { comments: (2..=MANY).collect() });

        decided(&services, &drafter, &number, vec![2], Outcome::NotAccepted).await;
        decided(&services, &drafter, &number, (3..=MANY).collect(), Outcome::Accepted).await;
        let asked = readiness(&services, &drafter, &number).await.unwrap();
        assert_eq!((asked.open, asked.all_gaps, asked.gaps.len()), (118, 118, 100));
        let refused = refusal(publish(&services, &head, &number).await);
        assert_eq!(refused, Refusal::UnexplainedGaps { count: 118 });
        explain(&services, &drafter, &number, "comment:3", "", "Так уже и есть.").await.unwrap();

        let first = preview_page(&services, &head, &number, 1).await.unwrap();
        assert!(first.readiness.is_ready(), "{:?}", first.readiness);
        let figures = ReportFigures { comments: 119, supports: 0, entered: 0, withdrawn: 1, last: MANY };
        assert_eq!(first.figures, figures);
        let third = preview_page(&services, &head, &number, 3).await.unwrap();
        assert_eq!((third.seen, third.page), (first.seen, 3));
        let numbers: Vec<i64> = third.report.comments.iter().map(|one| one.number).collect();
        assert_eq!(numbers, (101..=MANY).collect::<Vec<_>>());
        assert!(third.shared.values().all(|shared| *shared == 117), "{:?}", third.shared);

        let whole = publish(&services, &head, &number).await.unwrap();
        assert_eq!(whole.report.hash().unwrap(), whole.hash);
        assert_eq!(whole.report.participation, first.report.participation);
        assert_eq!((whole.report.comments.len(), whole.report.explained_gaps.len()), (119, 118));
        assert_eq!(ReportFigures::of(&whole.report), figures);
        assert_eq!(report::write_letters(&services).await.unwrap(), 0, "every letter is written");

        let public = Request::public(at(REVIEW));
        let second = reading::report_page(&services, &public, &number, 2).await.unwrap();
        assert_eq!((second.figures, second.hash), (figures, whole.hash.clone()));
        assert_eq!(second.report.comments[..], whole.report.comments[49..99]);
        assert_eq!(second.report.explained_gaps.len(), 50);
        let start = reading::report_page(&services, &public, &number, 1).await.unwrap().report;
        assert_eq!((start.withdrawn.len(), start.comments.len()), (1, 49));
        let beyond = reading::report_page(&services, &public, &number, 4).await.unwrap_err();
        assert!(matches!(beyond, ServiceError::NotFound), "{beyond:?}");
        assert_eq!(published(&services, &number).await.unwrap(), Some(whole));
        holds(&services).await;
    });
}
