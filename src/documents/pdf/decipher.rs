//! Files that are encrypted and open without a password, as those do whose owner only restricts what may
//! be done with them.
//!
//! lopdf deciphers while it loads, takes one way of writing the key for the only one, and where it fails
//! it goes on with what is still ciphered. So the key is hidden from it until the file is loaded.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use lopdf::encryption::decrypt_object;
use lopdf::xref::XrefEntry;
use lopdf::{
    DecompressError, Dictionary, Document, EncryptionState, Error, Object, ObjectId, ObjectStream,
};
use memchr::memmem;

use crate::documents::extract::{Limits, Unreadable};

/// What says that a file is encrypted, and what its objects are packed in; and how they are called while
/// lopdf loads it.
const NAMES: [(&[u8], &[u8]); 2] = [(b"/Encrypt", b"/Encryp_"), (b"/ObjStm", b"/ObjSt_")];

/// How deep the dictionary of the encryption goes.
const DEPTH: usize = 8;

/// The file, and whether it is encrypted; if so, in a form in which lopdf does not see that.
pub(super) fn veiled(bytes: &[u8]) -> (Cow<'_, [u8]>, bool) {
    let [(key, _), _] = NAMES;
    if names(bytes, key).next().is_none() {
        return (Cow::Borrowed(bytes), false);
    }
    let mut veiled = bytes.to_vec();
    for (name, instead) in NAMES {
        for at in names(bytes, name) {
            if let Some(place) = veiled.get_mut(at..at + name.len()) {
                place.copy_from_slice(instead);
            }
        }
    }
    (Cow::Owned(veiled), true)
}

/// Where a name stands and does not go on.
fn names<'b>(bytes: &'b [u8], name: &'static [u8]) -> impl Iterator<Item = usize> + 'b {
    let ends = move |at: &usize| {
        bytes.get(at + name.len()).is_none_or(|next| {
            next.is_ascii_whitespace() || *next == 0 || b"/<>[](){}%".contains(next)
        })
    };
    memmem::find_iter(bytes, name).filter(ends)
}

/// Deciphers a document that was loaded veiled. It stays as it is where it is not encrypted after all.
pub(super) fn decipher(document: &mut Document, limits: &Limits) -> Result<(), Unreadable> {
    let [(_, key), _] = NAMES;
    let key = key.get(1..).unwrap_or_default();
    if let Some(stated) = document.trailer.remove(key) {
        let own = stated.as_reference().ok();
        let state = state(document, &stated).ok_or(Unreadable::Encrypted)?;
        let mut lost = BTreeSet::new();
        for (id, object) in document.objects.iter_mut().filter(|(id, _)| Some(**id) != own) {
            if decrypt_object(&state, *id, object).is_err() {
                lost.insert(*id);
            }
        }
        // Nobody reads on in what is still ciphered.
        document.objects.retain(|id, _| !lost.contains(id));
        document.encryption_state = Some(state);
    }
    unpack_objects(document, limits)
}

/// What an encryption takes, if an empty password opens it.
fn state(document: &Document, stated: &Object) -> Option<EncryptionState> {
    let Object::Dictionary(mut encryption) = resolved(document, stated, DEPTH)? else {
        return None;
    };
    let version = encryption.get(b"V").and_then(Object::as_i64).ok()?;
    let length = encryption.remove(b"Length").and_then(|length| length.as_i64().ok());
    if version == 2 {
        // In bits; some write it in bytes.
        let bits = length.map_or(40, |length| if length < 40 { length * 8 } else { length });
        encryption.set("Length", bits);
    }
    if version >= 4 {
        let names = [&b"StmF"[..], b"StrF"];
        names.iter().all(|name| is_known(&encryption, name)).then_some(())?;
    }
    let id = document.trailer.get(b"ID").ok().and_then(|id| resolved(document, id, 2));
    let id = id.filter(|id| id.as_array().is_ok_and(|parts| !parts.is_empty()));
    // Those of before version 5 take it in; without one they took in nothing.
    let id = id.unwrap_or_else(|| vec![Object::string_literal("")].into());
    let mut alone = Document::new();
    alone.objects.insert((1, 0), Object::Dictionary(encryption));
    alone.trailer.set("Encrypt", Object::Reference((1, 0)));
    alone.trailer.set("ID", id);
    alone.authenticate_password("").ok()?;
    EncryptionState::decode(&alone, "").ok()
}

/// Whether a filter that an encryption names is one that is known.
fn is_known(encryption: &Dictionary, key: &[u8]) -> bool {
    let Ok(name) = encryption.get(key).and_then(Object::as_name) else {
        return !encryption.has(key);
    };
    let filters = encryption.get(b"CF").and_then(Object::as_dict);
    let filter = filters.and_then(|f| f.get(name)).and_then(Object::as_dict);
    let method = filter.and_then(|f| f.get(b"CFM")).and_then(Object::as_name);
    name == b"Identity" || matches!(method, Ok(b"V2" | b"AESV2" | b"AESV3" | b"Identity"))
}

/// An object without references in it; nothing where one leads nowhere or it is too deep.
fn resolved(document: &Document, object: &Object, depth: usize) -> Option<Object> {
    let (_, object) = document.dereference(object).ok()?;
    let within = depth.checked_sub(1)?;
    Some(match object {
        Object::Dictionary(dictionary) => {
            let parts: Option<Dictionary> = dictionary
                .iter()
                .map(|(key, part)| Some((key.clone(), resolved(document, part, within)?)))
                .collect();
            Object::Dictionary(parts?)
        }
        Object::Array(parts) => {
            let parts: Option<Vec<Object>> =
                parts.iter().map(|part| resolved(document, part, within)).collect();
            Object::Array(parts?)
        }
        other => other.clone(),
    })
}

/// Takes the objects out of the streams that hold several.
fn unpack_objects(document: &mut Document, limits: &Limits) -> Result<(), Unreadable> {
    let [_, (name, instead)] = NAMES.map(|(name, instead)| (name.get(1..), instead.get(1..)));
    let (Some(name), Some(instead)) = (name, instead) else { return Ok(()) };
    let mut containers: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for (number, entry) in &document.reference_table.entries {
        if let XrefEntry::Compressed { container, .. } = entry {
            containers.entry(*container).or_default().insert(*number);
        }
    }
    for (container, numbers) in containers {
        let packed = document.objects.get_mut(&(container, 0));
        let Some(Object::Stream(stream)) =
            packed.filter(|o| o.type_name().is_ok_and(|n| n == instead))
        else {
            continue;
        };
        stream.dict.set("Type", Object::Name(name.to_vec()));
        let unpacked = match ObjectStream::new_with_limit(stream, Some(limits.text)) {
            Ok(unpacked) => unpacked.objects,
            Err(Error::Decompress(DecompressError::MemoryLimitExceeded { limit })) => {
                return Err(Unreadable::TooMuchText(limit));
            }
            // What it held is not there, and whoever needs it will say so.
            Err(_) => continue,
        };
        let listed = |id: &ObjectId| numbers.contains(&id.0);
        document.objects.extend(unpacked.into_iter().filter(|(id, _)| listed(id)));
    }
    Ok(())
}
