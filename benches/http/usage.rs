//! What processes use, by `/proc`: CPU time and memory of a process with all that it started.

use std::collections::HashMap;
use std::fs;
use std::time::Duration;

use anyhow::{Context as _, Result};

/// The kernel counts CPU time in hundredths of a second, as every Linux shows it to programs.
const TICK: Duration = Duration::from_millis(10);

/// Memory in bytes.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Memory {
    /// All pages that are in memory.
    pub(crate) resident: u64,
    /// Those that belong to no file: what the program made.
    pub(crate) own: u64,
}

struct Process {
    parent: u32,
    /// Of it alone.
    time: u64,
    /// Of its children that have ended.
    of_ended: u64,
}

/// CPU time of a process and all below it, those included that have ended.
pub(crate) fn cpu(root: u32) -> Result<Duration> {
    let processes = processes()?;
    let ended = processes.get(&root).context("the process has ended")?.of_ended;
    let ticks = ended + tree(&processes, root).map(|process| process.1.time).sum::<u64>();
    Ok(TICK * u32::try_from(ticks)?)
}

/// CPU time of those that this process has started and waited for.
pub(crate) fn cpu_of_ended() -> Result<Duration> {
    let processes = processes()?;
    let ended = processes.get(&std::process::id()).context("this process is there")?.of_ended;
    Ok(TICK * u32::try_from(ended)?)
}

/// Memory of a process and all below it.
pub(crate) fn memory(root: u32) -> Result<Memory> {
    let processes = processes()?;
    let mut sum = Memory::default();
    for (id, _) in tree(&processes, root) {
        let status = fs::read_to_string(format!("/proc/{id}/status"))?;
        let kib = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0)
        };
        sum.resident += kib("VmRSS:") * 1024;
        sum.own += kib("RssAnon:") * 1024;
    }
    Ok(sum)
}

fn tree(processes: &HashMap<u32, Process>, root: u32) -> impl Iterator<Item = (u32, &Process)> {
    processes.iter().filter_map(move |(&id, process)| {
        let mut above = id;
        while above != root {
            above = processes.get(&above)?.parent;
        }
        Some((id, process))
    })
}

fn processes() -> Result<HashMap<u32, Process>> {
    let mut found = HashMap::new();
    for entry in fs::read_dir("/proc")?.flatten() {
        let Some(id) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
        // It may have ended in the meantime.
        let Ok(stat) = fs::read_to_string(entry.path().join("stat")) else { continue };
        // After the name, which may hold anything: state, parent, …, user and system time, and those of ended children.
        let Some((_, rest)) = stat.rsplit_once(") ") else { continue };
        let fields: Vec<&str> = rest.split(' ').collect();
        let field =
            |number: usize| fields.get(number).and_then(|field| field.parse::<u64>().ok()).unwrap_or(0);
        let (time, of_ended) = (field(11) + field(12), field(13) + field(14));
        found.insert(id, Process { parent: u32::try_from(field(1))?, time, of_ended });
    }
    Ok(found)
}
