/**
 * Preloaded in every process that the project starts (`--import`): it ends with its parent, even a killed one.
 * A process that starts its own passes the option on; those must live by the rules of their own parent.
 */
const GRACE_MS = 5_000;

if (process.env.BOURSES_PARENT === String(process.ppid)) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), GRACE_MS).unref();
  });
  // The link to the parent must not keep alive a process that has finished its work.
  process.channel?.unref();
}
