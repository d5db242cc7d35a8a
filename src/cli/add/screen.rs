//! Adding a document for the screen: as `onrecord add` does, told in lines.

use std::path::Path;

use super::adding::{Adding, Looked, Report, Source};
use super::given::Given;
use super::taken::Taken;
use super::words::Way;
use crate::cli::open;
use crate::shell::files;
use crate::state::adding::{AddFrom, AddRequest, Added, Became};

/// Adds a document to the dossier in a folder. `home` stands for `~` in its path.
pub(in crate::cli) fn from_screen(
    folder: &Path,
    home: Option<&Path>,
    request: &AddRequest,
) -> Added {
    let request = request.clone();
    match add(folder, home, &request) {
        Ok((became, told)) => Added { request, became, told },
        Err(why) => Added { request, became: Became::Refused, told: vec![why] },
    }
}

fn add(
    folder: &Path,
    home: Option<&Path>,
    request: &AddRequest,
) -> Result<(Became, Vec<String>), String> {
    if !folder.is_dir() {
        return Err(format!("`{}` is no folder that documents can be added to", folder.display()));
    }
    let given = Given::typed(&request.given)?;
    let source = match &request.from {
        AddFrom::File(path) => Source::file(&files::typed_path(path, home))?,
        AddFrom::Pasted(text) => Source::pasted(text.as_bytes().to_vec()),
    };
    let (opened, texts) = open::with_texts(Some(folder)).map_err(|failure| failure.0)?;
    let of = (&opened.dossier, texts.as_slice());
    let mut done = Report::default();
    let mut warn = |why: &str| done.told.push(why.to_string());
    let adding =
        Adding::to(folder, of, Way::Screen, &mut warn).map_err(|error| error.to_string())?;
    let corrects = request.corrects.as_deref();
    let became = match adding.look(source, &given, corrects, &mut Taken::default())? {
        Looked::Document(found) => {
            adding.add(std::slice::from_ref(&*found), &mut done);
            Became::Held(found.entry.id)
        }
        Looked::Version(version) => {
            let id = version.id.clone();
            if adding.put(&version, request.replace, &mut done) {
                Became::Held(id)
            } else {
                Became::Version(id)
            }
        }
    };
    if done.failed.is_empty() {
        return Ok((became, done.told));
    }
    // What the system refused comes first: the rest was done, or is what is to be kept of it.
    let told = [done.failed, done.told].concat();
    Ok((Became::Refused, told))
}
