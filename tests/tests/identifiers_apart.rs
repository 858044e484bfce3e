//! Identifiers apart, with the real programs: a name goes from the interview to the contact custodian, and nowhere else.

use std::path::Path;

use kin_tests::canary::Canary;
use kin_tests::programs::Program;
use kin_tests::study::Study;

/// Nobody types this by chance.
const NAME: &str = "Quỳnh-giao-zẩm-7391";

const FORM: &str = r#"{ "kin_form": 1, "id": "call", "version": "1", "minimum_cell": 3,
    "title": {"vi": "Gọi lại", "en": "Call back"}, "languages": ["vi", "en"], "choices": {},
    "survey": [
        {"type": "integer", "name": "number", "label": {"vi": "Số", "en": "Number"}, "required": true,
         "disclosure": "open"},
        {"type": "text", "name": "name", "label": {"vi": "Tên", "en": "Name"}, "max_length": 60,
         "disclosure": "direct"} ] }"#;

fn text(path: &Path) -> String {
    path.to_str().expect("test folders have UTF-8 names").to_owned()
}

/// Runs the program on a contact custodian's machine.
fn hers(place: &Path, code: i32, arguments: &[&str]) -> String {
    let passphrase = text(&place.join("passphrase"));
    Program::Researcher.exit(code, arguments.iter().copied().chain(["--passphrase-file", &passphrase]))
}

#[test]
fn a_name_reaches_the_contact_custodian_and_is_nowhere_else() {
    let (hers_place, place) =
        (tempfile::tempdir().expect("her folder"), tempfile::tempdir().expect("a fresh folder"));
    let (her, place) = (hers_place.path(), place.path());
    std::fs::write(her.join("passphrase"), "mật khẩu của chị giữ khoá\n").expect("writes");
    let key = text(&her.join("key"));
    hers(her, 0, &["contacts", "new", &key]);

    let form = place.join("call.json");
    std::fs::write(&form, FORM).expect("writes");
    let mut study = Study::with_contacts(place, &[form], &[her.join("key/recipient.txt")]);
    let device = study.enrol("tablet-1", "E01");
    study.serve();
    let canary = Canary::new(NAME);
    let mut captured = Vec::new();
    // Four give their name, one gives none.
    let rows: String = (1..=5)
        .map(|number| match number {
            3 => format!("{{\"number\": \"{number}\"}}\n"),
            _ => format!("{{\"number\": \"{number}\", \"name\": \"{NAME} {number}\"}}\n"),
        })
        .collect();
    captured.extend(device.import(0, "call", rows.as_bytes(), &[]).into_bytes());
    captured.extend(device.run(0, ["send"], false).into_bytes());
    let desk = text(&study.desk());
    let said = study.open(0, &study.export("parcel.kin"));
    let apart = said.lines().find(|line| line.contains("only the contact custodian opens"));
    assert!(apart.is_some_and(|line| line.ends_with(" 4")), "{said}");
    captured.extend(said.into_bytes());

    // All that the researchers can do with it.
    let (csv, handover) = (text(&place.join("all.csv")), text(&place.join("handover.json")));
    for arguments in [
        &["count", &desk, "number"][..],
        &["quality", &desk],
        &["export", &desk, "--csv", &csv, "--include", "direct,location,free_text"],
        &["contacts", "extract", &desk, "--out", &handover],
    ] {
        captured.extend(study.researcher(0, arguments.iter().copied()).into_bytes());
    }
    study.kill_server();
    assert_eq!(canary.found_below(place), []);
    assert_eq!(canary.found_in(&captured), None, "{}", String::from_utf8_lossy(&captured));
    let exported = std::fs::read_to_string(&csv).expect("the export");
    assert_eq!(exported.lines().count(), 6, "{exported}");

    // She opens names, and nothing else; the desk's key opens none of them.
    let (identity, names) = (text(&her.join("key/identity.age")), text(&her.join("names.csv")));
    let open = ["contacts", "open", &handover, "--identity", &identity, "--csv", &names];
    let said = hers(her, 0, &open);
    assert!(said.contains("4 interviews") && canary.found_in(said.as_bytes()).is_none(), "{said}");
    let table = std::fs::read_to_string(&names).expect("her table");
    assert_eq!(table.matches(NAME).count(), 4, "{table}");
    assert!(table.starts_with("submission,participant,form,version,name\n"), "{table}");
    let working = text(&study.desk().join("keys/epoch-1.age"));
    let with_the_desks = ["contacts", "open", &handover, "--identity", &working, "--csv", &csv];
    let said = study.researcher(3, with_the_desks);
    assert_eq!(said.matches("Not opened: ").count(), 4, "{said}");
}

#[test]
fn an_interview_in_the_terminal_parts_a_name_too() {
    use kin_tests::screen::Screen;
    let (hers_place, place) =
        (tempfile::tempdir().expect("her folder"), tempfile::tempdir().expect("a fresh folder"));
    let (her, place) = (hers_place.path(), place.path());
    std::fs::write(her.join("passphrase"), "mật khẩu của chị giữ khoá\n").expect("writes");
    hers(her, 0, &["contacts", "new", &text(&her.join("key"))]);
    let form = place.join("call.json");
    std::fs::write(&form, FORM).expect("writes");
    let mut study = Study::with_contacts(place, &[form], &[her.join("key/recipient.txt")]);
    let device = study.enrol("tablet-1", "E01");
    study.serve();
    let arguments = device.arguments(["fill", "call", "--passphrase-file"], true);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut screen = Screen::start(Program::Collector, &arguments, 24, 100);
    for (prompt, typed) in [("number> ", "7"), ("name> ", NAME), ("review> ", ""), ("finish> ", "yes")] {
        screen.wait_for(prompt);
        screen.enter(typed);
    }
    assert_eq!(screen.exit_code(), 0);
    device.run(0, ["send"], false);
    study.open(0, &study.export("parcel.kin"));
    let (desk, handover) = (text(&study.desk()), text(&place.join("handover.json")));
    study.researcher(0, ["contacts", "extract", &desk, "--out", &handover]);
    study.kill_server();
    assert_eq!(Canary::new(NAME).found_below(place), []);
    let (identity, names) = (text(&her.join("key/identity.age")), text(&her.join("names.csv")));
    hers(her, 0, &["contacts", "open", &handover, "--identity", &identity, "--csv", &names]);
    assert!(std::fs::read_to_string(&names).expect("her table").contains(NAME));
}
