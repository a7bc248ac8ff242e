import type { FichierEnvoye } from '#lib/connecteurs/octets/depot.ts';
import type { Accompli, Cible } from '#lib/dossier/porte.ts';
import type { Jour } from '#lib/droit/date.ts';
import { recevoirFichiers } from '#lib/piece/actes.ts';
import { empreinteDuCode, lireCode, memeTexte } from '#lib/technique/code-de-lettre.ts';
import { consigner } from '#lib/technique/consignes.ts';
import { essaiAdmis, rendreEssai } from '#lib/technique/essais.ts';
import { dossierDuPorteur, type Portee, sansIdentite } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';

type Empreinte = Uint8Array<ArrayBuffer>;

const DEMANDEZ = 'Vous pouvez aussi demander où en est la demande au service écrit en haut du courrier.';

/** The same words whatever is wrong: who tries learns neither that a code exists nor that a date is near. */
const inconnus = (): Refus =>
  new Refus(
    'impossible',
    `Ce code et cette date n’ouvrent aucune demande. Vérifiez le code, et la date de naissance de l’élève telle qu’elle est écrite sur le formulaire de demande ; un code ne sert que jusqu’à la date imprimée à côté de lui. ${DEMANDEZ}`,
  );

const tropDEssais = (): Refus =>
  new Refus(
    'impossible',
    `Trop d’essais n’ont rien ouvert : par sécurité, revenez demain avec le courrier sous les yeux. ${DEMANDEZ}`,
  );

/**
 * The letter that a code opens with the birth of its pupil, on a day. Throws Refus impossible: on a code that cannot be
 * one, in the same words on an unknown one and on a wrong date, and once too many tries have failed.
 */
export async function ouvrirParCode(
  { code: saisi, naissance }: { code: string; naissance: string },
  source: Empreinte,
  jour: Jour,
): Promise<string> {
  const code = lireCode(saisi);
  if (!code)
    throw new Refus(
      'impossible',
      'Code : dix lettres et chiffres en deux groupes, comme sur le courrier. Il n’y a ni O ni zéro, ni I ni 1.',
      { champ: 'code' },
    );
  const empreinte = empreinteDuCode(code);
  if (!(await essaiAdmis(empreinte, source, jour))) {
    consigner('attention', 'code_de_lettre_trop_essaye');
    throw tropDEssais();
  }
  return sansIdentite(jour, async (tx) => {
    const [lettre] = await tx.$queryRaw<
      { id: string; naissance: string }[]
    >`SELECT id, naissance FROM lettre_du_code(${empreinte})`;
    if (!memeTexte(lettre?.naissance ?? null, naissance) || !lettre) throw inconnus();
    await rendreEssai(tx, empreinte, source);
    return lettre.id;
  });
}

/** Receives the files of one piece that was asked for, from who holds a letter. Throws as the act does. */
export const envoyerParCode = (
  portee: Portee,
  { version, code }: Pick<Cible, 'version'> & { code: string },
  envoyes: readonly FichierEnvoye[],
): Promise<Accompli> =>
  recevoirFichiers(
    portee,
    { dossierId: dossierDuPorteur(portee), version },
    { code, recueLe: portee.jour, envoyes },
  );
