import { campagneDuLieu } from '#lib/campagne/queries.ts';
import { produireFormulaire } from '#lib/connecteurs/pdf.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import type { Role } from '#lib/droit/competence.ts';
import type { Jour } from '#lib/droit/date.ts';
import {
  type CanalDeContact,
  LISENT_LE_RADAR,
  MOTIFS_D_ECART,
  type MotifDEcart,
  RESULTATS_DE_CONTACT,
  type ResultatDeContact,
} from '#lib/droit/echeances/radar.ts';
import { type MoyenDeRelance, RELANCEURS } from '#lib/droit/echeances/relances.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import { LIENS_TENANTS } from '#lib/eleve/queries.ts';
import { direRemise } from '#lib/relance/faits.ts';
import { type CampagneSituee, campagneDeLAnnee, sansDemande } from '#lib/relance/queries.ts';
import { formulaireDeLAnnee } from '#lib/saisie/queries.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { enLecture, enPortee, exigerDpo, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { direMoyen, type EleveDuRadar, familleConnue } from './faits.ts';

/** The places where the person holds one of these functions. */
export function lieuxTenus({ affectations }: Portee, roles: readonly Role[]) {
  const siennes = affectations.filter(({ role }) => roles.includes(role));
  return {
    uais: siennes.flatMap(({ uai }) => uai ?? []),
    academies: siennes.flatMap(({ academieCode }) => academieCode ?? []),
  };
}

export interface LieuDuRadar {
  uai: string;
  nom: string;
  academieCode: string;
}

export interface Radar {
  /** That of the year for the établissement, open or closed since; null without établissement, or when no text gives it. */
  campagne: CampagneSituee | null;
  lieux: LieuDuRadar[];
  /** The établissement that is shown; null when the person must choose one. */
  lieu: LieuDuRadar | null;
  eleves: EleveDuRadar[];
}

/** The établissements where the person holds one of these functions, that have pupils of the second degré this year. */
export const lieuxPeuples = (
  tx: Transaction,
  portee: Portee,
  annee: number,
  roles: readonly Role[],
): Promise<LieuDuRadar[]> => {
  const { uais, academies } = lieuxTenus(portee, roles);
  return tx.$queryRaw<LieuDuRadar[]>`
    SELECT t.uai, t.nom, t.academie_code AS "academieCode" FROM etablissement t
    WHERE (t.uai = ANY (${uais}) OR t.academie_code = ANY (${academies}))
      AND EXISTS (SELECT FROM scolarite s WHERE s.uai = t.uai AND s.rentree = ${annee} AND s.niveau <> 'post_bac')
    ORDER BY t.nom, t.uai`;
};

const elevesSansDemande = (
  tx: Transaction,
  portee: Portee,
  annee: number,
  uai: string,
): Promise<EleveDuRadar[]> => tx.$queryRaw<EleveDuRadar[]>`
  WITH vues AS MATERIALIZED (
      SELECT s.id, s.classe, e.nom, e.nom_usage, e.prenom, e.prenom_usage FROM scolarite s JOIN eleve e ON e.id = s.eleve_id
      WHERE ${sansDemande(portee, annee, [uai])}),
    r AS MATERIALIZED (SELECT * FROM raisons_du_radar(ARRAY (SELECT id FROM vues)))
  SELECT v.id, v.classe, v.nom, v.nom_usage AS "nomUsage", v.prenom, v.prenom_usage AS "prenomUsage", r.raisons,
    (SELECT f.motif FROM fait_de_radar f WHERE f.scolarite_id = v.id AND f.genre <> 'contact' ORDER BY f.rang DESC LIMIT 1) AS ecart,
    c.contacts, c.dernier::text AS "dernierLe"
  FROM vues v JOIN r ON r.scolarite_id = v.id, LATERAL (
    SELECT count(*)::int AS contacts, max(jour) AS dernier FROM (
      SELECT jour FROM relance WHERE scolarite_id = v.id
      UNION ALL SELECT jour FROM fait_de_radar WHERE scolarite_id = v.id AND genre = 'contact') x) c`;

/** The pupils of an établissement for whom nothing is filed, with why their family may have a right; of the only one, or of the one chosen. */
export async function radarDeLEtablissement(
  portee: Portee,
  { uai }: { uai?: string | undefined },
): Promise<Radar> {
  const annee = rentreeDu(portee.jour);
  const vu = await enLecture(portee, async (tx) => {
    const lieux = await lieuxPeuples(tx, portee, annee, LISENT_LE_RADAR);
    const lieu = lieux.find((un) => un.uai === uai) ?? (lieux.length === 1 ? lieux[0] : undefined) ?? null;
    return {
      ...{ lieux, lieu },
      eleves: lieu ? await elevesSansDemande(tx, portee, annee, lieu.uai) : [],
    };
  });
  return { ...vu, campagne: vu.lieu && (await campagneDeLAnnee(portee.jour, vu.lieu.academieCode)) };
}

/** Whether the person who reads accepts SMS, and on which number they would come; null where no mobile is known. */
export const mesSms = (portee: Portee): Promise<{ accepte: boolean; numero: string | null }> =>
  enPortee(portee, async (tx) => {
    const [lu] = await tx.$queryRaw<{ accepte: boolean; numero: string | null }[]>`
      SELECT accepte_les_sms(r.id) AS accepte, numero_de_sms(r) AS numero FROM responsable r WHERE r.id = ${portee.auteur.id}::uuid`;
    return lu ?? { accepte: false, numero: null };
  });

/** Which of these persons accept SMS: what each said last, or what the school base says. */
export async function accepteLesSms(tx: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const lus = await tx.$queryRaw<{ id: string }[]>`
    SELECT x.id FROM unnest(${[...ids]}::uuid[]) AS x (id) WHERE accepte_les_sms(x.id)`;
  return new Set(lus.map(({ id }) => id));
}

/** What was done about a pupil, the last first: a reminder, a contact, a set aside or a return. */
export interface LigneDuSuivi {
  cle: string;
  jour: Jour;
  quoi: string;
  avec: string | null;
  resultat: string | null;
  auteur: string;
}

export interface PersonneAJoindre {
  id: string;
  nom: string;
  telephones: string[];
  courriel: string | null;
  /** The mail server refuses that address for good. */
  refuse: boolean;
  accepteSms: boolean;
}

const SCOLARITE = {
  eleve: { include: { liens: LIENS_TENANTS } },
  etablissement: true,
  relances: { include: { responsable: true } },
  radar: { include: { responsable: true } },
} as const;

const lireScolarite = (tx: Transaction, portee: Portee, id: string) => {
  const { uais, academies } = lieuxTenus(portee, LISENT_LE_RADAR);
  return tx.scolarite.findFirst({
    where: {
      id,
      rentree: rentreeDu(portee.jour),
      OR: [{ uai: { in: uais } }, { academieCode: { in: academies } }],
    },
    include: SCOLARITE,
  });
};
type ScolariteLue = NonNullable<Awaited<ReturnType<typeof lireScolarite>>>;

function suiviDe({ relances, radar }: ScolariteLue): LigneDuSuivi[] {
  const envoyees = relances.map((relance) => ({
    cle: relance.id,
    jour: jourDe(relance.jour),
    ordre: 0,
    quoi: direMoyen({ relance: true, moyen: relance.etape as MoyenDeRelance }),
    avec: nomComplet(relance.responsable),
    resultat: direRemise(relance),
    auteur: relance.auteurNom,
  }));
  const dits = radar.map((fait) => ({
    cle: fait.id,
    jour: jourDe(fait.jour),
    ordre: fait.rang,
    quoi:
      fait.genre === 'contact'
        ? direMoyen({ relance: false, moyen: fait.canal as CanalDeContact })
        : fait.genre === 'ecarte'
          ? 'Écarté de la liste'
          : 'Remis dans la liste',
    avec: fait.responsable ? nomComplet(fait.responsable) : null,
    resultat:
      fait.genre === 'contact'
        ? [RESULTATS_DE_CONTACT[fait.resultat as ResultatDeContact], fait.numero].filter(Boolean).join(', ')
        : fait.motif && MOTIFS_D_ECART[fait.motif as MotifDEcart],
    auteur: fait.auteurNom,
  }));
  return [...envoyees, ...dits]
    .toSorted((a, b) => b.jour.toString().localeCompare(a.jour.toString()) || b.ordre - a.ordre)
    .map(({ ordre: _, ...ligne }) => ligne);
}

/**
 * A pupil of the radar: why, what was done, and whom to reach for who holds the établissement. Throws Refus introuvable elsewhere, and
 * once a demande is filed.
 */
export async function familleDuRadar(portee: Portee, scolariteId: string) {
  const { academieCode, ...vue } = await voirFamille(portee, scolariteId);
  return { ...vue, campagne: await campagneDeLAnnee(portee.jour, academieCode) };
}

/**
 * The form of a demande with the pupil and a person of its family already written, to give to that person; nothing is presumed of
 * its right. Throws Refus introuvable of a pupil or a person who is not of the établissements that the agent holds, or without a campaign.
 */
export async function formulairePrepare(
  portee: Portee,
  scolariteId: string,
  responsableId: string,
): Promise<FichierServi> {
  const lue = await enPortee(portee, (tx) => lireScolarite(tx, portee, scolariteId));
  const tenue = lue !== null && lieuxTenus(portee, RELANCEURS).uais.includes(lue.uai);
  const lien = tenue && lue.eleve.liens.find((lu) => lu.legal && lu.responsableId === responsableId);
  if (!lien) throw new Refus('introuvable', 'Cette personne n’est pas d’un élève de votre liste.');
  const type = lue.niveau === 'college' ? 'college' : 'lycee';
  const campagne = await campagneDuLieu(rentreeDu(portee.jour), 'general', lue.academieCode);
  const formulaire = formulaireDeLAnnee(type, campagne, familleConnue(lue, lien.responsable));
  if (!formulaire)
    throw new Refus('introuvable', 'Aucun texte ne donne encore le formulaire de cette année.');
  return {
    octets: produireFormulaire(formulaire),
    type: 'application/pdf',
    nom: `demande-de-bourse-${type}-${rentreeDu(portee.jour)}-prepare.pdf`,
  };
}

const voirFamille = (portee: Portee, scolariteId: string) =>
  enPortee(portee, async (tx) => {
    const lue = await lireScolarite(tx, portee, scolariteId);
    const [vue] = await tx.$queryRaw<
      Pick<EleveDuRadar, 'raisons'>[]
    >`SELECT raisons FROM raisons_du_radar(ARRAY[${scolariteId}]::uuid[])`;
    if (!(lue && vue)) throw new Refus('introuvable', 'Cet élève n’est pas dans votre liste.');
    const ecart = lue.radar
      .toSorted((a, b) => a.rang - b.rang)
      .findLast(({ genre }) => genre !== 'contact')?.motif;
    const tenue = lieuxTenus(portee, RELANCEURS).uais.includes(lue.uai);
    const legaux = lue.eleve.liens.filter(({ legal }) => legal);
    const acceptent = await accepteLesSms(
      tx,
      legaux.map(({ responsableId }) => responsableId),
    );
    return {
      eleve: lue.eleve,
      classe: lue.classe,
      uai: lue.uai,
      academieCode: lue.academieCode,
      etablissement: lue.etablissement.nom,
      raisons: vue.raisons,
      ecart: (ecart ?? null) as MotifDEcart | null,
      suivi: suiviDe(lue),
      tenue,
      personnes: tenue ? legaux.map((lien) => personneAJoindre(lien, acceptent)) : [],
      enLigne: `${configuration().url}/demander`,
      formulaire: `/demander/formulaire/${lue.niveau === 'college' ? 'college' : 'lycee'}/fichier`,
    };
  });

const personneAJoindre = (
  { responsable: r }: ScolariteLue['eleve']['liens'][number],
  acceptent: ReadonlySet<string>,
): PersonneAJoindre => ({
  id: r.id,
  nom: nomComplet(r),
  telephones: [r.telephonePortable, r.telephone, r.telephoneProfessionnel].filter(
    (numero) => numero !== null,
  ),
  courriel: r.courriel,
  refuse: r.courrielRefuseLe !== null,
  accepteSms: acceptent.has(r.id),
});

/** What the data protection officer opened and closed, the last first. Throws Refus introuvable to anybody else. */
export async function reglagesDesDonnees(
  portee: Portee,
): Promise<Prisma.ReglageDeDonneeGetPayload<object>[]> {
  exigerDpo(portee);
  return enPortee(portee, (tx) =>
    tx.reglageDeDonnee.findMany({ orderBy: [{ instant: 'desc' }, { id: 'desc' }], take: REGLAGES_MONTRES }),
  );
}
const REGLAGES_MONTRES = 100;
