//! `talqy serve`.

mod demonstration;
mod settings;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use chrono::TimeDelta;
use clap::Args;
use clap::builder::BoolishValueParser;
use domain::body::Role;
use lettre::message::Mailbox;
use site::{Clock, Site};
use tokio::net::TcpListener;
use url::Url;

use crate::clock::SystemClock;
use crate::config::{
    Common, CoordinationFlags, MailSettings, Network, PublicUrl, Security, SignOnFlags, bucket_address,
    idle_term, signature_roots,
};
use crate::exports::ExportStore;
use crate::heads::Heads;
use crate::http::{door, router_watched};
use crate::import_worker::{ImportWorker, WorkerBudget, WorkerProgram};
use crate::mail::{Post, Worker};
use crate::metrics::{self, Metrics};
use crate::shutdown::Ending;
use crate::{recorder, sweeper};

/// How long requests in flight may take to finish after the process is asked to end.
const LAST_REQUESTS: Duration = Duration::from_secs(20);

/// Serves the site.
#[derive(Args, Debug)]
pub struct Serve {
    /// The address to listen on
    #[arg(long, env = "TALQY_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// The mail server, `smtp(s)://user:password@host:port`; without it letters are written as .eml files
    #[arg(long, env = "TALQY_SMTP_URL", hide_env_values = true, value_name = "URL")]
    pub smtp_url: Option<String>,
    /// A file that holds the address of the mail server
    #[arg(long, env = "TALQY_SMTP_URL_FILE", value_name = "FILE")]
    pub smtp_url_file: Option<PathBuf>,
    /// What is set about coordination and proposals.
    #[command(flatten)]
    pub coordination: CoordinationFlags,
    /// A folder of certificates and lists of revoked ones, PEM or DER, against which electronic signatures over orders are
    /// verified; it is read at the start. Without it signatures are kept as not verified
    #[arg(long, env = "TALQY_SIGNATURE_ROOTS", value_name = "FOLDER")]
    pub signature_roots: Option<PathBuf>,
    /// How many letters one address gets in an hour, whatever asks for them; 0 sets no limit
    #[arg(long, env = "TALQY_LETTERS_PER_HOUR", value_name = "NUMBER", default_value_t = 20)]
    pub letters_per_hour: u32,
    /// How many days the emptied row of a letter is kept
    #[arg(long, env = "TALQY_LETTERS_KEPT_DAYS", value_name = "DAYS", default_value_t = 30)]
    pub letters_kept_days: u16,
    /// How many days the record of who signed in and who read personal data is kept
    #[arg(long, env = "TALQY_AUDIT_KEPT_DAYS", value_name = "DAYS", default_value_t = 365)]
    pub audit_kept_days: u16,
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
    /// Run a demonstration where everybody can reach it: its accounts have a password that everybody knows
    #[arg(long, env = "TALQY_DEMO_IN_PUBLIC", value_parser = BoolishValueParser::new())]
    pub demo_in_public: bool,
    /// Serve a database that holds accounts of a demonstration, whose password everybody knows
    #[arg(long, env = "TALQY_KEEP_DEMONSTRATION_ACCOUNTS", value_parser = BoolishValueParser::new())]
    pub keep_demonstration_accounts: bool,
    /// A proxy in front, whose word (`X-Forwarded-For`) on the address of the asker is taken: an address or a network.
    /// Without it all visitors of a proxy share the limits of one network, and the log says so once
    #[arg(long, env = "TALQY_TRUSTED_PROXY", value_name = "NETWORK", value_delimiter = ',')]
    pub trusted_proxy: Vec<Network>,
    /// How many comments one network may send a minute, with bursts of twice as many; 0 sets no limit. A network is an
    /// address of IPv4, or 64 bits of IPv6; comments that come back to be mended do not count. Behind a proxy that
    /// `--trusted-proxy` does not name, all visitors are one network
    #[arg(long, env = "TALQY_COMMENTS_PER_MINUTE", value_name = "NUMBER", default_value_t = 10)]
    pub comments_per_minute: u32,
    /// How many other forms one network may send a minute without a session (signing in, invitation, subscription), with
    /// bursts of twice as many; 0 sets no limit
    #[arg(long, env = "TALQY_FORMS_PER_MINUTE", value_name = "NUMBER", default_value_t = 30)]
    pub forms_per_minute: u32,
    /// How often one network may ask the REST interface a minute; 0 sets no limit
    #[arg(long, env = "TALQY_API_PER_MINUTE", value_name = "NUMBER", default_value_t = 120)]
    pub api_per_minute: u32,
    /// How many connections one network may hold at a time; 0 sets no limit, and there is none for a trusted proxy
    #[arg(long, env = "TALQY_CONNECTIONS_PER_NETWORK", value_name = "NUMBER", default_value_t = 64)]
    pub connections_per_network: usize,
    /// How many connections there may be in all; fewer where the system allows fewer open files
    #[arg(long, env = "TALQY_CONNECTIONS", value_name = "NUMBER", default_value_t = 4096)]
    pub connections: usize,
    /// How long a session of a role may rest before it ends, such as `head=30,registrar=30`; roles that are not named have
    /// no such term
    #[arg(
        long, env = "TALQY_IDLE_MINUTES", value_name = "ROLE=MINUTES", value_delimiter = ',', value_parser = idle_term,
        default_value = "registrar=30,head=30,administrator=30",
    )]
    pub idle_minutes: Vec<(Role, TimeDelta)>,
    /// How many minutes after signing in a person may place, withdraw, publish and give roles without being proven anew
    #[arg(long, env = "TALQY_CONFIRM_MINUTES", value_name = "NUMBER", default_value_t = 15)]
    pub confirm_minutes: u16,
    /// The address on which `/metrics` tells figures for Prometheus, apart from the site; without it nobody is told
    #[arg(long, env = "TALQY_METRICS_LISTEN", value_name = "ADDRESS")]
    pub metrics_listen: Option<SocketAddr>,
    /// What is promised about safety.
    #[command(flatten)]
    pub security: Security,
    /// How staff signs in besides a password.
    #[command(flatten)]
    pub sign_on: SignOnFlags,
    /// A file with the instant at which the clock stands, for tests
    #[cfg(feature = "test-clock")]
    #[arg(long, env = "TALQY_TEST_CLOCK", value_name = "FILE", hide = true)]
    pub test_clock: Option<std::path::PathBuf>,
}

impl Serve {
    pub(super) async fn run(&self, common: &Common) -> anyhow::Result<ExitCode> {
        common.begin_log()?;
        self.check(common)?;
        let trusted = signature_roots(self.signature_roots.as_deref())?;
        // A port that is taken or a public address that is missing is told before anything is written.
        let listener = TcpListener::bind(self.listen)
            .await
            .with_context(|| format!("{} cannot be listened on", self.listen))?;
        let local = listener.local_addr()?;
        let figures = match self.metrics_listen {
            Some(address) => Some(
                TcpListener::bind(address)
                    .await
                    .with_context(|| format!("{address} cannot be listened on"))?,
            ),
            None => None,
        };
        let public_url = match &common.public_url {
            Some(url) => url.clone(),
            None => PublicUrl::of_listener(local)?,
        };
        let mail = MailSettings::new(self.mail_server()?, self.mail_from.clone(), &public_url)?;
        if public_url.is_secure() && self.trusted_proxy.is_empty() {
            tracing::warn!(
                "the public comes over https, so through a proxy: name it with --trusted-proxy, or all its visitors share the limits of one network"
            );
        }
        let clock = self.clock();
        // Before the keys: they are made in the folder of the data.
        let database = common.open_or_make().await?;
        let settings = self.service_settings(common, &public_url, trusted)?;
        let sign_on = self.sign_on.provider(&public_url)?;
        let services = common.services_on(database, settings, clock.now()).await?;
        self.settle_demonstration(&services, clock.now()).await?;
        let site =
            Site::new(services.clone(), self.site_settings(common, &public_url, sign_on), clock.clone());
        let (guard, welcome) = (self.guard(&public_url), self.welcome());
        if self.security.has_ended(clock.now()) {
            tracing::warn!("--security-contact-until is over: security.txt tells contacts that hold no more");
        }

        let store = match &self.files_url {
            Some(address) => ExportStore::bucket(address).await?,
            None => ExportStore::folder(&common.data_dir.join("files"))?,
        };
        let ending = Ending::on_signal();
        let post = Post::open(&mail, &common.data_dir).await?;
        let recorder = tokio::spawn(recorder::run(services.clone(), ending.clone()));
        tokio::spawn(sweeper::run(services.clone(), clock.clone(), ending.clone()));
        let heads = Heads { services: services.clone(), clock: clock.clone() };
        let heads = tokio::spawn(heads.run(ending.clone()));
        let worker = tokio::spawn(Worker { services, clock, post, from: mail.from }.run(ending.clone()));
        let importer = ImportWorker::apart(WorkerProgram::itself(WorkerBudget::default())?);
        let metrics = Metrics::default();
        let app = router_watched(site.clone(), &guard, store, importer, &metrics);
        if let Some(listener) = figures {
            tracing::info!("telling figures on http://{}/metrics", listener.local_addr()?);
            tokio::spawn(metrics::listen(listener, site, metrics, ending.clone()));
        }
        tracing::info!("serving {} on {local}", public_url.as_text());
        let served = door::serve(listener, app, welcome, ending.clone());
        let too_long = async {
            ending.come().await;
            tokio::time::sleep(LAST_REQUESTS).await;
        };
        tokio::select! {
            () = served => {}
            () = too_long => tracing::warn!("some requests did not finish in time"),
        }
        tokio::time::timeout(LAST_REQUESTS, worker).await.ok();
        tokio::time::timeout(LAST_REQUESTS, recorder).await.ok();
        heads.abort();
        Ok(ExitCode::SUCCESS)
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
