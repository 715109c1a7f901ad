//! Who asks by a token of a body (RFC 6750).

use axum::extract::FromRequestParts;
use http::request::Parts;
use http::{HeaderMap, StatusCode, header};
use services::tokens::{TokenBearer, TokenScope, actor_of};
use site::{Arrived, Site};

use super::Problem;

/// The bearer of a token that is valid now.
pub(super) struct Bearer(pub(super) TokenBearer);

impl Bearer {
    /// The bearer, if the token was made for this.
    #[expect(
        clippy::result_large_err,
        reason = "a problem is the answer itself and goes no further than its handler"
    )]
    pub(super) fn made_for(self, scope: TokenScope) -> Result<TokenBearer, Problem> {
        if self.0.may(scope) {
            return Ok(self.0);
        }
        let title = "The token was not made for this";
        let problem = Problem::new(StatusCode::FORBIDDEN, "insufficient-scope", title);
        Err(problem.because(format!("the scope {} is needed", scope.code())))
    }
}

impl FromRequestParts<Site> for Bearer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Self::Rejection> {
        let at = parts.extensions.get::<Arrived>().map_or_else(|| site.clock.now(), |arrived| arrived.0);
        let unknown = || {
            let title = "A token that is valid now is needed";
            Problem::new(StatusCode::UNAUTHORIZED, "token", title)
        };
        let token = token(&parts.headers).ok_or_else(unknown)?.to_owned();
        let bearer = actor_of(&site.services, &token, at).await?;
        bearer.map(Self).ok_or_else(unknown)
    }
}

/// The token of the header `Authorization`.
fn token(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn a_token_stands_behind_the_word_bearer() {
        let headers = |value: &'static str| {
            HeaderMap::from_iter([(header::AUTHORIZATION, HeaderValue::from_static(value))])
        };
        assert_eq!(token(&headers("Bearer talqy_1")), Some("talqy_1"));
        assert_eq!(token(&headers("bearer  talqy_1 ")), Some("talqy_1"));
        for other in ["talqy_1", "Basic talqy_1", "Bearer"] {
            assert_eq!(token(&headers(other)), None, "{other}");
        }
        assert_eq!(token(&HeaderMap::new()), None);
    }
}
