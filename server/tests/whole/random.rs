//! Every address is asked with random fields and parameters as every role: no fault of ours, nothing of the inside.

use ::http::{Method, Request};
use axum::body::Body;
use domain::body::Role;
use site::{Method as How, ROUTES, Route};

use crate::discussed::discussed;
use crate::hostile::{hostile, is_harmless};
use crate::signed::signed_in;
use crate::site::Here;
use crate::site::harness::{SERVICE, add, at, on_each_database, staff};

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

/// Names of fields and parameters that the site knows, and one that it does not.
pub(crate) const NAMES: &[&str] = &[
    "abolished_on",
    "accepting",
    "act_address",
    "act_kind",
    "act_number",
    "act_on",
    "action",
    "added",
    "address_en",
    "address_kk",
    "address_ru",
    "after",
    "against",
    "all",
    "anchor_language",
    "announced",
    "anyway",
    "answer",
    "approved_on",
    "author",
    "base",
    "before",
    "bin",
    "body",
    "by",
    "ceased",
    "choice.appeal",
    "clause",
    "code",
    "begin",
    "comment",
    "comments",
    "group",
    "confirm",
    "confirmed",
    "coordination_days",
    "coordination_norm",
    "copy",
    "cursor",
    "csv",
    "date_reason",
    "day",
    "decide-1",
    "decision",
    "demand",
    "developing_body",
    "do",
    "done_on",
    "country",
    "draft",
    "iin",
    "registration",
    "names",
    "edit",
    "effective_norm",
    "effective_on",
    "element",
    "element.1",
    "elements",
    "email",
    "email_password",
    "end",
    "erase",
    "expires_on",
    "file",
    "file_kk",
    "files",
    "form",
    "forms",
    "from",
    "gap",
    "hash",
    "ground",
    "handed",
    "held_on",
    "hide",
    "imported",
    "included_on",
    "justice_number",
    "justice_on",
    "key",
    "kind",
    "lang",
    "language",
    "language-1",
    "late_reason",
    "leads",
    "ledger",
    "left.a",
    "limit",
    "line..text.ru",
    "line.a",
    "line.a.amount",
    "line.a.text.kk",
    "line.a.text.ru",
    "mark",
    "link",
    "matter",
    "merged",
    "more",
    "name",
    "name_en",
    "name_kk",
    "name_ru",
    "named",
    "new_email",
    "new_password",
    "next",
    "norm-1",
    "note",
    "objection",
    "no",
    "order_number",
    "order_on",
    "often",
    "on",
    "other_way",
    "outcome",
    "outcome.1",
    "outlet",
    "over",
    "page",
    "paid",
    "participants",
    "password",
    "people",
    "person",
    "phone",
    "place",
    "places",
    "position",
    "present_password",
    "president",
    "protocol",
    "proposals",
    "provider_body",
    "provider_kk",
    "provider_ru",
    "published_in",
    "published_on",
    "q",
    "quote",
    "quote-1",
    "reason",
    "reasons",
    "remark",
    "remind",
    "renew_code",
    "reasons_en",
    "reasons_kk",
    "reasons_ru",
    "recipients",
    "resolved",
    "revision",
    "role",
    "round",
    "scope",
    "row.2",
    "seal",
    "section",
    "section-1",
    "sections",
    "sent",
    "service",
    "session",
    "show",
    "settled",
    "signatory",
    "signature",
    "signed",
    "silence_norm",
    "source",
    "stage",
    "state",
    "stood",
    "subdivision-1",
    "subject",
    "substantiation",
    "successor",
    "support",
    "suggestion",
    "suggestion-1",
    "sure",
    "take",
    "text",
    "text-1",
    "text_en",
    "text_kk",
    "text_ru",
    "to",
    "token",
    "tongue",
    "unknown",
    "uphold",
    "verify",
    "version",
    "version.appeal",
    "view",
    "way",
    "what",
    "wording",
    "words",
    "words.1",
];

/// Values that some field takes, so that the way leads further in.
const VALUES: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "-1",
    "7",
    "200",
    "9223372036854775807",
    "18446744073709551615",
    "99999999999999999999",
    "NaN",
    "true",
    "on",
    "individual",
    "entrepreneur",
    "foreign_entity",
    "group",
    "element:appe",
    "legal_entity",
    "organisation",
    "a@example.kz",
    "ru",
    "kk",
    "en",
    "de",
    "accepted",
    "not_accepted",
    "partly_accepted",
    "decide",
    "publish",
    "preview",
    "approve",
    "enter",
    "adopted",
    "cancelled",
    "record",
    "tick",
    "1:portal",
    "explain",
    "link",
    "take",
    "take_back",
    "strike",
    "hand_over",
    "send",
    "answer",
    "reopen",
    "reuse",
    "save",
    "add",
    "remove:a",
    "up:a",
    "give",
    "begin",
    "renew",
    "reset_factor",
    "unlink",
    "agree",
    "agree_with_remarks",
    "refuse",
    "hand",
    "settle",
    "remark:a",
    "remove:1",
    "rebase",
    "standard",
    "words",
    "waiting",
    "answered",
    "000000",
    "abcd-efgh-jkmn-pqrs",
    "close_not",
    "make",
    "revoke",
    "read_inbox",
    "give_opinion",
    "calendar",
    "calendar_end",
    "end_others",
    "profile",
    "password",
    "email",
    "confirm",
    "end",
    "drafter",
    "head",
    "portal",
    "other",
    "central",
    "paper",
    "comment:1",
    "1.2.2.2.2.2.2.2.2.2.2.2",
    "element:a",
    "replace",
    r#"{"language":"ru","sections":[{"key":"appeal","lines":[[{"id":"a","text":{"ru":"<b>"},"detail":{"kind":"prose"}},"words"]]}],"left":[{"id":"a","text":"a","paragraph":1,"place":{"kind":"body"},"why":"annex"}]}"#,
    "procedure.term",
    "appeal",
    "2026-03-02",
    "0000-00-00",
    "+262143-12-31",
    "all",
    "new",
    "amendment",
    "date",
    "clause",
    "draft",
    "review",
    "open",
    "change",
    "recipient",
    "body",
    "waiting",
    "A reason that is long enough to be taken for one.",
    "2026-0001",
    "2026-0002",
    "//evil.example",
    "/en/desk\\\r\nx: y",
    "d'accord",
    "%",
    "_",
];

/// What stands in the parameters of a path.
const PARTS: &[&str] = &[
    "2026-0001",
    "2026-0002",
    "1",
    "2",
    "0",
    "-1",
    "9223372036854775808",
    "2026",
    "999999999",
    SERVICE,
    "procedure.term",
    "appeal",
    "privacy",
    "contact",
    "none",
    "%00",
    "%FF",
    "%2e%2e%2f",
    "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "%E2%80%AE",
    "a%0d%0ab",
    "ministry",
];

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
        let here = Here::over(services);
        here.clock.set(at("2026-03-20T05:00:00Z"));
        let mut cookies = vec![String::new()];
        for name in ["registrar", "drafter", "head", "administrator", "stranger"] {
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
