/** A file of pupils that the commune of the demonstration sent, asked by the worker. */
import { expect } from '@playwright/test';
import { lireTableau } from '#lib/connecteurs/octets/juges/tableau.ts';
import { envoyerUnFichier } from '#lib/interrogation/actes.ts';
import { voirInterrogation } from '#lib/interrogation/queries.ts';
import { emettreJeton } from '#lib/jeton/actes.ts';
import { jetonsDeLHabilitation } from '#lib/jeton/queries.ts';
import { representantDe } from '#monde/habilitations.ts';
import { le } from '#monde/scene.ts';
import { JOUR_DES_PARCOURS } from './monde.ts';

const LISTE = `reference;nomNaissance;prenom;sexeEtatCivil;dateNaissance;anneeScolaire;codeEtablissement
A-1;Personne;Ada;F;20/01/2012;2026-2027;0590001A
A-2;Personne;Ada;F;20/01/2012;2026-2027;0590001A
A-3;R2D2;Ada;F;20/01/2012;2026-2027;0590001A`;

/** Sends it through a token of the habilitation, and waits for its answers; the id of the file. */
export async function fichierInterroge(habilitationId: string): Promise<string> {
  const moi = await representantDe('mairie', le(JOUR_DES_PARCOURS));
  await emettreJeton(moi, {
    habilitationId,
    nom: 'Service scolaire',
    environnement: 'production',
    scopes: ['men_statut_boursier'],
    adresses: [],
  });
  const jeton = (await jetonsDeLHabilitation(moi, habilitationId)).find(
    ({ environnement }) => environnement === 'production',
  );
  const id = await envoyerUnFichier(
    moi,
    { id: habilitationId, jetonId: jeton?.id ?? '' },
    { tableau: await lireTableau(LISTE), nom: 'eleves-de-vallon.csv', adresse: null },
  );
  await expect
    .poll(async () => (await voirInterrogation(moi, { id: habilitationId, interrogationId: id })).etat, {
      timeout: 0,
    })
    .toBe('finie');
  return id;
}
