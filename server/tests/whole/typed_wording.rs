//! A wording of a clause with a typed part is taken by its control; where it cannot be, the page says so in its place.

use ::http::StatusCode;
use domain::discussion::CommentInput;
use domain::language::Language;
use domain::standard::{Content, Detail, Element, SectionKey};
use services::discussion::{Arrival, Channel, receive};
use services::drafts::working_copy;
use services::{Request, Services};

use crate::signed::{hidden, read, send, signed_in};
use crate::site::Here;
use crate::site::harness::discussed::{individual, open_discussion};
use crate::site::harness::{at, later, on_each_database};

const CLOSED: &str = "2026-04-02T05:00:00Z";

fn first_term(content: &Content) -> Element {
    content.elements(SectionKey::Term).first().expect("a term").clone()
}

/// The element with another amount.
fn with_amount(element: &Element, other: u32) -> Element {
    let mut made = element.clone();
    if let Detail::Term { amount, .. } = &mut made.detail {
        *amount = other;
    }
    made
}

async fn suggested(services: &Services, number: &str, element: &Element, wording: String) {
    let words = format!("Просим изложить так: {wording}");
    let input = CommentInput { element: element.id.to_string(), suggestion: wording, ..individual(&words) };
    let arrival = Arrival { idempotency_key: None, channel: Channel::Form };
    let request = Request::public(at("2026-03-10T05:00:00Z"));
    receive(services, &request, number, input, arrival).await.expect("received");
}

#[test]
fn r15_7_a_wording_with_another_amount_is_taken_and_one_in_words_is_left_to_a_person() {
    on_each_database(|services| async move {
        let (office, number) = open_discussion(&services).await;
        let drafter = later(&office.drafter, at(CLOSED));
        let stands = first_term(&working_copy(&services, &drafter, &number).await.unwrap().content());
        let wanted = with_amount(&stands, 77);
        suggested(&services, &number, &stands, wanted.clause(Language::Ru)).await;
        suggested(&services, &number, &stands, "в течение трёх рабочих дней".to_owned()).await;
        let here = Here::over(services.clone());
        here.clock.set(at(CLOSED));
        let cookie = signed_in(&here, "drafter@example.kz").await;
        let page = format!("/en/desk/drafts/{number}/decide");

        let by_hand = read(&here, &cookie, &format!("{page}?comment=2")).await;
        assert_eq!(by_hand.status, StatusCode::OK, "{}", by_hand.body);
        assert!(by_hand.body.contains("enter it in the editor"), "{}", by_hand.body);
        assert!(!by_hand.body.contains("value=\"take\""), "{}", by_hand.body);

        let one = format!("{page}?comment=1");
        let shown = read(&here, &cookie, &one).await;
        assert!(shown.body.contains("value=\"take\""), "{}", shown.body);
        let over = hidden(&shown, "over");
        let take = [("do", "take"), ("comment", "1"), ("over", over.as_str())];
        let taken = send(&here, &cookie, &one, &take).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
        let stands = first_term(&working_copy(&services, &drafter, &number).await.unwrap().content());
        assert_eq!(stands, wanted);
    });
}
