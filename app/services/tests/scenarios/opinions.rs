//! The day of a coordinating body: its inbox, the opinion inside it, the opinion that is given and amended (RC-3).

use chrono::TimeDelta;
use domain::body::{BodyKind, Role};
use domain::coordination::{Position, RemarkInput};
use domain::draft::{Refusal, StageName};
use domain::standard::{Content, ContentHash, SectionKey};
use sea_orm::ConnectionTrait;
use services::coordination::{
    AnswerInput, AskedPage, GiveInput, HandOut, InboxFilter, InboxShow, SendInput, answer_remark, asked,
    end_round, give_opinion, hand_out, handed_mark, inbox, plan, round_mark, rounds, save_opinion_draft,
    send, settle_remark,
};
use services::people::body_by_code;
use services::{Conflict, FieldProblem, Request, ServiceError, Services, ledger, outbox};

use crate::harness::refused::{problems, refusal};
use crate::harness::{
    Office, add, at, later, morning, office, on_each_address, on_each_database, open, placed, publish, staff,
    written_draft,
};

const SENT: &str = "2026-04-03T05:00:00Z";
const NEXT_DAY: &str = "2026-04-06T05:00:00Z";
const KEEPER: &str = "keeper";

/// A draft that was sent to the authorized body, and the people there.
struct Sent {
    office: Office,
    number: String,
    coordinator: Request,
    chief: Request,
}

async fn sent(services: &Services) -> Sent {
    let office = office(services).await;
    let number = written_draft(services, &office).await;
    placed(services, &office, &number, morning() + TimeDelta::hours(1)).await;
    publish(services, &later(&office.head, at("2026-04-02T05:00:00Z")), &number).await.unwrap();
    let keeper = body_by_code(services, KEEPER).await.unwrap().id;
    let coordinator = staff(services, "coordinator@example.kz", keeper, Role::Coordinator).await;
    let chief = staff(services, "chief@example.kz", keeper, Role::Head).await;
    let head = later(&office.head, at(SENT));
    let planned = plan(services, &head, &number).await.unwrap();
    let input = SendInput { added: Vec::new(), note: "Просим согласовать.".to_owned() };
    assert_eq!(send(services, &head, &number, input, &planned.seen).await.unwrap(), 1);
    let (coordinator, chief) = (later(&coordinator, at(NEXT_DAY)), later(&chief, at(NEXT_DAY)));
    Sent { office, number, coordinator, chief }
}

fn typed(position: &str, reasons: &str, remarks: Vec<RemarkInput>) -> GiveInput {
    GiveInput { position: position.to_owned(), reasons: reasons.to_owned(), remarks }
}

/// A remark on the first clause of the appeal.
fn remark(content: &Content, text: &str) -> RemarkInput {
    let element = content.elements(SectionKey::Appeal).first().unwrap();
    RemarkInput {
        section: SectionKey::Appeal.code().to_owned(),
        element: element.id.to_string(),
        language: "ru".to_owned(),
        text: text.to_owned(),
        suggestion: format!("{} В течение пяти рабочих дней.", element.text.ru),
        ..RemarkInput::default()
    }
}

fn version(page: &AskedPage) -> i64 {
    page.draft.as_ref().map_or(0, |draft| draft.version)
}

/// Gives the opinion on what stands now.
async fn give(services: &Services, sent: &Sent, input: &GiveInput) -> Result<Position, ServiceError> {
    let page = asked(services, &sent.chief, &sent.number, KEEPER).await.unwrap();
    let hash = &page.round.hash;
    give_opinion(services, &sent.chief, &sent.number, KEEPER, hash, input, version(&page)).await
}

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
fn rc_3_the_inbox_shows_what_waits_and_what_was_answered() {
    on_each_database(|services| async move {
        let sent = sent(&services).await;
        let number = sent.number.as_str();
        let show = |show| InboxFilter { show, ..InboxFilter::default() };
        let me = sent.coordinator.user_id().unwrap();
        let alone = [HandOut { user_id: me, subdivision: String::new(), leads: true }];
        hand_out(&services, &sent.chief, number, KEEPER, &handed_mark(&[]), &alone).await.unwrap();
        let waiting = inbox(&services, &sent.coordinator, &show(InboxShow::Waiting)).await.unwrap().items;
        let item = waiting.first().unwrap();
        assert_eq!((item.number.as_str(), item.body.code.as_str(), item.round), (number, KEEPER, 1));
        assert!(item.mine && item.running && !item.overdue);
        let late = later(&sent.coordinator, at("2026-06-01T05:00:00Z"));
        assert!(inbox(&services, &late, &show(InboxShow::Waiting)).await.unwrap().items[0].overdue);
        assert!(
            inbox(&services, &sent.coordinator, &show(InboxShow::Answered)).await.unwrap().items.is_empty()
        );
        // The developing body is asked nothing.
        let head = later(&sent.office.head, at(NEXT_DAY));
        assert!(inbox(&services, &head, &show(InboxShow::All)).await.unwrap().items.is_empty());

        give(&services, &sent, &typed("agree", "", Vec::new())).await.unwrap();
        assert!(inbox(&services, &sent.chief, &show(InboxShow::Waiting)).await.unwrap().items.is_empty());
        for shown in [InboxShow::Answered, InboxShow::All] {
            let items = inbox(&services, &sent.chief, &show(shown)).await.unwrap().items;
            assert_eq!(items.first().unwrap().position, Some(Position::Agree));
            assert!(!items.first().unwrap().mine);
        }
        let nowhere = InboxFilter { after: Some("x".to_owned()), ..InboxFilter::default() };
        let nowhere = inbox(&services, &sent.chief, &nowhere).await;
        assert_eq!(problems(nowhere), [FieldProblem::new("after", "cursor")]);
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
