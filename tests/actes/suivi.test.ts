/** What a service keeps for itself: notes, to whom a dossier is entrusted, what is on hold. None of it moves a delay. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pageDeBannette } from '#lib/bannette/queries.ts';
import type { Etat } from '#lib/droit/etats.ts';
import {
  confier,
  confierPlusieurs,
  leverAttente,
  mettreEnAttente,
  noter,
  reprendrePortefeuille,
} from '#lib/suivi/actes.ts';
import { chargeDesCollegues, repartitionPrevue, suiviInterne } from '#lib/suivi/queries.ts';
import { AttenteSchema, LISTE_DES_ATTENTES, listeDeLAgent, NoteSchema } from '#lib/suivi/schema.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { agent } from './appui/perimetre.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE_JOUR = le('2026-10-05');

let gestionnaire: Portee;
let responsable: Portee;
let secretariat: Portee;
let toulouse: Portee;
let s: Scene;

beforeAll(async () => {
  gestionnaire = await agent(agentDeLAcademie('09', 'gestionnaire_sab'), LE_JOUR);
  responsable = await agent(agentDeLAcademie('09', 'responsable_sab'), LE_JOUR);
  secretariat = await agent(agentDe('lyceePublic', 'secretariat'), LE_JOUR);
  toulouse = await agent(agentDeLAcademie('16', 'responsable_sab'), LE_JOUR);
});
beforeEach(async () => {
  s = await dossierA('deposee', 'lycee_public');
});

const note = (texte: string, plus: { communicable?: boolean; corrigeId?: string } = {}) =>
  NoteSchema.parse({
    dossierId: s.dossierId,
    texte,
    ...(plus.communicable ? { communicable: 'oui' } : {}),
    corrigeId: plus.corrigeId ?? '',
  });
const textes = async (qui: Portee) => (await suiviInterne(qui, s.dossierId)).notes.map(({ texte }) => texte);
const id = (portee: Portee): string => portee.auteur.id ?? '';
const echeance = async () =>
  (await lire('SELECT echeance_le::text, version FROM dossier WHERE id = $1', [s.dossierId]))[0];

describe('a note', () => {
  test('is read by the service of its author alone, and says who wrote it', async () => {
    await noter(gestionnaire, note('La mère rappelle lundi.'));
    expect(await textes(responsable)).toEqual(['La mère rappelle lundi.']);
    const [lue] = (await suiviInterne(responsable, s.dossierId)).notes;
    expect(lue).toMatchObject({ auteurId: id(gestionnaire), mienne: false, communicable: false });
    expect(await textes(secretariat)).toEqual([]);
  });

  test('refuses: to write or read one on a dossier of elsewhere', async () => {
    await attendreRefus(noter(toulouse, note('Rien à voir.')), 'introuvable');
    await attendreRefus(suiviInterne(toulouse, s.dossierId), 'introuvable');
  });

  test('is corrected by a new one, both kept; refuses: by somebody else, twice, or of another dossier', async () => {
    await noter(gestionnaire, note('Revenu à vérifer.'));
    const [premiere] = (await suiviInterne(gestionnaire, s.dossierId)).notes;
    const corrigeId = premiere?.id ?? '';
    await attendreRefus(noter(responsable, note('Je corrige.', { corrigeId })), 'interdit');
    await noter(gestionnaire, note('Revenu à vérifier.', { corrigeId }));
    await attendreRefus(noter(gestionnaire, note('Encore.', { corrigeId })), 'conflit');
    const { notes } = await suiviInterne(gestionnaire, s.dossierId);
    expect(notes.map(({ texte, corrigee }) => [texte, corrigee])).toEqual([
      ['Revenu à vérifier.', false],
      ['Revenu à vérifer.', true],
    ]);
    s = await dossierA('deposee', 'lycee_public');
    await attendreRefus(noter(gestionnaire, note('Ailleurs.', { corrigeId })), 'introuvable');
  });

  test('refuses: an empty one, one too long', () => {
    for (const texte of ['', '   ', 'x'.repeat(2001)])
      expect(NoteSchema.safeParse({ dossierId: s.dossierId, texte }).success).toBe(false);
  });

  test('communicable, its family reads it; refuses: another note, another family', async () => {
    await noter(gestionnaire, note('Interne.'));
    await noter(gestionnaire, note('Communicable.', { communicable: true }));
    const famille = await acteur(s, 'famille', LE_JOUR);
    const SQL = `SELECT texte FROM note_de_dossier WHERE dossier_id = '${s.dossierId}'`;
    expect(await enTantQuApplication(`famille:${id(famille)}`, SQL)).toEqual([{ texte: 'Communicable.' }]);
    const autre = await acteur(await dossierA('deposee', 'lycee_public'), 'famille', LE_JOUR);
    expect(await enTantQuApplication(`famille:${id(autre)}`, SQL)).toEqual([]);
  });

  test('refuses: to change or erase one, to sign for another, a family that writes', async () => {
    await noter(gestionnaire, note('Gardée.'));
    const ou = `WHERE dossier_id = '${s.dossierId}'`;
    const moi = `agent:${id(gestionnaire)}`;
    await expect(enTantQuApplication(moi, `UPDATE note_de_dossier SET texte = 'x' ${ou}`)).rejects.toThrow(
      /denied/,
    );
    await expect(enTantQuApplication(moi, `DELETE FROM note_de_dossier ${ou}`)).rejects.toThrow(/denied/);
    const inserer = (lieu: string) =>
      `INSERT INTO note_de_dossier (id, dossier_id, lieu, texte, communicable, auteur_id, auteur_nom, jour)
       VALUES (gen_random_uuid(), '${s.dossierId}', '${lieu}', 'Forgée', true, '${id(responsable)}', 'Autre', '2026-10-05')`;
    await enTantQuApplication(moi, inserer('09'));
    expect(await lire(`SELECT auteur_id FROM note_de_dossier ${ou} AND texte = 'Forgée'`)).toEqual([
      { auteur_id: id(gestionnaire) },
    ]);
    await expect(enTantQuApplication(moi, inserer('16'))).rejects.toThrow(/row-level security/);
    const famille = await acteur(s, 'famille', LE_JOUR);
    await expect(enTantQuApplication(`famille:${id(famille)}`, inserer('09'))).rejects.toThrow(
      /row-level security|null value/,
    );
  });
});

describe('a dossier entrusted', () => {
  const page = async (qui: Portee, drapeau: string, etat?: Etat) =>
    (await pageDeBannette(qui, RENTREE, { drapeau, etat })).lignes.map((ligne) => ligne.id);

  test('stands in the list of who holds it, through every act, and leaves it when given back', async () => {
    const avant = await echeance();
    await confier(responsable, { dossierId: s.dossierId, rang: 0, agentId: id(gestionnaire), liste: '' });
    expect(await echeance()).toEqual(avant);
    expect((await suiviInterne(responsable, s.dossierId)).confieA?.id).toBe(id(gestionnaire));
    expect(await page(gestionnaire, listeDeLAgent(id(gestionnaire)))).toContain(s.dossierId);
    await verbes.instruire(s, LE_JOUR);
    expect(await page(gestionnaire, listeDeLAgent(id(gestionnaire)), 'en_instruction')).toContain(
      s.dossierId,
    );
    expect(await page(gestionnaire, listeDeLAgent(id(gestionnaire)), 'deposee')).not.toContain(s.dossierId);
    await confier(responsable, { dossierId: s.dossierId, rang: 1, agentId: null, liste: '' });
    expect(await page(gestionnaire, listeDeLAgent(id(gestionnaire)))).not.toContain(s.dossierId);
  });

  test('refuses: somebody of elsewhere, somebody who follows nothing, a dossier of elsewhere', async () => {
    const comptable = await agent(agentDe('lyceePublic', 'agent_comptable'), LE_JOUR);
    for (const qui of [toulouse, comptable])
      await attendreRefus(
        confier(responsable, { dossierId: s.dossierId, rang: 0, agentId: id(qui), liste: '' }),
        'impossible',
      );
    await attendreRefus(
      confier(toulouse, { dossierId: s.dossierId, rang: 0, agentId: id(toulouse), liste: '' }),
      'introuvable',
    );
    await expect(
      enTantQuApplication(
        `agent:${id(responsable)}`,
        `INSERT INTO confie_de_dossier (dossier_id, rang, agent_id, auteur_id, auteur_nom, jour)
         VALUES ('${s.dossierId}', 9, '${id(toulouse)}', '${id(responsable)}', '', '2026-10-05')`,
      ),
    ).rejects.toThrow(/confie_a_un_collegue/);
  });

  test('refuses: on the page of before, when a colleague did meanwhile', async () => {
    const demande = { dossierId: s.dossierId, rang: 0, agentId: id(gestionnaire), liste: '' };
    await confier(responsable, demande);
    await attendreRefus(confier(gestionnaire, { ...demande, agentId: id(responsable) }), 'conflit');
  });

  test('a selection at once; what is out of sight is left out', async () => {
    const ailleurs = await dossierA('deposee', 'college_public');
    const combien = await confierPlusieurs(secretariat, [s.dossierId, ailleurs.dossierId], id(secretariat));
    expect(combien).toBe(1);
    await attendreRefus(confierPlusieurs(secretariat, [s.dossierId], id(gestionnaire)), 'impossible');
  });

  test('the portfolio of who is absent goes to a colleague with its clocks; refuses: to somebody of elsewhere, to the same', async () => {
    const autre = await dossierA('deposee', 'lycee_public');
    for (const { dossierId } of [s, autre])
      await confier(responsable, { dossierId, rang: 0, agentId: id(gestionnaire), liste: '' });
    const avant = await echeance();
    const charge = async (qui: Portee) =>
      (await chargeDesCollegues(responsable, RENTREE)).find((vue) => vue.id === id(qui))?.ouverts ?? 0;
    const tenus = await charge(gestionnaire);
    expect(tenus).toBeGreaterThanOrEqual(2);
    const prendre = (qui: Portee, a: Portee[], vus = tenus) =>
      reprendrePortefeuille(qui, { de: id(gestionnaire), a: a.map(id), vus });
    for (const pris of [[toulouse], [gestionnaire], [responsable, toulouse], [responsable, gestionnaire]])
      await attendreRefus(prendre(responsable, pris), 'impossible');
    // Of another académie: nothing there is entrusted to that person.
    expect(await prendre(toulouse, [toulouse], 0)).toBe(0);
    // The preview showed another number: nothing moves.
    await attendreRefus(prendre(responsable, [responsable], tenus + 1), 'conflit');
    expect(await charge(gestionnaire)).toBe(tenus);
    expect(await prendre(responsable, [responsable])).toBe(tenus);
    expect(await charge(gestionnaire)).toBe(0);
    expect(await page(responsable, listeDeLAgent(id(responsable)))).toEqual(
      expect.arrayContaining([s.dossierId, autre.dossierId]),
    );
    expect(await echeance()).toEqual(avant);
  });

  test('spread among several, each in turn by deadline, as the preview has said', async () => {
    const delegue = await agent(agentDeLAcademie('09', 'delegue_recteur'), LE_JOUR);
    const autres = [await dossierA('deposee', 'lycee_public'), await dossierA('notifiee', 'lycee_public')];
    for (const { dossierId } of [s, ...autres])
      await confier(responsable, { dossierId, rang: 0, agentId: id(gestionnaire), liste: '' });
    const demandee = { de: id(gestionnaire), a: [id(responsable), id(delegue)] };
    const siens = await lire<{ id: string; ouvert: boolean }>(
      `SELECT d.id, d.etat IN ('deposee', 'incomplete', 'en_instruction', 'proposee', 'decidee') AS ouvert FROM dossier_drapeau x JOIN dossier d ON d.id = x.id
       WHERE x.drapeau = $1 GROUP BY d.id ORDER BY ouvert DESC, d.tri, d.id`,
      [listeDeLAgent(id(gestionnaire))],
    );
    const pour = (rang: number) => siens.filter((_, i) => i % 2 === rang);
    const prevue = await repartitionPrevue(responsable, demandee);
    expect(prevue.refus).toBeNull();
    for (const [rang, qui] of [responsable, delegue].entries())
      expect('parts' in prevue && prevue.parts.find((part) => part.id === id(qui))).toMatchObject({
        dossiers: pour(rang).length,
        ouverts: pour(rang).filter(({ ouvert }) => ouvert).length,
      });
    expect(await reprendrePortefeuille(responsable, { ...demandee, vus: siens.length })).toBe(siens.length);
    for (const [rang, qui] of [responsable, delegue].entries()) {
      const [{ tous } = { tous: [] }] = await lire<{ tous: string[] }>(
        `SELECT array_agg(DISTINCT c.dossier_id::text) AS tous FROM confie_de_dossier c
         WHERE c.agent_id = $1 AND c.dossier_id = ANY ($2) AND c.rang = (SELECT max(rang) FROM confie_de_dossier WHERE dossier_id = c.dossier_id)`,
        [id(qui), siens.map((sien) => sien.id)],
      );
      expect([...tous].sort()).toEqual(
        pour(rang)
          .map((sien) => sien.id)
          .sort(),
      );
    }
    for (const a of [[], [id(gestionnaire)], [id(toulouse)], [id(responsable), id(toulouse)]])
      expect(await repartitionPrevue(responsable, { ...demandee, a })).toMatchObject({
        refus: expect.stringMatching(/./),
      });
  });
});

describe('a dossier on hold', () => {
  const attente = (reveilLe: string, rang = 0, motif = 'La famille part une semaine.') =>
    AttenteSchema.parse({ dossierId: s.dossierId, rang, motif, reveilLe });

  test('keeps its deadline and stays in its lists, and in one of its own until it is taken up', async () => {
    const avant = await echeance();
    await mettreEnAttente(gestionnaire, attente('12/10/2026'));
    expect(await echeance()).toEqual(avant);
    const ids = async (filtres: { drapeau?: string }) =>
      (await pageDeBannette(gestionnaire, RENTREE, { uai: await uaiDe(), ...filtres })).lignes.map(
        (ligne) => ligne.id,
      );
    const uaiDe = async () =>
      (await lire<{ uai: string }>('SELECT uai FROM dossier WHERE id = $1', [s.dossierId]))[0]?.uai;
    expect(await ids({})).toContain(s.dossierId);
    expect(await ids({ drapeau: LISTE_DES_ATTENTES })).toContain(s.dossierId);
    await verbes.instruire(s, LE_JOUR);
    expect(await ids({ drapeau: LISTE_DES_ATTENTES })).toContain(s.dossierId);
    await leverAttente(gestionnaire, { dossierId: s.dossierId, rang: 1, liste: '' });
    expect(await ids({ drapeau: LISTE_DES_ATTENTES })).not.toContain(s.dossierId);
    expect((await suiviInterne(gestionnaire, s.dossierId)).attente).toBeNull();
  });

  test.each(['04/10/2026', '05/10/2026'])('refuses: a wake-up on %s, which is not to come', async (jour) => {
    await attendreRefus(mettreEnAttente(gestionnaire, attente(jour)), 'impossible');
  });

  test('refuses: a wake-up after the next deadline, the day after it and not the day itself', async () => {
    const [lue] = await lire<{ le: string; lendemain: string }>(
      `SELECT to_char(echeance_le, 'DD/MM/YYYY') AS le, to_char(echeance_le + 1, 'DD/MM/YYYY') AS lendemain FROM dossier WHERE id = $1`,
      [s.dossierId],
    );
    const refus = await attendreRefus(
      mettreEnAttente(gestionnaire, attente(lue?.lendemain ?? '')),
      'impossible',
    );
    expect(refus.message).toMatch(/le délai court pendant l’attente/);
    await mettreEnAttente(gestionnaire, attente(lue?.le ?? ''));
  });

  test('refuses: no reason, a dossier of elsewhere, the page of before', async () => {
    expect(
      AttenteSchema.safeParse({ dossierId: s.dossierId, rang: 0, motif: ' ', reveilLe: '12/10/2026' })
        .success,
    ).toBe(false);
    await attendreRefus(mettreEnAttente(toulouse, attente('12/10/2026')), 'introuvable');
    await mettreEnAttente(gestionnaire, attente('12/10/2026'));
    await attendreRefus(mettreEnAttente(responsable, attente('13/10/2026')), 'conflit');
    await attendreRefus(leverAttente(responsable, { dossierId: s.dossierId, rang: 0, liste: '' }), 'conflit');
  });
});
