//! What people type, and whether they find their draft by it.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::discussion::{CommentInput, DecisionInput, HidingInput, Outcome};
use domain::language::{Language, Localized};
use domain::register::EntryInput;
use domain::standard::{Content, Detail, Element, ElementId, SectionKey};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement, Value};
use services::discussion::{
    Arrival, Channel, CommentFilter, DecideInput, answer, comments, decide, hide, receive,
};
use services::reading::{PublicRegisterFilter, SearchFilter, SearchPage, register, search};
use services::register::include_service;
use services::search::{FoundKind, build, forget_progress};
use services::{Request, Services};

use crate::harness::discussed::open_discussion;
use crate::harness::{
    at, entry_input, later, morning, office, on_each_address, on_each_database, open, placed, publish,
    written_draft,
};

mod subjects;

use subjects::{QUERIES, SUBJECTS};

fn wanted(text: &str) -> SearchFilter {
    SearchFilter { text: text.to_owned(), ..SearchFilter::default() }
}

async fn found(services: &Services, filter: &SearchFilter) -> SearchPage {
    let request = Request::public(at("2026-03-20T05:00:00Z"));
    search(services, &request, filter, Language::Ru, 1).await.unwrap()
}

async fn kinds(services: &Services, text: &str) -> Vec<FoundKind> {
    found(services, &wanted(text)).await.hits.into_iter().map(|hit| hit.kind).collect()
}

async fn built(services: &Services) {
    while build(services, morning()).await.unwrap() {}
}

async fn write(connection: &DatabaseConnection, sql: &str, values: Vec<Value>) {
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
    connection.execute_raw(statement).await.unwrap();
}

/// A draft of each subject, placed behind the back of the commands, as an older program would have left it.
async fn placed_subjects(services: &Services, url: &str) {
    let office = office(services).await;
    let beside = sea_orm::Database::connect(url).await.unwrap();
    let placed_at: DateTime<Utc> = at("2026-03-02T06:00:00Z");
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    for (place, subject) in (1_i64..).zip(SUBJECTS) {
        let input = EntryInput {
            code: format!("700-{place:02}"),
            name_kk: subject.kk.to_owned(),
            name_ru: subject.ru.to_owned(),
            name_en: subject.en.to_owned(),
            ..entry_input(office.ministry)
        };
        let service = include_service(services, &office.registrar, input).await.unwrap();
        let clause = Element {
            id: ElementId::parse("c1").unwrap(),
            text: Localized::new(subject.clause_kk, subject.clause_ru, ""),
            detail: Detail::Prose,
        };
        let mut content = Content::default();
        content.set(SectionKey::Other, vec![clause]);
        let draft = "INSERT INTO drafts (id, number, year, sequence, service_id, body_id, kind, title_kk, title_ru, title_en, \
                     stage, created_at, edition, comment_count, decided_count, late_count, version) VALUES \
                     ($1, $2, 2026, $1, $3, $4, 'new', $5, $6, $7, 'placed', $8, 'e', 0, 0, 0, 1)";
        let values = vec![
            place.into(),
            format!("2026-{place:04}").into(),
            service.id.into(),
            office.ministry.0.into(),
            subject.kk.into(),
            subject.ru.into(),
            subject.en.into(),
            placed_at.into(),
        ];
        write(&beside, draft, values).await;
        let revision = "INSERT INTO revisions (id, draft_id, number, kind, content, hash, created_at) \
                        VALUES ($1, $1, 1, 'placed', $2, $3, $4)";
        let (text, hash) = (content.canonical(), content.hash().to_string());
        write(&beside, revision, vec![place.into(), text.into(), hash.into(), placed_at.into()]).await;
        let placement = "INSERT INTO placements (draft_id, revision_id, placed_at, placed_on, opens_at, closes_at, first_day, \
                         last_day, ways, edition) VALUES ($1, $1, $2, $3, $2, $4, $5, $6, '[]', 'e')";
        let values = vec![
            place.into(),
            placed_at.into(),
            day("2026-03-02").into(),
            at("2026-04-01T19:00:00Z").into(),
            day("2026-03-03").into(),
            day("2026-04-01").into(),
        ];
        write(&beside, placement, values).await;
    }
    beside.close().await.unwrap();
}

#[test]
fn of_forty_queries_nearly_all_find_their_draft_among_the_first_five() {
    on_each_address(|url| async move {
        let services = open(&url).await;
        placed_subjects(&services, &url).await;
        forget_progress(&services, morning()).await.unwrap();
        built(&services).await;
        assert_eq!(QUERIES.len(), 40);
        let mut missed = Vec::new();
        for (typed, place) in QUERIES {
            let page = found(&services, &wanted(typed)).await;
            let number = format!("2026-{place:04}");
            let first =
                page.hits.iter().take(5).any(|hit| hit.kind == FoundKind::Draft && hit.number == number);
            if !first {
                let shown: Vec<_> = page.hits.iter().map(|hit| (hit.kind, hit.number.clone())).collect();
                missed.push((typed, number, page.instead, shown));
            }
        }
        assert!(missed.len() <= 2, "{missed:#?}");
        services.database.close().await.unwrap();
    });
}

#[test]
fn the_register_finds_words_in_whatever_form_and_signs_as_themselves() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        for (code, kk, ru) in
            [("800-1", "Омартаны тіркеу", "Регистрация пасеки"), ("800-2", "Кiрпi есебi", "Учёт ежей")]
        {
            let names =
                EntryInput { name_kk: kk.to_owned(), name_ru: ru.to_owned(), ..entry_input(office.ministry) };
            let input = EntryInput { code: code.to_owned(), name_en: String::new(), ..names };
            include_service(&services, &office.registrar, input).await.unwrap();
        }
        let anybody = Request::public(morning());
        let codes = async |text: &str| {
            let filter = PublicRegisterFilter { text: text.to_owned(), ..PublicRegisterFilter::default() };
            let page = register(&services, &anybody, &filter, 1).await.unwrap();
            page.services.into_iter().map(|line| line.code).collect::<Vec<_>>()
        };
        assert_eq!(codes("пасека").await, ["800-1"], "G78");
        assert_eq!(codes("кірпі").await, ["800-2"], "G80");
        for sign in ["%", "_", "'", "\"", "*"] {
            assert!(codes(sign).await.is_empty(), "G79: {sign}");
        }
    });
}

#[test]
fn every_thing_that_was_found_is_counted_and_can_be_reached() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        for place in 0..45 {
            let input = EntryInput {
                code: format!("900-{place:02}"),
                name_ru: format!("Выдача справки {place}"),
                ..entry_input(office.ministry)
            };
            include_service(&services, &office.registrar, input).await.unwrap();
        }
        let page = found(&services, &wanted("справка")).await;
        assert_eq!((page.total, page.is_more, page.pages, page.hits.len()), (45, false, 3, 20), "G81");
        let anybody = Request::public(morning());
        let last = search(&services, &anybody, &wanted("справка"), Language::Ru, 3).await.unwrap();
        assert_eq!(last.hits.len(), 5);
        assert!(search(&services, &anybody, &wanted("справка"), Language::Ru, 4).await.is_err());
        assert!(page.hits[0].title.iter().any(|piece| piece.is_marked && piece.text == "справки"));
    });
}

fn said(text: &str) -> CommentInput {
    CommentInput {
        kind: "individual".to_owned(),
        name: "Жұлдызай".to_owned(),
        email: "anybody@example.kz".to_owned(),
        language: "ru".to_owned(),
        text: text.to_owned(),
        ..CommentInput::default()
    }
}

#[test]
fn what_is_not_public_is_never_found() {
    on_each_database(|services| async move {
        let office = office(&services).await;
        let number = written_draft(&services, &office).await;
        assert_eq!(kinds(&services, "Регистрация рождения").await, [FoundKind::Service]);
        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        assert!(kinds(&services, "Регистрация рождения").await.contains(&FoundKind::Draft));

        let when = Request::public(at("2026-03-05T06:00:00Z"));
        let arrival = Arrival { idempotency_key: None, channel: Channel::Form };
        receive(&services, &when, &number, said("Перенесите трубопровод к берегу."), arrival).await.unwrap();
        assert_eq!(kinds(&services, "трубопроводы").await, [FoundKind::Comment]);
        for personal in ["Жұлдызай", "anybody@example.kz"] {
            assert!(kinds(&services, personal).await.is_empty(), "{personal}");
        }
        let listed = CommentFilter { text: "трубопровод".to_owned(), ..CommentFilter::default() };
        assert_eq!(comments(&services, &number, &listed).await.unwrap().total, 1);

        let head = later(&office.head, at("2026-03-06T06:00:00Z"));
        let hiding = HidingInput {
            ground: "personal_data".to_owned(),
            reason: "Сведения о третьем лице.".to_owned(),
        };
        hide(&services, &head, &number, 1, &hiding).await.unwrap();
        assert!(kinds(&services, "трубопровод").await.is_empty());
        answer(&services, &head, &number, 1, false, "Слова снова открыты для чтения.").await.unwrap();
        assert_eq!(kinds(&services, "трубопровод").await, [FoundKind::Comment]);

        let review = at("2026-04-03T05:00:00Z");
        let form = DecisionInput {
            outcome: Outcome::NotAccepted.code().to_owned(),
            substantiation: "Водохранилище не относится к предмету стандарта.".to_owned(),
            summary: "О сроке.".to_owned(),
        };
        let decision =
            DecideInput { comments: vec![1], decision: form.parse().unwrap(), elements: Vec::new() };
        decide(&services, &later(&office.drafter, review), &number, decision).await.unwrap();
        assert!(kinds(&services, "водохранилище").await.is_empty(), "decisions are public with the report");
        publish(&services, &later(&office.head, review), &number).await.unwrap();
        assert_eq!(kinds(&services, "водохранилище").await, [FoundKind::Decision]);
        assert!(kinds(&services, "Регистрация рождения").await.contains(&FoundKind::Report));

        let before = kinds(&services, "рождения").await;
        forget_progress(&services, review).await.unwrap();
        built(&services).await;
        assert_eq!(
            kinds(&services, "рождения").await.len(),
            before.len(),
            "built anew, nothing stands twice"
        );
    });
}

#[test]
fn conditions_narrow_what_is_found() {
    on_each_database(|services| async move {
        let (office, _) = open_discussion(&services).await;
        let text = wanted("рождения");
        let many = async |filter: SearchFilter| found(&services, &filter).await.total;
        let all = many(text.clone()).await;
        assert!(all >= 2);
        let of = |kind| SearchFilter { kind: Some(kind), ..text.clone() };
        assert_eq!((many(of(FoundKind::Draft)).await, many(of(FoundKind::Comment)).await), (1, 0));
        let stage = |stage| SearchFilter { stage: Some(stage), ..text.clone() };
        assert_eq!(many(stage(domain::draft::StageName::Open)).await, 1);
        assert_eq!(many(stage(domain::draft::StageName::Review)).await, 0);
        assert_eq!(many(SearchFilter { body: Some(office.ministry), ..text.clone() }).await, all);
        let from = "2026-03-03".parse().ok();
        assert_eq!(many(SearchFilter { from, ..text.clone() }).await, 0);
        assert_eq!(many(SearchFilter { to: from, language: Some(Language::Kk), ..text.clone() }).await, all);
    });
}
