//! Plain forms, as a browser without JavaScript sends them, and people who are signed in.

use ::http::{Method, StatusCode};

use chrono::{DateTime, Utc};
use services::people::{Browser, SignIn, sign_in};
use services::{Request, Services};

use crate::site::harness::PASSWORD;
use crate::site::{Answered, Here};

/// Sends a form with the cookie of a session, or with none.
pub(crate) async fn send(here: &Here, cookie: &str, address: &str, fields: &[(&str, &str)]) -> Answered {
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let headers = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("sec-fetch-site", "same-origin"),
        ("cookie", cookie),
    ];
    here.ask(Method::POST, address, &headers, &body).await
}

/// Reads a page with the cookie of a session.
pub(crate) async fn read(here: &Here, cookie: &str, address: &str) -> Answered {
    here.ask(Method::GET, address, &[("cookie", cookie)], "").await
}

/// Signs a person in and gives back the cookie.
pub(crate) async fn signed_in(here: &Here, email: &str) -> String {
    let form = [("email", email), ("password", PASSWORD)];
    let answer = send(here, "", "/en/sign-in", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    session_of(&answer)
}

/// Opens a session beside the site, whatever its limits are, and gives back the cookie.
pub(crate) async fn session_beside(
    services: &Services,
    email: &str,
    password: &str,
    at: DateTime<Utc>,
) -> String {
    let input = SignIn {
        email: email.to_owned(),
        password: password.to_owned(),
        browser: Browser::default(),
        previous: None,
    };
    let session = sign_in(services, &Request::public(at), input).await.expect("signed in");
    format!("__Host-talqy={}", session.token.reveal())
}

/// The cookie of the session that an answer opens.
pub(crate) fn session_of(answer: &Answered) -> String {
    cookie_of(answer, "__Host-talqy").expect("a session")
}

/// The cookie of this name that an answer sets, as a browser sends it back.
pub(crate) fn cookie_of(answer: &Answered, name: &str) -> Option<String> {
    let start = format!("{name}=");
    let cookies = answer.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
    let named = cookies.filter(|cookie| cookie.starts_with(&start));
    named.filter_map(|cookie| cookie.split(';').next()).next_back().map(str::to_owned)
}

/// The value of a hidden field of a page.
pub(crate) fn hidden(page: &Answered, name: &str) -> String {
    let (_, after) = page.body.split_once(&format!("name=\"{name}\" value=\"")).expect(name);
    let value = after.split('"').next().unwrap_or_default();
    [("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&#x27;", "'"), ("&amp;", "&")]
        .iter()
        .fold(value.to_owned(), |value, (coded, plain)| value.replace(coded, plain))
}

/// Every cookie that an answer sets, as a browser sends them back.
pub(crate) fn cookies_of(answer: &Answered) -> String {
    let cookies = answer.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
    cookies.filter_map(|cookie| cookie.split(';').next()).collect::<Vec<_>>().join("; ")
}
