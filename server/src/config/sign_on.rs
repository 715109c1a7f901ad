//! How staff signs in besides a password: the second factor, and a provider of single sign-on.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use clap::builder::BoolishValueParser;
use domain::body::Role;
use identity::sign_on::{Provider, Registration};
use site::SignOn;
use url::{Host, Url};

use super::{ConfigError, PublicUrl, coded, value_or_file};

/// How staff signs in besides a password.
#[derive(Args, Clone)]
pub struct SignOnFlags {
    /// The roles that ask for a second factor, such as `head,registrar,administrator`; their people add one before all else
    #[arg(
        long, env = "TALQY_SECOND_FACTOR_FOR", value_name = "ROLES", value_delimiter = ',',
        value_parser = coded(Role::ALL.map(Role::code), Role::from_code),
    )]
    pub second_factor_for: Vec<Role>,
    /// The provider of single sign-on (OpenID Connect), as its tokens name it: `https://id.example.kz/realms/staff`
    #[arg(long, env = "TALQY_OIDC_ISSUER", value_name = "URL", value_parser = issuer, requires = "oidc_client_id")]
    pub oidc_issuer: Option<Url>,
    /// The name of this installation at the provider; people are sent back to `/sign-on`
    #[arg(long, env = "TALQY_OIDC_CLIENT_ID", value_name = "NAME", requires = "oidc_issuer")]
    pub oidc_client_id: Option<String>,
    /// Its secret at the provider
    #[arg(
        long,
        env = "TALQY_OIDC_CLIENT_SECRET",
        hide_env_values = true,
        value_name = "SECRET",
        requires = "oidc_issuer"
    )]
    pub oidc_client_secret: Option<String>,
    /// The file that holds its secret at the provider
    #[arg(
        long,
        env = "TALQY_OIDC_CLIENT_SECRET_FILE",
        value_name = "FILE",
        requires = "oidc_issuer",
        conflicts_with = "oidc_client_secret"
    )]
    pub oidc_client_secret_file: Option<PathBuf>,
    /// What the provider is called on the page of signing in
    #[arg(long, env = "TALQY_OIDC_NAME", value_name = "NAME", requires = "oidc_issuer")]
    pub oidc_name: Option<String>,
    /// Believe the provider that a person gave it more than one factor (`amr` holds `mfa`), and ask for none here
    #[arg(long, env = "TALQY_OIDC_TRUST_MFA", value_parser = BoolishValueParser::new(), requires = "oidc_issuer")]
    pub oidc_trust_mfa: bool,
}

impl std::fmt::Debug for SignOnFlags {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("SignOnFlags")
    }
}

impl SignOnFlags {
    /// The provider, if there is one. It is not asked yet: the site starts while the provider is away.
    ///
    /// # Errors
    /// [`ConfigError`] if the file of the secret cannot be read or TLS cannot be set up.
    pub fn provider(&self, site: &PublicUrl) -> Result<Option<SignOn>, ConfigError> {
        let (Some(issuer), Some(client_id)) = (&self.oidc_issuer, &self.oidc_client_id) else {
            return Ok(None);
        };
        let registration = Registration {
            issuer: as_named(issuer),
            client_id: client_id.clone(),
            client_secret: self.secret()?,
            redirect: format!("{}/sign-on", site.as_text()),
        };
        let provider = Provider::new(registration).map_err(|error| ConfigError::new(error.to_string()))?;
        let name = self.oidc_name.clone().unwrap_or_else(|| issuer.host_str().unwrap_or_default().to_owned());
        Ok(Some(SignOn { name, provider: Arc::new(provider) }))
    }

    fn secret(&self) -> Result<Option<String>, ConfigError> {
        value_or_file(
            self.oidc_client_secret.as_deref(),
            self.oidc_client_secret_file.as_deref(),
            "--oidc-client-secret",
        )
    }
}

/// The address as the provider writes it: one without a path has no slash at its end.
fn as_named(issuer: &Url) -> String {
    let text = issuer.as_str();
    if issuer.path() == "/" { text.trim_end_matches('/').to_owned() } else { text.to_owned() }
}

fn issuer(text: &str) -> Result<Url, ConfigError> {
    let wrong = || ConfigError::new("an address such as https://id.example.kz is expected");
    let url = Url::parse(text).map_err(|_| wrong())?;
    let here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => return Err(wrong()),
    };
    let bare = url.username().is_empty() && url.password().is_none() && url.query().is_none();
    if !bare || url.fragment().is_some() {
        return Err(wrong());
    }
    if url.scheme() == "https" || (url.scheme() == "http" && here) { Ok(url) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_is_https_or_this_very_machine_and_holds_no_secret() {
        for (given, named) in [
            ("https://id.example.kz", "https://id.example.kz"),
            ("https://id.example.kz/realms/staff", "https://id.example.kz/realms/staff"),
            ("https://id.example.kz/tenant/", "https://id.example.kz/tenant/"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ] {
            assert_eq!(as_named(&issuer(given).unwrap()), named);
        }
        for unfit in
            ["id.example.kz", "http://id.example.kz", "https://a:secret@id.example.kz", "https://id/?a=1"]
        {
            let error = issuer(unfit).unwrap_err().to_string();
            assert!(!error.contains("secret"), "{error}");
        }
    }
}
