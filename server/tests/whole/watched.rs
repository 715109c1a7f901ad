//! What whoever runs the site is told: figures, the contact of safety, the number of a request.

use std::process::{Command, Stdio};

use ::http::StatusCode;
use server::http::{Contacts, Guard};

use crate::program::{Program, SERVE, Wire, talqy};
use crate::site::Here;
use crate::site::harness::on_each_database;

/// A port that nobody listens on.
fn free_port() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().to_string()
}

#[test]
fn the_figures_are_told_apart_from_the_site_and_only_when_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let figures = free_port();
    let mut command = talqy(folder.path(), &SERVE);
    command.args(["--metrics-listen", &figures, "--security-contact", "safety@example.kz"]);
    let program = Program::start(&mut command);
    let mut site = program.connect();
    assert_eq!(site.get("/ru/law").unwrap().status, 200);
    assert_eq!(site.get("/ru/law").unwrap().status, 200);
    assert_eq!(site.get("/api/v1/drafts/2026-0001").unwrap().status, 404);
    assert_eq!(site.get("/metrics").unwrap().status, 404);
    let contact = site.get("/.well-known/security.txt").unwrap();
    assert!(contact.body.starts_with("Contact: mailto:safety@example.kz\nExpires: "), "{}", contact.body);
    let told = Wire::to(figures.parse().unwrap()).unwrap().get("/metrics").unwrap();
    assert!(told.headers.contains("application/openmetrics-text"), "{}", told.headers);
    for line in [
        "talqy_requests_total{route=\"/{language}/law\",method=\"GET\",status=\"2xx\"} 2",
        "talqy_requests_total{route=\"/api/v1/drafts/{number}\",method=\"GET\",status=\"4xx\"} 1",
        "talqy_database_up 1",
        "talqy_letters_waiting 0",
        "talqy_passwords_in_line 0",
        "talqy_letters_given_up 0",
        "talqy_comments_waiting 0",
        "talqy_terms_overdue{rule=\"R15-2\",task=\"begin\"} 0",
        "talqy_terms_overdue{rule=\"R15-2\",task=\"place\"} 0",
        "talqy_terms_overdue{rule=\"R13-2\",task=\"approve\"} 0",
        "talqy_kept_pages 1",
    ] {
        assert!(told.body.lines().any(|found| found == line), "{line} in\n{}", told.body);
    }
    assert!(!told.body.contains("2026-0001"));
}

#[test]
fn a_wrong_contact_of_safety_does_not_start() {
    let folder = tempfile::tempdir().unwrap();
    let mut command: Command = talqy(folder.path(), &SERVE);
    let ended = command.args(["--security-contact", "nowhere"]).stdin(Stdio::null()).output().unwrap();
    assert!(!ended.status.success());
    assert!(String::from_utf8_lossy(&ended.stderr).contains("an e-mail address"), "{ended:?}");
}

#[test]
fn https_alone_is_promised_as_it_is_set_and_no_contact_is_no_file() {
    on_each_database(|services| async move {
        let here = Here::over(services.clone());
        assert_eq!(here.get("/ru/law").await.header("strict-transport-security"), "");
        assert_eq!(here.get("/.well-known/security.txt").await.status, StatusCode::NOT_FOUND);
        let contacts = Contacts { contacts: vec!["https://example.kz/safety".parse().unwrap()], until: None };
        let promised = Some("max-age=60".parse().unwrap());
        let guard = Guard { strict_transport: promised, contacts, ..Guard::default() };
        let here = Here::guarded(services, &guard);
        for address in ["/ru/law", "/ru/law", "/api/v1/drafts", "/nothing"] {
            assert_eq!(
                here.get(address).await.header("strict-transport-security"),
                "max-age=60",
                "{address}"
            );
        }
        let told = here.get("/.well-known/security.txt").await;
        assert_eq!(told.header("content-type"), "text/plain; charset=utf-8");
        assert!(told.body.contains("Contact: https://example.kz/safety\n"), "{}", told.body);
        assert!(told.body.contains("Canonical: http://127.0.0.1:3000/.well-known/security.txt\n"));
    });
}

#[test]
fn a_fault_tells_the_number_of_its_request() {
    on_each_database(|services| async move {
        let here = Here::over(services);
        for (language, words) in
            [("kk", "Сұрау нөмірі"), ("ru", "Номер запроса"), ("en", "Number of the request")]
        {
            let page = here.get(&format!("/{language}/nothing")).await;
            assert!(
                page.body.contains(words) && page.body.contains(page.header("x-request-id")),
                "{}",
                page.body
            );
        }
        let problem = here.get("/api/v1/drafts/2026-0001").await;
        let number = format!("urn:talqy:request:{}", problem.header("x-request-id"));
        assert_eq!(problem.json()["instance"], number.as_str());
    });
}

#[test]
fn every_line_of_a_request_carries_its_number() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::start(&mut talqy(folder.path(), &SERVE));
    let answer = program.connect().get("/api/v1/drafts/2026-0001").unwrap();
    let number =
        answer.headers.lines().find_map(|line| line.strip_prefix("x-request-id: ")).unwrap().to_owned();
    let log = program.kill();
    let line = log.lines().find(|line| line.contains(&format!("request{{id={number}}}"))).unwrap();
    assert!(line.contains("answered method=GET path=\"/api/v1/drafts/{number}\" status=404"), "{line}");
    assert!(!log.contains("2026-0001"), "an address may be a secret: {log}");
}
