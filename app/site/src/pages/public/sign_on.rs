//! Single sign-on: to the provider, and back from it.

mod again;
mod said;

use axum::extract::State;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use chrono::{DateTime, TimeDelta, Utc};
use http::HeaderMap;
use identity::sign_on::{Flow, Proven, ProviderAnswer, Trouble};
use serde::{Deserialize, Serialize};
use services::ServiceError;
use services::keys::Purpose;
use services::people::{Browser, Identified, accept_identified, sign_in_identified};

use self::said::{SignOnFailure, explained};
use super::sign_in::entered;
use crate::{Answer, PageError, SignOn, Site, Visitor, see_other, session, session_token};

/// The cookie that a browser takes along, over HTTPS and on this very machine.
const COOKIE: &str = "__Host-talqy-sign-on";
/// The cookie where `Secure` cannot be asked for.
const PLAIN_COOKIE: &str = "talqy-sign-on";
/// How long somebody may take at the provider, in minutes.
const MINUTES: i64 = 10;

/// What a browser takes along to the provider and back, sealed.
#[derive(Serialize, Deserialize)]
struct Journey {
    flow: Flow,
    next: String,
    /// The secret of the invitation that is to be accepted.
    invitation: Option<String>,
    /// The session whose person is to be proven anew.
    again: Option<i64>,
    began: DateTime<Utc>,
}

/// Sends the browser to the provider.
///
/// # Errors
/// [`PageError::NotFound`] without a provider; [`PageError::SignInNeeded`] if nobody is signed in who could be proven anew;
/// what goes wrong there is explained in a page.
pub async fn begin(State(site): State<Site>, visitor: Visitor) -> Answer {
    let sign_on = provider(&site)?;
    let again = match visitor.parameter("again") {
        Some(_) => Some(visitor.session.ok_or(PageError::SignInNeeded)?.id),
        None => None,
    };
    let secret = || site.services.entropy.token().map(|token| token.reveal().to_owned());
    let flow = Flow { state: secret()?, nonce: secret()?, verifier: secret()? };
    let journey = Journey {
        flow,
        next: visitor.parameter("next").unwrap_or_default(),
        invitation: visitor.parameter("invitation"),
        again,
        began: visitor.at,
    };
    let begun = match again {
        Some(_) => sign_on.provider.begin_again(&journey.flow, visitor.at).await,
        None => sign_on.provider.begin(&journey.flow, visitor.at).await,
    };
    match begun {
        Ok(address) => {
            let mut response = see_other(address.as_str(), None);
            session::set(&mut response, sealed(&site, &journey)?);
            Ok(response)
        }
        Err(trouble) => Ok(explained(&site, &visitor, SignOnFailure::of(trouble)).await),
    }
}

/// Signs in whom the provider sends back.
///
/// # Errors
/// [`PageError::NotFound`] without a provider; the faults of the services; what goes wrong there is explained in a page.
pub async fn back(State(site): State<Site>, visitor: Visitor, jar: CookieJar, headers: HeaderMap) -> Answer {
    let sign_on = provider(&site)?;
    let secure = site.settings.secure_cookies;
    let answer = ProviderAnswer {
        state: visitor.parameter("state"),
        code: visitor.parameter("code"),
        error: visitor.parameter("error"),
    };
    let mut response = match opened(&site, &jar, visitor.at) {
        None => explained(&site, &visitor, SignOnFailure::Foreign).await,
        Some(journey) => match finished(sign_on, &journey, answer, visitor.at).await {
            Err(trouble) => explained(&site, &visitor, SignOnFailure::of(trouble)).await,
            Ok(proven) => {
                if let Some(session) = journey.again {
                    again::noted(&site, &visitor, session, &identified(proven)).await?
                } else {
                    let browser = session::browser(&visitor, &headers, secure);
                    let previous = session_token(&jar, secure);
                    enter(&site, &visitor, &journey, identified(proven), &browser, previous).await?
                }
            }
        },
    };
    let mut over = cookie(secure, String::new());
    over.make_removal();
    session::set(&mut response, over);
    Ok(response)
}

async fn finished(
    sign_on: &SignOn,
    journey: &Journey,
    answer: ProviderAnswer,
    at: DateTime<Utc>,
) -> Result<Proven, Trouble> {
    match journey.again {
        Some(_) => sign_on.provider.finish_again(&journey.flow, answer, journey.began, at).await,
        None => sign_on.provider.finish(&journey.flow, answer, at).await,
    }
}

/// Opens the session, of an account that there is or of an invitation.
async fn enter(
    site: &Site,
    visitor: &Visitor,
    journey: &Journey,
    identified: Identified,
    browser: &Browser,
    previous: Option<String>,
) -> Answer {
    let (services, request) = (&site.services, visitor.request());
    let opened = match &journey.invitation {
        Some(token) => accept_identified(services, &request, token, identified, browser).await,
        None => sign_in_identified(services, &request, identified, browser, previous.as_deref()).await,
    };
    match opened {
        Ok(opened) => {
            let mut response = entered(visitor, &opened, &journey.next);
            session::keep(&mut response, &opened, site.settings.secure_cookies);
            Ok(response)
        }
        Err(ServiceError::Invalid(problems)) => {
            let code = problems.first().map_or("", |problem| problem.code.as_str());
            Ok(explained(site, visitor, SignOnFailure::of_account(code)).await)
        }
        Err(error) => Err(error.into()),
    }
}

fn provider(site: &Site) -> Result<&SignOn, PageError> {
    site.settings.sign_on.as_ref().ok_or(PageError::NotFound)
}

fn identified(proven: Proven) -> Identified {
    Identified {
        verified_email: proven.email.filter(|_| proven.email_verified),
        issuer: proven.issuer,
        subject: proven.subject,
        several_factors: proven.several_factors,
    }
}

fn sealed(site: &Site, journey: &Journey) -> Result<Cookie<'static>, PageError> {
    let text = serde_json::to_vec(journey).map_err(ServiceError::from)?;
    let keys = &site.services.settings.keys;
    let value = keys.seal(site.services.entropy, Purpose::SignOn, COOKIE, &text)?;
    Ok(cookie(site.settings.secure_cookies, value))
}

/// The journey of this browser, if it is not over.
fn opened(site: &Site, jar: &CookieJar, at: DateTime<Utc>) -> Option<Journey> {
    let sealed = jar.get(if site.settings.secure_cookies { COOKIE } else { PLAIN_COOKIE })?;
    let text = site.services.settings.keys.open(Purpose::SignOn, COOKIE, sealed.value())?;
    let journey: Journey = serde_json::from_slice(&text).ok()?;
    (at - journey.began < TimeDelta::minutes(MINUTES)).then_some(journey)
}

/// The way back begins at another site, so the cookie must come along from there: `Lax`.
fn cookie(secure: bool, value: String) -> Cookie<'static> {
    let name = if secure { COOKIE } else { PLAIN_COOKIE };
    Cookie::build((name, value)).path("/").http_only(true).secure(secure).same_site(SameSite::Lax).build()
}
