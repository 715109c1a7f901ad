//! The cookies of a session, of a browser that signed in before, and of a message.

use std::fmt::Display;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use chrono::{DateTime, Utc};
use http::{HeaderMap, HeaderValue, header};
use services::people::{Browser, DEVICE_DAYS, Session};

use super::visitor::{DEVICE_COOKIE, PLAIN_DEVICE_COOKIE, PLAIN_SESSION_COOKIE, SESSION_COOKIE, Visitor};
use super::{Flash, Site};

/// Gives the browser the secret of a new session, and the mark by which it is known again. The secret ends with the browser;
/// the database ends it earlier.
pub(crate) fn keep(response: &mut Response, opened: &Session, secure: bool) {
    set(response, cookie(opened.token.reveal().to_owned(), secure));
    if let Some(mark) = &opened.device {
        remember(response, mark, secure);
    }
}

/// Gives the browser the mark by which it is known again.
pub(crate) fn remember(response: &mut Response, mark: &str, secure: bool) {
    let name = if secure { DEVICE_COOKIE } else { PLAIN_DEVICE_COOKIE };
    let cookie = Cookie::build((name, mark.to_owned()));
    let cookie = cookie.path("/").http_only(true).secure(secure).same_site(SameSite::Strict).build();
    set(response, format_args!("{cookie}; Max-Age={}", DEVICE_DAYS * 24 * 3600));
}

/// The browser of a request, as the services of accounts see it.
pub(crate) fn browser(visitor: &Visitor, headers: &HeaderMap, secure: bool) -> Browser {
    let jar = CookieJar::from_headers(headers);
    let device = jar.get(if secure { DEVICE_COOKIE } else { PLAIN_DEVICE_COOKIE });
    Browser {
        user_agent: user_agent(headers),
        address: Some(visitor.remote),
        device: device.map(|cookie| cookie.value().to_owned()),
    }
}

/// Takes the secret away from the browser.
pub(crate) fn forget(response: &mut Response, secure: bool) {
    let mut cookie = cookie(String::new(), secure);
    cookie.make_removal();
    set(response, cookie);
}

/// So many sessions are looked at in one request; of more, none is taken.
const MOST_SESSIONS: usize = 4;

/// Takes the cookie of a session out of a request if it was not given out here or its time is over, so that whoever made it
/// up counts as a stranger everywhere. A cookie beside it that was given out stays.
pub fn drop_false_session(headers: &mut HeaderMap, site: &Site, at: DateTime<Utc>) {
    let name = if site.settings.secure_cookies { SESSION_COOKIE } else { PLAIN_SESSION_COOKIE };
    let is_text = |line: &&HeaderValue| line.to_str().is_ok();
    let lines: Vec<HeaderValue> = headers.get_all(header::COOKIE).iter().filter(is_text).cloned().collect();
    let pairs = || lines.iter().filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(';'));
    // Read as the jar reads it: another spelling of the name would bring a false session past here.
    let value = |pair: &str| {
        let cookie = Cookie::parse_encoded(pair.to_owned()).ok().filter(|cookie| cookie.name() == name);
        cookie.map(|cookie| cookie.value().to_owned())
    };
    // A browser sends one, or one more from another path; each costs a hash.
    let are_too_many = pairs().filter_map(value).nth(MOST_SESSIONS).is_some();
    let is_false = |pair: &str| {
        value(pair).is_some_and(|value| {
            are_too_many || !services::people::is_own_session_cookie(&site.services, &value, at)
        })
    };
    if !pairs().any(is_false) {
        return;
    }
    let kept = pairs().filter(|pair| !is_false(pair)).map(str::trim).collect::<Vec<_>>().join("; ");
    headers.remove(header::COOKIE);
    if let Some(kept) = HeaderValue::from_str(&kept).ok().filter(|kept| !kept.is_empty()) {
        headers.insert(header::COOKIE, kept);
    }
}

/// Turns the message that [`see_other`](crate::see_other) left with an answer into its cookie: here it is known whether
/// cookies are `Secure`.
pub async fn send_flash(State(site): State<Site>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if let Some(flash) = response.extensions_mut().remove::<Flash>() {
        set(&mut response, flash.cookie(site.settings.secure_cookies));
    }
    response
}

/// The name of the browser, as far as it is text.
fn user_agent(headers: &HeaderMap) -> String {
    headers.get(header::USER_AGENT).and_then(|name| name.to_str().ok()).unwrap_or_default().to_owned()
}

/// `__Host-` is taken by browsers only with `Secure`, the path `/` and no domain.
fn cookie(token: String, secure: bool) -> Cookie<'static> {
    let name = if secure { SESSION_COOKIE } else { PLAIN_SESSION_COOKIE };
    Cookie::build((name, token)).path("/").http_only(true).secure(secure).same_site(SameSite::Lax).build()
}

/// Puts a cookie into an answer, beside the others.
pub(crate) fn set(response: &mut Response, cookie: impl Display) {
    if let Ok(cookie) = HeaderValue::from_str(&cookie.to_string()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

#[cfg(test)]
mod tests {
    use axum::response::IntoResponse;

    use super::*;

    fn sent(secure: bool) -> String {
        let mut response = ().into_response();
        set(&mut response, cookie("secret".to_owned(), secure));
        response.headers().get(header::SET_COOKIE).unwrap().to_str().unwrap().to_owned()
    }

    #[test]
    fn the_secret_is_for_this_host_and_for_no_script() {
        let cookie = sent(true);
        assert!(cookie.starts_with("__Host-talqy=secret"));
        for part in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!cookie.contains("Domain"));
        assert!(sent(false).starts_with("talqy=secret"));
        assert!(!sent(false).contains("Secure"));
    }

    #[test]
    fn the_mark_of_a_device_outlives_the_browser() {
        let mut response = ().into_response();
        remember(&mut response, "7.1.a.b", true);
        let cookie = response.headers().get(header::SET_COOKIE).unwrap().to_str().unwrap();
        for part in [
            "__Host-talqy-device=7.1.a.b",
            "HttpOnly",
            "SameSite=Strict",
            "Secure",
            "Path=/",
            "Max-Age=15552000",
        ] {
            assert!(cookie.contains(part), "{cookie}");
        }
    }

    #[test]
    fn a_forgotten_secret_is_empty_and_over() {
        let mut response = ().into_response();
        forget(&mut response, true);
        let cookie = response.headers().get(header::SET_COOKIE).unwrap().to_str().unwrap();
        assert!(cookie.starts_with("__Host-talqy=;"), "{cookie}");
        assert!(cookie.contains("Max-Age=0"));
    }
}
