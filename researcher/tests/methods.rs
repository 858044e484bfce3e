//! The commands of `methods/*.md` print what the pages say; the design files that pages show are those they use.

#[test]
fn every_command_of_the_methods_prints_what_its_page_says() {
    trycmd::TestCases::new().case("methods/*.md").env("LANG", "en_US.UTF-8").run();
}

#[test]
fn what_a_page_shows_of_a_file_is_the_file() {
    for (page, example) in [
        (include_str!("../methods/design.md"), include_str!("../methods/examples/clustered.json")),
        (include_str!("../methods/quota.md"), include_str!("../methods/examples/quota.csv")),
    ] {
        assert!(page.contains(example), "{example}");
    }
}
