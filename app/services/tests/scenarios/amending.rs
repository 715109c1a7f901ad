//! Amendments and cancellations of a standard in force: their clauses, their clashes, their rebase (R15-10).

use chrono::TimeDelta;
use domain::amending::Kept;
use domain::approval::ApprovalInput;
use domain::draft::{DraftKind, Refusal, StageName};
use domain::language::{Language, Localized};
use domain::standard::{Content, SectionKey};
use services::drafts::{
    Amending, CreateDraft, KeptWords, SaveSection, Seen, amending, clashes, create_draft, drop_words, rebase,
    request_placement, save_reasons, save_section, save_words, withdraw, worded, working_copy,
};
use services::people::body_by_code;
use services::standards::{approval, approve};
use services::{FieldProblem, Request, ServiceError, Services, ledger, reading};

use crate::harness::refused::{problems, refusal};
use crate::harness::standards::enter;
use crate::harness::{
    Office, SERVICE, at, later, morning, office, on_each_address, on_each_database, open, placed, publish,
    tell, written,
};

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

#[test]
fn r15_10_an_amendment_starts_from_the_standard_in_force() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let none = begin(&services, &office, DraftKind::Amendment).await;
        assert_eq!(problems(none), [FieldProblem::new("kind", "nothing_to_amend")]);
        let content = written::content();
        enter(&services, &office, (1, "adopted"), Some("2026-02-01"), &content).await;
        // Approved, but not in force yet.
        let next = with(&content, SOON);
        enter(&services, &office, (2, "amended"), Some("2026-06-01"), &next).await;
        let first = begin(&services, &office, DraftKind::New).await;
        assert_eq!(problems(first), [FieldProblem::new("kind", "standard_exists")]);

        let number = begin(&services, &office, DraftKind::Amendment).await.unwrap();
        let page = seen_by(&services, &office.drafter, &number).await;
        assert_eq!(page.base.as_ref().map(|base| base.number), Some(1));
        assert_eq!((&page.old, &page.new), (&content, &content));
        assert!(page.clauses.clauses.is_empty() && page.clauses.proven);
        assert!(page.rebase.is_none() && page.clashes.is_empty());

        write(&services, &office, &number, &with(&content, FREE)).await;
        let page = seen_by(&services, &office.drafter, &number).await;
        assert!(page.clauses.proven);
        let [clause] = page.clauses.clauses.as_slice() else { panic!("{:?}", page.clauses) };
        assert!(Language::ALL.into_iter().all(|language| !clause.words(language).is_empty()));
        assert!(clause.words(Language::Ru).contains("бесплатно"), "{clause:?}");
        let stranger = amending(&services, &office.registrar, &number).await;
        assert!(matches!(stranger, Err(ServiceError::Denied(_))), "{stranger:?}");
        let proof = ledger::prove(&services, &[]).await.unwrap();
        assert_eq!(proof.chain.broken, None);
    });
}

#[test]
fn r15_10_what_takes_effect_later_is_a_standard_already() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        enter(&services, &office, (1, "adopted"), Some("2026-06-01"), &written::content()).await;
        let first = begin(&services, &office, DraftKind::New).await;
        assert_eq!(problems(first), [FieldProblem::new("kind", "standard_exists")]);
    });
}

#[test]
fn r15_10_edited_words_stay_with_their_clause_and_are_frozen_with_the_text() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let content = written::content();
        enter(&services, &office, (1, "adopted"), Some("2026-02-01"), &content).await;
        let number = amendment(&services, &office, FREE).await;
        let page = seen_by(&services, &office.drafter, &number).await;
        let clause = page.clauses.clauses[0].clone();
        let typed = |words: &str| KeptWords {
            clause: clause.key.clone(),
            language: Language::Ru,
            mark: clause.mark.clone(),
            words: words.to_owned(),
        };
        let own = "пункт 3.1 дополнить предложением о бесплатности жалобы";
        save_words(&services, &office.drafter, &number, &typed(own)).await.unwrap();
        let told = seen_by(&services, &office.drafter, &number).await.clauses;
        assert_eq!(told.clauses[0].words(Language::Ru), own);
        assert_eq!(told.clauses[0].words(Language::Kk), clause.words(Language::Kk));
        let turned = save_words(&services, &office.drafter, &number, &typed("\u{202e}x")).await;
        assert_eq!(problems(turned), [FieldProblem::new("words", "direction_overrides")]);

        let frozen = placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        write(&services, &office, &number, &with(&content, SOON)).await;
        let told = seen_by(&services, &office.drafter, &number).await.clauses;
        assert_eq!(told.dropped, [typed(own)], "the clause is another one by now");
        let stale = save_words(&services, &office.drafter, &number, &typed("другое")).await;
        assert!(matches!(stale, Err(ServiceError::Stale(_))), "{stale:?}");
        drop_words(&services, &office.drafter, &number, &clause.key, Language::Ru, &clause.mark)
            .await
            .unwrap();
        assert!(seen_by(&services, &office.drafter, &number).await.clauses.dropped.is_empty());

        // The public reads the words with which the text was placed.
        let reader = Request::public(morning() + TimeDelta::hours(2));
        let draft = reading::draft(&services, &reader, &number).await.unwrap();
        let amended = draft.amended_by(&draft.placed).unwrap();
        assert_eq!(amended.standard.as_ref().map(|standard| standard.number), Some(1));
        assert_eq!(draft.placed.content, frozen.revision.content);
        let public = worded(&amended.content, &draft.placed.content, &draft.placed.words).unwrap();
        assert!(public.proven);
        assert_eq!(public.clauses[0].words(Language::Ru), own);
    });
}

#[test]
fn r15_10_two_amendments_name_what_both_change_and_the_later_one_is_rebased() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let content = written::content();
        enter(&services, &office, (1, "adopted"), Some("2026-02-01"), &content).await;
        let (first, second) =
            (amendment(&services, &office, FREE).await, amendment(&services, &office, SOON).await);
        for (one, other) in [(&first, &second), (&second, &first)] {
            let found = clashes(&services, &office.drafter, one).await.unwrap();
            assert_eq!(found.len(), 1);
            assert_eq!(&found[0].other.number, other);
            let places: Vec<_> =
                found[0].elements.iter().map(|one| (one.section, one.element.as_str())).collect();
            assert_eq!(places, [(SectionKey::Appeal, "a1")]);
        }

        // The first one takes effect.
        let in_force = with(&content, FREE);
        withdraw(&services, &office.head, &first, StageName::Drafting, "Утверждено иначе").await.unwrap();
        enter(&services, &office, (2, "amended"), Some("2026-03-02"), &in_force).await;
        let page = seen_by(&services, &office.drafter, &second).await;
        assert!(page.clashes.is_empty());
        let offer = page.rebase.unwrap();
        assert_eq!((offer.to.number, offer.refusal.as_ref()), (2, None));
        assert_eq!(offer.rebase.conflicts.len(), 1);
        let undecided = rebase(&services, &office.drafter, &second, &[], &offer.seen).await;
        assert_eq!(problems(undecided), [FieldProblem::new("decide-1", "choose")]);
        let unseen = Seen { hash: String::new(), ..offer.seen.clone() };
        let unread = rebase(&services, &office.drafter, &second, &[Some(Kept::Draft)], &unseen).await;
        assert!(matches!(unread, Err(ServiceError::Stale(_))), "{unread:?}");
        assert_eq!(seen_by(&services, &office.drafter, &second).await.new, with(&content, SOON));

        rebase(&services, &office.drafter, &second, &[Some(Kept::Draft)], &offer.seen).await.unwrap();
        let page = seen_by(&services, &office.drafter, &second).await;
        assert_eq!(page.base.map(|base| base.number), Some(2));
        assert_eq!((page.old, page.new), (in_force, offer.rebase.settled(&[Kept::Draft])));
        assert!(page.rebase.is_none() && page.clauses.proven);
        let twice = rebase(&services, &office.drafter, &second, &[], &offer.seen).await;
        assert!(matches!(twice, Err(ServiceError::Stale(_))), "{twice:?}");
    });
}

#[test]
fn r15_10_a_cancellation_gives_reasons_and_repeats_no_text() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let content = written::content();
        enter(&services, &office, (1, "adopted"), Some("2026-02-01"), &content).await;
        let number = begin(&services, &office, DraftKind::Cancellation).await.unwrap();
        let twin = begin(&services, &office, DraftKind::Cancellation).await;
        assert_eq!(problems(twin), [FieldProblem::new("kind", "cancellation_exists")]);
        let save = SaveSection {
            draft: number.clone(),
            section: SectionKey::Appeal,
            base_version: 1,
            elements: with(&content, FREE).elements(SectionKey::Appeal).to_vec(),
        };
        let retyped = save_section(&services, &office.drafter, save).await;
        assert_eq!(refusal(retyped), Refusal::CancellationKeepsText);
        let bare = request_placement(&services, &office.drafter, &number).await;
        assert_eq!(refusal(bare), Refusal::ReasonsMissing);

        let reasons = Localized::new("Қызмет көрсетілмейді.", "Услуга больше не оказывается.", "");
        let version = seen_by(&services, &office.drafter, &number).await.summary.version;
        let stale = save_reasons(&services, &office.drafter, &number, &reasons, version - 1).await;
        assert!(matches!(stale, Err(ServiceError::Stale(_))), "{stale:?}");
        let turned = Localized::new("\u{202e}x", "Услуга", "");
        let turned = save_reasons(&services, &office.drafter, &number, &turned, version).await;
        assert_eq!(problems(turned), [FieldProblem::new("reasons_kk", "direction_overrides")]);
        save_reasons(&services, &office.drafter, &number, &reasons, version).await.unwrap();
        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        let reader = Request::public(morning() + TimeDelta::hours(2));
        let draft = reading::draft(&services, &reader, &number).await.unwrap();
        assert_eq!((&draft.reasons, &draft.placed.content), (&reasons, &content));
        let late = save_reasons(&services, &office.drafter, &number, &Localized::default(), version).await;
        assert_eq!(refusal(late), Refusal::AlreadyPlaced);
    });
}

/// Places and reports a draft, and lets the authorized body agree to its text.
async fn agreed(services: &Services, url: &str, office: &Office, number: &str) {
    placed(services, office, number, morning() + TimeDelta::hours(1)).await;
    let head = later(&office.head, at("2026-04-03T05:00:00Z"));
    let report = publish(services, &head, number).await.unwrap();
    let keeper = body_by_code(services, "keeper").await.unwrap().id.0;
    let (revision, hash) = (report.to_revision, report.report.revised_hash);
    let round = format!(
        "INSERT INTO coordination_rounds (draft_id, number, revision, hash, opened_at, ended_at) \
         SELECT id, 1, {revision}, '{hash}', '2026-04-06 05:00:00+00:00', '2026-04-15 05:00:00+00:00' \
         FROM drafts WHERE number = '{number}'"
    );
    let asked = format!(
        "INSERT INTO round_bodies (round_id, body_id, grounds, due_on, position, answered_at, version) \
         SELECT id, {keeper}, '[\"authorized_services\"]', '2026-04-20', 'agree', '2026-04-14 05:00:00+00:00', 1 \
         FROM coordination_rounds"
    );
    tell(url, &round).await;
    tell(url, &asked).await;
    tell(url, "UPDATE drafts SET stage = 'coordinating'").await;
}

fn order() -> ApprovalInput {
    ApprovalInput {
        order_number: "12".to_owned(),
        order_on: "2026-04-20".to_owned(),
        signatory: "Министр А. Үсенов".to_owned(),
        ..ApprovalInput::default()
    }
}

#[test]
fn rc_4_an_act_that_ends_a_standard_has_the_hash_of_no_text() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let office = office(&services).await;
        enter(&services, &office, (1, "adopted"), Some("2026-02-01"), &written::content()).await;
        let number = begin(&services, &office, DraftKind::Cancellation).await.unwrap();
        let version = seen_by(&services, &office.drafter, &number).await.summary.version;
        let reasons = Localized::new("Қызмет көрсетілмейді.", "Услуга больше не оказывается.", "");
        save_reasons(&services, &office.drafter, &number, &reasons, version).await.unwrap();
        agreed(&services, &url, &office, &number).await;
        let chief = later(&office.head, at("2026-04-20T05:00:00Z"));
        let page = approval(&services, &chief, &number).await.unwrap();
        approve(&services, &chief, &number, order(), &page.seen).await.unwrap();
        let act = services::standards::version(&services, SERVICE, 2).await.unwrap().version;
        let nothing = Content::default();
        assert_eq!((act.summary.hash, act.content), (nothing.hash().to_string(), nothing));
        services.database.close().await.unwrap();
    });
}

#[test]
fn r15_10_nothing_is_approved_over_an_act_that_came_between() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        let office = office(&services).await;
        let content = written::content();
        enter(&services, &office, (1, "adopted"), Some("2026-02-01"), &content).await;
        let number = amendment(&services, &office, FREE).await;
        agreed(&services, &url, &office, &number).await;
        let chief = later(&office.head, at("2026-04-20T05:00:00Z"));
        let page = approval(&services, &chief, &number).await.unwrap();
        assert_eq!(page.refusal, None);
        // What was in force before is history: the draft starts from the text that took its place.
        enter(&services, &office, (2, "adopted"), Some("2020-02-01"), &with(&content, SOON)).await;
        assert_eq!(approval(&services, &chief, &number).await.unwrap().refusal, None);
        enter(&services, &office, (3, "amended"), None, &with(&content, SOON)).await;
        assert_eq!(approval(&services, &chief, &number).await.unwrap().refusal, Some(Refusal::BaseReplaced));
        let over = approve(&services, &chief, &number, order(), &page.seen).await;
        assert_eq!(refusal(over), Refusal::BaseReplaced);
        services.database.close().await.unwrap();
    });
}
