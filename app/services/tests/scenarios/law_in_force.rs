//! The law in force, end to end: a standard from the register to its effect, its amendment, its end.

mod adopted;
mod amended;
mod ended;
mod post;

use chrono::TimeDelta;
use domain::body::{BodyKind, Role};
use domain::coordination::Position;
use domain::discussion::{CommentInput, DecisionInput, Outcome};
use domain::draft::StageName;
use domain::language::Language;
use domain::standard::{Element, SectionKey};
use services::coordination::GiveInput;
use services::discussion::{Arrival, Channel, DecideInput, decide, receive};
use services::drafts::summary;
use services::people::body_by_code;
use services::reminders::remind;
use services::standards::{StandardState, on, record_act};
use services::subscriptions::{Scope, confirm, subscribe};
use services::{Request, Services, Settings, ledger};

use self::post::Post;
use crate::harness::coordination::{
    approve_shown, end_last_round, opine, opinion, order, registered, send_round,
};
use crate::harness::{Office, SERVICE, add, at, day, later, morning, office, on_each_database, staff};

/// The bodies that the draft needs, in the order of the law.
const BODIES: [&str; 3] = ["keeper", "digital", "corporation"];

/// The service, the people, and who follows the service.
struct Story {
    services: Services,
    office: Office,
    chiefs: Vec<(&'static str, Request)>,
}

/// An order with its dates.
struct Act {
    order: &'static str,
    ordered_on: &'static str,
    registered_on: &'static str,
    published_on: &'static str,
    effective_on: &'static str,
}

impl Story {
    async fn begin(services: Services) -> Self {
        let office = office(&services).await;
        add(&services, "digital", BodyKind::AuthorizedInformatization).await;
        add(&services, "corporation", BodyKind::AuthorizedStateCorporation).await;
        let mut chiefs = Vec::new();
        for code in BODIES {
            let body = body_by_code(&services, code).await.unwrap().id;
            chiefs.push((code, staff(&services, &format!("{code}@example.kz"), body, Role::Head).await));
        }
        Self { services, office, chiefs }
    }

    fn drafter(&self, instant: &str) -> Request {
        later(&self.office.drafter, at(instant))
    }

    fn head(&self, instant: &str) -> Request {
        later(&self.office.head, at(instant))
    }

    /// The head of a coordinating body.
    fn chief(&self, body: &str, instant: &str) -> Request {
        let (_, chief) = self.chiefs.iter().find(|(code, _)| *code == body).unwrap();
        later(chief, at(instant))
    }

    async fn stage(&self, number: &str, instant: &str) -> StageName {
        summary(&self.services, number, at(instant)).await.unwrap().stage
    }

    async fn comment(&self, number: &str, instant: &str, input: CommentInput) -> i64 {
        let arrival = Arrival { idempotency_key: None, channel: Channel::Form };
        let public = Request::public(at(instant));
        receive(&self.services, &public, number, input, arrival).await.unwrap().number
    }

    /// Decides a comment, with the element that was changed for it.
    async fn decide(
        &self,
        request: &Request,
        number: &str,
        comment: i64,
        outcome: Outcome,
        element: Option<&Element>,
    ) {
        let form = DecisionInput {
            outcome: outcome.code().to_owned(),
            substantiation: "Срок ответа на жалобу установлен кодексом, статья 92.".to_owned(),
            summary: "Что просят авторы".to_owned(),
        };
        let input = DecideInput {
            comments: vec![comment],
            decision: form.parse().unwrap(),
            elements: element.into_iter().map(|element| element.id.to_string()).collect(),
        };
        decide(&self.services, request, number, input).await.unwrap();
    }

    async fn opine(&self, body: &str, instant: &str, number: &str, input: &GiveInput) {
        let chief = self.chief(body, instant);
        let given = opine(&self.services, &chief, number, body, input).await.unwrap();
        assert_eq!(given.code(), input.position, "{body} in {number}");
    }

    /// Sends a draft to which everybody agrees at once, and ends the round.
    async fn coordinated(&self, number: &str, [sent, answered, ended]: [&str; 3]) {
        assert_eq!(send_round(&self.services, &self.head(sent), number).await.unwrap(), 1);
        for body in BODIES {
            self.opine(body, answered, number, &opinion(Position::Agree, "")).await;
        }
        let stage = end_last_round(&self.services, &self.head(ended), number).await.unwrap();
        assert_eq!(stage, StageName::Coordinating);
    }

    /// Approves the draft, records what follows, and waits for the day of effect.
    async fn put_in_force(&self, number: &str, act: &Act) {
        let ordered = self.head(&format!("{}T05:00:00Z", act.ordered_on));
        approve_shown(&self.services, &ordered, number, order(act.order, act.ordered_on)).await.unwrap();
        let recorded = self.head(&format!("{}T05:00:00Z", act.published_on));
        let later_on = registered(act.order, act.registered_on, act.published_on);
        record_act(&self.services, &recorded, number, 1, later_on).await.unwrap();

        let begins = self.services.settings.zone.start_of(day(act.effective_on));
        let before = summary(&self.services, number, begins - TimeDelta::seconds(1)).await.unwrap();
        assert_eq!((before.stage, before.effective_at), (StageName::Approved, Some(begins)));
        let stage = summary(&self.services, number, begins).await.unwrap().stage;
        assert_eq!(stage, StageName::InForce);
        let reminded = remind(&self.services, begins + TimeDelta::hours(1)).await.unwrap();
        assert_eq!((reminded.in_force, reminded.due_soon, reminded.overdue), (1, 0, 0));
    }

    /// The number of the act whose text is in force on a day, with the first paragraph on appeals.
    async fn text_on(&self, date: &str) -> Option<(i64, String)> {
        match on(&self.services, SERVICE, day(date)).await.unwrap().state {
            StandardState::InForce(version) => {
                let words = version.content.elements(SectionKey::Appeal).first().unwrap().text.ru.clone();
                Some((version.summary.number, words))
            }
            _ => None,
        }
    }
}

fn comment(name: &str, email: &str, text: &str) -> CommentInput {
    CommentInput {
        kind: "individual".to_owned(),
        name: name.to_owned(),
        email: email.to_owned(),
        language: "ru".to_owned(),
        text: text.to_owned(),
        ..CommentInput::default()
    }
}

/// A reader follows the service from the first day.
async fn followed(services: &Services, post: &mut Post) {
    let public = Request::public(morning());
    let scope = Scope::Service(SERVICE.to_owned());
    subscribe(services, &public, "reader@example.kz", &scope, Language::Ru).await.unwrap();
    let letters = post.collect(services, morning() + TimeDelta::minutes(1)).await;
    let asked = letters.iter().find(|(kind, ..)| kind == "confirm_subscription").unwrap();
    let (_, after) = asked.2.split_once("/ru/subscriptions/").unwrap();
    confirm(services, &public, after.split('"').next().unwrap()).await.unwrap();
}

#[test]
fn rf_1_from_the_register_to_the_law_in_force_its_amendment_and_its_end() {
    on_each_database(|services| async move {
        // Nobody of the story is to wait for the next hour.
        let settings = Settings { letters_per_hour: 0, ..Settings::default() };
        let story = Story::begin(Services::new(services.database.clone(), settings)).await;
        let mut post = Post::default();
        followed(&story.services, &mut post).await;
        let first = adopted::adopted(&story).await;
        let second = amended::amended(&story, &first).await;
        ended::ended(&story, &second).await;

        post.collect(&story.services, at("2026-12-01T05:00:00Z")).await;
        post.went_out();
        let proof = ledger::prove(&story.services, &[]).await.unwrap();
        assert!(proof.holds(), "{proof:?}");
        let chain = ledger::verify(&story.services.database).await.unwrap();
        assert_eq!(chain.broken, None);
    });
}
