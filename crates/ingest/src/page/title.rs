//! The headline of a saved page, out of what the page calls itself in several places: each has its own
//! way of being wrong. Open Graph's title is cut where a quotation mark in it was not escaped; `<title>` has the
//! site's name and sections behind the headline.

use crate::body::lines::Line;
use crate::text::{bare, clean_line, is_east_asian};

/// A headline has so many characters at least.
const SHORTEST: usize = 4;

/// What stands between a headline and what a site puts behind it.
const MARKS: [char; 12] = ['-', '–', '—', '|', '｜', '_', '·', '•', '»', '«', '\u{a0}', ' '];

/// What names of Chinese sites end in.
const SITES: [&str; 6] = ["网", "網", "官网", "网站", "網站", "门户"];

/// What a page says that it is called.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Open Graph's title, or that of linked data.
    pub(super) named: Option<String>,
    /// The field of Chinese governments' pages for the headline alone.
    pub(super) article: Option<String>,
    /// `<title>`.
    pub(super) of_window: Option<String>,
    /// The site's name.
    pub(super) site: Option<String>,
}

/// The headline, as whole and with as little else as can be told.
pub(super) fn title(said: &Said, lines: &[Line]) -> Option<String> {
    let window = said.of_window.as_deref().map(clean_line).filter(|title| !title.is_empty());
    if let Some(named) = &said.named {
        return Some(whole(named, window.as_deref(), lines).unwrap_or_else(|| named.clone()));
    }
    let window = window.or_else(|| said.article.clone())?;
    let article = said.article.as_deref().map(clean_line);
    if let Some(article) =
        article.filter(|article| !article.is_empty() && window.starts_with(article.as_str()))
    {
        return Some(article);
    }
    let headline = headline(&window, lines, said.site.as_deref());
    Some(headline.unwrap_or_else(|| without_site(&window, said.site.as_deref()).into()))
}

/// What goes on behind a quotation mark that ended the title too early.
fn whole(named: &str, window: Option<&str>, lines: &[Line]) -> Option<String> {
    let goes_on =
        |text: &str| text.strip_prefix(named).is_some_and(|rest| rest.trim_start().starts_with(['"', '\'']));
    let heading = lines.iter().filter(|line| line.heading.is_some()).find(|line| goes_on(&line.text));
    let window = || {
        let window = window.filter(|window| goes_on(window))?;
        Some(without_site(window, None).to_owned())
    };
    heading.map(|line| line.text.clone()).or_else(window)
}

/// The heading with which `<title>` begins; where the page is East Asian and has none, the line that holds it
/// all but the site's name.
fn headline(window: &str, lines: &[Line], site: Option<&str>) -> Option<String> {
    let fits = |line: &&Line| {
        line.text.chars().count() >= SHORTEST
            && window
                .strip_prefix(line.text.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(MARKS))
            && site.is_none_or(|site| bare(site) != bare(&line.text))
    };
    let is_most = |line: &&Line| line.text.chars().count() * 2 >= window.chars().count();
    let longest = |line: &&Line| line.text.len();
    let first = lines.iter().find(|line| line.heading == Some(1) && starts(window, &line.text));
    let heading = || {
        lines.iter().filter(|line| line.heading.is_some()).filter(fits).filter(is_most).max_by_key(longest)
    };
    let east_asian = window.chars().filter(|c| is_east_asian(*c)).count() * 2 > window.chars().count();
    let line = || lines.iter().filter(|_| east_asian).filter(fits).filter(is_most).max_by_key(longest);
    first.or_else(heading).or_else(line).map(|line| line.text.clone())
}

fn starts(window: &str, heading: &str) -> bool {
    heading.chars().count() >= SHORTEST && window.starts_with(heading)
}

/// `<title>` without the last part, where that is the site's name or says that it is a site's.
fn without_site<'t>(window: &'t str, site: Option<&str>) -> &'t str {
    let Some(at) = window.rfind(['_', '-', '|', '｜', '–', '—']) else { return window };
    let mark = window[at..].chars().next().map_or(1, char::len_utf8);
    let last = window[at + mark..].trim();
    let is_site =
        site.is_some_and(|site| bare(site) == bare(last)) || SITES.iter().any(|end| last.ends_with(end));
    let rest = window[..at].trim_end_matches(MARKS);
    if is_site && rest.chars().count() >= SHORTEST { rest } else { window }
}

/// What `<title>` has behind its headline: names of the site and its parts.
pub(super) fn behind(window: &str) -> Option<&str> {
    window.find(['_', '|', '｜']).or_else(|| window.rfind('-')).map(|at| &window[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(named: Option<&str>, window: &str, headings: &[&str], texts: &[&str], expected: &str) {
        let said =
            Said { named: named.map(str::to_owned), of_window: Some(window.into()), ..Said::default() };
        let headings = headings.iter().map(|text| Line { text: (*text).into(), heading: Some(2) });
        let texts = texts.iter().map(|text| Line { text: (*text).into(), heading: None });
        let lines: Vec<Line> = headings.chain(texts).collect();
        assert_eq!(title(&said, &lines).as_deref(), Some(expected));
    }

    #[test]
    fn a_title_that_a_quotation_mark_cut() {
        let cut = Some("男孩写");
        check(cut, "男孩写\"救命\"纸团_港湾新闻", &["男孩写\"救命\"纸团"], &[], "男孩写\"救命\"纸团");
        check(cut, "男孩写\"救命\"纸团_港湾网", &[], &[], "男孩写\"救命\"纸团");
        // A longer heading says more, and nothing was cut.
        check(Some("Rain"), "Rain", &["Rain: a diary"], &[], "Rain");
    }

    #[test]
    fn what_stands_behind_a_headline() {
        check(None, "港口今日开放-海峡传媒", &["港口今日开放"], &[], "港口今日开放");
        check(None, "港口今日开放_海峡官方网站", &[], &["港口今日开放"], "港口今日开放");
        check(None, "港口今日开放_海峡网", &[], &[], "港口今日开放");
        check(None, "港口今日开放-专题", &[], &[], "港口今日开放-专题");
        check(None, "2019-2020年度报告", &[], &[], "2019-2020年度报告");
    }

    #[test]
    fn a_site_may_stand_first() {
        check(
            None,
            "The Gazette - A day in May on the river",
            &[],
            &["The Gazette"],
            "The Gazette - A day in May on the river",
        );
        check(None, "海峡网 - 港口今日开放", &["海峡网"], &[], "海峡网 - 港口今日开放");
    }
}
