//! Notes which parts of the page the elements are that are open.

use super::elements as html;
use super::tokens::Tag;
use super::tree::Tree;

impl Tree {
    /// The element that a tag has just begun is a part of the page. What nobody sees is none.
    pub(super) fn region(&mut self, tag: &Tag<'_>, is_seen: bool) {
        if !is_seen || self.is_foreign() {
            return;
        }
        let is_void = html::is_void(&tag.name);
        let from = self.writer.len();
        let Some(open) = self.open.last_mut().filter(|open| is_void || open.name == tag.name)
        else {
            return;
        };
        if !is_void && open.region.is_some() {
            return;
        }
        let region = self.regions.begin(tag, if is_void { from } else { open.from });
        if !is_void {
            open.region = region;
        }
    }
}
