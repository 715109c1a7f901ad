//! The settings that every command shares.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context;
use clap::{Args, ValueEnum};
use domain::language::Language;
use domain::time::LegalZone;
use services::{Database, Services, Settings};

use super::{ConfigError, PublicUrl, coded, keyring};
use crate::log;

/// The settings that every command shares.
#[derive(Args, Clone, Debug)]
pub struct Common {
    /// The database: `sqlite:PATH` or `postgres://…`; without it a SQLite file in the data folder
    #[arg(long, env = "TALQY_DATABASE_URL", hide_env_values = true, value_name = "URL", global = true)]
    pub database_url: Option<String>,
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

/// How a line of the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For a person.
    Text,
    /// One JSON object a line, for a machine.
    Json,
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
    /// [`ConfigError`] if it is of no known kind.
    pub fn database_address(&self) -> Result<String, ConfigError> {
        match &self.database_url {
            None => Ok(sqlite_address(&self.data_dir.join("talqy.db").to_string_lossy())),
            Some(url) if is_known(url) => Ok(url.clone()),
            Some(_) => {
                Err(ConfigError::new("--database-url must begin with sqlite:, postgres: or postgresql:"))
            }
        }
    }

    /// Opens the database and brings it to the newest schema.
    ///
    /// # Errors
    /// A setting that is wrong, a folder that cannot be made, or a database that does not answer.
    pub async fn open(&self) -> anyhow::Result<Database> {
        let address = self.database_address()?;
        std::fs::create_dir_all(&self.data_dir)
            .with_context(|| format!("the folder {} cannot be made", self.data_dir.display()))?;
        let database = Database::open(&address).await?;
        database.migrate().await?;
        Ok(database)
    }

    /// The services for a command that serves nobody.
    ///
    /// # Errors
    /// As [`Common::open`].
    pub async fn services(&self) -> anyhow::Result<Services> {
        let public_url = match &self.public_url {
            Some(url) => url.clone(),
            None => "http://127.0.0.1:3000".parse()?,
        };
        Ok(Services::new(self.open().await?, self.service_settings(&public_url)?))
    }

    /// What the services are told.
    ///
    /// # Errors
    /// The secret of the installation cannot be read or made.
    pub fn service_settings(&self, public_url: &PublicUrl) -> anyhow::Result<Settings> {
        Ok(Settings {
            keys: Arc::new(keyring(&self.data_dir)?),
            zone: self.zone,
            public_url: public_url.as_text(),
            required_languages: self.content_languages(),
            letters: Arc::new(app::words::LettersInWords {
                zone: self.zone,
                public_url: public_url.as_text(),
            }),
        })
    }

    /// The languages of contents in their usual order, each once.
    pub fn content_languages(&self) -> Vec<Language> {
        Language::ALL.into_iter().filter(|language| self.content_languages.contains(language)).collect()
    }
}

fn is_known(url: &str) -> bool {
    ["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| url.starts_with(scheme))
}

/// The address of a file; what has a meaning in an address is escaped.
fn sqlite_address(path: &str) -> String {
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
