//! Changes of a brief. Each makes the next state from the present one; undoing is the history's business.

use std::sync::Arc;

use super::{Brief, Excerpt, Head, Item, ItemKind, Snapshot, Subject, TakenAt};

/// By what items are sorted; those between two headings among themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Actor,
    Topic,
    /// The earliest first, undated last.
    Date,
}

impl By {
    pub const fn name(self) -> &'static str {
        match self {
            By::Actor => "actor",
            By::Topic => "topic",
            By::Date => "date",
        }
    }
}

/// Puts something in after the item of that id, or at the end. Tells the new item's id.
pub fn insert(brief: &Brief, after: Option<u32>, what: ItemKind, note: String) -> (Brief, u32) {
    let mut next = brief.clone();
    let id = brief.next_id();
    let place = after.and_then(|id| brief.item(id)).map_or(brief.items.len(), |(n, _)| n + 1);
    next.items.insert(place, Arc::new(Item { id, what, note }));
    (next, id)
}

/// Adds something collected, at the end.
pub fn keep(brief: &Brief, snapshot: Snapshot) -> (Brief, u32) {
    let kept = Excerpt { snapshot, ..Excerpt::default() };
    insert(brief, None, ItemKind::Excerpt(Box::new(kept)), String::new())
}

/// The item that was collected from the same thing as of the same time.
pub fn find<'b>(brief: &'b Brief, of: &Subject, taken: Option<&TakenAt>) -> Option<&'b Arc<Item>> {
    let is = |snapshot: &Snapshot| snapshot.of == *of && snapshot.taken.as_ref() == taken;
    brief.items.iter().find(|item| item.excerpt().is_some_and(|kept| is(&kept.snapshot)))
}

/// Takes an item out.
pub fn remove(brief: &Brief, id: u32) -> Brief {
    let mut next = brief.clone();
    next.items.retain(|item| item.id != id);
    next
}

/// Replaces an item by what `change` makes of it.
pub fn change(brief: &Brief, id: u32, change: impl FnOnce(&mut Item)) -> Brief {
    let mut next = brief.clone();
    if let Some(item) = next.items.iter_mut().find(|item| item.id == id) {
        change(Arc::make_mut(item));
    }
    next
}

/// Replaces what stands at the head.
pub fn with_head(brief: &Brief, change: impl FnOnce(&mut Head)) -> Brief {
    let mut next = brief.clone();
    change(&mut next.head);
    next
}

/// Moves an item by one place; at either end it stays.
pub fn shift(brief: &Brief, id: u32, down: bool) -> Brief {
    let mut next = brief.clone();
    if let Some((n, _)) = brief.item(id) {
        let to = if down { n + 1 } else { n.wrapping_sub(1) };
        if to < next.items.len() {
            next.items.swap(n, to);
        }
    }
    next
}

/// Sorts what stands between two headings. A note that stands alone stays behind what it follows.
pub fn sort(brief: &Brief, by: By) -> Brief {
    let mut sorted: Vec<Arc<Item>> = Vec::with_capacity(brief.items.len());
    let mut groups: Vec<Vec<Arc<Item>>> = Vec::new();
    let put = |groups: &mut Vec<Vec<Arc<Item>>>, sorted: &mut Vec<Arc<Item>>| {
        groups.sort_by_key(|group| group.first().map(|item| key(item, by)));
        sorted.extend(groups.drain(..).flatten());
    };
    for item in &brief.items {
        match (&item.what, groups.last_mut()) {
            (ItemKind::Heading(_), _) => {
                put(&mut groups, &mut sorted);
                sorted.push(item.clone());
            }
            (ItemKind::Text, Some(group)) => group.push(item.clone()),
            // Before anything that could be sorted it introduces what follows.
            (ItemKind::Text, None) => sorted.push(item.clone()),
            (ItemKind::Excerpt(_), _) => groups.push(vec![item.clone()]),
        }
    }
    put(&mut groups, &mut sorted);
    Brief { items: sorted, ..brief.clone() }
}

/// Empty dates come last.
fn key(item: &Item, by: By) -> (bool, String) {
    let Some(kept) = item.excerpt() else { return (true, String::new()) };
    let text = match by {
        By::Actor => &kept.snapshot.who,
        By::Topic => &kept.snapshot.topic,
        By::Date => &kept.snapshot.date,
    };
    (text.is_empty(), text.to_lowercase())
}

/// Turns the choice of quotes on: all of them, each alone, and all again.
pub fn turn_quotes(kept: &mut Excerpt, on: bool) {
    let count = kept.snapshot.quotes().count();
    if count < 2 {
        return;
    }
    let alone = match kept.printed().count() {
        1 => (0..count).find(|n| kept.prints(*n)),
        _ => None,
    };
    // All of them stand before the first and after the last.
    let next = match (alone, on) {
        (None, true) => Some(0),
        (None, false) => Some(count - 1),
        (Some(n), true) => (n + 1 < count).then_some(n + 1),
        (Some(n), false) => n.checked_sub(1),
    };
    kept.left_out = match next {
        None => Vec::new(),
        Some(next) => (0..count).filter(|n| *n != next).collect(),
    };
}

#[cfg(test)]
mod tests {
    use super::super::{Part, Quoted};
    use super::*;

    fn kept(who: &str, date: &str) -> ItemKind {
        let snapshot =
            Snapshot { who: who.to_string(), date: date.to_string(), ..Snapshot::default() };
        ItemKind::Excerpt(Box::new(Excerpt { snapshot, ..Excerpt::default() }))
    }

    fn brief(whats: Vec<ItemKind>) -> Brief {
        whats
            .into_iter()
            .fold(Brief::default(), |brief, what| insert(&brief, None, what, String::new()).0)
    }

    fn ids(brief: &Brief) -> Vec<u32> {
        brief.items.iter().map(|item| item.id).collect()
    }

    #[test]
    fn items_are_sorted_between_headings_and_notes_stay_with_theirs() {
        let all = brief(vec![
            ItemKind::Text,
            kept("Poland", "2026-01-07"),
            ItemKind::Text,
            kept("France", ""),
            ItemKind::Heading("Two".to_string()),
            kept("Turkey", "2026-01-06"),
            kept("Italy", "2026-01-08"),
        ]);
        assert_eq!(ids(&sort(&all, By::Actor)), [1, 4, 2, 3, 5, 7, 6]);
        assert_eq!(ids(&sort(&all, By::Date)), [1, 2, 3, 4, 5, 6, 7]);
    }

    #[test]
    fn an_item_is_moved_removed_and_changed() {
        let all = brief(vec![kept("a", ""), kept("b", ""), kept("c", "")]);
        assert_eq!(ids(&shift(&all, 1, true)), [2, 1, 3]);
        assert_eq!(ids(&shift(&all, 1, false)), [1, 2, 3]);
        assert_eq!(ids(&shift(&all, 3, true)), [1, 2, 3]);
        assert_eq!(ids(&remove(&all, 2)), [1, 3]);
        let noted = change(&all, 2, |item| item.note = "why".to_string());
        assert_eq!(noted.item(2).unwrap().1.note, "why");
        assert_eq!(all.item(2).unwrap().1.note, "");
        let (more, id) = insert(&all, Some(1), ItemKind::Text, "n".to_string());
        assert_eq!((ids(&more), id), (vec![1, 4, 2, 3], 4));
    }

    #[test]
    fn quotes_are_shown_all_or_one() {
        let part = Part { quotes: vec![Quoted::default(); 3], ..Part::default() };
        let snapshot = Snapshot { parts: vec![part], ..Snapshot::default() };
        let mut kept = Excerpt { snapshot, ..Excerpt::default() };
        let mut seen = Vec::new();
        for _ in 0..4 {
            turn_quotes(&mut kept, true);
            seen.push(kept.left_out.clone());
        }
        assert_eq!(seen, [vec![1, 2], vec![0, 2], vec![0, 1], vec![]]);
        turn_quotes(&mut kept, false);
        assert_eq!(kept.left_out, [0, 1]);
    }
}
