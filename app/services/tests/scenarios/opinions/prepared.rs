//! An opinion is prepared inside the body: who prepares it, what was saved of it, and what is left of it (RC-3).

use chrono::TimeDelta;
use domain::body::{BodyKind, Role};
use domain::coordination::RemarkInput;
use domain::draft::{Refusal, StageName};
use services::coordination::{
    HandOut, SendInput, asked, end_round, give_opinion, hand_out, handed_mark, plan, round_mark, rounds,
    save_opinion_draft, send,
};
use services::people::body_by_code;
use services::{Conflict, FieldProblem, ServiceError};

use super::{KEEPER, NEXT_DAY, SENT, problems, refusal, remark, sent, typed, version};
use crate::harness::{
    add, at, later, morning, office, on_each_database, placed, publish, staff, written_draft,
};

#[test]
fn rc_3_what_was_saved_inside_a_body_is_not_written_over_unseen() {
    on_each_database(|services| async move {
        let sent = sent(&services).await;
        let number = sent.number.as_str();
        let page = asked(&services, &sent.coordinator, number, KEEPER).await.unwrap();
        let hash = page.round.hash.clone();
        // A remark without words yet keeps its clause.
        let begun =
            typed("", "", vec![RemarkInput { suggestion: String::new(), ..remark(&page.content, "") }]);
        let save = save_opinion_draft(&services, &sent.coordinator, number, KEEPER, &hash, &begun, 0);
        assert_eq!(save.await.unwrap(), 1);
        let saved = asked(&services, &sent.chief, number, KEEPER).await.unwrap().draft.unwrap();
        assert_eq!((saved.input, saved.saved_by.as_deref()), (begun.clone(), Some("coordinator")));
        let agree = typed("agree", "", Vec::new());
        let unseen =
            give_opinion(&services, &sent.chief, number, KEEPER, &hash, &agree, 0).await.unwrap_err();
        let ServiceError::Stale(conflict) = unseen else { panic!("{unseen:?}") };
        let Conflict::Opinion(stands) = *conflict else { panic!("an opinion") };
        assert_eq!((stands.input, stands.version), (begun, 1));
        give_opinion(&services, &sent.chief, number, KEEPER, &hash, &agree, 1).await.unwrap();
        // What was given is the next version: an older form is not taken either.
        let older = save_opinion_draft(&services, &sent.coordinator, number, KEEPER, &hash, &agree, 1).await;
        assert!(matches!(older, Err(ServiceError::Stale(_))), "{older:?}");
        let far = RemarkInput { element: "nobody".to_owned(), ..remark(&page.content, "Слова.") };
        let wrong = typed("agree", "", vec![far]);
        let wrong = save_opinion_draft(&services, &sent.coordinator, number, KEEPER, &hash, &wrong, 2).await;
        assert_eq!(problems(wrong), [FieldProblem::new("remark-1", "unknown_element")]);
    });
}

#[test]
fn rc_3_several_prepare_an_opinion_and_one_answers_for_the_whole() {
    on_each_database(|services| async move {
        let sent = sent(&services).await;
        let number = sent.number.as_str();
        let (one, other) = (sent.coordinator.user_id().unwrap(), sent.chief.user_id().unwrap());
        let to = |user_id, leads| HandOut {
            user_id, subdivision: " Управление  услуг ".to_owned(), leads
        };
        let stranger = sent.office.drafter.user_id().unwrap();
        let nobody = handed_mark(&[]);
        let cases = [
            (vec![to(one, false), to(other, false)], ("leads", "one_leads")),
            (vec![to(one, true), to(other, true)], ("leads", "one_leads")),
            (vec![to(stranger, true)], ("people", "unknown_person")),
        ];
        for (people, (field, code)) in cases {
            let refused = hand_out(&services, &sent.coordinator, number, KEEPER, &nobody, &people).await;
            assert_eq!(problems(refused), [FieldProblem::new(field, code)]);
        }
        let both = [to(one, true), to(other, false)];
        hand_out(&services, &sent.coordinator, number, KEEPER, &nobody, &both).await.unwrap();
        let unseen = hand_out(&services, &sent.chief, number, KEEPER, &nobody, &[to(other, true)]).await;
        assert!(matches!(unseen, Err(ServiceError::Stale(_))), "{unseen:?}");
        let people = asked(&services, &sent.chief, number, KEEPER).await.unwrap().people;
        let alone = [to(one, false)];
        let seen = handed_mark(&people);
        hand_out(&services, &sent.coordinator, number, KEEPER, &seen, &alone).await.unwrap();
        let people = asked(&services, &sent.chief, number, KEEPER).await.unwrap().people;
        let told: Vec<_> =
            people.iter().map(|one| (one.name.as_str(), one.subdivision.as_str(), one.leads)).collect();
        assert_eq!(told, [("coordinator", "Управление услуг", true)], "one alone answers for the whole");
    });
}

#[test]
fn rc_3_what_was_being_written_when_a_round_ended_is_there_in_the_next() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let digital = add(&services, "digital", BodyKind::AuthorizedInformatization).await;
        let adviser = staff(&services, "adviser@example.kz", digital, Role::Coordinator).await;
        let keeper = body_by_code(&services, KEEPER).await.unwrap().id;
        let chief = later(&staff(&services, "chief@example.kz", keeper, Role::Head).await, at(NEXT_DAY));
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        publish(&services, &later(&office.head, at("2026-04-02T05:00:00Z")), &number).await.unwrap();
        let head = later(&office.head, at(SENT));
        let planned = plan(&services, &head, &number).await.unwrap();
        send(&services, &head, &number, SendInput::default(), &planned.seen).await.unwrap();

        let adviser = later(&adviser, at(NEXT_DAY));
        let page = asked(&services, &adviser, &number, "digital").await.unwrap();
        let begun = typed("refuse", "Форма не описана.", vec![remark(&page.content, "Опишите форму.")]);
        let hash = page.round.hash;
        save_opinion_draft(&services, &adviser, &number, "digital", &hash, &begun, 0).await.unwrap();
        let refuses = typed("refuse", "Срок не обоснован.", Vec::new());
        give_opinion(&services, &chief, &number, KEEPER, &hash, &refuses, 0).await.unwrap();
        let head = later(&office.head, at("2026-04-07T05:00:00Z"));
        let round = rounds(&services, &head, &number).await.unwrap().remove(0);
        let stage = end_round(&services, &head, &number, 1, &round_mark(&round)).await.unwrap();
        assert_eq!(stage, StageName::Returned);
        let late = save_opinion_draft(&services, &adviser, &number, "digital", &hash, &begun, 1).await;
        assert_eq!(refusal(late), Refusal::RoundEnded { round: 1 });

        let planned = plan(&services, &head, &number).await.unwrap();
        assert_eq!(send(&services, &head, &number, SendInput::default(), &planned.seen).await.unwrap(), 2);
        let page = asked(&services, &adviser, &number, "digital").await.unwrap();
        let left = page.draft.as_ref().unwrap();
        assert_eq!((&left.input, left.version), (&begun, 0));
        assert_eq!(left.saved_by.as_deref(), Some("adviser"));
        let hash = page.round.hash.clone();
        let save = save_opinion_draft(&services, &adviser, &number, "digital", &hash, &begun, version(&page));
        assert_eq!(save.await.unwrap(), 1);
        // What was given is not begun anew.
        assert!(asked(&services, &chief, &number, KEEPER).await.unwrap().draft.is_none());
    });
}
