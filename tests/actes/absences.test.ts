/** Absences typed and judged, the retenue that follows them, and what gives it back (C. VII.A), on a real PostgreSQL. */
import { describe, expect, test } from 'vitest';
import { direAbsences } from '#lib/absence/actes.ts';
import { elevesSuivis } from '#lib/absence/queries.ts';
import { type AbsencesDites, DireAbsencesSchema } from '#lib/absence/schema.ts';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { accomplir, type Cible, type Ordre } from '#lib/dossier/porte.ts';
import type { Role } from '#lib/droit/competence.ts';
import { certifierPresence } from '#lib/presence/actes.ts';
import { presencesDuTrimestre } from '#lib/presence/queries.ts';
import { type Certification, CertifierSchema } from '#lib/presence/schema.ts';
import { demanderRetenue, ecarterRetenue, rendreRetenue, retenir } from '#lib/retenue/actes.ts';
import { enPortee } from '#lib/technique/portee.ts';
import type { CodeDeRefus } from '#lib/technique/refus.ts';
import { transferer } from '#lib/transfert/actes.ts';
import { lettresProduites } from '#monde/lettres.ts';
import { RENTREE } from '#monde/population.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { dossierA, inscrireAilleurs } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const RAISON = 'Absences sans motif, malgré deux courriers à la famille.';

const dites = (s: Scene, du: string, au: string, autres: Partial<AbsencesDites> = {}): AbsencesDites => ({
  eleveId: s.eleveId,
  du: le(du),
  au: le(au),
  moment: 'journee',
  mercredi: true,
  etat: 'injustifiee',
  motif: undefined,
  ...autres,
});

async function dire(s: Scene, role: Role, jour: string, ...quoi: [string, string, Partial<AbsencesDites>?]) {
  const ecrites = await direAbsences(await acteur(s, role, le(jour)), dites(s, ...quoi));
  const [dossier] = await lire<{ version: number }>('SELECT version FROM dossier WHERE id = $1', [
    s.dossierId,
  ]);
  s.version = dossier?.version ?? s.version;
  return ecrites;
}

async function faire(s: Scene, role: Role, jour: string, ordre: (cible: Cible) => Ordre): Promise<void> {
  const cible = { dossierId: s.dossierId, version: s.version };
  s.version = (await accomplir(await acteur(s, role, le(jour)), ordre(cible))).version;
}

const refuser = async (acte: Promise<unknown>, code: CodeDeRefus, phrase = /./) =>
  expect((await attendreRefus(acte, code)).message).toMatch(phrase);

const voir = async (s: Scene, role: Role) =>
  (await consulterDossier(await acteur(s, role, le('2026-12-20')), s.dossierId, { onglet: 'situation' }))
    .dossier;

const lettres = async (s: Scene, genre: string) =>
  lire<{ etat: string; cause: string | null; decision_id: string | null }>(
    'SELECT etat, cause, decision_id FROM courrier WHERE dossier_id = $1 AND genre = $2::genre_courrier',
    [s.dossierId, genre],
  );

describe('a collège public', () => {
  test('types, judges, retains at the crossing, then gives back what is justified', async () => {
    const s = await dossierA('notifiee', 'college_public');
    // Three weeks of five days, thirty half-days: nothing is retained up to fifteen days.
    expect(await dire(s, 'secretariat', '2026-10-20', '2026-09-21', '2026-10-09', { etat: 'a_juger' })).toBe(
      30,
    );
    expect((await voir(s, 'chef_etablissement')).drapeaux).not.toContain('absences_a_retenir');
    expect(await dire(s, 'chef_etablissement', '2026-10-20', '2026-09-21', '2026-10-09')).toBe(30);
    await refuser(
      faire(s, 'chef_etablissement', '2026-10-20', (cible) => retenir(cible, RAISON)),
      'impossible',
      /15 jours d’absence injustifiée.*n’est pas dépassé/,
    );
    // One half-day more.
    await dire(s, 'chef_etablissement', '2026-10-20', '2026-10-12', '2026-10-12', { moment: 'matin' });
    expect((await voir(s, 'chef_etablissement')).drapeaux).toContain('absences_a_retenir');
    await faire(s, 'chef_etablissement', '2026-12-15', (cible) => retenir(cible, RAISON));
    const retenu = await voir(s, 'chef_etablissement');
    const [retenue] = retenu.retenues;
    const [droit] = retenu.droits.filter(({ composante }) => composante === 'bourse');
    expect(retenue).toMatchObject({ genre: 'retenue', demiJournees: 31, autorite: 'chef_etablissement' });
    expect(retenue?.centimes).toBe(Math.round(((droit?.centimesAnnuels ?? 0) * 31) / 540));
    expect(retenu.drapeaux).not.toContain('absences_a_retenir');
    expect(retenue).toMatchObject({ constateLe: new Date('2026-12-15'), absences: { length: 31 } });
    await refuser(
      faire(s, 'chef_etablissement', '2026-12-15', (cible) => retenir(cible, RAISON)),
      'impossible',
      /déjà retenues/,
    );

    await lettresProduites(s.dossierId, le('2026-12-15'));
    expect(await lettres(s, 'retenue_pour_absences')).toEqual([
      { etat: 'produit', cause: null, decision_id: null },
    ]);

    // A justification that comes later: fifteen days are no longer exceeded, all is given back.
    await dire(s, 'chef_etablissement', '2026-12-16', '2026-09-21', '2026-09-21', { etat: 'justifiee' });
    expect((await voir(s, 'chef_etablissement')).drapeaux).toContain('retenue_a_rendre');
    await faire(s, 'chef_etablissement', '2026-12-17', (cible) => rendreRetenue(cible, RAISON));
    const rendu = await voir(s, 'chef_etablissement');
    expect(rendu.retenues.at(-1)).toMatchObject({
      genre: 'restitution',
      centimes: 0,
      absences: [],
      constateLe: null,
    });
    expect(rendu.drapeaux).not.toContain('retenue_a_rendre');
    await lettresProduites(s.dossierId, le('2026-12-17'));
    expect(await lettres(s, 'restitution_de_retenue')).toMatchObject([{ etat: 'produit' }]);
  });

  test('refuses: the secretariat judges nothing, and takes back only what nobody judged', async () => {
    const s = await dossierA('notifiee', 'college_public');
    for (const etat of ['injustifiee', 'justifiee'] as const)
      await refuser(
        dire(s, 'secretariat', '2026-10-20', '2026-10-12', '2026-10-13', { etat }),
        'interdit',
        /chef d’établissement seul/,
      );
    await dire(s, 'secretariat', '2026-10-20', '2026-10-12', '2026-10-13', { etat: 'a_juger' });
    await dire(s, 'chef_etablissement', '2026-10-20', '2026-10-12', '2026-10-12');
    expect(await dire(s, 'secretariat', '2026-10-20', '2026-10-12', '2026-10-13', { etat: 'retiree' })).toBe(
      2,
    );
    const eleves = await elevesSuivis(await acteur(s, 'secretariat', le('2026-10-20')), RENTREE);
    expect(eleves.find(({ eleveId }) => eleveId === s.eleveId)).toMatchObject({
      aJuger: 0,
      injustifiees: 2,
      justifiees: 0,
    });
  });

  test('refuses: another year, the future, days in the wrong order, and what changes nothing', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const essai = (du: string, au: string, jour = '2026-10-20') =>
      dire(s, 'chef_etablissement', jour, du, au);
    await refuser(essai('2026-10-20', '2026-10-21'), 'impossible', /dans le futur/);
    await refuser(essai('2026-10-13', '2026-10-12'), 'impossible', /précède le premier/);
    await refuser(essai('2026-09-01', '2026-11-02', '2026-11-10'), 'impossible', /en deux fois/);
    expect(await essai('2026-10-12', '2026-10-12')).toBe(2);
    await refuser(essai('2026-10-12', '2026-10-12'), 'impossible', /Rien ne change/);
    // A Saturday and a Sunday hold no class.
    await refuser(essai('2026-10-17', '2026-10-18'), 'impossible', /Rien ne change/);
    expect(DireAbsencesSchema.safeParse({ eleveId: s.eleveId }).success).toBe(false);
  });

  test('refuses: another établissement, whoever signs, and who pays reads no absence', async () => {
    const s = await dossierA('notifiee', 'college_public');
    await dire(s, 'chef_etablissement', '2026-10-20', '2026-10-12', '2026-10-12', {
      motif: 'Hospitalisation',
    });
    const ailleurs = await dossierA('notifiee', 'college_prive');
    await refuser(
      direAbsences(
        await acteur(ailleurs, 'chef_etablissement', le('2026-10-20')),
        dites(s, '2026-10-13', '2026-10-13'),
      ),
      'introuvable',
    );
    const comptable = await acteur(s, 'agent_comptable', le('2026-10-20'));
    expect(await enPortee(comptable, (tx) => tx.absence.count())).toBe(0);
    expect(await enPortee(comptable, (tx) => tx.retenue.count())).toBe(0);
    const chef = await acteur(s, 'chef_etablissement', le('2026-10-20'));
    await expect(
      enPortee(
        chef,
        (
          tx,
        ) => tx.$executeRaw`INSERT INTO absence (id, eleve_id, rentree, uai, jour, demi_journee, etat, source, auteur_id, auteur_nom, ecrite_le)
          SELECT gen_random_uuid(), eleve_id, rentree, uai, jour, 'matin', 'justifiee', 'Saisie', gen_random_uuid(), 'A', ecrite_le FROM absence`,
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

describe('a lycée', () => {
  test('asks the service académique, which retains; the days of two établissements cumulate', async () => {
    const s = await dossierA('notifiee', 'lycee_public');
    await dire(s, 'chef_etablissement', '2026-10-20', '2026-09-21', '2026-10-02');
    await refuser(
      faire(s, 'responsable_sab', '2026-10-20', (cible) => retenir(cible, RAISON)),
      'impossible',
      /n’a pas demandé de retenue/,
    );
    const accueil = await inscrireAilleurs(s, 'lyceePrive', '2026-10-05');
    const { ou } = await dossierA('notifiee', 'lycee_prive');
    const hote = await acteur({ ...s, ou, branche: 'lycee_prive' }, 'chef_etablissement', le('2026-10-20'));
    const chezLHote = (du: string) => direAbsences(hote, dites(s, du, '2026-10-12'));
    await refuser(chezLHote('2026-10-05'), 'introuvable');
    await faire(s, 'gestionnaire_sab', '2026-10-20', (cible) =>
      transferer(cible, { accueil, sortieLe: le('2026-10-02') }),
    );
    expect(await chezLHote('2026-10-05')).toBe(12);
    await refuser(
      faire(s, 'chef_etablissement', '2026-10-20', (cible) => retenir(cible, RAISON)),
      'interdit',
    );
    await faire(s, 'chef_etablissement', '2026-10-20', (cible) => demanderRetenue(cible, RAISON));
    expect((await voir(s, 'responsable_sab')).drapeaux).toContain('retenue_demandee');
    await refuser(
      faire(s, 'chef_etablissement', '2026-10-20', (cible) => demanderRetenue(cible, RAISON)),
      'impossible',
      /déjà demandée/,
    );
    await faire(s, 'responsable_sab', '2026-10-21', (cible) => ecarterRetenue(cible, RAISON));
    await faire(s, 'chef_etablissement', '2026-10-22', (cible) => demanderRetenue(cible, RAISON));
    await faire(s, 'responsable_sab', '2026-10-23', (cible) => retenir(cible, RAISON));
    const { retenues, drapeaux } = await voir(s, 'responsable_sab');
    expect(retenues.map(({ genre }) => genre)).toEqual(['demande', 'refus', 'demande', 'retenue']);
    expect(retenues.at(-1)).toMatchObject({
      demiJournees: 32,
      autorite: 'dasen',
      demandeId: retenues[2]?.id,
    });
    expect(drapeaux).not.toContain('retenue_demandee');
    await refuser(
      faire(s, 'responsable_sab', '2026-10-23', (cible) => rendreRetenue(cible, RAISON)),
      'impossible',
      /Rien de ce qui a été retenu/,
    );
  });
});

describe('the presence of a class', () => {
  const certifier = async (
    s: Scene,
    jour: string,
    autres: Partial<Certification> = {},
    role: Role = 'chef_etablissement',
  ) => {
    const portee = await acteur(s, role, le(jour));
    const [classe] = await presencesDuTrimestre(await acteur(s, 'chef_etablissement', le(jour)), RENTREE, 1);
    const { uai = '', boursiers = [] } = classe ?? {};
    return certifierPresence(portee, {
      uai,
      classe: classe?.classe ?? '',
      trimestre: 1,
      effectif: boursiers.length,
      exceptions: [],
      ...autres,
    });
  };

  test('is certified but for exceptions, by one signature; the last one stands', async () => {
    const s = await dossierA('notifiee', 'college_prive');
    const tous = await certifier(s, '2026-12-10');
    expect(tous).toBeGreaterThan(0);
    const exceptions = [{ eleveId: s.eleveId, genre: 'parti', depuis: '2026-11-30' }] as const;
    const [classe] = (
      await presencesDuTrimestre(await acteur(s, 'chef_etablissement', le('2026-12-11')), RENTREE, 1)
    ).filter(({ boursiers }) => boursiers.some(({ eleveId }) => eleveId === s.eleveId));
    const { uai = '', boursiers = [] } = classe ?? {};
    const quoi = {
      uai,
      classe: classe?.classe ?? '',
      effectif: boursiers.length,
      exceptions: [...exceptions],
    };
    expect(await certifier(s, '2026-12-11', quoi)).toBe(boursiers.length - 1);
    const chef = await acteur(s, 'chef_etablissement', le('2026-12-11'));
    const vues = await presencesDuTrimestre(chef, RENTREE, 1);
    expect(vues.find((vue) => vue.classe === quoi.classe)?.certifiee).toMatchObject({ exceptions });
    // A departure is of this trimestre, and not to come.
    for (const depuis of ['2026-08-31', '2026-12-12', '2027-01-01'])
      await refuser(
        certifier(s, '2026-12-11', { ...quoi, exceptions: [{ eleveId: s.eleveId, genre: 'parti', depuis }] }),
        'impossible',
        /Parti depuis/,
      );
  });

  test('refuses: a trimestre to come, a class that changed, who is no chef, a pupil of another class', async () => {
    const s = await dossierA('notifiee', 'college_prive');
    await refuser(certifier(s, '2026-12-31', { trimestre: 2 }), 'impossible', /ne commence que le/);
    await refuser(certifier(s, '2026-12-10', { effectif: 1000 }), 'conflit');
    await refuser(
      certifier(s, '2026-12-10', {
        exceptions: [{ eleveId: crypto.randomUUID(), genre: 'jamais_venu', depuis: null }],
      }),
      'conflit',
    );
    await refuser(certifier(s, '2026-12-10', {}, 'secretariat'), 'introuvable');
    await refuser(certifier(s, '2026-12-10', { uai: '0000000Z' }), 'introuvable');
    expect(
      CertifierSchema.safeParse({
        uai: 'A',
        classe: '6A',
        trimestre: '1',
        effectif: '2',
        [`exception.${s.eleveId}`]: 'parti',
      }).success,
    ).toBe(false);
  });
});
