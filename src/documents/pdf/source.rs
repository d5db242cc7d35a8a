//! The objects of a PDF, and its streams unpacked: all of them together within one limit, and with
//! certainty whether a stream was whole.

use std::cell::Cell;

use flate2::{Decompress, FlushDecompress, Status};
use lopdf::{
    DecompressError, Dictionary, Document, Error, LoadOptions, Object, ObjectId, Permissions,
    Stream,
};

use super::decipher::{decipher, veiled};
use super::geometry::{Matrix, Point, Rect};
use crate::documents::extract::{Limits, Unreadable};

/// Objects for each part that a document may have: text that is marked for screen readers has many.
const OBJECTS: usize = 10;
/// How much more than its text a document may unpack to.
const UNPACKED: usize = 4;

#[derive(Debug)]
pub(super) struct Source {
    pub(super) document: Document,
    /// Bytes that may still be unpacked.
    left: Cell<usize>,
    most: usize,
}

/// What a stream holds.
#[derive(Debug)]
pub(super) struct Unpacked {
    pub(super) bytes: Vec<u8>,
    /// Nothing is missing at its end.
    pub(super) is_whole: bool,
}

impl Source {
    pub(super) fn open(bytes: &[u8], limits: &Limits) -> Result<Source, Unreadable> {
        let options =
            LoadOptions { max_decompressed_size: Some(limits.text), ..LoadOptions::default() };
        let (bytes, is_encrypted) = veiled(bytes);
        let mut document =
            Document::load_mem_with_options(&bytes, options).map_err(|error| match error {
                Error::Decompress(DecompressError::MemoryLimitExceeded { limit }) => {
                    Unreadable::TooMuchText(limit)
                }
                Error::InvalidPassword | Error::Decryption(_) => Unreadable::Encrypted,
                // Its sentence may hold bytes of the document.
                _ => damaged("its objects cannot be found"),
            })?;
        if document.was_encrypted() || document.trailer.has(b"Encrypt") {
            return Err(Unreadable::Encrypted);
        }
        if is_encrypted {
            decipher(&mut document, limits)?;
        }
        if document.objects.len() > limits.parts.saturating_mul(OBJECTS) {
            return Err(Unreadable::TooManyParts(limits.parts.saturating_mul(OBJECTS)));
        }
        let most = limits.text.saturating_mul(UNPACKED);
        Ok(Source { document, left: Cell::new(most), most })
    }

    /// What an object is, behind its references; nothing where they lead nowhere.
    pub(super) fn real<'a>(&'a self, object: &'a Object) -> Option<&'a Object> {
        self.document.dereference(object).ok().map(|(_, object)| object)
    }

    pub(super) fn get<'a>(&'a self, of: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        self.real(of.get(key).ok()?).filter(|object| !matches!(object, Object::Null))
    }

    pub(super) fn dictionary<'a>(
        &'a self,
        of: &'a Dictionary,
        key: &[u8],
    ) -> Option<&'a Dictionary> {
        match self.get(of, key)? {
            Object::Dictionary(dictionary) => Some(dictionary),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    pub(super) fn array<'a>(&'a self, of: &'a Dictionary, key: &[u8]) -> Option<&'a [Object]> {
        self.get(of, key)?.as_array().ok().map(Vec::as_slice)
    }

    pub(super) fn name<'a>(&'a self, of: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
        self.get(of, key)?.as_name().ok()
    }

    pub(super) fn number(&self, of: &Dictionary, key: &[u8]) -> Option<f64> {
        self.as_number(self.get(of, key)?)
    }

    pub(super) fn as_number(&self, object: &Object) -> Option<f64> {
        self.real(object)?.as_float().ok().map(f64::from).filter(|n| n.is_finite())
    }

    fn numbers<const N: usize>(&self, of: &Dictionary, key: &[u8]) -> Option<[f64; N]> {
        let numbers: Option<Vec<f64>> =
            self.array(of, key)?.iter().map(|object| self.as_number(object)).collect();
        numbers?.try_into().ok()
    }

    pub(super) fn matrix(&self, of: &Dictionary, key: &[u8]) -> Option<Matrix> {
        self.numbers(of, key).map(Matrix)
    }

    pub(super) fn rect(&self, of: &Dictionary, key: &[u8]) -> Option<Rect> {
        let [x, y, right, top] = self.numbers(of, key)?;
        Rect::around([Point::new(x, y), Point::new(right, top)])
    }

    /// The object that a reference names, if it is one.
    pub(super) fn id(object: &Object) -> Option<ObjectId> {
        object.as_reference().ok()
    }

    /// Unpacks a stream.
    pub(super) fn unpack(&self, stream: &Stream) -> Result<Unpacked, Unreadable> {
        let left = self.left.get();
        let unpacked = self.unpacked(stream, left)?;
        let rest = left.checked_sub(unpacked.bytes.len());
        self.left.set(rest.ok_or(Unreadable::TooMuchText(self.most))?);
        Ok(unpacked)
    }

    /// What is to be said of a document that was encrypted and opened without a password.
    pub(super) fn restriction(&self) -> Option<String> {
        let permissions = self.document.encryption_state.as_ref()?.permissions();
        let forbidden: Vec<&str> = [
            (Permissions::PRINTABLE, "printed"),
            (Permissions::MODIFIABLE, "changed"),
            (Permissions::COPYABLE, "copied from"),
        ]
        .into_iter()
        .filter_map(|(allowed, what)| (!permissions.contains(allowed)).then_some(what))
        .collect();
        let what = match forbidden.as_slice() {
            [] if permissions.contains(Permissions::all()) => {
                return Some(
                    "Its owner restricted who may change its protection: it is encrypted, and opens \
                     without a password."
                        .to_string(),
                );
            }
            [] => {
                return Some(
                    "Its owner restricted what may be done with it: it is encrypted, and opens \
                     without a password."
                        .to_string(),
                );
            }
            [one] => (*one).to_string(),
            [most @ .., last] => format!("{} or {last}", most.join(", ")),
        };
        Some(format!(
            "Its owner restricted what may be done with it: it is encrypted, opens without a password, \
             and is not to be {what}."
        ))
    }

    fn unpacked(&self, stream: &Stream, left: usize) -> Result<Unpacked, Unreadable> {
        // These are never deciphered, because a page has no use for them.
        let is_clear = stream.dict.has_type(b"XRef") || stream.dict.has_type(b"Metadata");
        if is_clear && self.document.was_encrypted() {
            return Ok(Unpacked { bytes: Vec::new(), is_whole: false });
        }
        let filter = self.get(&stream.dict, b"Filter");
        let is_flate = match filter {
            None => {
                let is_whole = stream.content.len() <= left;
                let bytes = stream.content.get(..left).unwrap_or(&stream.content).to_vec();
                return if is_whole {
                    Ok(Unpacked { bytes, is_whole })
                } else {
                    Err(Unreadable::TooMuchText(self.most))
                };
            }
            Some(Object::Name(name)) => name == b"FlateDecode",
            Some(Object::Array(names)) => match names.as_slice() {
                [name] => self.real(name).and_then(|n| n.as_name().ok()) == Some(b"FlateDecode"),
                _ => false,
            },
            Some(_) => false,
        };
        // lopdf gives what it could unpack of a damaged stream and does not say that there is more.
        if is_flate && self.get(&stream.dict, b"DecodeParms").is_none() {
            return self.inflated(&stream.content, left);
        }
        let mut direct;
        let stream = if [&b"Filter"[..], b"DecodeParms"]
            .iter()
            .any(|key| stream.dict.get(key).is_ok_and(|o| o.as_reference().is_ok()))
        {
            direct = stream.clone();
            for key in [&b"Filter"[..], b"DecodeParms"] {
                if let Some(object) = self.get(&stream.dict, key) {
                    direct.dict.set(key, object.clone());
                }
            }
            &direct
        } else {
            stream
        };
        match stream.get_plain_content_with_limit(left) {
            Ok(bytes) => Ok(Unpacked { bytes, is_whole: true }),
            Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
                Err(Unreadable::TooMuchText(self.most))
            }
            Err(_) => Ok(Unpacked { bytes: Vec::new(), is_whole: false }),
        }
    }

    /// Unpacks zlib's format. Its checksum is often wrong and counts for nothing; that the data come
    /// to their own end counts.
    pub(super) fn inflated(&self, packed: &[u8], left: usize) -> Result<Unpacked, Unreadable> {
        /// The first piece of memory.
        const PIECE: usize = 64 * 1024;
        let mut rest = packed.get(2..).unwrap_or_default();
        let mut bytes = Vec::new();
        let mut inflater = Decompress::new(false);
        loop {
            // One byte more than is allowed shows that it is too much.
            let most = left.saturating_add(1).saturating_sub(bytes.len());
            if bytes.try_reserve_exact(bytes.len().max(PIECE).min(most)).is_err() {
                return Err(Unreadable::Broken("it needed too much memory".to_string()));
            }
            let (taken, given) = (inflater.total_in(), bytes.len());
            let status = inflater.decompress_vec(rest, &mut bytes, FlushDecompress::None);
            let taken = usize::try_from(inflater.total_in() - taken).unwrap_or(rest.len());
            rest = rest.get(taken..).unwrap_or_default();
            if bytes.len() > left {
                return Err(Unreadable::TooMuchText(self.most));
            }
            let is_stuck = taken == 0 && bytes.len() == given;
            match status {
                Ok(Status::StreamEnd) => return Ok(Unpacked { bytes, is_whole: true }),
                Ok(_) if !is_stuck => {}
                // A stream of no bytes holds none.
                _ => return Ok(Unpacked { bytes, is_whole: packed.is_empty() }),
            }
        }
    }
}

pub(super) fn damaged(how: &str) -> Unreadable {
    Unreadable::Damaged(how.to_string())
}
