//! The outcome of a visit: what stands inside the seal in the place of a response. See "Visit" in `FORMATS.md`.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// The longest name of a case, in bytes: a sample's name, `#` and a row; or a task's id.
pub const MAX_CASE_BYTES: usize = 110;
/// The most characters an enumerator writes to the office.
pub const MAX_WORDS_CHARACTERS: usize = 500;
/// The longest visit, in bytes.
const MAX_VISIT_BYTES: usize = 8 * 1024;

/// What came of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The interview was held to its end.
    Completed,
    /// She did not want to.
    Refused,
    /// Nobody was met.
    NotFound,
    /// She lives somewhere else now.
    Moved,
    /// It began and broke off.
    BrokenOff,
    /// It is put off to another day.
    Postponed,
    /// A question of the office was answered.
    Answered,
}

impl Outcome {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Outcome; 7] = [
        Outcome::Completed,
        Outcome::Refused,
        Outcome::NotFound,
        Outcome::Moved,
        Outcome::BrokenOff,
        Outcome::Postponed,
        Outcome::Answered,
    ];

    /// The word for it in a record and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Completed => "completed",
            Outcome::Refused => "refused",
            Outcome::NotFound => "not_found",
            Outcome::Moved => "moved",
            Outcome::BrokenOff => "broken_off",
            Outcome::Postponed => "postponed",
            Outcome::Answered => "answered",
        }
    }

    /// The outcome with that word.
    pub fn from_name(name: &str) -> Option<Outcome> {
        Outcome::ALL.into_iter().find(|outcome| outcome.name() == name)
    }

    /// Whether nothing more is to be done about the case.
    pub fn closes(self) -> bool {
        matches!(self, Outcome::Completed | Outcome::Refused | Outcome::Moved | Outcome::Answered)
    }
}

/// What an enumerator says of one case. Its words are wiped with it; prints as nothing.
#[derive(PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    #[serde(rename = "visit")]
    version: u32,
    /// The case: a sample's name, `#` and its row from 1; or a task's id.
    pub case: String,
    /// What came of it.
    pub outcome: Outcome,
    /// When, as a wall clock showed it: `2026-11-28T09:30+07:00`.
    pub made: String,
    /// The submission of the interview that was held, where one was.
    #[serde(deserialize_with = "present")]
    pub submission: Option<String>,
    /// What the enumerator writes to the office.
    #[serde(deserialize_with = "present")]
    pub words: Option<String>,
}

impl Visit {
    const VERSION: u32 = 1;

    /// A visit. `None` where it says what none can: see [`Visit::parse`].
    pub fn new(
        case: String,
        outcome: Outcome,
        made: String,
        submission: Option<String>,
        words: Option<String>,
    ) -> Option<Visit> {
        let visit = Visit { version: Self::VERSION, case, outcome, made, submission, words };
        visit.is_sound().then_some(visit)
    }

    /// Reads what [`Visit::to_json`] writes. `None` for everything else: unknown members, a case or words too long or with
    /// controls, a time that is none, an interview where none was held.
    pub fn parse(bytes: &[u8]) -> Option<Visit> {
        if bytes.len() > MAX_VISIT_BYTES {
            return None;
        }
        serde_json::from_slice(bytes).ok().filter(Visit::is_sound)
    }

    /// The visit as JSON.
    pub fn to_json(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(serde_json::to_vec(self).expect("strings and numbers are JSON"))
    }

    /// Whether a case is a row of a list: a name, `#`, a number from 1. A task's id has no `#` in it.
    pub fn is_of_sample(case: &str) -> bool {
        let row = case.rsplit_once('#').filter(|(name, _)| !name.is_empty()).map(|(_, row)| row);
        row.is_some_and(|row| {
            row.bytes().all(|byte| byte.is_ascii_digit()) && !row.is_empty() && !row.starts_with('0')
        })
    }

    fn is_sound(&self) -> bool {
        let held = matches!(self.outcome, Outcome::Completed | Outcome::BrokenOff);
        let words = self.words.as_deref().is_none_or(is_words);
        self.version == Self::VERSION
            && is_case(&self.case)
            && is_moment(&self.made)
            && (self.submission.is_none() || held || self.outcome == Outcome::Refused)
            && self.submission.as_deref().is_none_or(|name| name.len() == 36)
            && (self.outcome != Outcome::Answered || self.words.is_some())
            && words
    }
}

/// Whether a text names a case.
pub fn is_case(text: &str) -> bool {
    (1..=MAX_CASE_BYTES).contains(&text.len()) && !text.chars().any(char::is_control)
}

fn is_words(text: &str) -> bool {
    (1..=MAX_WORDS_CHARACTERS).contains(&text.chars().count())
        && text.trim() == text
        && !text.chars().any(|character| character.is_control() && character != '\n')
}

/// `2026-11-28T09:30+07:00`: its shape; that the day exists is for whoever counts days.
fn is_moment(text: &str) -> bool {
    let shape = b"dddd-dd-ddTdd:ddsdd:dd";
    text.len() == shape.len()
        && text.bytes().zip(shape).all(|(byte, wanted)| match wanted {
            b'd' => byte.is_ascii_digit(),
            b's' => matches!(byte, b'+' | b'-'),
            other => byte == *other,
        })
}

/// `null` may be written, but a member may not be left out.
fn present<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Option::deserialize(deserializer)
}

impl Drop for Visit {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.words);
    }
}

impl std::fmt::Debug for Visit {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Visit(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MADE: &str = "2026-11-28T09:30+07:00";

    #[test]
    fn a_visit_has_one_spelling_and_what_none_can_say_is_refused() {
        let visit = Visit::new("households#3".into(), Outcome::NotFound, MADE.into(), None, None).unwrap();
        let json = String::from_utf8(visit.to_json().to_vec()).unwrap();
        let expected = r#"{"visit":1,"case":"households#3","outcome":"not_found","made":"2026-11-28T09:30+07:00","submission":null,"words":null}"#;
        assert_eq!(json, expected);
        assert_eq!(Visit::parse(json.as_bytes()).as_ref(), Some(&visit));
        assert_eq!(format!("{visit:?}"), "Visit(…)");
        for (right, wrong) in [
            ("\"visit\":1", "\"visit\":2"),
            ("households#3", ""),
            ("households#3", "a\\u0007"),
            ("not_found", "lost"),
            ("T09", " 09"),
            ("\"words\":null", "\"words\":\"\""),
            ("\"words\":null", "\"words\":null,\"age\":34"),
            (",\"words\":null", ""),
            ("\"submission\":null", "\"submission\":\"11111111-1111-4111-9111-111111111111\""),
            ("\"outcome\":\"not_found\"", "\"outcome\":\"answered\""),
        ] {
            let changed = json.replacen(right, wrong, 1);
            assert_ne!(changed, json);
            assert_eq!(Visit::parse(changed.as_bytes()), None, "{wrong}");
        }
    }

    #[test]
    fn a_row_of_a_list_is_told_from_a_task() {
        for case in ["houses#1", "a#b#20"] {
            assert!(Visit::is_of_sample(case), "{case}");
        }
        for case in ["r-1", "#1", "houses#", "houses#01", "houses#0", "houses#1a", "houses#+1"] {
            assert!(!Visit::is_of_sample(case), "{case}");
        }
    }

    #[test]
    fn every_outcome_has_a_word() {
        for outcome in Outcome::ALL {
            assert_eq!(Outcome::from_name(outcome.name()), Some(outcome));
        }
    }
}
