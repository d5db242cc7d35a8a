//! Fragments: the letters of one line that a file draws in several pieces, put beside one another by their
//! places. A word that is drawn last, into a gap of its line or at an end of it, is a part of that line.

use std::collections::BTreeMap;

use super::canvas::Glyph;
use super::geometry::Point;

/// Of the size: a wider gap, white space or not, ends a fragment, because a word may be drawn into it.
const APART: f64 = 0.6;
/// Of the size: how far a fragment may reach back into the one before it.
const BACK: f64 = 0.6;
/// Of the size: fragments of one line stand no further from one another, unless all of what stands between
/// them does.
const NEAR: f64 = 1.5;
/// Of the size: a wider gap parts columns where the rows above and below have it, too.
const GUTTER: f64 = 0.9;
/// Of the size: so much of a gap lies over the gap of the next row.
const SHARED: f64 = 0.5;
/// Rows that have the same gap, at least.
const ROWS: usize = 3;
/// Of the size: letters further from the baseline stand on another one; small ones may be raised.
const LEVEL: f64 = 0.3;
const RAISED: f64 = 0.5;
/// As often as the size of its line: what is small enough to be raised in it, and large enough.
const SMALL: (f64, f64) = (0.5, 0.86);
/// Of the size: a wider gap parts words.
const SPACE: f64 = 0.15;
/// Directions of a page in which lines are looked for.
const DIRECTIONS: usize = 16;

/// Letters that are drawn one behind the other without a wide gap, with what is unseen or blank behind them.
#[derive(Debug)]
struct Fragment {
    glyphs: Vec<Glyph>,
    /// How many of them can be seen.
    seen: usize,
    along: Point,
    up: Point,
    /// In the direction of `along`: where its first letter begins and its last one ends.
    start: f64,
    end: f64,
    /// In the direction of `up`: how high its largest letters stand, and how large they are.
    height: f64,
    size: f64,
    is_recognised: bool,
}

impl Fragment {
    fn of(glyph: &Glyph) -> Fragment {
        Fragment {
            glyphs: Vec::new(),
            seen: 0,
            along: glyph.along,
            up: glyph.up,
            start: glyph.start.dot(glyph.along),
            end: glyph.end.dot(glyph.along),
            height: glyph.start.dot(glyph.up),
            size: glyph.size.max(0.1),
            is_recognised: glyph.is_recognised,
        }
    }

    fn takes(&self, glyph: &Glyph) -> bool {
        let size = self.size.max(glyph.size);
        let moved = glyph.start.dot(self.along) - self.end;
        let across = (glyph.start.dot(self.up) - self.height).abs();
        self.seen > 0
            && self.along.dot(glyph.along) > 0.98
            && self.is_recognised == glyph.is_recognised
            && across < RAISED * size
            && (-BACK * size..APART * size).contains(&moved)
    }

    fn add(&mut self, glyph: Glyph) {
        self.end = glyph.end.dot(self.along);
        if glyph.size > self.size {
            self.height = glyph.start.dot(self.up);
            self.size = glyph.size;
        }
        self.seen += 1;
        self.glyphs.push(glyph);
    }

    /// The gap to the next one, as a share of the size.
    fn gap(&self, next: &Fragment) -> f64 {
        (next.start - self.end) / self.size.max(next.size)
    }

    /// Takes away blanks that reach over what stands there.
    fn end_before(&mut self, next: f64) {
        let reaches = |glyph: &Glyph| {
            glyph.why.is_none()
                && glyph.is_blank()
                && glyph.end.dot(self.along) > next + SPACE * self.size
        };
        if !self.glyphs.iter().any(reaches) {
            return;
        }
        let mut blank = None;
        self.glyphs.retain(|glyph| {
            let stays = !reaches(glyph);
            if !stays && blank.is_none() {
                blank = Some(glyph.clone());
            }
            stays
        });
        // One of them stays, if there is room for it.
        if let Some(mut blank) = blank.filter(|_| next - self.end > SPACE * self.size) {
            let last = self.glyphs.iter().rev().find(|glyph| glyph.why.is_none());
            if last.is_some_and(Glyph::is_blank) {
                return;
            }
            blank.start = last.map_or(blank.start, |last| last.end);
            blank.end = blank.start;
            self.glyphs.push(blank);
        }
    }
}

/// Puts the fragments of each line beside one another. What is drawn line by line stays as it is.
pub(super) fn in_place(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut fragments = fragments(glyphs);
    let mut places: Vec<(usize, usize)> = (0..fragments.len()).map(|at| (at, 0)).collect();
    for direction in directions(&fragments) {
        let rows = rows(&fragments, &direction);
        for number in 0..rows.len() {
            for line in lines(&fragments, &rows, number) {
                let is_in_order = line.iter().zip(line.iter().skip(1)).all(|(a, b)| a + 1 == *b);
                if !is_in_order {
                    join(&mut fragments, &line, &mut places);
                }
            }
        }
    }
    let mut ordered: Vec<((usize, usize), Fragment)> = places.into_iter().zip(fragments).collect();
    ordered.sort_by_key(|(place, _)| *place);
    ordered.into_iter().flat_map(|(_, fragment)| fragment.glyphs).collect()
}

/// Gives the fragments of a line their places, where most of it is drawn.
fn join(fragments: &mut [Fragment], line: &[usize], places: &mut [(usize, usize)]) {
    let seen = |at: &&usize| fragments.get(**at).map_or(0, |fragment| fragment.seen);
    // The first of those that are equally long.
    let Some(main) = line.iter().rev().max_by_key(seen).copied() else { return };
    for (number, at) in line.iter().enumerate() {
        if let Some(place) = places.get_mut(*at) {
            *place = (main, number);
        }
        let next = line.get(number + 1).and_then(|next| fragments.get(*next));
        if let Some(next) = next.map(|next| next.start)
            && let Some(fragment) = fragments.get_mut(*at)
        {
            fragment.end_before(next);
        }
    }
}

fn fragments(glyphs: Vec<Glyph>) -> Vec<Fragment> {
    let mut fragments: Vec<Fragment> = Vec::new();
    for glyph in glyphs {
        let is_seen = glyph.why.is_none() && !glyph.is_blank();
        let goes_on = fragments.last().is_some_and(|last| !is_seen || last.takes(&glyph));
        if !goes_on {
            fragments.push(Fragment::of(&glyph));
        }
        match fragments.last_mut() {
            Some(last) if is_seen => last.add(glyph),
            Some(last) => last.glyphs.push(glyph),
            None => {}
        }
    }
    fragments
}

/// The fragments of each direction.
fn directions(fragments: &[Fragment]) -> Vec<Vec<usize>> {
    let mut directions: Vec<(Point, Vec<usize>)> = Vec::new();
    for (at, fragment) in fragments.iter().enumerate().filter(|(_, fragment)| fragment.seen > 0) {
        let is_full = directions.len() >= DIRECTIONS;
        let found = directions.iter_mut().find(|(along, _)| along.dot(fragment.along) > 0.9998);
        match found {
            Some((_, all)) => all.push(at),
            None if !is_full => directions.push((fragment.along, vec![at])),
            None => {}
        }
    }
    directions.into_iter().map(|(_, all)| all).collect()
}

/// Fragments that stand at one height, from left to right; the rows from top to bottom.
fn rows(fragments: &[Fragment], direction: &[usize]) -> Vec<Vec<usize>> {
    // In thousandths of a point: heights as keys.
    let key = |height: f64| (height.clamp(-1e9, 1e9) * 1000.0) as i64;
    let mut known: Vec<(usize, &Fragment)> =
        direction.iter().filter_map(|at| Some((*at, fragments.get(*at)?))).collect();
    // What may be raised comes behind what it is raised from.
    known.sort_by(|a, b| b.1.size.total_cmp(&a.1.size));
    let mut rows: BTreeMap<i64, Vec<(usize, &Fragment)>> = BTreeMap::new();
    for (at, fragment) in known {
        let own = key(fragment.height);
        let above = rows.range(own..).next();
        let below = rows.range(..own).next_back();
        let holds = |(_, row): &(&i64, &Vec<(usize, &Fragment)>)| {
            let Some((_, first)) = row.first() else { return false };
            let is_small = (SMALL.0..SMALL.1).contains(&(fragment.size / first.size));
            let reach = if is_small { RAISED * first.size } else { LEVEL * fragment.size };
            (first.height - fragment.height).abs() < reach
        };
        let nearest = above.into_iter().chain(below).filter(holds);
        let nearest = nearest.min_by_key(|(height, _)| (*height - own).abs()).map(|(key, _)| *key);
        match nearest.and_then(|key| rows.get_mut(&key)) {
            Some(row) => row.push((at, fragment)),
            None => {
                rows.insert(own, vec![(at, fragment)]);
            }
        }
    }
    let rows = rows.into_values().rev().map(|mut row| {
        row.sort_by(|a, b| a.1.start.total_cmp(&b.1.start).then(a.0.cmp(&b.0)));
        row.into_iter().map(|(at, _)| at).collect()
    });
    rows.collect()
}

/// The lines of a row: fragments that stand close together, without a gutter between them.
fn lines(fragments: &[Fragment], rows: &[Vec<usize>], number: usize) -> Vec<Vec<usize>> {
    let get = |at: usize| fragments.get(at);
    let Some(row) = rows.get(number) else { return Vec::new() };
    let is_joined = |left: usize, right: usize| {
        let (Some(one), Some(other)) = (get(left), get(right)) else { return false };
        let gap = one.gap(other);
        // Much larger letters are initials, which may belong to other lines; see `initials`.
        let is_like = one.size.min(other.size) >= SMALL.0 * one.size.max(other.size);
        is_like
            && one.is_recognised == other.is_recognised
            && (-BACK..=NEAR).contains(&gap)
            && (gap < GUTTER || !is_gutter(fragments, rows, number, (one, other)))
    };
    // Drawn as one line with a gap: what stands in the gap is in the line.
    let is_around = |left: usize, middle: usize, right: usize| {
        let (Some(one), Some(inner), Some(other)) = (get(left), get(middle), get(right)) else {
            return false;
        };
        left + 1 == right
            && one.gap(inner) > -BACK
            && inner.gap(other) > -BACK
            && !is_gutter(fragments, rows, number, (one, inner))
            && !is_gutter(fragments, rows, number, (inner, other))
    };
    let mut lines: Vec<Vec<usize>> = Vec::new();
    for (place, at) in row.iter().enumerate() {
        let before = |by: usize| place.checked_sub(by).and_then(|at| row.get(at)).copied();
        let behind = row.get(place + 1).copied();
        let goes_on = before(1).is_some_and(|left| {
            is_joined(left, *at)
                || behind.is_some_and(|right| is_around(left, *at, right))
                || before(2).is_some_and(|first| is_around(first, left, *at))
        });
        match lines.last_mut().filter(|_| goes_on) {
            Some(line) => line.push(*at),
            None => lines.push(vec![*at]),
        }
    }
    lines
}

/// Whether the rows above and below have the gap between two fragments, too.
fn is_gutter(
    fragments: &[Fragment],
    rows: &[Vec<usize>],
    number: usize,
    (left, right): (&Fragment, &Fragment),
) -> bool {
    let size = left.size.max(right.size);
    let has_gap = |row: &Vec<usize>| {
        let get = |at: usize| row.get(at).and_then(|at| fragments.get(*at));
        let middle = f64::midpoint(left.end, right.start);
        let behind = row.partition_point(|at| {
            fragments.get(*at).is_some_and(|fragment| fragment.start < middle)
        });
        let (before, behind) = (behind.checked_sub(1).and_then(get), get(behind));
        before.zip(behind).is_some_and(|(before, behind)| {
            behind.start.min(right.start) - before.end.max(left.end) >= SHARED * size
        })
    };
    let run = |rows: &mut dyn Iterator<Item = &Vec<usize>>| {
        let mut height = left.height;
        rows.take(ROWS)
            .take_while(|row| {
                let own = row.first().and_then(|at| fragments.get(*at)).map(|row| row.height);
                let is_near = own.is_some_and(|own| (own - height).abs() < 2.5 * size);
                height = own.unwrap_or(height);
                is_near && has_gap(row)
            })
            .count()
    };
    let above = run(&mut rows.iter().take(number).rev());
    let below = run(&mut rows.iter().skip(number + 1));
    1 + above + below >= ROWS
}

#[cfg(test)]
mod tests {
    use super::super::made::letters;
    use super::*;

    fn check(pieces: &[(f64, f64, f64, &str)], expected: &str) {
        let text: String = in_place(letters(pieces)).iter().map(|glyph| &*glyph.text).collect();
        assert_eq!(text, expected, "{pieces:?}");
    }

    #[test]
    fn what_is_drawn_late_goes_to_its_line() {
        // Into a gap, at its beginning, at its end, over blanks; raised.
        check(
            &[
                (0.0, 0.0, 10.0, "will"),
                (45.0, 0.0, 10.0, "go"),
                (0.0, -12.0, 10.0, "on"),
                (25.0, 0.0, 10.0, "not"),
            ],
            "willnotgoon",
        );
        check(
            &[(40.0, 0.0, 10.0, "shall"), (40.0, -12.0, 10.0, "on"), (20.0, 0.0, 10.0, "not")],
            "notshallon",
        );
        check(
            &[(0.0, 0.0, 10.0, "will"), (0.0, -12.0, 10.0, "on"), (25.0, 0.0, 10.0, "not")],
            "willnoton",
        );
        check(
            &[(0.0, 0.0, 10.0, "will     go"), (0.0, -12.0, 10.0, "on"), (25.0, 0.0, 10.0, "not")],
            "will notgoon",
        );
        check(&[(0.0, 0.0, 10.0, "10"), (0.0, -12.0, 10.0, "on"), (10.0, 4.0, 6.0, "6")], "106on");
        // Far away, but between what is drawn as one line.
        check(
            &[
                (0.0, 0.0, 10.0, "will"),
                (99.0, 0.0, 10.0, "go"),
                (0.0, -12.0, 10.0, "on"),
                (50.0, 0.0, 10.0, "not"),
            ],
            "willnotgoon",
        );
    }

    #[test]
    fn what_stands_elsewhere_stays() {
        check(
            &[(0.0, 0.0, 10.0, "will"), (0.0, -12.0, 10.0, "on"), (60.0, 0.0, 10.0, "not")],
            "willonnot",
        );
        // Columns with a narrow gutter.
        let rows = [0.0, -12.0, -24.0];
        let left = rows.map(|y| (0.0, y, 10.0, "left"));
        let right = rows.map(|y| (32.0, y, 10.0, "right"));
        check(&[left, right].concat(), "leftleftleftrightrightright");
    }
}
