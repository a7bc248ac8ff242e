/** Families that may have a right and have asked for nothing: told with reasons, to their établissement alone, and each call noted. */
import { beforeAll, describe, expect, test } from 'vitest';
import { apportsDesMoyens, elevesJoints } from '#lib/apport/queries.ts';
import { ApportDemandeSchema, adresseDeLApport } from '#lib/apport/schema.ts';
import type { RaisonDuRadar } from '#lib/droit/echeances/radar.ts';
import { ecarterDuRadar, noterUnContact, reglerUneDonnee, remettreAuRadar } from '#lib/radar/actes.ts';
import { direMoyen } from '#lib/radar/faits.ts';
import {
  familleDuRadar,
  formulairePrepare,
  radarDeLEtablissement,
  reglagesDesDonnees,
} from '#lib/radar/queries.ts';
import { ContactSchema } from '#lib/radar/schema.ts';
import { relancerFamilles } from '#lib/relance/actes.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { lirePdf } from '#tests/contrats/lire-pdf.ts';
import { agent } from './appui/perimetre.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus, refusDe } from './appui/refus.ts';

const JOUR = le('2026-09-28');
const { uai } = ETABLISSEMENTS.collegePublic;

let boursier: Scene;
let auLycee: Scene;
let cadet: Scene;
let lointain: Scene;
let retire: Scene;
let enPanne: Scene;
let oppose: Scene;
let consentant: Scene;
let ailleurs: Scene;
let silencieux: Scene;

const scolariteDe = async ({ eleveId }: Scene): Promise<string> => {
  const [lu] = await lire<{ id: string }>('SELECT id FROM scolarite WHERE eleve_id = $1 AND rentree = 2026', [
    eleveId,
  ]);
  return lu?.id ?? '';
};
const parentDe = async ({ eleveId }: Scene): Promise<string> => {
  const [lu] = await lire<{ id: string }>(
    'SELECT responsable_id AS id FROM lien WHERE eleve_id = $1 AND legal LIMIT 1',
    [eleveId],
  );
  return lu?.id ?? '';
};
/** What a pupil’s bourse of this year would be, had it been of the year before. */
const unAnPlusTot = ({ dossierId }: Scene) =>
  falsifier(`UPDATE dossier SET rentree = 2025 WHERE id = '${dossierId}'`);
const consentir = ({ eleveId }: Scene, reponse: string, issue?: string) =>
  falsifier(`
    INSERT INTO consentement (id, eleve_id, eleve_dit_id, responsable_id, responsable_dit_id, reponse, rentree, uai, academie_code, canal,
        texte, jour, etat_civil, auteur_id, auteur_nom)
      SELECT gen_random_uuid(), s.eleve_id, s.eleve_id, l.responsable_id, l.responsable_id, '${reponse}', 2026, s.uai, s.academie_code, 'papier',
        'A', '2026-09-02', CASE WHEN '${reponse}' = 'oui' THEN '{"nom":"A","prenom":"B","sexe":"F","naissance":"1985-04-02","pays":"109"}'::jsonb END, gen_random_uuid(), 'A'
      FROM scolarite s JOIN lien l ON l.eleve_id = s.eleve_id WHERE s.eleve_id = '${eleveId}' AND s.rentree = 2026 LIMIT 1;
    ${
      issue
        ? `WITH p AS (INSERT INTO passage_d_etude (id, rentree, auteur_id, auteur_nom) VALUES (gen_random_uuid(), 2026, gen_random_uuid(), 'A') RETURNING id)
      INSERT INTO etude (passage_id, consentement_id, rentree, uai, academie_code, issue, jour)
        SELECT p.id, c.id, 2026, c.uai, c.academie_code, '${issue}', '2026-09-10' FROM p, consentement c WHERE c.eleve_id = '${eleveId}'`
        : ''
    }`);

beforeAll(async () => {
  boursier = await dossierA('notifiee', 'college_public');
  await unAnPlusTot(boursier);
  auLycee = await dossierA('notifiee', 'lycee_public');
  await unAnPlusTot(auLycee);
  await falsifier(`
    INSERT INTO scolarite (id, eleve_id, rentree, uai, academie_code, classe, niveau, regime, statut, entree_le)
      SELECT gen_random_uuid(), eleve_id, 2025, '${uai}', academie_code, '3A', 'college', regime, 'scolaire', '2025-09-01'
      FROM scolarite WHERE eleve_id = '${auLycee.eleveId}' AND rentree = 2026;
    UPDATE dossier SET scolarite_id = (SELECT id FROM scolarite WHERE eleve_id = '${auLycee.eleveId}' AND rentree = 2025)
      WHERE id = '${auLycee.dossierId}'`);
  // The elder’s bourse is of another établissement, which the collège cannot read.
  const aine = await dossierA('notifiee', 'lycee_public');
  cadet = nouvelleScene('collegePublic');
  lointain = nouvelleScene('collegePublic');
  await falsifier(`
    INSERT INTO lien (eleve_id, responsable_id, lien, legal) SELECT '${cadet.eleveId}', demandeur_id, 'mere', true
      FROM dossier WHERE id = '${aine.dossierId}' ON CONFLICT DO NOTHING;
    INSERT INTO lien (eleve_id, responsable_id, lien, legal) SELECT '${lointain.eleveId}', demandeur_id, 'mere', false
      FROM dossier WHERE id = '${aine.dossierId}' ON CONFLICT DO NOTHING`);
  retire = await dossierA('notifiee', 'college_public');
  await unAnPlusTot(retire);
  await falsifier(`UPDATE droit SET ferme_par_id = decision_id WHERE dossier_id = '${retire.dossierId}'`);
  enPanne = nouvelleScene('collegePublic');
  await consentir(enPanne, 'oui', 'personne');
  oppose = nouvelleScene('collegePublic');
  await consentir(oppose, 'non');
  consentant = nouvelleScene('collegePublic');
  await consentir(consentant, 'oui');
  ailleurs = await dossierA('deposee', 'lycee_public');
  await falsifier(
    `UPDATE scolarite SET uai = '${uai}' WHERE eleve_id = '${ailleurs.eleveId}' AND rentree = 2026`,
  );
  silencieux = nouvelleScene('collegePublic');
});

const raisonsDe = async (s: Scene, portee: Portee): Promise<RaisonDuRadar[] | undefined> => {
  const id = await scolariteDe(s);
  const [lieu] = await lire<{ uai: string }>('SELECT uai FROM scolarite WHERE id = $1', [id]);
  const { eleves } = await radarDeLEtablissement(portee, { uai: lieu?.uai });
  return eleves.find((eleve) => eleve.id === id)?.raisons;
};

describe('the reasons', () => {
  const attendu = ['consentement_attendu'];
  test.each<[string, () => Scene, string[] | undefined]>([
    ['a bourse last year', () => boursier, ['bourse_l_an_dernier', ...attendu]],
    ['a bourse of collège, and now the lycée', () => auLycee, ['bourse_au_college', ...attendu]],
    ['the bourse of another child of the same person', () => cadet, ['fratrie_boursiere', ...attendu]],
    ['an étude that knew nobody', () => enPanne, ['etude_sans_suite']],
    ['an étude that the family did not want', () => oppose, ['consentement_refuse']],
    ['a silence', () => silencieux, attendu],
    ['no reason: a consent that is being studied', () => consentant, []],
    ['no bourse: it was withdrawn', () => retire, attendu],
    ['no sibling: whom that person has no legal charge of', () => lointain, attendu],
    ['nobody: a demande is filed in another établissement', () => ailleurs, undefined],
  ])('%s', async (_, qui, raisons) => {
    const ici = qui() === auLycee ? auLycee : boursier;
    expect(await raisonsDe(qui(), await acteur(ici, 'secretariat', JOUR))).toEqual(raisons);
  });

  test('the list tells no income, no profession, no address', async () => {
    const { eleves, campagne } = await radarDeLEtablissement(await acteur(boursier, 'secretariat', JOUR), {});
    expect([campagne?.cloture.toString(), campagne?.ouverte]).toEqual(['2026-10-15', true]);
    expect(Object.keys(eleves[0] ?? {}).sort()).toEqual([
      ...['classe', 'contacts', 'dernierLe', 'ecart', 'id', 'nom', 'nomUsage', 'prenom', 'prenomUsage'],
      'raisons',
    ]);
  });

  test('the service of the académie chooses an établissement and reads its list, without a number to call', async () => {
    const sab = await acteur(boursier, 'gestionnaire_sab', JOUR);
    const vu = await radarDeLEtablissement(sab, {});
    expect([vu.lieu, vu.eleves]).toEqual([null, []]);
    expect(vu.lieux.map((lieu) => lieu.uai)).toContain(uai);
    expect(await raisonsDe(boursier, sab)).toContain('bourse_l_an_dernier');
    expect(await familleDuRadar(sab, await scolariteDe(boursier))).toMatchObject({
      tenue: false,
      personnes: [],
    });
  });

  test('in winter the list and the family tell the campaign that is closed, not the next one', async () => {
    const fevrier = await acteur(boursier, 'secretariat', le('2027-02-10'));
    const [liste, famille] = [
      await radarDeLEtablissement(fevrier, {}),
      await familleDuRadar(fevrier, await scolariteDe(boursier)),
    ];
    for (const { campagne } of [liste, famille])
      expect(campagne).toMatchObject({ rentree: 2026, ouverte: false });
  });

  test('refuses: any reason to another établissement, to who does not follow families, to a family', async () => {
    const ids = [await scolariteDe(boursier), await scolariteDe(cadet)];
    const lues = (portee: Portee) =>
      enPortee(portee, (tx) => tx.$queryRaw`SELECT * FROM raisons_du_radar(${ids}::uuid[])`);
    expect(await lues(await acteur(boursier, 'chef_etablissement', JOUR))).toHaveLength(2);
    for (const portee of [
      await acteur(nouvelleScene('lyceePublic'), 'secretariat', JOUR),
      await acteur(boursier, 'agent_comptable', JOUR),
      await acteur(boursier, 'famille', JOUR),
      await acteur(boursier, 'dpo', JOUR),
    ])
      expect(await lues(portee)).toEqual([]);
  });

  test('refuses: the list of another établissement, by its address', async () => {
    const secretariat = await acteur(nouvelleScene('lyceePublic'), 'secretariat', JOUR);
    const { lieu } = await radarDeLEtablissement(secretariat, { uai });
    expect(lieu?.uai).toBe(ETABLISSEMENTS.lyceePublic.uai);
    expect(await refusDe(familleDuRadar(secretariat, await scolariteDe(boursier)))).toMatchObject({
      code: 'introuvable',
    });
  });
});

describe('what was done', () => {
  const deposerPour = async (s: Scene, recuLe: string) => {
    await saisir(s, le(recuLe), { rfr: 500 });
    await verbes.deposer(s, le(recuLe));
  };

  const contact = async (s: Scene, dits: Record<string, string> = {}) =>
    ContactSchema.parse({
      scolariteId: await scolariteDe(s),
      responsableId: await parentDe(s),
      ...{ canal: 'telephone', resultat: 'message', jour: '25/09/2026', ...dits },
    });

  test('the form is printed with the pupil and the person, and presumes nothing; refuses one of elsewhere', async () => {
    const secretariat = await acteur(boursier, 'secretariat', JOUR);
    const id = await scolariteDe(boursier);
    const [lu] = await lire<Record<'eleve' | 'prenom' | 'commune' | 'classe', string>>(
      `SELECT e.nom AS eleve, r.prenom, r.commune, s.classe FROM scolarite s JOIN eleve e ON e.id = s.eleve_id, responsable r
       WHERE s.id = $1 AND r.id = $2`,
      [id, await parentDe(boursier)],
    );
    const { octets, nom } = await formulairePrepare(secretariat, id, await parentDe(boursier));
    expect(nom).toBe('demande-de-bourse-college-2026-prepare.pdf');
    const { texte } = await lirePdf(octets);
    for (const su of [lu?.eleve, lu?.prenom, lu?.commune, lu?.classe, 'barrez et corrigez'])
      expect(texte).toContain(su);
    expect(texte).not.toMatch(/vous avez droit|boursier en/i);

    const autre = await acteur(ailleurs, 'secretariat', JOUR);
    const sab = await acteur(boursier, 'gestionnaire_sab', JOUR);
    for (const portee of [autre, sab])
      await attendreRefus(formulairePrepare(portee, id, await parentDe(boursier)), 'introuvable');
    await attendreRefus(formulairePrepare(secretariat, id, await parentDe(auLycee)), 'introuvable');
  });

  test('a call is noted with its day, its means, who, the result and the author; reminders stand beside', async () => {
    const secretariat = await acteur(boursier, 'secretariat', JOUR);
    const id = await scolariteDe(boursier);
    await noterUnContact(secretariat, await contact(boursier));
    await noterUnContact(
      secretariat,
      await contact(boursier, { canal: 'recommande', numero: '1A12345678901', resultat: 'sans_reponse' }),
    );
    await relancerFamilles(secretariat, { etape: 'courrier', scolariteIds: [id], numero: null });
    const { suivi, personnes } = await familleDuRadar(secretariat, id);
    const [parent] = await lire<{ nom: string }>(
      "SELECT prenom || ' ' || nom AS nom FROM responsable WHERE id = $1",
      [await parentDe(boursier)],
    );
    expect(personnes.map(({ nom }) => nom)).toContain(parent?.nom);
    expect(
      suivi
        .filter(({ avec }) => avec === parent?.nom)
        .map(({ jour, quoi, resultat, auteur }) => [jour.toString(), quoi, resultat, auteur]),
    ).toEqual([
      ['2026-09-28', 'Relance, courrier', null, secretariat.auteur.nom],
      ['2026-09-25', 'Courrier recommandé', 'pas de réponse, 1A12345678901', secretariat.auteur.nom],
      ['2026-09-25', 'Téléphone', 'message laissé ou envoyé', secretariat.auteur.nom],
    ]);
    const { eleves } = await radarDeLEtablissement(secretariat, {});
    expect(eleves.find((eleve) => eleve.id === id)).toMatchObject({ dernierLe: '2026-09-28' });
  });

  test('says what each means has brought: a demande of that day or later, never one of before', async () => {
    const secretariat = await acteur(boursier, 'secretariat', JOUR);
    const apport = async (nom: string) =>
      (await apportsDesMoyens(secretariat, uai)).find((un) => direMoyen(un) === nom);
    const avant = await apport('Rendez-vous');
    expect(avant).toBeUndefined();
    const [un, deux] = [nouvelleScene('collegePublic'), nouvelleScene('collegePublic')];
    for (const s of [un, deux]) await noterUnContact(secretariat, await contact(s, { canal: 'rendez_vous' }));
    expect(await apport('Rendez-vous')).toMatchObject({ joints: 2, deposees: 0 });
    // Received the day before the meeting, then on its day.
    await deposerPour(un, '2026-09-24');
    expect(await apport('Rendez-vous')).toMatchObject({ joints: 2, deposees: 0 });
    await deposerPour(deux, '2026-09-25');
    expect(await apport('Rendez-vous')).toMatchObject({ joints: 2, deposees: 1 });
    const ailleursAussi = await acteur(nouvelleScene('lyceePublic'), 'secretariat', JOUR);
    for (const lieu of [uai, ETABLISSEMENTS.lyceePublic.uai])
      expect(await apportsDesMoyens(ailleursAussi, lieu)).toEqual([]);

    const derriere = async (deposees: boolean) =>
      (await elevesJoints(secretariat, { uai, relance: false, moyen: 'rendez_vous', deposees }, 0)).lignes
        .map(({ id, recuLe, jointLe, aJoindre }) => [id, recuLe, jointLe, aJoindre])
        .toSorted();
    const [avantLui, lui] = [await scolariteDe(un), await scolariteDe(deux)];
    // The demande of the day before is told beside the pupil, and is nothing that the meeting has brought.
    expect(await derriere(false)).toEqual(
      [
        [avantLui, '2026-09-24', '2026-09-25', false],
        [lui, '2026-09-25', '2026-09-25', false],
      ].toSorted(),
    );
    expect(await derriere(true)).toEqual([[lui, '2026-09-25', '2026-09-25', false]]);
    // Another means, and another établissement, open nobody of these.
    expect(
      (await elevesJoints(secretariat, { uai, relance: true, moyen: 'recommande', deposees: true }, 0)).total,
    ).toBe(0);
    await attendreRefus(
      elevesJoints(ailleursAussi, { uai, relance: false, moyen: 'rendez_vous', deposees: false }, 0),
      'introuvable',
    );
  });

  test('opens each number of a means, and refuses an address that names none', () => {
    const apport = { uai, relance: false, moyen: 'telephone', deposees: true } as const;
    const lue = (adresse: string) =>
      ApportDemandeSchema.safeParse(Object.fromEntries(new URL(adresse, 'http://a').searchParams));
    expect(lue(adresseDeLApport(apport, 2)).data).toEqual({ ...apport, page: 2 });
    expect(
      lue(adresseDeLApport({ ...apport, relance: true, moyen: 'courrier', deposees: false })).data,
    ).toEqual({
      ...{ uai, relance: true, moyen: 'courrier', deposees: false, page: 1 },
    });
    for (const faux of ['relance=oui&moyen=telephone', 'relance=non&moyen=constructor', 'moyen=courriel'])
      expect(lue(`/?uai=${uai}&${faux}`).success, faux).toBe(false);
  });

  test('refuses: a day to come, a person of another family, an SMS to who did not accept them', async () => {
    const secretariat = await acteur(cadet, 'secretariat', JOUR);
    expect(
      await refusDe(noterUnContact(secretariat, await contact(cadet, { jour: '29/09/2026' }))),
    ).toMatchObject({ code: 'impossible', champ: 'jour' });
    expect(
      await refusDe(
        noterUnContact(secretariat, await contact(cadet, { responsableId: await parentDe(boursier) })),
      ),
    ).toMatchObject({ code: 'introuvable', champ: 'responsableId' });
    await falsifier(`UPDATE responsable SET accepte_sms = NULL WHERE id = '${await parentDe(cadet)}'`);
    const sms = await contact(cadet, { canal: 'sms' });
    expect(await refusDe(noterUnContact(secretariat, sms))).toMatchObject({
      code: 'impossible',
      champ: 'canal',
    });
    await falsifier(`UPDATE responsable SET accepte_sms = true WHERE id = '${await parentDe(cadet)}'`);
    await noterUnContact(secretariat, sms);
  });

  test('the family situation is read only while the DPO opens it, with the reason, and by nobody else', async () => {
    const secretariat = await acteur(cadet, 'secretariat', JOUR);
    const seuls = async () =>
      (await radarDeLEtablissement(secretariat, {})).eleves.flatMap(({ id, raisons }) =>
        raisons.includes('une_seule_personne') ? [id] : [],
      );
    const dpo = await agent('agent-dpo', JOUR);
    const ouvrir = (ouverte: boolean, qui = dpo) =>
      reglerUneDonnee(qui, {
        donnee: 'situation_familiale',
        ouverte,
        motif: 'analyse d’impact du 3 septembre',
      });
    expect(await seuls()).toEqual([]);
    for (const qui of ['agent-administrateur', 'agent-ministere'])
      await attendreRefus(ouvrir(true, await agent(qui, JOUR)), 'introuvable');
    await expect(
      enTantQuApplication(
        `agent:${secretariat.auteur.id}`,
        "SELECT regler_une_donnee('situation_familiale', true, 'par la porte de derrière')",
      ),
    ).rejects.toThrow(/délégué/);
    await attendreRefus(ouvrir(false), 'conflit');
    await ouvrir(true);
    const attendus = await lire<{ id: string }>(
      `SELECT s.id FROM scolarite s WHERE s.id = ANY ($1) AND 1 = (
         SELECT count(*) FROM lien l WHERE l.eleve_id = s.eleve_id AND l.legal AND l.absent_depuis IS NULL)`,
      [(await radarDeLEtablissement(secretariat, {})).eleves.map(({ id }) => id)],
    );
    expect(attendus.length).toBeGreaterThan(0);
    expect((await seuls()).sort()).toEqual(attendus.map(({ id }) => id).sort());
    await ouvrir(false);
    expect(await seuls()).toEqual([]);
    expect((await reglagesDesDonnees(dpo)).map(({ ouverte, auteurNom }) => [ouverte, auteurNom])).toEqual([
      [false, dpo.auteur.nom],
      [true, dpo.auteur.nom],
    ]);
    await attendreRefus(
      reglagesDesDonnees(await agent('agent-administrateur', JOUR)).then(() => null),
      'introuvable',
    );
  });

  test('refuses: the service of the académie, a family, another établissement', async () => {
    const dit = await contact(cadet);
    for (const [qui, code] of [
      [await acteur(cadet, 'gestionnaire_sab', JOUR), 'interdit'],
      [await acteur(cadet, 'famille', JOUR), 'interdit'],
      [await acteur(nouvelleScene('lyceePublic'), 'secretariat', JOUR), 'introuvable'],
    ] as const) {
      expect(await refusDe(noterUnContact(qui, dit))).toMatchObject({ code });
      expect(await refusDe(ecarterDuRadar(qui, { ...dit, motif: 'depart' }))).toMatchObject({ code });
      expect(await refusDe(remettreAuRadar(qui, dit))).toMatchObject({ code });
    }
  });

  test('a pupil is set aside once, put back once, and may be set aside again', async () => {
    const secretariat = await acteur(oppose, 'secretariat', JOUR);
    const cible = { scolariteId: await scolariteDe(oppose) };
    const ecart = async () =>
      (await radarDeLEtablissement(secretariat, {})).eleves.find(({ id }) => id === cible.scolariteId)?.ecart;
    expect(await refusDe(remettreAuRadar(secretariat, cible))).toMatchObject({ code: 'conflit' });
    await ecarterDuRadar(secretariat, { ...cible, motif: 'ne_souhaite_pas' });
    expect(await ecart()).toBe('ne_souhaite_pas');
    expect(await refusDe(ecarterDuRadar(secretariat, { ...cible, motif: 'depart' }))).toMatchObject({
      code: 'conflit',
    });
    await remettreAuRadar(secretariat, cible);
    expect(await ecart()).toBeNull();
    await ecarterDuRadar(secretariat, { ...cible, motif: 'depart' });
    const { suivi } = await familleDuRadar(secretariat, cible.scolariteId);
    expect(suivi.map(({ quoi, resultat }) => [quoi, resultat])).toEqual([
      ['Écarté de la liste', 'l’élève quitte l’établissement'],
      ['Remis dans la liste', null],
      ['Écarté de la liste', 'la famille ne souhaite pas demander'],
    ]);
  });

  test('refuses, in the base itself: who reads only, an author of another name, a person of elsewhere, two sets aside', async () => {
    const id = await scolariteDe(silencieux);
    const ecrire = (portee: Portee, genre: 'contact' | 'ecarte', responsableId: string | null = null) =>
      enPortee(portee, (tx) =>
        tx.faitDeRadar.create({
          data: {
            ...{ scolariteId: id, rang: 1, genre, responsableId, jour: new Date('2026-09-28') },
            ...(genre === 'contact' ? { canal: 'sms', resultat: 'message' } : { motif: 'depart' }),
            ...{ auteurId: crypto.randomUUID(), auteurNom: 'Une autre' },
          },
        }),
      );
    await expect(ecrire(await acteur(silencieux, 'gestionnaire_sab', JOUR), 'ecarte')).rejects.toThrow(
      /row-level security/,
    );
    const secretariat = await acteur(silencieux, 'secretariat', JOUR);
    expect((await ecrire(secretariat, 'ecarte')).auteurNom).toBe(secretariat.auteur.nom);
    await expect(ecrire(secretariat, 'ecarte')).rejects.toThrow(/s’écarte une fois/);
    await expect(ecrire(secretariat, 'contact', await parentDe(boursier))).rejects.toThrow(
      /une personne de l’élève/,
    );
    await falsifier(`UPDATE responsable SET accepte_sms = false WHERE id = '${await parentDe(silencieux)}'`);
    await expect(ecrire(secretariat, 'contact', await parentDe(silencieux))).rejects.toThrow(
      /un moyen qu’elle accepte/,
    );
  });
});
