//! Addresses of the page of decisions, with the filter of the queue kept.

use super::DecideFilter;
use crate::Address;

/// Writes addresses of the page of decisions of one draft.
#[derive(Clone, Debug)]
pub struct DecideAddress {
    path: String,
    filter: DecideFilter,
}

impl DecideAddress {
    /// The addresses of a draft under a filter.
    pub fn new(address: Address, number: &str, filter: DecideFilter) -> Self {
        Self { path: address.desk(&format!("drafts/{number}/decide")), filter }
    }

    /// The page without a query.
    pub fn bare(&self) -> String {
        self.path.clone()
    }

    /// The page with a comment chosen.
    pub fn comment(&self, number: i64) -> String {
        self.with(&[("comment", number.to_string())])
    }

    /// The page with more pairs in its query; a page of the queue asked for earlier is not kept.
    pub fn with(&self, more: &[(&str, String)]) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(DecideFilter { page: 0, ..self.filter.clone() }.pairs());
        query.extend_pairs(more);
        let query = query.finish();
        if query.is_empty() { self.bare() } else { format!("{}?{query}", self.path) }
    }

    /// The queue filtered otherwise.
    pub fn filtered(&self, filter: DecideFilter) -> String {
        Self { path: self.path.clone(), filter }.with(&[])
    }
}
