/** What comes with a recours, and what comes back from the ministre: files kept as those of a piece, an answer entered as his. */
import { describe, expect, test } from 'vitest';
import { faitsDesCourriers } from '#lib/courrier/queries.ts';
import { produireCourriers } from '#lib/courrier/taches.ts';
import { attribuer } from '#lib/decision/actes.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import type { Role } from '#lib/droit/competence.ts';
import type { Jour } from '#lib/droit/date.ts';
import { accomplirAvecFichiers } from '#lib/piece/actes.ts';
import { lireFichier } from '#lib/piece/queries.ts';
import {
  type ActeDuMinistre,
  envoyerAuMinistre,
  formerRecours,
  maintenirAttribution,
  repondreDuMinistre,
} from '#lib/recours/actes.ts';
import { recueilDuRecours } from '#lib/recours/queries.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { pdfFictif } from '#monde/numerisations.ts';
import { acteur, le, type Scene, verbes } from '#monde/scene.ts';
import { lirePdf } from '#tests/contrats/lire-pdf.ts';
import { dossierA } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { refusDe } from './appui/refus.ts';
import { fichiersRanges } from './appui/stockage.ts';

const LE_RECOURS = le('2026-10-05');
const LA_REPONSE = le('2026-12-15');
const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });
const pdf = (nom: string) => ({ nom, octets: pdfFictif([nom]) });

const forme = {
  formeLe: LE_RECOURS,
  recuLe: LE_RECOURS,
  objet: 'decision' as const,
  nomme: null,
  grief: 'Mes revenus ont baissé depuis mon licenciement.',
};

async function former(s: Scene, role: Role, envoyes: { nom: string; octets: Uint8Array }[]): Promise<void> {
  const { version } = await accomplirAvecFichiers(await acteur(s, role, LE_RECOURS), envoyes, (fichiers) =>
    formerRecours(cible(s), forme, fichiers),
  );
  s.version = version;
}

const joints = ({ dossierId }: Scene) =>
  lire<{ id: string; nom: string; de_reponse: boolean }>(
    `SELECT f.id, f.nom, f.de_reponse FROM fichier f JOIN recours r ON r.id = f.recours_id
     WHERE r.dossier_id = $1 ORDER BY f.nom`,
    [dossierId],
  );

describe('files joined to a recours', () => {
  test.each(['famille', 'secretariat'] as const)('by a %s: checked, kept, read again', async (role) => {
    const s = await dossierA('notifiee', 'lycee_public');
    await former(s, role, [pdf('lettre.pdf'), pdf('licenciement.pdf')]);
    const lus = await joints(s);
    expect(lus.map(({ nom, de_reponse }) => [nom, de_reponse])).toEqual([
      ['lettre.pdf', false],
      ['licenciement.pdf', false],
    ]);
    const { nom, type } = await lireFichier(await acteur(s, 'responsable_sab', LE_RECOURS), lus[1]?.id ?? '');
    expect([nom, type]).toEqual(['licenciement.pdf', 'application/pdf']);
    const lectures = await lire(
      `SELECT precision FROM lecture_sensible WHERE dossier_id = $1 AND objet = 'piece' AND precision = 'recours'`,
      [s.dossierId],
    );
    expect(lectures).toHaveLength(1);
  });

  test('they come first in the bundle, each at the page that the fiche tells', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await former(s, 'famille', [pdf('licenciement.pdf')]);
    const { octets } = await recueilDuRecours(await acteur(s, 'responsable_sab', LE_RECOURS), s.dossierId);
    const { texte } = await lirePdf(octets);
    expect(texte).toMatch(/Joint au recours 1 : licenciement.pdf 3/);
  });

  test('refuses: a file that is none, and then nothing is recorded nor stored', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    const avant = await fichiersRanges();
    const faux = { nom: 'page.pdf', octets: new TextEncoder().encode('<html>') };
    expect(await refusDe(former(s, 'famille', [faux]))).toMatchObject({ champ: 'fichiers' });
    expect(await fichiersRanges()).toBe(avant);
    expect(await lire('SELECT 1 FROM recours WHERE dossier_id = $1', [s.dossierId])).toEqual([]);
  });

  test('refuses: bytes on a dossier with nothing to contest, before they are examined', async () => {
    const s = await dossierA('en_instruction', 'lycee_public');
    const avant = await fichiersRanges();
    expect(await refusDe(former(s, 'famille', [pdf('lettre.pdf')]))).toMatchObject({ code: 'impossible' });
    expect(await fichiersRanges()).toBe(avant);
  });

  test('refuses: another family and another académie read none of them', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await former(s, 'famille', [pdf('lettre.pdf')]);
    const [{ id } = { id: '' }] = await joints(s);
    const ailleurs = await dossierA('deposee', 'cned');
    const autre = await acteur(ailleurs, 'responsable_sab', LE_RECOURS);
    expect(await refusDe(lireFichier(autre, id))).toMatchObject({ code: 'introuvable' });
  });

  test('refuses, to the application itself: a file of a recours is never taken away', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await former(s, 'famille', [pdf('lettre.pdf')]);
    const portee = await acteur(s, 'responsable_sab', LE_RECOURS);
    await enPortee(portee, (tx) => tx.fichier.deleteMany({ where: { recours: { dossierId: s.dossierId } } }));
    expect(await joints(s)).toHaveLength(1);
  });

  test('refuses: a family cannot pass a file for the letter of an authority', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await former(s, 'famille', [pdf('lettre.pdf')]);
    const famille = await acteur(s, 'famille', LE_RECOURS);
    const [copie] = await lire<Record<string, string>>('SELECT * FROM fichier WHERE id = $1', [
      (await joints(s))[0]?.id ?? '',
    ]);
    const essai = enPortee(famille, (tx) =>
      tx.$executeRawUnsafe(
        `INSERT INTO fichier (id, recours_id, de_reponse, cle, nom, type, taille, empreinte, auteur_genre)
         SELECT gen_random_uuid(), '${copie?.recours_id}', true, 'une-autre-cle', 'x.pdf', type, taille, empreinte, 'famille'
         FROM fichier WHERE id = '${copie?.id}'`,
      ),
    );
    await expect(essai).rejects.toThrow(/row-level security/);
  });
});

const reponse = {
  repondueLe: le('2026-12-10'),
  repondant: 'Le ministre chargé de l’éducation nationale',
  preuve: 'Lettre DGESCO 2026-118',
  motivation: 'Les charges nouvelles de la famille justifient un nouvel examen.',
};

async function duMinistre(
  s: Scene,
  acte: ActeDuMinistre,
  change: Partial<typeof reponse> = {},
): Promise<void> {
  const service = await acteur(s, 'responsable_sab', LA_REPONSE);
  const { version } = await accomplirAvecFichiers(service, [pdf('ministre.pdf')], (fichiers) =>
    repondreDuMinistre(acte, cible(s), { ...reponse, ...change }, fichiers),
  );
  s.version = version;
}

const repondu = ({ dossierId }: Scene) =>
  lire(
    `SELECT r.issue::text, r.repondant, r.preuve, r.repondu_le::text AS le, r.reponse_id, d.etat::text
     FROM recours r JOIN dossier d ON d.id = r.dossier_id WHERE r.dossier_id = $1`,
    [dossierId],
  );

describe('a recours hiérarchique that goes to the ministre (C. IV.B)', () => {
  test.each(['lycee_public', 'college_prive'] as const)(
    'refuses: in a %s nobody here answers in his place, not even another reader',
    async (branche) => {
      const s = await dossierA('devant_le_ministre', branche);
      for (const role of ['delegue_recteur', 'responsable_sab'] as const) {
        const portee = await acteur(s, role, LA_REPONSE);
        expect(
          await refusDe(accomplir(portee, maintenirAttribution(cible(s), reponse.motivation))),
        ).toMatchObject({ message: expect.stringContaining('va au ministre') });
      }
    },
  );

  test('sent with its day, once: the queue asks for it until then, then says since when the ministre has it', async () => {
    const s = await dossierA('devant_le_ministre', 'lycee_public');
    const envoyer = async (envoyeLe: Jour) => {
      const service = await acteur(s, 'responsable_sab', le('2026-11-02'));
      return accomplir(service, envoyerAuMinistre(cible(s), { envoyeLe, envoi: 'bordereau 12' }));
    };
    const lu = () =>
      lire(
        `SELECT r.envoye_le::text AS le, r.envoi, 'recours_a_envoyer' = ANY (d.drapeaux) AS attend
         FROM recours r JOIN dossier d ON d.id = r.dossier_id WHERE d.id = $1`,
        [s.dossierId],
      );
    expect(await lu()).toEqual([{ le: null, envoi: null, attend: true }]);
    for (const [jour, dit] of [
      ['2026-10-19', /ne peut pas précéder la réception/],
      ['2026-11-03', /dans le futur/],
    ] as const)
      expect(await refusDe(envoyer(le(jour)))).toMatchObject({ message: expect.stringMatching(dit) });
    for (const role of ['gestionnaire_sab', 'delegue_recteur'] as const) {
      const autre = await acteur(s, role, le('2026-11-02'));
      expect(
        await refusDe(
          accomplir(autre, envoyerAuMinistre(cible(s), { envoyeLe: le('2026-11-02'), envoi: null })),
        ),
      ).toMatchObject({ code: 'interdit' });
    }
    s.version = (await envoyer(le('2026-10-30'))).version;
    expect(await lu()).toEqual([{ le: '2026-10-30', envoi: 'bordereau 12', attend: false }]);
    expect(await refusDe(envoyer(le('2026-11-02')))).toMatchObject({
      message: expect.stringContaining('Aucun recours hiérarchique n’attend d’être envoyé'),
    });
    await expect(
      lire(`UPDATE recours SET envoye_le = '2026-11-01' WHERE dossier_id = $1`, [s.dossierId]),
    ).rejects.toThrow(/ne se modifie pas/);
  });

  test('refuses: a recours that somebody here answers is not sent to the ministre', async () => {
    const s = await dossierA('refus_conteste', 'lycee_public');
    const service = await acteur(s, 'responsable_sab', LA_REPONSE);
    expect(
      await refusDe(accomplir(service, envoyerAuMinistre(cible(s), { envoyeLe: LA_REPONSE, envoi: null }))),
    ).toMatchObject({ code: 'impossible' });
  });

  test('granted: the demande is examined again, with the letter that proves it, and the family is told by whom', async () => {
    const s = await dossierA('devant_le_ministre', 'lycee_public');
    await duMinistre(s, 'executer_reponse_du_ministre');
    expect(await repondu(s)).toEqual([
      {
        issue: 'rouvert',
        repondant: reponse.repondant,
        preuve: reponse.preuve,
        le: '2026-12-10',
        reponse_id: null,
        etat: 'en_instruction',
      },
    ]);
    expect((await joints(s)).map(({ nom, de_reponse }) => [nom, de_reponse])).toEqual([
      ['ministre.pdf', true],
    ]);
    const [lettre] = await lire<{ id: string }>(
      `SELECT id FROM courrier WHERE dossier_id = $1 AND genre = 'reponse_au_recours'`,
      [s.dossierId],
    );
    await produireCourriers({ courrierIds: [lettre?.id ?? ''] }, LA_REPONSE);
    const [{ etat } = { etat: '' }] = await lire<{ etat: string }>(
      'SELECT etat::text FROM courrier WHERE id = $1',
      [lettre?.id],
    );
    expect(etat).toBe('produit');
    const { octets } = await recueilDuRecours(await acteur(s, 'responsable_sab', LA_REPONSE), s.dossierId);
    const { texte } = await lirePdf(octets);
    expect(texte).toContain('par Le ministre chargé de l’éducation nationale (Lettre DGESCO 2026-118)');
    expect(texte).toContain('Réponse au recours 1 : ministre.pdf');
    // Whoever refused does not decide again.
    await accomplir(await acteur(s, 'delegue_recteur', le('2026-12-18')), attribuer(cible(s)));
  });

  test('rejected: the decision stays, its rights too, and nothing waits any more', async () => {
    const s = await dossierA('devant_le_ministre', 'lycee_public');
    await duMinistre(s, 'enregistrer_rejet_du_ministre');
    expect(await repondu(s)).toMatchObject([{ issue: 'maintenu', reponse_id: null, etat: 'notifiee' }]);
    const droits = await lire(
      "SELECT 1 FROM droit WHERE dossier_id = $1 AND composante = 'bourse' AND ferme_par_id IS NULL",
      [s.dossierId],
    );
    expect(droits).toHaveLength(1);
    expect(await refusDe(duMinistre(s, 'executer_reponse_du_ministre'))).toMatchObject({
      code: 'impossible',
    });
  });

  test.each([
    ['older than the recours', { repondueLe: le('2026-10-19') }, /ne peut pas précéder le recours/],
    ['of tomorrow', { repondueLe: le('2026-12-16') }, /dans le futur/],
    ['without a word of its sense', { motivation: 'accord' }, /Écrivez la raison/],
  ])('refuses: a letter %s', async (_, change, dit) => {
    const s = await dossierA('devant_le_ministre', 'lycee_public');
    expect(await refusDe(duMinistre(s, 'executer_reponse_du_ministre', change))).toMatchObject({
      message: expect.stringMatching(dit),
    });
  });

  test('refuses: the ministre answers no RAPO', async () => {
    const s = await dossierA('refus_conteste', 'lycee_public');
    expect(await refusDe(duMinistre(s, 'executer_reponse_du_ministre'))).toMatchObject({
      message: expect.stringContaining('Aucun recours hiérarchique'),
    });
  });

  test('refuses, even to the superuser: an answer from elsewhere without its letter', async () => {
    const s = await dossierA('devant_le_ministre', 'lycee_public');
    await expect(
      falsifier(`UPDATE recours SET issue = 'maintenu', repondu_le = '2026-12-10', repondant = 'Le ministre'
        WHERE dossier_id = '${s.dossierId}'`),
    ).rejects.toThrow(/recours_repondant/);
  });
});

describe('what a family adds to its recours before the answer', () => {
  const RECUE = le('2026-10-15');
  const APRES_LE_DELAI = le('2026-11-25');

  /** A refusal of a lycée, surely received, and its RAPO formed in time. */
  async function enRapo(): Promise<Scene> {
    const s = await dossierA('pieces_echues', 'lycee_public');
    await verbes.refuserIncompletude(s, le('2026-10-12'));
    await lettresProduites(s.dossierId, le('2026-10-13'));
    await verbes.notifier(s, le('2026-10-14'));
    await verbes.daterReception(s, RECUE);
    await verbes.formerRecours(s, le('2026-10-20'));
    return s;
  }
  const completer = (s: Scene, nomme: 'hierarchique' | null = null, le = APRES_LE_DELAI) =>
    verbes.formerRecours(s, le, { nomme });
  const genres = async ({ dossierId }: Scene) =>
    (
      await lire<{ genre: string }>('SELECT genre FROM recours WHERE dossier_id = $1 ORDER BY rang', [
        dossierId,
      ])
    ).map(({ genre }) => genre);
  const silence = async ({ dossierId }: Scene) =>
    (await lire(`SELECT echeance_le::text AS le FROM dossier WHERE id = $1`, [dossierId]))[0];

  test('is of the same recours though the fifteen days are over, moves no deadline, and its letter says so', async () => {
    const s = await enRapo();
    const avant = await silence(s);
    await completer(s);
    expect(await genres(s)).toEqual(['rapo', 'rapo']);
    expect(await silence(s)).toEqual(avant);
    const lettres = await lire<{ id: string }>(
      `SELECT c.id FROM courrier c JOIN recours r ON r.id = c.recours_id WHERE c.dossier_id = $1 ORDER BY r.rang`,
      [s.dossierId],
    );
    const ids = lettres.map(({ id }) => id);
    const faits = await enPortee(porteeSysteme(APRES_LE_DELAI), (tx) => faitsDesCourriers(tx, ids));
    expect(ids.map((id) => faits.get(id)?.recours?.complete?.formeLe.toString())).toEqual([
      undefined,
      '2026-10-20',
    ]);
  });

  test('refuses: a recours that is named, one of before the first, one once the answer is given', async () => {
    const s = await enRapo();
    await completer(s, 'hierarchique');
    await completer(s, null, le('2026-10-19'));
    expect(await genres(s)).toEqual(['rapo', 'hierarchique', 'rapo']);
    const traces = await lire<{ regles: string[] }>(
      `SELECT array(SELECT l->>'regle' FROM jsonb_array_elements(trace) l) AS regles FROM recours WHERE dossier_id = $1`,
      [s.dossierId],
    );
    expect(traces.flatMap(({ regles }) => regles)).not.toContain('recours.complement');
  });
});
