import type { FichierEnvoye } from '#lib/connecteurs/octets/depot.ts';
import type { Accompli, Cible } from '#lib/dossier/porte.ts';
import type { Jour } from '#lib/droit/date.ts';
import { recevoirFichiers } from '#lib/piece/actes.ts';
import { empreinteDuCode, lireCode, memeTexte } from '#lib/technique/code-de-lettre.ts';
import { consigner } from '#lib/technique/consignes.ts';
import { dossierDuPorteur, type Portee, sansIdentite } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';

type Empreinte = Uint8Array<ArrayBuffer>;

/** Failed tries after which a code, and a machine, wait: of one day, and of always. Successes are not counted. */
const ESSAIS_D_UN_CODE = { parJour: 5, enTout: 15 };
const ESSAIS_D_UNE_SOURCE = { parJour: 30, enTout: 10_000 };

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

/** One more try, committed before it is judged: any number at once, of any process, count as many. */
const compter = (code: Empreinte, source: Empreinte, jour: Jour): Promise<boolean> =>
  sansIdentite(jour, async (tx) => {
    const [{ admis } = { admis: false }] = await tx.$queryRaw<{ admis: boolean }[]>`
      SELECT compter_essai(${source}, ${ESSAIS_D_UNE_SOURCE.parJour}::int, ${ESSAIS_D_UNE_SOURCE.enTout}::int)
        AND compter_essai(${code}, ${ESSAIS_D_UN_CODE.parJour}::int, ${ESSAIS_D_UN_CODE.enTout}::int) AS admis`;
    return admis;
  });

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
  if (!(await compter(empreinte, source, jour))) {
    consigner('attention', 'code_de_lettre_trop_essaye');
    throw tropDEssais();
  }
  return sansIdentite(jour, async (tx) => {
    const [lettre] = await tx.$queryRaw<
      { id: string; naissance: string }[]
    >`SELECT id, naissance FROM lettre_du_code(${empreinte})`;
    if (!memeTexte(lettre?.naissance ?? null, naissance) || !lettre) throw inconnus();
    await tx.$queryRaw`SELECT rendre_essai(${empreinte})::text, rendre_essai(${source})::text`;
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
