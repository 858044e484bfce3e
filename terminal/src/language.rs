//! Which language the person reads.

use std::ffi::OsString;

/// The flag every program has, without its dashes.
pub(crate) const FLAG: &str = "language";

/// The languages there are words in.
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    crate::LOCALES.iter().map(|(tag, _)| *tag)
}

/// The language of a tag or a locale (`vi`, `vi-VN`, `vi_VN.UTF-8`), when there are words in it.
pub(crate) fn known(tag: &str) -> Option<&'static str> {
    let primary = tag.split(['_', '-', '.', '@']).next()?;
    all().find(|language| language.eq_ignore_ascii_case(primary))
}

/// What `--language` says on this command line, before the command line is parsed: its help needs to know.
pub(crate) fn asked(arguments: &[OsString]) -> Option<&'static str> {
    let mut words = arguments.iter().skip(1).filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let Some(rest) = word.strip_prefix("--") else { continue };
        if rest.is_empty() {
            return None;
        }
        let Some(rest) = rest.strip_prefix(FLAG) else { continue };
        let value = if rest.is_empty() { words.next() } else { rest.strip_prefix('=') };
        if value.is_some() {
            return value.and_then(known);
        }
    }
    None
}

/// A command line without its `--language`; `None` where the flag has no value.
pub(crate) fn left_out<'a>(words: &[&'a str]) -> Option<Vec<&'a str>> {
    let mut left = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.strip_prefix("--").and_then(|word| word.strip_prefix(FLAG)) {
            Some("") => {
                words.next()?;
            }
            Some(value) if value.starts_with('=') => {}
            _ => left.push(*word),
        }
    }
    Some(left)
}

/// What the environment says: `KIN_LANGUAGE`, then the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that is set.
pub(crate) fn of_environment(variable: impl Fn(&str) -> Option<String>) -> &'static str {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    set("KIN_LANGUAGE")
        .as_deref()
        .and_then(known)
        .or_else(|| ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).as_deref().and_then(known))
        .unwrap_or("en")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn the_flag_is_found_anywhere_before_two_dashes() {
        assert_eq!(asked(&words("kin --language vi status")), Some("vi"));
        assert_eq!(asked(&words("kin status --language=en")), Some("en"));
        assert_eq!(asked(&words("kin status -- --language vi")), None);
        assert_eq!(asked(&words("kin status --language fr")), None);
        assert_eq!(asked(&words("kin status --language")), None);
    }

    #[test]
    fn the_environment_is_asked_in_order() {
        let environment = |pairs: &'static [(&str, &str)]| {
            move |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        };
        assert_eq!(of_environment(environment(&[("LANG", "vi_VN.UTF-8")])), "vi");
        assert_eq!(of_environment(environment(&[("LANG", "vi_VN.UTF-8"), ("LC_ALL", "C")])), "en");
        assert_eq!(of_environment(environment(&[("LANG", "vi_VN.UTF-8"), ("LC_ALL", "")])), "vi");
        assert_eq!(of_environment(environment(&[("KIN_LANGUAGE", "vi"), ("LC_ALL", "C")])), "vi");
        assert_eq!(of_environment(environment(&[])), "en");
    }
}
