import type { z } from 'zod';
import { Refus } from './refus.ts';
import './texte.ts';

/** What a form shows after it was sent. Nothing typed is lost: `saisie` comes back with every refusal. */
export type EtatFormulaire =
  | { statut: 'vierge' }
  | { statut: 'fait'; message: string }
  | {
      statut: 'refuse';
      /** One sentence: what is wrong, and the way out. */
      message: string;
      texte?: string;
      /** Fields at fault, by name, with the reason. */
      champs: Record<string, string>;
      saisie: Record<string, string>;
    };

export const VIERGE: EtatFormulaire = { statut: 'vierge' };

/** A form as it came; empty when the request is forged and sends none. */
export const formulaireDe = (donnees: unknown): FormData =>
  donnees instanceof FormData ? donnees : new FormData();

/** What was typed, without the files nor the fields of the framework. */
export function saisieDe(donnees: FormData): Record<string, string> {
  return Object.fromEntries(
    [...formulaireDe(donnees)].flatMap(([nom, valeur]) =>
      typeof valeur === 'string' && !nom.startsWith('$') ? [[nom, valeur]] : [],
    ),
  );
}

/** An empty file field sends an empty file all the same: nameless by the browser, named so by the framework's script. */
const estVide = ({ size, name }: File): boolean => size === 0 && (name === '' || name === 'undefined');

/** The files sent under a field, read whole. */
export async function fichiersDe(
  donnees: FormData,
  nom: string,
): Promise<{ nom: string; octets: Uint8Array<ArrayBuffer> }[]> {
  const envois = formulaireDe(donnees)
    .getAll(nom)
    .filter((envoi): envoi is File => envoi instanceof File && !estVide(envoi));
  return Promise.all(
    envois.map(async (envoi) => ({ nom: envoi.name, octets: new Uint8Array(await envoi.arrayBuffer()) })),
  );
}

/**
 * Checks a form against its schema, then does the work. A wrong field or a refusal comes back as a state of the form;
 * anything else is a fault of ours and goes up.
 */
export async function traiter<S extends z.ZodType>(
  schema: S,
  donnees: FormData,
  travail: (lu: z.output<S>) => Promise<string>,
): Promise<EtatFormulaire> {
  const saisie = saisieDe(donnees);
  const lu = schema.safeParse(saisie);
  if (!lu.success) {
    const champs = Object.fromEntries(lu.error.issues.map(({ path, message }) => [path.join('.'), message]));
    return { statut: 'refuse', message: 'Corrigez les champs signalés, puis recommencez.', champs, saisie };
  }
  try {
    return { statut: 'fait', message: await travail(lu.data) };
  } catch (erreur) {
    if (!(erreur instanceof Refus)) throw erreur;
    const { message, texte, champ } = erreur;
    return { statut: 'refuse', message, texte, champs: champ ? { [champ]: message } : {}, saisie };
  }
}
