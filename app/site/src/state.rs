//! What every handler shares.

use std::sync::Arc;

use leptos::config::LeptosOptions;
use services::context::Services;

use super::{Clock, SiteSettings};

/// The shared state of the site; cheap to clone.
#[derive(Clone)]
pub struct Site {
    /// Every command and query.
    pub services: Services,
    /// The settings.
    pub settings: Arc<SiteSettings>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    options: LeptosOptions,
}

impl Site {
    /// The site over its services.
    pub fn new(services: Services, settings: SiteSettings, clock: Arc<dyn Clock>) -> Self {
        // Leptos wants an executor named before the first rendering; naming it twice is no harm.
        let _named_before = any_spawner::Executor::init_tokio();
        let options =
            LeptosOptions::builder().output_name("app").site_pkg_dir(settings.package.clone()).build();
        Self { services, settings: Arc::new(settings), clock, options }
    }

    /// Where the pages find the browser part.
    pub fn options(&self) -> LeptosOptions {
        self.options.clone()
    }
}

impl axum::extract::FromRef<Site> for LeptosOptions {
    fn from_ref(site: &Site) -> Self {
        site.options.clone()
    }
}
