//! The ways of installing something, and the commands they come down to.

use crate::process;
use anyhow::{Result, bail};
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Once;

/// How a tool comes onto this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Installation {
    /// Debian packages.
    Apt(&'static [&'static str]),
    /// An npm package, into a folder of the project, beside those that are there.
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
    /// A Python package, into a virtual environment of the project.
    Pip {
        /// Its name.
        package: &'static str,
        /// Exactly this version.
        version: &'static str,
        /// The virtual environment; made where it is missing.
        folder: PathBuf,
    },
    /// The source package of a Python library, unpacked beside a virtual environment's programs.
    PipSource {
        /// Its name.
        package: &'static str,
        /// Exactly this version.
        version: &'static str,
        /// The virtual environment; its folder `sources` will hold one named after both.
        folder: PathBuf,
    },
    /// A target of the running rustup toolchain.
    RustupTarget(&'static str),
    /// The first way, and where that fails the second.
    OneOf(Box<[Installation; 2]>),
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
                        // Saved, since npm removes what no one asked to keep.
                        .args(["install", "--save-exact", "--no-audit", "--no-fund"])
                        .args(["--loglevel=error", "--prefix"])
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
            Self::Pip { package, version, folder } => {
                virtual_environment(folder)?;
                process::run(
                    Command::new(folder.join("bin/python"))
                        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
                        .arg(format!("{package}=={version}")),
                )
            }
            Self::PipSource { package, version, folder } => {
                virtual_environment(folder)?;
                let (archives, sources) = (tempfile::tempdir()?, folder.join("sources"));
                std::fs::create_dir_all(&sources)?;
                process::run(
                    Command::new(folder.join("bin/python"))
                        .args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check"])
                        .args(["--no-deps", "--no-binary", ":all:", "--dest"])
                        .arg(archives.path())
                        .arg(format!("{package}=={version}")),
                )?;
                let archive = archives.path().join(format!("{package}-{version}.tar.gz"));
                process::run(Command::new("tar").arg("xzf").arg(archive).arg("-C").arg(sources))
            }
            Self::RustupTarget(target) => {
                process::run(Command::new("rustup").args(["target", "add", target]))
            }
            Self::OneOf(ways) => ways[0].run().or_else(|error| {
                eprintln!("  {error:#}\n  instead: {}", ways[1]);
                ways[1].run()
            }),
            Self::ByHand(what) => bail!("it has to be done by hand: {what}"),
        }
    }
}

impl fmt::Display for Installation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Apt(packages) => write!(out, "apt-get install {}", packages.join(" ")),
            Self::Npm { package, version, folder } => {
                write!(out, "npm install --save-exact --prefix {} {package}@{version}", folder.display())
            }
            Self::Cargo { package, version, folder } => write!(
                out,
                "cargo install --locked {package} --version {version} --profile dev --root {}",
                folder.display()
            ),
            Self::Pip { package, version, folder } => {
                let folder = folder.display();
                write!(out, "python3 -m venv {folder} && {folder}/bin/pip install {package}=={version}")
            }
            Self::PipSource { package, version, folder } => {
                let folder = folder.display();
                write!(
                    out,
                    "pip download --no-deps --no-binary :all: {package}=={version}, unpacked in {folder}/sources"
                )
            }
            Self::RustupTarget(target) => write!(out, "rustup target add {target}"),
            Self::OneOf(ways) => write!(out, "{} (or: {})", ways[0], ways[1]),
            Self::ByHand(what) => out.write_str(what),
        }
    }
}

/// Makes a virtual environment where there is none. Debian keeps the module for it in a package.
fn virtual_environment(folder: &Path) -> Result<()> {
    if folder.join("bin/pip").is_file() {
        return Ok(());
    }
    let make = || process::output(Command::new("python3").args(["-m", "venv"]).arg(folder));
    if make().is_err() {
        apt(&["python3", "python3-venv"])?;
        make()?;
    }
    Ok(())
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
        assert_eq!(npm.to_string(), "npm install --save-exact --prefix target/tools/npm binaryen@1.0.0");
        let pip =
            Installation::Pip { package: "spoon", version: "2.0", folder: "target/tools/python".into() };
        assert_eq!(
            Installation::OneOf(Box::new([pip, apt])).to_string(),
            "python3 -m venv target/tools/python && target/tools/python/bin/pip install spoon==2.0 \
             (or: apt-get install chromium chromium-driver)"
        );
    }

    #[test]
    fn where_both_ways_fail_the_second_says_why() {
        let ways = [Installation::ByHand("with a fork"), Installation::ByHand("with a spoon")];
        let error = Installation::OneOf(Box::new(ways)).run().unwrap_err();
        assert!(error.to_string().contains("with a spoon"));
    }

    #[test]
    fn what_is_done_by_hand_fails_with_its_instruction() {
        let error = Installation::ByHand("https://rustup.rs").run().unwrap_err();
        assert!(error.to_string().contains("https://rustup.rs"));
    }
}
