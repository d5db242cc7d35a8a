//! Whether some bytes are a mail or a saved page: by the fields that they begin with.

use super::super::extract::Kind;
use super::fields::{Field, SHOWN, fields};

/// How far the fields are looked at.
const HEAD: usize = 64 * 1024;

/// Fields that only the programs on a mail's way write.
const CARRIED: [&str; 7] = [
    "received",
    "message-id",
    "return-path",
    "delivered-to",
    "dkim-signature",
    "authentication-results",
    "in-reply-to",
];

/// What the bytes of a mail begin with that is none of it: a mark, empty lines.
pub(super) fn skip_blank(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let blank = bytes.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
    bytes.get(blank..).unwrap_or_default()
}

/// The line with which a mailbox begins each mail.
pub(super) fn is_border(line: &[u8]) -> bool {
    line.starts_with(b"From ")
}

/// Whether some bytes begin with a field.
pub(super) fn begins_header(bytes: &[u8]) -> bool {
    bytes.split_inclusive(|byte| *byte == b'\n').next().is_some_and(is_field)
}

/// The kind of a file that is a mail or a page saved as one. A memo whose lines read like a header is a mail
/// only when its file is not named as Markdown.
pub(in super::super) fn kind(bytes: &[u8], is_markdown: bool) -> Option<Kind> {
    let head = skip_blank(bytes.get(..HEAD).unwrap_or(bytes));
    let mut lines = head.split_inclusive(|byte| *byte == b'\n');
    let first = lines.next()?;
    // Most texts do not begin like a header.
    if !is_border(first) && !is_field(first) {
        return None;
    }
    let mut length = if is_border(first) { 0 } else { first.len() };
    let skipped = first.len() - length;
    let is_cut = head.len() + 4 > HEAD;
    let (mut is_clean, mut is_over) = (true, false);
    for line in lines {
        if line.trim_ascii().is_empty() && !line.starts_with(b" ") {
            is_over = true;
            break;
        }
        is_clean &= is_field(line)
            || line.starts_with(b" ")
            || line.starts_with(b"\t")
            || line.starts_with(b">From ")
            || (is_cut && !line.ends_with(b"\n"));
        length += line.len();
    }
    let text = String::from_utf8_lossy(head.get(skipped..skipped + length)?);
    let found = fields(&text);
    // Where the fields do not end, only a program can have written them.
    is_mail(&found, is_clean, is_markdown || !(is_over || is_cut))
        .then(|| if is_page(&found) { Kind::Mhtml } else { Kind::Mail })
}

/// Whether a line begins a field: a name of letters and hyphens, and a colon. An address of the web does not.
fn is_field(line: &[u8]) -> bool {
    let Some(end) = line.iter().position(|b| *b == b':') else { return false };
    let name = line.get(..end).unwrap_or_default().trim_ascii_end();
    let is_letter = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    let is_address = line.get(end..).is_some_and(|rest| rest.starts_with(b"://"));
    (1..=76).contains(&name.len()) && name.iter().all(is_letter) && !is_address
}

fn is_mail(fields: &[Field], is_clean: bool, certain_only: bool) -> bool {
    let has = |name: &str| fields.iter().any(|field| field.is(name));
    let count = |is: &dyn Fn(&Field) -> bool| fields.iter().filter(|field| is(field)).count();
    let has_version = has("mime-version");
    if !is_clean {
        return has_version && has("content-type");
    }
    let carried = count(&|field| CARRIED.iter().any(|name| field.is(name)));
    let others = count(&|field| field.name.get(..2).is_some_and(|x| x.eq_ignore_ascii_case("x-")));
    if has_version
        || (has("content-type") && fields.len() > 1)
        || (carried > 0 && carried + others > 1)
        // People write a line "Received:" themselves.
        || (carried > count(&|field| field.is("received")) && has("from"))
    {
        return true;
    }
    let is_sent =
        has("from") && ["date", "subject", "to"].iter().filter(|name| has(name)).count() > 1;
    // Of a memo no line may vanish.
    let is_shown = |field: &Field| SHOWN.iter().any(|name| field.is(name));
    let is_once = |field: &Field| count(&|other| other.is(&field.name)) == 1;
    is_sent
        && !certain_only
        && fields.len() <= SHOWN.len()
        && fields.iter().all(|field| is_shown(field) && is_once(field))
}

/// Whether what reads like a mail is a page that a browser saved.
fn is_page(fields: &[Field]) -> bool {
    let value = |name: &str| {
        let found = fields.iter().find(|field| field.is(name));
        found.map(|field| field.value.trim().to_ascii_lowercase())
    };
    let from = value("from").unwrap_or_default();
    if value("snapshot-content-location").is_some()
        || from.trim_start_matches(['<', '"']).starts_with("saved by")
    {
        return true;
    }
    let is_sent =
        ["to", "cc", "bcc", "reply-to", "sender"].iter().any(|name| value(name).is_some())
            || CARRIED.iter().any(|name| value(name).is_some())
            || from.contains('@');
    let what = value("content-type").unwrap_or_default();
    let has_place = value("content-location").is_some();
    !is_sent
        && (what.starts_with("multipart/related")
            || has_place && (what.starts_with("multipart/") || what.starts_with("text/html")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_known_by_its_fields() {
        for (text, expected) in [
            ("MIME-Version: 1.0\nSubject: a\n\nb", Some(Kind::Mail)),
            ("\n\nFrom: a\nContent-Type: text/plain\n\nb", Some(Kind::Mail)),
            ("Received: from a\n by b\nMessage-ID: <a@b>\n\nb", Some(Kind::Mail)),
            ("Received: a\nReceived: b\nX-Mailer: c\n\nb", Some(Kind::Mail)),
            (
                "From o@c.example Tue Jan  6 10:00:00 2026\nFrom: o\nTo: b\nDate: c\n\nd",
                Some(Kind::Mail),
            ),
            ("From: Ona\nTo: Envoys\nSubject: Harbour\n\nText.", Some(Kind::Mail)),
            ("From: Ona\r\nDate: 6 Jan 2026\r\nSubject: Harbour\r\n\r\nText.", Some(Kind::Mail)),
            // A memo with a line that a mail program would not show.
            ("From: Ona\nTo: Envoys\nSubject: Harbour\nFile: 12\n\nText.", None),
            ("From: Ona\nTo: Envoys\nDear all,\n\nText.", None),
            ("From: Ona\nTo: Envoys\nSubject: Harbour", None),
            ("Note: something\n\nText.", None),
            ("Subject: Harbour\nDate: 6 Jan 2026\n\nText.", None),
            ("Title: a\nAuthor: b\nDate: c\n\nText.", None),
            ("Question: a\nAnswer: b\n\nText.", None),
            ("X-Ray: a\nX-Wing: b\n\nText.", None),
            ("From the envoy: no word.\n\nText: b", None),
            ("From here on: a\nReceived: b\n", None),
            ("HTTP/1.1 200 OK\nContent-Type: text/html\nX-A: b\n\nb", None),
            ("https://corvia.example\nMIME-Version: 1.0\n\nb", None),
            ("From: Ona\nTo: Envoys\nTo: Arland\nSubject: Harbour\n\nText.", None),
            ("From: Ona\nReceived: 6 January\n\nText.", None),
            ("From: Ona\nMessage-ID: <a@b>\n\nText.", Some(Kind::Mail)),
            // A line between the fields that is none, as some programs leave it.
            (
                "From: o@c.example\nbroken line\nMIME-Version: 1.0\nContent-Type: text/html\n\nb",
                Some(Kind::Mail),
            ),
            (
                "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n",
                Some(Kind::Mhtml),
            ),
            (
                "MIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=a\n\n",
                Some(Kind::Mhtml),
            ),
            ("Content-Location: https://a.example\nContent-Type: text/html\n\n", Some(Kind::Mhtml)),
            (
                "From: o@c.example\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n",
                Some(Kind::Mail),
            ),
            ("To: o\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n", Some(Kind::Mail)),
            ("", None),
        ] {
            assert_eq!(kind(text.as_bytes(), false), expected, "{text:?}");
        }
        assert_eq!(kind(b"From: a\nTo: b\nSubject: c\n\nd", true), None);
        assert_eq!(kind(b"From: a\nMIME-Version: 1.0\n\nd", true), Some(Kind::Mail));
        let long = format!("Received: a\n{}\n\nb", "X-Long: value of a field\n".repeat(9000));
        assert_eq!(kind(long.as_bytes(), false), Some(Kind::Mail));
    }
}
