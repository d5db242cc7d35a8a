//! How style sheets are read: rules, rules in rules, and the at-rules around them.

use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, ParseError, Parser, ParserState,
    QualifiedRuleParser, RuleBodyItemParser, RuleBodyParser, StyleSheetParser, Token,
};
use selectors::SelectorList;
use selectors::parser::ParseRelative;

use super::conditions::{media, media_attribute, supports};
use super::counter_styles::CounterStyle;
use super::declarations::{Declaration, declaration};
use super::gist::gist;
use super::lengths::{Parsed, no};
use super::registered::Registered;
use super::selector::{Parts, read};
use super::sheets::Sheets;

/// Rules that nest deeper are not read, nor are the names of layers with more parts.
const DEPTH: usize = 16;

/// What one rule, or one attribute, declares besides is not read.
const MOST_IN_RULE: usize = 10_000;

impl Sheets {
    /// Reads all style sheets of a page: the text of each, and its `media` attribute.
    pub(in super::super) fn parse<'a>(
        sheets: impl Iterator<Item = (&'a str, Option<&'a str>)>,
    ) -> Sheets {
        let mut found = Sheets::default();
        for (css, media) in sheets {
            if media.is_some_and(|media| !media_attribute(media)) {
                continue;
            }
            found.take_in(&gist(css));
        }
        found.settle();
        found
    }

    pub(super) fn take_in(&mut self, css: &str) {
        let mut body = Body::new(self);
        let mut input = Parser::new(css);
        StyleSheetParser::new(&mut input, &mut body).for_each(drop);
    }
}

/// Reads the declarations of a `style` attribute, in which no rules stand.
pub(super) fn attribute(style: &str) -> Vec<Declaration> {
    let mut found = Sheets::default();
    let mut body = Body { is_attribute: true, ..Body::new(&mut found) };
    let mut input = Parser::new(style);
    RuleBodyParser::new(&mut input, &mut body).for_each(drop);
    body.own
}

/// A style sheet, or the inside of a rule or at-rule.
struct Body<'a> {
    found: &'a mut Sheets,
    /// The selectors of the rule around it.
    within: Option<SelectorList<Parts>>,
    layer: usize,
    depth: usize,
    /// The declarations that stand in it and are not yet taken in.
    own: Vec<Declaration>,
    /// It is no sheet: there are no rules in it.
    is_attribute: bool,
}

impl<'a> Body<'a> {
    fn new(found: &'a mut Sheets) -> Body<'a> {
        let (within, layer, depth) = (None, Sheets::NO_LAYER, 0);
        Body { found, within, layer, depth, own: Vec::new(), is_attribute: false }
    }

    /// The inside of a rule or at-rule in this one.
    fn inside(
        &mut self,
        input: &mut Parser<'_>,
        within: Option<SelectorList<Parts>>,
        layer: usize,
    ) {
        self.take_in();
        if self.depth >= DEPTH {
            self.found.is_cut = true;
            return;
        }
        let depth = self.depth + 1;
        let mut body = Body { within, layer, depth, ..Body::new(self.found) };
        RuleBodyParser::new(input, &mut body).for_each(drop);
        body.take_in();
    }

    /// Makes a rule of the declarations so far: those behind an inner rule come after it.
    fn take_in(&mut self) {
        let own = std::mem::take(&mut self.own);
        if let Some(within) = &self.within {
            self.found.rule(within, own, self.layer);
        }
    }

    /// The layer of a name with dots in it.
    fn layer(&mut self, name: &[String]) -> usize {
        name.iter().fold(self.layer, |layer, part| self.found.layer(layer, Some(part)))
    }
}

/// What stands before the block of an at-rule.
enum Prelude {
    /// Its inside counts.
    Counts(bool),
    Layers(Vec<Vec<String>>),
    Import,
    /// Its rules speak of what stands in these.
    Scope(SelectorList<Parts>),
    /// Its name.
    CounterStyle(String),
    /// The name of a custom property.
    Property(String),
}

impl<'i> AtRuleParser<'i> for Body<'_> {
    type Prelude = Prelude;
    type AtRule = ();
    type Error = ();

    fn parse_prelude(&mut self, name: CowRcStr<'i>, input: &mut Parser<'i>) -> Parsed<Prelude> {
        if self.is_attribute {
            return no();
        }
        let prelude = match name.to_ascii_lowercase().as_str() {
            "media" => Prelude::Counts(media(input)),
            "supports" => Prelude::Counts(supports(input)),
            "layer" if input.is_exhausted() => Prelude::Layers(Vec::new()),
            "layer" => Prelude::Layers(input.parse_comma_separated(layer_name)?),
            "import" => Prelude::Import,
            "counter-style" => Prelude::CounterStyle(input.expect_ident()?.to_ascii_lowercase()),
            "property" => Prelude::Property(input.expect_ident()?.to_string()),
            // What ends the scope lets in more: rules that hide reach farther than they should.
            "scope" if input.try_parse(|input| input.expect_parenthesis_block()).is_ok() => {
                let around = input.parse_nested_block(|input| read(input, ParseRelative::No))?;
                Prelude::Scope(around)
            }
            _ => return no(),
        };
        while input.next().is_ok() {}
        Ok(prelude)
    }

    fn rule_without_block(&mut self, prelude: Prelude, _: &ParserState) -> Result<(), ()> {
        match prelude {
            Prelude::Layers(names) => {
                for name in names {
                    self.layer(&name);
                }
            }
            Prelude::Import => self.found.has_import = true,
            Prelude::Counts(_)
            | Prelude::Scope(_)
            | Prelude::CounterStyle(_)
            | Prelude::Property(_) => {}
        }
        Ok(())
    }

    fn parse_block(
        &mut self,
        prelude: Prelude,
        _: &ParserState,
        input: &mut Parser<'i>,
    ) -> Parsed<()> {
        let layer = match prelude {
            Prelude::Counts(true) => self.layer,
            Prelude::Layers(names) => match names.as_slice() {
                [] => self.found.layer(self.layer, None),
                [name] => self.layer(name),
                _ => return no(),
            },
            Prelude::Scope(around) => {
                self.inside(input, Some(around), self.layer);
                return Ok(());
            }
            Prelude::CounterStyle(name) => {
                let (style, is_bare) = CounterStyle::read(input);
                self.found.has_bare_numbers |= is_bare;
                self.found.counter_style(name, style);
                while input.next().is_ok() {}
                return Ok(());
            }
            Prelude::Property(name) => {
                let declared = Registered::read(&name, input);
                let root = read(&mut Parser::new(":root"), ParseRelative::No)?;
                self.found.registered(&root, declared);
                return Ok(());
            }
            Prelude::Counts(false) | Prelude::Import => return no(),
        };
        self.inside(input, self.within.clone(), layer);
        Ok(())
    }
}

fn layer_name(input: &mut Parser<'_>) -> Parsed<Vec<String>> {
    let mut parts = vec![input.expect_ident()?.to_string()];
    while !input.is_exhausted() {
        input.expect_delim('.')?;
        match input.next_including_whitespace()? {
            Token::Ident(part) if parts.len() < DEPTH => parts.push(part.to_string()),
            _ => return no(),
        }
    }
    Ok(parts)
}

impl<'i> QualifiedRuleParser<'i> for Body<'_> {
    type Prelude = SelectorList<Parts>;
    type QualifiedRule = ();
    type Error = ();

    fn parse_prelude(&mut self, input: &mut Parser<'i>) -> Parsed<SelectorList<Parts>> {
        match &self.within {
            None => read(input, ParseRelative::No),
            Some(around) => {
                let list = read(input, ParseRelative::ForNesting)?;
                Ok(list.replace_parent_selector(around))
            }
        }
    }

    fn parse_block(
        &mut self,
        prelude: SelectorList<Parts>,
        _: &ParserState,
        input: &mut Parser<'i>,
    ) -> Parsed<()> {
        self.inside(input, Some(prelude), self.layer);
        Ok(())
    }
}

impl<'i> DeclarationParser<'i> for Body<'_> {
    type Declaration = ();
    type Error = ();

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        _: &ParserState,
    ) -> Result<(), ParseError<()>> {
        if self.own.len() >= MOST_IN_RULE {
            self.found.is_cut = true;
            return no();
        }
        declaration(&name, input, &mut self.own)
    }
}

impl RuleBodyItemParser<'_, (), ()> for Body<'_> {
    fn parse_declarations(&self) -> bool {
        self.within.is_some() || self.is_attribute
    }

    fn parse_qualified(&self) -> bool {
        !self.is_attribute
    }
}
