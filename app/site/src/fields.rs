//! The fields of a posted form, in the order in which they came.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use http::StatusCode;

use super::PageError;

/// The fields of a form, names and values, nothing lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads a body of `application/x-www-form-urlencoded`. Bytes that are no text do not come here: the
    /// layers around the handlers refuse them.
    pub fn parse(body: &Bytes) -> Self {
        Self(url::form_urlencoded::parse(body).into_owned().collect())
    }

    /// Fields written by hand, to fill a form anew.
    pub fn of<const N: usize>(fields: [(&str, String); N]) -> Self {
        Self(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// The first value of a field, empty if it did not come.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(given, _)| given == name).map_or("", |(_, value)| value)
    }

    /// The first value of a field as an owned text.
    pub fn take(&self, name: &str) -> String {
        self.get(name).to_owned()
    }

    /// Every value of a repeated field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// Whether a field came at all: a ticked box, the button that was pressed.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(given, _)| given == name)
    }

    /// Every field.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl From<Vec<(String, String)>> for Fields {
    fn from(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let body = Bytes::from_request(request, state).await.map_err(|refused| {
            let too_large = refused.status() == StatusCode::PAYLOAD_TOO_LARGE;
            if too_large { PageError::TooLarge } else { PageError::BadRequest }
        })?;
        Ok(Self::parse(&body))
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    #[tokio::test]
    async fn a_form_is_read_from_the_body_of_its_request() {
        let sent = Request::new(Body::from("name=%D0%90+%D0%91&way=portal"));
        let fields = Fields::from_request(sent, &()).await.unwrap();
        assert_eq!((fields.get("name"), fields.get("way")), ("А Б", "portal"));
    }

    #[test]
    fn repeated_fields_and_broken_bytes_are_kept() {
        let fields = Fields::parse(&Bytes::from_static(b"a=1&way=portal&way=own_site&b=%FF%20%D0%B0"));
        assert_eq!(fields.get("a"), "1");
        assert_eq!(fields.all("way").collect::<Vec<_>>(), ["portal", "own_site"]);
        assert_eq!(fields.get("b"), "\u{fffd} а");
        assert!(!fields.has("c"));
    }
}
