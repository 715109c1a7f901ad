//! One row of the table of addresses.

use domain::access::Action;

/// How an address is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Reading.
    Get,
    /// Sending a form.
    Post,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// How it is asked for.
    pub method: Method,
    /// The path with its parameters.
    pub path: &'static str,
    /// The action that the actor must be allowed (the golden table of `domain::access` says to whom).
    pub action: Action,
    /// Whether its page is the same for every anonymous reader and may be kept.
    pub kept: bool,
    /// The parameters of the query that a kept page knows; others change nothing of it.
    pub parameters: &'static [&'static str],
}

impl Route {
    /// An address that is answered anew each time.
    pub const fn new(method: Method, path: &'static str, action: Action) -> Self {
        Self { method, path, action, kept: false, parameters: &[] }
    }
}
