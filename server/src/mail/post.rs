//! Where letters are handed over.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;
use chrono::{DateTime, Utc};
use lettre::message::Mailbox;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use services::outbox::Claimed;

use super::NotSent;
use super::message::{self, Text};
use crate::config::MailSettings;

/// How long a mail server may take for one step.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where letters are handed over.
#[derive(Clone, Debug)]
pub enum Post {
    /// A mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// A folder that gets one `.eml` file a letter.
    Folder(PathBuf),
}

impl Post {
    /// Prepares the way the settings name and says in the log which it is. The mail server is not asked yet: the site
    /// works while it is down.
    ///
    /// # Errors
    /// If the address of the mail server cannot be used or the folder cannot be made.
    pub async fn open(settings: &MailSettings, data_dir: &Path) -> anyhow::Result<Self> {
        if let Some(url) = &settings.smtp {
            let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.as_str())
                .context("--smtp-url cannot be used")?
                .timeout(Some(PATIENCE))
                .build();
            tracing::info!("letters go to the mail server {}", url.host_str().unwrap_or_default());
            return Ok(Self::Smtp(transport));
        }
        let folder = data_dir.join("mail");
        tokio::fs::create_dir_all(&folder)
            .await
            .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
        tracing::info!("letters are written as .eml files to {}", folder.display());
        Ok(Self::Folder(folder))
    }

    /// Hands a letter of the site at the address `site` over.
    ///
    /// # Errors
    /// [`NotSent`] tells why not.
    pub async fn hand_over(
        &self,
        letter: &Claimed,
        from: &Mailbox,
        site: &str,
        at: DateTime<Utc>,
    ) -> Result<(), NotSent> {
        match self {
            Self::Smtp(transport) => {
                let message = message::write(letter, from, site, Text::Encoded, at)?;
                let is_ascii = message.envelope().to().iter().all(|to| AsRef::<str>::as_ref(to).is_ascii());
                transport.send(message).await.map(drop).map_err(|error| refused(&error, is_ascii))
            }
            Self::Folder(folder) => {
                let message = message::write(letter, from, site, Text::Readable, at)?;
                write(folder, letter.id, &message.formatted())
                    .await
                    .map_err(|error| NotSent::passing(format!("folder: {}", error.kind())))
            }
        }
    }
}

/// What a mail server answered, without the words in which it may repeat the address. An address whose part before the `@` is not
/// in ASCII is taken by a server with SMTPUTF8 (RFC 6531) alone, which no later try changes.
fn refused(error: &lettre::transport::smtp::Error, is_ascii: bool) -> NotSent {
    match error.status() {
        Some(code) => {
            let reason = format!("the mail server answered {code}");
            NotSent { lasting: error.is_permanent(), ..NotSent::passing(reason) }
        }
        None if error.is_client() && !is_ascii => {
            NotSent::never("the mail server takes no address with letters outside ASCII (no SMTPUTF8)")
        }
        None if error.is_timeout() => NotSent::passing("the mail server did not answer in time"),
        None if error.is_tls() => NotSent::passing("the mail server offers no TLS that can be trusted"),
        None => NotSent::passing("the mail server cannot be reached"),
    }
}

/// A reader of the folder never sees half a letter.
async fn write(folder: &Path, id: i64, message: &[u8]) -> std::io::Result<()> {
    let unfinished = folder.join(format!("{id:08}.part"));
    tokio::fs::write(&unfinished, message).await?;
    tokio::fs::rename(unfinished, folder.join(format!("{id:08}.eml"))).await
}
