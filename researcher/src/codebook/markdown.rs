//! A codebook as Markdown, for a repository or a word processor.

use std::fmt::Write as _;

use super::book::{Entry, ScoringEntry};
use super::{Book, Heading, Texts};

/// Writes a book as Markdown; `word` words the headings.
pub fn markdown(book: &Book, word: &dyn Fn(&Heading) -> String) -> String {
    let mut out = String::new();
    let title = book.title.first().map_or("", |(_, text)| text);
    let _ = writeln!(out, "# {}: {}\n", plain(&word(&Heading::CodebookTitle)), plain(title));
    texts(&mut out, &book.title);
    for fact in &book.facts {
        let _ = writeln!(out, "- {}: {}", plain(&word(&fact.heading)), plain(&fact.text));
    }
    for (of, parts) in [(Heading::CodebookConsent, &book.consent), (Heading::CodebookSupport, &book.support)]
    {
        if !parts.is_empty() {
            let _ = writeln!(out, "\n## {}", plain(&word(&of)));
        }
        for (heading, words) in parts {
            let _ = writeln!(out, "\n### {}\n", plain(&word(heading)));
            texts(&mut out, words);
        }
    }
    let _ = writeln!(out, "\n## {}", plain(&word(&Heading::CodebookQuestions)));
    for entry in &book.entries {
        question(&mut out, entry, word);
    }
    if !book.lists.is_empty() {
        let _ = writeln!(out, "\n## {}", plain(&word(&Heading::CodebookLists)));
    }
    for list in &book.lists {
        let _ = writeln!(out, "\n### {}\n", code(&list.name));
        let headings: Vec<String> = book.languages.iter().map(|language| plain(language)).collect();
        row(&mut out, &[vec![plain(&word(&Heading::CodebookCode))], headings].concat());
        row(&mut out, &vec!["---".to_owned(); book.languages.len() + 1]);
        for (choice, words) in &list.choices {
            row(&mut out, &[vec![code(choice)], by_language(&book.languages, words)].concat());
        }
    }
    if !book.tables.is_empty() {
        let _ = writeln!(out, "\n## {}\n", plain(&word(&Heading::CodebookTables)));
        for (name, columns, rows) in &book.tables {
            let _ = writeln!(
                out,
                "- {}: {}; {}: {rows}",
                code(name),
                plain(columns),
                plain(&word(&Heading::CodebookRows))
            );
        }
    }
    if !book.scorings.is_empty() {
        let _ = writeln!(out, "\n## {}", plain(&word(&Heading::CodebookScorings)));
    }
    for one in &book.scorings {
        scoring(&mut out, book, one, word);
    }
    out
}

fn question(out: &mut String, entry: &Entry, word: &dyn Fn(&Heading) -> String) {
    let _ =
        writeln!(out, "\n{} {} ({})\n", "#".repeat((entry.depth + 3).min(6)), code(&entry.name), entry.kind);
    texts(out, &entry.label);
    for (language, text) in &entry.hint {
        let _ = writeln!(out, "- *{}*: *{}*", plain(language), plain(text));
    }
    for fact in &entry.facts {
        let _ = writeln!(out, "- {}: {}", plain(&word(&fact.heading)), code(&fact.text));
    }
}

fn scoring(out: &mut String, book: &Book, one: &ScoringEntry, word: &dyn Fn(&Heading) -> String) {
    let _ = writeln!(out, "\n### {}\n", code(&one.id));
    texts(out, &one.title);
    for fact in &one.facts {
        let text = if fact.text.is_empty() { String::new() } else { format!(": {}", plain(&fact.text)) };
        let _ = writeln!(out, "- {}{text}", plain(&word(&fact.heading)));
    }
    out.push('\n');
    let headings =
        [Heading::CodebookName, Heading::CodebookWeight, Heading::CodebookValues, Heading::CodebookDimension];
    row(out, &headings.map(|heading| plain(&word(&heading))));
    row(out, &["---", "---", "---", "---"].map(str::to_owned));
    for [name, weight, values, dimension] in &one.items {
        row(out, &[code(name), plain(weight), plain(values), plain(dimension)]);
    }
    let mut named = |heading: &Heading, rows: Vec<Vec<String>>| {
        if rows.is_empty() {
            return;
        }
        out.push('\n');
        let mut headings = vec![plain(&word(heading)), plain(&word(&Heading::CodebookUpTo))];
        headings.extend(book.languages.iter().map(|language| plain(language)));
        let rule = vec!["---".to_owned(); headings.len()];
        row(out, &headings);
        row(out, &rule);
        for cells in rows {
            row(out, &cells);
        }
    };
    let bands = one.bands.iter().map(|(name, edge, words)| {
        [vec![code(name), plain(edge)], by_language(&book.languages, words)].concat()
    });
    named(&Heading::CodebookBands, bands.collect());
    let dimensions = one.dimensions.iter();
    let dimensions = dimensions
        .map(|(name, words)| [vec![code(name), String::new()], by_language(&book.languages, words)].concat());
    named(&Heading::CodebookDimension, dimensions.collect());
}

fn texts(out: &mut String, texts: &Texts) {
    for (language, text) in texts {
        let text = plain(text);
        let _ = if language.is_empty() {
            writeln!(out, "- {text}")
        } else {
            writeln!(out, "- {}: {text}", plain(language))
        };
    }
}

fn by_language(languages: &[String], texts: &Texts) -> Vec<String> {
    let of = |language: &String| texts.iter().find(|(known, _)| known == language);
    languages.iter().map(|language| of(language).map_or(String::new(), |(_, text)| plain(text))).collect()
}

fn row(out: &mut String, cells: &[String]) {
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}

/// Text in which nothing is Markdown or HTML, on one line.
fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => safe.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '&' | '~' => {
                safe.push('\\');
                safe.push(letter);
            }
            other => safe.push(other),
        }
    }
    safe
}

/// Text as code, whatever it holds.
fn code(text: &str) -> String {
    let text = text.replace('\n', " ").replace('|', "\\|");
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}
