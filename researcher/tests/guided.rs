//! `study new` as a person at a terminal meets it: what is not given is asked for.
#![cfg(unix)]

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use kin_researcher::study::Study;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// How long a person waits for the next question.
const PATIENCE: Duration = Duration::from_mins(1);

/// Reads until `words` stand on the screen.
fn wait_for(words: &str, screen: &Receiver<Vec<u8>>, seen: &mut String) {
    while !seen.contains(words) {
        let more = screen.recv_timeout(PATIENCE);
        assert!(more.is_ok(), "{words} does not appear after: {seen}");
        let more = more.unwrap_or_default();
        seen.push_str(&String::from_utf8_lossy(&more));
    }
    seen.clear();
}

#[test]
fn a_study_is_made_by_answering_questions_in_vietnamese() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join("desk");
    let pair = native_pty_system().openpty(PtySize { cols: 200, ..PtySize::default() }).expect("a terminal");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_kin-researcher"));
    command.args(["study", "new"]);
    command.arg(&folder);
    command.args(["--language", "vi"]);
    let mut program = pair.slave.spawn_command(command).expect("the program starts");
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().expect("a screen");
    let mut keyboard = pair.master.take_writer().expect("a keyboard");
    let (sender, screen) = channel();
    std::thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count) = reader.read(&mut bytes) {
            if count == 0 || sender.send(bytes[..count].to_vec()).is_err() {
                return;
            }
        }
    });
    let form = concat!(env!("CARGO_MANIFEST_DIR"), "/../forms/library/rcsi.json");
    let mut seen = String::new();
    for (question, answer) in [
        ("Tên gọi trung tính", "Đời sống 2026"),
        ("Nơi các máy gửi", "https://example.org/"),
        ("Ngày cuối", ""),
        ("Kích thước chung", ""),
        ("Tệp của một biểu mẫu:", form),
        ("biểu mẫu nữa", ""),
        ("Mật khẩu mới", "bốn từ không liên quan"),
        ("Nhập lại", "bốn từ không liên quan"),
        ("khoá văn phòng", "năm từ khác cho hằng ngày"),
        ("Nhập lại", "năm từ khác cho hằng ngày"),
    ] {
        wait_for(question, &screen, &mut seen);
        keyboard.write_all(format!("{answer}\n").as_bytes()).expect("typed");
    }
    wait_for("keys ceremony", &screen, &mut seen);
    assert!(program.wait().expect("it ends").success());
    let study = Study::open(&folder).expect("the study is there");
    let settings = study.settings();
    assert_eq!((settings.title.as_str(), settings.server.as_str()), ("Đời sống 2026", "https://example.org"));
    assert_eq!((settings.sealed_bytes, settings.forms.len()), (20_480, 1));
}
