import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { cleDeFichier, stockage } from '#lib/connecteurs/stockage.ts';
import { relancer } from '#lib/courrier/actes.ts';
import { lireCourrier } from '#lib/courrier/queries.ts';
import { notifierDecisions, produireCourriers } from '#lib/courrier/taches.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';
import { foyer } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, scene, verbes } from '#monde/scene.ts';
import { lirePdf } from '#tests/contrats/lire-pdf.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const arrivee = le('2026-09-10');
const decideeLe = le('2026-09-16');
const systeme = porteeSysteme(decideeLe);

async function instruit(s: Scene, rfr?: number): Promise<Scene> {
  await saisir(s, arrivee, { rfr });
  await verbes.deposer(s, arrivee);
  await verbes.instruire(s, le('2026-09-14'));
  return s;
}

const lettres = ({ dossierId }: Scene) =>
  enPortee(systeme, (tx) =>
    tx.courrier.findMany({
      where: { dossierId },
      orderBy: { reference: 'asc' },
      include: { decision: true },
    }),
  );

const lettre = async (s: Scene, genre: string) => {
  const trouvee = (await lettres(s)).find((vue) => vue.genre === genre);
  if (!trouvee) throw new Error(`aucune lettre « ${genre} »`);
  return trouvee;
};

/** Produces the letter of a kind and reads its PDF as an agent of the SAB or the chef would open it. */
async function lireLettre(s: Scene, genre: string) {
  const { id } = await lettre(s, genre);
  await produireCourriers({ courrierIds: [id] }, decideeLe);
  const agent = await acteur(
    s,
    s.branche === 'college_public' ? 'chef_etablissement' : 'responsable_sab',
    decideeLe,
  );
  return lirePdf((await lireCourrier(agent, id)).octets);
}

/** Jobs of a kind that name a letter or a dossier. */
const tachesDe = async (nom: keyof Taches, id: string): Promise<number> =>
  (
    await lire(
      `SELECT 1 FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = $1 AND j.payload::text LIKE '%' || $2 || '%'`,
      [nom, id],
    )
  ).length;

const dossierDe = ({ dossierId }: Scene) =>
  enPortee(systeme, (tx) => tx.dossier.findUniqueOrThrow({ where: { id: dossierId } }));

describe('a letter told by an act', () => {
  test('attribution of a collège public: the chef signs, figures and remedies are those of the dossier', async () => {
    const s = await instruit(scene(foyer('martin')));
    await verbes.attribuer(s, decideeLe);
    const { texte, langue, pdfUa } = await lireLettre(s, 'attribution');
    expect(langue).toBe('fr-FR');
    expect(pdfUa).toBe('1');
    expect(texte).toContain('Mme Julie Martin');
    expect(texte).toContain('Collège Les Tilleuls');
    expect(texte).toMatch(/11 800 €/);
    expect(texte).toMatch(/Au nom de l’État,.*Hervé Lemaire/);
    expect(texte).toContain('tribunal administratif de Lille');
    expect(texte).not.toContain('par délégation');
  });

  test('attribution of a lycée: the service académique signs by delegation of the recteur', async () => {
    const s = await instruit(scene(foyer('durand')));
    await verbes.attribuer(s, decideeLe);
    const { texte } = await lireLettre(s, 'attribution');
    expect(texte).toContain('Au nom de l’État, pour le recteur de l’académie de Lille et par délégation');
    expect(texte).toContain('Service académique des bourses de l’académie de Lille');
    expect(texte).toContain('Recours préalable obligatoire');
  });

  test('refusal: the income, the ceiling it exceeds, and the article', async () => {
    const s = await instruit(nouvelleScene('collegePublic'), 900_000);
    await verbes.refuser(s, decideeLe);
    const { texte } = await lireLettre(s, 'refus');
    expect(texte).toContain('vous est refusée');
    expect(texte).toMatch(/900 000 €/);
    expect(texte).toContain('annexe 6 ; D. 531-5');
    expect(texte).not.toMatch(/annexe 7|D. 531-20/);
  });

  test('refusal of an incomplete dossier: names the pieces, and claims no algorithm', async () => {
    const s = await instruit(nouvelleScene('collegePublic'), 100);
    await verbes.demanderPieces(s, le('2026-09-15'));
    await lireLettre(s, 'demande_incomplete');
    await verbes.daterReception(s, le('2026-09-21'));
    await verbes.refuserIncompletude(s, le('2026-10-20'));
    const { texte } = await lireLettre(s, 'refus');
    expect(texte).toContain('n’ont pas toutes été reçues dans les quinze jours');
    expect(texte).not.toContain('Traitement algorithmique');
  });

  test('accusé de réception: certified by the agent who recorded the form', async () => {
    const s = await instruit(nouvelleScene('lyceePublic'));
    const { texte } = await lireLettre(s, 'accuse_reception');
    expect(texte).toContain('certifie avoir reçu le jeudi 10 septembre 2026');
    expect(texte).toContain('Odile Caron');
  });

  // Annexe 5: the établissement certifies, its secretariat for the chef; the service that will decide is named apart.
  test('accusé de réception of a lycée: its own heading, par ordre, the stamp, the service in charge apart', async () => {
    const s = await instruit(nouvelleScene('lyceePublic'));
    const { texte } = await lireLettre(s, 'accuse_reception');
    const { etablissement } = await enPortee(systeme, (tx) =>
      tx.dossier.findUniqueOrThrow({ where: { id: s.dossierId }, include: { etablissement: true } }),
    );
    expect(
      texte.startsWith(`MINISTÈRE DE L’ÉDUCATION NATIONALE Académie de Lille ${etablissement.nom}`),
    ).toBe(true);
    expect(texte).toContain(`${etablissement.commune}, le 10 septembre 2026`);
    expect(texte).toContain('Pour le chef d’établissement et par ordre');
    expect(texte).toContain('Cachet de l’établissement');
    expect(texte).toContain('Service chargé de votre demande : Service académique des bourses');
    expect(texte).not.toContain('Pièces qui manquent');
  });

  test('accusé de réception: names the pieces that the form asks for and that did not come with it', async () => {
    const s = nouvelleScene('collegePublic');
    await saisir(s, arrivee, { sansAvis: true });
    await verbes.deposer(s, arrivee);
    const { texte } = await lireLettre(s, 'accuse_reception');
    expect(texte).toMatch(/Pièces qui manquent déjà – Avis d’impôt/);
  });

  test('demande incomplète: the pieces of the act, and the day of sending dates the demand', async () => {
    const s = await instruit(nouvelleScene('collegePublic'));
    await verbes.demanderPieces(s, le('2026-09-15'), ['attestation_caf']);
    const { texte } = await lireLettre(s, 'demande_incomplete');
    expect(texte).toMatch(/attestation/i);
    expect(texte).toContain('quinze jours');
    const demande = await enPortee(systeme, (tx) =>
      tx.demandeDePieces.findFirstOrThrow({ where: { dossierId: s.dossierId } }),
    );
    expect(demande.envoyeeLe?.toISOString().slice(0, 10)).toBe('2026-09-16');
  });

  test('late demande of a collège privé: irrecevabilité, with the reason of its lateness', async () => {
    const s = nouvelleScene('collegePrive');
    await saisir(s, le('2026-11-04'));
    await verbes.deposer(s, le('2026-11-04'));
    await verbes.declarerIrrecevable(s, le('2026-11-05'));
    const { texte } = await lireLettre(s, 'irrecevabilite');
    expect(texte).toContain('est irrecevable');
    expect(texte).toContain('après la clôture de la campagne');
  });
});

describe('a letter exists once', () => {
  test('producing it again changes nothing and asks for no other notification', async () => {
    const s = await instruit(nouvelleScene('collegePublic'), 100);
    await verbes.attribuer(s, decideeLe);
    const { id, cle } = await lettre(s, 'attribution');
    expect(cle).toBeNull();
    await produireCourriers({ courrierIds: [id] }, decideeLe);
    const produite = await lettre(s, 'attribution');
    await Promise.all([1, 2, 3].map(() => produireCourriers({ courrierIds: [id] }, decideeLe)));
    expect(await lettre(s, 'attribution')).toEqual(produite);
    expect(await tachesDe('notifier_decisions', s.dossierId)).toBe(1);
    expect(await tachesDe('envoyer_courriels', id)).toBe(1);
  });

  test('two workers on the same letters make each of them once', async () => {
    const scenes = [
      nouvelleScene('collegePublic'),
      nouvelleScene('collegePublic'),
      nouvelleScene('collegePublic'),
    ];
    for (const s of scenes) await instruit(s, 100);
    const ids = (await Promise.all(scenes.map((s) => lettre(s, 'accuse_reception')))).map(({ id }) => id);
    await Promise.all([...ids, ...ids].map((courrierId) => produireCourriers({ courrierIds: [courrierId] })));
    for (const s of scenes) expect((await lettre(s, 'accuse_reception')).etat).toBe('produit');
    for (const id of ids) expect(await tachesDe('envoyer_courriels', id)).toBe(1);
  });

  test('a lot of letters is followed by one job for its notifications and one for its mails', async () => {
    const scenes = [nouvelleScene('collegePublic'), nouvelleScene('lyceePublic')];
    for (const s of scenes) await instruit(s, 100);
    for (const s of scenes) await verbes.attribuer(s, decideeLe);
    const courrierIds = (await Promise.all(scenes.map(lettres))).flat().map(({ id }) => id);
    const avant = (await lire('SELECT id FROM graphile_worker._private_jobs')).length;
    await produireCourriers({ courrierIds }, decideeLe);
    expect(await lire('SELECT id FROM graphile_worker._private_jobs')).toHaveLength(avant + 2);
    for (const { dossierId } of scenes) expect(await tachesDe('notifier_decisions', dossierId)).toBe(1);
    for (const id of courrierIds) expect(await tachesDe('envoyer_courriels', id)).toBe(1);
  });

  test('made again under another address after a kill, it is another file: a row names its own bytes', async () => {
    const s = await instruit(nouvelleScene('collegePublic'), 100);
    const { id } = await lettre(s, 'accuse_reception');
    await produireCourriers({ courrierIds: [id] }, decideeLe);
    const avant = await lettre(s, 'accuse_reception');
    await falsifier(`UPDATE courrier SET etat = 'a_produire', cle = NULL WHERE id = '${id}'`);
    await enPortee(systeme, (tx) =>
      tx.responsable.updateMany({
        where: { dossiers: { some: { id: s.dossierId } } },
        data: { adresse: '1 rue d’Ailleurs' },
      }),
    );
    await produireCourriers({ courrierIds: [id] }, decideeLe);
    const apres = await lettre(s, 'accuse_reception');
    expect(apres.cle).not.toBe(avant.cle);
    for (const { cle, empreinte } of [avant, apres]) {
      const octets = await stockage().lire(cleDeFichier(cle ?? ''));
      expect(createHash('sha256').update(octets).digest('hex')).toBe(
        Buffer.from(empreinte ?? []).toString('hex'),
      );
    }
  });

  test('a decision is notified once, however often its job runs', async () => {
    const s = await instruit(nouvelleScene('collegePublic'), 100);
    await verbes.attribuer(s, decideeLe);
    await produireCourriers({ courrierIds: [(await lettre(s, 'attribution')).id] }, decideeLe);
    await Promise.all([1, 2, 3].map(() => notifierDecisions({ dossierIds: [s.dossierId] }, decideeLe)));
    await notifierDecisions({ dossierIds: [s.dossierId] }, decideeLe);
    const notifications = await enPortee(systeme, (tx) =>
      tx.notification.count({ where: { decision: { dossierId: s.dossierId } } }),
    );
    expect(notifications).toBe(1);
    expect((await dossierDe(s)).etat).toBe('notifiee');
  });

  test('an irrecevabilité is notified once too, though its state does not change', async () => {
    const s = nouvelleScene('lyceePublic');
    await saisir(s, le('2026-11-04'));
    await verbes.deposer(s, le('2026-11-04'));
    await verbes.declarerIrrecevable(s, le('2026-11-05'));
    await produireCourriers({ courrierIds: [(await lettre(s, 'irrecevabilite')).id] }, le('2026-11-05'));
    await notifierDecisions({ dossierIds: [s.dossierId] }, le('2026-11-05'));
    const { version } = await dossierDe(s);
    await notifierDecisions({ dossierIds: [s.dossierId] }, le('2026-11-05'));
    expect((await dossierDe(s)).version).toBe(version);
  });

  test('refuses: a demande abandoned before its notification is not notified', async () => {
    const s = await instruit(nouvelleScene('collegePublic'), 100);
    await verbes.attribuer(s, decideeLe);
    await produireCourriers({ courrierIds: [(await lettre(s, 'attribution')).id] }, decideeLe);
    await verbes.seDesister(s, decideeLe);
    await notifierDecisions({ dossierIds: [s.dossierId] }, decideeLe);
    expect((await dossierDe(s)).etat).toBe('desistee');
  });

  test('refuses: a decision is not notified while its letter is not made', async () => {
    const s = await instruit(nouvelleScene('collegePublic'), 100);
    await verbes.attribuer(s, decideeLe);
    await attendreRefus(notifierDecisions({ dossierIds: [s.dossierId] }, decideeLe), 'impossible');
  });

  test('refuses: one decision of a lot, and notifies the others all the same', async () => {
    const [sansLettre, prete] = [nouvelleScene('collegePublic'), nouvelleScene('collegePublic')];
    for (const s of [sansLettre, prete]) {
      await instruit(s, 100);
      await verbes.attribuer(s, decideeLe);
    }
    await produireCourriers({ courrierIds: [(await lettre(prete, 'attribution')).id] }, decideeLe);
    const dossierIds = [sansLettre.dossierId, prete.dossierId];
    await attendreRefus(notifierDecisions({ dossierIds }, decideeLe), 'impossible');
    expect((await dossierDe(sansLettre)).etat).toBe('decidee');
    expect((await dossierDe(prete)).etat).toBe('notifiee');
  });
});

describe('a letter that cannot leave', () => {
  const TIBETAIN = 'བཀྲ་ཤིས';
  const renommer = (s: Scene, prenom: string) =>
    enPortee(systeme, (tx) =>
      tx.responsable.updateMany({ where: { dossiers: { some: { id: s.dossierId } } }, data: { prenom } }),
    );

  async function avecNomSansGlyphe(): Promise<Scene> {
    const s = await instruit(nouvelleScene('collegePublic'), 100);
    await renommer(s, TIBETAIN);
    return s;
  }

  test('is set aside with its cause, and the others leave', async () => {
    const fautive = await avecNomSansGlyphe();
    const saine = await instruit(nouvelleScene('collegePublic'), 100);
    const lot = await Promise.all([fautive, saine].map((s) => lettre(s, 'accuse_reception')));
    await produireCourriers({ courrierIds: lot.map(({ id }) => id) });
    const miseDeCote = await lettre(fautive, 'accuse_reception');
    expect(miseDeCote.etat).toBe('mis_de_cote');
    expect(miseDeCote.cause).toContain('destinataire');
    expect(miseDeCote.cle).toBeNull();
    expect(await tachesDe('envoyer_courriels', miseDeCote.id)).toBe(0);
    expect((await lettre(saine, 'accuse_reception')).etat).toBe('produit');
  });

  test('is set aside when its decision cannot be read, and the others of its lot leave', async () => {
    const [illisible, saine] = [nouvelleScene('collegePublic'), nouvelleScene('collegePublic')];
    for (const s of [illisible, saine]) {
      await instruit(s, 100);
      await verbes.attribuer(s, decideeLe);
    }
    await falsifier(`UPDATE decision SET trace = '[1]' WHERE dossier_id = '${illisible.dossierId}'`);
    const lot = await Promise.all([illisible, saine].map((s) => lettre(s, 'attribution')));
    await produireCourriers({ courrierIds: lot.map(({ id }) => id) }, decideeLe);
    const miseDeCote = await lettre(illisible, 'attribution');
    expect(miseDeCote.etat).toBe('mis_de_cote');
    expect(miseDeCote.cause).toContain('administrateur');
    expect(await tachesDe('notifier_decisions', illisible.dossierId)).toBe(0);
    expect((await lettre(saine, 'attribution')).etat).toBe('produit');
  });

  test('flags its dossier, and the next act keeps the flag', async () => {
    const s = await avecNomSansGlyphe();
    await produireCourriers({ courrierIds: [(await lettre(s, 'accuse_reception')).id] }, decideeLe);
    expect((await dossierDe(s)).drapeaux).toContain('courrier_mis_de_cote');
    await verbes.demanderPieces(s, le('2026-09-15'));
    expect((await dossierDe(s)).drapeaux).toContain('courrier_mis_de_cote');
  });

  test('leaves once its cause is corrected and an agent gives it back', async () => {
    const s = await avecNomSansGlyphe();
    const { id } = await lettre(s, 'accuse_reception');
    await produireCourriers({ courrierIds: [id] }, decideeLe);
    await renommer(s, 'Tashi');
    await relancer(await acteur(s, 'secretariat', decideeLe), id);
    expect((await dossierDe(s)).drapeaux).not.toContain('courrier_mis_de_cote');
    await produireCourriers({ courrierIds: [id] }, decideeLe);
    expect((await lettre(s, 'accuse_reception')).etat).toBe('produit');
  });

  test('refuses: an agent of another académie neither sees it nor gives it back', async () => {
    const s = await avecNomSansGlyphe();
    const { id } = await lettre(s, 'accuse_reception');
    await produireCourriers({ courrierIds: [id] }, decideeLe);
    const ailleurs = await acteur(nouvelleScene('lyceeToulouse'), 'responsable_sab', decideeLe);
    await attendreRefus(relancer(ailleurs, id), 'introuvable');
    await attendreRefus(lireCourrier(ailleurs, id), 'introuvable');
  });

  test('refuses: the agent comptable, to whom no letter exists, does not give them back', async () => {
    const s = await avecNomSansGlyphe();
    const { id } = await lettre(s, 'accuse_reception');
    await produireCourriers({ courrierIds: [id] }, decideeLe);
    await attendreRefus(relancer(await acteur(s, 'agent_comptable', decideeLe), id), 'introuvable');
    expect((await lettre(s, 'accuse_reception')).etat).toBe('mis_de_cote');
  });

  test('refuses: the family, to which it is addressed, does not give it back', async () => {
    const s = await avecNomSansGlyphe();
    const { id } = await lettre(s, 'accuse_reception');
    await produireCourriers({ courrierIds: [id] }, decideeLe);
    await attendreRefus(relancer(await acteur(s, 'famille', decideeLe), id), 'interdit');
    expect((await lettre(s, 'accuse_reception')).etat).toBe('mis_de_cote');
  });

  test('refuses: a letter not made is not served', async () => {
    const s = await instruit(nouvelleScene('collegePublic'), 100);
    await verbes.attribuer(s, decideeLe);
    const { id } = await lettre(s, 'attribution');
    const chef = await acteur(s, 'chef_etablissement', decideeLe);
    for (const demande of [id, 'attribution', ''])
      await attendreRefus(lireCourrier(chef, demande), 'introuvable');
  });
});
