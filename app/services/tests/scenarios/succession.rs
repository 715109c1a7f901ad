//! Bodies that end while a round asks them, what the bodies of a round see of each other, and who hears of a withdrawal or an
//! approval (RC-2, RC-3).

use std::fmt::Debug;

use chrono::{DateTime, NaiveDate, Utc};
use domain::approval::ApprovalInput;
use domain::body::Role;
use domain::coordination::{Ground, RemarkInput};
use domain::draft::{Refusal, StageName};
use domain::standard::SectionKey;
use services::coordination::{
    BodyInRound, GiveInput, SendInput, abolished_asked, asked, end_round, give_opinion, hand_over, plan,
    round_mark, rounds, save_opinion_draft, send, strike,
};
use services::drafts::withdraw;
use services::people::body_by_code;
use services::standards::{approval, approve};
use services::subscriptions::Scope;
use services::{Database, Request, ServiceError, Services, Settings, ledger, outbox};

use crate::harness::discussed::open_discussion;
use crate::harness::refused::refusal;
use crate::harness::succession::{Sent, change, end, follow, sent};
use crate::harness::{SERVICE, at, later, on_each_database, publish, staff};

/// The day on which bodies end: a Wednesday. Ten business days later it is 22 April.
const ENDED: &str = "2026-04-08T05:00:00Z";
const WHY: &str = "Функции переданы указом.";

/// The code of what is wrong with the reason.
fn reason<T: Debug>(answer: Result<T, ServiceError>) -> String {
    match answer {
        Err(ServiceError::Invalid(problems)) if problems[0].field == "reason" => problems[0].code.clone(),
        other => panic!("{other:?}"),
    }
}

fn opinion(position: &str, reasons: &str, remarks: Vec<RemarkInput>) -> GiveInput {
    GiveInput { position: position.to_owned(), reasons: reasons.to_owned(), remarks }
}

/// The head of a body gives its opinion on the text that was sent.
async fn give(services: &Services, head: &Request, number: &str, code: &str, input: &GiveInput) {
    let hash = asked(services, head, number, code).await.unwrap().round.hash;
    give_opinion(services, head, number, code, &hash, input, 0).await.unwrap();
}

/// The bodies of the last round.
async fn bodies(services: &Services, sent: &Sent) -> Vec<BodyInRound> {
    let head = later(&sent.office.head, at(ENDED));
    rounds(services, &head, &sent.number).await.unwrap().remove(0).bodies
}

fn codes(bodies: &[BodyInRound]) -> Vec<&str> {
    bodies.iter().map(|one| one.body.code.as_str()).collect()
}

/// The letters of this kind that wait at an instant: to whom, and what they say.
async fn letters(services: &Services, at: DateTime<Utc>, kind: &str) -> Vec<(String, String)> {
    let claimed = outbox::claim(services, at, 200).await.unwrap();
    let told = claimed.into_iter().map(|letter| (letter.message.recipient, letter.message.body));
    let mut told: Vec<_> =
        told.filter(|(_, body)| body.contains(&format!("\"letter\":\"{kind}\""))).collect();
    told.sort();
    told
}

#[test]
fn rc_2_the_successor_takes_the_place_of_a_body_that_ends_in_a_round() {
    on_each_database(|services| async move {
        let sent = sent(&services).await;
        let number = sent.number.as_str();
        let (digital, agency) = (later(&sent.digital, at(ENDED)), later(&sent.agency, at(ENDED)));
        let hash = asked(&services, &digital, number, "digital").await.unwrap().round.hash;
        let begun = opinion("", "Срок не обоснован.", Vec::new());
        save_opinion_draft(&services, &digital, number, "digital", &hash, &begun, 0).await.unwrap();
        end(&services, "digital", "2026-04-08", Some("agency")).await;
        let id = body_by_code(&services, "digital").await.unwrap().id;

        let registrar = later(&sent.office.registrar, at(ENDED));
        let before = later(&registrar, at("2026-04-07T05:00:00Z"));
        assert!(abolished_asked(&services, &before).await.unwrap().is_empty(), "it stands to its last day");
        let early = hand_over(&services, &before, number, id, "agency", WHY).await;
        assert_eq!(reason(early), "stands");
        let listed = abolished_asked(&services, &registrar).await.unwrap();
        let [one] = listed.as_slice() else { panic!("{listed:?}") };
        assert_eq!((one.number.as_str(), one.body.code.as_str(), one.is_named), (number, "digital", false));
        assert_eq!(one.successor.as_ref().map(|body| body.code.as_str()), Some("agency"));

        let denied = hand_over(&services, &agency, number, id, "agency", WHY).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        let denied = abolished_asked(&services, &agency).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        let unseen = hand_over(&services, &registrar, number, id, "corporation", WHY).await;
        assert!(matches!(unseen, Err(ServiceError::Stale(_))), "{unseen:?}");
        assert_eq!(reason(hand_over(&services, &registrar, number, id, "agency", " ").await), "empty");
        assert_eq!(reason(strike(&services, &registrar, number, id, WHY).await), "not_abolished");

        hand_over(&services, &registrar, number, id, "agency", WHY).await.unwrap();
        let now = bodies(&services, &sent).await;
        assert_eq!(codes(&now), ["keeper", "digital", "corporation", "agency"]);
        assert_eq!(now[1].struck, Some((registrar.at, WHY.to_owned())));
        assert_eq!(
            (now[3].grounds.as_slice(), now[3].position),
            ([Ground::Informatization].as_slice(), None)
        );
        assert_eq!(now[3].due_on, NaiveDate::from_ymd_opt(2026, 4, 22).unwrap());
        let page = asked(&services, &agency, number, "agency").await.unwrap();
        assert_eq!((page.closed, page.draft.map(|draft| draft.input)), (None, Some(begun)));
        let former = asked(&services, &digital, number, "digital").await.unwrap();
        assert_eq!((former.closed, former.draft), (Some(Refusal::NotAsked), None));
        let told = letters(&services, registrar.at, "round_opened").await;
        let link = format!("/ru/desk/coordination/{number}/agency");
        assert!(told.iter().any(|(to, body)| to == "agency@example.kz" && body.contains(&link)), "{told:?}");

        let again = hand_over(&services, &registrar, number, id, "agency", WHY).await;
        assert_eq!(refusal(again), Refusal::NotAsked);
        assert!(abolished_asked(&services, &registrar).await.unwrap().is_empty());
        let proof = ledger::prove(&services, &[]).await.unwrap();
        assert!(proof.holds(), "{proof:?}");
    });
}

#[test]
fn rc_2_a_successor_that_has_a_place_is_not_asked_twice_and_a_chain_that_breaks_off_ends_in_a_strike() {
    on_each_database(|services| async move {
        let sent = sent(&services).await;
        let number = sent.number.as_str();
        let registrar = later(&sent.office.registrar, at(ENDED));
        end(&services, "digital", "2026-04-08", Some("corporation")).await;
        let digital = body_by_code(&services, "digital").await.unwrap().id;
        let listed = abolished_asked(&services, &registrar).await.unwrap();
        assert!(listed.len() == 1 && listed[0].is_named, "{listed:?}");
        hand_over(&services, &registrar, number, digital, "corporation", WHY).await.unwrap();
        let now = bodies(&services, &sent).await;
        assert_eq!(codes(&now), ["keeper", "digital", "corporation"]);
        assert!(now[1].struck.is_some() && now[2].struck.is_none());

        // The successor of the next one is the body that develops the draft.
        end(&services, "keeper", "2026-04-08", Some("ministry")).await;
        assert!(abolished_asked(&services, &registrar).await.unwrap()[0].is_named);
        let keeper = body_by_code(&services, "keeper").await.unwrap().id;
        hand_over(&services, &registrar, number, keeper, "ministry", WHY).await.unwrap();

        // Of a chain the last one counts, and nobody follows it.
        end(&services, "agency", "2026-04-08", None).await;
        end(&services, "corporation", "2026-04-08", Some("agency")).await;
        let listed = abolished_asked(&services, &registrar).await.unwrap();
        assert_eq!(listed.iter().map(|one| &one.successor).collect::<Vec<_>>(), [&None]);
        let corporation = body_by_code(&services, "corporation").await.unwrap().id;
        let nobody = hand_over(&services, &registrar, number, corporation, "agency", WHY).await;
        assert_eq!(reason(nobody), "no_successor");
        strike(&services, &registrar, number, corporation, WHY).await.unwrap();
        assert!(bodies(&services, &sent).await.iter().all(|one| one.struck.is_some()));
        let proof = ledger::prove(&services, &[]).await.unwrap();
        assert!(proof.holds(), "{proof:?}");
    });
}

#[test]
fn rc_3_a_refusal_is_not_taken_away_by_a_succession() {
    on_each_database(|services| async move {
        let sent = sent(&services).await;
        let number = sent.number.as_str();
        let digital = later(&sent.digital, at("2026-04-06T05:00:00Z"));
        let refused = opinion("refuse", "Срок противоречит статье 20.", Vec::new());
        give(&services, &digital, number, "digital", &refused).await;
        end(&services, "digital", "2026-04-08", Some("agency")).await;
        let registrar = later(&sent.office.registrar, at(ENDED));
        assert!(abolished_asked(&services, &registrar).await.unwrap().is_empty());
        let id = body_by_code(&services, "digital").await.unwrap().id;
        assert_eq!(reason(hand_over(&services, &registrar, number, id, "agency", WHY).await), "refused");

        // The next round asks the successor.
        let head = later(&sent.office.head, at(ENDED));
        let shown = rounds(&services, &head, number).await.unwrap().remove(0);
        let stage = end_round(&services, &head, number, 1, &round_mark(&shown)).await.unwrap();
        assert_eq!(stage, StageName::Returned);
        let planned = plan(&services, &head, number).await.unwrap();
        let codes: Vec<&str> = planned.bodies.iter().map(|one| one.body.code.as_str()).collect();
        assert_eq!(codes, ["keeper", "agency", "corporation"]);
    });
}

#[test]
fn rc_3_the_bodies_of_a_round_see_each_others_remarks_only_where_that_is_set_and_never_who_is_undecided() {
    on_each_database(|services| async move {
        let sent = sent(&services).await;
        let number = sent.number.as_str();
        let (digital, keeper) = (later(&sent.digital, at(ENDED)), later(&sent.keeper, at(ENDED)));
        let remark = |text: &str, norm: &str| RemarkInput {
            section: SectionKey::Appeal.code().to_owned(),
            text: text.to_owned(),
            internal_norm: norm.to_owned(),
            ..RemarkInput::default()
        };
        let remarks = vec![remark("Назовите срок.", ""), remark("Служебное.", "Закон о тайнах")];
        let input = opinion("agree_with_remarks", "", remarks);
        give(&services, &digital, number, "digital", &input).await;
        let hidden = asked(&services, &keeper, number, "keeper").await.unwrap();
        assert!(hidden.others.is_empty() && hidden.round.bodies.len() == 1, "as shipped nothing shows");

        let settings = Settings { show_remarks_in_round: true, ..Settings::default() };
        let showing = Services::new(Database::clone(&services.database), settings);
        let shown = asked(&showing, &keeper, number, "keeper").await.unwrap();
        assert_eq!(shown.round.bodies.len(), 1, "{:?}", shown.round);
        let [one] = shown.others.as_slice() else { panic!("{:?}", shown.others) };
        let words: Vec<&str> = one.remarks.iter().map(|remark| remark.text.as_str()).collect();
        assert_eq!((one.body.code.as_str(), words), ("digital", vec!["Назовите срок."]));
        let own = asked(&showing, &digital, number, "digital").await.unwrap();
        assert!(own.others.is_empty(), "a body without remarks is not named");
        let stranger = asked(&showing, &later(&sent.agency, at(ENDED)), number, "agency").await;
        assert!(matches!(stranger, Err(ServiceError::NotFound)), "{stranger:?}");
    });
}

#[test]
fn rc_3_a_withdrawal_is_told_to_the_bodies_that_are_asked_once_to_each_address() {
    on_each_database(|services| async move {
        let sent = sent(&services).await;
        let number = sent.number.as_str();
        change(&services, "corporation", |input| input.email = "Office@corporation.kz".to_owned()).await;
        // The head of one body follows the draft besides, and is the address of that body.
        change(&services, "digital", |input| input.email = "digital@example.kz".to_owned()).await;
        follow(&services, "digital@example.kz", &Scope::Draft(number.to_owned())).await;
        let head = later(&sent.office.head, at(ENDED));
        withdraw(&services, &head, number, StageName::Coordinating, "Услуга исключена.").await.unwrap();
        let told = letters(&services, head.at, "draft_withdrawn").await;
        let mut recipients: Vec<String> = told.iter().map(|(to, _)| to.to_lowercase()).collect();
        recipients.sort();
        assert_eq!(recipients, ["chief@example.kz", "digital@example.kz", "office@corporation.kz"]);
        let link = format!("/desk/coordination/{number}/keeper");
        assert!(told.iter().any(|(to, body)| to == "chief@example.kz" && body.contains(&link)), "{told:?}");
        assert!(told.iter().all(|(_, body)| body.contains("Услуга исключена.")), "{told:?}");
    });
}

#[test]
fn rc_4_an_approval_and_a_withdrawal_reach_those_who_follow_the_service_or_the_body() {
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        publish(&services, &later(&office.head, at("2026-04-02T05:00:00Z")), &number).await.unwrap();
        follow(&services, "service@example.kz", &Scope::Service(SERVICE.to_owned())).await;
        follow(&services, "body@example.kz", &Scope::Body("ministry".to_owned())).await;
        follow(&services, "other@example.kz", &Scope::Body("keeper".to_owned())).await;
        let keeper = body_by_code(&services, "keeper").await.unwrap().id;
        let chief = staff(&services, "chief@example.kz", keeper, Role::Head).await;
        let head = later(&office.head, at(ENDED));
        let seen = plan(&services, &head, &number).await.unwrap().seen;
        send(&services, &head, &number, SendInput::default(), &seen).await.unwrap();
        let chief = later(&chief, at(ENDED));
        give(&services, &chief, &number, "keeper", &opinion("agree", "", Vec::new())).await;
        let shown = rounds(&services, &head, &number).await.unwrap().remove(0);
        end_round(&services, &head, &number, 1, &round_mark(&shown)).await.unwrap();
        let order = ApprovalInput {
            order_number: "12".to_owned(),
            order_on: "2026-04-08".to_owned(),
            signatory: "Министр А. Үсенов".to_owned(),
            ..ApprovalInput::default()
        };
        let seen = approval(&services, &head, &number).await.unwrap().seen;
        approve(&services, &head, &number, order, &seen).await.unwrap();
        let told = letters(&services, head.at, "approved").await;
        let recipients: Vec<&str> = told.iter().map(|(to, _)| to.as_str()).collect();
        assert_eq!(recipients, ["body@example.kz", "chief@example.kz", "service@example.kz"]);
    });
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        follow(&services, "service@example.kz", &Scope::Service(SERVICE.to_owned())).await;
        follow(&services, "body@example.kz", &Scope::Body("ministry".to_owned())).await;
        let head = later(&office.head, at(ENDED));
        withdraw(&services, &head, &number, StageName::Review, "Услуга исключена.").await.unwrap();
        let told = letters(&services, head.at, "draft_withdrawn").await;
        let recipients: Vec<&str> = told.iter().map(|(to, _)| to.as_str()).collect();
        assert_eq!(recipients, ["body@example.kz", "service@example.kz"]);
    });
}
