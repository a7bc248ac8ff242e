import { z } from 'zod';
import { clotureADire } from '#lib/concubin/taches.ts';
import { produireFormulaire } from '#lib/connecteurs/pdf.ts';
import type { Dit } from '#lib/consentement/faits.ts';
import { FINI } from '#lib/consentement/queries.ts';
import { type Rentree, rentree } from '#lib/droit/annee.ts';
import { peutConsentir, RECUEILLEURS, rentreeDuConsentement } from '#lib/droit/consentement/consentement.ts';
import { formulaireDeConsentement } from '#lib/droit/consentement/formulaire.ts';
import { texteDuSecteur } from '#lib/droit/consentement/textes.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import { nomDActe } from '#lib/droit/noms.ts';
import type { Secteur } from '#lib/droit/situation.ts';
import { LIENS_TENANTS } from '#lib/eleve/queries.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** A class of an établissement, and how many of its pupils have a yes, a no, or no answer of anybody. */
export interface ClasseAuRegistre {
  uai: string;
  etablissement: string;
  secteur: Secteur;
  participe: boolean;
  classe: string;
  oui: number;
  non: number;
  rien: number;
}

interface Nommee {
  nom: string;
  nomUsage: string | null;
  prenom: string;
  prenomUsage: string | null;
}

/** A pupil of a class, with what stands of each person. */
export interface EleveAuRegistre extends Nommee {
  scolariteId: string;
  reponses: {
    qui: string;
    reponse: Dit['reponse'];
    jour: string;
    fini: boolean;
    concubin: 'attendu' | 'oui' | 'non' | null;
  }[];
}

const uaisDuRecueil = ({ affectations }: Portee): string[] =>
  affectations.flatMap(({ uai, role }) => (uai && RECUEILLEURS.includes(role) ? uai : []));

/** The schoolings of a year, there today, in the établissements where the person takes papers: `s`, of the pupil `e`. */
const auRegistre = (portee: Portee, annee: number): Prisma.Sql => Prisma.sql`
  s.rentree = ${annee} AND s.uai = ANY (${uaisDuRecueil(portee)}) AND s.niveau <> 'post_bac' AND s.statut = 'scolaire'
  AND (s.sortie_le IS NULL OR s.sortie_le > ${dateDe(portee.jour)}::date) AND e.reunie_dans IS NULL`;

/** The classes of the établissements where the person takes papers, without the yes that ended elsewhere; none for anybody else. */
export const classesAuRegistre = (portee: Portee, annee: number): Promise<ClasseAuRegistre[]> =>
  enPortee(
    portee,
    (tx) => tx.$queryRaw<ClasseAuRegistre[]>`
      SELECT uai, etablissement, secteur, participe_a_l_etude(uai, ${dateDe(portee.jour)}::date) AS participe, classe,
        count(*) FILTER (WHERE oui)::int AS oui, count(*) FILTER (WHERE NOT oui AND dit)::int AS non,
        count(*) FILTER (WHERE NOT dit)::int AS rien
      FROM (
        SELECT s.uai, t.nom AS etablissement, t.secteur, s.classe, coalesce(bool_or(c.reponse = 'oui'), false) AS oui,
          count(c.id) > 0 AS dit
        FROM scolarite s JOIN eleve e ON e.id = s.eleve_id JOIN etablissement t ON t.uai = s.uai
        LEFT JOIN consentement_en_vigueur c ON c.eleve_id = s.eleve_id AND NOT ${FINI}
        WHERE ${auRegistre(portee, annee)} GROUP BY s.id, t.uai) AS eleves
      GROUP BY uai, etablissement, secteur, classe ORDER BY etablissement, classe`,
  );

/** The pupils of a class, by name, with what each person answered; nothing of any état civil. */
export const elevesAuRegistre = (
  portee: Portee,
  annee: number,
  { uai, classe }: { uai: string; classe: string },
): Promise<EleveAuRegistre[]> =>
  enPortee(
    portee,
    (tx) => tx.$queryRaw<EleveAuRegistre[]>`
      SELECT s.id AS "scolariteId", e.nom, e.nom_usage AS "nomUsage", e.prenom, e.prenom_usage AS "prenomUsage",
        coalesce(json_agg(json_build_object('qui', concat_ws(' ', r.prenom, r.nom), 'reponse', c.reponse, 'jour', c.jour, 'fini', ${FINI},
          'concubin', CASE WHEN c.couple_id IS NULL THEN NULL WHEN a.accord IS NULL THEN 'attendu' WHEN a.accord THEN 'oui' ELSE 'non' END)
          ORDER BY c.jour) FILTER (WHERE c.id IS NOT NULL), '[]') AS reponses
      FROM scolarite s JOIN eleve e ON e.id = s.eleve_id
      LEFT JOIN consentement_en_vigueur c ON c.eleve_id = s.eleve_id
      LEFT JOIN responsable r ON r.id = c.responsable_id
      LEFT JOIN accord_en_vigueur a ON a.couple_id = c.couple_id
      WHERE ${auRegistre(portee, annee)} AND s.uai = ${uai} AND s.classe = ${classe}
      GROUP BY s.id, e.id ORDER BY e.nom, e.prenom, s.id`,
  );

/** A pupil whose paper is typed, with the persons who may sign it. Throws Refus introuvable elsewhere. */
export function papierASaisir(portee: Portee, scolariteId: string) {
  return enPortee(portee, async (tx) => {
    const scolarite = z.uuid().safeParse(scolariteId).success
      ? await tx.scolarite.findFirst({
          where: { id: scolariteId, uai: { in: uaisDuRecueil(portee) } },
          include: { eleve: { include: { liens: LIENS_TENANTS } }, etablissement: true },
        })
      : null;
    if (!scolarite) throw new Refus('introuvable', 'Cet élève n’est pas dans votre établissement.');
    const { eleve, classe, uai, etablissement } = scolarite;
    return {
      eleve,
      classe,
      uai,
      etablissement,
      personnes: eleve.liens
        .filter((lien) => peutConsentir({ ...lien, absent: lien.absentDepuis !== null }))
        .map(({ responsable }) => responsable),
    };
  });
}

/** Whose consent is stopped by a refusal `a` of the concubin that stands: `c`, of the couple `k` and the responsable `r`, for the schooling `s`. */
const REFUSES = Prisma.sql`
  JOIN consentement_en_vigueur c ON c.eleve_id = s.eleve_id AND c.reponse = 'oui'
  JOIN accord_en_vigueur a ON a.couple_id = c.couple_id AND NOT a.accord
  JOIN couple k ON k.id = c.couple_id
  JOIN responsable r ON r.id = c.responsable_id`;

/** The pupils whose person in charge no mail reaches, whose concubin refuses, and for whom nothing is filed: a letter tells it, until it is said to be posted. */
export const lettresDeRefus = (portee: Portee, annee: number) =>
  enPortee(
    portee,
    (tx) => tx.$queryRaw<(Nommee & { scolariteId: string; classe: string; qui: string })[]>`
      SELECT s.id AS "scolariteId", s.classe, e.nom, e.nom_usage AS "nomUsage", e.prenom, e.prenom_usage AS "prenomUsage",
        concat_ws(' ', r.prenom, r.nom) AS qui
      FROM scolarite s JOIN eleve e ON e.id = s.eleve_id ${REFUSES}
      WHERE ${auRegistre(portee, annee)} AND k.refus_dit_id IS DISTINCT FROM a.id AND (coalesce(r.courriel, '') = '' OR r.courriel_refuse_le IS NOT NULL)
        AND NOT EXISTS (SELECT FROM dossier d WHERE d.eleve_id = s.eleve_id AND d.rentree = s.rentree AND d.etat <> 'brouillon')
      ORDER BY s.classe, e.nom, e.prenom, s.id`,
  );

/** A refusal to tell: of which couple, by which answer, and who said that the letter is posted. */
interface RefusADire {
  coupleId: string;
  accordId: string;
  poste: { le: Jour; par: string } | null;
}

/** The persons in charge of a pupil whose concubin refuses, to write to, and what is told already. Throws Refus introuvable as `papierASaisir`. */
export async function refusADire(portee: Portee, scolariteId: string) {
  const { eleve, etablissement } = await papierASaisir(portee, scolariteId);
  const lus = await enPortee(
    portee,
    (tx) => tx.$queryRaw<
      {
        id: string;
        rentree: number;
        coupleId: string;
        accordId: string;
        postee: boolean;
        le: Date | null;
        par: string | null;
      }[]
    >`
      SELECT DISTINCT r.id, s.rentree, k.id AS "coupleId", a.id AS "accordId",
        coalesce(k.refus_dit_id = a.id, false) AS postee, k.refus_dit_le AS le, k.refus_dit_par_nom AS par
      FROM scolarite s ${REFUSES} WHERE s.id = ${scolariteId}::uuid ORDER BY 1`,
  );
  const personnes = await enPortee(portee, (tx) =>
    tx.responsable.findMany({ where: { id: { in: lus.map(({ id }) => id) } }, orderBy: { id: 'asc' } }),
  );
  const refus = new Map<string, RefusADire>(
    lus.map(({ id, coupleId, accordId, postee, le, par }) => [
      id,
      { coupleId, accordId, poste: postee && le && par ? { le: jourDe(le), par } : null },
    ]),
  );
  const destinataires = personnes.flatMap((personne) => {
    const sien = refus.get(personne.id);
    return sien ? [{ ...personne, ...sien }] : [];
  });
  const cloture = lus[0]
    ? await clotureADire({ ...etablissement, rentree: lus[0].rentree }, portee.jour)
    : null;
  return { eleve, etablissement, destinataires, cloture };
}

/** Day that the blank forms of a rentrée bear: they are given from the inscriptions on. */
const jourDuFormulaire = (annee: Rentree) => jour(`${annee}-01-01`);

/** The same for everybody: drawn once for each rentrée and each annexe. */
const VIERGES = new Map<string, Uint8Array>();

/** The blank form of annexe 12 (its block) or 13, to print. */
export function consentementVierge(annexe: '12' | '13', annee: Rentree): FichierServi {
  const nom = `etude-automatique-annexe-${annexe}-${annee}.pdf`;
  const octets =
    VIERGES.get(nom) ??
    produireFormulaire(
      formulaireDeConsentement({
        texte: `annexe-${annexe}-2026`,
        rentree: annee,
        jour: jourDuFormulaire(annee),
      }),
    );
  VIERGES.set(nom, octets);
  return { octets, type: 'application/pdf', nom };
}

/** The form of a pupil, with what the base knows already. Throws Refus introuvable as `papierASaisir`. */
export async function consentementPrerempli(portee: Portee, scolariteId: string): Promise<FichierServi> {
  const { eleve, classe, etablissement, personnes } = await papierASaisir(portee, scolariteId);
  const annee = rentree(rentreeDuConsentement(portee.jour));
  const [personne, autre] = personnes;
  const octets = produireFormulaire(
    formulaireDeConsentement({
      texte: texteDuSecteur(etablissement.secteur),
      rentree: annee,
      jour: portee.jour,
      connu: {
        etablissement: etablissement.nom,
        classe,
        eleve: nomDActe(eleve),
        // Of two persons, nobody knows which one will sign.
        ...(personne && !autre ? { personne } : {}),
      },
    }),
  );
  return { octets, type: 'application/pdf', nom: `etude-automatique-${scolariteId.slice(0, 8)}.pdf` };
}
