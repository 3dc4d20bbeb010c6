//! Sets of numbers as bits, of which several numbers may share one: what has none there is told apart at once. Knows
//! not what the numbers are.

/// Takes a number in. The number of words is a power of two.
pub(crate) fn set(bits: &mut [u64], number: usize) {
    let last = bits.len() - 1;
    bits[(number / 64) & last] |= 1 << (number % 64);
}

/// Whether a number may be in: it or one that shares its bit.
pub(crate) fn has(bits: &[u64], number: usize) -> bool {
    bits[(number / 64) & (bits.len() - 1)] & 1 << (number % 64) != 0
}
