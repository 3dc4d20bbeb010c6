//! A gate between a browser and servers. It counts what passes, shuts when told, breaks off in the
//! middle of an answer, and leads elsewhere: what happens to a reader while somebody publishes.

use crate::fresh_port;
use std::{
    collections::HashMap,
    io::{self, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

/// An origin of its own. The folder that an address begins with says which server answers.
pub struct Gate {
    port: u16,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    /// The ports that folders lead to.
    leads: HashMap<String, u16>,
    /// How many more requests pass whole; the one after them breaks off, and the rest find nobody.
    /// None: all pass.
    left: Option<usize>,
    passed: Vec<String>,
    readable: bool,
    /// Parts of addresses behind which nobody is found.
    refused: Vec<String>,
    /// Parts of addresses whose answers wait until the gate is opened again.
    held: Vec<String>,
}

impl Gate {
    /// Opens a gate that leads nowhere.
    ///
    /// # Errors
    ///
    /// When no port is free.
    pub fn open() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, fresh_port()?))?;
        let gate = Self { port: listener.local_addr()?.port(), state: Arc::default() };
        let state = Arc::clone(&gate.state);
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let state = Arc::clone(&state);
                // A reader who goes away breaks a connection off; that is no failure of the gate.
                thread::spawn(move || answer(connection, &state));
            }
        });
        Ok(gate)
    }

    /// The address of a folder, ending in `/`.
    pub fn url(&self, folder: &str) -> String {
        format!("http://localhost:{}/{folder}/", self.port)
    }

    /// Lets a folder lead to the root of a server, from now on.
    pub fn lead(&self, folder: &str, port: u16) {
        lock(&self.state).leads.insert(folder.to_owned(), port);
    }

    /// Breaks off the answer after so many more requests; the requests after it find nobody.
    pub fn break_after(&self, requests: usize) {
        lock(&self.state).left = Some(requests);
    }

    /// Lets nobody through.
    pub fn shut(&self) {
        lock(&self.state).left = Some(SHUT);
    }

    /// Lets everybody through again.
    pub fn reopen(&self) {
        let mut state = lock(&self.state);
        state.left = None;
        state.refused.clear();
        state.held.clear();
    }

    /// Lets nobody through to addresses that have this in them.
    pub fn refuse(&self, part: &str) {
        lock(&self.state).refused.push(part.to_owned());
    }

    /// Lets those who ask for addresses that have this in them wait until it is opened again.
    pub fn hold(&self, part: &str) {
        lock(&self.state).held.push(part.to_owned());
    }

    /// Whether nobody is let through, be it by an answer that broke off.
    pub fn is_shut(&self) -> bool {
        lock(&self.state).left == Some(SHUT)
    }

    /// Lets pages of other origins read what passes.
    pub fn make_readable(&self) {
        lock(&self.state).readable = true;
    }

    /// The paths that were asked for since the last call.
    pub fn passed(&self) -> Vec<String> {
        std::mem::take(&mut lock(&self.state).passed)
    }
}

/// What is left when nobody is let through any more.
const SHUT: usize = usize::MAX;

enum Passage {
    Whole(u16),
    Broken(u16),
}

fn answer(mut reader: TcpStream, state: &Mutex<State>) -> io::Result<()> {
    let head = head(&mut reader)?;
    let mut lines = head.lines();
    let request = lines.next().unwrap_or_default();
    let mut words = request.split(' ');
    let (method, path) = (words.next().unwrap_or("GET"), words.next().unwrap_or("/"));
    let Some((folder, passage)) = passage(state, path) else { return Ok(()) };
    while lock(state).held.iter().any(|part| path.contains(part.as_str())) {
        thread::sleep(Duration::from_millis(20));
    }
    let (port, broken) = match passage {
        Passage::Whole(port) => (port, false),
        Passage::Broken(port) => (port, true),
    };
    let below = &path[folder.len() + 2..];
    let mut server = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    write!(server, "{method} /{below} HTTP/1.1\r\n")?;
    for line in lines.filter(|line| !line.is_empty() && !starts_with(line, "connection:")) {
        write!(server, "{line}\r\n")?;
    }
    write!(server, "Connection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    server.read_to_end(&mut answer)?;
    let mut answer = moved(answer, &folder);
    if lock(state).readable {
        let line_end = answer.windows(2).position(|window| window == b"\r\n").unwrap_or_default();
        answer.splice(line_end..line_end, *b"\r\nAccess-Control-Allow-Origin: *");
    }
    let end = if broken { answer.len() / 2 } else { answer.len() };
    reader.write_all(&answer[..end])
}

/// Who is let through, and written down: the folder, which is the longest one that leads somewhere,
/// and how. None: nobody is there.
fn passage(state: &Mutex<State>, path: &str) -> Option<(String, Passage)> {
    let mut state = lock(state);
    if state.refused.iter().any(|part| path.contains(part)) {
        return None;
    }
    let within = |folder: &str| path[1..].strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let folders = state.leads.iter().filter(|(folder, _)| within(folder));
    let (folder, port) = folders.max_by_key(|(folder, _)| folder.len())?;
    let (folder, port) = (folder.clone(), *port);
    let passage = match state.left {
        None => Passage::Whole(port),
        Some(SHUT) => return None,
        Some(0) => {
            state.left = Some(SHUT);
            Passage::Broken(port)
        }
        Some(left) => {
            state.left = Some(left - 1);
            Passage::Whole(port)
        }
    };
    state.passed.push(path.to_owned());
    Some((folder, passage))
}

/// A redirect of the server leads to the same folder again.
fn moved(answer: Vec<u8>, folder: &str) -> Vec<u8> {
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap_or(answer.len());
    let head = String::from_utf8_lossy(&answer[..end]);
    if !head.to_ascii_lowercase().contains("\r\nlocation: /") {
        return answer;
    }
    let head = head.replacen("location: /", &format!("location: /{folder}/"), 1);
    [head.as_bytes(), &answer[end..]].concat()
}

/// Everything up to the empty line. What browsers ask for here has no body.
fn head(reader: &mut TcpStream) -> io::Result<String> {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        reader.read_exact(&mut byte)?;
        head.push(byte[0]);
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}

fn starts_with(line: &str, prefix: &str) -> bool {
    line.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// A thread that failed while it held the lock left nothing half done.
fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}
