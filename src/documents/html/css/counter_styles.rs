//! Kinds of numbers that style sheets make themselves (`@counter-style`): how a number is written in them.

use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, ParseError, Parser, ParserState,
    QualifiedRuleParser, RuleBodyItemParser, RuleBodyParser, Token,
};

use super::lengths::{Parsed, no};

/// Symbols of one kind, characters of a written number, and kinds of one page, at most.
const MOST: usize = 1000;
const LONGEST: usize = 200;
pub(super) const MOST_STYLES: usize = 1000;

/// How symbols make a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum System {
    Cyclic,
    /// Each once, from this number on.
    Fixed(i32),
    Numeric,
    Alphabetic,
    #[default]
    Symbolic,
    Additive,
}

/// A kind of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct CounterStyle {
    system: System,
    symbols: Vec<String>,
    /// Each with what it stands for, the largest first.
    weights: Vec<(u32, String)>,
    pub(in super::super) prefix: String,
    suffix: Option<String>,
    /// It says more than is read here.
    is_more: bool,
}

/// What style sheets say of a kind of numbers.
#[derive(Clone, Copy, Debug)]
pub(in super::super) enum Numbers<'a> {
    /// Nothing: it is what a browser takes it for.
    NotSaid,
    Are(&'a CounterStyle),
    /// Nobody knows.
    Unknown,
}

impl CounterStyle {
    /// Reads the inside of the rule. `None` where it says more than is read here, or too little; and whether
    /// no blank is said to part the number of an item from its text.
    pub(super) fn read(input: &mut Parser<'_>) -> (Option<CounterStyle>, bool) {
        let mut found = CounterStyle::default();
        // What is behind something odd counts, too.
        let odd = RuleBodyParser::new(input, &mut found).filter(Result::is_err).count();
        let is_bare = !found.suffix().ends_with(char::is_whitespace);
        (found.known().filter(|_| odd == 0), is_bare)
    }

    fn known(self) -> Option<CounterStyle> {
        let found = self;
        let least = match found.system {
            System::Numeric | System::Alphabetic => 2,
            _ => 1,
        };
        let is_additive = found.system == System::Additive;
        let count = if is_additive { found.weights.len() } else { found.symbols.len() };
        (!found.is_more && (least..=MOST).contains(&count)).then_some(found)
    }

    /// What stands behind the number of an item.
    pub(in super::super) fn suffix(&self) -> &str {
        self.suffix.as_deref().unwrap_or(". ")
    }

    /// A number in this kind; one that it cannot write is written in digits. `None` where it is too long.
    pub(in super::super) fn written(&self, value: i32) -> Option<String> {
        let symbol = |at: usize| self.symbols.get(at).cloned();
        let count = i64::try_from(self.symbols.len()).ok()?;
        let index = i64::from(value) - 1;
        let at = |index: i64| usize::try_from(index).ok().and_then(symbol);
        let (size, sign) = (value.unsigned_abs(), if value < 0 { "-" } else { "" });
        let written = match self.system {
            System::Cyclic => at(index.rem_euclid(count)),
            System::Fixed(first) => at(i64::from(value) - i64::from(first)),
            System::Symbolic if value > 0 => {
                let times = usize::try_from(index / count).ok()? + 1;
                if times > LONGEST {
                    return None;
                }
                at(index % count).map(|symbol| symbol.repeat(times))
            }
            System::Alphabetic if value > 0 => Some(self.digits(size, 1)),
            System::Numeric => Some(format!("{sign}{}", self.digits(size, 0))),
            // The range of the others begins at 0 or 1.
            System::Additive if value >= 0 => self.sum(size),
            System::Symbolic | System::Alphabetic | System::Additive => None,
        };
        let written = written.unwrap_or_else(|| value.to_string());
        (written.chars().count() <= LONGEST).then_some(written)
    }

    /// With the symbols as digits; `first` is what the first of them stands for.
    fn digits(&self, value: u32, first: u32) -> String {
        let base = u32::try_from(self.symbols.len()).unwrap_or(u32::MAX).max(2);
        let mut rest = value;
        let mut digits = Vec::new();
        loop {
            let digit = rest.saturating_sub(first) % base;
            digits.extend(usize::try_from(digit).ok().and_then(|digit| self.symbols.get(digit)));
            rest = rest.saturating_sub(first) / base;
            if rest == 0 {
                break;
            }
        }
        digits.into_iter().rev().map(String::as_str).collect()
    }

    /// As a sum of weights, if it is one.
    fn sum(&self, value: u32) -> Option<String> {
        let mut rest = value;
        let mut written = String::new();
        for (weight, symbol) in &self.weights {
            if *weight == 0 {
                if value == 0 {
                    return Some(symbol.clone());
                }
                continue;
            }
            // One symbol more than may be written is as good as all of them.
            let times = usize::try_from(rest / weight).unwrap_or(usize::MAX);
            if times > LONGEST {
                return Some(" ".repeat(LONGEST + 1));
            }
            written.push_str(&symbol.repeat(times));
            rest %= weight;
        }
        (rest == 0 && value > 0).then_some(written)
    }
}

/// A string or a word: a symbol. A picture is none that could be read.
fn symbol(input: &mut Parser<'_>) -> Parsed<String> {
    Ok(input.expect_ident_or_string()?.to_string())
}

fn weight(input: &mut Parser<'_>) -> Parsed<(u32, String)> {
    let before = input.try_parse(symbol);
    let Ok(weight) = u32::try_from(input.expect_integer()?) else { return no() };
    Ok((weight, before.or_else(|_| symbol(input))?))
}

impl<'i> DeclarationParser<'i> for CounterStyle {
    type Declaration = ();
    type Error = ();

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        _: &ParserState,
    ) -> Result<(), ParseError<()>> {
        match name.to_ascii_lowercase().as_str() {
            "system" => {
                self.system = match input.expect_ident()?.to_ascii_lowercase().as_str() {
                    "cyclic" => System::Cyclic,
                    "numeric" => System::Numeric,
                    "alphabetic" => System::Alphabetic,
                    "symbolic" => System::Symbolic,
                    "additive" => System::Additive,
                    "fixed" => System::Fixed(match input.next() {
                        Ok(Token::Number { int_value: Some(first), .. }) => *first,
                        _ => 1,
                    }),
                    _ => return no(),
                };
            }
            "symbols" => {
                self.symbols.clear();
                while !input.is_exhausted() {
                    self.symbols.push(symbol(input)?);
                }
            }
            "additive-symbols" => {
                self.weights = input.parse_comma_separated(weight)?;
                // Otherwise the declaration does not count, and what then holds is not worked out.
                if !self.weights.is_sorted_by(|(one, _), (next, _)| one > next) {
                    return no();
                }
            }
            "prefix" => self.prefix = symbol(input)?,
            "suffix" => self.suffix = Some(symbol(input)?),
            "speak-as" => while input.next().is_ok() {},
            _ => {
                self.is_more = true;
                while input.next().is_ok() {}
            }
        }
        Ok(())
    }
}

impl AtRuleParser<'_> for CounterStyle {
    type Prelude = ();
    type AtRule = ();
    type Error = ();
}

impl QualifiedRuleParser<'_> for CounterStyle {
    type Prelude = ();
    type QualifiedRule = ();
    type Error = ();
}

impl RuleBodyItemParser<'_, (), ()> for CounterStyle {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(rule: &str, values: &[i32]) -> Option<Vec<String>> {
        let style = CounterStyle::read(&mut Parser::new(rule)).0?;
        values.iter().map(|value| style.written(*value)).collect()
    }

    #[track_caller]
    fn check(rule: &str, values: &[i32], expected: &[&str]) {
        let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
        assert_eq!(written(rule, values), Some(expected), "{rule}");
    }

    #[test]
    fn numbers_are_written_with_the_symbols_of_the_sheet() {
        check(
            "system: cyclic; symbols: never again",
            &[1, 2, 3, 0, -1],
            &["never", "again", "never", "again", "never"],
        );
        check("system: fixed 3; symbols: x y", &[2, 3, 4, 5], &["2", "x", "y", "5"]);
        check("system: numeric; symbols: o 'i'", &[0, 5, -2], &["o", "ioi", "-io"]);
        check(
            "system: alphabetic; symbols: k l m",
            &[0, 1, 3, 4, 13],
            &["0", "k", "m", "kk", "kkk"],
        );
        check("symbols: '*' '+'", &[1, 2, 3, 4, 0], &["*", "+", "**", "++", "0"]);
        check(
            "system: additive; additive-symbols: 10 X, 9 IX, 'V' 5, 1 I, 0 nil",
            &[0, 4, 9, 27],
            &["nil", "IIII", "IX", "XXVII"],
        );
        check("system: additive; additive-symbols: 4 q", &[4, 8, 5, 0], &["q", "qq", "5", "0"]);
        check("system: additive; additive-symbols: 1 I", &[3, -3], &["III", "-3"]);
    }

    #[test]
    fn what_says_more_is_not_known() {
        for rule in [
            "",
            "symbols:",
            "system: cyclic; symbols: url(a.png)",
            "system: numeric; symbols: a",
            "system: extends decimal",
            "system: cyclic; symbols: a; pad: 3 b",
            "system: cyclic; symbols: a; range: 1 2; fallback: other",
            "system: additive; additive-symbols: -1 a",
            "system: additive; additive-symbols: 1 I, 5 V",
        ] {
            assert_eq!(written(rule, &[1]), None, "{rule}");
        }
        assert_eq!(written("symbols: a", &[i32::MAX]), None);
        assert_eq!(written("system: additive; additive-symbols: 1 a", &[i32::MAX]), None);
    }
}
