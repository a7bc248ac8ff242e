import { comptesDesBoursiers } from '#lib/compte-bancaire/queries.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import { SAISISSANTS } from '#lib/droit/competence.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { type LieuDuRadar, lieuxPeuples } from '#lib/radar/queries.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enLecture, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { CODES_DES_DEFAUTS, type LigneDeDefaut } from './faits.ts';

export interface Qualite {
  lieux: LieuDuRadar[];
  /** The établissement that is shown; null when the person must choose one. */
  lieu: LieuDuRadar | null;
  lignes: LigneDeDefaut[];
}

type Lue = Omit<LigneDeDefaut, 'personne' | 'dossierId'> & {
  personneNom: string | null;
  personneNomUsage: string | null;
  personnePrenom: string | null;
  personnePrenomUsage: string | null;
};

const present = (scolarite: Prisma.Sql, portee: Portee): Prisma.Sql =>
  Prisma.sql`${scolarite}.statut = 'scolaire' AND (${scolarite}.sortie_le IS NULL OR ${scolarite}.sortie_le > ${dateDe(portee.jour)}::date)`;

/** What the records of the pupils of an établissement, and of their responsables, lack or say twice. */
async function defautsDesFiches(
  tx: Transaction,
  portee: Portee,
  annee: number,
  uai: string,
): Promise<LigneDeDefaut[]> {
  const [s, t] = [Prisma.sql`s`, Prisma.sql`t`];
  const lues = await tx.$queryRaw<Lue[]>`
    WITH v AS MATERIALIZED (
      SELECT s.id, s.eleve_id, s.classe, e.ine, e.naissance, e.nom, e.nom_usage, e.prenom, e.prenom_usage
      FROM scolarite s JOIN eleve e ON e.id = s.eleve_id
      WHERE s.uai = ${uai} AND s.rentree = ${annee} AND s.niveau <> 'post_bac' AND ${present(s, portee)}
        AND e.reunie_dans IS NULL AND e.efface_le IS NULL),
    p AS MATERIALIZED (
      SELECT v.id AS scolarite_id, v.eleve_id, r.id, r.adresse, r.code_postal, r.commune, r.pays, r.courriel, r.courriel_refuse_le, numero_de_sms(r) AS mobile,
        coalesce(r.telephone, r.telephone_portable, r.telephone_professionnel) AS telephone
      FROM v JOIN lien l ON l.eleve_id = v.eleve_id AND l.absent_depuis IS NULL
        JOIN responsable r ON r.id = l.responsable_id AND r.reunie_dans IS NULL),
    d (defaut, scolarite_id, responsable_id) AS (
      SELECT 'ine', id, NULL::uuid FROM v WHERE ine IS NULL
      UNION ALL SELECT 'classe', id, NULL FROM v WHERE btrim(classe) = ''
      UNION ALL SELECT 'sans_responsable', id, NULL FROM v WHERE NOT EXISTS (SELECT FROM p WHERE p.eleve_id = v.eleve_id)
      UNION ALL SELECT 'deux_etablissements', v.id, NULL FROM v WHERE EXISTS (SELECT FROM scolarite t
        WHERE t.eleve_id = v.eleve_id AND t.rentree = ${annee} AND t.uai <> ${uai} AND ${present(t, portee)})
      UNION ALL SELECT 'semblable', v.id, NULL FROM v WHERE EXISTS (SELECT FROM v AS w WHERE w.eleve_id <> v.eleve_id
        AND w.naissance = v.naissance AND mot_cherche(w.nom || w.prenom) = mot_cherche(v.nom || v.prenom))
      UNION ALL SELECT 'adresse', scolarite_id, id FROM p
        WHERE btrim(adresse) = '' OR btrim(commune) = '' OR (pays IS NULL AND btrim(code_postal) = '')
      UNION ALL SELECT 'contact', scolarite_id, id FROM p WHERE courriel IS NULL AND telephone IS NULL
      UNION ALL SELECT 'courriel_refuse', scolarite_id, id FROM p WHERE courriel_refuse_le IS NOT NULL
      UNION ALL SELECT 'numero_refuse', scolarite_id, id FROM p
        WHERE EXISTS (SELECT FROM relance x WHERE x.responsable_id = p.id AND x.echec = 'numero_refuse' AND x.telephone = p.mobile))
    SELECT d.defaut, v.nom, v.nom_usage AS "nomUsage", v.prenom, v.prenom_usage AS "prenomUsage", v.classe, v.id AS "scolariteId",
      r.id AS "responsableId", r.nom AS "personneNom", r.nom_usage AS "personneNomUsage", r.prenom AS "personnePrenom",
      r.prenom_usage AS "personnePrenomUsage"
    FROM d JOIN v ON v.id = d.scolarite_id LEFT JOIN responsable r ON r.id = d.responsable_id
    ORDER BY v.classe, v.nom, v.prenom, v.id, r.nom, r.prenom, r.id`;
  return lues.map(({ personneNom, personneNomUsage, personnePrenom, personnePrenomUsage, ...ligne }) => ({
    ...ligne,
    personne:
      personneNom === null
        ? null
        : nomComplet({
            ...{ nom: personneNom, nomUsage: personneNomUsage },
            ...{ prenom: personnePrenom ?? '', prenomUsage: personnePrenomUsage },
          }),
    dossierId: null,
  }));
}

/** The boursiers of an établissement to whom nothing can be paid. */
async function defautsDesComptes(portee: Portee, annee: number, uai: string): Promise<LigneDeDefaut[]> {
  const comptes = await comptesDesBoursiers(portee, annee, uai);
  return comptes.flatMap(({ titulaire, revenu, dossierId, nom, prenom, classe }) => {
    if (titulaire !== null && revenu === null) return [];
    const ligne = { nom, prenom, nomUsage: null, prenomUsage: null, classe, dossierId };
    const defaut = revenu === null ? 'compte' : 'paiement_revenu';
    return [{ ...ligne, defaut, scolariteId: null, responsableId: null, personne: null } as const];
  });
}

/**
 * What is missing or contradictory in the base for the pupils of an établissement (of the only one, or of the one chosen), the
 * heaviest first. For who may mend it: nobody else finds a place.
 */
export async function qualiteDeLEtablissement(
  portee: Portee,
  { uai }: { uai?: string | undefined },
): Promise<Qualite> {
  const annee = rentreeDu(portee.jour);
  const { lieux, lieu, fiches } = await enLecture(portee, async (tx) => {
    const lus = await lieuxPeuples(tx, portee, annee, SAISISSANTS);
    const choisi = lus.find((un) => un.uai === uai) ?? (lus.length === 1 ? lus[0] : undefined) ?? null;
    return {
      ...{ lieux: lus, lieu: choisi },
      fiches: choisi ? await defautsDesFiches(tx, portee, annee, choisi.uai) : [],
    };
  });
  const comptes = lieu ? await defautsDesComptes(portee, annee, lieu.uai) : [];
  const place = ({ defaut }: LigneDeDefaut): number => CODES_DES_DEFAUTS.indexOf(defaut);
  return { lieux, lieu, lignes: [...fiches, ...comptes].toSorted((a, b) => place(a) - place(b)) };
}
