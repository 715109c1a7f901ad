//! Every address is asked with random fields and parameters as every role: no fault of ours, nothing of the inside.

mod names;
mod values;

use ::http::{Method, Request};
use axum::body::Body;
use domain::body::Role;
use site::{Method as How, ROUTES, Route};

use crate::discussed::discussed;
use crate::hostile::{hostile, is_harmless};
use crate::signed::signed_in;
use crate::site::Here;
use crate::site::harness::{SERVICE, add, at, on_each_database, staff};

pub(crate) use names::NAMES;
use values::{PARTS, VALUES};

/// A sequence that is the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    fn one<'a, Item>(&mut self, of: &'a [Item]) -> &'a Item {
        let place = self.below(of.len());
        &of[place]
    }
}

struct Asking<'a> {
    dice: Dice,
    hostile: &'a [String],
}

impl Asking<'_> {
    fn value(&mut self) -> String {
        if self.dice.below(3) == 0 {
            self.dice.one(self.hostile).clone()
        } else {
            (*self.dice.one(VALUES)).to_owned()
        }
    }

    fn fields(&mut self) -> Vec<(String, String)> {
        let count = self.dice.below(14);
        (0..count).map(|_| ((*self.dice.one(NAMES)).to_owned(), self.value())).collect()
    }

    fn address(&mut self, path: &str) -> String {
        let mut address = String::new();
        let mut rest = path;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap();
            address.push_str(before);
            // Most often what is there, so that the way leads further in.
            let known = match name {
                "language" => *self.dice.one(&["en", "ru", "kk"]),
                "number" if self.dice.below(4) > 0 => "2026-0001",
                "code" if self.dice.below(2) > 0 => SERVICE,
                "section" if self.dice.below(2) > 0 => "appeal",
                _ => *self.dice.one(PARTS),
            };
            address.push_str(known);
            rest = after;
        }
        address.push_str(rest);
        if self.dice.below(2) == 0 {
            // Servers take addresses up to some length; a longer one never reaches the site.
            let short: Vec<_> = self.fields().into_iter().filter(|(_, value)| value.len() < 2_000).collect();
            let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(short).finish();
            address = format!("{address}?{query}");
        }
        address
    }

    fn body(&mut self, path: &str) -> (&'static str, String) {
        let fields = self.fields();
        let takes_file = ["import", "/coordination", "{code}/new"].iter().any(|end| path.ends_with(end))
            && self.dice.below(2) == 0;
        if takes_file || path.contains("/calendar/") || self.dice.below(12) == 0 {
            let part = |(name, value): &(String, String)| {
                let is_file = matches!(name.as_str(), "file" | "file_kk" | "files" | "csv");
                let file = if is_file { "; filename=\"f.csv\"" } else { "" };
                format!("--b\r\ncontent-disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n")
            };
            let parts: String = fields.iter().map(part).collect();
            return ("multipart/form-data; boundary=b", format!("{parts}--b--\r\n"));
        }
        if path.starts_with("/api/") || path.starts_with("/call/") {
            let map: serde_json::Map<String, serde_json::Value> =
                fields.into_iter().map(|(name, value)| (name, value.into())).collect();
            return ("application/json", serde_json::Value::from(map).to_string());
        }
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        ("application/x-www-form-urlencoded", body)
    }
}

#[test]
fn random_requests_to_every_address_as_every_role_meet_no_fault_of_ours() {
    everything_is_asked(0x2545_f491_4f6c_dd1d, "2026-03-20T05:00:00Z");
}

#[test]
fn other_random_requests_meet_no_fault_of_ours_either() {
    everything_is_asked(0x9e37_79b9_7f4a_7c15, "2026-03-20T05:00:00Z");
}

#[test]
fn random_requests_after_the_closing_meet_no_fault_of_ours() {
    everything_is_asked(0xd1b5_4a32_d192_ed03, "2026-04-02T05:00:00Z");
}

/// Every role asks every address once. Several tests do so, each from another throw, so that they run beside each other.
fn everything_is_asked(seed: u64, now: &'static str) {
    on_each_database(|services| async move {
        let number = discussed(&services).await;
        assert_eq!(number, "2026-0001");
        let ministry = services::people::body_by_code(&services, "ministry").await.unwrap().id;
        let other = add(&services, "other", domain::body::BodyKind::Central).await;
        staff(&services, "administrator@example.kz", ministry, Role::Administrator).await;
        staff(&services, "stranger@example.kz", other, Role::Head).await;
        staff(&services, "keeper@example.kz", ministry, Role::BodyAdministrator).await;
        let here = Here::over(services);
        here.clock.set(at("2026-03-20T05:00:00Z"));
        let mut cookies = vec![String::new()];
        for name in ["registrar", "drafter", "head", "administrator", "stranger", "keeper"] {
            cookies.push(signed_in(&here, &format!("{name}@example.kz")).await);
        }
        let hostile = hostile();
        let mut asking = Asking { dice: Dice(seed), hostile: &hostile };
        let calls = app::calls::CALLS.iter().map(|(path, action)| Route::new(How::Post, path, *action));
        let routes: Vec<Route> = ROUTES.iter().chain(server::api::ROUTES).copied().chain(calls).collect();
        let mut wrong = Vec::new();
        here.clock.set(at(now));
        for route in routes.iter().filter(|route| !route.path.ends_with("/sign-out")) {
            for cookie in &cookies {
                let address = asking.address(route.path);
                let mut request = Request::builder().uri(&address).header("host", "127.0.0.1:3000");
                let mut body = String::new();
                if route.method == How::Post {
                    let (kind, sent) = asking.body(route.path);
                    body = sent;
                    request = request
                        .method(Method::POST)
                        .header("content-type", kind)
                        .header("sec-fetch-site", "same-origin");
                }
                if !cookie.is_empty() {
                    request = request.header("cookie", cookie);
                }
                let answer = here.send(request.body(Body::from(body.clone())).unwrap()).await;
                if let Err(why) = is_harmless(&answer) {
                    let sent: String = body.chars().take(400).collect();
                    let told: String = answer.body.chars().take(200).collect();
                    wrong.push(format!("{:?} {address} {sent}: {why} {told}", route.method));
                }
            }
        }
        assert!(wrong.is_empty(), "{} faults\n{}", wrong.len(), wrong.join("\n"));
    });
}
