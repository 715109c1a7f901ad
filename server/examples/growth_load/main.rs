//! What each page costs with more and more drafts, beside the smallest number of the same run, by hand:
//! `cargo run --release -p server --example growth_load [drafts…]`, such as `-- 100 1000 10000`.
//!
//! Every page is made anew for each question: whoever has a session, or a message from the page before, is shown no kept page.
//! Where a list of the smallest number is not full yet, its page grows until it is. The body of the person who has signed in works
//! on the same drafts throughout, while its archive and the work of the others grow. A common word is found in every draft.

#![allow(clippy::print_stdout, reason = "a tool that is run by hand")]

mod ask;
mod fill;
mod later;
mod rows;

use std::error::Error;
use std::sync::Arc;

use axum::Router;
use chrono::{DateTime, Utc};
use server::http::{Guard, router};
use services::people::{Browser, SignIn, sign_in};
use services::{Database, Request, Services, Settings};
use site::{Clock, Site, SiteSettings};

use ask::{Measured, ask, measured};
use fill::{EMAIL, Filled, fill};

/// The numbers of drafts where nobody says.
const DRAFTS: [i64; 3] = [100, 1_000, 10_000];
/// The instant at which every page is asked: a Monday morning.
const AT: &str = "2026-10-12T05:00:00Z";
/// The message with which the public asks: it is shown, and the page is not kept.
const MESSAGE: &str = "talqy_flash=Saved";

/// A clock that stands.
struct Standing(DateTime<Utc>);

impl Clock for Standing {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // A page that fails says no more than that; the reason stands in the log.
    tracing_subscriber::fmt().with_max_level(tracing::Level::ERROR).init();
    let mut sizes: Vec<i64> = Vec::new();
    for argument in std::env::args().skip(1) {
        sizes.push(argument.parse()?);
    }
    if sizes.is_empty() {
        sizes.extend(DRAFTS);
    }
    let mut columns = Vec::new();
    for many in &sizes {
        columns.push(Box::pin(column(*many)).await?);
    }
    tell(&sizes, &columns);
    Ok(())
}

/// Every page over one number of drafts.
async fn column(many: i64) -> Result<Vec<(String, Measured)>, Box<dyn Error>> {
    let at: DateTime<Utc> = AT.parse()?;
    let folder = tempfile::tempdir()?;
    let url = format!("sqlite:{}", folder.path().join("talqy.db").display());
    let database = Database::open(&url).await?;
    database.migrate().await?;
    let services = Services::new(database, Settings::default());
    services::demo::fill(&services, at).await?;
    let filled = fill(&url, many, at).await?;
    while services::search::build(&services, at).await? {}
    let input = SignIn {
        email: EMAIL.to_owned(),
        password: services::demo::PASSWORD.to_owned(),
        browser: Browser::default(),
        previous: None,
    };
    let session = sign_in(&services, &Request::public(at), input).await?;
    let settings = SiteSettings { secure_cookies: false, ..SiteSettings::default() };
    let site = Site::new(services.clone(), settings, Arc::new(Standing(at)));
    let router = router(site, &Guard::without_limits());
    let mut column = Vec::new();
    for path in public(&filled) {
        column.push(page(&router, path, MESSAGE).await?);
    }
    let cookie = format!("talqy={}", session.token.reveal());
    for path in DESK {
        column.push(page(&router, path.to_owned(), &cookie).await?);
    }
    Ok(column)
}

async fn page(router: &Router, path: String, cookie: &str) -> Result<(String, Measured), Box<dyn Error>> {
    let measured = measured(async || ask(router, &path, cookie).await).await?;
    Ok((path, measured))
}

/// The pages that everybody reads.
fn public(filled: &Filled) -> Vec<String> {
    let Filled { number, code, body, rare, common } = filled;
    vec![
        "/ru/".to_owned(),
        "/ru/drafts".to_owned(),
        "/ru/drafts?stage=open".to_owned(),
        "/ru/drafts?stage=in_force".to_owned(),
        format!("/ru/drafts?body={body}"),
        format!("/ru/drafts/{number}"),
        format!("/ru/drafts/{number}/coordination"),
        "/ru/register".to_owned(),
        format!("/ru/register/{code}"),
        "/ru/standards".to_owned(),
        format!("/ru/standards/{code}"),
        "/ru/reports".to_owned(),
        format!("/ru/search?q={rare}"),
        format!("/ru/search?q={common}"),
        "/ru/feed.atom".to_owned(),
        format!("/ru/bodies/{body}/feed.atom"),
        "/api/v1/drafts".to_owned(),
        "/api/v1/drafts?stage=open".to_owned(),
    ]
}

/// The pages of the person who has signed in.
const DESK: [&str; 7] = [
    "/ru/desk",
    "/ru/desk/drafts",
    "/ru/desk/coordination",
    "/ru/desk/coordination?show=all",
    "/ru/desk/informing",
    "/ru/desk/standards",
    "/ru/desk/proposals",
];

/// The pages as lines, each with every number of drafts and the last one beside the first.
fn tell(sizes: &[i64], columns: &[Vec<(String, Measured)>]) {
    let Some((first, last)) = columns.first().zip(columns.last()) else { return };
    let heads: Vec<String> = sizes.iter().map(|many| format!("{many} drafts, p50 / p99 ms")).collect();
    println!("| page | {} | p50 grown |", heads.join(" | "));
    println!("| --- |{} --- |", " --- |".repeat(heads.len()));
    for (line, ((path, smallest), (_, largest))) in first.iter().zip(last).enumerate() {
        let cells: Vec<String> = columns
            .iter()
            .filter_map(|column| column.get(line))
            .map(|(_, one)| format!("{:.2} / {:.2}", one.median, one.p99))
            .collect();
        println!("| `{path}` | {} | x{:.2} |", cells.join(" | "), largest.median / smallest.median);
    }
}
