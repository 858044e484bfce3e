//! A form of an example, with what every form needs and the example leaves out.

use serde_json::{Value, json};

/// The whole form: an array is its survey.
///
/// Errors: not JSON.
pub fn completed(text: &str) -> Result<Value, String> {
    let example: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let example = if example.is_array() { json!({ "survey": example }) } else { example };
    let language = example["languages"][0].as_str().unwrap_or("en");
    let mut form = json!({
        "kin_form": 1, "id": "example", "version": "1", "title": { language: "Example" }, "languages": [language],
    });
    for (property, value) in example.as_object().ok_or("an example is an object or a list")? {
        form[property] = value.clone();
    }
    Ok(form)
}
