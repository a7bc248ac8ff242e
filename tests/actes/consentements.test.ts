/** What persons in charge and concubins say of the étude automatique, online and on paper (C. II.B.1). */

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { posterLaLettreDeRefus, repondreEnConcubin } from '#lib/concubin/actes.ts';
import { ReponseDuConcubinSchema } from '#lib/concubin/schema.ts';
import { direRefusDuConcubin } from '#lib/concubin/taches.ts';
import { messagerie } from '#lib/connecteurs/messagerie.ts';
import { renvoyerLeLien, repondreEnLigne, retirer, saisirPapier } from '#lib/consentement/actes.ts';
import { consentementsAEtudier, mesConsentements } from '#lib/consentement/queries.ts';
import { PapierSchema, ReponseEnLigneSchema } from '#lib/consentement/schema.ts';
import { purgerConsentements } from '#lib/consentement/taches.ts';
import { refuserAQuiAConsenti } from '#lib/demande/queries.ts';
import { nomDuChoix } from '#lib/eleve/schema.ts';
import { mesEnfants } from '#lib/famille/queries.ts';
import { deciderDeParticiper } from '#lib/participation/actes.ts';
import {
  classesAuRegistre,
  consentementPrerempli,
  elevesAuRegistre,
  lettresDeRefus,
  refusADire,
} from '#lib/recueil/queries.ts';
import { codeDeLaLettre, empreinteDeLaSource } from '#lib/technique/code-de-lettre.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { lirePdf } from '../contrats/lire-pdf.ts';
import { ETAT_CIVIL, ETAT_CIVIL_DU_CONCUBIN, poserConsentement } from './appui/consentements.ts';
import { deposerAvec } from './appui/ecrits.ts';
import { demandeurDe } from './appui/fiches.ts';
import { nouvelleScene } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const EN_JUIN = le('2026-06-10');
const L_ETUDE = le('2026-09-20');
const SOURCE = empreinteDeLaSource('192.0.2.1');

const famille = (s: Scene, jour = EN_JUIN) => acteur(s, 'famille', jour);
const personne = (prefixe: string, { pays, departement, commune, ...e }: Record<string, string>) =>
  Object.fromEntries(
    Object.entries({
      ...e,
      paysNaissance: pays,
      departementNaissance: departement,
      communeNaissance: commune,
    }).flatMap(([nom, valeur]) => (valeur ? [[prefixe + nom, valeur]] : [])),
  );
const OUI = {
  reponse: 'oui',
  charge: 'oui',
  certifie: 'oui',
  concubinage: 'non',
  ...personne('demandeur.', ETAT_CIVIL),
};
const repondre = async (s: Scene, ecarts: Record<string, string> = {}, jour = EN_JUIN) =>
  repondreEnLigne(
    await famille(s, jour),
    ReponseEnLigneSchema.parse({ [nomDuChoix(s.eleveId)]: 'oui', ...OUI, ...ecarts }),
  );
const enCouple = { concubinage: 'oui', courriel: 'concubin@exemple.fr' };
const repondreAuLien = (invitationId: string, ecarts: Record<string, string> = {}, jour = EN_JUIN) =>
  repondreEnConcubin(
    ReponseDuConcubinSchema.parse({
      invitationId,
      code: codeDeLaLettre(invitationId),
      accord: 'oui',
      certifie: 'oui',
      ...personne('concubin.', ETAT_CIVIL_DU_CONCUBIN),
      ...ecarts,
    }),
    SOURCE,
    jour,
  );
const registre = ({ eleveId }: Scene) =>
  lire(
    `SELECT reponse, canal, texte, jour::text, rentree, etat_civil AS "etatCivil", couple_id IS NOT NULL AS couple, auteur_nom AS par
     FROM consentement WHERE eleve_id = $1 ORDER BY jour, instant`,
    [eleveId],
  );
const invitation = async ({ eleveId }: Scene): Promise<string> =>
  (
    await lire<{ id: string }>(
      `SELECT i.id FROM invitation_de_concubin i JOIN consentement c ON c.couple_id = i.couple_id WHERE c.eleve_id = $1
       ORDER BY i.cree_le DESC LIMIT 1`,
      [eleveId],
    )
  )[0]?.id ?? '';
const etudies = async ({ eleveId }: Scene, jour = L_ETUDE) =>
  (
    await enPortee(porteeSysteme(jour), (tx) =>
      consentementsAEtudier(tx, { rentree: RENTREE, taille: 1_000 }),
    )
  ).filter((vu) => vu.eleveId === eleveId);

let s: Scene;
beforeEach(() => {
  s = nouvelleScene('collegePublic');
});

describe('a person in charge, online', () => {
  test('says yes: who, when, how, the text that was shown, the état civil in official codes', async () => {
    await repondre(s);
    const { auteur } = await famille(s);
    expect(await registre(s)).toEqual([
      {
        reponse: 'oui',
        canal: 'en_ligne',
        texte: 'annexe-12-2026',
        jour: '2026-06-10',
        rentree: 2026,
        etatCivil: ETAT_CIVIL,
        couple: false,
        par: auteur.nom,
      },
    ]);
    expect(await etudies(s)).toHaveLength(1);
  });

  test('says no: kept as a mark, without any état civil; after the closing a yes counts for the next rentrée', async () => {
    await repondre(s, { reponse: 'non' });
    expect(await registre(s)).toMatchObject([{ reponse: 'non', etatCivil: null, couple: false }]);
    await repondre(s, {}, le('2026-10-16'));
    expect(await registre(s)).toMatchObject([{ reponse: 'non' }, { reponse: 'oui', rentree: 2027 }]);
    expect(await etudies(s, le('2026-10-20'))).toEqual([]);
  });

  test('withdraws: nothing is studied any more, and a demande of the étude that is not decided is given up', async () => {
    const t = await deposerAvec((saisie) => saisie);
    await falsifier(`UPDATE dossier SET canal = 'etude_automatique' WHERE id = '${t.dossierId}'`);
    await poserConsentement(t, { qui: await demandeurDe(t) });
    await retirer(await famille(t, L_ETUDE), t.eleveId);
    expect(await registre(t)).toMatchObject([{ reponse: 'oui' }, { reponse: 'retrait', jour: '2026-09-20' }]);
    expect(
      await lire(
        `SELECT etat, (SELECT max(acte) FROM ligne_de_journal WHERE dossier_id = d.id AND vers_etat = 'desistee') AS acte FROM dossier d WHERE id = $1`,
        [t.dossierId],
      ),
    ).toEqual([{ etat: 'desistee', acte: 'se_desister' }]);
  });

  test('withdraws: a paper demande, and an étude already decided, stand', async () => {
    const t = await deposerAvec((saisie) => saisie);
    await poserConsentement(t, { qui: await demandeurDe(t) });
    await retirer(await famille(t, L_ETUDE), t.eleveId);
    expect(await lire('SELECT etat FROM dossier WHERE id = $1', [t.dossierId])).toEqual([
      { etat: 'deposee' },
    ]);
  });

  test('refuses: to withdraw what does not stand, or for a pupil of somebody else', async () => {
    await attendreRefus(retirer(await famille(s), s.eleveId), 'conflit');
    const autre = nouvelleScene('collegePublic');
    await attendreRefus(retirer(await famille(s), autre.eleveId), 'introuvable');
    await attendreRefus(repondre(s, { [nomDuChoix(autre.eleveId)]: 'oui' }), 'introuvable');
    expect(await registre(s)).toEqual([]);
  });

  test('refuses: a person only to be called, one whom the base names no more', async () => {
    const qui = (ce: string) => falsifier(`UPDATE lien SET ${ce} WHERE eleve_id = '${s.eleveId}'`);
    await qui("parente = '20', niveau = '3'");
    await attendreRefus(repondre(s), 'introuvable');
    await qui("niveau = '1', absent_depuis = '2026-06-01'");
    await attendreRefus(repondre(s), 'introuvable');
  });

  test.each([
    ["niveau = 'post_bac'", /après le baccalauréat/],
    ["statut = 'apprenti'", /apprentis/],
  ])('refuses at once, with the reason: %s; a no is kept all the same', async (ce, phrase) => {
    await falsifier(`UPDATE scolarite SET ${ce} WHERE eleve_id = '${s.eleveId}'`);
    const refus = await attendreRefus(repondre(s), 'impossible');
    expect(refus).toMatchObject({ message: expect.stringMatching(phrase), champ: 'eleves' });
    await repondre(s, { reponse: 'non' });
    expect(await registre(s)).toMatchObject([{ reponse: 'non' }]);
  });

  test.each([
    [{ charge: '' }, 'charge'],
    [{ certifie: '' }, 'certifie'],
    [{ concubinage: '' }, 'concubinage'],
    [{ reponse: 'peut-être' }, 'reponse'],
    [{ 'demandeur.sexe': '' }, 'demandeur.sexe'],
    [{ 'demandeur.departementNaissance': '' }, 'demandeur.departementNaissance'],
    [{ 'demandeur.communeNaissance': 'Nulle-Part' }, 'demandeur.communeNaissance'],
    [{ courriel: 'sans arobase' }, 'courriel'],
    [{ [nomDuChoix('00000000-0000-4000-8000-000000000000')]: 'non', eleves: 'x' }, null],
  ])('refuses under its own field: %o', (ecarts, champ) => {
    const lu = ReponseEnLigneSchema.safeParse({ [nomDuChoix(s.eleveId)]: 'oui', ...OUI, ...ecarts });
    expect(lu.success ? null : lu.error.issues.map(({ path }) => path.join('.'))).toEqual(
      champ ? [champ] : null,
    );
  });
});

describe('a concubin', () => {
  test('says yes by a link of their own: the demandeur reads that, and nothing of what was written', async () => {
    await repondre(s, enCouple);
    const portee = await famille(s);
    const id = await invitation(s);
    expect((await mesConsentements(portee)).couple).toMatchObject({
      accord: null,
      lien: { courriel: 'concubin@exemple.fr', code: codeDeLaLettre(id) },
    });
    expect(await etudies(s)).toMatchObject([{ accordDuConcubin: null }]);
    await repondreAuLien(id);
    const lu = await mesConsentements(portee);
    expect(lu.couple?.accord).toBe(true);
    expect(JSON.stringify(lu)).not.toMatch(/Traoré|Moussa|"335"/);
    expect(await enPortee(portee, (tx) => tx.accordDeConcubin.findMany())).toEqual([]);
    expect(await etudies(s)).toMatchObject([
      { accordDuConcubin: true, etatCivilDuConcubin: ETAT_CIVIL_DU_CONCUBIN },
    ]);
  });

  test('says no, then yes; a mail leaves for each link, and the couple stays the same when the family says so', async () => {
    await repondre(s, enCouple);
    const id = await invitation(s);
    await repondreAuLien(id, { accord: 'non' });
    expect(await etudies(s)).toMatchObject([{ accordDuConcubin: false, etatCivilDuConcubin: null }]);
    await repondreAuLien(id, {}, le('2026-06-11'));
    await repondre(s, { concubinage: 'meme' }, le('2026-06-12'));
    expect(await etudies(s)).toMatchObject([{ accordDuConcubin: true }]);
    const [{ n } = { n: 0 }] = await lire<{ n: number }>(
      `SELECT count(*)::int AS n FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = 'inviter_concubin' AND j.payload::jsonb->>'invitationId' = $1`,
      [id],
    );
    expect(n).toBe(1);
  });

  test('refuses: a wrong code, a link that was replaced, one that is over, a family that answers « same » of nobody', async () => {
    await attendreRefus(repondre(s, { concubinage: 'meme' }), 'impossible');
    await repondre(s, enCouple);
    const id = await invitation(s);
    await attendreRefus(repondreAuLien(id, { code: codeDeLaLettre(crypto.randomUUID()) }), 'impossible');
    await attendreRefus(repondreAuLien(id, {}, le('2026-07-11')), 'impossible');
    await repondreAuLien(id, {}, le('2026-07-10'));
    const portee = await famille(s);
    const { couple } = await mesConsentements(portee);
    await renvoyerLeLien(portee, { coupleId: couple?.id ?? '', courriel: 'autre@exemple.fr' });
    await attendreRefus(repondreAuLien(id), 'impossible');
    await repondreAuLien(await invitation(s), { accord: 'non' }, le('2026-07-10'));
    expect((await mesConsentements(portee)).couple?.accord).toBe(false);
  });

  test('refuses: more than five wrong codes a day, more than three links, the link of another family', async () => {
    await repondre(s, enCouple);
    const id = await invitation(s);
    const faux = () => repondreAuLien(id, { code: codeDeLaLettre(crypto.randomUUID()) });
    for (let essai = 0; essai < 5; essai++) await attendreRefus(faux(), 'impossible');
    expect((await attendreRefus(repondreAuLien(id), 'impossible')).message).toMatch(/Trop d’essais/);
    const portee = await famille(s);
    const coupleId = (await mesConsentements(portee)).couple?.id ?? '';
    const encore = () => renvoyerLeLien(portee, { coupleId, courriel: 'a@exemple.fr' });
    await encore();
    await encore();
    await attendreRefus(encore(), 'impossible');
    const autre = await famille(nouvelleScene('collegePublic'));
    await attendreRefus(renvoyerLeLien(autre, { coupleId, courriel: 'a@exemple.fr' }), 'introuvable');
  });

  test('refuses: an answer once the consent is withdrawn', async () => {
    await repondre(s, enCouple);
    const id = await invitation(s);
    await retirer(await famille(s), s.eleveId);
    await attendreRefus(repondreAuLien(id), 'impossible');
  });
});

describe('a paper, typed by the secretariat', () => {
  const saisir = async (t: Scene, ecarts: Record<string, string> = {}, role = 'secretariat' as const) => {
    const [{ id, qui } = { id: '', qui: '' }] = await lire<{ id: string; qui: string }>(
      `SELECT s.id, l.responsable_id AS qui FROM scolarite s JOIN lien l ON l.eleve_id = s.eleve_id WHERE s.eleve_id = $1 LIMIT 1`,
      [t.eleveId],
    );
    const saisie = { scolariteId: id, responsableId: qui, deposeLe: '01/09/2026', ...OUI, ...ecarts };
    return saisirPapier(await acteur(t, role, L_ETUDE), PapierSchema.parse(saisie));
  };

  test('is kept at the day of its deposit, with the concubin’s yes, in the name of who types', async () => {
    await saisir(s, {
      concubinage: 'oui',
      accord: 'oui',
      ...personne('concubin.', ETAT_CIVIL_DU_CONCUBIN),
    });
    const { auteur } = await acteur(s, 'secretariat', L_ETUDE);
    expect(await registre(s)).toMatchObject([
      { reponse: 'oui', canal: 'papier', jour: '2026-09-01', couple: true, par: auteur.nom },
    ]);
    expect(await etudies(s)).toMatchObject([
      { accordDuConcubin: true, etatCivilDuConcubin: ETAT_CIVIL_DU_CONCUBIN },
    ]);
    await saisir(s, { reponse: 'retrait', deposeLe: '02/09/2026' });
    expect(await etudies(s)).toEqual([]);
  });

  test('of a concubin who is still to answer: the link leaves, its code answers, and no agent reads who was invited', async () => {
    const t = nouvelleScene('collegePublic');
    const attendu = { concubinage: 'oui', accord: 'attendu' };
    expect(PapierSchema.safeParse({ ...OUI, ...attendu, courriel: 'personne' }).success).toBe(false);
    expect(await saisir(t, attendu)).toBeNull();
    const code = await saisir(t, { ...attendu, courriel: 'Autre@exemple.fr' });
    expect(code).toMatch(/^\w{5}-\w{5}$/);
    const id = await invitation(t);
    const { auteur } = await acteur(t, 'secretariat', L_ETUDE);
    const invitees = 'SELECT * FROM invitation_de_concubin';
    expect(await enTantQuApplication(`agent:${auteur.id}`, invitees)).toEqual([]);
    const [{ couple } = { couple: '' }] = await lire<{ couple: string }>(
      'SELECT couple_id AS couple FROM invitation_de_concubin WHERE id = $1',
      [id],
    );
    for (const ailleurs of [
      await acteur(nouvelleScene('autreCollegePublic'), 'secretariat', L_ETUDE),
      await acteur(nouvelleScene('lyceePublic'), 'gestionnaire_sab', L_ETUDE),
    ])
      await expect(
        enTantQuApplication(
          `agent:${ailleurs.auteur.id}`,
          `INSERT INTO invitation_de_concubin (id, couple_id, courriel, empreinte, expire_le) VALUES (gen_random_uuid(), '${couple}', 'a@b.fr', sha256('a'), '2026-12-01')`,
        ),
      ).rejects.toThrow(/row-level security/);
    await repondreAuLien(id, { code: code ?? '' }, L_ETUDE);
    expect(await etudies(t)).toMatchObject([{ accordDuConcubin: true }]);
  });

  test('annexe 13: in a privé whose head decided, and not before', async () => {
    const t = nouvelleScene('collegePrive');
    const refus = await attendreRefus(saisir(t), 'impossible');
    expect(refus.message).toMatch(/n’a pas choisi de proposer/);
    const { uai } = ETABLISSEMENTS.collegePrive;
    const decision = { uai, participe: true, du: le('2026-09-01') };
    await attendreRefus(deciderDeParticiper(await acteur(t, 'secretariat', L_ETUDE), decision), 'interdit');
    await attendreRefus(
      deciderDeParticiper(await acteur(s, 'chef_etablissement', L_ETUDE), decision),
      'interdit',
    );
    const chef = await acteur(t, 'chef_etablissement', L_ETUDE);
    await deciderDeParticiper(chef, decision);
    await attendreRefus(deciderDeParticiper(chef, decision), 'conflit');
    await saisir(t);
    expect(await registre(t)).toMatchObject([{ texte: 'annexe-13-2026' }]);
    expect(await etudies(t)).toHaveLength(1);
  });

  test('refuses: a head of a public établissement that decides, a day to come, another établissement, who takes no paper', async () => {
    const { uai } = ETABLISSEMENTS.collegePublic;
    await attendreRefus(
      deciderDeParticiper(await acteur(s, 'chef_etablissement', L_ETUDE), {
        uai,
        participe: true,
        du: L_ETUDE,
      }),
      'impossible',
    );
    await attendreRefus(saisir(s, { deposeLe: '21/09/2026' }), 'impossible');
    for (const deposeLe of ['01/09/2016', '28/02/2026'])
      expect((await attendreRefus(saisir(s, { deposeLe }), 'impossible')).message).toContain(
        'vérifiez l’année',
      );
    expect(await registre(s)).toEqual([]);
    const ailleurs = nouvelleScene('autreCollegePublic');
    const [{ id, qui } = { id: '', qui: '' }] = await lire<{ id: string; qui: string }>(
      `SELECT s.id, l.responsable_id AS qui FROM scolarite s JOIN lien l ON l.eleve_id = s.eleve_id WHERE s.eleve_id = $1 LIMIT 1`,
      [ailleurs.eleveId],
    );
    const papier = PapierSchema.parse({
      scolariteId: id,
      responsableId: qui,
      deposeLe: '01/09/2026',
      ...OUI,
    });
    await attendreRefus(saisirPapier(await acteur(s, 'secretariat', L_ETUDE), papier), 'introuvable');
    await attendreRefus(saisirPapier(await acteur(s, 'gestionnaire_sab', L_ETUDE), papier), 'interdit');
  });
});

describe('the home of a family that said yes', () => {
  test('tells the étude that is due, the concubin that is awaited, and nothing once withdrawn nor to the other parent', async () => {
    const t = nouvelleScene('collegePublic');
    const qui = (await famille(t)).auteur.id ?? '';
    const etude = async () =>
      (await mesEnfants(await famille(t, L_ETUDE), RENTREE)).find(({ id }) => id === t.eleveId)?.etude;
    expect(await etude()).toBeNull();
    await poserConsentement(t, { qui, jour: '2026-06-10' });
    expect(await etude()).toEqual({ consentiLe: le('2026-06-10') });
    await poserConsentement(t, { qui, jour: '2026-06-11', concubin: null });
    expect(await etude()).toEqual({ consentiLe: le('2026-06-11'), accordDuConcubin: null });
    await poserConsentement(t, { qui, jour: '2026-06-12', concubin: false });
    expect(await etude()).toEqual({ consentiLe: le('2026-06-12'), accordDuConcubin: false });
    await poserConsentement(t, { qui, jour: '2026-06-13', reponse: 'retrait' });
    expect(await etude()).toBeNull();
    await poserConsentement(t, {
      qui: await demandeurDe(await deposerAvec((saisie) => saisie)),
      jour: '2026-06-14',
    });
    expect(await etude()).toBeNull();
  });
});

describe('a yes given in another académie, once the pupil is schooled here', () => {
  test('is said to have ended to who gave it, is no answer in the class, and may be given anew', async () => {
    const t = nouvelleScene('collegePublic');
    const moi = await famille(t, L_ETUDE);
    const secretariat = await acteur(t, 'secretariat', L_ETUDE);
    const [{ classe, uai } = { classe: '', uai: '' }] = await lire<{ classe: string; uai: string }>(
      'SELECT classe, uai FROM scolarite WHERE eleve_id = $1',
      [t.eleveId],
    );
    const lu = async () => ({
      carte: (await mesEnfants(moi, RENTREE)).find(({ id }) => id === t.eleveId)?.etude ?? null,
      dit: (await mesConsentements(moi)).enfants.find(({ eleveId }) => eleveId === t.eleveId)?.dit ?? null,
      ligne: (await elevesAuRegistre(secretariat, RENTREE, { uai, classe })).flatMap(({ reponses }) =>
        reponses.filter(({ jour }) => jour === '2026-06-10' || jour === '2026-09-20'),
      ),
      oui: (await classesAuRegistre(secretariat, RENTREE)).find((vue) => vue.classe === classe)?.oui,
    });
    const { oui = 0 } = await lu();
    const id = await poserConsentement(t, { qui: moi.auteur.id ?? '', jour: '2026-06-10' });
    expect(await lu()).toMatchObject({ carte: { consentiLe: expect.anything() }, dit: { fini: false } });
    await falsifier(`UPDATE consentement SET academie_code = '16' WHERE id = '${id}'`);
    const apres = await lu();
    expect(apres).toMatchObject({
      carte: { fini: true },
      dit: { reponse: 'oui', fini: true },
      oui,
    });
    expect(apres.ligne).toContainEqual(expect.objectContaining({ reponse: 'oui', fini: true }));
    expect(await etudies(t)).toEqual([]);
    // The day of the entry is not after it: a yes of that day stands.
    await falsifier(`UPDATE scolarite SET entree_le = '2026-06-10' WHERE eleve_id = '${t.eleveId}'`);
    expect((await lu()).dit).toMatchObject({ fini: false });
    await falsifier(`UPDATE scolarite SET entree_le = '2026-09-01' WHERE eleve_id = '${t.eleveId}'`);
    await repondre(t, {}, L_ETUDE);
    expect(await lu()).toMatchObject({ dit: { reponse: 'oui', fini: false }, oui: oui + 1 });
    expect(await etudies(t)).toHaveLength(1);
  });
});

describe('the entry of a paper demande', () => {
  const refuser = async (t: Scene, qui: string) =>
    refuserAQuiAConsenti(await acteur(t, 'secretariat', L_ETUDE), t.dossierId, qui);

  test('refuses who consented, with the way out; another person, and one whose concubin has not agreed, file', async () => {
    const t = await deposerAvec((saisie) => saisie);
    const moi = await demandeurDe(t);
    await falsifier(`UPDATE dossier SET etat = 'brouillon' WHERE id = '${t.dossierId}'`);
    await refuser(t, moi);
    await poserConsentement(t, { qui: moi, jour: '2026-06-10' });
    const { message } = await attendreRefus(refuser(t, moi), 'impossible');
    expect(message).toMatch(/a accepté l’étude automatique le mercredi 10 juin 2026.*retrait de son accord/);
    await refuser(t, crypto.randomUUID());
    await poserConsentement(t, { qui: moi, jour: '2026-06-11', concubin: null });
    await refuser(t, moi);
    await poserConsentement(t, { qui: moi, jour: '2026-06-12', concubin: true });
    await attendreRefus(refuser(t, moi), 'impossible');
    await poserConsentement(t, { qui: moi, jour: '2026-06-13', reponse: 'retrait' });
    await refuser(t, moi);
  });
});

describe('the register of an établissement', () => {
  test('counts yes, no and nothing by class, and shows nobody’s état civil nor another établissement', async () => {
    const t = nouvelleScene('autreCollegePublic');
    const portee = await acteur(t, 'secretariat', L_ETUDE);
    const [{ classe, uai } = { classe: '', uai: '' }] = await lire<{ classe: string; uai: string }>(
      'SELECT classe, uai FROM scolarite WHERE eleve_id = $1',
      [t.eleveId],
    );
    const compte = async () =>
      (await classesAuRegistre(portee, RENTREE)).find((vue) => vue.classe === classe) ?? {
        oui: 0,
        non: 0,
        rien: 0,
      };
    const avant = await compte();
    await poserConsentement(t, { concubin: null });
    expect(await compte()).toMatchObject({ oui: avant.oui + 1, non: avant.non, rien: avant.rien - 1 });
    const eleves = await elevesAuRegistre(portee, RENTREE, { uai, classe });
    expect(eleves.filter(({ reponses }) => reponses.length > 0)).toMatchObject([
      { reponses: [{ reponse: 'oui', jour: '2026-06-10', concubin: 'attendu' }] },
    ]);
    expect(JSON.stringify(eleves)).not.toMatch(/59350/);
    await poserConsentement(t, { reponse: 'retrait', jour: '2026-06-11' });
    expect(await compte()).toMatchObject({ oui: avant.oui, non: avant.non + 1 });
    const ailleurs = await acteur(s, 'secretariat', L_ETUDE);
    expect(await elevesAuRegistre(ailleurs, RENTREE, { uai, classe })).toEqual([]);
    expect(await classesAuRegistre(await acteur(t, 'gestionnaire_sab', L_ETUDE), RENTREE)).toEqual([]);
  });
});

describe('the paper of a pupil', () => {
  test('is pre-filled with what the base knows; refuses: another établissement', async () => {
    const [{ id } = { id: '' }] = await lire<{ id: string }>('SELECT id FROM scolarite WHERE eleve_id = $1', [
      s.eleveId,
    ]);
    const { octets } = await consentementPrerempli(await acteur(s, 'secretariat', L_ETUDE), id);
    const { texte } = await lirePdf(octets);
    expect(texte).toContain(ETABLISSEMENTS.collegePublic.nom);
    expect(texte).toContain('Étude automatique du droit à bourse, rentrée scolaire 2026');
    const ailleurs = await acteur(nouvelleScene('autreCollegePublic'), 'secretariat', L_ETUDE);
    await attendreRefus(consentementPrerempli(ailleurs, id), 'introuvable');
  });
});

describe('the night’s purge', () => {
  const vieillir = (t: Scene, mois: number) =>
    falsifier(`UPDATE consentement SET jour = now() - interval '${mois} months 1 day', instant = now() - interval '${mois} months 1 day'
      WHERE eleve_id = '${t.eleveId}'`);
  const reste = async (t: Scene) => (await registre(t)).length;

  test('removes a refusal after a year and a consent withdrawn after three, with the couple; a yes stands', async () => {
    const [non, retrait, oui] = [s, nouvelleScene('collegePublic'), nouvelleScene('collegePublic')];
    await poserConsentement(non, { reponse: 'non' });
    await poserConsentement(retrait, { concubin: true });
    await poserConsentement(retrait, { reponse: 'retrait' });
    await poserConsentement(oui, { concubin: true });
    for (const [mois, attendu] of [
      [11, [1, 2, 1]],
      [12, [0, 2, 1]],
      [36, [0, 0, 1]],
    ] as const) {
      for (const t of [non, retrait, oui]) await vieillir(t, mois);
      await purgerConsentements();
      expect([mois, await reste(non), await reste(retrait), await reste(oui)]).toEqual([mois, ...attendu]);
    }
  });
});

describe('a concubin who refuses', () => {
  const jobs = () =>
    lire<{ payload: Taches['dire_refus_du_concubin'] }>(
      `SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = 'dire_refus_du_concubin' ORDER BY j.id DESC LIMIT 1`,
    );
  const partis = async (): Promise<string[]> => {
    const envoyer = vi.spyOn(messagerie(), 'envoyer').mockResolvedValue('');
    const [job] = await jobs();
    if (job) await direRefusDuConcubin(job.payload);
    const lus = envoyer.mock.calls.map(([{ destinataire, contenu }]) =>
      [destinataire, contenu.sujet, ...contenu.paragraphes].join('\n'),
    );
    envoyer.mockRestore();
    return lus;
  };
  const joignable = async (t: Scene, courriel: string | null) =>
    falsifier(
      `UPDATE responsable SET courriel = ${courriel ? `'${courriel}'` : 'NULL'} WHERE id = '${(await famille(t)).auteur.id}'`,
    );
  const scolarite = async ({ eleveId }: Scene) =>
    (await lire<{ id: string }>('SELECT id FROM scolarite WHERE eleve_id = $1', [eleveId]))[0]?.id ?? '';
  const aImprimer = async (t: Scene) => {
    const lignes = await lettresDeRefus(await acteur(t, 'secretariat', L_ETUDE), RENTREE);
    const sienne = await scolarite(t);
    return lignes.filter(({ scolariteId }) => scolariteId === sienne).length;
  };
  const refuse = async (t: Scene) => {
    await repondre(t, enCouple);
    await repondreAuLien(await invitation(t), { accord: 'non' });
  };

  test('by the link: the person is told why, and how to ask otherwise; nobody’s name, no letter', async () => {
    await joignable(s, 'demandeur@exemple.fr');
    await refuse(s);
    const [dit] = await partis();
    expect(dit).toMatch(/^demandeur@exemple\.fr\n/);
    expect(dit).toMatch(/La bourse ne vous est pas refusée.+formulaire papier/);
    expect(dit).not.toContain(ETAT_CIVIL_DU_CONCUBIN.nom);
    expect(await aImprimer(s)).toBe(0);
  });

  test('whom no mail reaches has a letter to print, in its établissement alone', async () => {
    await joignable(s, null);
    await refuse(s);
    expect(await partis()).toEqual([]);
    const secretariat = await acteur(s, 'secretariat', L_ETUDE);
    const [ligne, ...autres] = await lettresDeRefus(secretariat, RENTREE);
    expect(autres).toEqual([]);
    const lettre = await refusADire(secretariat, ligne?.scolariteId ?? '');
    expect(lettre.destinataires.map(({ id }) => id)).toEqual([(await famille(s)).auteur.id]);
    expect(lettre.cloture).toMatch(/octobre 2026/);
    const ailleurs = await acteur(nouvelleScene('lyceePublic'), 'secretariat', L_ETUDE);
    await attendreRefus(refusADire(ailleurs, ligne?.scolariteId ?? ''), 'introuvable');
    expect(await lettresDeRefus(ailleurs, RENTREE)).toEqual([]);
  });

  test('whose letter is posted leaves the list, with who said so; a refusal said again is told again', async () => {
    await joignable(s, null);
    await refuse(s);
    const secretariat = await acteur(s, 'secretariat', L_ETUDE);
    const lettre = async () => {
      const [sienne, ...autres] = (await refusADire(secretariat, await scolarite(s))).destinataires;
      if (!sienne || autres.length > 0) throw new Error('one letter');
      return sienne;
    };
    const dite = await lettre();
    expect(dite.poste).toBeNull();

    const ailleurs = await acteur(nouvelleScene('lyceePublic'), 'secretariat', L_ETUDE);
    await attendreRefus(posterLaLettreDeRefus(ailleurs, dite), 'introuvable');
    await attendreRefus(
      posterLaLettreDeRefus(await acteur(s, 'gestionnaire_sab', L_ETUDE), dite),
      'interdit',
    );
    const autre = { ...dite, accordId: crypto.randomUUID() };
    await attendreRefus(posterLaLettreDeRefus(secretariat, autre), 'conflit');
    expect(await aImprimer(s)).toBe(1);

    const deux = await Promise.allSettled([1, 2].map(() => posterLaLettreDeRefus(secretariat, dite)));
    expect(deux.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await aImprimer(s)).toBe(0);
    const { poste } = await lettre();
    expect([`${poste?.le}`, poste?.par]).toEqual(['2026-09-20', secretariat.auteur.nom]);
    const { message } = await attendreRefus(posterLaLettreDeRefus(secretariat, dite), 'conflit');
    expect(message).toMatch(/déjà dite postée.+Rechargez la page/);

    await repondreAuLien(await invitation(s));
    await attendreRefus(posterLaLettreDeRefus(secretariat, dite), 'conflit');
    expect(await aImprimer(s)).toBe(0);
    await repondreAuLien(await invitation(s), { accord: 'non' });
    expect(await aImprimer(s)).toBe(1);
    expect((await lettre()).poste).toBeNull();
  });

  test('is never said to be told by a family, nor by a hand in the base', async () => {
    await joignable(s, null);
    await refuse(s);
    const moi = (await famille(s)).auteur.id;
    const [couple] = await enTantQuApplication(
      `famille:${moi}`,
      `INSERT INTO couple (id, responsable_id, refus_dit_id, refus_dit_le, refus_dit_par_nom)
       VALUES (uuidv7(), '${moi}', uuidv7(), current_date, 'A') RETURNING refus_dit_id, refus_dit_le, refus_dit_par_nom`,
    );
    expect(couple).toEqual({ refus_dit_id: null, refus_dit_le: null, refus_dit_par_nom: null });
    await expect(
      lire(`UPDATE couple SET refus_dit_id = uuidv7(), refus_dit_le = now(), refus_dit_par_nom = 'A'
            WHERE id IN (SELECT couple_id FROM consentement WHERE eleve_id = '${s.eleveId}')`),
    ).rejects.toThrow(/ne se modifie pas/);
  });

  test('tells nothing once the concubin agreed, or the consent is withdrawn', async () => {
    await joignable(s, 'demandeur@exemple.fr');
    await refuse(s);
    await repondreAuLien(await invitation(s));
    expect(await partis()).toEqual([]);
    const t = nouvelleScene('collegePublic');
    await joignable(t, 'autre@exemple.fr');
    await refuse(t);
    await retirer(await famille(t, L_ETUDE), t.eleveId);
    expect(await partis()).toEqual([]);
  });
});
