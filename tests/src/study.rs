//! A whole study in one folder: the team's desk, a server on loopback, and devices in the field, all run by the real
//! programs. The demonstration and the end-to-end tests stand on it.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use crate::programs::Program;

/// A study and everyone in it.
pub struct Study {
    folder: PathBuf,
    port: u16,
    /// Where the server listens: at the port of the note, unless something is to stand in between.
    listen: u16,
    server: Option<Child>,
}

/// One enumerator's device.
pub struct Device {
    folder: PathBuf,
    passphrase: PathBuf,
}

impl Study {
    /// Makes a study with these form files: keys, note, bundle, and a server that is loaded but not yet running.
    ///
    /// # Panics
    /// When a program refuses: the message is the program's own.
    pub fn new(folder: &Path, forms: &[PathBuf]) -> Self {
        Self::with_contacts(folder, forms, &[])
    }

    /// The same, its first note naming these contact keys (files of public halves).
    ///
    /// # Panics
    /// When a program refuses: the message is the program's own.
    pub fn with_contacts(folder: &Path, forms: &[PathBuf], contacts: &[PathBuf]) -> Self {
        Self::made(folder, forms, contacts, None)
    }

    /// A study without a store: whoever has the secret half of this log's key plays the server at [`Study::url`].
    ///
    /// # Panics
    /// When a program refuses: the message is the program's own.
    pub fn of_log(folder: &Path, forms: &[PathBuf], log_key: &str) -> Self {
        Self::made(folder, forms, &[], Some(log_key))
    }

    fn made(folder: &Path, forms: &[PathBuf], contacts: &[PathBuf], log_key: Option<&str>) -> Self {
        let port = free_port();
        let study = Self { folder: folder.to_owned(), port, listen: port, server: None };
        std::fs::write(study.passphrase(), "correct horse battery staple\n")
            .expect("a fresh folder can be written");
        let desk = study.desk();
        let mut new = strings(["study", "new", "--single"]);
        new.push(text(&desk));
        new.extend(strings(["--title", "Khảo sát đời sống 2026", "--server", &study.url()]));
        new.extend(strings(["--expires", "2099-12-31", "--sealed-bytes", "20480"]));
        for form in forms {
            new.extend(strings(["--form", &text(form)]));
        }
        study.researcher(0, new);
        study.researcher(0, ["keys", "new", &text(&desk)]);
        for contact in contacts {
            study.researcher(0, ["contacts", "add", &text(&desk), &text(contact)]);
        }
        let printed = log_key.map_or_else(
            || {
                Program::Server.succeed(["init", &text(&study.store())]);
                Program::Server.succeed(["log-key", &text(&study.store())])
            },
            str::to_owned,
        );
        study.researcher(0, ["study", "log", &text(&desk), printed.trim_end()]);
        study.researcher(0, ["study", "sign", &text(&desk)]);
        study.researcher(0, ["publish", &text(&desk), &text(&study.bundle())]);
        std::fs::write(study.fingerprint(), Program::Researcher.succeed(["fingerprint", &text(&desk)]))
            .expect("a fresh folder can be written");
        study
    }

    /// Makes one device's package and enrols it.
    ///
    /// # Panics
    /// When a program refuses.
    pub fn enrol(&self, label: &str, enumerator: &str) -> Device {
        let package = self.package(label, enumerator);
        let folder = self.folder.join(label);
        self.enrolled(&package, folder, label)
    }

    /// Makes a package for one more enumerator of a machine, and enrols her there.
    ///
    /// # Panics
    /// When a program refuses.
    pub fn join(&self, machine: &Device, label: &str, enumerator: &str) -> Device {
        let package = self.package(label, enumerator);
        self.enrolled(&package, machine.folder.clone(), label)
    }

    fn package(&self, label: &str, enumerator: &str) -> PathBuf {
        let package = self.folder.join(format!("{label}.kin-enrolment"));
        let desk = text(&self.desk());
        let mut add = strings(["device", "add", &desk, label, "--enumerator", enumerator]);
        add.extend(strings(["--vouchers", "1000", "--out", &text(&package)]));
        self.researcher(0, add);
        package
    }

    fn enrolled(&self, package: &Path, folder: PathBuf, label: &str) -> Device {
        let device = Device { folder, passphrase: self.folder.join(format!("{label}-passphrase.txt")) };
        std::fs::write(&device.passphrase, format!("passphrase of {label}\n"))
            .expect("a fresh folder can be written");
        let fingerprint = text(&self.fingerprint());
        device.run(
            0,
            ["enrol", &text(package), "--fingerprint-file", &fingerprint, "--passphrase-file"],
            true,
        );
        device
    }

    /// Loads (or loads again) the published bundle and starts the server; returns once it accepts connections.
    ///
    /// # Panics
    /// When the server does not start.
    pub fn serve(&mut self) {
        self.publish_again();
        self.start_server();
    }

    /// Loads what was published since into the store of the server, which runs on.
    ///
    /// # Panics
    /// When a program refuses.
    pub fn publish_again(&self) {
        self.researcher(0, ["publish", &text(&self.desk()), &text(&self.bundle()), "--replace"]);
        Program::Server.succeed(["study", "load", &text(&self.store()), &text(&self.bundle())]);
    }

    /// From its next start on the server listens elsewhere than devices send to; returns where they send, and where it listens.
    ///
    /// # Panics
    /// When loopback has no port left.
    pub fn step_aside(&mut self) -> (u16, u16) {
        self.listen = free_port();
        (self.port, self.listen)
    }

    /// Starts the server on what its store holds.
    ///
    /// # Panics
    /// When the server does not start.
    pub fn start_server(&mut self) {
        self.start_server_with(&[]);
    }

    /// The same, with these arguments more.
    ///
    /// # Panics
    /// When the server does not start.
    pub fn start_server_with(&mut self, more: &[&str]) {
        let mut server = Program::Server
            .command()
            .args(["serve", &text(&self.store()), "--listen", &format!("127.0.0.1:{}", self.listen)])
            .args(more)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut line = String::new();
        BufReader::new(server.stdout.take().expect("the server's output is piped"))
            .read_line(&mut line)
            .expect("the server prints text");
        assert!(line.contains("127.0.0.1"), "the server said: {line:?}");
        self.server = Some(server);
    }

    /// Pulls the server's plug.
    ///
    /// # Panics
    /// When no server runs.
    pub fn kill_server(&mut self) {
        let mut server = self.server.take().expect("a server runs");
        server.kill().expect("a running program can be killed");
        server.wait().expect("a killed program ends");
    }

    /// Takes the parcel from the server.
    ///
    /// # Panics
    /// When the server's program refuses.
    pub fn export(&self, name: &str) -> PathBuf {
        let parcel = self.folder.join(name);
        Program::Server.succeed(["export", &text(&self.store()), &self.id(), &text(&parcel)]);
        parcel
    }

    /// Opens a parcel at the desk; returns the summary it printed.
    ///
    /// # Panics
    /// When the desk ends with another exit code.
    pub fn open(&self, code: i32, parcel: &Path) -> String {
        self.researcher(code, ["open", &text(&self.desk()), &text(parcel)])
    }

    /// Runs the researcher's program with the desk's passphrase.
    ///
    /// # Panics
    /// When it ends with another exit code.
    pub fn researcher<S: Into<String>>(&self, code: i32, arguments: impl IntoIterator<Item = S>) -> String {
        let mut arguments: Vec<String> = arguments.into_iter().map(Into::into).collect();
        arguments.extend(strings(["--passphrase-file", &text(&self.passphrase())]));
        Program::Researcher.exit(code, arguments)
    }

    /// The study's id, as the note says it.
    ///
    /// # Panics
    /// When there is no note.
    pub fn id(&self) -> String {
        let note = std::fs::read_to_string(self.desk().join("note.txt")).expect("the note is signed");
        let line = note.lines().find_map(|line| line.strip_prefix("study ")).expect("a note names its study");
        line.to_owned()
    }

    /// The research team's folder.
    pub fn desk(&self) -> PathBuf {
        self.folder.join("desk")
    }

    /// The server's store.
    pub fn store(&self) -> PathBuf {
        self.folder.join("store")
    }

    /// What the desk publishes to the server.
    pub fn bundle(&self) -> PathBuf {
        self.folder.join("bundle.json")
    }

    /// The paper with the fingerprint.
    pub fn fingerprint(&self) -> PathBuf {
        self.folder.join("fingerprint.txt")
    }

    /// The desk's passphrase, in a file.
    pub fn passphrase(&self) -> PathBuf {
        self.folder.join("desk-passphrase.txt")
    }

    /// Where devices send to.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Study {
    fn drop(&mut self) {
        if let Some(mut server) = self.server.take() {
            drop(server.kill());
            drop(server.wait());
        }
    }
}

impl Device {
    /// Runs the collector on this device; `unlocked` adds the enumerator's passphrase as the last argument
    /// (the arguments then end with `--passphrase-file`).
    ///
    /// # Panics
    /// When it ends with another exit code.
    pub fn run<S: Into<String>>(
        &self,
        code: i32,
        arguments: impl IntoIterator<Item = S>,
        unlocked: bool,
    ) -> String {
        Program::Collector.exit(code, self.arguments(arguments, unlocked))
    }

    /// The same arguments with this device's folder and, if asked, its passphrase.
    pub fn arguments<S: Into<String>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
        unlocked: bool,
    ) -> Vec<String> {
        let mut all = strings(["--data", &text(&self.folder)]);
        all.extend(arguments.into_iter().map(Into::into));
        if unlocked {
            all.push(text(&self.passphrase));
        }
        all
    }

    /// Runs the collector on this device, unlocked, with these lines typed into a pipe.
    ///
    /// # Panics
    /// When it ends with another exit code.
    pub fn run_typing<S: Into<String>>(
        &self,
        code: i32,
        arguments: impl IntoIterator<Item = S>,
        lines: &str,
    ) -> String {
        piped(code, self.arguments(arguments, true), lines.as_bytes())
    }

    /// Imports a file of answers given on standard input, so that no readable file is needed.
    ///
    /// # Panics
    /// When the import ends with another exit code.
    pub fn import(&self, code: i32, form: &str, rows: &[u8], more: &[&str]) -> String {
        let mut arguments = strings(["import", form, "-"]);
        arguments.extend(more.iter().map(|&argument| argument.to_owned()));
        arguments.push("--passphrase-file".to_owned());
        piped(code, self.arguments(arguments, true), rows)
    }

    /// The device's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The enumerator's passphrase, in a file.
    pub fn passphrase(&self) -> &Path {
        &self.passphrase
    }
}

/// A port that nothing listens on now.
///
/// # Panics
/// When loopback has none.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    listener.local_addr().expect("a bound listener has an address").port()
}

fn text(path: &Path) -> String {
    path.to_str().expect("test folders have UTF-8 names").to_owned()
}

fn strings<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.into_iter().map(str::to_owned).collect()
}

/// Runs the collector with this input, and says what it said.
fn piped(code: i32, arguments: Vec<String>, input: &[u8]) -> String {
    use std::io::Write;
    let mut run = Program::Collector
        .command()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the collector starts");
    run.stdin.take().expect("the input is piped").write_all(input).expect("the collector reads");
    let output = run.wait_with_output().expect("the collector ends");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complained = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}\n{complained}");
    said + &complained
}
