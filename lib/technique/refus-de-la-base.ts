import { leveeDePostgresql } from './prisma.ts';
import { type CodeDeRefus, Refus } from './refus.ts';

const CODES: Readonly<Record<string, CodeDeRefus>> = {
  BN403: 'interdit',
  BN404: 'introuvable',
  BN409: 'conflit',
  BN422: 'impossible',
};

/** Runs `travail`; what a function of the base refuses (`refuser`) becomes a Refus with its own sentence and field. */
export async function avecLesRefusDeLaBase<T>(travail: () => Promise<T>): Promise<T> {
  try {
    return await travail();
  } catch (erreur) {
    const levee = leveeDePostgresql(erreur);
    const code = levee && CODES[levee.code];
    if (!code) throw erreur;
    throw new Refus(code, levee.message, levee.colonne ? { champ: levee.colonne } : {});
  }
}
