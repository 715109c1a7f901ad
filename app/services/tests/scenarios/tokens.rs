//! Tokens of a body for its document system, and the secret calendar addresses of people: what they open, and what ends them.

use chrono::TimeDelta;
use domain::body::Role;
use domain::coordination::Position;
use services::coordination::{
    GiveInput, InboxFilter, SendInput, asked, file_opinion, give_opinion, inbox, plan, send,
};
use services::people::{
    body_by_code, calendar_owner, deactivate, end_calendar_key, make_calendar_key, reactivate,
};
use services::tokens::{MOST_TOKENS, TokenInput, TokenScope, TokenState, actor_of, create, list, revoke};
use services::{FieldProblem, Request, ServiceError, Services};

use crate::harness::{
    Office, at, console, later, morning, office, on_each_database, placed, publish, staff, written_draft,
};

const SENT: &str = "2026-04-03T05:00:00Z";
const NEXT_DAY: &str = "2026-04-06T05:00:00Z";
const KEEPER: &str = "keeper";

fn input(name: &str, scopes: &[TokenScope], expires_on: &str) -> TokenInput {
    TokenInput {
        body: KEEPER.to_owned(),
        name: name.to_owned(),
        scopes: scopes.iter().map(|scope| scope.code().to_owned()).collect(),
        expires_on: expires_on.to_owned(),
    }
}

/// The head of the authorized body, on the day after the draft was sent.
async fn chief(services: &Services) -> Request {
    let keeper = body_by_code(services, KEEPER).await.unwrap().id;
    later(&staff(services, "chief@example.kz", keeper, Role::Head).await, at(NEXT_DAY))
}

/// A draft that was sent to the authorized body: its number.
async fn sent(services: &Services, office: &Office) -> String {
    let number = written_draft(services, office).await;
    placed(services, office, &number, morning() + TimeDelta::hours(1)).await;
    publish(services, &later(&office.head, at("2026-04-02T05:00:00Z")), &number).await.unwrap();
    let head = later(&office.head, at(SENT));
    let planned = plan(services, &head, &number).await.unwrap();
    let input = SendInput { added: Vec::new(), note: String::new() };
    send(services, &head, &number, input, &planned.seen).await.unwrap();
    number
}

#[test]
fn a_token_acts_for_its_body_alone_until_it_ends() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let chief = chief(&services).await;
        let denied = create(&services, &office.head, &input("СЭД", &TokenScope::ALL, "")).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        let unknown = TokenInput { body: "nobody".to_owned(), ..input("СЭД", &TokenScope::ALL, "") };
        let Err(ServiceError::Invalid(problems)) = create(&services, &chief, &unknown).await else {
            panic!("a body that there is not")
        };
        assert_eq!(problems, [FieldProblem::new("body", "unknown")]);

        let made = create(&services, &chief, &input("СЭД", &[TokenScope::ReadInbox], "2026-04-10")).await;
        let token = made.unwrap().reveal().to_owned();
        assert!(token.starts_with("talqy_") && token.len() == 70, "{token}");
        let bearer = actor_of(&services, &token, chief.at).await.unwrap().unwrap();
        assert_eq!((bearer.body.as_str(), bearer.scopes.as_slice()), (KEEPER, &[TokenScope::ReadInbox][..]));
        let request = bearer.request(chief.at);
        assert_eq!(request.user_id(), chief.user_id());
        let roles: Vec<Role> = request.actor.memberships().iter().map(|one| one.role).collect();
        assert_eq!(roles, [Role::Coordinator]);
        let shown = list(&services, &chief).await.unwrap();
        assert_eq!((shown.bodies.len(), shown.tokens.len()), (1, 1));
        assert_eq!(shown.tokens[0].last_used_at, Some(chief.at));
        assert_eq!(shown.tokens[0].state, TokenState::Valid);
        assert!(list(&services, &office.drafter).await.unwrap().bodies.is_empty());

        for other in
            ["", "talqy_", token.strip_suffix(|_: char| true).unwrap(), &token.replace("talqy_", "other_")]
        {
            assert_eq!(actor_of(&services, other, chief.at).await.unwrap(), None, "{other}");
        }
        let on = async |instant: &str| actor_of(&services, &token, at(instant)).await.unwrap().is_some();
        assert!(on("2026-04-10T18:59:59Z").await, "its last day, in Almaty");
        assert!(!on("2026-04-10T19:00:00Z").await);
        let id = shown.tokens[0].id;
        let denied = revoke(&services, &office.head, id).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        revoke(&services, &chief, id).await.unwrap();
        revoke(&services, &chief, id).await.unwrap();
        assert!(!on(NEXT_DAY).await);
        assert_eq!(list(&services, &chief).await.unwrap().tokens[0].state, TokenState::Revoked);
    });
}

#[test]
fn a_token_ends_with_the_account_of_who_made_it() {
    on_each_database(|services| async move {
        office(&services).await;
        let chief = chief(&services).await;
        let token = create(&services, &chief, &input("СЭД", &TokenScope::ALL, "")).await.unwrap();
        let key = make_calendar_key(&services, &chief).await.unwrap();
        let user_id = chief.user_id().unwrap();
        let stands = async || {
            let bearer = actor_of(&services, token.reveal(), chief.at).await.unwrap();
            (bearer.is_some(), calendar_owner(&services, key.reveal(), chief.at).await.is_ok())
        };
        assert_eq!(stands().await, (true, true));
        deactivate(&services, &console(), user_id).await.unwrap();
        assert_eq!(stands().await, (false, false));
        // What was given out before does not come back with the account.
        reactivate(&services, &console(), user_id).await.unwrap();
        assert_eq!(stands().await, (false, false));
    });
}

#[test]
fn a_body_has_so_many_tokens_and_no_more() {
    on_each_database(|services| async move {
        office(&services).await;
        let chief = chief(&services).await;
        let typed = input("СЭД", &[TokenScope::ReadInbox], "");
        for _ in 0..MOST_TOKENS {
            create(&services, &chief, &typed).await.unwrap();
        }
        let Err(ServiceError::Invalid(problems)) = create(&services, &chief, &typed).await else {
            panic!("one token more")
        };
        assert_eq!(problems, [FieldProblem::new("body", "too_many")]);
        let newest = list(&services, &chief).await.unwrap().tokens[0].id;
        revoke(&services, &chief, newest).await.unwrap();
        create(&services, &chief, &typed).await.unwrap();
    });
}

#[test]
fn rc_3_an_opinion_that_is_filed_twice_is_given_once() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = sent(&services, &office).await;
        let chief = chief(&services).await;
        let reading =
            create(&services, &chief, &input("Чтение", &[TokenScope::ReadInbox], "")).await.unwrap();
        let reading = actor_of(&services, reading.reveal(), chief.at).await.unwrap().unwrap();
        let giving = create(&services, &chief, &input("СЭД", &[TokenScope::GiveOpinion], "")).await.unwrap();
        let giving = actor_of(&services, giving.reveal(), chief.at).await.unwrap().unwrap();
        let read = reading.request(chief.at);
        let waiting = inbox(&services, &read, &InboxFilter::default()).await.unwrap().items;
        assert_eq!(waiting[0].number, number);
        let hash = asked(&services, &read, &number, KEEPER).await.unwrap().round.hash;

        let refused = GiveInput {
            position: "refuse".to_owned(),
            reasons: "Срок противоречит статье 20.".to_owned(),
            remarks: Vec::new(),
        };
        let denied = give_opinion(&services, &read, &number, KEEPER, &hash, &refused, 0).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "made for reading: {denied:?}");
        let request = giving.request(chief.at);
        let file = async |input: &GiveInput, version| {
            file_opinion(&services, &request, &number, KEEPER, &hash, input, version).await
        };
        assert_eq!(file(&refused, 0).await.unwrap(), Position::Refuse);
        assert_eq!(file(&refused, 0).await.unwrap(), Position::Refuse);
        let page = asked(&services, &read, &number, KEEPER).await.unwrap();
        assert!(page.asked.former.is_empty(), "nothing was amended");
        assert_eq!(page.draft.map(|draft| draft.version), Some(1));
        let agreed = GiveInput { position: "agree".to_owned(), ..GiveInput::default() };
        let unseen = file(&agreed, 0).await;
        assert!(matches!(unseen, Err(ServiceError::Stale(_))), "{unseen:?}");
        assert_eq!(file(&agreed, 1).await.unwrap(), Position::Agree);
        let page = asked(&services, &read, &number, KEEPER).await.unwrap();
        assert_eq!((page.asked.position, page.asked.former.len()), (Some(Position::Agree), 1));
    });
}

#[test]
fn a_calendar_address_is_replaced_and_ended_by_its_person() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let owner = async |key: &str| match calendar_owner(&services, key, morning()).await {
            Ok(request) => request.user_id(),
            Err(ServiceError::NotFound) => None,
            Err(error) => panic!("{error:?}"),
        };
        assert_eq!(owner("none").await, None);
        let first = make_calendar_key(&services, &office.head).await.unwrap();
        assert_eq!(owner(first.reveal()).await, office.head.user_id());
        let second = make_calendar_key(&services, &office.head).await.unwrap();
        assert_eq!(owner(first.reveal()).await, None);
        assert_eq!(owner(second.reveal()).await, office.head.user_id());
        end_calendar_key(&services, &office.head).await.unwrap();
        end_calendar_key(&services, &office.head).await.unwrap();
        assert_eq!(owner(second.reveal()).await, None);
    });
}
