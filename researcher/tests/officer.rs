//! What a data-protection officer asks of the desk.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use desk::releasing::Releases;
use serde_json::Value;

#[test]
fn the_data_map_says_what_is_asked_who_reads_it_and_where_it_lies() {
    let releases = Releases::new();
    let map: Value = serde_json::from_str(&releases.done("study map DESK --json")).expect("JSON");
    let fields = map["fields"].as_array().expect("fields");
    let field =
        |name: &str| fields.iter().find(|field| field["field"] == name).expect("the question is there");
    assert_eq!(fields.len(), 8, "every question that holds an answer, and no other");
    assert_eq!(field("nickname")["disclosure"], "direct");
    assert_eq!(field("nickname")["read_as"], "answers", "there is no contact custodian");
    assert_eq!(field("debt")["disclosure"], "sensitive");
    assert_eq!(field("age")["kind"], "integer");
    let recipients = map["recipients"].as_array().expect("recipients");
    assert_eq!(recipients.len(), 1);
    assert_eq!((&recipients[0]["reads"], &recipients[0]["opened_by"]), (&"answers".into(), &"desk".into()));
    let places = map["places"].as_array().expect("places");
    let names: Vec<&str> = places.iter().filter_map(|place| place["place"].as_str()).collect();
    assert_eq!(names, ["devices", "server", "desk", "files"]);
    assert_eq!(places[0]["days_after"], 30);
    assert!(
        places[1]["until"].as_str().is_some_and(|day| day > map["collected_until"].as_str().unwrap_or("9"))
    );

    let said = releases.done("study map DESK");
    for words in
        ["nickname", "direct", "epoch 1", "Server: sealed, purged from", "Devices: sealed, until 30 days"]
    {
        assert!(said.contains(words), "{words} is not in\n{said}");
    }
    assert!(!said.contains("AGE-SECRET"));
    let said = releases.done("--language vi study map DESK");
    assert!(said.contains("Máy chủ: niêm phong") && said.contains("Tên gọi"), "{said}");
}
