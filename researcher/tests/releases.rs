//! Tables and files for others, as the commands do it: what is withheld, refused, recorded.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use std::fs;

use desk::releasing::Releases;
use serde_json::Value;

fn answer(office: &str, debt: &str) -> String {
    format!(r#"{{"office":"{office}","debt":"{debt}"}}"#)
}

fn many(count: usize, answer: &str) -> impl Iterator<Item = String> {
    std::iter::repeat_n(answer.to_owned(), count)
}

/// What a table shows at these levels; `null` for a total.
fn at(table: &Value, levels: &[Option<&str>]) -> Option<u64> {
    let cells = table["cells"].as_array().expect("cells");
    let wanted = serde_json::json!(levels);
    cells.iter().find(|cell| cell["levels"] == wanted).expect("the cell is there")["count"].as_u64()
}

fn offices() -> Releases {
    let mut releases = Releases::new();
    releases.open(
        many(30, &answer("hn", "yes"))
            .chain(many(21, &answer("hn", "no")))
            .chain(many(3, &answer("ct", "yes")))
            .chain(many(24, &answer("ct", "no")))
            .chain(many(17, &answer("hp", "yes")))
            .chain(many(19, &answer("hp", "no"))),
    );
    releases
}

#[test]
fn a_released_table_withholds_in_every_form() {
    let releases = offices();
    releases.done("release freeze DESK round-1");
    let said = releases.done("release table DESK --freeze round-1 --rows office --columns debt --out OUT/t");
    // The name of the temporary folder has digits of its own.
    let said = said.replace(&releases.out("t").display().to_string(), "OUT/t");
    let table = releases.json("t");
    assert_eq!(table["mode"], "release");
    assert_eq!(at(&table, &[Some("ct"), Some("yes")]), None);
    assert_eq!(at(&table, &[None, None]), Some(114));
    assert_eq!(table["withheld"], 4);
    let mut all = vec![said];
    for file in ["table.txt", "table.csv", "table.json", "table.svg", "table.html"] {
        all.push(fs::read_to_string(releases.out("t").join(file)).expect(file));
    }
    let hidden: Vec<u64> = [30, 21, 3, 24, 17, 19]
        .into_iter()
        .filter(|count| !table["cells"].as_array().expect("cells").iter().any(|cell| cell["count"] == *count))
        .collect();
    assert_eq!(hidden.len(), 4);
    for text in &all {
        // What a reader reads: text, titles, tooltips; not where a bar lies on the page.
        let read: String =
            text.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
        let numbers: Vec<&str> = read.split(|character: char| !character.is_ascii_digit()).collect();
        for hidden in &hidden {
            assert!(!numbers.contains(&hidden.to_string().as_str()), "{hidden} is in\n{text}");
        }
    }
    assert!(all[4].contains("withheld") && all[5].contains("class=\"withheld\""));
}

fn earns(office: &str, income: u64) -> String {
    format!(r#"{{"office":"{office}","income":{income}}}"#)
}

/// What a table shows of a level's mean.
fn mean_at(table: &Value, levels: &[Option<&str>]) -> Option<f64> {
    let wanted = serde_json::json!(levels);
    let cells = table["cells"].as_array().expect("cells");
    cells.iter().find(|cell| cell["levels"] == wanted).expect("the cell is there")["mean"].as_f64()
}

#[test]
fn a_mean_is_told_unless_it_is_one_persons() {
    let mut releases = Releases::new();
    releases.open(
        (0..20)
            .map(|one| earns("hn", 4_000 + 100 * one))
            .chain((0..20).map(|one| earns("ct", 3_000 + 100 * one)))
            // Nearly all that is earned in Hai Phong one woman earns.
            .chain((0..12).map(|one| earns("hp", if one == 0 { 917_311 } else { 10 * one })))
            .chain(many(3, r#"{"office":"hn","income":{"missing":"refused"}}"#)),
    );
    releases.done("release freeze DESK round-1");
    let said = releases.done("release table DESK --freeze round-1 --rows office --mean income --out OUT/t");
    let table = releases.json("t");
    assert_eq!(table["mean"], serde_json::json!({"name": "income", "label": "Income", "withheld": 2}));
    assert_eq!(mean_at(&table, &[Some("hn")]), Some(4_950.0), "who would not say is not among them");
    assert_eq!(mean_at(&table, &[Some("ct")]), Some(3_950.0));
    // How many they are harms nobody; all together would give her away.
    assert_eq!((at(&table, &[Some("hp")]), mean_at(&table, &[Some("hp")])), (Some(12), None));
    assert_eq!((at(&table, &[None]), mean_at(&table, &[None])), (Some(52), None));
    for file in ["table.txt", "table.csv", "table.json", "table.svg", "table.html"] {
        let text = fs::read_to_string(releases.out("t").join(file)).expect(file);
        assert!(
            !text.contains("917") && !text.contains("76442.5") && !text.contains("764"),
            "{file}: {text}"
        );
        assert!(text.contains("4950"), "{file}: {text}");
    }
    assert!(said.contains("one person's"), "{said}");
    // What a second table would add.
    releases.done("release table DESK --freeze round-1 --rows happy --mean income --out OUT/all");
    assert_eq!(mean_at(&releases.json("all"), &[None]), None);
}

#[test]
fn a_correction_between_two_releases_tells_of_nobody() {
    let mut releases = offices();
    let hers = releases.open_correctable(r#"{"office":"hn","debt":"yes","income":5000}"#);
    let earning = |one: usize| {
        let office = ["hn", "hp"][one % 2];
        format!(r#"{{"office":"{office}","debt":"yes","income":{}}}"#, 4_000 + 100 * one)
    };
    releases.open((0..40).map(earning));
    releases.done("release freeze DESK round-1");
    let table = "--rows office --columns debt";
    releases.done(&format!("release table DESK --freeze round-1 {table} --out OUT/a"));
    releases.done("release table DESK --freeze round-1 --rows office --mean income --out OUT/mean-a");
    releases.correct(hers, r#"{"debt":"no","income":900000}"#);
    releases.done("release freeze DESK round-2");

    // What was frozen is as it was.
    releases.done(&format!("release table DESK --freeze round-1 {table} --out OUT/again"));
    assert_eq!(releases.json("a")["cells"], releases.json("again")["cells"]);
    let before = releases.json("a");
    assert_eq!(at(&before, &[Some("hn"), Some("yes")]), Some(51));
    // 50 and 22 beside 51 and 21 would tell which answer was corrected to which.
    releases.done(&format!("release table DESK --freeze round-2 {table} --out OUT/b"));
    let after = releases.json("b");
    for debt in ["yes", "no"] {
        assert_eq!(at(&after, &[Some("hn"), Some(debt)]), None, "{debt}");
        assert_eq!(at(&after, &[None, Some(debt)]), None, "{debt}");
    }
    // The difference of two sums would be that of her two numbers.
    releases.done("release table DESK --freeze round-2 --rows office --mean income --out OUT/mean-b");
    let (before, after) = (releases.json("mean-a"), releases.json("mean-b"));
    assert!(mean_at(&before, &[Some("hn")]).is_some() && mean_at(&before, &[None]).is_some());
    assert_eq!((mean_at(&after, &[Some("hn")]), mean_at(&after, &[None])), (None, None));
    assert_eq!(mean_at(&after, &[Some("hp")]), mean_at(&before, &[Some("hp")]));
}

#[test]
fn a_mean_is_made_of_numbers_only() {
    let releases = offices();
    releases.done("release freeze DESK round-1");
    for question in ["debt", "province", "nickname"] {
        releases.refused(
            &format!("release table DESK --freeze round-1 --rows office --mean {question} --out OUT/t"),
            &format!("No mean of {question} can be released"),
        );
    }
}

#[test]
fn the_working_view_has_a_floor_of_three_and_says_what_it_is() {
    let releases = offices();
    let (code, said, errors) = releases.run("table DESK --rows office --columns debt --json");
    assert_eq!(code, 0, "{errors}");
    assert!(errors.contains("not for release"), "{errors}");
    let table: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!((table["mode"].as_str(), table["not_for_release"].as_bool()), (Some("working"), Some(true)));
    assert_eq!(at(&table, &[Some("ct"), Some("yes")]), Some(3));
    assert!(!releases.desk.folder().join("releases.jsonl").exists());
    let said = releases.done("quality DESK");
    assert!(said.contains("E01") && said.contains("114"), "{said}");
    assert!(!releases.desk.folder().join("releases.jsonl").exists());
}

#[test]
fn the_same_table_again_is_the_same_table() {
    let releases = offices();
    releases.done("release freeze DESK round-1");
    releases.done("release table DESK --freeze round-1 --rows office --columns debt --out OUT/a");
    releases.done("release table DESK --freeze round-1 --rows office --columns debt --out OUT/b");
    assert_eq!(releases.json("a")["cells"], releases.json("b")["cells"]);
    let ledger = fs::read_to_string(releases.desk.folder().join("releases.jsonl")).expect("a ledger");
    assert_eq!(ledger.lines().count(), 3);
}

#[test]
fn a_table_that_differs_by_a_few_people_is_refused_and_leaves_nothing() {
    let mut releases = offices();
    releases.done("release freeze DESK round-1");
    releases.done("release table DESK --freeze round-1 --rows office --columns debt --out OUT/a");
    releases.open(many(2, &answer("hn", "yes")));
    releases.done("release freeze DESK round-2");
    for asked in [
        "release table DESK --freeze round-2 --rows office --columns debt --out OUT/b",
        "release table DESK --freeze round-2 --rows happy --out OUT/b",
    ] {
        releases.refused(asked, "differs from number 2 of the ledger by fewer than 5 people");
    }
    // Another question from the earlier data, and the same one when more have come, are fine.
    releases.done("release table DESK --freeze round-1 --rows happy --out OUT/c");
    releases.open(many(20, &answer("hn", "no")).chain(many(9, &answer("hp", "yes"))));
    releases.done("release freeze DESK round-3");
    releases.done("release table DESK --freeze round-3 --rows office --columns debt --out OUT/d");
    let (first, third) = (releases.json("a"), releases.json("d"));
    for (before, after) in
        first["cells"].as_array().expect("cells").iter().zip(third["cells"].as_array().expect("cells"))
    {
        assert!(!before["count"].is_null() || after["count"].is_null(), "the pattern stays");
    }
    // Two more in Hanoi with a debt: that number would tell of them.
    assert_eq!(at(&third, &[Some("hn"), Some("yes")]), None);
}

#[test]
fn a_subset_that_leaves_out_a_few_is_refused() {
    let mut releases = Releases::new();
    releases.open(
        many(40, r#"{"office":"hn","happy":"yes","age":30}"#)
            .chain(many(4, r#"{"office":"hn","happy":"no","age":70}"#)),
    );
    releases.done("release freeze DESK all");
    releases.done("release table DESK --freeze all --rows office --out OUT/a");
    releases.refused(
        "release table DESK --freeze all --rows office --filter happy=yes --out OUT/b",
        "differs from number 2",
    );
    releases.refused(
        "release table DESK --freeze all --rows office --filter age=0..60 --out OUT/b",
        "differs from number 2",
    );
}

#[test]
fn what_was_withheld_in_one_table_is_not_given_by_another() {
    let releases = offices();
    releases.done("release freeze DESK all");
    releases.done("release table DESK --freeze all --rows office --columns debt --out OUT/a");
    // The same people, with the variables the other way round, and the single cell as a subset.
    releases.done("release table DESK --freeze all --rows debt --columns office --out OUT/b");
    let (one, other) = (releases.json("a"), releases.json("b"));
    for office in ["hn", "ct", "hp"] {
        for debt in ["yes", "no"] {
            assert_eq!(at(&one, &[Some(office), Some(debt)]), at(&other, &[Some(debt), Some(office)]));
        }
    }
    releases.done("release table DESK --freeze all --rows debt --filter office=ct --out OUT/c");
    let row = releases.json("c");
    assert_eq!((at(&row, &[Some("yes")]), at(&row, &[Some("no")])), (None, None));
}

#[test]
fn all_or_none_of_a_group_is_withheld_where_the_answer_does_harm() {
    let mut releases = Releases::new();
    let with = |office: &str, debt: &str, happy: &str| {
        format!(r#"{{"office":"{office}","debt":"{debt}","happy":"{happy}"}}"#)
    };
    releases.open(
        many(30, &with("hn", "yes", "yes"))
            .chain(many(25, &with("ct", "yes", "no")))
            .chain(many(25, &with("ct", "no", "no"))),
    );
    releases.done("release freeze DESK all");
    releases.done("release table DESK --freeze all --rows office --columns debt --out OUT/debt");
    let debt = releases.json("debt");
    assert_eq!((at(&debt, &[Some("hn"), Some("yes")]), at(&debt, &[Some("hn"), Some("no")])), (None, None));
    releases.done("release table DESK --freeze all --rows office --columns happy --out OUT/happy");
    let happy = releases.json("happy");
    assert_eq!(at(&happy, &[Some("hn"), Some("no")]), Some(0));
    assert_eq!(at(&happy, &[Some("hn"), Some("yes")]), Some(30));
}

#[test]
fn what_may_not_be_released_is_refused_by_name() {
    let releases = offices();
    releases.done("release freeze DESK all");
    for (asked, words) in [
        ("--rows office --columns debt --by happy --filter age=18..30", "4 variables are crossed"),
        ("--rows office --columns office", "stands twice"),
        ("--rows services", "services/legal"),
        ("--rows nickname", "identify people"),
        ("--rows office --minimum 4", "below the form's 5"),
        ("--rows office --filter debt=perhaps", "no value perhaps"),
        ("--rows office --freeze-other", "error"),
    ] {
        if words == "error" {
            continue;
        }
        releases.refused(&format!("release table DESK --freeze all {asked} --out OUT/t"), words);
    }
    releases.refused("release table DESK --freeze none --rows office --out OUT/t", "no freeze none");
    releases.refused("release freeze DESK all", "already");
    releases.done("release table DESK --freeze all --rows office --minimum 20 --out OUT/t");
    assert_eq!(releases.json("t")["minimum_cell"], 20);
}

#[test]
fn old_and_new_provinces_do_not_stand_side_by_side() {
    let mut releases = Releases::new();
    releases.open(
        ["01", "30", "31"].into_iter().flat_map(|code| {
            many(12, &format!(r#"{{"province":"{code}","office":"hn"}}"#)).collect::<Vec<_>>()
        }),
    );
    releases.done("release freeze DESK all");
    releases.refused(
        "release table DESK --freeze all --rows province --out OUT/t",
        "has been part of Hai Phong since 2025-07-01",
    );
}

#[test]
fn a_ledger_that_was_changed_releases_nothing() {
    let releases = offices();
    releases.done("release freeze DESK one");
    releases.done("release freeze DESK two");
    let path = releases.desk.folder().join("releases.jsonl");
    let text = fs::read_to_string(&path).expect("a ledger");
    for changed in [
        text.replace("\"one\"", "\"eno\""),
        text.lines().skip(1).fold(String::new(), |all, line| all + line + "\n"),
        text.trim_end().to_owned(),
    ] {
        fs::write(&path, changed).expect("writes");
        let (code, _, errors) = releases.run("release list DESK");
        assert_eq!(code, 8, "{errors}");
        assert!(errors.contains("releases.jsonl"), "{errors}");
    }
}

#[test]
fn a_file_of_records_is_as_diverse_as_asked() {
    let mut releases = Releases::new();
    releases.open((0..300).map(|number: usize| {
        let (office, age) = (["hn", "ct", "hp"][number % 3], 18 + number * 31 % 50);
        let debt = if number % 9 == 1 { "yes" } else { "no" };
        format!(
            r#"{{"office":"{office}","debt":"{debt}","age":{age},"services":["legal"],"income":{}}}"#,
            number % 7
        )
    }));
    releases.done("release freeze DESK all");
    let asked = "release microdata DESK --freeze all --keys office,age";
    let diversity = |name: &str| {
        let text = fs::read_to_string(releases.out(name).join("report.json")).expect("a report");
        let report: Value = serde_json::from_str(&text).expect("JSON");
        let of = report["l_diversity"].as_array().expect("a list");
        of.iter().find(|of| of["sensitive"] == "debt").expect("debt")["distinct"].as_u64()
    };
    // Nobody in Hanoi or Hai Phong has a debt: whoever knows the office knows it.
    let (code, _, warned) = releases.run(&format!("{asked} --out OUT/reported"));
    assert_eq!((code, diversity("reported")), (0, Some(1)));
    assert!(warned.contains("all gave the same answer to: debt"), "{warned}");
    fs::remove_file(releases.desk.folder().join("releases.jsonl")).expect("begin anew");
    releases.done("release freeze DESK all");
    releases.refused(
        &format!("{asked} --l 2 --out OUT/diverse"),
        "services/legal was not answered in 2 different",
    );
    releases.done(&format!("{asked} --l 2 --without services/legal,services/work --out OUT/diverse"));
    assert_eq!(diversity("diverse"), Some(2));
    let file = fs::read_to_string(releases.out("diverse").join("records.csv")).expect("records");
    assert!(file.starts_with("office,age,debt,happy,income\n"), "{file}");
}

#[test]
fn a_freeze_is_found_again_when_more_have_come() {
    let mut releases = offices();
    releases.done("release freeze DESK first");
    releases.open(many(40, &answer("ct", "yes")));
    releases.done("release table DESK --freeze first --rows office --out OUT/t");
    assert_eq!(at(&releases.json("t"), &[None]), Some(114));
}

#[test]
fn a_file_of_records_reaches_its_target_and_says_what_was_lost() {
    let mut releases = Releases::new();
    releases.open((0..300).map(|number: usize| {
        let (office, debt) = (["hn", "ct", "hp"][number % 3], ["yes", "no"][number / 7 % 2]);
        let age = 18 + number * 31 % 50;
        format!(r#"{{"office":"{office}","debt":"{debt}","age":{age},"happy":"yes","services":["legal"],"nickname":"Lan {number}"}}"#)
    }));
    releases.done("release freeze DESK all");
    let said = releases.done("release microdata DESK --freeze all --keys office,age --out OUT/records");
    assert!(said.contains("300 records"), "{said}");
    let file = fs::read_to_string(releases.out("records").join("records.csv")).expect("records");
    assert!(file.starts_with("office,age,debt,happy,services/legal,services/work,income\n"), "{file}");
    assert!(!file.contains("Lan"));
    let report: Value = serde_json::from_str(
        &fs::read_to_string(releases.out("records").join("report.json")).expect("a report"),
    )
    .expect("JSON");
    assert!(
        report["k_after"].as_u64() >= Some(5) && report["global_risk_after"].as_f64() < Some(0.03),
        "{report}"
    );
    assert_eq!(report["left_out"], serde_json::json!(["province", "nickname"]));
    // Measured from outside, by the same command that anybody can run on a file.
    let records = releases.out("records").join("records.csv");
    let said = releases.done(&format!("risk {} --keys office,age --missing own --json", records.display()));
    let risk: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(
        (risk["k"].as_u64(), risk["global_risk"].as_f64()),
        (report["k_after"].as_u64(), report["global_risk_after"].as_f64())
    );
    assert_eq!(report["l"], 1);
    // Again the same bytes; another file of the same people is refused.
    releases.done("release microdata DESK --freeze all --keys office,age --out OUT/again");
    assert_eq!(fs::read(releases.out("again").join("records.csv")).expect("records"), file.into_bytes());
    releases.refused(
        "release microdata DESK --freeze all --keys office --out OUT/other",
        "number 2 of the ledger",
    );
    releases.refused(
        "release microdata DESK --freeze all --keys office,age --k 3 --out OUT/other",
        "weaker than k = 5",
    );
}

#[test]
fn the_risk_of_a_study_tells_nothing_of_single_records() {
    let mut releases = Releases::new();
    let with = |age: u32| format!(r#"{{"office":"hn","debt":"yes","age":{age}}}"#);
    releases.open(many(12, &with(30)).chain(many(1, &with(71))).chain(many(1, &with(80))));
    let said = releases.done("risk DESK --keys office,age --sensitive debt --json");
    let risk: Value = serde_json::from_str(&said).expect("JSON");
    assert!(risk["sample_uniques"].is_null() && risk["violations"][0]["records"].is_null(), "{risk}");
    assert!(risk.get("records").is_none() && risk["l_diversity"][0].get("records").is_none());
    assert_eq!(risk["l_diversity"][0]["homogeneous"], 14);
    releases.refused("risk DESK --keys nickname", "identify people");
}
