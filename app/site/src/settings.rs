//! What the installation has decided about itself.

use domain::language::Language;
use domain::time::LegalZone;

use super::SignOn;

/// Settings of the site that pages need.
#[derive(Clone, Debug)]
pub struct SiteSettings {
    /// The address of the site as the public types it, without a slash at the end.
    pub public_url: String,
    /// The zone of legal dates (R-T1).
    pub zone: LegalZone,
    /// The languages in which every section must be written before placement.
    pub required_languages: Vec<Language>,
    /// Whether the visible "demonstration" mark is shown.
    pub demonstration: bool,
    /// The folder of the browser part under the root, with its version, such as `pkg/3f9a…`.
    pub package: String,
    /// Whether cookies are marked `Secure` and named `__Host-…`: always, but over plain HTTP on this very machine.
    pub secure_cookies: bool,
    /// The provider of single sign-on, if there is one.
    pub sign_on: Option<SignOn>,
}

impl Default for SiteSettings {
    /// A site on this machine, for tests.
    fn default() -> Self {
        Self {
            public_url: "http://127.0.0.1:3000".to_owned(),
            zone: LegalZone::default(),
            required_languages: vec![Language::Kk, Language::Ru],
            demonstration: false,
            package: "pkg/test".to_owned(),
            secure_cookies: true,
            sign_on: None,
        }
    }
}
