/** Who may call the API: what a body asks, what the ministère grants, what a token opens, and who sees what of it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirmerBoite } from '#lib/boite/actes.ts';
import { boiteOuverte } from '#lib/boite/queries.ts';
import type { FichierEnvoye } from '#lib/connecteurs/octets/depot.ts';
import { PASSAGES } from '#lib/droit/habilitation/cycle.ts';
import {
  accorder,
  creerHabilitation,
  deposer,
  donnerSuite,
  enregistrer,
  enregistrerPartie,
  renvoyerConfirmations,
} from '#lib/habilitation/actes.ts';
import { changements, partiesManquantes, valeursDe } from '#lib/habilitation/faits.ts';
import {
  habilitationsDeposees,
  lireDocument,
  lireHabilitation,
  mesHabilitations,
} from '#lib/habilitation/queries.ts';
import { accordDe, PARTIES, type Partie, type Saisie } from '#lib/habilitation/schema.ts';
import { emettreJeton, reglerJeton, renouvelerJeton, revoquerJeton } from '#lib/jeton/actes.ts';
import { jetonsDeLHabilitation, jetonTrouve } from '#lib/jeton/queries.ts';
import { ReglageSchema } from '#lib/jeton/schema.ts';
import { rappelerLesExpirations } from '#lib/jeton/taches.ts';
import { codeDeBoite } from '#lib/technique/code-de-boite.ts';
import { empreinteDuJeton, lireJeton, nouveauJeton } from '#lib/technique/jeton-api.ts';
import { type Portee, porteeDAgent, porteeDeRepresentant } from '#lib/technique/portee.ts';
import { AGENTS } from '#monde/agents.ts';
import { compte } from '#monde/comptes.ts';
import { repondreDesBoites } from '#monde/habilitations.ts';
import { pdfFictif, photoFictive } from '#monde/numerisations.ts';
import { ORGANISMES } from '#monde/organismes.ts';
import { le } from '#monde/scene.ts';
import { freePort } from '#scripts/postgres.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-11-10');
const LILLE = '21590350100017';
const TOULOUSE = '21310555400016';
const INSTRUCTRICE = `agent:${AGENTS.find(({ sub }) => sub === compte('instructrice').sub)?.id}`;
const CHEF = `agent:${AGENTS.find(({ sub }) => sub === compte('chef-public').sub)?.id}`;

async function representant(siret: string): Promise<string> {
  await enTantQuApplication(
    '',
    `SELECT accueillir_representant('mairie', '${siret}', 'Anne', 'Mairie', 'a@mairie.example')`,
  );
  return `representant:${(await porteeDeRepresentant('mairie', siret, JOUR))?.auteur.id}`;
}

const uneLigne = async (identite: string, sql: string) => (await enTantQuApplication(identite, sql)).at(-1);

const SAISIE = {
  projet: { intitule: 'Aide à la rentrée' },
  cadre: { intitule: 'Délibération' },
  donnees: { scopes: { men_statut_boursier: 'aide réservée aux boursiers' }, destinataires: [TOULOUSE] },
};

/** A request of a body, as the base lets its person write it. */
async function demande(moi: string): Promise<string> {
  const id = crypto.randomUUID();
  await enTantQuApplication(
    moi,
    `INSERT INTO habilitation (id, siret, organisme, saisie, cree_par_id) VALUES
      ('${id}', '00000000000000', '{"denomination": "Ville"}', '${JSON.stringify(SAISIE)}', gen_random_uuid())`,
  );
  return id;
}

const evenement = (
  identite: string,
  id: string,
  acte: string,
  plus: { message?: string; jeton?: string } = {},
) =>
  uneLigne(
    identite,
    `INSERT INTO evenement_habilitation (id, habilitation_id, acte, message, jeton_id) VALUES (gen_random_uuid(), '${id}', '${acte}',
      ${plus.message ? `'${plus.message}'` : 'NULL'}, ${plus.jeton ? `'${plus.jeton}'` : 'NULL'}) RETURNING de_etat, vers_etat, auteur_genre`,
  );

async function accordee(moi: string): Promise<string> {
  const id = await demande(moi);
  await evenement(moi, id, 'deposer');
  await evenement(INSTRUCTRICE, id, 'valider');
  return id;
}

async function jeton(moi: string, id: string, scopes = '{men_statut_boursier}') {
  const neuf = nouveauJeton('production');
  const jetonId = crypto.randomUUID();
  await enTantQuApplication(
    moi,
    `INSERT INTO jeton_api (id, identifiant, habilitation_id, nom, environnement, empreinte, scopes, par_minute, adresses, expire_le)
     VALUES ('${jetonId}', '${neuf.identifiant}', '${id}', 'Serveur', 'production', '\\x${Buffer.from(neuf.empreinte).toString('hex')}',
       '${scopes}', 60, '{}', current_date + 30)`,
  );
  await evenement(moi, id, 'emettre_jeton', { jeton: jetonId });
  return { id: jetonId, texte: neuf.texte };
}

/** How the base judges a token that comes from an address, on a day: the code of its refusal, or what it opens. */
async function jugement(texte: string, jour = '2026-11-10', adresse = '192.0.2.9') {
  const lu = lireJeton(texte);
  if (!lu) return null;
  const { environnement, identifiant } = lu;
  const empreinte = `\\x${Buffer.from(empreinteDuJeton(lu)).toString('hex')}`;
  return uneLigne(
    '',
    `SELECT code, jeton_id AS id, siret, destinataires, droits, par_minute AS "parMinute"
     FROM juger_le_jeton('${identifiant}', '${empreinte}', '${environnement}', '${adresse}', '${jour}', '{}')`,
  );
}

describe('the moves of a request', () => {
  test('of the base are those of the table of the law', async () => {
    const lus = await lire('SELECT acte, etat, octroyee, qui, vers FROM passage_d_habilitation');
    const cle = (p: object) => JSON.stringify(Object.entries(p).sort());
    expect(lus.map(cle).sort()).toEqual(PASSAGES.map(cle).sort());
  });

  test('a request belongs to the body of its author, whatever is written, and moves by its events', async () => {
    const moi = await representant(LILLE);
    const id = await demande(moi);
    expect(await lire('SELECT siret, etat FROM habilitation WHERE id = $1', [id])).toEqual([
      { siret: LILLE, etat: 'brouillon' },
    ]);
    expect(await evenement(moi, id, 'deposer')).toEqual({
      de_etat: 'brouillon',
      vers_etat: 'deposee',
      auteur_genre: 'representant',
    });
    expect(await evenement(INSTRUCTRICE, id, 'valider')).toMatchObject({
      vers_etat: 'validee',
      auteur_genre: 'instructeur',
    });
    expect(
      await lire('SELECT siret, scopes, destinataires, contenu FROM octroi WHERE habilitation_id = $1', [id]),
    ).toEqual([
      { siret: LILLE, scopes: ['men_statut_boursier'], destinataires: [TOULOUSE], contenu: SAISIE },
    ]);
  });

  test('refuses: a move that is not its author’s, an agent who does not instruct, a state written by hand', async () => {
    const moi = await representant(LILLE);
    const id = await demande(moi);
    await expect(evenement(moi, id, 'valider')).rejects.toThrow(/pas ouvert/);
    await evenement(moi, id, 'deposer');
    await expect(evenement(moi, id, 'valider')).rejects.toThrow(/pas ouvert/);
    await expect(evenement(CHEF, id, 'valider')).rejects.toThrow(/pas ouvert|row-level/);
    await expect(evenement(INSTRUCTRICE, id, 'deposer')).rejects.toThrow(/pas ouvert/);
    await expect(evenement(INSTRUCTRICE, id, 'refuser')).rejects.toThrow(/evenement_habilitation_dit/);
    await expect(
      enTantQuApplication(INSTRUCTRICE, `UPDATE habilitation SET etat = 'validee'`),
    ).rejects.toThrow(/permission denied/);
    await expect(
      enTantQuApplication(moi, `UPDATE habilitation SET saisie = '{}' WHERE id = '${id}'`),
    ).rejects.toThrow(/ne se modifie pas/);
  });

  test('refuses: another body, or the ministère before it is filed, reads it', async () => {
    const [moi, autre] = [await representant(LILLE), await representant(TOULOUSE)];
    const id = await demande(moi);
    const compter = `SELECT count(*)::int AS n FROM habilitation WHERE id = '${id}'`;
    for (const identite of [autre, INSTRUCTRICE, CHEF, ''])
      expect(await uneLigne(identite, compter), identite).toEqual({ n: 0 });
    expect(await uneLigne(moi, compter)).toEqual({ n: 1 });
    await evenement(moi, id, 'deposer');
    expect(await uneLigne(INSTRUCTRICE, compter)).toEqual({ n: 1 });
    expect(await uneLigne(autre, compter)).toEqual({ n: 0 });
    await expect(evenement(autre, id, 'ecrire', { message: 'a' })).rejects.toThrow(/pas ouvert|row-level/);
  });
});

describe('a token', () => {
  test('opens what is granted, for the bodies that are declared', async () => {
    const moi = await representant(LILLE);
    const { texte, id } = await jeton(moi, await accordee(moi));
    expect(await jugement(texte)).toEqual({
      code: null,
      id,
      siret: LILLE,
      destinataires: [TOULOUSE],
      droits: ['men_statut_boursier'],
      // The second is the window that has the fewest calls left.
      parMinute: 20,
    });
  });

  test('refuses: another secret under its identifier, another environment, what is no token', async () => {
    const moi = await representant(LILLE);
    const { texte } = await jeton(moi, await accordee(moi));
    const autre = nouveauJeton('production').texte.split('_').at(-1);
    for (const faux of [texte.replace(/[^_]+$/, `${autre}`), texte.replace('production', 'essai')])
      expect(await jugement(faux), faux).toMatchObject({ code: '00101', id: null });
    for (const faux of ['', 'bn_production_a_b']) expect(lireJeton(faux), faux).toBeNull();
  });

  test('refuses: more than what is granted, or before anything is', async () => {
    const moi = await representant(LILLE);
    const id = await accordee(moi);
    await expect(jeton(moi, id, '{men_statut_boursier,men_echelon_bourse}')).rejects.toThrow(/rien de plus/);
    await expect(jeton(moi, await demande(moi))).rejects.toThrow(/rien de plus/);
  });

  test('is closed from the first question after its revocation, or that of its habilitation, even opened again', async () => {
    const moi = await representant(LILLE);
    const id = await accordee(moi);
    const [un, deux] = [await jeton(moi, id), await jeton(moi, id)];
    await evenement(moi, id, 'revoquer_jeton', { jeton: un.id });
    expect(await jugement(un.texte)).toMatchObject({ code: '00105' });
    expect(await jugement(deux.texte)).toMatchObject({ code: null });
    await evenement(moi, id, 'rouvrir');
    expect(await jugement(deux.texte)).toMatchObject({ code: null });
    await evenement(INSTRUCTRICE, id, 'revoquer', { message: 'usage hors de la finalité' });
    expect(await jugement(deux.texte)).toMatchObject({ code: '00105' });
  });

  test('refuses: a token of another habilitation revoked from one’s own', async () => {
    const [moi, autre] = [await representant(LILLE), await representant(TOULOUSE)];
    const { id } = await jeton(moi, await accordee(moi));
    await expect(evenement(autre, await accordee(autre), 'revoquer_jeton', { jeton: id })).rejects.toThrow(
      /pas de cette/,
    );
  });
});

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
afterAll(() => {
  annuaire.kill('SIGKILL');
});

const [COMMUNE, , AUTRE] = ORGANISMES.map(({ siret }) => siret) as [string, string, string];

/** Who signs in for a body, and the agent who instructs. */
async function enTantQue(siret: string): Promise<Portee> {
  await representant(siret);
  return (await porteeDeRepresentant('mairie', siret, JOUR)) as Portee;
}
const instructrice = async () => (await porteeDAgent(compte('instructrice').sub, JOUR)) as Portee;

/** Each part as it is typed. */
const TAPE: Record<Partie, Record<string, string>> = {
  projet: { intitule: 'Aide à la rentrée', description: 'Une aide de 50 euros aux collégiens boursiers.' },
  cadre: {
    fondement: 'deliberation',
    nature: 'Délibération n° 12',
    url: 'https://vallon.example/deliberation-12',
  },
  donnees: {
    'scope.men_statut_boursier': 'oui',
    'raison.men_statut_boursier': 'L’aide est réservée aux boursiers.',
    'scope.men_echelon_bourse': 'oui',
    'raison.men_echelon_bourse': 'Son montant suit l’échelon.',
    destinataires: '265 999 912 00016',
  },
  conservation: { destinataire: 'Le service scolaire', duree: '12' },
  contacts: Object.fromEntries(
    ['responsable', 'dpo', 'technique'].flatMap((qui) => [
      [`${qui}.nom`, 'Nom'],
      [`${qui}.prenom`, 'Prénom'],
      [`${qui}.fonction`, 'Fonction'],
      [`${qui}.courriel`, `${qui}@vallon.example`],
      [`${qui}.telephone`, '03 20 00 00 00'],
    ]),
  ),
};

const lireTape = (partie: Partie, tape = TAPE[partie]) => PARTIES[partie].safeParse(tape);

const versionDe = async (portee: Portee, id: string) => ({
  id,
  version: (await lireHabilitation(portee, id)).version,
});

async function remplir(portee: Portee, id: string): Promise<void> {
  for (const partie of Object.keys(TAPE) as Partie[])
    await enregistrerPartie(
      portee,
      await versionDe(portee, id),
      partie,
      lireTape(partie).data as NonNullable<Saisie[Partie]>,
    );
  await repondreDesBoites(portee, id);
}

const LUE: Saisie = { donnees: PARTIES.donnees.parse(TAPE.donnees) };
const VERIFIEES = Object.fromEntries(
  [
    ...['administration', 'mandat', 'finalite', 'cadre'],
    ...['minimisation.men_statut_boursier', 'minimisation.men_echelon_bourse'],
  ].map((v) => [v, 'Vu sur l’annuaire.']),
);

/** From the first page to the agreement, by the acts of each side. */
async function obtenue(siret = COMMUNE): Promise<{ moi: Portee; id: string }> {
  const moi = await enTantQue(siret);
  const id = await creerHabilitation(moi);
  await remplir(moi, id);
  await deposer(moi, await versionDe(moi, id));
  await accorder(
    await instructrice(),
    accordDe('production', LUE).parse({ ...(await versionDe(moi, id)), ...VERIFIEES }),
  );
  return { moi, id };
}

const emission = (habilitationId: string, scopes = ['men_statut_boursier']) => ({
  habilitationId,
  nom: 'Portail famille',
  environnement: 'production' as const,
  scopes,
  adresses: ['192.0.2.0/24'],
});

describe('a request', () => {
  test('is begun for the body of the sign-in, as the directory knows it, and filled part by part', async () => {
    const moi = await enTantQue(COMMUNE);
    const id = await creerHabilitation(moi);
    expect(await lireHabilitation(moi, id)).toMatchObject({
      siret: COMMUNE,
      etat: 'brouillon',
      organisme: { denomination: 'Commune de Vallon-sur-Deûle', natureJuridique: '7210', actif: true },
    });
    await remplir(moi, id);
    const { saisie, evenements } = await lireHabilitation(moi, id);
    expect(partiesManquantes({ saisie, etape: 'production' })).toEqual([]);
    expect(saisie.donnees?.destinataires).toEqual(['26599991200016']);
    expect(valeursDe(saisie, 'projet').intitule).toBe('Aide à la rentrée');
    expect(evenements.map(({ acte }) => acte)).toEqual(['creer', ...Array(5).fill('enregistrer')]);
    expect(evenements[1]?.changements).toContainEqual({
      champ: 'projet.intitule',
      avant: null,
      apres: 'Aide à la rentrée',
    });
  });

  test('refuses: a body that the directory does not know, or while it does not answer', async () => {
    await attendreRefus(creerHabilitation(await enTantQue(LILLE)), 'impossible');
  });

  test.each([
    ['a legal text without its words', 'cadre', { nature: ' ' }, 'nature'],
    [
      'no datum',
      'donnees',
      { 'scope.men_statut_boursier': '', 'scope.men_echelon_bourse': '' },
      'scope.men_statut_scolarite',
    ],
    [
      'a datum without its reason',
      'donnees',
      { 'raison.men_echelon_bourse': '' },
      'raison.men_echelon_bourse',
    ],
    ['a SIRET whose key is wrong', 'donnees', { destinataires: '26599991200017' }, 'destinataires'],
    ['37 months without a reason', 'conservation', { duree: '37' }, 'justification'],
    ['a DPO without an address', 'contacts', { 'dpo.courriel': '' }, 'dpo.courriel'],
    ['a contact without a number', 'contacts', { 'technique.telephone': '' }, 'technique.telephone'],
    ['a person without a name', 'contacts', { 'responsable.nom': ' ' }, 'responsable.nom'],
    [
      'a service without an address',
      'contacts',
      { 'technique.genre': 'organisme', 'technique.courriel': 'a' },
      'technique.courriel',
    ],
    ['no title', 'projet', { intitule: '' }, 'intitule'],
  ] as const)('refuses: %s', (_, partie, change, champ) => {
    const lu = lireTape(partie, { ...TAPE[partie], ...change });
    expect(lu.error?.issues.map(({ path }) => path.join('.'))).toContain(champ);
  });

  test('36 months need no reason, and 37 with one pass', () => {
    expect(lireTape('conservation', { ...TAPE.conservation, duree: '36' }).success).toBe(true);
    expect(
      lireTape('conservation', { ...TAPE.conservation, duree: '37', justification: 'Contrôles.' }).success,
    ).toBe(true);
  });

  test('refuses: filed with a part that lacks, or a legal text without address nor document', async () => {
    const moi = await enTantQue(COMMUNE);
    const id = await creerHabilitation(moi);
    await attendreRefus(deposer(moi, await versionDe(moi, id)), 'impossible');
    await remplir(moi, id);
    const cadre = lireTape('cadre', { ...TAPE.cadre, url: '' }).data as NonNullable<Saisie['cadre']>;
    expect(
      await attendreRefus(
        enregistrer(moi, { ...(await versionDe(moi, id)), partie: 'cadre' }, cadre, []),
        'impossible',
      ),
    ).toMatchObject({ champ: 'url' });
    await enregistrerPartie(moi, await versionDe(moi, id), 'cadre', cadre);
    expect((await attendreRefus(deposer(moi, await versionDe(moi, id)), 'impossible')).message).toContain(
      'cadre juridique',
    );
  });

  test('keeps the document of its legal text, and refuses a photograph in its place', async () => {
    const moi = await enTantQue(COMMUNE);
    const id = await creerHabilitation(moi);
    const cadre = lireTape('cadre', { ...TAPE.cadre, url: '' }).data as NonNullable<Saisie['cadre']>;
    const joindre = async (...envoyes: FichierEnvoye[]) =>
      enregistrer(moi, { ...(await versionDe(moi, id)), partie: 'cadre' }, cadre, envoyes);
    const pdf = { nom: 'deliberation.pdf', octets: pdfFictif(['Délibération']) };
    const photo = { nom: 'deliberation.jpg', octets: await photoFictive(['Délibération']) };
    expect(await attendreRefus(joindre(photo), 'impossible')).toMatchObject({ champ: 'fichiers' });
    expect(await attendreRefus(joindre(pdf, pdf), 'impossible')).toMatchObject({ champ: 'fichiers' });
    await joindre(pdf);
    const { documents, saisie } = await lireHabilitation(moi, id);
    expect(documents.map((joint) => joint.id)).toEqual([saisie.cadre?.documentId]);
    const [document = { id: '' }] = documents;
    expect((await lireDocument(moi, document.id)).type).toBe('application/pdf');
    await attendreRefus(lireDocument(await enTantQue(AUTRE), document.id), 'introuvable');
  });

  test('keeps the mock-up of its project beside, until it is replaced or withdrawn', async () => {
    const moi = await enTantQue(COMMUNE);
    const id = await creerHabilitation(moi);
    const projeter = async (tape: Record<string, string>, ...envoyes: FichierEnvoye[]) =>
      enregistrer(
        moi,
        { ...(await versionDe(moi, id)), partie: 'projet' },
        PARTIES.projet.parse({ ...TAPE.projet, ...tape }),
        envoyes,
      );
    const ecran = { nom: 'ecrans.pdf', octets: pdfFictif(['Écrans']) };
    const photo = { nom: 'ecrans.jpg', octets: await photoFictive(['Écrans']) };
    expect(await attendreRefus(projeter({}, photo), 'impossible')).toMatchObject({ champ: 'fichiers' });
    expect(await attendreRefus(projeter({}, ecran, ecran), 'impossible')).toMatchObject({
      champ: 'fichiers',
    });
    expect((await lireHabilitation(moi, id)).documents).toEqual([]);
    await projeter({}, ecran);
    const { documents, saisie, evenements } = await lireHabilitation(moi, id);
    expect(documents).toMatchObject([
      { id: saisie.projet?.maquetteId, genre: 'maquette', nom: 'ecrans.pdf' },
    ]);
    expect(evenements.at(-1)).toMatchObject({ acte: 'joindre_document' });
    // Written again, it stays, whatever document the form would name.
    await projeter({ description: 'Autre aide.', maquetteId: crypto.randomUUID() });
    expect((await lireHabilitation(moi, id)).saisie.projet).toMatchObject({
      description: 'Autre aide.',
      maquetteId: documents[0]?.id,
    });
    await projeter({ sansMaquette: 'oui' });
    expect((await lireHabilitation(moi, id)).saisie.projet).not.toHaveProperty('maquetteId');
  });

  test('refuses: an act on a version that has changed since, or on the request of another body', async () => {
    const moi = await enTantQue(COMMUNE);
    const autre = await enTantQue(AUTRE);
    const id = await creerHabilitation(moi);
    const vue = await versionDe(moi, id);
    const projet = lireTape('projet').data as NonNullable<Saisie['projet']>;
    await enregistrerPartie(moi, vue, 'projet', projet);
    await attendreRefus(enregistrerPartie(moi, vue, 'projet', projet), 'conflit');
    await attendreRefus(enregistrerPartie(autre, await versionDe(moi, id), 'projet', projet), 'introuvable');
    await attendreRefus(lireHabilitation(autre, id), 'introuvable');
    expect((await mesHabilitations(autre)).map((lue) => lue.id)).not.toContain(id);
  });
});

describe('the mailboxes of its contacts', () => {
  const boites = (id: string) =>
    lire<{ id: string; courriel: string }>(
      'SELECT id, courriel FROM boite_de_contact WHERE habilitation_id = $1 ORDER BY cree_le, courriel',
      [id],
    );
  const ecrireContacts = async (moi: Portee, id: string, change: Record<string, string> = {}) =>
    enregistrerPartie(
      moi,
      await versionDe(moi, id),
      'contacts',
      lireTape('contacts', { ...TAPE.contacts, ...change }).data as NonNullable<Saisie['contacts']>,
    );

  test('answer by their own links before it is filed; one that two contacts share, once', async () => {
    // A body of its own: what others confirmed would serve here.
    const moi = await enTantQue(AUTRE);
    const id = await creerHabilitation(moi);
    for (const partie of ['projet', 'cadre', 'donnees', 'conservation'] as const)
      await enregistrerPartie(
        moi,
        await versionDe(moi, id),
        partie,
        lireTape(partie).data as NonNullable<Saisie[typeof partie]>,
      );
    // A service: its shared mailbox and its number are enough, and it names nobody.
    await ecrireContacts(moi, id, {
      'technique.genre': 'organisme',
      'technique.nom': 'Ignoré',
      'technique.courriel': 'dpo@vallon.example',
    });
    expect((await lireHabilitation(moi, id)).saisie.contacts?.technique).toEqual({
      genre: 'organisme',
      courriel: 'dpo@vallon.example',
      telephone: '03 20 00 00 00',
    });
    const [dpo, responsable] = await boites(id);
    expect((await boites(id)).map(({ courriel }) => courriel)).toEqual([
      'dpo@vallon.example',
      'responsable@vallon.example',
    ]);
    const { message } = await attendreRefus(deposer(moi, await versionDe(moi, id)), 'impossible');
    expect(message).toContain('dpo@vallon.example, responsable@vallon.example');
    await expect(evenement(`representant:${moi.auteur.id}`, id, 'deposer')).rejects.toThrow(/pas confirmée/);

    const lien = codeDeBoite(dpo?.id ?? '');
    expect(await boiteOuverte(lien)).toEqual({
      organisme: 'Commune de Saint-Orens-du-Lac',
      intitule: 'Aide à la rentrée',
      numero: (await lireHabilitation(moi, id)).numero,
      courriel: 'dpo@vallon.example',
      contacts: ['dpo', 'technique'],
      confirmee: false,
    });
    // Opening it did nothing.
    await attendreRefus(deposer(moi, await versionDe(moi, id)), 'impossible');
    const vue = await versionDe(moi, id);
    await confirmerBoite(lien, JOUR);
    await confirmerBoite(lien, JOUR);
    expect((await attendreRefus(deposer(moi, vue), 'impossible')).message).not.toContain('dpo@');
    await confirmerBoite(codeDeBoite(responsable?.id ?? ''), JOUR);
    // A contact who answers meanwhile does not outdate the page of who files.
    await deposer(moi, vue);
    const [depot] = await lire<{ confirmees: object }>(
      "SELECT contenu->'confirmees' AS confirmees FROM evenement_habilitation WHERE habilitation_id = $1 AND acte = 'deposer'",
      [id],
    );
    expect(Object.keys(depot?.confirmees ?? {})).toEqual([
      'dpo@vallon.example',
      'responsable@vallon.example',
    ]);

    // Confirmed once for the body; another address of the next request is asked alone.
    const suivante = await creerHabilitation(moi);
    await ecrireContacts(moi, suivante, { 'technique.courriel': 'nouveau@vallon.example' });
    expect((await boites(suivante)).map(({ courriel }) => courriel)).toEqual(['nouveau@vallon.example']);
    await falsifier(
      "UPDATE boite_de_contact SET confirmee_le = now() - interval '7 months' WHERE courriel = 'dpo@vallon.example'",
    );
    await ecrireContacts(moi, suivante);
    expect((await boites(suivante)).map(({ courriel }) => courriel)).toContain('dpo@vallon.example');
  });

  test('refuses: a link that is unknown, over, of an address no longer named, or asked by another; and too many in a day', async () => {
    const moi = await enTantQue(COMMUNE);
    const id = await creerHabilitation(moi);
    const essai = (nom: string) => ({ 'dpo.courriel': `${nom}@a-confirmer.example` });
    await ecrireContacts(moi, id, essai('premier'));
    const [premiere] = await lire<{ id: string }>(
      "SELECT id FROM boite_de_contact WHERE courriel = 'premier@a-confirmer.example'",
    );
    const lien = codeDeBoite(premiere?.id ?? '');
    expect(await boiteOuverte(codeDeBoite(crypto.randomUUID()))).toBeNull();
    await attendreRefus(confirmerBoite(codeDeBoite(crypto.randomUUID()), JOUR), 'impossible');
    await attendreRefus(confirmerBoite(lien, le('2026-12-11')), 'impossible');
    const autre = await enTantQue(AUTRE);
    await attendreRefus(renvoyerConfirmations(autre, await versionDe(moi, id)), 'introuvable');
    for (const ecrit of [
      `UPDATE boite_de_contact SET confirmee_le = now() WHERE habilitation_id = '${id}'`,
      `INSERT INTO boite_de_contact (id, habilitation_id, courriel, empreinte, expire_le, confirmee_le)
       VALUES (gen_random_uuid(), '${id}', 'a@b.fr', sha256('a'), now(), now())`,
    ])
      await expect(enTantQuApplication(`representant:${moi.auteur.id}`, ecrit)).rejects.toThrow(
        /permission denied|row-level/,
      );
    // Twice more today, never a fourth time.
    await renvoyerConfirmations(moi, await versionDe(moi, id));
    await renvoyerConfirmations(moi, await versionDe(moi, id));
    await attendreRefus(renvoyerConfirmations(moi, await versionDe(moi, id)), 'impossible');
    // The first link still opens; the last one of an address that is replaced does not.
    expect(await boiteOuverte(lien)).toMatchObject({ confirmee: false });
    await ecrireContacts(moi, id, essai('second'));
    expect(await boiteOuverte(lien)).toBeNull();
    await attendreRefus(confirmerBoite(lien, JOUR), 'impossible');
  });
});

describe('its instruction', () => {
  test('goes both ways, and tells the DPO; what is granted is frozen', async () => {
    const moi = await enTantQue(COMMUNE);
    const elle = await instructrice();
    const id = await creerHabilitation(moi);
    await remplir(moi, id);
    await deposer(moi, await versionDe(moi, id));
    expect((await habilitationsDeposees(elle)).map((lue) => lue.id)).toContain(id);
    await donnerSuite(elle, {
      ...(await versionDe(elle, id)),
      acte: 'demander_modifications',
      message: 'Précisez l’aide.',
    });
    const projet = { ...lireTape('projet').data, intitule: 'Aide de rentrée au collège' } as NonNullable<
      Saisie['projet']
    >;
    await enregistrerPartie(moi, await versionDe(moi, id), 'projet', projet);
    await donnerSuite(moi, { ...(await versionDe(moi, id)), acte: 'ecrire', message: 'C’est fait.' });
    await deposer(moi, await versionDe(moi, id));
    await accorder(elle, accordDe('production', LUE).parse({ ...(await versionDe(elle, id)), ...VERIFIEES }));
    const { octrois, evenements, etat } = await lireHabilitation(moi, id);
    expect(etat).toBe('validee');
    expect(octrois).toMatchObject([
      {
        scopes: ['men_echelon_bourse', 'men_statut_boursier'],
        destinataires: ['26599991200016'],
        verifications: VERIFIEES,
        contenu: { projet },
      },
    ]);
    const depots = evenements.filter(({ acte }) => acte === 'deposer');
    expect(depots[1]?.changements).toEqual([
      { champ: 'projet.intitule', avant: 'Aide à la rentrée', apres: 'Aide de rentrée au collège' },
    ]);
    const [premier] = await lire(
      "SELECT contenu->'previent' AS p FROM evenement_habilitation WHERE id = $1",
      [depots[0]?.id],
    );
    expect(premier).toEqual({ p: ['dpo@vallon.example'] });
    expect(
      await lire(
        "SELECT count(*)::int AS n FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'dire_un_evenement' AND j.payload->>'evenementId' = $1",
        [depots[0]?.id],
      ),
    ).toEqual([{ n: 1 }]);
  });

  test('refuses: an agreement without what shows each check', () => {
    const lu = accordDe('production', LUE).safeParse({
      id: crypto.randomUUID(),
      version: 1,
      ...VERIFIEES,
      mandat: '',
    });
    expect(lu.error?.issues.map(({ path }) => path.join('.'))).toEqual(['mandat']);
  });

  test('refuses: a refusal, a demand or a revocation without its reasons; an agent who does not instruct', async () => {
    const { id, moi } = await obtenue();
    const elle = await instructrice();
    await attendreRefus(
      donnerSuite(elle, { ...(await versionDe(elle, id)), acte: 'revoquer', message: undefined }),
      'impossible',
    );
    const chef = (await porteeDAgent(compte('chef-public').sub, JOUR)) as Portee;
    await attendreRefus(habilitationsDeposees(chef), 'introuvable');
    await attendreRefus(lireHabilitation(chef, id), 'introuvable');
    await attendreRefus(
      accorder(chef, accordDe('production', LUE).parse({ ...(await versionDe(moi, id)), ...VERIFIEES })),
      'introuvable',
    );
    await attendreRefus(
      accorder(elle, accordDe('production', LUE).parse({ ...(await versionDe(moi, id)), ...VERIFIEES })),
      'conflit',
    );
  });

  test('opened again, the grant stays; refused again, it stays as it was; given up, nothing changed', async () => {
    const { moi, id } = await obtenue();
    const elle = await instructrice();
    const texte = await emettreJeton(moi, emission(id));
    const agir = async (qui: Portee, acte: 'rouvrir' | 'refuser' | 'annuler_reouverture', message?: string) =>
      donnerSuite(qui, { ...(await versionDe(moi, id)), acte, message });
    await agir(moi, 'rouvrir');
    const projet = { ...lireTape('projet').data, intitule: 'Autre chose' } as NonNullable<Saisie['projet']>;
    await enregistrerPartie(moi, await versionDe(moi, id), 'projet', projet);
    await deposer(moi, await versionDe(moi, id));
    await agir(elle, 'refuser', 'Ce n’est plus la même finalité.');
    expect(await lireHabilitation(moi, id)).toMatchObject({
      etat: 'validee',
      octroyee: true,
      octrois: [{ revoqueLe: null }],
    });
    expect(await jugement(texte)).toMatchObject({ code: null });
    await agir(moi, 'rouvrir');
    expect((await lireHabilitation(moi, id)).saisie.projet?.intitule).toBe('Aide à la rentrée');
    await agir(moi, 'annuler_reouverture');
    expect(await lireHabilitation(moi, id)).toMatchObject({ etat: 'validee', octrois: { length: 1 } });
  });

  test('granted again with less, tokens open less at once', async () => {
    const { moi, id } = await obtenue();
    const tout = await emettreJeton(moi, emission(id, ['men_echelon_bourse', 'men_statut_boursier']));
    await donnerSuite(moi, { ...(await versionDe(moi, id)), acte: 'rouvrir', message: undefined });
    const donnees = lireTape('donnees', { ...TAPE.donnees, 'scope.men_echelon_bourse': '' })
      .data as NonNullable<Saisie['donnees']>;
    await enregistrerPartie(moi, await versionDe(moi, id), 'donnees', donnees);
    await deposer(moi, await versionDe(moi, id));
    await accorder(
      await instructrice(),
      accordDe('production', LUE).parse({ ...(await versionDe(moi, id)), ...VERIFIEES }),
    );
    expect(await jugement(tout)).toMatchObject({ code: null, droits: ['men_statut_boursier'] });
    expect((await lireHabilitation(moi, id)).octrois.map(({ remplaceLe }) => remplaceLe === null)).toEqual([
      true,
      false,
    ]);
  });
});

describe('tokens, by their acts', () => {
  test('are shown once: the base keeps neither the text nor the secret', async () => {
    const { moi, id } = await obtenue();
    const texte = await emettreJeton(moi, emission(id));
    const secret = texte.split('_').at(-1) ?? '';
    const [{ ecrit } = { ecrit: '' }] = await lire<{ ecrit: string }>(
      'SELECT string_agg(j::text, chr(10)) AS ecrit FROM jeton_api j WHERE habilitation_id = $1',
      [id],
    );
    expect(ecrit).not.toContain(secret);
    expect(ecrit).not.toContain(Buffer.from(secret).toString('hex'));
    expect(await jugement(texte)).toMatchObject({ code: null, parMinute: 20 });
    expect(await jugement(texte, '2026-11-10', '192.0.3.1')).toMatchObject({ code: '00107' });
  });

  test('refuses: what is not granted, before the agreement, or on the request of another', async () => {
    const { moi, id } = await obtenue();
    expect(
      await attendreRefus(emettreJeton(moi, emission(id, ['men_statut_identite'])), 'impossible'),
    ).toMatchObject({ champ: 'men_statut_identite' });
    await attendreRefus(emettreJeton(moi, emission(await creerHabilitation(moi))), 'impossible');
    await attendreRefus(emettreJeton(await enTantQue(AUTRE), emission(id)), 'impossible');
    await expect(emettreJeton(await instructrice(), emission(id))).rejects.toThrow(/row-level/);
  });

  test('replaced, the old one opens fourteen days more and no longer; revoked, at once', async () => {
    const { moi, id } = await obtenue();
    const ancien = await emettreJeton(moi, emission(id));
    const [{ id: jetonId = '' } = {}] = await jetonsDeLHabilitation(moi, id);
    const neuf = await renouvelerJeton(moi, { id, jetonId });
    expect(neuf).not.toBe(ancien);
    const a = (jour: string) => jugement(ancien, jour);
    expect(await a('2026-11-24')).toMatchObject({ code: null });
    expect(await a('2026-11-25')).toMatchObject({ code: '00103' });
    expect(await jugement(neuf, '2026-11-25')).toMatchObject({ code: null });
    expect(await jugement(neuf, '2026-11-25', '192.0.3.1')).toMatchObject({ code: '00107' });
    await revoquerJeton(moi, { id, jetonId });
    expect(await a('2026-11-10')).toMatchObject({ code: '00105' });
    await attendreRefus(revoquerJeton(moi, { id, jetonId }), 'conflit');
    await attendreRefus(renouvelerJeton(await enTantQue(AUTRE), { id, jetonId }), 'impossible');
  });

  test('last eighteen months, to the day', async () => {
    const { moi, id } = await obtenue();
    const texte = await emettreJeton(moi, emission(id));
    expect(await jugement(texte, '2028-05-10')).toMatchObject({ code: null });
    expect(await jugement(texte, '2028-05-11')).toMatchObject({ code: '00103' });
  });

  test('the body says from where, the ministère alone how many calls a minute and a second', async () => {
    const { moi, id } = await obtenue();
    const texte = await emettreJeton(moi, emission(id));
    const [{ id: jetonId = '' } = {}] = await jetonsDeLHabilitation(moi, id);
    const regler = (qui: Portee, adresses: string[], parMinute?: number, parSeconde?: number) =>
      reglerJeton(qui, { id, jetonId, adresses, parMinute, parSeconde });
    await regler(moi, ['2001:db8::/32'], 900, 900);
    expect(await jugement(texte)).toMatchObject({ code: '00107' });
    expect(await jugement(texte, '2026-11-10', '2001:db8::7')).toMatchObject({ code: null, parMinute: 20 });
    await regler(await instructrice(), [], 10, 7);
    expect(await jugement(texte)).toMatchObject({ code: null, parMinute: 7 });
    await regler(await instructrice(), [], undefined, 40);
    expect(await jugement(texte)).toMatchObject({ code: null, parMinute: 10 });
    // Who, when, and what changed, each time; a body that says a number changes none.
    const dits = (await lireHabilitation(moi, id)).evenements.filter(({ acte }) => acte === 'regler_jeton');
    expect(dits.map(({ auteurGenre }) => auteurGenre)).toEqual([
      'representant',
      'instructeur',
      'instructeur',
    ]);
    const [sien, premier, second] = dits.map((dit) => dit.changements);
    expect(sien).toEqual([{ champ: 'adresses', avant: ['192.0.2.0/24'], apres: ['2001:db8::/32'] }]);
    expect(premier).toEqual([
      { champ: 'adresses', avant: ['2001:db8::/32'], apres: [] },
      { champ: 'parMinute', avant: 1200, apres: 10 },
      { champ: 'parSeconde', avant: 20, apres: 7 },
    ]);
    expect(second).toEqual([{ champ: 'parSeconde', avant: 7, apres: 40 }]);
    // Out of bounds, refused by its name; replaced, the new token keeps both.
    for (const champ of ['parMinute', 'parSeconde'])
      for (const n of ['0', '1201', '-1', '1,5', 'a'])
        expect(
          ReglageSchema.safeParse({ id, jetonId, [champ]: n }).error?.issues.map(({ path }) => path[0]),
          `${champ} ${n}`,
        ).toEqual([champ]);
    await regler(await instructrice(), [], 10, 7);
    const neuf = await renouvelerJeton(moi, { id, jetonId });
    expect(await jugement(neuf)).toMatchObject({ code: null, parMinute: 7 });
  });

  test('one that leaked is found by its beginning, by who instructs and its own body alone', async () => {
    const { moi, id } = await obtenue();
    const debut = (await emettreJeton(moi, emission(id))).split('_').slice(0, 3).join('_');
    expect(await jetonTrouve(await instructrice(), `${debut}_…`)).toMatchObject({ habilitationId: id });
    expect(await jetonTrouve(await enTantQue(AUTRE), debut)).toBeNull();
    expect(await jetonTrouve(await instructrice(), 'bn_production')).toBeNull();
  });

  test('prolonged, they open eighteen months from that day', async () => {
    const { id } = await obtenue();
    const moi = (await porteeDeRepresentant('mairie', COMMUNE, le('2027-06-01'))) as Portee;
    const texte = await emettreJeton(await enTantQue(COMMUNE), emission(id));
    await donnerSuite(moi, { ...(await versionDe(moi, id)), acte: 'prolonger', message: undefined });
    expect(await jugement(texte, '2028-12-01')).toMatchObject({ code: null });
    expect(await jugement(texte, '2028-12-02')).toMatchObject({ code: '00103' });
  });

  test('their end is told at each notice, once, and a day without a worker loses none', async () => {
    const { moi, id } = await obtenue();
    await emettreJeton(moi, emission(id));
    const rappels = async () =>
      (
        await lire(
          "SELECT contenu->'jours' AS j FROM evenement_habilitation WHERE habilitation_id = $1 AND acte = 'rappeler_expiration' ORDER BY instant",
          [id],
        )
      ).map(({ j }) => j);
    // The last day is 10 May 2028.
    for (const jour of [
      '2028-02-09',
      '2028-02-10',
      '2028-02-10',
      '2028-02-15',
      '2028-03-20',
      '2028-05-03',
      '2028-05-10',
      '2028-05-10',
      '2028-05-11',
    ])
      await rappelerLesExpirations(le(jour));
    expect(await rappels()).toEqual([90, 60, 7, 0]);
  });
});

test('what changes is told field by field, and nothing else', () => {
  expect(changements({ a: { b: 1, c: [1] }, d: 'x' }, { a: { b: 2, c: [1] }, e: 'y' })).toEqual([
    { champ: 'a.b', avant: 1, apres: 2 },
    { champ: 'd', avant: 'x', apres: null },
    { champ: 'e', avant: null, apres: 'y' },
  ]);
});
