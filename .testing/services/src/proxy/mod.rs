//! A proxy between a client and a server that makes the faults of networks, at the moment a test wants them.

mod plan;
mod pump;

use std::io;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use anyhow::Result;

use crate::port::Port;
use pump::Link;

pub use plan::{Direction, Plan};

/// A proxy to one address. Dropping it cuts its connections.
#[derive(Debug)]
pub struct FaultProxy {
    port: Port,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    target: SocketAddr,
    state: Mutex<State>,
    /// Told when the plan changes or a fault was made.
    changed: Condvar,
}

#[derive(Debug)]
struct State {
    plan: Plan,
    /// Whether the plan ends with its first fault.
    is_once: bool,
    /// Counts the plans, so that a connection notices that it waits for one that is over.
    generation: u64,
    /// Bytes that went by in the direction of the plan since it was set.
    passed: usize,
    faults: u64,
    connections: u64,
    live: Vec<Arc<Link>>,
    is_closed: bool,
}

impl FaultProxy {
    /// Starts one to a port of this machine. Everything passes until a plan is set.
    pub fn start(target: u16) -> Result<Self> {
        let port = Port::free()?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port.number()))?;
        let shared = Arc::new(Shared {
            target: (Ipv4Addr::LOCALHOST, target).into(),
            state: Mutex::new(State {
                plan: Plan::Pass,
                is_once: false,
                generation: 0,
                passed: 0,
                faults: 0,
                connections: 0,
                live: Vec::new(),
                is_closed: false,
            }),
            changed: Condvar::new(),
        });
        let accepting = Arc::clone(&shared);
        thread::Builder::new().name("fault-proxy".to_owned()).spawn(move || accepting.accept(&listener))?;
        Ok(Self { port, shared })
    }

    /// The port that clients connect to.
    pub fn port(&self) -> u16 {
        self.port.number()
    }

    /// An address with the proxy's port in place of the server's: `proxy.in_front_of(&postgres.url())`.
    pub fn in_front_of(&self, url: &str) -> String {
        url.replace(&format!(":{}", self.shared.target.port()), &format!(":{}", self.port()))
    }

    /// From now on this happens, also on the connections that are open.
    pub fn set(&self, plan: Plan) {
        self.shared.set(plan, false);
    }

    /// This happens to one connection; from then on everything passes.
    pub fn set_once(&self, plan: Plan) {
        self.shared.set(plan, true);
    }

    /// Cuts every open connection, whatever the plan is.
    pub fn cut_all(&self) {
        let live = std::mem::take(&mut self.shared.state().live);
        live.iter().for_each(|link| link.cut());
    }

    /// How many connections were refused, cut or held up by plans so far.
    pub fn faults(&self) -> u64 {
        self.shared.state().faults
    }

    /// How many connections clients have made so far.
    pub fn connections(&self) -> u64 {
        self.shared.state().connections
    }

    /// Waits until plans have made this many faults in all.
    pub fn wait_for_faults(&self, count: u64) {
        let state = self.shared.state();
        drop(self.shared.changed.wait_while(state, |state| state.faults < count));
    }
}

impl Drop for FaultProxy {
    fn drop(&mut self) {
        self.shared.state().is_closed = true;
        self.set(Plan::Pass);
        self.cut_all();
        // Wakes the thread that accepts, which then ends; where it has ended already, this fails.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port()));
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, plan: Plan, is_once: bool) {
        let mut state = self.state();
        state.plan = plan;
        state.is_once = is_once;
        state.generation += 1;
        state.passed = 0;
        self.changed.notify_all();
    }

    fn accept(self: &Arc<Self>, listener: &TcpListener) {
        for client in listener.incoming() {
            if self.state().is_closed {
                return;
            }
            // A client or a server that is gone again is what tests are made of: the next one may stay.
            let _ = client.and_then(|client| self.link(client));
        }
    }

    fn link(self: &Arc<Self>, client: TcpStream) -> io::Result<()> {
        let is_refused = {
            let mut state = self.state();
            state.connections += 1;
            let is_refused = matches!(state.plan, Plan::Refuse);
            if is_refused {
                self.note_fault(&mut state);
            }
            is_refused
        };
        if is_refused {
            return client.shutdown(Shutdown::Both);
        }
        let server = TcpStream::connect(self.target)?;
        for stream in [&client, &server] {
            stream.set_nodelay(true)?;
        }
        let link = Arc::new(Link::new(client, server));
        self.state().live.push(Arc::clone(&link));
        for direction in [Direction::Requests, Direction::Answers] {
            let (shared, link) = (Arc::clone(self), Arc::clone(&link));
            thread::Builder::new().name("fault-proxy-pump".to_owned()).spawn(move || {
                pump::pump(&shared, &link, direction);
                shared.state().live.retain(|other| !Arc::ptr_eq(other, &link));
            })?;
        }
        Ok(())
    }

    /// Counts a fault, and ends a plan that was for one.
    fn note_fault(&self, state: &mut State) {
        state.faults += 1;
        if state.is_once {
            state.plan = Plan::Pass;
            state.is_once = false;
            state.generation += 1;
        }
        self.changed.notify_all();
    }
}
