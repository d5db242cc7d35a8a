//! Scripts of what leaves the program: what is copied, and what is opened.

use onrecord::state::effect::Effect;
use onrecord::state::msg::Msg;

use super::scripts::Script;
use super::stage::Play;

fn copied(play: &mut Play, text: &str) {
    play.effect(&Effect::Copy { text: text.to_string() });
}

fn opened(play: &mut Play, address: &str) {
    play.effect(&Effect::OpenAddress(address.to_string()));
}

const PLEDGE: &str = "“Arland pledged to send 200 soldiers”
Orla Kern, Minister · paraphrased
The Paper, 3 May 2030 · news report, usually reliable (B)
Not proved: no copy of the source here";

const PLEDGE_MARKDOWN: &str = "> **NOT PROVED**
>
> On Monday **Arland pledged to send 200 soldiers**, the minister said.
>
> Orla Kern, Minister · paraphrased
>
> The Paper, 3 May 2030 · news report, usually reliable (B)
>
> Not proved: no copy of the source here";

const HOSTING: &str = "“Bordavia would host the troops”
Draft of the Accord (draft) · wording of the text
The Paper, 3 May 2030 · news report, usually reliable (B)
Not proved: no copy of the source here";

const LINE: &str = "NOT PROVED: Bordavia (quoted directly by The Paper; statement undated) in a denial: “No envoy was \
    received”. Nobody on record here asserts what is denied.

Sources:
- “No envoy was received” – Bordavia · quoted directly; The Paper, 3 May 2030 · news report, usually \
    reliable (B) – not proved: no copy of the source here";

const PAPER: &str = "https://paper.example/1";

/// The same where a copy has the words.
fn proved() -> String {
    PLEDGE.replace("Not proved: no copy of the source here", "Proved to the character")
}

pub(super) const SCRIPTS: &[(&str, Script)] = &[
    ("the chosen quote is copied with whose it is and how it stands", |p| {
        copied(p.keys("y"), PLEDGE);
        copied(p.prove().keys("y"), &proved());
    }),
    ("the chosen quote is copied as Markdown", |p| {
        copied(p.keys("Y"), PLEDGE_MARKDOWN);
        copied(p.keys(":copy as<ret>"), PLEDGE_MARKDOWN);
    }),
    ("each screen with a quote lets it be copied, the others say why not", |p| {
        copied(p.keys("4]]y"), PLEDGE);
        copied(p.keys("6y"), PLEDGE);
        copied(p.keys("5y"), HOSTING);
        copied(p.prove().keys("1ry"), &proved());
        p.keys("<esc>2y").see("A cell is no quote: open it first, with Enter.");
        p.keys("3y").see("Open the position first, with Enter; its quotes are there.");
        p.keys("1lljjy").see("No quote is chosen here, but a link or nothing.");
        p.keys("?y").see("Close this first, with Esc.");
    }),
    ("a neutral line is copied with its sources", |p| {
        copied(p.keys("2jlw").see("y copy").keys("y"), LINE);
        copied(p.keys("Y"), &LINE.replace("Sources:\n", "Sources:\n\n"));
    }),
    ("what became of copying is said", |p| {
        p.send(Msg::Copied("Copied to the clipboard, with wl-copy.".to_string()));
        p.see("Copied to the clipboard, with wl-copy.").keys("j").miss("Copied to the clipboard");
    }),
    ("the address of the chosen document is opened", |p| {
        opened(p.keys("O"), PAPER);
        opened(p.keys("4o"), PAPER);
        opened(p.keys("6O"), PAPER);
        opened(p.prove().keys("1ro"), PAPER);
        p.keys("<esc>4jo").see("This document has no address.");
        p.keys("2o").see("Choose a document or a quote first.");
        p.keys("?O").see("Close this first, with Esc.").keys("<esc>");
        p.send(Msg::Opened(format!("Handed to xdg-open: {PAPER}")));
        p.see("Handed to xdg-open: https://paper.example/1");
        p.changed(r#"url: "https://paper.example/1""#, r#"url: "https://a@b.example/1""#);
        // One that is longer than a line is seen to its end.
        p.resize(80, 24)
            .send(Msg::Opened(format!("Not opened: {PAPER}/{}end", "long/".repeat(20))));
        p.see("https://paper.example/1/long").see("/long/end").resize(160, 45);
        p.keys("1O").see("The address of this document is none that is safe to open.");
    }),
];
