import { campagneDuLieu, fermetureDe } from '#lib/campagne/queries.ts';
import { assembler } from '#lib/connecteurs/impression.ts';
import { produirePdf } from '#lib/connecteurs/pdf.ts';
import { smsPossibles } from '#lib/connecteurs/sms.ts';
import { lignesDAdresse } from '#lib/droit/adresse.ts';
import { rentree, rentreeDu } from '#lib/droit/annee.ts';
import { estOuverte } from '#lib/droit/calendrier/campagne.ts';
import { brancheDe } from '#lib/droit/competence.ts';
import { composerCourrier } from '#lib/droit/courrier/courrier.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { type Jour, jour, parDate } from '#lib/droit/date.ts';
import { type MoyenDeRelance, RELANCEURS } from '#lib/droit/echeances/relances.ts';
import { nomDUsage } from '#lib/droit/noms.ts';
import { typeBourseDe } from '#lib/droit/type-bourse.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { dateDe } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { prisma, type Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { Prisma } from '#prisma/generated/client.ts';
import { RELANCES_MAXIMUM } from './schema.ts';

/** A pupil for whom nobody has filed anything, with what its family was told. No income is read. */
export interface SansDemande {
  id: string;
  nom: string;
  prenom: string;
  classe: string;
  etablissement: string;
  /** How many of those in charge may be written to, and how many by mail. */
  responsables: number;
  joignables: number;
  /** How many agree to SMS, on a mobile that is known. */
  parSms: number;
  relances: { etape: MoyenDeRelance; jour: string }[];
}

/** The établissements whose families the person may remind. */
const etablissementsDe = ({ affectations }: Portee): string[] =>
  affectations.flatMap(({ uai, role }) => (uai && RELANCEURS.includes(role) ? uai : []));

/** The campaign of a school year in a place, and whether a demande may still be filed. */
export interface CampagneSituee {
  rentree: number;
  cloture: Jour;
  ouverte: boolean;
}

/** The campaign of the school year of a day in an académie, open or closed since; null when neither text nor record gives it. */
export async function campagneDeLAnnee(
  leJour: Jour,
  academieCode: string | null,
): Promise<CampagneSituee | null> {
  const campagne = await campagneDuLieu(rentreeDu(leJour), 'general', academieCode);
  if (!campagne) return null;
  const { rentree: annee, cloture } = campagne;
  // Nobody is sent to ask where nothing can be asked.
  const fermeture = academieCode && (await fermetureDe(annee, [], [academieCode]));
  return { rentree: annee, cloture, ouverte: estOuverte(campagne, leJour) && !fermeture };
}

/** The campaign that is open on a day in an académie; null between two. */
export async function campagneOuverte(
  leJour: Jour,
  academieCode: string | null,
): Promise<CampagneSituee | null> {
  const campagne = await campagneDeLAnnee(leJour, academieCode);
  return campagne?.ouverte ? campagne : null;
}

/** The campaign of the year for the établissements of the portée: of several académies the first to close, else the last closed. */
export async function campagneDeLaPortee(portee: Portee): Promise<CampagneSituee | null> {
  const lieux = await prisma().etablissement.findMany({
    where: { uai: { in: etablissementsDe(portee) } },
    select: { academieCode: true },
    distinct: ['academieCode'],
  });
  const codes = lieux.length > 0 ? lieux.map(({ academieCode }) => academieCode) : [null];
  const vues = await Promise.all(codes.map((code) => campagneDeLAnnee(portee.jour, code)));
  const dates = vues.filter((vue) => vue !== null).toSorted((a, b) => parDate(a.cloture, b.cloture));
  return dates.find(({ ouverte }) => ouverte) ?? dates.at(-1) ?? null;
}

/** The campaign that is open for the établissements of the portée: of two académies, that of the first to close. */
export async function campagneDesEtablissements(portee: Portee): Promise<CampagneSituee | null> {
  const campagne = await campagneDeLaPortee(portee);
  return campagne?.ouverte ? campagne : null;
}

/** The schoolings of the portée, or of these places, for which nothing was filed: `s`, of the pupil `e`. */
export const sansDemande = (
  portee: Portee,
  annee: number,
  uais: readonly string[] = etablissementsDe(portee),
): Prisma.Sql => Prisma.sql`
  s.rentree = ${annee} AND s.uai = ANY (${[...uais]}) AND s.statut = 'scolaire' AND s.niveau <> 'post_bac'
  AND (s.sortie_le IS NULL OR s.sortie_le > ${dateDe(portee.jour)}::date) AND e.reunie_dans IS NULL
  AND s.eleve_id <> ALL (ARRAY (SELECT eleves_a_ne_pas_relancer()))
  AND NOT EXISTS (SELECT 1 FROM dossier d WHERE d.eleve_id = s.eleve_id AND d.rentree = s.rentree AND d.etat <> 'brouillon')`;

/** Families of the portée that have filed nothing for a pupil this year, by class and name; empty between two campaigns. */
export async function famillesSansDemande(
  portee: Portee,
): Promise<{ lignes: SansDemande[]; total: number; campagne: CampagneSituee | null; sms: boolean }> {
  const campagne = await campagneDeLaPortee(portee);
  const sms = smsPossibles();
  if (!campagne?.ouverte) return { lignes: [], total: 0, campagne, sms };
  const lues = await enPortee(
    portee,
    (tx) => tx.$queryRaw<(SansDemande & { total: bigint })[]>`
      SELECT s.id, e.nom, e.prenom, s.classe, t.nom AS etablissement, count(*) OVER () AS total,
        (SELECT count(*)::int FROM lien l WHERE l.eleve_id = e.id AND l.legal) AS responsables,
        (SELECT count(*)::int FROM lien l JOIN responsable r ON r.id = l.responsable_id
          WHERE l.eleve_id = e.id AND l.legal AND r.courriel IS NOT NULL AND r.courriel_refuse_le IS NULL) AS joignables,
        (SELECT count(*)::int FROM lien l JOIN responsable r ON r.id = l.responsable_id
          WHERE l.eleve_id = e.id AND l.legal AND numero_de_sms(r) IS NOT NULL AND accepte_les_sms(r.id)) AS "parSms",
        (SELECT coalesce(json_agg(DISTINCT jsonb_build_object('etape', x.etape, 'jour', x.jour)), '[]')
          FROM relance x WHERE x.scolarite_id = s.id) AS relances
      FROM scolarite s JOIN eleve e ON e.id = s.eleve_id JOIN etablissement t ON t.uai = s.uai
      WHERE ${sansDemande(portee, campagne.rentree)}
      ORDER BY t.nom, s.classe, e.nom, e.prenom, s.id LIMIT ${RELANCES_MAXIMUM}`,
  );
  return {
    lignes: lues.map(({ total: _, ...ligne }) => ligne),
    total: Number(lues[0]?.total ?? 0),
    campagne,
    sms,
  };
}

const AVEC_TOUT = {
  responsable: true,
  scolarite: { include: { eleve: true, etablissement: true } },
} as const satisfies Prisma.RelanceInclude;
type RelanceEntiere = Prisma.RelanceGetPayload<{ include: typeof AVEC_TOUT }>;

/** The letter of a reminder, as a PDF. Throws Refus impossible when the law forbids it as it is. */
function lettreDe(
  relance: RelanceEntiere,
  {
    academie,
    signataire,
    cloture,
  }: {
    academie: string;
    signataire: { prenom: string; nom: string; qualite: string; chef: boolean };
    cloture: Jour;
  },
): Uint8Array {
  const { responsable, scolarite, jour: leJour } = relance;
  const { eleve, etablissement } = scolarite;
  const type = typeBourseDe({
    etablissement,
    niveau: scolarite.niveau,
    statut: scolarite.statut,
    regime: scolarite.regime,
  });
  const { civilite } = responsable;
  const { prenom, nom, qualite, chef } = signataire;
  const composition = composerCourrier({
    genre: 'invitation_a_demander',
    reference: `RELANCE-${relance.id.slice(0, 8)}`,
    lieu: etablissement.commune,
    date: jour(leJour.toISOString().slice(0, 10)),
    service: {
      nom: etablissement.nom,
      adresse: [etablissement.adresse, `${etablissement.codePostal} ${etablissement.commune}`],
      telephone: etablissement.telephone,
      courriel: etablissement.courriel,
    },
    destinataire: {
      ...(civilite === 'Mme' || civilite === 'M.' ? { civilite } : {}),
      nom: `${civilite} ${nomDUsage(responsable)}`.trim(),
      adresse: lignesDAdresse(responsable),
    },
    eleve: { ...eleve, classe: scolarite.classe },
    etablissement,
    rentree: rentree(scolarite.rentree),
    type,
    branche: brancheDe(etablissement, type),
    departement: etablissement.departementCode,
    ministere: configuration().ministere,
    academie: deLAcademie(academie),
    signataire: {
      prenom,
      nom,
      qualite,
      service: etablissement.nom,
      ...(chef ? {} : { delegation: 'Pour le chef d’établissement et par ordre' }),
    },
    envoi: 'postal',
    cloture,
  });
  if (composition.genre === 'impossible') throw new Refus('impossible', composition.defauts.join(' '));
  return produirePdf(composition.courrier);
}

/** Who signs the letters: the person who prints them, in the function held in the établissement. */
async function signataireDe(tx: Transaction, portee: Portee, uai: string) {
  const agent = await tx.agent.findUniqueOrThrow({ where: { id: portee.auteur.id ?? '' } });
  const tenue = portee.affectations.find((affectation) => affectation.uai === uai);
  return {
    prenom: agent.prenom,
    nom: agent.nom,
    qualite: tenue?.qualite ?? '',
    chef: tenue?.role === 'chef_etablissement',
  };
}

/**
 * The letters of a day in one PDF to print, by class and name. Throws Refus introuvable when none is in the portée, or once the
 * campaign is closed.
 */
export async function lettresDuJour(
  portee: Portee,
  { etape, jour: leJour }: { etape: MoyenDeRelance; jour: string },
): Promise<FichierServi> {
  const campagne = await campagneDesEtablissements(portee);
  const lettres = await enPortee(portee, async (tx) => {
    const relances = await tx.relance.findMany({
      where: { etape, jour: new Date(leJour), scolarite: { uai: { in: etablissementsDe(portee) } } },
      include: AVEC_TOUT,
      orderBy: [{ scolarite: { classe: 'asc' } }, { scolarite: { eleve: { nom: 'asc' } } }, { id: 'asc' }],
      take: RELANCES_MAXIMUM * 2,
    });
    if (relances.length === 0 || !campagne)
      throw new Refus('introuvable', 'Aucune lettre de relance ce jour-là.');
    const academies = new Map((await tx.academie.findMany()).map(({ code, nom }) => [code, nom]));
    const octets = [];
    for (const relance of relances) {
      const { uai, academieCode } = relance.scolarite;
      octets.push(
        lettreDe(relance, {
          academie: academies.get(academieCode) ?? '',
          signataire: await signataireDe(tx, portee, uai),
          cloture: campagne.cloture,
        }),
      );
    }
    return octets;
  });
  const lot = await assembler(lettres.map((octets) => ({ octets, marque: null })));
  return { octets: lot, type: 'application/pdf', nom: `relances-${leJour}.pdf` };
}
