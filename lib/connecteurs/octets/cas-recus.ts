import { Refus } from '#lib/technique/refus.ts';

/** The whole file is refused: its message says why, one cause a line, in French. */
export class FichierRefuse extends Refus {
  constructor(causes: string) {
    super('impossible', causes);
  }
}

/** 10 MB as people count them: some twenty thousand situations. */
const TAILLE_MAX = 10_000_000;

/** Situations as they were sent: a file not looked at yet, or a pasted text. */
export type CasRecus = string | Uint8Array;

/**
 * The situations sent: the file when there is one, else the pasted text. Throws `FichierRefuse` when neither is there, or
 * when it is too big.
 */
export async function recevoirCas(formulaire: FormData): Promise<CasRecus> {
  const fichier = formulaire.get('fichier');
  const texte = String(formulaire.get('texte') ?? '');
  const envoye = fichier instanceof File && fichier.size > 0 ? fichier : null;
  if (!envoye && texte.trim() === '')
    throw new FichierRefuse('Choisissez un fichier CSV, ou collez des lignes dans la zone de texte.');
  const taille = envoye ? envoye.size : Buffer.byteLength(texte);
  if (taille > TAILLE_MAX)
    throw new FichierRefuse(
      `Ce contenu pèse ${Math.ceil(taille / 1_000_000)} Mo ; la limite est de 10 Mo. Coupez-le en plusieurs fichiers.`,
    );
  return envoye ? new Uint8Array(await envoye.arrayBuffer()) : texte;
}
