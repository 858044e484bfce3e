//! `table` and `risk` on files that are not a study's.

#![expect(clippy::disallowed_methods, reason = "a test writes the file that it brings")]

mod desk;

use serde_json::Value;

struct File(tempfile::TempDir);

impl File {
    fn new(text: &str) -> Self {
        let place = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(place.path().join("table.csv"), text).expect("writes");
        Self(place)
    }

    fn run(&self, arguments: &str) -> (u8, String, String) {
        let path = self.0.path().join("table.csv").display().to_string();
        let arguments = format!("kin-researcher {}", arguments.replace("FILE", &path));
        desk::run(arguments.split_whitespace().map(Into::into).collect())
    }

    fn json(&self, arguments: &str) -> Value {
        let (code, said, errors) = self.run(&format!("{arguments} --json"));
        assert_eq!(code, 0, "{errors}");
        serde_json::from_str(&said).expect("JSON is printed")
    }
}

#[test]
fn a_file_is_tabulated_whole_unless_a_minimum_is_asked_for() {
    let file = File::new("a,b,n\nx,1,3\nx,2,40\nx,10,50\ny,1,20\ny,2,15\ny,10,60\nz,1,30\nz,2,70\nz,10,80\n");
    let whole = file.json("table FILE --rows a --columns b --count n");
    assert_eq!(
        (whole["mode"].as_str(), whole["base"].as_u64(), whole["withheld"].as_u64()),
        (Some("calculator"), Some(368), Some(0))
    );
    let levels: Vec<&str> = whole["variables"][1]["levels"]
        .as_array()
        .expect("levels")
        .iter()
        .filter_map(|level| level["value"].as_str())
        .collect();
    assert_eq!(levels, ["1", "2", "10"], "numbers stand in their own order");
    let withheld = file.json("table FILE --rows a --columns b --count n --minimum 10");
    assert_eq!((withheld["withheld"].as_u64(), withheld["withheld_cells"].as_u64()), (Some(4), Some(4)));
    let cells = withheld["cells"].as_array().expect("cells");
    assert!(cells.iter().all(|cell| cell["count"] != 3));
}

#[test]
fn three_variables_are_crossed_and_their_sums_agree() {
    let file = File::new("a,b,c\nx,1,p\nx,2,q\ny,1,p\ny,1,q\ny,2,q\n");
    let table = file.json("table FILE --rows a --columns b --by c");
    assert_eq!((table["base"].as_u64(), table["cells"].as_array().map(Vec::len)), (Some(5), Some(27)));
    let (code, said, _) = file.run("table FILE --rows a --columns b --by c");
    assert_eq!((code, said.matches("c = ").count()), (0, 3));
}

#[test]
fn what_cannot_be_measured_is_refused_by_line() {
    let file = File::new("a,w,n\nx,1,2\ny,-1,x\n");
    for (arguments, words) in [
        ("risk FILE --keys a --weight w", "Line 3: the weight in w"),
        ("risk FILE --keys a,a", "stands twice"),
        ("risk FILE --keys b", "b"),
        ("table FILE --rows a --count n", "Line 3: n is not a whole number"),
        ("table FILE --rows a --columns a", "stands twice"),
    ] {
        let (code, said, errors) = file.run(arguments);
        assert_eq!((code, said.as_str()), (4, ""), "{arguments}: {errors}");
        assert!(errors.contains(words), "{arguments}: {errors}");
    }
    // What would be ignored is refused.
    let (code, _, errors) = file.run("table FILE --rows a --filter a=x");
    assert!(code == 2 && errors.contains("--filter is for a study"), "{errors}");
}

#[test]
fn a_file_without_records_has_no_risk() {
    let risk = File::new("a,b\n").json("risk FILE --keys a --sensitive b");
    assert_eq!(
        (risk["n"].as_u64(), risk["k"].as_u64(), risk["global_risk"].as_f64()),
        (Some(0), Some(0), Some(0.0))
    );
}
