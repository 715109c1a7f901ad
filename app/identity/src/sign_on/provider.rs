//! The provider of single sign-on: asked lazily, so that the site starts and works while it is away.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdTokenClaims,
    CoreJwsSigningAlgorithm, CoreProviderMetadata,
};
use openidconnect::{
    AccessTokenHash, AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, TokenResponse,
};
use tokio::sync::Mutex;
use url::Url;

use super::http::Http;
use super::said::{Flow, Proven, ProviderAnswer, Registration, proven};
use super::trouble::Trouble;

/// How long what the provider says of itself is believed, in minutes.
const KNOWN_MINUTES: i64 = 60;
/// How soon it is asked again when a signature fits none of its keys: keys are changed, and strangers may send anything.
const RENEWED_MINUTES: i64 = 1;
/// How soon a provider that did not answer is asked again, in seconds: whoever waits meanwhile waits for one answer.
const AWAY_SECONDS: i64 = 5;
/// How far the clocks may differ, in seconds.
const DRIFT_SECONDS: i64 = 60;
/// The signatures that are taken. None that is made with the client's secret: whoever reads it could sign for everybody.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 4] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// The provider of single sign-on.
#[derive(Debug)]
pub struct Provider {
    registration: Registration,
    issuer: IssuerUrl,
    redirect: RedirectUrl,
    http: Http,
    known: Mutex<Said>,
}

/// What the provider said of itself, and when it last did not answer.
#[derive(Debug, Default)]
struct Said {
    known: Option<Known>,
    away: Option<(DateTime<Utc>, Trouble)>,
}

#[derive(Clone, Debug)]
struct Known {
    metadata: CoreProviderMetadata,
    at: DateTime<Utc>,
}

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

impl Provider {
    /// A provider, which is not asked yet.
    ///
    /// # Errors
    /// [`Trouble::Unreachable`] if an address cannot be read or TLS cannot be set up.
    pub fn new(registration: Registration) -> Result<Self, Trouble> {
        let unread = |error: url::ParseError| Trouble::Unreachable(error.to_string());
        Ok(Self {
            issuer: IssuerUrl::new(registration.issuer.clone()).map_err(unread)?,
            redirect: RedirectUrl::new(registration.redirect.clone()).map_err(unread)?,
            http: Http::new().map_err(|error| Trouble::Unreachable(error.to_string()))?,
            known: Mutex::default(),
            registration,
        })
    }

    /// The address at the provider where a browser begins with a flow.
    ///
    /// # Errors
    /// [`Trouble::Unreachable`] while the provider does not answer.
    pub async fn begin(&self, flow: &Flow, at: DateTime<Utc>) -> Result<Url, Trouble> {
        self.address(flow, at, false).await
    }

    /// As [`Provider::begin`], where the provider asks the person anew whoever it takes the browser for.
    ///
    /// # Errors
    /// [`Trouble::Unreachable`] while the provider does not answer.
    pub async fn begin_again(&self, flow: &Flow, at: DateTime<Utc>) -> Result<Url, Trouble> {
        self.address(flow, at, true).await
    }

    async fn address(&self, flow: &Flow, at: DateTime<Utc>, anew: bool) -> Result<Url, Trouble> {
        let client = self.client(&self.known_at(at, KNOWN_MINUTES).await?);
        let (state, nonce) = (CsrfToken::new(flow.state.clone()), Nonce::new(flow.nonce.clone()));
        let challenge =
            PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(flow.verifier.clone()));
        let mut asked = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || state, move || nonce)
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(challenge);
        if anew {
            asked = asked.add_prompt(CoreAuthPrompt::Login).set_max_age(Duration::ZERO);
        }
        let (address, _, _) = asked.url();
        Ok(address)
    }

    /// Who came back from the provider.
    ///
    /// # Errors
    /// [`Trouble`] says why nobody is believed.
    pub async fn finish(
        &self,
        flow: &Flow,
        answer: ProviderAnswer,
        at: DateTime<Utc>,
    ) -> Result<Proven, Trouble> {
        self.word(flow, answer, at).await.map(|claims| proven(&claims))
    }

    /// Who came back from the provider that was to ask the person anew, which `began` at that instant.
    ///
    /// # Errors
    /// As [`Provider::finish`]; [`Trouble::Stale`] unless the provider tells that it has asked.
    pub async fn finish_again(
        &self,
        flow: &Flow,
        answer: ProviderAnswer,
        began: DateTime<Utc>,
        at: DateTime<Utc>,
    ) -> Result<Proven, Trouble> {
        let claims = self.word(flow, answer, at).await?;
        let earliest = began - TimeDelta::seconds(DRIFT_SECONDS);
        // Whoever sits at an open browser can take the wish to be asked out of the address; then nothing tells of it.
        if claims.auth_time().is_none_or(|asked| asked < earliest) {
            return Err(Trouble::Stale);
        }
        Ok(proven(&claims))
    }

    /// What the provider says of whoever came back, checked.
    async fn word(
        &self,
        flow: &Flow,
        answer: ProviderAnswer,
        at: DateTime<Utc>,
    ) -> Result<CoreIdTokenClaims, Trouble> {
        if !answer.state.is_some_and(|state| is_equal(&state, &flow.state)) {
            return Err(Trouble::Foreign);
        }
        if let Some(error) = answer.error {
            return Err(Trouble::Refused(
                error.chars().filter(|letter| !letter.is_control()).take(80).collect(),
            ));
        }
        let code = answer.code.ok_or(Trouble::Foreign)?;
        let known = self.known_at(at, KNOWN_MINUTES).await?;
        let client = self.client(&known);
        let token = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|error| Trouble::Unreachable(error.to_string()))?
            .set_pkce_verifier(PkceCodeVerifier::new(flow.verifier.clone()))
            .request_async(&self.http)
            .await
            .map_err(|error| match error {
                RequestTokenError::ServerResponse(refused) => Trouble::Refused(refused.error().to_string()),
                other => Trouble::Unreachable(other.to_string()),
            })?;
        match Self::claims(&client, &token, flow, at) {
            Err(ClaimsVerificationError::SignatureVerification(_)) => {
                let newer = self.client(&self.known_at(at, RENEWED_MINUTES).await?);
                Self::claims(&newer, &token, flow, at)
            }
            claims => claims,
        }
        .map_err(|error| Trouble::Untrusted(error.to_string()))
    }

    fn claims(
        client: &Client,
        token: &openidconnect::core::CoreTokenResponse,
        flow: &Flow,
        at: DateTime<Utc>,
    ) -> Result<CoreIdTokenClaims, ClaimsVerificationError> {
        let other = |error: String| ClaimsVerificationError::Other(error);
        let id_token = token.id_token().ok_or_else(|| other("there is no ID token".to_owned()))?;
        let drift = TimeDelta::seconds(DRIFT_SECONDS);
        let verifier = client
            .id_token_verifier()
            .set_allowed_algs(ALGORITHMS)
            .set_time_fn(move || at - drift)
            .set_issue_time_verifier_fn(move |issued| {
                if issued <= at + drift { Ok(()) } else { Err("issued in the future".to_owned()) }
            });
        let claims = id_token.claims(&verifier, &Nonce::new(flow.nonce.clone()))?;
        if let Some(expected) = claims.access_token_hash() {
            let algorithm = id_token.signing_alg().map_err(ClaimsVerificationError::SignatureVerification)?;
            let key =
                id_token.signing_key(&verifier).map_err(ClaimsVerificationError::SignatureVerification)?;
            let found = AccessTokenHash::from_token(token.access_token(), algorithm, key)
                .map_err(|error| other(error.to_string()))?;
            if found != *expected {
                return Err(other("the access token is another one".to_owned()));
            }
        }
        Ok(claims.clone())
    }

    fn client(&self, known: &Known) -> Client {
        let registration = &self.registration;
        let methods = known.metadata.token_endpoint_auth_methods_supported().cloned().unwrap_or_default();
        let by_body = methods.contains(&CoreClientAuthMethod::ClientSecretPost)
            && !methods.contains(&CoreClientAuthMethod::ClientSecretBasic);
        CoreClient::from_provider_metadata(
            known.metadata.clone(),
            ClientId::new(registration.client_id.clone()),
            registration.client_secret.clone().map(ClientSecret::new),
        )
        .set_redirect_uri(self.redirect.clone())
        .set_auth_type(if by_body { AuthType::RequestBody } else { AuthType::BasicAuth })
    }

    /// What the provider says of itself, no older than so many minutes. Those who ask meanwhile wait for one answer.
    async fn known_at(&self, at: DateTime<Utc>, minutes: i64) -> Result<Known, Trouble> {
        let mut said = self.known.lock().await;
        if let Some(known) = said.known.as_ref().filter(|known| at - known.at < TimeDelta::minutes(minutes)) {
            return Ok(known.clone());
        }
        if let Some((_, trouble)) =
            said.away.as_ref().filter(|(away, _)| at - *away < TimeDelta::seconds(AWAY_SECONDS))
        {
            return Err(trouble.clone());
        }
        match CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http).await {
            Ok(metadata) => {
                said.away = None;
                Ok(said.known.insert(Known { metadata, at }).clone())
            }
            Err(error) => {
                let trouble = Trouble::Unreachable(error.to_string());
                said.away = Some((at, trouble.clone()));
                Err(trouble)
            }
        }
    }
}

/// Compares in a time that does not tell where the two differ.
fn is_equal(left: &str, right: &str) -> bool {
    let differs = left.bytes().zip(right.bytes()).fold(0, |differs, (a, b)| differs | (a ^ b));
    differs == 0 && left.len() == right.len()
}
