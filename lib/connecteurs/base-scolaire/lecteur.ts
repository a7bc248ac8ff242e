/**
 * Where files of the school base are read: a process of its own for each sending, without our secrets, killed when it asks
 * too much (docs/adr/octets-recus.md). Records come as they are read, never faster than they are taken.
 */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { aSonTour, type Limites } from '#lib/connecteurs/octets/atelier.ts';
import { type champsDe, consigner } from '#lib/technique/consignes.ts';
import { lancerEnclos } from '#lib/technique/enclos.ts';
import type { Auteur } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { FichierDeBase, Lecture } from './siecle.ts';

/** What the process answers, line after line, until it is done, refuses a file or fails. */
export type LigneDeLecture =
  | { lecture: Lecture }
  | { refus: string }
  | { faute: ReturnType<typeof champsDe> }
  | { fini: true };

const PROGRAMME = 'scripts/lecteur-de-base.ts';
/** Two hundred thousand pupils and their responsables take a tenth of it. */
const LIMITES: Limites = { secondes: 300, megaoctets: 700 };

/**
 * Gives `prendre` what the files say, in their order, when the turn of the person comes. Throws Refus impossible on the
 * first file that cannot be trusted: nothing of what was given may then be kept.
 */
export const lireLaBase = (
  expediteur: Pick<Auteur, 'genre' | 'id'>,
  fichiers: readonly FichierDeBase[],
  prendre: (lecture: Lecture) => Promise<void>,
  limites = LIMITES,
): Promise<void> =>
  aSonTour(expediteur, async () => {
    for await (const lecture of lectures(fichiers, limites)) await prendre(lecture);
  });

async function* lectures(fichiers: readonly FichierDeBase[], limites: Limites): AsyncGenerator<Lecture> {
  const processus = lancerEnclos({ sortie: true }, PROGRAMME);
  processus.on('error', () => processus.kill('SIGKILL'));
  let fini = false;
  try {
    processus.send({ fichiers, limites }, () => undefined);
    for await (const ligne of createInterface({ input: processus.stdout as Readable })) {
      const dit = entiere(ligne);
      if (!dit) break;
      if ('refus' in dit) throw new Refus('impossible', dit.refus, { champ: 'fichiers' });
      if ('faute' in dit) consigner('attention', 'base_en_faute', dit.faute);
      else if ('lecture' in dit) yield dit.lecture;
      else fini = true;
    }
  } finally {
    processus.kill('SIGKILL');
  }
  if (!fini) throw new Refus('impossible', TROP, { champ: 'fichiers' });
}

/** Null for the half of a line that a killed process leaves. */
function entiere(ligne: string): LigneDeLecture | null {
  try {
    return JSON.parse(ligne) as LigneDeLecture;
  } catch {
    return null;
  }
}

const TROP =
  'Ce fichier n’a pas pu être lu jusqu’au bout : il demande trop de travail, ou il est abîmé. Rien n’est pris. Exportez-le de nouveau depuis Siècle, puis recommencez.';
