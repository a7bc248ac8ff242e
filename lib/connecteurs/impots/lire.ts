/** Bodies of the DGFiP's answers, into what they say of a person. */

import { z } from 'zod';
import { sansAccents } from '#lib/droit/sans-accents.ts';
import type { ChiffresFiscaux, PersonneNommee, ReponseFiscale } from './reponse.ts';

const entier = z.number().int();
const jourFiscal = z.object({ jour: z.string(), mois: z.string(), annee: z.string() }).partial();

/** Every field may be kept back by the habilitation: what lacks is judged afterwards, field by field. */
const SituationSchema = z
  .object({
    annRevenu: z.union([
      entier,
      z
        .string()
        .regex(/^\d{4}$/)
        .transform(Number),
    ]),
    rfr: entier,
    sitFam: z.enum(['M', 'O', 'C', 'D', 'V']),
    pac: z.object({ nbPacF: entier.min(0), nbPacH: entier.min(0), nbPacJ: entier.min(0) }).partial(),
    sitParIso: z.string(),
    nmNaiDec1: z.string(),
    nmNaiDec2: z.string(),
    prnmDec1: z.string(),
    prnmDec2: z.string(),
    dateNaisDec1: jourFiscal,
    dateNaisDec2: jourFiscal,
  })
  .partial();
type Situation = z.infer<typeof SituationSchema>;

const ErreurSchema = z.object({ erreur: z.object({ code: z.number() }) });

/** The code of a body of error; null when it has none. */
export const codeDErreur = (corps: unknown): number | null =>
  ErreurSchema.safeParse(corps).data?.erreur.code ?? null;

/** The numéro fiscal that R2P gives back; null when the body is another. */
export const spiLu = (corps: unknown): string | null =>
  z.object({ identifiant: z.object({ spi: z.coerce.string().regex(/^\d{13}$/) }) }).safeParse(corps).data
    ?.identifiant.spi ?? null;

/** Capitals without accents, one space for whatever parts two words: how two registries compare a name. */
const plier = (nom: string): string =>
  sansAccents(nom)
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

interface Declarant {
  nom?: string;
  prenoms?: string;
  ne?: z.infer<typeof jourFiscal>;
}

/** True when an avis names this person: birth name, first given name, and what is known of the birth. */
function nomme({ nom, prenoms, ne }: Declarant, qui: PersonneNommee): boolean {
  const [prenom = ''] = qui.prenoms;
  if (!nom || !prenoms || !ne?.annee || plier(nom) !== plier(qui.nomNaissance)) return false;
  if (!`${plier(prenoms)} `.startsWith(`${plier(prenom)} `)) return false;
  const dite = [ne.annee, ne.mois ?? '', ne.jour ?? ''];
  return qui.naissance.split('-').every((part, rang) => Number(dite[rang]) === Number(part));
}

const declarants = (s: Situation): Declarant[] => [
  { nom: s.nmNaiDec1, prenoms: s.prnmDec1, ne: s.dateNaisDec1 },
  { nom: s.nmNaiDec2, prenoms: s.prnmDec2, ne: s.dateNaisDec2 },
];

function chiffresDe(s: Situation, annee: number): ChiffresFiscaux | null {
  const { nbPacF, nbPacH, nbPacJ } = s.pac ?? {};
  if (s.rfr === undefined || nbPacF === undefined || nbPacH === undefined || nbPacJ === undefined)
    return null;
  return {
    ...{ annee, rfr: s.rfr, nbPacF, nbPacH, nbPacJ },
    situation: s.sitFam ?? null,
    parentIsole: s.sitParIso === 'O',
    deuxDeclarants: Boolean(s.nmNaiDec2),
  };
}

/**
 * What the body of a 200 says of `qui`. `anneeDite`: the year that the body tells when it names none, that of the route or
 * of the service. A body that is no such document is an answer that did not come.
 */
export function lireSituation(
  corps: unknown,
  qui: PersonneNommee,
  { annee, anneeDite }: { annee: number; anneeDite: number },
): ReponseFiscale {
  const { data: situation } = SituationSchema.safeParse(corps);
  if (!situation) return { genre: 'indisponible' };
  if (!declarants(situation).some((declarant) => nomme(declarant, qui))) return { genre: 'autre_personne' };
  const lue = situation.annRevenu ?? anneeDite;
  if (lue !== annee) return { genre: 'autre_annee', annee: lue };
  const chiffres = chiffresDe(situation, lue);
  return chiffres ? { genre: 'chiffres', chiffres } : { genre: 'sans_chiffres' };
}
