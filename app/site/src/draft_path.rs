//! What an address below a draft names. Its language is the visitor's.

use axum::extract::{FromRequestParts, Path};
use domain::standard::SectionKey;
use http::request::Parts;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::PageError;

/// The draft of an address.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct DraftPath {
    /// The number of the draft.
    pub number: String,
}

/// A section of a draft; an address with any other word in its place names nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionPath {
    /// The number of the draft.
    pub number: String,
    /// The section.
    pub section: SectionKey,
}

/// A comment on a draft; an address with any other word in the place of its number names nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentPath {
    /// The number of the draft.
    pub number: String,
    /// The number of the comment.
    pub comment: i64,
}

/// What a body is asked about a draft.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct AskedPath {
    /// The number of the draft.
    pub number: String,
    /// The code of the body.
    pub body: String,
}

/// The parameters of an address by their names in the table of routes.
async fn named<T, S>(parts: &mut Parts, state: &S) -> Result<T, PageError>
where
    T: DeserializeOwned + Send,
    S: Send + Sync,
{
    match Path::<T>::from_request_parts(parts, state).await {
        Ok(Path(path)) => Ok(path),
        // A row of the table without the parameter is a fault of ours, all else one of the address.
        Err(refused) if refused.status().is_server_error() => Err(PageError::Internal),
        Err(_) => Err(PageError::BadRequest),
    }
}

impl<S: Send + Sync> FromRequestParts<S> for DraftPath {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        named(parts, state).await
    }
}

impl<S: Send + Sync> FromRequestParts<S> for AskedPath {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        named(parts, state).await
    }
}

impl<S: Send + Sync> FromRequestParts<S> for SectionPath {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        #[derive(Deserialize)]
        struct Written {
            number: String,
            section: String,
        }
        let Written { number, section } = named(parts, state).await?;
        let section = SectionKey::from_code(&section).ok_or(PageError::NotFound)?;
        Ok(Self { number, section })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for CommentPath {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        #[derive(Deserialize)]
        struct Written {
            number: String,
            comment: String,
        }
        let Written { number, comment } = named(parts, state).await?;
        let comment = comment.parse().map_err(|_| PageError::NotFound)?;
        Ok(Self { number, comment })
    }
}
