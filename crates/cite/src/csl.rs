//! CSL-JSON, by the schema of CSL 1.0.2. Names are `literal`: the articles do not say which part
//! of a name is the family's.

use hutong_model::{Article, Day};
use serde_json::{Map, Value, json};

pub fn references(articles: &[&Article], accessed: Option<Day>) -> String {
    let items: Vec<_> = articles.iter().map(|article| item(article, accessed)).collect();
    format!("{:#}\n", Value::from(items))
}

fn item(article: &Article, accessed: Option<Day>) -> Value {
    let mut item = Map::new();
    let mut put = |name: &str, value: Value| item.insert(name.to_owned(), value);
    put("id", json!(article.id));
    put("type", json!(if article.outlet.is_some() { "article-newspaper" } else { "webpage" }));
    put("title", json!(article.title));
    if !article.authors.is_empty() {
        put("author", names(&article.authors));
    }
    if !article.editors.is_empty() {
        put("editor", names(&article.editors));
    }
    if let Some(outlet) = &article.outlet {
        put("container-title", json!(outlet));
    }
    if let Some(published) = &article.published {
        put("issued", date(published.day));
    }
    if let Some(day) = accessed {
        put("accessed", date(day));
    }
    if let Some(url) = &article.source_url {
        put("URL", json!(url));
    }
    put("language", json!(article.language));
    if !article.summary.is_empty() {
        put("abstract", json!(article.summary));
    }
    Value::Object(item)
}

fn names(names: &[String]) -> Value {
    names.iter().map(|name| json!({ "literal": name })).collect()
}

fn date(day: Day) -> Value {
    json!({ "date-parts": [[day.year(), day.month(), day.day()]] })
}
