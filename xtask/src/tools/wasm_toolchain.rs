//! The compiler of the wasm: one that has the source of the standard library and builds it for
//! size, or the host's own where that has the target.

use super::{Found, Installation, Tool};
use crate::process;
use crate::workspace::Workspace;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// Rust with its library's source, and a linker for wasm, as Debian names them.
const DEBIAN_PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "lld-19"];

/// A cargo and a rustc that can build for the browser.
#[derive(Clone, Debug)]
pub struct WasmToolchain {
    cargo: PathBuf,
    rustc: PathBuf,
    standard_library: StandardLibrary,
}

/// Where the standard library for wasm comes from.
#[derive(Clone, Debug)]
enum StandardLibrary {
    /// It came with the toolchain.
    Prebuilt,
    /// It is built with the program, for size, and aborts without a message.
    FromSource {
        /// `wasm-ld`, which distributions do not ship with rustc.
        linker: PathBuf,
    },
}

impl WasmToolchain {
    /// The toolchain whose wasm is smallest: one that builds its library for size.
    pub fn smallest() -> Option<Self> {
        Self::from_source().or_else(Self::prebuilt)
    }

    /// The toolchain that is done soonest: one whose library is there already.
    pub fn quickest() -> Option<Self> {
        Self::prebuilt().or_else(Self::from_source)
    }

    /// Its version, and where its library comes from.
    pub fn describe(&self) -> String {
        let version = process::version(&self.rustc).unwrap_or_else(|| "rustc".to_owned());
        match &self.standard_library {
            StandardLibrary::Prebuilt => format!("{version}, its library prebuilt"),
            StandardLibrary::FromSource { linker } => {
                format!("{version}, its library built for size, {}", name(linker))
            }
        }
    }

    /// `cargo rustc` for the browser, without package, profile and features.
    pub fn cargo_rustc(&self) -> Command {
        let mut command = Command::new(&self.cargo);
        command.env("RUSTC", &self.rustc);
        command.args(["rustc", "--target", TARGET]);
        if let StandardLibrary::FromSource { linker } = &self.standard_library {
            // The toolchain that runs this program must not speak for another one.
            for variable in ["CARGO", "RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH", "RUSTDOC"] {
                command.env_remove(variable);
            }
            // Building the standard library is unstable in name; the source is this compiler's own.
            command.env("RUSTC_BOOTSTRAP", "1");
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
            command.args(["-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"]);
        }
        command
    }

    /// Compiler flags that make the wasm smaller, at the price of panics without a message.
    pub fn small_flags(&self) -> &'static [&'static str] {
        match self.standard_library {
            StandardLibrary::Prebuilt => &[],
            StandardLibrary::FromSource { .. } => &[
                "-Zunstable-options",
                "-Cpanic=immediate-abort",
                "-Zlocation-detail=none",
                "-Zfmt-debug=none",
            ],
        }
    }

    /// The folder below a target directory in which a profile's output lies.
    pub fn output_folder(target_directory: &Path, profile: &str) -> PathBuf {
        target_directory.join(TARGET).join(profile)
    }

    fn prebuilt() -> Option<Self> {
        let rustc = which::which("rustc").ok()?;
        let libraries =
            process::output(Command::new(&rustc).args(["--print", "target-libdir", "--target", TARGET]));
        let standard_library = std::fs::read_dir(libraries.ok()?).ok()?.flatten().any(|file| {
            let name = file.file_name();
            name.to_string_lossy().starts_with("libstd-")
        });
        standard_library.then(|| Self {
            cargo: std::env::var_os("CARGO").map_or_else(|| "cargo".into(), PathBuf::from),
            rustc,
            standard_library: StandardLibrary::Prebuilt,
        })
    }

    /// Absolute paths: rustup's `cargo` and `rustc` stand before the distribution's on PATH.
    fn from_source() -> Option<Self> {
        let linker = wasm_linker()?;
        let mut folders: Vec<PathBuf> = which::which_all("rustc").ok()?.filter_map(parent).collect();
        folders.push("/usr/bin".into());
        folders.into_iter().find_map(|folder| {
            let (cargo, rustc) = (folder.join("cargo"), folder.join("rustc"));
            let sysroot = process::output(Command::new(&rustc).args(["--print", "sysroot"])).ok()?;
            let source = Path::new(&sysroot).join("lib/rustlib/src/rust/library/std/Cargo.toml");
            (cargo.is_file() && source.is_file()).then(|| Self {
                cargo,
                rustc,
                standard_library: StandardLibrary::FromSource { linker: linker.clone() },
            })
        })
    }
}

/// What the doctor says of [`WasmToolchain`].
pub struct WasmToolchainTool;

impl Tool for WasmToolchainTool {
    fn name(&self) -> &'static str {
        "rust (wasm)"
    }

    fn why(&self) -> &'static str {
        "to build what runs in the browser"
    }

    fn find(&self, _workspace: &Workspace) -> Option<Found> {
        let toolchain = WasmToolchain::smallest()?;
        Some(Found { version: toolchain.describe(), place: toolchain.rustc })
    }

    fn installation(&self, _workspace: &Workspace) -> Installation {
        let packages = Installation::Apt(DEBIAN_PACKAGES);
        match which::which("rustup") {
            Ok(_) => Installation::OneOf(Box::new([Installation::RustupTarget(TARGET), packages])),
            Err(_) => packages,
        }
    }
}

/// The toolchain of the small build, whose library is built with the program. Any other makes a
/// wasm that no budget was made for.
pub struct SmallWasmToolchainTool;

impl Tool for SmallWasmToolchainTool {
    fn name(&self) -> &'static str {
        "rust (wasm, small)"
    }

    fn why(&self) -> &'static str {
        "to build the standard library for size, as the small build does"
    }

    fn find(&self, _workspace: &Workspace) -> Option<Found> {
        let toolchain = WasmToolchain::from_source()?;
        Some(Found { version: toolchain.describe(), place: toolchain.rustc })
    }

    fn installation(&self, _workspace: &Workspace) -> Installation {
        let by_hand =
            "a rustc with its library's source (rustup component add rust-src) and wasm-ld, of LLVM, on PATH";
        Installation::OneOf(Box::new([Installation::Apt(DEBIAN_PACKAGES), Installation::ByHand(by_hand)]))
    }
}

fn wasm_linker() -> Option<PathBuf> {
    let plain = which::which("wasm-ld").ok();
    plain.or_else(|| (15..=30).rev().find_map(|version| which::which(format!("wasm-ld-{version}")).ok()))
}

fn parent(path: PathBuf) -> Option<PathBuf> {
    path.parent().map(Path::to_path_buf)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
