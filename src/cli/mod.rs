//! The command line: what can be seen on the screen, as text for people and JSON for programs.
//!
//! One file per subcommand. Standard output carries the result and nothing else; errors and
//! remarks go to standard error. Exit 0: done; 1: findings; 2: could not run.

mod actors;
mod add;
mod brief;
mod check;
mod coalition;
mod complete;
mod conflicts;
mod dates;
mod dependence;
mod diff;
mod documents;
mod export;
mod format;
mod git;
mod grid;
mod keys;
mod learn;
mod line;
mod list;
mod listing;
mod man;
mod misplaced;
mod names;
mod nearest;
mod new;
mod open;
mod output;
mod paper;
mod read_document;
mod reading;
mod refused;
mod remedy;
mod scope;
mod search;
mod settings;
mod show;
mod silence;
mod suggest;
mod texts;
mod timeline;
mod topics;
mod values;

#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};

use self::output::Failure;
use crate::dossier::Bundled;
use crate::shell::env;
use crate::text::visible::visible;

/// Which actors committed to what, in whose words.
#[derive(Debug, Parser)]
#[command(name = "onrecord", version, args_conflicts_with_subcommands = true, long_about = about())]
pub struct Cli {
    #[command(flatten)]
    screen: open::ScreenArgs,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List positions: who, on what, which stance, in one sentence
    List(list::Args),
    /// Search everything: names, quotes, numbers, days, questions; the best first
    Search(search::Args),
    /// Show one entry by its id, or everything about one actor by its name
    Show(show::Args),
    /// List actors: what each is, how many positions are its own, how many tell of it
    Actors(actors::Args),
    /// List topics: what is asked on each, and how many positions there are
    Topics(topics::Args),
    /// List documents: title, publisher, date, id, and how their quotes stand
    Documents(documents::Args),
    /// Where each actor stands on each topic: committed, ready, refused, spoken for, silent
    Grid(grid::Args),
    /// What was said, or published, by day; undated and possible apart
    Timeline(timeline::Args),
    /// Where sources do not say the same, and why that is, or is not, a contradiction
    Conflicts(conflicts::Args),
    /// Who has words of their own: quoted, reported, only spoken for, silent, topic by topic
    Silence(silence::Args),
    /// What a body undertakes beside what the states named here say themselves
    Coalition(coalition::Args),
    /// What has no source left if a document is set aside
    Dependence(dependence::Args),
    /// A contested claim, or where an actor stands, in a neutral wording for a briefing
    Line(line::Args),
    /// What differs between two dates, two actors or two dossiers; or a draft and its final text
    Diff(diff::Args),
    /// Check the dossier against its rules, and its quotes against their sources
    Check(check::Args),
    /// Suggest a position for some words of a document, or measure such suggestions
    Suggest(suggest::Args),
    /// Learn the program in a quarter of an hour, in a copy of your own
    Learn(learn::Args),
    /// Make a dossier to work in: a new folder
    New(new::Args),
    /// Put copies of documents into a dossier, with what they say about themselves
    Add(add::Args),
    /// List, show and export what was collected for a briefing
    Brief(brief::Args),
    /// Write the whole dossier in another format
    Export(export::Args),
    /// Print every command with its keys
    Keys(keys::Args),
    /// Show where your settings belong and what is wrong with them
    Settings(settings::Args),
    /// Read a document from standard input, within limits, for this program itself
    #[command(hide = true)]
    ReadDocument(read_document::Args),
    /// Print the man page
    Man,
    /// Print the completion script of a shell
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: complete::Shell,
    },
}

/// The first paragraph and what a dossier is, with the names of those that come with the program.
fn about() -> String {
    let named: Vec<String> = Bundled::ALL
        .iter()
        .map(|bundled| format!("`{}` ({})", bundled.name, bundled.about))
        .collect();
    format!(
        "Which actors committed to what, in whose words.\n\n\
         Opens the dossier on the screen. A dossier is a folder of `.ron` files, one `.ron` file, or the name of \
         one that comes with the program: {}; without DOSSIER, the first of these. A file or folder that has such \
         a name is opened in its stead.",
        named.join(", ")
    )
}

/// Parses the arguments and runs what they ask for.
pub fn main() -> ExitCode {
    if let Some(words) = complete::answer(Cli::command(), &env::arguments()) {
        // Whatever is wrong, a shell that completes is not disturbed.
        let _ = output::write(words.as_bytes());
        return ExitCode::SUCCESS;
    }
    match parsed(&env::arguments()) {
        Ok((cli, given)) => done(&cli, &given).unwrap_or_else(|failure| output::fail(&failure)),
        Err(error) => refuse(error),
    }
}

/// The arguments, as this program has them and as clap has.
fn parsed(given: &[OsString]) -> Result<(Cli, ArgMatches), clap::Error> {
    let given = Cli::command().try_get_matches_from(given)?;
    Cli::from_arg_matches(&given).map(|cli| (cli, given))
}

/// Runs what is asked for. Where the dossier that is named is not there, something else may be meant.
fn done(cli: &Cli, given: &ArgMatches) -> output::Done {
    run(cli).map_err(|failure| misplaced::instead(&Cli::command(), given).unwrap_or(failure))
}

/// Runs what is asked for.
fn run(cli: &Cli) -> output::Done {
    match &cli.command {
        None => match cli.screen.stray_word() {
            Some(word) => Err(refused::no_such_command(&Cli::command(), word)),
            None => open::run(&cli.screen, add::from_screen),
        },
        Some(Command::List(args)) => list::run(args),
        Some(Command::Show(args)) => show::run(args),
        Some(Command::Actors(args)) => actors::run(args),
        Some(Command::Topics(args)) => topics::run(args),
        Some(Command::Search(args)) => search::run(args),
        Some(Command::Documents(args)) => documents::run(args),
        Some(Command::Grid(args)) => grid::run(args),
        Some(Command::Timeline(args)) => timeline::run(args),
        Some(Command::Conflicts(args)) => conflicts::run(args),
        Some(Command::Silence(args)) => silence::run(args),
        Some(Command::Coalition(args)) => coalition::run(args),
        Some(Command::Dependence(args)) => dependence::run(args),
        Some(Command::Line(args)) => line::run(args),
        Some(Command::Diff(args)) => diff::run(args),
        Some(Command::Check(args)) => check::run(args),
        Some(Command::Suggest(args)) => suggest::run(args),
        Some(Command::Learn(args)) => learn::run(args, add::from_screen),
        Some(Command::New(args)) => new::run(args),
        Some(Command::Add(args)) => add::run(args),
        Some(Command::Brief(args)) => brief::run(args),
        Some(Command::Export(args)) => export::run(args),
        Some(Command::Keys(args)) => keys::run(args),
        Some(Command::Settings(args)) => settings::run(args),
        Some(Command::ReadDocument(args)) => read_document::run(args),
        Some(Command::Man) => man::run(Cli::command()),
        Some(Command::Completions { shell }) => output::write(shell.script().as_bytes()),
    }
}

/// Prints what clap has to say: an error, or the help that was asked for. Clap repeats arguments as
/// they are; where one of them would not be seen as it is, it hears them in their visible form.
fn refuse(error: clap::Error) -> ExitCode {
    let given = env::arguments();
    if let Some(failure) = refused::unknown(&mut Cli::command(), &given, &error) {
        return output::fail(&failure);
    }
    let shown: Vec<String> =
        given.iter().map(|given| visible(&given.to_string_lossy()).into_owned()).collect();
    let same = given.iter().zip(&shown).all(|(given, shown)| given.to_str() == Some(shown));
    let error = if same { Some(error) } else { Cli::try_parse_from(shown).err() };
    let Some(error) = error else {
        return output::fail(&Failure("an argument is not UTF-8 text".to_string()));
    };
    // There is nowhere to say so when this fails.
    let _ = error.print();
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}
