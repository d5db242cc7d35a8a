//! Opening a dossier: for every subcommand, and for the screen.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use super::output::{Done, Failure, remark};
use super::reading::loader;
use super::remedy::command;
use super::settings;
use super::texts::texts;
use crate::app::{App, resume};
use crate::dossier::{
    DocumentIx, Dossier, Exercise, Opened, SourceFile, in_order, load, locate, open,
};
use crate::shell::copies::Copies;
use crate::shell::env::Env;
use crate::shell::storage::Places;
use crate::shell::{self, files, proving};
use crate::state::adding::{AddRequest, Added};
use crate::state::lesson::Lesson;
use crate::state::overlay::Overlay;
use crate::state::settings::Settings;
use crate::verify::{NoText, Proofs, documents_read};
use crate::widgets::theme::{Background, Theme};

// What the screen is opened on, and how. Its description is that of the program itself.
#[derive(Debug, clap::Args)]
pub(super) struct ScreenArgs {
    /// The dossier to open: a folder, a `.ron` file, or a bundled one by its name
    dossier: Option<PathBuf>,
    /// A folder with copies of the documents, each named by its id (.txt, .md, .html, .pdf, .docx, .odt, .epub, .eml, .mhtml);
    /// else the folder that `ONRECORD_SOURCES` names
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,
    #[command(flatten)]
    look: LookArgs,
}

/// How the screen looks and begins.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(super) struct LookArgs {
    /// Colours for a dark or a light background, or none
    #[arg(long, value_enum)]
    theme: Option<ThemeChoice>,
    /// Draw with ASCII characters only
    #[arg(long, overrides_with = "unicode")]
    ascii: bool,
    /// Draw with all characters, whatever settings and locale say
    #[arg(long)]
    unicode: bool,
    /// Leave the mouse to the terminal
    #[arg(long, overrides_with = "mouse")]
    no_mouse: bool,
    /// Begin on the first screen, not where you were last time
    #[arg(long)]
    fresh: bool,
    /// Take the mouse, whatever the settings say
    #[arg(long)]
    mouse: bool,
}

/// Which theme to draw with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum ThemeChoice {
    /// By `NO_COLOR` and `COLORFGBG`; dark when these say nothing
    Auto,
    Dark,
    Light,
    Mono,
}

/// Against what the quotes of a command are proved.
#[derive(Debug, clap::Args)]
pub(super) struct SourcesArgs {
    /// A folder with copies of the documents, as for `check`
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,
}

impl SourcesArgs {
    pub(super) fn folder(&self) -> Option<&Path> {
        self.sources.as_deref()
    }
}

/// The folder with copies that counts for a command, if there is one.
pub(super) fn sources_of(args: &SourcesArgs) -> Result<Option<PathBuf>, Failure> {
    let env = Env::read();
    let own = settings::effective(&env).sources;
    sources(args.folder(), &env, own)
}

/// Opens a dossier with all its problems, and keeps the texts to find places in.
pub(super) fn with_texts(path: Option<&Path>) -> Result<(Opened, Vec<SourceFile>), Failure> {
    let (texts, unreadable) = texts(path)?;
    let mut opened = open(&texts);
    opened.problems.extend(locate(unreadable, &texts));
    in_order(&mut opened.problems, &texts);
    Ok((opened, texts))
}

/// That there is a dossier at all, for what does not need to know what it holds.
pub(super) fn is_there(path: Option<&Path>) -> Result<(), Failure> {
    texts(path).map(|_| ())
}

/// Reads a dossier for its names alone: nothing is checked, and nothing is said of what cannot be read.
pub(super) fn unchecked(path: Option<&Path>) -> Option<Dossier> {
    texts(path).ok().map(|(texts, _)| load(&texts).dossier)
}

/// Opens a dossier with all its problems.
pub(super) fn dossier(path: Option<&Path>) -> Result<Opened, Failure> {
    with_texts(path).map(|(opened, _)| opened)
}

/// As [`dossier`], for commands whose output is about something else: problems are only counted.
pub(super) fn dossier_with_remark(path: Option<&Path>) -> Result<Opened, Failure> {
    with_texts_and_remark(path).map(|(opened, _)| opened)
}

/// As [`with_texts`], for the same commands.
pub(super) fn with_texts_and_remark(
    path: Option<&Path>,
) -> Result<(Opened, Vec<SourceFile>), Failure> {
    let (opened, texts) = with_texts(path)?;
    let open = opened.problems.iter().filter(|p| p.is_open()).count();
    if open > 0 {
        let noun = if open == 1 { "problem" } else { "problems" };
        remark(&format!("the dossier has {open} {noun}; {} lists them", command("check", path)));
    }
    Ok((opened, texts))
}

/// The folder with copies that is named by an argument, else by `ONRECORD_SOURCES`, else by the settings.
fn sources(
    named: Option<&Path>,
    env: &Env,
    own: Option<PathBuf>,
) -> Result<Option<PathBuf>, Failure> {
    let folder = named.map(Path::to_path_buf).or_else(|| env.sources.clone()).or(own);
    match folder {
        Some(folder) if !folder.is_dir() => Err(Failure(format!(
            "{} is no folder: name the folder with the sources",
            folder.display()
        ))),
        folder => Ok(folder),
    }
}

/// Reads the quotes of a dossier in the copies that are at hand. Without a folder that was named and
/// without copies of its own, there is no verdict on any.
pub(super) fn proofs(
    d: &Dossier,
    dossier: Option<&Path>,
    named: Option<&Path>,
) -> Result<Proofs, Failure> {
    proofs_of(d, dossier, named, |_| true)
}

/// The same of some documents alone.
pub(super) fn proofs_of(
    d: &Dossier,
    dossier: Option<&Path>,
    named: Option<&Path>,
    is_asked: impl Fn(DocumentIx) -> bool,
) -> Result<Proofs, Failure> {
    let env = Env::read();
    let sources = sources(named, &env, settings::effective(&env).sources)?;
    let copies = Copies::of_dossier(dossier, sources.as_deref());
    if sources.is_none() && copies.is_empty() {
        return Ok(Proofs::default());
    }
    let documents: Vec<DocumentIx> = documents_read(d).filter(|ix| is_asked(*ix)).collect();
    let mut proofs = Proofs::default();
    proving::prove(d, &copies, &documents, proving::threads(), |proof| {
        proofs.add(d, proof);
        true
    });
    proofs.settle(d);
    Ok(proofs)
}

/// What to draw with: as the arguments say, else the settings, else the environment.
fn theme(args: &LookArgs, own: &Settings, env: &Env) -> Theme {
    let chosen = args.theme.unwrap_or(match own.theme {
        settings::Theme::Auto => ThemeChoice::Auto,
        settings::Theme::Dark => ThemeChoice::Dark,
        settings::Theme::Light => ThemeChoice::Light,
        settings::Theme::Mono => ThemeChoice::Mono,
    });
    let background = match chosen {
        ThemeChoice::Auto if env.no_color => Background::Mono,
        ThemeChoice::Auto => Background::guess(env.colorfgbg.as_deref()),
        ThemeChoice::Dark => Background::Dark,
        ThemeChoice::Light => Background::Light,
        ThemeChoice::Mono => Background::Mono,
    };
    let ascii = args.ascii || (!args.unicode && (own.ascii || !env.utf8));
    Theme::new(background, ascii)
}

/// Whether a word names nothing on the disk and no bundled dossier, and is no path: then it may be a misspelt command.
pub(super) fn is_stray(word: &str) -> bool {
    let path = Path::new(word);
    let is_dossier = path.exists() || files::meant(Some(path)).is_bundled();
    !is_dossier && path.extension().is_none() && path.components().count() == 1
}

impl ScreenArgs {
    /// The word in the place of the dossier, if it cannot be one.
    pub(super) fn stray_word(&self) -> Option<&str> {
        self.dossier.as_deref()?.to_str().filter(|word| is_stray(word))
    }
}

/// Adds a document to the dossier in a folder, with the folder of other copies, and the user's own folder for `~`.
pub(super) type Add = fn(&Path, [Option<&Path>; 2], &AddRequest) -> Added;

/// Opens the screen. `add` is what adds documents there.
pub(super) fn run(args: &ScreenArgs, add: Add) -> Done {
    let what = What { dossier: args.dossier.clone(), sources: args.sources.clone(), lesson: None };
    on_screen(what, &args.look, add)
}

/// Opens the folder of an exercise, with the lesson above it.
pub(super) fn lesson(
    folder: &Path,
    exercise: &'static Exercise,
    look: &LookArgs,
    add: Add,
) -> Done {
    let lesson = Some(Lesson::of(exercise));
    on_screen(What { dossier: Some(folder.to_path_buf()), sources: None, lesson }, look, add)
}

/// What is opened on the screen.
struct What {
    dossier: Option<PathBuf>,
    sources: Option<PathBuf>,
    lesson: Option<Lesson>,
}

fn on_screen(args: What, look: &LookArgs, add: Add) -> Done {
    let env = Env::read();
    let own = settings::effective(&env);
    let theme = theme(look, &own.settings, &env);
    // What is read in a moment is read first: what is no dossier is refused before there is a screen.
    let is_soon = args.dossier.as_deref().is_none_or(files::is_soon_read);
    let first = if is_soon { Some(texts(args.dossier.as_deref())?) } else { None };
    let sources = sources(args.sources.as_deref(), &env, own.sources)?;
    let read = reader(args.dossier.clone(), sources.clone());
    let copies_in = sources.clone();
    let refused = Arc::default();
    let on_disk = args.dossier.clone().filter(|path| !files::meant(Some(path)).is_bundled());
    let watched = on_disk.clone().filter(|_| own.settings.watch).map(|dossier| {
        let copies = Copies::folders(Some(&dossier), sources.as_deref());
        shell::Watched { dossier, copies }
    });
    let load = loader(args.dossier.clone(), sources, first, Arc::clone(&refused));
    let mut app = App::waiting(own.commands);
    app.model.settings_problems = own.problems;
    app.model.folder = folder(on_disk.as_deref());
    app.model.is_folder = on_disk.as_deref().is_some_and(Path::is_dir);
    let places = places(args.dossier.as_deref(), &env);
    let last = places.session.as_deref();
    if let Some(text) = last.and_then(|path| files::read_text(path, LARGEST_SESSION).ok()) {
        resume::learned(&mut app, &text);
        if !look.fresh {
            resume::restore(&mut app, &text);
        }
    }
    if args.lesson.is_some() {
        app.model.lesson = args.lesson;
        app.model.open(Overlay::Lesson);
    }
    let mouse = look.mouse || (own.settings.mouse && !look.no_mouse);
    let add = adder(add, args.dossier.clone(), copies_in, env.home.clone());
    let doors = shell::Doors { load, watched, read, add };
    let options = shell::Options { mouse, doors, places };
    let done = shell::run(app, &env, options, |app, frame| {
        let layout = app.draw(&theme, frame);
        app.drawn(layout);
    });
    if let Some(failure) = refused.lock().ok().and_then(|mut refused| refused.take()) {
        return Err(failure);
    }
    match done {
        Ok(None) => Ok(ExitCode::SUCCESS),
        Ok(Some(trouble)) => {
            remark(&trouble);
            Ok(ExitCode::from(1))
        }
        Err(error) => {
            remark(&error.to_string());
            Ok(ExitCode::from(error.status()))
        }
    }
}

/// The folder or file that is open, from the root on; empty for a bundled dossier.
fn folder(dossier: Option<&Path>) -> String {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    dossier.map_or(String::new(), |path| absolute(path).display().to_string())
}

/// Reads copies for the screen: by the document's id and its stamp.
fn reader(dossier: Option<PathBuf>, sources: Option<PathBuf>) -> shell::ReadCopy {
    Arc::new(move |id, stamped| {
        let copies = Copies::of_dossier(dossier.as_deref(), sources.as_deref());
        copies.read(id, stamped).map_err(NoText::said)
    })
}

/// Adds documents for the screen. A bundled dossier has no folder, and the screen does not ask for it.
fn adder(
    add: Add,
    dossier: Option<PathBuf>,
    sources: Option<PathBuf>,
    home: Option<PathBuf>,
) -> shell::AddDocument {
    Arc::new(move |request| {
        let folder = dossier.clone().unwrap_or_default();
        add(&folder, [sources.as_deref(), home.as_deref()], request)
    })
}

/// The largest file that says where one was, in bytes.
const LARGEST_SESSION: u64 = 1024 * 1024;

/// Where a user's own things about a dossier are kept: its briefs in its folder, where that is the user's to
/// write, else in the user's data.
pub(super) fn places(dossier: Option<&Path>, env: &Env) -> Places {
    let key = files::key_of(dossier);
    let own = dossier.filter(|path| path.is_dir() && files::may_write(path));
    let briefs = match own {
        Some(folder) => Some(folder.join("briefs")),
        None => env.data.as_ref().map(|data| data.join("briefs").join(&key)),
    };
    let state = |folder: &str| env.state.as_ref().map(|state| state.join(folder));
    Places {
        briefs,
        journals: state("journals"),
        dossier_views: dossier.filter(|path| path.is_dir()).map(|path| path.join("views")),
        deeds: state("deeds").map(|folder| folder.join(format!("{key}.ron"))),
        captured: dossier.filter(|path| path.is_dir()).map(|path| path.join("captured")),
        own_views: env.data.as_ref().map(|data| data.join("views").join(&key)),
        seen: state("seen").map(|folder| folder.join(format!("{key}.ron"))),
        session: state("sessions").map(|folder| folder.join(format!("{key}.ron"))),
        home: env.home.clone(),
    }
}
