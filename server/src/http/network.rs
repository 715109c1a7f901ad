//! What counts as one asker: an address of IPv4, or the network of 64 bits that one subscriber of IPv6 commands.

use std::net::{IpAddr, Ipv6Addr};

/// The network of an address.
pub(super) fn of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64))),
        address @ IpAddr::V4(_) => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(address: &str) -> IpAddr {
        of(address.parse().unwrap())
    }

    #[test]
    fn a_network_of_64_bits_counts_as_one_asker() {
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), network("2001:db8:1:2:ffff::1"));
        assert_ne!(network("2001:db8:1:2:3:4:5:6"), network("2001:db8:1:3::1"));
        assert_ne!(network("203.0.113.5"), network("203.0.113.6"));
        assert_eq!(network("::ffff:203.0.113.5"), network("203.0.113.5"));
    }
}
