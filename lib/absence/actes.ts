import { garderColonnes } from '#lib/correspondance/actes.ts';
import type { Tableau } from '#lib/correspondance/faits.ts';
import { suitesConfirmees } from '#lib/correspondance/queries.ts';
import { rentreeDu } from '#lib/droit/annee.ts';
import { anneeScolaire } from '#lib/droit/argent/trimestres.ts';
import { jour as lireIso } from '#lib/droit/date.ts';
import { suivre } from '#lib/personne/actes.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import {
  type DemiJourneeDuJour,
  defautDePeriode,
  demiJourneesDeClasse,
  type SuiteDAbsences,
} from './faits.ts';
import { eleveSuivi, LECTURE_D_ABSENCES } from './queries.ts';
import { type AbsencesDites, CHAMPS_D_ABSENCES, ETATS_D_ABSENCE, type ImportDAbsences } from './schema.ts';

type Suivi = Awaited<ReturnType<typeof eleveSuivi>>;

const cle = ({ jour, demiJournee }: DemiJourneeDuJour): string => `${jour} ${demiJournee}`;

/** The half-days that a form speaks of: those of school for an absence, those already recorded for what is said of one. */
function visees({ absences, juge }: Suivi, dites: AbsencesDites): DemiJourneeDuJour[] {
  const { du, au, moment, mercredi, etat } = dites;
  const connues = new Map(
    absences.map(({ jour, demiJournee, etat }) => [cle({ jour: jourDe(jour), demiJournee }), etat]),
  );
  const periode = demiJourneesDeClasse({ du, au }, { moment, mercredi });
  if (etat === 'a_juger') return periode.filter((demi) => !connues.has(cle(demi)));
  if (etat === 'injustifiee') return periode.filter((demi) => connues.get(cle(demi)) !== etat);
  const dedans = demiJourneesDeClasse({ du, au }, { moment, mercredi: true });
  return dedans.filter((demi) => {
    const connue = connues.get(cle(demi));
    // Who does not judge takes back only what nobody has judged.
    return connue !== undefined && connue !== etat && (juge || connue === 'a_juger');
  });
}

/** One who writes absences of a pupil at a time; always in the same order, so that two never wait for each other. */
const prendre = async (tx: Transaction, eleves: readonly string[]): Promise<void> => {
  await tx.$queryRaw`SELECT count(pg_advisory_xact_lock(hashtext('absences ' || e.id)))
    FROM (SELECT id FROM unnest(${[...new Set(eleves)].toSorted()}::text[]) AS u (id) ORDER BY id) e`;
};

/**
 * Says what half-days of a pupil are: absent, judged, or typed by mistake. What was said before stays in the base. Judging
 * one has its dossiers read again at once: the fifteen days may be exceeded, or no longer (C. VII.A). Returns how many
 * half-days were written. Throws Refus introuvable outside the portée, interdit to judge without being the chef, impossible
 * for days outside of the school year or when nothing changes.
 */
export function direAbsences(portee: Portee, dites: AbsencesDites): Promise<number> {
  const { eleveId, du, etat, motif } = dites;
  const annee = rentreeDu(du);
  return enPortee(
    portee,
    async (tx) => {
      await prendre(tx, [eleveId]);
      const suivi = await eleveSuivi(tx, portee, eleveId, annee);
      if (!suivi.juge && (etat === 'injustifiee' || etat === 'justifiee'))
        throw new Refus(
          'interdit',
          'Le chef d’établissement seul apprécie si une absence est justifiée : enregistrez-la « à apprécier ».',
          { champ: 'etat' },
        );
      const defaut = defautDePeriode(dites, { annee: anneeScolaire(annee), jour: portee.jour });
      if (defaut) throw new Refus('impossible', defaut.phrase, { champ: defaut.champ });
      const demiJournees = visees(suivi, dites);
      if (demiJournees.length === 0)
        throw new Refus(
          'impossible',
          `Rien ne change : aucune demi-journée de ces jours n’est à enregistrer comme « ${ETATS_D_ABSENCE[etat]} ».`,
        );
      const { auteur, jour } = portee;
      await tx.absence.createMany({
        data: demiJournees.map((demi) => ({
          id: crypto.randomUUID(),
          eleveId,
          rentree: annee,
          uai: suivi.scolarite.uai,
          jour: dateDe(demi.jour),
          demiJournee: demi.demiJournee,
          etat,
          motif: motif ?? null,
          source: 'Saisie',
          auteurId: auteur.id ?? '',
          auteurNom: auteur.nom,
          ecriteLe: dateDe(jour),
        })),
      });
      if (suivi.juge && etat !== 'a_juger')
        await suivre(tx, portee, 'eleve', eleveId, {
          fait: 'absences',
          trace: crypto.randomUUID(),
          motivation: 'Absences appréciées par le chef d’établissement.',
        });
      return demiJournees.length;
    },
    'acte',
  );
}

type Ecrite = Extract<SuiteDAbsences, { eleveId: string }>;
const aEcrire = (suites: readonly SuiteDAbsences[]): Ecrite[] =>
  suites.filter((suite): suite is Ecrite => suite.sort === 'nouveau');

/**
 * Keeps the half-days of a file, all of them to be judged by the chef (L. 131-8), with their origin, and the columns for the next
 * file of the place. Returns how many half-days were written. Throws Refus introuvable outside the portée, conflit when what was
 * shown is no longer what would be written.
 */
export function importerAbsences(
  portee: Portee,
  tableau: Tableau,
  demande: ImportDAbsences,
): Promise<number> {
  const { lieu, source, correspondance: colonnes } = demande;
  return enPortee(
    portee,
    async (tx) => {
      const vues = aEcrire(await LECTURE_D_ABSENCES.juger(tx, portee, tableau, demande));
      await prendre(
        tx,
        vues.map(({ eleveId }) => eleveId),
      );
      const ecrites = aEcrire(await suitesConfirmees(tx, LECTURE_D_ABSENCES, portee, tableau, demande));
      await garderColonnes(tx, portee, { lieu, contenu: 'absences', champs: CHAMPS_D_ABSENCES, colonnes });
      const { auteur, jour: leJour } = portee;
      const commun = {
        ...{
          rentree: rentreeDu(leJour),
          uai: lieu,
          etat: 'a_juger' as const,
          source,
          ecriteLe: dateDe(leJour),
        },
        ...{ auteurId: auteur.id ?? '', auteurNom: auteur.nom },
      };
      const data = ecrites.flatMap(({ eleveId, demiJournees, motif }) =>
        demiJournees.map(({ jour: du, demiJournee }) => ({
          ...{ id: crypto.randomUUID(), eleveId, jour: dateDe(lireIso(du)), demiJournee, motif, ...commun },
        })),
      );
      await tx.absence.createMany({ data });
      return data.length;
    },
    'lot',
  );
}
