//! As what a request is counted, by the tables of addresses and server functions.

use std::collections::HashMap;

use app::calls::CALLS;
use axum::extract::{MatchedPath, Request};
use domain::access::Action;
use http::Method;

use crate::api;

/// As what a request is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::http) enum RequestKind {
    /// A comment or a proposal, on whichever way in.
    Comment,
    /// Another form that anybody may send: signing in, an invitation, a subscription; and whatever stands in no table.
    Form,
    /// A form of the desk.
    Desk,
    /// Reading by a machine.
    Machine,
    /// Reading by a person.
    Reading,
}

/// The kinds of all addresses.
pub(super) struct RequestKinds {
    posts: HashMap<&'static str, RequestKind>,
    calls: HashMap<&'static str, RequestKind>,
    machines: Vec<&'static str>,
}

impl RequestKinds {
    /// Reads the tables.
    pub(super) fn of_the_tables() -> Self {
        let routes = site::ROUTES.iter().chain(api::ROUTES);
        let posts = routes.filter(|route| route.method == site::Method::Post);
        Self {
            posts: posts.map(|route| (route.path, of_action(route.action))).collect(),
            calls: CALLS.iter().map(|(path, action)| (*path, of_action(*action))).collect(),
            machines: api::ROUTES.iter().map(|route| route.path).collect(),
        }
    }

    /// The kind of a request whose address was found.
    pub(super) fn of(&self, request: &Request) -> RequestKind {
        let pattern = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
        self.of_address(request.method(), pattern, request.uri().path())
    }

    fn of_address(&self, method: &Method, pattern: Option<&str>, path: &str) -> RequestKind {
        if method == Method::GET || method == Method::HEAD {
            let of_machines = pattern.is_some_and(|pattern| self.machines.contains(&pattern));
            return if of_machines { RequestKind::Machine } else { RequestKind::Reading };
        }
        let found = pattern.and_then(|pattern| self.posts.get(pattern)).or_else(|| self.calls.get(path));
        found.copied().unwrap_or(RequestKind::Form)
    }
}

fn of_action(action: Action) -> RequestKind {
    match action {
        Action::Comment | Action::Propose => RequestKind::Comment,
        Action::ReadPublic => RequestKind::Form,
        _ => RequestKind::Desk,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_send_is_counted_as_what_it_is() {
        let kinds = RequestKinds::of_the_tables();
        let post = |pattern: &'static str, path: &str| kinds.of_address(&Method::POST, Some(pattern), path);
        assert_eq!(post("/{language}/drafts/{number}/comment", "/kk/drafts/1/comment"), RequestKind::Comment);
        assert_eq!(
            post("/api/v1/drafts/{number}/comments", "/api/v1/drafts/1/comments"),
            RequestKind::Comment
        );
        assert_eq!(post("/{language}/proposals/new", "/kk/proposals/new"), RequestKind::Comment);
        assert_eq!(post("/api/v1/proposals", "/api/v1/proposals"), RequestKind::Comment);
        assert_eq!(post("/call/{*function}", "/call/send_comment"), RequestKind::Comment);
        assert_eq!(post("/call/{*function}", "/call/save_section"), RequestKind::Desk);
        assert_eq!(post("/call/{*function}", "/call/send_comment/"), RequestKind::Form);
        assert_eq!(post("/{language}/desk/drafts/new", "/ru/desk/drafts/new"), RequestKind::Desk);
        for pattern in ["/{language}/sign-in", "/{language}/invitation/{token}", "/{language}/subscribe"] {
            assert_eq!(post(pattern, ""), RequestKind::Form, "{pattern}");
        }
        assert_eq!(kinds.of_address(&Method::POST, None, "/nowhere"), RequestKind::Form);
        assert_eq!(kinds.of_address(&Method::PUT, Some("/{language}/law"), "/ru/law"), RequestKind::Form);
    }

    #[test]
    fn reading_is_held_back_for_machines_alone() {
        let kinds = RequestKinds::of_the_tables();
        let get = |pattern: &str| kinds.of_address(&Method::GET, Some(pattern), "");
        assert_eq!(get("/api/v1/drafts"), RequestKind::Machine);
        assert_eq!(get("/{language}/drafts/{number}"), RequestKind::Reading);
        assert_eq!(get("/{language}/sign-in"), RequestKind::Reading);
    }
}
