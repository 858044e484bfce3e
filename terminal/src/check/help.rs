//! Help alike in both languages, and in English as the doc comments say it.

use std::collections::BTreeSet;

use clap::Command;

use super::fluent;
use crate::{Catalog, Locales, help as names};

/// Complaints about the help of a program: English words that differ from the doc comment, a command or an argument
/// without words in one language, words for something the program does not have.
pub fn help<A: clap::Parser>(program: &str, locales: &[Locales]) -> Vec<String> {
    let mut complaints = Vec::new();
    let languages = fluent::messages(locales, &mut complaints);
    let mut expected = Vec::new();
    collect(&A::command(), &names::id_of_program(program), &mut expected);
    let english = Catalog::new("en", locales);
    for Entry { id, about, long } in &expected {
        for (language, messages) in &languages {
            if !messages.contains_key(id) {
                complaints.push(format!("{language}: {id} has no words: {}", about.as_deref().unwrap_or("")));
            }
        }
        let Some(about) = about else {
            complaints.push(format!("{id} has no doc comment"));
            continue;
        };
        let said = english.help(id).unwrap_or_default();
        if languages.get("en").is_some_and(|messages| messages.contains_key(id))
            && (plain(&said.0) != plain(about) || said.1.as_deref().map(plain) != long.as_deref().map(plain))
        {
            complaints.push(format!(
                "en: {id} is not what the doc comment says: {}",
                long.as_ref().unwrap_or(about)
            ));
        }
        let has_long = |language: &str| {
            languages
                .get(language)
                .and_then(|all| all.get(id))
                .is_some_and(|one| one.attributes.contains("long"))
        };
        if has_long("en") != has_long("vi") {
            complaints.push(format!("{id} is long in one language only"));
        }
    }
    let known: BTreeSet<&str> = expected.iter().map(|entry| entry.id.as_str()).collect();
    for (language, messages) in &languages {
        for id in messages.keys().filter(|id| id.starts_with("help-") && !known.contains(id.as_str())) {
            complaints.push(format!("{language}: {id} is the help of nothing"));
        }
    }
    complaints
}

struct Entry {
    id: String,
    about: Option<String>,
    long: Option<String>,
}

fn collect(command: &Command, id: &str, entries: &mut Vec<Entry>) {
    entries.push(Entry {
        id: id.to_owned(),
        about: command.get_about().map(ToString::to_string),
        long: command.get_long_about().map(ToString::to_string),
    });
    for argument in command.get_arguments().filter(|argument| !argument.is_hide_set()) {
        entries.push(Entry {
            id: names::id_of_argument(id, argument),
            about: argument.get_help().map(ToString::to_string),
            long: argument.get_long_help().map(ToString::to_string),
        });
    }
    for subcommand in command.get_subcommands().filter(|subcommand| !subcommand.is_hide_set()) {
        collect(subcommand, &format!("{id}-{}", subcommand.get_name()), entries);
    }
}

/// Words alone: line breaks are set differently in a doc comment and in Fluent, and clap drops the last full stop.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned()
}
