//! Drafts: written together, placed, revised, withdrawn.

use chrono::{NaiveDate, TimeDelta};
use domain::body::{BodyKind, Role};
use domain::draft::{DraftKind, Refusal, StageName, WayOfInforming};
use domain::language::Localized;
use domain::law::Rule;
use domain::register::EntryInput;
use domain::standard::{Detail, Element, ElementId, SectionKey, mark};
use services::drafts::{
    ConfirmPlacement, CreateDraft, DraftFilter, SaveSection, SavedSection, Seen, create_draft, deadlines,
    desk, findings, list_drafts, place, preview_placement, request_placement, restore_section, revision,
    revisions, save_section, save_section_over, saved_as, section_history, text_at, withdraw, working_copy,
};
use services::register::include_service;
use services::{Conflict, Request, ServiceError, ledger};

use crate::harness::{
    SERVICE, add, at, entry_input, later, morning, office, on_each_database, placed, seen, staff,
    written_draft,
};

fn new_draft() -> CreateDraft {
    CreateDraft { service: SERVICE.to_owned(), kind: DraftKind::New }
}

fn paragraph(id: &str, ru: &str) -> Element {
    Element { id: ElementId::parse(id).unwrap(), text: Localized::new("", ru, ""), detail: Detail::Prose }
}

fn save(draft: &str, base_version: i64, elements: Vec<Element>) -> SaveSection {
    SaveSection { draft: draft.to_owned(), section: SectionKey::Appeal, base_version, elements }
}

#[test]
fn r14_1_a_draft_begins_with_twelve_sections_and_the_next_number_of_the_year() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let other = add(&services, "other", BodyKind::Central).await;
        let stranger = staff(&services, "stranger@example.kz", other, Role::Drafter).await;
        let denied = create_draft(&services, &stranger, new_draft()).await;
        assert!(matches!(denied, Err(ServiceError::Denied(_))));
        let draft = create_draft(&services, &office.drafter, new_draft()).await.unwrap();
        assert_eq!(draft.number, "2026-0001");
        assert_eq!(draft.stage, StageName::Drafting);
        let copy = working_copy(&services, &office.drafter, &draft.number).await.unwrap();
        assert_eq!(copy.sections.iter().map(|section| section.key).collect::<Vec<_>>(), SectionKey::ALL);
        let content = copy.content();
        assert_eq!(content.elements(SectionKey::ServiceName)[0].text.ru, "Регистрация рождения ребёнка");
        let twin = create_draft(&services, &office.drafter, new_draft()).await;
        assert!(matches!(twin, Err(ServiceError::Invalid(_))));
        let amendment = CreateDraft { kind: DraftKind::Amendment, ..new_draft() };
        withdraw(&services, &office.head, &draft.number, StageName::Drafting, "начат по ошибке")
            .await
            .unwrap();
        let nothing = create_draft(&services, &office.drafter, amendment).await;
        assert!(matches!(nothing, Err(ServiceError::Invalid(_))));
        let next = create_draft(&services, &office.drafter, new_draft()).await.unwrap();
        assert_eq!(next.number, "2026-0002");
        for reader in [stranger, Request::public(morning())] {
            let hidden = working_copy(&services, &reader, &next.number).await;
            assert!(matches!(hidden, Err(ServiceError::Denied(_))));
        }
    });
}

#[test]
fn two_drafters_in_one_section_never_lose_a_word() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let second = staff(&services, "second@example.kz", office.ministry, Role::Drafter).await;
        let number = create_draft(&services, &office.drafter, new_draft()).await.unwrap().number;
        let start = vec![paragraph("p1", "Жалоба подаётся руководителю."), paragraph("p2", "Ответ даётся.")];
        let first = save_section(&services, &office.drafter, save(&number, 1, start.clone())).await.unwrap();
        assert_eq!(first, SavedSection::Saved { version: 2 });
        let again = save_section(&services, &office.drafter, save(&number, 2, start)).await.unwrap();
        assert_eq!(again, SavedSection::Unchanged { version: 2 });

        let mine = vec![
            paragraph("p1", "Жалоба подаётся руководителю услугодателя."),
            paragraph("p2", "Ответ даётся."),
        ];
        save_section(&services, &office.drafter, save(&number, 2, mine)).await.unwrap();
        let theirs =
            vec![paragraph("p1", "Жалоба подаётся руководителю."), paragraph("p2", "Ответ даётся в срок.")];
        let merged = save_section(&services, &second, save(&number, 2, theirs)).await.unwrap();
        let SavedSection::Merged { version: 4, elements, with } = merged else { panic!("{merged:?}") };
        assert_eq!(elements[0].text.ru, "Жалоба подаётся руководителю услугодателя.");
        assert_eq!(elements[1].text.ru, "Ответ даётся в срок.");
        assert_eq!(with.as_deref(), Some("drafter"));

        let clash = vec![paragraph("p1", "Жалоба подаётся начальнику."), elements[1].clone()];
        let stale = save_section(&services, &office.drafter, save(&number, 2, clash.clone())).await;
        let Err(ServiceError::Stale(conflict)) = stale else { panic!("a conflict") };
        let Conflict::Section(conflict) = *conflict else { panic!("of a section") };
        assert_eq!((conflict.version, conflict.saved_by.as_deref()), (4, Some("second")));
        assert_eq!((conflict.yours, conflict.theirs), (clash, elements));
        let versions =
            section_history(&services, &office.drafter, &number, SectionKey::Appeal).await.unwrap();
        assert_eq!(versions.len(), 4, "the refused save wrote nothing");
        // Who saw version 3 as the newest restores an earlier one without losing what was saved since.
        let restored = restore_section(&services, &second, &number, SectionKey::Appeal, 2, 3).await;
        let Ok(SavedSection::Merged { elements, .. }) = restored else { panic!("{restored:?}") };
        assert_eq!(elements[1].text.ru, "Ответ даётся в срок.");
        restore_section(&services, &second, &number, SectionKey::Appeal, 2, 5).await.unwrap();
        let copy = working_copy(&services, &office.drafter, &number).await.unwrap();
        assert_eq!(copy.content().elements(SectionKey::Appeal)[1].text.ru, "Ответ даётся.");
    });
}

#[test]
fn nobody_collides_with_words_that_were_sent_before_and_never_answered() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = create_draft(&services, &office.drafter, new_draft()).await.unwrap().number;
        let text = |words: &str| vec![paragraph("p1", words)];
        save_section(&services, &office.drafter, save(&number, 1, text("Жалоба."))).await.unwrap();
        // The answer to this save is lost; the same words are typed on, still over version 2.
        let lost = text("Жалоба  подаётся. ");
        save_section(&services, &office.drafter, save(&number, 2, lost.clone())).await.unwrap();
        let on = text("Жалоба подаётся министру.");
        let stale = save_section(&services, &office.drafter, save(&number, 2, on.clone())).await;
        assert!(matches!(stale, Err(ServiceError::Stale(_))), "{stale:?}");
        let sent = [mark(&lost)];
        let saved = save_section_over(&services, &office.drafter, save(&number, 2, on), &sent).await.unwrap();
        assert_eq!(saved, SavedSection::Saved { version: 4 });
        // Somebody else's words after them are merged as ever.
        let theirs = vec![paragraph("p1", "Жалоба подаётся министру."), paragraph("p2", "Ответ даётся.")];
        let second = staff(&services, "second@example.kz", office.ministry, Role::Drafter).await;
        save_section(&services, &second, save(&number, 4, theirs)).await.unwrap();
        let on = text("Жалоба подаётся министру лично.");
        let saved = save_section_over(&services, &office.drafter, save(&number, 4, on), &sent).await.unwrap();
        let SavedSection::Merged { version: 6, elements, .. } = saved else { panic!("{saved:?}") };
        assert_eq!(elements.len(), 2);

        let known = async |base, mark: &str| {
            saved_as(&services, &office.drafter, &number, SectionKey::Appeal, base, mark).await.unwrap()
        };
        assert_eq!(known(2, &sent[0]).await, Some(3));
        assert_eq!(known(4, &sent[0]).await, None);
        assert_eq!(known(1, &mark(&text("Никогда."))).await, None);
        let public = Request::public(morning());
        let told = saved_as(&services, &public, &number, SectionKey::Appeal, 1, &sent[0]).await;
        assert!(matches!(told, Err(ServiceError::Denied(_))));
    });
}

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
    });
}

#[test]
fn what_cannot_be_stored_is_refused_predictably() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = create_draft(&services, &office.drafter, new_draft()).await.unwrap().number;
        let problem = async |elements: Vec<Element>| {
            let answer = save_section(&services, &office.drafter, save(&number, 1, elements)).await;
            let Err(ServiceError::Invalid(mut problems)) = answer else { panic!("{answer:?}") };
            let first = problems.remove(0);
            (first.field, first.code)
        };
        let of = |ru: &str| vec![paragraph("p1", ru)];
        let expected = |code: &str| ("p1.ru".to_owned(), code.to_owned());
        assert_eq!(problem(of("а\u{202e}б")).await, expected("direction_overrides"));
        assert_eq!(problem(of("а\u{7}б")).await, expected("control_characters"));
        assert_eq!(problem(of(&"я".repeat(1_000_000))).await, expected("too_long"));
        let twice = vec![paragraph("p1", "а"), paragraph("p1", "б")];
        assert_eq!(problem(twice).await, ("p1".to_owned(), "repeated_identity".to_owned()));
        let many = (0..501).map(|number| paragraph(&format!("p{number}"), "а")).collect();
        assert_eq!(problem(many).await.1, "too_many");
        let mut register = save(&number, 1, of("а"));
        register.section = SectionKey::ServiceName;
        let fixed = save_section(&services, &office.drafter, register).await;
        assert!(matches!(fixed, Err(ServiceError::Invalid(_))), "the register says the name");
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
        let desk = desk(&services, &office.head).await.unwrap();
        assert_eq!(desk.to_place.len(), 1);
        assert_eq!(desk.to_place[0].placement_requested_by.as_deref(), Some("head"));
    });
}

#[test]
fn drafts_are_listed_by_stage_closing_soonest_first() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let first = written_draft(&services, &office).await;
        placed(&services, &office, &first, at("2026-03-05T07:00:00Z")).await;
        for day in 1..3 {
            let input = EntryInput { code: format!("300-{day}"), ..entry_input(office.ministry) };
            include_service(&services, &office.registrar, input).await.unwrap();
            let asked = CreateDraft { service: format!("300-{day}"), kind: DraftKind::New };
            let number = create_draft(&services, &office.drafter, asked).await.unwrap().number;
            let copy = working_copy(&services, &office.drafter, &number).await.unwrap();
            assert_eq!(copy.summary.service_code, format!("300-{day}"));
        }
        let listed = async |filter: DraftFilter, at| {
            let page = list_drafts(&services, &filter, at).await.unwrap();
            page.items.into_iter().map(|draft| draft.number).collect::<Vec<_>>()
        };
        let stage = |stage| DraftFilter { stage: Some(stage), ..DraftFilter::default() };
        let open = at("2026-03-20T07:00:00Z");
        let closed = open + TimeDelta::days(30);
        assert_eq!(listed(stage(StageName::Open), open).await, [first.as_str()]);
        assert!(listed(stage(StageName::Open), closed).await.is_empty());
        assert_eq!(listed(stage(StageName::Review), closed).await, [first.as_str()]);
        assert!(
            listed(stage(StageName::Drafting), open).await.is_empty(),
            "what is not placed is not listed"
        );
        let text = |text: &str| DraftFilter { text: text.to_owned(), ..DraftFilter::default() };
        assert!(listed(text("300-2"), open).await.is_empty());
        assert_eq!(listed(text(SERVICE), open).await, [first.as_str()]);
        assert_eq!(listed(DraftFilter::default(), open).await, [first.as_str()]);
        let service = DraftFilter { service: Some(SERVICE.to_owned()), ..DraftFilter::default() };
        assert_eq!(listed(service, open).await, [first.as_str()]);
        for number in ["2026-0002", "2026-0003"] {
            assert!(matches!(
                services::drafts::public_summary(&services, number, open).await,
                Err(ServiceError::NotFound)
            ));
            assert!(matches!(
                services::drafts::public_revisions(&services, number, open).await,
                Err(ServiceError::NotFound)
            ));
        }
    });
}
