/** What asks ClamAV's daemon about received bytes, by its own protocol (clamd(8), INSTREAM), on a socket of the machine. */
import { connect, type Socket } from 'node:net';
import { configuration } from './configuration.ts';

/** The daemon does not answer, or answers something else than a judgement: nobody can say that the bytes are sound. */
export class AntivirusMuet extends Error {
  override readonly name = 'AntivirusMuet';
}

/** A socket that says nothing for so long has nobody at its other end. */
const SILENCE_MS = 60_000;
/** The health page does not wait as long. */
const SILENCE_DE_SANTE_MS = 3_000;
const MORCEAU = 64 * 1024;

/** Length of a piece, on four bytes; none ends the stream. */
function longueur(octets: number): Buffer {
  const quatre = Buffer.alloc(4);
  quatre.writeUInt32BE(octets);
  return quatre;
}

/** Sends a command and what goes with it, and gives its whole answer. Throws AntivirusMuet. */
function demander(
  ou: NonNullable<ReturnType<typeof configuration>['antivirus']>,
  silence: number,
  envoyer: (prise: Socket) => void,
): Promise<string> {
  return new Promise((repondre, muet) => {
    const recus: Buffer[] = [];
    const prise = connect(ou, () => envoyer(prise));
    prise.setTimeout(silence, () => prise.destroy(new Error('silence')));
    prise.on('data', (recu) => recus.push(recu));
    prise.once('error', (cause) => muet(new AntivirusMuet('injoignable', { cause })));
    prise.once('end', () => prise.end());
    prise.once('close', () => repondre(Buffer.concat(recus).toString().replace(/\0$/, '')));
  });
}

/**
 * The name of what makes these bytes dangerous, or null when they are sound; null too where no antivirus is set.
 * Throws AntivirusMuet when it cannot tell.
 */
export async function menaceDe(octets: Uint8Array): Promise<string | null> {
  const { antivirus } = configuration();
  if (!antivirus) return null;
  const reponse = await demander(antivirus, SILENCE_MS, (prise) => {
    prise.write('zINSTREAM\0');
    for (let debut = 0; debut < octets.length; debut += MORCEAU) {
      const morceau = octets.subarray(debut, debut + MORCEAU);
      prise.write(longueur(morceau.length));
      prise.write(morceau);
    }
    prise.write(longueur(0));
  });
  const trouvee = /^stream: (.+) FOUND$/.exec(reponse)?.[1];
  if (trouvee) return trouvee;
  if (reponse !== 'stream: OK') throw new AntivirusMuet(`réponse « ${reponse.slice(0, 80)} »`);
  return null;
}

/** Whether the antivirus answers; null where none is set. */
export async function antivirusRepond(): Promise<boolean | null> {
  const { antivirus } = configuration();
  if (!antivirus) return null;
  return demander(antivirus, SILENCE_DE_SANTE_MS, (prise) => prise.write('zPING\0')).then(
    (reponse) => reponse === 'PONG',
    () => false,
  );
}
