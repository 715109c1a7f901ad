//! Names in their languages, and bodies by their names.

use std::collections::HashMap;

use domain::body::BodyId;
use domain::language::Localized;
use serde::Serialize;
use services::Services;
use services::error::ServiceError;
use utoipa::ToSchema;

/// A name in its languages; empty where it is not written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Names {
    /// Kazakh.
    pub kk: String,
    /// Russian.
    pub ru: String,
    /// English.
    pub en: String,
}

impl From<Localized> for Names {
    fn from(name: Localized) -> Self {
        Self { kk: name.kk, ru: name.ru, en: name.en }
    }
}

/// A body of the state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct BodyNames {
    /// Its code; null for a category of bodies.
    pub code: Option<String>,
    /// Its name.
    pub name: Names,
}

/// Every body, by key.
pub(super) struct Bodies(HashMap<BodyId, (String, Localized)>);

impl Bodies {
    /// Reads them: there are few.
    pub(super) async fn load(services: &Services) -> Result<Self, ServiceError> {
        let bodies = services::people::bodies(services).await?;
        Ok(Self(bodies.into_iter().map(|body| (body.id, (body.code, body.name))).collect()))
    }

    /// The code of a body.
    pub(super) fn code(&self, id: BodyId) -> Option<String> {
        self.0.get(&id).map(|(code, _)| code.clone())
    }

    /// The names of a body.
    pub(super) fn names(&self, id: BodyId) -> BodyNames {
        let name = self.0.get(&id).map(|(_, name)| name.clone()).unwrap_or_default();
        BodyNames { code: self.code(id), name: name.into() }
    }

    /// The body of a code.
    pub(super) fn of_code(&self, code: &str) -> Option<BodyId> {
        self.0.iter().find(|(_, (known, _))| known == code).map(|(id, _)| *id)
    }
}
