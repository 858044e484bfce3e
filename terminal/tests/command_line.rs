//! A small program as a person meets it: help, mistakes, exit codes, in both languages.

use clap::{Args, Parser, Subcommand};
use kin_terminal::{Captured, Catalog, Exit, Failure, Locales, Program, Result, Terminal, check, run_from};
use serde::Serialize;

/// Keeps letters
#[derive(Debug, Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Put a letter into the box
    Put(Put),
    /// Say how the box is
    ///
    /// Looks at every letter.
    Status,
}

#[derive(Debug, Args)]
struct Put {
    /// The letter
    letter: String,
    /// How many stamps
    #[arg(long, default_value_t = 1)]
    stamps: u8,
    /// How fast
    #[arg(long, value_parser = ["slow", "fast"])]
    speed: Option<String>,
}

const EN: &str = "
help-box = Keeps letters
help-box-put = Put a letter into the box
help-box-put-arg-letter = The letter
help-box-put-arg-stamps = How many stamps
help-box-put-arg-speed = How fast
help-box-status = Say how the box is
    .long = Say how the box is

    Looks at every letter.
letter-kept = Kept with { $stamps ->
    [one] one stamp
   *[other] { $stamps } stamps
 }.
box-full = The box is full.
    .hint = Empty it.
";
const VI: &str = "
help-box = Giữ thư
help-box-put = Bỏ một lá thư vào hộp
help-box-put-arg-letter = Lá thư
help-box-put-arg-stamps = Bao nhiêu tem
help-box-put-arg-speed = Nhanh hay chậm
help-box-status = Cho biết tình trạng hộp thư
    .long = Cho biết tình trạng hộp thư

    Xem từng lá thư.
letter-kept = Đã giữ với { $stamps } tem.
box-full = Hộp thư đầy.
    .hint = Hãy lấy bớt thư ra.
";
const LOCALES: Locales = &[("en", EN), ("vi", VI)];
const BOX: Program = Program { name: "kin-box", locales: &[LOCALES] };

#[derive(Serialize)]
#[serde(tag = "id", rename_all = "kebab-case")]
enum Say {
    LetterKept { stamps: u8 },
    BoxFull,
}

fn main(cli: Cli, terminal: &mut Terminal) -> Result {
    match cli.command {
        Command::Put(put) => {
            assert!(put.speed.is_none() || !put.letter.is_empty());
            terminal.say(&Say::LetterKept { stamps: put.stamps });
            Ok(())
        }
        Command::Status => Err(Failure::new(Exit::Storage, &Say::BoxFull)),
    }
}

fn run(line: &str) -> (u8, Captured) {
    let (mut terminal, captured) = Terminal::captured(Catalog::new("en", BOX.locales), "");
    let arguments = line.split(' ').map(Into::into).collect();
    (run_from(BOX, arguments, &mut terminal, main), captured)
}

#[test]
fn a_command_says_what_it_did_in_the_language_asked_for() {
    let (code, said) = run("kin-box put hello");
    assert_eq!((code, said.output().as_str(), said.errors().as_str()), (0, "Kept with one stamp.\n", ""));
    let (code, said) = run("kin-box put hello --stamps 3 --language vi");
    assert_eq!((code, said.output().as_str()), (0, "Đã giữ với 3 tem.\n"));
}

#[test]
fn help_is_wholly_in_the_language_of_the_person() {
    let english = "Put a letter into the box

Usage: kin-box put [OPTIONS] <LETTER>

Arguments:
  <LETTER>  The letter

Options:
      --stamps <STAMPS>   How many stamps [default: 1]
      --speed <SPEED>     How fast [one of: slow, fast]
      --language <vi|en>  The language to speak: vi or en
  -h, --help              Print this help
";
    assert_eq!(run("kin-box put --help").1.output(), english);
    let vietnamese = "Bỏ một lá thư vào hộp

Cách dùng: kin-box put [TUỲ CHỌN] <LETTER>

Tham số:
  <LETTER>  Lá thư

Tuỳ chọn:
      --stamps <STAMPS>   Bao nhiêu tem [mặc định: 1]
      --speed <SPEED>     Nhanh hay chậm [một trong: slow, fast]
      --language <vi|en>  Ngôn ngữ hiển thị: vi hoặc en
  -h, --help              In phần trợ giúp này
";
    assert_eq!(run("kin-box --language vi put -h").1.output(), vietnamese);
    let whole = "Giữ thư

Cách dùng: kin-box [TUỲ CHỌN] <LỆNH>

Các lệnh:
  put     Bỏ một lá thư vào hộp
  status  Cho biết tình trạng hộp thư

Tuỳ chọn:
      --language <vi|en>     Ngôn ngữ hiển thị: vi hoặc en
      --completions <SHELL>  In phần gợi ý lệnh khi bấm phím Tab [một trong: bash, elvish, fish,
                             powershell, zsh]
      --manual               In trang hướng dẫn của mọi lệnh
  -h, --help                 In phần trợ giúp này
  -V, --version              In số phiên bản
";
    assert_eq!(run("kin-box --help --language=vi").1.output(), whole);
    assert!(
        run("kin-box status --help").1.output().starts_with("Say how the box is\n\nLooks at every letter.\n")
    );
}

#[test]
fn a_mistake_in_the_command_line_is_told_in_our_words_and_ends_with_2() {
    for (line, words) in [
        (
            "kin-box put a --stampz 2",
            "lỗi: Ở đây không có tuỳ chọn --stampz.\ngợi ý: Có phải ý bạn là --stamps?\n",
        ),
        ("kin-box puf", "lỗi: Không có lệnh nào như vậy.\ngợi ý: Có phải ý bạn là put?\n"),
        ("kin-box put", "lỗi: Lệnh còn thiếu: <LETTER>\ngợi ý: Thêm --help để xem lệnh cần những gì.\n"),
        ("kin-box put a b", "lỗi: Lệnh thừa một từ.\n"),
        (
            "kin-box put a --speed secret",
            "lỗi: Giá trị của --speed <SPEED> không hợp lệ.\ngợi ý: Một trong các giá trị: slow, fast\n",
        ),
        ("kin-box put a --speed", "lỗi: --speed <SPEED> cần có giá trị.\n"),
        (
            "kin-box put a --stamps secret",
            "lỗi: Giá trị của --stamps <STAMPS> không hợp lệ.\nnguyên nhân: invalid digit found in string\n",
        ),
        (
            "kin-box put a --stamps 1 --stamps 2",
            "lỗi: Không thể dùng --stamps <STAMPS> cùng với --stamps <STAMPS>.\n",
        ),
    ] {
        let (code, said) = run(&format!("{line} --language vi"));
        assert_eq!((code, said.output().as_str()), (2, ""), "{line}");
        assert!(said.errors().starts_with(words), "{line}: {}", said.errors());
        assert!(!said.errors().contains("secret"), "{line}: {}", said.errors());
    }
    let (code, said) = run("kin-box --language fr status");
    assert_eq!(code, 2);
    assert!(said.errors().contains("--language"), "{}", said.errors());
}

#[test]
fn a_program_without_a_command_shows_its_help_and_ends_with_2() {
    let (code, said) = run("kin-box");
    assert_eq!((code, said.output().as_str()), (2, ""));
    assert!(said.errors().contains("Usage: kin-box [OPTIONS] <COMMAND>"), "{}", said.errors());
}

#[test]
fn a_failure_ends_with_the_code_of_its_kind() {
    let (code, said) = run("kin-box status");
    assert_eq!((code, said.errors().as_str()), (8, "error: The box is full.\nhint: Empty it.\n"));
    for exit in Exit::ALL {
        let (mut terminal, _) = Terminal::captured(Catalog::new("en", BOX.locales), "");
        let arguments = vec!["kin-box".into(), "status".into()];
        let code =
            run_from(BOX, arguments, &mut terminal, |_: Cli, _| Err(Failure::new(exit, &Say::BoxFull)));
        let documented = format!("| {code} | {exit:?} | ");
        assert!(
            include_str!("../README.md").contains(&documented),
            "{documented} is not in terminal/README.md"
        );
    }
}

#[test]
fn the_check_finds_help_that_differs_from_the_doc_comments() {
    assert_eq!(check::help::<Cli>("kin-box", &[LOCALES]), Vec::<String>::new());
    let en = EN.replace("How fast", "How quickly").replace("help-box-put = ", "help-box-pot = ");
    let broken: Locales = Box::leak(Box::new([("en", &*en.leak()), ("vi", VI)]));
    let complaints = check::help::<Cli>("kin-box", &[broken]);
    assert_eq!(
        complaints,
        [
            "en: help-box-put has no words: Put a letter into the box",
            "en: help-box-put-arg-speed is not what the doc comment says: How fast",
            "en: help-box-pot is the help of nothing",
        ]
    );
}

/// Does something without a command too
#[derive(Debug, Parser)]
struct Free {
    #[command(subcommand)]
    command: Option<Command>,
}

#[test]
fn a_command_that_may_be_left_away_has_its_place_in_the_language_of_the_person() {
    let (mut terminal, captured) = Terminal::captured(Catalog::new("vi", BOX.locales), "");
    let arguments = vec!["kin-box".into(), "--help".into()];
    let free = |free: Free, _: &mut Terminal| {
        assert!(free.command.is_none());
        Ok(())
    };
    assert_eq!(run_from(BOX, arguments, &mut terminal, free), 0);
    let output = captured.output();
    assert!(output.contains("Cách dùng: kin-box [TUỲ CHỌN] [LỆNH]\n"), "{output}");
}

#[test]
fn completions_know_every_command_and_stand_alone() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        for line in [format!("kin-box --completions {shell}"), format!("kin-box --completions={shell}")] {
            let (code, said) = run(&line);
            assert_eq!((code, said.errors().as_str()), (0, ""), "{line}");
            for word in ["kin-box", "put", "status", "stamps", "slow"] {
                assert!(said.output().contains(word), "{line}: {word}");
            }
        }
    }
    assert!(run("kin-box --completions zsh --language vi").1.output().contains("Bỏ một lá thư vào hộp"));
    for line in [
        "kin-box --completions",
        "kin-box --completions tcsh",
        "kin-box --completions bash status",
        "kin-box status --completions bash",
        "kin-box --manual status",
        "kin-box --manual --completions bash",
    ] {
        let (code, said) = run(line);
        assert_eq!((code, said.output().as_str()), (2, ""), "{line}");
    }
}

#[test]
fn the_manual_page_has_every_command_option_and_exit_code_in_the_language_of_the_person() {
    let (code, english) = run("kin-box --manual");
    assert_eq!((code, english.errors().as_str()), (0, ""));
    let english = english.output();
    let begin = format!(".TH KIN-BOX 1 \"\" \"kin-box {}\"\n.SH NAME\n", env!("CARGO_PKG_VERSION"));
    assert!(english.contains(&begin), "{english}");
    for part in [
        ".SH \"OPTIONS OF EVERY COMMAND\"\n",
        ".SS \"kin-box put [OPTIONS] <LETTER>\"\n",
        "\\fB<LETTER>\\fR\nThe letter\n",
        "How many stamps [default: 1]\n",
        "How fast [one of: slow, fast]\n",
        ".PP\nLooks at every letter.\n",
        "\\fB\\-h, \\-\\-help\\fR\nPrint this help\n",
    ] {
        assert!(english.contains(part), "{part}: {english}");
    }
    assert_eq!(english.matches("Print this help").count(), 1, "what every command has is told once");
    let (_, vietnamese) = run("kin-box --language vi --manual");
    for part in ["\\fBkin\\-box\\fR \\- Giữ thư\n", ".SH \"MÃ KẾT THÚC\"\n", "[một trong: slow, fast]\n"]
    {
        assert!(vietnamese.output().contains(part), "{part}");
    }
    for exit in Exit::ALL {
        assert!(vietnamese.output().contains(&format!("\\fB{}\\fR\n", exit.code())), "{exit:?}");
    }
}
