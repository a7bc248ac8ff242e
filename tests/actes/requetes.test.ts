/** A requête before the tribunal: sent on to the recteur, ended once, and its annulment carried out. */
import { describe, expect, test } from 'vitest';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { accomplir, type Ordre } from '#lib/dossier/porte.ts';
import type { Role } from '#lib/droit/competence.ts';
import { accomplirAvecFichiers } from '#lib/piece/actes.ts';
import { fichiersDesRequetes, lireFichier } from '#lib/piece/queries.ts';
import { maintenirRefus } from '#lib/recours/actes.ts';
import { recueilDuRecours } from '#lib/recours/queries.ts';
import { cloreRequete, deposerMemoire, executerAnnulation, transmettreRequete } from '#lib/requete/actes.ts';
import { projetDeMemoire } from '#lib/requete/queries.ts';
import { enPortee } from '#lib/technique/portee.ts';
import { agentDeLAcademie } from '#monde/agents.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { pdfFictif } from '#monde/numerisations.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { lirePdf } from '#tests/contrats/lire-pdf.ts';
import { agent } from './appui/perimetre.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { refusDe } from './appui/refus.ts';

const SENS = 'Le tribunal annule le refus : les ressources ont été mal comptées.';
const LE_JUGEMENT = le('2027-02-01');

const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });
const requeteDe = async ({ dossierId }: Scene) =>
  (
    await lire(
      `SELECT tribunal, numero, recue_le::text AS recue, transmise_le::text AS transmise, issue::text, jugee_le::text AS jugee
       FROM requete WHERE dossier_id = $1`,
      [dossierId],
    )
  )[0];

async function faire(
  s: Scene,
  role: Role,
  ordre: Parameters<typeof accomplir>[1],
  jour = LE_JUGEMENT,
): Promise<void> {
  const { version } = await accomplir(await acteur(s, role, jour), ordre);
  s.version = version;
}

describe('a requête (C. IV.B)', () => {
  test('of a collège public: the chef sends it on to the recteur, the court is that of where the chef decides', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const requete = { recueLe: le('2026-11-02'), numero: '2610042', reponseAvant: le('2027-01-04') };
    await faire(s, 'chef_etablissement', transmettreRequete(cible(s), requete), le('2026-11-04'));
    expect(await requeteDe(s)).toEqual({
      tribunal: 'tribunal administratif de Lille',
      numero: '2610042',
      recue: '2026-11-02',
      transmise: '2026-11-04',
      issue: null,
      jugee: null,
    });
    const [dossier] = await lire('SELECT etat, drapeaux FROM dossier WHERE id = $1', [s.dossierId]);
    expect(dossier).toEqual({ etat: 'notifiee', drapeaux: ['requete'] });
  });

  test('of the CNED: the court of the service that the circulaire names, not that of the pupil', async () => {
    const s = await dossierA('notifiee', 'cned');
    await verbes.transmettreRequete(s, le('2026-11-02'));
    expect((await requeteDe(s))?.tribunal).toBe('tribunal administratif de Rennes');
  });

  test('rejected: the decision stays, the flag goes', async () => {
    const s = await dossierA('devant_le_juge', 'lycee_public');
    const jugement = { jugeeLe: LE_JUGEMENT, motivation: SENS };
    await faire(s, 'responsable_sab', cloreRequete(cible(s), 'rejetee', jugement));
    expect(await requeteDe(s)).toMatchObject({ issue: 'rejetee', jugee: '2027-02-01' });
    const [dossier] = await lire('SELECT etat, drapeaux FROM dossier WHERE id = $1', [s.dossierId]);
    expect(dossier).toEqual({ etat: 'notifiee', drapeaux: [] });
  });

  test('annulled: the demande is examined again, and the new decision takes the place of the first', async () => {
    const s = await dossierA('devant_le_juge', 'college_public');
    await faire(
      s,
      'responsable_sab',
      executerAnnulation(cible(s), { jugeeLe: LE_JUGEMENT, motivation: SENS }),
    );
    expect(await requeteDe(s)).toMatchObject({ issue: 'annulee', jugee: '2027-02-01' });
    const [rouvert] = await lire('SELECT etat FROM dossier WHERE id = $1', [s.dossierId]);
    expect(rouvert).toEqual({ etat: 'en_instruction' });
    await verbes.attribuer(s, le('2027-02-03'));
    const decisions = await lire(
      'SELECT rang, genre::text, remplace_id IS NOT NULL AS remplace FROM decision WHERE dossier_id = $1 ORDER BY rang',
      [s.dossierId],
    );
    expect(decisions).toEqual([
      { rang: 1, genre: 'attribution', remplace: false },
      { rang: 2, genre: 'attribution', remplace: true },
    ]);
  });
});

describe('what is scanned of a requête', () => {
  const envoyer = async (
    s: Scene,
    role: Role,
    nom: string,
    ordre: (fichiers: Parameters<Parameters<typeof accomplirAvecFichiers>[2]>[0]) => Ordre,
    leJour = LE_JUGEMENT,
  ) => {
    const portee = await acteur(s, role, leJour);
    const { version } = await accomplirAvecFichiers(portee, [{ nom, octets: pdfFictif([nom]) }], ordre);
    s.version = version;
  };

  test('is kept with its act, read by who reads the pieces, and never by the family', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const requete = { recueLe: le('2026-11-02'), numero: null, reponseAvant: null };
    await envoyer(
      s,
      'responsable_sab',
      'requete.pdf',
      (joints) => transmettreRequete(cible(s), requete, joints),
      le('2026-11-04'),
    );
    await envoyer(
      s,
      'responsable_sab',
      'memoire.pdf',
      (joints) => deposerMemoire(cible(s), le('2026-12-01'), 'decision', joints),
      le('2026-12-02'),
    );
    await envoyer(s, 'responsable_sab', 'jugement.pdf', (fichiers) =>
      cloreRequete(cible(s), 'rejetee', { jugeeLe: LE_JUGEMENT, motivation: SENS, fichiers }),
    );
    const sab = await acteur(s, 'responsable_sab', LE_JUGEMENT);
    const { fichiersDeRequetes } = await consulterDossier(sab, s.dossierId, { onglet: 'recours' });
    expect(fichiersDeRequetes.map(({ nom, natureDeRequete }) => [nom, natureDeRequete])).toEqual([
      ['requete.pdf', 'requete'],
      ['memoire.pdf', 'memoire'],
      ['jugement.pdf', 'jugement'],
    ]);
    const lu = fichiersDeRequetes[0]?.id ?? '';
    expect((await lireFichier(sab, lu)).nom).toBe('requete.pdf');
    expect(
      await lire(
        'SELECT objet, precision, lecteur_id FROM lecture_sensible WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1',
        [s.dossierId],
      ),
    ).toEqual([{ objet: 'piece', precision: 'requête', lecteur_id: sab.auteur.id }]);
    expect(await enPortee(sab, (tx) => fichiersDesRequetes(tx, s.dossierId))).toHaveLength(3);
    const ailleurs = await agent(agentDeLAcademie('16', 'responsable_sab'), LE_JUGEMENT);
    for (const portee of [
      await acteur(s, 'famille', LE_JUGEMENT),
      ailleurs,
      await acteur(s, 'agent_comptable', LE_JUGEMENT),
    ]) {
      expect(await refusDe(lireFichier(portee, lu))).toMatchObject({ code: 'introuvable' });
      expect(await enPortee(portee, (tx) => fichiersDesRequetes(tx, s.dossierId))).toEqual([]);
    }
    const { texte } = await lirePdf((await recueilDuRecours(sab, s.dossierId)).octets);
    for (const dit of [
      'Requête numérisée : requete.pdf',
      'Mémoire numérisé : memoire.pdf',
      'Jugement numérisé : jugement.pdf',
    ])
      expect(texte).toContain(dit);
    await expect(lire('DELETE FROM requete WHERE dossier_id = $1', [s.dossierId])).rejects.toThrow();
  });

  test('refuses: what is no document, and then nothing is recorded', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const portee = await acteur(s, 'responsable_sab', LE_JUGEMENT);
    const requete = { recueLe: le('2026-11-02'), numero: null, reponseAvant: null };
    expect(
      await refusDe(
        accomplirAvecFichiers(
          portee,
          [{ nom: 'requete.pdf', octets: new TextEncoder().encode('MZ') }],
          (joints) => transmettreRequete(cible(s), requete, joints),
        ),
      ),
    ).toMatchObject({ code: 'impossible' });
    expect(await requeteDe(s)).toBeUndefined();
  });
});

describe('the State answers the court', () => {
  const SERVICE = le('2026-11-20');
  const echeance = async ({ dossierId }: Scene) =>
    (
      await lire<{ le: string | null }>('SELECT echeance_le::text AS le FROM dossier WHERE id = $1', [
        dossierId,
      ])
    )[0]?.le;

  async function requeteAttendue(): Promise<Scene> {
    const s = await dossierA('refus_conteste', 'lycee_public');
    await faire(s, 'delegue_recteur', maintenirRefus(cible(s), SENS), le('2026-10-28'));
    await lettresProduites(s.dossierId, le('2026-10-28'));
    await verbes.notifier(s, le('2026-10-29'));
    const requete = { recueLe: le('2026-11-16'), numero: '2610042', reponseAvant: le('2027-01-18') };
    await faire(s, 'responsable_sab', transmettreRequete(cible(s), requete), le('2026-11-17'));
    return s;
  }

  test('the draft tells the case from the dossier, and produces its pieces at their pages', async () => {
    const s = await requeteAttendue();
    const { octets, nom } = await projetDeMemoire(await acteur(s, 'responsable_sab', SERVICE), s.dossierId);
    expect(nom).toMatch(/^memoire-.+\.pdf$/);
    const texte = (await lirePdf(octets)).texte.replaceAll(/\s+/g, ' ');
    for (const dit of [
      'Projet de mémoire en défense',
      'le tribunal administratif de Lille',
      '2610042',
      'lundi 18 janvier 2027',
      'le recteur de l’académie de Lille, qui représente l’État',
      'Faits et procédure',
      'Un recours préalable obligatoire a été formé le mardi 20 octobre 2026',
      'Les motifs de la décision',
      'Réponse aux moyens de la requête',
      'conclut à ce qu’il plaise au tribunal de rejeter la requête',
    ])
      expect(texte).toContain(dit);
    const lectures = await lire<{ objet: string }>(
      `SELECT objet FROM lecture_sensible WHERE dossier_id = $1 AND precision = 'projet de mémoire en défense' ORDER BY objet`,
      [s.dossierId],
    );
    expect(lectures.map(({ objet }) => objet)).toEqual(['piece', 'revenus']);
  });

  test('its deadline is watched until the answer is lodged, on a day written once', async () => {
    const s = await requeteAttendue();
    expect(await echeance(s)).toBe('2027-01-18');
    await faire(s, 'responsable_sab', deposerMemoire(cible(s), le('2026-12-10')), le('2026-12-11'));
    const [requete] = await lire(
      'SELECT memoire_le::text AS le, memoire_par IS NOT NULL AS par, issue FROM requete WHERE dossier_id = $1',
      [s.dossierId],
    );
    expect(requete).toEqual({ le: '2026-12-10', par: true, issue: null });
    expect(await echeance(s)).not.toBe('2027-01-18');
    await expect(
      lire("UPDATE requete SET memoire_le = '2026-12-11' WHERE dossier_id = $1", [s.dossierId]),
    ).rejects.toThrow(/s’écrit une fois/);
    const deux = deposerMemoire(cible(s), le('2026-12-12'));
    expect(
      await refusDe(accomplir(await acteur(s, 'responsable_sab', le('2026-12-12')), deux)),
    ).toMatchObject({ message: expect.stringMatching(/^Un mémoire en défense est déjà déposé/) });
    // The judge may still end the requête.
    const jugement = { jugeeLe: LE_JUGEMENT, motivation: SENS };
    await faire(s, 'responsable_sab', cloreRequete(cible(s), 'rejetee', jugement));
  });

  test('refuses: a mémoire before its requête or to come, without a requête, by the chef', async () => {
    const s = await requeteAttendue();
    const service = await acteur(s, 'responsable_sab', SERVICE);
    for (const [jour, dit] of [
      ['2026-11-15', /ne peut pas précéder la requête/],
      ['2026-11-21', /dans le futur/],
    ] as const)
      expect(await refusDe(accomplir(service, deposerMemoire(cible(s), le(jour))))).toMatchObject({
        message: expect.stringMatching(dit),
      });
    const college = await dossierA('devant_le_juge', 'college_public');
    const chef = await acteur(college, 'chef_etablissement', SERVICE);
    expect(await refusDe(accomplir(chef, deposerMemoire(cible(college), SERVICE)))).toMatchObject({
      code: 'interdit',
    });
    expect(await refusDe(projetDeMemoire(chef, college.dossierId))).toMatchObject({ code: 'interdit' });
    for (const role of ['secretariat', 'famille'] as const)
      expect(await refusDe(projetDeMemoire(await acteur(s, role, SERVICE), s.dossierId))).toMatchObject({
        code: 'introuvable',
      });
    const sans = await dossierA('notifiee', 'lycee_public');
    const refus = await refusDe(
      projetDeMemoire(await acteur(sans, 'responsable_sab', SERVICE), sans.dossierId),
    );
    expect(refus).toMatchObject({ code: 'impossible', message: expect.stringMatching(/^Aucune requête/) });
  });
});

describe('refuses', () => {
  test('a requête received tomorrow, a judgement before it or to come, one without a word of its sense', async () => {
    const s = await dossierA('devant_le_juge', 'lycee_public');
    const service = await acteur(s, 'responsable_sab', LE_JUGEMENT);
    const tenter = (ordre: Parameters<typeof accomplir>[1]) => refusDe(accomplir(service, ordre));
    const requete = { recueLe: le('2027-02-02'), numero: null, reponseAvant: null };
    expect(await tenter(transmettreRequete(cible(s), requete))).toMatchObject({
      message: expect.stringContaining('dans le futur'),
    });
    for (const [jugeeLe, motivation, dit] of [
      ['2026-11-01', SENS, /ne peut pas précéder la requête/],
      ['2027-02-02', SENS, /dans le futur/],
      ['2027-02-01', 'court', /Écrivez la raison/],
    ] as const)
      expect(
        await tenter(cloreRequete(cible(s), 'rejetee', { jugeeLe: le(jugeeLe), motivation })),
      ).toMatchObject({ message: expect.stringMatching(dit) });
  });

  test('an end to what no court holds, and a second one', async () => {
    const sans = await dossierA('notifiee', 'lycee_public');
    const jugement = { jugeeLe: LE_JUGEMENT, motivation: SENS };
    const service = await acteur(sans, 'responsable_sab', LE_JUGEMENT);
    expect(await refusDe(accomplir(service, cloreRequete(cible(sans), 'non_lieu', jugement)))).toMatchObject({
      message: expect.stringContaining('Aucune requête n’est en attente'),
    });
    const s = await dossierA('devant_le_juge', 'lycee_public');
    await faire(s, 'responsable_sab', cloreRequete(cible(s), 'desistement', jugement));
    expect(
      await refusDe(
        accomplir(await acteur(s, 'responsable_sab', LE_JUGEMENT), executerAnnulation(cible(s), jugement)),
      ),
    ).toMatchObject({ code: 'impossible' });
    await expect(
      lire(`UPDATE requete SET issue = 'annulee' WHERE dossier_id = $1`, [s.dossierId]),
    ).rejects.toThrow(/sa fin s’écrit, une fois/);
  });

  test('the chef of a collège ends nothing: the recteur represents the State', async () => {
    const s = await dossierA('devant_le_juge', 'college_public');
    const chef = await acteur(s, 'chef_etablissement', LE_JUGEMENT);
    const jugement = { jugeeLe: LE_JUGEMENT, motivation: SENS };
    expect(await refusDe(accomplir(chef, cloreRequete(cible(s), 'rejetee', jugement)))).toMatchObject({
      code: 'interdit',
    });
    expect(await refusDe(accomplir(chef, executerAnnulation(cible(s), jugement)))).toMatchObject({
      code: 'interdit',
    });
  });
});
