//! Appendices with plain forms: added, written, moved as a whole; read by the public with their clauses and the links that lead to
//! them, in pages, REST and files.

use ::http::StatusCode;
use chrono::TimeDelta;
use domain::standard::SectionKey;
use services::Services;
use services::drafts::{SaveSection, save_section, working_copy};

use crate::signed::{read, send, signed_in};
use crate::site::Here;
use crate::site::harness::{Office, morning, office, on_each_database, placed, written_draft};

const LINES: [(&str, &str); 10] = [
    ("line.apx1.kind", "appendix"),
    ("line.apx1.sort", "form"),
    ("line.apx1.text.kk", "Анықтама беру туралы өтініш"),
    ("line.apx1.text.ru", "Заявление о выдаче справки"),
    ("line.apx2.text.kk", "Анықтама беруді сұраймын."),
    ("line.apx2.text.ru", "Прошу **выдать** справку."),
    ("line.apx3.kind", "appendix"),
    ("line.apx3.sort", "list"),
    ("line.apx3.text.kk", "Құжаттар тізбесі"),
    ("line.apx3.text.ru", "Перечень документов"),
];

/// Adds to the section on appeals what refers to the first appendix.
async fn refer(services: &Services, office: &Office, number: &str) {
    let copy = working_copy(services, &office.drafter, number).await.unwrap();
    let text = copy.sections.into_iter().find(|text| text.key == SectionKey::Appeal).unwrap();
    let mut elements = text.elements;
    elements[0].text.ru.push_str(" Форма дана в приложении 1.");
    elements[0].text.kk.push_str(" Нысан 1-қосымшада берілген.");
    let (draft, base_version) = (number.to_owned(), text.version);
    let save = SaveSection { draft, section: SectionKey::Appeal, base_version, elements };
    save_section(services, &office.drafter, save).await.unwrap();
}

#[test]
fn r14_1_appendices_are_written_by_forms_and_read_by_everybody() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let here = Here::over(services.clone());
        let drafter = signed_in(&here, "drafter@example.kz").await;
        let desk = format!("/en/desk/drafts/{number}");
        let overview = read(&here, &drafter, &desk).await.body;
        assert!(overview.contains("There are no appendices."), "{overview}");
        let address = format!("{desk}/edit/appendices");
        let added = send(&here, &drafter, &address, &[("base", "0"), ("do", "appendix")]).await;
        assert_eq!(added.status, StatusCode::OK, "{}", added.body);
        assert!(added.body.contains("value=\"appendix\""), "{}", added.body);

        let post = async |base: &str, press: &str, lines: &[(&str, &str)]| {
            let fields: Vec<_> = [("base", base), ("do", press)].iter().chain(lines).copied().collect();
            send(&here, &drafter, &address, &fields).await
        };
        let moved = post("0", "up:apx3", &LINES).await.body;
        let (first, second) = (moved.find("id=\"line-apx3\""), moved.find("id=\"line-apx1\""));
        assert!(first.is_some() && first < second, "the list moved before the form: {moved}");
        let lines: Vec<_> = LINES.into_iter().take(6).collect();
        let saved = post("0", "save", &lines).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let form = read(&here, &drafter, &address).await.body;
        assert!(form.contains("Заявление о выдаче справки"), "{form}");
        refer(&services, &office, &number).await;

        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        here.clock.set(morning() + TimeDelta::hours(2));
        let public = here.get(&format!("/ru/drafts/{number}")).await.body;
        for part in [
            "Приложение 1. Заявление о выдаче справки (форма)",
            "id=\"c-5-1-1\"",
            "Прошу <strong>выдать</strong> справку.",
            "<a href=\"#c-5-1\"",
            "comment?element=apx2",
        ] {
            assert!(public.contains(part), "{part}: {public}");
        }
        let comment = format!("/ru/drafts/{number}/comment?element=apx2&lang=ru");
        let comment = here.get(&comment).await;
        assert!(comment.status == StatusCode::OK && comment.body.contains("5.1.1"), "{}", comment.body);

        let api = format!("/api/v1/drafts/{number}/revisions/1");
        let json = here.get(&api).await.json();
        let last = json["elements"].as_array().unwrap().last().unwrap();
        assert_eq!(last["key"], "appendices");
        assert_eq!(last["part"], "appendices");
        assert_eq!(last["number"], "5");
        assert_eq!(last["items"][0]["detail"]["sort"], "form");
    });
}
