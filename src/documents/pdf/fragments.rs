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
/// Of the smaller size: a wider gap parts columns where there is one on either side of it.
const GUTTER: f64 = 0.9;
/// Of the size: as much of a gap is white in the rows above and below, too.
const SHARED: f64 = 0.5;
/// Rows of a column, at least, and rows above and below that are looked at.
const ROWS: usize = 3;
const BESIDE: usize = 8;
/// Of the size: rows that are further apart belong to no column together.
const FAR: f64 = 3.0;
/// Of the size: letters further from the baseline stand on another one; small ones may be raised.
const LEVEL: f64 = 0.3;
const RAISED: f64 = 0.5;
/// As often as the size of its line: what is small enough to be raised in it, and large enough.
const SMALL: (f64, f64) = (0.5, 0.86);
/// Of the size: a wider gap parts words.
const SPACE: f64 = 0.15;
/// Fragments behind one that are looked at.
const FOLLOWING: usize = 4;
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
    let is_joined = |left: usize, right: usize, span: (f64, f64)| {
        let (Some(one), Some(other)) = (get(left), get(right)) else { return false };
        let gap = one.gap(other);
        // Much larger letters are initials, which may belong to other lines; see `initials`.
        let is_like = one.size.min(other.size) >= SMALL.0 * one.size.max(other.size);
        // A raised sign stands close to what it is raised from.
        let apart = (one.height - other.height).abs();
        let near = if apart < LEVEL * one.size.min(other.size) { NEAR } else { APART };
        is_like
            && one.is_recognised == other.is_recognised
            && (-BACK..=near).contains(&gap)
            && (other.start - one.end < GUTTER * one.size.min(other.size)
                || !is_gutter(fragments, rows, number, (one, other), span))
    };
    // Drawn as one line with a gap: what stands in the gap is in the line.
    let is_around = |left: usize, middle: usize, right: usize, span: (f64, f64)| {
        let (Some(one), Some(inner), Some(other)) = (get(left), get(middle), get(right)) else {
            return false;
        };
        left + 1 == right
            && one.gap(inner) > -BACK
            && inner.gap(other) > -BACK
            && !is_gutter(fragments, rows, number, (one, inner), span)
            && !is_gutter(fragments, rows, number, (inner, other), span)
    };
    let mut lines: Vec<Vec<usize>> = Vec::new();
    for (place, at) in row.iter().enumerate() {
        let before = |by: usize| place.checked_sub(by).and_then(|at| row.get(at)).copied();
        let behind = row.get(place + 1).copied();
        // From where the line begins to what follows at the distance of a word.
        let first = lines.last().and_then(|line| line.first());
        let start = first.and_then(|first| get(*first)).map_or(f64::MAX, |first| first.start);
        let mut end = get(*at).map_or(f64::MIN, |fragment| fragment.end);
        for next in row.iter().skip(place + 1).take(FOLLOWING).filter_map(|next| get(*next)) {
            if next.start - end >= GUTTER * next.size {
                break;
            }
            end = end.max(next.end);
        }
        let span = (start, end);
        let goes_on = before(1).is_some_and(|left| {
            is_joined(left, *at, span)
                || behind.is_some_and(|right| is_around(left, *at, right, span))
                || before(2).is_some_and(|first| is_around(first, left, *at, span))
        });
        match lines.last_mut().filter(|_| goes_on) {
            Some(line) => line.push(*at),
            None => lines.push(vec![*at]),
        }
    }
    lines
}

/// Whether the gap between two fragments, in a line that begins and ends somewhere, is a part of a white
/// strip with a column on either side of it. Rows
/// that have text on one side only, as beside a heading or at the end of a paragraph, do not end it.
fn is_gutter(
    fragments: &[Fragment],
    rows: &[Vec<usize>],
    number: usize,
    (left, right): (&Fragment, &Fragment),
    (start, end): (f64, f64),
) -> bool {
    let size = left.size.max(right.size);
    let (from, to) = (left.start.min(start), right.end.max(end));
    let (mut in_left, mut in_right) = (1, 1);
    let mut look = |rows: &mut dyn Iterator<Item = &Vec<usize>>| {
        let (mut start, mut end, mut height) = (left.end, right.start, left.height);
        for row in rows.take(BESIDE) {
            let get = |at: usize| row.get(at).and_then(|at| fragments.get(*at));
            let Some(own) = get(0) else { continue };
            let middle = f64::midpoint(start, end);
            let behind = row.partition_point(|at| {
                fragments.get(*at).is_some_and(|fragment| fragment.start < middle)
            });
            let (before, behind) = (behind.checked_sub(1).and_then(get), get(behind));
            start = before.map_or(start, |before| before.end.max(start));
            end = behind.map_or(end, |behind| behind.start.min(end));
            if end - start < SHARED * size || (own.height - height).abs() > FAR * size {
                break;
            }
            height = own.height;
            in_left += usize::from(before.is_some_and(|before| before.end > from));
            in_right += usize::from(behind.is_some_and(|behind| behind.start < to));
        }
    };
    look(&mut rows.iter().take(number).rev());
    look(&mut rows.iter().skip(number + 1));
    in_left >= ROWS && in_right >= ROWS
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
    fn columns_stay_where_few_of_their_rows_are_level() {
        let left = [0.0, -12.0, -24.0, -36.0, -48.0].map(|y| (0.0, y, 10.0, "left"));
        let read = "leftleftleftleftleft";
        // A heading in the other column, lines closer together, a word at the end of a paragraph; narrow and wide.
        for gap in [9.2, 12.0, 14.0] {
            let x = 20.0 + gap;
            let heading =
                [(x, 6.0, 10.0, "right"), (x, -24.5, 14.0, "Head"), (x, -42.0, 10.0, "right")];
            check(&[&left[..], &heading].concat(), &format!("{read}rightHeadright"));
            let close = [7.0, -1.5, -10.0, -18.5].map(|y| (x, y, 10.0, "right"));
            check(&[&left[..], &close].concat(), &format!("{read}rightrightrightright"));
            let end = [(x, 8.0, 10.0, "right"), (x, -4.0, 10.0, "right"), (x, -12.0, 10.0, "end")];
            check(&[&left[..], &end].concat(), &format!("{read}rightrightend"));
        }
        // Two words at the ends of lines are no column.
        let late = [(32.0, -12.0, 10.0, "not"), (32.0, -24.0, 10.0, "soon")];
        check(&[&left[..], &late].concat(), "leftleftnotleftsoonleftleft");
        // Nor is what other lines run across.
        let wide = [(0.0, 12.0, 10.0, "some left"), (0.0, -60.0, 10.0, "some left")];
        let late = [(32.0, -12.0, 10.0, "not")];
        let around = [(32.0, 24.0, 10.0, "a"), (32.0, -72.0, 10.0, "b")];
        check(
            &[&around[..1], &wide[..1], &left, &wide[1..], &around[1..], &late].concat(),
            "asome leftleftleftnotleftleftleftsome leftb",
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
