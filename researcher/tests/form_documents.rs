//! Codebooks and comparisons of forms, through the program.

use clap::Parser as _;
use kin_researcher::{ALL_LOCALES, Cli};
use kin_terminal::{Catalog, Exit, Terminal};
use serde_json::{Value, json};

const FORM: &str = r#"{ "kin_form": 1, "id": "book", "version": "1", "languages": ["vi", "en"], "minimum_cell": 10,
  "title": {"vi": "Sổ", "en": "Book <script>alert(1)</script>"},
  "choices": {"yn": [{"name": "yes", "label": {"vi": "Có", "en": "Yes & \"more\""}}, {"name": "no", "label": {"vi": "Không", "en": "No"}}]},
  "survey": [
    {"type": "select_one", "list": "yn", "name": "works", "key": "q-1", "label": {"vi": "Có việc?", "en": "Work?"}, "missing": ["refused"]},
    {"type": "group", "name": "g", "label": {"vi": "Nhóm", "en": "Group"}, "relevant": "${works} = 'yes'", "children": [
      {"type": "text", "name": "job", "max_length": 40, "label": {"vi": "Việc gì | ở đâu?", "en": "What *work*?"}, "hint": {"vi": "Ngắn", "en": "=1+1"}},
      {"type": "integer", "name": "hours", "label": {"vi": "Mấy giờ?", "en": "Hours?"}, "constraint": ". >= 0 and . <= 24", "missing": ["refused", "dont_know"]} ]},
    {"type": "repeat", "name": "child", "label": {"vi": "Con", "en": "Child"}, "repeat_max": 5, "children": [
      {"type": "integer", "name": "age", "label": {"vi": "Tuổi", "en": "Age"}} ]} ],
  "scores": [{"id": "s", "title": {"vi": "Điểm", "en": "Score"}, "source": "ours", "method": "sum",
    "items": [{"question": "works", "weight": 2, "values": {"yes": 1, "no": null}}],
    "missing": {"rule": "fail", "minimum_answered": 1}, "decimals": 0, "bands": [{"name": "all", "label": {"vi": "Mọi", "en": "All"}}]}] }"#;

fn ran(language: &str, arguments: &[&str]) -> (String, Option<(Exit, String)>) {
    let cli = Cli::try_parse_from([&["kin-researcher", "form"], arguments].concat()).expect("a command line");
    let (mut terminal, captured) = Terminal::captured(Catalog::new(language, ALL_LOCALES), "");
    let ended = kin_researcher::run(cli, &mut terminal);
    terminal.flush();
    let failure = ended.err().map(|failure| (failure.exit(), failure.in_words(terminal.catalog())));
    (captured.output(), failure)
}

/// Runs `command` on files with these contents.
fn on(
    language: &str,
    command: &str,
    contents: &[&str],
    options: &[&str],
) -> (String, Option<(Exit, String)>) {
    let folder = tempfile::tempdir().expect("a folder");
    let paths: Vec<String> = contents
        .iter()
        .enumerate()
        .map(|(number, content)| {
            let path = folder.path().join(format!("{number}.json"));
            kin_disk::write_private(&path, content).expect("written");
            path.to_str().expect("UTF-8").to_owned()
        })
        .collect();
    let mut arguments = vec![command];
    arguments.extend(paths.iter().map(String::as_str));
    arguments.extend(options);
    ran(language, &arguments)
}

#[test]
fn a_codebook_in_html_holds_no_script_and_refers_to_nothing_outside_itself() {
    let (html, failure) = on("vi", "codebook", &[FORM], &["--format", "html"]);
    assert!(failure.is_none(), "{failure:?}");
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"vi\">"), "{html}");
    for absent in ["<script", "http://", "https://", "src=", "@import", "url(", "onclick"] {
        assert!(!html.contains(absent), "{absent} in {html}");
    }
    assert!(html.contains("default-src 'none'; style-src 'sha256-"), "{html}");
    assert!(html.contains("&lt;script&gt;alert(1)"), "{html}");
    for present in [
        "Sổ mã: Sổ",
        "<code>${works} = &#39;yes&#39;</code>",
        "Yes &amp; &quot;more&quot;",
        "refused, dont_know",
        "<dt>Khoá</dt><dd>q-1</dd>",
        "<dt>Lặp trong</dt><dd>child</dd>",
        "yes = 1",
        "<code>no</code>",
    ] {
        assert!(html.contains(present), "{present}: {html}");
    }
    // The style in the page is the one whose hash the policy names.
    let style = html.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).expect("a style");
    let digest = kin_protocol::Digest::of(style.as_bytes());
    let hash = html.split("'sha256-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a hash");
    let bytes = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, hash).expect("base64");
    let hex = bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    assert_eq!(hex, digest.to_string());
    assert_eq!(html.matches("<div").count(), html.matches("</div>").count());
}

#[test]
fn a_codebook_is_the_same_whenever_it_is_written_and_a_file_is_never_overwritten() {
    for format in ["html", "markdown", "csv"] {
        let first = on("en", "codebook", &[FORM], &["--format", format]).0;
        assert_eq!(first, on("en", "codebook", &[FORM], &["--format", format]).0);
        assert!(first.len() > 500, "{first}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("book.html");
    let out = out.to_str().expect("UTF-8");
    let (said, failure) = on("en", "codebook", &[FORM], &["--out", out]);
    assert!(failure.is_none() && said.contains("book.html"), "{said} {failure:?}");
    assert!(on("en", "codebook", &[FORM], &["--out", out]).1.is_some(), "it is there already");
}

#[test]
fn a_codebook_in_markdown_and_csv_says_the_same_in_plain_text() {
    let (markdown, _) = on("en", "codebook", &[FORM], &[]);
    for present in [
        "# Codebook: Sổ",
        "### `works` (select_one)",
        "#### `job` (text)",
        "- vi: Việc gì \\| ở đâu?",
        "- en: What \\*work\\*?",
        "- Taken when: `. >= 0 and . <= 24`",
        "| `yes` | Có | Yes \\& \"more\" |",
        "- Missing items: left out, nothing weighted again; no score with fewer than 1 answered",
    ] {
        assert!(markdown.contains(present), "{present}: {markdown}");
    }
    let (csv, _) = on("vi", "codebook", &[FORM], &["--format", "csv"]);
    assert!(csv.starts_with("Tên,Loại,Lời (vi),Lời (en),Khoá,"), "{csv}");
    assert!(csv.contains("\"yes = Yes & \"\"more\"\" | no = No\""), "{csv}");
    assert!(!csv.lines().any(|line| line.split(',').any(|cell| cell.starts_with('='))), "{csv}");
}

/// What a form says where an interview is stopped.
fn support() -> Value {
    json!({"words": {"vi": "Dừng ở đây.", "en": "We stop here."}, "privacy": {"vi": "Có ai nghe không?", "en": "Can anybody hear?"},
        "places": [{"name": {"vi": "Ngôi nhà bình yên", "en": "Peace House"}, "phone": "1900 969 680",
                    "words": {"vi": "Ngày đêm", "en": "Day and night"}}]})
}

#[test]
fn a_codebook_says_whom_to_turn_to() {
    let mut form: Value = serde_json::from_str(FORM).expect("JSON");
    form["support"] = support();
    for format in ["markdown", "html"] {
        let (book, failure) = on("en", "codebook", &[&form.to_string()], &["--format", format]);
        assert!(failure.is_none(), "{failure:?}");
        let all = [
            "Whom to turn to",
            "We stop here.",
            "Có ai nghe không?",
            "Peace House",
            "1900 969 680",
            "Ngày đêm",
        ];
        for present in all {
            assert!(book.contains(present), "{present}: {book}");
        }
    }
}

/// The changes between the form and one changed by `change`: `name id`, with `!` before what orphans.
fn diff(change: impl Fn(&mut Value)) -> (Vec<String>, bool) {
    let mut new: Value = serde_json::from_str(FORM).expect("JSON");
    new["version"] = json!("2");
    change(&mut new);
    let (out, failure) = on("en", "diff", &[FORM, &new.to_string()], &["--json"]);
    let out: Value = serde_json::from_str(&out).unwrap_or_else(|_| unreachable!("{out} {failure:?}"));
    let changes = out["changes"].as_array().expect("a list").iter().map(|one| {
        let id = one["change"]["id"].as_str().expect("an id").trim_start_matches("change-");
        let mark = if one["orphans"] == true { "!" } else { "" };
        format!("{mark}{} {id}", one["name"].as_str().expect("a name")).trim().to_owned()
    });
    let found = failure.is_some_and(|(exit, _)| exit == Exit::Findings);
    (changes.collect(), found)
}

#[test]
fn what_a_change_in_mid_survey_orphans_is_told_by_stable_key() {
    type Change = fn(&mut Value);
    let cases: [(Change, &[&str]); 17] = [
        (|form| form["title"]["en"] = json!("Other"), &[]),
        (|form| form["survey"][0]["name"] = json!("working"), &["working renamed", "g relevance"]),
        (
            |form| {
                form["survey"][1]["children"][1] =
                    json!({"type": "note", "name": "hours", "label": {"vi": "?", "en": "?"}});
            },
            &["!hours removed"],
        ),
        (|form| form["survey"][1]["children"][1]["type"] = json!("decimal"), &["!hours retyped"]),
        (
            |form| form["survey"][1]["children"][1]["constraint"] = json!(". >= 0 and . <= 12"),
            &["!hours constraint-tightened"],
        ),
        (|form| form["survey"][1]["children"][1]["constraint"] = json!(".>=0 and (. <= 24)"), &[]),
        (
            |form| form["survey"][1]["children"][1]["constraint"] = json!(". >= -1 and . <= 48"),
            &["hours constraint-loosened"],
        ),
        (
            |form| form["survey"][1]["children"][1]["constraint"] = json!(". != 13"),
            &["!hours constraint-other"],
        ),
        (
            |form| form["survey"][1]["children"][1]["missing"] = json!(["refused"]),
            &["!hours missing-removed"],
        ),
        (|form| form["survey"][1]["children"][0]["max_length"] = json!(20), &["!job length-shortened"]),
        (
            |form| form["survey"][1]["children"][0]["key"] = json!("new"),
            &["!job removed", "job added", "!job name-reused"],
        ),
        (
            |form| form["choices"]["yn"][1]["name"] = json!("never"),
            &["!works choices-removed", "works choices-added"],
        ),
        (|form| form["survey"][2]["type"] = json!("group"), &["!age repeat"]),
        (|form| form["support"] = support(), &["support"]),
        (|form| form["scores"] = json!([]), &["!s scoring-removed"]),
        (|form| form["version"] = json!("1"), &["! same-version"]),
        (|form| form["survey"][1]["children"][0]["disclosure"] = json!("open"), &["job disclosure"]),
    ];
    for (number, (change, expected)) in cases.into_iter().enumerate() {
        let (mut found, findings) = diff(|form| {
            change(form);
            if form["survey"][0]["name"] == "working" {
                form["survey"][1]["relevant"] = json!("${working} = 'yes'");
                form["scores"][0]["items"][0]["question"] = json!("working");
            }
            if form["choices"]["yn"][1]["name"] == "never" {
                form["scores"][0]["items"][0]["values"] = json!({"yes": 1, "never": null});
            }
            if form["survey"][2]["type"] == "group" {
                form["survey"][2].as_object_mut().expect("an item").remove("repeat_max");
            }
            if form["version"] == "1" {
                form["minimum_cell"] = json!(12);
            }
        });
        found.retain(|one| one != "s scoring");
        let expected: Vec<&str> = expected.iter().copied().filter(|one| *one != "g relevance").collect();
        assert_eq!(found, expected, "case {number}");
        assert_eq!(findings, expected.iter().any(|one| one.starts_with('!')), "case {number}");
    }
}

#[test]
fn a_comparison_reads_well_in_both_languages() {
    let new = FORM
        .replace("\"version\": \"1\"", "\"version\": \"2\"")
        .replace("\"integer\", \"name\": \"hours\"", "\"decimal\", \"name\": \"hours\"");
    let (english, failure) = on("en", "diff", &[FORM, &new], &[]);
    assert!(
        english.contains("would lose their place or their meaning:\n  hours: was integer, is decimal"),
        "{english}"
    );
    assert!(failure.expect("findings").1.contains("One change orphans answers."));
    let (vietnamese, failure) = on("vi", "diff", &[FORM, &new], &[]);
    assert!(vietnamese.contains("hours: trước là integer, nay là decimal"), "{vietnamese}");
    assert!(failure.expect("findings").1.contains("Có 1 thay đổi"));
    assert!(on("en", "diff", &[FORM, FORM], &[]).0.contains("ask the same"));
}
