//! From a file of Word to the saved sections of a draft, as a browser without JavaScript sends it.

use std::io::{Cursor, Write};

use ::http::{Request, StatusCode};
use axum::body::Body;
use documents::{ReadError, ReadLimits};
use domain::body::{BodyKind, Role};
use domain::draft::DraftKind;
use domain::language::{Language, Localized};
use domain::standard::{Detail, Element, ElementId, SectionKey};
use services::Services;
use services::drafts::{CreateDraft, SaveSection, create_draft, save_section, section_history, working_copy};
use site::LARGEST_FILE;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::signed::{hidden, read, send, signed_in};
use crate::site::harness::{Office, SERVICE, add, office, on_each_database, staff, written_draft};
use crate::site::{Answered, Here};

const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// A standard in Russian; `#` makes a line bold.
pub(crate) const RUSSIAN: &str = "# Глава 1. Общие положения
# Глава 2. Порядок оказания государственной услуги
4. Сроки оказания государственной услуги:
1) при обращении на портал – 3 (три) рабочих дня;
2) день приема документов не входит в срок оказания государственной услуги.
10-1. Сведения вносятся в реестр в день обращения.
# Глава 3. Порядок обжалования решений, действий (бездействия) услугодателей
11. Жалоба подается на имя руководителя услугодателя <b>.
Приложение
Заявление";
/// The same in Kazakh.
pub(crate) const KAZAKH: &str = "# 1-тарау. Жалпы ережелер
# 2-тарау. Мемлекеттік қызметті көрсету тәртібі
4. Мемлекеттік қызметті көрсету мерзімдері:
1) порталға жүгінген кезде – 3 (үш) жұмыс күні;
2) құжаттар қабылданған күн мемлекеттік қызметті көрсету мерзіміне кірмейді.";

/// A package of files, stored as they are.
fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (path, bytes) in files {
        archive.start_file(*path, stored).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn kinds(of: &str) -> String {
    format!(
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>\
         <Override PartName='/word/document.xml' ContentType='{of}'/></Types>"
    )
}

/// A DOCX whose text is this XML, with a file of so many bytes beside it.
pub(crate) fn package(xml: &str, beside: usize) -> Vec<u8> {
    let picture = vec![0; beside];
    pack(&[
        ("[Content_Types].xml", kinds(MAIN).as_bytes()),
        ("word/document.xml", xml.as_bytes()),
        ("word/media/image1.png", &picture),
    ])
}

pub(crate) fn xml(text: &str) -> String {
    let line = |line: &str| {
        let (line, bold) = line.strip_prefix("# ").map_or((line, ""), |line| (line, "<w:rPr><w:b/></w:rPr>"));
        let words = line.replace('<', "&lt;");
        format!("<w:p><w:r>{bold}<w:t>{words}</w:t></w:r></w:p>")
    };
    let body: String = text.lines().map(line).collect();
    format!("<w:document xmlns:w='{SPACE}'><w:body>{body}</w:body></w:document>")
}

pub(crate) fn docx(text: &str) -> Vec<u8> {
    package(&xml(text), 0)
}

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
            "при обращении на портал: 3 рабочих дня",
            "not certain: check it and fill it in",
            "name=\"choice.procedure.term\" value=\"replace\" checked",
            "10-1. Сведения вносятся в реестр",
            "It stands under nothing that names an element.",
            "It stands in an annex.",
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
        assert_eq!(terms[0].clause(Language::Ru), "при обращении на портал: 3 рабочих дня");
        assert!(matches!(terms[1].detail, Detail::Term { amount: 0, .. }));
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
        assert_eq!(both[0].clause(Language::Ru), "при обращении на портал: 3 рабочих дня");
        assert_eq!(both[0].clause(Language::Kk), "порталға жүгінген кезде: 3 жұмыс күні");
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

#[test]
fn every_refusal_has_its_sentence_beside_the_field() {
    for language in Language::ALL {
        let mut sentences: Vec<String> =
            ReadError::ALL.iter().map(|error| site::words::file_refusal(language, error.code())).collect();
        sentences.sort();
        sentences.dedup();
        assert_eq!(sentences.len(), ReadError::ALL.len(), "{language:?}");
        let wordless = site::words::wordless(language, "new");
        assert!(!sentences.contains(&wordless), "{language:?}");
        assert_eq!(site::words::file_refusal(language, "new"), wordless, "it is not called no DOCX");
    }
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = draft(&services, &office).await;
        let here = Here::over(services.clone());
        let cookie = signed_in(&here, "drafter@example.kz").await;
        let doctype = format!("<!DOCTYPE a [<!ENTITY b 'c'>]>{}", xml(RUSSIAN));
        let book = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
        let open =
            pack(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<a/>")]);
        let files: [(&str, Vec<u8>); 12] = [
            ("not_docx_empty", Vec::new()),
            ("not_docx_pdf", b"%PDF-1.7".to_vec()),
            ("not_docx_rtf", b"{\\rtf1".to_vec()),
            ("not_docx_old_office", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more".to_vec()),
            ("not_docx_html", b"<!doctype html><html>".to_vec()),
            ("not_docx_unknown", b"words".to_vec()),
            ("not_docx_archive", pack(&[("a.txt", b"a")])),
            ("not_docx_open_document", open),
            ("not_docx_other_office", pack(&[("[Content_Types].xml", kinds(book).as_bytes())])),
            ("broken_package", b"PK\x03\x04 and then nothing".to_vec()),
            ("broken_xml", package("<w:document", 0)),
            ("doctype", package(&doctype, 0)),
        ];
        for language in Language::ALL {
            let address = format!("/{}/desk/drafts/{number}/import", language.code());
            for (code, file) in &files {
                let answer = upload(&here, &cookie, &address, "kk", Some(file)).await;
                assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{code}");
                let sentence = site::words::file_refusal(language, code);
                let beside = format!("id=\"f-file-error\" class=\"error\">{sentence}");
                assert!(answer.body.contains(&beside), "{code}: {}", answer.body);
                assert!(answer.body.contains("<option value=\"kk\" selected"), "the choice is kept");
            }
        }
        let address = format!("/en/desk/drafts/{number}/import");
        let none = upload(&here, &cookie, &address, "ru", None).await;
        assert!(none.body.contains("Choose a file."), "{}", none.body);
        let silent = upload(&here, &cookie, &address, "ru", Some(&docx(""))).await;
        assert!(silent.body.contains("holds no words"), "{}", silent.body);
        let much = docx(&format!("{}\n", "Слова, которых много. ".repeat(500)).repeat(40));
        let much = upload(&here, &cookie, &address, "ru", Some(&much)).await;
        assert_eq!(much.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(much.body.contains("one megabyte"), "{}", much.body);
        let many = upload(&here, &cookie, &address, "ru", Some(&docx(&"а\n".repeat(3_001)))).await;
        assert_eq!(many.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(many.body.contains("belong to no element"), "{}", many.body);
    });
}

#[test]
fn only_the_import_takes_files_of_twenty_megabytes() {
    assert_eq!(LARGEST_FILE, ReadLimits::default().file);
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = draft(&services, &office).await;
        let here = Here::over(services.clone());
        let cookie = signed_in(&here, "drafter@example.kz").await;
        let registrar = signed_in(&here, "registrar@example.kz").await;
        let desk = format!("/en/desk/drafts/{number}");
        let address = format!("{desk}/import");
        let of = |megabytes: usize| package(&xml(RUSSIAN), megabytes << 20);
        let taken = upload(&here, &cookie, &address, "ru", Some(&of(19))).await;
        assert_eq!(taken.status, StatusCode::OK, "{}", taken.body);
        assert!(taken.body.contains("name=\"matter\""));
        for megabytes in [20, 113] {
            let large = upload(&here, &cookie, &address, "ru", Some(&of(megabytes))).await;
            assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
            let sentence = site::words::file_refusal(Language::En, "too_large");
            assert!(large.body.contains(&sentence), "{megabytes}: {}", large.body);
        }
        // Every other address keeps its limit, and so does the form of the review.
        let file = of(17);
        let elsewhere = upload(&here, &registrar, "/en/desk/register/import", "ru", Some(&file)).await;
        assert_eq!(elsewhere.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(elsewhere.body.contains("larger than 16 megabytes"), "{}", elsewhere.body);
        let words = "x".repeat(2 << 20);
        for address in [format!("{desk}/edit/appeal"), address] {
            let large = send(&here, &cookie, &address, &[("matter", &words)]).await;
            assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE, "{address}");
        }
    });
}

#[test]
fn r12_1_what_a_table_holds_too_much_of_is_told_and_its_text_stays() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let here = Here::over(services.clone());
        let registrar = signed_in(&here, "registrar@example.kz").await;
        staff(&services, "administrator@example.kz", office.ministry, Role::Administrator).await;
        let administrator = signed_in(&here, "administrator@example.kz").await;
        let header = "code,name_kk,name_ru,recipients,developing_body,providers,forms,included_on\n";
        let rows = format!("{header}{}", "1,А,А,both,7,К | К,paper,2026-03-02\n".repeat(5_001));
        let fields = format!("{header}{}\n", ",".repeat(64));
        let quoted = format!("{header}\"{}", "а\n".repeat(10_001));
        let wrong = format!("{header}{}", "а\n".repeat(300));
        for (text, line, sentence) in [
            (&rows, "Line 5002", "more than 5 000 rows"),
            (&fields, "Line 2", "more than 64 fields"),
            (&quoted, "Line 2", "longer than 20 000 characters"),
            (&wrong, "Line 102", "there are more problems"),
        ] {
            let answer =
                upload(&here, &registrar, "/en/desk/register/import", "", Some(text.as_bytes())).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.body.contains(line) && answer.body.contains(sentence), "{sentence}");
            assert!(answer.body.contains(text.trim_end().lines().last().unwrap()), "the text comes back");
        }
        let days = (740_000..744_001)
            .map(|place| {
                let date = chrono::NaiveDate::from_num_days_from_ce_opt(place).unwrap();
                format!("{date},holiday,A,no\n")
            })
            .collect::<Vec<_>>()
            .concat();
        let name = format!("2026-05-01,holiday,{},no\n", "А".repeat(501));
        let events = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:\n{}", " а\n".repeat(6_000));
        for (text, sentence) in [
            (&days, "more than 4 000 days"),
            (&name, "longer than 500 characters"),
            (&events, "longer than 10 000 bytes"),
        ] {
            let answer =
                upload(&here, &administrator, "/en/desk/calendar/2026", "", Some(text.as_bytes())).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.body.contains(sentence), "{sentence}: {}", answer.body);
        }
        let large = "2026-05-01,holiday,A,no\n".repeat(50_000);
        let whole = large.repeat(15);
        for (cookie, address, large) in [
            (&registrar, "/kk/desk/register/import", &whole),
            (&administrator, "/ru/desk/calendar/2026", &large),
        ] {
            let answer = upload(&here, cookie, address, "", Some(large.as_bytes())).await;
            assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
            assert!(answer.body.contains("f-file-error"), "{}", answer.body);
        }
    });
}
