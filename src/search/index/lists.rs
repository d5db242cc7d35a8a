//! Lists of things by number, each ascending: a list of many things has one bit for each thing there is, so that lists
//! are laid over each other a word at a time; the others are packed.

/// A bit for each thing may take so many times what the packed list would.
const ROOM: usize = 2;

/// Lists one after another.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    /// Each number as its distance from the one before, seven bits a byte.
    packed: Vec<u8>,
    /// Where each packed list begins; one more, where the last one ends.
    starts: Vec<usize>,
    /// The lists that have a bit for each thing, one after another.
    bits: Vec<u64>,
    /// For each list its place among these, counted from 1; 0 for a packed one.
    places: Vec<u32>,
    /// How many words one of these takes.
    width: usize,
}

impl Lists {
    /// Lists of things below a number.
    pub(super) fn of(things: usize) -> Lists {
        Lists { starts: vec![0], width: things.div_ceil(64), ..Lists::default() }
    }

    /// Adds a list that is packed.
    pub(super) fn push(&mut self, list: &[u8]) {
        let is_packed = list.len() * ROOM < self.width * size_of::<u64>();
        if is_packed || list.is_empty() {
            self.packed.extend_from_slice(list);
            self.places.push(0);
        } else {
            let start = self.bits.len();
            self.bits.resize(start + self.width, 0);
            unpacked(list).for_each(|n| insert(self.bits.get_mut(start..).unwrap_or_default(), n));
            self.places.push((self.bits.len() / self.width) as u32);
        }
        self.starts.push(self.packed.len());
    }

    /// The things of a list.
    pub(super) fn things(&self, list: usize) -> impl Iterator<Item = u32> {
        let bits = self.bits_of(list).unwrap_or_default().iter().zip(0_u32..);
        let of_bits = bits.flat_map(|(bits, n)| {
            let mut left = *bits;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                left &= left.wrapping_sub(1);
                (bit < 64).then_some(n * 64 + bit)
            })
        });
        unpacked(self.packed_of(list)).chain(of_bits)
    }

    /// Adds the things of a list to a set with a bit for each.
    pub(super) fn add_to(&self, list: usize, set: &mut [u64]) {
        match self.bits_of(list) {
            Some(bits) => set.iter_mut().zip(bits).for_each(|(held, bits)| *held |= bits),
            None => unpacked(self.packed_of(list)).for_each(|n| insert(set, n)),
        }
    }

    fn packed_of(&self, list: usize) -> &[u8] {
        let range = self.starts.get(list).zip(self.starts.get(list + 1));
        range.and_then(|(start, end)| self.packed.get(*start..*end)).unwrap_or_default()
    }

    fn bits_of(&self, list: usize) -> Option<&[u64]> {
        let end = *self.places.get(list).filter(|place| **place > 0)? as usize * self.width;
        self.bits.get(end - self.width..end)
    }
}

/// A list that is being packed.
#[derive(Debug, Default)]
pub(super) struct Packing {
    pub(super) list: Vec<u8>,
    /// The last thing in it, counted from 1.
    last: u32,
}

impl Packing {
    /// Adds a thing that is not below the last one.
    pub(super) fn add(&mut self, thing: u32) {
        // Numbers are kept one higher, so that the first distance is never none.
        let number = thing.wrapping_add(1);
        if self.last == number {
            return;
        }
        let mut step = number.wrapping_sub(self.last);
        self.last = number;
        while step > 127 {
            self.list.push((step & 127) as u8 | 128);
            step >>= 7;
        }
        self.list.push(step as u8);
    }

    /// One more than the last thing in it.
    pub(super) fn end(&self) -> usize {
        self.last as usize
    }
}

fn unpacked(list: &[u8]) -> impl Iterator<Item = u32> {
    let (mut bytes, mut last) = (list.iter(), 0_u32);
    std::iter::from_fn(move || {
        let byte = *bytes.next()?;
        let mut step = u32::from(byte & 127);
        let (mut byte, mut shift) = (byte, 7);
        while byte >= 128 {
            byte = *bytes.next()?;
            step |= u32::from(byte & 127) << shift;
            shift += 7;
        }
        last = last.wrapping_add(step);
        Some(last.wrapping_sub(1))
    })
}

fn insert(set: &mut [u64], n: u32) {
    if let Some(bits) = set.get_mut(n as usize / 64) {
        *bits |= 1 << (n % 64);
    }
}
