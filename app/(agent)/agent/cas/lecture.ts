import 'server-only';
import { FichierRefuse } from '#lib/connecteurs/fichier-de-cas.ts';

/** 10 MB as people count them: some twenty thousand situations. */
const TAILLE_MAX = 10_000_000;

export interface CasRecus {
  champ: 'fichier' | 'texte';
  /** What was pasted, to give it back with every answer. */
  texte: string;
  lignes: Iterable<string>;
}

/** The lines of a text, one at a time: no copy of the whole. */
function* enLignes(texte: string): Generator<string> {
  let debut = 0;
  while (debut < texte.length) {
    const saut = texte.indexOf('\n', debut);
    const fin = saut === -1 ? texte.length : saut;
    yield texte.slice(debut, fin).replace(/\r$/, '');
    debut = fin + 1;
  }
}

/**
 * The situations sent: the file when there is one, else the pasted text. Throws `FichierRefuse` when neither is there,
 * when it is too big, or when it is not text.
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
  if (!envoye) return { champ: 'texte', texte, lignes: enLignes(texte) };
  return { champ: 'fichier', texte, lignes: enLignes(decoder(await envoye.arrayBuffer())) };
}

function decoder(octets: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    throw new FichierRefuse(
      'Ce fichier n’est pas un texte en UTF-8. Dans le tableur, enregistrez-le au format « CSV UTF-8 ».',
    );
  }
}
