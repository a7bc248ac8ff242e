import { z } from 'zod';
import { jour } from '#lib/droit/date.ts';
import { elevesCoches } from '#lib/eleve/schema.ts';
import { type Brut, type Contexte, EtatCivilElargiSchema, exiger, partie } from '#lib/etat-civil/schema.ts';
import { courriel, JourSchema } from '#lib/technique/champs.ts';

/** Pupils that one answer may be for. */
const ELEVES_MAXIMUM = 20;

const COURRIEL = courriel('Courriel : écrivez-le en entier, par exemple nom@exemple.fr.');

/** The answers of a form, read at once: what is wrong is told under the name of each field. */
const Etat = z.object({
  reponse: z.enum(['oui', 'non'], { error: 'Votre réponse : choisissez oui ou non.' }),
});

const Foyer = z.object({
  concubinage: z.enum(['non', 'oui', 'meme'], { error: 'Concubinage : répondez par oui ou par non.' }),
});
export type Couple = z.output<typeof Foyer>['concubinage'];
const Joignable = z.object({ courriel: z.union([z.literal(''), COURRIEL]) });

/** An address that may be left empty; null when what is written is none, which is told. */
function lireLeCourriel(brut: Brut, contexte: Contexte) {
  const ecrit = typeof brut.courriel === 'string' ? brut.courriel.trim() : '';
  return partie(Joignable, '', { courriel: ecrit }, contexte);
}

/** A yes with its état civil and the couple, as the demandeur says them. */
function lireUnOui(brut: Brut, contexte: Contexte) {
  const etatCivil = partie(EtatCivilElargiSchema, 'demandeur.', brut, contexte);
  const foyer = partie(Foyer, '', brut, contexte);
  return etatCivil && foyer ? { etatCivil, couple: foyer.concubinage } : null;
}

/** What a person in charge answers online for pupils: no, or yes with all that annexe 12 asks. */
export const ReponseEnLigneSchema = z.looseObject({}).transform((brut: Brut, contexte) => {
  const eleveIds = elevesCoches(brut, contexte, ELEVES_MAXIMUM);
  const reponse = partie(Etat, '', brut, contexte)?.reponse;
  const lu = { eleveIds };
  if (reponse === 'non') return { ...lu, reponse };
  exiger(
    contexte,
    brut,
    'charge',
    'Cochez la case si vous avez la charge de ces enfants ; sinon, vous ne pouvez pas demander la bourse.',
  );
  exiger(contexte, brut, 'certifie', 'Cochez la case pour certifier ce que vous avez écrit.');
  const oui = lireUnOui(brut, contexte);
  const joignable = lireLeCourriel(brut, contexte);
  if (!oui || !joignable || reponse !== 'oui') return z.NEVER;
  return { ...lu, reponse, ...oui, courriel: joignable.courriel || null };
});
export type ReponseEnLigne = z.output<typeof ReponseEnLigneSchema>;

/** A consent withdrawn by the person who gave it, said twice. */
export const RetraitSchema = z.object({
  eleveId: z.uuid(),
  confirme: z.literal('oui', 'Cochez la case pour confirmer que vous retirez votre accord.'),
});

/** Where the link of the concubin is sent. */
export const InvitationSchema = z.object({
  coupleId: z.uuid(),
  courriel: COURRIEL,
});

/** A paper that a secretariat types: who signed, what it says, the day of its deposit. */
export const PapierSchema = z
  .looseObject({
    scolariteId: z.uuid(),
    responsableId: z.uuid('Personne en charge : à choisir.'),
    reponse: z.enum(['oui', 'non', 'retrait'], { error: 'Réponse : à choisir.' }),
    deposeLe: JourSchema.transform(jour),
  })
  .transform(({ scolariteId, responsableId, reponse, deposeLe, ...brut }, contexte) => {
    const lu = { scolariteId, responsableId, deposeLe };
    if (reponse !== 'oui') return { ...lu, reponse };
    const oui = lireUnOui(brut, contexte);
    if (!oui) return z.NEVER;
    const dit = { ...lu, reponse, ...oui, inviter: '' };
    if (oui.couple !== 'oui') return { ...dit, concubin: null };
    const accord = z.enum(['oui', 'non', 'attendu']).safeParse(brut.accord);
    if (!accord.success) {
      contexte.addIssue({ code: 'custom', path: ['accord'], message: 'Accord du concubin : à choisir.' });
      return z.NEVER;
    }
    if (accord.data === 'attendu') {
      const joignable = lireLeCourriel(brut, contexte);
      return joignable ? { ...dit, concubin: null, inviter: joignable.courriel } : z.NEVER;
    }
    if (accord.data === 'non') return { ...dit, concubin: { etatCivil: null } };
    const etatCivil = partie(EtatCivilElargiSchema, 'concubin.', brut, contexte);
    return etatCivil ? { ...dit, concubin: { etatCivil } } : z.NEVER;
  });
export type Papier = z.output<typeof PapierSchema>;
