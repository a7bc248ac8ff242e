/** People who each do one thing again and again, at once, and what it took them. */
import { centile } from '#bench/mesure.ts';

/** A kind of work: so many people at once do it until they are told to stop. */
export interface Ouvrage {
  nom: string;
  deFront: number;
  /** Does it once; `rang` differs each time. False when there is nothing left to do: this person stops. */
  faire: (rang: number) => Promise<boolean>;
}

/** What became of a kind of work. */
export interface Passage {
  nom: string;
  /** What each that was done took, in milliseconds. */
  durees: number[];
  /** What failed, each kind of failure once with its number. */
  erreurs: Readonly<Record<string, number>>;
}

const direErreur = (erreur: unknown): string =>
  erreur instanceof Error ? `${erreur.name} : ${erreur.message.split('\n').at(-1)}` : String(erreur);

async function passer({ nom, deFront, faire }: Ouvrage, continuer: () => boolean): Promise<Passage> {
  const durees: number[] = [];
  const erreurs: Record<string, number> = {};
  let rang = 0;
  const personne = async (): Promise<void> => {
    let reste = true;
    while (reste && continuer()) {
      const debut = performance.now();
      try {
        reste = await faire(rang++);
        if (reste) durees.push(performance.now() - debut);
      } catch (erreur) {
        const dite = direErreur(erreur);
        erreurs[dite] = (erreurs[dite] ?? 0) + 1;
      }
    }
  };
  await Promise.all(Array.from({ length: deFront }, personne));
  return { nom, durees, erreurs };
}

/** Has every kind of work done at once, as long as `continuer` says so. */
export const jouer = (ouvrages: readonly Ouvrage[], continuer: () => boolean): Promise<Passage[]> =>
  Promise.all(ouvrages.map((ouvrage) => passer(ouvrage, continuer)));

const nombreDErreurs = ({ erreurs }: Pick<Passage, 'erreurs'>): number =>
  Object.values(erreurs).reduce((somme, nombre) => somme + nombre, 0);

/** Passages of several processes, those of one kind of work put together. */
export function reunir(passages: readonly Passage[]): Passage[] {
  const parNom = Map.groupBy(passages, ({ nom }) => nom);
  return [...parNom].map(([nom, siens]) => {
    const erreurs: Record<string, number> = {};
    for (const [dite, nombre] of siens.flatMap((un) => Object.entries(un.erreurs)))
      erreurs[dite] = (erreurs[dite] ?? 0) + nombre;
    return { nom, durees: siens.flatMap(({ durees }) => durees), erreurs };
  });
}

/** The passages as lines to print, each failure below its own. */
export function ecrirePassages(passages: readonly Passage[], secondes: number): string {
  const ms = (valeur: number): string => (Number.isNaN(valeur) ? '–' : `${Math.round(valeur)}`).padStart(7);
  const lignes = passages.flatMap(({ nom, durees, erreurs }) => [
    [
      nom.padEnd(34) + String(durees.length).padStart(7) + (durees.length / secondes).toFixed(1).padStart(8),
      ...[50, 95, 99].map((part) => ms(centile(durees, part))),
      String(nombreDErreurs({ erreurs })).padStart(8),
    ].join(''),
    ...Object.entries(erreurs).map(([dite, nombre]) => `    ${nombre} × ${dite}`),
  ]);
  const entete = `${''.padEnd(34)}${'faits'.padStart(7)}${'par s'.padStart(8)}${'p50'.padStart(7)}${'p95'.padStart(7)}${'p99'.padStart(7)}${'erreurs'.padStart(8)}   (millisecondes)`;
  return [entete, ...lignes].join('\n');
}

/** Failures of all kinds of work together. */
export const erreursDe = (passages: readonly Passage[]): number =>
  passages.reduce((somme, passage) => somme + nombreDErreurs(passage), 0);
