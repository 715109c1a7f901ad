//! Find and replace in a draft, as a browser without JavaScript sends it.

use ::http::StatusCode;
use domain::draft::DraftKind;
use domain::language::Localized;
use domain::standard::{Detail, Element, ElementId, SectionKey};
use services::Services;
use services::drafts::{CreateDraft, SaveSection, create_draft, save_section, working_copy};

use crate::signed::{hidden, read, send, signed_in};
use crate::site::harness::{Office, SERVICE, office, on_each_database};
use crate::site::{Answered, Here};

/// Saves the only paragraph of the section on appeal.
async fn appeal(services: &Services, office: &Office, number: &str, base_version: i64, ru: &str) {
    let id = ElementId::parse("a1").unwrap();
    let elements = vec![Element { id, text: Localized::new("", ru, ""), detail: Detail::Prose }];
    let save = SaveSection { draft: number.to_owned(), section: SectionKey::Appeal, base_version, elements };
    save_section(services, &office.drafter, save).await.unwrap();
}

async fn said(services: &Services, office: &Office, number: &str) -> String {
    let copy = working_copy(services, &office.drafter, number).await.unwrap();
    copy.content().elements(SectionKey::Appeal)[0].text.ru.clone()
}

/// Sends the form that a page shows with these places chosen.
async fn choose(here: &Here, cookie: &str, address: &str, page: &Answered, hits: &[&str]) -> Answered {
    let shown = ["versions", "in", "find", "with"].map(|name| (name, hidden(page, name)));
    let mut fields: Vec<(&str, &str)> = shown.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.extend(hits.iter().map(|hit| ("hit", *hit)));
    send(here, cookie, address, &fields).await
}

#[test]
fn r15_1_words_are_replaced_where_somebody_chose_and_in_the_text_that_was_shown() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let asked = CreateDraft { service: SERVICE.to_owned(), kind: DraftKind::New };
        let number = create_draft(&services, &office.drafter, asked).await.unwrap().number;
        appeal(&services, &office, &number, 1, "Жалоба подаётся. Жалоба <b>рассматривается.").await;
        let here = Here::over(services.clone());
        let cookie = signed_in(&here, "drafter@example.kz").await;
        let desk = format!("/en/desk/drafts/{number}");
        let address = format!("{desk}/replace");
        assert!(read(&here, &cookie, &desk).await.body.contains(&address));
        let asking = |find: &str, with: &str| {
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            query.append_pair("in", "ru").append_pair("find", find).append_pair("with", with);
            format!("{address}?{}", query.finish())
        };
        let nothing = read(&here, &cookie, &asking("слон", "кит")).await;
        assert!(nothing.body.contains("Nothing was found."), "{}", nothing.body);
        let long = read(&here, &cookie, &asking(&"я".repeat(501), "")).await;
        assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(long.body.contains("f-find-error"), "{}", long.body);

        let found = read(&here, &cookie, &asking("Жалоба", "Заявление")).await;
        let hits = ["appeal/a1/text/0", "appeal/a1/text/1"];
        assert!(hits.iter().all(|hit| found.body.contains(hit)), "{}", found.body);
        assert!(!found.body.contains("<b>рассматривается"), "words of the draft are no markup");
        let none = choose(&here, &cookie, &address, &found, &[]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(none.body.contains("f-hit-error") && none.body.contains("Заявление"), "{}", none.body);
        let done = choose(&here, &cookie, &address, &found, &hits[1..]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let expected = "Жалоба подаётся. Заявление <b>рассматривается.";
        assert_eq!(said(&services, &office, &number).await, expected);

        // A text that was saved since it was shown is not written over; what was chosen is shown again.
        let stale = choose(&here, &cookie, &address, &found, &hits[..1]).await;
        assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.body);
        assert!(stale.body.contains("Nothing was replaced"), "{}", stale.body);
        assert_eq!(said(&services, &office, &number).await, expected);
        let again = choose(&here, &cookie, &address, &stale, &hits[..1]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.body);
        assert_eq!(
            said(&services, &office, &number).await,
            "Заявление подаётся. Заявление <b>рассматривается."
        );
    });
}
