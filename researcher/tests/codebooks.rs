//! Codebooks in XML are held against a schema of DDI-Codebook 2.5 as far as Kín writes it
//! (`tests/second_exports/codebook.xsd`, which says where it is from), by a validator from `PyPI`.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;
mod hostile;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use desk::{Desk, Device, Draft};
use kin_forms::Form;

const INSTALL: &str = "python3 -m venv target/tools/python && \
    target/tools/python/bin/pip install --quiet --requirement tests/second_exports/requirements.txt";

/// Files beside interviews.
const PICTURES: &str = r#"{ "kin_form": 1, "id": "pictures", "version": "1",
  "title": {"vi": "Ảnh", "en": "Pictures"}, "languages": ["en", "vi"], "minimum_cell": 3,
  "attachments": {"types": ["image/jpeg", "audio/amr"], "maximum_bytes": 30000, "maximum_count": 2},
  "survey": [
    {"type": "image", "name": "house", "label": {"vi": "Nhà", "en": "House"}, "disclosure": "sensitive"},
    {"type": "file", "name": "paper", "label": {"vi": "Giấy", "en": "Paper"}, "disclosure": "sensitive"} ] }"#;

/// Words that XML has no way to write: the two characters that are none.
const UNWRITABLE: &str = r#"{ "kin_form": 1, "id": "unwritable", "version": "1",
  "title": {"vi": "A\uFFFFb", "en": "A\uFFFFb"}, "languages": ["vi", "en"],
  "choices": {"some": [ {"name": "x\uFFFEy", "label": {"vi": "Một\uFFFF", "en": "One\uFFFF"}} ]},
  "survey": [
    {"type": "select_one", "list": "some", "name": "one", "label": {"vi": "\uFFFEGì?", "en": "What?\tAnd\nhow?"},
     "disclosure": "open"} ] }"#;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn python() -> Option<PathBuf> {
    let python = root().join("target/tools/python/bin/python");
    let imported =
        Command::new(&python).args(["-c", "import xmlschema"]).stderr(std::process::Stdio::null()).status();
    if imported.is_ok_and(|status| status.success()) {
        return Some(python);
    }
    assert!(
        std::env::var_os("CI").is_none_or(|ci| ci != "true"),
        "the validator is missing: run `{INSTALL}`"
    );
    #[expect(clippy::print_stderr, reason = "a test left out must not look like one that passed")]
    {
        eprintln!("skipped because the validator is missing: run `{INSTALL}`");
    }
    None
}

/// What is wrong with each of these codebooks.
fn wrong(python: &Path, codebooks: &[PathBuf]) -> BTreeMap<PathBuf, Vec<String>> {
    let folder = root().join("tests/second_exports");
    let told = Command::new(python)
        .arg(folder.join("check_codebooks.py"))
        .arg(folder.join("codebook.xsd"))
        .args(codebooks)
        .output()
        .expect("python starts");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let wrong: BTreeMap<PathBuf, Vec<String>> = serde_json::from_slice(&told.stdout).expect("JSON");
    assert_eq!(wrong.len(), codebooks.len(), "every codebook was held against it");
    wrong
}

/// Exports one form of the study and gives its codebook back.
fn codebook(desk: &Desk, form: &str, name: &str, more: &[&str]) -> PathBuf {
    let out = desk.place.path().join(name);
    let (folder, text) = (desk.folder().display().to_string(), out.display().to_string());
    let mut arguments = vec!["export", &folder, "--form", form, "--out", &text];
    arguments.extend(more);
    let (code, _, errors) = desk.run(&arguments);
    assert_eq!(code, 0, "{form} {more:?}: {errors}");
    out.join("codebook.xml")
}

fn library() -> Vec<String> {
    let folder = std::fs::read_dir(root().join("forms/library")).expect("the library");
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.iter().map(|path| std::fs::read_to_string(path).expect("a form")).collect()
}

/// Scores, groups, repeats in repeats, files, missing values, thousands of choices, and words that are hard to write, in each
/// language, as each set of formats has its columns.
#[test]
fn every_codebook_is_valid_by_the_schema() {
    let Some(python) = python() else { return };
    let mut forms = library();
    assert!(forms.len() >= 8, "{} forms of the library", forms.len());
    forms.extend(
        [desk::FORM, hostile::HOUSEHOLD, hostile::FORM, hostile::SURVEY, PICTURES, UNWRITABLE]
            .map(Into::into),
    );
    forms.push(hostile::thousands());
    let texts: Vec<&str> = forms.iter().map(String::as_str).collect();
    let desk = Desk::of(&Draft { sealed_bytes: 4 * desk::SEALED_BYTES, ..desk::draft(&texts) }, &[]);
    let mut codebooks = Vec::new();
    let sets: [&[&str]; 3] = [
        &["--format", "csv"],
        &["--format", "csv,sav,dta,parquet,jsonl", "--include", "direct,location,free_text", "--hxl"],
        &["--format", "sav", "--no-split-selects"],
    ];
    for form in &texts {
        let form = Form::parse(form.as_bytes()).expect("a form");
        for language in form.languages() {
            for (number, set) in sets.iter().enumerate() {
                let more = [set, ["--labels", language].as_slice()].concat();
                let name = format!("{}-{language}-{number}", form.id());
                codebooks.push(codebook(&desk, form.id(), &name, &more));
            }
        }
    }
    for (path, wrong) in wrong(&python, &codebooks) {
        assert_eq!(wrong, Vec::<String>::new(), "{}", path.display());
    }
}

/// With rows, calculations that came to something, and two files.
#[test]
fn a_codebook_of_interviews_is_valid_and_a_wrong_one_is_refused_for_what_is_wrong() {
    let Some(python) = python() else { return };
    let desk = Desk::new(&[hostile::SURVEY]);
    let mut device = Device::new(&desk, 1, "E01");
    let interview = device.interview(r#"{"office":"hn","age":34,"visits":1,"visit":[{"purpose":"work"}],"double_age":68,"number":1,"greeting":"số 1"}"#);
    assert_eq!(desk.take_in("parcel", &[interview]).findings().len(), 0);
    let whole = codebook(&desk, "survey", "export", &["--format", "csv,sav", "--labels", "vi"]);
    let text = std::fs::read_to_string(&whole).expect("text");
    let line = |part: &str| {
        let line = text.lines().find(|line| line.contains(part));
        line.unwrap_or_else(|| panic!("{part} is not in {text}"))
    };
    let (titl, case, var) = (line("<titl "), line("<caseQnty>"), line("<varQnty>"));
    let format = line("<varFormat ");
    let citation =
        (text.find("<citation>").expect("it"), text.find("</citation>").expect("it") + "</citation>".len());
    let citation = &text[citation.0..citation.1];
    // What is changed, into what, and a word of why it is refused.
    let attacks: Vec<(&str, String, &str)> = vec![
        // Out of order.
        (var, format!("{var}\n{case}"), "caseQnty"),
        (format, format!("{format}<labl xml:lang=\"vi\">Sau</labl>"), "labl"),
        ("<dataDscr>", "<dataDscr><var ID=\"V9.9\" name=\"a\" files=\"F1\" intrvl=\"contin\"><varFormat type=\"numeric\" category=\"other\"/><catgry><catValu>1</catValu></catgry></var>".into(), "catgry"),
        // Unknown.
        ("<var ", "<var colour=\"red\" ".into(), "colour"),
        ("<dataDscr>", "<dataDscr><frequencies/>".into(), "frequencies"),
        ("<codeBook xmlns=\"ddi:codebook:2_5\"", "<codeBook xmlns=\"ddi:codebook:2_1\"".into(), "codeBook"),
        // Missing.
        (titl, String::new(), "titl"),
        (citation, String::new(), "citation"),
        (" name=\"office\"", String::new(), "name"),
        // Of another kind.
        ("intrvl=\"contin\"", "intrvl=\"continuous\"".into(), "continuous"),
        ("missing=\"Y\"", "missing=\"yes\"".into(), "yes"),
        ("type=\"numeric\"", "type=\"number\"".into(), "number"),
        ("version=\"2.5\"", "version=\"2.1\"".into(), "fixed value"),
        ("<labl xml:lang=\"vi\">", "<labl xml:lang=\"tiếng Việt\">".into(), "tiếng Việt"),
        ("<caseQnty>1<", "<caseQnty>one<".into(), "caseQnty"),
        // Identifiers: no name, twice, of nothing.
        ("ID=\"V1.1\"", "ID=\"1.1\"".into(), "1.1"),
        ("ID=\"V1.2\"", "ID=\"V1.1\"".into(), "V1.1"),
        ("files=\"F2\"", "files=\"F9\"".into(), "F9"),
        // The name of another variable of the file.
        ("name=\"weight\"", "name=\"age\"".into(), "age"),
        // No XML.
        ("</dataDscr>", String::new(), "no XML"),
    ];
    let mut codebooks = vec![whole.clone()];
    for (number, (from, to, _)) in attacks.iter().enumerate() {
        assert!(text.contains(from), "{from} is not in {text}");
        let path = desk.place.path().join(format!("wrong-{number}.xml"));
        let changed = if *from == var {
            text.replacen(case, "", 1).replacen(from, to, 1)
        } else {
            text.replacen(from, to, 1)
        };
        std::fs::write(&path, changed).expect("writes");
        codebooks.push(path);
    }
    let wrong = wrong(&python, &codebooks);
    assert_eq!(wrong[&whole], Vec::<String>::new());
    for ((from, to, why), path) in attacks.iter().zip(&codebooks[1..]) {
        let told = &wrong[path];
        assert!(told.iter().any(|told| told.contains(why)), "{from:?} to {to:?}: {told:?}");
    }
}
