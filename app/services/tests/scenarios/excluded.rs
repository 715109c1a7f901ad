//! Entries of the register that were made by mistake: excluded, found, included again.

use domain::draft::{DraftKind, StageName};
use domain::register::EntryInput;
use services::drafts::{CreateDraft, create_draft, desk, withdraw};
use services::reading::{PublicRegisterFilter, register, service};
use services::register::{
    RegisterFilter, change_entry, exclude_service, exclusions, include_again, include_service, latest_entry,
    list,
};
use services::{Request, ServiceError, Services, ledger};

use crate::harness::{SERVICE, entry_input, office, on_each_database};

fn code_of(refused: Result<(), ServiceError>) -> String {
    let Err(ServiceError::Invalid(problems)) = refused else { panic!("{refused:?}") };
    format!("{}:{}", problems[0].field, problems[0].code)
}

async fn codes(services: &Services, excluded: bool) -> Vec<String> {
    let filter = RegisterFilter { excluded, ..RegisterFilter::default() };
    list(services, &filter).await.unwrap().items.into_iter().map(|entry| entry.entry.code).collect()
}

async fn public_codes(services: &Services, request: &Request) -> Vec<String> {
    let page = register(services, request, &PublicRegisterFilter::default(), 1).await.unwrap();
    page.services.into_iter().map(|line| line.code).collect()
}

#[test]
fn r12_2_an_entry_made_by_mistake_is_excluded_found_and_included_again() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let input = EntryInput { code: "300-1".to_owned(), ..entry_input(office.ministry) };
        include_service(&services, &office.registrar, input.clone()).await.unwrap();
        let registrar = &office.registrar;
        let denied = exclude_service(&services, &office.drafter, "300-1", 1, "Ошибка").await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))));
        assert_eq!(code_of(exclude_service(&services, registrar, "300-1", 1, " ").await), "reason:missing");
        let stale = exclude_service(&services, registrar, "300-1", 2, "Ошибка").await;
        assert!(matches!(stale, Err(ServiceError::Stale(_))), "{stale:?}");

        exclude_service(&services, registrar, "300-1", 1, "Внесена дважды").await.unwrap();
        assert_eq!(
            (codes(&services, false).await, codes(&services, true).await),
            (vec![SERVICE.to_owned()], vec!["300-1".to_owned()])
        );
        assert_eq!(public_codes(&services, registrar).await, [SERVICE]);
        let page = service(&services, registrar, "300-1").await.expect("its page tells");
        assert_eq!(
            (page.exclusions[0].reason.as_str(), page.excluded_at.is_some()),
            ("Внесена дважды", true)
        );
        let begun = desk(&services, &office.drafter, None).await.unwrap().unstarted;
        assert!(begun.iter().all(|waiting| waiting.service.entry.code != "300-1"));
        let asked = CreateDraft { service: "300-1".to_owned(), kind: DraftKind::New };
        let drafted = create_draft(&services, &office.drafter, asked).await.map(drop);
        assert_eq!(code_of(drafted), "service:excluded");
        let changed = change_entry(&services, registrar, "300-1", 1, input.clone()).await.map(drop);
        assert_eq!(code_of(changed), "code:excluded");
        assert_eq!(code_of(include_service(&services, registrar, input).await.map(drop)), "code:excluded");
        assert_eq!(
            code_of(exclude_service(&services, registrar, "300-1", 1, "Снова").await),
            "reason:excluded"
        );
        let example = latest_entry(&services, registrar, None).await.unwrap().unwrap();
        assert_eq!(example.entry.code, SERVICE, "what is excluded is no example");

        include_again(&services, registrar, "300-1", 1, "Исключена по ошибке").await.unwrap();
        assert_eq!(
            code_of(include_again(&services, registrar, "300-1", 1, "Снова").await),
            "reason:included"
        );
        assert!(codes(&services, true).await.is_empty());
        let told = exclusions(&services, "300-1").await.unwrap();
        let told: Vec<_> = told.iter().map(|one| (one.excluded, one.by.as_deref())).collect();
        assert_eq!(told, [(false, Some("registrar")), (true, Some("registrar"))]);
        assert!(ledger::prove(&services, &[]).await.unwrap().holds());
    });
}

#[test]
fn r12_2_an_entry_with_a_draft_at_work_stays_until_it_is_withdrawn() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let asked = CreateDraft { service: SERVICE.to_owned(), kind: DraftKind::New };
        let draft = create_draft(&services, &office.drafter, asked).await.unwrap();
        let exclude = async || exclude_service(&services, &office.registrar, SERVICE, 1, "Ошибка").await;
        assert_eq!(code_of(exclude().await), "reason:drafting");
        withdraw(&services, &office.head, &draft.number, StageName::Drafting, "Не нужен.").await.unwrap();
        exclude().await.expect("nothing was placed");
    });
}
