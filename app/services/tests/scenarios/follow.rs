//! What follows from a change elsewhere: due dates from the calendar, texts from the register, letters from a placement.

use chrono::{NaiveDate, TimeDelta};
use domain::body::Role;
use domain::draft::DraftKind;
use domain::language::Language;
use domain::standard::SectionKey;
use domain::time::{CalendarDay, DayKind};
use services::drafts::{CreateDraft, create_draft, working_copy};
use services::people::{self, SignIn};
use services::register::change_entry;
use services::subscriptions::{self, Scope, confirm, subscribe, unsubscribe};
use services::{Request, ServiceError, calendar, outbox};

use crate::harness::{
    PASSWORD, SERVICE, at, console, entry_input, morning, office, on_each_database, placed, staff,
    written_draft,
};

fn new_draft() -> CreateDraft {
    CreateDraft { service: SERVICE.to_owned(), kind: DraftKind::New }
}

#[test]
fn r_t3_an_imported_calendar_moves_the_open_deadlines_that_its_preview_names() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let draft = create_draft(&services, &office.drafter, new_draft()).await.unwrap();
        let date = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        assert_eq!(draft.due_on, Some(date(10)));
        let shipped = calendar::effective(&services.database).await.unwrap();
        let mut days: Vec<CalendarDay> = shipped.days_of(2026).cloned().collect();
        days.push(CalendarDay {
            date: date(3),
            kind: DayKind::DayOff,
            name: "Test".to_owned(),
            estimated: false,
        });
        let preview = calendar::preview_year(&services, &console(), 2026, &days).await.unwrap();
        assert_eq!(preview.days.len(), 1);
        assert_eq!(preview.moved.len(), 1);
        assert_eq!(preview.moved[0].draft.as_deref(), Some(draft.number.as_str()));
        assert_eq!((preview.moved[0].before, preview.moved[0].after), (date(10), date(11)));
        let seen = async |seal: &str| {
            calendar::import_seen_year(&services, &console(), 2026, &days, seal).await.unwrap()
        };
        let unseen = seen("none").await.unwrap_err();
        assert_eq!(*unseen, preview, "what it would do is shown instead of done");
        let stays = services::drafts::summary(&services, &draft.number, morning()).await.unwrap();
        assert_eq!(stays.due_on, Some(date(10)));
        seen(&preview.seal).await.unwrap();
        let moved = services::drafts::summary(&services, &draft.number, morning()).await.unwrap();
        assert_eq!(moved.due_on, Some(date(11)));
        assert!(moved.version > draft.version);
    });
}

#[test]
fn r12_3_a_draft_follows_the_register_until_it_is_placed() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = create_draft(&services, &office.drafter, new_draft()).await.unwrap().number;
        let mut input = entry_input(office.ministry);
        input.name_ru = "Регистрация рождения".to_owned();
        input.included_on = "2026-02-27".to_owned();
        input.date_reason = "Описка в дате включения".to_owned();
        change_entry(&services, &office.registrar, SERVICE, 1, input).await.unwrap();
        let copy = working_copy(&services, &office.drafter, &number).await.unwrap();
        assert_eq!(copy.summary.title.ru, "Регистрация рождения");
        assert_eq!(copy.content().elements(SectionKey::ServiceName)[0].text.ru, "Регистрация рождения");
        assert_eq!(copy.summary.due_on, NaiveDate::from_ymd_opt(2026, 3, 6));
    });
}

#[test]
fn r15_6_those_who_follow_and_have_confirmed_are_told_of_a_placement() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let public = Request::public(morning());
        let ask = async |email: &str, scope: &Scope| {
            subscribe(&services, &public, email, scope, Language::Kk).await
        };
        let nobody = ask("no address", &Scope::All).await;
        assert!(matches!(nobody, Err(ServiceError::Invalid(_))));
        for unknown in ["2020-0001", &number] {
            let answer = ask("reader@example.kz", &Scope::Draft(unknown.to_owned())).await;
            assert!(matches!(answer, Err(ServiceError::NotFound)), "a draft is public from its placement on");
        }
        let before = outbox::waiting(&services.database).await.unwrap();
        ask("Reader@example.kz", &Scope::Service(SERVICE.to_owned())).await.unwrap();
        ask("reader@example.kz", &Scope::Service(SERVICE.to_owned())).await.unwrap();
        ask("silent@example.kz", &Scope::All).await.unwrap();
        assert_eq!(outbox::waiting(&services.database).await.unwrap(), before + 2, "asked once each");
        let letters = outbox::claim(&services, morning() + TimeDelta::minutes(2), 20).await.unwrap();
        let letter = letters.iter().find(|letter| letter.message.recipient == "reader@example.kz").unwrap();
        let body = &letter.message.body;
        let token = body.split("/kk/subscriptions/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        confirm(&services, &public, &token).await.unwrap();
        confirm(&services, &public, &token).await.unwrap();

        let noon = at("2026-03-05T07:00:00Z");
        placed(&services, &office, &number, noon).await;
        let told = outbox::claim(&services, noon, 20).await.unwrap();
        let placed: Vec<_> =
            told.iter().filter(|letter| letter.message.body.contains("\"placed\"")).collect();
        assert_eq!(placed.len(), 1);
        assert_eq!(placed[0].message.recipient, "reader@example.kz");
        assert!(placed[0].message.body.contains(&format!("/kk/drafts/{number}")));
        let end = placed[0].message.unsubscribe.as_deref().unwrap();
        assert!(end.ends_with(&format!("/kk/subscriptions/{token}")), "{end}");
        let held = subscriptions::find(&services, &public, &token).await.unwrap();
        assert_eq!((held.confirmed, held.email.as_str(), held.others), (true, "reader@example.kz", 0));
        let asked = Scope::Draft(number.clone());
        let choices = subscriptions::choices(&services, &asked).await.unwrap();
        let codes: Vec<&str> = choices.iter().map(|choice| choice.scope.code()).collect();
        assert_eq!(codes, ["draft", "service", "body", "all"]);
        unsubscribe(&services, &public, &token).await.unwrap();
        assert!(matches!(unsubscribe(&services, &public, &token).await, Err(ServiceError::NotFound)));
    });
}

#[test]
fn roles_are_given_and_taken_and_a_void_password_opens_nothing() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let administrator = staff(&services, "admin@example.kz", office.ministry, Role::Administrator).await;
        let person = office.drafter.user_id().unwrap();
        let body = office.ministry;
        let denied = people::give_role(&services, &office.drafter, person, body, Role::Head).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))));
        for _ in 0..2 {
            people::give_role(&services, &administrator, person, body, Role::Head).await.unwrap();
        }
        people::take_role(&services, &administrator, person, body, Role::Drafter).await.unwrap();
        let listed = people::list_people(&services, &administrator).await.unwrap();
        let roles = &listed.iter().find(|listed| listed.id == person).unwrap().roles;
        assert_eq!(roles.iter().map(|role| role.role).collect::<Vec<_>>(), [Role::Head]);
        let own = administrator.user_id().unwrap();
        let locked = people::take_role(&services, &administrator, own, body, Role::Administrator).await;
        assert!(matches!(locked, Err(ServiceError::Invalid(_))));

        people::void_password(&services, &administrator, person).await.unwrap();
        let try_in = SignIn {
            email: "drafter@example.kz".to_owned(),
            password: PASSWORD.to_owned(),
            browser: people::Browser::default(),
            previous: None,
        };
        let request = Request::public(morning());
        assert!(people::sign_in(&services, &request, try_in.clone()).await.is_err());
        staff(&services, "drafter@example.kz", body, Role::Head).await;
        people::sign_in(&services, &request, try_in).await.expect("invited anew");
    });
}
