//! Which rows belong to this one: an index in two flat tables.

/// Rows grouped by an owner, in two flat tables: the rows of owner `n` stand between `starts[n]`
/// and `starts[n + 1]`.
#[derive(Clone, Debug)]
pub(crate) struct Groups<T> {
    starts: Vec<u32>,
    rows: Vec<T>,
}

impl<T> Default for Groups<T> {
    fn default() -> Self {
        Groups { starts: Vec::new(), rows: Vec::new() }
    }
}

impl<T: Copy + PartialEq> Groups<T> {
    /// Groups `pairs` of owner and row for `owners` owners; the order of the rows is kept, and a
    /// row that follows itself counts once.
    pub(crate) fn new(owners: usize, pairs: &[(u32, T)]) -> Groups<T> {
        let mut sorted: Vec<(u32, T)> = pairs.to_vec();
        sorted.sort_by_key(|(owner, _)| *owner);
        sorted.dedup();
        let mut starts = Vec::with_capacity(owners + 1);
        let mut at = 0;
        for owner in 0..=owners as u32 {
            at += sorted.get(at..).map_or(0, |rest| rest.partition_point(|(o, _)| *o < owner));
            starts.push(at as u32);
        }
        Groups { starts, rows: sorted.into_iter().map(|(_, row)| row).collect() }
    }

    /// The rows of one owner.
    pub(crate) fn of(&self, owner: usize) -> &[T] {
        let range = match (self.starts.get(owner), self.starts.get(owner + 1)) {
            (Some(start), Some(end)) => *start as usize..*end as usize,
            _ => 0..0,
        };
        self.rows.get(range).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_their_owner_in_order() {
        let groups = Groups::new(3, &[(2, 'a'), (0, 'b'), (2, 'c'), (2, 'c')]);
        assert_eq!(groups.of(0), ['b']);
        assert!(groups.of(1).is_empty());
        assert_eq!(groups.of(2), ['a', 'c']);
        assert!(groups.of(3).is_empty());
    }
}
