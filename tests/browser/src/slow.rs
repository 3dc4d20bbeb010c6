//! A host that stops until it is told to go on: before it says anything, or in the middle of an answer.

use crate::fresh_port;
use std::{
    io::{self, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    sync::{Arc, Condvar, Mutex, PoisonError},
    thread,
};

/// A host of one file that everyone may read.
pub struct Slow {
    port: u16,
    goes_on: Arc<(Mutex<bool>, Condvar)>,
}

/// Where it stops.
#[derive(Clone, Copy, Debug)]
pub enum Stop {
    /// It takes the question and says nothing.
    Silent,
    /// It gives half of the file.
    Halfway,
}

impl Slow {
    /// Starts it; whoever asks gets as much as it says.
    ///
    /// # Errors
    ///
    /// When no port is free.
    pub fn start(file: Vec<u8>, stop: Stop) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, fresh_port()?))?;
        let slow = Self { port: listener.local_addr()?.port(), goes_on: Arc::default() };
        let (goes_on, file) = (Arc::clone(&slow.goes_on), Arc::new(file));
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let (goes_on, file) = (Arc::clone(&goes_on), Arc::clone(&file));
                thread::spawn(move || answer(connection, &file, stop, &goes_on));
            }
        });
        Ok(slow)
    }

    /// The address of the file.
    pub fn url(&self) -> String {
        format!("http://localhost:{}/dossier.json", self.port)
    }

    /// Gives everyone the rest.
    pub fn go_on(&self) {
        *self.goes_on.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.goes_on.1.notify_all();
    }
}

fn answer(mut reader: TcpStream, file: &[u8], stop: Stop, told: &(Mutex<bool>, Condvar)) -> io::Result<()> {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        reader.read_exact(&mut byte)?;
        head.push(byte[0]);
    }
    if let Stop::Silent = stop {
        wait(told);
    }
    let length = file.len();
    write!(
        reader,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\
         Access-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n"
    )?;
    let (first, rest) = file.split_at(length / 2);
    reader.write_all(first)?;
    reader.flush()?;
    wait(told);
    reader.write_all(rest)
}

fn wait((lock, told): &(Mutex<bool>, Condvar)) {
    let goes_on = lock.lock().unwrap_or_else(PoisonError::into_inner);
    drop(told.wait_while(goes_on, |goes_on| !*goes_on).unwrap_or_else(PoisonError::into_inner));
}
