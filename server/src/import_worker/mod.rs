//! Files of word processors, read beside the requests: one at a time, in a process of its own that can die alone.
//!
//! What its paragraphs say is worked out there too: the time that this takes is the file's as well.
//! The reader counts what it keeps (`documents::ReadLimits`); the process is the second line, for what nobody thought of:
//! the system ends it where it takes more memory or time than one file is given, and nothing else is lost.

mod budget;
mod process;
mod returned;
mod source;
mod turn;

use std::sync::Arc;
use std::time::Duration;

use documents::{FoundFormat, ReadError, ReadLimits, is_pages, words_of};
use domain::language::Language;
use services::discussion::AttachmentKind;
use site::{ImportFault, ImportReading, ImportSlot, Importer, ReturnedReading, WordsReading};
use tokio::sync::Semaphore;

pub use budget::WorkerBudget;
pub(crate) use process::read_here;
pub use process::{WorkerProgram, WorkerTask};
use source::{Given, understood};
use turn::{apart, here};

/// How many files are received, held or read at once; each may have twenty megabytes.
const SLOTS: usize = 4;
/// How long a file waits for its turn; the answer must come within thirty seconds.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where files are read.
#[derive(Clone)]
pub struct ImportWorker {
    slots: Arc<Semaphore>,
    /// A large file takes a processor and much memory: two at once would starve the readers.
    one_at_a_time: Arc<Semaphore>,
    /// What reads a file in a process of its own; without it files are read in this one.
    program: Option<Arc<WorkerProgram>>,
}

impl Default for ImportWorker {
    fn default() -> Self {
        let (slots, one_at_a_time) = (Arc::new(Semaphore::new(SLOTS)), Arc::new(Semaphore::new(1)));
        Self { slots, one_at_a_time, program: None }
    }
}

impl ImportWorker {
    /// A worker that has a program read each file in a process of its own.
    pub fn apart(program: WorkerProgram) -> Self {
        Self { program: Some(Arc::new(program)), ..Self::default() }
    }
}

impl ImportWorker {
    /// Reads what somebody gave, in its turn.
    fn reading(&self, file: Vec<u8>, given: Given, language: Language) -> ImportReading<'_> {
        Box::pin(async move {
            let turn = self.turn().await?;
            let file = Arc::new(file);
            if let Some(program) = &self.program
                && let Some(read) = apart(program.read(&file, given, language).await)
            {
                return read;
            }
            // Nobody counts what a reader of pages takes, so that it is trusted in a process of its own alone.
            if given == Given::File && is_pages(&file) {
                let refused = ReadError::NotDocx { found: FoundFormat::Pdf };
                return Err(ImportFault::Refused(refused.code()));
            }
            here(turn, move || understood(&file, given, language)).await
        })
    }
}

impl Importer for ImportWorker {
    fn slot(&self) -> Option<ImportSlot> {
        self.slots.clone().try_acquire_owned().ok().map(ImportSlot::holding)
    }

    fn read(&self, file: Vec<u8>, language: Language) -> ImportReading<'_> {
        self.reading(file, Given::File, language)
    }

    fn pasted(&self, text: String, language: Language) -> ImportReading<'_> {
        self.reading(text.into_bytes(), Given::Pasted, language)
    }

    fn returned(&self, file: Vec<u8>) -> ReturnedReading<'_> {
        self.reading_returned(file)
    }

    fn words(&self, file: Vec<u8>, kind: AttachmentKind) -> WordsReading<'_> {
        Box::pin(async move {
            let turn = self.one_at_a_time.clone().acquire_owned().await.ok()?;
            let file = Arc::new(file);
            if let Some(program) = &self.program {
                match program.words(&file).await {
                    Ok(words) => return words,
                    Err(error) => {
                        tracing::error!(%error, "the words of a file could not be read in a process of its own");
                    }
                }
            }
            // Nobody counts what a reader of pages takes, so that it is trusted in a process of its own alone.
            if kind == AttachmentKind::Pdf {
                return None;
            }
            let words = tokio::task::spawn_blocking(move || {
                let _turn = turn;
                words_of(&file, &ReadLimits::default())
            });
            words.await.ok().flatten()
        })
    }
}
