import type { Jour } from '#lib/droit/date.ts';
import { empreinteDuCode, lireCode, memeTexte } from '#lib/technique/code-de-lettre.ts';
import { consigner } from '#lib/technique/consignes.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { essaiAdmis, rendreEssai } from '#lib/technique/essais.ts';
import { enPortee, type Portee, sansIdentite } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { boursePourCertificat, codeDuCertificat } from './queries.ts';
import type { Verifier } from './schema.ts';

/**
 * The family asks for the certificate of its dossier; asked twice, it is the same one. Throws Refus introuvable for a dossier that is not
 * the person's, impossible while no bourse of it is in force and notified.
 */
export const demanderCertificat = (portee: Portee, dossierId: string): Promise<void> =>
  enPortee(
    portee,
    async (tx) => {
      await boursePourCertificat(tx, portee, dossierId);
      const id = crypto.randomUUID();
      await tx.certificat.createMany({
        data: {
          id,
          dossierId,
          empreinte: empreinteDuCode(codeDuCertificat(id)),
          jour: dateDe(portee.jour),
          auteurId: portee.auteur.id ?? '',
          auteurNom: portee.auteur.nom,
        },
        skipDuplicates: true,
      });
    },
    'acte',
  );

/** What a certificate says of today: the échelon, and until when. */
export interface BourseAttestee {
  echelon: number;
  au: Jour;
}

/** The same words whatever is wrong: who tries learns neither that a code exists nor that a bourse is over. */
const inconnu = (): Refus =>
  new Refus(
    'impossible',
    'Ce code et cette date n’attestent aucune bourse en cours. Vérifiez le code, et la date de naissance de l’élève.',
  );

/**
 * What the code of a certificate attests on a day, to who also knows the pupil's birth. Throws Refus impossible: on a code that cannot be
 * one, in the same words on an unknown one, a wrong date and a bourse that is over, and once too many tries have failed.
 */
export async function verifierCertificat(
  { code: saisi, naissance }: Verifier,
  source: Uint8Array<ArrayBuffer>,
  jour: Jour,
): Promise<BourseAttestee> {
  const code = lireCode(saisi);
  if (!code)
    throw new Refus(
      'impossible',
      'Code : dix lettres et chiffres en deux groupes, comme sur le certificat. Il n’y a ni O ni zéro, ni I ni 1.',
      { champ: 'code' },
    );
  const empreinte = empreinteDuCode(code);
  if (!(await essaiAdmis(empreinte, source, jour))) {
    consigner('attention', 'code_de_certificat_trop_essaye');
    throw new Refus(
      'impossible',
      'Trop d’essais n’ont rien donné : par sécurité, revenez demain avec le certificat sous les yeux.',
    );
  }
  return sansIdentite(jour, async (tx) => {
    const [lu] = await tx.$queryRaw<
      { naissance: string; echelon: number; au: Date }[]
    >`SELECT naissance, echelon, au FROM certificat_du_code(${empreinte})`;
    if (!memeTexte(lu?.naissance ?? null, naissance) || !lu) throw inconnu();
    await rendreEssai(tx, empreinte, source);
    return { echelon: lu.echelon, au: jourDe(lu.au) };
  });
}
