/** Tax figures that a family fetches for its demande online: asked for by it, shown before they are used, and gone with the draft. */
import { beforeAll, describe, expect, test } from 'vitest';
import { sourceDesChiffres } from '#lib/consultation/faits.ts';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { abandonnerBrouillon, garderBrouillon } from '#lib/demande/actes.ts';
import { envoyerDepot, ouvrirDepot } from '#lib/depot/actes.ts';
import { depotEnCours } from '#lib/depot/queries.ts';
import { mesDonnees } from '#lib/donnees/queries.ts';
import { direSansChiffres } from '#lib/droit/consentement/recuperation.ts';
import type { SansChiffres } from '#lib/droit/etude/etude.ts';
import {
  demanderLesChiffres,
  demanderParFranceConnect,
  permettreLeDepart,
  repondreAuxChiffres,
} from '#lib/recuperation/actes.ts';
import type { IdentiteVerifiee } from '#lib/recuperation/faits.ts';
import { DemandeDeChiffresSchema } from '#lib/recuperation/schema.ts';
import { oublierLesChiffres, recupererChiffres } from '#lib/recuperation/taches.ts';
import { saisieDuFormulaire } from '#lib/saisie/faits.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { acteur, le, type Scene, saisir } from '#monde/scene.ts';
import { ouvrirLaDoublure, sourceDe } from './appui/etude.ts';
import { DEMANDE_EN_LIGNE, nouvelleScene } from './appui/preparation.ts';
import { enTantQuApplication, falsifier, lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const LE_JOUR = le('2026-09-20');
const MARTEL = { nom: 'Martel', prenom: 'Anne-Lise', naissance: '1985-04-02', numero: '0000000000001' };
type Personne = typeof MARTEL;
let adresse = '';

beforeAll(async () => {
  const doublure = await ouvrirLaDoublure();
  adresse = doublure.adresse;
  return doublure.fermer;
});

interface Ecrit {
  s: Scene;
  portee: Portee;
  dossierId: string;
}

/** A draft whose lines are typed, of a person whom the school base knows under this name. */
async function ecrire({ nom, prenom }: Pick<Personne, 'nom' | 'prenom'>): Promise<Ecrit> {
  const s = nouvelleScene('collegePublic');
  const { auteur } = await acteur(s, 'famille', LE_JOUR);
  await falsifier(`UPDATE responsable SET nom = '${nom}', prenom = '${prenom}' WHERE id = '${auteur.id}'`);
  const portee = await acteur(s, 'famille', LE_JOUR);
  const dossierId = await ouvrirDepot(portee, [s.eleveId]);
  const saisie = saisieDuFormulaire(DEMANDE_EN_LIGNE);
  await garderBrouillon(portee, { dossierId, revision: 0, saisie });
  return { s, portee, dossierId };
}
const demander = (
  { portee, dossierId }: Ecrit,
  { numero, naissance }: Pick<Personne, 'numero' | 'naissance'>,
) => demanderLesChiffres(portee, { dossierId, numeroFiscal: numero, naissance, lu: 'oui' });
const derniere = async ({ dossierId }: Ecrit) => {
  const [lue] = await lire<{ id: string; issue: string | null; suite: string | null; vide: boolean }>(
    `SELECT id, issue, suite, contenu IS NULL AS vide FROM recuperation WHERE dossier_id = $1 ORDER BY demandee_le DESC, id LIMIT 1`,
    [dossierId],
  );
  if (!lue) throw new Error('rien n’a été demandé');
  return lue;
};
/** The worker's turn. */
const ouvrier = async (ecrit: Ecrit) => {
  const { id } = await derniere(ecrit);
  await recupererChiffres({ recuperationId: id }, () => sourceDe(adresse));
};
const repondre = async (ecrit: Ecrit, reponse: 'acceptee' | 'refusee' | 'pas_moi') =>
  repondreAuxChiffres(ecrit.portee, {
    dossierId: ecrit.dossierId,
    recuperationId: (await derniere(ecrit)).id,
    reponse,
  });
const montree = async ({ portee, dossierId }: Ecrit) =>
  (await depotEnCours(portee, dossierId))?.recuperation ?? null;
const deposee = async (id: string) => {
  const [lue] = await lire<{ avis: object; pieces: string[]; dit: object | null }>(
    `SELECT m.contenu->'ressources'->'avis' AS avis, l.contenu->'chiffresRecus' AS dit,
       (SELECT coalesce(array_agg(p.code), '{}') FROM piece p WHERE p.dossier_id = m.dossier_id) AS pieces
     FROM demande m JOIN ligne_de_journal l ON l.dossier_id = m.dossier_id AND l.acte = 'deposer_en_ligne' WHERE m.dossier_id = $1`,
    [id],
  );
  return lue;
};
const traces = (id: string) =>
  lire('SELECT service, finalite, dossier_id AS dossier FROM echange WHERE recuperation_id = $1', [id]);

describe('figures that a family asks for', () => {
  test('are traced, shown, and used once accepted; nothing of them is left beside the demande', async () => {
    const ecrit = await ecrire(MARTEL);
    const { portee, dossierId, s } = ecrit;
    expect(await montree(ecrit)).toBeNull();
    await demander(ecrit, MARTEL);
    const { id, ...attendue } = await derniere(ecrit);
    expect(attendue).toEqual({ issue: null, suite: null, vide: false });
    expect(await montree(ecrit)).toEqual({ genre: 'attendue' });
    expect(await traces(id)).toEqual([]);

    await ouvrier(ecrit);
    expect(await montree(ecrit)).toMatchObject({
      genre: 'recue',
      acceptesLe: null,
      chiffres: { annee: 2025, rfr: 12_345, nbPacF: 2, nbPacH: 1, parentIsole: true, deuxDeclarants: false },
    });
    expect(await traces(id)).toEqual([
      { service: 'impot_particulier', finalite: 'demande_en_ligne', dossier: null },
    ]);
    // Done again, the job asks nobody.
    await ouvrier(ecrit);
    expect(await traces(id)).toHaveLength(1);
    // What was typed is still there.
    expect((await depotEnCours(portee, dossierId))?.depart['ressources.avis.rfr']).toBe('100');

    await repondre(ecrit, 'acceptee');
    const garde = await lire(`SELECT r::text FROM recuperation r UNION ALL SELECT e::text FROM echange e
      UNION ALL SELECT b::text FROM brouillon b UNION ALL SELECT payload::text FROM graphile_worker._private_jobs`);
    expect(JSON.stringify(garde)).not.toMatch(/12345|12 345|1985-04-02|0000000000001/);
    await envoyerDepot(portee, dossierId);
    const { avis, pieces, dit } = (await deposee(dossierId)) ?? {};
    expect(avis).toEqual({ annee: 2025, rfr: 12_345, enfants: 3, source: 'source_fiscale' });
    expect(pieces).not.toContain('avis_impot');
    expect(dit).toEqual({ recusLe: expect.any(String), acceptesLe: '2026-09-20' });
    expect(await derniere(ecrit)).toEqual({ id, issue: 'chiffres', suite: 'acceptee', vide: true });

    const agent = await acteur(s, 'chef_etablissement', LE_JOUR);
    expect(
      sourceDesChiffres(await consulterDossier(agent, dossierId, { onglet: 'resume', piece: undefined })),
    ).toMatch(
      /^reçus de l’administration fiscale le .+, acceptés par la famille le dimanche 20 septembre 2026/,
    );
    const appels = (await mesDonnees(portee)).find(({ titre }) => titre.startsWith('Appels'));
    expect(appels?.lignes.map(([, valeur]) => valeur)).toEqual([
      'administration fiscale, impôt, pour la demande en ligne',
    ]);
  });

  test.each(['refusee', 'pas_moi'] as const)(
    'are forgotten at once when the answer is %s',
    async (reponse) => {
      const ecrit = await ecrire(MARTEL);
      await demander(ecrit, MARTEL);
      await ouvrier(ecrit);
      await repondre(ecrit, reponse);
      expect(await derniere(ecrit)).toMatchObject({ suite: reponse, vide: true });
      expect(await montree(ecrit)).toBeNull();
      await attendreRefus(repondre(ecrit, 'acceptee'), 'conflit');
      await envoyerDepot(ecrit.portee, ecrit.dossierId);
      const { avis, pieces, dit } = (await deposee(ecrit.dossierId)) ?? {};
      expect(avis).toMatchObject({ rfr: 100, enfants: 2 });
      expect([pieces?.includes('avis_impot'), dit]).toEqual([true, null]);
    },
  );

  test('are not used before the family has looked at them, nor once it changes its mind', async () => {
    const jamaisLus = await ecrire(MARTEL);
    await demander(jamaisLus, MARTEL);
    await ouvrier(jamaisLus);
    const repris = await ecrire(MARTEL);
    await demander(repris, MARTEL);
    await ouvrier(repris);
    await repondre(repris, 'acceptee');
    await repondre(repris, 'refusee');
    for (const ecrit of [jamaisLus, repris]) {
      await envoyerDepot(ecrit.portee, ecrit.dossierId);
      expect((await deposee(ecrit.dossierId))?.avis).toMatchObject({ rfr: 100 });
      expect((await derniere(ecrit)).vide).toBe(true);
    }
  });
});

describe('no figures', () => {
  const QUI: [SansChiffres, Personne, RegExp][] = [
    ['introuvable', { ...MARTEL, numero: '0999999999999' }, /Aucun contribuable/],
    ['autre_personne', { ...MARTEL, numero: '0000000000013' }, /pas au nom de Anne-Lise Martel/],
    ['autre_personne', { ...MARTEL, naissance: '1985-04-03' }, /date de naissance/],
    ['sans_chiffres', ne('Tardif', 'Luc', '1976-06-06', '6'), /pas encore vos revenus de 2025/],
    ['sans_chiffres', ne('Bref', 'Tom', '1983-01-13', '12'), /pas encore vos revenus/],
    ['autre_annee', ne('Passe', 'Elsa', '1986-04-16', '18'), /ceux de 2025/],
    ['protegee', ne('Secret', 'Paule', '1975-05-05', '5'), /protégé/],
    ['indisponible', ne('Panne', 'Zoé', '1979-09-09', '9'), /ne l’attend pas/],
    ['indisponible', ne('Flou', 'Ève', '1982-12-12', '11'), /plus tard/],
  ];
  function ne(nom: string, prenom: string, naissance: string, fin: string): Personne {
    return { nom, prenom, naissance, numero: fin.padStart(13, '0') };
  }

  test.each(QUI)(
    '%s: one sentence with the way out, nothing kept, the demande goes on',
    async (issue, qui, dit) => {
      const ecrit = await ecrire(qui);
      await demander(ecrit, qui);
      await ouvrier(ecrit);
      expect(await derniere(ecrit)).toMatchObject({ issue, suite: null, vide: true });
      expect(await montree(ecrit)).toEqual({ genre: 'sans_chiffres', issue });
      const nom = `${qui.prenom} ${qui.nom}`;
      const phrase = direSansChiffres(issue, { annee: 2025, nom });
      expect(phrase).toMatch(dit);
      expect(phrase).toMatch(/écrivez vos chiffres/);
      await attendreRefus(repondre(ecrit, 'acceptee'), 'conflit');
      expect(await envoyerDepot(ecrit.portee, ecrit.dossierId)).toHaveLength(1);
    },
  );

  test('an installation without a source answers too, and one that never answers is not waited for', async () => {
    const ecrit = await ecrire(MARTEL);
    await demander(ecrit, MARTEL);
    const { id } = await derniere(ecrit);
    await recupererChiffres({ recuperationId: id }, () => null);
    expect(await montree(ecrit)).toEqual({ genre: 'sans_chiffres', issue: 'indisponible' });
    await demander(ecrit, MARTEL);
    await falsifier(
      `UPDATE recuperation SET demandee_le = demandee_le - interval '25 hours' WHERE dossier_id = '${ecrit.dossierId}'`,
    );
    expect(await montree(ecrit)).toEqual({ genre: 'sans_chiffres', issue: 'indisponible' });
    await ouvrier(ecrit);
    expect((await derniere(ecrit)).issue).toBeNull();
  });
});

describe('by a round trip of FranceConnect', () => {
  const identite = (ecart: Partial<IdentiteVerifiee> = {}): IdentiteVerifiee => ({
    ...{ nom: 'MARTEL', nomUsage: null, prenom: 'Anne-Lise', naissance: '1985-04-02' },
    ...ecart,
  });
  const partir = ({ portee, dossierId }: Ecrit, qui = identite(), jeton = 'fc-0000000000001') =>
    demanderParFranceConnect(portee, { dossierId, jeton, identite: qui });

  test('no number is typed: the figures are shown, accepted and used as the others, under a notice of their own', async () => {
    const ecrit = await ecrire(MARTEL);
    await permettreLeDepart(ecrit.portee, ecrit.dossierId);
    expect(await partir(ecrit)).toBe(true);
    const [{ texte, contenu } = { texte: '', contenu: '' }] = await lire<{ texte: string; contenu: string }>(
      'SELECT texte, contenu::text FROM recuperation WHERE dossier_id = $1',
      [ecrit.dossierId],
    );
    expect(texte).toBe('recuperation-franceconnect-2026');
    expect(contenu).not.toContain(Buffer.from('fc-0000').toString('hex'));
    await ouvrier(ecrit);
    expect(await montree(ecrit)).toMatchObject({ genre: 'recue', chiffres: { rfr: 12_345 } });
    await repondre(ecrit, 'acceptee');
    await envoyerDepot(ecrit.portee, ecrit.dossierId);
    expect((await deposee(ecrit.dossierId))?.avis).toMatchObject({ rfr: 12_345, source: 'source_fiscale' });
  });

  test('the base may know the name that is borne, without accents', async () => {
    const ecrit = await ecrire({ nom: 'LEROY', prenom: 'Anne Lise' });
    expect(await partir(ecrit, identite({ nomUsage: 'Léroy' }))).toBe(true);
    await ouvrier(ecrit);
    expect(await montree(ecrit)).toMatchObject({ genre: 'recue' });
  });

  test('refuses another person than who writes: nothing is asked, nor traced', async () => {
    const ecrit = await ecrire(MARTEL);
    for (const ecart of [{ nom: 'Durand' }, { prenom: 'Zoé' }])
      expect(await partir(ecrit, identite(ecart))).toBe(false);
    expect(await lire('SELECT 1 FROM recuperation WHERE dossier_id = $1', [ecrit.dossierId])).toEqual([]);
    const autre = await ecrire(MARTEL);
    await attendreRefus(partir({ ...ecrit, portee: autre.portee }), 'introuvable');
    await attendreRefus(permettreLeDepart(autre.portee, ecrit.dossierId), 'introuvable');
    await envoyerDepot(ecrit.portee, ecrit.dossierId);
    await attendreRefus(permettreLeDepart(ecrit.portee, ecrit.dossierId), 'impossible');
  });

  test.each([
    ['introuvable', 'fc-0999999999999', {}, /ne vous connaît pas sous l’identité de FranceConnect/],
    ['autre_personne', 'fc-0000000000001', { naissance: '1985-04-03' }, /état civil que FranceConnect donne/],
  ] as const)('%s: says it without any number', async (issue, jeton, ecart, dit) => {
    const ecrit = await ecrire(MARTEL);
    await partir(ecrit, identite(ecart), jeton);
    await ouvrier(ecrit);
    expect(await montree(ecrit)).toEqual({ genre: 'sans_chiffres', issue, par: 'franceconnect' });
    const phrase = direSansChiffres(issue, { annee: 2025, nom: 'Anne-Lise Martel', par: 'franceconnect' });
    expect(phrase).toMatch(dit);
    expect(phrase).not.toMatch(/numéro fiscal/);
  });

  test('refuses: a token older than it lives is not asked with', async () => {
    const ecrit = await ecrire(MARTEL);
    await partir(ecrit);
    await falsifier(
      `UPDATE recuperation SET demandee_le = now() - interval '51 seconds' WHERE dossier_id = '${ecrit.dossierId}'`,
    );
    await ouvrier(ecrit);
    expect(await montree(ecrit)).toMatchObject({ issue: 'indisponible' });
    expect(await traces((await derniere(ecrit)).id)).toEqual([]);
  });
});

describe('a request', () => {
  test('the last alone stands: of two at once too; the number typed once is kept with the draft', async () => {
    const ecrit = await ecrire(MARTEL);
    await Promise.all([demander(ecrit, MARTEL), demander(ecrit, MARTEL)]);
    await demanderLesChiffres(ecrit.portee, {
      ...{ dossierId: ecrit.dossierId, numeroFiscal: undefined, naissance: MARTEL.naissance, lu: 'oui' },
    });
    expect(
      await lire(
        `SELECT suite, count(*)::int AS n FROM recuperation WHERE dossier_id = $1 GROUP BY 1 ORDER BY 1`,
        [ecrit.dossierId],
      ),
    ).toEqual([
      { suite: 'remplacee', n: 2 },
      { suite: null, n: 1 },
    ]);
    await ouvrier(ecrit);
    expect(await montree(ecrit)).toMatchObject({ genre: 'recue' });
  });

  test('refuses: another’s draft, one already sent, no number, a sixth in a day, a notice not read', async () => {
    const ecrit = await ecrire(MARTEL);
    const autre = await ecrire(MARTEL);
    const agent = await acteur(ecrit.s, 'chef_etablissement', LE_JOUR);
    for (const portee of [autre.portee, agent])
      await attendreRefus(demander({ ...ecrit, portee }, MARTEL), 'introuvable');
    const sans = demanderLesChiffres(ecrit.portee, {
      ...{ dossierId: ecrit.dossierId, numeroFiscal: undefined, naissance: MARTEL.naissance, lu: 'oui' },
    });
    expect((await attendreRefus(sans, 'impossible')).champ).toBe('numeroFiscal');
    for (let fois = 0; fois < 5; fois += 1) await demander(ecrit, MARTEL);
    expect((await attendreRefus(demander(ecrit, MARTEL), 'impossible')).message).toMatch(
      /recommencez demain/,
    );
    await ouvrier(ecrit);
    await attendreRefus(
      repondreAuxChiffres(autre.portee, {
        ...{ dossierId: autre.dossierId, recuperationId: (await derniere(ecrit)).id, reponse: 'acceptee' },
      }),
      'conflit',
    );
    await envoyerDepot(autre.portee, autre.dossierId);
    await attendreRefus(demander(autre, MARTEL), 'impossible');
    const dite = { dossierId: ecrit.dossierId, numeroFiscal: MARTEL.numero, naissance: '02/04/1985' };
    expect(DemandeDeChiffresSchema.safeParse(dite).error?.issues[0]?.path).toEqual(['lu']);
    for (const faux of [{ numeroFiscal: '12' }, { naissance: 'hier' }, { dossierId: 'x' }])
      expect(DemandeDeChiffresSchema.safeParse({ ...dite, lu: 'oui', ...faux }).success).toBe(false);
  });

  test('refuses, in the base itself: a call without it, what is not the family’s to write, another’s eye', async () => {
    const ecrit = await ecrire(MARTEL);
    await demander(ecrit, MARTEL);
    await ouvrier(ecrit);
    const { id } = await derniere(ecrit);
    const tracer = (finalite: string) =>
      `INSERT INTO echange (id, service, finalite, recuperation_id) VALUES (gen_random_uuid(), 'impot_particulier', '${finalite}', '${id}')`;
    // Answered: it founds nothing any more.
    await expect(enTantQuApplication('systeme', tracer('demande_en_ligne'))).rejects.toThrow(
      /ne fonde cet appel/,
    );
    const famille = `famille:${ecrit.portee.auteur.id}`;
    for (const ecriture of ["issue = 'introuvable'", 'demandee_le = now()', 'responsable_id = dossier_id'])
      await expect(
        enTantQuApplication(famille, `UPDATE recuperation SET ${ecriture} WHERE id = '${id}'`),
      ).rejects.toThrow(/permission denied/);
    await expect(
      enTantQuApplication(famille, `UPDATE recuperation SET contenu = 'autre' WHERE id = '${id}'`),
    ).rejects.toThrow(/ne se modifie pas/);
    await repondre(ecrit, 'refusee');
    for (const ecriture of ["contenu = 'autre', suite = NULL, suite_le = NULL", "suite = 'acceptee'"])
      await expect(
        enTantQuApplication('systeme', `UPDATE recuperation SET ${ecriture} WHERE id = '${id}'`),
      ).rejects.toThrow(/ne se modifie pas/);
    const autre = await ecrire(MARTEL);
    const agent = await acteur(ecrit.s, 'chef_etablissement', LE_JOUR);
    for (const portee of [autre.portee, agent])
      expect(await enPortee(portee, (tx) => tx.recuperation.count({ where: { id } }))).toBe(0);
    await expect(
      enTantQuApplication(
        `famille:${autre.portee.auteur.id}`,
        `INSERT INTO recuperation (id, dossier_id, responsable_id, texte, contenu)
         VALUES (gen_random_uuid(), '${ecrit.dossierId}', '${ecrit.portee.auteur.id}', 'A', 'a')`,
      ),
    ).rejects.toThrow(/demande seul ses chiffres/);
    // Its own demande too, when a secretariat types it from paper: nobody is before the screen to read the notice.
    const papier = nouvelleScene('collegePublic');
    await saisir(papier, LE_JOUR);
    const parent = await acteur(papier, 'famille', LE_JOUR);
    await expect(
      enTantQuApplication(
        `famille:${parent.auteur.id}`,
        `INSERT INTO recuperation (id, dossier_id, responsable_id, texte, contenu)
         VALUES (gen_random_uuid(), '${papier.dossierId}', '${parent.auteur.id}', 'A', 'a')`,
      ),
    ).rejects.toThrow(/demande seul ses chiffres/);
  });

  test('is forgotten: its figures after fifteen days or with the draft, itself with its trace after thirty-six months', async () => {
    const acceptee = await ecrire(MARTEL);
    await demander(acceptee, MARTEL);
    await ouvrier(acceptee);
    await repondre(acceptee, 'acceptee');
    const vieillir = (age: string) =>
      falsifier(
        `UPDATE recuperation SET demandee_le = now() - interval '${age}' WHERE dossier_id = '${acceptee.dossierId}'`,
      );
    await vieillir('14 days 23 hours');
    await oublierLesChiffres();
    expect((await derniere(acceptee)).vide).toBe(false);
    await vieillir('15 days 1 hour');
    await oublierLesChiffres();
    expect(await montree(acceptee)).toEqual({ genre: 'expiree' });
    expect(await derniere(acceptee)).toMatchObject({ suite: 'expiree', vide: true });

    const jetee = await ecrire(MARTEL);
    await demander(jetee, MARTEL);
    const { id } = await derniere(jetee);
    await abandonnerBrouillon(jetee.portee, jetee.dossierId);
    expect(await lire('SELECT dossier_id AS d, contenu AS c FROM recuperation WHERE id = $1', [id])).toEqual([
      { d: null, c: null },
    ]);
    await recupererChiffres({ recuperationId: id }, () => sourceDe(adresse));
    expect(await traces(id)).toEqual([]);

    const reste = async () => (await lire('SELECT 1 FROM recuperation WHERE id = $1', [id])).length;
    for (const [age, n] of [
      ['35 months 27 days', 1],
      ['36 months 1 day', 0],
    ] as const) {
      await falsifier(`UPDATE recuperation SET demandee_le = now() - interval '${age}' WHERE id = '${id}'`);
      await oublierLesChiffres();
      expect(await reste(), age).toBe(n);
    }
  });
});
