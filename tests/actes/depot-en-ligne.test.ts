/** The demande that a family makes online: from the children that the school base knows to the accusé (C. II.B.2, II.C.1). */
import { describe, expect, test } from 'vitest';
import { lireCourrier } from '#lib/courrier/queries.ts';
import { produireCourriers } from '#lib/courrier/taches.ts';
import { garderBrouillon, ouvrirBrouillon } from '#lib/demande/actes.ts';
import { envoyerDepot, ouvrirDepot } from '#lib/depot/actes.ts';
import { depotEnCours, depotsFaits, mesEnfantsADeposer } from '#lib/depot/queries.ts';
import { oublierLesBrouillons } from '#lib/depot/taches.ts';
import { lireContestable, mesEnfants, suivreDossier } from '#lib/famille/queries.ts';
import { recevoirFichiers } from '#lib/piece/actes.ts';
import { saisieDuFormulaire } from '#lib/saisie/faits.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { pdfFictif } from '#monde/numerisations.ts';
import { FOYERS, foyer, RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, scene, verbes } from '#monde/scene.ts';
import { lirePdf } from '#tests/contrats/lire-pdf.ts';
import { poserConsentement } from './appui/consentements.ts';
import { DEMANDE_EN_LIGNE, nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus as refusDe } from './appui/refus.ts';

const LE_JOUR = le('2026-09-20');
/** The refusal, and what it must say. */
const attendreRefus = async (acte: Promise<unknown>, code: Parameters<typeof refusDe>[1], dit = '') =>
  expect((await refusDe(acte, code)).message).toContain(dit);
const parent = (s: Scene, jour = LE_JOUR): Promise<Portee> => acteur(s, 'famille', jour);
const enfantDe = async (s: Scene, jour = LE_JOUR) =>
  (await mesEnfantsADeposer(await parent(s, jour))).find(({ eleveId }) => eleveId === s.eleveId);

/** Opens the demande of these children and answers its form. */
async function remplir(
  portee: Portee,
  eleveIds: readonly string[],
  reponses: Record<string, string> = {},
): Promise<string> {
  const dossierId = await ouvrirDepot(portee, eleveIds);
  const depot = await depotEnCours(portee, dossierId);
  await garderBrouillon(portee, {
    dossierId,
    revision: depot?.revision ?? 0,
    saisie: saisieDuFormulaire({ ...depot?.depart, ...DEMANDE_EN_LIGNE, ...reponses }),
  });
  return dossierId;
}
const deposer = async (s: Scene, reponses: Record<string, string> = {}) => {
  const portee = await parent(s);
  return envoyerDepot(portee, await remplir(portee, [s.eleveId], reponses));
};
const dossiersDe = (eleveId: string) =>
  lire<{ id: string; etat: string; canal: string; doubleDeId: string | null }>(
    `SELECT id, etat::text, canal::text, double_de_id AS "doubleDeId" FROM dossier WHERE eleve_id = $1 AND etat <> 'brouillon' ORDER BY numero`,
    [eleveId],
  );

describe('a family that asks online', () => {
  test('one demande, received the day it is sent, by the person of the base; the accusé is ordered at once', async () => {
    const s = nouvelleScene('collegePublic');
    const [accompli] = await deposer(s);
    const { auteur } = await parent(s);
    const [dossier] = await lire(
      `SELECT d.etat::text, d.canal::text, d.recu_le::text AS "recuLe", d.demandeur_id AS demandeur, m.auteur_nom AS par,
         m.contenu->'demandeur'->>'responsableId' AS qui, m.contenu->'reception'->>'signe' AS signe
       FROM dossier d JOIN demande m ON m.dossier_id = d.id WHERE d.id = $1`,
      [accompli?.dossierId],
    );
    expect(dossier).toEqual({
      etat: 'deposee',
      canal: 'en_ligne',
      recuLe: '2026-09-20',
      demandeur: auteur.id,
      par: auteur.nom,
      qui: auteur.id,
      signe: 'true',
    });
    // Where to write is what the form says; who it is, what the base says.
    expect(
      await lire('SELECT courriel, adresse, commune FROM responsable WHERE id = $1', [auteur.id]),
    ).toEqual([{ courriel: 'famille@exemple.fr', adresse: '4 rue des Tilleuls', commune: 'Lille' }]);
    const taches = await lire<{ tache: string }>(
      `SELECT t.identifier AS tache FROM graphile_worker._private_jobs p JOIN graphile_worker._private_tasks t ON t.id = p.task_id
       WHERE p.payload::text LIKE '%' || $1 || '%'`,
      [accompli?.dossierId ?? ''],
    );
    expect(taches).toContainEqual({ tache: 'accuser_enregistrement' });
    expect(await lire('SELECT 1 FROM brouillon WHERE dossier_id = $1', [accompli?.dossierId])).toEqual([]);
  });

  test('its accusé de réception is printed in the name of the service, without a hand nor a stamp', async () => {
    const s = nouvelleScene('collegePublic');
    const [accompli] = await deposer(s);
    const [lettre] = await lire<{ id: string }>(
      `SELECT id FROM courrier WHERE dossier_id = $1 AND genre = 'accuse_reception'`,
      [accompli?.dossierId],
    );
    await produireCourriers({ courrierIds: [lettre?.id ?? ''] }, LE_JOUR);
    const { texte } = await lirePdf((await lireCourrier(await parent(s), lettre?.id ?? '')).octets);
    expect(texte).toContain(
      'Le service en tête de ce courrier certifie avoir reçu le dimanche 20 septembre 2026',
    );
    expect(texte).not.toMatch(/Cachet|Signature/);
  });

  test('the draft is taken up as it was left, and only by who writes it', async () => {
    const s = nouvelleScene('collegePublic');
    const portee = await parent(s);
    const id = await remplir(portee, [s.eleveId], { 'ressources.avis.rfr': '12345' });
    expect(await ouvrirDepot(portee, [s.eleveId])).toBe(id);
    expect((await depotEnCours(portee, id))?.depart['ressources.avis.rfr']).toBe('12345');
    for (const role of ['secretariat', 'chef_etablissement', 'gestionnaire_sab'] as const) {
      const agent = await acteur(s, role, LE_JOUR);
      expect(await enPortee(agent, (tx) => tx.dossier.count({ where: { id } }))).toBe(0);
      expect(await enPortee(agent, (tx) => tx.brouillon.count({ where: { dossierId: id } }))).toBe(0);
    }
    const autre = await parent(nouvelleScene('collegePublic'));
    expect(await depotEnCours(autre, id)).toBeNull();
    await attendreRefus(envoyerDepot(autre, id), 'introuvable');
    // Nor is it a demande yet: nothing is followed.
    const suivis = await mesEnfants(portee, RENTREE);
    expect(suivis.flatMap(({ dossiers }) => dossiers).filter((d) => d.id === id)).toEqual([]);
  });

  test('a piece that lacks is sent the very same day, nobody having asked', async () => {
    const s = nouvelleScene('collegePublic');
    const [accompli] = await deposer(s);
    const portee = await parent(s);
    const { dossiers } = await depotsFaits(portee, accompli?.dossierId ?? '');
    expect(dossiers[0]?.pieces.map(({ code }) => code)).toContain('avis_impot');
    await recevoirFichiers(
      portee,
      { dossierId: accompli?.dossierId ?? '', version: accompli?.version ?? 0 },
      { code: 'avis_impot', recueLe: LE_JOUR, envoyes: [{ nom: 'avis.pdf', octets: pdfFictif(['Avis']) }] },
    );
    const apres = await depotsFaits(portee, accompli?.dossierId ?? '');
    expect(apres.dossiers[0]?.pieces.find(({ code }) => code === 'avis_impot')?.recueLe).not.toBeNull();
  });

  test('siblings of one établissement and one bourse: a single form, a demande each', async () => {
    const fratrie = FOYERS.find(
      ({ ou, responsables, famille }) =>
        !famille && responsables[0]?.sub && ou.filter((lieu) => lieu === 'collegePublic').length > 1,
    );
    if (!fratrie) throw new Error('le monde n’a pas de fratrie au collège public');
    const rangs = fratrie.ou.flatMap((lieu, rang) => (lieu === 'collegePublic' ? [rang] : []));
    const scenes = rangs.map((rang) => scene(fratrie, rang));
    const portee = await parent(scenes[0] as Scene);
    const ids = scenes.map(({ eleveId }) => eleveId);
    const accomplis = await envoyerDepot(portee, await remplir(portee, ids));
    expect(new Set(accomplis.map(({ numero }) => numero)).size).toBe(ids.length);
    for (const id of ids) expect((await dossiersDe(id)).map(({ canal }) => canal)).toEqual(['en_ligne']);
    const faits = await depotsFaits(portee, accomplis[1]?.dossierId ?? '');
    expect(faits.dossiers).toHaveLength(ids.length);
  });

  test('the tax number stays encrypted, in the draft as in each demande', async () => {
    const s = nouvelleScene('collegePublic');
    const [accompli] = await deposer(s, { 'demandeur.numeroFiscal': '1234567890123' });
    const [demande] = await lire<{ numero: Buffer; contenu: string }>(
      'SELECT numero_fiscal AS numero, contenu::text FROM demande WHERE dossier_id = $1',
      [accompli?.dossierId],
    );
    expect(demande?.numero.includes('1234567890123')).toBe(false);
    expect(demande?.contenu).not.toContain('1234567890123');
  });

  test('another person’s demande is there: this one is received behind it, without a word of the first', async () => {
    const s = nouvelleScene('collegePublic');
    const avant = { ...s };
    await saisir(avant, le('2026-09-10'), { rfr: 100 });
    await verbes.deposer(avant, le('2026-09-10'));
    await falsifier(
      `UPDATE dossier SET demandeur_id = (SELECT id FROM responsable WHERE id <> demandeur_id ORDER BY id LIMIT 1) WHERE id = '${avant.dossierId}'`,
    );
    expect((await enfantDe(s))?.obstacle).toBeNull();
    const [accompli] = await deposer(s);
    const sien = (await dossiersDe(s.eleveId)).find(({ id }) => id === accompli?.dossierId);
    expect(sien?.doubleDeId).toBe(avant.dossierId);
  });

  test('an old draft is forgotten, a fresh one kept', async () => {
    const s = nouvelleScene('collegePublic');
    const [vieux, frais] = [
      await remplir(await parent(s), [s.eleveId]),
      nouvelleScene('collegePublic'),
    ] as const;
    const garde = await remplir(await parent(frais), [frais.eleveId]);
    await falsifier(
      `UPDATE brouillon SET enregistre_le = now() - interval '1 year' WHERE dossier_id = '${vieux}'`,
    );
    await oublierLesBrouillons();
    expect(await lire('SELECT 1 FROM dossier WHERE id = $1', [vieux])).toEqual([]);
    expect(await lire('SELECT 1 FROM dossier WHERE id = $1', [garde])).toHaveLength(1);
  });
});

describe('a pupil of age who asks alone', () => {
  test('asks, follows and contests by an account of its own, and is who is written to', async () => {
    const s = scene(foyer('diallo'));
    const portee = await parent(s);
    const id = await remplir(portee, [s.eleveId], {
      'demandeur.situation': 'autonome',
      'ressources.avis.rfr': '900000',
      'precisions.autonome.chargeDePersonne': 'oui',
      'precisions.autonome.avisPropre': 'oui',
      'precisions.autonome.surAvisDUnTiers': 'non',
      'precisions.autonome.surAttestationCafDUnTiers': 'non',
      'precisions.autonome.etrangerIsole': 'oui',
      'precisions.autonome.ancienDelegataire': 'non',
    });
    expect((await depotEnCours(portee, id))?.depart['demandeur.lien']).toBe('eleve_lui_meme');
    const [accompli] = await envoyerDepot(portee, id);
    const { dossier } = await suivreDossier(portee, id);
    expect(dossier.demandes[0]?.contenu.demandeur).toMatchObject({ lien: 'eleve_lui_meme', nom: 'Diallo' });
    expect(dossier.demandeurId).toBe(portee.auteur.id);
    expect(dossier.courriers.map(({ genre, courriel }) => [genre, courriel])).toEqual([
      ['accuse_reception', 'famille@exemple.fr'],
    ]);
    const suite = { ...s, dossierId: id, version: accompli?.version ?? 0 };
    await verbes.instruire(suite, le('2026-09-25'));
    await verbes.refuser(suite, le('2026-09-28'));
    await lettresProduites(id, le('2026-09-29'));
    await verbes.notifier(suite, le('2026-09-30'));
    expect((await lireContestable(await parent(s, le('2026-10-05')), id, 'decision')).decision?.genre).toBe(
      'refus',
    );
  });

  test('refuses: a pupil whom the base does not say to ask alone', async () => {
    const s = scene(foyer('diallo'));
    await falsifier(`UPDATE lien SET lien = 'pere', legal = false WHERE eleve_id = '${s.eleveId}'`);
    expect(await enfantDe(s)).toBeUndefined();
  });
});

describe('what is refused at entry, with the way out', () => {
  test('refuses: a second demande of the same person, and leads to the first', async () => {
    const s = nouvelleScene('collegePublic');
    const [accompli] = await deposer(s);
    const enfant = await enfantDe(s);
    expect(enfant?.obstacle?.phrase).toContain(accompli?.numero);
    expect(enfant?.suite?.href).toBe(`/famille/dossiers/${accompli?.dossierId}`);
    await attendreRefus(ouvrirDepot(await parent(s), [s.eleveId]), 'impossible', accompli?.numero);
  });

  test('refuses: a demande of who accepted the étude automatique, and leads to that answer', async () => {
    const s = nouvelleScene('collegePublic');
    await poserConsentement(s);
    const enfant = await enfantDe(s);
    expect(enfant?.suite?.href).toBe('/famille/etude');
    await attendreRefus(ouvrirDepot(await parent(s), [s.eleveId]), 'impossible', 'étude automatique');
  });

  test('refuses: a collège privé, the Cned, each with where the demande is made', async () => {
    expect((await enfantDe(nouvelleScene('collegePrive')))?.obstacle?.phrase).toContain('formulaire papier');
    expect((await enfantDe(nouvelleScene('cned')))?.obstacle?.phrase).toContain('DSDEN');
  });

  test('refuses: after the closing day, and before it not', async () => {
    const s = nouvelleScene('collegePublic');
    expect((await enfantDe(s, le('2026-10-15')))?.obstacle).toBeNull();
    expect((await enfantDe(s, le('2026-10-16')))?.obstacle?.phrase).toContain('La campagne est terminée');
    await attendreRefus(ouvrirDepot(await parent(s, le('2026-10-16')), [s.eleveId]), 'impossible');
  });

  test('a pupil under temporary protection is asked for all the year; refuses: unsaid, unsaid again, elsewhere', async () => {
    const s = nouvelleScene('collegePublic');
    const apres = await parent(s, le('2027-02-10'));
    expect((await enfantDe(s, le('2026-10-15')))?.siProtege).toBe(false);
    expect((await enfantDe(s, le('2027-02-10')))?.siProtege).toBe(true);
    const prive = nouvelleScene('collegePrive');
    expect((await enfantDe(prive, le('2027-02-10')))?.siProtege).toBe(false);
    const ailleurs = await parent(prive, le('2027-02-10'));
    await attendreRefus(ouvrirDepot(ailleurs, [prive.eleveId], true), 'impossible', 'formulaire papier');
    await attendreRefus(ouvrirDepot(apres, [s.eleveId]), 'impossible', 'campagne');
    const id = await ouvrirDepot(apres, [s.eleveId], true);
    expect((await enfantDe(s, le('2027-02-10')))?.obstacle).toBeNull();
    const depot = await depotEnCours(apres, id);
    const remplie = (reponses: Record<string, string>) =>
      saisieDuFormulaire({ ...depot?.depart, ...DEMANDE_EN_LIGNE, ...reponses });
    const dite = { 'eleve.protectionTemporaire': 'oui' };
    const revision = await garderBrouillon(apres, {
      dossierId: id,
      revision: depot?.revision ?? 0,
      saisie: remplie({ 'eleve.protectionTemporaire': 'non' }),
    });
    await attendreRefus(envoyerDepot(apres, id), 'impossible', 'campagne');
    await garderBrouillon(apres, { dossierId: id, revision, saisie: remplie(dite) });
    await envoyerDepot(apres, id);
    expect(await dossiersDe(s.eleveId)).toMatchObject([{ etat: 'deposee', canal: 'en_ligne' }]);
    const [demande] = await lire(
      `SELECT contenu #>> '{eleve,protectionTemporaire}' AS dite FROM demande WHERE dossier_id = $1`,
      [id],
    );
    expect(demande).toEqual({ dite: 'true' });
  });

  test('refuses: a draft opened in time and sent too late', async () => {
    const s = nouvelleScene('collegePublic');
    const id = await remplir(await parent(s), [s.eleveId]);
    await attendreRefus(envoyerDepot(await parent(s, le('2026-10-16')), id), 'impossible', 'campagne');
    expect(await dossiersDe(s.eleveId)).toEqual([]);
  });

  test('refuses: a pupil of another family, an unknown one, two établissements on one form', async () => {
    const [ici, la] = [nouvelleScene('collegePublic'), nouvelleScene('lyceePublic')];
    await attendreRefus(ouvrirDepot(await parent(ici), [la.eleveId]), 'introuvable', 'secrétariat');
    await attendreRefus(ouvrirDepot(await parent(ici), [crypto.randomUUID()]), 'introuvable');
    const partagee = FOYERS.find(
      ({ ou, responsables, famille }) =>
        !famille && responsables[0]?.sub && ou.includes('collegePublic') && ou.includes('lyceePublic'),
    );
    if (!partagee) return;
    const [a, b] = ['collegePublic', 'lyceePublic'].map((lieu) =>
      scene(partagee, partagee.ou.indexOf(lieu as 'cned')),
    );
    await attendreRefus(
      ouvrirDepot(await parent(a as Scene), [a?.eleveId ?? '', b?.eleveId ?? '']),
      'impossible',
      'un seul établissement',
    );
  });

  test('refuses: a draft that lacks the situation or the mail, and a name that the form would change', async () => {
    const s = nouvelleScene('collegePublic');
    const portee = await parent(s);
    const sans = await remplir(portee, [s.eleveId], {
      'demandeur.situation': '',
      'demandeur.nom': 'Autrement',
    });
    await attendreRefus(envoyerDepot(portee, sans), 'impossible', 'situation familiale');
    const { revision } = (await depotEnCours(portee, sans)) ?? { revision: 0 };
    await garderBrouillon(portee, {
      dossierId: sans,
      revision,
      saisie: saisieDuFormulaire({
        ...DEMANDE_EN_LIGNE,
        'demandeur.nom': 'Autrement',
        'demandeur.lien': 'tuteur',
      }),
    });
    const [accompli] = await envoyerDepot(portee, sans);
    const [lu] = await lire<{ nom: string; lien: string }>(
      `SELECT contenu->'demandeur'->>'nom' AS nom, contenu->'demandeur'->>'lien' AS lien FROM demande WHERE dossier_id = $1`,
      [accompli?.dossierId],
    );
    expect(lu?.nom).toBe(s.foyer.responsables[0]?.nom);
    expect(lu?.lien).not.toBe('tuteur');
  });

  test('refuses: a person whom the school base links to the pupil no more', async () => {
    const s = nouvelleScene('collegePublic');
    await falsifier(`UPDATE lien SET absent_depuis = now() WHERE eleve_id = '${s.eleveId}'`);
    expect(await enfantDe(s)).toBeUndefined();
    await attendreRefus(ouvrirDepot(await parent(s), [s.eleveId]), 'introuvable', 'secrétariat');
  });

  test('refuses: the same draft sent twice at once: one demande', async () => {
    const s = nouvelleScene('collegePublic');
    const portee = await parent(s);
    const id = await remplir(portee, [s.eleveId]);
    const suites = await Promise.allSettled([envoyerDepot(portee, id), envoyerDepot(portee, id)]);
    expect(suites.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await dossiersDe(s.eleveId)).toHaveLength(1);
  });

  test('refuses: a family that changes its name in the base, or the address of another', async () => {
    const s = nouvelleScene('collegePublic');
    const portee = await parent(s);
    const moi = portee.auteur.id ?? '';
    const nommer = (nom: string) =>
      enPortee(portee, (tx) => tx.responsable.updateMany({ where: { id: moi }, data: { nom } }));
    await expect(nommer('Autrement')).rejects.toThrow();
    const demenager = await enPortee(portee, (tx) =>
      tx.responsable.updateMany({ where: { id: { not: moi } }, data: { adresse: '1 rue de Nulle part' } }),
    );
    expect(demenager.count).toBe(0);
  });

  test('refuses: a family that writes a draft of another name, channel or pupil, whatever the code says', async () => {
    const [s, autre] = [nouvelleScene('collegePublic'), nouvelleScene('collegePublic')];
    const portee = await parent(s);
    await attendreRefus(ouvrirBrouillon(portee, { eleveId: autre.eleveId, annee: RENTREE }), 'introuvable');
    const id = await ouvrirDepot(portee, [s.eleveId]);
    const copier = (change: string) =>
      enPortee(portee, (tx) =>
        tx.$executeRawUnsafe(
          `INSERT INTO dossier (id, numero, rentree, eleve_id, uai, academie_code, departement_code, scolarite_id, branche, canal, etat, demandeur_id)
             SELECT gen_random_uuid(), numero || 'B', rentree, ${change.includes('eleve_id') ? `'${autre.eleveId}'::uuid` : 'eleve_id'}, uai, academie_code,
               departement_code, scolarite_id, branche, ${change === 'canal' ? `'papier'` : 'canal'}, ${change === 'etat' ? `'deposee'` : 'etat'},
               demandeur_id FROM dossier WHERE id = '${id}'`,
        ),
      );
    for (const change of ['eleve_id', 'canal', 'etat']) await expect(copier(change)).rejects.toThrow();
  });
});
