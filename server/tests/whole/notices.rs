//! The notices of the operator over HTTP: read by everybody, written by the administrator, renewed at once.

use ::http::StatusCode;
use chrono::TimeDelta;
use domain::body::Role;

use crate::signed::{hidden, read, send, signed_in};
use crate::site::Here;
use crate::site::harness::{morning, office, on_each_database, placed, staff, written_draft};

const NAMES: [&str; 4] = ["privacy", "accessibility", "help", "contact"];

#[test]
fn every_page_leads_to_the_notices_and_each_stands_in_three_languages() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, morning()).await;
        let here = Here::over(services);
        for language in ["kk", "ru", "en"] {
            let home = here.get(&format!("/{language}/")).await;
            for name in NAMES {
                let address = format!("/{language}/{name}");
                assert!(home.body.contains(&format!("href=\"{address}\"")), "{address}");
                let page = here.get(&address).await;
                assert_eq!(page.status, StatusCode::OK);
                assert!(page.body.contains("<h2>"), "{address}: {}", page.body);
            }
            let form = here.get(&format!("/{language}/drafts/{number}/comment")).await;
            let main = form.body.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).unwrap();
            assert!(main.contains(&format!("href=\"/{language}/privacy\"")), "{main}");
        }
        let contact = here.get("/en/contact").await;
        assert!(contact.body.contains("The operator of this site has not been entered yet."));
    });
}

#[test]
fn an_administrator_writes_a_notice_and_readers_of_the_kept_page_see_it_at_once() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        staff(&services, "administrator@example.kz", people.ministry, Role::Administrator).await;
        let here = Here::over(services);
        let own = signed_in(&here, "administrator@example.kz").await;
        let head = signed_in(&here, "head@example.kz").await;
        let address = "/en/desk/notices/contact";
        assert_eq!(read(&here, &head, address).await.status, StatusCode::FORBIDDEN);
        assert_eq!(read(&here, &own, "/en/desk/notices/none").await.status, StatusCode::NOT_FOUND);
        assert_eq!(read(&here, &own, &format!("{address}?version=7")).await.status, StatusCode::NOT_FOUND);
        for _ in 0..2 {
            here.get("/en/contact").await;
        }
        let form = read(&here, &own, address).await;
        assert_eq!(hidden(&form, "version"), "0");
        let text = [
            ("version", "0"),
            ("name_kk", "Министрлік"),
            ("name_ru", "Министерство"),
            ("text_kk", "## Мәтін"),
            ("text_ru", "## Текст\r\n\r\n[Справка](/ru/help)"),
            ("text_en", "## Own words\r\n\r\n[x](javascript:alert(1))"),
        ];
        let wrong = [&text[..], &[("email", "nobody"), ("phone", "call me")]].concat();
        for action in ["save", "preview"] {
            let answer = send(&here, &own, address, &[&wrong[..], &[("do", action)]].concat()).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{action}");
            for kept in ["f-email-error", "f-phone-error", "call me", "Own words", "Министерство"]
            {
                assert!(answer.body.contains(kept), "{action} {kept}: {}", answer.body);
            }
        }
        let right = [&text[..], &[("email", "site@example.kz"), ("phone", "1414")]].concat();
        let looked = send(&here, &own, address, &[&right[..], &[("do", "preview")]].concat()).await;
        assert_eq!(looked.status, StatusCode::OK);
        assert!(looked.body.contains("<h2>Own words</h2>"), "{}", looked.body);
        assert!(!here.get("/en/contact").await.body.contains("Own words"), "nothing has been saved");

        let save = [&right[..], &[("do", "save")]].concat();
        assert_eq!(send(&here, &own, address, &save).await.status, StatusCode::SEE_OTHER);
        here.clock.set(morning() + TimeDelta::seconds(1));
        let page = here.get("/en/contact").await;
        for told in ["<h2>Own words</h2>", "mailto:site@example.kz", "tel:1414", "Министерство"] {
            assert!(page.body.contains(told), "{told}: {}", page.body);
        }
        assert!(!page.body.contains("href=\"javascript:"));

        let stale = send(&here, &own, address, &[&save[..], &[("text_en", "Others")]].concat()).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert_eq!(hidden(&stale, "version"), "1");
        let form = read(&here, &own, &format!("{address}?version=0")).await;
        assert_eq!(hidden(&form, "version"), "1");
        assert!(form.body.contains("Whom to ask about what"), "the shipped text stands in the form");
        assert!(form.body.contains("site@example.kz"), "the operator stays");
    });
}
