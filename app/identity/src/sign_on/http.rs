//! Asking the provider: over TLS, without following it elsewhere, with a bound on time and size.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};

/// How long the provider may take for one answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// The largest answer, in bytes; keys and tokens take a few thousand.
const LARGEST: usize = 512 * 1024;

/// Why the provider could not be asked.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unasked {
    /// The address is neither HTTPS nor on this very machine.
    #[error("an address of the provider is not https")]
    Unprotected,
    /// The connection failed.
    #[error("the connection failed: {0}")]
    Connection(#[from] reqwest::Error),
    /// The answer is too large.
    #[error("the answer is too large")]
    TooLarge,
    /// The answer is no HTTP.
    #[error("the answer is malformed: {0}")]
    Malformed(#[from] http::Error),
}

/// The connections to the provider.
#[derive(Clone, Debug)]
pub(super) struct Http(reqwest::Client);

impl Http {
    pub(super) fn new() -> Result<Self, reqwest::Error> {
        // Naming the provider of TLS twice is no harm.
        let _named_before = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(PATIENCE)
            .connect_timeout(PATIENCE)
            .build()?;
        Ok(Self(client))
    }

    async fn ask(&self, request: HttpRequest) -> Result<HttpResponse, Unasked> {
        let (parts, body) = request.into_parts();
        if parts.uri.scheme_str() != Some("https") && !is_here(parts.uri.host().unwrap_or_default()) {
            return Err(Unasked::Unprotected);
        }
        let asked = self.0.request(parts.method, parts.uri.to_string()).headers(parts.headers).body(body);
        let mut answer = asked.send().await?;
        let mut response = http::Response::builder().status(answer.status());
        for (name, value) in answer.headers() {
            response = response.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(part) = answer.chunk().await? {
            if body.len() + part.len() > LARGEST {
                return Err(Unasked::TooLarge);
            }
            body.extend_from_slice(&part);
        }
        Ok(response.body(body)?)
    }
}

/// Whether a host is this very machine.
fn is_here(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "[::1]")
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = Unasked;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Unasked>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}
