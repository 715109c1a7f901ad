//! Runs a scenario on a SQLite file and, when `TALQY_TEST_POSTGRES` names a server, on a PostgreSQL database of its own.
#![allow(dead_code, reason = "each of the programs that include it uses a part of it")]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a scenario that cannot begin has failed"
)]

pub(crate) mod app;
pub(crate) mod coordination;
pub(crate) mod databases;
pub(crate) mod discussed;
mod laid;
pub(crate) mod refused;
pub(crate) mod standards;
pub(crate) mod succession;
pub(crate) mod written;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::access::{Actor, Membership};
use domain::body::{BodyId, BodyKind, Role};
use domain::coordination::BodyTermsInput;
use domain::draft::{DraftKind, WayOfInforming};
use domain::language::{Language, Localized};
use domain::register::EntryInput;
use sea_orm::ConnectionTrait;
use services::discussion::{self, TakenSuggestion, words_mark};
use services::drafts::{
    ConfirmPlacement, CreateDraft, PlacedDraft, SaveSection, Seen, create_draft, place, request_placement,
    save_section, working_copy,
};
use services::people::{AcceptInvitation, BodyInput, Browser, InvitationInput, add_body, body};
use services::report::{self, PublishedReport};
use services::{Request, ServiceError, Services, SignedIn};

pub(crate) use self::databases::{
    on_each_address, on_each_database, on_each_empty_address, open, sqlite_address,
};

/// Ten in the morning in Almaty on Monday, 2 March 2026.
pub(crate) fn morning() -> DateTime<Utc> {
    at("2026-03-02T05:00:00Z")
}

/// An instant written in RFC 3339.
pub(crate) fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

/// A day written in ISO 8601.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// What the database is told behind the back of the commands: what they lead to has scenarios of its own.
pub(crate) async fn tell(url: &str, statement: &str) {
    let beside = sea_orm::Database::connect(url).await.expect("opens");
    beside.execute_unprepared(statement).await.expect("done");
    beside.close().await.expect("closes");
}

/// A password that nobody refuses.
pub(crate) const PASSWORD: &str = "tulip kettle orbit marsh";

/// The administrator at the command line.
pub(crate) fn console() -> Request {
    Request::console(morning())
}

/// The same call at another instant.
pub(crate) fn later(request: &Request, at: DateTime<Utc>) -> Request {
    Request::new(request.actor.clone(), request.user.clone(), at)
}

/// Enters a body.
pub(crate) async fn add(services: &Services, code: &str, kind: BodyKind) -> BodyId {
    let input = BodyInput {
        code: code.to_owned(),
        kind,
        name: Localized::new(format!("{code} кк"), format!("{code} ру"), format!("{code} en")),
        reports_to_president: false,
        email: String::new(),
        terms: BodyTermsInput::default(),
    };
    add_body(services, &console(), input).await.expect("a body")
}

/// Invites a person, accepts for them and gives back their calls.
pub(crate) async fn staff(services: &Services, email: &str, body_id: BodyId, role: Role) -> Request {
    let input = InvitationInput {
        email: email.to_owned(),
        name: email.split('@').next().unwrap_or_default().to_owned(),
        body: body_id,
        role,
        language: Language::Ru,
    };
    let link = services::people::invite(services, &console(), input).await.expect("invites");
    let token = link.rsplit('/').next().unwrap_or_default().to_owned();
    let accept = AcceptInvitation {
        token,
        name: String::new(),
        password: PASSWORD.to_owned(),
        browser: Browser::default(),
    };
    let soon = morning() + TimeDelta::minutes(1);
    let session =
        services::people::accept_invitation(services, &Request::public(soon), accept).await.expect("accepts");
    let signed: SignedIn = session.user;
    let kind = body(services, body_id).await.expect("the body").kind;
    let membership = Membership { body: body_id, body_kind: kind, role };
    let actor = Actor::Staff { user_id: signed.user_id, memberships: vec![membership] };
    Request::new(actor, Some(signed), soon)
}

/// Bodies, people and one service in the register on Monday, 2 March 2026.
pub(crate) struct Office {
    pub(crate) ministry: BodyId,
    pub(crate) registrar: Request,
    pub(crate) drafter: Request,
    pub(crate) head: Request,
}

/// The code of the service of the scenarios.
pub(crate) const SERVICE: &str = "009-02-001";

/// What a registrar types about the service of the scenarios.
pub(crate) fn entry_input(ministry: BodyId) -> EntryInput {
    EntryInput {
        code: SERVICE.to_owned(),
        name_kk: "Баланың тууын тіркеу".to_owned(),
        name_ru: "Регистрация рождения ребёнка".to_owned(),
        name_en: "Registration of a birth".to_owned(),
        recipients: "individuals".to_owned(),
        developing_body: ministry.0.to_string(),
        providers: "Жергілікті атқарушы органдар | Местные исполнительные органы".to_owned(),
        through_state_corporation: "on".to_owned(),
        through_portal: "on".to_owned(),
        forms: vec!["electronic_part".to_owned(), "paper".to_owned()],
        paid: String::new(),
        included_on: "2026-03-02".to_owned(),
        ..EntryInput::default()
    }
}

/// Sets an office up and includes the service.
pub(crate) async fn office(services: &Services) -> Office {
    let ministry = add(services, "ministry", BodyKind::Central).await;
    let keeper = add(services, "keeper", BodyKind::AuthorizedServices).await;
    let office = Office {
        ministry,
        registrar: staff(services, "registrar@example.kz", keeper, Role::Registrar).await,
        drafter: staff(services, "drafter@example.kz", ministry, Role::Drafter).await,
        head: staff(services, "head@example.kz", ministry, Role::Head).await,
    };
    services::register::include_service(services, &office.registrar, entry_input(ministry))
        .await
        .expect("a service");
    office
}

/// Begins the draft of the service and writes every section of it.
pub(crate) async fn written_draft(services: &Services, office: &Office) -> String {
    let asked = CreateDraft { service: SERVICE.to_owned(), kind: DraftKind::New };
    let draft = create_draft(services, &office.drafter, asked).await.expect("a draft");
    for section in written::content().sections() {
        if !section.key.is_from_register() {
            let save = SaveSection {
                draft: draft.number.clone(),
                section: section.key,
                base_version: 1,
                elements: section.elements.clone(),
            };
            save_section(services, &office.drafter, save).await.expect("saved");
        }
    }
    draft.number
}

/// What a person sees of the draft at this moment.
pub(crate) async fn seen(services: &Services, request: &Request, number: &str) -> Seen {
    working_copy(services, request, number).await.expect("a draft").seen()
}

/// Takes a proposed wording in the place of the words that stand at this moment.
pub(crate) async fn take_suggestion(
    services: &Services,
    request: &Request,
    number: &str,
    comment: i64,
) -> Result<TakenSuggestion, ServiceError> {
    let anchor = discussion::comment(services, number, comment).await?.anchor;
    let text = working_copy(services, request, number).await?.content();
    let (element, language) = (anchor.element.expect("a clause"), anchor.language.expect("a language"));
    let words = text.find(&element).map(|(_, element)| element.clause(language));
    let over = words_mark(&words.unwrap_or_default());
    discussion::take_suggestion(services, request, number, comment, &over).await
}

/// Publishes the report that the person sees at this moment, and writes the letters on it.
pub(crate) async fn publish(
    services: &Services,
    request: &Request,
    number: &str,
) -> Result<PublishedReport, ServiceError> {
    let seen = report::preview(services, request, number).await?.seen;
    report::publish(services, request, number, &seen).await?;
    report::write_letters(services).await?;
    Ok(report::published(services, number).await?.expect("a report"))
}

/// Places the draft at an instant: the drafter asks, the head confirms.
pub(crate) async fn placed(
    services: &Services,
    office: &Office,
    number: &str,
    at: DateTime<Utc>,
) -> PlacedDraft {
    request_placement(services, &later(&office.drafter, at), number).await.expect("asked");
    let confirmed = ConfirmPlacement {
        draft: number.to_owned(),
        seen: seen(services, &office.head, number).await,
        late_reason: None,
        ways: vec![WayOfInforming::Portal],
    };
    place(services, &later(&office.head, at), confirmed).await.expect("placed")
}
