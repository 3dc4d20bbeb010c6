//! One slip of a finger.

/// Whether one word becomes the other by one letter more, less or different, or by exchanging two
/// neighbours.
pub(crate) fn is_one_apart(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let before = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[before..], &other[before..]);
    let after = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[..one.len() - after], &other[..other.len() - after]);
    match (one, other) {
        ([_], [_]) | ([_], []) | ([], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip() {
        for (one, other, expected) in [
            ("alipay", "alipay", false),
            ("alipay", "alpay", true),
            ("alipay", "allipay", true),
            ("alipay", "alipat", true),
            ("alipay", "ailpay", true),
            ("alipay", "apilay", false),
            ("alipay", "alapy", false),
            ("", "a", true),
            ("é", "e", true),
        ] {
            assert_eq!(is_one_apart(one, other), expected, "{one} {other}");
            assert_eq!(is_one_apart(other, one), expected, "{other} {one}");
        }
    }
}
