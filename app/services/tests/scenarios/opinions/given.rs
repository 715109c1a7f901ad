//! An opinion is given by the head of the body that is asked, on the text that was sent, and amended (RC-3).

use domain::body::{BodyKind, Role};
use domain::coordination::{Position, RemarkInput};
use domain::draft::{Refusal, StageName};
use domain::standard::ContentHash;
use sea_orm::ConnectionTrait;
use services::coordination::{
    AnswerInput, answer_remark, asked, end_round, give_opinion, round_mark, rounds, settle_remark,
};
use services::{FieldProblem, ServiceError, ledger, outbox};

use super::{KEEPER, NEXT_DAY, give, problems, refusal, remark, sent, typed};
use crate::harness::{add, at, later, on_each_address, on_each_database, open, staff};

#[test]
fn rc_3_an_opinion_is_amended_until_the_round_ends_and_the_former_one_is_kept() {
    on_each_database(|services| async move {
        let sent = sent(&services).await;
        let page = asked(&services, &sent.chief, &sent.number, KEEPER).await.unwrap();
        assert_eq!((page.round.number, &page.closed), (1, &None));
        assert_eq!(page.round.bodies.len(), 1);
        let with = |text: &str| typed("agree_with_remarks", "", vec![remark(&page.content, text)]);
        assert_eq!(
            give(&services, &sent, &with("Назовите срок.")).await.unwrap(),
            Position::AgreeWithRemarks
        );
        let other = with("Назовите срок и орган.");
        assert_eq!(give(&services, &sent, &other).await.unwrap(), Position::AgreeWithRemarks);
        let own = asked(&services, &sent.coordinator, &sent.number, KEEPER).await.unwrap().asked;
        assert_eq!(own.position, Some(Position::AgreeWithRemarks));
        assert_eq!(own.opinion.unwrap().remarks[0].text, "Назовите срок и орган.");
        assert_eq!(own.former.len(), 1);
        assert_eq!(own.former[0].remarks[0].text, "Назовите срок.");

        // Nobody has answered the remark, and no later round runs.
        let first = own.former[0].remarks[0].id;
        let settled = settle_remark(&services, &sent.chief, first, true, 1).await;
        assert!(matches!(settled, Err(ServiceError::NotFound)), "{settled:?}");

        let head = later(&sent.office.head, at(NEXT_DAY));
        let round = rounds(&services, &head, &sent.number).await.unwrap().remove(0);
        let stage = end_round(&services, &head, &sent.number, 1, &round_mark(&round)).await.unwrap();
        assert_eq!(stage, StageName::Coordinating, "all agree");
        let late = give(&services, &sent, &typed("refuse", "Передумали.", Vec::new())).await;
        assert_eq!(refusal(late), Refusal::RoundEnded { round: 1 });
        let closed = asked(&services, &sent.chief, &sent.number, KEEPER).await.unwrap();
        assert_eq!(closed.closed, Some(Refusal::RoundEnded { round: 1 }));
        let proof = ledger::prove(&services, &[]).await.unwrap();
        assert!(proof.holds(), "{proof:?}");
    });
}

#[test]
fn rc_3_what_an_opinion_lacks_is_told_beside_its_field() {
    on_each_database(|services| async move {
        let sent = sent(&services).await;
        let page = asked(&services, &sent.chief, &sent.number, KEEPER).await.unwrap();
        let unknown = RemarkInput { element: "nobody".to_owned(), ..remark(&page.content, "Слова.") };
        let unwritten =
            RemarkInput {
                text: "Слова.".to_owned(), section: "none".to_owned(), ..RemarkInput::default()
            };
        let cases = [
            (typed("", "", Vec::new()), vec![("position", "no_position")]),
            (typed("refuse", " ", Vec::new()), vec![("reasons", "no_reasons")]),
            (typed("agree_with_remarks", "", vec![RemarkInput::default()]), vec![("remarks", "no_remarks")]),
            (
                typed("agree", "", vec![remark(&page.content, "Слова.")]),
                vec![("remarks", "remarks_without_position")],
            ),
            (
                typed("agree_with_remarks", "", vec![RemarkInput::default(), unknown, unwritten]),
                vec![("remark-2", "unknown_element"), ("remark-3", "unknown_section")],
            ),
        ];
        for (input, told) in cases {
            let told: Vec<_> = told.into_iter().map(|(field, code)| FieldProblem::new(field, code)).collect();
            assert_eq!(problems(give(&services, &sent, &input).await), told);
        }
        let refused = typed("refuse", "Срок противоречит статье 20.", Vec::new());
        assert_eq!(give(&services, &sent, &refused).await.unwrap(), Position::Refuse);
        let head = later(&sent.office.head, at(NEXT_DAY));
        let round = rounds(&services, &head, &sent.number).await.unwrap().remove(0);
        let stage = end_round(&services, &head, &sent.number, 1, &round_mark(&round)).await.unwrap();
        assert_eq!(stage, StageName::Returned);
    });
}

#[test]
fn rc_3_nobody_answers_for_another_body_or_on_another_text() {
    on_each_database(|services| async move {
        let sent = sent(&services).await;
        let other = add(&services, "akimat", BodyKind::Local).await;
        let stranger = later(&staff(&services, "stranger@example.kz", other, Role::Head).await, at(NEXT_DAY));
        let agree = typed("agree", "", Vec::new());
        let number = sent.number.as_str();
        let hash = asked(&services, &sent.chief, number, KEEPER).await.unwrap().round.hash;
        let denied = give_opinion(&services, &stranger, number, KEEPER, &hash, &agree, 0).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        let denied = asked(&services, &stranger, number, KEEPER).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        // Its own body is not asked, and is told no more than of a draft that there is not.
        let missing = asked(&services, &stranger, number, "akimat").await;
        assert!(matches!(missing, Err(ServiceError::NotFound)), "{missing:?}");
        let denied = give_opinion(&services, &sent.coordinator, number, KEEPER, &hash, &agree, 0).await;
        assert!(
            matches!(denied, Err(ServiceError::Denied(_))),
            "a coordinator saves, a head gives: {denied:?}"
        );
        let wrong = ContentHash::of(b"another text").to_string();
        for hash in [wrong.as_str(), ""] {
            let superseded = give_opinion(&services, &sent.chief, number, KEEPER, hash, &agree, 0).await;
            assert_eq!(refusal(superseded), Refusal::SupersededText);
        }
    });
}

#[test]
fn rc_3_an_amended_opinion_keeps_the_answers_to_the_remarks_that_stay() {
    on_each_database(|services| async move {
        let sent = sent(&services).await;
        let number = sent.number.as_str();
        let content = asked(&services, &sent.chief, number, KEEPER).await.unwrap().content;
        let first = remark(&content, "Назовите срок.");
        let given = typed("agree_with_remarks", "", vec![first.clone()]);
        give(&services, &sent, &given).await.unwrap();
        let drafter = later(&sent.office.drafter, at(NEXT_DAY));
        let made = rounds(&services, &drafter, number).await.unwrap().remove(0).bodies.remove(0);
        let id = made.opinion.unwrap().remarks[0].id;
        let why = AnswerInput {
            outcome: "not_accepted".to_owned(),
            words: "Срок назван в кодексе.".to_owned(),
            element: String::new(),
        };
        answer_remark(&services, &drafter, number, id, None, why).await.unwrap();

        let more = typed("agree_with_remarks", "", vec![remark(&content, "Назовите орган."), first]);
        give(&services, &sent, &more).await.unwrap();
        let made = rounds(&services, &drafter, number).await.unwrap().remove(0).bodies.remove(0);
        let remarks = made.opinion.unwrap().remarks;
        assert!(remarks[0].answer.is_none(), "nobody has answered it");
        let kept = remarks[1].answer.as_ref().unwrap();
        assert_eq!((kept.words.as_str(), kept.version), ("Срок назван в кодексе.", 1));
        assert!(made.former[0].remarks[0].answer.is_some(), "what was said of the former one stays");
        let proof = ledger::prove(&services, &[]).await.unwrap();
        assert!(proof.holds(), "{proof:?}");
    });
}

#[test]
fn rc_3_who_reads_the_mail_of_the_developing_body_is_told_of_an_opinion_once() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let sent = sent(&services).await;
        let beside = sea_orm::Database::connect(&url).await.unwrap();
        let own = "UPDATE bodies SET email = 'Head@example.kz' WHERE code = 'ministry'";
        beside.execute_unprepared(own).await.unwrap();
        beside.close().await.unwrap();
        outbox::claim(&services, at(NEXT_DAY), 100).await.unwrap();
        give(&services, &sent, &typed("agree", "", Vec::new())).await.unwrap();
        let letters = outbox::claim(&services, at(NEXT_DAY), 100).await.unwrap();
        let recipients: Vec<_> = letters.iter().map(|one| one.message.recipient.to_lowercase()).collect();
        let head = recipients.iter().filter(|one| *one == "head@example.kz").count();
        assert_eq!(head, 1, "{recipients:?}");
        services.database.close().await.unwrap();
    });
}
