//! Another time than now, for the programs as they are: what a device does whose clock stands in 1970, and what a desk does
//! when years have gone by.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::programs::root;

/// A library that stands before the C library's clock.
pub struct OtherClock {
    library: PathBuf,
}

impl OtherClock {
    /// Builds it in a folder, with the C compiler that the programs were built with.
    ///
    /// # Panics
    /// When there is none.
    pub fn built(folder: &Path) -> Self {
        let library = folder.join("other_clock.so");
        let compiler = std::env::var_os("CC").unwrap_or_else(|| "cc".into());
        let mut build = Command::new(compiler);
        build.args(["-shared", "-fPIC", "-o"]).arg(&library).arg(root().join("tests/clock/other_clock.c"));
        assert!(build.arg("-ldl").status().expect("a C compiler is there").success());
        Self { library }
    }

    /// The environment of a program for which it is `then`.
    pub fn at(&self, then: jiff::Timestamp) -> [(&'static str, String); 2] {
        let ahead = then.as_second() - now().as_second();
        let library = self.library.to_str().expect("a path in UTF-8");
        [("LD_PRELOAD", library.to_owned()), ("KIN_TESTS_SECONDS_AHEAD", ahead.to_string())]
    }
}

fn now() -> jiff::Timestamp {
    std::time::SystemTime::now().try_into().expect("a year that jiff knows")
}
