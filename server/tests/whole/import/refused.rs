//! Files that are not taken, and the sentence that says why.

use ::http::StatusCode;
use documents::{ReadError, ReadLimits};
use domain::body::Role;
use domain::language::Language;
use site::LARGEST_FILE;

use super::word_file::{RUSSIAN, docx, kinds, pack, package, xml};
use super::{draft, upload};
use crate::signed::{send, signed_in};
use crate::site::Here;
use crate::site::harness::{office, on_each_database, staff};

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
        assert!(none.body.contains("Choose a file or paste a text."), "{}", none.body);
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
