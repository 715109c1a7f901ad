//! An address that stays while the server behind it is replaced by another.

use std::io;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::thread;

/// Hands every connection on to a port of this machine.
pub(super) struct Forwarder {
    /// Where it listens.
    pub(super) port: u16,
    target: Arc<AtomicU16>,
}

impl Forwarder {
    /// One that hands on to a port, for as long as the process of the test lives.
    pub(super) fn to(port: u16) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let forwarder =
            Self { port: listener.local_addr().unwrap().port(), target: Arc::new(AtomicU16::new(port)) };
        let target = forwarder.target.clone();
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                // While the server is gone, whoever connects is turned away at once.
                if let Ok(server) = TcpStream::connect(("127.0.0.1", target.load(Ordering::SeqCst))) {
                    let _ = joined(client, server);
                }
            }
        });
        forwarder
    }

    /// Hands on to another port from now on.
    pub(super) fn point_to(&self, port: u16) {
        self.target.store(port, Ordering::SeqCst);
    }
}

/// Copies both ways until one side ends.
fn joined(client: TcpStream, server: TcpStream) -> io::Result<()> {
    client.set_nodelay(true)?;
    server.set_nodelay(true)?;
    for (mut from, mut to) in [(client.try_clone()?, server.try_clone()?), (server, client)] {
        thread::spawn(move || {
            let _ = io::copy(&mut from, &mut to);
            let _ = to.shutdown(Shutdown::Both);
            let _ = from.shutdown(Shutdown::Both);
        });
    }
    Ok(())
}
