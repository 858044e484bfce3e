//! A program's manual page: every command and option in one page of `man`, in the language of the catalog.

use clap::{Arg, Command};
use roff::{Inline, Roff, bold, roman};
use serde::Serialize;

use crate::help::usage;
use crate::{Catalog, Exit};

/// The headings of the page, and what stands in it beside the help.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Manual {
    ManualName,
    ManualSynopsis,
    ManualDescription,
    ManualOptions,
    ManualOptionsShared,
    ManualCommands,
    ManualExit,
    ManualExitWell,
    ManualExitInternal,
    ManualExitUsage,
    ManualExitFindings,
    ManualExitRefused,
    ManualExitUntrusted,
    ManualExitNetwork,
    ManualExitLocked,
    ManualExitStorage,
    ManualEnvironment,
    ManualEnvironmentLanguage,
}

/// The page. `command` is built, and has its words.
pub(crate) fn page(command: &mut Command, name: &str, catalog: &Catalog) -> String {
    let mut page = Page { roff: Roff::new(), catalog };
    let version = format!("{name} {}", command.get_version().unwrap_or_default());
    // An empty date: the same program makes the same page on every day.
    page.roff.control("TH", [name.to_uppercase().as_str(), "1", "\"\"", &version]);
    page.section(&Manual::ManualName);
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    page.roff.text([bold(name), roman(format!(" - {about}"))]);
    page.section(&Manual::ManualSynopsis);
    page.roff.text([bold(usage(command, catalog))]);
    page.section(&Manual::ManualDescription);
    page.described(command);
    page.section(&Manual::ManualOptions);
    page.arguments(command, |argument| !argument.is_global_set());
    page.section(&Manual::ManualOptionsShared);
    page.arguments(command, Arg::is_global_set);
    page.section(&Manual::ManualCommands);
    page.commands(command);
    page.ends();
    page.roff.render()
}

struct Page<'a> {
    roff: Roff,
    catalog: &'a Catalog,
}

impl Page<'_> {
    fn said(&self, words: &Manual) -> String {
        self.catalog.line(words).text
    }

    fn section(&mut self, heading: &Manual) {
        let heading = self.said(heading).to_uppercase();
        self.roff.control("SH", [heading.as_str()]);
    }

    /// A term and what is said of it, by paragraphs.
    fn term(&mut self, term: Inline, text: &str) {
        self.roff.control("TP", []).text([term]);
        for (index, paragraph) in text.split("\n\n").enumerate() {
            if index > 0 {
                self.roff.control("IP", []);
            }
            self.roff.text([roman(paragraph)]);
        }
    }

    fn described(&mut self, command: &Command) {
        let text = command.get_long_about().or_else(|| command.get_about());
        for paragraph in text.map(ToString::to_string).unwrap_or_default().split("\n\n") {
            self.roff.control("PP", []).text([roman(paragraph)]);
        }
    }

    fn arguments(&mut self, command: &Command, told: impl Fn(&Arg) -> bool) {
        let shown = |argument: &&Arg| !argument.is_hide_set() && told(argument);
        let mut arguments: Vec<&Arg> = command.get_arguments().filter(shown).collect();
        arguments.sort_by_key(|argument| !argument.is_positional());
        for argument in arguments {
            let short = argument.get_short().map(|short| format!("-{short}, ")).unwrap_or_default();
            let text = argument.get_long_help().or_else(|| argument.get_help());
            self.term(bold(format!("{short}{argument}")), &text.map(ToString::to_string).unwrap_or_default());
        }
    }

    /// Every command below this one. Options that each of them has were told once.
    fn commands(&mut self, command: &mut Command) {
        for command in command.get_subcommands_mut().filter(|command| !command.is_hide_set()) {
            if command.has_subcommands() {
                self.commands(command);
                continue;
            }
            let usage = usage(command, self.catalog);
            self.roff.control("SS", [usage.as_str()]);
            self.described(command);
            self.arguments(command, |argument| !argument.is_global_set());
        }
    }

    fn ends(&mut self) {
        self.section(&Manual::ManualExit);
        let well = self.said(&Manual::ManualExitWell);
        self.term(bold("0"), &well);
        for exit in Exit::ALL {
            let text = self.said(&of_exit(exit));
            self.term(bold(exit.code().to_string()), &text);
        }
        self.section(&Manual::ManualEnvironment);
        let language = self.said(&Manual::ManualEnvironmentLanguage);
        self.term(bold("KIN_LANGUAGE"), &language);
    }
}

const fn of_exit(exit: Exit) -> Manual {
    match exit {
        Exit::Internal => Manual::ManualExitInternal,
        Exit::Usage => Manual::ManualExitUsage,
        Exit::Findings => Manual::ManualExitFindings,
        Exit::Refused => Manual::ManualExitRefused,
        Exit::Untrusted => Manual::ManualExitUntrusted,
        Exit::Network => Manual::ManualExitNetwork,
        Exit::Locked => Manual::ManualExitLocked,
        Exit::Storage => Manual::ManualExitStorage,
    }
}
