//! Amendments and cancellations of a standard in force: their clauses, their clashes, their rebase (R15-10).

mod approved;
mod begun;
mod cancelled;
mod rebased;
mod words;

use domain::draft::{DraftKind, Refusal};
use domain::standard::{Content, SectionKey};
use services::drafts::{
    Amending, CreateDraft, SaveSection, amending, create_draft, save_section, working_copy,
};
use services::{FieldProblem, Request, ServiceError, Services};

use crate::harness::{Office, SERVICE, written};

/// The first clause on appeals with words more in Russian.
fn with(content: &Content, more: &str) -> Content {
    let mut content = content.clone();
    let mut elements = content.elements(SectionKey::Appeal).to_vec();
    elements[0].text.ru.push_str(more);
    content.set(SectionKey::Appeal, elements);
    content
}

const FREE: &str = " Жалоба подается бесплатно.";
const SOON: &str = " Жалоба подается незамедлительно.";

async fn begin(services: &Services, office: &Office, kind: DraftKind) -> Result<String, ServiceError> {
    let asked = CreateDraft { service: SERVICE.to_owned(), kind };
    create_draft(services, &office.drafter, asked).await.map(|draft| draft.number)
}

/// Writes the section on appeals as a content has it.
async fn write(services: &Services, office: &Office, number: &str, content: &Content) {
    let copy = working_copy(services, &office.drafter, number).await.unwrap();
    let save = SaveSection {
        draft: number.to_owned(),
        section: SectionKey::Appeal,
        base_version: copy.versions.get(SectionKey::Appeal).unwrap(),
        elements: content.elements(SectionKey::Appeal).to_vec(),
    };
    save_section(services, &office.drafter, save).await.unwrap();
}

/// An amendment of the standard in force with words more.
async fn amendment(services: &Services, office: &Office, more: &str) -> String {
    let number = begin(services, office, DraftKind::Amendment).await.unwrap();
    write(services, office, &number, &with(&written::content(), more)).await;
    number
}

async fn seen_by(services: &Services, request: &Request, number: &str) -> Amending {
    amending(services, request, number).await.unwrap()
}

fn problem<T: std::fmt::Debug>(answer: Result<T, ServiceError>) -> Vec<FieldProblem> {
    match answer {
        Err(ServiceError::Invalid(problems)) => problems,
        other => panic!("{other:?}"),
    }
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, ServiceError>) -> Refusal {
    match answer {
        Err(ServiceError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}
