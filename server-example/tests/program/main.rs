//! The program itself, over a real socket: settings, signals, the graceful stop.

mod commands;
mod config;
mod running;
mod stop;
