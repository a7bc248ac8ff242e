/** What the ministère does of a request beside answering it: one part put right, a change told to all. Refusals first. */
import { expect, test } from 'vitest';
import { messagerie } from '#lib/connecteurs/messagerie.ts';
import { commencerPour, donnerSuite, enregistrerPartie } from '#lib/habilitation/actes.ts';
import { saisieMontree, valeursDe } from '#lib/habilitation/faits.ts';
import { lireHabilitation } from '#lib/habilitation/queries.ts';
import { PARTIES, type Partie } from '#lib/habilitation/schema.ts';
import { direUnEvenement } from '#lib/habilitation/taches.ts';
import { annoncerLeChangement, corriger } from '#lib/instruction/actes.ts';
import { ChangementSchema, CorrectionSchema, MotifSchema } from '#lib/instruction/schema.ts';
import { emettreJeton } from '#lib/jeton/actes.ts';
import { empreinteDuJeton, lireJeton } from '#lib/technique/jeton-api.ts';
import { type Portee, porteeDAgent } from '#lib/technique/portee.ts';
import { reglerWebhook } from '#lib/webhook/actes.ts';
import { annoncerUnEvenement } from '#lib/webhook/taches.ts';
import { compte } from '#monde/comptes.ts';
import { raconterHabilitation, representantDe } from '#monde/habilitations.ts';
import { ORGANISMES } from '#monde/organismes.ts';
import { le } from '#monde/scene.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-11-10');
const [VALLON, , SAINT_ORENS] = ORGANISMES;
const instructrice = async () => (await porteeDAgent(compte('instructrice').sub, JOUR)) as Portee;
const RAISON = 'L’intitulé nommait une autre aide.';

/** A correction of a part, from what the page shows of it and what is typed over. */
async function corrigerPar(
  qui: Portee,
  id: string,
  partie: 'projet' | 'cadre' | 'donnees' | 'conservation',
  tape: Record<string, string>,
  version?: number,
) {
  const lue = await lireHabilitation(await instructrice(), id);
  const lu = PARTIES[partie].parse({ ...valeursDe(saisieMontree(lue), partie), ...tape });
  return corriger(qui, { id, version: version ?? lue.version, partie }, { ...lu, motif: RAISON });
}

const dernier = async (id: string, acte: string) =>
  (
    await lire<{ id: string; message: string; contenu: Record<string, unknown>; auteur_genre: string }>(
      'SELECT id, message, contenu, auteur_genre FROM evenement_habilitation WHERE habilitation_id = $1 AND acte = $2 ORDER BY instant DESC LIMIT 1',
      [id, acte],
    )
  )[0] as { id: string; message: string; contenu: Record<string, unknown>; auteur_genre: string };

/** Under which name the body's own server is told of an event, and in which state of its request. */
async function notifie(evenementId: string) {
  await annoncerUnEvenement({ evenementId });
  const [envoi] = await lire<{ corps: string }>(
    'SELECT corps FROM envoi_de_webhook WHERE evenement_id = $1',
    [evenementId],
  );
  return JSON.parse(envoi?.corps ?? '{}');
}

test('the ministère puts a part right with its reason, and asks for nothing that the body did not', async () => {
  const elle = await representantDe('mairie', JOUR);
  const agent = await instructrice();
  const id = await raconterHabilitation('deposee', JOUR);
  const autre = { intitule: 'Aide communale au transport' };

  // Refused: whoever does not instruct, what is nothing, what is more, what has changed since.
  await attendreRefus(corrigerPar(elle, id, 'projet', autre), 'introuvable');
  await attendreRefus(corrigerPar(agent, id, 'projet', {}), 'impossible');
  await attendreRefus(corrigerPar(agent, id, 'projet', autre, 0), 'conflit');
  await attendreRefus(corrigerPar(agent, id, 'cadre', { url: '' }), 'impossible');
  await expect(
    corrigerPar(agent, id, 'donnees', {
      'scope.men_statut_identite': 'oui',
      'raison.men_statut_identite': 'Utile.',
    }),
  ).rejects.toMatchObject({ code: 'impossible', champ: 'scope.men_statut_identite' });
  await expect(
    corrigerPar(agent, id, 'donnees', { destinataires: `26599991200016\n${SAINT_ORENS.siret}` }),
  ).rejects.toMatchObject({ code: 'impossible', champ: 'destinataires' });
  expect(MotifSchema.safeParse({ motif: ' ' }).success).toBe(false);
  expect(CorrectionSchema.safeParse({ id, version: 1, partie: 'contacts' }).success).toBe(false);
  const brouillon = await commencerPour(elle, VALLON);
  await attendreRefus(
    corriger(agent, { id: brouillon, version: 0, partie: 'projet' }, { motif: RAISON }),
    'introuvable',
  );
  // Nor does the base, whatever the site would send.
  const forger = (acte: string, contenu: object, identite = `agent:${agent.auteur.id}`) =>
    enTantQuApplication(
      identite,
      `INSERT INTO evenement_habilitation (id, habilitation_id, acte, message, contenu)
       VALUES (gen_random_uuid(), '${id}', '${acte}', 'Vu.', '${JSON.stringify(contenu)}')`,
    );
  const donnees = { scopes: { men_statut_boursier: 'a', men_statut_identite: 'b' }, destinataires: [] };
  for (const contenu of [
    { partie: 'donnees', valeur: donnees },
    { partie: 'donnees', valeur: { scopes: { men_statut_boursier: 'a' }, destinataires: [VALLON.siret] } },
    { partie: 'contacts', valeur: {} },
  ])
    await expect(forger('corriger', contenu)).rejects.toThrow(/rien de plus/);
  for (const acte of ['corriger', 'annoncer_changement'])
    await expect(forger(acte, {}, `representant:${elle.auteur.id}`)).rejects.toThrow(/pas ouvert/);
  await expect(
    enTantQuApplication(
      `agent:${agent.auteur.id}`,
      `UPDATE habilitation SET saisie = '{}' WHERE id = '${id}'`,
    ),
  ).rejects.toThrow(/ne se modifie pas/);

  // Done: the body reads who, why, and the field before and after; a contact or a document is never lost by it.
  const avant = await lireHabilitation(elle, id);
  await corrigerPar(agent, id, 'projet', autre);
  const apres = await lireHabilitation(elle, id);
  expect([apres.etat, apres.octrois]).toEqual(['deposee', []]);
  expect(apres.saisie).toEqual({ ...avant.saisie, projet: { ...avant.saisie.projet, ...autre } });
  expect(apres.evenements.at(-1)).toMatchObject({
    acte: 'corriger',
    auteurGenre: 'instructeur',
    message: RAISON,
    changements: [
      {
        champ: 'projet.intitule',
        avant: 'Aide communale à la rentrée',
        apres: 'Aide communale au transport',
      },
    ],
  });
  const envoyes: { destinataire: string; contenu: { paragraphes: readonly string[] } }[] = [];
  const boite = messagerie();
  const { envoyer } = boite;
  boite.envoyer = async (courriel) => {
    envoyes.push(courriel as (typeof envoyes)[number]);
    return '';
  };
  await direUnEvenement({ evenementId: (await dernier(id, 'corriger')).id }).finally(() => {
    boite.envoyer = envoyer;
  });
  expect(envoyes.map(({ destinataire }) => destinataire)).toEqual([compte('mairie').email]);
  expect(envoyes[0]?.contenu.paragraphes).toContain(RAISON);
});

test('of what is granted, a correction makes a new frozen copy, and a token opens what is left', async () => {
  const elle = await representantDe('mairie', JOUR);
  const agent = await instructrice();
  const id = await raconterHabilitation('accordee', JOUR);
  const texte = await emettreJeton(elle, {
    ...{ habilitationId: id, nom: 'Portail', environnement: 'production' as const, adresses: [] },
    scopes: ['men_statut_boursier', 'men_echelon_bourse'],
  });
  await reglerWebhook(elle, { id, adresse: 'https://vallon-sur-deule.example/notifications' });
  const fins = () => lire('SELECT id, expire_le FROM jeton_api WHERE habilitation_id = $1 ORDER BY id', [id]);
  const avant = { fins: await fins(), lue: await lireHabilitation(elle, id) };
  const [premier] = avant.lue.octrois;

  // What the body typed and gave up is not what is corrected, nor what is shown as granted.
  const suite = async (acte: 'rouvrir' | 'annuler_reouverture') =>
    donnerSuite(elle, { id, version: (await lireHabilitation(elle, id)).version, acte, message: undefined });
  await suite('rouvrir');
  await attendreRefus(corrigerPar(agent, id, 'conservation', { duree: '6' }), 'conflit');
  await enregistrerPartie(
    elle,
    { id, version: (await lireHabilitation(elle, id)).version },
    'conservation',
    PARTIES.conservation.parse({ destinataire: 'Tout le monde', duree: '36' }),
  );
  await suite('annuler_reouverture');
  expect(saisieMontree(await lireHabilitation(elle, id))).toEqual(premier?.contenu);

  await corrigerPar(agent, id, 'donnees', { 'scope.men_echelon_bourse': '' });
  const { octrois, etat, saisie } = await lireHabilitation(elle, id);
  expect(etat).toBe('validee');
  const [second, ancien] = octrois;
  expect(octrois).toHaveLength(2);
  expect(ancien).toEqual({ ...premier, remplaceLe: second?.accordeLe });
  expect(second).toMatchObject({
    scopes: ['men_statut_boursier'],
    destinataires: premier?.destinataires,
    verifications: premier?.verifications,
    accordeParNom: agent.auteur.nom,
    revoqueLe: null,
  });
  expect(saisie).toEqual(second?.contenu);
  const garde = (lu: Partial<Record<Partie, unknown>> = {}) => ({ ...lu, donnees: null });
  expect(garde(second?.contenu)).toEqual(garde(premier?.contenu));
  expect(await fins()).toEqual(avant.fins);
  const lu = lireJeton(texte);
  const [juge] = await enTantQuApplication(
    '',
    `SELECT code, droits FROM juger_le_jeton('${lu?.identifiant}', '\\x${Buffer.from(empreinteDuJeton(lu as NonNullable<typeof lu>)).toString('hex')}',
      'production', '192.0.2.9', '2026-11-10', '{}')`,
  );
  expect(juge).toEqual({ code: null, droits: ['men_statut_boursier'] });
  const dit = await notifie((await dernier(id, 'corriger')).id);
  expect(dit).toMatchObject({
    event: 'admin_change',
    data: { state: 'validated', authorizations: [{ state: 'obsolete' }, { state: 'active' }] },
  });
});

test('a change is told to each request that is instructed or granted, and to no other', async () => {
  const elle = await representantDe('mairie', JOUR);
  const ailleurs = await representantDe('autre-mairie', JOUR);
  const agent = await instructrice();
  const [deposee, accordee] = [
    await raconterHabilitation('deposee', JOUR),
    await raconterHabilitation('accordee', JOUR),
  ];
  const brouillon = await commencerPour(ailleurs, SAINT_ORENS);
  const rouverte = await raconterHabilitation('accordee', JOUR);
  const { version } = await lireHabilitation(elle, rouverte);
  await donnerSuite(elle, { id: rouverte, version, acte: 'rouvrir', message: undefined });
  await reglerWebhook(elle, { id: accordee, adresse: 'https://vallon-sur-deule.example/notifications' });

  const changement = { message: 'Le régime de pension s’ajoute aux données.', aCompterDu: '2027-01-01' };
  expect(ChangementSchema.safeParse({ ...changement, message: ' ' }).success).toBe(false);
  expect(ChangementSchema.safeParse({ ...changement, aCompterDu: '32/01/2027' }).success).toBe(false);
  await attendreRefus(annoncerLeChangement(elle, changement), 'introuvable');
  const dites = await annoncerLeChangement(agent, changement);
  const enCours = await lire(
    `SELECT h.id FROM habilitation h WHERE h.etat IN ('deposee', 'modifications_demandees', 'validee') OR EXISTS (
       SELECT FROM octroi o WHERE o.habilitation_id = h.id AND o.remplace_le IS NULL AND o.revoque_le IS NULL)`,
  );
  expect(dites).toBe(enCours.length);
  for (const id of [deposee, accordee, rouverte]) {
    const { message, contenu, auteur_genre } = await dernier(id, 'annoncer_changement');
    expect([message, contenu, auteur_genre]).toEqual([
      'Le régime de pension s’ajoute aux données.\n\nÀ compter du vendredi 1er janvier 2027.',
      { aCompterDu: '2027-01-01' },
      'instructeur',
    ]);
  }
  expect(await dernier(brouillon, 'annoncer_changement')).toBeUndefined();
  const dit = await notifie((await dernier(accordee, 'annoncer_changement')).id);
  expect(dit).toMatchObject({ event: 'bulk_update', model_id: accordee, data: { state: 'validated' } });
});
