//! Articles that say they were published on a day that has not come. Only this question needs the
//! clock, so it is asked where findings are told, and no dossier depends on the answer.

use hutong_model::{Article, Day, Diagnostic, Severity};
use std::time::UNIX_EPOCH;

/// Today in UTC.
#[allow(clippy::disallowed_methods, reason = "what is told may depend on the day, what is written does not")]
pub fn today() -> Option<Day> {
    let days = std::time::SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs() / 86_400;
    Day::from_number(i32::try_from(days).ok()?)
}

/// A warning for every article of a day after tomorrow; somewhere it may be tomorrow already.
pub fn warnings(articles: &[Article], today: Day) -> Vec<Diagnostic> {
    let Some(tomorrow) = today.plus(1) else { return Vec::new() };
    let day = |article: &Article| article.published.as_ref().map(|published| published.day);
    let coming = articles.iter().filter_map(|article| Some((article, day(article)?)));
    let mut warnings: Vec<_> =
        coming.filter(|(_, day)| *day > tomorrow).map(|(article, day)| warning(article, day)).collect();
    warnings.sort();
    warnings
}

fn warning(article: &Article, day: Day) -> Diagnostic {
    Diagnostic {
        path: article.file.clone(),
        line: None,
        severity: Severity::Warning,
        what: format!("its day of publication has not come yet: {day}"),
        hint: "correct the date, or move the file out of the folder until that day".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hutong_model::{ArticleId, Published};

    #[test]
    fn days_that_have_not_come_are_told() {
        let article = |day: &str| Article {
            id: ArticleId::new(day),
            file: format!("{day}.md"),
            title: "x".into(),
            outlet: None,
            authors: Vec::new(),
            editors: Vec::new(),
            published: Some(Published { day: day.parse().unwrap(), instant: None }),
            source_url: None,
            language: "und".into(),
            tags: Vec::new(),
            summary: String::new(),
            hero: None,
            body: Vec::new(),
            mentions: Vec::new(),
            dates: Vec::new(),
            extra: Default::default(),
            diagnostics: Vec::new(),
        };
        let articles = ["2202-03-30", "2022-03-31", "2022-03-30", "2022-04-01", "2021-01-01"].map(article);
        let told = warnings(&articles, "2022-03-30".parse().unwrap());
        let paths: Vec<_> = told.iter().map(|warning| warning.path.as_str()).collect();
        assert_eq!(paths, ["2022-04-01.md", "2202-03-30.md"]);
        assert!(told[1].what.contains("2202-03-30"), "{}", told[1]);
        assert!(today().unwrap() > "2022-03-30".parse().unwrap());
    }
}
