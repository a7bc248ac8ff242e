/** The forecast of credits of an académie, by programme: what is due, foreseen, liquidated and paid (C. VI). */
import { type Rentree, rentree } from '#lib/droit/annee.ts';
import { ajouterParts, type Composante, PARTS_NULLES } from '#lib/droit/argent/montants.ts';
import { type Repartition, repartitionObservee } from '#lib/droit/argent/previsions.ts';
import { droitsSelonLesRegimes } from '#lib/droit/argent/regimes.ts';
import { droitsAvecLaReprise, type RepriseConfirmee } from '#lib/droit/argent/reprise-etudes.ts';
import { nombreEchelons } from '#lib/droit/bareme/coefficients.ts';
import { ecrireTableau } from '#lib/droit/cas/juger.ts';
import type { Branche, Role } from '#lib/droit/competence.ts';
import { jour } from '#lib/droit/date.ts';
import { ETATS_A_DECIDER } from '#lib/droit/etats.ts';
import { centimes, ecrireDecimal } from '#lib/droit/montant.ts';
import type { TypeBourse } from '#lib/droit/situation.ts';
import { type SejourLu, sejourSuivi } from '#lib/scolarite/faits.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import {
  auTrimestre,
  type DroitsSemblables,
  type LieuLu,
  type Prevision,
  parTrimestre,
  previsionDuLieu,
  programmeEcrit,
  sommerPrevisions,
} from './faits.ts';
import type { HypothesesTapees } from './schema.ts';

/** Who asks for the credits of an académie: the service that reads all its dossiers. */
export const PREVOIENT_LES_CREDITS: readonly Role[] = ['gestionnaire_sab', 'responsable_sab'];

const academiesPrevues = ({ affectations }: Portee): string[] => [
  ...new Set(
    affectations
      .filter(({ role }) => PREVOIENT_LES_CREDITS.includes(role))
      .flatMap(({ academieCode }) => academieCode ?? []),
  ),
];

interface Situe {
  academieCode: string;
  uai: string;
  branche: Branche;
}

/** Pending dossiers, rights in force and sums of states, in each place of these académies: four statements, whatever their number. */
async function lireLieux(tx: Transaction, academies: readonly string[], annee: number): Promise<LieuLu[]> {
  const codes = [...academies];
  const enCours = await tx.$queryRaw<(Situe & { type: TypeBourse; nombre: number })[]>`
    SELECT d.academie_code AS "academieCode", d.uai, d.branche::text, CASE s.niveau WHEN 'college' THEN 'college' ELSE 'lycee' END AS type, count(*)::int AS nombre
    FROM dossier d JOIN scolarite s ON s.id = d.scolarite_id
    WHERE d.academie_code = ANY (${codes}::text[]) AND d.rentree = ${annee} AND d.etat::text = ANY (${ETATS_A_DECIDER}::text[]) GROUP BY 1, 2, 3, 4`;
  const droits = await tx.$queryRaw<
    (Situe & {
      type: TypeBourse;
      composante: Composante;
      annuel: number;
      du: string;
      au: string;
      finSansSuite: boolean;
      echelon: number;
      sejours: SejourLu[] | null;
      reprise: RepriseConfirmee | null;
      enSuite: boolean;
      nombre: number;
    })[]
  >`
    SELECT d.academie_code AS "academieCode", d.uai, d.branche::text, CASE s.niveau WHEN 'college' THEN 'college' ELSE 'lycee' END AS type,
      r.composante::text, r.centimes_annuels AS annuel, r.du::text, r.au::text,
      EXISTS (SELECT FROM decision y WHERE y.dossier_id = d.id AND y.genre = 'retrait' AND NOT EXISTS (SELECT FROM decision z WHERE z.remplace_id = y.id))
        AND NOT EXISTS (SELECT FROM dossier k WHERE k.eleve_id = d.eleve_id AND k.rentree = d.rentree AND k.succede_a_id = d.id) AS "finSansSuite",
      r.echelon, CASE WHEN s.regimes <> '[]' THEN sejours_suivis(d.id) END AS sejours,
      CASE WHEN r.composante = 'bourse' AND s.niveau <> 'college' AND NOT EXISTS (SELECT FROM droit p
        WHERE p.dossier_id = d.id AND p.composante = 'reprise' AND p.ferme_par_id IS NULL) THEN reprise_confirmee(d.id) END AS reprise,
      EXISTS (SELECT FROM droit p WHERE p.dossier_id = d.id AND p.composante = r.composante AND p.ferme_par_id IS NULL AND p.du < r.du) AS "enSuite",
      count(*)::int AS nombre
    FROM dossier d JOIN droit r ON r.dossier_id = d.id AND r.ferme_par_id IS NULL JOIN scolarite s ON s.id = d.scolarite_id
    WHERE d.academie_code = ANY (${codes}::text[]) AND d.rentree = ${annee} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13`;
  const sommes = await tx.$queryRaw<
    (Situe & { quoi: 'liquide' | 'paye'; trimestre: number; centimes: number })[]
  >`
    WITH figes AS (SELECT e.* FROM etat_de_paiement e WHERE e.academie_code = ANY (${codes}::text[]) AND e.rentree = ${annee} AND e.etape = 'fige')
    SELECT academie_code AS "academieCode", uai, branche::text, quoi, trimestre, sum(centimes)::float8 AS centimes FROM (
      SELECT e.academie_code, e.uai, e.branche, 'liquide' AS quoi, l.trimestre, l.centimes FROM figes e JOIN ligne_de_liquidation l ON l.etat_id = e.id
      UNION ALL SELECT e.academie_code, e.uai, e.branche, 'paye', e.trimestre, b.deduit FROM figes e JOIN boursier_a_payer b ON b.etat_id = e.id
      UNION ALL SELECT e.academie_code, e.uai, e.branche, 'paye', e.trimestre, v.centimes FROM figes e JOIN versement v ON v.etat_id = e.id
        JOIN LATERAL (SELECT f.fait FROM fait_de_versement f WHERE f.versement_id = v.id ORDER BY f.rang DESC LIMIT 1) f ON f.fait = 'paye') x
    GROUP BY 1, 2, 3, 4, 5`;
  const cle = ({ academieCode, uai, branche }: Situe) => `${academieCode} ${uai} ${branche}`;
  const tous = new Map([...enCours, ...droits, ...sommes].map((vu) => [cle(vu), vu]));
  const noms = new Map(
    (
      await tx.etablissement.findMany({
        where: { uai: { in: [...tous.values()].map(({ uai }) => uai) } },
        select: { uai: true, nom: true },
      })
    ).map(({ uai, nom }) => [uai, nom]),
  );
  const enCoursPar = Map.groupBy(enCours, cle);
  const droitsPar = Map.groupBy(droits, cle);
  const sommesPar = Map.groupBy(sommes, cle);
  return [...tous].map(([laCle, { academieCode, uai, branche }]) => {
    const partsDe = (quoi: 'liquide' | 'paye') =>
      (sommesPar.get(laCle) ?? [])
        .filter((dite) => dite.quoi === quoi)
        .map(({ trimestre, centimes: montant }) => auTrimestre(trimestre, montant))
        .reduce(ajouterParts, PARTS_NULLES);
    return {
      academieCode,
      uai,
      etablissement: noms.get(uai) ?? uai,
      branche,
      enCours: Object.fromEntries((enCoursPar.get(laCle) ?? []).map(({ type, nombre }) => [type, nombre])),
      droits: (droitsPar.get(laCle) ?? []).flatMap(
        ({
          annuel,
          du,
          au,
          sejours,
          reprise,
          academieCode: _,
          uai: __,
          branche: ___,
          ...commun
        }): DroitsSemblables[] => {
          const droit = { ...commun, annuel: centimes(annuel), du: jour(du), au: jour(au) };
          const droits = droitsAvecLaReprise(rentree(annee), [droit], reprise);
          return droitsSelonLesRegimes(rentree(annee), commun.type, droits, (sejours ?? []).map(sejourSuivi));
        },
      ),
      liquide: partsDe('liquide'),
      paye: partsDe('paye'),
    };
  });
}

/** Where the shares of a type come from. */
export type SourceDesParts = 'tapees' | 'an_dernier' | 'cette_annee' | 'aucune';

/** What is supposed of the pending dossiers of a type, and on how many decisions it rests. */
export interface PartsSupposees {
  source: SourceDesParts;
  parts: Repartition | null;
  decides: number;
}

/** The shares seen in an académie last year, else this year, by type. */
async function partsObservees(tx: Transaction, academie: string, annee: number) {
  const vues = await tx.$queryRaw<
    { rentree: number; type: TypeBourse; echelon: number | null; nombre: number }[]
  >`
    SELECT d.rentree, f.type_bourse::text AS type, CASE f.genre WHEN 'attribution' THEN f.echelon END AS echelon, count(*)::int AS nombre
    FROM dossier d JOIN LATERAL (SELECT y.genre, y.echelon, y.type_bourse FROM decision y WHERE y.dossier_id = d.id AND y.genre <> 'retrait'
      ORDER BY y.rang DESC LIMIT 1) f ON true
    WHERE d.academie_code = ${academie} AND d.rentree IN (${annee}, ${annee - 1}) GROUP BY 1, 2, 3`;
  const deLAnnee = (type: TypeBourse, laquelle: number) => {
    const siennes = vues.filter((vue) => vue.type === type && vue.rentree === laquelle);
    const decides = siennes.reduce((n, { nombre }) => n + nombre, 0);
    const parEchelon = Array.from(
      { length: nombreEchelons(type) },
      (_, rang) => siennes.find(({ echelon }) => echelon === rang + 1)?.nombre ?? 0,
    );
    return { decides, parts: repartitionObservee(decides, parEchelon) };
  };
  const observee = (type: TypeBourse): PartsSupposees => {
    const dernier = deLAnnee(type, annee - 1);
    if (dernier.parts) return { source: 'an_dernier', ...dernier };
    const ici = deLAnnee(type, annee);
    return ici.parts ? { source: 'cette_annee', ...ici } : { source: 'aucune', ...ici };
  };
  return { college: observee('college'), lycee: observee('lycee') };
}

/** The forecast of an académie: of each programme, of each place, and what it supposes. */
export interface PrevisionDAcademie {
  academieCode: string;
  nom: string;
  hypotheses: Record<TypeBourse, PartsSupposees>;
  lieux: (Pick<LieuLu, 'uai' | 'etablissement' | 'branche'> & { prevision: Prevision })[];
  programmes: { programme: string; prevision: Prevision }[];
}

/** The programmes, the public one first. */
const TOUS_LES_PROGRAMMES = [programmeEcrit('college_public'), programmeEcrit('college_prive')];

/** The forecasts of the académies of the portée; none to who does not ask for credits. */
export async function previsionsDeCredits(
  portee: Portee,
  annee: number,
  tapees: HypothesesTapees,
): Promise<PrevisionDAcademie[]> {
  const codes = academiesPrevues(portee);
  return enPortee(portee, async (tx) => {
    const academies = await tx.academie.findMany({
      where: { code: { in: codes } },
      orderBy: { code: 'asc' },
    });
    const lus = await lireLieux(tx, codes, annee);
    const previsions: PrevisionDAcademie[] = [];
    for (const { code, nom } of academies) {
      const observees = await partsObservees(tx, code, annee);
      const supposees = (type: TypeBourse): PartsSupposees =>
        tapees[type] ? { source: 'tapees', parts: tapees[type], decides: 0 } : observees[type];
      const hypotheses = { college: supposees('college'), lycee: supposees('lycee') };
      const siens = lus.filter(({ academieCode }) => academieCode === code);
      previsions.push({
        academieCode: code,
        nom,
        hypotheses,
        ...calculer(rentree(annee), siens, hypotheses),
      });
    }
    return previsions;
  });
}

function calculer(
  annee: Rentree,
  lus: readonly LieuLu[],
  { college, lycee }: Record<TypeBourse, PartsSupposees>,
): Pick<PrevisionDAcademie, 'lieux' | 'programmes'> {
  const lieux = lus
    .map((lieu) => ({
      uai: lieu.uai,
      etablissement: lieu.etablissement,
      branche: lieu.branche,
      prevision: previsionDuLieu(annee, lieu, { college: college.parts, lycee: lycee.parts }),
    }))
    .toSorted(
      (a, b) => a.etablissement.localeCompare(b.etablissement, 'fr') || a.branche.localeCompare(b.branche),
    );
  const programmes = TOUS_LES_PROGRAMMES.map((programme) => ({
    programme,
    prevision: sommerPrevisions(
      lieux.filter(({ branche }) => programmeEcrit(branche) === programme).map(({ prevision }) => prevision),
    ),
  }));
  return { lieux, programmes };
}

const EN_TETE = [
  'academie',
  'programme',
  'uai',
  'etablissement',
  'branche',
  'dossiers_en_cours',
  'periode',
  'du',
  'prevu',
  'liquide',
  'paye',
  'a_venir',
];

/** The forecast of each place and trimestre, for a spreadsheet: its lines sum up to what the page says. */
export async function fichierDesPrevisions(
  portee: Portee,
  annee: number,
  tapees: HypothesesTapees,
): Promise<FichierServi> {
  const lignes = (await previsionsDeCredits(portee, annee, tapees)).flatMap(({ academieCode, lieux }) =>
    lieux.flatMap(({ uai, etablissement, branche, prevision }) =>
      parTrimestre(prevision)
        .slice(0, 3)
        .map(({ periode, du, prevu, liquide, paye, aVenir }) => [
          academieCode,
          programmeEcrit(branche),
          uai,
          etablissement,
          branche,
          String(prevision.enCours),
          periode,
          ...[du, prevu, liquide, paye, aVenir].map(ecrireDecimal),
        ]),
    ),
  );
  return {
    octets: new TextEncoder().encode(ecrireTableau([EN_TETE, ...lignes])),
    type: 'text/csv; charset=utf-8',
    nom: `previsions-${portee.jour.toString()}.csv`,
  };
}
