// Loaded into every child of local mode before its own code (`node --require`).

// A parent killed with -9 cannot stop its children. Its end of this channel closes all the same.
if (process.channel) {
  process.on("disconnect", () => process.kill(process.platform === "win32" ? process.pid : -process.pid, 9));
  // The channel alone must not keep a finished child alive.
  process.channel.unref();
}
