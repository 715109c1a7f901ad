//! A coordinating body at work with plain forms alone: its inbox, the form of the opinion line by line, who may what (RC-3).

use ::http::StatusCode;
use domain::body::{BodyKind, Role};
use domain::standard::SectionKey;
use services::Services;
use services::coordination::{SendInput, plan, send as send_draft};
use services::people::body_by_code;

use crate::signed::{hidden, read, send, signed_in};
use crate::site::Here;
use crate::site::harness::discussed::open_discussion;
use crate::site::harness::{add, at, later, on_each_database, publish, staff, written};

const SENT: &str = "2026-04-03T05:00:00Z";
const NEXT_DAY: &str = "2026-04-06T05:00:00Z";

/// A draft that was sent to the authorized body, which has a coordinator and a head; and the head of a body that is not asked.
async fn sent(services: &Services) -> String {
    let (office, number) = open_discussion(services).await;
    publish(services, &later(&office.head, at("2026-04-02T05:00:00Z")), &number).await.unwrap();
    let keeper = body_by_code(services, "keeper").await.unwrap().id;
    staff(services, "coordinator@example.kz", keeper, Role::Coordinator).await;
    staff(services, "chief@example.kz", keeper, Role::Head).await;
    let other = add(services, "akimat", BodyKind::Local).await;
    staff(services, "stranger@example.kz", other, Role::Head).await;
    let head = later(&office.head, at(SENT));
    let planned = plan(services, &head, &number).await.unwrap();
    let input = SendInput { added: Vec::new(), note: String::new() };
    send_draft(services, &head, &number, input, &planned.seen).await.unwrap();
    number
}

#[test]
fn rc_3_the_form_of_an_opinion_comes_back_with_every_line() {
    on_each_database(|services| async move {
        let number = sent(&services).await;
        let here = Here::over(services);
        here.clock.set(at(NEXT_DAY));
        let chief = signed_in(&here, "chief@example.kz").await;
        let inbox = read(&here, &chief, "/en/desk/coordination").await;
        let page = format!("/en/desk/coordination/{number}/keeper");
        assert!(inbox.body.contains(&page), "{}", inbox.body);
        assert!(inbox.body.contains("not a term of the law"), "{}", inbox.body);

        let shown = read(&here, &chief, &page).await;
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
        assert!(
            shown.body.contains("Article 8, subparagraph 5)")
                && shown.body.contains("Silence is not consent.")
        );
        let (hash, version) = (hidden(&shown, "hash"), hidden(&shown, "version"));
        let stands = [("hash", hash.as_str()), ("version", version.as_str())];
        let content = written::content();
        let element = content.elements(SectionKey::Appeal).first().unwrap().id.to_string();
        let clause = format!("{}/{element}", SectionKey::Appeal.code());
        let line = [
            ("position", "agree_with_remarks"),
            ("section-1", clause.as_str()),
            ("language-1", "ru"),
            ("text-1", "Назовите срок ответа."),
            ("suggestion-1", "Ответ даётся за пять рабочих дней."),
            ("section-2", "procedure.term"),
            ("text-2", "Срок не обоснован."),
        ];

        // One more line, begun at a clause of the text.
        let step = format!("remark:{element}");
        let more = [stands.as_slice(), &line, &[("do", step.as_str())]].concat();
        let more = send(&here, &chief, &page, &more).await;
        assert_eq!(more.status, StatusCode::OK, "{}", more.body);
        assert!(more.body.contains("name=\"text-3\""), "{}", more.body);
        for kept in ["Назовите срок ответа.", "Ответ даётся за пять рабочих дней.", "Срок не обоснован."]
        {
            assert!(more.body.contains(kept), "{kept}");
        }
        let fewer = [stands.as_slice(), &line, &[("do", "remove:1")]].concat();
        let fewer = send(&here, &chief, &page, &fewer).await;
        assert!(!fewer.body.contains("Назовите срок ответа."), "{}", fewer.body);
        assert!(fewer.body.contains("Срок не обоснован.") && !fewer.body.contains("name=\"text-2\""));

        // What is missing is told beside its field, with every word.
        let gone = [("section-3", "appeal/nobody"), ("text-3", "Слова."), ("do", "give")];
        let wrong = [stands.as_slice(), &line, &gone].concat();
        let wrong = send(&here, &chief, &page, &wrong).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.body);
        assert!(wrong.body.contains("id=\"f-section-3-error\""), "{}", wrong.body);
        assert!(wrong.body.contains("value=\"appeal/nobody\"") && wrong.body.contains("Срок не обоснован."));

        let other = "0".repeat(64);
        let unseen = [("hash", other.as_str()), ("version", "0"), ("do", "give")];
        let unseen = send(&here, &chief, &page, &[&line[..], &unseen].concat()).await;
        assert_eq!(unseen.status, StatusCode::CONFLICT, "{}", unseen.body);
        assert!(unseen.body.contains("RC-3") && unseen.body.contains("Назовите срок ответа."));

        let give = [stands.as_slice(), &line, &[("do", "give")]].concat();
        let given = send(&here, &chief, &page, &give).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
        let again = send(&here, &chief, &page, &give).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "the version is another by now");
        assert!(again.body.contains("Another version was saved meanwhile"), "{}", again.body);
        let shown = read(&here, &chief, &page).await;
        assert!(shown.body.contains("Agreed with remarks") && shown.body.contains("Amend the opinion"));
        let answered = read(&here, &chief, "/en/desk/coordination?show=answered").await;
        assert!(answered.body.contains(&page), "{}", answered.body);
    });
}

#[test]
fn rc_3_a_coordinator_saves_a_head_gives_and_nobody_else_reads() {
    on_each_database(|services| async move {
        let number = sent(&services).await;
        let here = Here::over(services);
        here.clock.set(at(NEXT_DAY));
        let page = format!("/en/desk/coordination/{number}/keeper");
        for name in ["stranger", "drafter"] {
            let cookie = signed_in(&here, &format!("{name}@example.kz")).await;
            assert_eq!(read(&here, &cookie, &page).await.status, StatusCode::FORBIDDEN, "{name}");
            let sent = send(&here, &cookie, &page, &[("do", "save")]).await;
            assert_eq!(sent.status, StatusCode::FORBIDDEN, "{name}");
        }
        let coordinator = signed_in(&here, "coordinator@example.kz").await;
        let shown = read(&here, &coordinator, &page).await;
        assert!(shown.body.contains("Save for the head"), "{}", shown.body);
        assert!(!shown.body.contains("value=\"give\""), "{}", shown.body);
        let hash = hidden(&shown, "hash");
        let form = |step| {
            [
                ("hash", hash.as_str()),
                ("version", "0"),
                ("position", "agree"),
                ("reasons", "Возражений нет."),
                ("do", step),
            ]
        };
        assert_eq!(send(&here, &coordinator, &page, &form("give")).await.status, StatusCode::FORBIDDEN);
        assert_eq!(send(&here, &coordinator, &page, &form("save")).await.status, StatusCode::SEE_OTHER);
        let chief = signed_in(&here, "chief@example.kz").await;
        let shown = read(&here, &chief, &page).await;
        assert!(shown.body.contains("Возражений нет.") && shown.body.contains("not given yet"));
        assert_eq!(hidden(&shown, "version"), "1");
        let nobody = send(&here, &chief, &page, &[("do", "hand"), ("people", "1"), ("people", "999")]).await;
        assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", nobody.body);
    });
}
