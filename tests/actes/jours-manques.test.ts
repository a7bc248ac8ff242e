/** School days missed between two lycées: recorded by who transfers, due by nobody, the same for whoever reads (C. V.A). */
import { expect, test } from 'vitest';
import { consulterDossier } from '#lib/consultation/queries.ts';
import { accomplir } from '#lib/dossier/porte.ts';
import { rentree } from '#lib/droit/annee.ts';
import type { Role } from '#lib/droit/competence.ts';
import { suivisDesPrimes } from '#lib/eleve/queries.ts';
import { lignesDuBoursier, partageDuTransfert } from '#lib/liquidation/faits.ts';
import { lireBoursiers } from '#lib/liquidation/queries.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { transferer } from '#lib/transfert/actes.ts';
import { imprimeDuTransfert } from '#lib/transfert/queries.ts';
import { TransfererSchema } from '#lib/transfert/schema.ts';
import { acteur, le, type Scene } from '#monde/scene.ts';
import { ETABLISSEMENTS, type NomEtablissement } from '#monde/territoire.ts';
import { lirePdf } from '#tests/contrats/lire-pdf.ts';
import { dossierA, inscrireAilleurs } from './appui/preparation.ts';
import { lire, tenter } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = '2026-11-20';
const ENTREE = '2026-11-16';
const chez = (s: Scene, ou: NomEtablissement, role: Role) =>
  acteur({ ...s, ou, academie: ETABLISSEMENTS[ou].academieCode }, role, le(JOUR));

async function partir(s: Scene, role: Role, accueil: string, manqueDu: string | null) {
  const ordre = transferer(
    { dossierId: s.dossierId, version: s.version },
    { accueil, sortieLe: le('2026-10-16'), manqueDu: manqueDu === null ? null : le(manqueDu) },
  );
  s.version = (await accomplir(await acteur(s, role, le(JOUR)), ordre)).version;
}

test('refuses: a day paid by the origin, one at the host, of a collège, of a demande; a day that is none', async () => {
  const s = await dossierA('notifiee', 'lycee_public');
  const accueil = await inscrireAilleurs(s, 'lyceeToulouse', ENTREE);
  for (const [du, raison] of [
    ['2026-10-16', /il suit le dernier jour à l’origine \(vendredi 16 octobre 2026\)/],
    [ENTREE, /il précède l’entrée à l’établissement d’accueil \(lundi 16 novembre 2026\)/],
  ] as const)
    expect((await attendreRefus(partir(s, 'gestionnaire_sab', accueil, du), 'impossible')).message).toMatch(
      raison,
    );
  const college = await dossierA('notifiee', 'college_public');
  const autre = await inscrireAilleurs(college, 'collegeToulouse', ENTREE);
  const refus = await attendreRefus(partir(college, 'secretariat', autre, '2026-11-02'), 'impossible');
  expect(refus.message).toMatch(/ne se constate qu’entre deux lycées/);
  const demande = await dossierA('en_instruction', 'lycee_public');
  const suivie = await inscrireAilleurs(demande, 'lyceeToulouse', ENTREE);
  await attendreRefus(partir(demande, 'gestionnaire_sab', suivie, '2026-11-02'), 'impossible');
  const forme = { dossierId: s.dossierId, version: '1', accueil, sortieLe: '16/10/2026' };
  expect(TransfererSchema.safeParse({ ...forme, manqueDu: '' }).data?.manqueDu).toBeNull();
  expect(TransfererSchema.safeParse({ ...forme, manqueDu: '31/11/2026' }).success).toBe(false);
});

// Échelon 6: 357 € a trimestre; 46 days of 120 at the origin, 14 missed, then 60 at the host, its 15 days of holidays included.
test('the two shares and what nobody owes make the trimestre, in the dossier, the states, the imprimé and for the family', async () => {
  const s = await dossierA('notifiee', 'lycee_public');
  await partir(s, 'gestionnaire_sab', await inscrireAilleurs(s, 'lyceeToulouse', ENTREE), '2026-11-02');
  const sab = await acteur(s, 'gestionnaire_sab', le(JOUR));
  const { dossier } = await consulterDossier(sab, s.dossierId, { onglet: 'resume' });
  const attendues = [
    [13_685, 0, 0],
    [17_850, 35_700, 35_700],
  ];
  expect(partageDuTransfert(dossier)?.map(({ parts }) => [...parts])).toEqual(attendues);
  for (const [rang, ou] of (['lyceePublic', 'lyceeToulouse'] as const).entries()) {
    const { uai, academieCode } = ETABLISSEMENTS[ou];
    const lieu = { uai, academieCode, branche: 'lycee_public', rentree: 2026, trimestre: 3 } as const;
    const [lu] = await enPortee(await chez(s, ou, 'chef_etablissement'), (tx) =>
      lireBoursiers(tx, lieu, [s.dossierId]),
    );
    const lignes = lu ? lignesDuBoursier({ uai, annee: rentree(2026), trimestre: 3 }, lu) : [];
    expect(lignes.map(({ du }) => du)).toEqual(attendues[rang]?.filter((part) => part > 0));
    expect(lignes[0]?.trace.some(({ regle }) => regle === 'transfert.jours_sans_ecole')).toBe(true);
  }
  const [transfert] = await lire<{ id: string; contenu: { manqueDu: string } }>(
    `SELECT t.id, j.contenu FROM transfert t JOIN ligne_de_journal j ON j.enregistrement_id = t.id WHERE t.dossier_id = $1`,
    [s.dossierId],
  );
  expect(transfert?.contenu.manqueDu).toBe('2026-11-02');
  const { texte } = await lirePdf((await imprimeDuTransfert(sab, transfert?.id ?? '')).octets);
  expect(texte).toContain('Classe manquée du lundi 2 novembre 2026 à la veille de l’entrée');
  const suivis = await enPortee(porteeSysteme(le(JOUR)), (tx) =>
    suivisDesPrimes(tx, [{ dossiers: [{ id: s.dossierId }] }]),
  );
  expect(suivis.get(s.dossierId)?.manques).toEqual([{ du: '2026-11-02', au: '2026-11-15' }]);
  expect(await tenter(`UPDATE transfert SET suivi = true WHERE dossier_id = '${s.dossierId}'`)).toEqual({
    refusePar: 'transfert_manque',
  });
});
