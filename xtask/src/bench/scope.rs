//! Which cases mean something else than an article reader should find, by the words of the case: the
//! cases' own answers do not always say so.

/// Lunar and regnal calendars, and feasts.
pub fn is_of_another_calendar(text: &str) -> bool {
    const CHINESE: [&str; 12] =
        ["农历", "初", "正月", "腊月", "大年", "康熙", "雍正", "神龙", "除夕", "节", "三十", "世纪初"];
    const FEASTS: [&str; 20] = [
        "christmas",
        "xmas",
        "easter",
        "thanksgiving",
        "halloween",
        "ramadan",
        "eid ",
        "hanukkah",
        "diwali",
        "new year's",
        "new years",
        "valentine",
        "juneteenth",
        "labor day",
        "labour day",
        "memorial day",
        "independence day",
        "martin luther king",
        "mlk",
        "'s day",
    ];
    // `三十` alone is the last day of a lunar month; `六月三十` is in June.
    let is_lunar = CHINESE.iter().any(|word| text.contains(word)) && !text.contains("月三十");
    let text = text.to_lowercase();
    is_lunar || FEASTS.iter().any(|feast| text.contains(feast))
}

/// `past few days`, `within 5 days`, `rest of the week`, `近三年`: a stretch of time up to now or from
/// now on, which in an article is how long something took.
pub fn is_rolling(text: &str) -> bool {
    const CHINESE: [&str; 10] = ["近", "过去", "未来", "前1", "后1", "上2", "前2", "后2", "接下来", "前一"];
    let counted = |text: &str, word: &str| {
        text.split(word).skip(1).any(|rest| {
            let rest = rest.trim_start();
            rest.starts_with(|c: char| c.is_ascii_digit() || "一二两三四五六七八九十几数".contains(c))
                || rest.starts_with(['周', '个', '天', '年'])
        })
    };
    let chinese = CHINESE.iter().any(|word| counted(text, word));
    let words = words(text);
    let leads = |word: &str| {
        matches!(word, "next" | "past" | "last" | "previous" | "coming" | "upcoming" | "following" | "first")
    };
    let pairs = || words.iter().zip(words.iter().skip(1));
    chinese
        || pairs().any(|(one, other)| leads(one) && counts(other) && *one != "first")
        || pairs().any(|(one, other)| counts(one) && leads(other) && *other != "first" && one.len() < 4)
        || words.iter().any(|word| matches!(word.as_str(), "within" | "rest" | "remaining" | "remainder"))
        || pairs().any(|(one, other)| counts(one) && other == "days" && text.contains("from today"))
            && text.contains("for ")
}

/// `two years ago`, `in three weeks`, `两个月前`: the cases take a count of weeks, months or years to the
/// very day, an article means the week, month or year.
pub fn is_rounded(text: &str) -> bool {
    const LINKS: [&str; 7] = ["ago", "later", "hence", "from", "before", "after", "time"];
    let words = words(text);
    let unit = |word: &str| {
        matches!(
            word,
            "week" | "weeks" | "month" | "months" | "year" | "years" | "fortnight" | "decade" | "decades"
        )
    };
    let counted = |at: usize| at > 0 && counts(&words[at - 1]);
    let from_now = |at: usize| {
        let linked = words.get(at + 1).is_some_and(|word| LINKS.contains(&word.as_str()));
        let after_in = at > 1 && words[at - 2] == "in" || at > 2 && words[at - 3] == "in";
        linked || after_in
    };
    let chinese = ["周", "个月", "年", "星期", "礼拜"].iter().any(|unit| {
        ["前", "后", "之前", "之后", "以前", "以后"].iter().any(|link| {
            text.split(&format!("{unit}{link}")).next().is_some_and(|head| {
                // 2010年前 is before a year.
                let digits = head.chars().rev().take_while(char::is_ascii_digit).count();
                let counted =
                    (1..4).contains(&digits) || head.ends_with(|c| "一二两三四五六七八九十".contains(c));
                head.len() < text.len() && counted
            })
        })
    });
    chinese || (0..words.len()).any(|at| unit(&words[at]) && counted(at) && from_now(at))
}

/// `early next week`, `the end of March`, `later this year`: how long such a part is the cases say
/// otherwise than the dossier.
pub fn is_part(text: &str) -> bool {
    const PARTS: [&str; 12] = [
        "early",
        "earlier",
        "late",
        "later",
        "mid",
        "beginning",
        "start",
        "middle",
        "end",
        "eoy",
        "eom",
        "eod",
    ];
    words(text).iter().any(|word| PARTS.contains(&word.as_str()))
}

/// `in 5 minutes`, `half an hour ago`: the day is only that of the asking.
pub fn is_of_the_clock(text: &str) -> bool {
    let words = words(text);
    words.iter().any(|word| {
        matches!(word.as_str(), "minutes" | "minute" | "min" | "mins" | "hour" | "hours" | "seconds")
    }) || ["分钟", "小时"].iter().any(|unit| text.contains(unit))
}

/// `the week`, `my day`, `weekend`, `the same month`: of the asking, or of something said before, which
/// an article does not show.
pub fn is_bare(found: &str) -> bool {
    let words = words(found);
    let is_unit =
        |word: &str| matches!(word, "day" | "week" | "weekend" | "month" | "year" | "fortnight" | "eod");
    match words.as_slice() {
        [unit] => is_unit(unit),
        [which, unit] => {
            matches!(which.as_str(), "the" | "my" | "that" | "this" | "past" | "last" | "next")
                && is_unit(unit)
                && (unit == "day"
                    || matches!(which.as_str(), "the" | "my")
                    || which == "that" && unit == "weekend")
        }
        [the, which, unit] if the == "the" => {
            matches!(which.as_str(), "same" | "last") && is_unit(unit) && (which == "same" || unit == "day")
        }
        _ => false,
    }
}

/// `4/22`, `7.6`, `3-7-2017`, `05/05/89`, `12/1`: numbers alone, without a year of four digits or in an
/// order (day or month first) that differs between countries.
pub fn is_of_numbers(found: &str) -> bool {
    let numeric = found.chars().all(|c| c.is_ascii_digit() || " ./-,".contains(c));
    let numbers: Vec<&str> =
        found.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let year_at = numbers.iter().position(|number| number.len() == 4);
    let ambiguous = |pair: &[&str]| {
        let small = |text: &str| text.parse::<u8>().is_ok_and(|number| number <= 12);
        matches!(pair, [first, second] if first != second && small(first) && small(second))
    };
    numeric
        && match (numbers.as_slice(), year_at) {
            ([_], _) => numbers[0].len() <= 2,
            (_, None) => true,
            ([first, second, _], Some(2)) => ambiguous(&[first, second]),
            (several, Some(at)) => several.len() > 3 && at > 0,
        }
}

fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn counts(word: &str) -> bool {
    const NUMBERS: [&str; 20] = [
        "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "few",
        "couple", "several", "twenty", "thirty", "forty", "half", "some",
    ];
    word.parse::<u16>().is_ok_and(|number| number < 1000) || NUMBERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_up_to_now_are_rolling() {
        for text in
            ["past few days", "next 2 days", "the 5 past years", "rest of my week", "近三年销量", "前1周"]
        {
            assert!(is_rolling(text), "{text}");
        }
        for text in ["next week", "last Sunday", "附近的店9月开业", "past Wednesday", "first week of 2015"]
        {
            assert!(!is_rolling(text), "{text}");
        }
    }

    #[test]
    fn counts_of_longer_units_are_rounded() {
        for text in ["two years ago", "I will leave in 3 weeks", "a month ago", "两个月前"] {
            assert!(is_rounded(text), "{text}");
        }
        for text in ["two days ago", "in two days", "三天前", "2010年前", "the first week of May"] {
            assert!(!is_rounded(text), "{text}");
        }
    }

    #[test]
    fn parts_of_uncertain_length_are_known_by_their_word() {
        assert!(is_part("We had a meeting late last week") && is_part("earlier in the week"));
        assert!(!is_part("the third week of May"));
    }

    #[test]
    fn what_only_the_asking_dates_is_known_by_its_words() {
        for text in ["the week", "my day", "weekend", "the same month", "that weekend", "last day"] {
            assert!(is_bare(text), "{text}");
        }
        for text in ["this week", "last week", "next year", "this weekend", "the first week"] {
            assert!(!is_bare(text), "{text}");
        }
        assert!(is_of_the_clock("in 5 minutes") && is_of_the_clock("他10分钟之前刚走"));
    }

    #[test]
    fn numbers_alone_are_dates_only_with_a_year_and_a_known_order() {
        for text in ["4/22", "7.6", "3-7-2017", "05/05/89", "12/1", "27", "10/1 - 11/2/2017"] {
            assert!(is_of_numbers(text), "{text}");
        }
        for text in ["02/22/2016", "2016-11", "11/2016", "2015.5.13", "13.5.2015", "20161016", "5 May 89"] {
            assert!(!is_of_numbers(text), "{text}");
        }
    }
}
