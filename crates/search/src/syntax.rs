//! What a typed query says, before anybody asks what its names mean. Every text is a query: what
//! has no meaning as an operator is text to find.
//!
//! - Words, divided by white space, must all occur.
//! - `"a phrase"` (or `“a phrase”`) must occur as it stands. A quotation mark that is never closed
//!   counts for nothing, so that a phrase finds something while it is typed.
//! - `-word`, `-"a phrase"` and `-name:value` must not hold.
//! - `OR`, in capitals, between two of these: one of the two is enough. It binds closer than the
//!   space: `a b OR c` is `a` and one of `b`, `c`.
//! - `name:value` and `name:"a value"` may name a facet or a limit of days; `：` will do for `:`.

/// Something asked for, as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// Whether it must not hold.
    pub negated: bool,
    /// What stands before the colon; empty where there is none.
    pub name: &'a str,
    /// The word, or the phrase without its quotation marks.
    pub value: &'a str,
    /// All of it but the minus, for when the name turns out to be none.
    pub whole: &'a str,
}

/// The tokens of a query, by clause: one of each clause must hold.
pub fn parse(text: &str) -> Vec<Vec<Token<'_>>> {
    let tokens = tokens(text);
    let or = |at: usize| tokens.get(at).is_some_and(|token| !token.negated && token.whole == "OR");
    let joins = |at: usize| or(at) && at > 0 && at + 1 < tokens.len() && !or(at - 1) && !or(at + 1);
    let mut clauses: Vec<Vec<Token<'_>>> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if joins(at) {
            continue;
        }
        match clauses.last_mut() {
            Some(clause) if at > 0 && joins(at - 1) => clause.push(*token),
            _ => clauses.push(vec![*token]),
        }
    }
    clauses
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (token, after) = token(rest);
        tokens.push(token);
        rest = after.trim_start();
    }
    tokens
}

/// The first token of a text that does not begin with white space, and what follows it.
fn token(text: &str) -> (Token<'_>, &str) {
    let unsigned = text.strip_prefix('-').filter(|rest| rest.starts_with(|c: char| !c.is_whitespace()));
    let (negated, body) = (unsigned.is_some(), unsigned.unwrap_or(text));
    if let Some((value, after)) = quoted(body) {
        let whole = &body[..body.len() - after.len()];
        return (Token { negated, name: "", value, whole }, after);
    }
    let body = match body.strip_prefix(is_quote) {
        Some(rest) if rest.starts_with(|c: char| !c.is_whitespace() && !is_quote(c)) => rest,
        _ => body,
    };
    let (word, after) = body.split_at(body.find(char::is_whitespace).unwrap_or(body.len()));
    if let Some((name, value)) = word.split_once([':', '：'])
        && !name.is_empty()
    {
        let from = &body[body.len() - after.len() - value.len()..];
        if let Some((value, after)) = quoted(from) {
            let whole = &body[..body.len() - after.len()];
            return (Token { negated, name, value, whole }, after);
        }
        let value = value.strip_prefix(is_quote).unwrap_or(value);
        if !value.is_empty() {
            return (Token { negated, name, value, whole: word }, after);
        }
    }
    (Token { negated, name: "", value: word, whole: word }, after)
}

/// The phrase at the beginning of a text, and what follows its closing mark.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let (phrase, after) = text.strip_prefix(is_quote)?.split_once(is_quote)?;
    (!phrase.trim().is_empty()).then_some((phrase, after))
}

fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '＂')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// As in `a b|-c|name=d`: clauses by spaces, alternatives by bars.
    fn shown(text: &str) -> String {
        let token = |token: &Token<'_>| {
            let sign = if token.negated { "-" } else { "" };
            let name = if token.name.is_empty() { String::new() } else { format!("{}=", token.name) };
            format!("{sign}{name}{}", token.value.replace(' ', "_"))
        };
        let clause = |clause: &Vec<Token<'_>>| clause.iter().map(token).collect::<Vec<_>>().join("|");
        parse(text).iter().map(clause).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn reads() {
        for (text, expected) in [
            ("", ""),
            ("  微信　支付 ", "微信 支付"),
            ("\"apple pay\" x", "apple_pay x"),
            ("“微信 支付”淘宝", "微信_支付 淘宝"),
            ("-淘宝 -\"a b\" -app:x", "-淘宝 -a_b -app=x"),
            ("a b OR c d", "a b|c d"),
            ("a OR b OR -c", "a|b|-c"),
            ("OR a", "OR a"),
            ("a OR", "a OR"),
            ("a OR OR b", "a OR OR b"),
            ("a or b", "a or b"),
            ("\"OR\" OR b", "OR|b"),
            ("outlet:ZAKER app：微信", "outlet=ZAKER app=微信"),
            ("outlet:\"a b\"c", "outlet=a_b c"),
            ("after:2021-09", "after=2021-09"),
            // What is no operator is text.
            ("-", "-"),
            ("- a", "- a"),
            ("--a", "--a"),
            ("a-b", "a-b"),
            ("\"", "\""),
            ("\"\" a", "\"\" a"),
            ("\"apple pa", "apple pa"),
            ("outlet:\"a b", "outlet=a b"),
            ("outlet:", "outlet:"),
            (":x", ":x"),
            ("5\" disk", "5\" disk"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_text_is_a_query(text in "[-a \"“”:：OR微\\PC]{0,24}") {
            let clauses = parse(&text);
            prop_assert_eq!(clauses.is_empty(), text.trim().is_empty());
            for token in clauses.iter().flatten() {
                prop_assert!(!token.value.is_empty() && text.contains(token.whole), "{:?}", token);
            }
        }

        #[test]
        fn words_are_themselves(words in prop::collection::vec("[a-z微信]{1,4}", 0..5)) {
            let text = words.join(" ");
            let read: Vec<_> = parse(&text).iter().map(|clause| clause[0].value.to_owned()).collect();
            prop_assert_eq!(read, words);
        }
    }
}
