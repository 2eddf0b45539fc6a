//! A free port of the loopback address that stays ours, also while its server is down.

use std::hash::{BuildHasher as _, RandomState};
use std::net::{Ipv4Addr, TcpListener, UdpSocket};

use anyhow::{Context as _, Result};

/// Below the ports that Linux gives to outgoing connections, so that none of them takes the place of a server that is
/// down for a moment.
const PORTS: std::ops::Range<u16> = 12_000..32_000;

/// A port that no other test takes as long as this lives.
#[derive(Debug)]
pub struct Port {
    number: u16,
    /// The same number of UDP, which no server here uses: what marks the port as taken, for other processes too.
    _mark: UdpSocket,
}

impl Port {
    /// A free one.
    pub fn free() -> Result<Self> {
        let tries = PORTS.end - PORTS.start;
        // Tests begin at different places, so that they seldom meet.
        let begin = RandomState::new().hash_one(std::process::id()) % u64::from(tries);
        let mut numbers = PORTS.cycle().skip(usize::try_from(begin)?).take(tries.into());
        numbers.find_map(Self::take).context("no port of the loopback address is free")
    }

    fn take(number: u16) -> Option<Self> {
        let mark = UdpSocket::bind((Ipv4Addr::LOCALHOST, number)).ok()?;
        TcpListener::bind((Ipv4Addr::LOCALHOST, number)).ok()?;
        Some(Self { number, _mark: mark })
    }

    /// Its number.
    pub fn number(&self) -> u16 {
        self.number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_is_given_once_and_can_be_listened_on() {
        let ports: Vec<Port> = (0..50).map(|_| Port::free().unwrap()).collect();
        let mut numbers: Vec<u16> = ports.iter().map(Port::number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 50);
        assert!(Port::take(numbers[0]).is_none());
        TcpListener::bind((Ipv4Addr::LOCALHOST, numbers[0])).unwrap();
    }
}
