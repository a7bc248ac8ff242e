'use server';

import { redirect } from 'next/navigation';
import { type EtatFormulaire, fichiersDe, formulaireDe, traiter } from '#lib/technique/formulaire.ts';
import { exigerAgent, exigerRepresentant } from '#lib/technique/session.ts';
import * as actes from './actes.ts';
import { partieApres } from './faits.ts';
import { accordAttendu } from './queries.ts';
import {
  CibleSchema,
  DepotSchema,
  EtapeSchema,
  PARTIES,
  PartieSchema,
  ProlongationSchema,
  SuiteSchema,
} from './schema.ts';

/** Begins a request for the body of who is signed in. */
export async function commencer(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  return traiter(EtapeSchema, formulaireDe(envoi), async ({ etape }) =>
    redirect(`/habilitations/${await actes.creerHabilitation(portee, etape)}/projet`),
  );
}

/** Keeps one part of a request, then shows the next one. */
export async function enregistrerPartie(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  const donnees = formulaireDe(envoi);
  const cible = PartieSchema.safeParse(Object.fromEntries(donnees));
  if (!cible.success) return traiter(PartieSchema, donnees, async () => '');
  const { id, partie } = cible.data;
  return traiter(PARTIES[partie], donnees, async (lu) => {
    const etape = await actes.enregistrer(portee, cible.data, lu, await fichiersDe(donnees, 'fichiers'));
    const suivante = partieApres(etape, partie);
    return redirect(`/habilitations/${id}${suivante ? `/${suivante}` : ''}?fait=enregistree`);
  });
}

/** Sends their link again to the contacts who have not answered. */
export async function renvoyerConfirmations(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  return traiter(CibleSchema, formulaireDe(envoi), async ({ id, version }) => {
    await actes.renvoyerConfirmations(portee, { id, version });
    return redirect(`/habilitations/${id}?fait=confirmations`);
  });
}

/** Files a request with the ministère. */
export async function deposer(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  return traiter(DepotSchema, formulaireDe(envoi), async ({ id, version }) => {
    await actes.deposer(portee, { id, version });
    return redirect(`/habilitations/${id}?fait=deposee`);
  });
}

/** What the body does of its own request: a message, an opening again, a way back. */
export async function donnerSuite(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  return traiter(SuiteSchema, formulaireDe(envoi), async (suite) => {
    await actes.donnerSuite(portee, suite);
    return redirect(`/habilitations/${suite.id}?fait=${suite.acte}`);
  });
}

/** Prolongs every token of a request whose four answers are yes. */
export async function prolonger(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerRepresentant();
  return traiter(ProlongationSchema, formulaireDe(envoi), async ({ id, version }) => {
    await actes.donnerSuite(portee, {
      id: String(id),
      version: Number(version),
      acte: 'prolonger',
      message: undefined,
    });
    return redirect(`/habilitations/${id}/jetons?fait=prolonges`);
  });
}

/** Grants a request. */
export async function accorder(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('instructeur_habilitations');
  const donnees = formulaireDe(envoi);
  return traiter(await accordAttendu(portee, donnees.get('id')), donnees, async (accord) => {
    await actes.accorder(portee, accord);
    return redirect(`/agent/habilitations/${accord.id}?fait=valider`);
  });
}

/** Refuses a request, asks for changes, revokes, or writes to its body. */
export async function instruire(_: EtatFormulaire, envoi: FormData): Promise<EtatFormulaire> {
  const portee = await exigerAgent('instructeur_habilitations');
  return traiter(SuiteSchema, formulaireDe(envoi), async (suite) => {
    await actes.donnerSuite(portee, suite);
    return redirect(`/agent/habilitations/${suite.id}?fait=${suite.acte}`);
  });
}
