/** A request granted for the trial first, then taken on to the production: what each stage asks, opens and refuses. */
import { expect, test } from 'vitest';
import * as definitions from '#app/api/v1/definitions/route.ts';
import { ouvrirClient } from '#lib/client/actes.ts';
import { actesOuverts } from '#lib/droit/habilitation/cycle.ts';
import { accorder, commencerPour, deposer, donnerSuite, enregistrerPartie } from '#lib/habilitation/actes.ts';
import { partiesManquantes, saisieMontree } from '#lib/habilitation/faits.ts';
import { lireHabilitation } from '#lib/habilitation/queries.ts';
import {
  accordDe,
  EtapeSchema,
  PARTIES,
  type Partie,
  type Saisie,
  type Suite,
} from '#lib/habilitation/schema.ts';
import { emettreJeton } from '#lib/jeton/actes.ts';
import { nouvelAcces } from '#lib/technique/acces-client.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import { reglerWebhook } from '#lib/webhook/actes.ts';
import { annoncerUnEvenement } from '#lib/webhook/taches.ts';
import { compte } from '#monde/comptes.ts';
import { REPONSES, raconterHabilitation, repondreDesBoites, representantDe } from '#monde/habilitations.ts';
import { ORGANISMES } from '#monde/organismes.ts';
import { le } from '#monde/scene.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-11-10');
const [VALLON] = ORGANISMES;
const VU = {
  ...{ administration: 'Vu.', mandat: 'Vu.', finalite: 'Vu.' },
  ...{ 'minimisation.men_statut_boursier': 'Vu.', 'minimisation.men_echelon_bourse': 'Vu.' },
};

const REPONSES_LUES: Saisie = { donnees: PARTIES.donnees.parse(REPONSES.donnees) };

test('a trial asks for less and opens less; the same request goes on to the production, or falls back', async () => {
  const elle = await representantDe('mairie', JOUR);
  const agent = (await porteeDAgent(compte('instructrice').sub, JOUR)) as Portee;
  const id = await commencerPour(elle, VALLON, 'essai');
  const cible = async () => ({ id, version: (await lireHabilitation(elle, id)).version });
  const remplir = async (...parties: Partie[]) => {
    for (const partie of parties)
      await enregistrerPartie(
        elle,
        await cible(),
        partie,
        PARTIES[partie].parse(REPONSES[partie]) as NonNullable<Saisie[Partie]>,
      );
  };
  const suite = async (acte: Suite['acte'], qui = elle) =>
    donnerSuite(qui, { ...(await cible()), acte, message: 'Vu.' });
  const ou = async () => {
    const { etat, etape, etapeOctroyee } = await lireHabilitation(elle, id);
    return [etat, etape, etapeOctroyee];
  };
  const jeton = async (environnement: 'essai' | 'production') =>
    emettreJeton(elle, {
      ...{ habilitationId: id, nom: 'Portail', environnement, adresses: [] },
      scopes: ['men_statut_boursier'],
    });
  const accord = async (etape: 'essai' | 'production', vu: Record<string, string>) =>
    accorder(agent, accordDe(etape, REPONSES_LUES).parse({ ...(await cible()), ...vu }));

  // What is not said, or said wrong, asks for the production.
  for (const dit of [{}, { etape: '' }, { etape: 'autre' }])
    expect(EtapeSchema.parse(dit)).toEqual({ etape: 'production' });
  await expect(
    enTantQuApplication(
      `representant:${elle.auteur.id}`,
      `UPDATE habilitation SET etape = 'production' WHERE id = '${id}'`,
    ),
  ).rejects.toThrow(/permission denied/);

  await remplir('projet', 'donnees', 'contacts');
  const rempli = (await lireHabilitation(elle, id)).saisie;
  expect(partiesManquantes({ saisie: rempli, etape: 'essai' })).toEqual([]);
  expect(partiesManquantes({ saisie: rempli, etape: 'production' })).toEqual(['cadre', 'conservation']);
  await attendreRefus(suite('passer_en_production'), 'conflit');
  await repondreDesBoites(elle, id);
  await deposer(elle, await cible());
  await accord('essai', VU);
  expect(await ou()).toEqual(['validee', 'essai', 'essai']);

  // The trial: tokens of fictitious pupils, and no other, by the site or by hand.
  const essai = await jeton('essai');
  await expect(jeton('production')).rejects.toMatchObject({ code: 'impossible', champ: 'environnement' });
  await expect(
    enTantQuApplication(
      `representant:${elle.auteur.id}`,
      `INSERT INTO jeton_api (id, identifiant, habilitation_id, nom, environnement, empreinte, scopes, par_minute, adresses, expire_le)
       VALUES (gen_random_uuid(), 'x', '${id}', 'x', 'production', decode(repeat('00', 32), 'hex'), '{men_statut_boursier}', 60, '{}', '2026-11-20')`,
    ),
  ).rejects.toThrow(/rien de plus/);
  await attendreRefus(suite('annuler_etape'), 'conflit');
  await attendreRefus(suite('passer_en_production', agent), 'conflit');
  await reglerWebhook(elle, { id, adresse: 'https://vallon-sur-deule.example/notifications' });

  // Opened again as a trial, it is given up as a trial.
  await suite('rouvrir');
  expect(actesOuverts(await lireHabilitation(elle, id), 'representant')).not.toContain('annuler_etape');
  await attendreRefus(suite('annuler_etape'), 'conflit');
  await suite('annuler_reouverture');

  // On to the production: what lacks is asked, and the engagements again. Given up, the trial is what stands.
  await suite('passer_en_production');
  expect(await ou()).toEqual(['brouillon', 'production', 'essai']);
  const ouverts = actesOuverts(await lireHabilitation(elle, id), 'representant');
  expect([ouverts.includes('annuler_etape'), ouverts.includes('annuler_reouverture')]).toEqual([true, false]);
  await attendreRefus(deposer(elle, await cible()), 'impossible');
  await attendreRefus(suite('annuler_reouverture'), 'conflit');
  await attendreRefus(suite('passer_en_production'), 'conflit');
  await expect(jeton('production')).rejects.toMatchObject({ champ: 'environnement' });
  await suite('annuler_etape');
  expect(await ou()).toEqual(['validee', 'essai', 'essai']);

  // Refused, the same; granted, with the legal text verified, the production opens and the trial goes on.
  await suite('passer_en_production');
  await remplir('cadre', 'conservation');
  await deposer(elle, await cible());
  await attendreRefus(accord('essai', VU), 'impossible');
  // Each datum that is asked for is verified by itself, whatever the site sends.
  const { 'minimisation.men_echelon_bourse': _, ...sansUne } = VU;
  const version = await cible();
  await expect(
    accorder(agent, { ...version, verifications: { ...sansUne, cadre: 'Vu.' } }),
  ).rejects.toMatchObject({ code: 'impossible', champ: 'minimisation.men_echelon_bourse' });
  expect(
    accordDe('production', REPONSES_LUES)
      .safeParse({ ...version, ...sansUne, cadre: 'Vu.' })
      .error?.issues.map(({ path }) => path.join()),
  ).toEqual(['minimisation.men_echelon_bourse']);
  await suite('refuser', agent);
  expect(await ou()).toEqual(['validee', 'essai', 'essai']);
  const refusee = await lireHabilitation(elle, id);
  expect([refusee.saisie.cadre?.nature, saisieMontree(refusee).cadre]).toEqual([
    REPONSES.cadre.nature,
    undefined,
  ]);
  await suite('passer_en_production');
  expect((await lireHabilitation(elle, id)).saisie.cadre?.nature).toBe(REPONSES.cadre.nature);
  await deposer(elle, await cible());
  await accord('production', { ...VU, cadre: 'Vu.' });
  expect(await ou()).toEqual(['validee', 'production', 'production']);
  expect(await jeton('production')).toMatch(/^bn_production_/);
  expect(essai).toMatch(/^bn_essai_/);
  await suite('rouvrir');
  await attendreRefus(suite('annuler_etape'), 'conflit');
  await suite('annuler_reouverture');
  expect(await ou()).toEqual(['validee', 'production', 'production']);

  // Both grants stay, each of its stage, and notifications say it.
  const { octrois } = await lireHabilitation(elle, id);
  expect(octrois.map((octroi) => octroi.etape)).toEqual(['production', 'essai']);
  const evenements = await lire<{ id: string; acte: string }>(
    "SELECT id, acte FROM evenement_habilitation WHERE habilitation_id = $1 AND acte IN ('passer_en_production', 'annuler_etape') ORDER BY instant LIMIT 2",
    [id],
  );
  for (const { id: evenementId } of evenements) await annoncerUnEvenement({ evenementId });
  const envois = await lire<{ corps: string }>(
    'SELECT e.corps FROM envoi_de_webhook e WHERE e.evenement_id = ANY($1) ORDER BY e.acte DESC',
    [evenements.map((evenement) => evenement.id)],
  );
  const [commence, abandonne] = envois.map(({ corps }) => JSON.parse(corps));
  expect([commence.event, abandonne.event]).toEqual(['start_next_stage', 'cancel_next_stage']);
  expect(commence.data.authorizations).toMatchObject([
    { definition_id: 'api_scolarite_sandbox', state: 'obsolete' },
    { definition_id: 'api_scolarite', state: 'active' },
  ]);

  // A request of production has no trial to go on from.
  const autre = await raconterHabilitation('accordee', JOUR);
  const { version: delAutre } = await lireHabilitation(elle, autre);
  await attendreRefus(
    donnerSuite(elle, { id: autre, version: delAutre, acte: 'passer_en_production', message: undefined }),
    'conflit',
  );
  const client = (await ouvrirClient(elle, autre)).slice('client_id='.length, 'client_id='.length + 36);
  const acces = nouvelAcces(client, Math.floor(maintenant().epochMilliseconds / 1_000) + 60);
  const lues = await definitions.GET(
    new Request('https://bourses.example', { headers: { authorization: `Bearer ${acces}` } }),
  );
  expect((await lues.json()).map((une: { id: string }) => une.id)).toEqual([
    'api_scolarite',
    'api_scolarite_sandbox',
  ]);
});
