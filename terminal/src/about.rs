//! What a program prints about itself instead of doing something: completions for a shell, and its manual page.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, ValueEnum};
use clap_complete::Shell;

use crate::help::Heading;
use crate::{Catalog, language, manual};

const COMPLETIONS: &str = "completions";
const MANUAL: &str = "manual";

/// One of them, asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// What completes a command line at the tab key.
    Completions(Shell),
    /// A page of `man`, in roff.
    Manual,
}

/// The options by which they are asked for. Each stands alone: with anything else it is a mistake in the command line.
pub(crate) fn options(catalog: &Catalog, order: usize) -> [Arg; 2] {
    let text = |heading: &Heading| catalog.line(heading).text;
    let completions = Arg::new(COMPLETIONS)
        .long(COMPLETIONS)
        .value_name("SHELL")
        .value_parser(clap::value_parser!(Shell))
        .help(text(&Heading::HeadingCompletions));
    let manual =
        Arg::new(MANUAL).long(MANUAL).action(clap::ArgAction::SetTrue).help(text(&Heading::HeadingManual));
    [completions, manual].map(|option| option.display_order(order))
}

/// What is asked for, before the command line is parsed: a program that needs a command has none here.
///
/// Nothing but `--language` may stand beside it.
pub(crate) fn asked(arguments: &[OsString]) -> Option<About> {
    let words = arguments.iter().skip(1).map(|word| word.to_str());
    let words = language::left_out(&words.collect::<Option<Vec<&str>>>()?)?;
    match words.as_slice() {
        ["--manual"] => Some(About::Manual),
        ["--completions", shell] => Shell::from_str(shell, false).ok().map(About::Completions),
        [option] => {
            let shell = option.strip_prefix("--completions=")?;
            Shell::from_str(shell, false).ok().map(About::Completions)
        }
        _ => None,
    }
}

/// The mistake in a command line that asks for one of them together with something else.
pub(crate) fn beside_others(parsed: &ArgMatches) -> Option<clap::Error> {
    let given = [COMPLETIONS, MANUAL].into_iter().find(|option| {
        parsed.value_source(option).is_some_and(|source| source == ValueSource::CommandLine)
    })?;
    let mut mistake = clap::Error::new(ErrorKind::ArgumentConflict);
    mistake.insert(ContextKind::InvalidArg, ContextValue::String(format!("--{given}")));
    let other = parsed.subcommand_name().unwrap_or("…").to_owned();
    mistake.insert(ContextKind::PriorArg, ContextValue::String(other));
    Some(mistake)
}

impl About {
    /// The whole of it, for standard output. `command` has its words in the catalog's language.
    pub(crate) fn text(self, mut command: Command, name: &str, catalog: &Catalog) -> String {
        match self {
            Self::Completions(shell) => {
                let mut script = Vec::new();
                clap_complete::generate(shell, &mut command, name, &mut script);
                String::from_utf8_lossy(&script).into_owned()
            }
            Self::Manual => {
                command.build();
                manual::page(&mut command, name, catalog)
            }
        }
    }
}
