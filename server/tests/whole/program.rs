//! The built program as a process of its own, and a plain HTTP/1.1 connection to it.

use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;

use serde_json::Value;

/// A running `talqy serve`; dropped, it is killed.
pub(crate) struct Program {
    /// Where it listens.
    pub(crate) address: SocketAddr,
    child: Child,
    log: Option<JoinHandle<String>>,
}

impl Program {
    /// Starts a command that ends in `talqy serve …` and waits until it says where it listens.
    pub(crate) fn start(command: &mut Command) -> Self {
        let mut child =
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut log = BufReader::new(child.stderr.take().expect("a log"));
        let mut said = String::new();
        let address = loop {
            let begin = said.len();
            assert_ne!(log.read_line(&mut said).expect("a line"), 0, "the program ended: {said}");
            let line = said.get(begin..).unwrap_or_default().trim_end();
            if let Some((_, address)) =
                line.split_once(" serving ").and_then(|(_, rest)| rest.split_once(" on "))
            {
                break address.parse().expect("an address");
            }
        };
        // A full pipe would stop the program.
        let rest = std::thread::spawn(move || {
            let _ = log.read_to_string(&mut said);
            said
        });
        Self { address, child, log: Some(rest) }
    }

    /// Kills it at once (SIGKILL: nothing is finished, nothing is tidied) and gives back its log.
    pub(crate) fn kill(mut self) -> String {
        self.child.kill().expect("killed");
        self.child.wait().expect("ended");
        self.log.take().and_then(|log| log.join().ok()).unwrap_or_default()
    }

    /// Its number in the system.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Whether it still runs.
    pub(crate) fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// A new connection to it.
    pub(crate) fn connect(&self) -> Wire {
        Wire::to(self.address).expect("it listens")
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A command of the program over a data folder.
pub(crate) fn talqy(folder: &std::path::Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_talqy"));
    command.args(arguments).arg("--data-dir").arg(folder);
    command
}

/// Serving without limits, on a free port.
pub(crate) const SERVE: [&str; 9] = [
    "serve",
    "--listen",
    "127.0.0.1:0",
    "--comments-per-minute",
    "0",
    "--forms-per-minute",
    "0",
    "--api-per-minute",
    "0",
];

/// A connection that stays open.
pub(crate) struct Wire {
    stream: BufReader<TcpStream>,
    host: SocketAddr,
}

/// An answer as it came over the connection.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: String,
    pub(crate) body: String,
}

impl Reply {
    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }
}

impl Wire {
    /// Connects.
    pub(crate) fn to(host: SocketAddr) -> std::io::Result<Self> {
        let stream = TcpStream::connect(host)?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::new(stream), host })
    }

    /// Asks for an address.
    pub(crate) fn get(&mut self, address: &str) -> std::io::Result<Reply> {
        self.ask("GET", address, &[], "")
    }

    /// Sends a request and reads its answer to the end; an error means that the answer did not come whole.
    pub(crate) fn ask(
        &mut self,
        method: &str,
        address: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> std::io::Result<Reply> {
        let (host, length) = (self.host, body.len());
        let mut request =
            format!("{method} {address} HTTP/1.1\r\nhost: {host}\r\ncontent-length: {length}\r\n");
        for (name, value) in headers {
            request.extend([name, ": ", value, "\r\n"]);
        }
        request.push_str("\r\n");
        request.push_str(body);
        self.stream.get_mut().write_all(request.as_bytes())?;
        let mut headers = String::new();
        while !headers.ends_with("\r\n\r\n") {
            if self.stream.read_line(&mut headers)? == 0 {
                return Err(Error::from(ErrorKind::UnexpectedEof));
            }
        }
        headers.make_ascii_lowercase();
        let status = headers.split(' ').nth(1).and_then(|status| status.parse().ok());
        let length = headers.lines().find_map(|line| line.strip_prefix("content-length: "));
        let body = match length.and_then(|length| length.trim().parse().ok()) {
            Some(length) => self.part(length)?,
            None => self.in_chunks()?,
        };
        let body = String::from_utf8_lossy(&body).into_owned();
        Ok(Reply { status: status.ok_or(ErrorKind::InvalidData)?, headers, body })
    }

    fn part(&mut self, length: usize) -> std::io::Result<Vec<u8>> {
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok(body)
    }

    /// A body of unknown length: parts, each after its size, the last one empty.
    fn in_chunks(&mut self) -> std::io::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let mut size = String::new();
            self.stream.read_line(&mut size)?;
            let size = usize::from_str_radix(size.trim(), 16).map_err(|_| ErrorKind::InvalidData)?;
            body.extend(self.part(size)?);
            self.part(2)?;
            if size == 0 {
                return Ok(body);
            }
        }
    }
}
