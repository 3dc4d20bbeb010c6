//! Other programs: run them, name them when they fail.

use anyhow::{Context, Result, bail};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Runs a program to its end, with its output shown.
///
/// # Errors
///
/// When it cannot be started, or when it fails; both name the command.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start `{}`", line(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Runs a program and returns what it wrote to its standard output, trimmed.
///
/// # Errors
///
/// When it cannot be started, or when it fails; the message holds its standard error.
pub fn output(command: &mut Command) -> Result<String> {
    let output =
        command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{}`", line(command)))?;
    if !output.status.success() {
        let error = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed ({}): {}", line(command), output.status, error.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a program on some bytes and returns what it wrote to its standard output; what it says of
/// its work, on standard error, is shown.
///
/// # Errors
///
/// When it cannot be started, or when it fails.
pub fn piped(command: &mut Command, input: &[u8]) -> Result<Vec<u8>> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("cannot start `{}`", line(command)))?;
    let mut stdin = child.stdin.take().context("the program has no standard input")?;
    // Beside the reading: a program may answer before it has heard everything.
    let (written, output) = std::thread::scope(|scope| {
        let writer = scope.spawn(move || stdin.write_all(input));
        let output = child.wait_with_output();
        (writer.join(), output)
    });
    let output = output?;
    if !output.status.success() {
        bail!("`{}` failed ({})", line(command), output.status);
    }
    match written {
        Ok(written) => written.with_context(|| format!("`{}` did not read its input", line(command)))?,
        Err(_) => bail!("`{}` could not be told its input", line(command)),
    }
    Ok(output.stdout)
}

/// The first line that a program prints when asked for its version; none where it does not run.
pub fn version(program: &Path) -> Option<String> {
    let text = output(Command::new(program).arg("--version")).ok()?;
    text.lines().next().map(|line| line.trim().to_owned())
}

/// The cargo that runs this command, so that one toolchain does all of the host's work.
pub fn host_cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A command as one would type it.
pub fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_a_pipe_holds_goes_through_a_program() {
        let input = "胡同\n".repeat(100_000);
        assert_eq!(piped(&mut Command::new("cat"), input.as_bytes()).unwrap(), input.as_bytes());
    }

    #[test]
    fn a_program_that_fails_is_named() {
        let error = piped(Command::new("sh").args(["-c", "cat > /dev/null; exit 3"]), b"x").unwrap_err();
        assert!(error.to_string().contains("sh -c"), "{error}");
    }
}
