//! What is set for a body: its term, its silence, its end and its successor, and whom that makes a draft ask (RC-2).

use chrono::TimeDelta;
use domain::body::{BodyId, BodyKind, Role};
use domain::coordination::{BodyTermsInput, Ground};
use domain::draft::Refusal;
use services::coordination::{SendInput, SendPlan, plan, send};
use services::people::{self, BodyInput, body_by_code, change_body};
use services::{ServiceError, Services, ledger};

use crate::harness::{
    Office, add, at, console, later, morning, office, on_each_database, placed, publish, staff, written_draft,
};

/// Changes what is set for a body, and nothing else of it.
async fn set(services: &Services, id: BodyId, terms: BodyTermsInput) -> Result<i64, ServiceError> {
    let stands = people::body(services, id).await.unwrap();
    let input = BodyInput {
        code: stands.code,
        kind: stands.kind,
        name: stands.name,
        reports_to_president: stands.reports_to_president,
        email: stands.email,
        terms,
    };
    change_body(services, &console(), id, stands.version, input).await
}

/// A body that ends on a day, with the one that takes over.
fn ending(day: &str, successor: Option<BodyId>) -> BodyTermsInput {
    BodyTermsInput {
        abolished_on: day.to_owned(),
        successor: successor.map(|body| body.0.to_string()).unwrap_or_default(),
        ..BodyTermsInput::default()
    }
}

/// The only field that was refused, with the code of its problem.
async fn refused(services: &Services, id: BodyId, terms: BodyTermsInput) -> (String, String) {
    match set(services, id, terms).await {
        Err(ServiceError::Invalid(problems)) if problems.len() == 1 => {
            (problems[0].field.clone(), problems[0].code.clone())
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn rc_2_the_settings_of_a_body_are_kept_and_checked() {
    on_each_database(|services| async move {
        let [first, second, third] = [
            add(&services, "first", BodyKind::Central).await,
            add(&services, "second", BodyKind::Central).await,
            add(&services, "third", BodyKind::Local).await,
        ];
        let typed = BodyTermsInput {
            coordination_days: " 15 ".to_owned(),
            coordination_norm: "п. 12 Регламента".to_owned(),
            silence_norm: "п. 13 Регламента".to_owned(),
            ..ending("01.07.2026", Some(second))
        };
        assert_eq!(set(&services, first, typed).await.unwrap(), 2);
        let terms = people::body(&services, first).await.unwrap().terms;
        assert_eq!((terms.days, terms.norm.as_deref()), (Some(15), Some("п. 12 Регламента")));
        assert_eq!(terms.silence_norm.as_deref(), Some("п. 13 Регламента"));
        assert_eq!((terms.abolished_on, terms.successor), ("2026-07-01".parse().ok(), Some(second)));

        set(&services, second, ending("2026-08-01", Some(third))).await.unwrap();
        let of = |field: &str, code: &str| (field.to_owned(), code.to_owned());
        let day = "2026-09-01";
        assert_eq!(
            refused(&services, third, ending(day, Some(third))).await,
            of("successor", "own_successor")
        );
        assert_eq!(refused(&services, third, ending(day, Some(first))).await, of("successor", "circle"));
        let unknown = ending(day, Some(BodyId(999)));
        assert_eq!(refused(&services, third, unknown).await, of("successor", "unknown_choice"));
        let endless = ending("", Some(second));
        assert_eq!(refused(&services, first, endless).await, of("abolished_on", "day_needed"));
        let long = BodyTermsInput { coordination_days: "61".to_owned(), ..BodyTermsInput::default() };
        assert_eq!(refused(&services, third, long).await, of("coordination_days", "days"));

        assert_eq!(set(&services, first, BodyTermsInput::default()).await.unwrap(), 3);
        let terms = people::body(&services, first).await.unwrap().terms;
        assert_eq!(terms, domain::coordination::BodyTerms::default(), "as shipped again");
        let proof = ledger::prove(&services, &[]).await.unwrap();
        assert!(proof.holds(), "{proof:?}");
    });
}

/// A reported draft that asks the keeper of the register, `digital` and `corporation`.
async fn reported(services: &Services) -> (Office, String, [BodyId; 3]) {
    let office = office(services).await;
    let bodies = [
        add(services, "digital", BodyKind::AuthorizedInformatization).await,
        add(services, "corporation", BodyKind::AuthorizedStateCorporation).await,
        add(services, "heir", BodyKind::Central).await,
    ];
    let number = written_draft(services, &office).await;
    placed(services, &office, &number, morning() + TimeDelta::hours(1)).await;
    publish(services, &later(&office.head, at("2026-04-02T05:00:00Z")), &number).await.unwrap();
    (office, number, bodies)
}

fn codes(plan: &SendPlan) -> Vec<&str> {
    plan.bodies.iter().map(|one| one.body.code.as_str()).collect()
}

#[test]
fn rc_2_a_draft_asks_the_successor_of_an_abolished_body_by_its_term() {
    on_each_database(|services| async move {
        let (office, number, [digital, corporation, heir]) = reported(&services).await;
        let person = staff(&services, "adviser@example.kz", digital, Role::Coordinator).await;
        // Ten in the morning in Almaty on Friday, 3 April 2026.
        let chief = later(&office.head, at("2026-04-03T05:00:00Z"));
        let short = BodyTermsInput {
            coordination_days: "5".to_owned(),
            coordination_norm: "п. 12 Регламента".to_owned(),
            silence_norm: "п. 13 Регламента".to_owned(),
            ..BodyTermsInput::default()
        };
        set(&services, corporation, short).await.unwrap();
        set(&services, digital, ending("2026-04-04", Some(heir))).await.unwrap();
        let planned = plan(&services, &chief, &number).await.unwrap();
        assert_eq!(codes(&planned), ["keeper", "digital", "corporation"], "it ends tomorrow");
        let by_norm = &planned.bodies[2];
        assert_eq!((by_norm.days, by_norm.due_on), (5, "2026-04-10".parse().unwrap()));
        assert_eq!(by_norm.due_norm.as_deref(), Some("п. 12 Регламента"));
        assert_eq!(by_norm.silence_norm.as_deref(), Some("п. 13 Регламента"));
        let as_shipped = &planned.bodies[0];
        assert_eq!((as_shipped.days, as_shipped.due_on), (10, "2026-04-17".parse().unwrap()));
        assert_eq!((&as_shipped.due_norm, &as_shipped.silence_norm), (&None, &None));

        set(&services, digital, ending("2026-04-03", Some(heir))).await.unwrap();
        let planned = plan(&services, &chief, &number).await.unwrap();
        assert_eq!(codes(&planned), ["keeper", "heir", "corporation"], "it ended today");
        assert_eq!(planned.bodies[1].grounds, [Ground::Informatization]);
        assert!(planned.addable.iter().all(|body| body.id != digital), "nobody adds it");
        let people = people::list_people(&services, &console()).await.unwrap();
        assert!(people.iter().any(|one| Some(one.id) == person.user_id()), "its people stay");

        set(&services, digital, ending("2026-04-03", None)).await.unwrap();
        let planned = plan(&services, &chief, &number).await.unwrap();
        assert_eq!(codes(&planned), ["keeper", "corporation"], "nobody took over");
    });
}

#[test]
fn rc_2_nothing_is_sent_where_no_authorized_body_stands() {
    on_each_database(|services| async move {
        let (office, number, [.., heir]) = reported(&services).await;
        let chief = later(&office.head, at("2026-04-03T05:00:00Z"));
        let keeper = body_by_code(&services, "keeper").await.unwrap().id;
        assert!(plan(&services, &chief, &number).await.unwrap().has_authorized_body);
        set(&services, keeper, ending("2026-04-03", None)).await.unwrap();
        let planned = plan(&services, &chief, &number).await.unwrap();
        assert!(!planned.has_authorized_body);
        assert_eq!(codes(&planned), ["digital", "corporation"], "the others do not stand for it");
        let refused = send(&services, &chief, &number, SendInput::default(), &planned.seen).await;
        assert!(matches!(refused, Err(ServiceError::Refused(Refusal::NoAuthorizedBody))), "{refused:?}");
        set(&services, keeper, ending("2026-04-03", Some(heir))).await.unwrap();
        let planned = plan(&services, &chief, &number).await.unwrap();
        assert!(planned.has_authorized_body, "whoever took over stands for it");
        assert_eq!(send(&services, &chief, &number, SendInput::default(), &planned.seen).await.unwrap(), 1);
    });
}
