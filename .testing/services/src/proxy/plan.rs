//! What a proxy does with connections.

use std::time::Duration;

/// Which way bytes go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From the client to the server.
    Requests,
    /// From the server to the client.
    Answers,
}

/// What happens to connections, the open ones included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plan {
    /// Everything goes by.
    Pass,
    /// New connections are closed at once; open ones go on.
    Refuse,
    /// What is sent arrives this much later, piece by piece, in both directions.
    Latency(Duration),
    /// After this many bytes in a direction, counted over all connections from now on, the connection that carried the
    /// last of them is cut, and so is each that sends more.
    CutAfter {
        /// The direction.
        direction: Direction,
        /// How many bytes go by.
        bytes: usize,
    },
    /// Requests arrive; the connection is cut in place of the next answer.
    LoseAnswer,
    /// Once a request holds these bytes it arrives, and the connection is cut in place of the answer: what was asked for
    /// is done, and nobody says so.
    LoseAnswerTo(Vec<u8>),
    /// A connection whose request holds these bytes is cut before they arrive: what was asked for is not done.
    CutBefore(Vec<u8>),
    /// Connections stay open and nothing arrives, in either direction. When the plan ends they are cut.
    Blackhole,
}

/// What becomes of a piece of a stream.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It goes on.
    Forward,
    /// It goes on after a time.
    ForwardAfter(Duration),
    /// So many bytes of it go on, then the connection is cut.
    ForwardAndCut(usize),
    /// The connection is cut when this plan is over.
    Hold,
}
