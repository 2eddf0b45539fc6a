// The name of this machine's platform, as native modules and their packages carry it.
'use strict'

function platform() {
  if (process.platform === 'linux') {
    // Only glibc tells its version.
    const libc = process.report.getReport().header.glibcVersionRuntime ? 'gnu' : 'musl'
    return `linux-${process.arch}-${libc}`
  }
  return process.platform === 'win32' ? `win32-${process.arch}-msvc` : `${process.platform}-${process.arch}`
}

module.exports = { platform }
