//! The browser at the other end, as far as it matters for accounts.

use std::net::IpAddr;

/// The browser that signs in.
#[derive(Clone, Default)]
pub struct Browser {
    /// What it calls itself.
    pub user_agent: String,
    /// The network address the request came from, where it is known.
    pub address: Option<IpAddr>,
    /// The mark that a browser which signed in before has kept.
    pub device: Option<String>,
}

impl std::fmt::Debug for Browser {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Browser")
    }
}

impl Browser {
    /// The network of the address: an address of IPv4, or the 64 bits that one household of IPv6 has; empty if unknown.
    pub(super) fn network(&self) -> String {
        match self.address.map(|address| address.to_canonical()) {
            None => String::new(),
            Some(IpAddr::V4(address)) => address.to_string(),
            Some(IpAddr::V6(address)) => {
                let network = u128::from(address) & !u128::from(u64::MAX);
                format!("{}/64", std::net::Ipv6Addr::from(network))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_is_one_network() {
        let network = |address: &str| {
            Browser { address: Some(address.parse().unwrap()), ..Browser::default() }.network()
        };
        assert_eq!(network("192.0.2.7"), "192.0.2.7");
        assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
        assert_eq!(Browser::default().network(), "");
    }
}
