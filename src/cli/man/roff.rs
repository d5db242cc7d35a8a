//! The language of man pages: sections, entries and text, with everything escaped that roff would obey.

/// A page while it is written.
#[derive(Debug, Default)]
pub(super) struct Roff(String);

impl Roff {
    /// A page of section 1. It has no date: the same program always prints the same page.
    pub(super) fn new(name: &str, version: &str) -> Roff {
        let upper = plain(&name.to_uppercase());
        let (name, version) = (plain(name), plain(version));
        // Words stay whole and left alone: options and paths are to be found by searching.
        Roff(format!(".TH {upper} 1 \"\" \"{name} {version}\" \"User Commands\"\n.nh\n.ad l\n"))
    }

    pub(super) fn section(&mut self, title: &str) {
        self.line(&format!(".SH {}", quoted(title)));
    }

    pub(super) fn subsection(&mut self, title: &str) {
        self.line(&format!(".SS {}", quoted(title)));
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        self.line(".PP");
        self.text(text);
    }

    /// A term, already in roff, and what it means, set in.
    pub(super) fn entry(&mut self, term: &str, meaning: &str) {
        self.line(".TP");
        self.line(term);
        self.text(meaning);
    }

    /// Lines as they are, set in.
    pub(super) fn example(&mut self, text: &str) {
        self.line(".RS 4");
        self.line(".nf");
        for line in text.lines() {
            self.line(&escaped(line));
        }
        self.line(".fi");
        self.line(".RE");
    }

    /// Prose; what stands in backticks is set in bold.
    pub(super) fn text(&mut self, text: &str) {
        let mut line = String::new();
        for (n, part) in text.split('`').enumerate() {
            let part = plain(part);
            if n % 2 == 1 {
                line.push_str(&format!("\\fB{part}\\fR"));
            } else {
                line.push_str(&part);
            }
        }
        // A blank line would be a gap, and a point or an apostrophe at the beginning a request.
        self.line(&guarded(line.split_whitespace().collect::<Vec<_>>().join(" ")));
    }

    pub(super) fn finish(self) -> String {
        self.0
    }

    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }
}

pub(super) fn bold(text: &str) -> String {
    format!("\\fB{}\\fR", plain(text))
}

pub(super) fn italic(text: &str) -> String {
    format!("\\fI{}\\fR", plain(text))
}

/// Text of which roff obeys nothing within a line. A hyphen is what is typed, not what is set.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\e"),
            '-' => out.push_str("\\-"),
            '\'' => out.push_str("\\(aq"),
            '^' => out.push_str("\\(ha"),
            '~' => out.push_str("\\(ti"),
            '`' => out.push_str("\\(ga"),
            c => out.push(c),
        }
    }
    out
}

fn escaped(line: &str) -> String {
    guarded(plain(line))
}

fn guarded(line: String) -> String {
    if line.starts_with(['.', '\'']) { format!("\\&{line}") } else { line }
}

/// An argument of a request.
fn quoted(text: &str) -> String {
    format!("\"{}\"", plain(text).replace('"', "\\(dq"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_obeyed() {
        let mut page = Roff::default();
        page.section("A \"B\"");
        page.text(".so /etc/passwd");
        page.text("`--a-b` is \\n(.x, 'c' and ~/d");
        page.example(".x\n'y");
        assert_eq!(
            page.finish(),
            ".SH \"A \\(dqB\\(dq\"\n\\&.so /etc/passwd\n\
             \\fB\\-\\-a\\-b\\fR is \\en(.x, \\(aqc\\(aq and \\(ti/d\n\
             .RS 4\n.nf\n\\&.x\n\\(aqy\n.fi\n.RE\n"
        );
    }
}
