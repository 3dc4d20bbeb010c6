//! Dossiers of a few words, and files as a host would serve them.

use hutong_index::{Look, Name, Reader, Search, Written};
use hutong_model::*;
use hutong_search::{Bin, DateRange, Facet, FacetCount, Lexicon, Query, Question, Sort, Vocabulary};
use std::collections::{BTreeMap, HashMap};
use std::io::Read;
use std::rc::Rc;

/// Title, text, outlet, day, entity.
pub type Given = (String, String, u8, Option<i32>, u8);

/// Documents of which only the text matters.
pub fn texts(texts: &[&str]) -> Vec<Given> {
    texts.iter().map(|text| (String::new(), (*text).to_owned(), 0, None, 0)).collect()
}

/// A dossier, newest first.
pub fn dossier(mut given: Vec<Given>) -> Dossier {
    given.sort_by_key(|(.., day, _)| std::cmp::Reverse(*day));
    let article = |(at, (title, text, outlet, day, entity)): (usize, Given)| Article {
        id: ArticleId::new(at.to_string()),
        file: String::new(),
        title: format!("{title}{at}"),
        outlet: (outlet < 3).then(|| format!("o{outlet}")),
        authors: Vec::new(),
        editors: Vec::new(),
        published: day.map(|day| Published {
            day: Day::from_number(18_800 + day).expect("within the calendar"),
            instant: None,
        }),
        source_url: None,
        language: "zh".into(),
        tags: vec![format!("o{entity}")],
        summary: String::new(),
        hero: None,
        body: vec![Block::Paragraph(vec![Inline::Text(text)])],
        mentions: vec![Mention {
            entity: EntityId::new(format!("app{entity}")),
            place: Place { block: 0, start: 0, end: 0 },
        }],
        dates: Vec::new(),
        extra: BTreeMap::new(),
        diagnostics: Vec::new(),
    };
    let entity = |number: u8| Entity {
        id: EntityId::new(format!("app{number}")),
        kind: KindId::new("app"),
        name: Label::plain(format!("app{number}")),
        aliases: Vec::new(),
    };
    Dossier {
        language: "zh".into(),
        kinds: vec![Kind { id: KindId::new("app"), label: Label::plain("app") }],
        entities: (0..2).map(entity).collect(),
        articles: given.into_iter().enumerate().map(article).collect(),
        lexicon: LEXICON.to_text(),
        ..Dossier::default()
    }
}

const LEXICON: Lexicon<'static> = Lexicon {
    pairs: "Éé",
    simplified: "雲云閃闪",
    longer: "ßss",
    readings: "wei微\nxin信\nzhi支\nfu付",
    names: "app\t\tapp\noutlet\t\toutlet\napp\tapp0\tapp0\t微信\napp\tapp1\tapp1\noutlet\to0\to0\noutlet\to1\to1",
};

/// Files of a host, inflated.
pub struct Files {
    /// By name.
    pub all: HashMap<Name, Vec<u8>>,
    root: Name,
}

/// What a host serves.
pub fn files(written: &Written) -> Files {
    let all = written.files.iter().map(|file| {
        let mut bytes = Vec::new();
        flate2::read::DeflateDecoder::new(file.bytes.as_slice())
            .read_to_end(&mut bytes)
            .expect("what a host serves is whole");
        (file.name.parse().expect("what a host serves is whole"), bytes)
    });
    Files { all: all.collect(), root: written.root.parse().expect("what a host serves is whole") }
}

impl Files {
    /// The root's bytes.
    pub fn root(&self) -> &[u8] {
        &self.all[&self.root]
    }

    /// A reader that has nothing else yet.
    pub fn reader(&self) -> Reader {
        Reader::open(self.root()).expect("what a host serves is whole")
    }

    /// Fetches and offers.
    pub fn give(&self, reader: &mut Reader, names: &[Name]) {
        names.iter().for_each(|name| {
            reader.offer(*name, self.all[name].clone()).expect("what a host serves is whole")
        });
    }

    /// How this index folds, names included.
    pub fn vocabulary(&self, reader: &mut Reader) -> Rc<Vocabulary> {
        fetch(self, reader, |reader, needs| Ok(reader.learn_names(needs)?.then_some(())));
        fetch(self, reader, |reader, needs| reader.vocabulary(needs))
    }
}

/// Asks until nothing is missing.
pub fn fetch<T>(
    files: &Files,
    reader: &mut Reader,
    ask: impl Fn(&mut Reader, &mut Vec<Name>) -> Result<Option<T>, hutong_index::Error>,
) -> T {
    loop {
        let mut needs = Vec::new();
        if let Some(answer) = ask(reader, &mut needs).expect("what a host serves is whole") {
            return answer;
        }
        assert!(!needs.is_empty(), "nothing is missing and there is no answer");
        files.give(reader, &needs);
    }
}

/// A final answer.
pub struct Answer {
    /// What was asked.
    pub question: Question,
    /// What was found.
    pub look: Look,
}

/// Asks for everything until the answer is final.
pub fn answer(files: &Files, query: &Query, sort: Sort) -> Answer {
    let mut reader = files.reader();
    let (search, look) = all(files, &mut reader, query, sort);
    Answer { question: search.question().clone(), look }
}

fn all(files: &Files, reader: &mut Reader, query: &Query, sort: Sort) -> (Search, Look) {
    let mut search = Search::new(files.vocabulary(reader), query.clone(), sort);
    loop {
        let look = search.look(reader, usize::MAX).expect("what a host serves is whole");
        if look.needs.is_empty() {
            return (search, look);
        }
        files.give(reader, &look.needs);
    }
}

/// The histogram when every text that could matter has come.
pub fn histogram(files: &Files, query: &Query) -> Vec<Bin> {
    let mut reader = files.reader();
    let (mut search, _) =
        all(files, &mut reader, &Query { dates: DateRange::default(), ..query.clone() }, Sort::Newest);
    loop {
        let mut needs = Vec::new();
        if let Some(bins) = search.histogram(&mut reader, &mut needs).expect("what a host serves is whole") {
            return bins;
        }
        files.give(&mut reader, &needs);
    }
}

/// The counts of a facet when every text that could matter has come.
pub fn counted(files: &Files, query: &Query, facet: &Facet) -> Vec<FacetCount> {
    let mut reader = files.reader();
    let without = Query { choices: query.choices.without(facet), ..query.clone() };
    let (mut search, _) = all(files, &mut reader, &without, Sort::Newest);
    search.choose(query.choices.clone());
    loop {
        let counts = search.counts(&mut reader, facet).expect("what a host serves is whole");
        if counts.needs.is_empty() {
            return counts.counts;
        }
        files.give(&mut reader, &counts.needs);
    }
}
