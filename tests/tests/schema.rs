//! The schema of forms against the parser: what both accept, what both refuse, and where the parser knows more.

use std::collections::BTreeSet;

use jsonschema::Validator;
use kin_forms::{Form, vocabulary};
use kin_tests::generate::{FormSize, chance, form};
use kin_tests::programs::root;
use kin_tests::reference::{Page, completed};
use serde_json::{Value, json};

fn schema() -> Validator {
    let text =
        std::fs::read_to_string(root().join("forms/schema/form.schema.json")).expect("a form of the project");
    let schema: Value = serde_json::from_str(&text).expect("a form of the project");
    jsonschema::meta::validate(&schema).expect("the schema is one of 2020-12");
    jsonschema::validator_for(&schema).expect("a form of the project")
}

fn parses(form: &Value) -> Result<(), String> {
    Form::parse(form.to_string().as_bytes()).map(|_| ()).map_err(|mistakes| mistakes.to_string())
}

fn fits(schema: &Validator, form: &Value) -> Result<(), String> {
    let errors: Vec<String> =
        schema.iter_errors(form).map(|error| format!("{}: {error}", error.instance_path())).collect();
    if errors.is_empty() { Ok(()) } else { Err(errors.join("\n")) }
}

/// Every form of the library and of the reference.
fn written() -> Vec<(String, Value)> {
    let mut forms = Vec::new();
    for entry in std::fs::read_dir(root().join("forms/library")).expect("a form of the project") {
        let path = entry.expect("a form of the project").path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let text = std::fs::read_to_string(&path).expect("a form of the project");
            forms.push((
                path.display().to_string(),
                serde_json::from_str(&text).expect("a form of the project"),
            ));
        }
    }
    let page = Page::parse(
        &std::fs::read_to_string(root().join("forms/REFERENCE.md")).expect("a form of the project"),
    );
    for block in page.of("json form") {
        forms.push((
            format!("REFERENCE.md, line {}", block.line),
            completed(&block.text).expect("a form of the project"),
        ));
    }
    forms
}

fn generated(seeds: u64) -> impl Iterator<Item = (String, Value)> {
    (0..seeds).map(|seed| {
        let size = FormSize {
            questions: 1 + usize::try_from(seed % 50).expect("a form of the project"),
            depth: 3,
            consent: seed % 2 == 0,
        };
        (
            format!("seed {seed}"),
            serde_json::from_str(&form(&mut chance(seed), size)).expect("a form of the project"),
        )
    })
}

#[test]
fn what_the_parser_accepts_the_schema_accepts() {
    let schema = schema();
    let mut wrong = Vec::new();
    for (name, form) in written().into_iter().chain(generated(200)) {
        if let Err(mistakes) = parses(&form) {
            wrong.push(format!("{name}: the parser refuses it: {mistakes}"));
        }
        if let Err(errors) = fits(&schema, &form) {
            wrong.push(format!("{name}: the schema refuses it: {errors}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn schema_and_parser_know_the_same_types_and_properties() {
    let text = std::fs::read_to_string(root().join("forms/schema/form.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    let item = &schema["$defs"]["item"];
    let words = |list: &Value| -> BTreeSet<String> {
        list.as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect()
    };
    let types: BTreeSet<String> = vocabulary::types().map(str::to_owned).collect();
    assert_eq!(words(&item["properties"]["type"]["enum"]), types);
    for kind in &types {
        let mut known: BTreeSet<String> = item["properties"].as_object().unwrap().keys().cloned().collect();
        for rule in item["allOf"].as_array().unwrap() {
            if words(&rule["if"]["properties"]["type"]["enum"]).contains(kind) {
                known.extend(rule["then"]["properties"].as_object().unwrap().keys().cloned());
            }
        }
        let parser: BTreeSet<String> = vocabulary::properties()
            .filter(|property| vocabulary::belongs(property, kind))
            .map(str::to_owned)
            .collect();
        assert_eq!(known, parser, "{kind}");
    }
}

/// Breaks the structure of a form in one place: every way, at every place of its kind.
fn broken(form: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    let mut change = |name: String, edit: &dyn Fn(&mut Value)| {
        let mut changed = form.clone();
        edit(&mut changed);
        if changed != *form {
            all.push((name, changed));
        }
    };
    for property in ["kin_form", "id", "version", "title", "languages", "survey"] {
        change(format!("without {property}"), &|form| {
            drop(form.as_object_mut().expect("a form of the project").remove(property));
        });
        change(format!("{property} is null"), &|form| form[property] = Value::Null);
    }
    change("an unknown property".into(), &|form| form["colour"] = json!("red"));
    change("kin_form 2".into(), &|form| form["kin_form"] = json!(2));
    change("a version with blanks".into(), &|form| form["version"] = json!("1 2"));
    change("minimum_cell 2".into(), &|form| form["minimum_cell"] = json!(2));
    change("an empty survey".into(), &|form| form["survey"] = json!([]));
    change("an empty list".into(), &|form| form["choices"]["empty"] = json!([]));
    change("a list that is a text".into(), &|form| form["choices"]["text"] = json!("apple"));
    change("a table of numbers".into(), &|form| {
        form["tables"] = json!({"t": {"columns": ["a"], "rows": [[1]]}});
    });
    for attachments in [
        json!("yes"),
        json!({"types": []}),
        json!({"types": ["image/gif"]}),
        json!({"types": ["image/png", "image/png"]}),
        json!({"maximum_bytes": 0}),
        json!({"maximum_count": 17}),
        json!({"most": 1}),
    ] {
        change(format!("attachments {attachments}"), &|form| form["attachments"] = attachments.clone());
    }
    for pointer in pointers(&form["survey"], "/survey") {
        let at = |form: &mut Value, edit: &dyn Fn(&mut Value)| {
            edit(form.pointer_mut(&pointer).expect("a form of the project"));
        };
        for property in ["type", "name"] {
            change(format!("{pointer} without {property}"), &|form| {
                at(form, &|item| drop(item.as_object_mut().expect("a form of the project").remove(property)));
            });
        }
        for (property, value) in [
            ("type", json!("telepathy")),
            ("name", json!("two words")),
            ("name", json!(7)),
            ("label", json!("a text")),
            ("label", json!({})),
            ("relevant", json!(true)),
            ("relevant", json!("")),
            ("colour", json!("red")),
        ] {
            change(format!("{pointer} {property} {value}"), &|form| {
                at(form, &|item| item[property] = value.clone());
            });
        }
        let kind = form.pointer(&pointer).expect("a form of the project")["type"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        for property in vocabulary::properties().filter(|property| !vocabulary::belongs(property, &kind)) {
            change(format!("{pointer} {kind} with {property}"), &|form| {
                at(form, &|item| item[property] = json!("x"));
            });
        }
    }
    all
}

/// The places of all items.
fn pointers(items: &Value, under: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (index, item) in items.as_array().into_iter().flatten().enumerate() {
        let pointer = format!("{under}/{index}");
        found.extend(pointers(&item["children"], &format!("{pointer}/children")));
        found.push(pointer);
    }
    found
}

#[test]
fn a_broken_structure_is_refused_by_both() {
    let schema = schema();
    let mut wrong = Vec::new();
    let (mut forms, mut tried) = (written(), 0);
    // The largest ones only repeat the smaller ones, slowly.
    forms.retain(|(_, form)| pointers(&form["survey"], "").len() <= 12);
    for (name, form) in forms.into_iter().chain(generated(6)) {
        for (what, changed) in broken(&form) {
            tried += 1;
            if parses(&changed).is_ok() {
                wrong.push(format!("{name}: {what}: the parser accepts it"));
            }
            if schema.is_valid(&changed) {
                wrong.push(format!("{name}: {what}: the schema accepts it"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {tried}\n{}", wrong.len(), wrong.join("\n"));
    assert!(tried > 1000, "{tried}");
}

#[test]
fn what_a_schema_cannot_say_is_said_by_the_parser() {
    let schema = schema();
    let label = json!({"en": "?"});
    for (what, survey) in [
        (
            "a name twice",
            json!([{"type": "note", "name": "a", "label": label}, {"type": "note", "name": "a", "label": label}]),
        ),
        ("an unknown list", json!([{"type": "select_one", "name": "a", "list": "nowhere", "label": label}])),
        (
            "an expression that cannot be read",
            json!([{"type": "note", "name": "a", "relevant": "1 +", "label": label}]),
        ),
        (
            "an unknown question",
            json!([{"type": "note", "name": "a", "relevant": "${b} = 1", "label": label}]),
        ),
        (
            "a ring",
            json!([{"type": "calculate", "name": "a", "calculation": "${b}"}, {"type": "calculate", "name": "b", "calculation": "${a}"}]),
        ),
        (
            "words in a language the form does not have",
            json!([{"type": "note", "name": "a", "label": {"vi": "?"}}]),
        ),
        ("a picture without attachments", json!([{"type": "image", "name": "a", "label": label}])),
    ] {
        let form = completed(&survey.to_string()).unwrap();
        assert!(schema.is_valid(&form), "{what}: {:?}", fits(&schema, &form));
        assert!(parses(&form).is_err(), "{what}");
    }
}
