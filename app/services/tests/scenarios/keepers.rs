//! Who keeps the people of one body, what accounts are called, and who is found.

use domain::body::{BodyId, BodyKind, Role};
use domain::language::Language;
use services::drafts::find_drafts;
use services::ledger::{LedgerFilter, newest};
use services::people::{self, InvitationInput, PeopleFilter, PersonName};
use services::{Request, ServiceError, Services};

use crate::harness::{
    PASSWORD, add, console, later, morning, office, on_each_database, staff, written_draft,
};

fn invitation(email: &str, body: BodyId, role: Role) -> InvitationInput {
    let (email, name) = (email.to_owned(), "Дана".to_owned());
    InvitationInput { email, name, body, role, language: Language::Ru }
}

fn name_of(name: &str, email: &str) -> PersonName {
    PersonName { name: name.to_owned(), email: email.to_owned() }
}

async fn keeper(services: &Services, body: BodyId) -> Request {
    later(&staff(services, "keeper@example.kz", body, Role::BodyAdministrator).await, morning())
}

fn denied<Done: std::fmt::Debug>(done: &Result<Done, ServiceError>) -> bool {
    matches!(done, Err(ServiceError::Denied(_)))
}

#[test]
fn an_administrator_of_a_body_keeps_its_people_and_sees_no_others() {
    on_each_database(|services| async move {
        let (own, other) = (
            add(&services, "own", BodyKind::Central).await,
            add(&services, "other", BodyKind::Central).await,
        );
        let keeper = keeper(&services, own).await;
        let drafter = staff(&services, "d@example.kz", own, Role::Drafter).await.user_id().unwrap();
        let stranger = staff(&services, "s@example.kz", other, Role::Head).await.user_id().unwrap();
        let seen = people::list_people(&services, &keeper).await.unwrap();
        let seen: Vec<_> = seen.iter().map(|person| person.email.as_str()).collect();
        assert_eq!(seen, ["d@example.kz", "keeper@example.kz"]);
        assert!(matches!(people::person(&services, &keeper, stranger).await, Err(ServiceError::NotFound)));

        assert!(denied(
            &people::invite(&services, &keeper, invitation("x@example.kz", other, Role::Head)).await
        ));
        let whole =
            people::invite(&services, &keeper, invitation("x@example.kz", own, Role::Administrator)).await;
        assert!(denied(&whole), "one that keeps every body is given by its like alone");
        people::invite(&services, &console(), invitation("x@example.kz", other, Role::Head)).await.unwrap();
        people::invite(&services, &keeper, invitation("x@example.kz", own, Role::Head)).await.unwrap();
        assert_eq!(
            people::open_invitations(&services, &console()).await.unwrap().len(),
            2,
            "each body its own"
        );
        let open = people::open_invitations(&services, &keeper).await.unwrap();
        assert_eq!(open.iter().map(|one| one.body.id).collect::<Vec<_>>(), [own]);

        people::give_role(&services, &keeper, drafter, own, Role::Coordinator).await.unwrap();
        assert!(denied(&people::give_role(&services, &keeper, drafter, other, Role::Coordinator).await));
        let unseen = people::give_role(&services, &keeper, stranger, own, Role::Coordinator).await;
        assert!(matches!(unseen, Err(ServiceError::NotFound)), "{unseen:?}");
        let gone = people::deactivate(&services, &keeper, stranger).await;
        assert!(matches!(gone, Err(ServiceError::NotFound)), "{gone:?}");
        people::deactivate(&services, &keeper, drafter).await.unwrap();
        people::reactivate(&services, &keeper, drafter).await.unwrap();

        // Of somebody who works for another body too, only the roles here are the keeper's.
        people::give_role(&services, &console(), drafter, other, Role::Drafter).await.unwrap();
        let shared = people::person(&services, &keeper, drafter).await.unwrap();
        assert!(!shared.whole && shared.roles.iter().all(|role| role.body == own));
        for refused in [
            people::deactivate(&services, &keeper, drafter).await,
            people::void_password(&services, &keeper, drafter).await,
        ] {
            assert!(matches!(refused, Err(ServiceError::Invalid(_))), "{refused:?}");
        }
        people::take_role(&services, &keeper, drafter, own, Role::Coordinator).await.unwrap();
        // An invitation opens a closed account with every role that it had.
        people::deactivate(&services, &console(), stranger).await.unwrap();
        let opened = people::invite(&services, &keeper, invitation("s@example.kz", own, Role::Drafter)).await;
        let Err(ServiceError::Invalid(problems)) = opened else { panic!("{opened:?}") };
        assert_eq!((problems[0].field.as_str(), problems[0].code.as_str()), ("email", "closed"));
    });
}

#[test]
fn an_invitation_into_one_body_sets_no_password_of_an_account_of_another() {
    on_each_database(|services| async move {
        let (own, other) = (
            add(&services, "own", BodyKind::Central).await,
            add(&services, "other", BodyKind::Central).await,
        );
        let keeper = keeper(&services, own).await;
        let stranger = staff(&services, "s@example.kz", other, Role::Head).await.user_id().unwrap();
        people::void_password(&services, &console(), stranger).await.unwrap();
        let accepted = async |link: String| {
            let input = people::AcceptInvitation {
                token: link.rsplit('/').next().unwrap().to_owned(),
                name: String::new(),
                password: PASSWORD.to_owned(),
                browser: people::Browser::default(),
            };
            people::accept_invitation(&services, &Request::public(morning()), input).await.map(drop)
        };
        // Who invites has the link in hand.
        let invited = invitation("s@example.kz", own, Role::Drafter);
        let link = people::invite(&services, &keeper, invited).await.unwrap();
        let refused = accepted(link).await;
        let Err(ServiceError::Invalid(problems)) = refused else { panic!("{refused:?}") };
        assert_eq!((problems[0].field.as_str(), problems[0].code.as_str()), ("password", "other_body"));
        let invited = invitation("s@example.kz", other, Role::Head);
        let link = people::invite(&services, &console(), invited).await.unwrap();
        accepted(link).await.expect("whoever keeps every body may");
    });
}

#[test]
fn an_account_is_called_otherwise_and_what_it_was_called_stays() {
    on_each_database(|services| async move {
        let ministry = add(&services, "mod", BodyKind::Central).await;
        let keeper = keeper(&services, ministry).await;
        let head = staff(&services, "head@example.kz", ministry, Role::Head).await.user_id().unwrap();
        let shown = name_of("head", "head@example.kz");
        let typed = name_of("Айжан Сейтова", "New@example.kz");
        for (wrong, field, code) in [
            (name_of(" ", "new@example.kz"), "name", "blank"),
            (name_of("А", "no address"), "email", "email"),
            (name_of("А", "keeper@example.kz"), "email", "taken"),
        ] {
            let refused = people::rename_person(&services, &keeper, head, &shown, &wrong).await;
            let Err(ServiceError::Invalid(problems)) = refused else { panic!("{wrong:?}") };
            assert_eq!((problems[0].field.as_str(), problems[0].code.as_str()), (field, code));
        }
        let old = invitation("head@example.kz", ministry, Role::Coordinator);
        people::invite(&services, &console(), old).await.unwrap();
        people::rename_person(&services, &keeper, head, &shown, &typed).await.unwrap();
        let open = people::open_invitations(&services, &console()).await.unwrap();
        assert!(open.is_empty(), "the old address is somebody else's by now");
        let again = people::rename_person(&services, &keeper, head, &shown, &typed).await;
        assert!(matches!(again, Err(ServiceError::Invalid(_))), "what was shown stands no more");
        let own = keeper.user_id().unwrap();
        let own =
            people::rename_person(&services, &keeper, own, &name_of("keeper", "keeper@example.kz"), &typed)
                .await;
        assert!(matches!(own, Err(ServiceError::Invalid(_))), "one's own address is proven by oneself");

        let person = people::person(&services, &keeper, head).await.unwrap();
        assert_eq!((person.name.as_str(), person.email.as_str()), ("Айжан Сейтова", "new@example.kz"));
        let former = people::former_names(&services, &keeper, head).await.unwrap();
        assert_eq!((former[0].name.as_str(), former[0].email.as_str()), ("head", "head@example.kz"));
        assert_eq!(former[0].by.as_deref(), Some("keeper"));
        let signed_in = people::SignIn {
            email: "new@example.kz".to_owned(),
            password: PASSWORD.to_owned(),
            browser: people::Browser::default(),
            previous: None,
        };
        people::sign_in(&services, &Request::public(morning()), signed_in).await.expect("the password stays");
        // The ledger is searched by who somebody was, too.
        for who in ["head@example.kz", "сейтова", &head.to_string()] {
            let filter = LedgerFilter { who: Some(who.to_owned()), ..LedgerFilter::default() };
            let lines = newest(&services, &console(), &filter, 50).await.unwrap();
            assert!(lines.iter().any(|line| line.entry.actor == format!("user:{head}")), "{who}");
        }
    });
}

#[test]
fn people_and_drafts_are_found_by_words_and_turned_page_by_page() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let find = async |text: &str, after: Option<String>| {
            people::find_people(&services, &console(), &PeopleFilter { text: text.to_owned(), after }).await
        };
        let found = find("DRAFTER ministry", None).await.unwrap();
        assert_eq!(found.items.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["drafter"]);
        let id = found.items[0].id.to_string();
        assert!(find(&id, None).await.unwrap().items.iter().any(|one| one.name == "drafter"));
        assert!(find("nobody", None).await.unwrap().items.is_empty());
        let all = find("", None).await.unwrap().items;
        let rest = find("", Some(all[0].id.to_string())).await.unwrap().items;
        assert_eq!(rest, all[1..]);
        assert!(matches!(find("", Some("x".to_owned())).await, Err(ServiceError::Invalid(_))));

        for text in [number.as_str(), "РОЖДЕНИЯ ребёнка", "009-02"] {
            let found = find_drafts(&services, &office.drafter, text, None).await.unwrap().items;
            assert_eq!(
                found.iter().map(|one| one.number.as_str()).collect::<Vec<_>>(),
                [number.as_str()],
                "{text}"
            );
        }
        let past = find_drafts(&services, &office.drafter, &number, Some("1")).await.unwrap();
        assert!(past.items.is_empty());
        for subject in [number.as_str(), "рождения"] {
            let filter = LedgerFilter { subject: Some(subject.to_owned()), ..LedgerFilter::default() };
            assert!(!newest(&services, &console(), &filter, 50).await.unwrap().is_empty(), "{subject}");
        }
    });
}
