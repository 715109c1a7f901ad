//! From the last comment to the published report with plain forms alone, as a browser without JavaScript sends them.

use ::http::StatusCode;
use domain::discussion::CommentInput;
use domain::standard::ContentHash;
use services::discussion::{Arrival, Channel, receive};
use services::{Request, Services};

use crate::signed::{hidden, read, send, signed_in};
use crate::site::Here;
use crate::site::harness::discussed::open_discussion;
use crate::site::harness::{at, on_each_database};

const CLOSED: &str = "2026-04-02T05:00:00Z";

/// A draft whose window has closed over three comments: two near-identical ones and another one.
async fn discussed(services: &Services) -> String {
    let (_, number) = open_discussion(services).await;
    let letter =
        "Просим сократить срок оказания услуги до одного рабочего дня, так как сведения уже есть в системах";
    let texts =
        [letter.to_owned(), format!("{letter}. Марат"), "Добавьте приём заявлений в субботу".to_owned()];
    for (place, text) in texts.into_iter().enumerate() {
        let input = CommentInput {
            kind: "individual".to_owned(),
            name: format!("Автор {place}"),
            email: format!("author{place}@example.kz"),
            language: "ru".to_owned(),
            text,
            ..CommentInput::default()
        };
        let arrival = Arrival { idempotency_key: None, channel: Channel::Form };
        let request = Request::public(at("2026-03-10T05:00:00Z"));
        receive(services, &request, &number, input, arrival).await.expect("received");
    }
    number
}

#[test]
fn r15_7_a_group_is_answered_once_and_a_second_decision_is_refused() {
    on_each_database(|services| async move {
        let number = discussed(&services).await;
        let here = Here::over(services);
        here.clock.set(at(CLOSED));
        let drafter = signed_in(&here, "drafter@example.kz").await;
        let page = format!("/en/desk/drafts/{number}/decide");

        let queue = read(&here, &drafter, &page).await;
        assert_eq!(queue.status, StatusCode::OK);
        assert!(queue.body.contains("Group of 2"), "{}", queue.body);
        assert!(queue.body.contains("0 of 3 decided"));
        assert!(!queue.body.contains("author0@example.kz"), "a drafter reads no e-mail");

        let words = "Срок сокращён до одного рабочего дня: сведения проверяются автоматически на портале.";
        let empty = [
            ("do", "decide"),
            ("comment", "1"),
            ("outcome", "accepted"),
            ("substantiation", " "),
            ("summary", "Сократить срок"),
        ];
        let refused = send(&here, &drafter, &page, &empty).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Write the substantiation"));

        let short = [
            ("do", "decide"),
            ("comment", "1"),
            ("outcome", "accepted"),
            ("substantiation", "Принято к сведению"),
            ("summary", "Сократить срок"),
        ];
        let doubted = send(&here, &drafter, &page, &short).await;
        assert_eq!(doubted.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(doubted.body.contains("принято к сведению") && doubted.body.contains("name=\"confirmed\""));

        let both = [
            ("do", "decide"),
            ("comment", "1"),
            ("comments", "2"),
            ("outcome", "accepted"),
            ("substantiation", words),
            ("summary", "Сократить срок"),
            ("confirmed", "too_short"),
        ];
        let decided = send(&here, &drafter, &page, &both).await;
        assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.body);
        assert!(decided.header("location").ends_with("comment=3"), "{}", decided.header("location"));

        let again = send(&here, &drafter, &page, &both).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert!(again.body.contains("R15-7"), "{}", again.body);
        let listed = read(&here, &drafter, &format!("{page}?state=all")).await;
        assert!(listed.body.contains("2 of 3 decided") && listed.body.contains("Автор 1"));
    });
}

#[test]
fn r15_8_and_r15_9_the_report_waits_for_decisions_and_reasons_and_a_head_publishes_it() {
    on_each_database(|services| async move {
        let number = discussed(&services).await;
        let here = Here::over(services);
        here.clock.set(at(CLOSED));
        let (drafter, head) =
            (signed_in(&here, "drafter@example.kz").await, signed_in(&here, "head@example.kz").await);
        let decide = format!("/en/desk/drafts/{number}/decide");
        let report = format!("/en/desk/drafts/{number}/report");

        let waiting = read(&here, &head, &report).await;
        assert_eq!(waiting.status, StatusCode::OK, "{}", waiting.body);
        assert!(
            waiting.body.contains("3 comments await a decision") && waiting.body.contains("decide?comment=1")
        );
        assert!(!waiting.body.contains("value=\"publish\""), "nothing to press before it is ready");
        let early = send(&here, &head, &report, &[("do", "publish"), ("confirm", "1")]).await;
        assert_eq!(early.status, StatusCode::CONFLICT);
        assert!(early.body.contains("R15-8"));

        let words = "Срок сокращён до одного рабочего дня: сведения проверяются автоматически на портале.";
        let all = [
            ("do", "decide"),
            ("comment", "1"),
            ("comments", "2"),
            ("comments", "3"),
            ("outcome", "accepted"),
            ("substantiation", words),
            ("summary", "Сократить срок"),
            ("confirmed", "too_short,copied"),
        ];
        assert_eq!(send(&here, &drafter, &decide, &all).await.status, StatusCode::SEE_OTHER);
        let gaps = read(&here, &drafter, &report).await;
        assert!(gaps.body.contains("value=\"comment:1\""), "{}", gaps.body);
        let nothing = send(&here, &drafter, &report, &[("do", "explain"), ("gap", "comment:1")]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        let reason = [("do", "explain"), ("gap", "comment:1"), ("reason", "Срок уже такой")];
        assert_eq!(send(&here, &drafter, &report, &reason).await.status, StatusCode::SEE_OTHER);

        let ready = read(&here, &head, &report).await;
        let seen = ["version", "hash", "sections", "ledger"].map(|name| (name, hidden(&ready, name)));
        let seen: Vec<(&str, &str)> = seen.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let publish = [seen.as_slice(), &[("do", "publish"), ("confirm", "1")]].concat();
        assert_eq!(send(&here, &drafter, &report, &publish).await.status, StatusCode::FORBIDDEN);
        let unconfirmed = send(&here, &head, &report, &[("do", "publish")]).await;
        assert_eq!(unconfirmed.status, StatusCode::UNPROCESSABLE_ENTITY);
        let published = send(&here, &head, &report, &publish).await;
        assert_eq!(published.header("location"), format!("/en/drafts/{number}/report"), "{}", published.body);
        let public = here.get(&format!("/en/drafts/{number}/report")).await;
        assert!(public.status == StatusCode::OK && public.body.contains("Срок уже такой"), "{}", public.body);
        saved_as_files(&here, &number).await;
        assert_eq!(read(&here, &head, &report).await.status, StatusCode::SEE_OTHER);
        assert_eq!(read(&here, &head, &decide).await.status, StatusCode::CONFLICT);
    });
}

/// The published report as files: the frozen bytes, and tables in the reader's language.
async fn saved_as_files(here: &Here, number: &str) {
    let address = |ending: &str| format!("/api/v1/drafts/{number}/report{ending}");
    let hash = here.get(&address("")).await.json()["hash"].as_str().unwrap().to_owned();
    let json = here.get(&address(".json")).await;
    assert_eq!(json.header("content-type"), "application/json");
    assert_eq!(ContentHash::of(json.body.as_bytes()).to_string(), hash, "the bytes that were hashed");
    let schema = jsonschema::validator_for(&here.get("/api/v1/report.schema.json").await.json()).unwrap();
    let wrong: Vec<String> =
        schema.iter_errors(&json.json()).map(|error| format!("{} {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let csv = here.get(&address(".csv?lang=kk")).await;
    assert!(csv.body.starts_with("№,Келіп түскен уақыты,"), "{}", csv.body);
    assert_eq!(
        csv.header("content-disposition"),
        format!("attachment; filename=\"talqy-{number}-report-kk.csv\"")
    );
    assert!(!csv.body.contains('@'), "no e-mail leaves: {}", csv.body);
    let sheet = here.get(&address(".csv?lang=kk&bom=1")).await;
    assert!(sheet.body.starts_with("\u{feff}№;Келіп түскен уақыты;"), "{}", sheet.body);
    let xlsx = here.get(&address(".xlsx?lang=en")).await;
    assert!(xlsx.header("content-type").contains("spreadsheetml"));
    assert!(xlsx.body.starts_with("PK"));
    assert_eq!(here.get(&address(".xlsx?lang=xx")).await.status, StatusCode::BAD_REQUEST);
    for language in ["kk", "ru", "en"] {
        for (ending, begins) in [("pdf", "%PDF-1.7"), ("docx", "PK"), ("xml", "<?xml")] {
            let file = here.get(&address(&format!(".{ending}?lang={language}"))).await;
            assert_eq!(file.status, StatusCode::OK, "{ending}: {}", file.body);
            assert!(file.body.starts_with(begins), "{ending}");
            let again = here.get(&address(&format!(".{ending}?lang={language}"))).await;
            assert!(again.body == file.body && again.header("etag") == file.header("etag"), "{ending}");
        }
        let page = here.get(&format!("/{language}/drafts/{number}/files/report.pdf")).await;
        assert_eq!(page.header("location"), address(&format!(".pdf?lang={language}")));
    }
    let part = |rest: &str| format!("/api/v1/drafts/{number}/{rest}");
    for found in [
        "revisions/1.pdf",
        "revisions/1.pdf?qr=1",
        "revisions/2.docx?lang=kk",
        "revisions/2.xml",
        "redline.docx?from=1&to=2",
        "redline.pdf",
    ] {
        assert_eq!(here.get(&part(found)).await.status, StatusCode::OK, "{found}");
    }
    for missing in ["revisions/3.pdf", "revisions/1.xlsx", "revisions/1.exe", "redline.docx?from=1&to=9"] {
        assert_eq!(here.get(&part(missing)).await.status, StatusCode::NOT_FOUND, "{missing}");
    }
}
