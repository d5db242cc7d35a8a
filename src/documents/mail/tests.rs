//! Mail and saved pages as whole files.

use super::super::extract::{Extract, Hidden, Kind, Limits, Sure, Unreadable};
use super::super::{kind, read as read_any};

const TOP: &str = "From: Ona Rask <ona@corvia.example>\nTo: envoys@maretta.example\n\
    Subject: =?utf-8?q?The_harbour_=E2=80=93_an_answer?=\nDate: Tue, 6 Jan 2026 23:30:00 -0500\n\
    Message-ID: <1@corvia.example>\nMIME-Version: 1.0\n";
const SEEN: &str = "From: Ona Rask <ona@corvia.example>\nTo: envoys@maretta.example\n\
    Subject: The harbour – an answer\nDate: Tue, 6 Jan 2026 23:30:00 -0500\n";

fn read(text: impl AsRef<[u8]>) -> Result<Extract, Unreadable> {
    read_any(text.as_ref(), "a.txt", &Limits::default())
}

fn mail(rest: &str) -> Extract {
    let bytes = format!("{TOP}{rest}");
    assert_eq!(kind(bytes.as_bytes(), "a.txt"), Ok(Kind::Mail));
    let extract = read(&bytes).unwrap();
    // With the line breaks of the wire it is the same.
    let wired = read(bytes.replace('\n', "\r\n")).unwrap();
    assert_eq!(wired.text.replace('\r', ""), extract.text);
    extract
}

fn hidden(extract: &Extract) -> Vec<&str> {
    extract.hidden.iter().map(|Hidden { text, .. }| text.as_str()).collect()
}

/// Mail by what stands behind the fields, what is seen of it, and what is hidden.
fn check(rest: &str, seen: &str, unseen: &[&str]) {
    let extract = mail(rest);
    let body = extract.text.strip_prefix(SEEN).unwrap_or_else(|| panic!("{}", extract.text));
    assert_eq!(body.trim_end(), seen, "{rest}");
    let found = hidden(&extract);
    for words in unseen {
        assert!(found.iter().any(|text| text.contains(words)), "{words} in {found:?}");
    }
    assert_eq!(extract.map.pieces(0..extract.text.len()).count(), 0);
}

const MIXED: &str = "Content-Type: multipart/mixed; boundary=\"=_m\"\n\nbefore\n--=_m\n";

#[test]
fn what_is_answered_is_quoted_without_the_marks() {
    let reply = mail(
        "From: a@b.example\nSubject: x\n\nAnn wrote:\n> We will send 500\n> ships to the port.\n\nNo.\n",
    );
    let sought = |exact| crate::verify::Sought { exact, ..Default::default() };
    let finder = crate::verify::QuoteFinder::new(&reply);
    let verdict = finder.judge(sought("We will send 500 ships to the port."));
    assert_eq!(verdict.sentence(), "Proved but for line breaks and omitted reply marks.");
}

#[test]
fn forms_that_are_not_chosen_are_hidden_at_any_depth() {
    let nested = mail(
        "From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=a\n\n\
         --a\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nplain form\n--b--\n\
         --a\nContent-Type: text/html\n\n<p>first page</p>\n--a\nContent-Type: text/html\n\n<p>shown</p>\n--a--\n",
    );
    assert!(nested.text.contains("shown") && !nested.text.contains("form"), "{}", nested.text);
    let hidden: Vec<&str> = nested.hidden.iter().map(|hidden| hidden.text.trim()).collect();
    assert!(hidden.contains(&"plain form") && hidden.contains(&"first page"), "{hidden:?}");
}

#[test]
fn text_that_is_encrypted_is_not_read() {
    let locked = mail(
        "From: a@b.example\nSubject: x\n\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n",
    );
    let unread: Vec<&str> = locked.unread.iter().map(|unread| unread.what.as_str()).collect();
    assert_eq!(unread, ["a part of it is encrypted and was not read"]);
}

#[test]
fn each_form_of_a_text_is_read() {
    check(
        "Content-Type: text/plain\n\nNo troops.\n",
        "No troops.",
        &["Message-ID: <1@corvia.example>"],
    );
    check("\nNo troops.\n", "No troops.", &[]);
    check("Content-Type: text/html\n\n<p>No</p><p hidden>Yes</p>", "No", &["Yes"]);
    check(
        "Content-Type: text/html; charset=iso-8859-2\nContent-Transfer-Encoding: quoted-printable\n\n\
         <meta charset=3Dutf-8><p>Str=B1=\n?</p><p style=3D\"display:none\">Yes</p>",
        "Strą?",
        &["Yes"],
    );
    check(
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: BASE64\n\nw4lseXPD\nqWU=\n",
        "Élysée",
        &[],
    );
    check("Content-Type: text/plain; charset=utf-7\n\nCaf+AOk-\n", "Café", &[]);
    check("Content-Type: text\n\n<b>a</b>\n", "<b>a</b>", &[]);
}

#[test]
fn of_two_forms_html_counts() {
    let both = |first: &str, second: &str| {
        format!(
            "Content-Type: multipart/alternative; boundary=a\n\n--a\n{first}\n--a\n{second}\n--a--\nafter\n"
        )
    };
    let plain = "Content-Type: text/plain\n\nYes, we will.";
    let page = "Content-Type: text/html\n\n<p>No.</p><div style='display:none'>Maybe.</div>";
    check(&both(plain, page), "No.", &["Yes, we will.", "Maybe.", "after"]);
    check(&both(page, plain), "No.", &["Yes, we will.", "Maybe."]);
    let related = format!(
        "Content-Type: multipart/related; boundary=r\n\n--r\n{page}\n--r\nContent-Type: image/png\n\
         Content-ID: <p>\n\nx\n--r--"
    );
    check(&both(plain, &related), "No.", &["Yes, we will."]);
    check(&both(plain, "Content-Type: text/calendar\n\nBEGIN"), "Yes, we will.", &[]);
    let mixed =
        format!("Content-Type: multipart/mixed; boundary=m\n\n--m\n{page}\n--m\n\nmore\n--m--");
    check(&both(plain, &mixed), "No.\nmore", &[]);
}

#[test]
fn parts_follow_each_other_and_attachments_are_named() {
    let rest = format!(
        "{MIXED}\nFirst.\n--=_m\nContent-Type: text/html\n\n<p>Second.<p hidden>Hidden.\n--=_m\n\
         Content-Type: application/pdf; name=\"report.pdf\"\nContent-Transfer-Encoding: base64\n\nJVBERi0x\n\
         --=_m\nContent-Type: text/plain\n\nThird.\n--=_m--\n"
    );
    check(&rest, "First.\nSecond.\nThird.", &["before", "Hidden."]);
    let extract = mail(&rest);
    assert_eq!(extract.remarks, ["An attachment was not read: report.pdf."]);
    let two = "--=_m\nContent-Type: text/plain\nContent-Disposition: attachment;\n \
               filename*=utf-8''%C3%A9t%C3%A9.txt\n\nNot read.\n--=_m\nContent-Type: image/png\n\n\n";
    let extract = mail(&format!("{MIXED}\nText.\n{two}"));
    assert_eq!(
        extract.remarks,
        ["2 attachments were not read: été.txt, a part of the type image/png."]
    );
    assert!(!extract.text.contains("Not read."));
    // A mark that begins like another one, and one in the middle of a line.
    check(&format!("{MIXED}\nOne --=_m\n--=_m2\n--=_m--\n"), "One --=_m\n--=_m2", &[]);
    let signed = "Content-Type: multipart/signed; boundary=s\n\n--s\n\nSigned.\n--s\n\
                  Content-Type: application/pgp-signature\n\nx\n--s--\n";
    check(signed, "Signed.", &[]);
    assert_eq!(mail(signed).remarks, [""; 0]);
}

#[test]
fn a_mail_may_hang_on_a_mail() {
    let inner = "From: Arland <press@arland.example>\nSubject: Ports\nX-Spam: no\n\n<b>kept</b>";
    let rest =
        format!("{MIXED}\nSee below.\n--=_m\nContent-Type: message/rfc822\n\n{inner}\n--=_m--\n");
    let seen = "See below.\nFrom: Arland <press@arland.example>\nSubject: Ports\n<b>kept</b>";
    check(&rest, seen, &["X-Spam: no"]);
    let digest = format!("Content-Type: multipart/digest; boundary=d\n\n--d\n\n{inner}\n--d--\n");
    check(&digest, "From: Arland <press@arland.example>\nSubject: Ports\n<b>kept</b>", &[]);
    let mailbox = "From a@b Tue Jan  6 2026\nFrom: a@b\nTo: c@d\nDate: x\n\nOne.\n\nFrom here on\n\n\
                   From a@b Wed Jan  7 2026\nFrom: e@f\n\nTwo.\n";
    let extract = read(mailbox).unwrap();
    assert_eq!(
        extract.text,
        "From: a@b\nTo: c@d\nDate: x\nOne.\n\nFrom here on\n\nFrom: e@f\nTwo.\n"
    );
}

#[test]
fn what_the_fields_state_is_told() {
    let extract = mail("\nText.\n");
    assert_eq!(extract.kind, Kind::Mail);
    assert_eq!(extract.meta.title.as_deref(), Some("The harbour – an answer"));
    assert_eq!(extract.meta.author.as_deref(), Some("Ona Rask"));
    assert_eq!(extract.meta.published.as_deref(), Some("2026-01-06"));
    assert_eq!(extract.blocks.len(), 5);
    // The second of a kind is not shown, and neither are other fields.
    let extract = read("From: a@b\nFrom: c@d\nBcc: e@f\nMIME-Version: 1.0\n\nText.\n").unwrap();
    assert_eq!(extract.text, "From: a@b\nText.\n");
    assert_eq!(hidden(&extract), ["From: c@d", "Bcc: e@f", "MIME-Version: 1.0"]);
    // A memo keeps its words.
    let memo = "From: The minister (acting)\nTo: All\nSubject: Ports\n\nNo troops.\n";
    assert_eq!(read(memo).unwrap().text, memo.replace("\n\n", "\n"));
}

#[test]
fn how_sure_the_letters_are_is_said() {
    for (kind, body, sure, name) in [
        ("text/plain", &b"plain"[..], Sure::Yes, "UTF-8"),
        ("text/plain; charset=iso-8859-1", b"\xe9", Sure::Declared, "windows-1252"),
        ("text/html; charset=koi8-r", b"<meta charset=utf-8>\xf0", Sure::Declared, "KOI8-R"),
        ("text/html", b"<meta charset=iso-8859-2>\xb1", Sure::Declared, "ISO-8859-2"),
        ("text/plain; charset=x-none", b"\xe9t\xe9", Sure::Guessed, "windows-1252"),
        ("text/plain", b"\xe9t\xe9", Sure::Guessed, "windows-1252"),
    ] {
        let head = format!("MIME-Version: 1.0\nFrom: a@b\nContent-Type: {kind}\n\n");
        let extract = read([head.as_bytes(), body].concat()).unwrap();
        assert_eq!((extract.encoding.sure, extract.encoding.name.as_str()), (sure, name), "{kind}");
        assert_eq!(extract.remarks.is_empty(), sure != Sure::Guessed, "{:?}", extract.remarks);
    }
}

const PAGE: &str = "From: <Saved by Blink>\nSnapshot-Content-Location: https://corvia.example/ports\n\
    Subject: =?utf-8?Q?Ports=20of=20Corvia?=\nDate: Tue, 6 Jan 2026 10:00:00 -0000\nMIME-Version: 1.0\n\
    Content-Type: multipart/related;\n\ttype=\"text/html\";\n\tboundary=\"----Page--x----\"\n\n\n";

#[test]
fn of_a_saved_page_the_page_is_read() {
    let parts = "------Page--x----\nContent-Type: text/html\nContent-ID: <f@mhtml.blink>\n\
        Content-Transfer-Encoding: quoted-printable\nContent-Location: https://corvia.example/ports\n\n\
        <!DOCTYPE html><html lang=3D\"en\"><body><p>No tro=\nops.</p><p style=3D\"display: none\">Troops.</p>\n\
        ------Page--x----\nContent-Type: text/css\n\np { color: red }\n\
        ------Page--x----\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBO\n";
    let frame = "------Page--x----\nContent-Type: text/html\nContent-Location: cid:frame@mhtml.blink\n\n\
        <p>In a frame.</p>\n------Page--x------\n";
    let extract = read(format!("{PAGE}{parts}{frame}")).unwrap();
    assert_eq!((extract.kind, extract.text.as_str()), (Kind::Mhtml, "No troops.\n"));
    assert!(hidden(&extract).contains(&"Troops."));
    assert!(hidden(&extract).contains(&"Subject: Ports of Corvia"));
    assert_eq!(extract.remarks, ["A part of the page was not read: cid:frame@mhtml.blink."]);
    assert_eq!(extract.meta.title.as_deref(), Some("Ports of Corvia"));
    assert_eq!(extract.meta.address.as_deref(), Some("https://corvia.example/ports"));
    assert_eq!((extract.meta.author, extract.meta.published), (None, None));
    assert_eq!(extract.meta.language.as_deref(), Some("en"));
    assert_eq!(read(format!("{PAGE}{parts}")).unwrap().remarks, [""; 0]);

    let titled = parts.replace(
        "<body>",
        "<head><title>Ports of Corvia - Corvia Post</title><meta property=3Dog:site_name \
         content=3D\"Corvia Post\"></head><body>",
    );
    let extract =
        read(format!("{PAGE}{titled}").replace("of=20Corvia", "of=20Corvia=20-=20Corvia=20Post"))
            .unwrap();
    assert_eq!(extract.meta.title.as_deref(), Some("Ports of Corvia"));

    let named = "MIME-Version: 1.0\nContent-Type: multipart/related; start=\"<b>\"; boundary=a\n\n\
        --a\nContent-Type: text/html\nContent-ID: <a>\n\n<p>Frame</p>\n\
        --a\nContent-Type: text/html\nContent-ID: <b>\n\n<p>Page</p>\n--a--\n";
    assert_eq!(read(named).unwrap().text, "Page\n");
    let alone = "Content-Location: file:///C:/a.htm\nContent-Type: text/html; charset=iso-8859-1\n\n<p>\u{1}Page";
    let extract = read(alone).unwrap();
    assert_eq!((extract.kind, extract.meta.address), (Kind::Mhtml, None));
    assert_eq!(
        read(format!("{PAGE}------Page--x----\nContent-Type: image/png\n\nx\n")),
        Err(Unreadable::NoText(Kind::Mhtml))
    );
    assert!(matches!(read(PAGE), Err(Unreadable::Damaged(_))));
}

#[test]
fn what_cannot_be_read_has_its_reason() {
    let locked = format!("{TOP}Content-Type: multipart/encrypted; boundary=a\n\n--a\n\nx\n--a--\n");
    assert_eq!(read(&locked), Err(Unreadable::Encrypted));
    let smime =
        format!("{TOP}Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nx");
    assert_eq!(read(&smime), Err(Unreadable::Encrypted));
    let part = format!("{TOP}{MIXED}\nSeen.\n--=_m\nContent-Type: application/pkcs7-mime\n\nx\n");
    assert_eq!(read(&part).unwrap().remarks, ["A part of it is encrypted and was not read."]);
    for rest in [
        "Content-Type: multipart/mixed\n\n--a\n\nHidden\n",
        "Content-Type: multipart/mixed; boundary=b\n\n--a\n\nHidden\n",
    ] {
        let extract = mail(rest);
        assert_eq!(extract.text, SEEN);
        assert!(hidden(&extract).iter().any(|text| text.contains("Hidden")));
        assert_eq!(extract.remarks.len(), 1);
    }
    let nothing = "MIME-Version: 1.0\nContent-Type: text/html\n\n<p hidden>a";
    assert_eq!(read(nothing), Err(Unreadable::NoText(Kind::Mail)));
}

#[test]
fn a_mail_costs_what_its_limits_say() {
    let megabyte = 1024 * 1024;
    let deep = "Content-Type: message/rfc822\n\n".repeat(10_000);
    assert_eq!(read(format!("{TOP}{deep}")), Err(Unreadable::TooDeep(64)));
    let mut nested = String::new();
    for n in 0..10_000 {
        nested += &format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n");
    }
    assert_eq!(read(format!("{TOP}{nested}")), Err(Unreadable::TooDeep(64)));
    let packed = "Content-Transfer-Encoding: quoted-printable\nContent-Type: message/rfc822\n\n";
    assert_eq!(read(format!("{TOP}{}", packed.repeat(9))), Err(Unreadable::TooDeep(3)));
    let parts = format!("{TOP}{MIXED}{}", "\n--=_m\n".repeat(200_000));
    assert_eq!(read(&parts), Err(Unreadable::TooManyParts(100_000)));
    // Each part says that its own parts begin somewhere, and none does.
    let lost = "Content-Type: multipart/mixed; boundary=none\n\nx\n--=_m\n".repeat(20_000);
    assert!(read(format!("{TOP}{MIXED}{lost}")).is_ok());
    for piece in [
        "=?",
        "=?aa?q?",
        "=?utf-8?b?w4k=?= ",
        "(",
        "<",
        "\"",
        "\\",
        "a@b,",
        ":",
        ";",
        "=?a?b?",
        "x\n ",
    ] {
        for name in ["From", "Subject", "Content-Type", "X", "Content-Type: a/b; a*1"] {
            let field = piece.repeat(megabyte / 2 / piece.len());
            let _ = read(format!("MIME-Version: 1.0\n{name}: {field}\n\nText"));
            let fields =
                format!("{name}: {}\n", piece.repeat(900)).repeat(megabyte / 900 / piece.len() / 2);
            let _ = read(format!("MIME-Version: 1.0\n{fields}\nText"));
        }
    }
    let fields = format!("{TOP}X: {}\n\nText", "x".repeat(megabyte));
    assert!(matches!(read(fields), Err(Unreadable::Damaged(_))));
    let small = Limits { text: 200, ..Limits::default() };
    let bomb =
        format!("MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n{}", "QUFB".repeat(100));
    assert_eq!(read_any(bomb.as_bytes(), "a", &small), Err(Unreadable::TooMuchText(200)));
    let many = format!("MIME-Version: 1.0\n{MIXED}{}", "\n1234567890123\n--=_m\n".repeat(20));
    assert_eq!(read_any(many.as_bytes(), "a", &small), Err(Unreadable::TooMuchText(200)));
}

#[test]
fn a_mail_may_break_off_anywhere() {
    let rest = format!(
        "{MIXED}\nFirst.\n--=_m\nContent-Type: message/rfc822\n\nFrom: a@b\nContent-Type: multipart/alternative; \
         boundary=\"=_m2\"\n\n--=_m2\n\nPlain\n--=_m2\nContent-Type: text/html\n\
         Content-Transfer-Encoding: quoted-printable\n\n<p>P=61ge</p>\n--=_m2--\n--=_m--\n"
    );
    for whole in [format!("{TOP}{rest}"), PAGE.to_string()] {
        for end in 0..whole.len() {
            let _ = read(whole.as_bytes().get(..end).unwrap());
        }
    }
}
