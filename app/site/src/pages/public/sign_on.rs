//! Single sign-on: to the provider, and back from it.

use axum::extract::State;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use chrono::{DateTime, TimeDelta, Utc};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use identity::sign_on::{Answer as ProvidersAnswer, Flow, Proven, Trouble};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use services::ServiceError;
use services::keys::Purpose;
use services::people::{Browser, Identified, accept_identified, sign_in_identified};

use super::sign_in::entered;
use crate::w;
use crate::{
    Answer, Head, PageError, SignOn, Site, Visitor, page_with_status, see_other, session, session_token,
};

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
    began: DateTime<Utc>,
}

/// Sends the browser to the provider.
///
/// # Errors
/// [`PageError::NotFound`] without a provider; what goes wrong there is explained in a page.
pub async fn begin(State(site): State<Site>, visitor: Visitor) -> Answer {
    let sign_on = provider(&site)?;
    let secret = || site.services.entropy.token().map(|token| token.reveal().to_owned());
    let flow = Flow { state: secret()?, nonce: secret()?, verifier: secret()? };
    let journey = Journey {
        flow,
        next: visitor.parameter("next").unwrap_or_default(),
        invitation: visitor.parameter("invitation"),
        began: visitor.at,
    };
    match sign_on.provider.begin(&journey.flow, visitor.at).await {
        Ok(address) => {
            let mut response = see_other(address.as_str(), None);
            set(&mut response, &sealed(&site, &journey)?);
            Ok(response)
        }
        Err(trouble) => Ok(explained(&site, &visitor, Said::of(trouble)).await),
    }
}

/// Signs in whom the provider sends back.
///
/// # Errors
/// [`PageError::NotFound`] without a provider; the faults of the services; what goes wrong there is explained in a page.
pub async fn back(State(site): State<Site>, visitor: Visitor, jar: CookieJar, headers: HeaderMap) -> Answer {
    let sign_on = provider(&site)?;
    let secure = site.settings.secure_cookies;
    let answer = ProvidersAnswer {
        state: visitor.parameter("state"),
        code: visitor.parameter("code"),
        error: visitor.parameter("error"),
    };
    let mut response = match opened(&site, &jar, visitor.at) {
        None => explained(&site, &visitor, Said::Foreign).await,
        Some(journey) => match sign_on.provider.finish(&journey.flow, answer, visitor.at).await {
            Err(trouble) => explained(&site, &visitor, Said::of(trouble)).await,
            Ok(proven) => {
                let browser = session::browser(&visitor, &headers, secure);
                let previous = session_token(&jar, secure);
                enter(&site, &visitor, &journey, identified(proven), &browser, previous).await?
            }
        },
    };
    let mut over = cookie(secure, String::new());
    over.make_removal();
    set(&mut response, &over);
    Ok(response)
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
            Ok(explained(site, visitor, Said::of_account(code)).await)
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

fn set(response: &mut Response, cookie: &Cookie<'_>) {
    if let Ok(cookie) = HeaderValue::from_str(&cookie.to_string()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

/// Why nobody was signed in, for the reader.
#[derive(Clone, Copy)]
enum Said {
    Unreachable,
    Refused,
    Foreign,
    Untrusted,
    Unverified,
    Unknown,
    Taken,
}

impl Said {
    /// What it was in detail stands in the log only.
    fn of(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Unreachable(_) => {
                tracing::error!(%trouble, "single sign-on");
                Self::Unreachable
            }
            Trouble::Untrusted(_) => {
                tracing::warn!(%trouble, "single sign-on");
                Self::Untrusted
            }
            Trouble::Refused(_) => {
                tracing::info!(%trouble, "single sign-on");
                Self::Refused
            }
            Trouble::Foreign => Self::Foreign,
        }
    }

    fn of_account(code: &str) -> Self {
        match code {
            "unverified" => Self::Unverified,
            "taken" => Self::Taken,
            _ => Self::Unknown,
        }
    }

    fn status(self) -> StatusCode {
        match self {
            Self::Unreachable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Foreign => StatusCode::BAD_REQUEST,
            _ => StatusCode::FORBIDDEN,
        }
    }
}

async fn explained(site: &Site, visitor: &Visitor, said: Said) -> Response {
    let language = visitor.language;
    let name = site.settings.sign_on.as_ref().map(|sign_on| sign_on.name.clone()).unwrap_or_default();
    let (what, says) = match said {
        Said::Unreachable => {
            (w!(language, sign_on.unreachable, name = name), w!(language, sign_on.unreachable_says))
        }
        Said::Refused => (w!(language, sign_on.refused, name = name), w!(language, sign_on.refused_says)),
        Said::Foreign => (w!(language, sign_on.foreign), w!(language, sign_on.foreign_says)),
        Said::Untrusted => {
            (w!(language, sign_on.untrusted, name = name), w!(language, sign_on.untrusted_says))
        }
        Said::Unverified => {
            (w!(language, sign_on.unverified, name = name), w!(language, sign_on.unverified_says))
        }
        Said::Unknown => (w!(language, sign_on.unknown), w!(language, sign_on.unknown_says)),
        Said::Taken => (w!(language, sign_on.taken), w!(language, sign_on.taken_says)),
    };
    let to = visitor.address().to("/sign-in");
    let head = Head::plain(w!(language, sign_on.title));
    let mut response = page_with_status(site, visitor, head, said.status(), move || {
        view! {
            <div class="page narrow">
                <section class="sheet rows fault">
                    <h1>{what}</h1>
                    <p>{says}</p>
                    <p class="actions"><a class="button" href=to>{w!(language, account.sign_in)}</a></p>
                </section>
            </div>
        }
    })
    .await;
    if matches!(said, Said::Unreachable) {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(5));
    }
    response
}
