//! What an interview shows.

use zeroize::Zeroizing;

use super::Interview;
use super::document::Eyes;
use super::place::At;
use super::step::{Ask, AssentStep, ConsentStep, Reviewed, Step};
use crate::answer::Answer;
use crate::expression::{InstanceId, NodeId, Target, World};
use crate::form::{Choice, Stop, filled};
use crate::recorded::Consented;

impl Interview {
    /// Where it stands.
    pub fn step(&self) -> Step<'_> {
        let language = self.current_language();
        match (&self.consent, &self.sheet.form.consent, self.here) {
            (None, Some(consent), _) => {
                let purposes = consent.purposes.iter();
                Step::Consent(ConsentStep {
                    consent,
                    words: consent.words.in_language(language),
                    purposes: purposes
                        .map(|purpose| {
                            (purpose.name.as_str(), purpose.label.in_language(language), purpose.required)
                        })
                        .collect(),
                    assent: consent.assent.as_ref().map(|assent| AssentStep {
                        ask: assent.ask.in_language(language),
                        words: assent.words.in_language(language),
                    }),
                })
            }
            (Some(Consented::Declined), ..) | (_, _, None) => Step::Review,
            (_, _, Some(here)) => match self.sheet.stop(here) {
                Stop::Question(question) => Step::Ask(self.ask(question, here)),
                Stop::Repeat(scope) => self.repeat_step(scope, here).map_or(Step::Review, Step::Repeat),
            },
        }
    }

    fn ask(&self, question: usize, here: At) -> Ask<'_> {
        let asked = self.sheet.question(question);
        let said =
            |words: &crate::form::Words| self.fill(words.in_language(self.current_language()), here.instance);
        let made: Vec<&Choice> = self.made.iter().collect();
        Ask {
            question: asked,
            place: self.sheet.place_of(here),
            label: said(&asked.label),
            hint: asked.hint.as_ref().map(said),
            guidance_hint: asked.guidance_hint.as_ref().map(said),
            choices: if made.is_empty() {
                self.sheet.choices_in_order(question, here.instance)
            } else {
                made
            },
            current: self.sheet.answer(question, here.instance),
            reason: self.sheet.reason(question, here.instance),
            missing: &asked.missing,
            required: self.sheet.is_required(question, here.instance),
            section: self.section(asked.group, here.instance),
            position: self.sheet.number_of(here) + 1,
            of: self.sheet.stops(),
            language: self.current_language(),
        }
    }

    /// Headings from the outermost group to this one; of a repeat, with the number of the instance.
    pub(super) fn section(&self, group: Option<usize>, instance: InstanceId) -> Option<Zeroizing<String>> {
        let mut headings = Vec::new();
        let (mut next, mut instance) = (group, instance);
        while let Some(index) = next {
            let group = &self.sheet.form.groups[index];
            let mut heading = self.fill(group.label.in_language(self.current_language()), instance);
            if group.repeat.is_some() {
                let number = self.sheet.instance(instance).place + 1;
                let name = if heading.is_empty() { group.name.as_str() } else { heading.as_str() };
                heading = Zeroizing::new(format!("{name} ({number})"));
                instance = self.sheet.instance(instance).parent;
            }
            headings.push(heading);
            next = group.parent;
        }
        headings.reverse();
        let headings: Vec<&str> =
            headings.iter().map(|heading| heading.as_str()).filter(|heading| !heading.is_empty()).collect();
        (!headings.is_empty()).then(|| Zeroizing::new(headings.join(" › ")))
    }

    /// Words with every `${name}` replaced by that answer as a person reads it, seen from an instance; several parted by
    /// ", ".
    pub(super) fn fill(&self, words: &str, instance: InstanceId) -> Zeroizing<String> {
        filled(words, |name| {
            let Some(question) = self.sheet.form.index_of(name) else { return Zeroizing::default() };
            // The instance itself decides which answers are meant; the node in it does not matter.
            let scope = self.sheet.instance(instance).scope;
            let origin = match self.sheet.form.tree.scopes[scope].repeat {
                Some(repeat) => NodeId::Instance { repeat, at: instance },
                None => NodeId::Root,
            };
            let nodes = Eyes::of(&self.sheet, origin).reference(Target::Question(question));
            let mut shown = Zeroizing::new(String::new());
            for node in nodes {
                let NodeId::Question { question, at } = node else { continue };
                let one = self.shown(question, at);
                if !one.is_empty() {
                    let between = if shown.is_empty() { "" } else { ", " };
                    *shown = format!("{}{between}{}", shown.as_str(), one.as_str());
                }
            }
            shown
        })
    }

    /// An answer as a person reads it; empty where there is none.
    fn shown(&self, question: usize, instance: InstanceId) -> Zeroizing<String> {
        let asked = self.sheet.question(question);
        let Some(answer) = self.sheet.answer(question, instance) else { return Zeroizing::default() };
        let made = match answer {
            Answer::One(_) | Answer::Many(_) => self.sheet.made_choices(question, instance),
            _ => Vec::new(),
        };
        let label = |name: &str| {
            let choice = made.iter().find(|choice| choice.name == name);
            choice.map_or(name, |choice| choice.label.in_language(self.current_language())).to_owned()
        };
        match answer {
            Answer::One(name) if !made.is_empty() => Zeroizing::new(label(name)),
            Answer::Many(names) if !made.is_empty() => {
                Zeroizing::new(names.iter().map(|name| label(name)).collect::<Vec<_>>().join(", "))
            }
            answer => answer.shown(&self.sheet.form, asked, self.current_language()),
        }
    }

    /// The short name of this interview in the form's `instance_name`, where it has one.
    pub fn instance_name(&self) -> Option<Zeroizing<String>> {
        let name = self.sheet.form.instance_name.as_ref()?;
        let value = name.evaluate(&Eyes::of(&self.sheet, NodeId::Root)).ok()?;
        Some(value.to_text()).filter(|text| !text.is_empty())
    }

    /// Every question of the present path with its answer, to be read over before finishing.
    pub fn review(&self) -> Vec<Reviewed> {
        if !self.is_open() {
            return Vec::new();
        }
        let mut reviewed = Vec::new();
        for at in self.sheet.path() {
            let Stop::Question(question) = self.sheet.stop(at) else { continue };
            let asked = self.sheet.question(question);
            if !asked.kind.holds_a_value() {
                continue;
            }
            reviewed.push(Reviewed {
                name: self.sheet.place_of(at).to_string(),
                label: self.fill(asked.label.in_language(self.current_language()), at.instance),
                shown: self.shown(question, at.instance),
                missing: match self.sheet.answer(question, at.instance) {
                    Some(Answer::Missing(missing)) => Some(*missing),
                    _ => None,
                },
                unanswered_required: self.sheet.is_unanswered(question, at.instance),
                is_doubtful: self.sheet.is_doubtful(question, at.instance),
            });
        }
        reviewed
    }
}
