/** A file of results of the brevet, line by line, beside what the base knows. Pure. */
import { celluleDe, defautsDesColonnes, type LigneRefusee, type Tableau } from '#lib/correspondance/faits.ts';
import type { Correspondance } from '#lib/correspondance/schema.ts';
import { type LectureDeMention, lireMention } from '#lib/droit/brevet/mention.ts';
import { BORNES_RECENTES } from '#lib/droit/lire-jour.ts';
import { lireNaissance } from '#lib/droit/lire-naissance.ts';
import type { MentionBrevet } from '#lib/droit/situation.ts';
import { lireIne } from '#lib/eleve/schema.ts';
import { CHAMPS_DU_BREVET, type ChampDuBrevet } from './schema.ts';

/** By field: what lacks before the file can be read; empty when nothing does. */
export function defautsDuBrevet(
  colonnes: Correspondance<ChampDuBrevet>,
  noms: readonly string[],
  session: string | undefined,
): Record<string, string> {
  return {
    ...defautsDesColonnes(CHAMPS_DU_BREVET, colonnes, noms),
    ...(colonnes.session || session
      ? {}
      : { session: 'Session : écrivez l’année, ou choisissez la colonne qui la dit.' }),
  };
}

/** A line understood, or every cause for which it is refused. */
export type LigneLue =
  | { numero: number; ine: string; naissance: string; session: number; mention: MentionBrevet }
  | { numero: number; causes: string[] };

const PREMIERE_SESSION = 1987;

/** Reads each line; `annee` is the last year that a session may have. */
export function lireLignes(
  { noms, lignes }: Tableau,
  colonnes: Correspondance<ChampDuBrevet>,
  { session, annee }: { session: string | undefined; annee: number },
): LigneLue[] {
  return lignes.map((ligne): LigneLue => {
    const { numero, cause } = ligne;
    if (cause) return { numero, causes: [cause] };
    const cellule = celluleDe(noms, colonnes, ligne);
    const ine = lireIne(cellule('ine'));
    const ne = lireNaissance(cellule('naissance'), BORNES_RECENTES);
    const dite = colonnes.session ? cellule('session') : (session ?? '');
    const an = /^\d{4}$/.test(dite) ? Number(dite) : 0;
    const lue: LectureDeMention = lireMention(
      cellule('mention'),
      colonnes.resultat ? cellule('resultat') : null,
    );
    const causes = [
      ...(ine
        ? []
        : [
            cellule('ine')
              ? `INE « ${cellule('ine')} » : onze caractères sont attendus.`
              : 'INE absent : sans lui, rien ne dit de quel élève il s’agit.',
          ]),
      ...('faute' in ne ? [`Date de naissance : ${ne.faute || 'absente.'}`] : []),
      ...(an >= PREMIERE_SESSION && an <= annee
        ? []
        : [`Session « ${dite} » : ce n’est pas une année possible.`]),
      ...('faute' in lue ? [lue.faute] : []),
    ];
    if (!ine || 'faute' in ne || 'faute' in lue || causes.length > 0) return { numero, causes };
    return { numero, ine, naissance: ecrire(ne.naissance), session: an, mention: lue.mention };
  });
}

const ecrire = (ne: { toString: () => string }): string => ne.toString();

/** A pupil as the base knows it, with the results already kept, the last written first. */
export interface EleveConnu {
  id: string;
  nomComplet: string;
  naissance: string;
  brevets: readonly { session: number; mention: MentionBrevet }[];
}

/** What becomes of a line. */
export type Suite =
  | LigneRefusee
  | {
      sort: 'nouveau' | 'change' | 'inchange';
      numero: number;
      eleveId: string;
      nom: string;
      session: number;
      mention: MentionBrevet;
      avant: MentionBrevet | null;
    };

/** Beside the base: a pupil is the one of the INE **and** of the birth, and a file may not say two things of one session. */
export function comparer(lues: readonly LigneLue[], connus: ReadonlyMap<string, EleveConnu>): Suite[] {
  const cle = (lue: LigneLue): string => ('causes' in lue ? '' : `${lue.ine} ${lue.session}`);
  const parCle = Map.groupBy(lues, cle);
  return lues.map((lue): Suite => {
    const { numero } = lue;
    if ('causes' in lue) return { sort: 'refus', numero, causes: lue.causes };
    const autre = parCle.get(cle(lue))?.find((vue) => vue !== lue);
    if (autre)
      return {
        sort: 'refus',
        numero,
        causes: [`Même élève et même session qu’à la ligne ${autre.numero} : laissez-en une seule.`],
      };
    const eleve = connus.get(lue.ine);
    if (!eleve)
      return {
        sort: 'refus',
        numero,
        causes: [`INE ${lue.ine} : aucun élève de vos établissements ne le porte.`],
      };
    if (eleve.naissance !== lue.naissance)
      return {
        sort: 'refus',
        numero,
        causes: [
          `INE ${lue.ine} : l’élève qui le porte n’est pas né à cette date. Vérifiez l’un et l’autre.`,
        ],
      };
    const avant = eleve.brevets.find(({ session }) => session === lue.session)?.mention ?? null;
    const sort = avant === lue.mention ? 'inchange' : avant ? 'change' : 'nouveau';
    const { session, mention } = lue;
    return { sort, numero, eleveId: eleve.id, nom: eleve.nomComplet, session, mention, avant };
  });
}
