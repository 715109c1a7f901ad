use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::body::{BodyKind, Role};
use domain::coordination::BodyTermsInput;
use domain::language::{Language, Localized};
use services::people::{BodyInput, InvitationInput};
use services::{Database, Request, Services, Settings};
use site::Clock;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::{Post, Worker};
use crate::config::{MailSettings, smtp_address};
use crate::shutdown::Ending;

struct Morning;

impl Clock for Morning {
    fn now(&self) -> DateTime<Utc> {
        "2026-03-02T05:00:00Z".parse().unwrap()
    }
}

/// An installation whose outbox holds one invitation.
async fn with_a_letter(folder: &Path) -> Services {
    with_a_letter_to(folder, "asel@example.kz").await
}

async fn with_a_letter_to(folder: &Path, email: &str) -> Services {
    let database = Database::open(&format!("sqlite:{}", folder.join("talqy.db").display())).await.unwrap();
    database.migrate().await.unwrap();
    let letters = site::words::LettersInWords {
        zone: domain::time::LegalZone::default(),
        public_url: "http://127.0.0.1:3000".to_owned(),
    };
    let services = Services::new(database, Settings { letters: Arc::new(letters), ..Settings::default() });
    let console = Request::console(Morning.now());
    let body = BodyInput {
        code: "mj".to_owned(),
        kind: BodyKind::Central,
        name: Localized::new("Әділет министрлігі", "Министерство юстиции", ""),
        reports_to_president: false,
        email: String::new(),
        terms: BodyTermsInput::default(),
    };
    let body = services::people::add_body(&services, &console, body).await.unwrap();
    let invitation = InvitationInput {
        email: email.to_owned(),
        name: "Асель".to_owned(),
        body,
        role: Role::Drafter,
        language: Language::Kk,
    };
    services::people::invite(&services, &console, invitation).await.unwrap();
    services
}

/// Runs a worker until nothing waits any more, or until it has had its time.
async fn work(services: &Services, post: Post) {
    let (teller, told) = watch::channel(false);
    let worker = Worker {
        services: services.clone(),
        clock: Arc::new(Morning),
        post,
        from: "Talqy <talqy@example.kz>".parse().unwrap(),
    };
    let working = tokio::spawn(worker.run(Ending::told_by(told)));
    for _ in 0..40 {
        if services::outbox::waiting(&services.database).await.unwrap() == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    teller.send(true).unwrap();
    working.await.unwrap();
}

/// A mail server that takes one letter and hands it back.
async fn take_one_letter(listener: TcpListener) -> String {
    let (stream, _) = listener.accept().await.unwrap();
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 test\r\n").await.unwrap();
    let mut letter = String::new();
    let mut in_data = false;
    while let Some(line) = lines.next_line().await.unwrap() {
        let answer: &[u8] = match line.get(..4) {
            _ if in_data && line == "." => {
                in_data = false;
                b"250 taken\r\n"
            }
            _ if in_data => {
                letter.push_str(&line);
                letter.push('\n');
                continue;
            }
            Some("EHLO") => b"250-test\r\n250 8BITMIME\r\n",
            Some("DATA") => {
                in_data = true;
                b"354 go on\r\n"
            }
            Some("QUIT") => break,
            _ => b"250 ok\r\n",
        };
        write.write_all(answer).await.unwrap();
        if !letter.is_empty() && !in_data {
            break;
        }
    }
    letter
}

#[tokio::test]
async fn without_a_mail_server_a_letter_becomes_a_readable_file() {
    let folder = tempfile::tempdir().unwrap();
    let services = with_a_letter(folder.path()).await;
    let site = "http://127.0.0.1:3000".parse().unwrap();
    let settings = MailSettings::new(None, None, &site).unwrap();
    let post = Post::open(&settings, folder.path()).await.unwrap();
    work(&services, post).await;
    let letter = std::fs::read_to_string(folder.path().join("mail/00000001.eml")).unwrap();
    assert!(letter.contains("To: asel@example.kz"), "{letter}");
    assert!(letter.contains("Auto-Submitted: auto-generated"), "{letter}");
    assert!(letter.contains("\r\nhttp://127.0.0.1:3000/kk/invitation/"), "{letter}");
    assert!(letter.contains("«әзірлеуші»"), "{letter}");
    // One letter, told twice: plain, and as HTML made of the same words.
    assert!(letter.contains("MIME-Version: 1.0"), "{letter}");
    assert!(letter.contains("Content-Type: multipart/alternative;"), "{letter}");
    let (plain, rich) = letter.split_once("Content-Type: text/html; charset=utf-8").unwrap();
    assert!(plain.contains("Content-Type: text/plain; charset=utf-8"), "{letter}");
    assert!(rich.contains("<a href=\"http://127.0.0.1:3000/kk/invitation/"), "{letter}");
    assert!(rich.contains("«әзірлеуші»") && letter.contains("Астана уақыты бойынша (UTC+5)"), "{letter}");
}

#[tokio::test]
async fn a_mail_server_gets_the_letter() {
    let folder = tempfile::tempdir().unwrap();
    let services = with_a_letter(folder.path()).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("smtp://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(take_one_letter(listener));
    let site = "https://talqy.example".parse().unwrap();
    let settings = MailSettings::new(Some(smtp_address(&address).unwrap()), None, &site).unwrap();
    work(&services, Post::open(&settings, folder.path()).await.unwrap()).await;
    let letter = server.await.unwrap();
    assert!(letter.contains("To: asel@example.kz"), "{letter}");
    let identity = letter.split("Message-ID: <").nth(1).and_then(|rest| rest.split("@example.kz>").next());
    assert_eq!(identity.map(str::len), Some(26), "{letter}");
    assert_eq!(services::outbox::waiting(&services.database).await.unwrap(), 0);
}

#[tokio::test]
async fn a_domain_of_another_alphabet_is_written_to_in_ascii() {
    let folder = tempfile::tempdir().unwrap();
    let services = with_a_letter_to(folder.path(), "anna@омарта.қаз").await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("smtp://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(take_one_letter(listener));
    let site = "https://talqy.example".parse().unwrap();
    let settings = MailSettings::new(Some(smtp_address(&address).unwrap()), None, &site).unwrap();
    work(&services, Post::open(&settings, folder.path()).await.unwrap()).await;
    let letter = server.await.unwrap();
    assert!(letter.contains("To: anna@xn--80aa8ahmm.xn--80ao21a"), "{letter}");
}

#[tokio::test]
async fn an_address_that_the_mail_server_can_never_take_is_given_up_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let services = with_a_letter_to(folder.path(), "әсел@омарта.қаз").await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("smtp://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(take_one_letter(listener));
    let site = "https://talqy.example".parse().unwrap();
    let settings = MailSettings::new(Some(smtp_address(&address).unwrap()), None, &site).unwrap();
    work(&services, Post::open(&settings, folder.path()).await.unwrap()).await;
    server.abort();
    let counts = services::outbox::counts(&services.database).await.unwrap();
    assert_eq!((counts.waiting, counts.given_up), (0, 1), "the server names no SMTPUTF8");
}

#[tokio::test]
async fn a_mail_server_that_is_down_leaves_the_letter_for_later() {
    let folder = tempfile::tempdir().unwrap();
    let services = with_a_letter(folder.path()).await;
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let site = "https://talqy.example".parse().unwrap();
    let url = smtp_address(&format!("smtp://{nobody}")).unwrap();
    let settings = MailSettings::new(Some(url), None, &site).unwrap();
    work(&services, Post::open(&settings, folder.path()).await.unwrap()).await;
    assert_eq!(services::outbox::waiting(&services.database).await.unwrap(), 1);
    let soon = Morning.now() + chrono::TimeDelta::seconds(30);
    assert!(services::outbox::claim(&services, soon, 5).await.unwrap().is_empty());
    let later = Morning.now() + chrono::TimeDelta::seconds(61);
    assert_eq!(services::outbox::claim(&services, later, 5).await.unwrap().len(), 1);
}
