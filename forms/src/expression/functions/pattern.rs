//! The patterns of `regex()`: those of phones, as far as a linear-time engine has them.
//!
//! Android reads patterns with ICU, where `\d`, `\w`, `\s`, `\b` and `\p{Alpha}` know all of Unicode, unlike Java on a desktop;
//! so do they here. `\Q…\E`, `\h` and some names of classes are written otherwise in Rust and are rewritten. Look-around and
//! back-references do not exist: a form that has them is refused when it is loaded.

use regex::{Regex, RegexBuilder};

/// Memory for one compiled pattern.
const MAX_PROGRAM_BYTES: usize = 256 * 1024;

/// A pattern that must match the whole text; none where it cannot be read or would take too much memory.
pub(crate) fn compile(pattern: &str) -> Option<Regex> {
    let pattern = from_java(pattern)?;
    // On its own first: `a)(?:b` is not a pattern, though it would be one between our brackets.
    build(&pattern)?;
    build(&format!(r"\A(?:{pattern})\z"))
}

fn build(pattern: &str) -> Option<Regex> {
    RegexBuilder::new(pattern)
        .size_limit(MAX_PROGRAM_BYTES)
        .dfa_size_limit(MAX_PROGRAM_BYTES)
        .nest_limit(32)
        .build()
        .ok()
}

/// Escapes that this engine does not have.
const ESCAPES: [(char, &str); 3] = [('h', r"[\p{Zs}\t]"), ('e', r"\x1B"), ('Z', r"\n?\z")];

/// Names of classes that this engine does not have.
const CLASSES: [(&str, &str); 8] = [
    ("ASCII", r"[\x00-\x7F]"),
    ("Alnum", r"[\p{Alphabetic}\p{Nd}]"),
    ("Punct", r"\p{P}"),
    ("Graph", r"[^\p{White_Space}\p{Cc}\p{Cs}\p{Cn}]"),
    ("Print", r"[^\p{Cc}\p{Cs}\p{Cn}]"),
    ("Blank", r"[\p{Zs}\t]"),
    ("Cntrl", r"\p{Cc}"),
    ("XDigit", r"\p{Hex_Digit}"),
];

/// The pattern in this engine's words; none where a quotation `\Q` or an escape stops in the middle.
fn from_java(pattern: &str) -> Option<String> {
    let mut written = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(at) = rest.find('\\') {
        written.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let escaped = rest.chars().next()?;
        rest = &rest[escaped.len_utf8()..];
        if escaped == 'Q' {
            // Without `\E` the quotation runs to the end.
            let (quoted, after) = rest.split_once(r"\E").unwrap_or((rest, ""));
            written.push_str(&regex::escape(quoted));
            rest = after;
        } else if let Some((_, meaning)) = ESCAPES.iter().find(|(escape, _)| *escape == escaped) {
            written.push_str(meaning);
        } else if escaped == 'p' && rest.starts_with('{') {
            let (name, after) = rest[1..].split_once('}')?;
            // `\p{IsHan}` and `\p{IsAlphabetic}` are written without "Is" here.
            let plain = name.strip_prefix("Is").unwrap_or(name);
            match CLASSES.iter().find(|(class, _)| *class == name) {
                Some((_, meaning)) => written.push_str(meaning),
                None => written.extend([r"\p{", plain, "}"]),
            }
            rest = after;
        } else {
            written.push('\\');
            written.push(escaped);
        }
    }
    written.push_str(rest);
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_means_what_it_means_on_a_phone() {
        for (pattern, text, expected) in [
            (r"\d{3}", "123", true),
            (r"\d{3}", "١٢٣", true),
            (r"\w+", "Hòa", true),
            (r"[\w ]+", "Mai Hoa", true),
            (r"\p{L}+", "Hòa", true),
            (r"\p{IsAlphabetic}+", "Hòa", true),
            (r"\pL+", "Hòa", true),
            (r"\p{Alpha}\p{Alnum}*", "Hòa2", true),
            (r"[\p{L}\h'-]+", "Nguyễn Thị Hòa", true),
            (r"\p{Upper}\p{Lower}*", "Hoa", true),
            (r"\p{Lu}\p{Ll}+", "Hòa", true),
            (r"a\Q.+\E", "a.+", true),
            (r"a\Q.+\E", "axx", false),
            (r"\Q(", "(", true),
            (r".*\bHoa\b.*", "em Hoa ơi", true),
            (r"0\d{9}", "0912345678", true),
            (r"0\d{9}", "x0912345678", false),
            (r"[^\s]+", "a b", false),
            (r"[^@]+@[^@]+\.[a-z]+", "mai@example.vn", true),
            (r"\\", "\\", true),
            ("a|b", "b", true),
            ("(?i)yes|no", "NO", true),
        ] {
            let compiled = compile(pattern).unwrap_or_else(|| panic!("{pattern}"));
            assert_eq!(compiled.is_match(text), expected, "{pattern} on {text}");
        }
    }

    #[test]
    fn what_cannot_be_matched_in_linear_time_or_little_memory_is_refused() {
        for pattern in
            [r"(a)\1", "(?=a)b", "(?<!a)b", "a)(?:b", "(", r"a\", r"\p{Nonsense}", "(a{1000}){1000}"]
        {
            assert!(compile(pattern).is_none(), "{pattern}");
        }
    }
}
