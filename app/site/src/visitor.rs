//! Who asks for a page, in which language, and when the request arrived.

use axum::extract::{ConnectInfo, FromRequestParts};
use axum_extra::extract::CookieJar;
use chrono::{DateTime, Utc};
use domain::access::{Action, Actor, Resource, allow};
use domain::language::Language;
use http::request::Parts;
use services::ServiceError;
use services::context::{Request, SignedIn};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use super::known_parameters::KnownParameters;
use super::{Address, Arrived, Flash, PageError, Site};

/// The cookie of the session over HTTPS and on this very machine.
pub(crate) const SESSION_COOKIE: &str = "__Host-talqy";
/// The cookie of the session where `Secure` cannot be asked for.
pub(crate) const PLAIN_SESSION_COOKIE: &str = "talqy";
/// The cookie of a browser that signed in before, over HTTPS and on this very machine.
pub(crate) const DEVICE_COOKIE: &str = "__Host-talqy-device";
/// The cookie of a browser that signed in before, where `Secure` cannot be asked for.
pub(crate) const PLAIN_DEVICE_COOKIE: &str = "talqy-device";
/// The cookie that remembers an explicitly chosen language.
pub(crate) const LANGUAGE_COOKIE: &str = "talqy_language";

/// The session of a visitor.
#[derive(Clone, Copy, Debug)]
pub struct OpenSession {
    /// The key of the session.
    pub id: i64,
    /// When the person was last proven: by signing in, or by signing in again.
    pub confirmed_at: DateTime<Utc>,
}

/// The asker of one request.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The language of the address.
    pub language: Language,
    /// When the request arrived (R-T5).
    pub at: DateTime<Utc>,
    /// The asker as the rules of access see them.
    pub actor: Actor,
    /// The signed-in person, if any.
    pub signed_in: Option<SignedIn>,
    /// The session of the signed-in person.
    pub session: Option<OpenSession>,
    /// The person whose password was right and whose second factor is still asked for: acts as nobody.
    pub pending: Option<SignedIn>,
    /// Whether the signed-in person must add a second factor before all else: acts as nobody until then.
    pub factor_missing: bool,
    /// The message left by the redirect before.
    pub flash: Option<Flash>,
    /// The path after the language, with its slash: `/drafts/2026-0001`.
    pub path: String,
    /// The query, without its question mark.
    pub query: String,
    /// The address of the asker, for throttling.
    pub remote: IpAddr,
    /// The parameters of the query that the page knows, if it is the same for every anonymous reader.
    pub known: Option<&'static [&'static str]>,
}

impl Visitor {
    /// Writes addresses in the visitor's language.
    pub fn address(&self) -> Address {
        Address(self.language)
    }

    /// The context in which services act for this visitor.
    pub fn request(&self) -> Request {
        Request::new(self.actor.clone(), self.signed_in.clone(), self.at).coming_from(self.remote)
    }

    /// Authorises an action, for pages that show what only some may do.
    ///
    /// # Errors
    /// The page that asks to sign in, or that says that this is somebody else's to do.
    pub fn authorise(&self, action: Action, resource: &Resource) -> Result<(), PageError> {
        allow(&self.actor, action, resource).map_err(|denied| ServiceError::from(denied).into())
    }

    /// Whether the visitor may do something, to offer it.
    pub fn may(&self, action: Action, resource: &Resource) -> bool {
        allow(&self.actor, action, resource).is_ok()
    }

    /// Whether the visitor prepares or gives the opinions of a body (RC-3).
    pub fn coordinates(&self) -> bool {
        let mut bodies = self.actor.memberships().iter().map(|one| one.body);
        bodies.any(|body| self.may(Action::PrepareOpinion, &Resource::Body { body }))
    }

    /// The same page in another language.
    pub fn elsewhere(&self, language: Language) -> String {
        let mut address = Address(language).to(&self.path);
        if !self.query.is_empty() {
            address.push('?');
            address.push_str(&self.query);
        }
        address
    }

    /// This page, with its query.
    pub fn here(&self) -> String {
        self.elsewhere(self.language)
    }

    /// The one address of the page, after the language, if it is the same for every anonymous reader: with no parameters but
    /// those that it knows.
    pub fn canonical(&self) -> Option<String> {
        let asked = self.known?.iter().filter_map(|name| Some((*name, self.parameter(name)?)));
        let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(asked).finish();
        Some(if query.is_empty() { self.path.clone() } else { format!("{}?{query}", self.path) })
    }

    /// The value of one parameter of the query.
    pub fn parameter(&self, name: &str) -> Option<String> {
        url::form_urlencoded::parse(self.query.as_bytes())
            .find(|(given, _)| given == name)
            .map(|(_, value)| value.into_owned())
            .filter(|value| !value.is_empty())
    }

    /// A visitor without a session, for answers where none is known.
    pub fn in_language(parts: &Parts, language: Language, at: DateTime<Utc>) -> Self {
        let path = parts.uri.path();
        let after = match path.trim_start_matches('/').split_once('/') {
            Some((first, rest)) if Language::from_code(first).is_some() => format!("/{rest}"),
            _ => "/".to_owned(),
        };
        let remote = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip());
        Self {
            language,
            at,
            actor: Actor::Public,
            signed_in: None,
            session: None,
            pending: None,
            factor_missing: false,
            flash: None,
            path: after,
            query: parts.uri.query().unwrap_or_default().to_owned(),
            remote,
            known: parts.extensions.get::<KnownParameters>().map(|known| known.0),
        }
    }
}

/// The token of the session that a request carries.
pub(crate) fn session_token(jar: &CookieJar, secure: bool) -> Option<String> {
    let name = if secure { SESSION_COOKIE } else { PLAIN_SESSION_COOKIE };
    jar.get(name).map(|cookie| cookie.value().to_owned())
}

impl FromRequestParts<Site> for Visitor {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Self::Rejection> {
        let at = parts.extensions.get::<Arrived>().map_or_else(|| site.clock.now(), |arrived| arrived.0);
        let code = parts.uri.path().split('/').nth(1).unwrap_or_default();
        let language = Language::from_code(code).ok_or(PageError::NotFound)?;
        let jar = CookieJar::from_headers(&parts.headers);
        let mut visitor = Self::in_language(parts, language, at);
        visitor.flash = Flash::of(&jar);
        visitor.recognise(&jar, site).await?;
        Ok(visitor)
    }
}

impl Visitor {
    async fn recognise(&mut self, jar: &CookieJar, site: &Site) -> Result<(), PageError> {
        if let Some(token) = session_token(jar, site.settings.secure_cookies)
            && let Some(known) = services::people::session_actor(&site.services, &token, self.at).await?
        {
            if known.pending {
                self.pending = Some(known.user);
            } else {
                self.actor = known.actor;
                self.factor_missing = known.factor_missing;
                self.signed_in = Some(known.user);
                self.session = Some(OpenSession { id: known.session_id, confirmed_at: known.confirmed_at });
            }
        }
        Ok(())
    }
}

/// The asker of a server function: its address carries no language, so the header of the island's page does.
#[derive(Clone, Debug)]
pub struct Caller(pub Visitor);

impl FromRequestParts<Site> for Caller {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Self::Rejection> {
        let at = parts.extensions.get::<Arrived>().map_or_else(|| site.clock.now(), |arrived| arrived.0);
        let mut visitor = Visitor::in_language(parts, preferred_language(&parts.headers), at);
        visitor.recognise(&CookieJar::from_headers(&parts.headers), site).await?;
        Ok(Self(visitor))
    }
}

/// Whether a request carries a session or a message to be shown: then its answer is for one person. What else there is of
/// cookies says nothing to the pages.
pub fn is_for_one_reader(headers: &http::HeaderMap, secure: bool) -> bool {
    let jar = CookieJar::from_headers(headers);
    session_token(&jar, secure).is_some() || Flash::of(&jar).is_some()
}

/// Whether a request carries a session, be it one that nobody has any more.
pub fn carries_session(headers: &http::HeaderMap, secure: bool) -> bool {
    session_token(&CookieJar::from_headers(headers), secure).is_some()
}

/// The language of the page that asks, else the one chosen before, else the one the browser prefers, else Kazakh.
pub fn preferred_language(headers: &http::HeaderMap) -> Language {
    let of_page = headers
        .get(http::header::REFERER)
        .and_then(|value| url::Url::parse(value.to_str().ok()?).ok())
        .and_then(|page| Language::from_code(page.path_segments()?.next()?));
    let chosen = || {
        let jar = CookieJar::from_headers(headers);
        Language::from_code(jar.get(LANGUAGE_COOKIE)?.value())
    };
    let preferred = || {
        let accepted = headers.get(http::header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        accepted.split(',').find_map(|one| Language::from_code(one.trim().split(['-', ';']).next()?))
    };
    of_page.or_else(chosen).or_else(preferred).unwrap_or(Language::Kk)
}
