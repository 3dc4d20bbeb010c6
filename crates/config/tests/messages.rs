//! Every way in which a `dossier.toml` can be wrong, and the message it gets.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its cases fails")]

use hutong_config::Config;

const HEAD: &str = "[dossier]\ntitle = \"T\"\n";
const KIND: &str = "[[kind]]\nid = \"app\"\n";

fn check(body: &str, expected: &str) {
    let message = Config::parse(&format!("{HEAD}{body}"), "dossier.toml").unwrap_err().to_string();
    assert_eq!(message, expected);
}

#[test]
fn unknown_key_with_its_neighbour() {
    check(
        "[[kind]]\nid = \"app\"\nlable = \"App\"\n",
        "dossier.toml:5: unknown field `lable`, expected `id` or `label`; hint: did you mean `label`?",
    );
}

#[test]
fn unknown_tone_lists_what_there_is() {
    let relation = "[[relation]]\nid = \"r\"\nsubjects = [\"app\"]\nobjects = [\"app\"]\n";
    check(
        &format!("{KIND}{relation}[[relation.status]]\nid = \"s\"\ntone = \"green\"\nphrases = [\"x\"]\n"),
        "dossier.toml:11: unknown variant `green`, expected one of `yes`, `partly`, `coming`, `no`, \
         `blocked`; hint: use one of: yes, partly, coming, no, blocked",
    );
}

#[test]
fn unknown_kind() {
    check(
        &format!("{KIND}[[entity]]\nid = \"a\"\nkind = \"apps\"\nname = \"A\"\n"),
        "dossier.toml:7: there is no kind `apps`; hint: did you mean `app`?",
    );
}

#[test]
fn kind_with_a_name_of_the_address() {
    check(
        "[[kind]]\nid = \"outlet\"\n",
        "dossier.toml:4: no kind can be called `outlet`: the viewer's address uses that name; hint: take \
         another id; its `label` may say anything",
    );
}

#[test]
fn repeated_id() {
    check(
        &format!("{KIND}{KIND}"),
        "dossier.toml:6: the kind `app` is there twice; the first is on line 4; hint: rename or remove \
         one of the two",
    );
}

#[test]
fn entity_without_a_name() {
    check(
        &format!("{KIND}[[entity]]\nid = \"a\"\nkind = \"app\"\n"),
        "dossier.toml:6: the entity `a` has no name; hint: add `name = \"…\"`, the name that readers see \
         and texts use",
    );
}

#[test]
fn status_without_phrases() {
    let relation = "[[relation]]\nid = \"r\"\nsubjects = [\"app\"]\nobjects = [\"app\"]\n";
    check(
        &format!("{KIND}{relation}[[relation.status]]\nid = \"s\"\ntone = \"yes\"\n"),
        "dossier.toml:10: the status `s` has no phrases; hint: add `phrases = [\"…\"]`, the words by \
         which texts say it",
    );
}

#[test]
fn id_of_a_wrong_shape() {
    check(
        "[[kind]]\nid = \"My App\"\n",
        "dossier.toml:4: `My App` cannot be the id of a kind; hint: use small letters a–z, digits and hyphens",
    );
}

#[test]
fn broken_toml_and_missing_head_have_a_line() {
    let broken = Config::parse("[dossier]\ntitle = T\n", "d.toml").unwrap_err();
    assert_eq!(broken.line, 2);
    let missing = Config::parse("[[kind]]\nid = \"app\"\n", "d.toml").unwrap_err();
    assert!(missing.what.contains("missing field `dossier`"), "{missing}");
}

#[test]
fn the_documented_example_is_valid() {
    let documentation = include_str!("../src/lib.rs");
    let example = documentation
        .lines()
        .skip_while(|line| *line != "//! ```toml")
        .skip(1)
        .take_while(|line| *line != "//! ```")
        .map(|line| line.trim_start_matches("//!").trim_start().to_owned() + "\n")
        .collect::<String>();
    let config = Config::parse(&example, "example").unwrap();
    assert_eq!(config.entities.len(), 2);
    assert_eq!(config.relations[0].statuses.len(), config.relation_rules[0].statuses.len());
    assert_eq!(config.title.get("zh-Hans"), "Open Charging");
}
