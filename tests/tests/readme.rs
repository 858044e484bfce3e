//! The README's walk, in one fresh folder, against the real programs.

use kin_tests::pages::{Shell, commands, differences};
use kin_tests::programs::root;
use kin_tests::study::free_port;

/// The port on the page; the test takes one that is free.
const PORT: &str = "8437";

#[test]
fn every_command_of_the_readme_prints_what_the_readme_says() {
    let page = std::fs::read_to_string(root().join("README.md")).expect("README.md");
    assert!(page.contains(PORT));
    let page = page.replace(PORT, &free_port().to_string());
    let commands = commands(&page);
    assert!(commands.len() >= 12, "the walk by hand has {} commands", commands.len());
    let folder = tempfile::tempdir().expect("a fresh folder");
    for name in ["forms", "tests"] {
        std::os::unix::fs::symlink(root().join(name), folder.path().join(name))
            .expect("a link to what is read");
    }
    let wrong = differences("README.md", commands, &mut Shell::new(folder.path()));
    assert!(wrong.is_empty(), "{wrong}");
}
