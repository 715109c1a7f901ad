//! The working copy goes out as a file and comes back with changes, as a browser without JavaScript sends it.

use ::http::StatusCode;
use domain::language::Language;
use domain::standard::word::{ClauseMark, printed};
use domain::standard::{SectionKey, numbered};
use services::Services;
use services::drafts::working_copy;

use crate::import::{docx, package, upload};
use crate::signed::{hidden, read, send, signed_in};
use crate::site::Here;
use crate::site::harness::{Office, office, on_each_database, written_draft};

const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The text as Word sends it back: its marks, its words, and a sentence more in the first clause on appeals.
async fn came_back(services: &Services, office: &Office, number: &str) -> (Vec<u8>, String) {
    let copy = working_copy(services, &office.drafter, number).await.unwrap();
    let (mut body, mut id) = (Vec::new(), 0);
    let author = "w:author='Анна' w:date='2026-03-01T10:00:00Z'";
    let added = format!("<w:ins {author}><w:r><w:t xml:space='preserve'> И письменно.</w:t></w:r></w:ins>");
    for section in &copy.sections {
        for (place, (number, element)) in numbered(section.key, &section.elements).enumerate() {
            id += 1;
            let (of, language, version) = (element.id.clone(), Language::Ru, section.version);
            let mark = ClauseMark { id: of, section: section.key, version, language };
            let words = printed(element, language).replace('&', "&amp;").replace('<', "&lt;");
            let lines = words.replace('\n', "</w:t><w:br/><w:t>");
            let is_first = section.key == SectionKey::Appeal && place == 0;
            let more = if is_first { added.as_str() } else { "" };
            body.push(format!(
                "<w:p><w:bookmarkStart w:id='{id}' w:name='{mark}'/><w:r><w:t>{number}</w:t><w:tab/>\
                 <w:t>{lines}</w:t></w:r>{more}<w:bookmarkEnd w:id='{id}'/></w:p>"
            ));
        }
    }
    let xml = format!("<w:document xmlns:w='{SPACE}'><w:body>{}</w:body></w:document>", body.concat());
    (package(&xml, 0), copy.content().elements(SectionKey::Appeal)[0].text.ru.clone())
}

#[test]
fn a_working_copy_goes_out_and_its_changes_are_taken_one_by_one() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let here = Here::over(services.clone());
        let cookie = signed_in(&here, "drafter@example.kz").await;
        let desk = format!("/en/desk/drafts/{number}");
        let page = format!("{desk}/word");
        assert!(read(&here, &cookie, &desk).await.body.contains(&page));
        let shown = read(&here, &cookie, &page).await.body;
        assert!(
            shown.contains("Nothing awaits a decision.") && shown.contains("multipart/form-data"),
            "{shown}"
        );

        let stranger = here.get(&format!("{page}/files/draft.docx")).await;
        assert_ne!(stranger.status, StatusCode::OK, "a working copy is not public");

        let (file, before) = came_back(&services, &office, &number).await;
        let received = upload(&here, &cookie, &page, "ru", Some(&file)).await;
        assert_eq!(received.status, StatusCode::SEE_OTHER, "{}", received.body);
        let shown = read(&here, &cookie, received.header("location").split('#').next().unwrap()).await;
        for words in
            ["The file brought 1 new change or comment.", "Анна", "И письменно.", "Clause 3.1.1", "Take into"]
        {
            assert!(shown.body.contains(words), "{words}: {}", shown.body);
        }
        let change = hidden(&shown, "change");
        let taken = send(&here, &cookie, &page, &[("change", &change), ("do", "take")]).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
        let copy = working_copy(&services, &office.drafter, &number).await.unwrap();
        let now = copy.content().elements(SectionKey::Appeal)[0].text.ru.clone();
        assert!(now.contains("И письменно.") && now != before, "{now}");
        let again = send(&here, &cookie, &page, &[("change", &change), ("do", "take")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.body.contains("This change has been decided meanwhile."), "{}", again.body);

        let foreign = upload(&here, &cookie, &page, "ru", Some(&docx("Другой текст"))).await;
        assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(foreign.body.contains("The file holds no clause of this draft."), "{}", foreign.body);
        let none = upload(&here, &cookie, &page, "ru", None).await;
        assert!(none.body.contains("Choose a file."), "{}", none.body);
    });
}

#[test]
fn the_files_of_a_working_copy_say_that_they_are_one() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let here = Here::over(services.clone());
        let cookie = signed_in(&here, "drafter@example.kz").await;
        for (ending, begins) in [("docx", "PK"), ("pdf", "%PDF-1.7")] {
            let address = format!("/ru/desk/drafts/{number}/word/files/draft.{ending}");
            let mut answer = read(&here, &cookie, &address).await;
            // A file that is not written within a moment is waited for on a page.
            for _ in 0..100 {
                if answer.body.starts_with(begins) {
                    break;
                }
                answer = read(&here, &cookie, &address).await;
            }
            assert!(answer.body.starts_with(begins), "{ending}: {}", answer.body);
            let name = answer.header("content-disposition");
            assert!(name.contains(&format!("talqy-{number}-working-copy-ru.{ending}")), "{name}");
        }
    });
}
