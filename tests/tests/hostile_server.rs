//! What a lying server can do, who sees it, and in which words: every row of `keys-docs/who-sees-what.md`, with the real programs.

#[path = "hostile_server/deeds.rs"]
mod deeds;
#[path = "hostile_server/liar.rs"]
mod liar;
#[path = "hostile_server/stick.rs"]
mod stick;
#[path = "hostile_server/world.rs"]
mod world;

use kin_tests::programs::root;

use deeds::{DEEDS, Deed};
use stick::STICK_DEEDS;
use world::World;

/// The rows of the page's table: deed, who, when, words.
fn rows(page: &str) -> Vec<[String; 3]> {
    page.lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"))
        .map(|line| line.split(" | ").map(str::to_owned).collect::<Vec<_>>())
        .filter_map(|cells| <[String; 3]>::try_from(cells).ok())
        .skip(1)
        .collect()
}

#[test]
fn the_page_has_a_row_for_every_deed_of_the_suite_and_no_other() {
    let page = std::fs::read_to_string(root().join("keys-docs/who-sees-what.md")).expect("the page");
    let played: Vec<[String; 3]> = DEEDS
        .iter()
        .chain(STICK_DEEDS)
        .map(|Deed { what, who, en, .. }| [(*what).to_owned(), (*who).to_owned(), format!("“{en}”")])
        .collect();
    assert_eq!(rows(&page), played);
}

#[test]
fn every_deed_is_seen_by_whom_the_page_says_in_both_languages() {
    let world = World::new();
    let mut unseen = Vec::new();
    for Deed { what, who, code, en, vi, play } in DEEDS.iter().chain(STICK_DEEDS) {
        for (language, words) in [("en", en), ("vi", vi)] {
            let said = play(&world, language);
            if said.code != Some(*code) || !said.words.contains(words) {
                unseen.push(format!("{who}: {what} ({language}, {:?}):\n{}", said.code, said.words));
            }
        }
    }
    assert!(unseen.is_empty(), "{}", unseen.join("\n"));
}
