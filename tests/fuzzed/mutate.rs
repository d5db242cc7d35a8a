//! Spoils bytes, the same way each time: a small generator with a fixed seed, and the edits that break
//! readers most often.

/// Marsaglia's xorshift.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Random {
        // Zero would stay zero for ever.
        Random(seed | 1)
    }

    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    pub(super) fn pick<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }
}

/// Bytes that begin, end or break something in one format or another.
const BYTES: &[u8] =
    b"\0\t\n\r \"#%&'()*+,-./09:;<=>@AZ[\\]^_`az{|}~\x1b\x7f\x80\xbf\xc2\xe2\xef\xf0\xff";

/// An input grows to this, at most.
const LONGEST: usize = 64 * 1024;

/// A seed with a few edits. `words` are those of the format, `others` what pieces are taken from.
pub(super) fn mutate(
    seed: &[u8],
    others: &[Vec<u8>],
    words: &[Vec<u8>],
    random: &mut Random,
) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=random.below(6) {
        let at = random.below(bytes.len() + 1);
        let (from, to) = stretch(bytes.len(), random);
        match random.below(10) {
            0 if !bytes.is_empty() => {
                let at = random.below(bytes.len());
                bytes[at] ^= 1 << random.below(8);
            }
            1 if !bytes.is_empty() => {
                let at = random.below(bytes.len());
                bytes[at] = *random.pick(BYTES);
            }
            2 => bytes.insert(at, *random.pick(BYTES)),
            3 => drop(bytes.drain(from..to)),
            4 => {
                let piece = bytes[from..to].to_vec();
                let times = 1 + random.below(2) * random.below(40);
                let room = LONGEST.saturating_sub(bytes.len()) / piece.len().max(1);
                insert(&mut bytes, at, &piece.repeat(times.min(room)));
            }
            5 => {
                let other = random.pick(others);
                let (from, to) = stretch(other.len(), random);
                insert(&mut bytes, at, &other[from..to]);
            }
            6 => bytes.truncate(at),
            7 if !words.is_empty() => {
                let word = random.pick(words);
                bytes.splice(from..to, word.iter().copied());
            }
            _ if !words.is_empty() => {
                let word = random.pick(words);
                insert(&mut bytes, at, word);
            }
            _ => bytes.push(*random.pick(BYTES)),
        }
    }
    bytes.truncate(LONGEST);
    bytes
}

/// A stretch of so many bytes: mostly a short one.
fn stretch(len: usize, random: &mut Random) -> (usize, usize) {
    let from = random.below(len + 1);
    let most = if random.below(4) == 0 { len - from } else { (len - from).min(24) };
    (from, from + random.below(most + 1))
}

fn insert(bytes: &mut Vec<u8>, at: usize, piece: &[u8]) {
    bytes.splice(at..at, piece.iter().copied());
}
