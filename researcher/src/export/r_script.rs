//! A script that reads the Parquet files in R, as labelled data.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::{Column, Format, Kind, Table};

/// The script: one list of data frames, choices as factors with their labels, questions as labels of the columns.
pub(super) fn script(named: &[(String, &Table)], split_selects: bool) -> String {
    let mut out = String::from(
        "# Reads the Parquet files beside this script: source(\"FORM.R\", chdir = TRUE, encoding = \"UTF-8\").\n\
         # Needs the package nanoparquet, or arrow. Choices become factors; why a value is missing stands in\n\
         # the columns that end in /missing.\n\
         read <- function(file) {\n  \
           if (requireNamespace(\"nanoparquet\", quietly = TRUE)) {\n    \
             as.data.frame(nanoparquet::read_parquet(file), optional = TRUE)\n  \
           } else {\n    \
             as.data.frame(arrow::read_parquet(file), optional = TRUE)\n  \
           }\n\
         }\n\
         choices <- function(values, names, labels) factor(values, levels = names, labels = labels)\n\
         tables <- list()\n",
    );
    for (name, table) in named {
        let _ = write!(out, "\ntable <- read({})\n", text(&format!("{name}.parquet")));
        for column in table.columns.iter().filter(|column| Format::Parquet.has(column, split_selects)) {
            of_column(column, &mut out);
        }
        let _ = writeln!(out, "tables[[{}]] <- table", text(name));
    }
    out
}

fn of_column(column: &Column, out: &mut String) {
    let header = text(&column.header);
    if let Kind::OneOf(categories) = &column.kind {
        let names: Vec<String> = categories.iter().map(|one| text(&one.name)).collect();
        let labels: Vec<String> =
            labels(categories.iter().map(|one| (one.name.as_str(), one.label.as_str())))
                .iter()
                .map(|one| text(one))
                .collect();
        let _ = writeln!(
            out,
            "table[[{header}]] <- choices(table[[{header}]],\n  c({}),\n  c({}))",
            names.join(", "),
            labels.join(", ")
        );
    }
    if !column.label.is_empty() {
        let _ = writeln!(out, "attr(table[[{header}]], \"label\") <- {}", text(&column.label));
    }
}

/// Labels that are all different: R would make one level of two choices with the same words.
fn labels<'c>(choices: impl Iterator<Item = (&'c str, &'c str)> + Clone) -> Vec<String> {
    let shown = |name: &'c str, label: &'c str| if label.is_empty() { name } else { label };
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for (name, label) in choices.clone() {
        *counts.entry(shown(name, label)).or_default() += 1;
    }
    let is_shared = |label: &str| counts.get(label).is_some_and(|count| *count > 1);
    choices
        .map(|(name, label)| match shown(name, label) {
            label if is_shared(label) => format!("{label} ({name})"),
            label => label.to_owned(),
        })
        .collect()
}

/// A string of R: nothing in it ends it early.
fn text(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_of_r_is_not_ended_by_what_is_in_it() {
        assert_eq!(text("a\"); system(\"x"), r#""a\"); system(\"x""#);
        assert_eq!(text("\\\n"), r#""\\\u{a}""#);
    }

    #[test]
    fn choices_with_the_same_words_stay_apart() {
        let given = [("a", "Khác"), ("b", "Khác"), ("c", "Có"), ("d", "")];
        assert_eq!(labels(given.into_iter()), ["Khác (a)", "Khác (b)", "Có", "d"]);
    }
}
