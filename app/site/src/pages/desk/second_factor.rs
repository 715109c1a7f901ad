//! Adding, renewing and removing the second factor of one's own account.

mod view;

use axum::extract::State;
use domain::access::{Action, Resource};
use services::ServiceError;
use services::people::{
    begin_enrolment, confirm_enrolment, new_recovery_codes, open_enrolment, remove_second_factor,
    second_factor,
};

use self::view::{FactorStage, ShownFactor, WrongFactor, view};
use crate::components::factor::code_problem;
use crate::components::form::Errors;
use crate::w;
use crate::{
    Answer, Fields, Flash, FormState, Head, PageError, Site, Visitor, confirmed, form_page, see_other,
};

/// Shows the second factor, or how one is added.
///
/// # Errors
/// [`PageError::SignInNeeded`], or the faults of the services.
pub async fn get(State(site): State<Site>, visitor: Visitor) -> Answer {
    is_own(&visitor)?;
    let stage = stage(&site, &visitor).await?;
    show(&site, &visitor, FormState::Fresh, stage, WrongFactor::default()).await
}

/// Carries out what one of the forms asks for.
///
/// # Errors
/// [`PageError::BadRequest`] for what the page does not offer; [`PageError::ConfirmNeeded`] asks for the proof of the
/// person before a key is made; the faults of the services; what cannot be taken comes back with its form.
pub async fn post(State(site): State<Site>, visitor: Visitor, fields: Fields) -> Answer {
    is_own(&visitor)?;
    let session = visitor.session.ok_or(PageError::SignInNeeded)?.id;
    let (services, request) = (&site.services, visitor.request());
    let form = fields.get("do");
    let done = match form {
        "begin" => {
            // Whoever finds an open browser must not bind the account to a phone of their own.
            confirmed(&site, &visitor, &fields).await?;
            match begin_enrolment(services, &request).await {
                Ok(()) | Err(ServiceError::Invalid(_)) => return Ok(see_other(&here(&visitor), None)),
                Err(error) => Err(error),
            }
        }
        "confirm" => confirm_enrolment(services, &request, fields.get("code")).await.map(Some),
        "renew" => new_recovery_codes(services, &request, fields.get("renew_code")).await.map(Some),
        "remove" => {
            let password = fields.take("present_password");
            remove_second_factor(services, &request, session, password, fields.get("code"))
                .await
                .map(|()| None)
        }
        _ => return Err(PageError::BadRequest),
    };
    let language = visitor.language;
    let (form_state, wrong) = match done {
        Ok(Some(codes)) => {
            return show(
                &site,
                &visitor,
                FormState::Fresh,
                FactorStage::Codes(codes),
                WrongFactor::default(),
            )
            .await;
        }
        Ok(None) => return Ok(see_other(&visitor.address().desk("account"), Some(Flash::Saved))),
        // The key was confirmed, or the factor removed, in another tab.
        Err(ServiceError::NotFound) => return Ok(see_other(&here(&visitor), None)),
        Err(ServiceError::Invalid(problems)) => {
            let mut errors = Errors::none();
            for problem in problems {
                if problem.field == "present_password" {
                    errors.add("present_password", w!(language, factor.p_password));
                } else {
                    let field = if form == "renew" { "renew_code" } else { "code" };
                    errors.add(field, code_problem(language, &problem.code));
                }
            }
            (FormState::Invalid, WrongFactor { form: form.to_owned(), errors })
        }
        Err(ServiceError::TooMany { retry_after_seconds: seconds }) => {
            (FormState::Held { seconds }, WrongFactor { form: form.to_owned(), errors: Errors::none() })
        }
        Err(error) => return Err(error.into()),
    };
    let stage = stage(&site, &visitor).await?;
    show(&site, &visitor, form_state, stage, wrong).await
}

/// One's own account only; whoever must add a factor first acts as nobody and still adds it.
fn is_own(visitor: &Visitor) -> Result<(), PageError> {
    if visitor.factor_missing { Ok(()) } else { visitor.authorise(Action::KeepOwnAccount, &Resource::Site) }
}

fn here(visitor: &Visitor) -> String {
    visitor.address().desk("account/second-factor")
}

async fn stage(site: &Site, visitor: &Visitor) -> Result<FactorStage, PageError> {
    let request = visitor.request();
    if let Some(factor) = second_factor(&site.services, &request).await? {
        return Ok(FactorStage::Has(factor));
    }
    Ok(open_enrolment(&site.services, &request).await?.map_or(FactorStage::None, FactorStage::Waits))
}

async fn show(
    site: &Site,
    visitor: &Visitor,
    form_state: FormState,
    stage: FactorStage,
    wrong: WrongFactor,
) -> Answer {
    let head = Head::plain(w!(visitor.language, factor.title));
    let shown =
        ShownFactor { visitor: visitor.clone(), zone: site.settings.zone, stage, state: form_state, wrong };
    Ok(form_page(site, visitor, head, form_state, move || view(shown)).await)
}
