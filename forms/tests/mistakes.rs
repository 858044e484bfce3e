//! Every mistake in a form is named by line, column and question.

mod fixture;

use fixture::form_text;
use kin_forms::Form;

/// All mistakes as `line:column question: message`.
fn mistakes(text: &str) -> Vec<String> {
    let mistakes = Form::parse(text.as_bytes()).err().map(|mistakes| {
        let say = |mistake: &kin_forms::Mistake| {
            let question = mistake.question.as_deref().unwrap_or("-");
            format!("{}:{} {question}: {}", mistake.line, mistake.column, mistake.what)
        };
        mistakes.iter().map(say).collect()
    });
    mistakes.unwrap_or_default()
}

fn of_survey(survey: &str) -> Vec<String> {
    mistakes(&form_text("{}", survey))
}

#[test]
fn a_form_without_mistakes_has_none() {
    assert_eq!(of_survey(r#"[{"type": "note", "name": "hello", "label": {"en": "Hello"}}]"#), [""; 0]);
}

#[test]
fn every_mistake_of_a_form_is_found_at_once() {
    let found = of_survey(
        r#"[
  {"type": "integer", "name": "age", "lable": {"en": "Age"}, "requierd": true},
  {"type": "integr", "name": "age", "label": {"en": "Age", "vi": "Tuổi"}},
  {"type": "select_one", "name": "who", "label": {}, "list": "people"}
]"#,
    );
    assert_eq!(
        found,
        [
            "4:3 age: label is missing",
            "4:38 age: there is no property lable; did you mean label?",
            "4:62 age: there is no property requierd; did you mean required?",
            "5:3 age: the name age is taken by line 4",
            "5:12 age: there is no type integr; did you mean integer?",
            "5:60 age: label has words in vi, which is not a language of the form",
            "6:50 who: label is empty",
            "6:62 who: there is no list people",
        ]
    );
}

/// One cause, one line: what a type would bring is not judged where there is none.
#[test]
fn a_type_that_is_none_is_the_only_mistake_of_its_question() {
    let lists = r#"{"place": [{"name": "hn", "region": "n", "label": {"en": "Hanoi"}}]}"#;
    let survey = r#"[
  {"type": "select_onee", "name": "place", "label": {"en": "Where"}, "list": "place", "choice_filter": "region = 'n'", "default": "hn"},
  {"type": "number", "name": "days", "label": {"en": "Days"}, "default": 3, "constraint": ". < 9", "missing": ["refused"], "required": true},
  {"type": "textt", "name": "word", "label": {"en": "Word"}, "max_length": 9, "default": "a", "or_other": true},
  {"type": "select_one", "name": "where", "label": {"en": "Where"}, "list": "plaice", "choice_filter": "region = 'n'", "default": "hn"} ]"#;
    let scores = r#""scores": [{"id": "s", "title": {"en": "S"}, "method": "sum", "decimals": 0,
    "items": [{"question": "place", "values": {"hn": 1}}, {"question": "days"}, {"question": "word", "reverse": {"low": 0, "high": 9}},
      {"question": "where", "values": {"hn": 1}}],
    "missing": {"rule": "fail"}, "bands": [{"name": "all", "label": {"en": "All"}}]}], "survey": "#;
    let text = form_text(lists, survey).replacen(r#""survey": "#, scores, 1);
    let found = mistakes(&text);
    let causes: Vec<&str> = found.iter().map(|said| said.split_once(' ').expect("a place").1).collect();
    assert_eq!(causes.len(), 4, "{found:#?}");
    for (cause, question) in causes.iter().zip(["place", "days", "word", "where"]) {
        let of_it = cause.starts_with(&format!("{question}: there is no "));
        assert!(of_it, "{found:#?}");
    }
}

#[test]
fn a_choice_without_labels_is_refused() {
    let choices = r#"{"yn": [{"name": "yes"}, {"name": "no", "label": {"en": "No"}}, {"name": "no", "label": {"en": "No"}},
  {"name": "two words", "label": {"en": "x"}}], "none": []}"#;
    let found = mistakes(&form_text(choices, r#"[{"type": "note", "name": "n", "label": {"en": "N"}}]"#));
    assert_eq!(
        found,
        [
            "2:20 -: the choice yes has no label",
            "2:76 -: the name no is taken by line 2",
            "3:12 -: two words cannot be the name of a choice",
            "3:57 -: none is empty",
        ]
    );
}

#[test]
fn an_expression_is_faulted_at_the_character_even_behind_escapes() {
    let found = of_survey(
        r#"[{"type": "integer", "name": "age", "label": {"en": "A"}},
{"type": "note", "name": "n", "label": {"en": "N ${aeg}"}, "relevant": "\u0022\ud83d\ude00\u0022 = ${aeg}"},
{"type": "note", "name": "m", "label": {"en": "N ${age"}, "relevant": "concat('é', slected(${age}))"},
{"type": "note", "name": "o", "label": {"en": "N"}, "relevant": "not(1, 2) or"},
{"type": "note", "name": "p", "label": {"en": "N"}, "relevant": ". = 1"},
{"type": "note", "name": "q", "label": {"en": "N"}, "relevant": "age > 18"},
{"type": "note", "name": "r", "label": {"en": "N"}, "relevant": "${age} = “x”"},
{"type": "note", "name": "s", "label": {"en": "N"}, "relevant": "count(../age/preceding-sibling::*) > 1"},
{"type": "note", "name": "t", "label": {"en": "N"}, "relevant": "../aeg = 1 and ../age/.. = ''"}]"#,
    );
    assert_eq!(
        found,
        [
            "4:50 n: label, character 3: there is no question aeg; did you mean age?",
            "4:100 n: relevant, character 7: there is no question aeg; did you mean age?",
            "5:50 m: label, character 3: `${` must be followed by a name and `}`",
            "5:84 m: relevant, character 13: there is no function slected(); did you mean selected()?",
            "6:66 o: relevant, character 1: not() takes 1 arguments, not 2",
            "7:66 p: relevant, character 1: `.` stands for the answer being checked: it has no meaning here",
            "8:66 q: relevant, character 1: age is not a value: a question is written ${age}",
            "9:75 r: relevant, character 10: \"“\" has no meaning here",
            "10:79 s: relevant, character 14: preceding-sibling:: is not supported",
            "11:69 t: relevant, character 4: the step aeg leads nowhere: nothing of that name stands there",
        ]
    );
}

#[test]
fn a_ring_of_calculations_is_named() {
    let calculate = |name: &str, of: &str| {
        format!(r#"{{"type": "calculate", "name": "{name}", "calculation": "{of} + 1"}}"#)
    };
    let survey = format!(
        "[{},\n{},\n{},\n{}]",
        calculate("free", "1"),
        calculate("a", "${b}"),
        calculate("b", "${c}"),
        calculate("c", "${a}")
    );
    assert_eq!(
        of_survey(&survey),
        ["4:1 -: these need one another and can never be computed: a → b → c → a"]
    );
    let own = r#"[{"type": "group", "name": "g", "label": {"en": "G"}, "relevant": "${q} = 1", "children": [
{"type": "integer", "name": "q", "label": {"en": "Q"}}]}]"#;
    assert_eq!(of_survey(own), ["3:12 -: these need one another and can never be computed: g → q → g"]);
}

#[test]
fn a_property_of_another_type_is_refused() {
    let found = of_survey(
        r#"[{"type": "integer", "name": "a", "label": {"en": "A"}, "max_length": 3, "disclosure": "quasy"},
{"type": "text", "name": "b", "label": {"en": "B"}, "max_length": 5000, "missing": ["refused", "refused", "no"]},
{"type": "deviceid", "name": "c", "label": {"en": "C"}},
{"type": "calculate", "name": "d"},
{"type": "group", "name": "e", "label": {"en": "E"}, "children": []}]"#,
    );
    assert_eq!(
        found,
        [
            "3:67 a: max_length means nothing in a question of type integer",
            "3:98 a: disclosure cannot be quasy; did you mean quasi?",
            "4:67 b: max_length must be from 1 to 4000",
            "4:96 b: refused stands twice in missing",
            "4:107 b: missing cannot be no",
            "5:10 c: the type deviceid is left out on purpose",
            "6:1 d: calculation is missing",
            "7:66 e: children is empty",
        ]
    );
}

#[test]
fn a_key_may_belong_to_one_question_only() {
    let found = of_survey(
        r#"[{"type": "integer", "name": "a", "key": "k", "label": {"en": "A"}},
{"type": "integer", "name": "b", "key": "k", "label": {"en": "B"}},
{"type": "integer", "name": "k", "label": {"en": "K"}}]"#,
    );
    assert_eq!(found, ["4:41 b: the key k is taken by line 3", "5:1 k: the key k is taken by line 3"]);
}

#[test]
fn a_scoring_is_checked_against_the_questions() {
    let text = form_text(
        r#"{"yn": [{"name": "y", "label": {"en": "Y"}}, {"name": "n", "label": {"en": "N"}}]}"#,
        r#"[{"type": "select_one", "list": "yn", "name": "q", "label": {"en": "Q"}},
{"type": "text", "name": "t", "label": {"en": "T"}}],
"minimum_cell": 2,
"scores": [{"id": "s", "title": {"en": "S"}, "method": "median", "items": [
{"question": "q", "values": {"y": 1, "m": 2}, "dimension": "d"},
{"question": "t"},
{"question": "qq", "reverse": {"low": 5, "high": 1}}],
"bands": [{"name": "b", "label": {"en": "B"}, "up_to": 3}, {"name": "c", "label": {"en": "C"}, "up_to": 2}]}]"#,
    );
    assert_eq!(
        mistakes(&text),
        [
            "5:17 -: minimum_cell must be from 3 to 1000000",
            "6:56 -: method cannot be median; did you mean mean?",
            "7:29 -: the choice n has no value; null stands for missing",
            "7:38 -: there is no choice m",
            "7:60 -: there is no dimension d",
            "8:14 -: t is of type text: its answers have no number",
            "9:14 -: there is no question qq",
            "10:60 -: the bands must rise: every one but the last has an up_to, larger than the one before",
        ]
    );
}

#[test]
fn a_sum_is_of_one_set_of_nodes() {
    let of = |calculation: &str| {
        of_survey(&format!(
            r#"[
  {{"type": "integer", "name": "a", "label": {{"en": "A"}}}},
  {{"type": "integer", "name": "b", "label": {{"en": "B"}}}},
  {{"type": "calculate", "name": "c", "calculation": "{calculation}"}}]"#
        ))
    };
    assert_eq!(of("sum(${a} | ${b})"), [""; 0]);
    assert!(
        of("sum(${a}, ${b})")[0].ends_with(": sum() takes 1 arguments, not 2"),
        "{:?}",
        of("sum(${a}, ${b})")
    );
    for refused in ["sum(1)", "sum(${a} + ${b})"] {
        assert!(of(refused)[0].ends_with(": sum() works on questions: write ${name}"), "{:?}", of(refused));
    }
}
