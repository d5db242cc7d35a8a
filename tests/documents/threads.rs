//! Mail in which people answer each other: each is quoted by their own words, over the ends of lines, and no
//! two of them as one.

use onrecord::documents::{Limits, read};

use super::made::check;

/// As a plain text, as mail, and as mail with lines that flow.
#[track_caller]
fn thread(body: &str, quotes: &[(char, &str)]) {
    check(body.as_bytes(), "a.txt", quotes);
    check(body.replace('\n', "\r\n").as_bytes(), "a.txt", quotes);
    let top = "From: Ona Rask <ona@corvia.example>\nTo: envoys@maretta.example\nSubject: Re: ships\n\
               Date: Tue, 6 Jan 2026 23:30:00 -0500\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8";
    check(format!("{top}\n\n{body}").as_bytes(), "a.eml", quotes);
    let flowing = body.replace(",\n", ", \n").replace("we\n", "we \n");
    check(format!("{top}; format=flowed\n\n{flowing}").as_bytes(), "a.eml", quotes);
}

#[test]
fn each_level_of_a_thread_is_quoted_without_its_marks() {
    thread(
        "Dear Ivo,\n\nCorvia sends nobody.\n\nOn 7 January Ivo Tal wrote:\n> Can we say that Corvia, in full,\n\
         > will send 40 ships to the port, and that we\n> are glad of it?\n>\n> > The draft says: all members will keep,\n\
         > > as agreed, the peace of the lake.\n>\n>>> Who wrote this,\n>>> Ivo?\n> I did, and we\n> all know.\n\nOna\n",
        &[
            ('~', "Corvia, in full, will send 40 ships to the port"),
            ('~', "that we are glad of it?"),
            ('~', "all members will keep, as agreed, the peace of the lake."),
            ('~', "Who wrote this, Ivo?"),
            ('~', "I did, and we all know."),
            ('-', "are glad of it? The draft says: all members will keep"),
            ('-', "the peace of the lake. Who wrote this"),
            ('-', "Who wrote this, Ivo? I did, and we"),
        ],
    );
    thread(
        "Am 7. Januar schrieb Ivo:\n>> We will send ships, if asked,\n>> and no men,\n> Only if we\n> are paid,\n\
         but the port is closed.\n",
        &[
            ('~', "We will send ships, if asked, and no men"),
            ('~', "Only if we are paid"),
            ('-', "and no men, Only if we are paid"),
            ('-', "are paid, but the port is closed."),
            ('-', "if asked, and no men, but the port is closed."),
            ('+', "but the port is closed."),
        ],
    );
    // Without blanks, and with the answers below what they answer.
    thread(
        ">Will Corvia send ships, if asked,\n>or not?\n\nIt will, and we\npaid for it.\n\n>>And the pilots, who\n\
         >>know the lake?\n>None, I fear,\n>of them.\n\nThey stay.\n",
        &[
            ('~', "Will Corvia send ships, if asked, or not?"),
            ('~', "And the pilots, who know the lake?"),
            ('~', "None, I fear, of them."),
            ('-', "who know the lake? None, I fear"),
        ],
    );
}

#[test]
fn a_line_that_is_answered_is_not_joined_with_the_answer() {
    thread(
        "Ivo wrote:\n> Corvia will never\nsend ships to the port.\n",
        &[
            ('-', "Corvia will never send ships to the port."),
            ('-', "Ivo wrote: Corvia will never"),
            ('+', "send ships to the port."),
        ],
    );
    thread(
        "> Corvia will send\n> > none of its\n> > ships\n> at noon.\n",
        &[
            ('-', "Corvia will send at noon."),
            ('-', "Corvia will send none of its ships"),
            ('~', "none of its ships"),
        ],
    );
    thread(
        "> > Corvia has said that it will send\n> > ships.\nIt will not.\n> > It will, and we\n> > know it.\n",
        &[
            ('-', "send ships. It will not."),
            ('-', "It will not. It will, and we"),
            ('~', "and we know it."),
        ],
    );
}

#[test]
fn what_is_more_than_a_number_stays_so() {
    thread(
        "Ivo wrote:\n> Corvia must hold\n> 60 ships of ours\n> or none of them.\n",
        &[('-', "must hold 60 ships of ours"), ('~', "60 ships of ours or none of them.")],
    );
    for prose in [
        "The debt must be\n> 60 ships and the catch\n> sixty boats and\n> ten rafts.\n",
        "The limits are:\n> 60 ships and the catch\n> sixty boats and\n> ten rafts.\n",
        "The limits are:\n> €60 and the catch\n> sixty boats.\n",
        "Where the catch is\n> sixty boats it counts.\n",
    ] {
        thread(
            prose,
            &[
                ('-', "the catch sixty boats"),
                ('-', "The debt must be 60 ships"),
                ('-', "The limits are: 60 ships"),
            ],
        );
    }
}

#[test]
fn a_mail_that_holds_an_earlier_one_says_so() {
    let remarks = |kind: &str, body: &str| {
        let mail = format!(
            "From: a@b.example\nTo: c@d.example\nSubject: x\nDate: Tue, 6 Jan 2026 23:30:00 -0500\n\
                            MIME-Version: 1.0\nContent-Type: text/{kind}; charset=utf-8\n\n{body}"
        );
        read(mail.as_bytes(), "a.eml", &Limits::default()).unwrap().remarks
    };
    let told = ["The mail holds the words of an earlier one: check whose words a quote is."];
    for (kind, body) in [
        ("plain", "No.\n\nIvo wrote:\n> Will you?\n"),
        ("plain", "> > We will\n> > send\n\nNo.\n"),
        ("plain", "No.\n\n-----Original Message-----\nFrom: Ivo\n\nWill you?\n"),
        ("plain", "No.\n\n---------- Forwarded message ---------\nFrom: Ivo\n\nWill you?\n"),
        ("html", "<p>No.</p><blockquote type=\"cite\"><p>Will you?</p></blockquote>"),
        ("html", "<p>No.</p><BLOCKQUOTE style='margin:0' TYPE=cite>Will you?</BLOCKQUOTE>"),
        (
            "html",
            "<p>No.</p><div class=\"gmail_quote\"><blockquote class=gmail_quote>Will you?</blockquote></div>",
        ),
        ("html", "<p>No.</p><div id=divRplyFwdMsg><b>From:</b> Ivo</div><div>Will you?</div>"),
    ] {
        assert_eq!(remarks(kind, body), told, "{body}");
    }
    for (kind, body) in [
        ("plain", "The debt is\n> 60 per cent.\n"),
        ("plain", "No.\n"),
        ("html", "<p>As the poet says:</p><blockquote>Will you?</blockquote>"),
        ("html", "<p>No type=cite here: &lt;blockquote type=cite></p>"),
    ] {
        assert!(remarks(kind, body).is_empty(), "{body}");
    }
}
