//! What the table of disagreements says of one remark, in every language.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::body::BodyId;
use domain::coordination::RemarkOutcome;
use domain::discussion::{Anchor, DiscussionWindow};
use domain::draft::{DraftKind, Placement, StageName, WayOfInforming};
use domain::language::Localized;
use domain::standard::{ElementId, SectionKey};
use domain::time::LegalZone;
use services::coordination::AnswerView;
use services::reading::{BodyName, PublicDraftSummary};

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn body(code: &str, name: &str) -> BodyName {
    BodyName { id: BodyId(1), code: code.to_owned(), name: Localized::same(name) }
}

fn summary() -> PublicDraftSummary {
    let opens_at = at("2026-03-02T05:00:00Z");
    let (first, last) = (day("2026-03-03"), day("2026-04-01"));
    let closes_at = opens_at + TimeDelta::days(30);
    let window = DiscussionWindow::new(day("2026-03-02"), first, last, opens_at, closes_at).unwrap();
    PublicDraftSummary {
        id: 1,
        number: "2026-0001".to_owned(),
        kind: DraftKind::New,
        title: Localized::same("Регистрация рождения"),
        service_code: "001".to_owned(),
        service_name: Localized::same("Регистрация рождения"),
        included_on: day("2026-03-02"),
        register_approved_on: day("2026-03-02"),
        date_reason: None,
        body: body("ministry", "Министерство"),
        stage: StageName::Returned,
        placement: Placement {
            placed_at: opens_at,
            due_on: None,
            late_reason: None,
            window,
            ways: vec![WayOfInforming::Portal],
        },
        withdrawn: None,
        reported_at: Some(closes_at),
        approved_at: None,
        effective_at: None,
        rounds: Vec::new(),
        ceases_at: None,
        edition: "2013".to_owned(),
        comments: 0,
        comments_withdrawn: 0,
        decided: 0,
        late: 0,
    }
}

fn told() -> Disagreements {
    let answered_at = at("2026-05-20T05:00:00Z");
    let row = Disagreement {
        round: 2,
        body: body("keeper", "Уполномоченный орган"),
        anchor: Anchor {
            section: Some(SectionKey::Appeal),
            element: ElementId::parse("appe").ok(),
            ..Anchor::default()
        },
        clause: Some("3.1.1".to_owned()),
        present: Some("Жалоба подаётся в канцелярию.".to_owned()),
        remark: "Назовите срок ответа.".to_owned(),
        suggestion: Some("Жалоба подаётся в канцелярию; ответ даётся за пять дней.".to_owned()),
        internal_norm: None,
        answer: Some(AnswerView {
            outcome: RemarkOutcome::NotAccepted,
            words: "Срок назван в кодексе.".to_owned(),
            element: None,
            answered_at,
            resolved: Some(false),
            version: 1,
        }),
        met_on: vec![day("2026-05-18")],
    };
    let whole = Disagreement {
        anchor: Anchor::default(),
        clause: None,
        present: None,
        suggestion: None,
        answer: None,
        met_on: Vec::new(),
        ..row.clone()
    };
    let meeting = MeetingView {
        id: 1,
        round: 2,
        held_on: day("2026-05-18"),
        participants: "Министерство, уполномоченный орган".to_owned(),
        settled: "Срок остаётся в кодексе.".to_owned(),
        protocol: Some(("protocol.pdf".to_owned(), 1_024)),
        recorded_at: answered_at,
        recorded_by: None,
    };
    let refusal = RefusalReasons {
        round: 2,
        body: body("keeper", "Уполномоченный орган"),
        reasons: "Срок не назван.".to_owned(),
    };
    Disagreements {
        summary: summary(),
        rows: vec![row, whole],
        refusals: vec![refusal],
        meetings: vec![meeting],
        at: answered_at,
        hash: String::new(),
    }
}

fn context(language: Language) -> DocumentContext {
    DocumentContext {
        language,
        zone: LegalZone::default(),
        site: "https://talqy.example".to_owned(),
        demonstration: false,
    }
}

#[test]
fn rc_3_the_table_tells_remark_wording_answer_and_meeting() {
    for language in Language::ALL {
        let document = disagreements(&context(language), &told());
        assert_eq!(document.parts.len(), 3, "{language:?}");
        assert_eq!(document.at, told().at);
        let Some(Block::Table(table)) = document.parts[0].blocks.first() else { panic!("a table") };
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
        let words: String = table.rows[0].iter().flatten().map(|run| run.text.as_str()).collect();
        for said in ["Уполномоченный орган", "3.1.1", "Назовите срок", "за пять дней", "Срок назван"]
        {
            assert!(words.contains(said), "{language:?}: {said} in {words}");
        }
        assert!(words.contains(&remark_outcome(language, RemarkOutcome::NotAccepted)));
        assert!(words.contains(&date(language, day("2026-05-18"))));
        let open: String = table.rows[1].iter().flatten().map(|run| run.text.as_str()).collect();
        assert!(open.contains(&w!(language, coordination.unanswered)), "{open}");
    }
}

#[test]
fn the_sheet_has_a_cell_for_every_column() {
    let sheet = disagreements_sheet(&context(Language::Kk), &told());
    assert_eq!(sheet.columns.len(), 12);
    assert!(sheet.rows.iter().all(|row| row.len() == 12));
    let empty = Disagreements { rows: Vec::new(), refusals: Vec::new(), meetings: Vec::new(), ..told() };
    let document = disagreements(&context(Language::Ru), &empty);
    assert_eq!(document.parts.len(), 1);
    assert!(matches!(document.parts[0].blocks.as_slice(), [Block::Paragraph(_)]));
}
