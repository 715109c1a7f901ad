//! `talqy body add`: a fresh installation has no administrator yet who could enter the first body.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use domain::body::BodyKind;
use domain::coordination::BodyTermsInput;
use domain::language::Localized;
use services::people::BodyInput;

use super::{console, failed, now, say};
use crate::config::{Common, coded};

/// What can be done with bodies.
#[derive(Debug, Subcommand)]
pub enum Body {
    /// Enter a body
    Add(Add),
    /// List the bodies and their codes
    List,
}

/// A body as it is typed.
#[derive(Args, Debug)]
pub struct Add {
    /// Its code in addresses: lower-case Latin letters, digits and hyphens
    #[arg(long)]
    code: String,
    /// What it is in the sense of the law
    #[arg(long, value_parser = coded(BodyKind::ALL.map(BodyKind::code), BodyKind::from_code))]
    kind: BodyKind,
    /// Its name in Kazakh
    #[arg(long)]
    name_kk: String,
    /// Its name in Russian
    #[arg(long)]
    name_ru: String,
    /// Its name in English
    #[arg(long, default_value = "")]
    name_en: String,
    /// It is subordinate and accountable to the President (Art. 13(1))
    #[arg(long)]
    reports_to_president: bool,
    /// Where letters to it go
    #[arg(long, default_value = "")]
    email: String,
}

impl Body {
    pub(super) async fn run(self, common: &Common) -> anyhow::Result<ExitCode> {
        common.begin_log()?;
        let services = common.services(now()).await?;
        match self {
            Self::Add(add) => {
                let input = BodyInput {
                    code: add.code,
                    kind: add.kind,
                    name: Localized::new(add.name_kk, add.name_ru, add.name_en),
                    reports_to_president: add.reports_to_president,
                    email: add.email,
                    terms: BodyTermsInput::default(),
                };
                let code = input.code.clone();
                services::people::add_body(&services, &console(), input).await.map_err(failed)?;
                say(&format!("entered {code}"))?;
            }
            Self::List => {
                for body in services::people::bodies(&services).await.map_err(failed)? {
                    say(&format!("{}\t{}\t{}", body.code, body.kind.code(), body.name.ru))?;
                }
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}
