//! What counts as an address that may be handed to a browser. The program itself never asks the network for
//! anything.

use crate::text::visible::visible;

/// Longer ones are handed to nobody.
const LONGEST: usize = 4096;

/// Whether a text is an address of `http` or `https` with a host and nothing in it that a program, a
/// shell or a reader could take for something else: no blanks, quotation marks, brackets, backslashes,
/// nothing invisible, no name before an `@` that looks like the host.
pub fn is_openable(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let Some(rest) = rest.filter(|_| address.len() <= LONGEST) else { return false };
    let refused = |c: char| c.is_whitespace() || c.is_control() || "\"'`<>\\{}|^".contains(c);
    // What acts, reorders or hides is not drawn as it is.
    if rest.contains(refused) || visible(address) != address || quoting_is_unsound(address) {
        return false;
    }
    is_host(rest.split(['/', '?', '#']).next().unwrap_or_default())
}

/// A `%` that no two hexadecimal digits follow.
fn quoting_is_unsound(address: &str) -> bool {
    let is_hex = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_hexdigit);
    let bytes = address.as_bytes();
    address
        .match_indices('%')
        .any(|(at, _)| !is_hex(bytes.get(at + 1)) || !is_hex(bytes.get(at + 2)))
}

/// `paper.example`, `xn--bcher-kva.example`, `bücher.example:8080`, `[2001:db8::1]`.
fn is_host(authority: &str) -> bool {
    let (host, port) = match authority.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((host, port)) => (host, port),
            None => return false,
        },
        None => authority.split_at(authority.find(':').unwrap_or(authority.len())),
    };
    let number = port.strip_prefix(':');
    let port_is_sound = port.is_empty()
        || number.is_some_and(|n| {
            (1..=5).contains(&n.len()) && n.bytes().all(|byte| byte.is_ascii_digit())
        });
    let in_brackets = authority.starts_with('[');
    let is_sound = if in_brackets {
        host.contains(':') && host.bytes().all(|b| b.is_ascii_hexdigit() || b == b':' || b == b'.')
    } else {
        let label = |label: &str| {
            !label.is_empty()
                && !label.starts_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
        };
        host.strip_suffix('.').unwrap_or(host).split('.').all(label)
    };
    is_sound && port_is_sound
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_may_be_opened() {
        for address in [
            "https://paper.example",
            "http://paper.example/a/b?c=d&e=%20f#g",
            "https://paper.example:8080/",
            "https://paper.example./(x);y,z~*!$",
            "https://bücher.example/straße",
            "https://xn--bcher-kva.example/",
            "https://[2001:db8::1]:443/x",
            "https://127.0.0.1/",
        ] {
            assert!(is_openable(address), "{address}");
        }
        for address in [
            "",
            "paper.example",
            "-https://paper.example",
            "--help",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "ftp://paper.example",
            "HTTPS//paper.example",
            "https:paper.example",
            "https://",
            "https:///x",
            "https://?x",
            "https://-x.example",
            "https://a..b",
            "https://.example",
            "https://user@paper.example/",
            "https://paper.example:@evil.example/",
            "https://paper.example@evil.example",
            "https://paper.example:/",
            "https://paper.example:123456/",
            "https://paper.example:80x/",
            "https://[::1",
            "https://[x]/",
            "https://paper.example/a b",
            " https://paper.example",
            "https://paper.example\n--x",
            "https://paper.example/\u{1b}[2J",
            "https://paper.example/\u{202e}gpj.exe",
            "https://paper\u{200b}.example/",
            "https://paper.example/\"x",
            "https://paper.example/'x",
            "https://paper.example/`id`",
            "https://paper.example\\@evil.example",
            "https://paper.example/%zz",
            "https://paper.example/%",
            "https://paper.example/<x>",
        ] {
            assert!(!is_openable(address), "{address}");
        }
        assert!(!is_openable(&format!("https://paper.example/{}", "x".repeat(LONGEST))));
    }

    #[test]
    fn the_addresses_of_the_bundled_dossier_can_be_opened() {
        let opened = crate::dossier::open(&crate::dossier::bundled());
        let d = opened.dossier;
        for document in d.document_indices().filter_map(|ix| d.document(ix)) {
            let address = document.url.as_deref().unwrap_or("https://none.example");
            assert!(is_openable(address), "{address}");
        }
    }
}
