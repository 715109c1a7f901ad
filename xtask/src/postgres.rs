//! A PostgreSQL cluster that lives as long as the tests run.

use crate::apt::{apt_install, is_root, may_apt_install};
use crate::leftovers::sweep;
use crate::workspace::{find_program, run};
use anyhow::{Context, Result, bail};
use std::env;
use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// What the folders of clusters are called; the number of their task follows.
const NAME: &str = "talqy-postgres-";

/// A running cluster. Dropping it stops the server and removes its files.
#[derive(Debug)]
pub(crate) struct Cluster {
    folder: PathBuf,
    port: u16,
    server: Option<Child>,
}

impl Cluster {
    /// Makes a new cluster in a temporary folder and starts it on a free port of this machine.
    ///
    /// # Errors
    /// When PostgreSQL is neither there nor installable, or does not start.
    pub(crate) fn start() -> Result<Self> {
        let programs = programs()?;
        sweep(&env::temp_dir(), NAME);
        let folder = env::temp_dir().join(format!("{NAME}{}", std::process::id()));
        fs::create_dir(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        // From here on the guard cleans up, whatever happens.
        let mut cluster = Self { folder, port: free_port()?, server: None };
        let data = cluster.folder.join("data");
        let user = server_user()?;
        if let Some((user, group)) = &user {
            run(Command::new("chown").arg(format!("{user}:{group}")).arg(&cluster.folder))?;
        }
        let initdb = |locale: &str| {
            let mut command = as_user(user.as_ref(), &programs.join("initdb"));
            command.arg("--pgdata").arg(&data).args([
                "--username=talqy",
                "--auth=trust",
                "--no-sync",
                "--encoding=UTF8",
            ]);
            run(command.arg(locale).current_dir(&cluster.folder).stdout(Stdio::null()).stderr(Stdio::null()))
        };
        // Not every system has this locale; without one, letters outside ASCII have no case.
        initdb("--locale=C.UTF-8").or_else(|_| initdb("--locale=C")).context("PostgreSQL's initdb failed")?;

        let mut command = as_user(user.as_ref(), &programs.join("postgres"));
        command.arg("-D").arg(&data).args(["-p", &cluster.port.to_string(), "-k", ""]);
        let settings =
            ["listen_addresses=127.0.0.1", "fsync=off", "synchronous_commit=off", "full_page_writes=off"];
        for setting in settings.into_iter().chain(["max_connections=200", "logging_collector=off"]) {
            command.args(["-c", setting]);
        }
        let log = File::create(cluster.log())?;
        command.env("LC_ALL", "C").stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        cluster.server =
            Some(command.current_dir(&cluster.folder).spawn().context("cannot start PostgreSQL")?);
        cluster.wait()?;
        Ok(cluster)
    }

    /// The address for a client; the user may make databases.
    pub(crate) fn url(&self) -> String {
        format!("postgres://talqy@127.0.0.1:{}/postgres", self.port)
    }

    fn log(&self) -> PathBuf {
        self.folder.join("log")
    }

    /// Waits until the server says that it takes connections.
    fn wait(&mut self) -> Result<()> {
        for _ in 0..300 {
            let log = fs::read_to_string(self.log()).unwrap_or_default();
            if log.contains("ready to accept connections") {
                return Ok(());
            }
            if let Some(status) = self.server.as_mut().and_then(|server| server.try_wait().ok().flatten()) {
                bail!("PostgreSQL ended with {status}:\n{log}");
            }
            sleep(Duration::from_millis(100));
        }
        bail!(
            "PostgreSQL did not start within half a minute:\n{}",
            fs::read_to_string(self.log()).unwrap_or_default()
        )
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(mut server) = self.server.take() {
            // SIGINT is PostgreSQL's fast shutdown.
            let _ = Command::new("kill").args(["-INT", &server.id().to_string()]).status();
            let ended = (0..100).any(|_| {
                sleep(Duration::from_millis(50));
                matches!(server.try_wait(), Ok(Some(_)))
            });
            if !ended {
                let _ = server.kill();
                let _ = server.wait();
            }
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The folder of PostgreSQL's programs: the newest of Debian's, what `PATH` knows, or what apt installs.
fn programs() -> Result<PathBuf> {
    if let Some(found) = find_programs() {
        return Ok(found);
    }
    if may_apt_install() {
        apt_install("postgresql")?;
    }
    find_programs()
        .context("PostgreSQL: initdb and postgres were not found; install the server package of PostgreSQL")
}

fn find_programs() -> Option<PathBuf> {
    let complete = |folder: &Path| folder.join("initdb").is_file() && folder.join("postgres").is_file();
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|entry| {
            Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin")))
        })
        .filter(|(_, folder)| complete(folder))
        .max_by_key(|(version, _)| *version);
    let on_path =
        || find_program(&["initdb"])?.parent().map(Path::to_path_buf).filter(|folder| complete(folder));
    newest.map(|(_, folder)| folder).or_else(on_path)
}

/// PostgreSQL refuses to run as root: then it runs as its own user, or as nobody.
fn server_user() -> Result<Option<(&'static str, &'static str)>> {
    if !is_root() {
        return Ok(None);
    }
    let exists =
        |user: &str| Command::new("id").arg(user).output().is_ok_and(|output| output.status.success());
    let users = [("postgres", "postgres"), ("nobody", "nogroup"), ("nobody", "nobody")];
    let found = users.into_iter().find(|(user, _)| exists(user));
    Ok(Some(found.context("PostgreSQL does not run as root, and there is no user postgres or nobody")?))
}

/// A command under another user. With `setpriv` the server also ends when this task is killed.
fn as_user(user: Option<&(&str, &str)>, program: &Path) -> Command {
    let mut command = match (find_program(&["setpriv"]), user) {
        (Some(setpriv), _) => {
            let mut command = Command::new(setpriv);
            command.arg("--pdeathsig=INT");
            if let Some((user, group)) = user {
                command.args([
                    format!("--reuid={user}"),
                    format!("--regid={group}"),
                    "--init-groups".to_owned(),
                ]);
            }
            command
        }
        (None, Some((user, _))) => {
            let mut command = Command::new("runuser");
            command.args(["-u", user, "--"]);
            command
        }
        (None, None) => return Command::new(program),
    };
    command.arg(program);
    command
}

/// A port nobody listens on at the moment.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpStream;

    #[test]
    fn a_cluster_listens_while_it_is_held_and_leaves_nothing_behind() {
        if find_programs().is_none() {
            return;
        }
        let cluster = Cluster::start().unwrap();
        let (folder, port) = (cluster.folder.clone(), cluster.port);
        assert!(cluster.url().contains(&port.to_string()));
        TcpStream::connect(("127.0.0.1", port)).unwrap();
        drop(cluster);
        assert!(!folder.exists());
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    }
}
