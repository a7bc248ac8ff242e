/** The files of a frozen state against its frozen rows, cent by cent (C. IV.B, VII.B). */
import { read, utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { fichierDEtat } from '#lib/etat-de-paiement/queries.ts';
import { DocumentDEtatSchema } from '#lib/etat-de-paiement/schema.ts';
import { acteur, le } from '#monde/scene.ts';
import { etatFige } from './appui/etats.ts';
import { dossierA } from './appui/preparation.ts';
import { lire } from './appui/proprietaire.ts';
import { attendreRefus } from './appui/refus.ts';

const JOUR = le('2026-12-10');
const CLASSEUR = { forme: 'xlsx', document: 'liste' } as const;

type Rangee = Record<string, string | number>;
const feuille = (octets: Uint8Array, nom: string): Rangee[] => {
  const { Sheets } = read(octets);
  const lue = Sheets[nom];
  if (!lue) throw new Error(`sans feuille ${nom}`);
  return utils.sheet_to_json<Rangee>(lue);
};
const enCentimes = (n: string | number | undefined): number => Math.round(Number(n) * 100);

describe('the workbook of a frozen state', () => {
  test('holds the frozen sums and entries, and what the CSV says, column by column', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const id = await etatFige(s, { brut: 17_503, deduit: 9_841, jour: '2026-12-01' });
    const comptable = await acteur(s, 'agent_comptable', JOUR);
    const { octets, type, nom } = await fichierDEtat(comptable, id, CLASSEUR);
    expect([type, nom]).toEqual([
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      expect.stringMatching(/^etat-liste-\d{7}[A-Z]-2026-\d+\.xlsx$/),
    ]);

    const [boursier, ...autres] = feuille(octets, 'Boursiers à payer');
    const [fige] = await lire<{ brut: number; deduit: number; a_verser: number; eleve_nom: string }>(
      'SELECT brut, deduit, a_verser, eleve_nom FROM boursier_a_payer WHERE etat_id = $1',
      [id],
    );
    expect(autres).toEqual([]);
    expect({
      brut: enCentimes(boursier?.bourse),
      deduit: enCentimes(boursier?.frais_deduits),
      a_verser: enCentimes(boursier?.net_a_verser),
      eleve_nom: boursier?.nom,
    }).toEqual(fige);
    expect(fige).toMatchObject({ brut: 17_503, deduit: 9_841, a_verser: 7_662 });

    expect(
      feuille(octets, 'Lignes et causes').map(({ composante, article, montant }) => [
        composante,
        article,
        enCentimes(montant),
      ]),
    ).toEqual([['bourse', 'C. VII.B', 17_503]]);
    expect(feuille(octets, 'Récapitulatif par échelon')).toEqual([
      { echelon: 3, boursiers: 1, du: 175.03, frais_deduits: 98.41, net_a_verser: 76.62 },
    ]);

    const csv = await fichierDEtat(comptable, id, { ...CLASSEUR, forme: 'csv' });
    const [noms = '', valeurs = ''] = new TextDecoder().decode(csv.octets).trim().split('\r\n');
    const dits = Object.fromEntries(
      noms.split(';').map((titre, rang) => [titre, valeurs.split(';')[rang] ?? '']),
    );
    for (const [titre, valeur] of Object.entries(boursier ?? {}))
      expect([titre, dits[titre]]).toEqual([
        titre,
        /_\d|dette|frais|net|bourse|merite|internat|reprise|equipement/.test(titre)
          ? Number(valeur).toFixed(2).replace('.', ',')
          : String(valeur),
      ]);
  });

  test('of the privé is the état de liquidation of the service, without an account of the établissement', async () => {
    const s = await dossierA('notifiee', 'college_prive');
    const id = await etatFige(s, { brut: 11_200, jour: '2026-12-01' });
    const { octets } = await fichierDEtat(await acteur(s, 'responsable_sab', JOUR), id, CLASSEUR);
    expect(read(octets).Props?.Title).toMatch(/^État de liquidation du service académique, trimestre 1/);
    const [boursier] = feuille(octets, 'Boursiers à payer');
    expect(boursier).toMatchObject({ net_a_verser: 112, programme: '139', action: '08' });
    expect(boursier).not.toHaveProperty('gfc_debit_6571');
    expect(boursier).not.toHaveProperty('opale_debit_443110');
  });

  test('refuses: a state of another établissement, or of a service that is not its own', async () => {
    const s = await dossierA('notifiee', 'college_public');
    const id = await etatFige(s, { brut: 17_500, jour: '2026-12-01' });
    const ailleurs = await dossierA('notifiee', 'lycee_public');
    for (const role of ['chef_etablissement', 'agent_comptable'] as const)
      await attendreRefus(fichierDEtat(await acteur(ailleurs, role, JOUR), id, CLASSEUR), 'introuvable');
  });

  test('refuses: an unknown form of file, which gives the list to print', () => {
    expect(DocumentDEtatSchema.parse({ forme: 'xls', document: 'tout' })).toEqual({
      forme: 'pdf',
      document: 'liste',
    });
  });
});
