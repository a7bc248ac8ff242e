'use server';

import { redirect } from 'next/navigation';
import { CibleSchema } from '#lib/habilitation/schema.ts';
import { type EtatFormulaire, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerRepresentant } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { ReponseSchema, TransmissionSchema } from './schema.ts';

/** Hands a request to a colleague. */
export async function transmettre(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  return traiter(TransmissionSchema, formulaireDe(envoi), async (transmission) => {
    await actes.transmettre(portee, transmission);
    return redirect(`/habilitations/${transmission.id}?fait=proposer_transfert`);
  });
}

/** Accepts a request that is handed, lets the proposal fall, or takes over one that its holder has left. */
export async function repondre(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  return traiter(ReponseSchema, formulaireDe(envoi), async (reponse) => {
    await actes.repondre(portee, reponse);
    return redirect(`/habilitations/${reponse.id}?fait=${reponse.acte}`);
  });
}

/** Begins a request with what another one says. */
export async function copier(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  return traiter(CibleSchema, formulaireDe(envoi), async ({ id }) =>
    redirect(`/habilitations/${await actes.copierHabilitation(portee, id)}?fait=copier`),
  );
}
