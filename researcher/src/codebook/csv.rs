//! A codebook as CSV: one row for every question, for a spreadsheet.

use std::fmt::Write as _;

use super::{Book, Heading};
use crate::export::guarded;

/// Columns after name and type that hold a fact, by its heading.
const FACTS: [Heading; 14] = [
    Heading::CodebookKey,
    Heading::CodebookRepeat,
    Heading::CodebookLength,
    Heading::CodebookRange,
    Heading::CodebookAsked,
    Heading::CodebookRequired,
    Heading::CodebookConstraint,
    Heading::CodebookWarning,
    Heading::CodebookCalculation,
    Heading::CodebookDefault,
    Heading::CodebookChoiceFilter,
    Heading::CodebookMissing,
    Heading::CodebookDisclosure,
    Heading::CodebookChoices,
];

/// Writes a book as CSV, guarded against spreadsheets that compute. `word` words the headings.
pub fn csv(book: &Book, word: &dyn Fn(&Heading) -> String) -> String {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let mut headings = vec![word(&Heading::CodebookName), word(&Heading::CodebookType)];
    for language in &book.languages {
        headings.push(format!("{} ({language})", word(&Heading::CodebookLabel)));
    }
    headings.extend(FACTS.iter().map(word));
    for language in &book.languages {
        headings.push(format!("{} ({language})", word(&Heading::CodebookCode)));
    }
    let mut rows = vec![headings];
    for entry in &book.entries {
        let mut row = vec![entry.name.clone(), entry.kind.to_owned()];
        let of = |texts: &super::Texts, language: &String| {
            texts.iter().find(|(known, _)| known == language).map_or(String::new(), |(_, text)| text.clone())
        };
        row.extend(book.languages.iter().map(|language| of(&entry.label, language)));
        row.extend(FACTS.iter().map(|heading| {
            let fact = entry.facts.iter().find(|fact| fact.heading == *heading);
            fact.map_or(String::new(), |fact| fact.text.clone())
        }));
        let list = entry.list.as_ref().and_then(|list| book.lists.iter().find(|one| one.name == *list));
        for language in &book.languages {
            let mut codes = String::new();
            for (choice, texts) in list.map_or(&[][..], |list| &list.choices) {
                let between = if codes.is_empty() { "" } else { " | " };
                let _ = write!(codes, "{between}{choice} = {}", of(texts, language));
            }
            row.push(codes);
        }
        rows.push(row);
    }
    for row in rows {
        // Writing into memory does not fail.
        let _ = writer.write_record(row.iter().map(|cell| guarded(cell).into_owned()));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}
