//! Words for the closed choices of the law: roles, bodies, recipients, forms of rendering and terms.

use domain::body::{BodyKind, Role};
use domain::language::Language;
use domain::law::StartingEvent;
use domain::register::Recipients;
use domain::standard::ServiceForm;
use domain::time::{Term, Unit};

use crate::w;

/// What a person does for a body.
pub fn role(language: Language, role: Role) -> String {
    match role {
        Role::Registrar => w!(language, names.role_registrar),
        Role::Drafter => w!(language, names.role_drafter),
        Role::Head => w!(language, names.role_head),
        Role::Coordinator => w!(language, names.role_coordinator),
        Role::Administrator => w!(language, names.role_administrator),
        Role::BodyAdministrator => w!(language, names.role_body_administrator),
    }
}

/// What a body is in the sense of the law.
pub fn body_kind(language: Language, kind: BodyKind) -> String {
    match kind {
        BodyKind::Central => w!(language, names.kind_central),
        BodyKind::Local => w!(language, names.kind_local),
        BodyKind::AuthorizedServices => w!(language, names.kind_authorized_services),
        BodyKind::AuthorizedInformatization => w!(language, names.kind_authorized_informatization),
        BodyKind::AuthorizedStateCorporation => w!(language, names.kind_authorized_state_corporation),
        BodyKind::AuthorizedQuality => w!(language, names.kind_authorized_quality),
        BodyKind::PresidentialAdministration => w!(language, names.kind_presidential_administration),
    }
}

/// Who receives a service.
pub fn recipients(language: Language, recipients: Recipients) -> String {
    match recipients {
        Recipients::Individuals => w!(language, names.recipients_individuals),
        Recipients::LegalEntities => w!(language, names.recipients_legal_entities),
        Recipients::Both => w!(language, names.recipients_both),
    }
}

/// In which form a service is rendered.
pub fn form(language: Language, form: ServiceForm) -> String {
    match form {
        ServiceForm::ElectronicFull => w!(language, names.form_electronic_full),
        ServiceForm::ElectronicPart => w!(language, names.form_electronic_part),
        ServiceForm::Paper => w!(language, names.form_paper),
        ServiceForm::OneApplication => w!(language, names.form_one_application),
        ServiceForm::Proactive => w!(language, rendering.form_proactive),
    }
}

/// A length of time of the law.
pub fn term(language: Language, term: Term) -> String {
    let amount = u64::from(term.amount);
    match term.unit {
        Unit::BusinessDays => w!(language, names.term_business_days, count = amount),
        Unit::CalendarDays => w!(language, names.term_calendar_days, count = amount),
        Unit::Months => w!(language, names.term_months, count = amount),
    }
}

/// What a term is counted from.
pub fn event(language: Language, event: StartingEvent) -> String {
    match event {
        StartingEvent::Inclusion => w!(language, names.event_inclusion),
        StartingEvent::RegisterApproval => w!(language, names.event_register_approval),
        StartingEvent::Placement => w!(language, names.event_placement),
        _ => w!(language, names.event_other),
    }
}
