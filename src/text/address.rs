//! Where an address of the web leads. Knows no address by name, and asks nobody.

/// The place that an address begins with, with its port, and the rest: of `https://me@harbour.example:8080/a?b` they
/// are `harbour.example:8080` and `/a?b`. Who one is there belongs to neither.
pub fn parts(address: &str) -> (&str, &str) {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (place, rest) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    (place.rsplit_once('@').map_or(place, |(_, place)| place), rest)
}

/// The host of an address that has a scheme: `harbour.example`, `[2001:db8::1]`.
pub fn host_of(address: &str) -> Option<&str> {
    let (place, _) = parts(address.trim());
    let end = match place.find(']') {
        Some(end) => end + 1,
        None => place.find(':').unwrap_or(place.len()),
    };
    let host = place.get(..end)?.trim_end_matches('.');
    (address.contains("://") && !host.is_empty()).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_no_port_and_nobody() {
        for address in [
            "https://harbour.example",
            "http://harbour.example/a:b@c",
            " https://harbour.example:8080/a?b#c",
            "https://me:secret@harbour.example/a",
            "https://harbour.example?a=b@c",
            "https://harbour.example#a/b",
            "https://harbour.example./",
        ] {
            assert_eq!(host_of(address), Some("harbour.example"), "{address}");
        }
        assert_eq!(host_of("http://[2001:db8::1]:8080/a"), Some("[2001:db8::1]"));
        for none in ["", "harbour.example/a", "https://", "https:///a", "https://:80"] {
            assert_eq!(host_of(none), None, "{none}");
        }
        let address = "https://me@harbour.example:8080/a?b#c";
        assert_eq!(parts(address), ("harbour.example:8080", "/a?b#c"));
    }
}
