//! Nothing from outside makes the parser panic, loop or grow.

mod fixture;

use fixture::form_text;
use kin_forms::{Form, FormMistake, JsonReason, MistakeKind, limits};
use proptest::prelude::*;

fn only(bytes: &[u8]) -> (FormMistake, u64, u64) {
    let mistakes = Form::parse(bytes).expect_err("the form has a mistake");
    assert_eq!(mistakes.len(), 1, "{mistakes}");
    let mistake = mistakes.iter().next().expect("mistakes are never empty");
    let MistakeKind::Form(what) = &mistake.what else { unreachable!("{mistake}") };
    (what.clone(), mistake.line, mistake.column)
}

#[test]
fn a_million_brackets_are_too_deep() {
    let brackets = "[".repeat(1_000_000);
    assert_eq!(only(brackets.as_bytes()), (FormMistake::FormTooDeep { limit: 64 }, 1, 65));
}

#[test]
fn a_form_past_the_limit_is_refused_unread() {
    let large = vec![b' '; limits::MAX_FORM_BYTES + 1];
    assert!(matches!(only(&large).0, FormMistake::FormTooLarge { .. }));
}

#[test]
fn text_that_is_not_utf8_is_refused_at_its_place() {
    assert_eq!(only(b"{\n  \"id\": \"\xff\"}"), (FormMistake::FormNotUtf8, 2, 10));
}

#[test]
fn a_byte_order_mark_is_named() {
    assert_eq!(only("\u{feff}{}".as_bytes()).0, FormMistake::FormByteOrderMark);
}

#[test]
fn what_is_nearly_json_is_refused_with_the_reason() {
    let cases = [
        ("", JsonReason::EndsEarly),
        ("{", JsonReason::EndsEarly),
        (r#"{"id": "a"#, JsonReason::EndsEarly),
        (r#"{"id": "a",}"#, JsonReason::TrailingComma),
        (r#"{"id": "a" "b": 1}"#, JsonReason::MissingComma),
        (r#"{"id" "a"}"#, JsonReason::MissingColon),
        ("{} // no", JsonReason::Comment),
        ("{'id': 1}", JsonReason::Quotes),
        ("{id: 1}", JsonReason::Quotes),
        (r#"{"id": 01}"#, JsonReason::Number),
        (r#"{"id": 1e999}"#, JsonReason::Number),
        (r#"{"id": NaN}"#, JsonReason::Other),
        (r#"{"id": "\ud800"}"#, JsonReason::Text),
        (r#"{"id": "\x41"}"#, JsonReason::Text),
        ("{\"id\": \"\u{1}\"}", JsonReason::Text),
        ("{} {}", JsonReason::Trailing),
    ];
    for (text, reason) in cases {
        assert_eq!(only(text.as_bytes()).0, FormMistake::FormNotJson { reason }, "{text}");
    }
}

#[test]
fn more_mistakes_than_a_person_reads_are_not_listed() {
    let entries = vec![r#"{"type": "x"}"#; 500].join(",");
    let mistakes = Form::parse(form_text("{}", &format!("[{entries}]")).as_bytes()).unwrap_err();
    assert_eq!(mistakes.len(), limits::MAX_MISTAKES);
}

#[test]
fn an_expression_may_be_long_but_not_without_end() {
    let relevant = |expression: &str| {
        let survey = format!(
            r#"[{{"type": "note", "name": "n", "label": {{"en": "N"}}, "relevant": "{expression}"}}]"#
        );
        Form::parse(form_text("{}", &survey).as_bytes()).map_err(|mistakes| mistakes.to_string())
    };
    assert!(relevant(&vec!["1"; 4000].join("+")).is_ok());
    assert!(relevant(&vec!["1"; 5000].join("+")).unwrap_err().contains("longer than 8192 bytes"));
    assert!(relevant(&format!("{}1{}", "(".repeat(64), ")".repeat(64))).is_ok());
    assert!(relevant(&"(".repeat(5000)).unwrap_err().contains("deeper than 64"));
    assert!(relevant(&"-".repeat(5000)).unwrap_err().contains("deeper than 64"));
    assert!(relevant(&"not(".repeat(1000)).unwrap_err().contains("deeper than 64"));
    assert!(relevant("regex('a', '((a{1000}){1000}){1000}')").unwrap_err().contains("pattern"));
    assert!(relevant("regex('a', 'a)(b')").unwrap_err().contains("pattern"));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Form::parse(&bytes);
    }

    #[test]
    fn any_json_like_text_is_read_or_refused(text in r#"[\[\]{}:,"\\ua-d0-9. \n-]{0,80}"#) {
        let _ = Form::parse(text.as_bytes());
    }

    #[test]
    fn a_form_with_one_damaged_byte_is_read_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = include_bytes!("../library/rcsi.json").to_vec();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = Form::parse(&bytes);
    }

    #[test]
    fn any_expression_is_read_or_refused(
        expression in r"([a-z(){}$.,'|/*+=!<> -]|\$\{q\}|not\(|if\(|concat\(|substr\(|date\(|round\(|sum\(|[0-9]| div | and |é){0,30}"
    ) {
        let survey = format!(
            r#"[{{"type": "integer", "name": "q", "label": {{"en": "Q"}}, "constraint": {constraint}}},
                {{"type": "calculate", "name": "c", "calculation": {constraint}}}]"#,
            constraint = serde_json::to_string(&expression).unwrap()
        );
        if let Ok(form) = Form::parse(form_text("{}", &survey).as_bytes()) {
            let mut interview = fixture::start(&std::sync::Arc::new(form));
            let _ = fixture::type_in(&mut interview, "7");
        }
    }
}

#[test]
fn a_form_of_mistakes_is_refused_in_reasonable_time() {
    let name =
        |number: usize| format!("{number:05}").replace(|c: char| c.is_ascii_digit(), "x") + &"y".repeat(50);
    let questions: Vec<String> = (0..4000)
        .map(|number| {
            format!(
                r#"{{"type": "note", "name": "n{number}{}", "label": {{"en": "${{m{number}{}}}"}}}}"#,
                name(number),
                name(number)
            )
        })
        .collect();
    let mistakes = Form::parse(form_text("{}", &format!("[{}]", questions.join(","))).as_bytes());
    assert_eq!(mistakes.expect_err("no question of these names").len(), limits::MAX_MISTAKES);
}

#[test]
fn a_list_of_many_choices_read_by_many_questions_is_read_in_reasonable_time() {
    let choices: Vec<String> = (0..5000)
        .map(|number| format!(r#"{{"name": "c{number}", "label": {{"en": "C"}}, "p": "1"}}"#))
        .collect();
    let questions: Vec<String> = (0..3000)
        .map(|number| {
            format!(
                r#"{{"type": "select_one", "list": "l", "name": "q{number}", "label": {{"en": "Q"}}, "choice_filter": "p = '1'", "relevant": "1 = 2"}}"#
            )
        })
        .collect();
    let text =
        form_text(&format!(r#"{{"l": [{}]}}"#, choices.join(",")), &format!("[{}]", questions.join(",")));
    let form = std::sync::Arc::new(Form::parse(text.as_bytes()).expect("no mistakes"));
    assert_eq!(fixture::place(&fixture::start(&form)), "review");
}

#[test]
fn what_a_terminal_would_obey_is_not_repeated_in_a_mistake() {
    let escape = "\\u001b[2J";
    let text = form_text(
        &format!(r#"{{"l{escape}": [{{"name": "a{escape}", "label": {{"en": "{escape}"}}}}]}}"#),
        &format!(
            r#"[{{"type": "t{escape}", "name": "n{escape}", "q{escape}": 1, "label": {{"en": "${{{escape}}}", "x{escape}": "a"}},
                 "relevant": "{escape}", "constraint": "'{escape}'", "list": "m{escape}", "missing": ["{escape}"]}}]"#
        ),
    );
    let mistakes = Form::parse(text.as_bytes()).expect_err("nothing here is right");
    assert!(mistakes.len() > 8, "{mistakes:?}");
    for mistake in &mistakes {
        let said = serde_json::to_string(mistake).expect("a mistake is words");
        assert!(!mistake.to_string().contains('\u{1b}') && !said.contains(r"\u001b"), "{mistake:?}");
    }
}

#[test]
fn predicates_inside_predicates_are_given_up_before_they_take_for_ever() {
    let mut path = "/data/r/n".to_owned();
    for _ in 0..6 {
        path = format!("/data/r[count({path}) > 0]/n");
    }
    let survey = format!(
        r#"[{{"type": "repeat", "name": "r", "repeat_count": 60, "children": [{{"type": "integer", "name": "n", "label": {{"en": "N"}}}}]}},
{{"type": "calculate", "name": "c", "calculation": "count({path})"}}, {{"type": "note", "name": "end", "label": {{"en": "E"}}}}]"#
    );
    let form = fixture::form("{}", &survey);
    let interview = fixture::start(&form);
    assert_eq!(fixture::place(&interview), "r[1].n");
    let recorded = form.validate(fixture::body(interview).as_bytes());
    assert!(!recorded.unwrap().answers.contains_key("c"));
}

#[test]
fn paths_and_brackets_nest_only_so_deep() {
    for (open, close) in [("/data/r[", "]"), ("../q[", "]"), ("count(../q[", "])")] {
        let expression = format!("{}1{}", open.repeat(200), close.repeat(200));
        let survey = format!(
            r#"[{{"type": "integer", "name": "q", "label": {{"en": "Q"}}, "relevant": "{expression}"}}]"#
        );
        let mistakes = Form::parse(form_text("{}", &survey).as_bytes()).unwrap_err();
        assert!(mistakes.to_string().contains("nested deeper"), "{mistakes}");
    }
}

#[test]
fn tables_are_bounded_and_as_wide_as_their_columns() {
    let table = |rows: &str| {
        form_text("{}", "[{\"type\": \"note\", \"name\": \"n\", \"label\": {\"en\": \"N\"}}]").replacen(
            "\"choices\"",
            &format!(r#""tables": {{"t": {{"columns": ["a", "b"], "rows": [{rows}]}}}}, "choices""#),
            1,
        )
    };
    assert!(Form::parse(table(r#"["1", "2"]"#).as_bytes()).is_ok());
    assert_eq!(only(table(r#"["1"]"#).as_bytes()).0, FormMistake::FormRowLength { expected: 2, found: 1 });
    let many = vec![r#"["1","2"]"#; limits::MAX_TABLE_ROWS + 1].join(",");
    assert!(matches!(only(table(&many).as_bytes()).0, FormMistake::FormTooMany { .. }));
}
