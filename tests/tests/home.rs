//! The home screen in a terminal, typed as an enumerator types: unlocked once, an interview held, hidden, cut off, taken up and
//! sealed, and nothing of it left on the terminal.

use std::path::{Path, PathBuf};

use kin_tests::canary::Canary;
use kin_tests::programs::Program;
use kin_tests::screen::Screen;
use kin_tests::study::{Device, Study};

const FORM: &str = r#"{ "kin_form": 1, "id": "home", "version": "1", "minimum_cell": 3,
  "title": {"vi": "Thăm nhà", "en": "Visit"}, "languages": ["vi", "en"],
  "consent": {"words": {"vi": "Chị có đồng ý không?", "en": "Do you agree?"},
    "purposes": [{"name": "research", "label": {"vi": "Dùng cho nghiên cứu?", "en": "For research?"}, "required": true}],
    "modes": ["spoken"]},
  "choices": {"place": [{"name": "hp", "label": {"vi": "Hải Phòng", "en": "Hai Phong"}},
                        {"name": "hn", "label": {"vi": "Hà Nội", "en": "Hanoi"}}]},
  "survey": [
    {"type": "text", "name": "village", "label": {"vi": "Chị ở xã nào?", "en": "Which commune?"}, "max_length": 40,
     "disclosure": "open"},
    {"type": "select_one", "list": "place", "name": "office", "label": {"vi": "Văn phòng nào?", "en": "Which office?"},
     "required": true, "disclosure": "open"},
    {"type": "text", "name": "wish", "label": {"vi": "Chị mong gì?", "en": "What does she wish?"}, "max_length": 80,
     "disclosure": "open"} ] }"#;

const DOWN: &str = "\x1b[B";
const F10: &str = "\x1b[21~";
const F12: &str = "\x1b[24~";

fn study(place: &Path) -> (Study, Device) {
    let form: PathBuf = place.join("home.json");
    std::fs::write(&form, FORM).expect("a fresh folder can be written");
    let study = Study::new(place, &[form]);
    let device = study.enrol("tablet-1", "E01");
    (study, device)
}

fn start(device: &Device, language: &str, columns: u16) -> Screen {
    let arguments = device.arguments(["--language", language, "--passphrase-file"], true);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    Screen::start(Program::Collector, &arguments, 24, columns)
}

#[test]
fn an_interview_is_held_hidden_cut_off_and_sealed_from_the_home_screen() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let (study, device) = study(place.path());
    let mut screen = start(&device, "vi", 80);
    screen.wait_until("Hỏi: Thăm nhà");
    screen.enter("tham");
    begin_asking(&mut screen);
    screen.enter("Thạch Thất Quỳnh");
    screen.wait_until("Văn phòng nào?");

    // One key, and nothing of it is there; only the passphrase brings it back.
    screen.keys(F12);
    screen.wait_until_gone("Văn phòng");
    assert_eq!(screen.contents().trim(), "", "a hidden screen is blank");
    screen.enter("not the passphrase");
    let passphrase = std::fs::read_to_string(device.passphrase()).expect("it was written");
    screen.enter(passphrase.trim_end());
    screen.wait_until("Văn phòng nào?");

    // The plug is pulled: what was answered is there, and readable nowhere.
    screen.kill();
    assert_eq!(Canary::new("Thạch Thất Quỳnh").found_below(place.path()), []);
    let mut screen = start(&device, "vi", 40);
    screen.wait_until("Nháp: home");
    screen.resize(30, 50);
    screen.enter(DOWN);
    screen.wait_until("Chỉ có hai");
    screen.enter(DOWN);
    screen.wait_until("Văn phòng nào?");
    screen.enter("ha noi");
    screen.wait_until("Chị mong gì?");
    screen.enter("con được đi học");
    screen.wait_until("Kết thúc và niêm phong");
    assert!(screen.contents().contains("Thạch Thất Quỳnh"), "{}", screen.contents());
    screen.enter("");
    screen.wait_until("Sau đó ở đây");
    screen.enter(DOWN);
    screen.wait_until("đã niêm phong");
    screen.enter("");
    screen.wait_until("Hỏi: Thăm nhà");
    screen.keys(F10);
    assert_eq!(screen.exit_code(), 0, "{}", screen.contents());
    let left = screen.contents_with_scrollback();
    for word in ["Thạch", "đi học", "Chị mong", "Thăm nhà"] {
        assert!(!left.contains(word), "{word} is left on the terminal:\n{left}");
    }
    let status = device.run(0, ["status", "--json"], false);
    assert!(status.contains("\"waiting\": 1"), "{status}");
    drop(study);
}

/// From consent to the first question, by a woman who took no slip.
fn begin_asking(screen: &mut Screen) {
    screen.wait_until("lấy mảnh giấy không");
    screen.enter("");
    for (wait, key) in [("Chỉ có hai", DOWN), ("Chị có đồng ý không?", DOWN), ("Dùng cho nghiên cứu?", DOWN)]
    {
        screen.wait_until(wait);
        screen.enter(key);
    }
    screen.wait_until("Chị ở xã nào?");
}

/// The system asks the program to end: the terminal is given back, and nothing is on it.
#[test]
fn a_program_that_is_asked_to_end_gives_the_terminal_back() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let (_study, device) = study(place.path());
    let mut screen = start(&device, "vi", 80);
    screen.wait_until("Hỏi: Thăm nhà");
    screen.enter("tham");
    begin_asking(&mut screen);
    screen.keys("Thạch Thất");
    screen.wait_until("Thạch Thất");
    let process = screen.process().expect("it runs").to_string();
    let asked = std::process::Command::new("kill").args(["-TERM", &process]).status().expect("kill is there");
    assert!(asked.success());
    assert_eq!(screen.exit_code(), 0);
    let left = screen.contents_with_scrollback();
    assert!(!left.contains("Thạch") && !left.contains("Chị ở xã"), "{left}");
}

/// She who took a slip can withdraw what was asked from the home screen, as any other; a code that is none begins nothing.
#[test]
fn a_slip_is_taken_at_the_home_screen() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let (_study, device) = study(place.path());
    let slips = Program::Researcher.succeed(["slips", "--count", "1"]);
    let code =
        slips.lines().map(str::trim).find(|line| line.starts_with(|first: char| first.is_ascii_digit()));
    let code = code.expect("a code");
    let interview = "yes\nyes\nVillage\nhan\npeace\n\nyes\n";
    let lines = format!("visit\n123\nvisit\n{code}\n{interview}visit\n\n{interview}leave\n");
    let said = device.run_typing(0, ["--plain", "--language", "en", "--passphrase-file"], &lines);
    assert!(said.contains("Interview 1 is sealed") && said.contains("Interview 2 is sealed"), "{said}");
    let slip = place.path().join("slip");
    std::fs::write(&slip, code).expect("a slip");
    let slip = slip.to_str().expect("UTF-8");
    // There is no server to tell; what is here goes at once.
    device.run(6, ["withdraw", "--code-file", slip], false);
    let outbox = device.run(0, ["outbox", "--json"], false);
    assert_eq!(outbox.matches("\"withdrawn\"").count(), 1, "{outbox}");
    assert_eq!(outbox.matches("\"waiting\"").count(), 1, "{outbox}");

    // On the whole screen nothing of the code is shown, and a wrong one is said to be wrong.
    let mut screen = start(&device, "vi", 80);
    screen.wait_until("Hỏi: Thăm nhà");
    screen.enter("tham");
    screen.wait_until("lấy mảnh giấy không");
    screen.keys("12345678");
    screen.wait_until("••••••••");
    assert!(!screen.contents().contains("1234"), "{}", screen.contents());
    screen.enter("");
    screen.wait_until_gone("••••••••");
    screen.enter(code);
    screen.wait_until("Chỉ có hai");
    screen.kill();
}

/// Nobody is left to see it: it must not go on by itself, with the vault open.
#[test]
fn a_terminal_that_is_closed_ends_the_program() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let (_study, device) = study(place.path());
    let arguments = device.arguments(["--language", "vi", "--passphrase-file"], true);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    // Whether it waits for a key by then or is still drawing, is chance.
    for _ in 0..3 {
        Screen::start_and_close(Program::Collector, &arguments, "Hỏi: Thăm nhà");
    }
}

/// The same session line by line, through a pipe.
#[test]
fn the_plain_session_has_the_same_power() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let (_study, device) = study(place.path());
    let lines = "visit\n\nyes\nyes\nVillage\n!q\nyes\nqueue\ndraft\nhan\npeace\n\nyes\nsealed\nleave\n";
    let said = device.run_typing(0, ["--plain", "--language", "en", "--passphrase-file"], lines);
    assert!(said.contains("Draft: home") && said.contains("Interview 1 is sealed"), "{said}");
    assert!(said.contains("Queue what was not finished, as it is (1)"), "{said}");
    assert!(said.contains("One unfinished interview"), "{said}");
    assert!(said.contains("Sealed interviews (1)"), "{said}");
}

/// Each says who she is, and sees what is hers; what was sealed is sent together and stands under its own code at the desk.
#[test]
fn two_enumerators_share_a_machine_and_nothing_else() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let (mut study, first) = study(place.path());
    let second = study.join(&first, "tablet-1b", "E02");
    let lines = "visit\n\nyes\nyes\nVillage\n!q\nyes\nleave\n";
    first.run_typing(0, ["--enumerator", "E01", "--plain", "--language", "en", "--passphrase-file"], lines);
    let lines = "visit\n\nyes\nyes\nVillage\nhan\npeace\n\nyes\nleave\n";
    second.run_typing(0, ["--enumerator", "E02", "--plain", "--language", "en", "--passphrase-file"], lines);

    let arguments = first.arguments(["--language", "vi"], false);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let mut screen = Screen::start(Program::Collector, &arguments, 24, 80);
    screen.wait_until("nhiều người hỏi");
    assert!(!screen.contents().contains("E0"), "{}", screen.contents());
    screen.enter("E07");
    screen.wait_until("Không có người hỏi nào mang mã E07");
    screen.enter("E02");
    let passphrase = |device: &Device| std::fs::read_to_string(device.passphrase()).expect("it was written");
    screen.wait_until("Mật khẩu");
    screen.enter(passphrase(&first).trim_end());
    screen.wait_until("Mật khẩu không mở được");
    screen.enter(passphrase(&second).trim_end());
    screen.wait_until("đã niêm phong (1)");
    assert!(!screen.contents().contains("Nháp"), "{}", screen.contents());
    screen.enter("doi nguoi");
    screen.wait_until("Hãy gõ mã");
    screen.enter("E01");
    screen.wait_until("Mật khẩu");
    screen.enter(passphrase(&first).trim_end());
    screen.wait_until("Nháp: home");
    screen.wait_until("đã niêm phong (0)");
    screen.keys(F10);
    assert_eq!(screen.exit_code(), 0, "{}", screen.contents());

    first.run_typing(0, ["--enumerator", "E01", "resume", "--passphrase-file"], "han\npeace\n\nyes\n");
    study.serve();
    let said = first.run(0, ["send", "--language", "en"], false);
    assert_eq!(said.matches("One response was received").count(), 2, "{said}");
    let summary = study.open(0, &study.export("parcel"));
    assert!(summary.contains("Interviews added         2"), "{summary}");
    assert!(summary.contains("2 devices were confirmed"), "{summary}");
}

/// The passphrase is gone with the enumerator; what she was told reaches the desk, and no more of it than once.
#[test]
fn a_forgotten_passphrase_loses_no_answer() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let (mut study, device) = study(place.path());
    let plain = ["--plain", "--language", "en", "--passphrase-file"];
    device.run_typing(0, plain, "visit\n\nyes\nyes\nThạch Thất Quỳnh\n!q\nyes\nleave\n");
    device.run_typing(0, plain, "2\n\nyes\nyes\nVillage\nhan\npeace\n\nyes\nleave\n");
    let passphrase = std::fs::read(device.passphrase()).expect("it was written");
    std::fs::remove_file(device.passphrase()).expect("it was there");
    assert!(device.run(0, ["salvage", "--language", "vi"], false).contains("1 cuộc hỏi dở dang"));
    assert_eq!(Canary::new("Thạch Thất Quỳnh").found_below(device.folder()), []);
    study.serve();
    device.run(0, ["send"], false);
    let summary = study.open(0, &study.export("parcel"));
    let counts = |summary: &str, what: &str, count: &str| {
        let line = summary.lines().find(|line| line.starts_with(what));
        assert!(line.is_some_and(|line| line.ends_with(&format!(" {count}"))), "{what}:\n{summary}");
    };
    counts(&summary, "Interviews added", "1");
    counts(&summary, "Interviews that nobody finished", "1");

    // She remembers: the whole interview takes the place of what was salvaged.
    std::fs::write(device.passphrase(), passphrase).expect("a file");
    device.run_typing(0, ["resume", "--passphrase-file"], "han\nhọc nghề\n\nyes\n");
    device.run(0, ["send"], false);
    let summary = study.open(0, &study.export("parcel-2"));
    counts(&summary, "Interviews added", "1");
    counts(&summary, "Records in the dataset", "2");
}
