import { clotureReglee } from '#lib/campagne/faits.ts';
import { type AEtudier, consentementsAEtudier, type LotAEtudier } from '#lib/consentement/queries.ts';
import { estUneAdresseEnFrance } from '#lib/droit/adresse.ts';
import { brancheDe, reseauDe } from '#lib/droit/competence.ts';
import { scolariteDe, typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { BREVET_TENANT } from '#lib/eleve/queries.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import type { ConsentementLu } from './faits.ts';

const cleDe = ({ eleveId, responsableId }: { eleveId: string; responsableId: string }): string =>
  `${eleveId} ${responsableId}`;

/** The next consents to study, with what the base holds, in a number of statements that does not depend on theirs. */
export async function lireAEtudier(tx: Transaction, lot: LotAEtudier): Promise<ConsentementLu[]> {
  const consentis = await consentementsAEtudier(tx, lot);
  const responsables = [...new Set(consentis.map(({ responsableId }) => responsableId))];
  const scolarites = await tx.scolarite.findMany({
    where: { id: { in: consentis.map(({ scolariteId }) => scolariteId) } },
    include: { etablissement: true, eleve: { include: { brevets: BREVET_TENANT } } },
  });
  const liens = await tx.lien.findMany({
    where: {
      eleveId: { in: consentis.map(({ eleveId }) => eleveId) },
      responsableId: { in: responsables },
    },
    include: { responsable: { select: { codePostal: true, pays: true } } },
  });
  const campagne = await tx.campagne.findUnique({
    where: { rentree: lot.rentree },
    include: { prolongations: true },
  });
  const eleves = await elevesParPersonne(tx, responsables, lot.rentree);
  const parScolarite = new Map(scolarites.map((lue) => [lue.id, lue]));
  const parLien = new Map(liens.map((lien) => [cleDe(lien), lien]));
  return consentis.flatMap((consenti: AEtudier): ConsentementLu[] => {
    const scolarite = parScolarite.get(consenti.scolariteId);
    const lien = parLien.get(cleDe(consenti));
    if (!scolarite) return [];
    const { etablissement, eleve } = scolarite;
    const branche = brancheDe(etablissement, typeBourseDuDossier({ etablissement, scolarite }));
    const { academieCode, departementCode } = etablissement;
    return [
      {
        ...consenti,
        lieu: {
          annee: lot.rentree,
          branche,
          departementCode,
          scolarite: scolariteDe(scolarite, eleve, etablissement),
          clotureReglee: campagne && clotureReglee(campagne, reseauDe(branche), academieCode),
          canal: 'etude_automatique',
        },
        // Who is no longer linked to the pupil brings what shows the charge (C. III.B).
        lien: lien && !lien.absentDepuis ? lien.lien : 'autre_personne_en_charge',
        resideEnFrance: (lien && estUneAdresseEnFrance(lien.responsable)) || undefined,
        eleves: eleves.get(consenti.responsableId) ?? 1,
      },
    ];
  });
}

/** Pupils of each person, studied already or not: the order of the sets changes nothing to it. */
async function elevesParPersonne(
  tx: Transaction,
  responsables: readonly string[],
  rentree: number,
): Promise<Map<string, number>> {
  const lus = await tx.$queryRaw<{ id: string; n: number }[]>`
    SELECT responsable_id AS id, count(DISTINCT eleve_id)::int AS n FROM consentement_en_vigueur
    WHERE responsable_id = ANY (${[...responsables]}::uuid[]) AND reponse = 'oui' AND rentree <= ${rentree}
    GROUP BY 1`;
  return new Map(lus.map(({ id, n }) => [id, n]));
}
