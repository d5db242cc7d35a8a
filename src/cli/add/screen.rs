//! Adding a document for the screen: as `onrecord add` does, told in lines.

use std::path::Path;

use super::adding::{Adding, Looked, Report, Source};
use super::given::Given;
use super::taken::Taken;
use super::version::Version;
use super::words::{IS_OTHER, Way};
use crate::cli::open;
use crate::shell::files;
use crate::state::adding::{AddFrom, AddRequest, Added, Became};

/// Adds a document to the dossier in a folder. `sources` is a folder with other copies; `home` stands for `~` in a path.
pub(in crate::cli) fn from_screen(
    folder: &Path,
    [sources, home]: [Option<&Path>; 2],
    request: &AddRequest,
) -> Added {
    let mut done = Report::default();
    let became = add((folder, sources), home, request, &mut done).unwrap_or_else(|why| {
        done.failed.push(why);
        Became::Refused
    });
    // What the system refused stands behind what it is about; alone it comes first.
    let Report { told, failed, described } = done;
    let told = if became == Became::Refused { [failed, told] } else { [told, failed] }.concat();
    let described = described.and_then(|path| Some(path.file_name()?.to_str()?.to_string()));
    Added { request: request.clone(), became, told, described }
}

fn add(
    (folder, sources): (&Path, Option<&Path>),
    home: Option<&Path>,
    request: &AddRequest,
    done: &mut Report,
) -> Result<Became, String> {
    if !folder.is_dir() {
        return Err(format!("`{}` is not there any more", folder.display()));
    }
    let given = Given::typed(&request.given)?;
    let source = match &request.from {
        AddFrom::File(path) => Source::file(&files::typed_path(path, home))?,
        AddFrom::Pasted(text) => Source::pasted(text.as_bytes().to_vec()),
    };
    let (opened, texts) = open::with_texts(Some(folder)).map_err(|failure| failure.0)?;
    let of = (&opened.dossier, texts.as_slice());
    let mut warn = |why: &str| done.told.push(why.to_string());
    let adding = Adding::to((folder, sources), of, Way::Screen, &mut warn)
        .map_err(|error| error.to_string())?;
    let mut taken = Taken::default();
    match adding.look(source, &given, request.corrects.as_deref(), &mut taken)? {
        Looked::Document(mut found) => {
            adding.add(std::slice::from_mut(&mut *found), &mut taken, done);
            Ok(match (done.failed.is_empty(), done.told.is_empty()) {
                (true, _) => Became::Held(found.entry.id),
                (false, true) => Became::Refused,
                (false, false) => Became::InPart,
            })
        }
        Looked::Version(version) => Ok(put(&adding, &version, request, done)),
    }
}

/// Puts another version in place, if it is the one that was shown, beside the copy that was shown.
fn put(adding: &Adding<'_>, version: &Version, request: &AddRequest, done: &mut Report) -> Became {
    let shown = version.shown();
    let is_asked = request.replace.as_ref() == Some(&shown);
    if request.replace.is_some() && !is_asked {
        done.told.extend([IS_OTHER.to_string(), String::new()]);
    }
    if !adding.put(version, is_asked, done) {
        return Became::Version(shown);
    }
    if done.failed.is_empty() { Became::Held(version.id.clone()) } else { Became::Refused }
}
