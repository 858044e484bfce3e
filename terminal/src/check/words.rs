//! Every message worded, in every language, alike.

use std::collections::BTreeSet;

use super::fluent;
use crate::Locales;

/// Complaints about the words of messages: an id missing in one language, different variables between
/// languages, a hint in one only, an id of a file that is no variant, a file that does not parse, an id twice.
///
/// `variants` are the `VARIANTS` of every enum whose messages these files word. Ids beginning with `help-` are
/// left to [`super::help`].
pub fn words(locales: &[Locales], variants: &[&[&str]]) -> Vec<String> {
    let mut complaints = Vec::new();
    let languages = fluent::messages(locales, &mut complaints);
    let mut expected = BTreeSet::new();
    for id in variants.iter().flat_map(|list| list.iter()) {
        if !expected.insert(*id) {
            complaints.push(format!("{id} is a variant twice"));
        }
    }
    let Some(english) = languages.get("en") else {
        complaints.push("there are no English words".to_owned());
        return complaints;
    };
    for language in crate::language::all() {
        let Some(messages) = languages.get(language) else {
            complaints.push(format!("{language}: there are no words"));
            continue;
        };
        for id in &expected {
            if !messages.get(*id).is_some_and(|message| message.has_value) {
                complaints.push(format!("{language}: {id} has no words"));
            }
        }
        for (id, message) in messages.iter().filter(|(id, _)| !id.starts_with("help-")) {
            if !expected.contains(id.as_str()) {
                complaints.push(format!("{language}: {id} is said by nobody"));
            }
            let Some(other) = english.get(id).filter(|_| language != "en") else { continue };
            if message.variables != other.variables {
                complaints.push(format!(
                    "{language}: {id} has the variables {:?}, English has {:?}",
                    message.variables, other.variables
                ));
            }
            if message.attributes != other.attributes {
                complaints.push(format!(
                    "{language}: {id} has the attributes {:?}, English has {:?}",
                    message.attributes, other.attributes
                ));
            }
        }
    }
    complaints
}

/// Complaints about ids that stand twice among the crates of one program: the later words would be lost.
pub fn distinct(locales: &[Locales]) -> Vec<String> {
    let mut complaints = Vec::new();
    fluent::messages(locales, &mut complaints);
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: &str = "a = A { $x }\n    .hint = Do.\nb = B\nhelp-x = X\n";

    #[test]
    fn words_alike_in_both_languages_bring_no_complaint() {
        let vi = "a = A { $x }\n    .hint = Làm đi.\nb = B\nhelp-x = X\n";
        let locales: Locales = Box::leak(Box::new([("en", EN), ("vi", vi)]));
        assert_eq!(words(&[locales], &[&["a"], &["b"]]), Vec::<String>::new());
    }

    #[test]
    fn everything_missing_or_different_is_named() {
        let vi = "a = A { $y }\nc = C\n= broken\nc = C\n";
        let locales: Locales = Box::leak(Box::new([("en", EN), ("vi", vi)]));
        let complaints = words(&[locales], &[&["a", "b"], &["b", "d"]]).join("\n");
        for expected in [
            "vi: line 3:",
            "vi: c stands twice",
            "b is a variant twice",
            "en: d has no words",
            "vi: b has no words",
            "vi: a has the variables {\"y\"}, English has {\"x\"}",
            "vi: a has the attributes {}, English has {\"hint\"}",
            "vi: c is said by nobody",
        ] {
            assert!(complaints.contains(expected), "{expected} is not among:\n{complaints}");
        }
    }

    #[test]
    fn an_id_of_two_crates_is_found() {
        assert_eq!(distinct(&[&[("en", "a = A\n")], &[("en", "a = B\n")]]), ["en: a stands twice"]);
    }
}
