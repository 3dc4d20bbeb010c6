//! What a long command says while it works: each step and how long it took.

use anyhow::Result;
use std::time::{Duration, Instant};

/// Does a step, saying before what it is and afterwards how long it took.
///
/// # Errors
///
/// Those of the step.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("• {what}");
    let start = Instant::now();
    let result = work()?;
    eprintln!("  done in {}", seconds(start.elapsed()));
    Ok(result)
}

/// `0.4 s`, `12.3 s`, `3 min 5 s`.
pub fn seconds(duration: Duration) -> String {
    let whole = duration.as_secs();
    if whole < 60 {
        return format!("{:.1} s", duration.as_secs_f64());
    }
    format!("{} min {} s", whole / 60, whole % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(seconds(Duration::from_millis(420)), "0.4 s");
        assert_eq!(seconds(Duration::from_millis(12_340)), "12.3 s");
        assert_eq!(seconds(Duration::from_secs(185)), "3 min 5 s");
    }
}
