//! The forms that come with Kín: they have no mistakes, speak both languages, and can be asked to the end.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::date;
use jiff::tz::Offset;
use kin_forms::{
    Answer, Ask, ConsentMode, Consented, Disclosure, Form, Interview, Missing, Now, QuestionKind, Recorded,
    Refusal, Response, ResponseKind, Step, Words,
};

const REINTEGRATION: &[u8] = include_bytes!("../library/returnee-reintegration.json");
const RCSI: &[u8] = include_bytes!("../library/rcsi.json");
const RCSI_SAMPLE: &str = include_str!("../../tests/fixtures/RCSI_Sample_Survey.csv");

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
    }
    for list in form.lists().values() {
        all.extend(
            list.choices.iter().map(|choice| (format!("{}/{}", list.name, choice.name), &choice.label)),
        );
    }
    all.extend(form.groups().iter().map(|group| (group.name.clone(), &group.label)));
    for question in form.questions() {
        all.push((question.name.clone(), &question.label));
        let more = [&question.hint, &question.required_message, &question.constraint_message];
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

/// Walks one interview of the reintegration form, everything agreed to.
fn interview(answers: &[(&str, &str)]) -> (Response, Vec<String>) {
    let mut interview = Interview::start(form(REINTEGRATION), "vi", now());
    let agreed = interview.agree(&[("research", true), ("follow_up", true)], ConsentMode::Spoken);
    agreed.expect("both purposes are the form's");
    let asked = walk(&mut interview, answers);
    let response = interview.finish(now()).map_err(|(_, why)| why).expect("nothing required is left out");
    (response, asked)
}

fn recorded(form: &Arc<Form>, response: Response) -> Recorded {
    form.validate(&response.into_body()).expect("the form accepts what it asked")
}

/// A woman who works, has two children and would like to be asked again.
const EVERYTHING: &[(&str, &str)] = &[
    ("interview_date", "02/11/2026"),
    ("office", "hp"),
    ("age", "31"),
    ("region", "north"),
    ("province", "31"),
    ("marital_status", "divorced"),
    ("children", "2"),
    ("education", "lower_secondary"),
    ("destination", "other"),
    ("destination_other", "Thái Lan"),
    ("reason", "work"),
    ("months_abroad", "54"),
    ("way_out", "broker"),
    ("documents_held", "citizen_card divorce"),
    ("migration_debt", "yes"),
    ("return_year", "2024"),
    ("way_back", "helped"),
    ("came_with", "children"),
    ("working", "yes"),
    ("work_kind", "factory"),
    ("income_million", "6,5"),
    ("money_enough", "half"),
    ("debt_heavy", "entirely"),
    ("roof_settled", "mostly"),
    ("children_schooling", "papers_lacking"),
    ("family_glad", "entirely"),
    ("people_talk", "not_at_all"),
    ("someone_to_call", "mostly"),
    ("nights_restful", "refused"),
    ("worry_in_the_way", "a_little"),
    ("ahead_hopeful", "entirely"),
    ("services_used", "legal school"),
    ("services_satisfaction", "well"),
    ("wish_contact", "yes"),
    ("nickname", "Út"),
    ("safe_time", "14:30"),
    ("remarks", "Mong có lớp học nghề gần nhà."),
];

/// The same with some answers changed.
fn but(changes: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    EVERYTHING.iter().chain(changes).copied().collect()
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
    assert_eq!(ids, ["rcsi", "returnee-reintegration"].map(str::to_owned).into());
}

#[test]
fn every_word_of_the_library_is_there_in_vietnamese_and_english() {
    for form in [form(RCSI), form(REINTEGRATION)] {
        assert_eq!(form.languages(), ["vi", "en"]);
        for (place, words) in all_words(&form) {
            let languages: Vec<&str> = words.iter().map(|(language, _)| language).collect();
            assert_eq!(languages, ["en", "vi"], "{} {place}", form.id());
            assert!(words.iter().all(|(_, text)| !text.trim().is_empty()), "{} {place}", form.id());
        }
    }
}

#[test]
fn what_could_hurt_can_be_refused_and_a_direct_identifier_is_never_required() {
    for form in [form(RCSI), form(REINTEGRATION)] {
        for question in form.questions().iter().filter(|question| question.kind.is_asked()) {
            if question.disclosure == Disclosure::Sensitive {
                assert!(question.missing.contains(&Missing::Refused), "{}", question.name);
            }
            if matches!(question.disclosure, Disclosure::Direct | Disclosure::FreeText)
                && matches!(question.kind, QuestionKind::Text { .. })
            {
                assert!(question.missing.contains(&Missing::Refused), "{}", question.name);
            }
            if question.disclosure == Disclosure::Direct {
                assert_eq!(question.required, kin_forms::Condition::Never, "{}", question.name);
            }
        }
    }
}

#[test]
fn a_whole_interview_of_the_reintegration_form_can_be_walked_and_scored() {
    let form = form(REINTEGRATION);
    let (response, asked) = interview(EVERYTHING);
    assert_eq!(response.kind(), ResponseKind::Original);
    let notes = ["psychosocial_note", "thanks"];
    let answered: Vec<&str> = asked.iter().map(String::as_str).filter(|name| !notes.contains(name)).collect();
    let expected: Vec<&str> = EVERYTHING.iter().map(|(name, _)| *name).collect();
    assert_eq!(answered, expected, "nothing is left out and nothing else is asked");

    let recorded = recorded(&form, response);
    assert_eq!(
        recorded.consent,
        Consented::Agreed {
            purposes: vec![("research".to_owned(), true), ("follow_up".to_owned(), true)],
            mode: ConsentMode::Spoken,
            assent: false,
        }
    );
    assert_eq!(recorded.answers["age_band"], Answer::Text("25-34".to_owned()));
    assert_eq!(recorded.answers["years_home"], Answer::Integer(2));

    let scored = form.scores()[0].compute(&recorded);
    // economic 3, 6−5, 4; social 5, 6−1, 4; psychosocial refused, 6−2, 5.
    let dimensions: Vec<(&str, f64)> =
        scored.dimensions.iter().map(|(name, value)| (name.as_str(), value.unwrap())).collect();
    assert_eq!(dimensions, [("economic", 2.67), ("social", 4.67), ("psychosocial", 4.5)]);
    assert_eq!(scored.value, Some(3.88));
    assert_eq!(scored.band.as_deref(), Some("settled"));
}

#[test]
fn an_answer_closes_the_branch_behind_it() {
    let changes = [
        ("region", "refused"),
        ("children", "0"),
        ("destination", "taiwan"),
        ("working", "no"),
        ("services_used", "none"),
        ("wish_contact", "no"),
    ];
    let (response, asked) = interview(&but(&changes));
    let closed = [
        "province",
        "destination_other",
        "work_kind",
        "income_million",
        "children_schooling",
        "services_satisfaction",
        "nickname",
        "safe_time",
    ];
    let recorded = recorded(&form(REINTEGRATION), response);
    for name in closed {
        assert!(!asked.iter().any(|asked| asked == name), "{name} is not asked");
        assert!(!recorded.answers.contains_key(name), "{name} is not recorded");
    }
}

#[test]
fn a_region_offers_its_own_provinces_and_every_province_can_be_reached() {
    let mut offered = BTreeSet::new();
    for (region, count) in [("north", 15), ("central", 11), ("south", 8)] {
        let mut interview = Interview::start(form(REINTEGRATION), "vi", now());
        interview.agree(&[("research", true), ("follow_up", false)], ConsentMode::Spoken).unwrap();
        loop {
            let Step::Ask(ask) = interview.step() else { unreachable!("province comes before the review") };
            if ask.question.name == "province" {
                assert_eq!(ask.choices.len(), count, "{region}");
                offered.extend(ask.choices.iter().map(|choice| choice.name.clone()));
                break;
            }
            let typed =
                but(&[("region", region)]).iter().rfind(|(name, _)| *name == ask.question.name).unwrap().1;
            let answer = typed_answer(&ask, typed).unwrap();
            interview.answer(answer).unwrap();
        }
    }
    assert_eq!(offered.len(), 34, "Viet Nam has 34 provinces and cities");
}

#[test]
fn every_question_about_her_can_be_refused_and_then_there_is_no_score() {
    let form = form(REINTEGRATION);
    let must = [("interview_date", "2026-11-02"), ("office", "ct")];
    let refused = form.questions().iter().filter(|question| question.missing.contains(&Missing::Refused));
    let answers: Vec<(&str, &str)> =
        must.into_iter().chain(refused.map(|question| (question.name.as_str(), "refused"))).collect();
    let (response, _) = interview(&answers);
    let scored = form.scores()[0].compute(&recorded(&form, response));
    assert_eq!((scored.value, scored.band), (None, None));
}

#[test]
fn the_longest_response_fits_a_sealed_response_of_16_kib_with_room_for_the_record() {
    for form in [form(RCSI), form(REINTEGRATION)] {
        let bytes = form.largest_response_bytes();
        assert!(bytes < 16 * 1024 - 1024, "{} needs {bytes} bytes", form.id());
    }
}

#[test]
fn declining_is_a_response_without_answers() {
    let form = form(REINTEGRATION);
    let mut interview = Interview::start(Arc::clone(&form), "vi", now());
    interview.decline().unwrap();
    let response = interview.finish(now()).map_err(|(_, why)| why).unwrap();
    assert_eq!(response.kind(), ResponseKind::Refusal);
    let recorded = recorded(&form, response);
    assert_eq!(recorded.consent, Consented::Declined);
    assert!(recorded.answers.is_empty());
}

#[test]
fn without_the_purpose_of_research_there_is_no_interview() {
    let mut interview = Interview::start(form(REINTEGRATION), "vi", now());
    assert!(interview.agree(&[("research", false), ("follow_up", true)], ConsentMode::Spoken).is_err());
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
