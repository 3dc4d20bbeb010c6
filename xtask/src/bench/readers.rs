//! Readers of dates: this project's own and others, all asked the same way.

use super::agreement::{Days, Mention};
use super::cases::Case;
use crate::process;
use crate::tools::{self, Found, JIONLP, RECOGNIZERS};
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use hutong_config::Config;
use hutong_model::{Article, ArticleId, Block, Day, Inline, Published};
use serde::Serialize;
use std::process::Command;

const JIONLP_DRIVER: &str = "xtask/src/bench/ask_jionlp.py";
const RECOGNIZERS_DRIVER: &str = "xtask/src/bench/ask_recognizers.js";

/// Someone who finds dates in texts.
pub enum Reader {
    /// This project.
    Hutong,
    /// JioNLP; Chinese only.
    JioNlp(Found),
    /// Microsoft Recognizers-Text for JavaScript.
    Recognizers(Found),
}

/// What the drivers are told of a case.
#[derive(Serialize)]
struct Question<'a> {
    text: &'a str,
    reference: Option<&'a str>,
}

impl Reader {
    /// This project, and those others that are there or can be installed.
    pub fn all(workspace: &Workspace) -> Vec<Self> {
        let mut readers = vec![Self::Hutong];
        let others = [
            tools::ensure(&JIONLP, workspace).map(Self::JioNlp),
            tools::ensure(&RECOGNIZERS, workspace).map(Self::Recognizers),
        ];
        for other in others {
            match other {
                Ok(reader) => readers.push(reader),
                Err(error) => eprintln!("not compared with: {error:#}"),
            }
        }
        readers
    }

    /// Name and version.
    pub fn name(&self) -> String {
        match self {
            Self::Hutong => "hutong".to_owned(),
            Self::JioNlp(found) => format!("jionlp {}", found.version),
            Self::Recognizers(found) => format!("recognizers {}", found.version),
        }
    }

    /// Whether it reads texts of a language at all.
    pub fn reads(&self, language: &str) -> bool {
        !matches!(self, Self::JioNlp(_)) || language == "zh"
    }

    /// The mentions in each of the texts, in their order.
    ///
    /// # Errors
    ///
    /// When another program fails or answers something else.
    pub fn answers(
        &self,
        workspace: &Workspace,
        language: &str,
        cases: &[&Case],
    ) -> Result<Vec<Vec<Mention>>> {
        let mut command = match self {
            Self::Hutong => return Ok(own(cases)),
            Self::JioNlp(found) => {
                let mut command = Command::new(&found.place);
                command.arg(workspace.path(JIONLP_DRIVER));
                command
            }
            Self::Recognizers(found) => {
                let mut command = Command::new("node");
                let culture = if language == "zh" { "zh-cn" } else { "en-us" };
                command.arg(workspace.path(RECOGNIZERS_DRIVER)).arg(&found.place).arg(culture);
                command
            }
        };
        asked(&mut command, cases)
    }
}

fn asked(command: &mut Command, cases: &[&Case]) -> Result<Vec<Vec<Mention>>> {
    let questions: Vec<Question> = cases
        .iter()
        .map(|case| Question { text: &case.text, reference: case.reference.as_deref() })
        .collect();
    let answer = process::piped(command, &serde_json::to_vec(&questions)?)?;
    let answers: Vec<Vec<Vec<[String; 2]>>> = serde_json::from_slice(&answer)
        .with_context(|| format!("`{}` answered something else", process::line(command)))?;
    ensure!(answers.len() == cases.len(), "{} answers to {} questions", answers.len(), cases.len());
    let mention = |mention: Vec<[String; 2]>| mention.iter().filter_map(days).collect();
    Ok(answers.into_iter().map(|case| case.into_iter().map(mention).collect()).collect())
}

/// Days, where the calendar has them; `inf` and years beyond ours are answers without a day.
fn days([start, end]: &[String; 2]) -> Option<Days> {
    Some(Days { start: start.parse().ok()?, end: end.parse().ok()? })
}

/// Each case is an article of one paragraph, published on its reference day.
fn own(cases: &[&Case]) -> Vec<Vec<Mention>> {
    let articles = cases.iter().enumerate().map(|(number, case)| article(number, case)).collect();
    let dossier = hutong_extract::extract(articles, &Config::for_folder("cases"));
    let mut found: Vec<(&ArticleId, Vec<Mention>)> = dossier
        .articles
        .iter()
        .map(|article| {
            let spans = article.dates.iter().filter_map(|date| date.span.as_ref());
            let mentions = spans.map(|span| vec![Days { start: span.start, end: span.end }]);
            (&article.id, mentions.collect())
        })
        .collect();
    found.sort_by(|one, other| one.0.cmp(other.0));
    found.into_iter().map(|(_, mentions)| mentions).collect()
}

fn article(number: usize, case: &Case) -> Article {
    let published = case.reference.as_deref().and_then(|time| time.get(..10)?.parse::<Day>().ok());
    Article {
        id: ArticleId::new(format!("case-{number:06}")),
        file: "case.txt".into(),
        title: "case".into(),
        outlet: None,
        authors: Vec::new(),
        editors: Vec::new(),
        published: published.map(|day| Published { day, instant: None }),
        source_url: None,
        language: "und".into(),
        tags: Vec::new(),
        summary: String::new(),
        hero: None,
        body: vec![Block::Paragraph(vec![Inline::Text(case.text.clone())])],
        mentions: Vec::new(),
        dates: Vec::new(),
        extra: Default::default(),
        diagnostics: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(text: &str, reference: &str) -> Case {
        Case { text: text.into(), reference: Some(reference.into()), expected: Ok(Vec::new()) }
    }

    #[test]
    fn answers_stand_in_the_order_of_the_questions() {
        let cases =
            [case("2013年11月3日", "2015-01-01"), case("没有", "2021-01-01"), case("昨天", "2016-11-07")];
        let found = own(&cases.iter().collect::<Vec<_>>());
        let one = |day: &str| vec![vec![Days::one(day.parse().unwrap())]];
        assert_eq!(found, [one("2013-11-03"), vec![], one("2016-11-06")]);
    }

    #[test]
    fn another_program_is_asked_with_json_and_must_answer_every_question() {
        let cases = [case("胡同", "2016-11-07"), case("x", "2016-11-07")];
        let cases: Vec<&Case> = cases.iter().collect();
        let shell = |answer: &str| {
            let mut command = Command::new("sh");
            command.args(["-c", &format!("grep -q 胡同 && echo '{answer}'")]);
            asked(&mut command, &cases)
        };
        let found = shell(r#"[[[["2016-11-06","2016-11-06"]]], []]"#).unwrap();
        assert_eq!(found, [vec![vec![Days::one("2016-11-06".parse().unwrap())]], vec![]]);
        assert!(shell("[[]]").unwrap_err().to_string().contains("1 answers to 2 questions"));
        assert!(shell("no").is_err());
    }
}
