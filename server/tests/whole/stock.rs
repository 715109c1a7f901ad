//! Entering standards that were approved elsewhere, as a browser without JavaScript sends them: one, and the whole stock.

use ::http::{Request, StatusCode};
use axum::body::Body;

use crate::import::{KAZAKH, RUSSIAN, docx};
use crate::signed::{hidden, read, signed_in};
use crate::site::harness::{SERVICE, office, on_each_database};
use crate::site::{Answered, Here};

/// A part of a form: the name of the field, that of the file where it is one, and what it holds.
pub(crate) type Part<'a> = (&'a str, Option<&'a str>, &'a [u8]);

pub(crate) async fn send(here: &Here, cookie: &str, address: &str, parts: &[Part<'_>]) -> Answered {
    let mut body = Vec::new();
    for (name, file, bytes) in parts {
        let file = file.map(|file| format!("; filename=\"{file}\"")).unwrap_or_default();
        let head = format!("--b\r\ncontent-disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
        body.extend(head.into_bytes());
        body.extend(*bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--b--\r\n");
    let request = Request::post(address)
        .header("host", "127.0.0.1:3000")
        .header("content-type", "multipart/form-data; boundary=b")
        .header("content-length", body.len())
        .header("sec-fetch-site", "same-origin")
        .header("cookie", cookie);
    here.send(request.body(Body::from(body)).unwrap()).await
}

const ACT: [(&str, &str); 8] = [
    ("kind", "adopted"),
    ("order_number", "ҚР ДСМ-7"),
    ("order_on", "2024-01-15"),
    ("signatory", "Министр А. Сапаров"),
    ("justice_number", "20100"),
    ("justice_on", "2024-01-22"),
    ("published_in", "Эталонный контрольный банк"),
    ("published_on", "31.01.2024"),
];

/// The act with some fields typed otherwise.
fn act<'a>(other: &[(&'a str, &'a str)]) -> Vec<Part<'a>> {
    let fields = ACT.into_iter().map(|(name, value)| {
        let typed = other.iter().find(|(field, _)| *field == name).map_or(value, |(_, typed)| *typed);
        (name, None, typed.as_bytes())
    });
    fields.collect()
}

fn left_field(page: &Answered) -> String {
    let id = page.body.split("name=\"left.").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    format!("left.{id}")
}

#[test]
fn rf_1_a_standard_is_entered_after_its_text_was_looked_at() {
    on_each_database(|services| async move {
        office(&services).await;
        let here = Here::over(services);
        let address = format!("/en/desk/standards/{SERVICE}/new");
        let drafter = signed_in(&here, "drafter@example.kz").await;
        assert_eq!(read(&here, &drafter, &address).await.status, StatusCode::FORBIDDEN);
        let registrar = signed_in(&here, "registrar@example.kz").await;
        assert!(read(&here, &registrar, "/en/desk/standards").await.body.contains(&address));
        assert!(read(&here, &registrar, &address).await.body.contains("name=\"file_ru\""));
        let nothing = send(&here, &registrar, &address, &act(&[])).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nothing.body.contains("Choose a file, or an act whose text is taken over."));
        assert!(nothing.body.contains("value=\"Министр А. Сапаров\""), "{}", nothing.body);

        let (kazakh, russian) = (docx(KAZAKH), docx(RUSSIAN));
        let files: [Part<'_>; 2] =
            [("file_kk", Some("a.kk.docx"), &kazakh), ("file_ru", Some("a.ru.docx"), &russian)];
        let wrong = act(&[("signatory", "")]);
        let review = send(&here, &registrar, &address, &[wrong, files.to_vec()].concat()).await;
        assert_eq!(review.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", review.body);
        for words in [
            "Fill this in.",
            "при обращении на портал: 3 (три) рабочих дня",
            "порталға жүгінген кезде: 3 (үш) жұмыс күні",
            "1 paragraph was not placed and may be a part of the standard.",
            "were not read for certain: 2.1, 5.",
        ] {
            assert!(review.body.contains(words), "{words}: {}", review.body);
        }

        let (matter, left) = (hidden(&review, "matter"), left_field(&review));
        let confirm: [Part<'_>; 3] =
            [("matter", None, matter.as_bytes()), (left.as_str(), None, b"other"), ("do", None, b"enter")];
        let confirmed = [act(&[]), confirm.to_vec()].concat();
        let entered = send(&here, &registrar, &address, &confirmed).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.body);
        assert_eq!(entered.header("location"), format!("/en/standards/{SERVICE}?version=1"));
        let public = here.get(&format!("/ru/standards/{SERVICE}?on=2024-02-11")).await;
        for words in
            ["при обращении на портал: 3 (три) рабочих дня", "10-1. Сведения", "Регистрация рождения"]
        {
            assert!(public.body.contains(words), "{words}: {}", public.body);
        }
        let before = here.get(&format!("/ru/standards/{SERVICE}?on=2024-02-10")).await;
        assert!(!before.body.contains("10-1. Сведения"));
        let twice = send(&here, &registrar, &address, &confirmed).await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(twice.body.contains("The service has an act with this number and date already."));
        assert_eq!(hidden(&twice, "matter"), matter, "what was read is not lost");

        let copied = act(&[("kind", "amended"), ("order_number", "8"), ("published_on", "2024-05-31")]);
        let copied = [copied, vec![("copy", None, b"1".as_slice())]].concat();
        let shown = send(&here, &registrar, &address, &copied).await;
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
        assert!(hidden(&shown, "matter").contains("10-1. Сведения"));
        let forged: [Part<'_>; 2] = [("matter", None, b"{}"), ("do", None, b"enter")];
        let forged = send(&here, &registrar, &address, &[act(&[]), forged.to_vec()].concat()).await;
        assert_eq!(forged.status, StatusCode::BAD_REQUEST);
    });
}

#[test]
fn rf_1_the_whole_stock_is_entered_row_by_row() {
    on_each_database(|services| async move {
        office(&services).await;
        let here = Here::over(services);
        let registrar = signed_in(&here, "registrar@example.kz").await;
        let address = "/en/desk/standards/import";
        assert!(read(&here, &registrar, address).await.body.contains("name=\"files\""));
        let csv = format!(
            "code;kind;order_number;order_on;signatory;justice_number;justice_on;published_in;published_on;file_kk;\
             file_ru\n\
             {SERVICE};adopted;7;2024-01-15;А. Сапаров;20100;2024-01-22;ЭКБ;2024-01-31;a.kk.docx;a.ru.docx\n\
             none;adopted;7;2024-01-15;А. Сапаров;20100;2024-01-22;ЭКБ;2024-01-31;b.kk.docx;\n\
             {SERVICE};cancelled;8;2024-02-15;А. Сапаров;20200;2024-02-20;ЭКБ;2024-02-29;;\n"
        );
        let (kazakh, russian) = (docx(KAZAKH), docx(RUSSIAN));
        let files: [Part<'_>; 5] = [
            ("csv", Some("stock.csv"), csv.as_bytes()),
            ("files", Some("a.ru.docx"), &russian),
            ("files", Some("a.kk.docx"), &kazakh),
            ("files", Some("b.kk.docx"), &kazakh),
            ("files", Some("other.docx"), &kazakh),
        ];
        let shown = send(&here, &registrar, address, &files).await;
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "one row is bad: {}", shown.body);
        for words in [
            "code: The register has no service of this code.",
            "named in no row and were not read: other.docx.",
            "2 can be entered",
            "1 cannot be entered",
            "doubtful",
        ] {
            assert!(shown.body.contains(words), "{words}: {}", shown.body);
        }
        let (first, last) = (hidden(&shown, "row.2"), hidden(&shown, "row.4"));
        let rows: [Part<'_>; 3] =
            [("row.2", None, first.as_bytes()), ("row.4", None, last.as_bytes()), ("do", None, b"enter")];
        let none = send(&here, &registrar, address, &rows).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(none.body.contains("Choose at least one row.") && hidden(&none, "row.2") == first);
        let taken: [Part<'_>; 2] = [("take", None, b"2"), ("take", None, b"4")];
        let done = send(&here, &registrar, address, &[rows.as_slice(), &taken].concat()).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.body);
        assert!(done.body.contains("2 entered"), "{}", done.body);
        let public = here.get(&format!("/ru/standards/{SERVICE}?on=2024-02-11")).await;
        assert!(public.body.contains("при обращении на портал: 3 (три) рабочих дня"), "{}", public.body);
        let again = send(&here, &registrar, address, &files).await;
        assert!(again.body.contains("2 entered before"), "{}", again.body);
        assert!(!again.body.contains("name=\"take\""), "{}", again.body);
    });
}

#[test]
fn a_file_of_acts_that_cannot_be_read_is_told_line_by_line() {
    on_each_database(|services| async move {
        office(&services).await;
        let here = Here::over(services);
        let registrar = signed_in(&here, "registrar@example.kz").await;
        let address = "/en/desk/standards/import";
        let told = async |parts: &[Part<'_>]| {
            let answer = send(&here, &registrar, address, parts).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
            answer.body
        };
        assert!(told(&[("do", None, b"read")]).await.contains("Choose the file of acts."));
        let file = docx(RUSSIAN);
        let late = told(&[("files", Some("a.docx"), &file), ("csv", Some("a.csv"), b"code\n1\n")]).await;
        assert!(late.contains("has to come before the files of texts"), "{late}");
        let columns = told(&[("csv", Some("a.csv"), b"code;kind;colour\n1;2\n")]).await;
        for words in ["“colour” is not known", "“signatory” is missing", "Line 2", "more or fewer fields"]
        {
            assert!(columns.contains(words), "{words}: {columns}");
        }
    });
}
