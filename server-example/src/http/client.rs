//! Who a request comes from, by network address.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::http::Extensions;
use axum::http::HeaderMap;

/// The other end of the connection.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) SocketAddr);

/// The address that limits count by: that of the connection, or the one that the outermost trusted proxy saw.
///
/// Of IPv6 only the network counts, since one customer has all of its 2^64 addresses.
pub(crate) fn client_address(headers: &HeaderMap, extensions: &Extensions, trusted_proxies: usize) -> IpAddr {
    let peer = extensions.get::<Peer>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip());
    let address = match trusted_proxies {
        0 => peer,
        proxies => forwarded(headers, proxies).unwrap_or(peer),
    };
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

/// What the proxy `proxies` steps before us wrote down. What stands before it anybody may have made up.
fn forwarded(headers: &HeaderMap, proxies: usize) -> Option<IpAddr> {
    let lines: Vec<&str> =
        headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
    let addresses: Vec<&str> = lines.iter().flat_map(|line| line.split(',')).map(str::trim).collect();
    let address = addresses.get(addresses.len().checked_sub(proxies)?)?;
    address.parse().ok().or_else(|| address.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(forwarded: &str, peer: &str, proxies: usize) -> String {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().unwrap());
        let mut extensions = Extensions::new();
        extensions.insert(Peer(peer.parse().unwrap()));
        client_address(&headers, &extensions, proxies).to_string()
    }

    #[test]
    fn a_made_up_address_is_believed_only_from_a_trusted_proxy() {
        assert_eq!(address("6.6.6.6", "10.0.0.1:80", 0), "10.0.0.1");
        assert_eq!(address("6.6.6.6, 1.2.3.4", "10.0.0.1:80", 1), "1.2.3.4");
        assert_eq!(address("6.6.6.6, 1.2.3.4, 10.0.0.2", "10.0.0.1:80", 2), "1.2.3.4");
        assert_eq!(address("nonsense", "10.0.0.1:80", 1), "10.0.0.1");
        assert_eq!(address("1.2.3.4", "10.0.0.1:80", 3), "10.0.0.1");
    }

    #[test]
    fn a_network_of_ipv6_counts_as_one() {
        assert_eq!(address("x", "[2001:db8:1:2:3:4:5:6]:80", 0), "2001:db8:1:2::");
        assert_eq!(address("x", "[::ffff:1.2.3.4]:80", 0), "1.2.3.4");
    }
}
