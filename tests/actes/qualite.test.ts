/** What the base lacks or says twice is told to who may mend it, and to nobody else; once mended, it is told no more. */
import { beforeAll, describe, expect, test } from 'vitest';
import { compterLesDefauts, type Defaut, type LigneDeDefaut, ouReparer } from '#lib/qualite/faits.ts';
import { qualiteDeLEtablissement } from '#lib/qualite/queries.ts';
import { FiltresDeQualiteSchema } from '#lib/qualite/schema.ts';
import type { Portee } from '#lib/technique/portee.ts';
import { agentDe, agentDeLAcademie } from '#monde/agents.ts';
import { le, type Scene } from '#monde/scene.ts';
import { ETABLISSEMENTS } from '#monde/territoire.ts';
import { agent } from './appui/perimetre.ts';
import { dossierA, nouvelleScene } from './appui/preparation.ts';
import { falsifier, lire } from './appui/proprietaire.ts';

const JOUR = le('2026-10-20');
const { uai, academieCode } = ETABLISSEMENTS.collegePublic;

const eleves = {} as Record<
  | 'sansIne'
  | 'parti'
  | 'double'
  | 'jumeau'
  | 'homonyme'
  | 'partage'
  | 'seul'
  | 'sansClasse'
  | 'sansAdresse'
  | 'aLEtranger'
  | 'muet'
  | 'refuse'
  | 'corrige'
  | 'mobile',
  Scene
>;
let boursier: Scene;
let chef: Portee;
let sab: Portee;
let avant: LigneDeDefaut[];

const noms = Object.fromEntries as (lus: [string, Scene][]) => Record<string, Scene>;
const scolarite = new Map<string, string>();
const parent = new Map<string, string>();
const id = ({ eleveId }: Scene) => scolarite.get(eleveId) ?? '';
const responsable = ({ eleveId }: Scene) => parent.get(eleveId) ?? '';

/** One parent alone to each pupil, whom no other pupil has. */
async function parents(): Promise<void> {
  const ids = Object.values(eleves).map(({ eleveId }) => `'${eleveId}'`);
  await falsifier(`
    UPDATE lien SET absent_depuis = '2026-09-01' WHERE eleve_id IN (${ids});
    WITH r AS (INSERT INTO responsable (id, civilite, nom, prenom, adresse, code_postal, commune, courriel, telephone_portable)
        SELECT gen_random_uuid(), 'MME', 'Parent', e, '1 rue Haute', '59000', 'Lille', 'p' || e || '@exemple.test', '0612345678'
        FROM unnest(ARRAY[${ids}]::text[]) e RETURNING id, prenom)
      INSERT INTO lien (eleve_id, responsable_id, lien, legal) SELECT prenom::uuid, id, 'mere', true FROM r`);
  for (const lue of await lire<{ eleve: string; id: string; s: string }>(
    `SELECT l.eleve_id AS eleve, l.responsable_id AS id, s.id AS s FROM lien l JOIN scolarite s ON s.eleve_id = l.eleve_id AND s.rentree = 2026
     WHERE l.absent_depuis IS NULL AND l.eleve_id IN (${ids})`,
  )) {
    parent.set(lue.eleve, lue.id);
    scolarite.set(lue.eleve, lue.s);
  }
}

const lignesDe = async (portee: Portee, filtres: { uai?: string } = { uai }) =>
  (await qualiteDeLEtablissement(portee, filtres)).lignes;
/** What came since the world was planted: each lack with where it is mended. */
const nouvelles = (lignes: readonly LigneDeDefaut[]): [Defaut, string][] => {
  const connues = new Set(avant.map((ligne) => `${ligne.defaut} ${ouReparer(ligne)}`));
  return lignes
    .map((ligne): [Defaut, string] => [ligne.defaut, ouReparer(ligne)])
    .filter(([defaut, ou]) => !connues.has(`${defaut} ${ou}`));
};

beforeAll(async () => {
  chef = await agent(agentDe('collegePublic', 'chef_etablissement'), JOUR);
  sab = await agent(agentDeLAcademie(academieCode, 'gestionnaire_sab'), JOUR);
  boursier = await dossierA('notifiee', 'college_public');
  Object.assign(
    eleves,
    noms(
      [
        ...['sansIne', 'parti', 'double', 'jumeau', 'homonyme', 'partage', 'seul', 'sansClasse'],
        ...['sansAdresse', 'aLEtranger', 'muet', 'refuse', 'corrige', 'mobile'],
      ].map((nom) => [nom, nouvelleScene('collegePublic')]),
    ),
  );
  await parents();
  await falsifier(`DELETE FROM compte_bancaire`);
  avant = (await lignesDe(chef)).filter(({ defaut }) => defaut !== 'compte');
  const de = (s: Scene) => `'${responsable(s)}'`;
  const e = eleves;
  await falsifier(`
    UPDATE eleve SET ine = NULL WHERE id IN ('${e.sansIne.eleveId}', '${e.parti.eleveId}');
    UPDATE scolarite SET sortie_le = '2026-10-01' WHERE id = '${id(e.parti)}';
    UPDATE eleve SET nom = 'Lefèvre', prenom = 'Zoé', naissance = '2013-02-11' WHERE id = '${e.double.eleveId}';
    UPDATE eleve SET nom = 'LEFEVRE', prenom = 'Zoe', naissance = '2013-02-11' WHERE id = '${e.jumeau.eleveId}';
    UPDATE eleve SET nom = 'Lefèvre', prenom = 'Zoé', naissance = '2013-02-12' WHERE id = '${e.homonyme.eleveId}';
    INSERT INTO scolarite (id, eleve_id, rentree, uai, academie_code, classe, niveau, regime, statut, entree_le)
      VALUES (gen_random_uuid(), '${e.partage.eleveId}', 2026, '${ETABLISSEMENTS.autreCollegePublic.uai}', '${academieCode}', '6A', 'college', 'externe', 'scolaire', '2026-09-15');
    UPDATE lien SET absent_depuis = '2026-09-10' WHERE eleve_id = '${e.seul.eleveId}';
    UPDATE scolarite SET classe = ' ' WHERE id = '${id(e.sansClasse)}';
    UPDATE responsable SET code_postal = '' WHERE id = ${de(e.sansAdresse)};
    UPDATE responsable SET code_postal = '', pays = 'Belgique' WHERE id = ${de(e.aLEtranger)};
    UPDATE responsable SET courriel = NULL, telephone_portable = NULL WHERE id = ${de(e.muet)};
    INSERT INTO relance (id, scolarite_id, responsable_id, etape, jour, courriel, telephone, auteur_id, auteur_nom, echec)
      SELECT gen_random_uuid(), s::uuid, r.id, etape, '2026-09-20', CASE etape WHEN 'courriel' THEN r.courriel END,
        CASE etape WHEN 'sms' THEN numero_de_sms(r) END, gen_random_uuid(), 'A', echec
      FROM (VALUES ('${id(e.corrige)}', ${de(e.corrige)}, 'sms', 'numero_refuse'),
        ('${id(e.mobile)}', ${de(e.mobile)}, 'sms', 'numero_refuse')) v (s, qui, etape, echec) JOIN responsable r ON r.id = v.qui::uuid;
    UPDATE responsable SET telephone_portable = '0612345679' WHERE id = ${de(e.corrige)};
    UPDATE responsable SET courriel_refuse_le = now() WHERE id = ${de(e.refuse)}`);
});

const fiche = (s: Scene) => `/agent/eleves/${id(s)}`;
const personne = (s: Scene) => `${fiche(s)}/responsables/${responsable(s)}`;

describe('what is missing or said twice', () => {
  test('each lack once, with the page where it is mended; what is right, gone or mended is not told', async () => {
    const e = eleves;
    const attendues: [Defaut, string][] = [
      ['ine', fiche(e.sansIne)],
      ['semblable', fiche(e.double)],
      ['semblable', fiche(e.jumeau)],
      ['sans_responsable', fiche(e.seul)],
      ['classe', `${fiche(e.sansClasse)}/scolarite`],
      ['adresse', personne(e.sansAdresse)],
      ['contact', personne(e.muet)],
      ['courriel_refuse', personne(e.refuse)],
      ['numero_refuse', personne(e.mobile)],
      ['compte', `/agent/comptes/${boursier.dossierId}`],
    ];
    const lignes = await lignesDe(chef);
    expect(nouvelles(lignes).toSorted()).toEqual(attendues.toSorted());
    // In the order of the page, and counted.
    const comptes = compterLesDefauts(lignes);
    expect(comptes.find(({ defaut }) => defaut === 'numero_refuse')?.nombre).toBe(1);
    expect(lignes.map(({ defaut }) => defaut)).toEqual(
      comptes.flatMap(({ defaut, nombre }) => Array.from({ length: nombre }, () => defaut)),
    );
    expect(lignes.find(({ defaut }) => defaut === 'contact')?.personne).toContain('Parent');

    await falsifier(`UPDATE eleve SET ine = '999999999AB' WHERE id = '${e.sansIne.eleveId}';
      UPDATE responsable SET telephone = '0320000000' WHERE id = '${responsable(e.muet)}'`);
    const restent = nouvelles(await lignesDe(chef)).map(([defaut]) => defaut);
    expect(restent).not.toContain('ine');
    expect(restent).not.toContain('contact');
  });

  test('a pupil in two établissements is told to the service that sees both', async () => {
    const dans = async (portee: Portee) =>
      (await lignesDe(portee)).filter(({ defaut }) => defaut === 'deux_etablissements').map(ouReparer);
    expect(await dans(sab)).toEqual([`${fiche(eleves.partage)}/scolarite`]);
    expect(await dans(chef)).toEqual([]);
  });
});

describe('refuses', () => {
  test('another place: who asks for it by its address reads its own, or nothing', async () => {
    const voisin = await agent(agentDe('autreCollegePublic', 'chef_etablissement'), JOUR);
    const lue = await qualiteDeLEtablissement(voisin, { uai });
    expect(lue.lieu?.uai).toBe(ETABLISSEMENTS.autreCollegePublic.uai);
    expect(nouvelles(lue.lignes).filter(([, ou]) => ou.includes(id(eleves.muet)))).toEqual([]);
    expect(await qualiteDeLEtablissement(sab, { uai: '0319999Z' })).toMatchObject({
      lieu: null,
      lignes: [],
    });
  });

  test('who may not mend: nothing is told', async () => {
    for (const sub of ['agent-ministere', 'agent-dpo', 'agent-administrateur'])
      expect(await qualiteDeLEtablissement(await agent(sub, JOUR), { uai })).toEqual({
        lieux: [],
        lieu: null,
        lignes: [],
      });
    const delegue = await agent(agentDeLAcademie(academieCode, 'delegue_recteur'), JOUR);
    expect((await qualiteDeLEtablissement(delegue, { uai })).lignes).toEqual([]);
  });

  test('forged filters: each counts as none', () => {
    expect(FiltresDeQualiteSchema.parse({ uai: "' OR 1=1 --", classe: ['x'], defaut: '__proto__' })).toEqual(
      {},
    );
  });
});
