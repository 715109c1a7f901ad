//! The interface is asked by a fuzzer that knows it only by its description: schemathesis, where it is installed
//! (`pip install schemathesis`, found on the path or named by `TALQY_TEST_SCHEMATHESIS`).

use std::path::PathBuf;
use std::process::Command;

use crate::discussed::discussed;
use crate::program::{Program, SERVE, talqy};
use crate::site::harness;

/// How many requests are made up for each operation.
const EXAMPLES: &str = "40";

/// The fuzzer, if there is one.
fn schemathesis() -> Option<PathBuf> {
    let told = std::env::var_os("TALQY_TEST_SCHEMATHESIS").map(PathBuf::from);
    let names = ["schemathesis", "st"];
    told.or_else(|| {
        let path = std::env::var_os("PATH")?;
        let mut programs =
            std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name)));
        programs.find(|program| program.is_file())
    })
}

#[test]
fn a_fuzzer_finds_nothing_that_the_description_does_not_say() {
    let Some(fuzzer) = schemathesis() else {
        eprintln!("not run: schemathesis is not installed (pip install schemathesis)");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let services = harness::open(&harness::sqlite_address(folder.path())).await;
        discussed(&services).await;
        services.database.close().await.unwrap();
    });
    let mut command = talqy(folder.path(), &SERVE);
    if cfg!(feature = "test-clock") {
        let clock = folder.path().join("clock");
        std::fs::write(&clock, "2026-03-10T05:00:00Z").unwrap();
        command.arg("--test-clock").arg(clock);
    }
    let program = Program::start(&mut command);
    let address = format!("http://{}", program.address);
    let run = Command::new(fuzzer)
        .current_dir(folder.path())
        .arg("run")
        .arg(format!("{address}/api/v1/openapi.json"))
        .args(["--url", &address, "--checks", "all", "--phases", "examples,coverage,fuzzing"])
        // Which numbers and codes exist, and what a text must not hold, no schema tells: what follows it may still be refused.
        .args(["--exclude-checks", "positive_data_acceptance"])
        .args(["--max-examples", EXAMPLES, "--seed", "1", "--suppress-health-check", "all", "--no-color"])
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{told}\n{}", String::from_utf8_lossy(&run.stderr));
}
