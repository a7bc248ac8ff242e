import { z } from 'zod';
import { texte } from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

/** Pupils of a lot at most: a person looks at its list before signing. */
const AU_PLUS = 10_000;
const BORNES = `Nombre d’élèves : un nombre de 1 à ${AU_PLUS}.`;

/** How many pupils the next lot takes. */
export const PreparationSchema = z.object({
  nombre: z.coerce.number(BORNES).int(BORNES).min(1, BORNES).max(AU_PLUS, BORNES),
});

const LotSchema = z.object({ id: z.uuid('Ce lot n’existe pas.') });

/** A visa on the list that was read. */
export const VisaSchema = LotSchema.extend({
  empreinte: chaine('Ce lot n’existe pas.').regex(/^[0-9a-f]{64}$/, 'Ce lot n’existe pas.'),
});

/** A lot set aside. */
export const EcartDeLotSchema = LotSchema.extend({
  motif: texte('Motif', 500).min(5, 'Motif : dites en quelques mots pourquoi ce lot est écarté.'),
});

/** So many letters, as they were listed, are posted. */
export const PosteSchema = z.object({
  combien: z.coerce.number('Rechargez la page.').int('Rechargez la page.').min(1, 'Rechargez la page.'),
});
