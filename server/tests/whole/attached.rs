//! Files of comments: taken with the comment or not at all, handed out without any right, gone with what is hidden (R15-4, R15-5).

use ::http::{Method, StatusCode};
use chrono::TimeDelta;
use domain::discussion::{HidingGround, HidingInput};
use services::discussion::{hide, next_unread};

use crate::site::harness::{at, later, morning, office, on_each_database, placed, written_draft};
use crate::site::{Answered, Here};

const PDF: &str = "%PDF-1.7\n1 0 obj\n%%EOF\n";

/// Sends a comment as a form with files: names and contents.
async fn send(here: &Here, number: &str, text: &str, files: &[(&str, &str)]) -> Answered {
    send_with(here, number, text, &[], files).await
}

/// As [`send`], with more fields.
async fn send_with(
    here: &Here,
    number: &str,
    text: &str,
    more: &[(&str, &str)],
    files: &[(&str, &str)],
) -> Answered {
    send_asking(here, number, text, more, files, "text/html").await
}

async fn send_asking(
    here: &Here,
    number: &str,
    text: &str,
    more: &[(&str, &str)],
    files: &[(&str, &str)],
    accept: &str,
) -> Answered {
    let fields = [
        ("kind", "individual"),
        ("name", "Айгүл Серікова"),
        ("email", "aigul@example.kz"),
        ("language", "ru"),
        ("text", text),
    ];
    let field = |(name, value): (&str, &str)| {
        format!("--b\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let file = |(name, value): &(&str, &str)| {
        format!(
            "--b\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n{value}\r\n"
        )
    };
    let fields = fields.into_iter().chain(more.iter().copied());
    let parts: Vec<String> = fields.map(field).chain(files.iter().map(file)).collect();
    let body = format!("{}--b--\r\n", parts.concat());
    let kind = [
        ("content-type", "multipart/form-data; boundary=b"),
        ("sec-fetch-site", "same-origin"),
        ("accept", accept),
    ];
    here.ask(Method::POST, &format!("/ru/drafts/{number}/comment"), &kind, &body).await
}

#[test]
fn r15_5_a_comment_brings_files_that_are_handed_out_without_any_right() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, morning()).await;
        let here = Here::over(services.clone());
        here.clock.set(morning() + TimeDelta::hours(1));
        let sent = send(&here, &number, "С файлом", &[("Отзыв.pdf", PDF), ("", "")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let receipt = here.get(sent.header("location")).await;
        let saved = here.get(&format!("{}/file", sent.header("location"))).await;
        let listed = here.get(&format!("/ru/drafts/{number}/comments")).await;
        let machine = here.get(&format!("/api/v1/drafts/{number}/comments/1")).await.json();
        let hash = machine["attachments"][0]["hash"].as_str().unwrap().to_owned();
        assert_eq!(machine["attachments"][0]["size"], PDF.len());
        for page in [&receipt, &saved, &listed] {
            assert!(page.body.contains("Отзыв.pdf") && page.body.contains(&hash), "{}", page.body);
        }
        let file = format!("/ru/drafts/{number}/comments/1/files/1");
        assert!(listed.body.contains(&file));
        let given = here.get(&file).await;
        assert_eq!((given.status, given.body.as_str()), (StatusCode::OK, PDF));
        assert_eq!(given.header("content-type"), "application/pdf");
        assert!(given.header("content-disposition").starts_with("attachment; "));
        assert!(given.header("content-security-policy").starts_with("sandbox; default-src 'none'"));
        assert_eq!(given.header("x-content-type-options"), "nosniff");
        for nothing in ["2", "0", "x"] {
            let answer = here.get(&format!("/ru/drafts/{number}/comments/1/files/{nothing}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nothing}");
        }
        // What is hidden is hidden with its files.
        let hiding = HidingInput {
            ground: HidingGround::PersonalData.code().to_owned(),
            reason: "Адрес другого человека.".to_owned(),
        };
        hide(&services, &later(&office.head, here.now()), &number, 1, &hiding).await.unwrap();
        assert_eq!(here.get(&file).await.status, StatusCode::NOT_FOUND);
        let machine = here.get(&format!("/api/v1/drafts/{number}/comments/1")).await.json();
        assert_eq!(machine["attachments"].as_array().map(Vec::len), Some(0));
    });
}

#[test]
fn r15_5_of_several_clauses_the_last_brings_the_files() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, morning()).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::hours(1));
        let others = serde_json::json!([{
            "kind": "individual", "name": "Айгүл Серікова", "email": "aigul@example.kz", "language": "ru",
            "text": "О другом пункте",
        }]);
        let others = [("key", "several"), ("others", &others.to_string())];
        let wrong = send_with(&here, &number, "", &others, &[("a.pdf", PDF)]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.body);
        assert!(wrong.body.contains("Выберите файлы ещё раз"), "{}", wrong.body);
        let address = format!("/api/v1/drafts/{number}/comments");
        assert_eq!(here.get(&address).await.json()["items"].as_array().map(Vec::len), Some(0));
        for _ in 0..2 {
            let sent = send_with(&here, &number, "С файлом", &others, &[("a.pdf", PDF)]).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
            let listed = here.get(&address).await.json();
            let files = |place: usize| listed["items"][place]["attachments"].as_array().map(Vec::len);
            assert_eq!(listed["items"].as_array().map(Vec::len), Some(2));
            assert_eq!((files(0), files(1)), (Some(0), Some(1)), "{listed}");
        }
    });
}

#[test]
fn r15_5_the_living_form_is_told_what_became_of_it_and_keeps_its_files() {
    const DATA: &str = "application/json";
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, morning()).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::hours(1));
        let (key, files) = ([("key", "living")], [("a.pdf", PDF)]);
        let wrong = send_asking(&here, &number, "", &key, &files, DATA).await;
        assert_eq!(wrong.status, StatusCode::OK, "{}", wrong.body);
        let told = wrong.json();
        let problems = told[0]["Invalid"]["problems"].as_array().cloned().unwrap_or_default();
        assert_eq!((problems.len(), &problems[0][0]), (1, &serde_json::json!("text")), "{told}");
        let mut receipts = Vec::new();
        for _ in 0..2 {
            let sent = send_asking(&here, &number, "С файлом", &key, &files, DATA).await.json();
            let receipt = sent[0]["Received"]["address"].as_str().unwrap_or_default().to_owned();
            assert!(receipt.starts_with("/ru/receipts/"), "{sent}");
            receipts.push(receipt);
        }
        assert_eq!(receipts[0], receipts[1]);
    });
}

#[test]
fn r15_5_near_comments_are_offered_before_files_are_taken() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, morning()).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::hours(1));
        let text = "Срок оказания услуги слишком велик, прошу сократить его до трёх рабочих дней для всех заявителей.";
        let first = [("key", "first")];
        let sent = send_with(&here, &number, text, &first, &[("a.pdf", PDF)]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        // The same form again is answered with its receipt, and is no comment beside itself.
        let again = send_with(&here, &number, text, &first, &[("a.pdf", PDF)]).await;
        assert_eq!(again.header("location"), sent.header("location"), "{}", again.body);
        let offered = send_with(&here, &number, text, &[("key", "second")], &[("b.pdf", PDF)]).await;
        assert_eq!(offered.status, StatusCode::OK, "{}", offered.body);
        for told in ["name=\"anyway\"", "Выберите файлы ещё раз", text] {
            assert!(offered.body.contains(told), "{told}: {}", offered.body);
        }
        let anyway = [("key", "second"), ("anyway", "yes")];
        let sent = send_with(&here, &number, text, &anyway, &[("b.pdf", PDF)]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let second = here.get(&format!("/api/v1/drafts/{number}/comments/2")).await.json();
        assert_eq!(second["attachments"][0]["name"], "b.pdf");
    });
}

#[test]
fn r15_4_nothing_is_kept_of_a_comment_that_is_refused_or_late() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, morning()).await;
        let here = Here::over(services.clone());
        here.clock.set(morning() + TimeDelta::hours(1));
        let wrong = send(&here, &number, "Не тот файл", &[("letter.pdf", "MZ"), ("a.pdf", PDF)]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("letter.pdf") && wrong.body.contains("Не тот файл"), "{}", wrong.body);
        let many: Vec<(String, String)> = (0..11).map(|one| (format!("{one}.pdf"), PDF.to_owned())).collect();
        let many: Vec<(&str, &str)> =
            many.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let over = send(&here, &number, "Слишком много", &many).await;
        assert_eq!(over.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(over.body.contains("10.pdf"), "{}", over.body);
        here.clock.set(at("2026-08-01T05:00:00Z"));
        let late = send(&here, &number, "Опоздал", &[("a.pdf", PDF)]).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
        let draft = here.get(&format!("/api/v1/drafts/{number}")).await.json();
        assert_eq!(draft["comments"], 0);
        assert!(next_unread(&services, 0).await.unwrap().is_none(), "no file is kept either");
    });
}

#[test]
fn r15_5_a_machine_sends_files_with_its_comment() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, morning()).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::hours(1));
        let address = format!("/api/v1/drafts/{number}/comments");
        let comment = r#"{"author": {"kind": "individual", "name": "А. Серікова", "email": "a@example.kz"}, "language": "ru", "text": "С файлом"}"#;
        let with = |name: &str, file: &str| {
            format!(
                "--b\r\ncontent-disposition: form-data; name=\"comment\"\r\n\r\n{comment}\r\n\
                 --b\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n{file}\r\n--b--\r\n"
            )
        };
        let kind = [("content-type", "multipart/form-data; boundary=b")];
        let wrong = here.ask(Method::POST, &address, &kind, &with("a.pdf", "MZ")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.body);
        assert_eq!(wrong.json()["errors"][0]["code"], "file_kind");
        // Larger than a comment without files may be.
        let large = format!("%PDF-1.7\n{}\n%%EOF\n", " ".repeat(2 << 20));
        let sent = here.ask(Method::POST, &address, &kind, &with("a.pdf", &large)).await;
        assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.body);
        let listed = here.get(&address).await.json();
        assert_eq!(listed["items"][0]["attachments"][0]["name"], "a.pdf");
        assert_eq!(listed["items"][0]["attachments"][0]["media_type"], "application/pdf");
    });
}
