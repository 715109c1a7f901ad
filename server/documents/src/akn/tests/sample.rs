//! Contents, drafts and reports for the tests.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeZone, Utc};
use domain::amending::clauses;
use domain::discussion::{Anchor, AuthorKind, Outcome, ShownAuthor, Withheld};
use domain::document::Fact;
use domain::draft::{DraftKind, WayOfInforming};
use domain::language::{Language, Localized};
use domain::redline::Redline;
use domain::report::{ClosingReport, Gap, GapState, Participation, ReportedComment};
use domain::standard::{
    AppendixSort, Citation, Content, DayHours, Detail, Element, ElementId, FeeMethod, FeeUnit, GroupLevel,
    Place, Presented, Section, SectionKey, ServiceForm, Submitter, TermUnit, Week,
};
use domain::time::LegalZone;
use proptest::prelude::*;

use super::super::{
    AknAmended, AknClauses, AknDraft, AknReport, AknReportWords, AknWords, akn_report, akn_revision,
};

pub(super) fn element(id: &str, kk: &str, ru: &str, detail: Detail) -> Element {
    Element { id: ElementId::parse(id).unwrap(), text: Localized::new(kk, ru, ""), detail }
}

fn law() -> Citation {
    Citation {
        law: Localized::new("«Нотариат туралы» Заң", "Закон «О нотариате»", ""),
        article: "19-1".to_owned(),
    }
}

pub(super) fn content() -> Content {
    let week = Week(std::array::from_fn(|day| {
        (day < 5).then_some(DayHours { opens: 540, closes: 1110, pause: Some((780, 870)) })
    }));
    let document = Detail::Document {
        submitter: Submitter::Representative,
        presented: Presented::NotarisedCopy,
        obtainable: true,
        allowed_by: Some(law()),
    };
    let fee = Detail::fee(150, FeeUnit::Mci, vec![FeeMethod::Cash, FeeMethod::Transfer], law());
    let result = "Анықтама **қағазда** немесе *электрондық* түрде.\n\n3. бір\n4. екі\n   - ішкі\n\n\
                  | А | Б |\n|---|---|\n| 1 | [сайт](https://egov.kz?a=1&b=2) |\n\n> дәйексөз\n\n```\nжол  \n  жол\n```";
    let elements = [
        (SectionKey::ServiceName, element("name", "Анықтама беру", "Выдача справки", Detail::Words)),
        (
            SectionKey::DevelopingBody,
            element("body", "Әділет министрлігі", "Министерство юстиции", Detail::Words),
        ),
        (SectionKey::Provider, element("prov", "Әкімдік", "Акимат", Detail::Provider { body: None })),
        (
            SectionKey::Term,
            element("term", "3 құжатпен", "При 3 рабочих дня:", Detail::term(3, TermUnit::BusinessDays)),
        ),
        (SectionKey::Form, element("form", "", "", Detail::Form { form: ServiceForm::ElectronicPart })),
        (SectionKey::Result, element("resu", result, result, Detail::Prose)),
        (SectionKey::Payment, element("fee1", "Көшірме үшін", "За копию", fee)),
        (SectionKey::Payment, element("free", "", "", Detail::Free)),
        (SectionKey::Schedule, element("hour", "", "", Detail::hours(Place::Provider, week))),
        (SectionKey::Documents, element("docu", "Сенімхат", "Доверенность", document)),
        (SectionKey::RefusalGrounds, element("grou", "Негіз", "Основание", Detail::Ground { law: law() })),
        (
            SectionKey::Appeal,
            element(
                "appe",
                "Шағым сотқа 5 жұмыс күні ішінде беріледі.",
                "Жалоба подается в суд в течение 5 рабочих дней.",
                Detail::Prose,
            ),
        ),
        (SectionKey::Other, element("oth1", "Байланыс орталығы", "Единый контакт-центр", Detail::Prose)),
        (SectionKey::Other, element("oth2", "", "Только по-русски", Detail::Prose)),
    ];
    let sections = elements.map(|(key, element)| Section { key, elements: vec![element] });
    Content::from(sections.to_vec())
}

/// The same with two appendices, the second of which has not been written.
pub(super) fn appended() -> Content {
    let head =
        |id: &str, kk: &str, ru: &str| element(id, kk, ru, Detail::Appendix { sort: AppendixSort::Form });
    let blank =
        element("apx2", "Күні ____", "| Дата | Подпись |\n| --- | --- |\n| ____ | ____ |", Detail::Prose);
    let mut content = content();
    content.set(
        SectionKey::Appendices,
        vec![head("apx1", "Өтініш", "Заявление"), blank, head("apx3", "", "Ответ")],
    );
    content
}

pub(super) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// The first version of a standard.
pub(super) const AMENDED: AknAmended<'static> = AknAmended {
    order_number: "14-п",
    order_on: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
    version: 1,
    on: NaiveDate::from_ymd_opt(2026, 3, 22).unwrap(),
};

pub(super) fn revision_of(content: &Content, language: Language) -> String {
    draft_of(content, None, language)
}

/// A revision of a draft that amends the first version of a standard.
pub(super) fn amendment_of(old: &Content, new: &Content, language: Language) -> String {
    let clauses = clauses(old, new);
    draft_of(new, Some(AknClauses { amended: AMENDED, old, clauses: &clauses }), language)
}

fn draft_of(content: &Content, changes: Option<AknClauses<'_>>, language: Language) -> String {
    let (service_name, body) =
        (Localized::new("Анықтама беру", "Выдача справки", ""), Localized::same("Министерство «Ю» & Ко"));
    let draft = AknDraft {
        number: "2026-14",
        kind: if changes.is_some() { DraftKind::Amendment } else { DraftKind::New },
        service_code: "001.02",
        service_name: &service_name,
        body: &body,
        content,
        revision: 2,
        hash: "0123abcd",
        placed_on: Some(day(3, 2)),
        revised_on: day(4, 3),
        changes,
        site: "https://talqy.example",
    };
    let words = AknWords {
        language,
        title: "Проект стандарта государственной услуги".to_owned(),
        part: |language, part| format!("{part:?} {}", language.code()),
        section: |language, key| format!("{key:?} {}", language.code()),
        date: |_, date| date.format("%d.%m.%Y").to_string(),
    };
    akn_revision(&draft, &words)
}

fn comment(number: i64, kind: AuthorKind, text: &str) -> ReportedComment {
    ReportedComment {
        number,
        received_at: Utc.with_ymd_and_hms(2026, 3, 4, 20, 0, 0).unwrap(),
        received_on: day(3, 5),
        author: ShownAuthor::of(kind, "Айгүл Серікова", None),
        language: Language::Kk,
        anchor: Anchor::default(),
        clause: None,
        text: text.to_owned(),
        hidden: None,
        corrected_at: None,
        entered: None,
        suggestion: None,
        outcome: Outcome::NotAccepted,
        substantiation: "Заңда көзделмеген.".to_owned(),
        summary: String::new(),
        supports: 0,
        decision: u32::try_from(number).unwrap(),
        changed: Vec::new(),
    }
}

pub(super) fn report(old: &Content, new: &Content, text: &str) -> ClosingReport {
    let mut anchored = comment(1, AuthorKind::Individual, text);
    anchored.anchor = Anchor {
        section: Some(SectionKey::Appeal),
        element: ElementId::parse("appe").ok(),
        language: Some(Language::Ru),
        quote: Some("в течение 5 рабочих дней".to_owned()),
    };
    anchored.clause = Some("3.1.1".to_owned());
    anchored.suggestion = Some("Жалоба подается в суд в течение 3 рабочих дней.".to_owned());
    anchored.outcome = Outcome::Accepted;
    anchored.summary = "Мерзімді қысқарту".to_owned();
    anchored.changed = ["appe", "oth1"].map(|id| ElementId::parse(id).unwrap()).to_vec();
    let mut withheld = comment(2, AuthorKind::Individual, "Қолдаймын.");
    withheld.author =
        ShownAuthor::of(AuthorKind::Individual, "Құпия Есімов", Some(Withheld { region: None }));
    let comments =
        vec![anchored, withheld, comment(3, AuthorKind::Organisation, "Жоба бойынша ескерту жоқ.")];
    let redline = |language| (language, serde_json::to_value(Redline::between(old, new, language)).unwrap());
    ClosingReport {
        draft_number: "2026-14".to_owned(),
        draft_kind: DraftKind::New,
        service_code: "001.02".to_owned(),
        service_name: Localized::same("Выдача справки"),
        body: Localized::same("Министерство юстиции"),
        placed_on: day(3, 2),
        due_on: None,
        late_reason: None,
        last_day: day(4, 1),
        opened_at: Utc.with_ymd_and_hms(2026, 3, 2, 5, 0, 0).unwrap(),
        closed_at: Utc.with_ymd_and_hms(2026, 4, 1, 19, 0, 0).unwrap(),
        published_at: Utc.with_ymd_and_hms(2026, 4, 5, 20, 0, 0).unwrap(),
        ways_of_informing: vec![WayOfInforming::Portal],
        participation: Participation::of(&comments),
        late_attempts: 1,
        comments,
        withdrawn: Vec::new(),
        explained_gaps: vec![GapState {
            gap: Gap::ChangeWithoutCause {
                section: SectionKey::Other,
                element: ElementId::parse("oth1").unwrap(),
            },
            reason: Some("Уточнение редакции".to_owned()),
        }],
        revised_draft: Localized::default(),
        placed_hash: "00".to_owned(),
        revised_hash: "01".to_owned(),
        redlines: BTreeMap::from([redline(Language::Kk), redline(Language::Ru)]),
        ledger_sequence: 12,
        ledger_hash: "02".to_owned(),
    }
}

pub(super) fn report_of(report: &ClosingReport) -> String {
    let words = AknReportWords {
        language: Language::Ru,
        title: "Отчет о завершении публичного обсуждения".to_owned(),
        discussion: "Обсуждение".to_owned(),
        facts: vec![Fact::plain("Размещен", "2 марта 2026 года")],
        comments: "Замечания и предложения".to_owned(),
        suggestion: "Предлагаемая редакция".to_owned(),
        summary: "Краткое изложение".to_owned(),
        whole_draft: "Проект в целом".to_owned(),
        explained: "Пояснения".to_owned(),
        changes: "Изменения".to_owned(),
        author_kind: |_, kind| kind.code().to_owned(),
        author: |_, author| {
            author.name.clone().unwrap_or_else(|| format!("{}, withheld", author.kind.code()))
        },
        hidden: |_, _| String::new(),
        outcome: |_, outcome| outcome.code().to_owned(),
        section: |language, key| format!("{key:?} {}", language.code()),
        language_name: |_, language| language.code().to_owned(),
        entered: |_, _, _, entered| format!("entered: {}", entered.way.code()),
        corrected: |_, _, at| format!("corrected {at}"),
        withdrawn: |_, _, at| format!("withdrawn {at}"),
        date: |_, date| date.format("%d.%m.%Y").to_string(),
    };
    let zone = LegalZone::parse("Asia/Almaty").unwrap();
    let published = AknReport { report, hash: "abcd", site: "https://talqy.example", zone };
    akn_report(&published, &words).unwrap()
}

fn any_detail() -> impl Strategy<Value = Detail> {
    let prose = || Just(Detail::Prose);
    prop_oneof![
        Just(Detail::Words),
        prose(),
        prose(),
        proptest::sample::select(&GroupLevel::ALL[..]).prop_map(|level| Detail::Group { level }),
        (any::<u32>(), proptest::sample::select(&TermUnit::ALL[..]))
            .prop_map(|(amount, unit)| Detail::term(amount, unit)),
        (any::<u64>(), proptest::sample::select(&FeeUnit::ALL[..]))
            .prop_map(|(hundredths, unit)| { Detail::fee(hundredths, unit, FeeMethod::ALL.to_vec(), law()) }),
        "\\PC{0,9}".prop_map(|article| Detail::Ground { law: Citation { law: law().law, article } }),
    ]
}

/// Sections of elements with any words and different identities.
pub(super) fn any_content() -> impl Strategy<Value = Content> {
    let source = "([a-zҢқ<>&\"'*_`|0-9\\-#\\[\\]()\\. \n]{0,4}|\\PC|.){0,20}";
    let element = (source, ".{0,9}", any_detail(), proptest::sample::select(&SectionKey::ALL[..]));
    proptest::collection::vec(element, 0..12).prop_map(|elements| {
        let section = |(place, (kk, ru, detail, key)): (usize, (String, String, Detail, SectionKey))| {
            Section { key, elements: vec![self::element(&format!("e{place}"), &kk, &ru, detail)] }
        };
        Content::from(elements.into_iter().enumerate().map(section).collect::<Vec<_>>())
    })
}
