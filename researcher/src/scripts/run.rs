//! A case, held as an interview.

use std::collections::BTreeSet;
use std::sync::Arc;

use kin_forms::{ConsentMode, Form, Interview, Now, Refusal, ResponseKind, Step};
use kin_terminal::Catalog;
use serde::Serialize;
use serde_json::{Map, Value};

use super::values::{self, shown};
use super::{Case, Consenting, Ending, Failed, Failing, Read, Scored, Start, Told};
use crate::positions::Positions;

/// More steps than this, and an interview is taken to have no end.
const MAX_STEPS: usize = 100_000;

/// What came of a script.
#[derive(Debug)]
pub struct Ran {
    /// How many cases there are.
    pub cases: usize,
    /// What is not as it should be, case by case.
    pub failed: Vec<Failed>,
}

/// Runs every case of a script. `catalog` words what the form's own words do not.
pub fn run(form: &Arc<Form>, read: &Read, catalog: &Catalog) -> Ran {
    let mut failed = Vec::new();
    for (index, case) in read.script.cases.iter().enumerate() {
        let start = &read.starts[index];
        let mut running = Running::begin(form, case, index, &read.positions, catalog, start);
        running.whole();
        failed.append(&mut running.failed);
    }
    Ran { cases: read.script.cases.len(), failed }
}

/// The places that a case asks, in order.
pub(super) fn asked(form: &Arc<Form>, case: &Case, start: &Start) -> Vec<String> {
    let (positions, catalog) = (Positions::of(""), Catalog::new("en", &[]));
    let mut running = Running::begin(form, case, 0, &positions, &catalog, start);
    running.whole();
    running.asked
}

struct Running<'r> {
    form: &'r Arc<Form>,
    case: &'r Case,
    index: usize,
    positions: &'r Positions,
    catalog: &'r Catalog,
    now: Now,
    /// Gone once it is finished.
    interview: Option<Interview>,
    /// Places in the order in which they were first asked.
    asked: Vec<String>,
    /// Which of `refused`, and of `warned`, were met.
    tried: BTreeSet<usize>,
    warned: BTreeSet<usize>,
    failed: Vec<Failed>,
}

/// Where an interview stands, with nothing borrowed from it.
enum At {
    Consent,
    /// A place, whether something is typed there, and the choices offered.
    Question(String, bool, Vec<String>),
    /// The place of the repeat, and how many instances there are.
    Repeat(String, usize),
    Review,
}

impl<'r> Running<'r> {
    fn begin(
        form: &'r Arc<Form>,
        case: &'r Case,
        index: usize,
        positions: &'r Positions,
        catalog: &'r Catalog,
        start: &Start,
    ) -> Self {
        let interview = Interview::start(Arc::clone(form), &start.language, start.beginning());
        Running {
            form,
            case,
            index,
            positions,
            catalog,
            now: start.now,
            interview: Some(interview),
            asked: Vec::new(),
            tried: BTreeSet::new(),
            warned: BTreeSet::new(),
            failed: Vec::new(),
        }
    }

    fn fail(&mut self, pointer: &str, failing: Failing) {
        let position = self.positions.at(&format!("/cases/{}{pointer}", self.index));
        self.failed.push(Failed { case: self.case.name.clone(), position, failing });
    }

    fn words(&self, message: &impl Serialize) -> String {
        self.catalog.line(message).text.trim().to_owned()
    }

    fn whole(&mut self) {
        let mut steps = 0;
        loop {
            steps += 1;
            if steps > MAX_STEPS {
                return self.fail("", Failing::FailingEndless);
            }
            let Some(interview) = &self.interview else { return };
            let at = match interview.step() {
                Step::Consent(_) => At::Consent,
                Step::Ask(ask) => At::Question(
                    ask.place.to_string(),
                    ask.question.kind.takes_an_answer() && !ask.question.read_only,
                    ask.choices.iter().map(|choice| choice.name.clone()).collect(),
                ),
                Step::Repeat(repeat) => At::Repeat(repeat.place.to_string(), repeat.count),
                Step::Review => At::Review,
            };
            let goes_on = match at {
                At::Consent => self.consent(),
                At::Question(place, is_typed, choices) => self.question(&place, is_typed, &choices),
                At::Repeat(place, count) => self.repeat(&place, count),
                At::Review => {
                    self.end();
                    false
                }
            };
            if !goes_on {
                // Stuck before the end, as the case says it must be: what was asked up to there is compared.
                if self.interview.is_some() && self.case.ends == Ending::Unfinished {
                    self.compare_asked();
                }
                return;
            }
        }
    }

    fn consent(&mut self) -> bool {
        let all = Consenting { given: true, purposes: [].into(), mode: None, minor: false };
        let case = self.case;
        let given = case.consent.as_ref().unwrap_or(&all);
        let (Some(consent), Some(interview)) = (self.form.consent(), &mut self.interview) else {
            return false;
        };
        let taken = if given.given {
            let purposes: Vec<(&str, bool)> = consent
                .purposes
                .iter()
                .map(|purpose| {
                    (purpose.name.as_str(), given.purposes.get(&purpose.name).copied().unwrap_or(true))
                })
                .collect();
            let mode = given.mode.as_deref().and_then(ConsentMode::from_name);
            let mode = mode.or_else(|| consent.modes.first().copied()).unwrap_or(ConsentMode::Spoken);
            if given.minor {
                interview.agree_for_minor(&purposes, mode)
            } else {
                interview.agree(&purposes, mode)
            }
        } else {
            interview.decline()
        };
        match taken {
            Ok(()) => true,
            Err(refusal) if case.ends == Ending::Declined => {
                // A purpose without which there is no interview: that is a refusal too.
                let message = self.words(&refusal);
                let declined = self.interview.as_mut().is_some_and(|interview| interview.decline().is_ok());
                if !declined {
                    self.fail("/consent", Failing::FailingConsent { message });
                }
                declined
            }
            Err(refusal) => {
                let message = self.words(&refusal);
                self.fail("/consent", Failing::FailingConsent { message });
                false
            }
        }
    }

    /// As many instances as the case has answers for.
    fn repeat(&mut self, place: &str, count: usize) -> bool {
        let wanted = values::instances(&self.case.answers, place);
        self.interview.as_mut().is_some_and(|interview| interview.another(count < wanted).is_ok())
    }

    fn question(&mut self, place: &str, is_typed: bool, choices: &[String]) -> bool {
        if !self.asked.iter().any(|asked| asked == place) {
            self.asked.push(place.to_owned());
            self.offered(place, choices);
        }
        for (number, refused) in self.case.refused.iter().enumerate() {
            if refused.question == place && self.tried.insert(number) {
                self.must_be_refused(number, place, &refused.answer, refused.message.as_deref());
                // Where it was taken all the same, the question is answered once more, as the case says.
                return self
                    .interview
                    .as_mut()
                    .is_some_and(|interview| is_at(interview, place) || interview.jump(place).is_ok());
            }
        }
        let given = values::at(&self.case.answers, place).filter(|_| is_typed);
        match given {
            Some((value, pointer)) => self.answer(place, value, &pointer),
            None => self.skip(place),
        }
    }

    fn offered(&mut self, place: &str, choices: &[String]) {
        let Some(expected) = self.case.choices.get(place) else { return };
        if expected != choices {
            let (expected, found) = (expected.join(" "), choices.join(" "));
            let question = place.to_owned();
            self.fail(&format!("/choices/{place}"), Failing::FailingChoices { question, expected, found });
        }
    }

    fn skip(&mut self, place: &str) -> bool {
        let skipped = self.interview.as_mut().is_some_and(|interview| interview.skip().is_ok());
        if !skipped && self.case.ends != Ending::Unfinished {
            self.fail("/answers", Failing::FailingAnswerMissing { question: place.to_owned() });
        }
        skipped
    }

    /// Gives the answer a value stands for to the question being asked.
    fn give(&mut self, value: &Value) -> Result<(), Refusal> {
        let Some(interview) = &mut self.interview else { return Ok(()) };
        let Step::Ask(ask) = interview.step() else { return Ok(()) };
        match values::answer(&ask, value).transpose()? {
            Some(answer) => interview.answer(answer),
            None => interview.skip(),
        }
    }

    fn answer(&mut self, place: &str, value: &Value, pointer: &str) -> bool {
        let pointer = format!("/answers{pointer}");
        match self.give(value) {
            Ok(()) => self.not_warned(place),
            Err(Refusal::AnswerWarned { message, .. }) => {
                return self.confirm(place, message.trim(), &pointer);
            }
            Err(refusal) => {
                let message = self.words(&refusal);
                self.fail(&pointer, Failing::FailingRefused { question: place.to_owned(), message });
                return self.skip(place);
            }
        }
        true
    }

    /// A warning was expected and none came.
    fn not_warned(&mut self, place: &str) {
        for (number, warned) in self.case.warned.iter().enumerate() {
            if warned.question == place && self.warned.insert(number) {
                let question = place.to_owned();
                self.fail(&format!("/warned/{number}"), Failing::FailingNotWarned { question });
            }
        }
    }

    fn confirm(&mut self, place: &str, found: &str, pointer: &str) -> bool {
        let case = self.case;
        let expected = case.warned.iter().enumerate().find(|(_, warned)| warned.question == place);
        let mut reason = None;
        match expected {
            None => {
                let (question, message) = (place.to_owned(), found.to_owned());
                self.fail(pointer, Failing::FailingWarned { question, message });
            }
            Some((number, warned)) => {
                self.warned.insert(number);
                reason = warned.reason.as_deref();
                let expected = warned.message.as_deref().unwrap_or_default();
                if !found.contains(expected) {
                    let (expected, found) = (expected.to_owned(), found.to_owned());
                    let question = place.to_owned();
                    self.fail(
                        &format!("/warned/{number}"),
                        Failing::FailingWarnedOtherwise { question, expected, found },
                    );
                }
            }
        }
        let reason = reason.unwrap_or("as the script says");
        self.interview.as_mut().is_some_and(|interview| interview.confirm(reason).is_ok())
    }

    fn must_be_refused(&mut self, number: usize, place: &str, value: &Value, message: Option<&str>) {
        let pointer = format!("/refused/{number}");
        let question = place.to_owned();
        match self.give(value) {
            Ok(()) => self.fail(&pointer, Failing::FailingTaken { question, answer: shown(value) }),
            Err(refusal) => {
                let (expected, found) = (message.unwrap_or_default(), self.words(&refusal));
                if !found.contains(expected) {
                    let expected = expected.to_owned();
                    self.fail(&pointer, Failing::FailingRefusedOtherwise { question, expected, found });
                }
            }
        }
    }

    /// Everything was asked: finishes, and compares.
    fn end(&mut self) {
        self.compare_asked();
        let Some(interview) = self.interview.take() else { return };
        let expected = self.case.ends;
        let response = match interview.finish(self.now) {
            Ok(response) => response,
            Err((_, unfinished)) => {
                let message = self.words(&unfinished);
                if expected != Ending::Unfinished {
                    self.fail("/ends", Failing::FailingUnfinished { message });
                }
                return;
            }
        };
        let found = match response.kind() {
            ResponseKind::Original | ResponseKind::Partial => Ending::Finished,
            ResponseKind::Refusal => Ending::Declined,
        };
        if expected != found {
            let (expected, found) = (expected.name().to_owned(), found.name().to_owned());
            return self.fail("/ends", Failing::FailingEnd { expected, found });
        }
        let body = response.into_body();
        let response: Map<String, Value> = serde_json::from_slice(&body).unwrap_or_default();
        self.compare_values(response.get("answers").and_then(Value::as_object).unwrap_or(&Map::new()));
        match self.form.validate(&body) {
            Ok(recorded) => self.compare_scores(&recorded),
            Err(invalid) => {
                let message = invalid.iter().map(|one| self.words(one)).collect::<Vec<_>>().join(" ");
                self.fail("", Failing::FailingInvalid { message });
            }
        }
    }

    fn compare_asked(&mut self) {
        let case = self.case;
        let mut from = 0;
        for (number, expected) in case.asked.iter().enumerate() {
            if let Some(at) = self.asked[from..].iter().position(|asked| asked == expected) {
                from += at + 1;
            } else {
                let question = expected.clone();
                self.fail(&format!("/asked/{number}"), Failing::FailingNotAsked { question });
            }
        }
        if let Some(exactly) = &case.asked_exactly {
            let longest = exactly.len().max(self.asked.len());
            let differs = (0..longest).find(|&at| exactly.get(at) != self.asked.get(at));
            if let Some(at) = differs {
                let shown = |place: Option<&String>| place.map_or("—".to_owned(), Clone::clone);
                let (expected, found) = (shown(exactly.get(at)), shown(self.asked.get(at)));
                let number = at as u64 + 1;
                self.fail(
                    &format!("/asked_exactly/{at}"),
                    Failing::FailingAskedOtherwise { number, expected, found },
                );
            }
        }
        for (number, unwanted) in case.not_asked.iter().enumerate() {
            let ending = format!("].{unwanted}");
            let is_it = |asked: &&String| *asked == unwanted || asked.ends_with(&ending);
            if let Some(question) = self.asked.iter().find(is_it).cloned() {
                self.fail(&format!("/not_asked/{number}"), Failing::FailingAsked { question });
            }
        }
        for (number, refused) in case.refused.iter().enumerate() {
            if !self.tried.contains(&number) {
                let question = refused.question.clone();
                self.fail(&format!("/refused/{number}"), Failing::FailingRefusalNotReached { question });
            }
        }
        for (number, warned) in case.warned.iter().enumerate() {
            if !self.warned.contains(&number) {
                let question = warned.question.clone();
                self.fail(&format!("/warned/{number}"), Failing::FailingNotWarned { question });
            }
        }
        let asked: BTreeSet<&String> = self.asked.iter().collect();
        let unasked: Vec<(String, String)> = values::all(&case.answers)
            .into_iter()
            .filter(|(place, _, value)| !value.is_null() && !is_empty(value) && !asked.contains(place))
            .map(|(place, pointer, _)| (place, pointer))
            .collect();
        for (question, pointer) in unasked {
            self.fail(&format!("/answers{pointer}"), Failing::FailingAnswerNotAsked { question });
        }
    }

    fn compare_values(&mut self, answers: &Map<String, Value>) {
        for (place, expected) in &self.case.values {
            let found = values::at(answers, place).map_or(&Value::Null, |(value, _)| value);
            if !values::equal(expected, found) {
                let (question, expected, found) = (place.clone(), shown(expected), shown(found));
                self.fail(&format!("/values/{place}"), Failing::FailingValue { question, expected, found });
            }
        }
    }

    fn compare_scores(&mut self, recorded: &kin_forms::Recorded) {
        let case = self.case;
        for (id, expected) in &case.scores {
            let pointer = format!("/scores/{id}");
            let Some(scoring) = self.form.scores().iter().find(|scoring| scoring.id() == id) else {
                self.fail(&pointer, Failing::FailingScoreUnknown { score: id.clone() });
                continue;
            };
            let scored = scoring.compute(recorded);
            let mut differ = |score: String, expected: String, found: String| {
                if expected != found {
                    self.fail(&pointer, Failing::FailingScore { score, expected, found });
                }
            };
            let number = |value: Option<f64>| value.map_or("—".to_owned(), |value| value.to_string());
            let word = |band: &Option<String>| band.clone().unwrap_or_else(|| "—".to_owned());
            match expected {
                Scored::Value(value) => differ(id.clone(), number(*value), number(scored.value)),
                Scored::Whole(whole) => {
                    match whole.value {
                        Told::Silent => {}
                        Told::Nothing => differ(id.clone(), number(None), number(scored.value)),
                        Told::Something(value) => {
                            differ(id.clone(), number(Some(value)), number(scored.value));
                        }
                    }
                    let band = format!("{id} band");
                    match &whole.band {
                        Told::Silent => {}
                        Told::Nothing => differ(band, word(&None), word(&scored.band)),
                        Told::Something(name) => differ(band, name.clone(), word(&scored.band)),
                    }
                    for (name, value) in &whole.dimensions {
                        let found = scored.dimensions.iter().find(|(known, _)| known == name);
                        let found = found.and_then(|(_, value)| *value);
                        differ(format!("{id} {name}"), number(*value), number(found));
                    }
                }
            }
        }
    }
}

fn is_empty(value: &Value) -> bool {
    value.as_array().is_some_and(Vec::is_empty)
}

/// Whether an interview still asks the question at a place.
fn is_at(interview: &Interview, place: &str) -> bool {
    matches!(interview.step(), Step::Ask(ask) if ask.place.to_string() == place)
}
