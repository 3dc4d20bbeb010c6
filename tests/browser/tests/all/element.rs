//! What an element promises to the page around it: properties, typed events, parts, custom properties,
//! a dossier of its own.

use hutong_browser_tests::{
    Outcome, dossier,
    embedded::{TREE, press, shows},
    root, visit_furnished, visit_hosts,
};
use serde_json::{Map, Value};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

#[test]
fn every_attribute_is_a_property_before_and_after_the_element_is_known() -> Outcome {
    visit_hosts(async |page, _| {
        page.load("plain.html").await?;
        shows(&page, ".card").await?;
        page.script("window.viewer = document.querySelector('hutong-viewer')").await?;
        for (name, value) in [
            ("src", "viewer/dossier.json"),
            ("view", "timeline"),
            ("query", "x"),
            ("theme", "dark"),
            ("height", "300"),
            ("sync", "none"),
            ("keys", "off"),
            ("lang", "en"),
        ] {
            page.script(&format!("viewer.{name} = {value:?}")).await?;
            assert_eq!(page.script(&format!("return viewer.getAttribute('{name}')")).await?, value);
            page.script(&format!("viewer.setAttribute('{name}', '')")).await?;
            assert_eq!(page.script(&format!("return viewer.{name}")).await?, "", "{name}");
            page.script(&format!("viewer.setAttribute('{name}', {value:?})")).await?;
            assert_eq!(page.script(&format!("return viewer.{name}")).await?, value);
        }
        page.script("viewer.view = viewer.query = null; viewer.theme = undefined").await?;
        assert_eq!(
            page.script("return ['view', 'query', 'theme'].filter((name) => viewer.hasAttribute(name))")
                .await?,
            serde_json::json!([])
        );
        // What a page sets before the script that defines the element has come.
        page.load("late.html").await?;
        page.script("document.querySelector('hutong-viewer').view = 'matrix'").await?;
        assert_eq!(
            page.script("return document.querySelector('hutong-viewer').hasAttribute('view')").await?,
            false
        );
        page.script("dispatchEvent(new Event('load-viewer'))").await?;
        shows(&page, ".matrix").await?;
        assert_eq!(
            page.script("return document.querySelector('hutong-viewer').getAttribute('view')").await?,
            "matrix"
        );
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}

#[test]
fn what_events_tell_is_what_their_types_promise() -> Outcome {
    let types = interfaces(&fs::read_to_string(root().join("www/embed.d.ts"))?);
    visit_hosts(async |page, elsewhere| {
        page.load("plain.html").await?;
        shows(&page, ".card").await?;
        press(&page, ".views a:nth-child(2)").await?;
        shows(&page, ".timeline").await?;
        press(&page, ".event.reported .evidence-list a").await?;
        page.until_true("told.some(({ name }) => name === 'select')").await?;
        page.script(&format!(
            "document.querySelector('hutong-viewer').src = {:?}",
            elsewhere + "nothing.json"
        ))
        .await?;
        page.until_true("told.some(({ name }) => name === 'error')").await?;
        let told = page.script("return told").await?;
        for (name, interface) in [
            ("ready", "HutongPlace"),
            ("navigate", "HutongNavigation"),
            ("select", "HutongSelection"),
            ("error", "HutongFault"),
        ] {
            let mut found = told.as_array().into_iter().flatten().filter(|event| event["name"] == name);
            let Some(Value::Object(detail)) = found.next() else { panic!("{name}: not in {told}") };
            let mut detail: Map<String, Value> = detail.clone();
            detail.remove("name");
            let promised = &types[interface];
            assert_eq!(detail.keys().collect::<BTreeSet<_>>(), promised.keys().collect(), "{name}");
            for (field, kind) in promised {
                assert!(fits(&detail[field], kind), "{name}.{field}: {} is no {kind}", detail[field]);
            }
        }
        Ok(())
    })
}

/// The fields of each interface in a file of types, with their types as they are written.
fn interfaces(text: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    let mut found = BTreeMap::<String, BTreeMap<String, String>>::new();
    let mut name = String::new();
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("export interface ") {
            let words: Vec<_> = rest.split_whitespace().collect();
            name = words[0].to_owned();
            let inherited =
                words.iter().position(|word| *word == "extends").and_then(|at| found.get(words[at + 1]));
            let inherited = inherited.cloned().unwrap_or_default();
            found.insert(name.clone(), inherited);
        } else if let Some((field, kind)) = line.trim().trim_end_matches(';').split_once(": ") {
            let is_field = field.chars().all(char::is_alphanumeric);
            if let Some(fields) = found.get_mut(&name).filter(|_| is_field) {
                fields.insert(field.into(), kind.into());
            }
        }
    }
    found
}

fn fits(value: &Value, kind: &str) -> bool {
    kind.split(" | ").any(|kind| match kind {
        "string" | "(string & {})" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        literal => value.as_str().is_some_and(|text| literal == format!("{text:?}")),
    })
}

#[test]
fn a_page_chooses_colours_and_sizes_and_reaches_the_parts() -> Outcome {
    visit_hosts(async |page, _| {
        page.load("dressed.html").await?;
        shows(&page, ".card").await?;
        let style = |property: &str, selector: &str| {
            format!("return getComputedStyle({TREE}.querySelector({selector:?})).{property}")
        };
        assert_eq!(page.script(&style("backgroundColor", ".viewer")).await?, "rgb(255, 255, 255)");
        assert_eq!(page.script(&style("fontSize", ".viewer")).await?, "18px");
        assert_eq!(page.script(&style("borderTopLeftRadius", ".viewer")).await?, "8px");
        assert_eq!(page.script(&style("display", ".footer")).await?, "none");
        assert_eq!(page.script(&style("textTransform", ".masthead")).await?, "uppercase");
        let accent = style("borderBottomColor", ".views a[aria-current]");
        assert_eq!(page.script(&accent).await?, "rgb(11, 87, 208)");
        // Every part that is documented is there.
        for part in ["viewer", "masthead", "content", "finder", "footer"] {
            shows(&page, &format!("[part={part}]")).await?;
        }
        Ok(())
    })
}

#[test]
fn elements_of_one_page_show_different_dossiers() -> Outcome {
    let own = dossier();
    let other = fs::read_to_string(root().join("tests/fixtures/dossier.json"))?;
    let title = serde_json::from_str::<hutong_model::Dossier>(&other)?.title.get("en").to_owned();
    let beside = |folder: &Path| Ok(fs::write(folder.join("other.json"), &other)?);
    visit_furnished(beside, async |page, _| {
        page.load("columns.html").await?;
        page.script("document.querySelectorAll('hutong-viewer')[1].src = 'other.json'").await?;
        let titles = "[...document.querySelectorAll('hutong-viewer')].map(({ shadowRoot }) => shadowRoot?.querySelector('.masthead-title')?.textContent.trim())";
        page.until_true(&format!("{titles}[1] === {title:?}")).await?;
        page.until_true(&format!("{titles}[0] === {:?}", own.title.get("en"))).await?;
        // One is taken away, and the others stay.
        page.script("document.querySelectorAll('hutong-viewer')[1].remove()").await?;
        page.until_true(&format!("{titles}.length === 2 && {titles}[1] === {:?}", own.title.get("zh-Hans")))
            .await?;
        assert_eq!(page.complaints().await?, Vec::<String>::new());
        Ok(())
    })
}
