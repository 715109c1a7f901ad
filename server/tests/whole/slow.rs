//! Connections on which somebody dawdles shut nobody else out.

use std::io::{Error, Result};
use std::net::{IpAddr, SocketAddr};
use std::process::Command;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;

use crate::program::{Program, SERVE};

/// Longer than any of this takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

async fn connect(from: [u8; 4], to: SocketAddr) -> Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::new(IpAddr::from(from), 0))?;
    timeout(PATIENCE, socket.connect(to)).await.map_err(Error::from)?
}

/// Opens connections that send the beginning of a request; those that stay open are given back.
async fn dawdle(from: [u8; 4], to: SocketAddr, count: usize, begin: &str) -> Vec<TcpStream> {
    let mut held = Vec::new();
    for _ in 0..count {
        if let Ok(mut stream) = connect(from, to).await
            && stream.write_all(begin.as_bytes()).await.is_ok()
        {
            held.push(stream);
        }
    }
    held
}

async fn page(from: [u8; 4], to: SocketAddr) -> Result<String> {
    let mut stream = connect(from, to).await?;
    stream.write_all(b"GET /ru/law HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await?;
    let mut answer = Vec::new();
    timeout(PATIENCE, stream.read_to_end(&mut answer)).await.map_err(Error::from)??;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// The program with few open files to begin with, and with settings.
fn started(folder: &std::path::Path, settings: &[&str]) -> Program {
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -Sn 128; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_talqy")]);
    shell.args(SERVE).args(settings).arg("--data-dir").arg(folder);
    Program::start(&mut shell)
}

fn with<Running: Future<Output = ()>>(scenario: Running) {
    tokio::runtime::Runtime::new().unwrap().block_on(scenario);
}

#[test]
fn hundreds_of_slow_connections_leave_the_door_open() {
    let folder = tempfile::tempdir().unwrap();
    let program = started(folder.path(), &[]);
    let to = program.address;
    with(async move {
        let mut held = Vec::new();
        for last in 1..=8 {
            let begin = if last % 2 == 0 {
                "GET /ru/law HTTP/1.1\r\nhost: x\r\nx-slow: "
            } else {
                "POST /ru/subscribe HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nemail="
            };
            held.extend(dawdle([127, 0, 1, last], to, 80, begin).await);
        }
        let answer = page([127, 0, 0, 2], to).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("</html>"), "{answer}");
        // Of each network some were closed at once: a network holds 64.
        let mut closed = 0;
        for stream in &mut held {
            let mut byte = [0];
            let ended = timeout(Duration::from_millis(5), stream.read(&mut byte)).await;
            closed += usize::from(matches!(ended, Ok(Ok(0) | Err(_))));
        }
        assert!(closed >= 8 * 10, "{closed} of {}", held.len());
    });
    drop(program);
}

#[test]
fn in_a_full_house_a_newcomer_gets_in() {
    let folder = tempfile::tempdir().unwrap();
    let program = started(folder.path(), &["--connections", "100", "--connections-per-network", "0"]);
    let to = program.address;
    with(async move {
        let _held = dawdle([127, 0, 1, 1], to, 150, "GET /ru/law HTTP/1.1\r\nx: ").await;
        for reader in 2..=6 {
            let answer = page([127, 0, 0, reader], to).await.unwrap();
            assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        }
    });
    drop(program);
}

#[test]
fn a_form_that_does_not_come_to_its_end_is_told_so_in_the_language_of_its_address() {
    let folder = tempfile::tempdir().unwrap();
    let program = started(folder.path(), &[]);
    let to = program.address;
    with(async move {
        let told = [
            ("kk", "Жіберу тым ұзаққа созылды"),
            ("ru", "Отправка заняла слишком много времени"),
            ("en", "This took too long"),
        ];
        let mut waiting = Vec::new();
        for (language, title) in told {
            let begin = format!(
                "POST /{language}/subscribe HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\
                 content-type: application/x-www-form-urlencoded\r\nconnection: close\r\n\r\nemail="
            );
            let held = dawdle([127, 0, 0, 1], to, 1, &begin).await;
            waiting.extend(held.into_iter().map(|stream| (stream, title)));
        }
        assert_eq!(waiting.len(), told.len());
        for (mut stream, title) in waiting {
            let mut answer = Vec::new();
            timeout(PATIENCE, stream.read_to_end(&mut answer)).await.unwrap().unwrap();
            let answer = String::from_utf8_lossy(&answer);
            assert!(answer.starts_with("HTTP/1.1 408") && answer.contains(title), "{answer}");
        }
    });
    drop(program);
}
