/** Whole years of a dossier, told from its paper to its last right. */
import { describe, expect, test } from 'vitest';
import { envoyerLesPropositions } from '#lib/bordereau/actes.ts';
import { attribuer, refuser } from '#lib/decision/actes.ts';
import { accomplir, type Ordre } from '#lib/dossier/porte.ts';
import type { Role } from '#lib/droit/competence.ts';
import type { Jour } from '#lib/droit/date.ts';
import { constaterSilence } from '#lib/echeance/actes.ts';
import { accomplirAvecFichiers } from '#lib/piece/actes.ts';
import { accueillirRecours, formerRecours, rouvrirSurRecours } from '#lib/recours/actes.ts';
import { executerAnnulation } from '#lib/requete/actes.ts';
import { completerDemande } from '#lib/saisie/actes.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { pdfFictif } from '#monde/numerisations.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene, saisir, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';
import { refusDe } from './appui/refus.ts';

const RAISON = 'Le justificatif joint au recours établit la charge de l’élève.';
const cible = ({ dossierId, version }: Scene) => ({ dossierId, version });

async function faire(s: Scene, role: Role, jour: Jour, ordre: (c: ReturnType<typeof cible>) => Ordre) {
  const { version } = await accomplir(await acteur(s, role, jour), ordre(cible(s)));
  s.version = version;
}

async function notifier(s: Scene, jour: Jour): Promise<void> {
  await lettresProduites(s.dossierId, jour);
  await verbes.notifier(s, jour);
}

const etatDe = async ({ dossierId }: Scene) =>
  (await lire<{ etat: string }>('SELECT etat::text FROM dossier WHERE id = $1', [dossierId]))[0]?.etat;

const decisionsDe = ({ dossierId }: Scene) =>
  lire<{ genre: string; remplace: string | null }>(
    `SELECT d.genre::text, p.genre::text AS remplace FROM decision d
     LEFT JOIN decision p ON p.id = d.remplace_id WHERE d.dossier_id = $1 ORDER BY d.rang`,
    [dossierId],
  );

const boursesDe = ({ dossierId }: Scene) =>
  lire<{ du: string; au: string }>(
    `SELECT du::text, au::text FROM droit
     WHERE dossier_id = $1 AND composante = 'bourse' AND ferme_par_id IS NULL ORDER BY du`,
    [dossierId],
  );

const journalDe = async ({ dossierId }: Scene) =>
  (
    await lire<{ acte: string }>('SELECT acte FROM ligne_de_journal WHERE dossier_id = $1 ORDER BY rang', [
      dossierId,
    ])
  ).map(({ acte }) => acte);

describe('a wrong refusal', () => {
  test('from the paper of a lycéen to the RAPO that is won, and the refusal replaced by the right of the year', async () => {
    const s = nouvelleScene('lyceePublic');
    await saisir(s, le('2026-09-10'), { rfr: 100, horsAvis: true });
    await verbes.deposer(s, le('2026-09-10'));
    await verbes.instruire(s, le('2026-09-14'));
    await verbes.demanderPieces(s, le('2026-09-15'));
    await lettresProduites(s.dossierId, le('2026-09-15'));
    await verbes.daterReception(s, le('2026-09-18'));
    // Fifteen days from the reception are over; the paper had been sent, and lay elsewhere.
    await verbes.refuserIncompletude(s, le('2026-10-12'));
    await notifier(s, le('2026-10-14'));
    await verbes.daterReception(s, le('2026-10-16'));
    const famille = await acteur(s, 'famille', le('2026-10-20'));
    const { version } = await accomplirAvecFichiers(
      famille,
      [{ nom: 'attestation-caf.pdf', octets: pdfFictif(['Attestation CAF']) }],
      (fichiers) =>
        formerRecours(
          cible(s),
          {
            formeLe: le('2026-10-20'),
            recuLe: le('2026-10-20'),
            objet: 'decision',
            nomme: 'gracieux',
            grief: 'L’attestation avait été remise au lycée le 20 septembre ; la voici de nouveau.',
          },
          fichiers,
        ),
    );
    s.version = version;
    const refus = await refusDe(
      accomplir(await acteur(s, 'responsable_sab', le('2026-11-03')), accueillirRecours(cible(s))),
    );
    expect(refus.message).toMatch(/^Vous avez pris part à la décision contestée/);

    await faire(s, 'delegue_recteur', le('2026-11-03'), (c) => rouvrirSurRecours(c, RAISON));
    await verbes.recevoirPiece(s, le('2026-11-04'));
    await faire(s, 'delegue_recteur', le('2026-11-05'), (c) => attribuer(c));
    await notifier(s, le('2026-11-06'));

    expect(await etatDe(s)).toBe('notifiee');
    expect(await decisionsDe(s)).toEqual([
      { genre: 'refus_incompletude', remplace: null },
      { genre: 'attribution', remplace: 'refus_incompletude' },
    ]);
    expect(await boursesDe(s)).toEqual([{ du: '2026-09-01', au: '2027-08-31' }]);
    expect(await journalDe(s)).toEqual([
      'enregistrer_reception',
      'instruire',
      'demander_pieces',
      'dater_reception',
      'refuser_incompletude',
      'notifier',
      'dater_reception',
      'former_recours',
      'rouvrir_sur_recours',
      'recevoir_piece',
      'attribuer',
      'notifier',
    ]);
  });
});

/** A bourse withdrawn from 1 October, and the family told. */
async function retireeEtNotifiee(branche: 'lycee_public' | 'college_public'): Promise<Scene> {
  const s = await dossierA('retiree', branche);
  await notifier(s, le('2026-10-02'));
  return s;
}

describe('a withdrawal that does not hold', () => {
  test('its recours is won after a new examination: the right is whole again from its first day', async () => {
    const s = await retireeEtNotifiee('lycee_public');
    expect(await boursesDe(s)).toEqual([{ du: '2026-09-01', au: '2026-09-30' }]);
    await verbes.formerRecours(s, le('2026-10-08'));
    await faire(s, 'delegue_recteur', le('2026-11-03'), (c) => rouvrirSurRecours(c, RAISON));
    expect(await etatDe(s)).toBe('en_instruction');
    expect(await boursesDe(s)).toEqual([{ du: '2026-09-01', au: '2026-09-30' }]);
    await faire(s, 'delegue_recteur', le('2026-11-05'), (c) => attribuer(c));
    expect(await boursesDe(s)).toEqual([{ du: '2026-09-01', au: '2027-08-31' }]);
    expect((await decisionsDe(s)).at(-1)).toEqual({ genre: 'attribution', remplace: 'retrait' });
  });

  test('annulled by the judge: the same, once the demande is examined again', async () => {
    const s = await retireeEtNotifiee('college_public');
    await verbes.transmettreRequete(s, le('2026-11-02'));
    await faire(s, 'responsable_sab', le('2027-02-01'), (c) =>
      executerAnnulation(c, { jugeeLe: le('2027-02-01'), motivation: RAISON }),
    );
    await verbes.attribuer(s, le('2027-02-03'));
    expect(await boursesDe(s)).toEqual([{ du: '2026-09-01', au: '2027-08-31' }]);
  });

  test('examined again and refused: the days that the withdrawal had left stay', async () => {
    const s = await retireeEtNotifiee('lycee_public');
    await verbes.formerRecours(s, le('2026-10-08'));
    await faire(s, 'delegue_recteur', le('2026-11-03'), (c) => rouvrirSurRecours(c, RAISON));
    await falsifier(`UPDATE demande SET contenu = jsonb_set(contenu, '{ressources,avis,rfr}', '900000')
      WHERE dossier_id = '${s.dossierId}'`);
    await faire(s, 'delegue_recteur', le('2026-11-05'), (c) => refuser(c));
    expect(await boursesDe(s)).toEqual([{ du: '2026-09-01', au: '2026-09-30' }]);
  });
});

describe('a pupil under a measure at home (C. III.D.3.b)', () => {
  async function suivi(mesure: 'aemo' | 'pead'): Promise<Scene> {
    const s = nouvelleScene('collegePublic');
    await saisir(s, le('2026-09-10'), { rfr: 100 });
    await verbes.deposer(s, le('2026-09-10'));
    await verbes.instruire(s, le('2026-09-14'));
    await faire(s, 'secretariat', le('2026-09-15'), (c) =>
      completerDemande(c, { 'eleve.ase.mesure': mesure }),
    );
    return s;
  }
  const allocation = (s: Scene, versee: 'oui' | 'non') =>
    faire(s, 'secretariat', le('2026-09-16'), (c) =>
      completerDemande(c, { 'eleve.ase.allocationVersee': versee }),
    );

  test.each(['aemo', 'pead'] as const)(
    '%s: nothing is decided before the allowance is asked; without one, the family has its bourse of the year',
    async (mesure) => {
      const s = await suivi(mesure);
      expect((await refusDe(verbes.attribuer(s, le('2026-09-16')))).message).toMatch(/n’est pas possible/);
      await allocation(s, 'non');
      await verbes.attribuer(s, le('2026-09-17'));
      await notifier(s, le('2026-09-18'));
      expect(await boursesDe(s)).toEqual([{ du: '2026-09-01', au: '2027-08-31' }]);
    },
  );

  test.each(['aemo', 'pead'] as const)(
    '%s: with an allowance a person says who has the charge, in writing',
    async (mesure) => {
      const s = await suivi(mesure);
      await allocation(s, 'oui');
      expect((await refusDe(verbes.attribuer(s, le('2026-09-17')))).message).toMatch(
        /motivez votre décision/,
      );
      await verbes.attribuer(s, le('2026-09-17'), {
        echelon: 3,
        motivation: 'Le jugement du 2 juillet laisse la charge entière à la mère.',
      });
      expect(await etatDe(s)).toBe('decidee');
    },
  );
});

describe('a silence', () => {
  test('becomes a refusal, is told, contested, and answered by the right of the year that takes its place', async () => {
    const s = nouvelleScene('lyceePublic');
    await saisir(s, le('2026-09-10'), { rfr: 100 });
    await verbes.deposer(s, le('2026-09-10'));
    await verbes.instruire(s, le('2026-09-14'));
    const avant = accomplir(await acteur(s, 'systeme', le('2026-11-10')), constaterSilence(cible(s)));
    expect(await refusDe(avant)).toMatchObject({ code: 'impossible' });
    await faire(s, 'systeme', le('2026-11-11'), (c) => constaterSilence(c));
    await lettresProduites(s.dossierId, le('2026-11-11'));
    await faire(s, 'famille', le('2026-11-20'), (c) =>
      formerRecours(c, {
        formeLe: le('2026-11-20'),
        recuLe: le('2026-11-20'),
        objet: 'decision',
        nomme: null,
        grief: 'Personne n’a répondu à ma demande.',
      }),
    );
    const [recours] = await lire<{ genre: string; decision: string | null }>(
      'SELECT genre::text, decision_id AS decision FROM recours WHERE dossier_id = $1',
      [s.dossierId],
    );
    expect(recours).toEqual({ genre: 'rapo', decision: null });
    // Who holds the dossier can no longer answer it by an ordinary decision.
    const ordinaire = accomplir(await acteur(s, 'responsable_sab', le('2026-12-01')), attribuer(cible(s)));
    expect(await refusDe(ordinaire)).toMatchObject({ message: expect.stringContaining('Un recours') });
    await faire(s, 'delegue_recteur', le('2026-12-03'), (c) => accueillirRecours(c));
    await notifier(s, le('2026-12-04'));
    expect(await etatDe(s)).toBe('notifiee');
    const [decision] = await lire(
      'SELECT genre::text, remplace_rejet_du::text AS silence FROM decision WHERE dossier_id = $1',
      [s.dossierId],
    );
    expect(decision).toEqual({ genre: 'attribution', silence: '2026-11-10' });
    expect(await boursesDe(s)).toEqual([{ du: '2026-09-01', au: '2027-08-31' }]);
  });
});

describe('a collège privé', () => {
  test('from the entry of its chef to the list that is sent, decided by the DASEN and notified', async () => {
    const [eligible, non] = [nouvelleScene('collegePrive'), nouvelleScene('collegePrive')];
    for (const [s, rfr] of [
      [eligible, 100],
      [non, 900_000],
    ] as const) {
      await saisir(s, le('2026-09-10'), { rfr });
      await verbes.deposer(s, le('2026-09-10'));
      await verbes.proposer(s, le('2026-09-21'));
    }
    const leChef = await acteur(eligible, 'chef_etablissement', le('2026-10-16'));
    const duChef = accomplir(leChef, attribuer(cible(eligible)));
    expect(await refusDe(duChef)).toMatchObject({ code: 'interdit' });
    expect(await envoyerLesPropositions(leChef, ETABLISSEMENTS.collegePrive.uai, RENTREE)).toMatchObject({
      nombre: 2,
      enRetard: false,
    });
    await verbes.attribuer(eligible, le('2026-11-02'));
    await verbes.refuser(non, le('2026-11-02'));
    for (const s of [eligible, non]) await notifier(s, le('2026-11-03'));
    expect(await Promise.all([eligible, non].map(decisionsDe))).toEqual([
      [{ genre: 'attribution', remplace: null }],
      [{ genre: 'refus', remplace: null }],
    ]);
    expect(await Promise.all([eligible, non].map(etatDe))).toEqual(['notifiee', 'notifiee']);
    expect(await boursesDe(non)).toEqual([]);
    expect(await boursesDe(eligible)).toEqual([{ du: '2026-09-01', au: '2027-08-31' }]);
  });
});
