/** A run of the étude automatique: what may be done of it, and how far it is. Pure. */
import type { Role } from '#lib/droit/competence.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import { BILAN_VIDE, type BilanDesEtudes } from '#lib/droit/etude/bilan.ts';
import type { EtatDePassage, GenreDePassage, PassageDEtude, Prisma } from '#prisma/generated/client.ts';

/** Who prepares a run in an académie. The ministère does it anywhere. */
export const PREPARENT: readonly Role[] = ['gestionnaire_sab', 'responsable_sab'];
export const LIBELLES_DES_PASSAGES: Readonly<Record<EtatDePassage, string>> = {
  prepare: 'préparé',
  repete: 'répété',
  en_cours: 'en cours',
  suspendu: 'suspendu',
  arrete: 'arrêté',
  fini: 'terminé',
};

/** What a run makes of its consents. */
export const LIBELLES_DES_GENRES: Readonly<Record<GenreDePassage, string>> = {
  etude: 'Étude automatique',
  avis_demande: 'Avis d’impôt à demander',
  remise: 'Remise à une personne',
};

/** What a person does on a run, from the state that it is in, and what it becomes. */
export const GESTES = {
  repeter: { libelle: 'Répéter sans rien écrire', de: ['prepare'], vers: 'prepare' },
  lancer: { libelle: 'Lancer l’étude', de: ['repete'], vers: 'en_cours' },
  suspendre: { libelle: 'Suspendre', de: ['en_cours'], vers: 'suspendu' },
  reprendre: { libelle: 'Reprendre', de: ['suspendu', 'fini'], vers: 'en_cours' },
  arreter: {
    libelle: 'Arrêter',
    de: ['prepare', 'repete', 'en_cours', 'suspendu'],
    vers: 'arrete',
  },
} as const satisfies Record<string, { libelle: string; de: readonly EtatDePassage[]; vers: EtatDePassage }>;
export type Geste = keyof typeof GESTES;

/** A count as the base keeps it. */
export const bilanDe = (garde: Prisma.JsonValue): BilanDesEtudes =>
  (garde as unknown as BilanDesEtudes | null) ?? BILAN_VIDE;

/** The states that a gesture leads from: what an étude left was counted by it, and is started without being rehearsed. */
const departs = (geste: Geste, { genre }: Pick<PassageDEtude, 'genre'>): readonly EtatDePassage[] =>
  genre !== 'etude' && geste === 'lancer' ? ['prepare'] : GESTES[geste].de;

/**
 * The gestures that a run waits for: one that is being rehearsed is not rehearsed again, one done is resumed for calls that failed,
 * one that waits for its day is only given up.
 */
export function gestesDe(
  passage: Pick<PassageDEtude, 'etat' | 'repetition' | 'bilan' | 'genre' | 'prevuLe'>,
): Geste[] {
  const { etat, genre, prevuLe, repetition, bilan } = passage;
  if (prevuLe && etat === 'prepare') return ['arreter'];
  return (Object.keys(GESTES) as Geste[]).filter(
    (geste) =>
      departs(geste, passage).includes(etat) &&
      (geste !== 'repeter' || (repetition === null && genre === 'etude')) &&
      (geste !== 'reprendre' || etat !== 'fini' || (bilanDe(bilan).issues.a_reprendre ?? 0) > 0),
  );
}

/** What a gesture is called on a run. */
export const libelleDuGeste = (geste: Geste, genre: GenreDePassage): string =>
  geste === 'lancer' && genre !== 'etude' ? 'Lancer' : GESTES[geste].libelle;

export interface Avancement {
  faits: number;
  /** Consents still to study, as they were counted when it started. */
  restent: number;
  /** A minute, since it started; null before the first ones. */
  cadence: number | null;
}

/** How far a started run is, at an instant in milliseconds. */
export function avancementDe(
  { bilan, aEtudier, lanceLe, finiLe }: Pick<PassageDEtude, 'bilan' | 'aEtudier' | 'lanceLe' | 'finiLe'>,
  maintenant: number,
): Avancement {
  const faits = bilanDe(bilan).total;
  const minutes = lanceLe ? ((finiLe?.getTime() ?? maintenant) - lanceLe.getTime()) / 60_000 : 0;
  return {
    faits,
    restent: Math.max(0, (aEtudier ?? 0) - faits),
    cadence: faits > 0 && minutes > 0 ? Math.round(faits / minutes) : null,
  };
}

/** Where a run is made, in words. */
export function direEtendue({
  academie,
  uais,
  consentements,
}: Pick<PassageDEtude, 'uais' | 'consentements'> & { academie: { nom: string } | null }): string {
  if (!academie) return 'toutes les académies';
  const lieu = `académie ${deLAcademie(academie.nom)}`;
  const n = consentements.length;
  if (n > 0) return `${lieu}, ${n} consentement${n > 1 ? 's' : ''}`;
  if (uais.length === 0) return lieu;
  return uais.length === 1 ? `${lieu}, établissement ${uais[0]}` : `${lieu}, ${uais.length} établissements`;
}
