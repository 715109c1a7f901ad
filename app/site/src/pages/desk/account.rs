//! One's own account: name and language, password, e-mail, the secret address of the calendar, and where it is in use.

mod calendar;
mod letters;
mod sessions;
mod view;

use axum::extract::State;
use domain::access::{Action, Resource};
use domain::language::Language;
use services::people::{
    ask_email_change, calendar_key_since, change_password, change_profile, end_calendar_key,
    end_other_sessions, end_session, make_calendar_key, own_sessions, second_factor,
};
use services::staff_letters::{StaffLetterKind, choose_letters, wanted_letters};
use services::{FieldProblem, ServiceError};

use self::calendar::CalendarKey;
use self::view::{AccountPage, TypedAccount, WrongAccount, view};
use crate::components::form::Errors;
use crate::w;
use crate::words::{name_problem_of, password_reasons};
use crate::{
    Answer, Fields, Flash, FormState, Head, PageError, Site, Visitor, form_page, see_other, session,
};

/// Shows the account.
///
/// # Errors
/// [`PageError::SignInNeeded`], or the faults of the services.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    visitor.authorise(Action::KeepOwnAccount, &Resource::Site)?;
    show(&site, &visitor, FormState::Fresh, WrongAccount::default(), None).await
}

/// Carries out what one of the forms asks for.
///
/// # Errors
/// [`PageError::BadRequest`] for what the page does not offer; the faults of the services; what cannot be taken comes back
/// with its form.
pub async fn post(State(site): State<Site>, visitor: Visitor, fields: Fields) -> Answer {
    visitor.authorise(Action::KeepOwnAccount, &Resource::Site)?;
    let session = visitor.session.ok_or(PageError::SignInNeeded)?.id;
    let (services, request) = (&site.services, visitor.request());
    let back = visitor.address().desk("account");
    let done = match fields.get("do") {
        "profile" => {
            let language = Language::from_code(fields.get("language")).ok_or(PageError::BadRequest)?;
            let changed = change_profile(services, &request, fields.get("name"), language).await;
            changed.map(|()| see_other(&back, Some(Flash::Saved)))
        }
        "password" => {
            let (present, new) = (fields.take("present_password"), fields.take("new_password"));
            change_password(services, &request, session, present, new).await.map(|mark| {
                let mut response = see_other(&back, Some(Flash::PasswordChanged));
                session::remember(&mut response, &mark, site.settings.secure_cookies);
                response
            })
        }
        "email" => {
            let (email, password) = (fields.get("new_email"), fields.take("email_password"));
            let asked = ask_email_change(services, &request, session, email, password).await;
            asked.map(|()| see_other(&back, Some(Flash::EmailAsked)))
        }
        "calendar" => {
            let key = make_calendar_key(services, &request).await?;
            let wrong = WrongAccount::default();
            return show(&site, &visitor, FormState::Fresh, wrong, Some(key.reveal())).await;
        }
        "calendar_end" => {
            let ended = end_calendar_key(services, &request).await;
            ended.map(|()| see_other(&back, Some(Flash::Saved)))
        }
        "letters" => {
            let wanted: Vec<StaffLetterKind> =
                fields.all("wanted").filter_map(StaffLetterKind::from_code).collect();
            choose_letters(services, &request, &wanted).await.map(|()| see_other(&back, Some(Flash::Saved)))
        }
        "end" => {
            let id = fields.get("session").parse().map_err(|_| PageError::BadRequest)?;
            let ended = end_session(services, &request, id).await;
            ended.map(|()| see_other(&back, Some(Flash::SessionsEnded)))
        }
        "end_others" => {
            let ended = end_other_sessions(services, &request, session).await;
            ended.map(|()| see_other(&back, Some(Flash::SessionsEnded)))
        }
        _ => return Err(PageError::BadRequest),
    };
    let error = match done {
        Ok(response) => return Ok(response),
        Err(error) => error,
    };
    let language = visitor.language;
    let of_password = if fields.get("do") == "email" { "email_password" } else { "present_password" };
    let mut errors = Errors::none();
    let state = match error {
        ServiceError::Invalid(problems) => {
            tell(language, of_password, &problems, &mut errors);
            FormState::Invalid
        }
        ServiceError::TooMany { retry_after_seconds: seconds } => {
            errors.add(of_password, w!(language, fault.confirm_wait, count = seconds));
            FormState::Held { seconds }
        }
        ServiceError::Busy if fields.iter().any(|(name, _)| name.contains("password")) => {
            errors.add(of_password, w!(language, fault.confirm_busy));
            FormState::Busy { seconds: 2 }
        }
        other => return Err(other.into()),
    };
    let wrong = WrongAccount { form: fields.take("do"), errors, typed: Some(TypedAccount::of(&fields)) };
    show(&site, &visitor, state, wrong, None).await
}

/// The problems beside their fields, in words.
fn tell(language: Language, of_password: &str, problems: &[FieldProblem], errors: &mut Errors) {
    let (new, rest): (Vec<FieldProblem>, Vec<FieldProblem>) =
        problems.iter().cloned().partition(|problem| problem.field == "new_password");
    for problem in rest {
        let (field, sentence) = match (problem.field.as_str(), problem.code.as_str()) {
            ("present_password", _) => (of_password, w!(language, account.present_password_wrong)),
            ("new_email", "same") => ("new_email", w!(language, own.email_same)),
            ("new_email", "taken") => ("new_email", w!(language, own.email_taken)),
            ("new_email", _) => ("new_email", w!(language, own.email_wrong)),
            (_, code) => ("name", name_problem_of(language, code)),
        };
        errors.add(field, sentence);
    }
    if !new.is_empty() {
        errors.add("new_password", password_reasons(language, &new));
    }
}

/// Shows the page, with the key of the calendar that was made a moment ago.
async fn show(
    site: &Site,
    visitor: &Visitor,
    state: FormState,
    wrong: WrongAccount,
    key: Option<&str>,
) -> Answer {
    let (Some(person), Some(session)) = (visitor.signed_in.clone(), visitor.session) else {
        return Err(PageError::SignInNeeded);
    };
    let (services, request) = (&site.services, visitor.request());
    let address = |key: &str| {
        let page = visitor.address().to(&format!("/calendar/{key}.ics"));
        format!("{}{page}", site.settings.public_url)
    };
    let account = AccountPage {
        visitor: visitor.clone(),
        zone: site.settings.zone,
        sessions: own_sessions(services, &request).await?,
        present: session.id,
        factor: second_factor(services, &request).await?,
        calendar: CalendarKey {
            since: calendar_key_since(services, &request).await?,
            fresh: key.map(address),
        },
        wanted: wanted_letters(services, &request).await?,
        person,
        wrong,
    };
    let head = Head::plain(w!(visitor.language, own.title));
    Ok(form_page(site, visitor, head, state, move || view(account)).await)
}
