//! Instances on one database share their limits: what one lets through is counted for all.

use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use services::Services;
use services::rates::{self, Rate};

use super::bucket::Allowance;

/// After so many askings what is over is swept out.
const SWEEP: u32 = 512;
/// More networks than this are not counted together: then each instance counts alone until the next sweep.
const MOST: u64 = 100_000;

/// The part of one process.
pub(super) struct SharedLimits {
    counts_with_others: bool,
    asked: AtomicU32,
    is_crowded: AtomicBool,
}

impl SharedLimits {
    pub(super) fn of(services: &Services) -> Self {
        Self {
            counts_with_others: rates::are_shared(services),
            asked: AtomicU32::new(0),
            is_crowded: AtomicBool::new(false),
        }
    }

    /// Takes one out of what all instances let through, or tells how long to wait. A database that does not answer
    /// limits nothing: each instance still has its own limit, and what needs the database fails by itself.
    pub(super) async fn take(
        &self,
        services: &Services,
        name: &str,
        network: IpAddr,
        allowance: Allowance,
        at: DateTime<Utc>,
    ) -> Option<Duration> {
        if !self.counts_with_others {
            return None;
        }
        if self.asked.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            let left = rates::sweep(services, at).await.unwrap_or(0);
            self.is_crowded.store(left > MOST, Ordering::Relaxed);
        }
        if self.is_crowded.load(Ordering::Relaxed) {
            return None;
        }
        match rates::take(services, name, &network.to_string(), rate(allowance), at).await {
            Ok(wait) => wait?.to_std().ok(),
            Err(error) => {
                tracing::debug!(%error, "the shared limit could not be asked");
                None
            }
        }
    }

    /// Puts one back into what all instances let through.
    pub(super) async fn give_back(
        &self,
        services: &Services,
        name: &str,
        network: IpAddr,
        allowance: Allowance,
    ) {
        if self.counts_with_others
            && let Err(error) = rates::give_back(services, name, &network.to_string(), rate(allowance)).await
        {
            tracing::debug!(%error, "nothing could be given back to the shared limit");
        }
    }
}

fn rate(allowance: Allowance) -> Rate {
    let delta = |duration| TimeDelta::from_std(duration).unwrap_or_default();
    Rate { each: delta(allowance.each), burst: delta(allowance.burst) }
}
