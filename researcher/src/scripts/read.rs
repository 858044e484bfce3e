//! From a file to a script that fits its form.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;
use kin_forms::{Beginning, Form, Now};
use zeroize::Zeroizing;

use super::{Case, Script, ScriptMistake};
use crate::nearest::nearest;
use crate::positions::Positions;

/// Largest script, in bytes.
pub const MAX_SCRIPT_BYTES: u64 = 4 * 1024 * 1024;

/// A script and where its parts stand.
#[derive(Debug)]
pub struct Read {
    /// The script.
    pub script: Script,
    /// Where its parts stand.
    pub positions: Positions,
    /// How each of its interviews begins, case by case.
    pub starts: Vec<Start>,
}

/// How an interview of a script begins.
#[derive(Debug, Clone)]
pub struct Start {
    /// The time, from beginning to end.
    pub now: Now,
    /// What all chance follows from.
    pub seed: [u8; 32],
    /// Who asks.
    pub username: Option<String>,
    /// What `last-saved#` gives.
    pub last_saved: BTreeMap<String, String>,
    /// The language it is held in.
    pub language: String,
}

impl Start {
    /// The same, as an interview takes it.
    pub fn beginning(&self) -> Beginning {
        let last_saved = self.last_saved.iter();
        Beginning {
            now: self.now,
            seed: Some(self.seed),
            username: self.username.clone(),
            last_saved: last_saved.map(|(name, text)| (name.clone(), Zeroizing::new(text.clone()))).collect(),
        }
    }
}

/// Reads a script for `form`; `file` is what messages call it.
///
/// Errors: the first mistake, with its line.
pub fn read(file: &str, bytes: &[u8], form: &Form) -> Result<Read, ScriptMistake> {
    let unreadable = |line: usize, column: usize, reason: String| ScriptMistake::ScriptUnreadable {
        file: file.to_owned(),
        line: line as u64,
        column: column as u64,
        reason,
    };
    let script: Script = serde_json::from_slice(bytes).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let text = error.to_string();
        let reason = text.rsplit_once(" at line ").map_or(text.as_str(), |(reason, _)| reason);
        unreadable(line, column, reason.to_owned())
    })?;
    let text = std::str::from_utf8(bytes).map_err(|_| unreadable(1, 1, "not UTF-8".to_owned()))?;
    let positions = Positions::of(text);
    if script.kin_script != 1 {
        return Err(ScriptMistake::ScriptVersion { file: file.to_owned(), version: script.kin_script });
    }
    if let Some(pointer) = positions.twice() {
        let place = positions.at(pointer);
        return Err(ScriptMistake::ScriptPropertyTwice {
            file: file.to_owned(),
            line: place.line,
            column: place.column,
            property: pointer.rsplit('/').next().unwrap_or_default().to_owned(),
        });
    }
    if script.cases.is_empty() {
        return Err(ScriptMistake::ScriptEmpty { file: file.to_owned() });
    }
    if script.form != form.id() {
        return Err(ScriptMistake::ScriptOtherForm {
            file: file.to_owned(),
            expected: script.form,
            found: form.id().to_owned(),
        });
    }
    let reading = Reading { file, form, positions: &positions };
    let mut names = BTreeSet::new();
    let mut starts = Vec::with_capacity(script.cases.len());
    for (index, case) in script.cases.iter().enumerate() {
        if !names.insert(case.name.as_str()) {
            let line = positions.at(&format!("/cases/{index}/name")).line;
            let name = case.name.clone();
            return Err(ScriptMistake::ScriptCaseTwice { file: file.to_owned(), line, name });
        }
        reading.names(index, case)?;
        starts.push(reading.start(&script, index, case)?);
    }
    Ok(Read { script, positions, starts })
}

struct Reading<'r> {
    file: &'r str,
    form: &'r Form,
    positions: &'r Positions,
}

impl Reading<'_> {
    fn start(&self, script: &Script, index: usize, case: &Case) -> Result<Start, ScriptMistake> {
        let own = |property: &str| format!("/cases/{index}/{property}");
        let file = || self.file.to_owned();
        let (text, pointer) = match &case.now {
            Some(now) => (now.as_str(), own("now")),
            None => (script.now.as_str(), "/now".to_owned()),
        };
        let now = moment(text).ok_or_else(|| ScriptMistake::ScriptMoment {
            file: file(),
            line: self.positions.at(&pointer).line,
            text: text.to_owned(),
        })?;
        let seed = match &script.seed {
            None => None,
            Some(text) => Some(seed(text).ok_or_else(|| ScriptMistake::ScriptSeed {
                file: file(),
                line: self.positions.at("/seed").line,
            })?),
        };
        let (language, pointer) = match (&case.language, &script.language) {
            (Some(language), _) => (language.as_str(), own("language")),
            (None, Some(language)) => (language.as_str(), "/language".to_owned()),
            (None, None) => (self.form.default_language(), String::new()),
        };
        if !self.form.languages().iter().any(|known| known == language) {
            let line = self.positions.at(&pointer).line;
            return Err(ScriptMistake::ScriptLanguage { file: file(), line, language: language.to_owned() });
        }
        let last_saved = case.last_saved.as_ref().unwrap_or(&script.last_saved).clone();
        // Without a seed of its own an interview still depends on nothing but this file.
        let seed = seed.unwrap_or([0; 32]);
        let (username, language) = (script.username.clone(), language.to_owned());
        Ok(Start { now, seed, username, last_saved, language })
    }

    /// Every name of a question that a case uses must be one.
    fn names(&self, index: usize, case: &Case) -> Result<(), ScriptMistake> {
        let own = |property: &str, at: usize| format!("/cases/{index}/{property}/{at}");
        let listed = |property: &'static str, places: &[String]| -> Vec<(String, String)> {
            places.iter().enumerate().map(|(at, place)| (place.clone(), own(property, at))).collect()
        };
        let mut used = Vec::new();
        used.extend(listed("asked", &case.asked));
        used.extend(listed("asked_exactly", case.asked_exactly.as_deref().unwrap_or_default()));
        used.extend(listed("not_asked", &case.not_asked));
        used.extend(
            case.refused.iter().enumerate().map(|(at, one)| (one.question.clone(), own("refused", at))),
        );
        used.extend(
            case.warned.iter().enumerate().map(|(at, one)| (one.question.clone(), own("warned", at))),
        );
        let by_place = |property: &str, place: &String| format!("/cases/{index}/{property}/{place}");
        used.extend(case.choices.keys().map(|place| (place.clone(), by_place("choices", place))));
        used.extend(case.values.keys().map(|place| (place.clone(), by_place("values", place))));
        used.extend(case.answers.keys().map(|name| (name.clone(), by_place("answers", name))));
        for (place, pointer) in used {
            let name = place.rsplit('.').next().unwrap_or(&place);
            let name = name.split('[').next().unwrap_or(name);
            self.known(if self.is_known(&place) { &place } else { name }, &pointer)?;
        }
        Ok(())
    }

    fn is_known(&self, name: &str) -> bool {
        self.form.question(name).is_some()
            || self.form.groups().iter().any(|group| group.repeat.is_some() && group.name == name)
    }

    fn known(&self, name: &str, pointer: &str) -> Result<(), ScriptMistake> {
        if self.is_known(name) {
            return Ok(());
        }
        let names = self.form.questions().iter().map(|question| question.name.as_str());
        let (file, line, question) = (self.file.to_owned(), self.positions.at(pointer).line, name.to_owned());
        Err(match nearest(name, names) {
            Some(nearest) => ScriptMistake::ScriptQuestionUnknownNear { file, line, question, nearest },
            None => ScriptMistake::ScriptQuestionUnknown { file, line, question },
        })
    }
}

/// A moment as a response has it: `2026-11-23T09:30+07:00`.
pub(super) fn moment(text: &str) -> Option<Now> {
    let (local, sign, offset) = match text.rfind(['+', '-']).filter(|at| *at > "2026-11-23".len()) {
        Some(at) => (text.get(..at)?, if text.as_bytes()[at] == b'-' { -1 } else { 1 }, text.get(at + 1..)?),
        None => (text.strip_suffix('Z')?, 1, "00:00"),
    };
    let (hours, minutes) = offset.split_once(':')?;
    let seconds =
        hours.parse::<i32>().ok()?.checked_mul(3600)? + minutes.parse::<i32>().ok()?.checked_mul(60)?;
    let offset = jiff::tz::Offset::from_seconds(sign * seconds).ok()?;
    Some(Now { local: local.parse::<DateTime>().ok()?, offset })
}

fn seed(text: &str) -> Option<[u8; 32]> {
    let mut seed = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (byte, pair) in seed.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(seed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_as_responses_write_them() {
        for text in ["2026-11-23T09:30+07:00", "2026-11-23T09:30-03:30"] {
            assert_eq!(moment(text).unwrap().to_text(), text);
        }
        assert_eq!(moment("2026-11-23T09:30Z").unwrap().to_text(), "2026-11-23T09:30+00:00");
        for text in ["", "2026-11-23", "2026-11-23T09:30", "2026-11-23T09:30+7", "2026-11-23T25:30+07:00"] {
            assert!(moment(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_seed_has_sixty_four_hexadecimal_digits() {
        assert_eq!(seed(&"0f".repeat(32)), Some([15; 32]));
        for text in ["", "0f", &"zz".repeat(32), &"é".repeat(32)] {
            assert_eq!(seed(text), None, "{text}");
        }
    }
}
