/** Who holds a request for an habilitation: handed over, taken over, begun again from another, reminded, put away. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifierUneBoite } from '#lib/boite/taches.ts';
import { boitesRefusees } from '#lib/exploitation/queries.ts';
import { commencerPour, deposer, donnerSuite, enregistrer } from '#lib/habilitation/actes.ts';
import { lireHabilitation, mesHabilitations } from '#lib/habilitation/queries.ts';
import { PARTIES } from '#lib/habilitation/schema.ts';
import { direUnEvenement } from '#lib/habilitation/taches.ts';
import { emettreJeton, renouvelerJeton, revoquerJeton } from '#lib/jeton/actes.ts';
import { jetonsDeLHabilitation } from '#lib/jeton/queries.ts';
import { confierJeton, retirerJeton } from '#lib/remise/actes.ts';
import { lireRemise } from '#lib/remise/queries.ts';
import { codeDeRemise } from '#lib/technique/code-de-remise.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { empreinteDuJeton, lireJeton } from '#lib/technique/jeton-api.ts';
import { type Portee, porteeDAgent, porteeDeRepresentant } from '#lib/technique/portee.ts';
import { copierHabilitation, repondre, transmettre } from '#lib/tenue/actes.ts';
import { lireTenue, mesCollegues } from '#lib/tenue/queries.ts';
import { suivreLesDemandes } from '#lib/tenue/taches.ts';
import { compte } from '#monde/comptes.ts';
import { raconterHabilitation, representantDe } from '#monde/habilitations.ts';
import { pdfFictif } from '#monde/numerisations.ts';
import { ORGANISMES } from '#monde/organismes.ts';
import { le } from '#monde/scene.ts';
import { freePort } from '#scripts/postgres.ts';
import { boiteAuxLettres, INCONNUE } from './appui/boite-aux-lettres.ts';
import { agent } from './appui/perimetre.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-11-10');
const [VALLON] = ORGANISMES;

let refusee = '';
const { recus } = boiteAuxLettres((adresse) => (adresse === refusee ? INCONNUE : null));
let annuaire: ChildProcess;

beforeAll(async () => {
  const port = await freePort();
  process.env.ANNUAIRE = `http://localhost:${port}`;
  annuaire = fork('doublures/annuaire.ts', {
    env: { ...process.env, PORT_ANNUAIRE: String(port) },
    execArgv: [],
  });
  await once(annuaire, 'message');
});
afterAll(async () => {
  annuaire.kill('SIGKILL');
});

/** Somebody else of the commune, known from a sign-in. */
async function collegue(prenom: string): Promise<Portee> {
  const sub = `collegue-${prenom}`;
  await enTantQuApplication(
    '',
    `SELECT accueillir_representant('${sub}', '${VALLON.siret}', '${prenom}', 'Roche', '${prenom}@vallon.example')`,
  );
  return (await porteeDeRepresentant(sub, VALLON.siret, JOUR)) as Portee;
}

const cible = async (qui: Portee, id: string) => ({ id, version: (await lireHabilitation(qui, id)).version });

const emission = (habilitationId: string) => ({
  ...{ habilitationId, nom: 'Portail', environnement: 'production' as const },
  ...{ scopes: ['men_statut_boursier'], adresses: [] },
});

const evenements = (id: string) =>
  lire<{ id: string; acte: string; contenu: Record<string, unknown>; message: string | null }>(
    'SELECT id, acte, contenu, message FROM evenement_habilitation WHERE habilitation_id = $1 ORDER BY instant, id',
    [id],
  );

/** Addresses that are told of the last event of a request. */
async function prevenus(id: string): Promise<string[]> {
  recus.length = 0;
  await direUnEvenement({ evenementId: (await evenements(id)).at(-1)?.id ?? '' });
  return recus.map(({ a }) => a).toSorted();
}

test('a request is handed to a colleague, who holds it once it is accepted', async () => {
  const elle = await representantDe('mairie', JOUR);
  const [lui, tiers] = [await collegue('ali'), await collegue('zoe')];
  const ailleurs = await representantDe('autre-mairie', JOUR);
  const id = await raconterHabilitation('accordee', JOUR);
  expect((await mesCollegues(elle)).map(({ nom }) => nom)).toEqual(['ali Roche', 'zoe Roche']);
  expect(await mesCollegues(ailleurs)).toEqual([]);

  // Refused: to nobody of the body, by who does not hold it, of another's request.
  const a = lui.auteur.id ?? '';
  const horsOrganisme = { ...(await cible(elle, id)), a: ailleurs.auteur.id ?? '' };
  expect(await attendreRefus(transmettre(elle, horsOrganisme), 'impossible')).toMatchObject({ champ: 'a' });
  const forger = (qui: Portee, acte: string, contenu: object = {}) =>
    enTantQuApplication(
      `representant:${qui.auteur.id}`,
      `INSERT INTO evenement_habilitation (id, habilitation_id, acte, message, contenu)
       VALUES (gen_random_uuid(), '${id}', '${acte}', 'a', '${JSON.stringify(contenu)}')`,
    );
  await expect(forger(elle, 'proposer_transfert', { a: ailleurs.auteur.id })).rejects.toThrow(/pas ouvert/);
  await attendreRefus(transmettre(tiers, { ...(await cible(tiers, id)), a }), 'conflit');
  await attendreRefus(transmettre(ailleurs, { ...(await cible(elle, id)), a }), 'impossible');
  await expect(
    enTantQuApplication(
      `representant:${tiers.auteur.id}`,
      `INSERT INTO habilitation (id, siret, organisme, cree_par_id, titulaire_id)
       VALUES (gen_random_uuid(), '', '{}', gen_random_uuid(), gen_random_uuid())`,
    ),
  ).rejects.toThrow(/row-level/);
  await expect(
    enTantQuApplication(
      `representant:${lui.auteur.id}`,
      `UPDATE habilitation SET titulaire_id = '${lui.auteur.id}' WHERE id = '${id}'`,
    ),
  ).rejects.toThrow(/permission denied/);

  await transmettre(elle, { ...(await cible(elle, id)), a });
  expect(await prevenus(id)).toEqual(['ali@vallon.example']);
  // Nothing changes until it is answered: she holds it, and nobody else may answer.
  expect(await lireTenue(elle, id)).toMatchObject({
    titulaire: { id: elle.auteur.id },
    destinataire: { id: a, nom: 'ali Roche' },
  });
  const repond = async (qui: Portee, acte: 'accepter_transfert' | 'abandonner_transfert') =>
    repondre(qui, { ...(await cible(elle, id)), acte, message: undefined });
  await attendreRefus(repond(tiers, 'accepter_transfert'), 'conflit');
  await attendreRefus(repond(elle, 'accepter_transfert'), 'conflit');
  await attendreRefus(repond(tiers, 'abandonner_transfert'), 'conflit');
  expect(
    await attendreRefus(emettreJeton(lui, emission(id)), 'impossible').then(({ message }) => message),
  ).toMatch(/^Anouk Delattre suit/);
  await repond(lui, 'abandonner_transfert');
  expect(await prevenus(id)).toEqual(['mairie@collectivite.example']);
  expect(await lireTenue(elle, id)).toMatchObject({ destinataire: null });

  await transmettre(elle, { ...(await cible(elle, id)), a });
  await repond(lui, 'accepter_transfert');
  expect((await evenements(id)).at(-1)?.contenu).toMatchObject({
    changements: [{ champ: 'titulaire', avant: 'Anouk Delattre', apres: 'ali Roche' }],
  });
  expect(await prevenus(id)).toEqual(['mairie@collectivite.example']);
  expect(await lireTenue(elle, id)).toMatchObject({ titulaire: { id: a }, destinataire: null });

  // The tokens go with it; closing one stays open to everybody of the body.
  const [{ id: jetonId = '' } = {}] = await jetonsDeLHabilitation(lui, id);
  await attendreRefus(emettreJeton(elle, emission(id)), 'impossible');
  await attendreRefus(renouvelerJeton(elle, { id, jetonId }), 'impossible');
  await expect(forger(elle, 'prolonger')).rejects.toThrow(/pas ouvert/);
  await attendreRefus(
    donnerSuite(elle, { ...(await cible(elle, id)), acte: 'prolonger', message: undefined }),
    'conflit',
  );
  await emettreJeton(lui, emission(id));
  expect(await prevenus(id)).toEqual(['ali@vallon.example', 'technique@vallon-sur-deule.example']);
  await revoquerJeton(elle, { id, jetonId });

  // Taken over: never from who is there, and always with a reason.
  const reprend = async (qui: Portee, message?: string) =>
    repondre(qui, { ...(await cible(qui, id)), acte: 'reprendre', message });
  await attendreRefus(reprend(tiers, 'Il est parti.'), 'conflit');
  await falsifier(`UPDATE representant SET vu_le = now() - interval '31 days' WHERE id = '${a}'`);
  expect(await lireTenue(tiers, id)).toMatchObject({ absent: true });
  expect(await attendreRefus(reprend(tiers), 'impossible')).toMatchObject({ champ: 'message' });
  await attendreRefus(reprend(lui, 'Encore moi.'), 'conflit');
  await attendreRefus(
    repondre(ailleurs, { ...(await cible(elle, id)), acte: 'reprendre', message: 'À nous.' }),
    'introuvable',
  );
  await reprend(tiers, 'Il est parti.');
  expect(await prevenus(id)).toEqual(['ali@vallon.example', 'responsable@vallon-sur-deule.example']);
  expect(await lireTenue(elle, id)).toMatchObject({ titulaire: { id: tiers.auteur.id }, absent: false });
  expect((await evenements(id)).at(-1)).toMatchObject({ acte: 'reprendre', message: 'Il est parti.' });
});

test('another begins with what one says, without its documents, for the same body alone', async () => {
  const elle = await representantDe('mairie', JOUR);
  const lui = await collegue('ali');
  const id = await raconterHabilitation('brouillon', JOUR);
  const cadre = PARTIES.cadre.parse({ fondement: 'crpa', nature: 'Délibération n° 3', url: '' });
  await enregistrer(elle, { ...(await cible(elle, id)), partie: 'cadre' }, cadre, [
    { nom: 'a.pdf', octets: pdfFictif(['Délibération']) },
  ]);
  await enregistrer(
    elle,
    { ...(await cible(elle, id)), partie: 'projet' },
    {
      ...(await lireHabilitation(elle, id)).saisie.projet,
    },
    [{ nom: 'ecrans.pdf', octets: pdfFictif(['Écrans']) }],
  );
  const source = await lireHabilitation(elle, id);
  expect(source.documents).toHaveLength(2);
  await deposer(elle, await cible(elle, id));

  const ailleurs = await representantDe('autre-mairie', JOUR);
  await attendreRefus(copierHabilitation(ailleurs, id), 'introuvable');
  const avant = (await mesHabilitations(lui)).length;
  const copie = await lireHabilitation(lui, await copierHabilitation(lui, id));
  expect((await mesHabilitations(lui)).length).toBe(avant + 1);
  const { documentId: _, ...sansDocument } = source.saisie.cadre ?? {};
  const { maquetteId: _m, ...sansMaquette } = source.saisie.projet ?? {};
  expect(copie).toMatchObject({ etat: 'brouillon', octroyee: false, documents: [] });
  expect(copie.saisie).toEqual({ ...source.saisie, projet: sansMaquette, cadre: sansDocument });
  expect(await lireTenue(elle, copie.id)).toMatchObject({ titulaire: { id: lui.auteur.id } });
  expect((await evenements(copie.id)).map(({ acte }) => acte)).toEqual(['creer', 'copier']);
  expect((await evenements(copie.id)).at(-1)?.contenu).toMatchObject({ de: `D${source.numero}` });
  // Filed as it is, it lacks its legal text; the one before is as it was.
  expect((await attendreRefus(deposer(lui, await cible(lui, copie.id)), 'impossible')).message).toContain(
    'cadre juridique',
  );
  expect(await lireHabilitation(elle, id)).toMatchObject({ etat: 'deposee', saisie: source.saisie });
});

test('a draft that nobody touches is reminded of once, then put away; one that opens tokens never is', async () => {
  const elle = await representantDe('mairie', JOUR);
  const brouillon = await commencerPour(elle, VALLON);
  const rouverte = await raconterHabilitation('accordee', JOUR);
  await donnerSuite(elle, { ...(await cible(elle, rouverte)), acte: 'rouvrir', message: undefined });
  const deposee = await raconterHabilitation('deposee', JOUR);
  const touchee = jourDe((await lireHabilitation(elle, brouillon)).evenements.at(-1)?.instant ?? new Date(0));
  const faits = async (id: string) =>
    (await evenements(id)).map(({ acte }) => acte).filter((acte) => /rappeler|archiver/.test(acte));
  const rappele = (await Promise.all([brouillon, rouverte, deposee].map(faits))).flat();
  expect(rappele).toEqual([]);

  await suivreLesDemandes(touchee.add({ days: 29 }));
  expect(await faits(brouillon)).toEqual([]);
  await suivreLesDemandes(touchee.add({ days: 30 }));
  await suivreLesDemandes(touchee.add({ days: 31 }));
  expect(await faits(brouillon)).toEqual(['rappeler_demande']);
  expect(await prevenus(brouillon)).toEqual(['mairie@collectivite.example']);
  // Sixty days from the reminder, which is of today in this test.
  await suivreLesDemandes(touchee.add({ days: 59 }));
  expect(await faits(brouillon)).toEqual(['rappeler_demande']);
  await suivreLesDemandes(touchee.add({ days: 60 }));
  expect(await faits(brouillon)).toEqual(['rappeler_demande', 'archiver']);
  expect(await prevenus(brouillon)).toEqual(['mairie@collectivite.example']);
  expect(await lireHabilitation(elle, brouillon)).toMatchObject({ etat: 'archivee' });
  expect(await faits(rouverte)).toEqual(['rappeler_demande']);
  expect(await faits(deposee)).toEqual([]);
  await attendreRefus(
    repondre(elle, { ...(await cible(elle, brouillon)), acte: 'reprendre', message: 'a' }),
    'conflit',
  );
});

test('the technical contact draws a token by a link, once, within four hours; the base keeps neither', async () => {
  const elle = await representantDe('mairie', JOUR);
  const lui = await collegue('ali');
  const id = await raconterHabilitation('accordee', JOUR);
  const jetons = () =>
    lire<{ id: string; scopes: string[]; environnement: string; emis_par_id: string }>(
      "SELECT id, scopes, environnement, emis_par_id FROM jeton_api WHERE habilitation_id = $1 AND nom = 'Portail'",
      [id],
    );
  const confier = async (plus: object = {}) => {
    await confierJeton(elle, { ...emission(id), ...plus });
    const dernier = (await evenements(id)).at(-1);
    return { evenement: dernier?.id ?? '', code: codeDeRemise(dernier?.id ?? '') };
  };
  // Refused: who does not hold the request, more than what is granted, before anything is.
  await attendreRefus(confierJeton(lui, emission(id)), 'impossible');
  await attendreRefus(confierJeton(elle, { ...emission(id), scopes: ['men_statut_identite'] }), 'impossible');
  await attendreRefus(confierJeton(elle, emission(await commencerPour(elle, VALLON))), 'impossible');
  await expect(
    enTantQuApplication(
      `representant:${lui.auteur.id}`,
      `INSERT INTO evenement_habilitation (id, habilitation_id, acte) VALUES (gen_random_uuid(), '${id}', 'confier_jeton')`,
    ),
  ).rejects.toThrow(/pas ouvert/);

  const premier = await confier();
  expect(await prevenus(id)).toEqual(['technique@vallon-sur-deule.example']);
  const { code, evenement } = await confier({ adresses: ['192.0.2.0/24'] });
  // Reading it draws nothing; the one before is over.
  expect(await lireRemise(code)).toMatchObject({ etat: 'ouverte', scopes: ['men_statut_boursier'] });
  expect(await lireRemise(premier.code)).toMatchObject({ etat: 'close' });
  await attendreRefus(retirerJeton(premier.code, JOUR), 'impossible');
  await attendreRefus(retirerJeton(codeDeRemise(crypto.randomUUID()), JOUR), 'impossible');
  expect(await lireRemise(codeDeRemise(crypto.randomUUID()))).toBeNull();
  expect(await jetons()).toEqual([]);
  const ecrit = JSON.stringify((await evenements(id)).map(({ contenu }) => contenu));
  expect(ecrit).not.toContain(code);

  // Four hours, by the clock of the base.
  const vieillir = (heures: string) =>
    falsifier(
      `UPDATE evenement_habilitation SET instant = now() - interval '${heures}' WHERE id = '${evenement}'`,
    );
  await falsifier(
    `UPDATE evenement_habilitation SET instant = now() - interval '9 hours' WHERE id = '${premier.evenement}'`,
  );
  await vieillir('4 hours 1 second');
  await attendreRefus(retirerJeton(code, JOUR), 'impossible');
  await vieillir('3 hours 59 minutes');
  // Of two presses at once, one passes.
  const presses = await Promise.allSettled([retirerJeton(code, JOUR), retirerJeton(code, JOUR)]);
  const textes = presses.flatMap((issue) => (issue.status === 'fulfilled' ? [issue.value] : []));
  expect(textes).toHaveLength(1);
  expect(await lireRemise(code)).toMatchObject({ etat: 'servie' });
  await attendreRefus(retirerJeton(code, JOUR), 'impossible');
  const [jeton] = await jetons();
  expect(await jetons()).toMatchObject([
    { scopes: ['men_statut_boursier'], environnement: 'production', emis_par_id: elle.auteur.id },
  ]);
  const lu = lireJeton(textes[0] ?? '');
  expect(
    (
      await enTantQuApplication(
        '',
        `SELECT code, jeton_id AS id FROM juger_le_jeton('${lu?.identifiant}', '\\x${Buffer.from(
          lu ? empreinteDuJeton(lu) : [],
        ).toString('hex')}', 'production', '192.0.2.9', '2026-11-10', '{}')`,
      )
    ).at(-1),
  ).toEqual({ code: null, id: jeton?.id });
  expect((await evenements(id)).at(-1)).toMatchObject({
    acte: 'emettre_jeton',
    contenu: { remise: evenement, remisA: 'technique@vallon-sur-deule.example' },
  });
  expect(await prevenus(id)).toEqual(['mairie@collectivite.example', 'technique@vallon-sur-deule.example']);

  // Handed over, or revoked, it draws nothing; and no more than five leave in a day.
  const troisieme = await confier();
  await transmettre(elle, { ...(await cible(elle, id)), a: lui.auteur.id ?? '' });
  await repondre(lui, { ...(await cible(lui, id)), acte: 'accepter_transfert', message: undefined });
  await attendreRefus(retirerJeton(troisieme.code, JOUR), 'impossible');
  for (const _ of [3, 4]) await confierJeton(lui, emission(id));
  const dernier = codeDeRemise((await evenements(id)).at(-1)?.id ?? '');
  await attendreRefus(confierJeton(lui, emission(id)), 'impossible');
  expect(await lireRemise(dernier)).toMatchObject({ etat: 'ouverte' });
  const instructrice = (await porteeDAgent(compte('instructrice').sub, JOUR)) as Portee;
  await donnerSuite(instructrice, {
    ...(await cible(instructrice, id)),
    acte: 'revoquer',
    message: 'Usage hors de la finalité.',
  });
  expect(await lireRemise(dernier)).toMatchObject({ etat: 'close' });
  await attendreRefus(retirerJeton(dernier, JOUR), 'impossible');
  expect(await jetons()).toHaveLength(1);
});

test('a contact that refuses mails stops nothing: it is told to both sides and to the console, until it is written to again', async () => {
  const elle = await representantDe('mairie', JOUR);
  const id = await raconterHabilitation('accordee', JOUR);
  await emettreJeton(elle, emission(id));
  refusee = 'technique@vallon-sur-deule.example';
  expect(await prevenus(id)).not.toContain(refusee);
  const boites = async () =>
    (await lireHabilitation(elle, id)).boites
      .filter(({ refuseeLe }) => refuseeLe)
      .map(({ courriel }) => courriel);
  const [confirmation] = await lire<{ id: string }>(
    'SELECT id FROM boite_de_contact WHERE habilitation_id = $1 AND courriel = $2',
    [id, refusee],
  );
  if (confirmation) expect(await boites()).toEqual([refusee]);

  // The link of a mailbox, refused too: the job ends, is not tried again, and the console counts it.
  const boiteId = crypto.randomUUID();
  await falsifier(
    `INSERT INTO boite_de_contact (id, habilitation_id, courriel, empreinte, expire_le)
     VALUES ('${boiteId}', '${id}', '${refusee}', sha256('${boiteId}'), '2099-01-01')`,
  );
  for (const _ of [1, 2]) await verifierUneBoite({ boiteId });
  expect(await boites()).toEqual([refusee]);
  const [{ numero } = { numero: 0 }] = await lire<{ numero: number }>(
    'SELECT numero FROM habilitation WHERE id = $1',
    [id],
  );
  expect(await boitesRefusees(await agent('agent-administrateur', JOUR))).toContainEqual({
    ...{ numero, combien: 1, le: expect.any(Date) },
  });
  await attendreRefus(boitesRefusees(await agent(compte('instructrice').sub, JOUR)), 'introuvable');
  refusee = '';
  await expect(
    lire('UPDATE boite_de_contact SET refusee_le = now() WHERE id = $1', [boiteId]),
  ).rejects.toThrow(/ne se modifie pas/);
  const neuve = crypto.randomUUID();
  await falsifier(
    `INSERT INTO boite_de_contact (id, habilitation_id, courriel, empreinte, expire_le)
     VALUES ('${neuve}', '${id}', 'technique@vallon-sur-deule.example', sha256('${neuve}'), '2099-01-01')`,
  );
  recus.length = 0;
  await verifierUneBoite({ boiteId: neuve });
  expect(recus).toHaveLength(1);
  expect(await boites()).toEqual([]);
});
