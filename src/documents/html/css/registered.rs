//! `@property`: the value that a custom property has where no rule gives it one.

use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, ParseError, Parser, ParserState,
    QualifiedRuleParser, RuleBodyItemParser, RuleBodyParser,
};

use super::declarations::{Declaration, declaration};

/// A custom property, and its first value as it would be declared.
pub(super) struct Registered<'n> {
    name: &'n str,
    declared: Vec<Declaration>,
}

impl Registered<'_> {
    /// Reads the inside of the rule.
    pub(super) fn read(name: &str, input: &mut Parser<'_>) -> Vec<Declaration> {
        let mut found = Registered { name, declared: Vec::new() };
        if name.starts_with("--") {
            RuleBodyParser::new(input, &mut found).for_each(drop);
        }
        found.declared
    }
}

impl<'i> DeclarationParser<'i> for Registered<'_> {
    type Declaration = ();
    type Error = ();

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        _: &ParserState,
    ) -> Result<(), ParseError<()>> {
        if name.eq_ignore_ascii_case("initial-value") {
            // Of several, the last one counts.
            self.declared.clear();
            return declaration(self.name, input, &mut self.declared);
        }
        while input.next().is_ok() {}
        Ok(())
    }
}

impl AtRuleParser<'_> for Registered<'_> {
    type Prelude = ();
    type AtRule = ();
    type Error = ();
}

impl QualifiedRuleParser<'_> for Registered<'_> {
    type Prelude = ();
    type QualifiedRule = ();
    type Error = ();
}

impl RuleBodyItemParser<'_, (), ()> for Registered<'_> {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        false
    }
}
