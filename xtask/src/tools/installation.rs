//! The ways of installing something, and the commands they come down to.

use crate::process;
use anyhow::{Result, bail};
use std::fmt;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Once;

/// How a tool comes onto this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Installation {
    /// Debian packages.
    Apt(&'static [&'static str]),
    /// An npm package, into a folder of the project.
    Npm {
        /// Its name.
        package: &'static str,
        /// Exactly this version.
        version: &'static str,
        /// Where `node_modules` will be.
        folder: PathBuf,
    },
    /// A program from crates.io, into a folder of the project.
    Cargo {
        /// Its name.
        package: &'static str,
        /// Exactly this version.
        version: &'static str,
        /// `bin/` will be in it.
        folder: PathBuf,
    },
    /// A target of the running rustup toolchain; where that fails, Debian packages.
    RustupTargetOrApt {
        /// The target triple.
        target: &'static str,
        /// The packages.
        packages: &'static [&'static str],
    },
    /// Nothing that this program could do.
    ByHand(&'static str),
}

impl Installation {
    /// Does it, showing what the package managers say.
    ///
    /// # Errors
    ///
    /// When the package manager is missing or fails.
    pub fn run(&self) -> Result<()> {
        match self {
            Self::Apt(packages) => apt(packages),
            Self::Npm { package, version, folder } => {
                std::fs::create_dir_all(folder)?;
                process::run(
                    Command::new("npm")
                        .args([
                            "install",
                            "--no-save",
                            "--no-audit",
                            "--no-fund",
                            "--loglevel=error",
                            "--prefix",
                        ])
                        .arg(folder)
                        .arg(format!("{package}@{version}")),
                )
            }
            Self::Cargo { package, version, folder } => process::run(
                process::host_cargo()
                    .args(["install", "--locked", "--quiet", package, "--version", version, "--root"])
                    .arg(folder)
                    // A checker that runs once need not be fast; it should be there soon.
                    .args(["--profile", "dev"])
                    .env("CARGO_PROFILE_DEV_DEBUG", "0"),
            ),
            Self::RustupTargetOrApt { target, packages } => {
                let added = process::run(Command::new("rustup").args(["target", "add", target]));
                added.or_else(|error| {
                    eprintln!("  {error:#}; trying the distribution's packages instead");
                    apt(packages)
                })
            }
            Self::ByHand(what) => bail!("it has to be done by hand: {what}"),
        }
    }
}

impl fmt::Display for Installation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Apt(packages) => write!(out, "apt-get install {}", packages.join(" ")),
            Self::Npm { package, version, folder } => {
                write!(out, "npm install --no-save --prefix {} {package}@{version}", folder.display())
            }
            Self::Cargo { package, version, folder } => write!(
                out,
                "cargo install --locked {package} --version {version} --profile dev --root {}",
                folder.display()
            ),
            Self::RustupTargetOrApt { target, packages } => {
                write!(out, "rustup target add {target} (or: apt-get install {})", packages.join(" "))
            }
            Self::ByHand(what) => out.write_str(what),
        }
    }
}

fn apt(packages: &[&str]) -> Result<()> {
    if which::which("apt-get").is_err() {
        bail!(
            "this machine has no apt-get; hint: install what Debian calls {} with its own package manager",
            packages.join(", ")
        );
    }
    static UPDATED: Once = Once::new();
    UPDATED.call_once(|| {
        if let Err(error) = process::run(as_root("apt-get").args(["-qq", "update"])) {
            eprintln!("  {error:#}; going on with the package lists that are there");
        }
    });
    process::run(as_root("apt-get").args(["-qq", "-y", "--no-install-recommends", "install"]).args(packages))
}

/// A command with the rights of root: as it is where they are held, through sudo otherwise.
fn as_root(program: &str) -> Command {
    let is_root = process::output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0");
    let mut command = Command::new(if is_root { "env" } else { "sudo" });
    if !is_root {
        command.arg("env");
    }
    command.args(["DEBIAN_FRONTEND=noninteractive", program]);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_reads_as_one_would_type_it() {
        let apt = Installation::Apt(&["chromium", "chromium-driver"]);
        assert_eq!(apt.to_string(), "apt-get install chromium chromium-driver");
        let npm =
            Installation::Npm { package: "binaryen", version: "1.0.0", folder: "target/tools/npm".into() };
        assert_eq!(npm.to_string(), "npm install --no-save --prefix target/tools/npm binaryen@1.0.0");
    }

    #[test]
    fn what_is_done_by_hand_fails_with_its_instruction() {
        let error = Installation::ByHand("https://rustup.rs").run().unwrap_err();
        assert!(error.to_string().contains("https://rustup.rs"));
    }
}
