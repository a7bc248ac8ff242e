/** Half-days of absence as they stand, from rows that nothing edits. Pure. */
import {
  celluleDe,
  type EleveDuLieu,
  type Identite,
  type LigneRefusee,
  lireIdentite,
  reconnaitre,
  type Tableau,
} from '#lib/correspondance/faits.ts';
import type { Correspondance } from '#lib/correspondance/schema.ts';
import type { AnneeScolaire } from '#lib/droit/argent/trimestres.ts';
import { apres, avant, ecrireJour, type Jour } from '#lib/droit/date.ts';
import { BORNES_RECENTES, lireJour } from '#lib/droit/lire-jour.ts';
import { lireEntier } from '#lib/droit/lire-nombre.ts';
import { nomComplet } from '#lib/droit/noms.ts';
import type { DemiJourneeDAbsence } from '#lib/droit/retenue/comparer.ts';
import { sansAccents } from '#lib/droit/sans-accents.ts';
import { facultatif } from '#lib/technique/champs.ts';
import { dateDe, jourDe } from '#lib/technique/dates.ts';
import type { ChampDAbsences } from './schema.ts';

/** What places a half-day, and what was last said of it. */
interface Dite {
  rentree: number;
  jour: Date;
  demiJournee: 'matin' | 'apres_midi';
  etat: 'a_juger' | 'injustifiee' | 'justifiee' | 'retiree';
}

/** Sorts as the half-days come. */
const cle = ({ jour, demiJournee }: Pick<Dite, 'jour' | 'demiJournee'>): string =>
  `${jourDe(jour)} ${demiJournee === 'matin' ? 0 : 1}`;

/** What was last said of each half-day of a year, those taken back too: `dites` in the order of writing. */
const dernieres = <A extends Dite>(dites: readonly A[], rentree: number): A[] => {
  const vues = new Map<string, A>();
  for (const absence of dites) if (absence.rentree === rentree) vues.set(cle(absence), absence);
  return [...vues.values()];
};

/** The absences of a year, each half-day once as it was last said, in the order of days: `dites` in the order of writing. */
export function absencesTenantes<A extends Dite>(dites: readonly A[], rentree: number): A[] {
  return dernieres(dites, rentree)
    .filter(({ etat }) => etat !== 'retiree')
    .toSorted((a, b) => (cle(a) < cle(b) ? -1 : 1));
}

/** Those that the chef judged without justification. */
export const injustifiees = (absences: readonly Dite[]): DemiJourneeDAbsence[] =>
  absences
    .filter(({ etat }) => etat === 'injustifiee')
    .map(({ jour, demiJournee }) => ({ jour: jourDe(jour).toString(), demiJournee }));

/** A half-day, by its day. */
export interface DemiJourneeDuJour {
  jour: Jour;
  demiJournee: 'matin' | 'apres_midi';
}

/** Days of a period that may be typed at once. */
const JOURS_AU_PLUS = 62;
const MERCREDI = 3;
const SAMEDI = 6;

/** Half-days of school over a period: Monday to Friday, Wednesday afternoon when the établissement has classes then. */
export function demiJourneesDeClasse(
  { du, au }: { du: Jour; au: Jour },
  {
    moment = 'journee',
    mercredi = false,
  }: { moment?: 'journee' | 'matin' | 'apres_midi'; mercredi?: boolean },
): DemiJourneeDuJour[] {
  const nombre = du.until(au).days + 1;
  return Array.from({ length: Math.min(nombre, JOURS_AU_PLUS) }, (_, i) => du.add({ days: i })).flatMap(
    (jour) =>
      (['matin', 'apres_midi'] as const)
        .filter((demi) => moment === 'journee' || moment === demi)
        .filter(
          (demi) => jour.dayOfWeek < SAMEDI && (demi === 'matin' || mercredi || jour.dayOfWeek !== MERCREDI),
        )
        .map((demiJournee) => ({ jour, demiJournee })),
  );
}

/** By field, what forbids a period; null when nothing does. */
export function defautDePeriode(
  { du, au }: { du: Jour; au: Jour },
  { annee, jour }: { annee: AnneeScolaire; jour: Jour },
): { champ: 'du' | 'au'; phrase: string } | null {
  if (apres(au, jour))
    return { champ: 'au', phrase: `Le dernier jour (${ecrireJour(au)}) est dans le futur.` };
  if (apres(du, au))
    return { champ: 'au', phrase: 'Le dernier jour précède le premier : vérifiez les deux.' };
  if (avant(du, annee.rentree) || apres(au, annee.fin))
    return {
      champ: 'du',
      phrase: `Ces jours sont hors de l’année scolaire (du ${ecrireJour(annee.rentree)} au ${ecrireJour(annee.fin)}) : une absence d’une autre année ne compte pas.`,
    };
  return du.until(au).days >= JOURS_AU_PLUS
    ? { champ: 'au', phrase: `Plus de ${JOURS_AU_PLUS} jours d’un coup : saisissez la période en deux fois.` }
    : null;
}

/** A line of a file of absences that was understood: half-days of class, or a line that says them justified. */
export type LigneDAbsences =
  | {
      numero: number;
      identite: Identite;
      demiJournees: DemiJourneeDuJour[];
      justifiee: boolean;
      motif: string | null;
    }
  | { numero: number; causes: string[] };

/** Minutes since midnight of "08h00", "8:00", "8 h"; null when nothing is written. */
function lireHeure(dite: string): number | null | { faute: string } {
  if (!dite) return null;
  const [, heures, minutes = '0'] = /^(\d{1,2})\s?[h:]\s?(\d{2})?(?::\d{2})?$/i.exec(dite) ?? [];
  return heures && Number(heures) < 24 && Number(minutes) < 60
    ? Number(heures) * 60 + Number(minutes)
    : { faute: `Heure « ${dite} » : écrivez 08h00.` };
}

/** An absence that begins from noon on leaves the morning out; one that ends by one o’clock, the afternoon. */
const MIDI = 12 * 60;
const TREIZE_HEURES = 13 * 60;

function dansLesHeures(
  periode: { du: Jour; au: Jour },
  { debut, fin }: { debut: number | null; fin: number | null },
  mercredi: boolean,
): DemiJourneeDuJour[] {
  return demiJourneesDeClasse(periode, { mercredi }).filter(
    ({ jour, demiJournee }) =>
      !(demiJournee === 'matin' && debut !== null && debut >= MIDI && jour.equals(periode.du)) &&
      !(demiJournee === 'apres_midi' && fin !== null && fin <= TREIZE_HEURES && jour.equals(periode.au)),
  );
}

const OUI = ['OUI', 'O', '1', 'VRAI', 'X', 'JUSTIFIEE'];
const NON = ['', 'NON', 'N', '0', 'FAUX', 'INJUSTIFIEE', 'NON JUSTIFIEE'];

/** What a file counts against what its days and hours make: a difference is never guessed. */
function fauteDeCompte(dit: string, demiJournees: readonly DemiJourneeDuJour[]): string | null {
  if (demiJournees.length === 0)
    return 'Ces jours et ces heures ne font aucune demi-journée de classe (samedi, dimanche, mercredi après-midi).';
  if (!dit) return null;
  const lu = lireEntier(dit);
  if ('faute' in lu)
    return `« ${dit} » demi-journées : un nombre entier est attendu. Exportez les demi-journées brutes, et non calculées.`;
  return lu.nombre === demiJournees.length
    ? null
    : `Le fichier compte ${dit} demi-journées, ces jours et ces heures en font ${demiJournees.length} : corrigez la ligne, ou saisissez-les sur la page de l’élève.`;
}

/** Reads each line of a file of absences; `annee` is the school year of which they may be, `jour` today. */
export function lireAbsences(
  { noms, lignes }: Tableau,
  colonnes: Correspondance<ChampDAbsences>,
  { annee, jour, mercredi }: { annee: AnneeScolaire; jour: Jour; mercredi: boolean },
): LigneDAbsences[] {
  return lignes.map((ligne): LigneDAbsences => {
    const { numero, cause } = ligne;
    if (cause) return { numero, causes: [cause] };
    const cellule = celluleDe(noms, colonnes, ligne);
    const identite = lireIdentite(cellule);
    const du = lireJour(cellule('du'), BORNES_RECENTES);
    const au = cellule('au') ? lireJour(cellule('au'), BORNES_RECENTES) : du;
    const debut = lireHeure(cellule('heureDu'));
    const fin = lireHeure(cellule('heureAu'));
    const dite = sansAccents(cellule('justifiee')).toUpperCase();
    const motif = facultatif(300, 'Motif').safeParse(cellule('motif'));
    const causes = [
      ...('causes' in identite ? identite.causes : []),
      ...('faute' in du ? [`Premier jour : ${cellule('du') ? du.faute : 'absent.'}`] : []),
      ...('faute' in au && au !== du ? [`Dernier jour : ${au.faute}`] : []),
      ...[debut, fin].flatMap((heure) => (heure !== null && typeof heure === 'object' ? heure.faute : [])),
      ...(OUI.includes(dite) || NON.includes(dite)
        ? []
        : [`Justifiée « ${cellule('justifiee')} » : écrivez oui ou non.`]),
      ...(motif.error?.issues.map(({ message }) => message) ?? []),
    ];
    if ('causes' in identite || 'faute' in du || 'faute' in au || causes.length > 0)
      return { numero, causes };
    const periode = { du: du.jour, au: au.jour };
    const defaut = defautDePeriode(periode, { annee, jour });
    if (defaut) return { numero, causes: [defaut.phrase] };
    const justifiee = OUI.includes(dite);
    const demiJournees = dansLesHeures(
      periode,
      { debut: debut as number | null, fin: fin as number | null },
      mercredi,
    );
    const faute = justifiee ? null : fauteDeCompte(cellule('demiJournees'), demiJournees);
    return faute
      ? { numero, causes: [faute] }
      : { numero, identite, demiJournees, justifiee, motif: motif.data ?? null };
  });
}

/** What becomes of a line of absences. `laissee`: understood, and nothing is to be kept of it. */
export type SuiteDAbsences =
  | LigneRefusee
  | { sort: 'laissee'; numero: number; nom: string; pourquoi: string }
  | {
      sort: 'nouveau' | 'inchange';
      numero: number;
      nom: string;
      eleveId: string;
      /** Those to write, and how many were known. */
      demiJournees: { jour: string; demiJournee: DemiJourneeDuJour['demiJournee'] }[];
      connues: number;
      motif: string | null;
    };

/** What is known of the pupils of a place: those followed, with what was said of each of their half-days. */
export interface AbsencesConnues {
  eleves: readonly EleveDuLieu[];
  /** By pupil who has a demande or a bourse this year: what was said, in the order of writing. */
  suivis: ReadonlyMap<string, readonly Dite[]>;
}

/**
 * Beside the base: a half-day of which something was said, even that it was typed by mistake, is left as it stands; the file never
 * judges, nor brings back what a person took away.
 */
export function comparerAbsences(
  lues: readonly LigneDAbsences[],
  { eleves, suivis }: AbsencesConnues,
  rentree: number,
): SuiteDAbsences[] {
  const dites = new Map(
    [...suivis].map(([id, absences]) => [id, new Set(dernieres(absences, rentree).map(cle))]),
  );
  return lues.map((lue): SuiteDAbsences => {
    const { numero } = lue;
    if ('causes' in lue) return { sort: 'refus', numero, causes: lue.causes };
    const eleve = reconnaitre(lue.identite, eleves);
    if ('cause' in eleve) return { sort: 'refus', numero, causes: [eleve.cause] };
    const nom = nomComplet(eleve);
    const connues = dites.get(eleve.id);
    if (!connues) return { sort: 'laissee', numero, nom, pourquoi: 'Ni demande ni bourse cette année.' };
    if (lue.justifiee)
      return {
        ...{ sort: 'laissee', numero, nom },
        pourquoi:
          'Dite justifiée : sans effet sur la bourse. Si elle est déjà à apprécier, le chef le dit sur la page de l’élève.',
      };
    const enCle = ({ jour, demiJournee }: DemiJourneeDuJour) => cle({ jour: dateDe(jour), demiJournee });
    const neuves = lue.demiJournees.filter((demi) => !connues.has(enCle(demi)));
    for (const demi of neuves) connues.add(enCle(demi));
    return {
      ...{ sort: neuves.length > 0 ? 'nouveau' : 'inchange', numero, nom, eleveId: eleve.id },
      demiJournees: neuves.map(({ jour, demiJournee }) => ({ jour: jour.toString(), demiJournee })),
      ...{ connues: lue.demiJournees.length - neuves.length, motif: lue.motif },
    };
  });
}
