//! The viewer's style sheet for a shadow tree inside somebody else's page, made of the one for its
//! own pages: there is no root element, no body, and `rem` would be a length of the page around.

/// What `rem` becomes; the page around may set it.
const UNIT: &str = "var(--hutong-size, 16px)";
/// What it becomes where no property can stand, in pixels: conditions of container queries.
const PIXELS: f64 = 16.0;
/// What stands for the root element and for the body: the outermost element of the tree.
const SURFACE: &str = ".viewer";

/// The sheet: what comes before, the pages' own, what comes after.
pub fn style(before: &str, pages: &str, after: &str) -> String {
    let mut out = String::new();
    for sheet in [before, &without_comments(pages), after] {
        for line in sheet.lines() {
            let in_condition = line.trim_start().starts_with("@container");
            out.push_str(&lengths(&names(line), in_condition));
            out.push('\n');
        }
    }
    open_to_the_page(&out)
}

/// Colours, typefaces and the like take the page's own value where it gives one: what the sheet calls
/// `--accent` the page calls `--hutong-accent`.
fn open_to_the_page(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut open = true;
    let mut value = None::<String>;
    for line in sheet.lines() {
        let text = line.trim();
        if value.is_none() && open && text.starts_with("--") {
            if let Some((name, rest)) = text.split_once(':') {
                out.push_str(&format!("{name}: var(--hutong-{}, ", &name[2..]));
                value = Some(rest.trim().to_owned());
            }
        } else if let Some(value) = &mut value {
            value.push(' ');
            value.push_str(text);
        } else {
            out.push_str(line);
            out.push('\n');
        }
        if let Some(whole) = value.as_ref().and_then(|value| value.strip_suffix(';')) {
            out.push_str(&format!("{whole});\n"));
            value = None;
        }
        // Only the first block, the root's, declares; others set them for a language or for print.
        open &= !(text == "}" && out.contains("--hutong-ink"));
    }
    out
}

fn names(line: &str) -> String {
    let Some(brace) = line.find('{') else {
        return line.to_owned();
    };
    let (selectors, block) = line.split_at(brace);
    let selectors = selectors.replace(":root", SURFACE);
    let parts: Vec<_> = selectors
        .split(',')
        .map(|part| match part.trim() {
            "html" | "body" => part.replace(part.trim(), SURFACE),
            _ => part.to_owned(),
        })
        .collect();
    format!("{}{block}", parts.join(","))
}

/// `1.5rem` becomes a length that does not depend on the page around.
fn lengths(line: &str, in_condition: bool) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find("rem") {
        let start =
            rest[..at].rfind(|letter: char| !letter.is_ascii_digit() && letter != '.').map_or(0, |at| at + 1);
        let is_length = start < at
            && !rest[at + 3..].starts_with(|letter: char| letter.is_alphanumeric() || letter == '-');
        let number = rest[start..at].parse::<f64>().ok().filter(|_| is_length);
        let Some(number) = number else {
            out.push_str(&rest[..at + 3]);
            rest = &rest[at + 3..];
            continue;
        };
        let negative = rest[..start].ends_with('-');
        out.push_str(&rest[..start - usize::from(negative)]);
        let number = if negative { -number } else { number };
        out.push_str(&match in_condition {
            true => format!("{}px", number * PIXELS),
            false => format!("calc({number} * {UNIT})"),
        });
        rest = &rest[at + 3..];
    }
    out + rest
}

fn without_comments(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_becomes_a_tree() {
        for (page, tree) in [
            ("body { margin: 0 }", ".viewer { margin: 0 }"),
            (":root[data-theme=\"dark\"] { }", ".viewer[data-theme=\"dark\"] { }"),
            (
                "p { margin: -0.5rem 1rem }",
                "p { margin: calc(-0.5 * var(--hutong-size, 16px)) calc(1 * var(--hutong-size, 16px)) }",
            ),
            ("@container app (width >= 34rem) {", "@container app (width >= 544px) {"),
            ("html, body, .body { color: red }", ".viewer, .viewer, .body { color: red }"),
            ("/* 1rem */ .theorem { color: red }", ".theorem { color: red }"),
            (".a { color: rgb(0 0 0) }", ".a { color: rgb(0 0 0) }"),
        ] {
            assert_eq!(style("", page, "").trim(), tree);
        }
    }

    #[test]
    fn custom_properties_listen_to_the_page() {
        let sheet =
            style("", ":root {\n  --accent: red;\n  --ink: a(b,\n    c);\n}\n:lang(x) { --ink: blue; }", "");
        assert!(sheet.contains("--accent: var(--hutong-accent, red);"), "{sheet}");
        assert!(sheet.contains("--ink: var(--hutong-ink, a(b, c));"), "{sheet}");
        assert!(sheet.contains(":lang(x) { --ink: blue; }"), "{sheet}");
    }

    #[test]
    fn nothing_of_the_sheet_depends_on_the_page_around() {
        let www = crate::workspace::Workspace::current().www();
        let read = |name: &str| std::fs::read_to_string(www.join(name)).unwrap();
        let pages = read("style.css") + &super::super::styles::of_all_views(&www).unwrap();
        let sheet = without_comments(&style(&read("embed.css"), &pages, &read("embed-after.css")));
        for line in sheet.lines() {
            let selector = line.split('{').next().unwrap_or_default();
            let outside = [":root", "html", "body"]
                .iter()
                .any(|name| selector.split([',', ' ', '>']).any(|part| part.trim() == *name));
            assert!(!outside || !line.contains('{'), "{line}");
            let rem = line
                .match_indices("rem")
                .any(|(at, _)| line[..at].ends_with(|letter: char| letter.is_ascii_digit()));
            assert!(!rem, "{line}");
        }
        for name in ["--paper", "--ink", "--accent", "--serif", "--sans"] {
            assert!(sheet.contains(&format!("{name}: var(--hutong-{}, ", &name[2..])), "{name}");
        }
    }
}
