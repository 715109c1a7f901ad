//! `talqy serve`.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use app::site::{Clock, Site};
use clap::Args;
use clap::builder::BoolishValueParser;
use lettre::message::Mailbox;
use services::Services;
use tokio::net::TcpListener;
use url::Url;

use crate::clock::SystemClock;
use crate::config::{Common, ConfigError, MailSettings, Network, PublicUrl, bucket_address, smtp_address};
use crate::http::idle::{Door, Peer};
use crate::http::{Guard, router_keeping};
use crate::mail::{Post, Worker};
use crate::papers::Store;
use crate::shutdown::Ending;

/// How long requests in flight may take to finish after the process is asked to end.
const LAST_REQUESTS: Duration = Duration::from_secs(20);

/// Serves the site.
#[derive(Args, Debug)]
pub struct Serve {
    /// The address to listen on
    #[arg(long, env = "TALQY_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// The mail server, `smtp(s)://user:password@host:port`; without it letters are written as .eml files
    #[arg(long, env = "TALQY_SMTP_URL", hide_env_values = true, value_name = "URL", value_parser = smtp_address)]
    pub smtp_url: Option<Url>,
    /// Who writes the letters, such as `Talqy <talqy@example.kz>`
    #[arg(long, env = "TALQY_MAIL_FROM", value_name = "MAILBOX")]
    pub mail_from: Option<Mailbox>,
    /// The bucket in which finished documents are kept, `s3://bucket/prefix`, reached as the AWS_ variables say; without it
    /// they are kept in the data folder
    #[arg(long, env = "TALQY_FILES_URL", value_name = "URL", value_parser = bucket_address)]
    pub files_url: Option<Url>,
    /// Fill an empty database with demonstration data and mark every page as a demonstration
    #[arg(long, env = "TALQY_DEMO", value_parser = BoolishValueParser::new())]
    pub demo: bool,
    /// A proxy in front, whose word on the address of the asker is taken: an address or a network
    #[arg(long, env = "TALQY_TRUSTED_PROXY", value_name = "NETWORK", value_delimiter = ',')]
    pub trusted_proxy: Vec<Network>,
    /// How many comments one address may send a minute, with bursts of twice as many; 0 sets no limit
    #[arg(long, env = "TALQY_COMMENTS_PER_MINUTE", value_name = "NUMBER", default_value_t = 10)]
    pub comments_per_minute: u32,
    /// How often one address may ask the REST interface a minute; 0 sets no limit
    #[arg(long, env = "TALQY_API_PER_MINUTE", value_name = "NUMBER", default_value_t = 120)]
    pub api_per_minute: u32,
    /// A file with the instant at which the clock stands, for tests
    #[cfg(feature = "test-clock")]
    #[arg(long, env = "TALQY_TEST_CLOCK", value_name = "FILE", hide = true)]
    pub test_clock: Option<std::path::PathBuf>,
}

impl Serve {
    pub(super) async fn run(&self, common: &Common) -> anyhow::Result<ExitCode> {
        common.begin_log()?;
        self.check()?;
        // A port that is taken or a public address that is missing is told before anything is written.
        let listener = TcpListener::bind(self.listen)
            .await
            .with_context(|| format!("{} cannot be listened on", self.listen))?;
        let local = listener.local_addr()?;
        let public_url = match &common.public_url {
            Some(url) => url.clone(),
            None => PublicUrl::of_listener(local)?,
        };
        let mail = MailSettings::new(self.smtp_url.clone(), self.mail_from.clone(), &public_url)?;
        if public_url.is_secure() && self.trusted_proxy.is_empty() {
            tracing::warn!(
                "the public comes over https, so through a proxy: name it with --trusted-proxy, or all its visitors share one rate limit"
            );
        }
        let services = Services::new(common.open().await?, common.service_settings(&public_url)?);
        let clock = self.clock();
        if self.demo {
            demonstrate(&services, clock.now()).await?;
        } else if holds_demonstration(&services, clock.now()).await? {
            tracing::warn!("the database holds demonstration accounts whose password everybody knows");
        }
        let site = Site::new(services.clone(), self.site_settings(common, &public_url), clock.clone());
        let guard = Guard {
            trusted_proxies: self.trusted_proxy.clone(),
            comments_per_minute: self.comments_per_minute,
            api_per_minute: self.api_per_minute,
        };

        let store = match &self.files_url {
            Some(address) => Store::bucket(address).await?,
            None => Store::folder(&common.data_dir.join("files"))?,
        };
        let ending = Ending::on_signal();
        let post = Post::open(&mail, &common.data_dir).await?;
        let worker = tokio::spawn(Worker { services, clock, post, from: mail.from }.run(ending.clone()));
        let app = router_keeping(site, &guard, store).into_make_service_with_connect_info::<Peer>();
        tracing::info!("serving {} on {local}", public_url.as_text());
        let served = axum::serve(Door::new(listener), app).with_graceful_shutdown(ending.clone().come());
        let too_long = async {
            ending.come().await;
            tokio::time::sleep(LAST_REQUESTS).await;
        };
        tokio::select! {
            ended = served => ended?,
            () = too_long => tracing::warn!("some requests did not finish in time"),
        }
        tokio::time::timeout(LAST_REQUESTS, worker).await.ok();
        Ok(ExitCode::SUCCESS)
    }

    /// What the settings say against each other.
    fn check(&self) -> Result<(), ConfigError> {
        if self.demo && self.smtp_url.is_some() {
            return Err(ConfigError::new(
                "--demo writes to people who do not exist: it cannot be used with --smtp-url",
            ));
        }
        Ok(())
    }

    fn site_settings(&self, common: &Common, public_url: &PublicUrl) -> app::site::Settings {
        app::site::Settings {
            public_url: public_url.as_text(),
            zone: common.zone,
            required_languages: common.content_languages(),
            demonstration: self.demo,
            package: format!("pkg/{}", crate::assets::version()),
            // Over plain HTTP only this machine is served, which browsers hold for as safe as HTTPS.
            secure_cookies: public_url.is_secure() || public_url.is_loopback(),
        }
    }

    #[cfg(feature = "test-clock")]
    fn clock(&self) -> Arc<dyn Clock> {
        match &self.test_clock {
            Some(file) => Arc::new(crate::clock::FileClock(file.clone())),
            None => Arc::new(SystemClock),
        }
    }

    #[cfg(not(feature = "test-clock"))]
    #[expect(clippy::unused_self, reason = "with the feature test-clock the settings decide")]
    fn clock(&self) -> Arc<dyn Clock> {
        Arc::new(SystemClock)
    }
}

/// Fills an empty database, and tells how to sign in.
#[expect(clippy::print_stdout, reason = "whoever starts a demonstration reads how to enter it")]
async fn demonstrate(services: &Services, at: chrono::DateTime<chrono::Utc>) -> anyhow::Result<()> {
    if services::demo::is_empty(services).await? {
        tracing::info!("filling the empty database with demonstration data");
        services::demo::fill(services, at).await.context("the demonstration data cannot be filled in")?;
    } else if !holds_demonstration(services, at).await? {
        let says = "--demo: the database holds data that are no demonstration; name another with --data-dir or --database-url";
        return Err(ConfigError::new(says).into());
    }
    println!("Demonstration sign-ins (password of each: {}):", services::demo::PASSWORD);
    for account in services::demo::accounts() {
        println!("  {:<32} {:<14} {}", account.email, account.role.code(), account.name);
    }
    Ok(())
}

/// Whether the database was filled by a demonstration: then its accounts are there.
async fn holds_demonstration(services: &Services, at: chrono::DateTime<chrono::Utc>) -> anyhow::Result<bool> {
    let people = services::people::list_people(services, &services::Request::console(at)).await?;
    let accounts = services::demo::accounts();
    Ok(people.iter().any(|person| accounts.iter().any(|account| account.email == person.email)))
}
