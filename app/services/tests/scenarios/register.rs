//! The register of state services.

use domain::register::EntryInput;
use domain::standard::ServiceForm;
use services::register::{
    RegisterFilter, change_entry, entry, history, import_entries, include_service, list, preview_import,
};
use services::{Conflict, ServiceError, ledger};

use crate::harness::{SERVICE, entry_input, office, on_each_database};

#[test]
fn r12_2_only_the_registrar_keeps_the_register_and_every_change_keeps_its_history() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let mut input = entry_input(office.ministry);
        input.name_ru = "Регистрация рождения".to_owned();
        let denied = change_entry(&services, &office.drafter, SERVICE, 1, input.clone()).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))));
        let changed = change_entry(&services, &office.registrar, SERVICE, 1, input.clone()).await.unwrap();
        assert_eq!(changed.version, 2);
        let stale = change_entry(&services, &office.registrar, SERVICE, 1, input.clone()).await;
        let Err(ServiceError::Stale(conflict)) = stale else { panic!("stale") };
        assert!(matches!(*conflict, Conflict::Entry(stands) if stands.version == 2));
        let versions = history(&services, SERVICE).await.unwrap();
        let names: Vec<_> = versions.iter().map(|version| version.entry.name.ru.as_str()).collect();
        assert_eq!(names, ["Регистрация рождения", "Регистрация рождения ребёнка"]);
        assert_eq!(versions[0].by.as_deref(), Some("registrar"));
        let moved = EntryInput { code: "other".to_owned(), ..input };
        let refused = change_entry(&services, &office.registrar, SERVICE, 2, moved).await;
        assert!(matches!(refused, Err(ServiceError::Invalid(_))), "addresses stay");
    });
}

#[test]
fn r12_2_the_approving_act_is_recorded_and_a_correction_of_it_keeps_its_history() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let before = entry(&services, SERVICE).await.unwrap().entry;
        assert_eq!((before.approved_on, &before.act), (None, &None));
        assert_eq!(before.register_approved_on(), before.included_on);
        let approved = EntryInput {
            approved_on: "2026-02-20".to_owned(),
            date_reason: "Постановление принято раньше включения".to_owned(),
            act_kind: "government_resolution".to_owned(),
            act_number: "5".to_owned(),
            act_on: "20.02.2026".to_owned(),
            act_address: "https://adilet.zan.kz/rus/docs/P2600000005".to_owned(),
            ..entry_input(office.ministry)
        };
        let silent = EntryInput { date_reason: String::new(), ..approved.clone() };
        let refused = change_entry(&services, &office.registrar, SERVICE, 1, silent).await;
        let Err(ServiceError::Invalid(problems)) = refused else { panic!("a date without its reason") };
        assert_eq!((problems[0].field.as_str(), problems[0].code.as_str()), ("date_reason", "missing"));
        let saved = change_entry(&services, &office.registrar, SERVICE, 1, approved.clone()).await.unwrap();
        assert_eq!(saved.entry, entry(&services, SERVICE).await.unwrap().entry);
        assert_eq!(saved.entry.register_approved_on(), "2026-02-20".parse().unwrap());
        let half = EntryInput { act_number: String::new(), ..approved.clone() };
        let refused = change_entry(&services, &office.registrar, SERVICE, 2, half).await;
        let Err(ServiceError::Invalid(problems)) = refused else { panic!("half an act") };
        assert_eq!((problems[0].field.as_str(), problems[0].code.as_str()), ("act_number", "missing"));
        let corrected = EntryInput { act_number: "5-н".to_owned(), ..approved };
        change_entry(&services, &office.registrar, SERVICE, 2, corrected).await.unwrap();
        let versions = history(&services, SERVICE).await.unwrap();
        let acts = versions.iter().map(|version| version.entry.act.as_ref());
        let numbers: Vec<_> = acts.map(|act| act.map(|act| act.number.as_str())).collect();
        assert_eq!(numbers, [Some("5-н"), Some("5"), None]);
        let proof = ledger::prove(&services, &[]).await.unwrap();
        assert!(proof.holds(), "{proof:?}");
    });
}

#[test]
fn r12_2_a_file_records_how_the_register_was_approved() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let header = "code,name_kk,name_ru,recipients,developing_body,providers,forms,included_on";
        let row = "200-1,А,А,both,ministry,К | К,paper,2026-03-02";
        let take = async |file: &str| {
            let preview = preview_import(&services, &office.registrar, file).await.unwrap();
            let taken = import_entries(&services, &office.registrar, file, &preview.seal).await.unwrap();
            taken.map(|taken| (taken.included, taken.changed)).unwrap()
        };
        assert_eq!(take(&format!("{header}\n{row}\n")).await, (1, 0));
        assert_eq!(entry(&services, "200-1").await.unwrap().entry.act, None);
        let more = format!(
            "{header},approved_on,act_kind,act_number,act_on,date_reason\n{row},2026-03-01,order,7,2026-03-01,Описка\n"
        );
        let silent = more.replace("Описка", "");
        let told = preview_import(&services, &office.registrar, &silent).await.unwrap().problems;
        assert_eq!((told[0].column.as_deref(), told[0].problem), (Some("date_reason"), "missing"));
        assert_eq!(take(&more).await, (0, 1));
        let stands = entry(&services, "200-1").await.unwrap().entry;
        assert_eq!(stands.register_approved_on(), "2026-03-01".parse().unwrap());
        assert_eq!(stands.act.map(|act| act.number), Some("7".to_owned()));
        assert_eq!(take(&more).await, (0, 0), "it says the same already");
    });
}

#[test]
fn r12_1_an_entry_names_bodies_that_exist_and_a_code_that_is_free() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let twin = include_service(&services, &office.registrar, entry_input(office.ministry)).await;
        let Err(ServiceError::Invalid(problems)) = twin else { panic!("taken") };
        assert_eq!((problems[0].field.as_str(), problems[0].code.as_str()), ("code", "taken"));
        let stranger = EntryInput {
            code: "x".to_owned(),
            developing_body: "999".to_owned(),
            ..entry_input(office.ministry)
        };
        let Err(ServiceError::Invalid(problems)) =
            include_service(&services, &office.registrar, stranger).await
        else {
            panic!("unknown body")
        };
        assert_eq!(problems[0].field, "developing_body");
        let blank = include_service(&services, &office.registrar, EntryInput::default()).await;
        let Err(ServiceError::Invalid(problems)) = blank else { panic!("blank") };
        assert!(problems.len() > 5);
    });
}

#[test]
fn the_register_is_filtered_searched_and_paged() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        for number in 1..=4 {
            let input = EntryInput {
                code: format!("100_%-{number}").replace("_%", ""),
                name_ru: format!("Выдача ЛИЦЕНЗИИ {number}"),
                recipients: if number % 2 == 0 { "both" } else { "legal_entities" }.to_owned(),
                forms: vec!["paper".to_owned()],
                paid: "on".to_owned(),
                ..entry_input(office.ministry)
            };
            include_service(&services, &office.registrar, input).await.unwrap();
        }
        let codes = async |filter: RegisterFilter| {
            let page = list(&services, &filter).await.unwrap();
            page.items.into_iter().map(|entry| entry.entry.code).collect::<Vec<_>>()
        };
        let filter = RegisterFilter::default;
        assert_eq!(codes(RegisterFilter { text: "лицензии 3".to_owned(), ..filter() }).await, ["100-3"]);
        assert_eq!(codes(RegisterFilter { text: "РОЖДЕНИЯ".to_owned(), ..filter() }).await, [SERVICE]);
        assert!(codes(RegisterFilter { text: "%".to_owned(), ..filter() }).await.is_empty());
        assert_eq!(codes(RegisterFilter { paid: Some(false), ..filter() }).await, [SERVICE]);
        let form = Some(ServiceForm::ElectronicPart);
        assert_eq!(codes(RegisterFilter { form, ..filter() }).await, [SERVICE]);
        let individuals = Some(domain::register::Recipients::Individuals);
        assert_eq!(
            codes(RegisterFilter { recipients: individuals, ..filter() }).await,
            [SERVICE, "100-2", "100-4"]
        );
        let first = list(&services, &RegisterFilter { limit: Some(3), ..filter() }).await.unwrap();
        assert_eq!(first.items.len(), 3);
        let rest = list(&services, &RegisterFilter { after: first.next, ..filter() }).await.unwrap();
        assert_eq!((rest.items.len(), rest.next), (2, None));
    });
}

#[test]
fn a_file_is_imported_whole_or_not_at_all() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let header = "code,name_kk,name_ru,recipients,developing_body,providers,forms,included_on\n";
        let good = "200-1,А,А,both,ministry,К | К,paper,2026-03-02\n";
        let bad = format!("{header}{good}200-2,Б,Б,both,nobody,К | К,paper,2026-03-02\n");
        let take = async |file: &str| {
            let preview = preview_import(&services, &office.registrar, file).await.unwrap();
            import_entries(&services, &office.registrar, file, &preview.seal).await.unwrap()
        };
        let refused = take(&bad).await.unwrap_err();
        assert_eq!(refused.problems[0].line, 3);
        assert!(matches!(entry(&services, "200-1").await, Err(ServiceError::NotFound)), "nothing was taken");
        let whole = format!("{header}{good}");
        let unread = import_entries(&services, &office.registrar, &whole, "another seal").await.unwrap();
        assert!(unread.is_err(), "only what was previewed is taken");
        let taken = take(&whole).await.unwrap();
        assert_eq!((taken.included, taken.changed), (1, 0));
        assert_eq!(entry(&services, "200-1").await.unwrap().entry.developing_body, office.ministry);
        let again = take(&whole).await.unwrap();
        assert_eq!((again.included, again.changed), (0, 0));
    });
}
