//! What arrives at the wrong moment or from the wrong side of coordination and approval: it is told, and nothing is lost.

mod abolished;
mod removed;

use chrono::TimeDelta;
use domain::approval::ApprovalInput;
use domain::body::{BodyKind, Role};
use domain::coordination::Position;
use domain::draft::{Refusal, StageName};
use domain::standard::SectionKey;
use services::coordination::{
    InboxFilter, asked, give_opinion, inbox, rounds, save_opinion_draft, take_back,
};
use services::drafts::{SaveSection, save_section, summary, working_copy};
use services::people::body_by_code;
use services::standards::{approval, approve};
use services::tokens::{TokenInput, TokenScope, actor_of, create};
use services::{FieldProblem, Request, ServiceError, Services, ledger};

use crate::harness::coordination::{approve_shown, end_last_round, opine, opinion, order, send_round};
use crate::harness::refused::{problems, refusal};
use crate::harness::{
    Office, add, at, later, morning, office, on_each_database, placed, publish, staff, written_draft,
};

/// Friday, 3 April 2026, ten in the morning in Almaty.
const SENT: &str = "2026-04-03T05:00:00Z";
const ANSWERED: &str = "2026-04-06T05:00:00Z";
const ENDED: &str = "2026-04-08T05:00:00Z";
const ORDERED: &str = "2026-04-20T05:00:00Z";

/// A draft that was sent to the two bodies which the law names, and their heads.
struct Sent {
    office: Office,
    number: String,
    keeper: Request,
    digital: Request,
}

impl Sent {
    async fn begin(services: &Services) -> Self {
        let office = office(services).await;
        let digital = add(services, "digital", BodyKind::AuthorizedInformatization).await;
        let number = written_draft(services, &office).await;
        placed(services, &office, &number, morning() + TimeDelta::hours(1)).await;
        publish(services, &later(&office.head, at("2026-04-02T05:00:00Z")), &number).await.unwrap();
        let keeper = body_by_code(services, "keeper").await.unwrap().id;
        let keeper = staff(services, "keeper@example.kz", keeper, Role::Head).await;
        let digital = staff(services, "digital@example.kz", digital, Role::Head).await;
        assert_eq!(send_round(services, &later(&office.head, at(SENT)), &number).await.unwrap(), 1);
        Self { office, number, keeper, digital }
    }

    fn head(&self, instant: &str) -> Request {
        later(&self.office.head, at(instant))
    }

    async fn opine(&self, services: &Services, body: &str, instant: &str, position: Position) {
        let chief = if body == "keeper" { &self.keeper } else { &self.digital };
        let input = opinion(position, "Срок противоречит статье 20.");
        opine(services, &later(chief, at(instant)), &self.number, body, &input).await.unwrap();
    }

    /// Both agree, and the round ends.
    async fn agreed(services: &Services) -> Self {
        let sent = Self::begin(services).await;
        for body in ["keeper", "digital"] {
            sent.opine(services, body, ANSWERED, Position::Agree).await;
        }
        let stage = end_last_round(services, &sent.head(ENDED), &sent.number).await.unwrap();
        assert_eq!(stage, StageName::Coordinating);
        sent
    }

    async fn stage(&self, services: &Services) -> StageName {
        summary(services, &self.number, at(ORDERED)).await.unwrap().stage
    }
}

async fn whole(services: &Services) {
    let proof = ledger::prove(services, &[]).await.unwrap();
    assert!(proof.holds(), "{proof:?}");
}

#[test]
fn rc_3_an_opinion_on_the_text_of_a_former_round_is_none_on_the_new_one() {
    on_each_database(|services| async move {
        let sent = Sent::begin(&services).await;
        let number = sent.number.as_str();
        let keeper = later(&sent.keeper, at(ANSWERED));
        let former = asked(&services, &keeper, number, "keeper").await.unwrap().round.hash;
        sent.opine(&services, "digital", ANSWERED, Position::Refuse).await;
        let stage = end_last_round(&services, &sent.head(ENDED), number).await.unwrap();
        assert_eq!(stage, StageName::Returned, "one refuses, the other had not answered yet");
        changed(&services, &later(&sent.office.drafter, at(ENDED)), number).await;
        assert_eq!(send_round(&services, &sent.head("2026-04-09T05:00:00Z"), number).await.unwrap(), 2);

        // The form of the first round arrives in the second one.
        let keeper = later(&sent.keeper, at("2026-04-10T05:00:00Z"));
        let typed = opinion(Position::AgreeWithRemarks, "Просим назвать срок.");
        let late = give_opinion(&services, &keeper, number, "keeper", &former, &typed, 0).await;
        assert_eq!(refusal(late), Refusal::SupersededText);
        let kept = save_opinion_draft(&services, &keeper, number, "keeper", &former, &typed, 0).await;
        assert_eq!(refusal(kept), Refusal::SupersededText);
        let page = asked(&services, &keeper, number, "keeper").await.unwrap();
        assert!(page.round.number == 2 && page.round.hash != former && page.closed.is_none());
        assert_eq!((page.asked.position, page.draft), (None, None), "nothing was taken for another text");
        opine(&services, &keeper, number, "keeper", &opinion(Position::Agree, "")).await.unwrap();
        whole(&services).await;
    });
}

/// Adds a word to the first paragraph on appeals.
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
fn rc_4_nobody_takes_an_agreement_back_after_the_approval() {
    on_each_database(|services| async move {
        let sent = Sent::agreed(&services).await;
        let (number, chief) = (sent.number.as_str(), sent.head(ORDERED));
        let text = asked(&services, &later(&sent.keeper, at(ENDED)), number, "keeper").await.unwrap();
        approve_shown(&services, &chief, number, order("12", "2026-04-20")).await.unwrap();
        let keeper = later(&sent.keeper, at("2026-04-21T05:00:00Z"));
        let version = text.draft.as_ref().map_or(0, |draft| draft.version);
        let refusing = opinion(Position::Refuse, "Передумали.");
        let amended =
            give_opinion(&services, &keeper, number, "keeper", &text.round.hash, &refusing, version);
        assert_eq!(refusal(amended.await), Refusal::AlreadyApproved);
        assert_eq!(refusal(take_back(&services, &chief, number, 1).await), Refusal::AlreadyApproved);
        let page = asked(&services, &keeper, number, "keeper").await.unwrap();
        assert_eq!(page.closed, Some(Refusal::AlreadyApproved));
        assert_eq!((page.asked.position, page.asked.former.len()), (Some(Position::Agree), 0));
        whole(&services).await;
    });
}

#[test]
fn rf_1_nothing_takes_effect_before_it_is_approved_registered_and_published() {
    on_each_database(|services| async move {
        let sent = Sent::agreed(&services).await;
        let (number, chief) = (sent.number.as_str(), sent.head(ORDERED));
        let act = ApprovalInput {
            justice_number: "3001".to_owned(),
            justice_on: "2026-04-20".to_owned(),
            published_in: "Эталонный контрольный банк".to_owned(),
            published_on: "2026-04-20".to_owned(),
            effective_on: "2026-04-19".to_owned(),
            effective_norm: "Пункт 4 приказа".to_owned(),
            ..order("12", "2026-04-20")
        };
        let early = approve_shown(&services, &chief, number, act.clone()).await;
        assert_eq!(problems(early), [FieldProblem::new("effective_on", "before_order")]);
        let unpublished =
            ApprovalInput { effective_on: "2026-05-01".to_owned(), ..order("12", "2026-04-20") };
        let early = approve_shown(&services, &chief, number, unpublished).await;
        assert_eq!(problems(early), [FieldProblem::new("effective_on", "not_registered")]);
        assert_eq!(sent.stage(&services).await, StageName::Coordinating);

        let usual = ApprovalInput { effective_on: String::new(), effective_norm: String::new(), ..act };
        approve_shown(&services, &chief, number, usual).await.unwrap();
        assert_eq!(sent.stage(&services).await, StageName::Approved);
    });
}

#[test]
fn rc_4_of_two_heads_who_approve_at_once_one_approves() {
    on_each_database(|services| async move {
        let sent = Sent::agreed(&services).await;
        let number = sent.number.as_str();
        let other = staff(&services, "deputy@example.kz", sent.office.ministry, Role::Head).await;
        let (chief, deputy) = (sent.head(ORDERED), later(&other, at(ORDERED)));
        let seen = approval(&services, &chief, number).await.unwrap().seen;
        let (one, two) = tokio::join!(
            approve(&services, &chief, number, order("12", "2026-04-20"), &seen),
            approve(&services, &deputy, number, order("13", "2026-04-20"), &seen)
        );
        let (approving, refused): (Vec<_>, Vec<_>) = [one, two].into_iter().partition(Result::is_ok);
        assert_eq!((approving.len(), refused.len()), (1, 1), "{refused:?}");
        for answer in refused {
            assert_eq!(refusal(answer), Refusal::AlreadyApproved);
        }
        let act = approval(&services, &chief, number).await.unwrap().approved.unwrap();
        assert!(["12", "13"].contains(&act.act.order.number.as_str()) && act.number == 1);
        whole(&services).await;
    });
}

#[test]
fn rc_3_a_token_of_another_body_opens_nothing_and_changes_nothing() {
    on_each_database(|services| async move {
        let sent = Sent::begin(&services).await;
        let number = sent.number.as_str();
        let digital = later(&sent.digital, at(ANSWERED));
        let input = TokenInput {
            body: "digital".to_owned(),
            name: "СЭД".to_owned(),
            scopes: TokenScope::ALL.iter().map(|scope| scope.code().to_owned()).collect(),
            expires_on: String::new(),
        };
        let token = create(&services, &digital, &input).await.unwrap();
        let bearer = actor_of(&services, token.reveal(), digital.at).await.unwrap().unwrap();
        let request = bearer.request(digital.at);
        let hash = rounds(&services, &sent.head(ANSWERED), number).await.unwrap()[0].hash.clone();
        let agree = opinion(Position::Agree, "");
        let denied = give_opinion(&services, &request, number, "keeper", &hash, &agree, 0).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        let denied = asked(&services, &request, number, "keeper").await.map(|page| page.round.number);
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");
        let foreign = TokenInput { body: "keeper".to_owned(), ..input };
        let denied = create(&services, &digital, &foreign).await.map(|token| token.reveal().len());
        assert!(matches!(denied, Err(ServiceError::Denied(_))), "{denied:?}");

        let own = inbox(&services, &request, &InboxFilter::default()).await.unwrap().items;
        assert!(own.iter().all(|item| item.body.code == "digital") && own.len() == 1);
        let keeper = later(&sent.keeper, at(ANSWERED));
        let page = asked(&services, &keeper, number, "keeper").await.unwrap();
        assert_eq!((page.asked.position, page.draft), (None, None));
        give_opinion(&services, &request, number, "digital", &hash, &agree, 0).await.unwrap();
        whole(&services).await;
    });
}
