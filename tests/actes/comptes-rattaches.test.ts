/** An account that opens nothing, tied at the counter to the record of its person by a code, and untied. */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { oublierLesEssais } from '#lib/acces/taches.ts';
import { messagerie } from '#lib/connecteurs/messagerie.ts';
import { etapesVecues } from '#lib/droit/parcours/etapes.ts';
import { type CodeTire, detacher, rattacher, tirerUnCode } from '#lib/rattachement/actes.ts';
import { comptesDuResponsable } from '#lib/rattachement/queries.ts';
import { DetacherSchema, RattacherSchema } from '#lib/rattachement/schema.ts';
import { direChangementDeCompte } from '#lib/rattachement/taches.ts';
import { reglerLeJour } from '#lib/technique/horloge.ts';
import { type Portee, porteeDeFamille } from '#lib/technique/portee.ts';
import type { Taches } from '#lib/technique/taches.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { demandeurDe, fiche, LE } from './appui/fiches.ts';
import { dossierA } from './appui/preparation.ts';
import { enTantQuApplication, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';
import { MOTIVATION } from './appui/serveur-actes.ts';

interface Guichet {
  s: Scene;
  portee: Portee;
  scolariteId: string;
  responsableId: string;
  /** The names of the record, as a provider would say them. */
  nom: string;
}

/** A record that no account opens, seen by the secretariat of its pupil. */
async function guichet(role: 'secretariat' | 'chef_etablissement' = 'secretariat'): Promise<Guichet> {
  const s = await dossierA('deposee', 'college_public');
  const responsableId = await demandeurDe(s);
  const [lu] = await lire<{ nom: string }>(
    `UPDATE responsable SET sub = NULL WHERE id = $1 RETURNING upper(prenom || ' ' || nom) AS nom`,
    [responsableId],
  );
  const { scolariteId } = await fiche(s.eleveId);
  return { s, portee: await acteur(s, role, LE), scolariteId, responsableId, nom: lu?.nom ?? '' };
}

let rang = 0;
const compteDe = ({ nom }: { nom: string }) => ({ sub: `franceconnect:essai-${rang++}`, nom });
const demande = ({ scolariteId, responsableId }: Guichet, code: string, ecarts: object = {}) =>
  RattacherSchema.parse({
    ...{ scolariteId, responsableId, code, preuve: 'passeport', motivation: MOTIVATION },
    ...ecarts,
  });
const ouvrePar = async (sub: string) => (await porteeDeFamille(sub, LE))?.auteur.id ?? null;
const codesGardes = (sub: string) =>
  lire<{ utilise: string | null; ligne: string }>(
    'SELECT utilise_le::text AS utilise, c::text AS ligne FROM code_de_rattachement c WHERE compte = $1',
    [sub],
  );

describe('tied, then untied', () => {
  let g: Guichet;
  let compte: { sub: string; nom: string };
  let tire: CodeTire;
  beforeAll(async () => {
    g = await guichet();
    compte = compteDe(g);
    tire = await tirerUnCode(compte, LE);
  });

  test('the code is kept by its print alone, for seven days; it opens nothing by itself', async () => {
    expect(tire.expireLe.toString()).toBe('2026-11-16');
    const [gardee] = await codesGardes(compte.sub);
    expect(gardee?.ligne).not.toContain(tire.code);
    expect(gardee?.ligne).not.toContain(tire.code.replace('-', ''));
    expect(await ouvrePar(compte.sub)).toBeNull();
    for (const identite of ['', `famille:${g.responsableId}`, `agent:${g.portee.auteur.id}`])
      await expect(enTantQuApplication(identite, 'SELECT * FROM code_de_rattachement')).rejects.toThrow(
        /permission denied/,
      );
  });

  test('refuses: PostgreSQL, an agent who writes an account without its code, and to say a code to a family', async () => {
    const ecrire = `UPDATE responsable SET sub = 'franceconnect:vole' WHERE id = '${g.responsableId}'`;
    await expect(enTantQuApplication(`agent:${g.portee.auteur.id}`, ecrire)).rejects.toThrow(/aucun code/);
    const dire = `SELECT * FROM compte_du_code((SELECT sha256('a')), '${g.responsableId}')`;
    expect(await enTantQuApplication(`famille:${g.responsableId}`, dire)).toEqual([]);
  });

  test.each([
    ['an agent of another établissement', 'introuvable'],
    ['a record that is not of this pupil', 'introuvable'],
  ] as const)('refuses: %s, and the code still serves', async (qui, code) => {
    const ailleurs = qui.includes('another')
      ? { portee: await acteur(await dossierA('deposee', 'college_prive'), 'secretariat', LE) }
      : { responsableId: crypto.randomUUID() };
    const voulu = { ...g, ...ailleurs };
    await attendreRefus(rattacher(voulu.portee, demande(voulu, tire.code)), code);
    expect(await codesGardes(compte.sub)).toMatchObject([{ utilise: null }]);
    expect(await ouvrePar(compte.sub)).toBeNull();
  });

  test('as the family typed it: the account opens what is of the person; record and dossier keep it, without the account', async () => {
    await rattacher(g.portee, demande(g, ` ${tire.code.toLowerCase().replace('-', ' ')} `));
    expect(await ouvrePar(compte.sub)).toBe(g.responsableId);
    expect((await comptesDuResponsable(g.portee, g)).portes).toEqual(['franceconnect']);
    expect(
      await lire(
        'SELECT avant, apres, motivation, auteur_nom FROM correction_responsable WHERE responsable_id = $1',
        [g.responsableId],
      ),
    ).toEqual([
      {
        avant: { compte: null },
        apres: { compte: 'franceconnect', preuve: 'passeport' },
        motivation: MOTIVATION,
        auteur_nom: g.portee.auteur.nom,
      },
    ]);
    const [ligne] = await lire<{ acte: string; role: string; contenu: Record<string, unknown> }>(
      'SELECT acte, role, contenu FROM ligne_de_journal WHERE dossier_id = $1 ORDER BY rang DESC LIMIT 1',
      [g.s.dossierId],
    );
    expect(ligne).toMatchObject({
      acte: 'corriger_personne',
      contenu: { fait: 'rattachement', champs: ['compte'], motivation: MOTIVATION },
    });
    const [etape] = etapesVecues([{ ...ligne, rang: 1, jour: LE }] as never, {
      etablissement: 'le collège',
      service: 'le service',
    });
    expect(etape?.titre).toBe('Un compte en ligne est rattaché à votre nom');
  });

  test('refuses: the same code again, another account on the record, a code for an account that is tied', async () => {
    const encore = await attendreRefus(rattacher(g.portee, demande(g, tire.code)), 'impossible');
    expect(encore).toMatchObject({ champ: 'code', message: expect.stringContaining('déjà servi') });
    const autre = compteDe(g);
    const { code } = await tirerUnCode(autre, LE);
    const tenue = await attendreRefus(rattacher(g.portee, demande(g, code)), 'impossible');
    expect(tenue.message).toContain('détachez-le d’abord');
    expect(await ouvrePar(autre.sub)).toBeNull();
    await attendreRefus(tirerUnCode(compte, LE), 'impossible');
  });

  test('untied with a reason: nothing opens any more, and the history says both', async () => {
    const { scolariteId, responsableId } = g;
    expect(DetacherSchema.safeParse({ scolariteId, responsableId, motivation: 'erreur' }).success).toBe(
      false,
    );
    const voulu = DetacherSchema.parse({ scolariteId, responsableId, motivation: MOTIVATION });
    const ailleurs = await acteur(await dossierA('deposee', 'college_prive'), 'secretariat', LE);
    await attendreRefus(detacher(ailleurs, voulu), 'introuvable');
    expect(await ouvrePar(compte.sub)).toBe(responsableId);
    await detacher(g.portee, voulu);
    expect(await ouvrePar(compte.sub)).toBeNull();
    await attendreRefus(detacher(g.portee, voulu), 'conflit');
    expect(
      await lire(
        'SELECT avant, apres FROM correction_responsable WHERE responsable_id = $1 ORDER BY instant',
        [responsableId],
      ),
    ).toEqual([expect.anything(), { avant: { compte: 'franceconnect' }, apres: { compte: null } }]);
    await attendreRefus(rattacher(g.portee, demande(g, tire.code)), 'impossible');
    await tirerUnCode(compte, LE);
  });
});

describe('the person is told by mail', () => {
  /** What the worker sends of the orders that this record got, in their order. */
  const partis = async ({ responsableId }: Guichet): Promise<string[]> => {
    const envoyer = vi.spyOn(messagerie(), 'envoyer').mockResolvedValue('');
    const ordres = await lire<{ payload: Taches['dire_changement_de_compte'] }>(
      `SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       JOIN correction_responsable c ON c.id = (j.payload->>'correctionId')::uuid
       WHERE t.identifier = 'dire_changement_de_compte' AND c.responsable_id = $1 ORDER BY j.id`,
      [responsableId],
    );
    for (const { payload } of ordres) await direChangementDeCompte(payload);
    const lus = envoyer.mock.calls.map(([{ id, destinataire, contenu }]) =>
      [id, destinataire, contenu.sujet, ...contenu.paragraphes].join('\n'),
    );
    envoyer.mockRestore();
    return lus;
  };
  const lier = async (g: Guichet) => {
    const compte = compteDe(g);
    await rattacher(g.portee, demande(g, (await tirerUnCode(compte, LE)).code));
    return compte;
  };
  const detacherLe = ({ portee, scolariteId, responsableId }: Guichet) =>
    detacher(portee, DetacherSchema.parse({ scolariteId, responsableId, motivation: MOTIVATION }));

  test('when an account is tied, then untied: what opens, what to do; neither name nor identifier', async () => {
    const g = await guichet();
    await lire(`UPDATE responsable SET courriel = 'moi@exemple.fr' WHERE id = $1`, [g.responsableId]);
    const { sub } = await lier(g);
    await detacherLe(g);
    const [tie, untie, ...autres] = await partis(g);
    expect(autres).toEqual([]);
    expect(tie).toMatch(/moi@exemple\.fr\nBourse\s: un compte est rattaché/);
    expect(tie).toMatch(/compte FranceConnect.+pièce d’identité/);
    expect(untie).toMatch(/moi@exemple\.fr\nBourse\s: un compte est détaché/);
    expect(untie).toMatch(/nouveau code/);
    for (const dit of [tie, untie]) expect(dit?.toUpperCase()).not.toContain(g.nom);
    expect(`${tie}${untie}`).not.toContain(sub.replace('franceconnect:', ''));
  });

  test('nothing leaves without an address, nor of a code that ties nothing', async () => {
    const g = await guichet();
    await lire('UPDATE responsable SET courriel = NULL WHERE id = $1', [g.responsableId]);
    await lier(g);
    expect(await partis(g)).toEqual([]);
    const h = await guichet();
    await lire(`UPDATE responsable SET courriel = 'moi@exemple.fr' WHERE id = $1`, [h.responsableId]);
    await attendreRefus(rattacher(h.portee, demande(h, 'ABCDE-FGHJK')), 'impossible');
    expect(await partis(h)).toEqual([]);
  });
});

describe('refused', () => {
  test('a code replaced by a newer one, one that is over, one that cannot be one; over for long, forgotten', async () => {
    const g = await guichet('chef_etablissement');
    const compte = compteDe(g);
    const premier = await tirerUnCode(compte, LE);
    const second = await tirerUnCode(compte, LE);
    const inconnu = await attendreRefus(rattacher(g.portee, demande(g, premier.code)), 'impossible');
    expect(inconnu).toMatchObject({ champ: 'code', message: expect.stringContaining('pas connu') });
    const tard = { ...g, portee: await acteur(g.s, 'secretariat', le('2026-11-17')) };
    const passe = await attendreRefus(rattacher(tard.portee, demande(g, second.code)), 'impossible');
    expect(passe).toMatchObject({ champ: 'code', message: expect.stringContaining('plus valable') });
    await attendreRefus(rattacher(g.portee, demande(g, '0O1I')), 'impossible');
    expect(await ouvrePar(compte.sub)).toBeNull();
    // On its last day it still serves.
    const dernier = { ...g, portee: await acteur(g.s, 'secretariat', le('2026-11-16')) };
    await rattacher(dernier.portee, demande(g, second.code));
    expect(await ouvrePar(compte.sub)).toBe(g.responsableId);
    for (const [jour, reste] of [
      ['2026-12-16', 1],
      ['2026-12-17', 0],
    ] as const) {
      await reglerLeJour(le(jour));
      await oublierLesEssais();
      expect(await codesGardes(compte.sub)).toHaveLength(reste);
    }
  });

  test('other names, unless a paper explains them: borne or of birth, accents and hyphens apart', async () => {
    const g = await guichet();
    const autre = { sub: compteDe(g).sub, nom: 'Agathe AUTREMENT' };
    const { code } = await tirerUnCode(autre, LE);
    const refus = await attendreRefus(rattacher(g.portee, demande(g, code)), 'impossible');
    expect(refus.champ).toBe('autreNom');
    expect(refus.message).toContain('Agathe AUTREMENT');
    await lire(`UPDATE responsable SET nom_usage = 'Autrément', prenom_usage = 'Agathe' WHERE id = $1`, [
      g.responsableId,
    ]);
    await rattacher(g.portee, demande(g, code));
    expect(await ouvrePar(autre.sub)).toBe(g.responsableId);

    const suivant = await guichet();
    const marie = { sub: compteDe(g).sub, nom: 'Zoé INCONNUE' };
    const tire = await tirerUnCode(marie, LE);
    await rattacher(suivant.portee, demande(suivant, tire.code, { autreNom: 'oui' }));
    expect(await ouvrePar(marie.sub)).toBe(suivant.responsableId);
  });

  test('two at once: one code ties one record', async () => {
    const [une, deux] = [await guichet(), await guichet()];
    const compte = compteDe(une);
    const { code } = await tirerUnCode(compte, LE);
    const issues = await Promise.allSettled(
      [une, deux].map((g) => rattacher(g.portee, demande(g, code, { autreNom: 'oui' }))),
    );
    const refus = issues.flatMap((issue) => (issue.status === 'rejected' ? [issue.reason] : []));
    expect(refus).toEqual([expect.objectContaining({ name: 'Refus' })]);
    const tenues = await lire('SELECT id FROM responsable WHERE sub = $1', [compte.sub]);
    expect(tenues).toHaveLength(1);
  });

  test('an account that opens another record since its code was drawn', async () => {
    const [g, autre] = [await guichet(), await guichet()];
    const compte = compteDe(g);
    const { code } = await tirerUnCode(compte, LE);
    await lire('UPDATE responsable SET sub = $1 WHERE id = $2', [compte.sub, autre.responsableId]);
    const refus = await attendreRefus(rattacher(g.portee, demande(g, code)), 'conflit');
    expect(refus.message).toContain('une autre fiche');
    expect(await ouvrePar(compte.sub)).toBe(autre.responsableId);
  });

  test('at entry: no code, no paper, no reason', async () => {
    const { error } = RattacherSchema.safeParse({
      ...{ scolariteId: crypto.randomUUID(), responsableId: crypto.randomUUID() },
      ...{ code: ' ', preuve: 'bonne foi', motivation: 'je la connais' },
    });
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['code', 'preuve', 'motivation']);
  });

  test('too many tries in a day, of a code whether it exists or not, and of an agent', async () => {
    const g = await guichet();
    const codes = ['ACDEF-GHJK', 'ACDEF-GHJM'].flatMap((debut) => [
      `${debut}M`,
      `${debut}N`,
      `${debut}P`,
      `${debut}Q`,
    ]);
    for (let essai = 0; essai < 5; essai++)
      await attendreRefus(rattacher(g.portee, demande(g, codes[0] ?? '')), 'impossible');
    const trop = await attendreRefus(rattacher(g.portee, demande(g, codes[0] ?? '')), 'impossible');
    expect(trop.message).toContain('trop d’essais');
    const { code } = await tirerUnCode(compteDe(g), LE);
    const source = await lire<{ n: number }>(
      'UPDATE essai_de_code SET du_jour = 30 WHERE du_jour BETWEEN 6 AND 29 RETURNING du_jour AS n',
    );
    expect(source).toHaveLength(1);
    await attendreRefus(rattacher(g.portee, demande(g, code)), 'impossible');
  });
});
