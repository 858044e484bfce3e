//! What `form check` advises against: each piece of advice by a form that earns it and one that does not.

use kin_forms::Form;
use kin_researcher::checking::{Advised, advise};
use serde_json::{Value, json};

/// Advice on a form with this survey, as `id question line`.
fn advice(change: impl Fn(&mut Value)) -> Vec<String> {
    advised(change).iter().map(spelled).collect()
}

fn spelled(one: &Advised) -> String {
    let json = serde_json::to_value(&one.advice).expect("JSON");
    let id = json["id"].as_str().expect("an id").trim_start_matches("advice-");
    one.question.as_ref().map_or(id.to_owned(), |question| format!("{id} {question}"))
}

fn advised(change: impl Fn(&mut Value)) -> Vec<Advised> {
    let mut form = json!({
        "kin_form": 1, "id": "advice", "version": "1", "languages": ["vi", "en"], "title": {"vi": "T", "en": "T"}, "minimum_cell": 10,
        "consent": {"words": {"vi": "?", "en": "?"}, "modes": ["spoken"],
            "purposes": [{"name": "p", "required": true, "label": {"vi": "?", "en": "?"}}]},
        "choices": {"yn": [{"name": "yes", "label": {"vi": "C", "en": "Y"}, "kind": "1"}, {"name": "no", "label": {"vi": "K", "en": "N"}, "kind": "2"}]},
        "survey": [
            {"type": "select_one", "list": "yn", "name": "works", "label": {"vi": "?", "en": "?"}, "missing": ["refused"]},
            {"type": "integer", "name": "age", "label": {"vi": "?", "en": "?"}, "required": true, "missing": ["refused"],
             "constraint": ". >= 16", "constraint_message": {"vi": "!", "en": "!"}} ],
    });
    change(&mut form);
    let bytes = serde_json::to_vec_pretty(&form).expect("JSON");
    let form = Form::parse(&bytes).unwrap_or_else(|mistakes| unreachable!("{mistakes}"));
    advise(&form, &bytes)
}

/// The survey with one more item.
fn with(item: &Value) -> impl Fn(&mut Value) {
    let mut item = item.clone();
    if item.get("label").is_none() {
        item["label"] = json!({"vi": "?", "en": "?"});
    }
    move |form| form["survey"].as_array_mut().expect("a survey").push(item.clone())
}

#[test]
fn a_careful_form_earns_no_advice() {
    assert_eq!(advice(|_| ()), Vec::<String>::new());
}

#[test]
fn every_unwise_thing_is_told_at_its_question() {
    for (item, expected) in [
        (
            json!({"type": "text", "name": "n", "max_length": 9, "required": true, "disclosure": "direct"}),
            "direct-required n",
        ),
        (
            json!({"type": "text", "name": "phone", "max_length": 9, "disclosure": "quasi"}),
            "looks-direct phone",
        ),
        (json!({"type": "text", "name": "ho_ten", "max_length": 9}), "looks-direct ho_ten"),
        (json!({"type": "text", "name": "n"}), "text-without-length n"),
        (json!({"type": "geopoint", "name": "n"}), "precise-place n"),
        (
            json!({"type": "integer", "name": "n", "required": true, "disclosure": "sensitive"}),
            "sensitive-unrefusable n",
        ),
        (json!({"type": "integer", "name": "n", "constraint": ". > 1"}), "constraint-without-message n"),
        (json!({"type": "integer", "name": "n", "warning": ". > 1"}), "warning-without-message n"),
        (json!({"type": "integer", "name": "n", "label": {"vi": "?"}}), "words-missing n"),
        (
            json!({"type": "integer", "name": "n", "default": {"expression": "${last-saved#age}"}}),
            "last-saved n",
        ),
        (
            json!({"type": "integer", "name": "n", "relevant": "${works} = 'no' and ${works} = 'yes'"}),
            "never-relevant n",
        ),
        (json!({"type": "integer", "name": "n", "relevant": "${age} < 10"}), "never-relevant n"),
        (json!({"type": "integer", "name": "n", "relevant": "false()"}), "never-relevant n"),
        (
            json!({"type": "group", "name": "g", "relevant": "${works} = 'yes'", "children": [
                {"type": "integer", "name": "n", "label": {"vi": "?", "en": "?"}, "relevant": "not(selected(${works}, 'yes'))"}]}),
            "never-relevant n",
        ),
        (
            json!({"type": "select_one", "list": "yn", "name": "n", "choice_filter": "kind = '2' or ${works} = 'maybe'"}),
            "choice-unreachable n",
        ),
        (
            json!({"type": "integer", "name": "n", "relevant": "${works} = 'Yes' or ${age} > 20"}),
            "choice-not-there-near n",
        ),
        (
            json!({"type": "select_multiple", "list": "yn", "name": "n", "constraint": "not(selected(., 'perhaps'))",
                   "constraint_message": {"vi": "!", "en": "!"}}),
            "choice-not-there n",
        ),
    ] {
        let found = advice(with(&item));
        assert!(found.contains(&expected.to_owned()), "{expected}: {found:?} for {item}");
        if !expected.starts_with("choice-unreachable") {
            assert_eq!(found.len(), 1, "{expected}: {found:?} for {item}");
        }
    }
}

#[test]
fn what_is_computed_from_a_direct_answer_is_told_unless_it_is_direct_itself() {
    let computed = |disclosure: &str, reads: &str| {
        let name = json!({"type": "text", "name": "phone", "max_length": 9, "disclosure": "direct"});
        let item = json!({"type": "calculate", "name": "n", "calculation": reads, "disclosure": disclosure});
        let found = advised(|form| {
            with(&name)(form);
            form["survey"].as_array_mut().expect("a survey").push(item.clone());
        });
        found.iter().map(spelled).collect::<Vec<_>>()
    };
    for disclosure in ["open", "quasi", "sensitive"] {
        assert_eq!(
            computed(disclosure, "substr(${phone}, 0, 3)"),
            ["computed-from-direct n"],
            "{disclosure}"
        );
    }
    let found = advice(|form| {
        with(&json!({"type": "text", "name": "phone", "max_length": 9, "disclosure": "direct"}))(form);
        with(&json!({"type": "text", "name": "n", "max_length": 9, "default": {"expression": "${phone}"}}))(
            form,
        );
    });
    assert_eq!(found, ["computed-from-direct n"]);
    assert_eq!(computed("direct", "substr(${phone}, 0, 3)"), Vec::<String>::new());
    assert_eq!(computed("open", "${age} + 1"), Vec::<String>::new());
}

#[test]
fn nothing_is_said_of_what_can_happen_or_cannot_be_told() {
    for item in [
        json!({"type": "integer", "name": "n", "relevant": "${works} = 'no' or ${works} = 'yes'"}),
        json!({"type": "integer", "name": "n", "relevant": "${age} > 15.5 and ${age} < 16.5"}),
        json!({"type": "integer", "name": "n", "relevant": "${age} + ${age} = 33"}),
        json!({"type": "integer", "name": "n", "relevant": "today() < date('2020-01-01')"}),
        json!({"type": "integer", "name": "n", "relevant": "${works} = ''"}),
        json!({"type": "select_one", "list": "yn", "name": "n", "choice_filter": "kind = '1' or ${works} = 'no'"}),
        json!({"type": "integer", "name": "n", "default": {"expression": "${last-saved#office}"}}),
    ] {
        let found = advice(|form| {
            with(&json!({"type": "text", "max_length": 9, "name": "office", "disclosure": "open"}))(form);
            with(&item)(form);
        });
        assert_eq!(found, Vec::<String>::new(), "{item}");
    }
}

#[test]
fn what_belongs_to_the_whole_form_is_told_where_it_stands() {
    assert_eq!(
        advice(|form| {
            form.as_object_mut().expect("a form").remove("consent");
        }),
        ["consent-missing"]
    );
    assert_eq!(advice(|form| form["minimum_cell"] = json!(5)), ["minimum-cell"]);
    assert_eq!(advice(|form| form["choices"]["left"] = form["choices"]["yn"].clone()), ["list-unused"]);
    let table = |rows: Value| {
        move |form: &mut Value| {
            form["tables"] = json!({"t": {"columns": ["name", "label"], "rows": rows.clone()}});
        }
    };
    assert_eq!(advice(table(json!([["a", "A"]]))), ["table-unused"]);
    assert_eq!(advice(table(json!([]))), ["table-empty"]);
}

#[test]
fn advice_points_into_the_file() {
    let found = advised(with(&json!({"type": "text", "name": "n"})));
    let [one] = &found[..] else { unreachable!("{found:?}") };
    assert!(one.position.line > 40 && one.position.column > 5, "{:?}", one.position);
}
