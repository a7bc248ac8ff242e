/** The concubin gives their own incomes for a demande online: by a link and a code, never read by its demandeur (C. II.B.2, III.A). */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { AdresseRefusee, messagerie } from '#lib/connecteurs/messagerie.ts';
import { sourceDuConcubin } from '#lib/consultation/faits.ts';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { abandonnerBrouillon, garderBrouillon } from '#lib/demande/actes.ts';
import { envoyerDepot, ouvrirDepot } from '#lib/depot/actes.ts';
import { depotEnCours } from '#lib/depot/queries.ts';
import { mesDonnees } from '#lib/donnees/queries.ts';
import { POURQUOI_SANS_CHIFFRES } from '#lib/droit/consentement/part.ts';
import { inviterAuDepot, repondreALaPart } from '#lib/part/actes.ts';
import { ReponseALaPartSchema } from '#lib/part/schema.ts';
import { direSansChiffresAuConcubin, inviterALaPart } from '#lib/part/taches.ts';
import { demanderLesChiffres } from '#lib/recuperation/actes.ts';
import { oublierLesChiffres, recupererChiffres } from '#lib/recuperation/taches.ts';
import { saisieDuFormulaire } from '#lib/saisie/faits.ts';
import { codeDeLaLettre, empreinteDeLaSource } from '#lib/technique/code-de-lettre.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { ouvrirLaDoublure, sourceDe } from './appui/etude.ts';
import { DEMANDE_EN_LIGNE, nouvelleScene } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE_JOUR = le('2026-09-20');
/** Known to the stand-in of the tax administration: 12 345 € and three children. */
const MARTEL = { nom: 'Martel', prenom: 'Anne-Lise', naissance: '02/04/1985', numeroFiscal: '0000000000001' };
const ECRITS = { nom: 'Écrit', prenom: 'Soi', rfr: '7 777', enfants: '1' };
const EN_COUPLE = {
  ...DEMANDE_EN_LIGNE,
  'demandeur.situation': 'concubinage',
  'concubin.nom': 'Tapé',
  'ressources.avisConcubin.annee': '2025',
  'ressources.avisConcubin.rfr': '55',
  'ressources.avisConcubin.enfants': '0',
};
let adresse = '';

beforeAll(async () => {
  const doublure = await ouvrirLaDoublure();
  adresse = doublure.adresse;
  vi.spyOn(messagerie(), 'envoyer').mockImplementation(async (courriel) => {
    vus.push(courriel);
    return courriel.id;
  });
  return doublure.fermer;
});

interface Ecrit {
  s: Scene;
  portee: Portee;
  dossierId: string;
}

async function ecrire(reponses: Record<string, string> = EN_COUPLE): Promise<Ecrit> {
  const s = nouvelleScene('collegePublic');
  const portee = await acteur(s, 'famille', LE_JOUR);
  const dossierId = await ouvrirDepot(portee, [s.eleveId]);
  await garderBrouillon(portee, { dossierId, revision: 0, saisie: saisieDuFormulaire(reponses) });
  return { s, portee, dossierId };
}
const inviter = ({ portee, dossierId }: Ecrit, courriel = 'concubin@exemple.fr') =>
  inviterAuDepot(portee, { dossierId, courriel });
const derniere = async ({ dossierId }: Ecrit): Promise<string> =>
  (
    await lire<{ id: string }>(
      'SELECT id FROM part_du_concubin WHERE dossier_id = $1 ORDER BY cree_le DESC, id DESC LIMIT 1',
      [dossierId],
    )
  )[0]?.id ?? '';
const repondre = async (partId: string, reponse: string, dit: Record<string, string> = {}, jour = LE_JOUR) =>
  repondreALaPart(
    ReponseALaPartSchema.parse({ partId, code: codeDeLaLettre(partId), reponse, certifie: 'oui', ...dit }),
    empreinteDeLaSource(`192.0.2.${Number.parseInt(partId.slice(0, 2), 16)}`),
    jour,
  );
/** A link sent, and answered. */
const repondu = async (ecrit: Ecrit, reponse: string, dit: Record<string, string> = {}): Promise<string> => {
  await inviter(ecrit);
  const id = await derniere(ecrit);
  await repondre(id, reponse, dit);
  return id;
};
const demandee = async (partId: string) =>
  (
    await lire<{ id: string; issue: string | null; suite: string | null; vide: boolean }>(
      `SELECT id, issue, suite, contenu IS NULL AS vide FROM recuperation WHERE part_id = $1 ORDER BY demandee_le DESC, id LIMIT 1`,
      [partId],
    )
  )[0];
/** The worker's turn. */
const ouvrier = async (partId: string): Promise<string> => {
  const recuperationId = (await demandee(partId))?.id ?? '';
  await recupererChiffres({ recuperationId }, () => sourceDe(adresse));
  return recuperationId;
};
const etat = async ({ portee, dossierId }: Ecrit) =>
  (await depotEnCours(portee, dossierId))?.part?.etat ?? null;
const deposee = async (id: string) =>
  (
    await lire<{
      avis: object;
      concubin: { nom: string };
      pieces: string[];
      dit: { reponse: string } | null;
    }>(
      `SELECT m.contenu->'ressources'->'avisConcubin' AS avis, m.contenu->'concubin' AS concubin, l.contenu->'partDuConcubin' AS dit,
         ARRAY(SELECT code FROM piece p WHERE p.dossier_id = m.dossier_id AND recue_le IS NULL) AS pieces
       FROM demande m JOIN ligne_de_journal l ON l.dossier_id = m.dossier_id AND l.acte = 'deposer_en_ligne'
       WHERE m.dossier_id = $1 ORDER BY m.rang DESC LIMIT 1`,
      [id],
    )
  )[0];
const courriels = (): { destinataire: string; texte: string }[] =>
  vus.map(({ destinataire, contenu }) => ({ destinataire, texte: JSON.stringify(contenu) }));
const vus: { destinataire: string; contenu: unknown }[] = [];

describe('the concubin', () => {
  test('accepts that the tax administration be asked: figures that the demandeur never reads, no avis asked', async () => {
    const ecrit = await ecrire();
    const { s, portee, dossierId } = ecrit;
    expect(await etat(ecrit)).toBeNull();
    await inviter(ecrit);
    expect(await etat(ecrit)).toBe('attendue');
    const id = await derniere(ecrit);
    await repondre(id, 'impots', MARTEL);
    expect(await etat(ecrit)).toBe('interrogee');
    // Beside what the demandeur asks for themself, which is another request.
    await demanderLesChiffres(portee, {
      ...{ dossierId, numeroFiscal: '0000000000013', naissance: '1980-01-01', lu: 'oui' },
    });
    await ouvrier(id);
    expect(await etat(ecrit)).toBe('chiffres');
    // Nothing of it reaches a page, a row that the family reads, or its own traces.
    const depot = await depotEnCours(portee, dossierId);
    expect(JSON.stringify(depot)).not.toMatch(/Martel|12.?345|0000000000001|1985/);
    expect(depot?.recuperation).toEqual({ genre: 'attendue' });
    expect(await enPortee(portee, (tx) => tx.recuperation.count({ where: { partId: id } }))).toBe(0);
    const garde = await lire(
      'SELECT r::text FROM recuperation r UNION ALL SELECT p::text FROM part_du_concubin p UNION ALL SELECT payload::text FROM graphile_worker._private_jobs',
    );
    expect(JSON.stringify(garde)).not.toMatch(/Martel|12345|0000000000001|1985-04-02/);

    await envoyerDepot(portee, dossierId);
    expect(await deposee(dossierId)).toMatchObject({
      avis: { annee: 2025, rfr: 12_345, enfants: 3, source: 'source_fiscale' },
      concubin: { nom: 'Martel', prenom: 'Anne-Lise' },
      dit: { reponse: 'impots', reponduLe: '2026-09-20', texte: 'part-2026' },
    });
    expect((await deposee(dossierId))?.pieces).not.toContain('avis_impot_concubin');
    expect(await demandee(id)).toMatchObject({ issue: 'chiffres', vide: true });
    expect(await lire('SELECT contenu, courriel FROM part_du_concubin WHERE id = $1', [id])).toEqual([
      { contenu: null, courriel: null },
    ]);
    const siennes = await mesDonnees(portee);
    expect(JSON.stringify(siennes)).not.toMatch(/12.?345/);
    expect(siennes.find(({ titre }) => titre.startsWith('Appels'))).toBeUndefined();
    const agent = await acteur(s, 'chef_etablissement', LE_JOUR);
    const vue = await consulterDossier(agent, dossierId, { onglet: 'resume', piece: undefined });
    expect(sourceDuConcubin(vue)).toMatch(
      /reçus de l’administration fiscale, avec l’accord.*20 septembre 2026/,
    );
    // Sent: the link opens nothing any more.
    await attendreRefus(repondre(id, 'refus'), 'impossible');
  });

  test('writes their figures: they stand for what the demandeur typed, and the avis is asked for', async () => {
    const ecrit = await ecrire();
    await repondu(ecrit, 'chiffres', ECRITS);
    expect(await etat(ecrit)).toBe('donnes');
    await envoyerDepot(ecrit.portee, ecrit.dossierId);
    const lue = await deposee(ecrit.dossierId);
    expect(lue).toMatchObject({
      avis: { annee: 2025, rfr: 7_777, enfants: 1, source: 'avis' },
      concubin: { nom: 'Écrit' },
      dit: { reponse: 'chiffres' },
    });
    expect(lue?.pieces).toContain('avis_impot_concubin');
  });

  test.each(['refus', 'rien', 'nouveau lien'])(
    '%s: the demande is filed, with what was typed and the avis asked',
    async (quoi) => {
      const ecrit = await ecrire();
      if (quoi === 'refus') await repondu(ecrit, 'refus');
      else await inviter(ecrit);
      if (quoi === 'nouveau lien') {
        await repondre(await derniere(ecrit), 'chiffres', ECRITS);
        await inviter(ecrit);
      }
      expect(await etat(ecrit)).toBe(quoi === 'refus' ? 'refusee' : 'attendue');
      await envoyerDepot(ecrit.portee, ecrit.dossierId);
      const lue = await deposee(ecrit.dossierId);
      expect(lue).toMatchObject({ avis: { rfr: 55 }, concubin: { nom: 'Tapé' }, dit: null });
      expect(lue?.pieces).toContain('avis_impot_concubin');
    },
  );

  test('counts for nothing once the demandeur says that they live alone', async () => {
    const ecrit = await ecrire({ ...EN_COUPLE, 'demandeur.situation': 'parent_isole' });
    await repondu(ecrit, 'chiffres', ECRITS);
    await envoyerDepot(ecrit.portee, ecrit.dossierId);
    expect(await deposee(ecrit.dossierId)).toMatchObject({ avis: null, concubin: null, dit: null });
  });

  test.each([
    ['introuvable', { ...MARTEL, numeroFiscal: '0999999999999' }],
    ['autre_personne', { ...MARTEL, nom: 'Autre' }],
    ['autre_personne', { ...MARTEL, naissance: '03/04/1985' }],
    ['protegee', { nom: 'Secret', prenom: 'Paule', naissance: '05/05/1975', numeroFiscal: '0000000000005' }],
    ['indisponible', { nom: 'Panne', prenom: 'Zoé', naissance: '09/09/1979', numeroFiscal: '0000000000009' }],
  ] as const)('%s: is told by mail why no figures came, and answers again', async (issue, qui) => {
    const ecrit = await ecrire();
    const id = await repondu(ecrit, 'impots', qui);
    const recuperationId = await ouvrier(id);
    expect(await demandee(id)).toMatchObject({ issue, suite: null, vide: true });
    expect(await etat(ecrit)).toBe('sans_chiffres');
    expect(
      await lire(
        `SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
         WHERE t.identifier = 'dire_sans_chiffres' AND j.payload::jsonb->>'recuperationId' = $1`,
        [recuperationId],
      ),
    ).toHaveLength(1);
    vus.length = 0;
    await direSansChiffresAuConcubin({ recuperationId });
    expect(courriels()).toEqual([
      { destinataire: 'concubin@exemple.fr', texte: expect.stringContaining(`/part/${id}`) },
    ]);
    const dit = POURQUOI_SANS_CHIFFRES[issue];
    expect(dit).toMatch(/de nouveau par le lien/);
    expect(courriels()[0]?.texte.replace(/\s/g, ' ')).toContain(dit.replace(/\s/g, ' '));
    await repondre(id, 'chiffres', ECRITS);
    expect(await etat(ecrit)).toBe('donnes');
  });
});

describe('a link', () => {
  test('leaves once, names neither the pupil nor the code, and runs out', async () => {
    const ecrit = await ecrire();
    await inviter(ecrit);
    const id = await derniere(ecrit);
    vus.length = 0;
    await inviterALaPart({ partId: id });
    await inviterALaPart({ partId: id });
    const [parti, ...autres] = courriels();
    expect([parti?.destinataire, autres]).toEqual(['concubin@exemple.fr', []]);
    expect(parti?.texte).toContain(`/part/${id}`);
    expect(parti?.texte).not.toContain(codeDeLaLettre(id));
    const { code } = (await depotEnCours(ecrit.portee, ecrit.dossierId))?.part?.lien ?? {};
    expect(code).toBe(codeDeLaLettre(id));
    await attendreRefus(repondre(id, 'refus', {}, le('2026-10-21')), 'impossible');
    expect(
      (await depotEnCours({ ...ecrit.portee, jour: le('2026-10-21') }, ecrit.dossierId))?.part?.etat,
    ).toBe('expiree');
    await repondre(id, 'refus', {}, le('2026-10-20'));
  });

  test('an address that the server refuses is tried once, and told to who gave it; another link ends that', async () => {
    const ecrit = await ecrire();
    await inviter(ecrit, 'inconnue@exemple.fr');
    const id = await derniere(ecrit);
    const envoyer = vi.mocked(messagerie().envoyer).mockRejectedValueOnce(new AdresseRefusee('inconnue'));
    envoyer.mockClear();
    for (const _ of [1, 2]) await inviterALaPart({ partId: id });
    expect(envoyer).toHaveBeenCalledOnce();
    const lien = async () => (await depotEnCours(ecrit.portee, ecrit.dossierId))?.part?.lien;
    expect(await lien()).toMatchObject({ courriel: 'inconnue@exemple.fr', refusee: true });
    await inviter(ecrit);
    await inviterALaPart({ partId: await derniere(ecrit) });
    expect(await lien()).toMatchObject({ courriel: 'concubin@exemple.fr', refusee: false });
  });

  test('refuses: a wrong code, the one before, what the answer lacks, too many, another’s draft, one already sent', async () => {
    const ecrit = await ecrire();
    await inviter(ecrit);
    const premier = await derniere(ecrit);
    const faux = repondre(premier, 'refus', { code: codeDeLaLettre(crypto.randomUUID()) });
    expect((await attendreRefus(faux, 'impossible')).champ).toBe('code');
    await inviter(ecrit, 'autre@exemple.fr');
    await attendreRefus(repondre(premier, 'refus'), 'impossible');
    await inviter(ecrit);
    expect((await attendreRefus(inviter(ecrit), 'impossible')).message).toMatch(/recommencez demain/);
    const autre = await ecrire();
    await attendreRefus(inviter({ ...ecrit, portee: autre.portee }), 'introuvable');
    await attendreRefus(
      inviter({ ...ecrit, portee: await acteur(ecrit.s, 'chef_etablissement', LE_JOUR) }),
      'introuvable',
    );
    await envoyerDepot(autre.portee, autre.dossierId);
    await attendreRefus(inviter(autre), 'impossible');

    const champs = (dit: Record<string, string>) =>
      ReponseALaPartSchema.safeParse({ partId: premier, code: 'A', ...dit }).error?.issues.map(
        ({ path }) => path[0],
      );
    expect(champs({})).toEqual(['reponse']);
    expect(champs({ reponse: 'refus' })).toBeUndefined();
    expect(champs({ reponse: 'impots', nom: 'A' })).toEqual(['certifie', 'numeroFiscal', 'naissance']);
    expect(champs({ reponse: 'impots', ...MARTEL, numeroFiscal: '12', certifie: 'oui' })).toEqual([
      'numeroFiscal',
    ]);
    expect(champs({ reponse: 'chiffres', ...ECRITS, rfr: 'x' })).toEqual(['certifie', 'rfr']);
  });

  test('refuses, in the base itself: an answer that is not the concubin’s, a row rewritten, another’s eye', async () => {
    const ecrit = await ecrire();
    const id = await repondu(ecrit, 'chiffres', ECRITS);
    const famille = `famille:${ecrit.portee.auteur.id}`;
    await expect(
      enTantQuApplication(famille, `UPDATE part_du_concubin SET reponse = 'refus' WHERE id = '${id}'`),
    ).rejects.toThrow(/permission denied/);
    for (const ecriture of [
      "reponse = 'impots'",
      "contenu = 'a'",
      "courriel = 'a@b.fr'",
      "empreinte = sha256('a')",
    ])
      await expect(
        enTantQuApplication('systeme', `UPDATE part_du_concubin SET ${ecriture} WHERE id = '${id}'`),
        ecriture,
      ).rejects.toThrow(/ne se modifie pas/);
    await expect(
      enTantQuApplication('systeme', `DELETE FROM part_du_concubin WHERE id = '${id}'`),
    ).rejects.toThrow(/ne se modifie pas/);
    const autre = await ecrire();
    for (const portee of [autre.portee, await acteur(ecrit.s, 'chef_etablissement', LE_JOUR)])
      expect(await enPortee(portee, (tx) => tx.partDuConcubin.count({ where: { id } }))).toBe(0);
    const chez = (dossierId: string, colonnes = '', valeurs = '') =>
      `INSERT INTO part_du_concubin (id, dossier_id, responsable_id, courriel, empreinte, expire_le${colonnes})
       VALUES (gen_random_uuid(), '${dossierId}', '${ecrit.portee.auteur.id}', 'a@b.fr', sha256('a'), '2026-12-01'${valeurs})`;
    for (const sql of [
      chez(autre.dossierId),
      chez(ecrit.dossierId, ', reponse, texte, repondu_le', ", 'refus', 'a', '2026-09-20'"),
    ])
      await expect(enTantQuApplication(famille, sql)).rejects.toThrow(/invite seul son concubin/);
    const vue = (qui: string) =>
      enTantQuApplication(qui, `SELECT count(*)::int AS n FROM part_du_depot('${ecrit.dossierId}')`);
    expect(JSON.stringify(await vue(`famille:${autre.portee.auteur.id}`))).toContain('"n":0');
  });

  test('is forgotten: its figures after fifteen days, all of it with the draft, itself with its trace', async () => {
    const ecrit = await ecrire();
    const id = await repondu(ecrit, 'impots', MARTEL);
    await ouvrier(id);
    const vieillir = (age: string) =>
      falsifier(
        `UPDATE recuperation SET demandee_le = now() - interval '${age}' WHERE part_id = '${id}';
         UPDATE part_du_concubin SET cree_le = now() - interval '${age}' WHERE id = '${id}'`,
      );
    await vieillir('14 days 23 hours');
    await oublierLesChiffres();
    expect(await etat(ecrit)).toBe('chiffres');
    await vieillir('15 days 1 hour');
    await oublierLesChiffres();
    expect(await etat(ecrit)).toBe('expiree');
    await abandonnerBrouillon(ecrit.portee, ecrit.dossierId);
    expect(
      await lire('SELECT dossier_id AS d, contenu AS c, courriel AS m FROM part_du_concubin WHERE id = $1', [
        id,
      ]),
    ).toEqual([{ d: null, c: null, m: null }]);
    const reste = async () => (await lire('SELECT 1 FROM part_du_concubin WHERE id = $1', [id])).length;
    for (const [age, n] of [
      ['35 months 27 days', 1],
      ['36 months 1 day', 0],
    ] as const) {
      await vieillir(age);
      await oublierLesChiffres();
      expect(await reste(), age).toBe(n);
    }
  });
});
