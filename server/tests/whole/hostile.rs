//! Hostile words in every field: stored or refused predictably, and harmless wherever they are shown.

use ::http::StatusCode;
use chrono::TimeDelta;
use domain::body::Role;

use crate::signed::{read, send, signed_in};
use crate::site::harness::{at, morning, office, on_each_database, placed, staff, written_draft};
use crate::site::{Answered, Here};

/// The names and values of a form.
type Fields<'a> = &'a [(&'a str, &'a str)];

/// Words that have broken other sites.
pub(crate) fn hostile() -> Vec<String> {
    let nested =
        |mark: &str| (0..100).fold(String::new(), |lists, depth| lists + &"  ".repeat(depth) + mark + " a\n");
    vec![
        String::new(),
        " \t\u{3000}\u{200b}".to_owned(),
        "<script>alert(1)</script><img src=x onerror=alert(2)>".to_owned(),
        "\"'></textarea></title><script>alert(1)</script>".to_owned(),
        "[a](javascript:alert(1)) ![b](data:text/html,c) <javascript:alert(1)>".to_owned(),
        "zero\u{0}byte".to_owned(),
        "bell\u{7}\u{1b}[31m".to_owned(),
        "right\u{202e}tfel \u{2067}over\u{2069}ride".to_owned(),
        format!("a{}b", "\u{200b}".repeat(500)),
        format!("a{}", "\u{301}".repeat(500)),
        "\u{feff}\u{fffe}\u{ffff}\u{10ffff}\u{d7ff}\u{e000}".to_owned(),
        nested("-"),
        nested("1."),
        format!("{} deep", "> ".repeat(1_000)),
        "`*_[".repeat(2_000),
        "ә".repeat(150_000),
        "'; DROP TABLE comments; -- % _ \\ {{ name }} ${x} %00 %s".to_owned(),
        "line\r\nSet-Cookie: a=b\r\n\r\n<b>".to_owned(),
        "-9223372036854775809".to_owned(),
        "1e309".to_owned(),
    ]
}

/// Nothing of an answer may be markup of the sender's or the inside of the program.
pub(crate) fn is_harmless(answer: &Answered) -> Result<(), String> {
    let kind = answer.headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let marked_up = kind.starts_with("text/html") || kind.contains("xml");
    let never: &[&str] =
        &["panicked", "sqlx", "DbErr", "SqlxError", "no such table", "stack backtrace", ".rs:"];
    let in_markup: &[&str] = &["<script>alert", "<img src=x", "href=\"javascript:", "href=\"data:text/html"];
    let found = never
        .iter()
        .chain(if marked_up { in_markup } else { &[] })
        .find(|words| answer.body.contains(**words));
    let headers =
        answer.headers.get_all("set-cookie").iter().any(|cookie| cookie.as_bytes().starts_with(b"a=b"));
    match (answer.status.is_server_error(), found, headers) {
        (false, None, false) => Ok(()),
        (_, found, _) => Err(format!("{}: {found:?}", answer.status)),
    }
}

/// What stands on a page after it was stored holds no character that deceives the eye.
fn is_honest(page: &Answered) {
    let bad = |character: char| {
        matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}')
            || (character.is_control() && !matches!(character, '\n' | '\t' | '\r'))
    };
    assert!(!page.body.contains(bad), "{}", page.body);
    assert!(is_harmless(page).is_ok(), "{}", page.body);
}

#[test]
fn hostile_words_of_the_public_are_stored_or_refused_and_shown_harmless() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        placed(&services, &people, &number, morning()).await;
        let here = Here::over(services);
        here.clock.set(morning() + TimeDelta::hours(1));
        let page = format!("/en/drafts/{number}/comment");
        let names = [
            "text",
            "name",
            "email",
            "bin",
            "kind",
            "language",
            "section",
            "element",
            "quote",
            "suggestion",
            "anchor_language",
            "key",
        ];
        let mut receipts = Vec::new();
        for (place, words) in hostile().iter().enumerate() {
            for name in names {
                let sender = format!("a{place}@example.kz");
                let text = format!("{name} {place}");
                let mut fields = vec![
                    ("kind", "individual"),
                    ("name", "A"),
                    ("email", &sender),
                    ("language", "en"),
                    ("text", &text),
                ];
                fields.retain(|(given, _)| *given != name);
                fields.push((name, words));
                let answer = send(&here, "", &page, &fields).await;
                is_harmless(&answer).unwrap_or_else(|why| panic!("{name} with {place}: {why}"));
                match answer.status {
                    StatusCode::SEE_OTHER => receipts.push(answer.header("location").to_owned()),
                    StatusCode::UNPROCESSABLE_ENTITY | StatusCode::PAYLOAD_TOO_LARGE => {}
                    other => panic!("{name} with {place}: {other}"),
                }
            }
        }
        assert!(receipts.len() > 20, "some of it is taken: {}", receipts.len());
        here.clock.set(morning() + TimeDelta::hours(2));
        for receipt in &receipts {
            is_honest(&here.get(receipt).await);
            is_honest(&here.get(&format!("{receipt}/file")).await);
        }
        for address in ["", "/comments", "/comments?by=date", "/feed.atom", "/calendar.ics"] {
            let shown = here.get(&format!("/en/drafts/{number}{address}")).await;
            assert_eq!(shown.status, StatusCode::OK, "{address}");
            is_honest(&shown);
        }
        here.clock.set(at("2026-04-02T05:00:00Z"));
        let drafter = signed_in(&here, "drafter@example.kz").await;
        let desk = read(&here, &drafter, &format!("/en/desk/drafts/{number}/decide?state=all")).await;
        assert_eq!(desk.status, StatusCode::OK);
        is_honest(&desk);
    });
}

#[test]
fn hostile_words_of_staff_are_stored_or_refused_and_shown_harmless() {
    on_each_database(|services| async move {
        let people = office(&services).await;
        let number = written_draft(&services, &people).await;
        staff(&services, "administrator@example.kz", people.ministry, Role::Administrator).await;
        let here = Here::over(services);
        let registrar = signed_in(&here, "registrar@example.kz").await;
        let drafter = signed_in(&here, "drafter@example.kz").await;
        let head = signed_in(&here, "head@example.kz").await;
        let administrator = signed_in(&here, "administrator@example.kz").await;
        let ministry = people.ministry.0.to_string();
        let draft = format!("/en/desk/drafts/{number}");
        let entry: &[(&str, &str)] = &[
            ("code", "009-02-0"),
            ("name_kk", "Қызмет"),
            ("name_ru", "Услуга"),
            ("name_en", ""),
            ("recipients", "individuals"),
            ("developing_body", &ministry),
            ("provider_kk", "Органдар"),
            ("provider_ru", "Органы"),
            ("forms", "paper"),
            ("included_on", "2026-03-02"),
        ];
        let body: &[(&str, &str)] = &[
            ("code", "body-0"),
            ("kind", "central"),
            ("name_kk", "Орган"),
            ("name_ru", "Орган"),
            ("name_en", ""),
            ("email", ""),
        ];
        let person: &[(&str, &str)] = &[
            ("email", "p0@example.kz"),
            ("name", "P"),
            ("role", "drafter"),
            ("body", &ministry),
            ("language", "ru"),
        ];
        let line: &[(&str, &str)] = &[
            ("base", "1"),
            ("do", "save"),
            ("line.a1.text.ru", "На портале"),
            ("line.a1.text.kk", "Порталда"),
            ("line.a1.amount", "3"),
            ("line.a1.unit", "business_days"),
        ];
        let prose: &[(&str, &str)] =
            &[("base", "1"), ("do", "save"), ("line.p1.text.ru", "Жалоба"), ("line.p1.text.kk", "Шағым")];
        let reason: Fields = &[("reason", "")];
        let forms: [(&str, String, Fields); 6] = [
            (&registrar, "/en/desk/register/new".to_owned(), entry),
            (&administrator, "/en/desk/bodies/new".to_owned(), body),
            (&administrator, "/en/desk/people/invite".to_owned(), person),
            (&drafter, format!("{draft}/edit/procedure.term"), line),
            (&drafter, format!("{draft}/edit/appeal"), prose),
            (&drafter, format!("{draft}/withdraw"), reason),
        ];
        for (cookie, address, base) in &forms {
            for (place, words) in hostile().iter().enumerate() {
                // Every field meets a third of the words, every words some field of each form.
                for (name, _) in base.iter().skip(place % 3).step_by(3) {
                    // Each sending is of another thing, where things have names.
                    let own = place.to_string();
                    let fields: Vec<(&str, String)> = base
                        .iter()
                        .map(|(given, value)| match *given {
                            _ if given == name => (*given, words.clone()),
                            "code" | "email" if !value.is_empty() => (*given, value.replace('0', &own)),
                            _ => (*given, (*value).to_owned()),
                        })
                        .collect();
                    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
                    let answer = send(&here, cookie, address, &fields).await;
                    is_harmless(&answer).unwrap_or_else(|why| panic!("{address} {name} with {place}: {why}"));
                    assert!(
                        matches!(answer.status.as_u16(), 200 | 303 | 400 | 403 | 409 | 413 | 422),
                        "{address} {name} with {place}: {}",
                        answer.status
                    );
                }
            }
        }
        for (cookie, address) in [
            (&registrar, "/en/desk/register"),
            (&administrator, "/en/desk/bodies"),
            (&administrator, "/en/desk/people"),
            (&administrator, "/en/desk/ledger"),
            (&drafter, draft.as_str()),
            (&drafter, &format!("{draft}/edit/appeal")),
            (&drafter, &format!("{draft}/history/appeal")),
            (&head, &format!("{draft}/placement")),
            (&head, "/en/register"),
        ] {
            let shown = read(&here, cookie, address).await;
            assert_eq!(shown.status, StatusCode::OK, "{address}: {}", shown.body);
            is_honest(&shown);
        }
    });
}
