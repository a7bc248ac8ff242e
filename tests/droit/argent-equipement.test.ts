import { describe, expect, test } from 'vitest';
import { ANNEXE_8 } from '#lib/droit/argent/annexe-8.ts';
import { type CasEquipement, primeEquipement } from '#lib/droit/argent/equipement.ts';
import { REGLES_EQUIPEMENT } from '#lib/droit/argent/equipement-regles.ts';
import { groupeDeSpecialite, ouvreLaPrime } from '#lib/droit/argent/specialite.ts';
import { jour } from '#lib/droit/date.ts';
import { euros } from '#lib/droit/montant.ts';
import type { Resultat } from '#lib/droit/resultat.ts';

const COMPLET: CasEquipement = {
  annee: { rentree: jour('2026-09-01'), fin: jour('2027-07-03') },
  boursierLycee: true,
  formation: { prepare: 'cap', code: '50022137', libelle: 'CUISINE (CAP)' },
  premiereFoisEnPremiereAnnee: true,
  dejaPercue: false,
  montant: euros(341.71),
};
const calculer = (autres: Partial<CasEquipement> = {}) => primeEquipement({ ...COMPLET, ...autres });
const motifs = (r: Resultat<unknown>) =>
  r.genre === 'sans_droit' ? [r.motif, ...r.autres].map(({ regle }) => regle) : r.genre;
const dire = (r: Resultat<unknown>) =>
  r.trace
    .map((ligne) => REGLES_EQUIPEMENT[ligne.regle as keyof typeof REGLES_EQUIPEMENT].dire(ligne))
    .join(' ');

describe('prime d’équipement', () => {
  test('a boursier who starts a CAP of cuisine has 341,71 €', () => {
    const r = calculer();
    expect(r).toMatchObject({ genre: 'droit', droit: 34_171 });
    expect(dire(r)).toContain('groupe 221');
  });

  test.each([
    ['equipement.boursier_lycee', { boursierLycee: false }],
    ['equipement.premiere_annee', { premiereFoisEnPremiereAnnee: false }],
    ['equipement.une_seule_fois', { dejaPercue: true }],
    ['equipement.presence_fin_septembre', { sortie: jour('2026-09-29') }],
    ['equipement.specialite', { formation: { prepare: 'cap', code: '50031201' } }],
  ] as const)('refuses by %s', (regle, autres) => {
    const r = calculer(autres);
    expect(motifs(r)).toEqual([regle]);
    expect(dire(r)).toMatch(/pas de prime|qu’une fois|n’ouvre pas droit/);
  });

  test.each(['bac_general', 'autre', 'aucun'] as const)('equipement.diplome: refuses %s', (prepare) => {
    expect(motifs(calculer({ formation: { prepare, code: '50022137' } }))).toEqual(['equipement.diplome']);
  });

  test.each(['cap', 'bac_professionnel', 'bac_technologique'] as const)(
    'equipement.diplome: %s opens it',
    (prepare) => {
      expect(calculer({ formation: { prepare, code: '40022105' } }).genre).toBe('droit');
    },
  );

  test('who leaves on 30 September keeps it', () => {
    expect(calculer({ sortie: jour('2026-09-30') }).genre).toBe('droit');
  });

  test('refuses with every reason, the first in legal order', () => {
    expect(motifs(calculer({ boursierLycee: false, dejaPercue: true }))).toEqual([
      'equipement.boursier_lycee',
      'equipement.une_seule_fois',
    ]);
  });

  test('what is not known is asked for: formation, first year, past payment', () => {
    const { formation: _f, premiereFoisEnPremiereAnnee: _p, dejaPercue: _d, ...reste } = COMPLET;
    expect(primeEquipement(reste)).toMatchObject({
      genre: 'incalculable',
      manques: [
        { champ: 'eleve.formation' },
        { champ: 'eleve.premiereFoisEnPremiereAnnee' },
        { champ: 'eleve.equipementDejaPercue' },
      ],
    });
  });

  test.each(['', '5002213', 'ABCDEFGH', '500221377'])('the code « %s » is not guessed', (code) => {
    expect(calculer({ formation: { prepare: 'cap', code } })).toMatchObject({
      genre: 'incalculable',
      manques: [{ champ: 'eleve.formation.code' }],
    });
  });

  test('a group with a clause needs the label', () => {
    expect(calculer({ formation: { prepare: 'bac_professionnel', code: '40023005' } })).toMatchObject({
      genre: 'incalculable',
      manques: [{ champ: 'eleve.formation.libelle' }],
    });
  });

  test('a title that resembles a named one is left to a person', () => {
    const r = calculer({
      formation: { prepare: 'cap', code: '50031112', libelle: 'Conducteur routier marchandises' },
    });
    expect(r).toMatchObject({ genre: 'humain', questions: [{ regle: 'equipement.specialite' }] });
    expect(dire(r)).toContain('un agent doit décider');
  });
});

describe('annexe 8', () => {
  test('the group is characters 4 to 6 of the code', () => {
    expect(groupeDeSpecialite('42032306')).toBe('323');
    expect(groupeDeSpecialite(' 4032320a ')).toBe('232');
    expect(groupeDeSpecialite('42X32306')).toBe('323');
    expect(groupeDeSpecialite('420A2306')).toBeNull();
  });

  test('holds 38 groups, each once, in ascending order, seven of them with a clause', () => {
    const groupes = ANNEXE_8.map(({ groupe }) => groupe);
    expect(groupes).toHaveLength(38);
    expect(groupes).toEqual([...new Set(groupes)].sort());
    expect(ANNEXE_8.filter(({ clause }) => clause).map(({ groupe }) => groupe)).toEqual([
      '133',
      '230',
      '311',
      '331',
      '332',
      '334',
      '344',
    ]);
  });

  test.each(ANNEXE_8.filter(({ clause }) => !clause).map(({ groupe }) => groupe))(
    'the group %s is open whatever the label',
    (groupe) => {
      expect(ouvreLaPrime(`500${groupe}01`).genre).toBe('ouverte');
    },
  );

  test.each(['100', '132', '134', '202', '210', '256', '310', '312', '324', '330', '333', '335', '341'])(
    'the group %s is not in the list',
    (groupe) => {
      expect(ouvreLaPrime(`500${groupe}01`, 'CUISINE').genre).toBe('fermee');
    },
  );

  const clauses = ANNEXE_8.flatMap(({ groupe, clause }) =>
    (clause?.specialites ?? []).map((s) => [groupe, clause?.genre, s.intitule] as const),
  );
  test.each(clauses)(
    '%s %s « %s » is decided by its own name, accents and case set aside',
    (groupe, genre, nom) => {
      const majuscules = nom
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .toUpperCase();
      const attendu = genre === 'seulement' ? 'ouverte' : 'fermee';
      expect(ouvreLaPrime(`400${groupe}01`, nom).genre).toBe(attendu);
      expect(ouvreLaPrime(`400${groupe}01`, `${majuscules} (BAC PRO)`).genre).toBe(attendu);
    },
  );

  test.each([
    ['311', 'LOGISTIQUE', 'fermee'],
    ['311', 'OPERATEUR LOGISTIQUE', 'fermee'],
    ['311', 'CONDUITE ROUTIERE', 'ouverte'],
    ['331', 'AIDE SOIGNANT', 'fermee'],
    ['331', 'TECHNICIEN EN PROTHESE DENTAIRE', 'a_verifier'],
    ['332', 'ACCOMPAGNANT EDUCATIF PETITE ENFANCE', 'fermee'],
    ['334', 'COMMERCIALISATION ET SERVICES EN RESTAURATION', 'ouverte'],
    ['334', 'TOURISME', 'a_verifier'],
    ['344', 'METIERS DE LA SECURITE', 'fermee'],
    ['344', 'GARDIEN D’IMMEUBLE', 'ouverte'],
    ['230', 'TECHNICIEN ETUDES BATIMENT ETUDES ET ECONOMIE', 'a_verifier'],
    ['230', 'ETUDES ET ECONOMIE DE LA CONSTRUCTION', 'fermee'],
    ['230', 'TECHNICIEN D ETUDES DU BATIMENT ASSISTANT EN ARCHITECTURE', 'ouverte'],
    ['133', 'MUSIQUE', 'ouverte'],
    ['133', 'THEATRE', 'fermee'],
    ['133', 'SCIENCES ET TECHNIQUES DU THEATRE DE LA MUSIQUE ET DE LA DANSE', 'a_verifier'],
  ])('%s %s: %s', (groupe, libelle, genre) => {
    expect(ouvreLaPrime(`400${groupe}01`, libelle).genre).toBe(genre);
  });

  test('an empty label is not a label', () => {
    expect(ouvreLaPrime('40031101', '  -  ').genre).toBe('libelle_manquant');
  });
});
