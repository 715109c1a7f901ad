//! What the flags of `talqy serve` say to the parts of the program, checked against each other.

use std::sync::Arc;

use chrono::TimeDelta;
use services::people::AccountSettings;
use services::standards::SignatureRoots;
use site::SignOn;
use url::Url;

use super::Serve;
use crate::config::{Common, ConfigError, PublicUrl, smtp_address, value_or_file};
use crate::http::Guard;
use crate::http::door::Welcome;

impl Serve {
    /// What the settings say against each other.
    pub(super) fn check(&self, common: &Common) -> Result<(), ConfigError> {
        self.mail_server()?;
        // Without a public address only this machine is served.
        if let Some(public_url) = &common.public_url {
            self.may_be_public(public_url)?;
        }
        if self.demo && (self.smtp_url.is_some() || self.smtp_url_file.is_some()) {
            return Err(ConfigError::new(
                "--demo writes to people who do not exist: it cannot be used with --smtp-url",
            ));
        }
        Ok(())
    }

    /// The mail server, if there is one.
    pub(super) fn mail_server(&self) -> Result<Option<Url>, ConfigError> {
        let address = value_or_file(self.smtp_url.as_deref(), self.smtp_url_file.as_deref(), "--smtp-url")?;
        address.as_deref().map(smtp_address).transpose()
    }

    /// What the commands and queries work with.
    pub(super) fn service_settings(
        &self,
        common: &Common,
        public_url: &PublicUrl,
        trusted: SignatureRoots,
    ) -> anyhow::Result<services::Settings> {
        Ok(services::Settings {
            proposal_days: self.coordination.proposal_days,
            show_remarks_in_round: self.coordination.show_remarks_in_round,
            confirm_entities: self.coordination.confirm_entities,
            signature_roots: Arc::new(trusted),
            letters_per_hour: self.letters_per_hour,
            // Rows are counted for an hour: a term of none would set no limit.
            letters_kept: TimeDelta::days(i64::from(self.letters_kept_days.max(1))),
            audit_kept: TimeDelta::days(i64::from(self.audit_kept_days)),
            accounts: AccountSettings {
                idle: self.idle_minutes.clone(),
                confirm_within: TimeDelta::minutes(self.confirm_minutes.into()),
            },
            second_factor_for: self.sign_on.second_factor_for.clone(),
            trust_provider_factors: self.sign_on.oidc_trust_mfa,
            ..common.service_settings(public_url)?
        })
    }

    /// What the pages say of the installation.
    pub(super) fn site_settings(
        &self,
        common: &Common,
        public_url: &PublicUrl,
        sign_on: Option<SignOn>,
    ) -> site::SiteSettings {
        site::SiteSettings {
            public_url: public_url.as_text(),
            zone: common.zone,
            required_languages: common.content_languages(),
            demonstration: self.demo,
            package: format!("pkg/{}", crate::assets::version()),
            // Over plain HTTP only this machine is served, which browsers hold for as safe as HTTPS.
            secure_cookies: public_url.is_secure() || public_url.is_loopback(),
            sign_on,
        }
    }

    /// How often a visitor may ask for what.
    pub(super) fn guard(&self, public_url: &PublicUrl) -> Guard {
        Guard {
            trusted_proxies: self.trusted_proxy.clone(),
            comments_per_minute: self.comments_per_minute,
            forms_per_minute: self.forms_per_minute,
            api_per_minute: self.api_per_minute,
            strict_transport: self.security.strict_transport(public_url),
            contacts: self.security.contacts(),
        }
    }

    /// Whom the door lets in.
    pub(super) fn welcome(&self) -> Welcome {
        Welcome {
            trusted_proxies: self.trusted_proxy.clone(),
            per_network: self.connections_per_network,
            in_all: self.connections,
            ..Welcome::default()
        }
    }
}
