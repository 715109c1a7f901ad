//! Import of the register from a CSV file: first what it would do, then all of it or nothing.

use std::collections::{HashMap, HashSet};

use domain::access::{Action, Resource, allow};
use domain::register::{
    LineProblem, LineWarning, RegisterRow, ServiceEntry, read_register_csv, register_warnings,
};
use sea_orm::{ConnectionTrait, EntityTrait};
use serde::{Deserialize, Serialize};

use super::entry::{row, view};
use super::keep::{body_problems, change, include};
use super::standing::RegisterEntry;
use crate::context::{Request, Services};
use crate::digest;
use crate::entity::{body, service};
use crate::error::ServiceError;

/// What a row of the file does to the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "effect", rename_all = "snake_case")]
pub enum ImportEffect {
    /// The service is included.
    Included,
    /// The entry changes.
    Changed {
        /// The entry that stands.
        from: Box<RegisterEntry>,
    },
    /// The entry says the same already.
    Same,
}

/// A row of the file that can be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRow {
    /// The line in the file, from 1.
    pub line: usize,
    /// What the register will say.
    pub entry: ServiceEntry,
    /// What that does.
    pub effect: ImportEffect,
}

/// What a file would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportPreview {
    /// The rows that can be taken, in the order of the file.
    pub rows: Vec<ImportRow>,
    /// What is wrong with the others; nothing is imported while there is anything.
    pub problems: Vec<LineProblem>,
    /// What can be taken but was likely spoilt on its way.
    pub warnings: Vec<LineWarning>,
    /// Stands for all of this: the import is carried out only if it would still do the same.
    pub seal: String,
}

/// What an import did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedEntries {
    /// How many services were included.
    pub included: u64,
    /// How many entries were changed.
    pub changed: u64,
}

/// What a file would do to the register. A file names bodies by their codes; numbers are of one installation alone.
///
/// # Errors
/// [`ServiceError::Denied`] unless the actor keeps the register.
pub async fn preview_import(
    services: &Services,
    request: &Request,
    csv: &str,
) -> Result<ImportPreview, ServiceError> {
    allow(&request.actor, Action::KeepRegister, &Resource::Register)?;
    read(&services.database.connection, services, request, csv).await
}

/// Carries out the import that a preview showed, or answers with the preview of what it would do now.
///
/// # Errors
/// As [`preview_import`]. The inner error is the preview: it has problems, or the register has changed since `seal`.
pub async fn import_entries(
    services: &Services,
    request: &Request,
    csv: &str,
    seal: &str,
) -> Result<Result<ImportedEntries, Box<ImportPreview>>, ServiceError> {
    allow(&request.actor, Action::KeepRegister, &Resource::Register)?;
    let write = services.database.write().await?;
    let preview = read(&*write, services, request, csv).await?;
    if !preview.problems.is_empty() || preview.seal != seal {
        return Ok(Err(Box::new(preview)));
    }
    let mut imported = ImportedEntries { included: 0, changed: 0 };
    for ImportRow { entry, effect, .. } in preview.rows {
        match effect {
            ImportEffect::Included => {
                include(&write, request, &entry).await?;
                imported.included += 1;
            }
            ImportEffect::Changed { .. } => {
                let stands = row(&*write, &entry.code).await?;
                change(services, &write, request, stands, &entry).await?;
                imported.changed += 1;
            }
            ImportEffect::Same => {}
        }
    }
    write.commit().await?;
    Ok(Ok(imported))
}

async fn read(
    connection: &impl ConnectionTrait,
    services: &Services,
    request: &Request,
    csv: &str,
) -> Result<ImportPreview, ServiceError> {
    let bodies = body::Entity::find().all(connection).await?;
    // One question for all rows: asked for each, a long file would hold the database for seconds.
    let stand = service::Entity::find().all(connection).await?;
    let stand: HashMap<String, service::Model> =
        stand.into_iter().map(|row| (row.code.clone(), row)).collect();
    let mut codes = HashSet::new();
    let mut rows: Vec<ImportRow> = Vec::new();
    let (file, mut problems) = match read_register_csv(csv) {
        Ok(file) => (file, Vec::new()),
        Err(problems) => (Vec::new(), problems),
    };
    let warnings = register_warnings(&file, stand.keys().map(String::as_str));
    for RegisterRow { line, mut input } in file {
        input.developing_body = body_number(&bodies, &input.developing_body);
        input.providers =
            input.providers.lines().map(|one| with_number(&bodies, one)).collect::<Vec<_>>().join("\n");
        let at = |column: &str, problem| LineProblem { line, column: Some(column.to_owned()), problem };
        let entry = match input.parse(request.today(services)) {
            Ok(entry) => entry,
            Err(found) => {
                problems.extend(found.into_iter().map(|found| at(found.field, found.problem.code())));
                continue;
            }
        };
        let unknown = body_problems(&bodies, &entry);
        problems.extend(unknown.iter().map(|found| at(&found.field, "unknown_choice")));
        if !codes.insert(entry.code.clone()) {
            problems.push(at("code", "repeated_code"));
        }
        let stands = stand.get(&entry.code).cloned().map(view).transpose()?;
        if stands.as_ref().is_some_and(|stands| stands.excluded_at.is_some()) {
            problems.push(at("code", "excluded"));
        }
        let entry = match stands.as_ref().map(|stands| entry.clone().over(&stands.entry)) {
            Some(Ok(over)) => over,
            Some(Err(told)) => {
                problems.push(at(told.field, told.problem.code()));
                entry
            }
            None => ServiceEntry { date_reason: None, ..entry },
        };
        let effect = match stands {
            Some(stands) if stands.entry == entry => ImportEffect::Same,
            Some(stands) => ImportEffect::Changed { from: Box::new(stands) },
            None => ImportEffect::Included,
        };
        rows.push(ImportRow { line, entry, effect });
    }
    let seal = digest::sha256(serde_json::to_string(&rows)?.as_bytes());
    Ok(ImportPreview { rows, problems: LineProblem::first(problems), warnings, seal })
}

/// The number of the body that a code names; what is no known code stays as it is typed.
fn body_number(bodies: &[body::Model], named: &str) -> String {
    let found = bodies.iter().find(|body| body.code == named.trim());
    found.map_or_else(|| named.to_owned(), |body| body.id.to_string())
}

/// A provider's line, `Kazakh | Russian | English | body`, with the number of the body.
fn with_number(bodies: &[body::Model], line: &str) -> String {
    match line.rsplit_once('|') {
        Some((names, body)) if names.matches('|').count() == 2 => {
            format!("{names}|{}", body_number(bodies, body))
        }
        _ => line.to_owned(),
    }
}
