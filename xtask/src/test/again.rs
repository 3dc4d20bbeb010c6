//! Browser tests that failed have a second try, with nothing beside them. A browser that was slow for
//! once does not stop everybody's work; a test that needed the second try is named, because now and
//! then what was slow is ours. More than a few that fail are no accident: they get none.

use crate::process;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitStatus, Stdio};

/// More failures than these are a fault of what is tested.
const ACCIDENTS: usize = 3;

/// Runs the tests of `command`, which takes the test runner's own arguments, and the failed ones again.
///
/// # Errors
///
/// When a test fails twice, when too many fail, or when the tests cannot be run at all.
pub fn run(command: impl Fn() -> Command) -> Result<()> {
    let mut first = command();
    let (status, failed) = told(&mut first)?;
    if status.success() {
        return Ok(());
    }
    if failed.is_empty() || failed.len() > ACCIDENTS {
        bail!("`{}` failed ({status})", process::line(&first));
    }
    eprintln!("once more, alone: {}", failed.join(", "));
    process::run(command().arg("--exact").args(&failed).arg("--test-threads=1"))?;
    eprintln!("note: passed the second time only: {}", failed.join(", "));
    Ok(())
}

/// Runs tests with their output shown; how it ended, and the names of the tests that failed.
fn told(command: &mut Command) -> Result<(ExitStatus, Vec<String>)> {
    command.stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("cannot start `{}`", process::line(command)))?;
    let output = child.stdout.take().context("the tests have no output")?;
    let mut failed = Vec::new();
    for line in BufReader::new(output).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        failed.extend(failure(&line).map(str::to_owned));
    }
    Ok((child.wait()?, failed))
}

/// The test that a line of the test runner says has failed.
fn failure(line: &str) -> Option<&str> {
    line.strip_prefix("test ")?.strip_suffix(" ... FAILED")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A runner of two tests: `first` fails whenever it runs beside others, `second` as `broken` says.
    fn runner(broken: bool) -> impl Fn() -> Command {
        let second = if broken { "FAILED" } else { "ok" };
        let script = format!(
            "case \"$*\" in \
             '') echo 'test first ... FAILED'; echo 'test second ... {second}'; exit 101;; \
             '--exact first --test-threads=1') exit 0;; \
             *) exit 101;; esac"
        );
        move || {
            let mut command = Command::new("sh");
            command.args(["-c", &script, "runner"]);
            command
        }
    }

    #[test]
    fn what_fails_once_runs_again_alone() {
        run(runner(false)).unwrap();
    }

    #[test]
    fn what_fails_twice_has_failed() {
        run(runner(true)).unwrap_err();
    }

    #[test]
    fn many_failures_are_no_accident() {
        let all = "for n in 1 2 3 4; do echo \"test $n ... FAILED\"; done; [ $# -gt 0 ]";
        run(|| {
            let mut command = Command::new("sh");
            command.args(["-c", all, "runner"]);
            command
        })
        .unwrap_err();
    }

    #[test]
    fn only_lines_of_failed_tests_name_one() {
        assert_eq!(failure("test a::b ... FAILED"), Some("a::b"));
        assert_eq!(failure("test a ... ok"), None);
        assert_eq!(failure("test result: FAILED. 1 passed; 1 failed"), None);
    }
}
