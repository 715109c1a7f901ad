//! An agreement holds on the text that it was given to, in the rounds that follow (RC-3).

use domain::coordination::{Ground, Position};
use domain::draft::{Refusal, StageName};
use domain::standard::SectionKey;
use services::agenda::{WaitingTask, agenda};
use services::coordination::{PlannedBody, end_round, plan, public_rounds, rounds, send, take_back};
use services::drafts::{RevisionKind, SaveSection, public_revisions, save_section, working_copy};
use services::{Request, ServiceError, Services};

use super::{SENT, adding, answer, asked, by_hand, ended, refusal, reported, sent, stage};
use crate::harness::{at, later, on_each_address, open};

/// By code, the round whose agreement holds and the revision that was seen last.
fn holds(bodies: &[PlannedBody]) -> Vec<(&str, Option<u32>, Option<i64>)> {
    bodies.iter().map(|one| (one.body.code.as_str(), one.holds_from, one.seen_revision)).collect()
}

async fn tasks(services: &Services, request: &Request) -> Vec<WaitingTask> {
    agenda(services, request).await.unwrap().waiting.into_iter().map(|item| item.task).collect()
}

#[test]
fn rc_3_an_agreement_holds_on_the_unchanged_text_and_on_no_other() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number) = reported(&services).await;
        let (drafter, chief) = (later(&office.drafter, at(SENT)), later(&office.head, at(SENT)));
        assert_eq!(tasks(&services, &chief).await, [WaitingTask::Send]);
        assert!(tasks(&services, &drafter).await.is_empty());
        assert_eq!(sent(&services, &chief, &number, &[]).await.unwrap(), 1);
        assert!(tasks(&services, &chief).await.is_empty());
        assert!(matches!(
            refusal(ended(&services, &chief, &number, 1).await),
            Refusal::RoundUndecided { bodies } if bodies.len() == 3
        ));
        let running = take_back(&services, &chief, &number, 1).await;
        assert_eq!(refusal(running), Refusal::RoundOpen { round: 1 });

        answer(&url, "keeper", Position::Agree).await;
        answer(&url, "corporation", Position::AgreeWithRemarks).await;
        answer(&url, "digital", Position::Refuse).await;
        assert_eq!(tasks(&services, &chief).await, [WaitingTask::EndRound]);
        let unseen = end_round(&services, &chief, &number, 1, "another").await;
        assert!(matches!(unseen, Err(ServiceError::Stale(_))), "{unseen:?}");
        let denied = ended(&services, &drafter, &number, 1).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        assert_eq!(ended(&services, &chief, &number, 1).await.unwrap(), StageName::Returned);
        assert_eq!(refusal(ended(&services, &chief, &number, 1).await), Refusal::RoundEnded { round: 1 });
        let public = public_rounds(&services, &number, chief.at).await.unwrap();
        assert_eq!((public.len(), public[0].agreed, public[0].note.as_deref()), (1, Some(false), None));
        assert_eq!(tasks(&services, &chief).await, [WaitingTask::Send]);
        assert_eq!(tasks(&services, &drafter).await, [WaitingTask::Change { remarks: 0 }]);

        let planned = plan(&services, &chief, &number).await.unwrap();
        let expected =
            [("keeper", Some(1), Some(2)), ("digital", None, Some(2)), ("corporation", Some(1), Some(2))];
        assert_eq!(holds(&planned.bodies), expected);
        assert_eq!(sent(&services, &chief, &number, &[]).await.unwrap(), 2);
        let known = rounds(&services, &chief, &number).await.unwrap();
        assert_eq!((known[0].number, known[0].revision, known[1].number), (2, 2, 1), "the same text");
        answer(&url, "digital", Position::Agree).await;
        assert_eq!(ended(&services, &chief, &number, 2).await.unwrap(), StageName::Coordinating);
        assert_eq!(refusal(ended(&services, &chief, &number, 2).await), Refusal::RoundEnded { round: 2 });

        let unseen = take_back(&services, &chief, &number, 1).await;
        assert!(matches!(unseen, Err(ServiceError::Stale(_))), "a page of an earlier round: {unseen:?}");
        assert_eq!(stage(&services, &chief, &number).await, StageName::Coordinating);
        take_back(&services, &chief, &number, 2).await.unwrap();
        let again = take_back(&services, &chief, &number, 2).await;
        assert_eq!(refusal(again), Refusal::NotSent, "pressed twice");
        changed(&services, &drafter, &number).await;
        let planned = plan(&services, &chief, &number).await.unwrap();
        let expected =
            [("keeper", None, Some(2)), ("digital", None, Some(2)), ("corporation", None, Some(2))];
        assert_eq!(holds(&planned.bodies), expected, "another text is asked about anew");
        assert_eq!(sent(&services, &chief, &number, &["mayor"]).await.unwrap(), 3);
        let known = rounds(&services, &chief, &number).await.unwrap();
        assert_eq!((known[0].revision, known[0].bodies.len()), (3, 4));
        assert_ne!(known[0].hash, known[1].hash);
        let public = public_revisions(&services, &number, chief.at).await.unwrap();
        assert!(public.iter().all(|revision| revision.kind != RevisionKind::Coordinated), "the round runs");
        answer(&url, "mayor", Position::Refuse).await;
        assert_eq!(ended(&services, &chief, &number, 3).await.unwrap(), StageName::Returned);
        let public = public_revisions(&services, &number, chief.at).await.unwrap();
        assert_eq!(public.last().map(|revision| revision.kind), Some(RevisionKind::Coordinated));
        let planned = plan(&services, &chief, &number).await.unwrap();
        assert_eq!(asked(&planned.bodies).last(), Some(&("mayor", &[Ground::Interested][..])), "it stays");
        services.database.close().await.unwrap();
    });
}

/// Changes a word of the draft that was returned.
async fn changed(services: &Services, drafter: &Request, number: &str) {
    let copy = working_copy(services, drafter, number).await.unwrap();
    let text = copy.sections.into_iter().find(|text| text.key == SectionKey::Appeal).unwrap();
    let mut elements = text.elements;
    elements[0].text.ru.push_str(" Дополнено.");
    let (draft, section) = (number.to_owned(), SectionKey::Appeal);
    let save = SaveSection { draft, section, base_version: text.version, elements };
    save_section(services, drafter, save).await.unwrap();
}

#[test]
fn rc_3_an_agreement_to_other_clauses_holds_no_more_though_they_lead_to_the_same_text() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let (office, number) = reported(&services).await;
        let chief = later(&office.head, at(SENT));
        sent(&services, &chief, &number, &[]).await.unwrap();
        for code in ["keeper", "digital", "corporation"] {
            answer(&url, code, Position::Agree).await;
        }
        assert_eq!(ended(&services, &chief, &number, 1).await.unwrap(), StageName::Coordinating);
        take_back(&services, &chief, &number, 1).await.unwrap();
        let held = plan(&services, &chief, &number).await.unwrap();
        assert!(held.bodies.iter().all(|one| one.holds_from == Some(1)), "{held:?}");

        let words = format!(
            "INSERT INTO amending_words (draft_id, clause, language, mark, words, saved_at) \
             SELECT id, 'appeal:texts', 'ru', 'm', 'Иные слова пункта.', '{SENT}' FROM drafts \
             WHERE number = '{number}'"
        );
        by_hand(&url, &words).await;
        let planned = plan(&services, &chief, &number).await.unwrap();
        assert!(planned.bodies.iter().all(|one| one.holds_from.is_none()), "{planned:?}");
        let unseen = send(&services, &chief, &number, adding(&[]), &held.seen).await;
        assert!(matches!(unseen, Err(ServiceError::Stale(_))), "{unseen:?}");
        assert_eq!(sent(&services, &chief, &number, &[]).await.unwrap(), 2);
        let known = rounds(&services, &chief, &number).await.unwrap();
        assert_eq!((known[0].revision, known[1].revision), (3, 2), "these clauses are kept with the round");
        assert_eq!(known[0].hash, known[1].hash);
        services.database.close().await.unwrap();
    });
}
