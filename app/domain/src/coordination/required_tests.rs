//! Who must be asked, for each ground of the law.

use chrono::NaiveDate;

use super::*;
use crate::language::Localized;
use crate::register::{ProviderName, Recipients};
use crate::standard::{ServiceForm, Week, sample};

const DEVELOPER: i64 = 1;
const SERVICES: i64 = 2;
const INFORMATIZATION: i64 = 3;
const CORPORATION: i64 = 4;
const ADMINISTRATION: i64 = 5;
const PROVIDER: i64 = 6;
const SUCCESSOR: i64 = 7;
const AKIMAT: i64 = 8;
const NOBODY: [(i64, Vec<Ground>); 0] = [];

/// A service on paper that the developing body renders itself: the law asks for nobody but the authorized body.
fn entry() -> ServiceEntry {
    ServiceEntry {
        code: "001".to_owned(),
        name: Localized::new("Анықтама", "Справка", ""),
        recipients: Recipients::Both,
        developing_body: BodyId(DEVELOPER),
        providers: vec![provider(DEVELOPER)],
        accepting: Vec::new(),
        through_state_corporation: false,
        through_portal: false,
        forms: vec![ServiceForm::Paper],
        paid: false,
        included_on: NaiveDate::from_ymd_opt(2026, 3, 2).unwrap(),
        approved_on: None,
        act: None,
        date_reason: None,
    }
}

fn provider(body: i64) -> ProviderName {
    ProviderName { body: Some(BodyId(body)), name: Localized::same("Орган") }
}

fn body(id: i64, kind: BodyKind) -> CoordinatingBody {
    CoordinatingBody { id: BodyId(id), kind, reports_to_president: false, successor: None, abolished: false }
}

fn bodies() -> Vec<CoordinatingBody> {
    vec![
        body(DEVELOPER, BodyKind::Central),
        body(SERVICES, BodyKind::AuthorizedServices),
        body(INFORMATIZATION, BodyKind::AuthorizedInformatization),
        body(CORPORATION, BodyKind::AuthorizedStateCorporation),
        body(ADMINISTRATION, BodyKind::PresidentialAdministration),
        body(PROVIDER, BodyKind::Central),
        body(SUCCESSOR, BodyKind::Central),
        body(AKIMAT, BodyKind::Local),
        body(9, BodyKind::AuthorizedQuality),
    ]
}

fn abolished(id: i64, successor: Option<i64>, bodies: &mut [CoordinatingBody]) {
    let body = bodies.iter_mut().find(|body| body.id == BodyId(id)).unwrap();
    (body.abolished, body.successor) = (true, successor.map(BodyId));
}

fn with(key: SectionKey, detail: Detail) -> Content {
    let mut content = Content::default();
    content.set(key, vec![sample::element("a", Localized::same("а"), detail)]);
    content
}

/// Who is asked, with the grounds.
fn asked(
    content: &Content,
    entry: &ServiceEntry,
    bodies: &[CoordinatingBody],
    added: &[i64],
) -> Vec<(i64, Vec<Ground>)> {
    let added: Vec<BodyId> = added.iter().copied().map(BodyId).collect();
    required(content, entry, bodies, &added).into_iter().map(|one| (one.body.0, one.grounds)).collect()
}

fn always() -> (i64, Vec<Ground>) {
    (SERVICES, vec![Ground::AuthorizedServices])
}

#[test]
fn rc_2_each_ground_asks_its_body() {
    let empty = Content::default();
    let plain = entry();
    assert_eq!(asked(&empty, &plain, &bodies(), &[]), [always()]);
    let informatization = (INFORMATIZATION, vec![Ground::Informatization]);
    for form in [ServiceForm::ElectronicFull, ServiceForm::ElectronicPart] {
        let written = with(SectionKey::Form, Detail::Form { form });
        assert_eq!(asked(&written, &plain, &bodies(), &[]), [always(), informatization.clone()]);
        let registered = ServiceEntry { forms: vec![ServiceForm::Paper, form], ..entry() };
        assert_eq!(asked(&empty, &registered, &bodies(), &[]), [always(), informatization.clone()]);
    }
    for form in [ServiceForm::Paper, ServiceForm::OneApplication] {
        let written = with(SectionKey::Form, Detail::Form { form });
        assert_eq!(asked(&written, &plain, &bodies(), &[]), [always()]);
    }
    let corporation = (CORPORATION, vec![Ground::StateCorporation]);
    let hours = |place| with(SectionKey::Schedule, Detail::hours(place, Week::default()));
    let scheduled = hours(Place::StateCorporation);
    assert_eq!(asked(&scheduled, &plain, &bodies(), &[]), [always(), corporation.clone()]);
    let registered = ServiceEntry { through_state_corporation: true, ..entry() };
    assert_eq!(asked(&empty, &registered, &bodies(), &[]), [always(), corporation]);
    for place in [Place::Provider, Place::Portal] {
        assert_eq!(asked(&hours(place), &plain, &bodies(), &[]), [always()]);
    }
}

#[test]
fn rc_2_a_provider_is_asked_whether_the_draft_names_it_or_the_register() {
    let named = with(SectionKey::Provider, Detail::Provider { body: Some(BodyId(AKIMAT)) });
    let registered = ServiceEntry { providers: vec![provider(PROVIDER)], ..entry() };
    let found = asked(&named, &registered, &bodies(), &[]);
    assert_eq!(found, [always(), (AKIMAT, vec![Ground::Provider]), (PROVIDER, vec![Ground::Provider])]);
    let category = with(SectionKey::Provider, Detail::Provider { body: None });
    assert_eq!(asked(&category, &entry(), &bodies(), &[]), [always()]);
}

#[test]
fn rc_2_the_presidential_administration_is_asked_where_a_provider_reports_to_the_president() {
    let mut bodies = bodies();
    for body in &mut bodies {
        body.reports_to_president = body.id == BodyId(PROVIDER);
    }
    let administration = (ADMINISTRATION, vec![Ground::PresidentialAdministration]);
    let rendered = ServiceEntry { providers: vec![provider(PROVIDER)], ..entry() };
    let found = asked(&Content::default(), &rendered, &bodies, &[]);
    assert_eq!(found, [always(), administration.clone(), (PROVIDER, vec![Ground::Provider])]);
    assert_eq!(asked(&Content::default(), &entry(), &bodies, &[]), [always()]);
    // What counts is who renders the service today, not who did.
    abolished(PROVIDER, Some(SUCCESSOR), &mut bodies);
    let found = asked(&Content::default(), &rendered, &bodies, &[]);
    assert_eq!(found, [always(), (SUCCESSOR, vec![Ground::Provider])]);
    for body in &mut bodies {
        body.reports_to_president = body.id == BodyId(SUCCESSOR);
    }
    let found = asked(&Content::default(), &rendered, &bodies, &[]);
    assert_eq!(found, [always(), administration, (SUCCESSOR, vec![Ground::Provider])]);
}

#[test]
fn rc_2_the_developing_body_is_never_asked() {
    let own = with(SectionKey::Provider, Detail::Provider { body: Some(BodyId(DEVELOPER)) });
    assert_eq!(asked(&own, &entry(), &bodies(), &[DEVELOPER]), [always()]);
    // Nor where its kind is asked, or where it took over from a body that would be.
    let authorized = ServiceEntry { developing_body: BodyId(SERVICES), providers: Vec::new(), ..entry() };
    assert_eq!(asked(&Content::default(), &authorized, &bodies(), &[]), NOBODY);
    let mut bodies = bodies();
    abolished(SERVICES, Some(DEVELOPER), &mut bodies);
    assert_eq!(asked(&Content::default(), &entry(), &bodies, &[]), NOBODY);
}

#[test]
fn rc_2_a_body_that_is_asked_for_two_reasons_is_asked_once() {
    let named = with(SectionKey::Provider, Detail::Provider { body: Some(BodyId(SERVICES)) });
    let twice = ServiceEntry { providers: vec![provider(SERVICES), provider(SERVICES)], ..entry() };
    let found = asked(&named, &twice, &bodies(), &[SERVICES, AKIMAT, AKIMAT]);
    let grounds = vec![Ground::AuthorizedServices, Ground::Provider, Ground::Interested];
    assert_eq!(found, [(SERVICES, grounds), (AKIMAT, vec![Ground::Interested])]);
}

#[test]
fn rc_2_an_added_body_is_asked_last_and_its_ground_is_no_requirement() {
    let found = required(&Content::default(), &entry(), &bodies(), &[BodyId(AKIMAT)]);
    assert_eq!(found.last().map(|one| one.body), Some(BodyId(AKIMAT)));
    let is_required = |one: &RequiredBody| one.grounds.iter().any(|ground| ground.is_required());
    assert_eq!(found.iter().map(is_required).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn rc_2_an_abolished_body_is_replaced_by_who_took_over() {
    let rendered = ServiceEntry { providers: vec![provider(PROVIDER)], ..entry() };
    let successor = (SUCCESSOR, vec![Ground::Provider]);
    let empty = Content::default();
    let mut bodies = bodies();
    abolished(PROVIDER, Some(SUCCESSOR), &mut bodies);
    assert_eq!(asked(&empty, &rendered, &bodies, &[]), [always(), successor]);
    // A chain ends at the body that stands.
    abolished(SUCCESSOR, Some(AKIMAT), &mut bodies);
    assert_eq!(asked(&empty, &rendered, &bodies, &[]), [always(), (AKIMAT, vec![Ground::Provider])]);
    // A circle ends nowhere, and so does a chain that is broken off.
    abolished(AKIMAT, Some(PROVIDER), &mut bodies);
    assert_eq!(asked(&empty, &rendered, &bodies, &[]), [always()]);
    abolished(AKIMAT, None, &mut bodies);
    assert_eq!(asked(&empty, &rendered, &bodies, &[AKIMAT]), [always()]);
}

#[test]
fn rc_2_whoever_took_over_in_the_end_stands_for_an_abolished_body() {
    let mut bodies = bodies();
    let stands = |bodies: &[CoordinatingBody], id| stands_for(BodyId(id), bodies).map(|body| body.0);
    assert_eq!(stands(&bodies, PROVIDER), Some(PROVIDER));
    abolished(PROVIDER, Some(SUCCESSOR), &mut bodies);
    abolished(SUCCESSOR, Some(AKIMAT), &mut bodies);
    assert_eq!(stands(&bodies, PROVIDER), Some(AKIMAT));
    abolished(AKIMAT, None, &mut bodies);
    assert_eq!(stands(&bodies, PROVIDER), None);
    abolished(AKIMAT, Some(PROVIDER), &mut bodies);
    assert_eq!(stands(&bodies, PROVIDER), None, "a circle ends nowhere");
}

#[test]
fn rc_2_an_authorized_body_that_was_abolished_is_replaced_or_missing() {
    let mut bodies = bodies();
    assert!(has_authorized_body(&bodies));
    abolished(SERVICES, Some(AKIMAT), &mut bodies);
    let found = asked(&Content::default(), &entry(), &bodies, &[]);
    assert_eq!(found, [(AKIMAT, vec![Ground::AuthorizedServices])]);
    assert!(has_authorized_body(&bodies), "whoever took over stands for it");
    abolished(SERVICES, None, &mut bodies);
    assert_eq!(asked(&Content::default(), &entry(), &bodies, &[]), NOBODY);
    assert!(!has_authorized_body(&bodies), "nothing is sent then");
    bodies.push(body(10, BodyKind::AuthorizedServices));
    assert!(has_authorized_body(&bodies), "another of its kind stands");
    assert!(!has_authorized_body(&[]));
}
