//! Versions of a form side by side: a question has one name in all of them.

mod fixture;

use std::sync::Arc;

use fixture::form_text;
use kin_forms::{Form, named_alike};

fn form(version: &str, survey: &str) -> Form {
    let text =
        form_text("{}", survey).replacen(r#""version": "1""#, &format!(r#""version": "{version}""#), 1);
    Form::parse(text.as_bytes()).expect("a form")
}

const FIRST: &str = r#"[
  {"type": "integer", "name": "age", "label": {"en": "Age"}, "warning": ". < 90"},
  {"type": "integer", "name": "a", "label": {"en": "A"}},
  {"type": "integer", "name": "b", "label": {"en": "B"}},
  {"type": "integer", "name": "debt", "label": {"en": "Debt"}},
  {"type": "repeat", "name": "child", "label": {"en": "Child"}, "children": [
    {"type": "integer", "name": "grade", "label": {"en": "Grade"}, "warning": ". < 13"} ]} ]"#;
/// `a` and `b` change places, `debt` is another question, the old one is gone.
const SECOND: &str = r#"[
  {"type": "integer", "name": "years", "key": "age", "label": {"en": "Age"}, "warning": ". < 90"},
  {"type": "integer", "name": "b", "key": "a", "label": {"en": "A"}},
  {"type": "integer", "name": "a", "key": "b", "label": {"en": "B"}},
  {"type": "integer", "name": "debt", "key": "debt-of-family", "label": {"en": "Debt of the family"}},
  {"type": "repeat", "name": "child", "label": {"en": "Child"}, "children": [
    {"type": "integer", "name": "class", "key": "grade", "label": {"en": "Class"}, "warning": ". < 13"} ]} ]"#;

const RESPONSE: &str = r#"{"language":"en","started":"2026-11-23T09:00+07:00","finished":"2026-11-23T09:30+07:00",
  "answers":{"age":95,"a":1,"b":2,"debt":7,"child":[{"grade":3},{"grade":14}]},
  "overrides":[{"question":"age","reason":"She has papers"},{"question":"child[2].grade","reason":"A course"}]}"#;

#[test]
fn answers_of_every_version_stand_under_the_names_of_the_last_that_has_their_keys() {
    let own = Arc::new(form("1", FIRST));
    let alike = named_alike(vec![form("1", FIRST), form("2", SECOND)]);
    assert_eq!((alike[0].digest(), alike[1].digest()), (own.digest(), form("2", SECOND).digest()));
    let names =
        |form: &Form| form.questions().iter().map(|question| question.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&alike[1]), ["years", "b", "a", "debt", "class"]);
    assert_eq!(names(&alike[0]), ["years", "b", "a", "debt_", "class"], "two questions stay two");
    assert_eq!(alike[0].question("debt_").expect("it is found").key, "debt");
    assert!(alike[0].question("age").is_none() && alike[0].question("debt").is_none());

    let recorded = own.validate(RESPONSE.as_bytes()).expect("a response").named_alike(&own, &alike[0]);
    let shown: Vec<String> = recorded
        .answers
        .iter()
        .map(|(name, answer)| format!("{name} {}", answer.to_text().as_str()))
        .collect();
    assert_eq!(shown, ["a 2", "b 1", "debt_ 7", "years 95"]);
    let grades: Vec<String> =
        recorded.repeats["child"].iter().map(|child| child.answers["class"].to_text().to_string()).collect();
    assert_eq!(grades, ["3", "14"]);
    let places: Vec<&str> = recorded.overrides.iter().map(|stands| stands.place.as_str()).collect();
    assert_eq!(places, ["years", "child[2].class"]);
    // And back: where somebody corrects the interview.
    for (place, before) in
        [("years", "age"), ("child[2].class", "child[2].grade"), ("debt_", "debt"), ("x", "x")]
    {
        assert_eq!(own.own_place(&alike[0], place), before);
    }
}

#[test]
fn one_version_alone_keeps_its_names() {
    let alike = named_alike(vec![form("1", FIRST)]);
    assert_eq!(format!("{:?}", alike[0].questions()), format!("{:?}", form("1", FIRST).questions()));
}
