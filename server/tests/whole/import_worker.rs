//! Files are read in a process of their own, which dies alone where a file costs too much.

use std::path::PathBuf;
use std::time::Duration;

use ::http::StatusCode;
use domain::draft::DraftKind;
use domain::language::Language;
use domain::standard::import::ReadText;
use server::import_worker::{ImportWorker, WorkerBudget, WorkerProgram};
use services::drafts::{CreateDraft, create_draft};
use site::{ImportFault, Importer};

use crate::import::{docx, package, upload, xml};
use crate::signed::signed_in;
use crate::site::Here;
use crate::site::harness::{SERVICE, office, on_each_database};

const WORDS: &str = "# Глава 1. Общие положения\nСлова <b>.";

/// The program under test as a reader of files.
fn talqy(budget: WorkerBudget) -> WorkerProgram {
    let arguments = [vec!["read-docx".to_owned()], budget.arguments().to_vec()].concat();
    WorkerProgram::new(PathBuf::from(env!("CARGO_BIN_EXE_talqy")), arguments, budget.patience())
}

/// A program that does something else.
fn shell(script: &str, patience: Duration) -> WorkerProgram {
    WorkerProgram::new(PathBuf::from("/bin/sh"), vec!["-c".to_owned(), script.to_owned()], patience)
}

async fn read(program: WorkerProgram, file: Vec<u8>) -> Result<ReadText, ImportFault> {
    ImportWorker::apart(program).read(file, Language::Ru).await
}

/// What the words say where no process reads them.
async fn read_here() -> ReadText {
    let read = ImportWorker::default().read(docx(WORDS), Language::Ru).await.unwrap();
    assert_eq!((read.text.placed.len(), read.text.left.len()), (1, 1), "{read:?}");
    assert_eq!(read.text.left[0].text, "Слова <b>.");
    read
}

#[tokio::test]
async fn a_process_reads_what_this_one_reads() {
    let expected = read_here().await;
    assert_eq!(read(talqy(WorkerBudget::default()), docx(WORDS)).await.as_ref(), Ok(&expected));
    let refused = read(talqy(WorkerBudget::default()), b"%PDF-1.7".to_vec()).await;
    assert_eq!(refused, Err(ImportFault::Refused("broken_pages")));
    let large = read(talqy(WorkerBudget::default()), package(&xml(WORDS), 20 << 20)).await;
    assert_eq!(large, Err(ImportFault::Refused("too_large")));
    let taken = read(talqy(WorkerBudget::default()), package(&xml(WORDS), 19 << 20)).await;
    assert_eq!(taken.unwrap(), expected, "the budget is enough for the largest file");
}

#[tokio::test]
async fn a_pasted_text_is_read_line_by_line_in_a_process_and_without_one() {
    let text = WORDS.replace("# ", "");
    let here = ImportWorker::default().pasted(text.clone(), Language::Ru).await.unwrap();
    let apart = ImportWorker::apart(talqy(WorkerBudget::default())).pasted(text, Language::Ru).await.unwrap();
    assert_eq!(here, apart);
    assert_eq!((here.text.placed.len(), here.text.left.len()), (1, 1), "{here:?}");
    // Pages are read in a process of their own alone.
    let pages = ImportWorker::default().read(b"%PDF-1.7".to_vec(), Language::Ru).await;
    assert_eq!(pages, Err(ImportFault::Refused("not_docx_pdf")));
}

#[tokio::test]
async fn what_the_paragraphs_say_is_worked_out_in_the_process_alone() {
    // A process that understands nothing at all of the same file is believed.
    let answer = r#"{"Ok":{"text":{"content":[],"placed":[],"left":[]}}}"#;
    let blind = shell(&format!("cat >/dev/null; echo '{answer}'"), Duration::from_secs(10));
    let read = read(blind, docx(WORDS)).await.unwrap();
    assert!(read.text.placed.is_empty() && read.text.left.is_empty(), "{read:?}");
    assert!(read.text.content.sections().iter().all(|section| section.elements.is_empty()));
}

#[cfg(unix)]
#[tokio::test]
async fn a_process_that_takes_too_much_dies_alone() {
    let costly = Err(ImportFault::Refused("too_costly"));
    // Memory: the file alone takes more.
    let small = WorkerBudget { megabytes: 8, ..WorkerBudget::default() };
    assert_eq!(read(talqy(small), package(&xml(WORDS), 19 << 20)).await, costly);
    // It stands still, or the system ends it.
    assert_eq!(
        read(shell("read -r _; exec tail -f /dev/null", Duration::from_millis(200)), docx(WORDS)).await,
        costly
    );
    assert_eq!(read(shell("kill -9 $$", Duration::from_secs(10)), docx(WORDS)).await, costly);
    assert_eq!(
        read(shell("ulimit -t 1; while :; do :; done", Duration::from_secs(20)), docx(WORDS)).await,
        costly
    );
}

#[tokio::test]
async fn without_a_process_files_are_read_all_the_same() {
    let words = Ok(read_here().await);
    let nowhere = WorkerProgram::new(PathBuf::from("/nowhere"), Vec::new(), Duration::from_secs(10));
    assert_eq!(read(nowhere, docx(WORDS)).await, words);
    assert_eq!(read(shell("exit 1", Duration::from_secs(10)), docx(WORDS)).await, words);
    assert_eq!(read(shell("cat >/dev/null; echo words", Duration::from_secs(10)), docx(WORDS)).await, words);
}

#[test]
fn a_file_without_a_place_is_told_so_beside_its_field() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let asked = CreateDraft { service: SERVICE.to_owned(), kind: DraftKind::New };
        let number = create_draft(&services, &office.drafter, asked).await.unwrap().number;
        let worker = ImportWorker::default();
        let here = Here::with_import_worker(services.clone(), worker.clone());
        let cookie = signed_in(&here, "drafter@example.kz").await;
        let taken: Vec<_> = std::iter::from_fn(|| worker.slot()).collect();
        assert_eq!(taken.len(), 4);
        for language in Language::ALL {
            let address = format!("/{}/desk/drafts/{number}/import", language.code());
            let answer = upload(&here, &cookie, &address, "kk", Some(&package(&xml(WORDS), 1 << 20))).await;
            assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
            assert_eq!(answer.header("retry-after"), "15");
            assert!(answer.body.contains("f-file-error"), "{}", answer.body);
            assert!(answer.body.contains("<option value=\"kk\" selected"), "the choice is kept");
        }
        drop(taken);
        let address = format!("/en/desk/drafts/{number}/import");
        let answer = upload(&here, &cookie, &address, "kk", Some(&docx(WORDS))).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        assert!(worker.slot().is_some());
    });
}
