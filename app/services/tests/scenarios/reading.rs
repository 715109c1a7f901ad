//! What the public may read, and when.

use chrono::TimeDelta;
use domain::discussion::{CommentInput, DecisionInput, Outcome};
use domain::draft::StageName;
use domain::language::Language;
use domain::standard::SectionKey;
use services::discussion::{Arrival, Channel, CommentFilter, CommentOrder, DecideInput, decide, receive};
use services::reading::{
    self, PublicRegisterFilter, SearchFilter, comments, compare, draft, open_drafts, register, report,
    reports, search, soonest_open,
};
use services::search::FoundKind;
use services::{Request, ServiceError};

use crate::harness::discussed::open_discussion;
use crate::harness::{
    SERVICE, at, later, morning, office, on_each_database, placed, publish, take_suggestion, written_draft,
};

fn asked(order: CommentOrder) -> CommentFilter {
    CommentFilter { order, page: 1, ..CommentFilter::default() }
}

fn wanted(text: &str) -> SearchFilter {
    SearchFilter { text: text.to_owned(), ..SearchFilter::default() }
}

fn missing<T: std::fmt::Debug>(answer: Result<T, ServiceError>) {
    assert!(matches!(answer, Err(ServiceError::NotFound)), "{answer:?}");
}

#[test]
fn r15_1_a_draft_is_public_from_its_placement_on() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let anybody = Request::public(morning() + TimeDelta::hours(2));
        missing(draft(&services, &anybody, &number).await);
        missing(comments(&services, &anybody, &number, &asked(CommentOrder::Newest)).await);
        assert!(open_drafts(&services, &anybody).await.unwrap().is_empty());
        let found = search(&services, &anybody, &wanted(&number), Language::Ru, 1).await.unwrap();
        assert!(found.hits.iter().all(|hit| hit.kind == FoundKind::Service), "{:?}", found.hits);
        let service = reading::service(&services, &anybody, SERVICE).await.unwrap();
        assert!(service.drafts.is_empty());

        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        let open = open_drafts(&services, &anybody).await.unwrap();
        assert_eq!(open.iter().map(|draft| draft.number.as_str()).collect::<Vec<_>>(), [number.as_str()]);
        let soonest = soonest_open(&services, &anybody, 1).await.unwrap();
        assert_eq!((soonest.drafts.len(), soonest.total), (1, 1));
        assert_eq!(
            soonest_open(&services, &anybody, 0).await.unwrap().total,
            1,
            "what is not shown is counted"
        );
        let page = draft(&services, &anybody, &number).await.unwrap();
        assert_eq!((page.summary.stage, page.placed.number), (StageName::Open, 1));
        let closing = Request::public(at("2026-04-01T19:00:00Z"));
        assert!(open_drafts(&services, &closing).await.unwrap().is_empty());
        assert_eq!(soonest_open(&services, &closing, 1).await.unwrap().total, 0);
        assert_eq!(draft(&services, &closing, &number).await.unwrap().summary.stage, StageName::Review);
    });
}

#[test]
fn search_folds_the_case_of_cyrillic_letters() {
    on_each_database(|services| async move {
        let (_, _) = open_discussion(&services).await;
        let anybody = Request::public(morning() + TimeDelta::hours(2));
        for text in ["РЕГИСТРАЦИЯ рождения", "ТУУЫН баланың"] {
            let found = search(&services, &anybody, &wanted(text), Language::Ru, 1).await.unwrap();
            let kinds: Vec<FoundKind> = found.hits.iter().map(|hit| hit.kind).collect();
            assert!(kinds.contains(&FoundKind::Service) && kinds.contains(&FoundKind::Draft), "{text}");
        }
        let of_bodies = search(&services, &anybody, &wanted("MINISTRY"), Language::Ru, 1).await.unwrap();
        assert_eq!(of_bodies.bodies.len(), 1);
        let nothing = search(&services, &anybody, &wanted("  "), Language::Ru, 1).await.unwrap();
        assert_eq!(nothing.total, 0);
        let all = register(&services, &anybody, &PublicRegisterFilter::default(), 1).await.unwrap();
        assert_eq!((all.total, all.services.first().unwrap().open), (1, 1));
        let paid = PublicRegisterFilter { paid: Some(true), ..PublicRegisterFilter::default() };
        assert_eq!(register(&services, &anybody, &paid, 1).await.unwrap().total, 0);
        missing(register(&services, &anybody, &PublicRegisterFilter::default(), 2).await);
    });
}

#[test]
fn r15_8_decisions_and_the_revised_text_are_public_with_the_report() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let written = placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        let appeal = written.revision.content.elements(SectionKey::Appeal).first().unwrap().clone();
        for part in 1..=60 {
            let input = CommentInput {
                kind: "individual".to_owned(),
                name: "Айгүл".to_owned(),
                email: "a@example.kz".to_owned(),
                language: "ru".to_owned(),
                text: format!("Назовите срок ответа на жалобу, предложение {part}."),
                element: if part % 2 == 0 { appeal.id.to_string() } else { String::new() },
                suggestion: if part == 2 {
                    format!("{} Три дня.", appeal.text.ru)
                } else {
                    String::new()
                },
                ..CommentInput::default()
            };
            let arrival = Arrival { idempotency_key: None, channel: Channel::Form };
            let when = Request::public(at("2026-03-05T06:00:00Z") + TimeDelta::minutes(part));
            receive(&services, &when, &number, input, arrival).await.unwrap();
        }
        let review = at("2026-04-03T05:00:00Z");
        let anybody = Request::public(review);
        let first = comments(&services, &anybody, &number, &asked(CommentOrder::Clause)).await.unwrap();
        assert_eq!((first.listed.pages, first.listed.comments.len(), first.counts.whole), (2, 50, 30));
        assert!(
            first.listed.comments.iter().take(30).all(|comment| comment.anchor.element.is_none()),
            "the whole draft first"
        );
        let holding = CommentFilter { holding: Some(3), ..asked(CommentOrder::Newest) };
        assert_eq!(comments(&services, &anybody, &number, &holding).await.unwrap().listed.page, 2);
        let only = CommentFilter { element: Some(appeal.id.clone()), ..asked(CommentOrder::Newest) };
        assert_eq!(comments(&services, &anybody, &number, &only).await.unwrap().listed.comments.len(), 30);
        let with_wording = CommentFilter { suggested: true, ..asked(CommentOrder::Clause) };
        let listed = comments(&services, &anybody, &number, &with_wording).await.unwrap().listed;
        let numbers: Vec<i64> = listed.comments.iter().map(|comment| comment.number).collect();
        assert_eq!((numbers, listed.total), (vec![2], 1));

        let drafter = later(&office.drafter, review);
        take_suggestion(&services, &drafter, &number, 2).await.unwrap();
        let form = DecisionInput {
            outcome: Outcome::Accepted.code().to_owned(),
            substantiation: "Срок ответа на жалобу назван в разделе об обжаловании.".to_owned(),
            summary: "Назвать срок ответа на жалобу".to_owned(),
        };
        let decision = DecideInput {
            comments: (1..=60).collect(),
            decision: form.parse().unwrap(),
            elements: vec![appeal.id.to_string()],
        };
        decide(&services, &drafter, &number, decision).await.unwrap();
        let hidden = comments(&services, &anybody, &number, &asked(CommentOrder::Newest)).await.unwrap();
        assert!(hidden.listed.comments.iter().all(|comment| comment.decision.is_none()));
        missing(compare(&services, &anybody, &number, 1, 2).await);
        missing(report(&services, &anybody, &number).await);

        publish(&services, &later(&office.head, review), &number).await.unwrap();
        let told = comments(&services, &anybody, &number, &asked(CommentOrder::Newest)).await.unwrap();
        let told = told.listed.comments;
        assert!(told.iter().all(|comment| comment.decision.as_ref().unwrap().shared_with == 59));
        let compared = compare(&services, &anybody, &number, 1, 2).await.unwrap();
        assert_eq!(compared.causes.get(&appeal.id).unwrap().comments.len(), 60);
        assert_eq!(report(&services, &anybody, &number).await.unwrap().report.comments.len(), 60);
        let listed = reports(&services, &anybody, 1, None).await.unwrap();
        assert_eq!(listed.reports.first().unwrap().participation.total, 60);
        assert!(draft(&services, &anybody, &number).await.unwrap().revised.is_some());
    });
}
