//! A passage to take along: its words, who wrote them, and an address that leads to them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stays as it is in a text directive: unreserved letters without `-`, which has a meaning there
/// (WICG, URL Fragment Text Directives, 3.2).
const DIRECTIVE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');
/// The longest passage that is written out, in characters; of a longer one both ends are.
const WHOLE: usize = 120;
/// How long an end of it is at least and at most.
const END: (usize, usize) = (12, 40);

/// The address of a page, leading to words in it. Browsers that do not know text directives show the
/// page. Words of several paragraphs are named by their ends.
pub fn link(address: &str, words: &str) -> String {
    let words = words.trim();
    if words.is_empty() {
        return address.to_owned();
    }
    let encoded = |part: &str| utf8_percent_encode(&line(part), DIRECTIVE).to_string();
    let directive = match words.contains('\n') || words.chars().count() > WHOLE {
        false => encoded(words),
        true => {
            let (first, last) =
                (words.lines().next().unwrap_or(words), words.lines().last().unwrap_or(words));
            let reversed: String = last.trim().chars().rev().collect();
            let last: String = end(&reversed).chars().rev().collect();
            format!("{},{}", encoded(end(first.trim())), encoded(&last))
        }
    };
    let address = address.split(":~:").next().unwrap_or(address);
    let hash = if address.contains('#') { "" } else { "#" };
    format!("{address}{hash}:~:text={directive}")
}

/// The beginning of a text, to a point where words surely end where there is one.
fn end(text: &str) -> &str {
    let breaks = |c: char| c.is_whitespace() || (!c.is_alphanumeric() && c != '\'' && c != '’');
    let mut cut = None;
    for (count, (at, c)) in text.char_indices().enumerate() {
        if count >= END.0 && breaks(c) {
            return &text[..at];
        }
        if count == END.1 {
            cut = Some(at);
            break;
        }
    }
    cut.map_or(text, |at| &text[..at])
}

/// A quotation with its source in a line below, and an address in one more; what is empty is left out.
pub fn quotation(words: &str, citation: &str, address: &str, chinese: bool) -> String {
    let paragraphs: Vec<_> = words.lines().map(line).filter(|line| !line.is_empty()).collect();
    let mut out = format!("“{}”\n", paragraphs.join("\n"));
    if !citation.trim().is_empty() {
        out += &format!("{} {}\n", if chinese { "——" } else { "—" }, numberless(&line(citation)));
    }
    if !address.is_empty() {
        out += &format!("{address}\n");
    }
    out
}

/// A reference of a numbered list without its number.
fn numberless(reference: &str) -> &str {
    let rest = reference.strip_prefix('[').and_then(|rest| rest.split_once("] "));
    rest.filter(|(number, _)| number.bytes().all(|byte| byte.is_ascii_digit()))
        .map_or(reference, |(_, rest)| rest)
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;

    #[test]
    fn links_lead_to_words() {
        for (address, words, expected) in [
            ("https://x.example/a", "a-b, c&d", "https://x.example/a#:~:text=a%2Db%2C%20c%26d"),
            ("https://x.example/a#top", " 互通 ", "https://x.example/a#top:~:text=%E4%BA%92%E9%80%9A"),
            ("https://x.example/a#:~:text=old", "new", "https://x.example/a#:~:text=new"),
            ("https://x.example/a", " \n", "https://x.example/a"),
            ("https://x.example/a", "one\ntwo", "https://x.example/a#:~:text=one,two"),
        ] {
            assert_eq!(link(address, words), expected);
        }
    }

    #[test]
    fn long_passages_are_named_by_their_ends_where_words_end() {
        let words = format!("The first of many words, {} and the very last of them", "x ".repeat(100));
        let link = link("https://x.example/", &words);
        assert!(link.ends_with("#:~:text=The%20first%20of,last%20of%20them"), "{link}");
    }

    #[test]
    fn a_quotation_names_its_source() {
        let reference = "[1] 王毓婵. 标题[N/OL]. 36氪, 2021-09-28. https://x.example/a.\n";
        assert_eq!(
            quotation(" 第一段\n\n第二段 ", reference, "https://x.example/a#:~:text=x", true),
            "“第一段\n第二段”\n—— 王毓婵. 标题[N/OL]. 36氪, 2021-09-28. https://x.example/a.\nhttps://x.example/a#:~:text=x\n"
        );
        assert_eq!(quotation("a", "", "", false), "“a”\n");
        assert_eq!(quotation("a", "[x] b", "", false), "“a”\n— [x] b\n");
    }

    proptest! {
        #[test]
        fn a_directive_holds_nothing_but_words_of_the_passage(words in "\\PC{1,200}(\n\\PC{1,60})?") {
            let link = link("https://x.example/", &words);
            let Some((_, directive)) = link.split_once(":~:text=") else { return Ok(()) };
            prop_assert!(directive.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"%.,_~".contains(&byte)));
            prop_assert!(directive.split(',').count() <= 2);
            for part in directive.split(',') {
                let part = percent_decode_str(part).decode_utf8().unwrap().into_owned();
                prop_assert!(line(&words).contains(&part), "{part:?} of {words:?}");
            }
        }
    }
}
