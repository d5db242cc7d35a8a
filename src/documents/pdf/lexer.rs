//! The words of PDF and PostScript, as content streams, character maps and Type 1 fonts share them.
//!
//! A reader of its own, because what it cannot read must be told: text behind a slip of syntax would
//! otherwise be missing without a word.

/// An operand, or a word that is an operator.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Number(f64),
    Name(Vec<u8>),
    Text(Vec<u8>),
    Array(Vec<Token>),
    /// Keys with their values.
    Dictionary(Vec<(Vec<u8>, Token)>),
    Word(Vec<u8>),
}

impl Token {
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Token::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn name(&self) -> Option<&[u8]> {
        match self {
            Token::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(super) fn text(&self) -> Option<&[u8]> {
        match self {
            Token::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Arrays and dictionaries within one another, at most; what is deeper is flattened.
const DEEPEST: usize = 32;

/// Reads token after token.
#[derive(Debug)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b'\0' | b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

const fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Lexer<'a> {
        Lexer { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                let line = self.rest();
                let end = line.iter().position(|b| matches!(b, b'\n' | b'\r'));
                self.at += end.unwrap_or(line.len());
            } else if is_space(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// The next token; `None` at the end.
    pub(super) fn next(&mut self) -> Option<Token> {
        self.token(0)
    }

    fn token(&mut self, depth: usize) -> Option<Token> {
        loop {
            self.skip_space();
            match self.peek()? {
                b'/' => return Some(Token::Name(self.name())),
                b'(' => return Some(Token::Text(self.literal())),
                b'<' if self.rest().starts_with(b"<<") => {
                    self.at += 2;
                    return Some(self.dictionary(depth));
                }
                b'<' => return Some(Token::Text(self.hexadecimal())),
                b'[' => {
                    self.at += 1;
                    return Some(self.array(depth));
                }
                // Brackets without a partner, and those of PostScript procedures.
                b')' | b'>' | b']' | b'{' | b'}' => self.at += 1,
                _ => return Some(self.word()),
            }
        }
    }

    fn array(&mut self, depth: usize) -> Token {
        let mut items = Vec::new();
        if depth >= DEEPEST {
            return Token::Array(items);
        }
        loop {
            self.skip_space();
            match self.peek() {
                None => break,
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                Some(_) => items.extend(self.token(depth + 1)),
            }
        }
        Token::Array(items)
    }

    fn dictionary(&mut self, depth: usize) -> Token {
        let mut entries = Vec::new();
        if depth >= DEEPEST {
            return Token::Dictionary(entries);
        }
        loop {
            self.skip_space();
            if self.rest().starts_with(b">>") {
                self.at += 2;
                break;
            }
            match self.token(depth + 1) {
                None => break,
                Some(Token::Name(key)) => {
                    self.skip_space();
                    if self.rest().starts_with(b">>") {
                        continue;
                    }
                    let Some(value) = self.token(depth + 1) else { break };
                    entries.push((key, value));
                }
                Some(_) => {}
            }
        }
        Token::Dictionary(entries)
    }

    fn name(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|b| !is_space(*b) && !is_delimiter(*b)) {
            self.at += 1;
            let digits = self.bytes.get(self.at..self.at + 2).and_then(|two| match two {
                [high, low] => Some(hex(*high)? * 16 + hex(*low)?),
                _ => None,
            });
            match digits {
                Some(value) if byte == b'#' => {
                    name.push(value);
                    self.at += 2;
                }
                _ => name.push(byte),
            }
        }
        name
    }

    fn literal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut text = Vec::new();
        let mut open = 0;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.escaped(&mut text),
                b'(' => {
                    open += 1;
                    text.push(byte);
                }
                b')' if open == 0 => break,
                b')' => {
                    open -= 1;
                    text.push(byte);
                }
                // A line may end in two characters and counts as one.
                b'\r' => {
                    self.skip_if(b'\n');
                    text.push(b'\n');
                }
                _ => text.push(byte),
            }
        }
        text
    }

    fn skip_if(&mut self, byte: u8) {
        if self.peek() == Some(byte) {
            self.at += 1;
        }
    }

    fn escaped(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\r' => self.skip_if(b'\n'),
            b'\n' => {}
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                text.push(value.to_le_bytes()[0]);
            }
            _ => text.push(byte),
        }
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut text = Vec::new();
        let mut half = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match (byte, hex(byte), half) {
                (b'>', ..) => break,
                (_, Some(low), Some(high)) => {
                    text.push(high * 16 + low);
                    half = None;
                }
                (_, Some(high), None) => half = Some(high),
                _ => {}
            }
        }
        text.extend(half.map(|high| high * 16));
        text
    }

    fn word(&mut self) -> Token {
        let rest = self.rest();
        let end = rest.iter().position(|b| is_space(*b) || is_delimiter(*b));
        let word = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        self.at += word.len();
        number(word).map_or_else(|| Token::Word(word.to_vec()), Token::Number)
    }

    /// Goes on behind the data of an inline image: it begins after `ID` and ends with a free-standing
    /// `EI` that is followed by what could be text.
    pub(super) fn skip_image(&mut self) {
        let mut from = self.at;
        loop {
            let rest = self.bytes.get(from..).unwrap_or_default();
            let Some(found) = rest.windows(2).position(|two| two == b"EI") else {
                self.at = self.bytes.len();
                return;
            };
            let at = from + found;
            let before = at.checked_sub(1).and_then(|i| self.bytes.get(i)).copied();
            let after = self.bytes.get(at + 2..).unwrap_or_default();
            let near = after.get(..16).unwrap_or(after);
            let is_text = |b: &u8| is_space(*b) || (b' '..=b'~').contains(b);
            if before.is_some_and(is_space)
                && after.first().is_none_or(|b| is_space(*b))
                && near.iter().all(is_text)
            {
                self.at = at + 2;
                return;
            }
            from = at + 2;
        }
    }
}

fn hex(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

/// A number, also one of those that producers get wrong: `--5`, `1.2.3`, `0.-5`.
fn number(word: &[u8]) -> Option<f64> {
    if !word.iter().all(|b| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.')) {
        return None;
    }
    let digits = std::str::from_utf8(word).ok()?;
    if !digits.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Ok(number) = digits.parse() {
        return Some(number);
    }
    let sign = if digits.starts_with('-') { -1.0 } else { 1.0 };
    let digits = digits.trim_start_matches(['+', '-']);
    let digits = digits.split(['+', '-']).next().unwrap_or_default();
    let second = digits.match_indices('.').nth(1).map_or(digits.len(), |(at, _)| at);
    digits.get(..second).unwrap_or_default().parse::<f64>().ok().map(|number| sign * number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &[u8], expected: &[Token]) {
        let mut lexer = Lexer::new(text);
        let found: Vec<Token> = std::iter::from_fn(|| lexer.next()).collect();
        assert_eq!(found, expected, "{:?}", String::from_utf8_lossy(text));
    }

    fn word(text: &str) -> Token {
        Token::Word(text.as_bytes().to_vec())
    }

    #[test]
    fn every_kind_of_token_is_read() {
        use Token::{Array, Dictionary, Name, Number, Text};
        check(b"", &[]);
        check(
            b"1 -.5 +2. T* ' \" f*",
            &[
                Number(1.0),
                Number(-0.5),
                Number(2.0),
                word("T*"),
                word("'"),
                word("\""),
                word("f*"),
            ],
        );
        check(b"/A#20b/C", &[Name(b"A b".to_vec()), Name(b"C".to_vec())]);
        check(b"(a(b)\\)\\101\\\n\\n)<4 1 4>", &[Text(b"a(b))A\n".to_vec()), Text(b"A@".to_vec())]);
        check(
            b"[(a) -3 [1]] TJ",
            &[Array(vec![Text(b"a".to_vec()), Number(-3.0), Array(vec![Number(1.0)])]), word("TJ")],
        );
        check(
            b"<</K<</L 1>>/M/N/O>>BDC%x\n",
            &[
                Dictionary(vec![
                    (b"K".to_vec(), Dictionary(vec![(b"L".to_vec(), Number(1.0))])),
                    (b"M".to_vec(), Name(b"N".to_vec())),
                ]),
                word("BDC"),
            ],
        );
    }

    #[test]
    fn what_producers_get_wrong_is_read_as_meant() {
        check(
            b"--5 1.2.3 0.-5 - .",
            &[Token::Number(-5.0), Token::Number(1.2), Token::Number(0.0), word("-"), word(".")],
        );
        check(b"> ] ) } q", &[word("q")]);
        check(b"(open", &[Token::Text(b"open".to_vec())]);
    }

    #[test]
    fn depth_is_bounded() {
        let deep = [b"[".repeat(100_000), b"1 q".to_vec()].concat();
        let mut lexer = Lexer::new(&deep);
        let count = std::iter::from_fn(|| lexer.next()).count();
        assert!(count > 0);
    }

    #[test]
    fn the_data_of_an_image_is_skipped() {
        let mut lexer = Lexer::new(b"ID \x00EI\xff EI\xff\xffEI x EI Q q");
        assert_eq!(lexer.next(), Some(word("ID")));
        lexer.skip_image();
        assert_eq!(lexer.next(), Some(word("Q")));
    }
}
