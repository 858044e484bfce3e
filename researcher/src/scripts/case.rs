//! What stands in a script.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A script: cases for one form, each an interview of its own.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// Version of the format: 1.
    pub kin_script: u32,
    /// The id of the form it is for.
    pub form: String,
    /// Language of the interviews, unless a case says otherwise; the form's first where neither does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// When the interviews begin, as `2026-11-23T09:30+07:00`.
    pub now: String,
    /// 64 hexadecimal digits that all chance in the interviews follows from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<String>,
    /// Who asks, for questions of type `username`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub username: Option<String>,
    /// What `last-saved#` gives, by question.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub last_saved: BTreeMap<String, String>,
    /// The interviews.
    pub cases: Vec<Case>,
}

/// One interview: what is answered, and what must follow.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What it shows, in a sentence.
    pub name: String,
    /// The language of this interview.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// When this interview begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
    /// What `last-saved#` gives in this interview.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_saved: Option<BTreeMap<String, String>>,
    /// How consent is answered; where it does not say, every purpose is agreed to in the form's first way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consenting>,
    /// The answers, in the shape in which a response holds them: a repeat is a list of objects.
    #[serde(default)]
    pub answers: Map<String, Value>,
    /// Answers that are tried first and must not be taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<Refused>,
    /// Answers that must be warned about before they are taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warned: Vec<Warned>,
    /// The choices that a question must offer, all of them in order, by place.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub choices: BTreeMap<String, Vec<String>>,
    /// Places that must be asked, in this order; others may be asked between them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<String>,
    /// All places that are asked, in order, notes too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_exactly: Option<Vec<String>>,
    /// Questions or places that must not be asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_asked: Vec<String>,
    /// What the response must hold, by place; null where it must hold nothing.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, Value>,
    /// What the scores must be, by id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub scores: BTreeMap<String, Scored>,
    /// How it must end.
    #[serde(default, skip_serializing_if = "Expected::is_finished")]
    pub ends: Expected,
}

/// How consent is answered.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consenting {
    /// Whether she agrees to be asked.
    pub given: bool,
    /// Purpose by purpose; those that are not named are agreed to.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub purposes: BTreeMap<String, bool>,
    /// `spoken` or `written`; the form's first way where it does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// Whether a minor answers, and a guardian and she herself agree.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub minor: bool,
}

/// An answer that must not be taken.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refused {
    /// The place at which it is tried.
    pub question: String,
    /// The answer; null for none at all.
    pub answer: Value,
    /// Words that must stand in what is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// A warning before an answer is taken.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Warned {
    /// The place.
    pub question: String,
    /// Words that must stand in what is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The reason that is typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What a score must be.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Scored {
    /// The number alone; null for none.
    Value(Option<f64>),
    /// More of it.
    Whole(WholeScore),
}

/// A score with what belongs to it. What is left out is not looked at.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WholeScore {
    /// The number; null for none.
    #[serde(default, skip_serializing_if = "Told::is_silent")]
    pub value: Told<f64>,
    /// The band; null for none.
    #[serde(default, skip_serializing_if = "Told::is_silent")]
    pub band: Told<String>,
    /// Dimensions by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub dimensions: BTreeMap<String, Option<f64>>,
}

/// A property that may be left out, or say that there is nothing.
#[derive(Debug, Clone, Default)]
pub enum Told<T> {
    /// It is left out.
    #[default]
    Silent,
    /// It is null.
    Nothing,
    /// It is something.
    Something(T),
}

impl<T> Told<T> {
    fn is_silent(&self) -> bool {
        matches!(self, Told::Silent)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Told<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::<T>::deserialize(deserializer)?.map_or(Told::Nothing, Told::Something))
    }
}

impl<T: Serialize> Serialize for Told<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Told::Silent | Told::Nothing => serializer.serialize_none(),
            Told::Something(value) => value.serialize(serializer),
        }
    }
}

/// How an interview must end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// With a response that holds answers.
    #[default]
    Finished,
    /// With a refusal: consent was declined.
    Declined,
    /// It cannot be finished: something stands in the way.
    Unfinished,
}

impl Expected {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    fn is_finished(&self) -> bool {
        *self == Expected::Finished
    }

    /// The word for it in a script.
    pub fn name(self) -> &'static str {
        match self {
            Expected::Finished => "finished",
            Expected::Declined => "declined",
            Expected::Unfinished => "unfinished",
        }
    }
}

/// How an interview ended.
pub type Ending = Expected;
