//! The clauses of an amendment in words of its own (R15-10).

use chrono::TimeDelta;
use domain::language::Language;
use services::drafts::{KeptWords, drop_words, save_words, worded};
use services::{FieldProblem, Request, ServiceError, reading};

use super::{FREE, SOON, amendment, problem, seen_by, with, write};
use crate::harness::standards::enter;
use crate::harness::{morning, office, on_each_database, placed, written};

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
        assert_eq!(problem(turned), [FieldProblem::new("words", "direction_overrides")]);

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
