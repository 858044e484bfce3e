//! `${name}` in the cells of a workbook, and the pieces of an expression around it.

use std::collections::HashMap;
use std::ops::Range;

/// One `${name}`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reference<'t> {
    /// The bytes of the name, without the sign, the brackets and `last-saved#`.
    pub(super) range: Range<usize>,
    pub(super) name: &'t str,
}

/// All references; an error where `${` is not followed by a name and `}`.
pub(super) fn references(text: &str) -> Result<Vec<Reference<'_>>, ()> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("${").map(|start| at + start) {
        let inside = start + 2;
        let Some(end) = text[inside..].find('}').map(|end| inside + end) else { return Err(()) };
        at = end + 1;
        // `${}` is no reference, in pyxform neither.
        if end == inside {
            continue;
        }
        let name = text[inside..end].strip_prefix("last-saved#").unwrap_or(&text[inside..end]);
        if !is_name(name) {
            return Err(());
        }
        found.push(Reference { range: end - name.len()..end, name });
    }
    Ok(found)
}

/// Whether a text is a name of XML without a prefix.
pub(super) fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(is_name_start) && characters.all(is_name_part)
}

/// Whether a text is a name of XML, with a prefix or without: what pyxform takes for a question's name.
pub(super) fn is_prefixed_name(text: &str) -> bool {
    match text.split_once(':') {
        Some((prefix, name)) => is_name(prefix) && is_name(name),
        None => is_name(text),
    }
}

fn is_name_start(character: char) -> bool {
    character.is_alphabetic() || character == '_'
}

fn is_name_part(character: char) -> bool {
    character.is_alphanumeric()
        || matches!(character, '_' | '-' | '.' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}' | '\u{2040}')
}

/// Whether the text is one reference and nothing else, and its name.
pub(super) fn alone(text: &str) -> Option<&str> {
    let name = text.trim().strip_prefix("${")?.strip_suffix('}')?;
    let name = name.strip_prefix("last-saved#").unwrap_or(name);
    is_name(name).then_some(name)
}

/// The text with other names in its references.
pub(super) fn renamed(text: &str, names: &HashMap<String, String>) -> Option<String> {
    let found = references(text).ok()?;
    let mut changed = None;
    for reference in found.iter().rev() {
        if let Some(name) = names.get(reference.name) {
            changed.get_or_insert_with(|| text.to_owned()).replace_range(reference.range.clone(), name);
        }
    }
    changed
}

/// A piece of an expression, as coarse as is needed here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// What stands between quotes.
    Literal(&'t str),
    /// A name that is followed by `(`.
    Function(&'t str),
    /// Another name: a column, a step of a path, `and`.
    Name(&'t str),
    /// `${…}`.
    Reference(&'t str),
    /// A number.
    Number(&'t str),
    /// Anything else but blanks.
    Sign(char),
}

/// The pieces with the bytes they take; never fails, whatever the text.
pub(super) fn pieces(text: &str) -> Vec<(Range<usize>, Piece<'_>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (length, piece) = piece(rest, first);
        if let Some(piece) = piece {
            found.push((at..at + length, piece));
        }
        at += length;
    }
    found
}

fn piece(rest: &str, first: char) -> (usize, Option<Piece<'_>>) {
    let run = |of: fn(char) -> bool| rest.find(|c| !of(c)).unwrap_or(rest.len());
    if first.is_whitespace() {
        return (first.len_utf8(), None);
    }
    if matches!(first, '\'' | '"')
        && let Some(end) = rest[1..].find(first)
    {
        return (end + 2, Some(Piece::Literal(&rest[1..=end])));
    }
    if rest.starts_with("${")
        && let Some(end) = rest.find('}')
    {
        return (end + 1, Some(Piece::Reference(&rest[2..end])));
    }
    if first.is_ascii_digit() {
        let length = run(|c| c.is_ascii_digit() || c == '.');
        return (length, Some(Piece::Number(&rest[..length])));
    }
    if is_name_start(first) {
        let length = run(|c| is_name_part(c) || c == ':');
        // `a::b` and `a:` are not one name.
        let name = rest[..length].trim_end_matches(':');
        let is_function = rest[name.len()..].trim_start().starts_with('(');
        return (name.len(), Some(if is_function { Piece::Function(name) } else { Piece::Name(name) }));
    }
    (first.len_utf8(), Some(Piece::Sign(first)))
}

/// The same expression where words are read by their column: `jr:itext(…/itextId)` is `…/label`.
///
/// `XForms` keep the words of choices apart, under a number; a form keeps them with the choice.
pub(super) fn words_by_column(text: &str) -> Option<String> {
    let found = pieces(text);
    let at = found.iter().position(|(_, piece)| *piece == Piece::Function("jr:itext"))?;
    let mut depth = 0_usize;
    let end = found[at + 1..].iter().position(|(_, piece)| {
        match piece {
            Piece::Sign('(') => depth += 1,
            Piece::Sign(')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })? + at
        + 1;
    let (id, inner) = (found.get(end.checked_sub(1)?)?, found.get(at + 2)?);
    if id.1 != Piece::Name("itextId") || inner.0.start >= id.0.start {
        return None;
    }
    let (before, path, after) =
        (&text[..found[at].0.start], &text[inner.0.start..id.0.start], &text[found[end].0.end..]);
    let changed = format!("{before}{path}label{after}");
    Some(words_by_column(&changed).unwrap_or(changed))
}

/// Whether pyxform takes a default for something to compute: it looks for operators, references and functions.
///
/// In dates and places a minus is part of the value.
pub(super) fn is_dynamic(default: &str, is_date_or_place: bool) -> bool {
    let found = pieces(default);
    for (at, (range, piece)) in found.iter().enumerate() {
        let before = default[..range.start].chars().next_back();
        let after = default[range.end..].chars().next();
        let is_between_blanks =
            before.is_some_and(char::is_whitespace) && after.is_some_and(char::is_whitespace);
        let is_number_next = matches!(found.get(at + 1), Some((next, Piece::Number(_) | Piece::Sign('.'))) if next.start == range.end);
        match piece {
            Piece::Sign('-') if is_number_next => {}
            Piece::Sign('-') if is_date_or_place => return false,
            Piece::Sign('+' | '-' | '*' | '|') | Piece::Reference(_) => return true,
            // A function's bracket follows at once: `Health (clinic)` is a text.
            Piece::Function(_) if after == Some('(') => return true,
            Piece::Name("div" | "mod") if is_between_blanks => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_found_or_refused() {
        let names = |text: &'static str| -> Result<Vec<&str>, ()> {
            Ok(references(text)?.into_iter().map(|reference| reference.name).collect())
        };
        assert_eq!(names("${a} + ${last-saved#b} ${}"), Ok(vec!["a", "b"]));
        assert_eq!(names("${ a }"), Err(()));
        assert_eq!(names("${a"), Err(()));
        assert_eq!(names("costs $5 {each}"), Ok(vec![]));
    }

    #[test]
    fn references_are_renamed_and_nothing_else() {
        let names = HashMap::from([("tuổi".to_owned(), "tuoi".to_owned())]);
        assert_eq!(
            renamed("${tuổi} > 5 or 'tuổi' = ${last-saved#tuổi}", &names).unwrap(),
            "${tuoi} > 5 or 'tuổi' = ${last-saved#tuoi}"
        );
        assert_eq!(renamed("${other}", &names), None);
    }

    #[test]
    fn words_are_read_by_their_column() {
        let read = |text: &str| words_by_column(text);
        let path = "instance('c')/root/item[name = ${a}]";
        assert_eq!(read(&format!("jr:itext({path}/itextId)")), Some(format!("{path}/label")));
        assert_eq!(
            read(&format!("concat(jr:itext( {path}/itextId ), 'x')")),
            Some(format!("concat({path}/label, 'x')"))
        );
        assert_eq!(read("jr:itext('some-id')"), None);
        assert_eq!(read("jr:itext("), None);
    }

    #[test]
    fn a_default_is_computed_where_it_says_so() {
        for dynamic in ["today()", "${a}", "1 + 1", "a | b", "6 div 3", "concat('a', 'b')"] {
            assert!(is_dynamic(dynamic, false), "{dynamic}");
        }
        for fixed in ["5", "-1", "foo", "foo-bar", "Health (clinic)", "2026-01-31", "'a'", "12:30"] {
            assert!(!is_dynamic(fixed, false), "{fixed}");
        }
        assert!(!is_dynamic("2026 - 01", true));
    }
}
