//! The forms that come with Kín: they have no mistakes, speak both languages, and fit. How they behave stands in their
//! answer scripts, `library/tests/`, which `kin-researcher form test` runs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::date;
use jiff::tz::Offset;
use kin_forms::{
    Answer, Ask, Disclosure, Form, Interview, Missing, Now, QuestionKind, Recorded, Refusal, Response, Step,
    Words,
};

const REINTEGRATION: &[u8] = include_bytes!("../library/returnee-reintegration.json");
const RCSI: &[u8] = include_bytes!("../library/rcsi.json");
const RCSI_SAMPLE: &str = include_str!("../../tests/fixtures/RCSI_Sample_Survey.csv");

const FOLLOW_UP: &[u8] = include_bytes!("../library/follow-up.json");
const CONSULTATION: &[u8] = include_bytes!("../library/osso-consultation.json");
const SATISFACTION: &[u8] = include_bytes!("../library/osso-satisfaction.json");
const PHQ4: &[u8] = include_bytes!("../library/phq-4.json");
const WHO5: &[u8] = include_bytes!("../library/who-5.json");

fn library() -> [Arc<Form>; 7] {
    [RCSI, REINTEGRATION, FOLLOW_UP, CONSULTATION, SATISFACTION, PHQ4, WHO5].map(form)
}

fn form(bytes: &[u8]) -> Arc<Form> {
    Arc::new(Form::parse(bytes).expect("the library has no mistakes"))
}

fn now() -> Now {
    Now { local: date(2026, 11, 2).at(9, 30, 0, 0), offset: Offset::constant(7) }
}

/// Every text of a form with a word for where it stands.
fn all_words(form: &Form) -> Vec<(String, &Words)> {
    let mut all = vec![("title".to_owned(), form.title())];
    if let Some(consent) = form.consent() {
        all.push(("consent".to_owned(), &consent.words));
        all.extend(
            consent.purposes.iter().map(|purpose| (format!("purpose {}", purpose.name), &purpose.label)),
        );
        let assent = consent.assent.iter().flat_map(|assent| [&assent.ask, &assent.words]);
        all.extend(assent.map(|words| ("assent".to_owned(), words)));
    }
    for list in form.lists().values() {
        all.extend(
            list.choices.iter().map(|choice| (format!("{}/{}", list.name, choice.name), &choice.label)),
        );
    }
    all.extend(form.groups().iter().map(|group| (group.name.clone(), &group.label)));
    for question in form.questions() {
        // What is computed need not be called anything.
        all.extend(Some((question.name.clone(), &question.label)).filter(|_| question.kind.is_asked()));
        let more = [
            &question.hint,
            &question.guidance_hint,
            &question.required_message,
            &question.constraint_message,
            &question.warning_message,
        ];
        all.extend(more.into_iter().flatten().map(|words| (question.name.clone(), words)));
    }
    all.extend(form.scores().iter().map(|score| (score.id().to_owned(), score.title())));
    all
}

/// Answers an interview from `answers` (question → what is typed; a missing value by its word) to its review; what is
/// not in there is skipped. Returns the names asked, in order.
fn walk(interview: &mut Interview, answers: &[(&str, &str)]) -> Vec<String> {
    let answers: BTreeMap<&str, &str> = answers.iter().copied().collect();
    let mut asked = Vec::new();
    while let Step::Ask(ask) = interview.step() {
        let name = ask.question.name.clone();
        let answer = answers.get(name.as_str()).map(|typed| typed_answer(&ask, typed));
        let answer = answer.transpose().unwrap_or_else(|refusal| unreachable!("{name}: {refusal}"));
        match answer {
            Some(answer) => interview.answer(answer),
            None => interview.skip(),
        }
        .unwrap_or_else(|refusal| unreachable!("{name}: {refusal}"));
        asked.push(name);
    }
    asked
}

fn typed_answer(ask: &Ask<'_>, typed: &str) -> Result<Answer, Refusal> {
    match Missing::from_name(typed) {
        Some(missing) => Ok(Answer::Missing(missing)),
        None => Answer::parse(ask.question, &ask.choices, typed),
    }
}

fn recorded(form: &Arc<Form>, response: Response) -> Recorded {
    form.validate(&response.into_body()).expect("the form accepts what it asked")
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test looks into the library's folder; the crate does not")]
fn every_form_of_the_library_has_no_mistakes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("library");
    let mut ids = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let bytes = std::fs::read(&path).unwrap();
            let form = Form::parse(&bytes)
                .unwrap_or_else(|mistakes| unreachable!("{}:\n{mistakes}", path.display()));
            assert_eq!(path.file_stem().unwrap(), form.id(), "a file of the library is named as its form");
            ids.insert(form.id().to_owned());
        }
    }
    let expected = [
        "fcs",
        "follow-up",
        "osso-consultation",
        "osso-satisfaction",
        "phq-4",
        "rcsi",
        "returnee-reintegration",
        "who-5",
    ];
    assert_eq!(ids, expected.map(str::to_owned).into());
}

#[test]
fn every_word_of_the_library_is_there_in_vietnamese_and_english() {
    for form in library() {
        assert_eq!(form.languages(), ["vi", "en"]);
        for (place, words) in all_words(&form) {
            let languages: Vec<&str> = words.iter().map(|(language, _)| language).collect();
            assert_eq!(languages, ["en", "vi"], "{} {place}", form.id());
            assert!(words.iter().all(|(_, text)| !text.trim().is_empty()), "{} {place}", form.id());
        }
    }
}

/// What is asked of a person. A counsellor's record is about her; the codes in it and in the follow-up link two visits.
#[test]
fn what_could_hurt_can_be_refused_and_a_direct_identifier_is_never_required() {
    for form in library().into_iter().filter(|form| form.id() != "osso-consultation") {
        for question in form.questions().iter().filter(|question| question.kind.is_asked()) {
            if question.disclosure == Disclosure::Sensitive {
                assert!(question.missing.contains(&Missing::Refused), "{}", question.name);
            }
            if matches!(question.disclosure, Disclosure::Direct | Disclosure::FreeText)
                && matches!(question.kind, QuestionKind::Text { .. })
                && question.name != "participant_code"
            {
                assert!(question.missing.contains(&Missing::Refused), "{}", question.name);
            }
            if question.disclosure == Disclosure::Direct && question.name != "participant_code" {
                assert_eq!(question.required, kin_forms::Condition::Never, "{}", question.name);
            }
        }
    }
}

#[test]
fn every_province_lies_in_a_region() {
    let form = form(REINTEGRATION);
    let provinces = &form.lists()["province"].choices;
    let of = |region: &str| provinces.iter().filter(|province| province.columns["region"] == region).count();
    assert_eq!((of("north"), of("central"), of("south")), (15, 11, 8));
    assert_eq!(provinces.len(), 34, "Viet Nam has 34 provinces and cities");
}

#[test]
fn the_reintegration_form_asks_fifty_to_seventy_questions() {
    let form = form(REINTEGRATION);
    let asked = form.questions().iter().filter(|question| question.kind.takes_an_answer()).count();
    assert_eq!(asked, 64);
    // Nothing of the survey that it must not be taken for.
    let text = String::from_utf8_lossy(REINTEGRATION).to_lowercase();
    assert!(text.contains("not iom's reintegration sustainability survey"));
}

#[test]
fn the_longest_response_fits_a_sealed_response_of_16_kib_with_room_for_the_record() {
    for form in library() {
        let bytes = form.largest_response_bytes();
        assert!(bytes < 16 * 1024 - 1024, "{} needs {bytes} bytes", form.id());
    }
}

#[test]
fn without_the_purpose_of_research_there_is_no_interview() {
    let mut asked = 0;
    for form in library() {
        let Some(consent) = form.consent() else { continue };
        asked += 1;
        let mode = consent.modes[0];
        for without in consent.purposes.iter().filter(|purpose| purpose.required) {
            let purposes: Vec<(&str, bool)> = consent
                .purposes
                .iter()
                .map(|purpose| (purpose.name.as_str(), purpose.name != without.name))
                .collect();
            let mut interview = Interview::start(Arc::clone(&form), "vi", now());
            assert!(interview.agree(&purposes, mode).is_err(), "{}: {}", form.id(), without.name);
            assert!(matches!(interview.step(), Step::Consent(_)), "{}", form.id());
        }
        assert!(consent.purposes.iter().any(|purpose| purpose.required), "{}", form.id());
    }
    assert!(asked >= 4, "{asked} forms ask for consent");
}

#[test]
fn the_sample_of_wfp_scores_as_wfp_scores_it() {
    let form = form(RCSI);
    let mut lines = RCSI_SAMPLE.lines();
    let columns: Vec<&str> = lines.next().unwrap().split(',').collect();
    let mut scores = Vec::new();
    let mut bands: BTreeMap<String, u32> = BTreeMap::new();
    for line in lines {
        let cells: Vec<(&str, &str)> = columns.iter().copied().zip(line.split(',')).collect();
        let mut interview = Interview::start(Arc::clone(&form), "vi", now());
        walk(&mut interview, &cells);
        let response = interview.finish(now()).map_err(|(_, why)| why).unwrap();
        let score = form.scores()[0].compute(&recorded(&form, response));
        scores.push(score.value.unwrap());
        *bands.entry(score.band.unwrap()).or_default() += 1;
    }
    assert_eq!(scores.len(), 62);
    let mean = scores.iter().sum::<f64>() / 62.0;
    assert!((mean - 10.516_129_032_258_064).abs() < 1e-9, "{mean}");
    assert_eq!(
        (scores.iter().copied().fold(f64::MAX, f64::min), scores.iter().copied().fold(0.0, f64::max)),
        (0.0, 26.0)
    );
    assert_eq!(bands.values().copied().collect::<Vec<u32>>(), [16, 37, 9]);
}

#[test]
fn the_example_of_the_readme_is_a_form() {
    let readme = include_str!("../README.md");
    let example =
        readme.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    if let Err(mistakes) = kin_forms::Form::parse(example.as_bytes()) {
        unreachable!("{mistakes}");
    }
}
