//! The cookie of a session.

use axum::response::Response;
use axum_extra::extract::cookie::{Cookie, SameSite};
use http::{HeaderMap, HeaderValue, header};

use super::visitor::{PLAIN_SESSION_COOKIE, SESSION_COOKIE};

/// Gives the browser the secret of a new session. It ends with the browser; the database ends it earlier.
pub(crate) fn keep(response: &mut Response, token: &str, secure: bool) {
    set(response, &cookie(token.to_owned(), secure));
}

/// Takes the secret away from the browser.
pub(crate) fn forget(response: &mut Response, secure: bool) {
    let mut cookie = cookie(String::new(), secure);
    cookie.make_removal();
    set(response, &cookie);
}

/// The name of the browser, as far as it is text.
pub(crate) fn user_agent(headers: &HeaderMap) -> String {
    headers.get(header::USER_AGENT).and_then(|name| name.to_str().ok()).unwrap_or_default().to_owned()
}

/// `__Host-` is taken by browsers only with `Secure`, the path `/` and no domain.
fn cookie(token: String, secure: bool) -> Cookie<'static> {
    let name = if secure { SESSION_COOKIE } else { PLAIN_SESSION_COOKIE };
    Cookie::build((name, token)).path("/").http_only(true).secure(secure).same_site(SameSite::Lax).build()
}

fn set(response: &mut Response, cookie: &Cookie<'_>) {
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
        keep(&mut response, "secret", secure);
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
    fn a_forgotten_secret_is_empty_and_over() {
        let mut response = ().into_response();
        forget(&mut response, true);
        let cookie = response.headers().get(header::SET_COOKIE).unwrap().to_str().unwrap();
        assert!(cookie.starts_with("__Host-talqy=;"), "{cookie}");
        assert!(cookie.contains("Max-Age=0"));
    }
}
