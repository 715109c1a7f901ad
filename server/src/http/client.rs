//! Who asks: the address of the connection, or the one that a trusted proxy names.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderMap;

use super::door::Peer;
use crate::config::Network;

/// The proxies whose word is taken, and whether it was said that another one forwards requests.
#[derive(Clone)]
pub(super) struct Proxies {
    trusted: Arc<[Network]>,
    told: Arc<AtomicBool>,
}

impl Proxies {
    pub(super) fn new(trusted: &[Network]) -> Self {
        Self { trusted: trusted.into(), told: Arc::default() }
    }

    /// Whether a request seems to come through a proxy that the settings do not name, and nobody has said so yet.
    fn are_news(&self, peer: IpAddr, headers: &HeaderMap) -> bool {
        headers.contains_key("x-forwarded-for")
            && !self.trusted.iter().any(|network| network.contains(peer))
            && !self.told.swap(true, Ordering::Relaxed)
    }
}

/// Puts the address of the asker where every handler looks for it.
pub(super) async fn recognise(State(proxies): State<Proxies>, mut request: Request, next: Next) -> Response {
    if let Some(ConnectInfo(Peer(peer))) = request.extensions().get::<ConnectInfo<Peer>>().copied() {
        if proxies.are_news(peer.ip(), request.headers()) {
            tracing::warn!(
                peer = %peer.ip().to_canonical(),
                "X-Forwarded-For comes from an address that is not trusted: if a proxy stands there, name it with --trusted-proxy, or all its visitors share the limits of one network"
            );
        }
        let asker = asker(peer.ip(), request.headers(), &proxies.trusted);
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(asker, peer.port())));
    }
    next.run(request).await
}

/// The address of the asker of a request that [`recognise`] has seen.
pub(super) fn of(extensions: &http::Extensions) -> IpAddr {
    extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |ConnectInfo(address)| address.ip())
}

/// The last address of `X-Forwarded-For` that no trusted proxy has: what stands before it, the asker may have invented.
fn asker(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    let peer = peer.to_canonical();
    if !is_trusted(peer) {
        return peer;
    }
    let lines: Vec<&str> =
        headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok()).collect();
    let mut nearest = peer;
    for named in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
        let Some(address) = address(named.trim()) else { break };
        nearest = address;
        if !is_trusted(address) {
            break;
        }
    }
    nearest
}

/// An address as proxies write it: alone, or with a port.
fn address(text: &str) -> Option<IpAddr> {
    let alone = text.parse::<IpAddr>().ok();
    alone.or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip())).map(|ip| ip.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        let trusted: Vec<Network> = trusted.iter().map(|network| network.parse().unwrap()).collect();
        asker(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn a_stranger_cannot_choose_an_address() {
        assert_eq!(asked("203.0.113.5", &["198.51.100.1"], &[]), "203.0.113.5");
        assert_eq!(asked("203.0.113.5", &["198.51.100.1"], &["10.0.0.0/8"]), "203.0.113.5");
    }

    #[test]
    fn a_proxy_that_is_not_named_is_told_of_once() {
        let proxies = Proxies::new(&["10.0.0.0/8".parse().unwrap()]);
        let bare = HeaderMap::new();
        let forwarded = HeaderMap::from_iter([(
            http::HeaderName::from_static("x-forwarded-for"),
            http::HeaderValue::from_static("198.51.100.1"),
        )]);
        let news = |peer: &str, headers: &HeaderMap| proxies.are_news(peer.parse().unwrap(), headers);
        assert!(!news("127.0.0.1", &bare), "nobody forwards");
        assert!(!news("10.0.0.1", &forwarded), "a proxy of ours");
        assert!(!news("::ffff:10.0.0.1", &forwarded), "and by its other name");
        assert!(news("127.0.0.1", &forwarded));
        assert!(!news("127.0.0.1", &forwarded) && !news("127.0.0.2", &forwarded));
    }

    #[test]
    fn the_last_address_that_no_proxy_of_ours_has_is_the_askers() {
        let ours = ["10.0.0.0/8"];
        assert_eq!(asked("10.0.0.1", &["198.51.100.1"], &ours), "198.51.100.1");
        assert_eq!(asked("10.0.0.1", &["1.1.1.1, 198.51.100.1, 10.0.0.2"], &ours), "198.51.100.1");
        assert_eq!(asked("10.0.0.1", &["1.1.1.1", "198.51.100.1:4711"], &ours), "198.51.100.1");
        assert_eq!(asked("10.0.0.1", &[], &ours), "10.0.0.1");
        assert_eq!(asked("10.0.0.1", &["198.51.100.1, rubbish"], &ours), "10.0.0.1");
    }
}
