//! Repeats: fixed, counted, open and nested ones, what reads across them, and what the desk makes of them.

#![allow(clippy::panic, clippy::unwrap_used, reason = "for tests, outside of the test functions too")]

mod fixture;

use std::fmt::Write as _;
use std::sync::Arc;

use fixture::{body, form, now, place, start, type_in};
use kin_forms::{Answer, Form, Interview, Invalid, Refusal, Unfinished};

/// Answers, `+` for another, `.` for no other, `-` to pass over.
fn walk(interview: &mut Interview, steps: &[&str]) {
    for step in steps {
        let done = match *step {
            "+" => interview.another(true),
            "." => interview.another(false),
            "-" => interview.skip(),
            typed => type_in(interview, typed),
        };
        done.unwrap_or_else(|refusal| panic!("{} {step}: {refusal}", place(interview)));
    }
}

fn answers(interview: Interview) -> serde_json::Value {
    let body: serde_json::Value = serde_json::from_str(&body(interview)).unwrap();
    body["answers"].clone()
}

/// The desk accepts what the interview made.
fn replayed(form: &Arc<Form>, interview: Interview) -> kin_forms::Recorded {
    let body = body(interview);
    form.validate(body.as_bytes()).unwrap_or_else(|invalid| panic!("{invalid:?}\n{body}"))
}

const OPEN: &str = r#"[
  {"type": "repeat", "name": "child", "label": {"en": "Child"}, "repeat_max": 3, "children": [
    {"type": "text", "name": "who", "label": {"en": "Who?"}, "required": true},
    {"type": "integer", "name": "age", "label": {"en": "Age of ${who}?"}},
    {"type": "calculate", "name": "number", "calculation": "position(..)"}]},
  {"type": "calculate", "name": "children", "calculation": "count(${child})"},
  {"type": "calculate", "name": "years", "calculation": "sum(${age})"},
  {"type": "note", "name": "end_note", "label": {"en": "${children} children: ${who}"}}]"#;

#[test]
fn an_open_repeat_asks_for_another_until_there_is_none() {
    let form = form("{}", OPEN);
    let mut interview = start(&form);
    assert_eq!(place(&interview), "child+");
    walk(&mut interview, &["+"]);
    assert_eq!(place(&interview), "child[1].who");
    walk(&mut interview, &["An", "3", "+", "Bình"]);
    assert_eq!(place(&interview), "child[2].age");
    walk(&mut interview, &["5", "."]);
    assert_eq!(place(&interview), "end_note");
    let kin_forms::Step::Ask(ask) = interview.step() else { panic!("a note is read") };
    assert_eq!(ask.label.as_str(), "2 children: An, Bình");
    walk(&mut interview, &["-"]);
    assert_eq!(
        answers(interview),
        serde_json::json!({
            "child": [{"who": "An", "age": 3, "number": 1}, {"who": "Bình", "age": 5, "number": 2}],
            "children": 2, "years": 8
        })
    );
}

#[test]
fn a_repeat_has_no_more_instances_than_its_form_allows() {
    let form = form("{}", OPEN);
    let mut interview = start(&form);
    for _ in 0..3 {
        walk(&mut interview, &["+", "x", "1"]);
    }
    assert_eq!(interview.another(true), Err(Refusal::RepeatFull { repeat: "child".into(), limit: 3 }));
    interview.remove_last().unwrap();
    walk(&mut interview, &["+"]);
    assert_eq!(place(&interview), "child[3].who");
}

#[test]
fn what_is_taken_away_is_gone_and_counted_no_more() {
    let form = form("{}", OPEN);
    let mut interview = start(&form);
    assert_eq!(interview.remove_last(), Err(Refusal::RepeatEmpty { repeat: "child".into() }));
    walk(&mut interview, &["+", "An", "3", "+", "Bình", "5"]);
    interview.remove_last().unwrap();
    walk(&mut interview, &["."]);
    assert_eq!(
        answers(interview),
        serde_json::json!({"child": [{"who": "An", "age": 3, "number": 1}], "children": 1, "years": 3})
    );
}

#[test]
fn the_way_back_leads_through_every_instance() {
    let form = form("{}", OPEN);
    let mut interview = start(&form);
    walk(&mut interview, &["+", "An", "3", "+", "Bình", "5", "."]);
    let mut way = Vec::new();
    while interview.back() {
        way.push(place(&interview));
    }
    assert_eq!(way, ["child+", "child[2].age", "child[2].who", "child[1].age", "child[1].who"]);
    interview.jump("child[2].age").unwrap();
    assert_eq!(place(&interview), "child[2].age");
    assert!(matches!(interview.jump("child[3].age"), Err(Refusal::QuestionOutOfReach { .. })));
    assert!(matches!(interview.jump("child[1].toy"), Err(Refusal::QuestionUnknown { .. })));
    let kin_forms::Step::Ask(ask) = interview.step() else { panic!("a question is asked") };
    assert_eq!((ask.position, ask.of), (4, 6));
    assert_eq!(ask.label.as_str(), "Age of Bình?");
    assert_eq!(ask.section.as_ref().map(|section| section.as_str()), Some("Child (2)"));
}

const COUNTED: &str = r#"[
  {"type": "integer", "name": "many", "label": {"en": "How many?"}},
  {"type": "repeat", "name": "child", "repeat_count": "${many}", "repeat_max": 4, "children": [
    {"type": "text", "name": "who", "label": {"en": "Who?"}},
    {"type": "integer", "name": "toys", "label": {"en": "Toys?"}},
    {"type": "repeat", "name": "toy", "repeat_count": "${toys}", "children": [
      {"type": "decimal", "name": "price", "label": {"en": "Price?"}},
      {"type": "calculate", "name": "of", "calculation": "concat(${who}, ' ', position(../..), '.', position(..))"}]},
    {"type": "calculate", "name": "cost", "calculation": "sum(${price})"}]},
  {"type": "calculate", "name": "total", "calculation": "sum(${price})"},
  {"type": "calculate", "name": "dearest", "calculation": "max(${price})"},
  {"type": "calculate", "name": "second", "calculation": "indexed-repeat(${price}, ${child}, 1, ${toy}, 2)"}]"#;

#[test]
fn a_counted_repeat_follows_its_count_and_nested_ones_theirs() {
    let form = form("{}", COUNTED);
    let mut interview = start(&form);
    walk(&mut interview, &["2", "An", "2", "1.5", "2.5", "Bình", "1", "10"]);
    assert_eq!(place(&interview), "review");
    let recorded = replayed(&form, interview);
    assert_eq!(recorded.answers["total"], Answer::Integer(14));
    assert_eq!(recorded.answers["dearest"], Answer::Integer(10));
    assert_eq!(recorded.answers["second"], Answer::Decimal(2.5));
    let children = &recorded.repeats["child"];
    assert_eq!(children[0].answers["cost"], Answer::Integer(4));
    assert_eq!(children[0].repeats["toy"][1].answers["of"], Answer::Text("An 1.2".into()));
    assert_eq!(children[1].repeats["toy"][0].answers["of"], Answer::Text("Bình 2.1".into()));
}

#[test]
fn a_lowered_count_hides_answers_and_a_raised_one_brings_them_back() {
    let form = form("{}", COUNTED);
    let mut interview = start(&form);
    walk(&mut interview, &["2", "An", "1", "1", "Bình", "1", "10"]);
    interview.jump("many").unwrap();
    walk(&mut interview, &["1"]);
    interview.jump_to_review().unwrap();
    let shown: Vec<String> = interview.review().into_iter().map(|line| line.name).collect();
    assert_eq!(shown, ["many", "child[1].who", "child[1].toys", "child[1].toy[1].price"]);
    interview.jump("many").unwrap();
    walk(&mut interview, &["2"]);
    interview.jump_to_review().unwrap();
    let answers = answers(interview);
    assert_eq!(answers["child"][1]["who"], "Bình");
    assert_eq!(answers["total"], 11);
}

#[test]
fn a_count_above_what_a_repeat_may_have_keeps_the_interview_from_ending() {
    let form = form("{}", COUNTED);
    let mut interview = start(&form);
    walk(&mut interview, &["5"]);
    interview.jump_to_review().unwrap();
    let (interview, unfinished) = interview.finish(now()).unwrap_err();
    assert_eq!(unfinished, Unfinished::InterviewRepeatTooLong { repeats: "child".into(), count: 1 });
    let mut interview = *interview;
    interview.jump("many").unwrap();
    walk(&mut interview, &["0"]);
    interview.jump_to_review().unwrap();
    assert_eq!(answers(interview), serde_json::json!({"many": 0, "total": 0}));
}

#[test]
fn the_desk_finds_every_instance_that_should_not_be_or_is_missing() {
    let form = form("{}", COUNTED);
    let complaint = |answers: &str| {
        let body = format!(
            r#"{{"consent":null,"language":"en","started":"2026-11-23T19:25+07:00","finished":"2026-11-23T19:40+07:00","answers":{answers}}}"#
        );
        form.validate(body.as_bytes()).err().unwrap_or_default()
    };
    let child = r#"{"cost":0}"#;
    assert_eq!(complaint(&format!(r#"{{"many":1,"child":[{child}],"total":0}}"#)), []);
    let repeat = Invalid::ResponseRepeat { repeat: "child".into() };
    assert_eq!(
        complaint(&format!(r#"{{"many":2,"child":[{child}],"total":0}}"#)),
        std::slice::from_ref(&repeat)
    );
    assert_eq!(complaint(&format!(r#"{{"child":[{child}],"total":0}}"#)), std::slice::from_ref(&repeat));
    assert_eq!(complaint(r#"{"many":1,"total":0}"#), [repeat]);
    assert_eq!(
        complaint(r#"{"many":1,"child":[{"cost":1}],"total":0}"#),
        [Invalid::ResponseCalculation { question: "child[1].cost".into() }]
    );
    assert!(
        complaint(r#"{"many":1,"child":[{"cost":0,"many":3}],"total":0}"#)
            .contains(&Invalid::ResponseQuestionsUnknown { count: 1 })
    );
    assert!(
        complaint(r#"{"many":1,"child":[{"cost":0},{"cost":0},{"cost":0},{"cost":0},{"cost":0}],"total":0}"#)
            .contains(&Invalid::ResponseRepeat { repeat: "child".into() })
    );
}

#[test]
fn an_irrelevant_repeat_is_empty_everywhere() {
    let form = form(
        "{}",
        r#"[
  {"type": "integer", "name": "any", "label": {"en": "Any?"}},
  {"type": "repeat", "name": "child", "relevant": "${any} = 1", "repeat_count": 2, "children": [
    {"type": "integer", "name": "age", "label": {"en": "Age?"}}]},
  {"type": "calculate", "name": "count", "calculation": "count(${child}) + count(${age})"}]"#,
    );
    let mut interview = start(&form);
    walk(&mut interview, &["1", "5", "6"]);
    interview.jump("any").unwrap();
    walk(&mut interview, &["0"]);
    assert_eq!(place(&interview), "review");
    assert_eq!(answers(interview), serde_json::json!({"any": 0, "count": 0}));
}

#[test]
fn a_running_total_reads_the_instance_before() {
    let form = form(
        "{}",
        r#"[
  {"type": "repeat", "name": "day", "repeat_count": 4, "children": [
    {"type": "integer", "name": "spent", "label": {"en": "Spent?"}},
    {"type": "calculate", "name": "so_far",
     "calculation": "coalesce(${spent}, 0) + if(position(..) > 1, indexed-repeat(${so_far}, ${day}, position(..) - 1), 0)"},
    {"type": "calculate", "name": "by_path",
     "calculation": "sum(../../day[position() <= position(current()/..)]/spent)"}]},
  {"type": "calculate", "name": "all", "calculation": "${so_far}"},
  {"type": "calculate", "name": "last_one", "calculation": "/data/day[last()]/so_far"},
  {"type": "calculate", "name": "big", "calculation": "count(/data/day[spent > 15])"}]"#,
    );
    let mut interview = start(&form);
    walk(&mut interview, &["10", "20", "30", "40"]);
    let recorded = replayed(&form, interview);
    let of = |name: &str| -> Vec<String> {
        recorded.repeats["day"].iter().map(|day| day.answers[name].to_text().as_str().to_owned()).collect()
    };
    assert_eq!(of("so_far"), ["10", "30", "60", "100"]);
    assert_eq!(of("by_path"), ["10", "30", "60", "100"]);
    assert_eq!(recorded.answers["last_one"], Answer::Integer(100));
    assert_eq!(recorded.answers["big"], Answer::Integer(3));
    // Outside of a repeat, one of several is the first.
    assert_eq!(recorded.answers["all"], Answer::Integer(10));
}

#[test]
fn an_index_that_is_not_answered_is_the_first_but_not_for_a_running_total() {
    let form = form(
        "{}",
        r#"[
  {"type": "repeat", "name": "day", "repeat_count": 3, "children": [
    {"type": "integer", "name": "spent", "label": {"en": "Spent?"}},
    {"type": "calculate", "name": "so_far",
     "calculation": "coalesce(${spent}, 0) + coalesce(indexed-repeat(${so_far}, ${day}, position(..) - 1), 0)"}]},
  {"type": "integer", "name": "which", "label": {"en": "Which day?"}},
  {"type": "calculate", "name": "that_day", "calculation": "indexed-repeat(${spent}, ${day}, ${which})"},
  {"type": "calculate", "name": "cut_off", "calculation": "indexed-repeat(${spent}, ${day}, ${which} + 0.9)"},
  {"type": "calculate", "name": "none", "calculation": "indexed-repeat(${spent}, ${day}, 4)"},
  {"type": "calculate", "name": "broken", "calculation": "indexed-repeat(${spent}, ${day}, 1, ${day})"}]"#,
    );
    for (typed, that_day, cut_off) in
        [("-", "10", "10"), ("0", "10", "10"), ("-3", "10", "10"), ("2", "20", "20")]
    {
        let mut interview = start(&form);
        walk(&mut interview, &["10", "20", "30", typed]);
        let recorded = replayed(&form, interview);
        let totals: Vec<String> = recorded.repeats["day"]
            .iter()
            .map(|day| day.answers["so_far"].to_text().as_str().to_owned())
            .collect();
        assert_eq!(totals, ["10", "30", "60"]);
        assert_eq!(recorded.answers["that_day"].to_text().as_str(), that_day, "{typed:?}");
        assert_eq!(recorded.answers["cut_off"].to_text().as_str(), cut_off, "{typed:?}");
        assert!(!recorded.answers.contains_key("none") && !recorded.answers.contains_key("broken"));
    }
}

#[test]
fn nodes_that_hold_questions_are_not_empty_and_texts_are_judged_in_predicates() {
    let form = form(
        "{}",
        r#"[
  {"type": "repeat", "name": "person", "repeat_count": 3, "children": [
    {"type": "text", "name": "called", "label": {"en": "Name?"}}]},
  {"type": "calculate", "name": "people", "calculation": "count-non-empty(${person})"},
  {"type": "calculate", "name": "named", "calculation": "count-non-empty(${called})"},
  {"type": "calculate", "name": "short", "calculation": "count(/small/person/called[string-length() = 2])"},
  {"type": "calculate", "name": "two_words", "calculation": "count(/small/person/called[normalize-space() = 'Thu Hà'])"},
  {"type": "calculate", "name": "unseeded", "calculation": "join('', randomize(${called}, '')) = join('', randomize(${called}, 0))"}]"#,
    );
    let mut interview = start(&form);
    walk(&mut interview, &["An", "Thu Hà", "-"]);
    let recorded = replayed(&form, interview);
    let of = |name: &str| recorded.answers[name].to_text().as_str().to_owned();
    assert_eq!(["people", "named", "short", "two_words", "unseeded"].map(of), ["3", "2", "1", "1", "true"]);
}

#[test]
fn inside_a_repeat_a_name_means_the_same_instance() {
    let form = form(
        "{}",
        r#"[
  {"type": "repeat", "name": "person", "repeat_count": 2, "children": [
    {"type": "integer", "name": "age", "label": {"en": "Age?"}},
    {"type": "text", "name": "school", "label": {"en": "School?"}, "relevant": "${age} < 18"},
    {"type": "calculate", "name": "same", "calculation": "/data/person/age"},
    {"type": "calculate", "name": "everyone", "calculation": "sum(../../person/age)"}]}]"#,
    );
    let mut interview = start(&form);
    walk(&mut interview, &["40", "7"]);
    assert_eq!(place(&interview), "person[2].school");
    walk(&mut interview, &["A"]);
    assert_eq!(
        answers(interview),
        serde_json::json!({"person": [
            {"age": 40, "same": 40, "everyone": 47},
            {"age": 7, "school": "A", "same": 7, "everyone": 47}]})
    );
}

#[test]
fn choices_come_from_the_instances_of_a_repeat() {
    let form = form(
        "{}",
        r#"[
  {"type": "repeat", "name": "person", "repeat_count": 3, "children": [
    {"type": "text", "name": "who", "label": {"en": "Who?"}},
    {"type": "integer", "name": "age", "label": {"en": "Age?"}}]},
  {"type": "select_one", "from_repeat": "person", "value": "who", "choice_filter": "${age} >= 18", "name": "head", "label": {"en": "Head?"}},
  {"type": "note", "name": "said", "label": {"en": "${head}"}}]"#,
    );
    let mut interview = start(&form);
    walk(&mut interview, &["An", "40", "Chị Bình", "41", "Em", "7"]);
    let kin_forms::Step::Ask(ask) = interview.step() else { panic!("a question is asked") };
    let names: Vec<&str> = ask.choices.iter().map(|choice| choice.name.as_str()).collect();
    assert_eq!(names, ["An", "Chị Bình"]);
    assert!(matches!(type_in(&mut interview, "Em"), Err(Refusal::AnswerNotAChoice { .. })));
    walk(&mut interview, &["Chị Bình"]);
    interview.jump("person[2].age").unwrap();
    // Who is chosen no longer may be: the answer falls away.
    walk(&mut interview, &["12"]);
    interview.jump_to_review().unwrap();
    let recorded = replayed(&form, interview);
    assert!(!recorded.answers.contains_key("head"));
}

#[test]
fn a_thousand_instances_are_asked_and_replayed() {
    let form = form(
        "{}",
        r#"[
  {"type": "repeat", "name": "row", "repeat_count": 1000, "children": [
    {"type": "integer", "name": "n", "label": {"en": "N?"}},
    {"type": "calculate", "name": "twice", "calculation": "${n} * 2"}]},
  {"type": "calculate", "name": "all", "calculation": "sum(${twice})"}]"#,
    );
    let mut interview = start(&form);
    for number in 0..1000 {
        walk(&mut interview, &[number.to_string().as_str()]);
    }
    assert_eq!(place(&interview), "review");
    assert_eq!(replayed(&form, interview).answers["all"], Answer::Integer(999_000));
}

#[test]
fn repeats_inside_repeats_stop_at_what_an_interview_can_hold() {
    let mut survey = String::new();
    for depth in 0..6 {
        let _ =
            write!(survey, r#"{{"type": "repeat", "name": "r{depth}", "repeat_count": 1000, "children": ["#);
    }
    survey.push_str(r#"{"type": "integer", "name": "n", "label": {"en": "N?"}}"#);
    survey.push_str(&"]}".repeat(6));
    let form = form("{}", &format!("[{survey}]"));
    assert!(form.largest_response_bytes() > 1_000_000_000_000);
    let interview = start(&form);
    let (_, unfinished) = interview.finish(now()).unwrap_err();
    assert!(matches!(unfinished, Unfinished::InterviewRepeatTooLong { .. }));
}

#[test]
fn instances_that_wait_for_each_other_come_to_an_end() {
    let form = form(
        "{}",
        r#"[
  {"type": "repeat", "name": "day", "repeat_count": 50, "children": [
    {"type": "integer", "name": "n", "label": {"en": "N?"}},
    {"type": "calculate", "name": "grows", "calculation": "sum(../../day/grows) + 1"}]}]"#,
    );
    let mut interview = start(&form);
    walk(&mut interview, &["1"]);
    assert_eq!(place(&interview), "day[2].n");
}
