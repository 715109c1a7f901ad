//! Random interleavings of what everybody does with a draft, through the services: no order of commands fails inside, gets
//! past a rule of the stages, or breaks the ledger. Each has its seed, so that one that fails is run again alone.

mod command;
mod dice;
mod rules;
mod walk;

use std::ops::Range;

use domain::body::{BodyKind, Role};
use domain::draft::StageName;
use services::people::body_by_code;
use services::{Request, Services, ledger};

use self::walk::Walk;
use crate::harness::databases::folder;
use crate::harness::{Office, add, office, open, sqlite_address, staff};

/// How many interleavings there are.
const SEEDS: u64 = 200;
/// How many steps each has.
const STEPS: usize = 40;

/// The people of every interleaving.
struct World {
    services: Services,
    office: Office,
    deputy: Request,
    keeper: Request,
    digital: Request,
}

impl World {
    async fn begin(services: Services) -> Self {
        let office = office(&services).await;
        let digital = add(&services, "digital", BodyKind::AuthorizedInformatization).await;
        let keeper = body_by_code(&services, "keeper").await.unwrap().id;
        let deputy = staff(&services, "deputy@example.kz", office.ministry, Role::Head).await;
        let keeper = staff(&services, "keeper@example.kz", keeper, Role::Head).await;
        let digital = staff(&services, "digital@example.kz", digital, Role::Head).await;
        Self { services, office, deputy, keeper, digital }
    }
}

#[test]
fn rc_4_no_interleaving_of_commands_gets_past_a_rule() {
    walk(0..SEEDS / 2);
}

#[test]
fn rc_4_no_other_interleaving_of_commands_gets_past_a_rule() {
    walk(SEEDS / 2..SEEDS);
}

/// Goes through some of the interleavings. Two tests share them, so that they run beside each other.
fn walk(seeds: Range<u64>) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let folder = folder();
        let world = World::begin(open(&sqlite_address(folder.path())).await).await;
        let mut reached = Vec::new();
        for seed in seeds {
            let mut walk = Walk::begin(&world, seed).await;
            for _ in 0..STEPS {
                Box::pin(walk.step()).await;
            }
            reached.extend(walk.end().await);
        }
        let proof = ledger::prove(&world.services, &[]).await.unwrap();
        assert!(proof.holds(), "{proof:?}");
        // The interleavings are worth their time only if they come everywhere.
        for stage in StageName::ALL.into_iter().filter(|stage| *stage != StageName::Ceased) {
            assert!(reached.contains(&stage), "nobody came to {stage:?}");
        }
        world.services.database.close().await.unwrap();
    });
}
