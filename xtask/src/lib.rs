//! The project's own commands, and the static server that the browser tests share with them.
//! Knows the project's folders and tools; how articles are read and shown is not its business.

pub mod bench;
pub mod budget;
pub mod build;
pub mod doctor;
pub mod dossier;
pub mod engine;
pub mod future;
pub mod init;
pub mod media;
pub mod process;
pub mod progress;
pub mod reload;
pub mod schema;
pub mod serve;
pub mod server;
pub mod test;
pub mod tools;
pub mod watch;
pub mod workspace;
