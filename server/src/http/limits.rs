//! How often one address may write and ask: the first line of defence, before any database is touched.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use app::site::PageError;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use http::Method;

use super::{Guard, client};

/// After how many questions the addresses that have been quiet are forgotten.
const SWEEP: u32 = 4096;

/// The limits of one process.
#[derive(Clone)]
pub(super) struct Limits(Arc<Both>);

struct Both {
    comments: Option<DefaultKeyedRateLimiter<IpAddr>>,
    api: Option<DefaultKeyedRateLimiter<IpAddr>>,
    asked: AtomicU32,
}

impl Limits {
    /// The limits that the settings name.
    pub(super) fn new(guard: &Guard) -> Self {
        let comments = NonZeroU32::new(guard.comments_per_minute).map(|number| {
            RateLimiter::keyed(Quota::per_minute(number).allow_burst(number.saturating_add(number.get())))
        });
        let api =
            NonZeroU32::new(guard.api_per_minute).map(|number| RateLimiter::keyed(Quota::per_minute(number)));
        Self(Arc::new(Both { comments, api, asked: AtomicU32::new(0) }))
    }

    /// How many seconds the asker has to wait, if at all.
    fn wait(&self, method: &Method, path: &str, asker: IpAddr) -> Option<u64> {
        let limiter = if is_comment(method, path) {
            self.0.comments.as_ref()
        } else if path.starts_with("/api/") {
            self.0.api.as_ref()
        } else {
            None
        }?;
        if self.0.asked.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            limiter.retain_recent();
        }
        let early = limiter.check_key(&household(asker)).err()?;
        Some(early.wait_time_from(DefaultClock::default().now()).as_secs() + 1)
    }
}

/// Refuses what comes too often.
pub(super) async fn hold_back(State(limits): State<Limits>, request: Request, next: Next) -> Response {
    let asker = client::of(request.extensions());
    match limits.wait(request.method(), request.uri().path(), asker) {
        Some(retry_after_seconds) => PageError::TooMany { retry_after_seconds }.into_response(),
        None => next.run(request).await,
    }
}

/// Whether a request sends something that the public writes: a comment, a subscription, on whichever way in.
fn is_comment(method: &Method, path: &str) -> bool {
    let mut parts = path.split('/').skip(1);
    let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    *method == Method::POST
        && match (first, second) {
            ("api", _) => path.ends_with("/comments"),
            ("call", function) => function.contains("comment"),
            (_, area) => matches!(area, "drafts" | "follow" | "subscribe" | "subscriptions"),
        }
}

/// One subscriber of IPv6 commands a whole network of 64 bits.
fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_and_then_the_asker_waits() {
        let limits = Limits::new(&Guard { comments_per_minute: 10, ..Guard::default() });
        let asker: IpAddr = "203.0.113.5".parse().unwrap();
        let send = || limits.wait(&Method::POST, "/ru/drafts/2026-0001/comment", asker);
        for _ in 0..20 {
            assert_eq!(send(), None);
        }
        let seconds = send().unwrap();
        assert!((1..=7).contains(&seconds), "{seconds}");
        let other =
            limits.wait(&Method::POST, "/ru/drafts/2026-0001/comment", "203.0.113.6".parse().unwrap());
        assert_eq!(other, None);
    }

    #[test]
    fn reading_and_the_desk_are_not_held_back() {
        assert!(!is_comment(&Method::GET, "/ru/drafts/2026-0001"));
        assert!(!is_comment(&Method::POST, "/ru/desk/drafts/2026-0001"));
        assert!(!is_comment(&Method::POST, "/call/save_section"));
        assert!(is_comment(&Method::POST, "/call/send_comment"));
        assert!(is_comment(&Method::POST, "/api/v1/drafts/2026-0001/comments"));
        assert!(is_comment(&Method::POST, "/kk/drafts/2026-0001/comment"));
    }

    #[test]
    fn a_network_of_64_bits_counts_as_one_asker() {
        let first = household("2001:db8:1:2:3:4:5:6".parse().unwrap());
        assert_eq!(first, household("2001:db8:1:2:ffff::1".parse().unwrap()));
        assert_ne!(first, household("2001:db8:1:3::1".parse().unwrap()));
    }
}
