//! What a person confirms is what that person saw: another text, report, calendar or stage is refused, shown and confirmed
//! anew, with plain forms alone.

use ::http::StatusCode;
use domain::body::{BodyKind, Role};
use domain::draft::StageName;
use domain::standard::SectionKey;
use services::Services;
use services::drafts::{
    SaveSection, request_placement, save_section, section_history, summary, withdraw, working_copy,
};
use services::people::body_by_code;
use services::report::published;

use crate::discussed::discussed;
use crate::signed::{hidden, read, send, signed_in};
use crate::site::harness::{Office, add, at, later, morning, office, on_each_database, staff, written_draft};
use crate::site::{Answered, Here};

/// The hidden fields by which a form names what was shown with it, and a few more.
fn naming<'a>(page: &Answered, names: &[&'a str], more: &[(&'a str, &str)]) -> Vec<(&'a str, String)> {
    let found = names.iter().map(|name| (*name, hidden(page, name)));
    found.chain(more.iter().map(|(name, value)| (*name, (*value).to_owned()))).collect()
}

async fn post(here: &Here, cookie: &str, address: &str, fields: &[(&str, String)]) -> Answered {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    send(here, cookie, address, &fields).await
}

/// Adds a word to the first line of a section, as a drafter does between a page and a click.
async fn revise(services: &Services, drafter: &services::Request, number: &str, key: SectionKey, word: &str) {
    let copy = working_copy(services, drafter, number).await.unwrap();
    let text = copy.sections.into_iter().find(|text| text.key == key).unwrap();
    let mut elements = text.elements;
    let words = &mut elements[0].text;
    words.ru.push_str(word);
    words.kk.push_str(word);
    let draft = number.to_owned();
    let save = SaveSection { draft, section: key, base_version: text.version, elements };
    save_section(services, drafter, save).await.unwrap();
}

async fn asked(services: &Services) -> (Office, String) {
    let office = office(services).await;
    let number = written_draft(services, &office).await;
    request_placement(services, &office.drafter, &number).await.unwrap();
    (office, number)
}

#[test]
fn r15_1_a_head_who_forgot_the_tick_is_shown_what_changed_and_places_nothing_unread() {
    const SEEN: &[&str] = &["version", "hash", "sections"];
    on_each_database(|services| async move {
        let (office, number) = asked(&services).await;
        let here = Here::over(services.clone());
        let cookie = signed_in(&here, "head@example.kz").await;
        let address = format!("/en/desk/drafts/{number}/placement");
        let first = read(&here, &cookie, &address).await;
        assert!(!first.body.contains("id=\"meanwhile\""), "{}", first.body);

        // Forgotten, and nothing changed: the same text is confirmed.
        let forgot = post(&here, &cookie, &address, &naming(&first, SEEN, &[("way", "portal")])).await;
        assert_eq!(forgot.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!forgot.body.contains("id=\"meanwhile\""));
        assert_eq!(hidden(&forgot, "hash"), hidden(&first, "hash"));

        // Forgotten again, while the drafter adds a word: the difference is shown, and the tick is asked for anew.
        revise(&services, &office.drafter, &number, SectionKey::Appeal, " Тихая правка.").await;
        let forgot = post(&here, &cookie, &address, &naming(&forgot, SEEN, &[("way", "portal")])).await;
        assert_eq!(forgot.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(forgot.body.contains("The text was changed after you had read it"), "{}", forgot.body);
        assert!(forgot.body.contains("<ins>") && forgot.body.contains("Тихая правка"));
        assert!(forgot.body.contains("drafter, "), "by whom");

        // The form of the first page does not place the new text, ticked as it is.
        let ticked = [("way", "portal"), ("confirm", "1")];
        let stale = post(&here, &cookie, &address, &naming(&first, SEEN, &ticked)).await;
        assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.body);
        assert!(stale.body.contains("Тихая правка") && !stale.body.contains("value=\"1\" checked"));
        let bare =
            [("version", hidden(&stale, "version")), ("confirm", "1".into()), ("way", "portal".into())];
        let unnamed = post(&here, &cookie, &address, &bare).await;
        assert_eq!(unnamed.status, StatusCode::CONFLICT);
        assert!(unnamed.body.contains("cannot be shown any more"));
        assert_eq!(summary(&services, &number, morning()).await.unwrap().stage, StageName::Drafting);

        // A refusal of another kind does not pass the new text off as read either.
        revise(&services, &office.drafter, &number, SectionKey::Appeal, " Ещё одна.").await;
        let no_way = post(&here, &cookie, &address, &naming(&stale, SEEN, &[("confirm", "1")])).await;
        assert_eq!(no_way.status, StatusCode::CONFLICT);
        assert!(no_way.body.contains("Ещё одна") && !no_way.body.contains("value=\"1\" checked"));

        let placed = post(&here, &cookie, &address, &naming(&no_way, SEEN, &ticked)).await;
        assert_eq!(placed.status, StatusCode::SEE_OTHER, "{}", placed.body);
    });
}

#[test]
fn r15_8_a_report_that_changed_after_the_preview_is_shown_and_confirmed_anew() {
    const SEEN: &[&str] = &["version", "hash", "sections", "ledger"];
    on_each_database(|services| async move {
        let number = discussed(&services).await;
        let closed = at("2026-04-02T05:00:00Z");
        let here = Here::over(services.clone());
        here.clock.set(closed);
        let drafter = signed_in(&here, "drafter@example.kz").await;
        let chief = signed_in(&here, "head@example.kz").await;
        let words = "Не принято: срок установлен исходя из времени проверки сведений, статья 14 Закона.";
        let decision = [
            ("do", "decide"),
            ("comment", "1"),
            ("comments", "2"),
            ("comments", "3"),
            ("outcome", "not_accepted"),
            ("substantiation", words),
            ("summary", "Сократить срок"),
            ("confirmed", "too_short,copied,formulaic"),
        ];
        let decided = send(&here, &drafter, &format!("/en/desk/drafts/{number}/decide"), &decision).await;
        assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.body);
        let address = format!("/en/desk/drafts/{number}/report");
        let preview = read(&here, &chief, &address).await;
        let publish = [("do", "publish"), ("confirm", "1")];

        let copy = working_copy(&services, &drafting(&services, closed).await, &number).await.unwrap();
        revise(&services, &drafting(&services, closed).await, &number, SectionKey::Appeal, " Тихая правка.")
            .await;
        let why = [("do", "explain"), ("reason", "Уточнение слова")];
        let gap = format!("element:{}", copy.content().elements(SectionKey::Appeal)[0].id);
        let explained = [why.as_slice(), &[("gap", gap.as_str())]].concat();
        assert_eq!(send(&here, &drafter, &address, &explained).await.status, StatusCode::SEE_OTHER);

        let stale = post(&here, &chief, &address, &naming(&preview, SEEN, &publish)).await;
        assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.body);
        assert!(stale.body.contains("The report was changed after you had read it"), "{}", stale.body);
        assert!(
            stale.body.contains("the revised text was changed") && stale.body.contains("a reason was given")
        );
        assert!(stale.body.contains("<ins>"));
        assert!(published(&services, &number).await.unwrap().is_none());
        let unnamed = send(&here, &chief, &address, &publish).await;
        assert_eq!(unnamed.status, StatusCode::CONFLICT);

        // A form that came back for another reason tells of the change too.
        revise(&services, &drafting(&services, closed).await, &number, SectionKey::Appeal, " Ещё одна.")
            .await;
        let forgot = post(&here, &chief, &address, &naming(&stale, SEEN, &[("do", "publish")])).await;
        assert_eq!(forgot.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(forgot.body.contains("id=\"meanwhile\"") && forgot.body.contains("Ещё одна"));
        let done = post(&here, &chief, &address, &naming(&forgot, SEEN, &publish)).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let report = published(&services, &number).await.unwrap().unwrap().report;
        let text =
            working_copy(&services, &drafting(&services, closed).await, &number).await.unwrap().content();
        assert_eq!(report.revised_hash, text.hash().to_string());
    });
}

/// The drafter of the scenarios at an instant.
async fn drafting(services: &Services, at: chrono::DateTime<chrono::Utc>) -> services::Request {
    use domain::access::{Actor, Membership};
    let body = body_by_code(services, "ministry").await.unwrap().id;
    let people = services::people::list_people(services, &services::Request::console(at)).await.unwrap();
    let person = people.into_iter().find(|person| person.email == "drafter@example.kz").unwrap();
    let membership = Membership { body, body_kind: BodyKind::Central, role: Role::Drafter };
    let actor = Actor::Staff { user_id: person.id, memberships: vec![membership] };
    services::Request::new(actor, None, at)
}

#[test]
fn an_earlier_version_is_restored_over_the_text_that_was_seen() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let here = Here::over(services.clone());
        let cookie = signed_in(&here, "drafter@example.kz").await;
        revise(&services, &office.drafter, &number, SectionKey::Appeal, " Первая.").await;
        let address = format!("/en/desk/drafts/{number}/history/appeal");
        let shown = read(&here, &cookie, &address).await;
        assert_eq!(hidden(&shown, "stood"), "3");
        // Somebody adds to the section before the button is pressed: what was added stays.
        revise(&services, &office.drafter, &number, SectionKey::Appeal, " Вторая.").await;
        let restore = [("version", "2"), ("stood", "3")];
        let both = send(&here, &cookie, &address, &restore).await;
        assert!(
            both.status == StatusCode::CONFLICT || both.header("location").contains("merged"),
            "{}",
            both.body
        );
        let versions =
            section_history(&services, &office.drafter, &number, SectionKey::Appeal).await.unwrap();
        assert!(
            both.body.contains("Вторая") || versions[0].elements[0].text.ru.contains("Вторая"),
            "what nobody saw is not taken out: {}",
            both.body
        );
        let bare = send(&here, &cookie, &address, &[("version", "2")]).await;
        assert_eq!(bare.status, StatusCode::BAD_REQUEST);
    });
}

#[test]
fn a_withdrawal_means_the_stage_that_was_seen() {
    on_each_database(|services| async move {
        let (office, number) = asked(&services).await;
        let here = Here::over(services.clone());
        let cookie = signed_in(&here, "head@example.kz").await;
        let address = format!("/en/desk/drafts/{number}/withdraw");
        let shown = read(&here, &cookie, &address).await;
        let colleague = staff(&services, "second-head@example.kz", office.ministry, Role::Head).await;
        let seen = working_copy(&services, &colleague, &number).await.unwrap().seen();
        let way = vec![domain::draft::WayOfInforming::Portal];
        let place =
            services::drafts::ConfirmPlacement { draft: number.clone(), seen, late_reason: None, ways: way };
        services::drafts::place(&services, &colleague, place).await.unwrap();

        let sent = naming(&shown, &["stage"], &[("reason", "Начат по ошибке")]);
        let stale = post(&here, &cookie, &address, &sent).await;
        assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.body);
        assert!(stale.body.contains("Nothing was withdrawn") && stale.body.contains("Начат по ошибке"));
        let stands = summary(&services, &number, at("2026-03-02T05:30:00Z")).await.unwrap();
        assert_eq!(stands.stage, StageName::Open);
        here.clock.set(at("2026-03-02T05:30:00Z"));
        let cookie = signed_in(&here, "head@example.kz").await;
        let sent = naming(&stale, &["stage"], &[("reason", "Начат по ошибке")]);
        let done = post(&here, &cookie, &address, &sent).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let afterwards = later(&colleague, at("2026-03-02T06:00:00Z"));
        let again = withdraw(&services, &afterwards, &number, StageName::Open, "Да").await;
        assert!(again.is_err());
    });
}

#[test]
fn r_t3_a_year_of_the_calendar_is_imported_as_it_was_previewed() {
    on_each_database(|services| async move {
        let keeper = add(&services, "keeper", BodyKind::AuthorizedServices).await;
        staff(&services, "administrator@example.kz", keeper, Role::Administrator).await;
        let here = Here::over(services.clone());
        let cookie = signed_in(&here, "administrator@example.kz").await;
        let address = "/en/desk/calendar/2026";
        let file = "date,kind,name,estimated\n2026-03-03,day_off,Test,no\n";
        let preview = form_data(&here, &cookie, address, &[("text", file)]).await;
        assert_eq!(preview.status, StatusCode::OK, "{}", preview.body);
        let seal = hidden(&preview, "seal");
        // Another administrator imports another year's list meanwhile: the same file would change other days.
        let days =
            domain::time::calendar::parse_csv("date,kind,name,estimated\n2026-03-04,day_off,Other,no\n")
                .unwrap()
                .days;
        let console = services::Request::console(morning());
        let years = std::collections::BTreeMap::from([(2026, days)]);
        services::calendar::import_years(&services, &console, &years).await.unwrap();
        let sure = [("text", file), ("seal", seal.as_str()), ("sure", "yes")];
        let stale = form_data(&here, &cookie, address, &sure).await;
        assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.body);
        assert!(stale.body.contains("Something has changed since the preview"));
        let calendar = services::calendar::effective(&services.database).await.unwrap();
        assert_eq!(calendar.days_of(2026).count(), 1, "nothing was imported");
        let anew = hidden(&stale, "seal");
        let sure = [("text", file), ("seal", anew.as_str()), ("sure", "yes")];
        assert_eq!(form_data(&here, &cookie, address, &sure).await.status, StatusCode::SEE_OTHER);
    });
}

/// Sends a form as `multipart/form-data`.
async fn form_data(here: &Here, cookie: &str, address: &str, fields: &[(&str, &str)]) -> Answered {
    let part = |(name, value): &(&str, &str)| {
        format!("--b\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let body: String = fields.iter().map(part).chain(["--b--\r\n".to_owned()]).collect();
    let headers = [
        ("content-type", "multipart/form-data; boundary=b"),
        ("sec-fetch-site", "same-origin"),
        ("cookie", cookie),
    ];
    here.ask(::http::Method::POST, address, &headers, &body).await
}
