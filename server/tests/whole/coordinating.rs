//! The developing body at work with plain forms alone: nothing that was typed is lost, whatever happened meanwhile (RC-3).

use ::http::StatusCode;
use domain::body::Role;
use domain::coordination::RemarkInput;
use domain::draft::StageName;
use services::Services;
use services::coordination::{
    AnswerInput, GiveInput, SendInput, answer_remark, end_round, give_opinion, plan, round_mark, rounds,
    send as send_draft, take_back,
};
use services::drafts::summary;
use services::people::body_by_code;

use crate::signed::{hidden, read, send, signed_in};
use crate::site::Here;
use crate::site::harness::discussed::open_discussion;
use crate::site::harness::{Office, at, later, on_each_database, publish, staff};

const SENT: &str = "2026-04-03T05:00:00Z";
const NEXT_DAY: &str = "2026-04-06T05:00:00Z";
const NOTE: &str = "Просим рассмотреть до пятницы.";

/// A draft whose report was published.
async fn reported(services: &Services) -> (Office, String) {
    let (office, number) = open_discussion(services).await;
    publish(services, &later(&office.head, at("2026-04-02T05:00:00Z")), &number).await.unwrap();
    (office, number)
}

/// Sends the draft on what stands at the instant.
async fn sent(services: &Services, office: &Office, number: &str, instant: &str) -> u32 {
    let head = later(&office.head, at(instant));
    let seen = plan(services, &head, number).await.unwrap().seen;
    send_draft(services, &head, number, SendInput::default(), &seen).await.unwrap()
}

/// The one body that is asked agrees, and the round ends.
async fn agreed(services: &Services, office: &Office, number: &str, round: u32) {
    let keeper = body_by_code(services, "keeper").await.unwrap().id;
    let chief = staff(services, &format!("chief-{round}@example.kz"), keeper, Role::Head).await;
    let head = later(&office.head, at(NEXT_DAY));
    let shown = rounds(services, &head, number).await.unwrap().remove(0);
    let agrees = GiveInput { position: "agree".to_owned(), ..GiveInput::default() };
    let chief = later(&chief, at(NEXT_DAY));
    give_opinion(services, &chief, number, "keeper", &shown.hash, &agrees, 0).await.unwrap();
    let shown = rounds(services, &head, number).await.unwrap().remove(0);
    let stage = end_round(services, &head, number, round, &round_mark(&shown)).await.unwrap();
    assert_eq!(stage, StageName::Coordinating);
}

#[test]
fn rc_1_a_letter_comes_back_to_the_second_who_sends() {
    on_each_database(|services| async move {
        let (office, number) = reported(&services).await;
        let here = Here::over(services.clone());
        here.clock.set(at(NEXT_DAY));
        let head = signed_in(&here, "head@example.kz").await;
        let page = format!("/en/desk/drafts/{number}/coordination");
        let unconfirmed = send(&here, &head, &page, &[("do", "send"), ("note", NOTE)]).await;
        assert_eq!(unconfirmed.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", unconfirmed.body);
        assert!(unconfirmed.body.contains(NOTE), "{}", unconfirmed.body);
        sent(&services, &office, &number, SENT).await;
        let form = [("do", "send"), ("confirm", "1"), ("note", NOTE)];
        let late = send(&here, &head, &page, &form).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
        assert!(late.body.contains(NOTE), "{}", late.body);
    });
}

#[test]
fn rc_3_a_page_of_an_earlier_round_takes_nothing_back() {
    on_each_database(|services| async move {
        let (office, number) = reported(&services).await;
        sent(&services, &office, &number, SENT).await;
        agreed(&services, &office, &number, 1).await;
        let here = Here::over(services.clone());
        here.clock.set(at(NEXT_DAY));
        let cookie = signed_in(&here, "head@example.kz").await;
        let page = format!("/en/desk/drafts/{number}/coordination");
        let first = read(&here, &cookie, &page).await;
        let round = hidden(&first, "round");
        assert_eq!(round, "1");

        // The other head takes it back and sends it again meanwhile: the agreement to the same text holds.
        let head = later(&office.head, at(NEXT_DAY));
        take_back(&services, &head, &number, 1).await.unwrap();
        assert_eq!(sent(&services, &office, &number, NEXT_DAY).await, 2);
        let shown = rounds(&services, &head, &number).await.unwrap().remove(0);
        end_round(&services, &head, &number, 2, &round_mark(&shown)).await.unwrap();
        let form = [("do", "take_back"), ("confirm", "1"), ("round", round.as_str())];
        let late = send(&here, &cookie, &page, &form).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
        let stands = summary(&services, &number, head.at).await.unwrap().stage;
        assert_eq!(stands, StageName::Coordinating);
    });
}

/// The one body that is asked refuses with a remark, the round ends, and the remark is answered; gives its key.
async fn answered(services: &Services, office: &Office, number: &str) -> i64 {
    let keeper = body_by_code(services, "keeper").await.unwrap().id;
    let chief = later(&staff(services, "chief@example.kz", keeper, Role::Head).await, at(NEXT_DAY));
    let head = later(&office.head, at(NEXT_DAY));
    let shown = rounds(services, &head, number).await.unwrap().remove(0);
    let refuses = GiveInput {
        position: "refuse".to_owned(),
        reasons: "Срок не назван.".to_owned(),
        remarks: vec![RemarkInput {
            text: "Назовите срок.".to_owned(), ..RemarkInput::default()
        }],
    };
    give_opinion(services, &chief, number, "keeper", &shown.hash, &refuses, 0).await.unwrap();
    let shown = rounds(services, &head, number).await.unwrap().remove(0);
    let stage = end_round(services, &head, number, 1, &round_mark(&shown)).await.unwrap();
    assert_eq!(stage, StageName::Returned);
    let opinions = shown.bodies.into_iter().filter_map(|body| body.opinion);
    let remark = opinions.flat_map(|opinion| opinion.remarks).next().unwrap().id;
    let why = AnswerInput {
        outcome: "not_accepted".to_owned(),
        words: "Срок назван в кодексе.".to_owned(),
        element: String::new(),
    };
    answer_remark(services, &head, number, remark, None, why).await.unwrap();
    remark
}

#[test]
fn rc_3_other_words_for_an_answer_come_back_once_the_next_round_was_opened() {
    on_each_database(|services| async move {
        let (office, number) = reported(&services).await;
        sent(&services, &office, &number, SENT).await;
        let remark = answered(&services, &office, &number).await;
        let here = Here::over(services.clone());
        here.clock.set(at(NEXT_DAY));
        let cookie = signed_in(&here, "head@example.kz").await;
        let page = format!("/en/desk/drafts/{number}/coordination");
        let name = format!("words.{remark}");
        let between = read(&here, &cookie, &page).await;
        assert!(between.body.contains(&name), "an answer is mended between the rounds: {}", between.body);

        assert_eq!(sent(&services, &office, &number, NEXT_DAY).await, 2);
        let fixed = read(&here, &cookie, &page).await;
        assert!(fixed.body.contains("Срок назван в кодексе.") && !fixed.body.contains(&name));
        let (key, outcome) = (remark.to_string(), format!("outcome.{remark}"));
        let form = [
            ("do", "answer"),
            ("remark", key.as_str()),
            ("version", "1"),
            (outcome.as_str(), "not_accepted"),
            (name.as_str(), "Передумали."),
        ];
        let late = send(&here, &cookie, &page, &form).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
        assert!(late.body.contains("The answers to the remarks of round 1 went out with the next round"));
        assert!(late.body.contains("Передумали."), "what was typed is kept: {}", late.body);
    });
}

#[test]
fn rc_3_a_meeting_comes_back_where_none_is_recorded_any_more() {
    on_each_database(|services| async move {
        let (_, number) = reported(&services).await;
        let here = Here::over(services);
        here.clock.set(at(NEXT_DAY));
        let cookie = signed_in(&here, "head@example.kz").await;
        let page = format!("/en/desk/drafts/{number}/coordination");
        let parts =
            [("held_on", "2026-04-03"), ("participants", "Министерство"), ("settled", "Срок оставлен.")];
        let parts = parts.map(|(name, value)| {
            format!("--b\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        });
        let body = format!("{}--b--\r\n", parts.concat());
        let headers = [
            ("content-type", "multipart/form-data; boundary=b"),
            ("sec-fetch-site", "same-origin"),
            ("cookie", cookie.as_str()),
        ];
        let refused = here.ask(::http::Method::POST, &page, &headers, &body).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
        assert!(refused.body.contains("Министерство") && refused.body.contains("Срок оставлен."));
    });
}
