//! Forms of a study under way: what is added, what is refused, what is retired, and that nothing given before is lost with it.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use desk::{Desk, Device, FORM, form, later, now, passphrase, snapshot};
use kin_researcher::study::{Lists, Study};
use kin_sealing::Identity;
use serde_json::Value;

/// A version of the form with something changed in its text.
fn version(number: &str, changes: &[(&str, &str)]) -> String {
    let mut text = FORM.replace(r#""version": "1""#, &format!(r#""version": "{number}""#));
    for (before, after) in changes {
        assert!(text.contains(before), "{before}");
        text = text.replace(before, after);
    }
    text
}

/// A question more.
const ADDED: (&str, &str) = (
    r#""survey": ["#,
    r#""survey": [{"type": "integer", "name": "visits", "label": {"vi": "Mấy lần", "en": "How often"}, "disclosure": "open"},"#,
);
/// A number where a text was.
const RETYPED: (&str, &str) =
    (r#"{"type": "integer", "name": "days""#, r#"{"type": "decimal", "name": "days""#);

fn write(desk: &Desk, name: &str, content: &str) -> String {
    let path = desk.place.path().join(name);
    std::fs::write(&path, content).expect("writes");
    path.display().to_string()
}

/// Runs `study form …` on the desk's study.
fn study_form(desk: &Desk, command: &str, arguments: &[&str]) -> (u8, String, String) {
    let folder = desk.folder().display().to_string();
    desk.run(&[&["study", "form", command, folder.as_str()][..], arguments].concat())
}

/// Adds a form of this text; the program must end so.
fn add(desk: &Desk, code: u8, text: &str, more: &[&str]) -> String {
    let file = write(desk, "added.json", text);
    let (ended, said, errors) = study_form(desk, "add", &[&[file.as_str()][..], more].concat());
    assert_eq!(ended, code, "{said}{errors}");
    said + &errors
}

fn sign(desk: &Desk) {
    let (mut study, _lock) = Study::open_to_change(&desk.folder()).expect("opens");
    let root = study.unlock_root(&passphrase()).expect("the root unlocks");
    study.sign(&root, now(), later()).expect("the note is signed");
}

fn listed(desk: &Desk) -> Vec<String> {
    let note = desk.study().signed_note(now()).expect("a note that says what the study is").note;
    note.forms.iter().map(|form| format!("{} {}", form.id, form.version)).collect()
}

const ACCEPT: [&str; 5] = ["--accept", "--why", "The old question was misread", "--decided-by", "Lê Thị Á"];

#[test]
fn what_cannot_be_added_is_refused_and_nothing_of_it_stays() {
    let desk = Desk::new(&[FORM]);
    add(&desk, 0, &version("9", &[ADDED]), &[]);
    sign(&desk);
    let huge =
        (r#""max_length": 40, "label": {"vi": "Làng""#, r#""max_length": 4000, "label": {"vi": "Làng""#);
    let cases = [
        (version("9", &[ADDED]), "Nothing changes: the study has this as version 9"),
        (version("9", &[]), "already, with another text"),
        (version("10", &[ADDED]), "Nothing changes: the study has this as version 9"),
        (version("10", &[ADDED]).replace("\"kin_form\": 1,", "\n  \"kin_form\":1,"), "Nothing changes"),
        (version("1", &[ADDED]), "already, with another text"),
        (version("2", &[ADDED, ("Số ngày", "Bao nhiêu ngày")]), "is older than 9"),
        (version("10", &[ADDED, huge]), "a sealed response of this study holds"),
        (version("10", &[ADDED, RETYPED]), "One change of the form visit would leave answers"),
        (version("10", &[]), "One change of the form visit would leave answers"),
        (version("10", &[ADDED, (r#""version": "10""#, r#""version": "1 0""#)]), "has"),
        ("{".to_owned(), "has"),
        (String::new(), "has"),
    ];
    let before = snapshot(&desk.folder());
    for (text, words) in &cases {
        let said = add(&desk, 4, text, &[]);
        assert!(said.contains(words), "{words}: {said}");
        assert_eq!(snapshot(&desk.folder()), before, "{words}");
    }
    for (more, words) in [
        (&ACCEPT[..], "Leave --accept away"),
        (&["--accept", "--why", " ", "--decided-by", "Á"], "--why"),
        (&["--accept", "--why", "So", "--decided-by", "a\u{202e}b"], "--decided-by"),
    ] {
        let said = add(&desk, 4, &version("10", &[ADDED, ("Số ngày", "Bao nhiêu ngày")]), more);
        assert!(said.contains(words), "{words}: {said}");
    }
    add(&desk, 2, &version("10", &[ADDED, RETYPED]), &["--accept"]);
    add(&desk, 2, &version("10", &[ADDED, RETYPED]), &["--why", "So"]);
    // A workbook, a folder, what is not there.
    let workbook = write(&desk, "form.xlsx", "PK");
    let folder = desk.folder().display().to_string();
    for file in [workbook.as_str(), "nowhere.json", &folder] {
        let (ended, said, errors) = study_form(&desk, "add", &[file]);
        assert!(matches!(ended, 4 | 5), "{file}: {ended} {said}{errors}");
    }
    assert_eq!(snapshot(&desk.folder()), before);
    assert_eq!(listed(&desk), ["visit 1", "visit 9"]);
}

#[test]
fn the_newest_version_is_asked_and_the_next_note_says_so() {
    let desk = Desk::new(&[FORM]);
    let said = add(&desk, 0, &version("9", &[ADDED]), &[]);
    assert!(
        said.contains("from version 1 to 9") && said.contains("visits: "),
        "what changes is told: {said}"
    );
    assert!(said.contains("note 2 will list it") && said.contains("study sign"), "{said}");
    let outdated = desk.study().bundle(now()).expect_err("the note does not name the form yet");
    assert_eq!(outdated.id(), "study-note-outdated");
    sign(&desk);
    assert!(
        add(&desk, 0, &version("10", &[ADDED, ("Số ngày", "Bao nhiêu ngày")]), &[])
            .contains("from version 9 to 10")
    );
    let follow_up = FORM.replace(r#""id": "visit""#, r#""id": "follow-up""#);
    assert!(add(&desk, 0, &follow_up, &[]).contains("Added version 1 of the form follow-up"));
    let (_, said, _) = study_form(&desk, "list", &[]);
    assert!(said.contains("Note 3 is not signed yet"), "{said}");
    sign(&desk);
    assert_eq!(listed(&desk), ["follow-up 1", "visit 1", "visit 10", "visit 9"]);
    let (_, said, _) = study_form(&desk, "list", &["--json"]);
    let listing: Value = serde_json::from_str(&said).expect("JSON");
    let told: Vec<String> = listing["forms"]
        .as_array()
        .expect("forms")
        .iter()
        .map(|form| format!("{} {} {} {}", form["id"], form["version"], form["since"], form["asked"]))
        .collect();
    assert_eq!(
        told,
        [
            r#""visit" "1" 1 false"#,
            r#""visit" "9" 2 false"#,
            r#""visit" "10" 3 true"#,
            r#""follow-up" "1" 3 true"#
        ]
    );
    assert_eq!(listing["note"], 3);
    // Every form of the note travels with it, byte for byte.
    let bundle = desk.bundle();
    bundle.verify(None).expect("it holds together");
    assert_eq!(bundle.forms.len(), 4);
    // A training study practises what is asked.
    let training = desk.place.path().join("training").display().to_string();
    let of = desk.folder().display().to_string();
    let (code, said, errors) = desk.run(&["study", "new", &training, "--training-of", &of, "--single"]);
    assert_eq!(code, 0, "{errors}");
    assert!(said.contains("Form visit, version 10.") && !said.contains("version 9"), "{said}");
}

#[test]
fn whoever_accepts_that_answers_lose_their_place_is_kept_with_the_study() {
    let desk = Desk::new(&[FORM]);
    let retyped = version("2", &[RETYPED]);
    let said = add(&desk, 4, &retyped, &[]);
    assert!(said.contains("days: ") && said.contains("--accept"), "{said}");
    add(&desk, 0, &retyped, &ACCEPT);
    let study = desk.study();
    let accepted = study.settings().forms[1].accepted.as_ref().expect("it is kept");
    assert_eq!((accepted.orphaning, accepted.names), (1, false));
    assert_eq!((accepted.by.as_slice(), accepted.why.as_str()), (&["Lê Thị Á".to_owned()][..], ACCEPT[2]));
    let (_, said, _) = study_form(&desk, "list", &[]);
    assert!(said.contains("Lê Thị Á: The old question was misread"), "{said}");
}

#[test]
fn a_change_is_compared_with_every_version_whose_answers_are_there() {
    let desk = Desk::new(&[FORM]);
    let days = FORM.find(r#"{"type": "integer", "name": "days""#).expect("a question");
    let end = days + FORM[days..].find("},\n").expect("its end") + 3;
    let scores = FORM.find(r#""scores": ["#).expect("scores");
    let without = |number: &str| {
        let text = format!("{}{}", &FORM[..days], &FORM[end..scores]);
        let text = text.trim_end().trim_end_matches(',').to_owned() + "}";
        text.replace(r#""version": "1""#, &format!(r#""version": "{number}""#))
    };
    add(&desk, 0, &without("2"), &ACCEPT);
    // From version 2 it is a question more; from version 1 it is one of another type.
    let back = without("3").replace(
        r#"{"type": "text", "name": "phone""#,
        r#"{"type": "text", "name": "days", "max_length": 9, "label": {"vi": "Ngày", "en": "Days"}, "disclosure": "open"},
           {"type": "text", "name": "phone""#,
    );
    let said = add(&desk, 4, &back, &[]);
    assert!(said.contains("from version 1 to 3") && said.contains("days: "), "{said}");
    // What was accepted when version 2 was taken is not asked again.
    let more = without("3").replace(ADDED.0, ADDED.1);
    let said = add(&desk, 0, &more, &[]);
    assert!(!said.contains("from version 1"), "{said}");
}

#[test]
fn names_come_to_the_desk_only_where_somebody_says_so() {
    let direct = FORM.find(r#"{"type": "text", "name": "phone""#).expect("a question");
    let end = direct + FORM[direct..].find("\"direct\"},\n").expect("its end") + 11;
    let nameless = format!("{}{}", &FORM[..direct], &FORM[end..]);
    let with_names = version("2", &[]);
    let kept_apart = |from_epoch: u32, desk: &Desk| {
        let (mut study, _lock) = Study::open_to_change(&desk.folder()).expect("opens");
        let custodian = Identity::generate().recipient();
        assert_eq!(study.name_contact(&custodian).expect("she is named"), from_epoch);
    };
    let desk = Desk::new(&[&nameless]);
    let said = add(&desk, 4, &with_names, &[]);
    assert!(said.contains("that no contact custodian keeps"), "{said}");
    // She is named, and counts from the next epoch on: until then names would come to the desk all the same.
    kept_apart(2, &desk);
    let said = add(&desk, 4, &with_names, &[]);
    assert!(said.contains("that no contact custodian keeps"), "{said}");
    {
        let (mut study, _lock) = Study::open_to_change(&desk.folder()).expect("opens");
        let (from, until) = ("2026-12-01T00:00:00Z".parse().expect("a time"), later());
        study.new_working_key(&passphrase(), desk::work(), from, until).expect("the next epoch");
    }
    let said = add(&desk, 4, &with_names, &[]);
    assert!(said.contains("that no contact custodian keeps"), "the old epoch goes on until then: {said}");
    add(&desk, 0, &with_names, &ACCEPT);
    assert!(desk.study().settings().forms[1].accepted.as_ref().expect("kept").names);
    // Where names come already, or she keeps them from the first epoch on, there is nothing to say.
    let desk = Desk::new(&[FORM]);
    add(&desk, 0, &version("2", &[ADDED]), &[]);
    let desk = Desk::with_contacts(&[&nameless], &[Identity::generate().recipient()]);
    add(&desk, 0, &with_names, &[]);
    // Until a version calls the same question something less: then it is no longer sealed to her.
    let told = version("3", &[(r#""disclosure": "direct""#, r#""disclosure": "free_text""#)]);
    let said = add(&desk, 4, &told, &[]);
    assert!(said.contains("phone: ") && said.contains("that no contact custodian keeps"), "{said}");
    let renamed = told.replace(r#""name": "phone""#, r#""name": "call_her", "key": "phone""#);
    add(&desk, 4, &renamed, &[]);
    add(&desk, 0, &renamed, &ACCEPT);
    add(
        &desk,
        0,
        &renamed.replace(r#""version": "3""#, r#""version": "4""#).replace("Số ngày", "Mấy ngày"),
        &[],
    );
}

#[test]
fn what_was_given_under_a_retired_version_is_opened_for_ever() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let first = device.interview(r#"{"office":"hn","days":3}"#);
    assert_eq!(desk.take_in("first", &[first]).added, 1);
    add(&desk, 0, &version("2", &[ADDED]), &[]);
    sign(&desk);
    let second_form = desk.study().forms().expect("forms").remove(1);
    let (code, said, errors) = study_form(&desk, "retire", &["visit", "--of", "1"]);
    assert_eq!(code, 0, "{errors}");
    assert!(said.contains("will begin with version 2"), "{said}");
    sign(&desk);
    assert_eq!(listed(&desk), ["visit 2"]);
    // One that was under way, one under the new version; both after the note stopped listing the old one.
    let late = device.interview(r#"{"office":"ct","days":4}"#);
    device.form.version = "2".into();
    device.form.sha256 = second_form.digest();
    let new = device.interview(r#"{"visits":2,"office":"ct","days":5}"#);
    let summary = desk.take_in("second", &[late, new]);
    assert_eq!((summary.added, summary.quarantined.len()), (2, 0));
    let folder = desk.folder().display().to_string();
    let (code, said, errors) = desk.run(&["count", &folder, "office", "--json"]);
    assert_eq!(code, 0, "{errors}");
    assert!(said.contains("\"base\": 3"), "{said}");
    let (_, said, _) = study_form(&desk, "list", &[]);
    assert!(said.contains("retired from note 3 on"), "{said}");
    // It is taken up again with the same file, and with no other.
    add(&desk, 4, &version("1", &[("Số ngày", "Mấy ngày")]), &[]);
    let said = add(&desk, 0, FORM, &[]);
    assert!(said.contains("up again") && said.contains("go on to begin with version 2"), "{said}");
    sign(&desk);
    assert_eq!(listed(&desk), ["visit 1", "visit 2"]);
}

#[test]
fn a_version_that_no_note_has_listed_is_taken_out_as_if_it_had_never_come() {
    let desk = Desk::new(&[FORM]);
    let before = snapshot(&desk.folder());
    add(&desk, 0, &version("2", &[ADDED]), &[]);
    let (code, said, errors) = study_form(&desk, "retire", &["visit", "--of", "2"]);
    assert_eq!(code, 0, "{errors}");
    assert!(said.contains("Taken out") && said.contains("begin with version 1"), "{said}");
    assert_eq!(snapshot(&desk.folder()), before);
    // So a mistake is mended under its own version.
    add(&desk, 0, &version("2", &[ADDED, ("Số ngày", "Mấy ngày")]), &[]);
}

#[test]
fn what_cannot_be_retired_stays() {
    let desk = Desk::new(&[FORM]);
    add(&desk, 0, &version("2", &[ADDED]), &[]);
    let follow_up = FORM.replace(r#""id": "visit""#, r#""id": "follow-up""#);
    add(&desk, 0, &follow_up, &[]);
    sign(&desk);
    for (arguments, words) in [
        (&["nobody"][..], "has no form nobody"),
        (&["visit", "--of", "3"], "has no version 3"),
        (&["visit", "--of", ""], "has no version"),
    ] {
        let (code, _, errors) = study_form(&desk, "retire", arguments);
        assert_eq!(code, 4, "{errors}");
        assert!(errors.contains(words), "{errors}");
    }
    let (code, said, _) = study_form(&desk, "retire", &["visit"]);
    assert!(code == 0 && said.contains("No interview will begin with visit"), "{said}");
    let (code, _, errors) = study_form(&desk, "retire", &["visit"]);
    assert!(code == 4 && errors.contains("retired already"), "{errors}");
    let (code, _, errors) = study_form(&desk, "retire", &["follow-up"]);
    assert!(code == 4 && errors.contains("last one of the study"), "{errors}");
    sign(&desk);
    assert_eq!(listed(&desk), ["follow-up 1"]);
    // Nobody is sent to an interview that does not begin.
    let sample = write(&desk, "houses.csv", "office\nhn\n");
    let (of, samples) = (format!("visit={sample}"), format!("follow-up={sample}"));
    let refused = desk.study().lists(&Lists { samples: &[of], ..Lists::default() }).expect_err("refused");
    assert_eq!(refused.id(), "list-form-retired");
    desk.study().lists(&Lists { samples: &[samples], ..Lists::default() }).expect("it is asked");
}

#[test]
fn a_note_lists_two_hundred_versions_and_no_more() {
    let desk = Desk::new(&[FORM]);
    let path = desk.folder().join("study.json");
    let mut settings: Value =
        serde_json::from_slice(&std::fs::read(&path).expect("the file")).expect("the settings");
    let first = settings["forms"][0].clone();
    for number in 1..200 {
        let mut form = first.clone();
        form["id"] = format!("form-{number}").into();
        settings["forms"].as_array_mut().expect("forms").push(form);
    }
    std::fs::write(&path, serde_json::to_vec(&settings).expect("JSON")).expect("writes");
    let refused = desk.study().consider(&form(&version("2", &[ADDED])), now()).expect_err("refused");
    assert_eq!(refused.id(), "versions-too-many");
}

/// What a desk without the command wrote is read, and written as it was where nothing was added.
#[test]
fn a_study_of_before_lists_its_forms_from_its_first_note_on() {
    let desk = Desk::new(&[FORM]);
    let path = desk.folder().join("study.json");
    let text = std::fs::read_to_string(&path).expect("the file");
    assert!(!text.contains("since") && !text.contains("retired") && !text.contains("accepted"), "{text}");
    assert_eq!(desk.study().settings().forms[0].since, 1);
    let strange = text.replace(r#""version": "1","#, r#""version": "1", "sinse": 1,"#);
    std::fs::write(&path, strange).expect("writes");
    assert_eq!(Study::open(&desk.folder()).expect_err("damaged").id(), "study-file-damaged");
}

#[test]
fn a_question_is_one_column_whatever_each_version_calls_it_and_the_most_careful_version_decides() {
    let desk = Desk::new(&[FORM]);
    let renamed = version(
        "2",
        &[
            (r#""name": "days""#, r#""name": "stay", "key": "days""#),
            (r#"{"question": "days""#, r#"{"question": "stay""#),
            (r#""name": "village""#, r#""name": "hamlet", "key": "village""#),
            (r#""disclosure": "location""#, r#""disclosure": "quasi""#),
        ],
    );
    let mut device = Device::new(&desk, 1, "E01");
    let mut sealed = vec![device.interview(r#"{"office":"hn","days":3,"village":"Xóm Một"}"#)];
    add(&desk, 0, &renamed, &[]);
    sign(&desk);
    device.form.version = "2".into();
    device.form.sha256 = desk.study().forms().expect("forms")[1].digest();
    sealed.push(device.interview(r#"{"office":"hn","stay":5,"hamlet":"Xóm Hai"}"#));
    sealed.push(device.interview(r#"{"office":"hn","stay":7,"hamlet":"Xóm Ba"}"#));
    assert_eq!(desk.take_in("parcel", &sealed).added, 3);
    let folder = desk.folder().display().to_string();
    let run = |arguments: &[&str]| {
        let (code, said, errors) = desk.run(arguments);
        assert_eq!(code, 0, "{errors}");
        said
    };
    let score: Value = serde_json::from_str(&run(&["score", &folder, "--json"])).expect("JSON");
    assert_eq!((&score["n"], &score["mean"]), (&3.into(), &5.0.into()), "{score}");
    assert!(run(&["count", &folder, "office", "--json"]).contains("\"base\": 3"));
    let export = |name: &str, more: &[&str]| {
        let csv = desk.place.path().join(name).display().to_string();
        run(&[&["export", &folder, "--csv", &csv][..], more].concat());
        std::fs::read_to_string(csv).expect("the export")
    };
    let plain = export("plain.csv", &[]);
    let header = plain.lines().next().expect("a header");
    assert!(header.contains(",stay,") && !header.contains("days"), "{header}");
    for value in [",3,", ",5,", ",7,"] {
        assert!(plain.contains(value), "{value}: {plain}");
    }
    // Version 2 says less of where she lives than version 1 did: what was given under version 1 is not let out for that.
    assert!(!plain.contains("Xóm") && !header.contains("hamlet") && !header.contains("village"), "{plain}");
    let asked_for = export("asked.csv", &["--include", "location"]);
    assert!(asked_for.contains(",hamlet,") && !asked_for.contains("village"), "{asked_for}");
    assert_eq!(asked_for.matches("Xóm").count(), 3, "{asked_for}");
}
