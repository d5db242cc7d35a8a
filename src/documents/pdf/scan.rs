//! Letters that a program recognised in a picture: they are not seen themselves, and stand where the picture
//! shows them. Whether a page is such a scan is told from where pictures and letters lie.

use std::collections::BTreeMap;
use std::ops::Range;

use memchr::memmem;

use super::canvas::{Area, Canvas, Glyph, Veil};
use super::geometry::{Point, Rect};

/// A page is looked at in so many rows and columns, to know how much of it is pictures.
const GRID: u32 = 32;
/// Of the page: pictures that are larger are more than decoration.
const LARGE: f64 = 0.25;
/// Of the page: larger than a logo, so that it may be a scan if most letters of the page lie in it.
const SMALL: f64 = 0.08;
/// Of the page: a picture that is laid over letters is a scan of them only if it is the page.
const WHOLE: f64 = 0.5;
/// Of the size: a gap that parts two runs of letters.
const FAR: f64 = 4.0;
/// Letters that are seen on a page of which some are looked for among them, at most.
const SEEN: usize = 200_000;
/// Letters of a run that are enough to say that they are the same words.
const ENOUGH: usize = 8;
/// Points: the side of the cells that tell what stands at a place.
const SIDE: f64 = 16.0;
/// Letters in a cell that are remembered, at most.
const EACH: usize = 64;

/// Shows what was recognised in the pictures of a page. Of what is seen anyway no letter comes a second
/// time.
pub(super) fn recognise(canvas: &mut Canvas) {
    let (areas, page) = (&canvas.areas, canvas.page);
    let glyphs = &mut canvas.glyphs;
    if !glyphs.iter().any(|glyph| glyph.veil.is_some()) {
        return;
    }
    let share = share(areas, page);
    if share < SMALL {
        return;
    }
    for glyph in glyphs.iter_mut().filter(|glyph| glyph.veil.is_some()) {
        glyph.veil = glyph.veil.filter(|_| is_in_picture(glyph, areas));
    }
    let letters = || glyphs.iter().filter(|glyph| !glyph.is_blank());
    let (under, over) = letters().fold((0, 0), |(under, over), glyph| match glyph.veil {
        Some(Veil::Picture) => (under + 1, over),
        Some(Veil::Mode) => (under, over + 1),
        None => (under, over),
    });
    let seen = letters().filter(|glyph| glyph.why.is_none()).count();
    if seen > SEEN {
        return;
    }
    let is_most = (under + over) * 5 >= (under + over + seen) * 4;
    let shows = |veil: Veil| match veil {
        Veil::Mode => share >= LARGE || is_most,
        Veil::Picture => share >= WHOLE && (under + over) * 20 >= (under + over + seen) * 19,
    };
    let mut places = Places::default();
    let visible = glyphs.iter().filter(|glyph| glyph.why.is_none() && !glyph.is_blank());
    visible.for_each(|glyph| places.add(glyph));
    let visible = glyphs.iter().filter(|glyph| glyph.why.is_none());
    let words = folded(visible);
    for run in runs(glyphs) {
        let Some(letters) = glyphs.get_mut(run) else { continue };
        let is_shown = letters.first().and_then(|glyph| glyph.veil).is_some_and(shows);
        if !is_shown || places.hold(letters) {
            continue;
        }
        let own = folded(letters.iter());
        let is_said =
            own.len() >= ENOUGH && memmem::find(words.as_bytes(), own.as_bytes()).is_some();
        if is_said {
            continue;
        }
        for glyph in letters {
            (glyph.why, glyph.is_recognised) = (None, true);
            if !glyph.is_blank() {
                places.add(glyph);
            }
        }
    }
}

/// Whether a page is a picture and nothing can be read on it.
pub(super) fn is_picture(canvas: &Canvas) -> bool {
    let is_seen = |glyph: &Glyph| glyph.why.is_none() && !glyph.is_blank();
    !canvas.glyphs.iter().any(is_seen) && share(&canvas.areas, canvas.page) >= WHOLE
}

/// How much of a page is pictures.
fn share(areas: &[Area], page: Rect) -> f64 {
    let step =
        |from: f64, to: f64, at: u32| from + (to - from) * (f64::from(at) + 0.5) / f64::from(GRID);
    let places = (0..GRID * GRID).map(|at| {
        let (row, column) = (at / GRID, at % GRID);
        let x = step(page.low.x, page.high.x, column);
        Point::new(x, step(page.low.y, page.high.y, row))
    });
    let pictures: Vec<&Area> = areas.iter().filter(|area| area.pixels.is_some()).collect();
    if pictures.is_empty() {
        return 0.0;
    }
    let is_picture = |place: &Point| pictures.iter().any(|area| area.rect.holds(*place));
    let count = u32::try_from(places.filter(is_picture).count()).unwrap_or(0);
    f64::from(count) / f64::from(GRID * GRID)
}

/// Whether what is seen at the place of a letter is a picture in which there is room for it: with less than
/// a pixel there is none.
fn is_in_picture(glyph: &Glyph, areas: &[Area]) -> bool {
    let middle = glyph.middle(0.3);
    let top = areas
        .iter()
        .rev()
        .find(|area| (area.pixels.is_some() || area.is_opaque) && area.rect.holds(middle));
    top.and_then(|area| area.pixels).is_some_and(|pixels| pixels * glyph.size >= 1.0)
}

/// Letters behind one another that one veil hides, on one line.
fn runs(glyphs: &[Glyph]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut before: Option<&Glyph> = None;
    for (at, glyph) in glyphs.iter().enumerate() {
        if glyph.veil.is_none() {
            before = None;
            continue;
        }
        let goes_on = before.is_some_and(|before| {
            let moved = glyph.start.minus(before.end);
            let size = before.size.max(glyph.size);
            before.veil == glyph.veil
                && moved.dot(before.up).abs() < 0.5 * size
                && moved.dot(before.along).abs() < FAR * size
                && before.along.dot(glyph.along) > 0.98
        });
        match runs.last_mut().filter(|_| goes_on) {
            Some(run) => run.end = at + 1,
            None => runs.push(at..at + 1),
        }
        before = Some(glyph);
    }
    runs
}

/// The letters and digits of a text, without case.
fn folded<'g>(glyphs: impl Iterator<Item = &'g Glyph>) -> String {
    let letters = glyphs.flat_map(|glyph| glyph.text.chars()).filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Where letters stand.
#[derive(Debug, Default)]
struct Places(BTreeMap<(i64, i64), Vec<(Point, f64)>>);

impl Places {
    fn cell(place: Point) -> (i64, i64) {
        ((place.x / SIDE).floor() as i64, (place.y / SIDE).floor() as i64)
    }

    fn add(&mut self, glyph: &Glyph) {
        let middle = glyph.middle(0.3);
        let cell = self.0.entry(Places::cell(middle)).or_default();
        if cell.len() < EACH {
            cell.push((middle, glyph.size));
        }
    }

    /// Whether most letters of a run stand where others do.
    fn hold(&self, run: &[Glyph]) -> bool {
        let letters = || run.iter().filter(|glyph| !glyph.is_blank());
        let held = letters().filter(|glyph| self.holds(glyph)).count();
        held > 0 && held * 2 >= letters().count()
    }

    fn holds(&self, glyph: &Glyph) -> bool {
        let middle = glyph.middle(0.3);
        let (x, y) = Places::cell(middle);
        let mut cells = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
        cells.any(|cell| {
            self.0.get(&cell).is_some_and(|places| {
                places
                    .iter()
                    .any(|(place, size)| middle.minus(*place).length() < 0.6 * size.min(glyph.size))
            })
        })
    }
}
