//! An interview of an example, line by line.

use std::sync::Arc;

use kin_forms::{Answer, Ask, Beginning, ConsentMode, Form, Interview, Now, Refusal, Step};
use serde_json::Value;

use super::Block;

/// Types an example's interview. Returns what does not hold, each with its line.
pub(super) fn run(form: &Arc<Form>, block: &Block, now: Now) -> Vec<String> {
    let beginning = Beginning { seed: Some([7; 32]), username: Some("E01".into()), ..Beginning::from(now) };
    let mut script = Script {
        form,
        interview: Interview::start(Arc::clone(form), form.default_language(), beginning),
        scores: Vec::new(),
        now,
    };
    let mut wrong = Vec::new();
    let mut finished = None;
    for (index, line) in block.text.lines().enumerate() {
        if let Some(expected) = line.strip_prefix("⇒ ") {
            finished = Some((block.line + index, expected));
        } else if let Err(complaint) = script.line(line) {
            // What follows would only repeat it.
            wrong.push(format!("line {}: {line:?}: {complaint}", block.line + index));
            return wrong;
        }
    }
    match finished {
        Some((line, expected)) => {
            if let Err(complaint) = script.finish(expected) {
                wrong.push(format!("line {line}: {complaint}"));
            }
        }
        None => wrong.push(format!("line {}: the interview has no end: ⇒ {{…}}", block.line)),
    }
    wrong
}

struct Script<'f> {
    form: &'f Arc<Form>,
    interview: Interview,
    /// What the scores should be: name, value and band as they are written.
    scores: Vec<(String, String)>,
    now: Now,
}

impl Script<'_> {
    fn line(&mut self, line: &str) -> Result<(), String> {
        if let Some(score) = line.strip_prefix("score ") {
            let (name, expected) = score.split_once(" ⇒ ").ok_or("score name ⇒ value band")?;
            self.scores.push((name.to_owned(), expected.to_owned()));
            return Ok(());
        }
        let (name, typed) = line.split_once(": ").ok_or("name: what is typed")?;
        if let Some(name) = name.strip_prefix("offered ") {
            let ask = self.asked(name)?;
            let offered: Vec<&str> = ask.choices.iter().map(|choice| choice.name.as_str()).collect();
            return same("offered", &offered.join(" "), typed);
        }
        if let Some(name) = name.strip_prefix("said ") {
            return same("said", &self.asked(name)?.label, typed);
        }
        match self.interview.step() {
            Step::Consent(_) if name == "consent" => self.consent(typed),
            Step::Repeat(step) if step.group.name == name => {
                self.interview.another(typed == "yes").map_err(|refusal| refusal.to_string())
            }
            Step::Ask(_) => self.answer(name, typed),
            other => Err(format!("asks {other:?}")),
        }
    }

    /// The question being asked, if it has that name.
    fn asked(&self, name: &str) -> Result<Ask<'_>, String> {
        match self.interview.step() {
            Step::Ask(ask) if ask.question.name == name => Ok(ask),
            Step::Ask(ask) => Err(format!("asks {}", ask.question.name)),
            other => Err(format!("asks {other:?}")),
        }
    }

    /// The mode, then the purposes that are agreed to.
    fn consent(&mut self, typed: &str) -> Result<(), String> {
        let mut words = typed.split(' ');
        let mode = words.next().and_then(ConsentMode::from_name).ok_or("no mode of consent")?;
        let agreed: Vec<&str> = words.collect();
        let asked = self.form.consent().ok_or("the form asks for no consent")?;
        let purposes: Vec<(&str, bool)> = asked
            .purposes
            .iter()
            .map(|purpose| (purpose.name.as_str(), agreed.contains(&purpose.name.as_str())))
            .collect();
        self.interview.agree(&purposes, mode).map_err(|refusal| refusal.to_string())
    }

    fn answer(&mut self, name: &str, typed: &str) -> Result<(), String> {
        if let Some((typed, refusal)) = typed.split_once(" ✗ ") {
            return match self.give(name, typed)? {
                Err(found) => same("refused with", id(&found).as_str(), refusal),
                Ok(()) => Err("the answer was taken".to_owned()),
            };
        }
        if let Some((typed, reason)) = typed.split_once(" ⚠ ") {
            return match self.give(name, typed)? {
                Err(Refusal::AnswerWarned { .. }) => {
                    self.interview.confirm(reason).map_err(|refusal| refusal.to_string())
                }
                other => Err(format!("there was no warning: {other:?}")),
            };
        }
        self.give(name, typed)?.map_err(|refusal| refusal.to_string())
    }

    fn give(&mut self, name: &str, typed: &str) -> Result<Result<(), Refusal>, String> {
        let ask = self.asked(name)?;
        if typed == "-" {
            return Ok(self.interview.skip());
        }
        let answer = match ask.missing.iter().find(|missing| missing.name() == typed) {
            Some(&missing) => Ok(Answer::Missing(missing)),
            None => Answer::parse(ask.question, &ask.choices, typed),
        };
        Ok(answer.and_then(|answer| self.interview.answer(answer)))
    }

    fn finish(self, expected: &str) -> Result<(), String> {
        match self.interview.step() {
            Step::Review => {}
            other => return Err(format!("the interview is not over: {other:?}")),
        }
        let response = self.interview.finish(self.now).map_err(|(_, unfinished)| unfinished.to_string())?;
        let body = response.into_body();
        let written: Value = serde_json::from_slice(&body).map_err(|error| error.to_string())?;
        let expected: Value = serde_json::from_str(expected).map_err(|error| error.to_string())?;
        if written["answers"] != expected {
            return Err(format!("the answers are {}", written["answers"]));
        }
        let recorded =
            self.form.validate(&body).map_err(|invalid| format!("the desk refuses it: {invalid:?}"))?;
        for (name, expected) in &self.scores {
            let scoring = self.form.scores().iter().find(|scoring| scoring.id() == name);
            let scored = scoring.ok_or("there is no such score")?.compute(&recorded);
            let value = scored.value.map_or_else(|| "none".to_owned(), |value| value.to_string());
            same("scored", &format!("{value} {}", scored.band.unwrap_or_default()), expected)?;
        }
        Ok(())
    }
}

/// The id of a refusal's message.
fn id(refusal: &Refusal) -> String {
    let json = serde_json::to_value(refusal).unwrap_or_default();
    json["id"].as_str().unwrap_or_default().to_owned()
}

fn same(what: &str, found: &str, expected: &str) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{what} {found:?}, not {expected:?}")) }
}
