//! What becomes of an account: invitations that end, forgotten passwords, changes, sessions that rest.

use chrono::{DateTime, TimeDelta, Utc};
use domain::body::{BodyId, BodyKind, Role};
use domain::language::Language;
use services::people::{
    self, AcceptInvitation, Browser, InvitationInput, Recover, ShownAgain, SignIn, Unproven,
};
use services::{Request, ServiceError, Services, outbox};

use crate::harness::{PASSWORD, add, console, later, morning, on_each_database, staff};

const NEW: &str = "four quiet camels drinking tea";

async fn invited(services: &Services, email: &str, body: BodyId, role: Role) -> String {
    let input = InvitationInput {
        email: email.to_owned(),
        name: "Дана".to_owned(),
        body,
        role,
        language: Language::Ru,
    };
    let link = people::invite(services, &console(), input).await.expect("invites");
    link.rsplit('/').next().unwrap().to_owned()
}

async fn accepts(services: &Services, token: &str, password: &str) -> Result<people::Session, ServiceError> {
    let input = AcceptInvitation {
        token: token.to_owned(),
        name: String::new(),
        password: password.to_owned(),
        browser: Browser::default(),
    };
    people::accept_invitation(services, &Request::public(morning()), input).await
}

async fn sign_in(
    services: &Services,
    email: &str,
    password: &str,
    at: DateTime<Utc>,
) -> Result<people::Session, ServiceError> {
    let input = SignIn {
        email: email.to_owned(),
        password: password.to_owned(),
        browser: Browser::default(),
        previous: None,
    };
    people::sign_in(services, &Request::public(at), input).await
}

async fn is_open(services: &Services, session: &people::Session, at: DateTime<Utc>) -> bool {
    people::session_actor(services, session.token.reveal(), at).await.unwrap().is_some()
}

/// The letters that wait for an address, and the secrets of their links with `part`.
async fn letters(services: &Services, at: DateTime<Utc>, to: &str) -> Vec<String> {
    let waiting = outbox::claim(services, at, 100).await.unwrap();
    for letter in &waiting {
        outbox::mark_sent(&services.database, letter.id, at).await.unwrap();
    }
    waiting.into_iter().filter(|one| one.message.recipient == to).map(|one| one.message.body).collect()
}

fn secret(letter: &str, part: &str) -> String {
    let (_, rest) = letter.split_once(part).expect("a link");
    rest.chars().take_while(char::is_ascii_hexdigit).collect()
}

#[test]
fn closing_voiding_reinviting_and_taking_a_role_end_earlier_invitations() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let drafter = staff(&services, "d@example.kz", ministry, Role::Drafter).await;
        let person = drafter.user_id().unwrap();
        let administrator =
            later(&staff(&services, "a@example.kz", ministry, Role::Administrator).await, morning());

        let first = invited(&services, "D@example.kz", ministry, Role::Head).await;
        let second = invited(&services, "d@example.kz", ministry, Role::Head).await;
        assert!(
            matches!(accepts(&services, &first, PASSWORD).await, Err(ServiceError::NotFound)),
            "invited anew"
        );
        accepts(&services, &second, PASSWORD).await.expect("the newest one holds");

        let head = invited(&services, "d@example.kz", ministry, Role::Head).await;
        people::take_role(&services, &administrator, person, ministry, Role::Head).await.unwrap();
        assert!(
            matches!(accepts(&services, &head, PASSWORD).await, Err(ServiceError::NotFound)),
            "the role was taken"
        );
        let other = invited(&services, "d@example.kz", ministry, Role::Administrator).await;
        people::take_role(&services, &administrator, person, ministry, Role::Drafter).await.unwrap();
        people::find_invitation(&services, &other, morning()).await.expect("one to another role stays");

        people::deactivate(&services, &administrator, person).await.unwrap();
        assert!(matches!(accepts(&services, &other, PASSWORD).await, Err(ServiceError::NotFound)), "closed");
        assert!(people::open_invitations(&services, &administrator).await.unwrap().is_empty());
        people::reactivate(&services, &administrator, person).await.unwrap();

        let again = invited(&services, "d@example.kz", ministry, Role::Drafter).await;
        people::void_password(&services, &administrator, person).await.unwrap();
        assert!(matches!(accepts(&services, &again, NEW).await, Err(ServiceError::NotFound)), "made void");
    });
}

#[test]
fn a_role_that_can_do_nothing_in_a_body_is_refused() {
    on_each_database(|services| async move {
        let local = add(&services, "akimat", BodyKind::Local).await;
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let drafter = staff(&services, "d@example.kz", ministry, Role::Drafter).await;
        let person = drafter.user_id().unwrap();
        for (body, role) in [(local, Role::Drafter), (local, Role::Registrar), (ministry, Role::Registrar)] {
            let input = InvitationInput {
                email: "x@example.kz".to_owned(),
                name: "X".to_owned(),
                body,
                role,
                language: Language::Ru,
            };
            let refusals = [
                people::invite(&services, &console(), input).await.map(drop),
                people::give_role(&services, &console(), person, body, role).await,
            ];
            for refused in refusals {
                let Err(ServiceError::Invalid(problems)) = refused else { panic!("{role:?}: {refused:?}") };
                assert_eq!((problems[0].field.as_str(), problems[0].code.as_str()), ("role", "idle_role"));
            }
        }
        for role in [Role::Coordinator, Role::Head] {
            people::give_role(&services, &console(), person, local, role).await.expect("it can coordinate");
        }
    });
}

#[test]
fn a_forgotten_password_is_replaced_once_within_an_hour() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        staff(&services, "head@example.kz", ministry, Role::Head).await;
        let request = Request::public(morning());
        let open = sign_in(&services, "head@example.kz", PASSWORD, morning()).await.unwrap();
        letters(&services, morning(), "").await;
        for _ in 0..5 {
            people::ask_recovery(&services, &request, " Head@example.kz").await.unwrap();
            people::ask_recovery(&services, &request, "nobody@example.kz").await.unwrap();
        }
        let sent = letters(&services, morning(), "head@example.kz").await;
        assert_eq!(sent.len(), 3, "no more in an hour");
        assert!(letters(&services, morning(), "nobody@example.kz").await.is_empty());

        let token = secret(&sent[0], "/ru/recover/");
        let recover = |token: &str, password: &str| Recover {
            token: token.to_owned(),
            password: password.to_owned(),
            browser: Browser::default(),
        };
        assert_eq!(people::find_recovery(&services, &token, morning()).await.unwrap(), "head@example.kz");
        let hour = morning() + TimeDelta::hours(1);
        assert!(matches!(people::find_recovery(&services, &token, hour).await, Err(ServiceError::NotFound)));
        let weak = people::recover(&services, &request, recover(&token, "qwertyuiop")).await;
        assert!(matches!(weak, Err(ServiceError::Invalid(_))));
        let session = people::recover(&services, &request, recover(&token, NEW)).await.expect("replaced");
        assert!(is_open(&services, &session, morning()).await);
        assert!(!is_open(&services, &open, morning()).await, "every session of before has ended");
        for letter in &sent {
            let token = secret(letter, "/ru/recover/");
            let again = people::recover(&services, &request, recover(&token, NEW)).await;
            assert!(matches!(again, Err(ServiceError::NotFound)), "each link of before has ended");
        }
        assert!(sign_in(&services, "head@example.kz", PASSWORD, morning()).await.is_err());
        sign_in(&services, "head@example.kz", NEW, morning()).await.expect("the new password");
        let told = letters(&services, morning(), "head@example.kz").await;
        assert!(told.iter().any(|letter| letter.contains("password_changed")), "{told:?}");
    });
}

#[test]
fn a_void_password_and_a_closed_account_get_no_letter() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let [void, closed] = ["void@example.kz", "closed@example.kz"];
        let first = staff(&services, void, ministry, Role::Head).await.user_id().unwrap();
        let second = staff(&services, closed, ministry, Role::Head).await.user_id().unwrap();
        letters(&services, morning(), "").await;
        let request = Request::public(morning());
        people::ask_recovery(&services, &request, void).await.unwrap();
        let token = secret(&letters(&services, morning(), void).await[0], "/ru/recover/");
        people::void_password(&services, &console(), first).await.unwrap();
        people::deactivate(&services, &console(), second).await.unwrap();
        assert!(matches!(
            people::find_recovery(&services, &token, morning()).await,
            Err(ServiceError::NotFound)
        ));
        for email in [void, closed] {
            people::ask_recovery(&services, &request, email).await.unwrap();
            assert!(letters(&services, morning(), email).await.is_empty());
        }
    });
}

#[test]
fn the_e_mail_changes_when_both_addresses_agree() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let head = later(&staff(&services, "head@example.kz", ministry, Role::Head).await, morning());
        staff(&services, "other@example.kz", ministry, Role::Head).await;
        let ask = async |email: &str, password: &str| {
            people::ask_email_change(&services, &head, 1, email, password.to_owned()).await
        };
        for (email, password, field) in [
            ("no address", PASSWORD, "new_email"),
            ("head@example.kz", PASSWORD, "new_email"),
            ("other@example.kz", PASSWORD, "new_email"),
            ("new@example.kz", "guess", "present_password"),
        ] {
            let Err(ServiceError::Invalid(problems)) = ask(email, password).await else { panic!("{email}") };
            assert_eq!(problems[0].field, field, "{email}");
        }
        letters(&services, morning(), "").await;
        ask("New@example.kz", PASSWORD).await.expect("asked");
        let waiting = outbox::claim(&services, morning(), 100).await.unwrap();
        let token = |to: &str| {
            let letter = waiting.iter().find(|one| one.message.recipient == to).expect("a letter");
            secret(&letter.message.body, "/ru/email-change/")
        };
        let (old, new) = (token("head@example.kz"), token("new@example.kz"));
        let public = Request::public(morning());
        assert!(!people::agree_to_email_change(&services, &public, &new).await.unwrap(), "one of two");
        assert!(
            !people::agree_to_email_change(&services, &public, &new).await.unwrap(),
            "the same one twice"
        );
        let seen = people::find_email_change(&services, &old, morning()).await.unwrap();
        assert_eq!((seen.at_new, seen.agreed, seen.other_agreed), (false, false, true));
        sign_in(&services, "head@example.kz", PASSWORD, morning()).await.expect("nothing has changed yet");
        assert!(people::agree_to_email_change(&services, &public, &old).await.unwrap(), "both");
        assert!(sign_in(&services, "head@example.kz", PASSWORD, morning()).await.is_err());
        sign_in(&services, "new@example.kz", PASSWORD, morning()).await.expect("the new e-mail");
        let again = people::agree_to_email_change(&services, &public, &old).await;
        assert!(matches!(again, Err(ServiceError::NotFound)));
        let told = letters(&services, morning(), "head@example.kz").await;
        assert!(told.iter().any(|letter| letter.contains("email_changed")), "the old address is told");
    });
}

#[test]
fn a_session_that_rests_ends_for_those_who_publish() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        staff(&services, "head@example.kz", ministry, Role::Head).await;
        staff(&services, "drafter@example.kz", ministry, Role::Drafter).await;
        let at = |minutes| morning() + TimeDelta::minutes(minutes);
        let head = sign_in(&services, "head@example.kz", PASSWORD, at(0)).await.unwrap();
        let drafter = sign_in(&services, "drafter@example.kz", PASSWORD, at(0)).await.unwrap();
        for minutes in [20, 45, 75] {
            assert!(is_open(&services, &head, at(minutes)).await, "in use at {minutes}");
        }
        assert!(!is_open(&services, &head, at(106)).await, "half an hour of rest");
        assert!(is_open(&services, &drafter, at(106)).await, "a drafter's goes on");
        assert!(!is_open(&services, &drafter, at(12 * 60)).await, "to its own end");
    });
}

#[test]
fn a_person_sees_and_ends_the_own_sessions_only() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let head = later(&staff(&services, "head@example.kz", ministry, Role::Head).await, morning());
        staff(&services, "other@example.kz", ministry, Role::Head).await;
        let mine = sign_in(&services, "head@example.kz", PASSWORD, morning()).await.unwrap();
        let second = sign_in(&services, "head@example.kz", PASSWORD, morning()).await.unwrap();
        let theirs = sign_in(&services, "other@example.kz", PASSWORD, morning()).await.unwrap();
        let id = async |session: &people::Session| {
            let known = people::session_actor(&services, session.token.reveal(), morning()).await.unwrap();
            known.expect("open").session_id
        };
        let (own, other) = (id(&mine).await, id(&theirs).await);
        assert_eq!(
            people::own_sessions(&services, &head).await.unwrap().len(),
            3,
            "with the one of the invitation"
        );
        people::end_session(&services, &head, other).await.unwrap();
        assert!(is_open(&services, &theirs, morning()).await, "another's stays");
        people::end_other_sessions(&services, &head, own).await.unwrap();
        assert!(is_open(&services, &mine, morning()).await && !is_open(&services, &second, morning()).await);
        people::end_session(&services, &head, own).await.unwrap();
        assert!(!is_open(&services, &mine, morning()).await);
    });
}

#[test]
fn showing_the_password_again_confirms_the_session() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let head = staff(&services, "head@example.kz", ministry, Role::Head).await;
        let session = sign_in(&services, "head@example.kz", PASSWORD, morning()).await.unwrap();
        let known =
            async |at| people::session_actor(&services, session.token.reveal(), at).await.unwrap().unwrap();
        let id = known(morning()).await.session_id;
        let request = later(&head, morning() + TimeDelta::minutes(20));
        let shown = |password: &str| ShownAgain { password: password.to_owned(), code: String::new() };
        for _ in 0..3 {
            let wrong = people::sign_in_again(&services, &request, id, shown("guess")).await;
            assert!(matches!(wrong, Err(Unproven::Password(ServiceError::Invalid(_)))));
        }
        let wait = people::sign_in_again(&services, &request, id, shown(PASSWORD)).await;
        let Err(Unproven::Password(ServiceError::TooMany { .. })) = wait else {
            panic!("guessing in an open browser is slow too: {wait:?}")
        };
        assert_eq!(known(request.at).await.confirmed_at, morning());
        let soon = later(&head, request.at + TimeDelta::seconds(2));
        people::sign_in_again(&services, &soon, id, shown(PASSWORD)).await.expect("confirmed");
        assert_eq!(known(soon.at).await.confirmed_at, soon.at);
    });
}
