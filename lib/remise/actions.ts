'use server';

import { emettreJeton } from '#lib/jeton/actes.ts';
import { EmissionSchema } from '#lib/jeton/schema.ts';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { exigerRepresentant } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { CodeDeRemiseSchema } from './schema.ts';

/** Issues a token: the answer is its text, shown once, or what was sent to the technical contact (`par`: lien). */
export async function emettreOuConfier(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  const donnees = formulaireDe(envoi);
  return traiter(EmissionSchema, donnees, (emission) =>
    donnees.get('par') === 'lien' ? actes.confierJeton(portee, emission) : emettreJeton(portee, emission),
  );
}

/** Draws the token of a link: the answer is its text, shown once. */
export async function retirerJeton(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  return traiter(CodeDeRemiseSchema, formulaireDe(envoi), async ({ code }) =>
    actes.retirerJeton(code, await aujourdHui()),
  );
}
