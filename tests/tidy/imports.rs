//! What one source file says: its modules, what these define, what they take in by `use`, and the
//! paths that they name in code. Comments, strings and tests are left out. Knows of no other file.

use std::collections::BTreeSet;

use syn::buffer::{Cursor, TokenBuffer};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, Meta, UseTree, Visibility};

/// A module as its file writes it.
#[derive(Debug, Default)]
pub(super) struct Module {
    /// Its names from the root of the crate: `dossier`, `load`.
    pub(super) path: Vec<String>,
    /// The file in which it stands, from `src/`.
    pub(super) file: String,
    /// What is defined in it.
    pub(super) items: BTreeSet<String>,
    /// Whether a macro defines more in it, under names that cannot be read here.
    pub(super) has_items_of_macros: bool,
    pub(super) uses: Vec<Use>,
    /// The paths of two names and more that stand in its code.
    pub(super) paths: Vec<Vec<String>>,
    /// The children that are compiled for tests alone.
    pub(super) test_children: BTreeSet<String>,
}

/// One name that a `use` takes in, or a glob.
#[derive(Debug)]
pub(super) struct Use {
    pub(super) path: Vec<String>,
    pub(super) name: Taken,
    /// Whether others may find the name here.
    pub(super) is_public: bool,
    /// Whether it stands in a function, where no other module finds it.
    pub(super) is_local: bool,
}

/// The name under which a path is taken in.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Taken {
    As(String),
    /// `as _`: a trait for the sake of its methods.
    Nameless,
    Glob,
}

/// Reads a file: the module that it is, and those that are written out in it.
pub(super) fn read(file: &str, text: &str) -> Vec<Module> {
    let parsed = syn::parse_file(text).unwrap_or_else(|e| panic!("{file} is not Rust: {e}"));
    let mut reader = Reader { modules: Vec::new(), open: Vec::new(), depth: 0 };
    if !parsed.attrs.iter().any(is_for_tests) {
        reader.module(module_path(file), file, &parsed.items);
    }
    reader.modules
}

/// The module that a file is. The program's entry is no module of the library.
fn module_path(file: &str) -> Vec<String> {
    if file == "lib.rs" {
        return Vec::new();
    }
    let path = file.strip_suffix("/mod.rs").or_else(|| file.strip_suffix(".rs")).unwrap_or(file);
    path.split('/').map(str::to_string).collect()
}

struct Reader {
    modules: Vec<Module>,
    /// The modules that are open, the innermost last.
    open: Vec<Module>,
    /// Blocks around the place in the innermost module.
    depth: usize,
}

impl Reader {
    fn module(&mut self, path: Vec<String>, file: &str, items: &[Item]) {
        self.open.push(Module { path, file: file.to_string(), ..Module::default() });
        let depth = std::mem::take(&mut self.depth);
        for item in items {
            self.visit_item(item);
        }
        self.depth = depth;
        self.modules.extend(self.open.pop());
    }

    fn here(&mut self) -> &mut Module {
        self.open.last_mut().unwrap()
    }

    fn name_path(&mut self, path: Vec<String>) {
        if path.len() > 1 {
            self.here().paths.push(path);
        }
    }

    fn tokens(&mut self, tokens: Cursor<'_>) {
        let mut found = Vec::new();
        paths_among(tokens, &mut found);
        for path in found {
            self.name_path(path);
        }
    }

    fn take_in(&mut self, tree: &UseTree, before: &[String], is_public: bool) {
        let is_local = self.depth > 0;
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        // `a::{self}` takes in `a`.
        let named = |name: &syn::Ident| match before.last() {
            Some(last) if name == "self" => (before.to_vec(), last.clone()),
            _ => (with(name), name.to_string()),
        };
        let (path, name) = match tree {
            UseTree::Path(tree) => return self.take_in(&tree.tree, &with(&tree.ident), is_public),
            UseTree::Group(group) => {
                return group.items.iter().for_each(|tree| self.take_in(tree, before, is_public));
            }
            UseTree::Glob(_) => (before.to_vec(), Taken::Glob),
            UseTree::Name(tree) => {
                let (path, name) = named(&tree.ident);
                (path, Taken::As(name))
            }
            UseTree::Rename(tree) => {
                let taken = match tree.rename.to_string().as_str() {
                    "_" => Taken::Nameless,
                    name => Taken::As(name.to_string()),
                };
                (named(&tree.ident).0, taken)
            }
        };
        self.here().uses.push(Use { path, name, is_public, is_local });
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        if attributes(item).iter().any(is_for_tests) {
            if let Item::Mod(module) = item {
                self.here().test_children.insert(module.ident.to_string());
            }
            return;
        }
        if self.depth == 0 {
            self.here().items.extend(defined(item));
            if matches!(item, Item::Macro(made) if made.ident.is_none()) {
                self.here().has_items_of_macros = true;
            }
        }
        match item {
            Item::Mod(module) => {
                if let Some((_, items)) = &module.content {
                    let mut path = self.here().path.clone();
                    path.push(module.ident.to_string());
                    let file = self.here().file.clone();
                    self.module(path, &file, items);
                }
            }
            Item::Use(item) => {
                let is_public = !matches!(item.vis, Visibility::Inherited);
                // `::name` is a crate, whatever else bears the name.
                let before = item.leading_colon.map(|_| String::new());
                self.take_in(&item.tree, before.as_slice(), is_public);
            }
            item => visit::visit_item(self, item),
        }
    }

    fn visit_impl_item(&mut self, item: &'ast syn::ImplItem) {
        let is_for_tests = match item {
            syn::ImplItem::Const(item) => item.attrs.iter().any(is_for_tests),
            syn::ImplItem::Fn(item) => item.attrs.iter().any(is_for_tests),
            syn::ImplItem::Type(item) => item.attrs.iter().any(is_for_tests),
            _ => false,
        };
        if !is_for_tests {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_block(&mut self, block: &'ast syn::Block) {
        self.depth += 1;
        visit::visit_block(self, block);
        self.depth -= 1;
    }

    /// `pub(in crate::dossier)` names nothing.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let start = path.leading_colon.map(|_| String::new());
        let names = path.segments.iter().map(|segment| segment.ident.to_string());
        self.name_path(start.into_iter().chain(names).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, made: &'ast syn::Macro) {
        self.visit_path(&made.path);
        self.tokens(TokenBuffer::new2(made.tokens.clone()).begin());
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        match &attribute.meta {
            Meta::List(list) => {
                self.tokens(TokenBuffer::new2(list.tokens.clone()).begin());
                if attribute.path().is_ident("serde") {
                    for path in named_in_strings(&list.tokens.to_string()) {
                        self.name_path(path);
                    }
                }
            }
            Meta::Path(path) => self.visit_path(path),
            // Documentation among them.
            Meta::NameValue(_) => {}
        }
    }
}

/// Whether something is compiled for tests alone: `#[cfg(test)]`, `#[cfg(all(test, unix))]`.
fn is_for_tests(attribute: &Attribute) -> bool {
    let Meta::List(list) = &attribute.meta else { return false };
    let condition: String = list.tokens.to_string().split_whitespace().collect();
    attribute.path().is_ident("cfg")
        && (condition == "test"
            || condition.strip_prefix("all(").is_some_and(|all| {
                all.trim_end_matches(')').split(',').any(|condition| condition == "test")
            }))
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// The name that an item defines.
fn defined(item: &Item) -> Option<String> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::TraitAlias(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(name.to_string())
}

/// The paths among the tokens of a macro, which nothing else reads.
fn paths_among(mut rest: Cursor<'_>, found: &mut Vec<Vec<String>>) {
    let mut path: Vec<String> = Vec::new();
    // Colons since the last name.
    let mut colons = 0;
    while !rest.eof() {
        if let Some((name, after)) = rest.ident() {
            if colons != 2 {
                found.push(std::mem::take(&mut path));
            }
            path.push(name.to_string());
            (colons, rest) = (0, after);
        } else if let Some((mark, after)) = rest.punct() {
            if mark.as_char() == ':' && colons < 2 {
                if path.is_empty() && colons == 1 {
                    // `::name` is a crate, whatever else bears the name.
                    path.push(String::new());
                }
                colons += 1;
            } else {
                found.push(std::mem::take(&mut path));
                colons = 0;
            }
            rest = after;
        } else {
            found.push(std::mem::take(&mut path));
            colons = 0;
            rest = match rest.any_group() {
                Some((inside, _, _, after)) => {
                    paths_among(inside, found);
                    after
                }
                None => match rest.literal() {
                    Some((_, after)) => after,
                    None => rest.token_tree().map_or_else(Cursor::empty, |(_, after)| after),
                },
            };
        }
    }
    found.push(path);
}

/// The paths that stand in strings: `#[serde(with = "super::day")]`.
fn named_in_strings(tokens: &str) -> Vec<Vec<String>> {
    let strings = tokens.split('"').skip(1).step_by(2);
    let parsed = strings.filter_map(|said| syn::parse_str::<syn::Path>(said).ok());
    parsed.map(|path| path.segments.iter().map(|s| s.ident.to_string()).collect()).collect()
}
