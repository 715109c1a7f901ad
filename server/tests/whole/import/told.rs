//! What was left out of a text is told, doubts lead to each other, and a text can be pasted.

use ::http::{Request, StatusCode};
use axum::body::Body;

use super::word_file::{package, xml};
use super::{draft, upload};
use crate::signed::signed_in;
use crate::site::harness::{office, on_each_database};
use crate::site::{Answered, Here};

const APPEAL: &str = "# Глава 3. Порядок обжалования решений, действий (бездействия) услугодателей
11. Жалоба подается на имя руководителя услугодателя.";
const GROUNDS: &str = "Глава 2. Порядок оказания государственной услуги
9. Основания для отказа в оказании государственной услуги:
1) отсутствие печати;
2) отсутствие подписи.";

/// Sends a pasted text, and a file beside it if there is one.
async fn paste(here: &Here, cookie: &str, address: &str, text: &str, file: &[u8]) -> Answered {
    let name = if file.is_empty() { "" } else { "standard.docx" };
    let head = format!(
        "--b\r\ncontent-disposition: form-data; name=\"language\"\r\n\r\nru\r\n\
         --b\r\ncontent-disposition: form-data; name=\"text\"\r\n\r\n{}\r\n\
         --b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n",
        text.replace('\n', "\r\n")
    );
    let body = [head.as_bytes(), file, b"\r\n--b--\r\n"].concat();
    let request = Request::post(address)
        .header("host", "127.0.0.1:3000")
        .header("content-type", "multipart/form-data; boundary=b")
        .header("content-length", body.len())
        .header("sec-fetch-site", "same-origin")
        .header("cookie", cookie);
    here.send(request.body(Body::from(body)).unwrap()).await
}

#[test]
fn r14_1_that_all_was_placed_is_said_only_of_what_was_read_whole() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = draft(&services, &office).await;
        let here = Here::over(services.clone());
        let cookie = signed_in(&here, "drafter@example.kz").await;
        let address = format!("/en/desk/drafts/{number}/import");
        let whole = upload(&here, &cookie, &address, "ru", Some(&package(&xml(APPEAL), 0))).await;
        assert!(whole.body.contains("Every paragraph of the file was placed."), "{}", whole.body);
        assert!(whole.body.contains("In the file: paragraph 2"), "{}", whole.body);
        assert!(!whole.body.contains("Left out of the text"), "{}", whole.body);
        let secret = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>тайные слова</w:t></w:r></w:p></w:body>";
        let secret = xml(APPEAL).replace("</w:body>", secret);
        let told = upload(&here, &cookie, &address, "ru", Some(&package(&secret, 0))).await;
        assert!(!told.body.contains("Every paragraph of the file was placed."), "{}", told.body);
        assert!(!told.body.contains("тайные"), "{}", told.body);
        for words in ["Hidden words were left out: 2.", "but not everything in the file was read"] {
            assert!(told.body.contains(words), "{words}: {}", told.body);
        }
    });
}

#[test]
fn a_pasted_text_is_reviewed_and_its_doubts_lead_to_each_other() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = draft(&services, &office).await;
        let here = Here::over(services.clone());
        let cookie = signed_in(&here, "drafter@example.kz").await;
        let address = format!("/en/desk/drafts/{number}/import");
        let review = paste(&here, &cookie, &address, GROUNDS, b"").await;
        assert_eq!(review.status, StatusCode::OK, "{}", review.body);
        for words in [
            "отсутствие печати",
            "id=\"d-1\"",
            "id=\"d-2\"",
            "href=\"#d-2\"",
            "doubt 1 of 2",
            "href=\"#d-1\"",
        ] {
            assert!(review.body.contains(words), "{words}: {}", review.body);
        }
        let both = paste(&here, &cookie, &address, GROUNDS, &package(&xml(APPEAL), 0)).await;
        assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(both.body.contains("id=\"f-text-error\""), "{}", both.body);
        assert!(both.body.contains("There is a file and a text as well."), "{}", both.body);
        assert!(both.body.contains("отсутствие подписи."), "the text comes back: {}", both.body);
    });
}
