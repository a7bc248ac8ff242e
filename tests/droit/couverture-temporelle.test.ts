import { describe, expect, test } from 'vitest';
import { rentree, rentreeDu } from '#lib/droit/annee.ts';
import { ANNEES } from '#lib/droit/bareme/bareme.ts';
import { campagneDe } from '#lib/droit/calendrier/campagne.ts';
import { type Jour, jour } from '#lib/droit/date.ts';
import { REGLES } from '#lib/droit/registre.ts';
import { estEnVigueur } from '#lib/droit/validite.ts';

const PREMIER = jour('2016-09-01');
const DERNIER = jour('2027-08-31');
const JOURS: readonly Jour[] = Array.from({ length: PREMIER.until(DERNIER).days + 1 }, (_, n) =>
  PREMIER.add({ days: n }),
);

/** Rules whose text came after 1 September 2016, or ends before 31 August 2027: the day, and what text. */
const TEXTES_DATES: Readonly<Record<string, [du: string, au: string | undefined, texte: string]>> = {
  ase_pead: ['2024-10-02', undefined, 'Cass. civ. 1, 2-10-2024'],
  avenirpro: ['2025-11-28', undefined, 'arrêté du 28-11-2025'],
  bareme_cellule_imprimee: ['2026-09-01', '2027-08-31', 'annexe 6 de 2026-2027'],
  'charge.jour_du_depot': ['2023-09-01', undefined, 'décret 2023-614'],
  'charge.lendemain_du_retrait': ['2023-09-01', undefined, 'décret 2023-614'],
  'charge.partage': ['2023-09-01', undefined, 'décret 2023-614'],
  'retrait.charge': ['2023-09-01', undefined, 'décret 2023-614'],
  'consentement.classe': ['2024-04-04', undefined, 'décret 2024-306'],
  'consentement.concubin': ['2024-04-04', undefined, 'décret 2024-306'],
  'consentement.duree': ['2024-04-04', undefined, 'décret 2024-306'],
  'consentement.perimetre': ['2024-04-04', undefined, 'décret 2024-306'],
  'delai.accuse_d_enregistrement': ['2016-11-07', undefined, 'décret 2016-1411'],
  'delai.accuse_de_reception': ['2016-11-07', undefined, 'décret 2016-1411'],
  'delai.campagne': ['2019-09-01', undefined, 'décret 2019-918'],
  'delai.changement_de_personne': ['2023-09-01', undefined, 'décret 2023-614'],
  'delai.reponse_a_l_etude': ['2024-04-04', undefined, 'décret 2024-306'],
  'delai.protection_temporaire': ['2022-09-01', undefined, 'décision du Conseil du 4-3-2022'],
  'etude.charge': ['2024-04-04', undefined, 'décret 2024-306'],
  'etude.chiffres': ['2024-04-04', undefined, 'décret 2024-306'],
  'duree.avenirpro': ['2025-11-29', undefined, 'arrêté du 28-11-2025'],
  piece_nouvelle_charge: ['2023-07-17', undefined, 'décret 2023-614'],
  piece_protection_temporaire: ['2022-03-04', undefined, 'décision du Conseil du 4-3-2022'],
  prepa_seconde: ['2024-03-16', undefined, 'décret 2024-229'],
  'recevabilite.campagne': ['2019-09-01', undefined, 'décret 2019-918'],
  'recevabilite.changement_de_personne': ['2023-09-01', undefined, 'décret 2023-614'],
  'recevabilite.depot_automatique': ['2024-04-04', undefined, 'décret 2024-306'],
  'recevabilite.protection_temporaire': ['2022-09-01', undefined, 'décision du Conseil du 4-3-2022'],
  statut_boursier_ase_terminale: ['2024-04-03', undefined, 'décret 2024-306'],
  tous_droits_ouverts: ['2023-07-18', undefined, 'circulaire du 18-7-2023'],
};

describe('couverture temporelle, de la rentrée 2016 à août 2027', () => {
  test('each rule holds every day, but those of a later or a passing text', () => {
    const ecarts = REGLES.filter((regle) => !JOURS.every((j) => estEnVigueur(regle, j)));
    expect(Object.fromEntries(ecarts.map(({ id, enVigueur }) => [id, [enVigueur.du, enVigueur.au]]))).toEqual(
      Object.fromEntries(Object.entries(TEXTES_DATES).map(([id, [du, au]]) => [id, [du, au]])),
    );
  });

  test('a rule of a dated text holds from its first day, and not the day before', () => {
    for (const [id, [du, au]] of Object.entries(TEXTES_DATES)) {
      const regle = REGLES.find((r) => r.id === id);
      if (!regle) throw new Error(`règle inconnue : ${id}`);
      expect(estEnVigueur(regle, jour(du))).toBe(true);
      expect(estEnVigueur(regle, jour(du).subtract({ days: 1 }))).toBe(false);
      if (au) expect(estEnVigueur(regle, jour(au).add({ days: 1 }))).toBe(false);
    }
  });

  test('each day has exactly one barème in its own school year', () => {
    const versions = new Map(ANNEES.map((annee) => [annee.rentree, annee.versions]));
    const fautifs = JOURS.filter((j) => {
      const iso = j.toString();
      return versions.get(rentreeDu(j))?.filter(({ du, au }) => du <= iso && iso <= au).length !== 1;
    });
    expect(fautifs.map(String)).toEqual([]);
  });

  test('no version of a year overlaps another one, and none leaves a hole', () => {
    for (const { rentree: annee, versions } of ANNEES) {
      const triees = versions.toSorted((a, b) => a.du.localeCompare(b.du));
      triees.forEach((version, rang) => {
        const suivante = triees[rang + 1];
        if (suivante)
          expect([annee, jour(version.au).add({ days: 1 }).toString()]).toEqual([annee, suivante.du]);
      });
    }
  });

  test('refuses: 31 August 2016 and 1 September 2027 belong to no barème', () => {
    const connues = ANNEES.map((annee) => annee.rentree);
    expect(connues).not.toContain(rentreeDu(PREMIER.subtract({ days: 1 })));
    expect(connues).not.toContain(rentreeDu(DERNIER.add({ days: 1 })));
  });

  test('years without data are known by name', () => {
    const annees = ANNEES.map((annee) => annee.rentree);
    const sansPrimes = ANNEES.filter(({ versions }) => !versions.some(({ primes }) => primes));
    expect(sansPrimes.map((annee) => annee.rentree)).toEqual([
      2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025,
    ]);
    expect(annees.filter((a) => !campagneDe(rentree(a)))).toEqual([2016, 2017, 2018]);
    expect(annees.filter((a) => campagneDe(rentree(a), 'cned'))).toEqual([2024, 2026]);
  });
});
