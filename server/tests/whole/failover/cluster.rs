//! PostgreSQL servers of a test: a primary, and a standby that has what the primary acknowledges.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

/// Asks again and again until it holds.
pub(super) fn until(what: &str, mut holds: impl FnMut() -> bool) {
    for _ in 0..1_200 {
        if holds() {
            return;
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("not within a minute: {what}");
}

/// The programs of PostgreSQL, and whether they need another user than this one.
pub(super) struct Tools {
    programs: PathBuf,
    is_root: bool,
}

impl Tools {
    /// Those of this machine, or the reason why there are none.
    pub(super) fn find() -> Result<Self, &'static str> {
        let programs = newest().ok_or("no server of PostgreSQL is installed")?;
        let said = |program: &str, arguments: &[&str]| Command::new(program).args(arguments).output().ok();
        let is_root = said("id", &["-u"]).is_some_and(|output| output.stdout.starts_with(b"0\n"));
        let has_user = said("id", &["postgres"]).is_some_and(|output| output.status.success());
        let has_setpriv = said("setpriv", &["--version"]).is_some_and(|output| output.status.success());
        if is_root && !(has_user && has_setpriv) {
            return Err("PostgreSQL does not run as root, and setpriv or the user postgres is missing");
        }
        Ok(Self { programs, is_root })
    }

    /// A program as the user that may run it, in a folder that this user may enter.
    fn command(&self, program: &str, folder: &Path) -> Command {
        let path = self.programs.join(program);
        let mut command = if self.is_root {
            let mut command = Command::new("setpriv");
            // The server ends with the thread of the test, also when the test is killed.
            command.args(["--pdeathsig=QUIT", "--reuid=postgres", "--regid=postgres", "--init-groups"]);
            command.arg(path);
            command
        } else {
            Command::new(path)
        };
        command.current_dir(folder).env("LC_ALL", "C").stdin(Stdio::null());
        command
    }

    /// Lets the servers write in a folder.
    pub(super) fn hand_over(&self, folder: &Path) {
        if self.is_root {
            run(Command::new("chown").arg("postgres:postgres").arg(folder));
        }
    }
}

/// Debian's newest version, or what `pg_config` names.
fn newest() -> Option<PathBuf> {
    let is_server = |folder: &PathBuf| folder.join("initdb").is_file() && folder.join("postgres").is_file();
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|entry| {
            Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin")))
        })
        .filter(|(_, folder)| is_server(folder))
        .max_by_key(|(version, _)| *version)
        .map(|(_, folder)| folder);
    newest.or_else(|| {
        let said = Command::new("pg_config").arg("--bindir").output().ok()?;
        Some(PathBuf::from(String::from_utf8(said.stdout).ok()?.trim())).filter(is_server)
    })
}

fn run(command: &mut Command) -> String {
    let output = command.output().expect("it starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let refused = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {said}{refused}");
    said
}

/// A running server; dropped, it is stopped.
pub(super) struct Cluster<'a> {
    tools: &'a Tools,
    folder: &'a Path,
    data: PathBuf,
    /// Where it listens on this machine.
    pub(super) port: u16,
    server: Child,
}

impl<'a> Cluster<'a> {
    /// A new primary, which acknowledges nothing that no standby has.
    pub(super) fn primary(tools: &'a Tools, folder: &'a Path) -> Self {
        let data = folder.join("primary");
        let mut initdb = tools.command("initdb", folder);
        initdb.args(["--username=talqy", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"]);
        run(initdb.arg("--pgdata").arg(&data));
        Self::serve(tools, folder, data, "synchronous_standby_names=*")
    }

    /// A standby that follows it; promoted, it waits for nobody.
    pub(super) fn standby(&self) -> Self {
        let data = self.folder.join("standby");
        let mut copy = self.tools.command("pg_basebackup", self.folder);
        copy.args(["-h", "127.0.0.1", "-U", "talqy", "-R", "--checkpoint=fast", "--no-sync", "-p"]);
        run(copy.arg(self.port.to_string()).arg("-D").arg(&data));
        let standby = Self::serve(self.tools, self.folder, data, "synchronous_standby_names=");
        let following = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'";
        until("the primary waits for the standby", || self.says(following) == "1");
        standby
    }

    fn serve(tools: &'a Tools, folder: &'a Path, data: PathBuf, waiting: &str) -> Self {
        let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
        let mut command = tools.command("postgres", folder);
        command.arg("-D").arg(&data).args(["-p", &port.to_string(), "-k", "", "-c", waiting]);
        command.args(["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]);
        let server = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
        let started = Self { tools, folder, data, port, server };
        until("the server takes connections", || {
            let mut asked = tools.command("pg_isready", folder);
            asked.args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()]);
            asked.status().is_ok_and(|status| status.success())
        });
        started
    }

    /// The only value of the answer to a statement.
    fn says(&self, statement: &str) -> String {
        let mut psql = self.tools.command("psql", self.folder);
        psql.args(["-h", "127.0.0.1", "-U", "talqy", "-d", "postgres", "-p", &self.port.to_string()]);
        run(psql.args(["-Atc", statement])).trim().to_owned()
    }

    fn control(&self, arguments: &[&str]) -> Command {
        let mut command = self.tools.command("pg_ctl", self.folder);
        command.arg("-D").arg(&self.data).args(arguments);
        command
    }

    /// Ends it at once, as a machine that is lost: nothing is finished, nobody is told.
    pub(super) fn crash(&mut self) {
        run(&mut self.control(&["stop", "-m", "immediate", "-w"]));
        self.server.wait().expect("ended");
    }

    /// Makes a primary of a standby.
    pub(super) fn promote(&self) {
        run(&mut self.control(&["promote", "-w"]));
    }
}

impl Drop for Cluster<'_> {
    fn drop(&mut self) {
        if matches!(self.server.try_wait(), Ok(None)) {
            let _ = self.control(&["stop", "-m", "immediate", "-w"]).output();
            let _ = self.server.kill();
            let _ = self.server.wait();
        }
    }
}
