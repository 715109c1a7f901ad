//! A draft is placed as it was read, and withdrawn in the stage that was seen.

use chrono::NaiveDate;
use domain::draft::{Refusal, StageName, WayOfInforming};
use domain::law::Rule;
use domain::standard::SectionKey;
use services::drafts::{
    ConfirmPlacement, Desk, Seen, create_draft, deadlines, desk, findings, place, preview_placement,
    request_placement, revision, revisions, save_section, text_at, withdraw, working_copy,
};
use services::{Request, ServiceError, ledger};

use super::{new_draft, paragraph, save};
use crate::harness::{at, later, morning, office, on_each_database, placed, seen, written_draft};

#[test]
fn a_draft_is_withdrawn_in_the_stage_that_was_seen() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        placed(&services, &office, &number, at("2026-03-05T07:00:00Z")).await;
        let head = later(&office.head, at("2026-03-06T07:00:00Z"));
        let unseen = withdraw(&services, &head, &number, StageName::Drafting, "Начат по ошибке").await;
        assert!(matches!(unseen, Err(ServiceError::Stale(_))), "{unseen:?}");
        withdraw(&services, &head, &number, StageName::Open, "Услуга исключена").await.unwrap();
        let again = withdraw(&services, &head, &number, StageName::Open, "Услуга исключена").await;
        assert!(matches!(again, Err(ServiceError::Refused(Refusal::AlreadyWithdrawn))), "{again:?}");
        // What has ended comes after all that is worked on, page by page.
        let numbers = |desk: Desk| desk.ended.into_iter().map(|draft| draft.number).collect::<Vec<_>>();
        let first = desk(&services, &head, None).await.unwrap();
        assert_eq!(
            (first.placed.len(), first.sent.len(), first.unstarted.len(), &first.next),
            (0, 0, 1, &None)
        );
        assert_eq!(numbers(first), [number.as_str()]);
        let later = desk(&services, &head, Some("1000000")).await.unwrap();
        assert!(later.unstarted.is_empty(), "that stands on the first page");
        assert_eq!(numbers(later), [number.as_str()]);
        assert!(numbers(desk(&services, &head, Some("1")).await.unwrap()).is_empty());
        let nowhere = desk(&services, &head, Some("x")).await;
        assert!(matches!(nowhere, Err(ServiceError::Invalid(_))), "{nowhere:?}");
    });
}

#[test]
fn r14_2_a_draft_with_errors_is_not_placed() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = create_draft(&services, &office.drafter, new_draft()).await.unwrap().number;
        assert!(!findings(&services, &office.drafter, &number).await.unwrap().is_empty());
        let asked = request_placement(&services, &office.drafter, &number).await;
        assert!(matches!(asked, Err(ServiceError::Refused(Refusal::ContentErrors { .. }))), "{asked:?}");
    });
}

#[test]
fn r15_1_placement_freezes_a_revision_that_later_saves_do_not_touch() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let noon = at("2026-03-05T07:00:00Z");
        let placed = placed(&services, &office, &number, noon).await;
        assert_eq!(placed.summary.stage, StageName::Open);
        assert_eq!(placed.revision.summary.hash, placed.revision.content.hash().to_string());
        let window = placed.summary.placement.unwrap().window;
        assert_eq!(window.opens_at, noon);
        assert_eq!(window.closes_at, at("2026-04-04T19:00:00Z"), "thirty days from 5 March, 24:00 in Almaty");

        let revised = vec![paragraph("q1", "Изменено после обсуждения.")];
        let version = working_copy(&services, &office.drafter, &number).await.unwrap();
        let base = version.sections.iter().find(|text| text.key == SectionKey::Appeal).unwrap().version;
        save_section(&services, &office.drafter, save(&number, base, revised)).await.unwrap();
        let frozen = revision(&services, &number, 1).await.unwrap();
        assert_eq!(frozen.content, placed.revision.content);
        assert_eq!(revisions(&services, &number).await.unwrap().len(), 1);
        let twice = request_placement(&services, &office.drafter, &number).await;
        assert!(matches!(twice, Err(ServiceError::Refused(Refusal::AlreadyPlaced))));
        let review = services::drafts::summary(&services, &number, window.closes_at).await.unwrap();
        assert_eq!(review.stage, StageName::Review, "the clock alone decides");
        assert_eq!(ledger::verify(&services.database).await.unwrap().broken, None);
    });
}

#[test]
fn r15_2_a_late_placement_needs_a_written_reason() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        // Included on Monday 2 March; 9 March is a day off for the holiday of 8 March, a Sunday.
        let due_on = NaiveDate::from_ymd_opt(2026, 3, 10).unwrap();
        let late = at("2026-03-11T07:00:00Z");
        let preview = preview_placement(&services, &later(&office.drafter, late), &number).await.unwrap();
        assert_eq!((preview.due_on, preview.needs_reason), (Some(due_on), true));
        request_placement(&services, &later(&office.drafter, late), &number).await.unwrap();
        let read = seen(&services, &office.head, &number).await;
        let confirm = |late_reason: Option<&str>| ConfirmPlacement {
            draft: number.clone(),
            seen: read.clone(),
            late_reason: late_reason.map(str::to_owned),
            ways: vec![WayOfInforming::OwnSite],
        };
        let head = later(&office.head, late);
        let bare = place(&services, &head, confirm(None)).await;
        assert!(matches!(bare, Err(ServiceError::Refused(Refusal::LateWithoutReason { .. }))), "{bare:?}");
        let drafter = place(&services, &later(&office.drafter, late), confirm(None)).await;
        assert!(matches!(drafter, Err(ServiceError::Denied(_))));
        let turned = place(&services, &head, confirm(Some("\u{202e}довереп"))).await;
        let Err(ServiceError::Invalid(problems)) = turned else { panic!("{turned:?}") };
        assert_eq!((&*problems[0].field, &*problems[0].code), ("late_reason", "direction_overrides"));
        let placed = place(&services, &head, confirm(Some("перевод"))).await.unwrap();
        let placement = placed.summary.placement.clone().unwrap();
        assert_eq!(placement.late_reason.as_deref(), Some("перевод"));
        let terms = deadlines(&services, &placed.summary).await.unwrap();
        let due: Vec<_> = terms.iter().map(|term| (term.deadline.rule, term.deadline.due_on)).collect();
        assert_eq!(due[0], (Rule::from_code("R15-2").unwrap(), due_on));
        assert_eq!(due[1].1, placement.window.last_day);
        assert_eq!(due[2].1, NaiveDate::from_ymd_opt(2026, 6, 2).unwrap());
    });
}

#[test]
fn r15_1_a_head_places_the_text_that_was_read_or_none() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        request_placement(&services, &office.drafter, &number).await.unwrap();
        let read = working_copy(&services, &office.head, &number).await.unwrap();
        let confirm = |seen: &Seen| ConfirmPlacement {
            draft: number.clone(),
            seen: seen.clone(),
            late_reason: None,
            ways: vec![WayOfInforming::Portal],
        };
        let base = read.versions.get(SectionKey::Appeal).unwrap();
        let other = vec![paragraph("new1", "Жалоба подаётся министру.")];
        save_section(&services, &office.drafter, save(&number, base, other)).await.unwrap();
        let now = seen(&services, &office.head, &number).await;
        // Neither the version nor the hash alone stands for what was read.
        let wrong = [
            read.seen(),
            Seen { hash: read.seen().hash, ..now.clone() },
            Seen { version: read.summary.version, ..now.clone() },
            Seen { hash: String::new(), ..now.clone() },
        ];
        for wrong in wrong {
            let unread = place(&services, &office.head, confirm(&wrong)).await;
            assert!(matches!(unread, Err(ServiceError::Stale(_))), "{unread:?}");
        }
        let earlier = text_at(&services, &office.head, &number, &read.versions).await.unwrap().unwrap();
        assert_eq!((&earlier, earlier.hash().to_string()), (&read.content(), read.seen().hash));
        let never = "9.9.9.9.9.9.9.9.9.9.9.9".parse().unwrap();
        assert_eq!(text_at(&services, &office.head, &number, &never).await.unwrap(), None);
        let stranger = text_at(&services, &Request::public(morning()), &number, &read.versions).await;
        assert!(matches!(stranger, Err(ServiceError::Denied(_))));
        // The new text lacks what the law requires in Kazakh, and only that refuses it now.
        let incomplete = place(&services, &office.head, confirm(&now)).await;
        assert!(matches!(incomplete, Err(ServiceError::Refused(Refusal::ContentErrors { .. }))));
    });
}

#[test]
fn a_second_person_confirms_the_placement() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        let confirm = |seen| ConfirmPlacement {
            draft: number.clone(),
            seen,
            late_reason: None,
            ways: vec![WayOfInforming::Portal],
        };
        let read = seen(&services, &office.head, &number).await;
        let unasked = place(&services, &office.head, confirm(read)).await;
        assert!(matches!(unasked, Err(ServiceError::Invalid(_))));
        request_placement(&services, &office.head, &number).await.unwrap();
        let read = seen(&services, &office.head, &number).await;
        let alone = place(&services, &office.head, confirm(read)).await;
        assert!(matches!(alone, Err(ServiceError::Invalid(_))));
        let desk = desk(&services, &office.head, None).await.unwrap();
        assert_eq!(desk.to_place.len(), 1);
        assert_eq!(desk.to_place[0].placement_requested_by.as_deref(), Some("head"));
    });
}
