//! Writing a draft with plain forms: nothing typed is lost, two people never overwrite each other, and a second person
//! places.

use ::http::StatusCode;
use domain::body::{BodyKind, Role};
use domain::draft::DraftKind;
use domain::register::EntryInput;
use server::http::Guard;
use services::drafts::{CreateDraft, create_draft};
use services::register::include_service;

use crate::signed::{read, send, session_beside};
use crate::site::harness::{PASSWORD, SERVICE, add, entry_input, morning, open, sqlite_address, staff};
use crate::site::{Answered, Here};

/// The site with its limits and a draft that has just been begun, with the cookies of those who work on it.
struct House {
    here: Here,
    number: String,
    first: String,
    second: String,
    head: String,
    _folder: tempfile::TempDir,
}

async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let services = open(&sqlite_address(folder.path())).await;
    let body = add(&services, "justice", BodyKind::Central).await;
    let keeper = add(&services, "keeper", BodyKind::AuthorizedServices).await;
    let registrar = staff(&services, "registrar@example.org", keeper, Role::Registrar).await;
    let drafter = staff(&services, "first@example.org", body, Role::Drafter).await;
    staff(&services, "second@example.org", body, Role::Drafter).await;
    staff(&services, "head@example.org", body, Role::Head).await;
    let entry = EntryInput {
        name_en: String::new(),
        through_state_corporation: String::new(),
        forms: vec!["paper".to_owned()],
        ..entry_input(body)
    };
    include_service(&services, &registrar, entry).await.unwrap();
    let asked = CreateDraft { service: SERVICE.to_owned(), kind: DraftKind::New };
    let number = create_draft(&services, &drafter, asked).await.unwrap().number;
    let cookie = async |name: &str| {
        session_beside(&services, &format!("{name}@example.org"), PASSWORD, morning()).await
    };
    let (first, second, head) = (cookie("first").await, cookie("second").await, cookie("head").await);
    let here = Here::guarded(services, &Guard::default());
    House { here, number, first, second, head, _folder: folder }
}

impl House {
    fn address(&self, part: &str) -> String {
        format!("/en/desk/drafts/{}{part}", self.number)
    }

    async fn post(&self, part: &str, cookie: &str, fields: &[(&str, &str)]) -> Answered {
        send(&self.here, cookie, &self.address(part), fields).await
    }

    async fn save(&self, cookie: &str, base: &str, fields: &[(&str, &str)]) -> Answered {
        let all: Vec<_> = [("base", base), ("do", "save")].iter().chain(fields).copied().collect();
        self.post("/edit/procedure.term", cookie, &all).await
    }

    async fn page(&self, part: &str) -> String {
        read(&self.here, &self.first, &self.address(part)).await.body
    }

    async fn form(&self) -> String {
        self.page("/edit/procedure.term").await
    }
}

const TERM: [(&str, &str); 4] = [
    ("line.a1.text.ru", "На портале"),
    ("line.a1.text.kk", "Порталда"),
    ("line.a1.amount", "3"),
    ("line.a1.unit", "business_days"),
];

#[tokio::test]
async fn r14_2_a_value_that_cannot_be_read_comes_back_with_everything_else() {
    let house = house().await;
    let mut fields = TERM;
    fields[2].1 = "three <b>";
    let answer = house.save(&house.first, "1", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.body;
    assert!(page.contains("three &lt;b&gt;") && !page.contains("three <b>"));
    assert!(page.contains("На портале") && page.contains("Write a whole number."));
    assert!(!house.form().await.contains("На портале"), "nothing was saved");
}

#[tokio::test]
async fn lines_are_added_and_removed_by_buttons_without_saving() {
    let house = house().await;
    let added = house.post("/edit/procedure.term", &house.first, &[("base", "1"), ("do", "add")]).await;
    assert_eq!(added.status, StatusCode::OK);
    let page = added.body;
    assert_eq!(page.matches("class=\"line\"").count(), 1);
    assert!(page.contains("not saved yet"));
    let fields: Vec<_> = [("base", "1"), ("do", "remove:a1")].into_iter().chain(TERM).collect();
    let removed = house.post("/edit/procedure.term", &house.first, &fields).await.body;
    assert_eq!(removed.matches("class=\"line\"").count(), 0);
}

#[tokio::test]
async fn groups_are_added_moved_whole_and_saved_with_plain_forms() {
    let house = house().await;
    let edit = "/edit/procedure.documents";
    let asked = [("base", "1"), ("do", "group"), ("offered", "individuals")];
    let added = house.post(edit, &house.first, &asked).await.body;
    assert!(added.contains("для физических лиц:") && added.contains("жеке тұлғалар үшін:"), "{added}");
    assert!(!house.page(edit).await.contains("value=\"remove:"), "nothing was saved");
    let group = |id: &'static str, ru: &'static str, level: &'static str| {
        [(id, "text.ru", ru), (id, "text.kk", ru), (id, "group", level)]
    };
    let document = |id: &'static str, ru: &'static str| {
        [(id, "text.ru", ru), (id, "text.kk", ru), (id, "presented", "electronic")]
    };
    let lines = [
        group("g1", "для физических лиц:", "1"),
        document("d1", "удостоверение"),
        group("g2", "для юридических лиц:", "1"),
        document("d2", "устав"),
    ];
    let named: Vec<(String, &str)> =
        lines.iter().flatten().map(|(id, field, value)| (format!("line.{id}.{field}"), *value)).collect();
    let fields = |press: &'static str| {
        let line = named.iter().map(|(name, value)| (name.as_str(), *value));
        [("base", "1"), ("do", press)].into_iter().chain(line).collect::<Vec<_>>()
    };
    let moved = house.post(edit, &house.first, &fields("up:g2")).await.body;
    let place = |id: &str| moved.find(&format!("id=\"line-{id}\"")).expect("a line");
    assert!(place("g2") < place("d2") && place("d2") < place("g1") && place("g1") < place("d1"));
    let below = house.post(edit, &house.first, &fields("below:g1")).await.body;
    assert_eq!(below.matches("class=\"line\"").count(), 5);
    let saved = house.post(edit, &house.first, &fields("save")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let read = house.page("").await;
    assert!(read.contains("role=\"group\" aria-label=\"для юридических лиц:\""), "{read}");
}

#[tokio::test]
async fn a_stale_save_shows_both_texts_and_loses_neither() {
    let house = house().await;
    assert_eq!(house.save(&house.first, "1", &TERM).await.status, StatusCode::SEE_OTHER);
    let (mut ours, mut theirs) = (TERM, TERM);
    theirs[0].1 = "На веб-портале";
    ours[0].1 = "В центре обслуживания";
    assert_eq!(house.save(&house.first, "2", &theirs).await.status, StatusCode::SEE_OTHER);
    let stale = house.save(&house.second, "2", &ours).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    let page = stale.body;
    assert!(page.contains("class=\"merge\"") && page.contains("first changed this"));
    assert!(page.contains("веб-портале") && page.contains("центре обслуживания"));
    assert!(house.form().await.contains("На веб-портале"), "nothing was overwritten");
    let settled = house.save(&house.second, "3", &ours).await;
    assert_eq!(settled.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn two_people_in_different_lines_are_put_together() {
    let house = house().await;
    assert_eq!(house.save(&house.first, "1", &TERM).await.status, StatusCode::SEE_OTHER);
    let mut amount = TERM;
    amount[2].1 = "5";
    assert_eq!(house.save(&house.first, "2", &amount).await.status, StatusCode::SEE_OTHER);
    let mut words = TERM;
    words[1].1 = "Веб-порталда";
    let merged = house.save(&house.second, "2", &words).await;
    let location = merged.header("location");
    assert!(location.ends_with("?merged=4"), "{location}");
    let page = house.form().await;
    assert!(page.contains("Веб-порталда") && page.contains("value=\"5\""));
}

#[tokio::test]
async fn r14_2_what_no_field_fits_stays_in_words_and_like_days_are_typed_once() {
    let house = house().await;
    let words = [
        ("base", "1"),
        ("do", "save"),
        ("line.a1.kind", "words"),
        ("line.a1.text.kk", "жүгінген күні"),
        ("line.a1.text.ru", "в день обращения"),
    ];
    let saved = house.post("/edit/procedure.term", &house.first, &words).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let form = house.form().await;
    assert!(form.contains("в день обращения") && form.contains("<option value=\"words\" selected"), "{form}");
    let week = [
        ("base", "1"),
        ("do", "save"),
        ("line.b1.kind", "hours"),
        ("line.b1.place", "other"),
        ("line.b1.named.kk", "Аудан бөлімі"),
        ("line.b1.named.ru", "Отдел по району"),
        ("line.b1.of", "reception"),
        ("line.b1.usual", "weekdays"),
        ("line.b1.d1.opens", "9:00"),
        ("line.b1.d1.closes", "18 часов"),
    ];
    let refused = house.post("/edit/procedure.schedule", &house.first, &week).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("18 часов") && refused.body.contains("Отдел по району"));
    let mut week = week;
    week[9].1 = "18:00";
    let saved = house.post("/edit/procedure.schedule", &house.first, &week).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let form = house.page("/edit/procedure.schedule").await;
    for kept in ["weekdays", "reception", "other"] {
        assert!(form.contains(&format!("<option value=\"{kept}\" selected")), "{kept}: {form}");
    }
}

#[tokio::test]
async fn r14_2_placement_with_errors_is_refused_with_links_to_each() {
    let house = house().await;
    let page = house.page("/placement").await;
    assert!(page.contains("/edit/procedure.term\"") && page.contains("/edit/appeal\""));
    let asked = house.post("/placement/request", &house.first, &[]).await;
    assert_eq!(asked.status, StatusCode::CONFLICT);
    assert!(asked.body.contains("Refused under R14-2"));
    let fields = [("version", "1"), ("confirm", "1"), ("way", "portal")];
    let by_drafter = house.post("/placement", &house.first, &fields).await;
    assert_eq!(by_drafter.status, StatusCode::FORBIDDEN);
    let unasked = house.post("/placement", &house.head, &fields).await;
    assert_eq!(unasked.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn no_draft_is_begun_for_a_purpose_that_nobody_chose() {
    let house = house().await;
    let answers = [
        ("", "Choose from the list"),
        ("other", "Choose from the list"),
        ("new", "This service has a draft that has not ended."),
    ];
    for (kind, told) in answers {
        let fields = [("service", SERVICE), ("kind", kind)];
        let refused = send(&house.here, &house.first, "/en/desk/drafts/new", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        assert!(refused.body.contains(told), "{kind}: {}", refused.body);
    }
}
