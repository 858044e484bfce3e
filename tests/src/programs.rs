//! The four programs as a person starts them: real binaries, a clean environment, nothing of this machine's settings.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

/// One of the four programs.
#[derive(Clone, Copy, Debug)]
pub enum Program {
    /// `kin-collector`
    Collector,
    /// `kin-server`
    Server,
    /// `kin-researcher`
    Researcher,
    /// `kin-auditor`
    Auditor,
}

impl Program {
    /// The name a person types.
    pub fn name(self) -> &'static str {
        match self {
            Self::Collector => "kin-collector",
            Self::Server => "kin-server",
            Self::Researcher => "kin-researcher",
            Self::Auditor => "kin-auditor",
        }
    }

    /// A command for this program in English, with an environment that holds no more than a fresh machine's.
    pub fn command(self) -> Command {
        let mut command = Command::new(folder().join(self.name()));
        command.env_clear().env("LANG", "en_US.UTF-8").env("TZ", "Asia/Ho_Chi_Minh").stdin(Stdio::null());
        command
    }

    /// Runs to the end.
    ///
    /// # Panics
    /// When the program cannot be started.
    #[expect(clippy::panic, reason = "a test that cannot start its program has nothing to report but that")]
    pub fn output<S: AsRef<std::ffi::OsStr>>(self, arguments: impl IntoIterator<Item = S>) -> Output {
        let mut command = self.command();
        command.args(arguments);
        command.output().unwrap_or_else(|error| panic!("{} cannot be started: {error}", self.name()))
    }

    /// Runs to the end and returns what it printed; anything but success ends the test with what the program said.
    ///
    /// # Panics
    /// When the program fails.
    pub fn succeed<S: AsRef<std::ffi::OsStr>>(self, arguments: impl IntoIterator<Item = S>) -> String {
        self.exit(0, arguments)
    }

    /// Runs to the end and returns what it printed on stdout; any other exit code ends the test.
    ///
    /// # Panics
    /// When the exit code is another one, or the output is not UTF-8.
    pub fn exit<S: AsRef<std::ffi::OsStr>>(
        self,
        code: i32,
        arguments: impl IntoIterator<Item = S>,
    ) -> String {
        let output = self.output(arguments);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{} ended with {}\n{}\n{}",
            self.name(),
            output.status,
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).expect("programs print UTF-8")
    }
}

/// The folder of the built programs. Builds them, once a process: neither `cargo run --bin demo` nor a single test
/// target builds the binaries of other packages.
///
/// # Panics
/// When they cannot be built.
pub fn folder() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let status = Command::new(cargo)
            .args(["build", "--quiet", "--locked", "--bins"])
            .args(["--package", "kin-collector", "--package", "kin-server"])
            .args(["--package", "kin-researcher", "--package", "kin-auditor"])
            .current_dir(root())
            .status()
            .expect("cargo runs");
        assert!(status.success(), "the programs do not build");
        let own = std::env::current_exe().expect("a running program has a path");
        // target/debug/demo, or target/debug/deps/a_test-<hash>
        let mut folder = own.parent().expect("a program lies in a folder");
        if folder.ends_with("deps") {
            folder = folder.parent().expect("deps lies in the profile's folder");
        }
        folder.to_owned()
    })
}

/// The root of the repository.
///
/// # Panics
/// Never: a package folder has a parent.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the package lies in the workspace")
}
