//! A network of addresses, such as those of the proxies in front.

use std::net::IpAddr;
use std::str::FromStr;

use super::ConfigError;

/// An address or a block of addresses: `10.0.0.1`, `10.0.0.0/8`, `fd00::/8`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    bits: u128,
    mask: u128,
    wide: bool,
}

impl Network {
    /// Whether the address lies in the network; an IPv4 address written as IPv6 counts as IPv4.
    pub fn contains(&self, address: IpAddr) -> bool {
        let (bits, wide, _) = number(address.to_canonical());
        wide == self.wide && bits & self.mask == self.bits
    }
}

impl FromStr for Network {
    type Err = ConfigError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong =
            || ConfigError::new("an address such as 10.0.0.1 or a network such as 10.0.0.0/8 is expected");
        let (address, length) = match text.split_once('/') {
            Some((address, length)) => (address, Some(length.parse::<u32>().map_err(|_| wrong())?)),
            None => (text, None),
        };
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let (bits, wide, width) = number(address);
        let length = length.unwrap_or(width);
        if length > width {
            return Err(wrong());
        }
        let all = if wide { u128::MAX } else { u128::from(u32::MAX) };
        let mask = all & all.checked_shl(width - length).unwrap_or(0);
        Ok(Self { bits: bits & mask, mask, wide })
    }
}

/// The address as a number, whether it is IPv6, and how many bits it has.
fn number(address: IpAddr) -> (u128, bool, u32) {
    match address {
        IpAddr::V4(address) => (u128::from(u32::from(address)), false, 32),
        IpAddr::V6(address) => (u128::from(address), true, 128),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(network: &str, address: &str) -> bool {
        network.parse::<Network>().unwrap().contains(address.parse().unwrap())
    }

    #[test]
    fn networks_hold_their_addresses_and_no_others() {
        assert!(holds("10.0.0.0/8", "10.200.3.4"));
        assert!(!holds("10.0.0.0/8", "11.0.0.1"));
        assert!(holds("192.168.1.7", "192.168.1.7"));
        assert!(!holds("192.168.1.7", "192.168.1.8"));
        assert!(holds("0.0.0.0/0", "203.0.113.9"));
        assert!(!holds("0.0.0.0/0", "2001:db8::1"));
        assert!(holds("fd00::/8", "fd12::1"));
        assert!(holds("::/0", "2001:db8::1"));
        assert!(holds("127.0.0.1", "::ffff:127.0.0.1"));
    }

    #[test]
    fn what_is_no_network_is_refused() {
        for text in ["", "proxy", "10.0.0.0/33", "10.0.0.0/x", "::/129"] {
            assert!(text.parse::<Network>().is_err(), "{text}");
        }
    }
}
