//! From a file of Word to the saved sections of a draft, as a browser without JavaScript sends it.

mod refused;
mod told;
mod word_file;

use ::http::{Request, StatusCode};
use axum::body::Body;
use domain::body::{BodyKind, Role};
use domain::draft::DraftKind;
use domain::language::{Language, Localized};
use domain::standard::{Detail, Element, ElementId, SectionKey};
use services::Services;
use services::drafts::{CreateDraft, SaveSection, create_draft, save_section, section_history, working_copy};

use crate::signed::{hidden, read, send, signed_in};
use crate::site::harness::{Office, SERVICE, add, office, on_each_database, staff, written_draft};
use crate::site::{Answered, Here};

pub(crate) use word_file::{KAZAKH, RUSSIAN, docx, package, xml};

/// Sends a file with the language of its text, as a browser does.
pub(crate) async fn upload(
    here: &Here,
    cookie: &str,
    address: &str,
    language: &str,
    file: Option<&[u8]>,
) -> Answered {
    let mut body = format!("--b\r\ncontent-disposition: form-data; name=\"language\"\r\n\r\n{language}\r\n")
        .into_bytes();
    let name = if file.is_some() { "standard.docx" } else { "" };
    let head = format!("--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    body.extend(head.into_bytes());
    body.extend(file.unwrap_or_default());
    body.extend(b"\r\n--b--\r\n");
    let request = Request::post(address)
        .header("host", "127.0.0.1:3000")
        .header("content-type", "multipart/form-data; boundary=b")
        .header("content-length", body.len())
        .header("sec-fetch-site", "same-origin")
        .header("cookie", cookie);
    here.send(request.body(Body::from(body)).unwrap()).await
}

/// Sends a review back with some choices.
async fn confirm(
    here: &Here,
    cookie: &str,
    address: &str,
    review: &Answered,
    choices: &[(&str, &str)],
) -> Answered {
    let mut fields = vec![("matter".to_owned(), hidden(review, "matter"))];
    for key in SectionKey::ALL.into_iter().filter(|key| !key.is_from_register()) {
        let name = format!("version.{}", key.code());
        let version = hidden(review, &name);
        fields.push((name, version));
    }
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    send(here, cookie, address, &[fields.as_slice(), choices].concat()).await
}

async fn section(services: &Services, office: &Office, number: &str, key: SectionKey) -> Vec<Element> {
    let copy = working_copy(services, &office.drafter, number).await.unwrap();
    copy.content().elements(key).to_vec()
}

async fn draft(services: &Services, office: &Office) -> String {
    let asked = CreateDraft { service: SERVICE.to_owned(), kind: DraftKind::New };
    create_draft(services, &office.drafter, asked).await.unwrap().number
}

#[test]
fn r14_1_a_file_becomes_sections_in_one_language_after_the_other() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = draft(&services, &office).await;
        let here = Here::over(services.clone());
        let cookie = signed_in(&here, "drafter@example.kz").await;
        let desk = format!("/en/desk/drafts/{number}");
        let address = format!("{desk}/import");
        assert!(read(&here, &cookie, &desk).await.body.contains(&address));
        let form = read(&here, &cookie, &address).await;
        assert!(form.body.contains("multipart/form-data") && form.body.contains("name=\"file\""));

        let review = upload(&here, &cookie, &address, "ru", Some(&docx(RUSSIAN))).await;
        assert_eq!(review.status, StatusCode::OK, "{}", review.body);
        for words in [
            "при обращении на портал: 3 (три) рабочих дня",
            "not certain: check it and fill it in",
            "name=\"choice.procedure.term\" value=\"replace\" checked",
            "10-1. Сведения вносятся в реестр",
            "It stands under nothing that names an element.",
            "name=\"choice.appendices\" value=\"replace\" checked",
            "paragraph 6",
            "2.5 Work schedule",
        ] {
            assert!(review.body.contains(words), "{words}: {}", review.body);
        }
        assert!(!review.body.contains("<b>."), "words of the file are no markup");
        assert_eq!(section(&services, &office, &number, SectionKey::Term).await, []);

        let left = review.body.split("name=\"left.").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let left = format!("left.{left}");
        let choices =
            [("choice.procedure.term", "replace"), ("choice.appeal", "replace"), (left.as_str(), "other")];
        let done = confirm(&here, &cookie, &address, &review, &choices).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        assert_eq!(done.header("location"), format!("{desk}?imported=procedure.term+appeal+other"));
        assert!(done.header("set-cookie").contains("Secure"), "{}", done.header("set-cookie"));
        let flash = done.header("set-cookie").split(';').next().unwrap().to_owned();
        let shown = read(&here, &format!("{cookie}; {flash}"), done.header("location")).await;
        assert!(shown.body.contains("3 elements have been written from the file."), "{}", shown.body);
        assert!(shown.body.contains(&format!("{desk}/history/procedure.term")));
        let terms = section(&services, &office, &number, SectionKey::Term).await;
        assert_eq!(terms.len(), 2);
        assert_eq!(terms[0].clause(Language::Ru), "при обращении на портал: 3 (три) рабочих дня");
        assert_eq!(terms[1].detail, Detail::Words, "a number is never made up");
        let appeal = section(&services, &office, &number, SectionKey::Appeal).await;
        assert_eq!(appeal[0].text.ru, "Жалоба подается на имя руководителя услугодателя \\<b>.");
        let other = section(&services, &office, &number, SectionKey::Other).await;
        assert_eq!(other[0].text.ru, "10-1. Сведения вносятся в реестр в день обращения.");

        // The same form sent twice changes nothing.
        let versions = || section_history(&services, &office.drafter, &number, SectionKey::Term);
        let before = versions().await.unwrap().len();
        let twice = confirm(&here, &cookie, &address, &review, &choices[..1]).await;
        assert_eq!((twice.status, versions().await.unwrap().len()), (StatusCode::SEE_OTHER, before));

        let review = upload(&here, &cookie, &address, "kk", Some(&docx(KAZAKH))).await;
        assert!(review.body.contains("what is written in Russian stays"), "{}", review.body);
        let done = confirm(&here, &cookie, &address, &review, &choices[..1]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let both = section(&services, &office, &number, SectionKey::Term).await;
        assert_eq!(both[0].id, terms[0].id);
        assert_eq!(both[0].clause(Language::Ru), "при обращении на портал: 3 (три) рабочих дня");
        assert_eq!(both[0].clause(Language::Kk), "порталға жүгінген кезде: 3 (үш) жұмыс күні");
    });
}

#[test]
fn of_several_texts_in_a_file_a_person_chooses_one() {
    const TEXTS: &str = "# Стандарт государственной услуги «Учёт лодок»
# Глава 2. Порядок оказания государственной услуги
4. Срок оказания государственной услуги – 3 рабочих дня.
6. Результат оказания государственной услуги – справка.
# Стандарт государственной услуги «Учёт причалов»
# Глава 2. Порядок оказания государственной услуги
4. Срок оказания государственной услуги – 5 рабочих дней.
6. Результат оказания государственной услуги – выписка.";
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = draft(&services, &office).await;
        let here = Here::over(services.clone());
        let cookie = signed_in(&here, "drafter@example.kz").await;
        let address = format!("/en/desk/drafts/{number}/import");
        let review = upload(&here, &cookie, &address, "ru", Some(&docx(TEXTS))).await;
        for words in [
            "This one was read: Стандарт государственной услуги «Учёт лодок»",
            "3 (три) рабочих дня",
            "справка",
        ] {
            assert!(review.body.contains(words), "{words}: {}", review.body);
        }
        let matter = hidden(&review, "matter");
        let chosen = send(&here, &cookie, &address, &[("matter", matter.as_str()), ("instead", "0")]).await;
        assert_eq!(chosen.status, StatusCode::OK, "{}", chosen.body);
        for words in [
            "This one was read: Стандарт государственной услуги «Учёт причалов»",
            "5 (пять) рабочих дней",
            "выписка",
        ] {
            assert!(chosen.body.contains(words), "{words}: {}", chosen.body);
        }
        assert_eq!(
            section(&services, &office, &number, SectionKey::Term).await,
            [],
            "nothing is written yet"
        );
        let none = send(&here, &cookie, &address, &[("matter", matter.as_str()), ("instead", "7")]).await;
        assert_eq!(none.status, StatusCode::BAD_REQUEST);
        let done = confirm(&here, &cookie, &address, &chosen, &[("choice.procedure.term", "replace")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let terms = section(&services, &office, &number, SectionKey::Term).await;
        assert_eq!(terms[0].clause(Language::Ru), "5 (пять) рабочих дней");
    });
}

#[test]
fn what_a_draft_holds_is_left_unless_somebody_chooses_otherwise() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let here = Here::over(services.clone());
        let cookie = signed_in(&here, "drafter@example.kz").await;
        let address = format!("/en/desk/drafts/{number}/import");
        let before = section(&services, &office, &number, SectionKey::Term).await;
        let review = upload(&here, &cookie, &address, "ru", Some(&docx(RUSSIAN))).await;
        assert!(review.body.contains("name=\"choice.procedure.term\" value=\"leave\" checked"));
        let nothing = confirm(&here, &cookie, &address, &review, &[("choice.procedure.term", "leave")]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nothing.body.contains("Nothing is chosen"), "{}", nothing.body);
        let added = confirm(&here, &cookie, &address, &review, &[("choice.procedure.term", "add")]).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER);
        let after = section(&services, &office, &number, SectionKey::Term).await;
        assert_eq!(after.len(), before.len() + 2);
        assert_eq!(after[..before.len()], before);
        let review = upload(&here, &cookie, &address, "ru", Some(&docx(RUSSIAN))).await;
        assert!(review.body.contains("also removes what is written in it in Kazakh"), "{}", review.body);
        assert!(!review.body.contains("The text seems"), "{}", review.body);
        let other = upload(&here, &cookie, &address, "kk", Some(&docx(RUSSIAN))).await;
        assert!(other.body.contains("seems to be written in Russian, but"), "{}", other.body);
    });
}

#[test]
fn a_section_that_somebody_saved_meanwhile_is_not_overwritten() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = draft(&services, &office).await;
        let here = Here::over(services.clone());
        let cookie = signed_in(&here, "drafter@example.kz").await;
        let address = format!("/en/desk/drafts/{number}/import");
        let review = upload(&here, &cookie, &address, "ru", Some(&docx(RUSSIAN))).await;
        let theirs = Element {
            id: ElementId::parse("theirs").unwrap(),
            text: Localized::same("Их слова"),
            detail: Detail::Prose,
        };
        let meanwhile = SaveSection {
            draft: number.clone(),
            section: SectionKey::Appeal,
            base_version: 1,
            elements: vec![theirs.clone()],
        };
        save_section(&services, &office.head, meanwhile).await.unwrap();
        // Words that cannot be stored are no way past it either.
        let unfit = hidden(&review, "matter").replace("Жалоба", "\u{202e}Жалоба");
        let fields = [("matter", unfit.as_str()), ("choice.appeal", "replace"), ("version.appeal", "1")];
        let both = send(&here, &cookie, &address, &fields).await;
        assert_eq!(both.status, StatusCode::CONFLICT, "{}", both.body);
        assert!(both.body.contains("name=\"choice.appeal\" value=\"leave\" checked"));
        let choices = [("choice.procedure.term", "replace"), ("choice.appeal", "replace")];
        let refused = confirm(&here, &cookie, &address, &review, &choices).await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        for words in [
            "Somebody changed these elements meanwhile; nothing was written",
            "name=\"choice.appeal\" value=\"leave\" checked",
            "name=\"choice.procedure.term\" value=\"replace\" checked",
            "Их слова",
            "– head",
        ] {
            assert!(refused.body.contains(words), "{words}: {}", refused.body);
        }
        assert_eq!(section(&services, &office, &number, SectionKey::Appeal).await, [theirs]);
        assert_eq!(section(&services, &office, &number, SectionKey::Term).await, []);
        let done = confirm(&here, &cookie, &address, &refused, &choices[..1]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        assert_eq!(section(&services, &office, &number, SectionKey::Term).await.len(), 2);
    });
}

#[test]
fn a_stranger_is_refused_and_a_forged_review_is_not_taken() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = draft(&services, &office).await;
        let other = add(&services, "other", BodyKind::Central).await;
        staff(&services, "stranger@example.kz", other, Role::Drafter).await;
        let here = Here::over(services.clone());
        let address = format!("/en/desk/drafts/{number}/import");
        let stranger = signed_in(&here, "stranger@example.kz").await;
        assert_eq!(read(&here, &stranger, &address).await.status, StatusCode::FORBIDDEN);
        let file = docx(RUSSIAN);
        assert_eq!(upload(&here, &stranger, &address, "ru", Some(&file)).await.status, StatusCode::FORBIDDEN);
        assert_eq!(upload(&here, "", &address, "ru", Some(&file)).await.status, StatusCode::UNAUTHORIZED);
        let drafter = signed_in(&here, "drafter@example.kz").await;
        let review = upload(&here, &drafter, &address, "ru", Some(&file)).await;
        let taken = confirm(&here, &stranger, &address, &review, &[("choice.appeal", "replace")]).await;
        assert_eq!(taken.status, StatusCode::FORBIDDEN);
        let forged = hidden(&review, "matter").replace("\"kind\":\"prose\"", "\"kind\":\"free\"");
        for matter in [forged.as_str(), "", "{}"] {
            let fields = [("matter", matter), ("choice.appeal", "replace"), ("version.appeal", "1")];
            let answer = send(&here, &drafter, &address, &fields).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{matter}");
        }
        let hostile = hidden(&review, "matter").replace("Жалоба", "\u{202e}Жалоба");
        let fields = [("matter", hostile.as_str()), ("choice.appeal", "replace"), ("version.appeal", "1")];
        let answer = send(&here, &drafter, &address, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("3.1 Procedure for appealing"), "{}", answer.body);
        assert_eq!(section(&services, &office, &number, SectionKey::Appeal).await, []);
    });
}
