//! One direction of a connection: reads a piece, asks the plan, and does what it says.

use std::io::{self, Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::plan::{Direction, Fate, Plan};
use super::{Shared, State};

/// A client's connection and the one to the server that belongs to it.
#[derive(Debug)]
pub(super) struct Link {
    client: TcpStream,
    server: TcpStream,
    /// Whether the request whose answer is to be lost has gone by.
    is_answer_doomed: AtomicBool,
}

impl Link {
    pub(super) fn new(client: TcpStream, server: TcpStream) -> Self {
        Self { client, server, is_answer_doomed: AtomicBool::new(false) }
    }

    /// Ends both sides; each may be gone already.
    pub(super) fn cut(&self) {
        let _ = self.client.shutdown(Shutdown::Both);
        let _ = self.server.shutdown(Shutdown::Both);
    }

    fn ends(&self, direction: Direction) -> (&TcpStream, &TcpStream) {
        match direction {
            Direction::Requests => (&self.client, &self.server),
            Direction::Answers => (&self.server, &self.client),
        }
    }
}

/// Works until an end closes or the plan cuts the connection.
pub(super) fn pump(shared: &Shared, link: &Link, direction: Direction) {
    if copy(shared, link, direction).is_err() {
        link.cut();
    }
}

fn copy(shared: &Shared, link: &Link, direction: Direction) -> io::Result<()> {
    let (mut from, mut to) = link.ends(direction);
    let mut buffer = vec![0; 16 * 1024];
    // The end of the last piece, since what a plan looks for may lie across two.
    let mut before = Vec::new();
    loop {
        let length = from.read(&mut buffer)?;
        if length == 0 {
            return to.shutdown(Shutdown::Write);
        }
        let piece = &buffer[..length];
        match shared.decide(link, direction, &mut before, piece) {
            Fate::Forward => to.write_all(piece)?,
            Fate::ForwardAfter(delay) => {
                thread::sleep(delay);
                to.write_all(piece)?;
            }
            Fate::ForwardAndCut(length) => {
                to.write_all(&piece[..length])?;
                link.cut();
                return Ok(());
            }
            Fate::Hold => {
                shared.wait_for_another_plan();
                link.cut();
                return Ok(());
            }
        }
    }
}

impl Shared {
    fn decide(&self, link: &Link, direction: Direction, before: &mut Vec<u8>, piece: &[u8]) -> Fate {
        let mut state = self.state();
        let fate = fate(&mut state, link, direction, before, piece);
        if matches!(fate, Fate::ForwardAndCut(_)) {
            self.note_fault(&mut state);
        } else if fate == Fate::Hold {
            // Held until the plan changes: a plan for one connection would be over at once.
            state.faults += 1;
            self.changed.notify_all();
        }
        fate
    }

    fn wait_for_another_plan(&self) {
        let state = self.state();
        let held = state.generation;
        drop(
            self.changed
                .wait_while(state, |state| state.generation == held)
                .unwrap_or_else(PoisonError::into_inner),
        );
    }
}

fn fate(state: &mut State, link: &Link, direction: Direction, before: &mut Vec<u8>, piece: &[u8]) -> Fate {
    if direction == Direction::Answers && link.is_answer_doomed.load(Ordering::SeqCst) {
        return Fate::ForwardAndCut(0);
    }
    match &state.plan {
        Plan::Pass | Plan::Refuse => Fate::Forward,
        Plan::Latency(delay) => Fate::ForwardAfter(*delay),
        Plan::CutAfter { direction: counted, bytes } => {
            if direction != *counted {
                return Fate::Forward;
            }
            let left = bytes.saturating_sub(state.passed);
            state.passed += piece.len();
            if piece.len() < left { Fate::Forward } else { Fate::ForwardAndCut(left) }
        }
        Plan::LoseAnswer => match direction {
            Direction::Requests => Fate::Forward,
            Direction::Answers => Fate::ForwardAndCut(0),
        },
        Plan::LoseAnswerTo(sought) => {
            if direction == Direction::Requests && holds(before, piece, sought) {
                link.is_answer_doomed.store(true, Ordering::SeqCst);
            }
            Fate::Forward
        }
        Plan::CutBefore(sought) => {
            let is_here = direction == Direction::Requests && holds(before, piece, sought);
            if is_here { Fate::ForwardAndCut(0) } else { Fate::Forward }
        }
        Plan::Blackhole => Fate::Hold,
    }
}

/// Whether the stream that ends with a piece holds some bytes that it did not hold before.
fn holds(before: &mut Vec<u8>, piece: &[u8], sought: &[u8]) -> bool {
    before.extend_from_slice(piece);
    let is_there = before.windows(sought.len().max(1)).any(|window| window == sought);
    let keep = sought.len().saturating_sub(1).min(before.len());
    before.drain(..before.len() - keep);
    is_there
}
