//! The rows of a placed draft for tests, without the commands that make one.

use chrono::{DateTime, NaiveDate, Utc};
use domain::language::Localized;
use domain::standard::{Content, Detail, Element, ElementId, SectionKey};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};

use crate::context::{Services, Settings};
use crate::entity::{body, draft, placement, revision, service};
use crate::storage::Database;

/// When the draft was placed.
pub(super) fn placed_at() -> DateTime<Utc> {
    "2026-03-02T05:00:00Z".parse().unwrap()
}

/// The closing moment of its discussion.
pub(super) fn closes_at() -> DateTime<Utc> {
    "2026-04-01T19:00:00Z".parse().unwrap()
}

/// The services over a new file, with one placed draft: 2026-1.
pub(super) async fn placed() -> (tempfile::TempDir, Services) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("talqy.db").display());
    let database = Database::open(&url).await.unwrap();
    database.migrate().await.unwrap();
    let services = Services::new(database, Settings::default());
    place(&services).await;
    (folder, services)
}

async fn place(services: &Services) {
    let connection = &services.database.connection;
    let at = placed_at();
    let date = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let ministry = body::ActiveModel {
        code: Set("m".to_owned()),
        kind: Set("central".to_owned()),
        name_kk: Set(String::new()),
        name_ru: Set(String::new()),
        name_en: Set(String::new()),
        reports_to_president: Set(false),
        email: Set(String::new()),
        version: Set(1),
        ..Default::default()
    };
    let ministry = ministry.insert(connection).await.unwrap().id;
    let entry = service::ActiveModel {
        code: Set("001".to_owned()),
        name_kk: Set(String::new()),
        name_ru: Set(String::new()),
        name_en: Set(String::new()),
        recipients: Set("both".to_owned()),
        developing_body_id: Set(ministry),
        providers: Set("[]".to_owned()),
        through_state_corporation: Set(false),
        through_portal: Set(false),
        forms: Set("[]".to_owned()),
        paid: Set(false),
        included_on: Set(date(3, 2)),
        search: Set(String::new()),
        version: Set(1),
        created_at: Set(at),
        updated_at: Set(at),
        ..Default::default()
    };
    let entry = entry.insert(connection).await.unwrap().id;
    let row = draft::ActiveModel {
        number: Set("2026-1".to_owned()),
        year: Set(2026),
        sequence: Set(1),
        service_id: Set(entry),
        body_id: Set(ministry),
        kind: Set("new".to_owned()),
        title_kk: Set(String::new()),
        title_ru: Set(String::new()),
        title_en: Set(String::new()),
        stage: Set("placed".to_owned()),
        created_at: Set(at),
        edition: Set(String::new()),
        comment_count: Set(0),
        decided_count: Set(0),
        late_count: Set(0),
        version: Set(1),
        ..Default::default()
    };
    let row = row.insert(connection).await.unwrap().id;
    let mut content = Content::default();
    let text = Localized::new("Шағым сотқа беріледі", "Жалоба подается в суд", "");
    let appeal = Element { id: ElementId::parse("appe").unwrap(), text, detail: Detail::Prose };
    content.set(SectionKey::Appeal, vec![appeal]);
    let text = revision::ActiveModel {
        draft_id: Set(row),
        number: Set(1),
        kind: Set("placed".to_owned()),
        content: Set(serde_json::to_string(&content).unwrap()),
        hash: Set(content.hash().to_string()),
        created_at: Set(at),
        ..Default::default()
    };
    let text = text.insert(connection).await.unwrap().id;
    let placement = placement::ActiveModel {
        draft_id: Set(row),
        revision_id: Set(text),
        placed_at: Set(at),
        placed_on: Set(date(3, 2)),
        opens_at: Set(at),
        closes_at: Set(closes_at()),
        first_day: Set(date(3, 3)),
        last_day: Set(date(4, 1)),
        ways: Set("[]".to_owned()),
        edition: Set(String::new()),
        ..Default::default()
    };
    placement::Entity::insert(placement).exec_without_returning(connection).await.unwrap();
}
