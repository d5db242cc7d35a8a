//! Addresses that bring along what they lead to (`data:`).

/// The type of a `data:` address, and its bytes.
pub(super) fn data(address: &str) -> Option<(String, Vec<u8>)> {
    let address = address.trim();
    let scheme = address.get(..5)?;
    let rest = address.get(5..).filter(|_| scheme.eq_ignore_ascii_case("data:"))?;
    let (kind, data) = rest.split_once(',')?;
    let kind = kind.to_ascii_lowercase();
    let bytes = percent_decoded(data);
    match kind.trim_end().strip_suffix("base64").map(|kind| kind.trim_end().strip_suffix(';')) {
        Some(Some(kind)) => Some((kind.to_string(), base64(&bytes)?)),
        _ => Some((kind, bytes)),
    }
}

fn percent_decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let hex = behind
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            bytes.push(byte);
            rest = behind.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = behind;
        }
    }
    bytes
}

/// What base64 stands for; `None` if it is none.
fn base64(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in text.iter().filter(|byte| !byte.is_ascii_whitespace()) {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0xff_ffff;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).ok()?);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_address_brings_along_is_found() {
        let found = |address: &str| {
            let (kind, bytes) = data(address)?;
            Some((kind, String::from_utf8(bytes).unwrap()))
        };
        let is = |kind: &str, text: &str| Some((kind.to_string(), text.to_string()));
        assert_eq!(found("data:text/html,<p>a%20%zz"), is("text/html", "<p>a %zz"));
        assert_eq!(
            found("DATA:text/css;charset=utf-8;base64,cCB7fQ=="),
            is("text/css;charset=utf-8", "p {}")
        );
        assert_eq!(found("data:,a,b"), is("", "a,b"));
        assert_eq!(
            (found("data:text/html;base64,!"), found("https://a"), found("")),
            (None, None, None)
        );
    }
}
