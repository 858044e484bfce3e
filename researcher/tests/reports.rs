//! The report, as its command writes it: only released numbers, nothing from elsewhere, the same bytes again; and no
//! label of a chart over another, or out of it.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use std::fs;

use desk::Device;
use desk::releasing::Releases;
use kin_sealing::Kind;
use quick_xml::Reader;
use quick_xml::events::Event;

const PLAN: &str = r#"{
  "kin_report": 1,
  "title": {"vi": "Báo cáo thử", "en": "A trial report"},
  "introduction": {"en": "First paragraph.\n\nSecond <b>paragraph</b>."},
  "sections": [
    {"heading": {"en": "Words only"}, "text": {"en": "Nothing to count."}},
    {"table": {"rows": "office", "columns": "debt"}},
    {"heading": {"en": "Income"}, "table": {"rows": "office", "mean": "income", "chart": "trend"}},
    {"table": {"rows": "province", "chart": "tiles"}},
    {"table": {"rows": "office", "columns": "happy", "mean": "income", "chart": "trend"}},
    {"answers": {"questions": ["debt", "happy", "services/legal", "services/work"]}},
    {"missing": {"questions": ["office", "debt", "income", "nickname"]}},
    {"quota": {"variables": ["office"], "cells": [
      {"values": ["hn"], "target": 80}, {"values": ["ct"], "target": 20}, {"values": ["hp"], "target": 0}]}},
    {"held": {"by": ["held:enumerator", "office", "held:month"]}},
    {"table": {"rows": "happy", "columns": "debt", "by": "office", "chart": "none"}}
  ]
}"#;

fn women() -> Releases {
    let mut releases = Releases::new();
    releases.open((0..114_u64).map(|number| {
        let office = ["hn", "hn", "ct", "hp"][usize::try_from(number % 4).expect("few")];
        let debt = if office == "ct" && number % 8 == 2 { r#""no""# } else { r#""yes""# };
        let debt = if number % 29 == 7 { r#"{"missing":"refused"}"# } else { debt };
        let happy = ["yes", "no", "no"][usize::try_from(number % 3).expect("few")];
        let province = ["01", "30", "01"][usize::try_from(number % 3).expect("few")];
        let income = 3_000 + number * 37 % 900;
        format!(
            r#"{{"office":"{office}","debt":{debt},"happy":"{happy}","province":"{province}","income":{income},
                "age":{},"services":["legal"],"nickname":"<script>alert({number})</script>"}}"#,
            18 + number * 31 % 50
        )
    }));
    releases.done("release freeze DESK round-1");
    releases
}

fn report(releases: &Releases, flags: &str, name: &str) -> String {
    releases.done(&format!("report DESK --freeze round-1 {flags} --out OUT/{name}"));
    fs::read_to_string(releases.out(name)).expect("the page is there")
}

fn planned() -> (Releases, String) {
    let releases = women();
    fs::write(releases.out("plan.json"), PLAN).expect("writable");
    let page = report(&releases, "--plan OUT/plan.json --labels en", "report.html");
    (releases, page)
}

/// What a reader reads: text and titles, without style and without where things lie.
fn read(page: &str) -> String {
    let body = &page[page.find("<body>").expect("a body")..];
    body.split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn every_kind_of_section_is_there_and_the_page_is_whole() {
    let (_releases, page) = planned();
    for words in [
        "<h1>A trial report</h1>",
        "<p>First paragraph.</p>\n<p>Second &lt;b&gt;paragraph&lt;/b&gt;.</p>",
        "<h2>Words only</h2>\n<p>Nothing to count.</p>",
        "<h2>Income</h2>",
        "<h2>Answers side by side</h2>",
        "<h2>Answers that are missing</h2>",
        "<h2>Quota</h2>",
        "<h2>How the interviews were held</h2>",
        "Hanoi: 58 / 80",
    ] {
        assert!(page.contains(words), "{words} is not in\n{page}");
    }
    assert_eq!(page.matches("<svg ").count(), 10);
    assert_eq!(page.matches("<section ").count(), 10);
    assert!(!page.contains("nickname\":") && !page.contains("alert("));
}

#[test]
fn a_page_refers_to_nothing_and_runs_nothing() {
    let (releases, planned) = planned();
    let suggested = report(&releases, "--labels vi", "suggested.html");
    for page in [planned, suggested] {
        assert!(page.contains("default-src 'none'; style-src 'sha256-"));
        let lower = page.to_lowercase();
        for forbidden in [
            "<script",
            "javascript:",
            " src=",
            "url(http",
            "@import",
            "<iframe",
            "<object",
            "onload",
            " style=",
        ] {
            assert!(!lower.contains(forbidden), "{forbidden}");
        }
        // Links stay on the page; the one address is the name of SVG.
        let links = page.matches("href=\"").count();
        assert_eq!(links, page.matches("href=\"#s").count());
        assert_eq!(page.matches("://").count(), page.matches("xmlns=\"http://www.w3.org/2000/svg\"").count());
        // The style that is hashed is the style that is there.
        let style =
            page.split("<style>").nth(1).and_then(|rest| rest.split("</style>").next()).expect("a style");
        let hash = ring::digest::digest(&ring::digest::SHA256, style.as_bytes());
        let hash = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, hash);
        assert!(page.contains(&format!("'sha256-{hash}'")));
    }
}

#[test]
fn the_page_holds_no_number_that_is_withheld() {
    let (releases, page) = planned();
    // Four women would not speak of a debt.
    let ledger = fs::read_to_string(releases.desk.folder().join("releases.jsonl")).expect("a ledger");
    let shown: Vec<u64> = ledger
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
        .filter(|line| line["what"]["kind"] == "table")
        .flat_map(|line| line["what"]["shown"].as_array().expect("numbers").clone())
        .filter_map(|number| number.as_u64())
        .collect();
    let read = read(&page);
    let (start, _) = page.split_once("<nav>").expect("a list of sections");
    let mut numbers = 0;
    for section in page.split("<section ").skip(1) {
        let text = section.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
        for table in text.filter(|text| text.chars().all(|sign| sign.is_ascii_digit()) && !text.is_empty()) {
            let number: u64 = table.parse().expect("digits");
            let target = [80, 20, 0].contains(&number);
            assert!(shown.contains(&number) || target, "{number} was not released");
            numbers += 1;
        }
    }
    assert!(numbers > 50, "{numbers}");
    assert!(start.contains("<dd>114</dd>"), "{start}");
    assert!(read.contains("withheld"), "{read}");
}

#[test]
fn the_same_data_give_the_same_bytes_and_nothing_new_in_the_ledger() {
    let (releases, first) = planned();
    let lines = |releases: &Releases| {
        fs::read_to_string(releases.desk.folder().join("releases.jsonl")).expect("a ledger").lines().count()
    };
    let before = lines(&releases);
    let again = report(&releases, "--plan OUT/plan.json --labels en", "again.html");
    assert!(first == again, "the page differs");
    assert_eq!(lines(&releases), before);
    // In the other language the same numbers, and no more of them.
    let other = report(&releases, "--plan OUT/plan.json --labels vi", "vi.html");
    assert!(other.contains("<h1>Báo cáo thử</h1>") && other.contains("giấu"));
    assert_eq!(lines(&releases), before + 1, "the other page, of the same tables");
}

#[test]
fn mistakes_leave_nothing_and_say_where() {
    let releases = women();
    let plan = |name: &str, sections: &str| {
        fs::write(releases.out(name), format!("{{\"kin_report\":1,\"sections\":[{sections}]}}"))
            .expect("writable");
    };
    plan("unknown.json", r#"{"text":{"en":"x"}}, {"table":{"rows":"ofice"}}"#);
    plan("direct.json", r#"{"table":{"rows":"nickname"}}"#);
    plan("broken.json", r#"{"table":{"rows":"office"}"#);
    for (name, words) in [
        ("unknown", "It stands in section 2 of the report"),
        ("unknown", "office"),
        ("direct", "identify"),
        ("broken", "broken.json:1:"),
    ] {
        releases
            .refused(&format!("report DESK --freeze round-1 --plan OUT/{name}.json --out OUT/r.html"), words);
    }
    fs::write(releases.out("there.html"), "mine").expect("writable");
    let (code, _, errors) = releases.run("report DESK --freeze round-1 --out OUT/there.html");
    assert_eq!(code, 4, "{errors}");
    assert_eq!(fs::read_to_string(releases.out("there.html")).expect("readable"), "mine");
    assert_eq!(
        fs::read_to_string(releases.desk.folder().join("releases.jsonl")).expect("a ledger").lines().count(),
        1,
        "nothing was released"
    );
}

#[test]
fn what_may_not_be_released_is_left_out_with_its_reason() {
    let mut releases = women();
    releases.done("release table DESK --freeze round-1 --rows office --out OUT/t");
    releases.open([r#"{"office":"hn","debt":"yes","happy":"yes"}"#.to_owned()]);
    releases.done("release freeze DESK round-2");
    fs::write(
        releases.out("plan.json"),
        r#"{"kin_report":1,"sections":[{"table":{"rows":"office"}},{"text":{"en":"After it."}}]}"#,
    )
    .expect("writable");
    let (code, _, said) =
        releases.run("report DESK --freeze round-2 --plan OUT/plan.json --labels en --out OUT/r.html");
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Section 1"), "{said}");
    let page = fs::read_to_string(releases.out("r.html")).expect("the page");
    assert!(page.contains("Not released:") && page.contains("fewer than 5 people"), "{page}");
    assert!(page.contains("After it.") && !page.contains("<svg"));
}

/// Twelve interviews by one enumerator, by day, and three by another, at night.
fn held_by_two() -> Releases {
    let releases = Releases::new();
    let body = |began: &str, ended: &str, number: u32| {
        let income =
            if number.is_multiple_of(2) { r#"{"missing":"refused"}"#.to_owned() } else { number.to_string() };
        format!(
            r#"{{"language":"vi","started":"{began}+07:00","finished":"{ended}+07:00",
                "answers":{{"office":"hn","debt":"yes","happy":"yes","income":{income}}}}}"#
        )
    };
    let (mut first, mut second) =
        (Device::new(&releases.desk, 1, "E01"), Device::new(&releases.desk, 2, "E02"));
    let by_day = (0..12).map(|number| {
        let day = if number < 6 { "2026-10-05" } else { "2026-11-05" };
        let body = body(&format!("{day}T09:00"), &format!("{day}T09:{}", 20 + number), number);
        first.seal(Kind::Original, &body)
    });
    let mut envelopes: Vec<Vec<u8>> = by_day.collect();
    envelopes.extend((0..3).map(|number| {
        let body = body("2026-11-05T22:00", &format!("2026-11-05T22:{}", 25 + number), number);
        second.seal(Kind::Original, &body)
    }));
    releases.desk.take_in("parcel-held", &envelopes);
    releases.done("release freeze DESK round-1");
    releases
}

#[test]
fn how_the_interviews_were_held_is_told_by_the_rules_of_every_release() {
    let releases = held_by_two();
    fs::write(
        releases.out("plan.json"),
        r#"{"kin_report":1,"sections":[{"held":{"by":["held:month","held:enumerator","held:time"]}}]}"#,
    )
    .expect("writable");
    let page = report(&releases, "--plan OUT/plan.json --labels en", "held.html");
    // October: 20 to 25 minutes, every other one of four answers refused. November: 26 to 31, and 25 to 27 at night.
    for row in [
        "<tr><th scope=\"row\">2026-10</th><td>6</td><td>22.50</td><td>12.50</td>",
        "<tr><th scope=\"row\">2026-11</th><td>9</td><td>27.67</td><td>13.89</td>",
        "<tr><th scope=\"row\">all</th><td>15</td><td>25.60</td><td>13.33</td>",
    ] {
        assert!(page.contains(row), "{row} is not in\n{page}");
    }
    // Everybody gave the same: nobody knew of nothing, and no answer stood against a warning.
    assert!(
        page.contains(
            "<td>12.50</td><td class=\"withheld\">withheld</td><td class=\"withheld\">withheld</td>"
        )
    );
    // Three are too few, and twelve of fifteen would give them away.
    assert!(!page.contains("E02"), "{page}");
    for hidden in ["<td>12</td>", "<td>3</td>"] {
        assert!(!page.contains(hidden), "{hidden} is in\n{page}");
    }
    let (code, said, _) = releases.run("release table DESK --freeze round-1 --rows held:time --out OUT/time");
    assert_eq!(code, 0, "{said}");
    releases.refused("release table DESK --freeze round-1 --rows held:device --out OUT/t", "held:device");
}

#[test]
fn what_a_form_suggests_says_how_the_interviews_were_held_and_not_by_whom() {
    let releases = women();
    let page = report(&releases, "--labels en", "suggested.html");
    assert!(
        page.contains("<h2>How the interviews were held</h2>")
            && page.contains("<th scope=\"row\">2026-11</th>")
    );
    assert!(!page.contains("E01"), "{page}");
}

/// A text of a chart: where it lies, as wide as letters of a usual font are at the most.
#[derive(Clone, Debug)]
struct Placed {
    #[expect(dead_code, reason = "shown where the test fails")]
    text: String,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

/// The texts of every chart of a page, with the chart's size.
fn placed(page: &str) -> Vec<(f64, f64, Vec<Placed>)> {
    let mut charts = Vec::new();
    for svg in page.split("<svg ").skip(1) {
        let svg = format!("<svg {}", svg.split_inclusive("</svg>").next().expect("it ends"));
        let mut reader = Reader::from_str(&svg);
        let (mut size, mut texts, mut at) = ((0.0, 0.0), Vec::new(), None);
        // Where the element begins, and how far what it repeats is lowered.
        let (mut top, mut lowered) = (0.0, 0.0);
        loop {
            let event = reader.read_event().expect("well-formed");
            match event {
                Event::Start(element) => {
                    let attribute = |name: &str| {
                        element
                            .try_get_attribute(name)
                            .expect("readable")
                            .map(|value| value.value.into_owned())
                    };
                    let number =
                        |name: &str| attribute(name).and_then(|text| text.parse::<f64>().ok()).unwrap_or(0.0);
                    match element.name().as_ref() {
                        "svg" => {
                            size = (number("width"), number("height"));
                            let seen = attribute("viewBox").expect("every chart says what is seen of it");
                            top = seen.split(' ').nth(1).and_then(|top| top.parse().ok()).expect("a number");
                        }
                        "g" => {
                            let moved = attribute("transform").expect("a group is moved");
                            let by = moved.strip_prefix("translate(0 ").and_then(|by| by.strip_suffix(')'));
                            lowered = by.and_then(|by| by.parse().ok()).expect("a number");
                        }
                        "text" => {
                            at = Some((number("x"), number("y") + lowered - top, attribute("text-anchor")));
                        }
                        _ => {}
                    }
                }
                Event::Text(text) => {
                    if let Some((x, y, anchor)) = at.take() {
                        let text = text.into_inner().into_owned();
                        #[expect(clippy::cast_precision_loss, reason = "short")]
                        let wide = text.chars().count() as f64 * 7.2;
                        let left = match anchor.as_deref() {
                            Some("middle") => x - wide / 2.0,
                            Some("end") => x - wide,
                            _ => x,
                        };
                        texts.push(Placed { text, left, right: left + wide, top: y - 11.0, bottom: y + 3.0 });
                    }
                }
                Event::End(element) if element.name().as_ref() == "g" => lowered = 0.0,
                Event::Eof => break,
                _ => {}
            }
        }
        charts.push((size.0, size.1, texts));
    }
    charts
}

#[test]
fn no_label_of_a_chart_lies_over_another_or_out_of_it() {
    let (releases, planned) = planned();
    let suggested = report(&releases, "--labels vi", "suggested.html");
    let mut texts_seen = 0;
    for page in [planned, suggested] {
        for (width, height, texts) in placed(&page) {
            for (number, text) in texts.iter().enumerate() {
                texts_seen += 1;
                let within = text.left >= -1.0 && text.right <= width + 1.0 && text.bottom <= height + 1.0;
                assert!(within && text.top >= -1.0, "{text:?} runs out of {width} × {height}");
                for other in &texts[..number] {
                    let apart = text.left >= other.right
                        || other.left >= text.right
                        || text.top >= other.bottom
                        || other.top >= text.bottom;
                    assert!(apart, "{text:?} lies over {other:?}");
                }
            }
        }
    }
    assert!(texts_seen > 150, "{texts_seen}");
}
