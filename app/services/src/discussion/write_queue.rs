//! The queue of comments that wait to be written: those that wait together are written in one transaction, and each is
//! acknowledged only after it is durable. One `fsync` then serves many, which is what a busy last evening needs.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use tokio::sync::oneshot;

use super::incoming::{WaitingComment, WriteAnswer};
use super::write_batch::write_batch;
use crate::context::Services;
use crate::error::ServiceError;

/// The most comments of one transaction.
const BATCH: usize = 128;

#[derive(Debug, Default)]
struct Queue {
    waiting: Vec<(WaitingComment, oneshot::Sender<WriteAnswer>)>,
    /// Whether a writer is at work.
    has_writer: bool,
}

/// The queue of this process. Other instances have their own: the database orders them.
#[derive(Clone, Debug, Default)]
pub(crate) struct WriteQueue(Arc<Mutex<Queue>>);

/// Gives the queue free when its writer ends, however it ends.
struct WriterGuard {
    queue: WriteQueue,
    over: bool,
}

impl Drop for WriterGuard {
    fn drop(&mut self) {
        if self.over {
            return;
        }
        let mut queue = self.queue.0.lock().unwrap_or_else(PoisonError::into_inner);
        queue.has_writer = false;
        // Their senders are dropped with them, which tells the waiting to try again.
        queue.waiting.clear();
    }
}

impl WriteQueue {
    /// Waits until the comment is written or refused. If the caller goes away meanwhile, the comment is still written.
    pub(super) async fn submit(&self, services: &Services, waiting: WaitingComment) -> WriteAnswer {
        let (answer, answered) = oneshot::channel();
        let must_write = {
            let mut queue = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            queue.waiting.push((waiting, answer));
            !std::mem::replace(&mut queue.has_writer, true)
        };
        if must_write {
            tokio::spawn(run_writer(WriterGuard { queue: self.clone(), over: false }, services.clone()));
        }
        answered.await.unwrap_or(Err(ServiceError::Busy))
    }

    /// How many comments wait to be written.
    pub(super) fn length(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).waiting.len()
    }

    /// The next batch, or nothing: then the queue has no writer any more.
    fn next_batch(&self) -> Option<Vec<(WaitingComment, oneshot::Sender<WriteAnswer>)>> {
        let mut queue = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if queue.waiting.is_empty() {
            queue.has_writer = false;
            return None;
        }
        Some(earliest(&mut queue.waiting, |(waiting, _)| waiting.request.at))
    }
}

/// Takes a batch of those that wait: numbers follow the time of receipt, however long a comment took to be checked.
fn earliest<Item>(waiting: &mut Vec<Item>, at: impl Fn(&Item) -> DateTime<Utc>) -> Vec<Item> {
    waiting.sort_by_key(at);
    let count = waiting.len().min(BATCH);
    waiting.drain(..count).collect()
}

async fn run_writer(mut writer: WriterGuard, services: Services) {
    while let Some(batch) = writer.queue.next_batch() {
        let (waiting, senders): (Vec<_>, Vec<_>) = batch.into_iter().unzip();
        for (answer, sender) in write_batch_or_single(&services, &waiting).await.into_iter().zip(senders) {
            // The caller may have gone away; the comment is written all the same.
            let _ = sender.send(answer);
        }
    }
    // The queue was given free under its lock: another writer may already be at work.
    writer.over = true;
}

/// Writes the batch; if that fails, each alone, so that one bad comment does not spoil the others.
async fn write_batch_or_single(services: &Services, batch: &[WaitingComment]) -> Vec<WriteAnswer> {
    match write_batch(services, batch).await {
        Ok(answers) => answers,
        Err(error) if batch.len() == 1 => vec![Err(error)],
        // Alone they would wait as long for the same: a hundred of them, a hundred times.
        Err(ServiceError::Busy) => batch.iter().map(|_| Err(ServiceError::Busy)).collect(),
        Err(ServiceError::Unavailable) => batch.iter().map(|_| Err(ServiceError::Unavailable)).collect(),
        Err(error) => {
            tracing::warn!(%error, comments = batch.len(), "a batch of comments failed; writing one by one");
            let mut answers = Vec::with_capacity(batch.len());
            for one in batch {
                let alone = write_batch(services, std::slice::from_ref(one)).await;
                answers.push(
                    alone.and_then(|answers| answers.into_iter().next().unwrap_or(Err(ServiceError::Busy))),
                );
            }
            answers
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn r_t5_those_that_wait_together_are_taken_in_the_order_of_receipt() {
        let at = |second: i64| DateTime::UNIX_EPOCH + TimeDelta::seconds(second);
        let mut waiting: Vec<(i64, char)> = (1..=200).rev().map(|second| (second, 'a')).collect();
        waiting.push((5, 'b'));
        let batch = earliest(&mut waiting, |(second, _)| at(*second));
        assert_eq!((batch.len(), waiting.len()), (BATCH, 201 - BATCH));
        assert!(batch.is_sorted_by_key(|(second, _)| *second));
        // Of two that came at the same instant, the one that stood in the queue first.
        assert_eq!(batch.get(4..6), Some([(5, 'a'), (5, 'b')].as_slice()));
        assert!(waiting.iter().all(|(second, _)| *second > 127));
    }
}
