/** Time of processor that a PostgreSQL server has used: what neighbours take of the machine does not change it. */
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of Linux in milliseconds: the same on every machine that Node runs on. */
const TIC_MS = 10;

/** Fields of /proc/PID/stat after the name of the program, which may hold anything; null when the process is gone. */
function statDe(pid: number | string): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

const ticsDe = (stat: string[] | null, champs: readonly number[]): number =>
  champs.reduce((total, champ) => total + Number(stat?.[champ] ?? 0), 0);

/**
 * Milliseconds of processor of a server and of all its connections, ended ones too, by the id of its first process.
 * Null where the system does not tell (elsewhere than on Linux).
 */
export function processeurDuServeur(postmaster: number): number | null {
  const lui = statDe(postmaster);
  if (!lui) return null;
  const enfants = readdirSync('/proc')
    .filter((nom) => /^\d+$/.test(nom))
    .map(statDe)
    .filter((stat) => Number(stat?.[1]) === postmaster);
  // utime, stime, and for those that ended cutime, cstime.
  return (
    TIC_MS * (ticsDe(lui, [11, 12, 13, 14]) + enfants.reduce((t, stat) => t + ticsDe(stat, [11, 12]), 0))
  );
}
