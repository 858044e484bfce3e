//! The demonstration: Kín's whole way once, with the real programs on loopback, in a fresh folder.
//!
//! A study is made, two devices are enrolled, 62 real answers and 200 generated interviews are imported, sealed, sent,
//! stored, exported, opened, scored and counted. It then says where everything lies.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a demonstration shows itself")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use kin_tests::demonstration::{INTERVIEWS, rcsi_rows, reintegration_rows};
use kin_tests::programs::{folder, root};
use kin_tests::study::Study;

fn main() -> ExitCode {
    let place = match place() {
        Ok(place) => place,
        Err(error) => {
            eprintln!(
                "error: {error}\nhint: cargo demo [FOLDER], where FOLDER does not exist yet or is empty"
            );
            return ExitCode::from(2);
        }
    };
    let started = Instant::now();
    step("Building the four programs (once)");
    folder();
    let library = root().join("forms/library");
    let forms = [library.join("rcsi.json"), library.join("returnee-reintegration.json")];

    step("The research team makes a study: keys, a signed note, a bundle for the server");
    let mut study = Study::new(&place, &forms);
    println!("{}", std::fs::read_to_string(study.fingerprint()).unwrap_or_default().trim_end());

    step("Two devices are enrolled; each enumerator compares the fingerprint with paper");
    let first = study.enrol("tablet-1", "E01");
    let second = study.enrol("tablet-2", "E02");
    study.serve();
    println!("the server listens on {}", study.url());

    step("Device 1 imports the 62 answers of WFP's sample survey; device 2 imports generated interviews");
    let ignored = ["--ignore", "EnuName"];
    print!("{}", first.import(0, "rcsi", rcsi_rows(), &ignored));
    print!("{}", second.import(0, "returnee-reintegration", &reintegration_rows(INTERVIEWS), &[]));

    step("Both send");
    print!("{}", first.run(0, ["send"], false));
    print!("{}", second.run(0, ["send"], false));

    step("The courier takes the parcel; the team opens it on its offline machine");
    let parcel = study.export("parcel.kin");
    print!("{}", study.open(0, &parcel));

    let desk = study.desk().to_string_lossy().into_owned();
    step("kin-researcher score rcsi");
    print!("{}", study.researcher(0, ["score", &desk, "rcsi"]));
    step("kin-researcher count office --by migration_debt (small cells are withheld)");
    print!(
        "{}",
        study.researcher(
            0,
            ["count", &desk, "office", "--by", "migration_debt", "--form", "returnee-reintegration"]
        )
    );

    step("Where everything lies");
    println!("{}", where_everything_lies(&study, &place, &first));
    println!("took {:.1} s", started.elapsed().as_secs_f64());
    ExitCode::SUCCESS
}

/// The folder given, or a new one among the temporary files; it stays when the demonstration ends.
fn place() -> Result<PathBuf, String> {
    let mut arguments = std::env::args_os().skip(1);
    let given = arguments.next().map(PathBuf::from);
    if arguments.next().is_some() {
        return Err("one folder at most".to_owned());
    }
    if let Some(flag) = given.as_ref().filter(|given| given.as_os_str().as_encoded_bytes().starts_with(b"-"))
    {
        return Err(format!("{} is no folder: the demonstration has no flags", flag.display()));
    }
    let Some(folder) = given else {
        return tempfile::Builder::new()
            .prefix("kin-demo-")
            .tempdir()
            .map(tempfile::TempDir::keep)
            .map_err(|error| format!("no temporary folder: {error}"));
    };
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let folder = folder.canonicalize().map_err(|error| format!("{}: {error}", folder.display()))?;
    match std::fs::read_dir(&folder).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(folder),
        Ok(false) => Err(format!("{} is not empty", folder.display())),
        Err(error) => Err(format!("{}: {error}", folder.display())),
    }
}

fn step(words: &str) {
    println!("\n── {words}");
}

fn where_everything_lies(
    study: &Study,
    place: &std::path::Path,
    device: &kin_tests::study::Device,
) -> String {
    let programs = folder().display();
    let data = device.folder().display();
    format!(
        "  the research team's folder   {desk}
  its passphrase               {passphrase}
  the server's store           {store}
  the devices                  {place}/tablet-1, {place}/tablet-2
  the parcel                   {place}/parcel.kin

To fill one interview by hand, and see it arrive:
  {programs}/kin-collector --data {data} fill returnee-reintegration --passphrase-file {device_passphrase}
  {programs}/kin-server serve {store} --listen {listen}          (in a second terminal)
  {programs}/kin-collector --data {data} send
Add --language vi to any of them. Remove {place} when you have seen enough.",
        desk = study.desk().display(),
        passphrase = study.passphrase().display(),
        store = study.store().display(),
        place = place.display(),
        device_passphrase = device.passphrase().display(),
        listen = study.url().trim_start_matches("http://"),
    )
}
