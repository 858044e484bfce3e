//! What the office assigns, with the real programs: from CSV files at the desk to a device, and what came of it back to the desk.

use std::path::Path;

use kin_tests::programs::Program;
use kin_tests::screen::Screen;
use kin_tests::study::{Device, Study};
use serde_json::Value;

const FORM: &str = r#"{ "kin_form": 1, "id": "call", "version": "1", "minimum_cell": 3,
    "title": {"vi": "Gọi lại", "en": "Call back"}, "languages": ["vi", "en"],
    "choices": {"place": [{"name": "hn", "label": {"vi": "Hà Nội", "en": "Hanoi"}}, {"name": "ct", "label": {"vi": "Cần Thơ", "en": "Can Tho"}}]},
    "survey": [
        {"type": "select_one", "list": "place", "name": "place", "label": {"vi": "Ở đâu", "en": "Where"}, "disclosure": "open"},
        {"type": "integer", "name": "debt", "label": {"vi": "Nợ", "en": "Debt"}, "disclosure": "sensitive"} ] }"#;

fn text(path: &Path) -> String {
    path.to_str().expect("test folders have UTF-8 names").to_owned()
}

/// A file for the desk.
fn write(place: &Path, name: &str, content: &str) -> String {
    std::fs::write(place.join(name), content).expect("writes");
    text(&place.join(name))
}

/// A study with a device that has proved itself: the desk knows a device's recipient from its first record.
fn study(place: &Path) -> (Study, Device) {
    let form = place.join("call.json");
    std::fs::write(&form, FORM).expect("writes");
    let mut study = Study::new(place, &[form]);
    let device = study.enrol("tablet-1", "E01");
    study.serve();
    device.import(0, "call", b"{\"place\": \"hn\"}\n", &[]);
    device.run(0, ["send"], false);
    study.open(0, &study.export("first.kin"));
    (study, device)
}

/// Lists, a quota and tasks, in a package that is not made yet.
fn work(place: &Path) -> [String; 6] {
    let houses = write(place, "houses.csv", "place,debt\nct,5\nhn,\nct,\n");
    let quotas = write(place, "quotas.csv", "name,form,question,answer,at_most\nSouth,call,place,ct,1\n");
    let tasks = "id,kind,form,submission,words,due\nq-1,question,,,Who answered?,\n\
        r-1,recontact,call,,Chị Hoa về nhà buổi tối.,2099-12-31T00:00:00Z\n";
    let tasks = write(place, "tasks.csv", tasks);
    ["--sample".into(), format!("call={houses}"), "--quotas".into(), quotas, "--tasks".into(), tasks]
}

#[test]
fn what_the_office_assigns_reaches_a_device_and_what_came_of_it_the_desk() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let place = place.path();
    let (mut study, device) = study(place);
    let desk = text(&study.desk());
    let package = text(&place.join("package"));
    let assign = ["device", "assign", &desk, "tablet-1", "--out", &package];
    // What the form does not take, and what tells too much, is refused at the desk; nothing is written.
    let wrong = format!("call={}", write(place, "wrong.csv", "place\nxx\n"));
    let telling = write(place, "telling.csv", "name,form,question,answer,at_most\nDebt,call,debt,5,1\n");
    study.researcher(4, [&assign[..], &["--sample", &wrong]].concat());
    study.researcher(4, [&assign[..], &["--quotas", &telling]].concat());
    assert!(!Path::new(&package).exists());
    let work = work(place);
    // It waits at the server, and comes with what is sent anyway.
    let waiting = text(&place.join("waiting"));
    std::fs::create_dir(&waiting).expect("a fresh folder");
    let assign = ["device", "assign", &desk, "tablet-1", "--for-server", &waiting];
    study.researcher(0, assign.into_iter().chain(work.iter().map(String::as_str)));
    let said = Program::Server.succeed(["study", "packages", &text(&study.store()), &study.id(), &waiting]);
    assert!(said.contains("One package waits"), "{said}");
    let said = device.run(0, ["send"], false);
    assert!(said.contains("A package of the office came"), "{said}");
    assert!(!device.run(0, ["send"], false).contains("package"), "it comes once");
    let said = device.run(0, ["assignments", "list", "--passphrase-file"], true);
    assert!(said.contains("Package 1 of the office is taken in") && said.contains("houses#3"), "{said}");

    let fill = ["fill", "call", "--assignment", "houses#1", "--passphrase-file"];
    let said = device.run_typing(0, fill, "\n\n\nyes\n");
    assert!(said.contains("“South” is full: 1 of 1"), "{said}");
    let outcome = |case: &'static str, outcome: &'static str| {
        ["assignments", "outcome", case, outcome, "--passphrase-file"]
    };
    device.run(0, outcome("houses#2", "not-found"), true);
    device.run(0, outcome("houses#3", "postponed"), true);
    device.run(0, outcome("houses#3", "refused"), true);
    device.run_typing(0, outcome("q-1", "answered"), "Chị ấy.\n");
    device.run(0, ["send"], false);
    let opened = study.researcher(0, ["open", &desk, &text(&study.export("second.kin")), "--json"]);
    let opened: Value = serde_json::from_str(&opened).expect("JSON");
    assert_eq!((&opened["added"], &opened["visits"], &opened["missing"]), (&1.into(), &5.into(), &0.into()));
    let counted = study.researcher(0, ["visits", &desk, "--json"]);
    let counted: Value = serde_json::from_str(&counted[counted.find('{').expect("JSON")..]).expect("JSON");
    // Three cases, the smallest number that is shown here; of each outcome there is one, which is nobody's business.
    assert_eq!((&counted["all"]["cases"], &counted["tasks"]), (&3.into(), &Value::Null), "{counted}");
    assert_eq!(counted["groups"][0]["name"], "E01");
    assert_eq!(
        (&counted["all"]["outcomes"][2], &counted["all"]["rates"]["response"]),
        (&Value::Null, &Value::Null)
    );
    study.kill_server();
}

/// The same from the home screen, as it is typed; and the screens as they are seen.
#[test]
fn cases_are_opened_held_and_told_from_the_home_screen() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let place = place.path();
    let (study, device) = study(place);
    let (desk, package) = (text(&study.desk()), text(&place.join("package")));
    let work = work(place);
    let assign = ["device", "assign", &desk, "tablet-1", "--out", &package];
    study.researcher(0, assign.into_iter().chain(work.iter().map(String::as_str)));
    device.run(0, ["update", &package, "--passphrase-file"], true);

    let start = |language: &str, columns: u16| {
        let arguments = device.arguments(["--language", language, "--passphrase-file"], true);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        Screen::start(Program::Collector, &arguments, 24, columns)
    };
    let mut looked = Vec::new();
    for (language, columns, home, question) in
        [("en", 40, "5 to do", "Answer the office"), ("vi", 80, "còn 5", "Trả lời văn phòng")]
    {
        let mut screen = start(language, columns);
        screen.wait_until(home);
        screen.enter("1");
        screen.wait_until("houses#3");
        let mut kept = screen.contents();
        screen.enter("who answered");
        screen.wait_until(question);
        kept = kept + "\n=== one\n" + &screen.contents();
        screen.enter("1");
        screen.wait_until("▏");
        kept = kept + "\n=== line\n" + &screen.contents();
        looked.push((format!("assigned-{language}-{columns}.txt"), kept));
        screen.kill();
    }
    assert_screens(&looked);

    let mut screen = start("vi", 80);
    screen.wait_until("còn 5");
    screen.enter("van phong giao");
    // Enter alone chooses nothing; Esc leads back.
    screen.wait_until("houses#3");
    screen.enter("");
    screen.wait_until("Hãy chọn một dòng");
    screen.enter("houses#2");
    screen.wait_until("Phỏng vấn");
    screen.enter("khong gap");
    screen.wait_until("Viết gì cho văn phòng");
    screen.keys("Nhà khoá cửa.");
    // What is being typed is hidden like everything else, and comes back.
    screen.wait_until("khoá cửa");
    screen.keys("\x1b[24~");
    screen.wait_until_gone("Enter tiếp tục");
    assert_eq!(screen.contents().trim(), "", "a hidden screen is blank");
    let passphrase = std::fs::read_to_string(device.passphrase()).expect("it was written");
    screen.enter(passphrase.trim_end());
    screen.wait_until("khoá cửa");
    screen.enter("");
    screen.wait_until("Kết quả đã niêm phong");
    screen.wait_until("không gặp");

    // An interview for a case begins with what the office knows.
    screen.enter("houses#1");
    screen.wait_until("Phỏng vấn");
    screen.enter("phong van");
    screen.wait_until("lấy mảnh giấy không");
    screen.enter("");
    screen.wait_until("Chỉ có hai");
    screen.enter("\x1b[B");
    screen.wait_until("Ở đâu");
    screen.wait_until("Cần Thơ");
    screen.enter("");
    screen.wait_until("Nợ");
    screen.wait_until("5");
    screen.enter("");
    screen.wait_until("Kết thúc và niêm phong");
    screen.enter("");
    screen.wait_until("Sau đó ở đây");
    screen.enter("\x1b[B");
    screen.wait_until("Chỉ tiêu “South” đã đủ: 1 trên 1");
    screen.enter("");
    screen.wait_until("còn 4");
    screen.keys("\x1b[21~");
    assert_eq!(screen.exit_code(), 0, "{}", screen.contents());
    assert!(!screen.contents_with_scrollback().contains("houses"), "nothing is left on the terminal");

    // The same line by line; an answer to the office always has words.
    let lines = "assigned\nq-1\n1\n\nq-1\n1\nShe did.\nr-1\nmoved\n\n\nleave\n";
    let said = device.run_typing(0, ["--plain", "--language", "en", "--passphrase-file"], lines);
    assert!(said.contains("1 to 500 characters") && said.contains("sealed as number 6"), "{said}");
    let listed = device.run(0, ["assignments", "list", "--json", "--passphrase-file"], true);
    let listed: Value = serde_json::from_str(&listed).expect("JSON");
    let outcome = |case: &str| {
        let cases = listed["cases"].as_array().expect("cases");
        cases.iter().find(|one| one["case"] == case).map(|one| one["last"]["outcome"].clone())
    };
    for (case, expected) in
        [("houses#1", "completed"), ("houses#2", "not_found"), ("q-1", "answered"), ("r-1", "moved")]
    {
        assert_eq!(outcome(case), Some(expected.into()), "{case}: {listed}");
    }
}

/// Screens as they are seen. `KIN_SCREENS=FOLDER` writes them anew, for eyes.
fn assert_screens(looked: &[(String, String)]) {
    let kept = looked.iter().map(|(name, shown)| {
        (name, shown.lines().map(|row| row.trim_end().to_owned() + "\n").collect::<String>())
    });
    let kept: Vec<_> = kept.collect();
    if let Ok(folder) = std::env::var("KIN_SCREENS") {
        for (name, kept) in &kept {
            std::fs::write(Path::new(&folder).join(name), kept).expect("a folder to write to");
        }
    }
    for (name, kept) in kept {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/screens").join(name);
        let expected = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(
            expected == kept,
            "{name} shows other screens; look at them with KIN_SCREENS=FOLDER:\n{kept}"
        );
    }
}
