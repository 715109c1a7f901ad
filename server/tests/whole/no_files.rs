//! The system gives the process no more open files: it waits, does not spin, and goes on when there are some again.
#![cfg(target_os = "linux")]

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use crate::program::{Program, SERVE, talqy};

/// Longer than any of this takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);
const REQUEST: &[u8] = b"GET /ru/law HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";

/// Asks over a connection that is there; what comes until its end.
fn ask(stream: &mut TcpStream) -> std::io::Result<String> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(REQUEST)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// Sets how many files the process may open from now on; whether this machine can.
fn may_open(program: &Program, files: &str) -> bool {
    let mut command = Command::new("prlimit");
    command.args(["--pid", &program.pid().to_string(), &format!("--nofile={files}:")]);
    command.status().is_ok_and(|status| status.success())
}

/// The time that the process has spent on a processor, in ticks of a hundredth of a second.
fn ticks(program: &Program) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", program.pid())).unwrap();
    let (_, after_name) = stat.rsplit_once(')').unwrap();
    after_name.split_whitespace().skip(11).take(2).map(|field| field.parse::<u64>().unwrap()).sum()
}

#[test]
fn without_a_file_left_it_waits_and_does_not_spin_and_answers_when_there_are_some_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = Program::start(&mut talqy(folder.path(), &SERVE));
    // The pages that every start makes are made, so that what follows costs nothing of its own.
    assert_eq!(program.connect().get("/ru/law").unwrap().status, 200);
    assert_eq!(program.connect().get("/ru/law").unwrap().status, 200);
    if !may_open(&program, "3") {
        println!("not run: this machine has no prlimit");
        return;
    }
    // The system takes the connection, the process cannot.
    let mut waiting = TcpStream::connect(program.address).unwrap();
    waiting.write_all(REQUEST).unwrap();
    let before = ticks(&program);
    std::thread::sleep(Duration::from_secs(2));
    let spent = ticks(&program) - before;
    assert!(program.is_running());
    assert!(spent < 100, "{spent} ticks of two hundred");
    assert!(may_open(&program, "256"));
    waiting.set_read_timeout(Some(PATIENCE)).unwrap();
    let mut answer = String::new();
    waiting.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let log = program.kill();
    let told = log.matches("no connection can be taken").count();
    assert!((1..=60).contains(&told), "told {told} times");
}

#[test]
fn a_process_with_few_files_refuses_connections_and_answers_when_they_are_closed() {
    let folder = tempfile::tempdir().unwrap();
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -n 64; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_talqy")]);
    shell.args(SERVE).args(["--connections-per-network", "0"]).arg("--data-dir").arg(folder.path());
    let mut program = Program::start(&mut shell);
    let mut held = Vec::new();
    for _ in 0..200 {
        let Ok(mut stream) = TcpStream::connect(program.address) else { continue };
        // The first letters of a head that does not end.
        if stream.write_all(b"GET / HT").is_ok() {
            held.push(stream);
        }
    }
    let is_open = |stream: &mut TcpStream| {
        let patient = stream.set_read_timeout(Some(Duration::from_millis(20)));
        let ended = patient.and_then(|()| stream.read(&mut [0; 1]));
        ended.is_err_and(|error| matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut))
    };
    let open = held.iter_mut().filter_map(|stream| is_open(stream).then_some(())).count();
    assert!(open < 64, "{open} connections are more than there are files");
    assert!(program.is_running());
    drop(held);
    // Their ends are noticed when they come, which is soon.
    let answers = (0..400).any(|_| {
        let answer = TcpStream::connect(program.address).and_then(|mut stream| ask(&mut stream));
        let is_page = answer.is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"));
        if !is_page {
            std::thread::sleep(Duration::from_millis(50));
        }
        is_page
    });
    assert!(answers, "it does not answer again");
    assert!(program.is_running());
}
