//! An amendment at work with plain forms alone: its clauses, the words of one, what the public reads, the reasons of a
//! cancellation (R15-10).

use ::http::StatusCode;
use chrono::TimeDelta;
use domain::draft::DraftKind;
use domain::language::{Language, Localized};
use domain::standard::{Content, SectionKey};
use domain::time::LegalZone;
use sea_orm::ConnectionTrait;
use services::coordination::{SendInput, plan, send as send_round};
use services::drafts::{
    CreateDraft, KeptWords, SaveSection, amending, create_draft, save_reasons, save_section, save_words,
};
use services::standards::{OrderPage, order};
use services::{Request, Services, reading};
use site::documents::{self, DocumentContext};

use crate::signed::{hidden, read, send, signed_in};
use crate::site::Here;
use crate::site::harness::standards::{enter, text};
use crate::site::harness::{Office, SERVICE, at, later, morning, office, on_each_database, placed, publish};

const EDITED: &str = "пункт 3.1 изложить в новой редакции о сроке жалобы";

async fn begin(services: &Services, office: &Office, kind: DraftKind) -> String {
    let asked = CreateDraft { service: SERVICE.to_owned(), kind };
    create_draft(services, &office.drafter, asked).await.unwrap().number
}

/// An office with a standard in force and a draft of the kind.
async fn begun(services: &Services, kind: DraftKind) -> (Office, String) {
    let office = office(services).await;
    enter(services, &office, (1, "adopted"), Some("2026-02-01"), &text("Жалоба подается в суд, 1414.")).await;
    let number = begin(services, &office, kind).await;
    (office, number)
}

#[test]
fn r15_10_the_words_of_a_clause_are_edited_and_read_by_the_public() {
    on_each_database(|services| async move {
        let (office, number) = begun(&services, DraftKind::Amendment).await;
        let save = SaveSection {
            draft: number.clone(),
            section: SectionKey::Appeal,
            base_version: 1,
            elements: text("Жалоба подается руководителю, 1414.").elements(SectionKey::Appeal).to_vec(),
        };
        save_section(&services, &office.drafter, save).await.unwrap();
        let here = Here::over(services.clone());
        here.clock.set(morning() + TimeDelta::minutes(10));
        let drafter = signed_in(&here, "drafter@example.kz").await;
        let page = format!("/ru/desk/drafts/{number}/amending");
        let shown = read(&here, &drafter, &format!("{page}?text=ru&edit=0")).await;
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
        assert!(
            shown.body.contains("id=\"clause-0\"") && shown.body.contains("руководителю"),
            "{}",
            shown.body
        );
        let (clause, mark) = (hidden(&shown, "clause"), hidden(&shown, "mark"));
        let form = |words: &'static str, mark: &str| {
            [("clause", clause.clone()), ("mark", mark.to_owned()), ("tongue", "ru".to_owned())]
                .into_iter()
                .chain([("words", words.to_owned()), ("do", "words".to_owned())])
                .collect::<Vec<_>>()
        };
        let posted = async |fields: Vec<(&str, String)>| {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            send(&here, &drafter, &page, &fields).await
        };
        let stale = posted(form("Свои слова.", "другая")).await;
        assert_eq!(stale.status, StatusCode::CONFLICT, "{}", stale.body);
        assert!(stale.body.contains("Свои слова."), "what was typed is kept");
        let kept = posted(form(EDITED, &mark)).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        assert!(read(&here, &drafter, &page).await.body.contains(EDITED));

        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        here.clock.set(morning() + TimeDelta::hours(2));
        let public = here.get(&format!("/ru/drafts/{number}")).await;
        assert_eq!(public.status, StatusCode::OK, "{}", public.body);
        assert!(public.body.contains(EDITED), "{}", public.body);
        assert!(public.body.contains(&format!("/ru/standards/{SERVICE}?version=1")), "{}", public.body);
    });
}

/// Changes the paragraph on appeals, and edits the words of the clause that says so.
async fn worded(services: &Services, office: &Office, number: &str) {
    let save = SaveSection {
        draft: number.to_owned(),
        section: SectionKey::Appeal,
        base_version: 1,
        elements: text("Жалоба подается руководителю, 1414.").elements(SectionKey::Appeal).to_vec(),
    };
    save_section(services, &office.drafter, save).await.unwrap();
    edited(services, office, number, EDITED).await;
}

/// Edits the words of the only clause.
async fn edited(services: &Services, office: &Office, number: &str, words: &str) {
    let page = amending(services, &office.drafter, number).await.unwrap();
    let clause = page.clauses.clauses.first().unwrap();
    let (key, mark, words) = (clause.key.clone(), clause.mark.clone(), words.to_owned());
    let words = KeptWords { clause: key, language: Language::Ru, mark, words };
    save_words(services, &office.drafter, number, &words).await.unwrap();
}

#[test]
fn r15_10_the_clauses_of_a_placed_amendment_are_saved_as_they_were_frozen() {
    on_each_database(|services| async move {
        let (office, number) = begun(&services, DraftKind::Amendment).await;
        worded(&services, &office, &number).await;
        let here = Here::over(services.clone());
        here.clock.set(morning() + TimeDelta::minutes(10));
        let part = |rest: &str| format!("/api/v1/drafts/{number}/clauses.{rest}");
        assert_eq!(here.get(&part("pdf")).await.status, StatusCode::NOT_FOUND, "nobody placed it");
        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        let later_words = "пункт 3.1 изложить иначе";
        edited(&services, &office, &number, later_words).await;
        here.clock.set(morning() + TimeDelta::hours(2));
        let page = here.get(&format!("/ru/drafts/{number}")).await;
        let to = format!("/ru/drafts/{number}/files/clauses-1.docx");
        assert!(page.body.contains(&to), "{}", page.body);
        for (found, begins) in
            [("docx", "PK"), ("docx?revision=1&lang=kk", "PK"), ("pdf?lang=en", "%PDF-1.7")]
        {
            let file = here.get(&part(found)).await;
            assert_eq!(file.status, StatusCode::OK, "{found}: {}", file.body);
            assert!(file.body.starts_with(begins), "{found}");
        }
        assert_eq!(here.get(&to).await.header("location"), part("docx?revision=1&lang=ru"));
        assert_eq!(here.get(&part("pdf?revision=2")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(here.get(&part("pdf?revision=x")).await.status, StatusCode::BAD_REQUEST);
        let reader = Request::public(morning() + TimeDelta::hours(2));
        let frozen = reading::clauses(&services, &reader, &number, None).await.unwrap();
        let told = format!("{:?}", documents::public_clauses(&russian(), &frozen));
        assert!(told.contains(EDITED) && !told.contains(later_words), "{told}");
    });
}

fn russian() -> DocumentContext {
    let site = "https://example.kz".to_owned();
    DocumentContext { language: Language::Ru, zone: LegalZone::default(), site, demonstration: false }
}

/// The order on a draft whose report was published and which was sent to the bodies.
async fn ordered(services: &Services, office: &Office, number: &str) -> OrderPage {
    placed(services, office, number, morning() + TimeDelta::hours(1)).await;
    publish(services, &later(&office.head, at("2026-04-02T05:00:00Z")), number).await.unwrap();
    let head = later(&office.head, at("2026-04-03T05:00:00Z"));
    let seen = plan(services, &head, number).await.unwrap().seen;
    send_round(services, &head, number, SendInput::default(), &seen).await.unwrap();
    order(services, &head, number).await.unwrap()
}

#[test]
fn r15_10_the_order_on_an_amendment_sets_out_its_clauses_and_not_the_text() {
    on_each_database(|services| async move {
        let (office, number) = begun(&services, DraftKind::Amendment).await;
        worded(&services, &office, &number).await;
        let told = ordered(&services, &office, &number).await;
        let whole = format!("{:?}", documents::order(&russian(), &told));
        for words in [EDITED, "следующие изменения:", "(приказ № 1-п от "] {
            assert!(whole.contains(words), "{words}: {whole}");
        }
        assert!(!whole.contains("Приложение."), "what stays as it is is not written out: {whole}");
        // Clauses that do not give the text would put another one in force.
        let mut unproven = told;
        unproven.clauses.proven = false;
        let whole = format!("{:?}", documents::order(&russian(), &unproven));
        assert!(whole.contains("Приложение.") && !whole.contains(EDITED), "{whole}");
    });
}

#[test]
fn r15_10_the_order_on_a_cancellation_gives_its_ground() {
    on_each_database(|services| async move {
        let (office, number) = begun(&services, DraftKind::Cancellation).await;
        let version = amending(&services, &office.drafter, &number).await.unwrap().summary.version;
        let reasons = Localized::new("Қызмет көрсетілмейді.", "Услуга больше не оказывается.", "");
        save_reasons(&services, &office.drafter, &number, &reasons, version).await.unwrap();
        let told = ordered(&services, &office, &number).await;
        let whole = format!("{:?}", documents::order(&russian(), &told));
        for words in ["Услуга больше не оказывается.", "Признать утратившим силу", "(приказ № 1-п от "]
        {
            assert!(whole.contains(words), "{words}: {whole}");
        }
        assert!(!whole.contains("Приложение."), "{whole}");
        let here = Here::over(services);
        here.clock.set(at("2026-04-03T06:00:00Z"));
        let none = here.get(&format!("/api/v1/drafts/{number}/clauses.pdf")).await;
        assert_eq!(none.status, StatusCode::NOT_FOUND, "it has no clauses");
    });
}

#[test]
fn r15_10_the_reasons_of_a_cancellation_stand_in_the_place_of_a_text() {
    on_each_database(|services| async move {
        let (office, number) = begun(&services, DraftKind::Cancellation).await;
        let here = Here::over(services.clone());
        here.clock.set(morning() + TimeDelta::minutes(10));
        let drafter = signed_in(&here, "drafter@example.kz").await;
        let page = format!("/ru/desk/drafts/{number}/amending");
        let placement = read(&here, &drafter, &format!("/ru/desk/drafts/{number}/placement")).await;
        assert!(placement.body.contains("не на всех обязательных языках"), "{}", placement.body);
        let shown = read(&here, &drafter, &page).await;
        let version = hidden(&shown, "version");
        let fields = [
            ("reasons_kk", "Қызмет көрсетілмейді."),
            ("reasons_ru", "Услуга больше не оказывается."),
            ("version", version.as_str()),
            ("do", "reasons"),
        ];
        let kept = send(&here, &drafter, &page, &fields).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        here.clock.set(morning() + TimeDelta::hours(2));
        let public = here.get(&format!("/ru/drafts/{number}")).await;
        assert!(public.body.contains("Услуга больше не оказывается."), "{}", public.body);
    });
}

#[test]
fn r15_10_every_page_of_a_draft_says_that_its_standard_was_cancelled_meanwhile() {
    on_each_database(|services| async move {
        let (office, number) = begun(&services, DraftKind::Amendment).await;
        worded(&services, &office, &number).await;
        let here = Here::over(services.clone());
        here.clock.set(morning() + TimeDelta::minutes(10));
        let head = signed_in(&here, "head@example.kz").await;
        let draft = format!("/en/desk/drafts/{number}");
        let title = "The standard has been cancelled";
        assert!(!read(&here, &head, &draft).await.body.contains(title));
        enter(&services, &office, (2, "cancelled"), None, &Content::default()).await;
        for page in ["", "/amending", "/placement", "/withdraw"] {
            let shown = read(&here, &head, &format!("{draft}{page}")).await;
            assert_eq!(shown.status, StatusCode::OK, "{page}: {}", shown.body);
            assert!(shown.body.contains(title) && shown.body.contains("2-п"), "{page}: {}", shown.body);
        }
        let placement = read(&here, &head, &format!("{draft}/placement")).await;
        assert!(placement.body.contains("the draft can only be withdrawn"), "{}", placement.body);
    });
}

#[test]
fn r15_10_the_xml_of_an_amendment_and_of_the_version_that_it_made_tell_its_clauses() {
    on_each_database(|services| async move {
        let (office, number) = begun(&services, DraftKind::Amendment).await;
        worded(&services, &office, &number).await;
        placed(&services, &office, &number, morning() + TimeDelta::hours(1)).await;
        let here = Here::over(services.clone());
        here.clock.set(morning() + TimeDelta::hours(2));
        let line = "#part_3__sec_3-1__para_3-1-1";
        let amended = format!("/akn/kz/act/standard/2026-01-12/1-п/rus@2026-02-01,1{line}");
        let draft = here.get(&format!("/api/v1/drafts/{number}/revisions/1.xml?lang=ru")).await;
        assert_eq!(draft.status, StatusCode::OK, "{}", draft.body);
        for told in [
            "<activeModifications>".to_owned(),
            format!("<source href=\"{line}\"/>"),
            format!("<destination href=\"{amended}\"/>"),
        ] {
            assert!(draft.body.contains(&told), "{told}: {}", draft.body);
        }

        // Entered as a whole, the second version tells no clauses; as what the draft became, it does.
        let made = text("Жалоба подается руководителю, 1414.");
        enter(&services, &office, (2, "amended"), Some("2026-03-02"), &made).await;
        let version = format!("/api/v1/standards/{SERVICE}/versions/2.xml?lang=ru");
        let whole = here.get(&version).await;
        assert_eq!(whole.status, StatusCode::OK, "{}", whole.body);
        assert!(!whole.body.contains("passiveModifications"), "{}", whole.body);
        let write = services.database.write().await.unwrap();
        let became = format!(
            "UPDATE standards SET revision = 1, draft_id = (SELECT id FROM drafts WHERE number = '{number}') \
             WHERE number = 2"
        );
        write.execute_unprepared(&became).await.unwrap();
        write.commit().await.unwrap();
        let told = here.get(&version).await;
        for words in [
            "<passiveModifications>".to_owned(),
            "<source href=\"/akn/kz/act/order/2026-01-12/2-п\"/>".to_owned(),
            format!("<destination href=\"{line}\"/>"),
            "<force period=\"#temporalGroup_1\"/>".to_owned(),
            format!("<previous href=\"{amended}\"/>"),
        ] {
            assert!(told.body.contains(&words), "{words}: {}", told.body);
        }
    });
}
