//! Names of variables that SPSS and Stata take.

use std::collections::{HashMap, HashSet};

use super::Column;

/// Words that one of the two keeps for itself, in small letters.
const RESERVED: [&str; 31] = [
    "_all", "_b", "_coef", "_cons", "_n", "_pi", "_pred", "_rc", "_skip", "all", "and", "by", "byte",
    "double", "eq", "float", "ge", "gt", "if", "in", "int", "le", "long", "lt", "ne", "not", "or", "strl",
    "to", "using", "with",
];

/// The names of these columns, in order: letters, digits and `_`, beginning with a letter, at most `most` long, and no
/// two alike in small letters. What had to be changed is in the manifest.
pub(super) fn names<'c>(columns: impl Iterator<Item = &'c Column>, most: usize) -> Vec<String> {
    let mut taken = HashSet::new();
    let mut numbers: HashMap<String, u32> = HashMap::new();
    columns
        .map(|column| {
            let plain = portable(&column.name);
            let mut name: String = plain.chars().take(most).collect();
            let begun = name.to_ascii_lowercase();
            while !taken.insert(name.to_ascii_lowercase()) {
                let number = numbers.entry(begun.clone()).or_insert(1);
                *number += 1;
                let suffix = format!("_{number}");
                name = plain.chars().take(most - suffix.len()).collect::<String>() + &suffix;
            }
            name
        })
        .collect()
}

fn portable(name: &str) -> String {
    let mut portable: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' }).collect();
    if !portable.starts_with(|c: char| c.is_ascii_alphabetic()) {
        portable.insert(0, 'v');
    }
    let lower = portable.to_ascii_lowercase();
    // Stata keeps str1, str2 … as types.
    let is_type =
        lower.strip_prefix("str").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    if is_type || RESERVED.contains(&lower.as_str()) {
        portable.push('_');
    }
    portable
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Role, Source};
    use super::*;

    fn named(given: &[&str], most: usize) -> Vec<String> {
        let columns: Vec<Column> = given
            .iter()
            .map(|name| Column {
                header: String::new(),
                name: (*name).to_owned(),
                label: String::new(),
                source: Source::Key,
                kind: Kind::Text,
                missing: Vec::new(),
                role: Role::Plain,
            })
            .collect();
        names(columns.iter(), most)
    }

    #[test]
    fn names_are_made_portable_and_told_apart() {
        assert_eq!(
            named(&["a-b.c", "_x", "1", "if", "Str5", "tuổi"], 32),
            ["a_b_c", "v_x", "v1", "if_", "Str5_", "tu_i"]
        );
        assert_eq!(named(&["Age", "age", "AGE"], 32), ["Age", "age_2", "AGE_3"]);
    }

    #[test]
    fn names_that_are_equal_after_shortening_are_told_apart() {
        let (one, two) = ("a".repeat(31) + "xy", "a".repeat(31) + "xz");
        let given = [one.as_str(), two.as_str(), &one[..32]];
        let a30 = "a".repeat(30);
        assert_eq!(named(&given, 32), [one[..32].to_owned(), format!("{a30}_2"), format!("{a30}_3")]);
    }

    #[test]
    fn a_name_that_looks_like_one_made_here_is_kept_apart_too() {
        assert_eq!(named(&["a", "a_2", "a", "a"], 32), ["a", "a_2", "a_3", "a_4"]);
    }
}
