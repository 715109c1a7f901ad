//! The process that reads one file: the file goes in, what it says or the reason of a refusal comes out.

use std::io::{BufWriter, Error, ErrorKind, Read, Result as IoResult, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::time::Duration;

use documents::{Excess, ReadError, ReadLimits, words_of};
use domain::language::Language;
use domain::standard::import::ReadText;

use super::budget::WorkerBudget;
use super::source::{Given, understood};
use crate::config::coded;

/// What became of a file.
type ReadOutcome = Result<ReadText, ReadError>;

/// The most bytes of an answer: what the reader may keep, written down.
const LONGEST_ANSWER: u64 = 64 << 20;

/// What a process that reads one file is told.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct WorkerTask {
    /// What it may take.
    #[command(flatten)]
    pub budget: WorkerBudget,
    /// The language of the text
    #[arg(long, value_parser = coded(Language::ALL.map(Language::code), Language::from_code))]
    pub language: Language,
    /// Read only its words, of pages and tables too
    #[arg(long)]
    pub words: bool,
    /// Read it as a text that was pasted
    #[arg(long)]
    pub pasted: bool,
}

/// A program that reads a file from its input, within a budget.
#[derive(Clone, Debug)]
pub struct WorkerProgram {
    path: PathBuf,
    arguments: Vec<String>,
    /// How long it may take by the clock on the wall.
    patience: Duration,
}

impl WorkerProgram {
    /// The program that runs, as a reader of files.
    ///
    /// # Errors
    /// If the system does not tell where it lies.
    pub fn itself(budget: WorkerBudget) -> IoResult<Self> {
        // This names the program that runs even after another has taken its place on the disk.
        let running = PathBuf::from("/proc/self/exe");
        let path = if running.exists() { running } else { std::env::current_exe()? };
        let arguments = [vec!["read-docx".to_owned()], budget.arguments().to_vec()].concat();
        Ok(Self::new(path, arguments, budget.patience()))
    }

    /// Some program with its arguments, and how long it may take by the clock on the wall.
    pub const fn new(path: PathBuf, arguments: Vec<String>, patience: Duration) -> Self {
        Self { path, arguments, patience }
    }

    /// Has a file read. Whoever stops waiting ends the process.
    ///
    /// # Errors
    /// If there is no process to read it; what ended a process that began is the file's.
    pub(super) async fn read(
        &self,
        file: &Arc<Vec<u8>>,
        given: Given,
        language: Language,
    ) -> IoResult<ReadOutcome> {
        let mut task = vec![format!("--language={}", language.code())];
        task.extend((given == Given::Pasted).then(|| "--pasted".to_owned()));
        match self.ask(file, &task).await? {
            Some(answer) => serde_json::from_slice(&answer).map_err(Error::from),
            None => Ok(Err(ReadError::TooMuch { of: Excess::Cost })),
        }
    }

    /// Has the words of a file read; none where there are none, or reading them takes too much.
    ///
    /// # Errors
    /// As [`WorkerProgram::read`].
    pub(super) async fn words(&self, file: &Arc<Vec<u8>>) -> IoResult<Option<String>> {
        // The language names none of the words.
        let task = [format!("--language={}", Language::Ru.code()), "--words".to_owned()];
        match self.ask(file, &task).await? {
            Some(answer) => serde_json::from_slice(&answer).map_err(Error::from),
            None => Ok(None),
        }
    }

    /// What the process answers; nothing where the system ended it.
    async fn ask(&self, file: &Arc<Vec<u8>>, task: &[String]) -> IoResult<Option<Vec<u8>>> {
        let mut command = Command::new(&self.path);
        // It is given nothing that is secret, not even by its environment.
        command.args(&self.arguments).args(task);
        command.env_clear().current_dir("/");
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let mut process = Process(child);
        let (mut input, output) = pipes.ok_or_else(|| Error::other("a process without pipes"))?;
        let file = file.clone();
        let exchange = tokio::task::spawn_blocking(move || {
            // A process that ends before it has read all says why by how it ends.
            let _broken_pipe = input.write_all(&file);
            drop(input);
            let mut answer = Vec::new();
            output.take(LONGEST_ANSWER).read_to_end(&mut answer).map(|_| answer)
        });
        let answer = match tokio::time::timeout(self.patience, exchange).await {
            Ok(answer) => Some(answer??),
            Err(_) => None,
        };
        tokio::task::spawn_blocking(move || {
            let status = process.end(answer.is_none())?;
            match (answer, status.code()) {
                (Some(answer), Some(0)) => Ok(Some(answer)),
                (Some(_), Some(_)) => Err(Error::other(format!("the process that reads files: {status}"))),
                // The system ended it, or nobody waited longer.
                (_, _) => {
                    tracing::warn!(%status, "a file took more memory or time than one file is given");
                    Ok(None)
                }
            }
        })
        .await?
    }
}

/// A process that is ended when nobody waits for it.
struct Process(Child);

impl Process {
    /// How it ended, killed first if it has to be.
    fn end(&mut self, kill: bool) -> IoResult<ExitStatus> {
        if kill {
            self.0.kill()?;
        }
        self.0.wait()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ended_already = self.end(true);
    }
}

/// Reads the file that comes in and writes what it says, within a budget: what such a process does.
///
/// # Errors
/// If the budget cannot be bound, or the pipes break.
pub(crate) fn read_here(task: WorkerTask) -> anyhow::Result<()> {
    task.budget.bind()?;
    let limits = ReadLimits::default();
    let most = u64::try_from(limits.file).unwrap_or(u64::MAX).saturating_add(1);
    let mut file = Vec::new();
    let read = std::io::stdin().lock().take(most).read_to_end(&mut file);
    if task.words {
        let words = read.ok().and_then(|_| words_of(&file, &limits));
        let mut output = BufWriter::new(std::io::stdout().lock());
        serde_json::to_writer(&mut output, &words)?;
        output.flush()?;
        return Ok(());
    }
    let outcome = match read {
        Ok(_) => {
            let given = if task.pasted { Given::Pasted } else { Given::File };
            understood(&file, given, task.language)
        }
        // There is no room for the file itself; what runs out of room later is ended by the system.
        Err(error) if error.kind() == ErrorKind::OutOfMemory => Err(ReadError::TooMuch { of: Excess::Cost }),
        Err(error) => return Err(error.into()),
    };
    let mut output = BufWriter::new(std::io::stdout().lock());
    serde_json::to_writer(&mut output, &outcome)?;
    output.flush()?;
    Ok(())
}
