//! The settings that every command shares.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use clap::Args;
use domain::language::Language;
use domain::time::LegalZone;
use sea_orm::sqlx::sqlite::SqliteConnectOptions;
use services::installation::{Agreement, agree};
use services::{Database, Services, Settings};

use super::room::prove_room;
use super::{ConfigError, KeyFiles, LogFormat, PublicUrl, coded, make_private, value_or_file};
use crate::log;

/// The settings that every command shares.
#[derive(Args, Clone, Debug)]
pub struct Common {
    /// The database: `sqlite:PATH` or `postgres://…`; without it a SQLite file in the data folder
    #[arg(long, env = "TALQY_DATABASE_URL", hide_env_values = true, value_name = "URL", global = true)]
    pub database_url: Option<String>,
    /// A file that holds the address of the database
    #[arg(long, env = "TALQY_DATABASE_URL_FILE", value_name = "FILE", global = true)]
    pub database_url_file: Option<PathBuf>,
    /// The file of the secret behind keyed hashes; without it `secret.key` in the data folder
    #[arg(long, env = "TALQY_SECRET_FILE", value_name = "FILE", global = true)]
    pub secret_file: Option<PathBuf>,
    /// The file of the keys under receipts; without it `signing.json` in the data folder
    #[arg(long, env = "TALQY_SIGNING_FILE", value_name = "FILE", global = true)]
    pub signing_file: Option<PathBuf>,
    /// The folder of everything that is kept in files
    #[arg(long, env = "TALQY_DATA_DIR", default_value = "talqy-data", value_name = "FOLDER", global = true)]
    pub data_dir: PathBuf,
    /// The address of the site as the public types it; without it the one the site listens on
    #[arg(long, env = "TALQY_PUBLIC_URL", value_name = "URL", global = true)]
    pub public_url: Option<PublicUrl>,
    /// The languages in which every required element must be written
    #[arg(
        long, env = "TALQY_CONTENT_LANGUAGES", value_name = "LANGUAGES", global = true, value_delimiter = ',',
        default_value = "kk,ru", value_parser = coded(Language::ALL.map(Language::code), Language::from_code),
    )]
    pub content_languages: Vec<Language>,
    /// The time zone in which a legal date is a date (R-T1)
    #[arg(long, env = "TALQY_ZONE", value_name = "ZONE", default_value = "Asia/Almaty", global = true, value_parser = zone)]
    pub zone: LegalZone,
    /// How the log on the standard error is written
    #[arg(long, env = "TALQY_LOG_FORMAT", value_name = "FORMAT", default_value = "text", global = true)]
    pub log_format: LogFormat,
    /// What the log tells, such as `info` or `services=debug,info`; statements of `debug` hold personal data
    #[arg(
        long,
        env = "TALQY_LOG",
        value_name = "FILTER",
        default_value = "info,sea_orm_migration=warn,sqlx::postgres::notice=warn",
        global = true
    )]
    pub log: String,
}

fn zone(name: &str) -> Result<LegalZone, ConfigError> {
    LegalZone::parse(name)
        .map_err(|_| ConfigError::new("a name of the tz database such as Asia/Almaty is expected"))
}

impl Common {
    /// Begins the log.
    ///
    /// # Errors
    /// [`ConfigError`] if the filter cannot be read.
    pub fn begin_log(&self) -> Result<(), ConfigError> {
        log::begin(&self.log, self.log_format)
    }

    /// The address of the database.
    ///
    /// # Errors
    /// [`ConfigError`] if it is of no known kind; it repeats nothing of the address.
    pub fn database_address(&self) -> Result<String, ConfigError> {
        let file = self.database_url_file.as_deref();
        match value_or_file(self.database_url.as_deref(), file, "--database-url")? {
            None => Ok(sqlite_address(&self.data_dir.join("talqy.db").to_string_lossy())),
            Some(url) if is_known(&url) => Ok(url),
            Some(_) => {
                Err(ConfigError::new("--database-url must begin with sqlite:, postgres:// or postgresql://"))
            }
        }
    }

    /// Whether the database is a file.
    ///
    /// # Errors
    /// As [`Common::database_address`].
    pub fn is_sqlite(&self) -> Result<bool, ConfigError> {
        Ok(self.database_address()?.starts_with("sqlite:"))
    }

    /// Opens the database, makes it where there is none, and brings it to the newest schema.
    ///
    /// # Errors
    /// A setting that is wrong, a folder that cannot be made or closed or has no room, a database that does not answer.
    pub async fn open_or_make(&self) -> anyhow::Result<Database> {
        let address = self.database_address()?;
        make_private(&self.data_dir)?;
        for folder in self.written_folders() {
            prove_room(&folder)?;
        }
        let database = Database::open(&address).await?;
        database.migrate().await?;
        Ok(database)
    }

    /// Opens a database that is there and brings it to the newest schema.
    ///
    /// # Errors
    /// As [`Common::open_as_it_is`].
    pub async fn open(&self) -> anyhow::Result<Database> {
        let database = self.open_as_it_is().await?;
        database.migrate().await?;
        Ok(database)
    }

    /// Opens a database that is there and changes nothing: a mistyped folder or name makes no new one.
    ///
    /// # Errors
    /// [`ConfigError`] if there is none, or no installation in it; a database that does not answer.
    pub async fn open_as_it_is(&self) -> anyhow::Result<Database> {
        let address = self.database_address()?;
        let none = |place: &str| {
            let says = format!("there is no database {place}: `talqy migrate` or `talqy serve` makes one");
            anyhow::Error::from(ConfigError::new(says))
        };
        if let Some(file) = sqlite_file(&address)
            && !file.exists()
        {
            return Err(none(&format!("at {}", file.display())));
        }
        let database = Database::open(&address).await?;
        if !database.is_laid().await? {
            return Err(none("of Talqy at this address"));
        }
        Ok(database)
    }

    /// The services for a command that serves nobody.
    ///
    /// # Errors
    /// As [`Common::open`] and [`Common::services_on`].
    pub async fn services(&self, at: DateTime<Utc>) -> anyhow::Result<Services> {
        let database = self.open().await?;
        // Without a folder there would be no secret, and a new one would fit nothing.
        if !self.data_dir.exists() && self.secret_file.is_none() {
            let says =
                format!("there is no data folder {}: name that of the server", self.data_dir.display());
            return Err(ConfigError::new(says).into());
        }
        if self.data_dir.exists() {
            make_private(&self.data_dir)?;
        }
        let public_url = match &self.public_url {
            Some(url) => url.clone(),
            None => "http://127.0.0.1:3000".parse()?,
        };
        let settings = self.service_settings(&public_url)?;
        self.services_on(database, settings, at).await
    }

    /// The services on an open database, with the secrets that belong to it.
    ///
    /// # Errors
    /// [`ConfigError`] if the database was used with other secrets; the files cannot be read or made.
    pub async fn services_on(
        &self,
        database: Database,
        settings: Settings,
        at: DateTime<Utc>,
    ) -> anyhow::Result<Services> {
        let services = self.services_unchecked(database, settings, at).await?;
        let files = self.key_files();
        let other = match agree(&services, at).await? {
            Agreement::Agrees => {
                services::ledger::renew(&services, &services::Request::console(at)).await?;
                return Ok(services);
            }
            Agreement::OtherSecret => {
                format!("the database was used with another secret than {}", files.secret.display())
            }
            Agreement::OtherSigningKey { known } => {
                format!(
                    "the database was used with the signing key {known}, which is not in {}",
                    files.signing.display()
                )
            }
        };
        let advice = "name the server's --data-dir, or --secret-file and --signing-file; `talqy key adopt` takes those that are there";
        Err(ConfigError::new(format!("{other}: {advice}")).into())
    }

    /// The services on an open database, whatever secrets it was used with.
    ///
    /// # Errors
    /// The files of the secrets cannot be read or made.
    pub async fn services_unchecked(
        &self,
        database: Database,
        settings: Settings,
        at: DateTime<Utc>,
    ) -> anyhow::Result<Services> {
        let signing = Arc::new(self.key_files().signing(&database, at).await?);
        Ok(Services::new(database, Settings { signing, ..settings }))
    }

    /// Where the secrets stand.
    pub fn key_files(&self) -> KeyFiles {
        KeyFiles::new(&self.data_dir, self.secret_file.as_deref(), self.signing_file.as_deref())
    }

    /// What the services are told.
    ///
    /// # Errors
    /// The secret of the installation cannot be read or made.
    pub fn service_settings(&self, public_url: &PublicUrl) -> anyhow::Result<Settings> {
        Ok(Settings {
            keys: Arc::new(self.key_files().keyring()?),
            zone: self.zone,
            public_url: public_url.as_text(),
            required_languages: self.content_languages(),
            letters: Arc::new(site::words::LettersInWords {
                zone: self.zone,
                public_url: public_url.as_text(),
            }),
            ..Settings::default()
        })
    }

    /// The languages of contents in their usual order, each once.
    pub fn content_languages(&self) -> Vec<Language> {
        Language::ALL.into_iter().filter(|language| self.content_languages.contains(language)).collect()
    }
}

fn is_known(url: &str) -> bool {
    // With one slash, user and password would be read as the name of a database, and repeated as such.
    ["sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme))
}

/// The file of a database, if it is one.
pub(super) fn sqlite_file(address: &str) -> Option<PathBuf> {
    let path = SqliteConnectOptions::from_str(address).ok().filter(|_| address.starts_with("sqlite:"))?;
    let path: &Path = path.get_filename();
    (path != Path::new(":memory:")).then(|| path.to_path_buf())
}

/// The address of a file; what has a meaning in an address is escaped.
pub(crate) fn sqlite_address(path: &str) -> String {
    format!("sqlite:{}", path.replace('%', "%25").replace('?', "%3F").replace('#', "%23"))
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::command::Talqy;

    fn common(arguments: &[&str]) -> Common {
        Talqy::try_parse_from([&["talqy", "migrate"], arguments].concat()).unwrap().common
    }

    #[test]
    fn a_fresh_start_needs_no_settings() {
        let common = common(&[]);
        assert_eq!(common.database_address().unwrap(), "sqlite:talqy-data/talqy.db");
        assert_eq!(common.content_languages(), [Language::Kk, Language::Ru]);
        assert_eq!(common.zone, LegalZone::default());
    }

    #[test]
    fn a_folder_with_a_question_mark_is_one_folder() {
        let common = common(&["--data-dir", "what?"]);
        assert_eq!(common.database_address().unwrap(), "sqlite:what%3F/talqy.db");
    }

    #[test]
    fn another_kind_of_database_is_refused_without_repeating_its_password() {
        let error = common(&["--database-url", "mysql://me:secret@host/db"]).database_address().unwrap_err();
        assert!(!error.to_string().contains("secret"));
    }
}
