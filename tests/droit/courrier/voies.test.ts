import { describe, expect, it } from 'vitest';
import { BRANCHES, type Branche } from '#lib/droit/competence.ts';
import { type ActeContestable, type VoieDeRecours, voiesDeRecours } from '#lib/droit/recours/voies.ts';

const ACTES: readonly ActeContestable[] = [
  'refus_incompletude',
  'attribution',
  'refus',
  'irrecevabilite',
  'refus_hors_delai',
  'rejet_implicite',
];
const genres = (voies: readonly VoieDeRecours[]) => voies.map(({ genre }) => genre);
const voie = (voies: readonly VoieDeRecours[], genre: VoieDeRecours['genre']) =>
  voies.find((v) => v.genre === genre) as VoieDeRecours;
const college = (branche: Branche, acte: ActeContestable) =>
  voiesDeRecours('college', branche, acte, '59', 'de Lille');
const lycee = (branche: Branche, acte: ActeContestable) =>
  voiesDeRecours('lycee', branche, acte, '80', 'd’Amiens');

const LYCEES = BRANCHES.filter((branche) => !branche.startsWith('college'));
const COLLEGES = BRANCHES.filter((branche) => !branche.startsWith('lycee'));

describe.each(ACTES)('lycée, %s', (acte) => {
  it.each(LYCEES)('%s: the recteur first, within fifteen days', (branche) => {
    const voies = lycee(branche, acte);
    expect(genres(voies)).toEqual(['rapo', 'contentieux', 'gracieux', 'hierarchique']);
    const [rapo] = voies;
    expect(rapo).toMatchObject({ obligatoire: true, autorite: 'recteur de l’académie d’Amiens' });
    expect(rapo.delais.map(({ regle }) => regle)).toEqual(['delai.rapo']);
    expect(rapo.texte).toContain('quinze jours');
    expect(rapo.texte).toContain('obligatoire');
  });

  it.each(LYCEES)('%s: the judge is never open at once', (branche) => {
    const juge = voie(lycee(branche, acte), 'contentieux');
    expect(juge.autorite).toBe('tribunal administratif d’Amiens');
    expect(juge.delais.map(({ depart }) => depart)).toEqual([
      'reception_de_la_reponse',
      'rejet_implicite_du_recours',
    ]);
  });

  it.each(LYCEES)('%s: no other recours stands for the compulsory one', (branche) => {
    for (const genre of ['gracieux', 'hierarchique'] as const)
      expect(voie(lycee(branche, acte), genre)).toMatchObject({
        obligatoire: false,
        texte: expect.stringContaining('ne remplace pas'),
      });
  });
});

describe.each(ACTES)('collège, %s', (acte) => {
  it.each(COLLEGES)('%s: free choice for two months, nothing compulsory, no RAPO', (branche) => {
    const voies = college(branche, acte);
    expect(genres(voies)).toEqual(['gracieux', 'hierarchique', 'contentieux']);
    expect(voies.some(({ obligatoire }) => obligatoire)).toBe(false);
    expect(voies.map(({ delais }) => delais[0].regle)).toEqual([
      'delai.gracieux_ou_hierarchique',
      'delai.gracieux_ou_hierarchique',
      'delai.tribunal',
    ]);
    expect(voies.map(({ texte }) => texte).join(' ')).not.toContain('quinze jours');
  });

  it.each(COLLEGES)(
    '%s: the judge within two months of the answer, four of a recours without answer',
    (branche) => {
      const juge = voie(college(branche, acte), 'contentieux');
      expect(juge.texte).toContain('tribunal administratif de Lille');
      expect(juge.delais).toEqual([
        { regle: 'delai.tribunal', depart: expect.any(String) },
        { regle: 'delai.tribunal', depart: 'reception_de_la_reponse' },
        { regle: 'delai.tribunal_sans_reponse', depart: 'introduction_du_recours' },
      ]);
    },
  );
});

describe('who is asked, at the collège', () => {
  it('public: the chef who decided, then the recteur', () => {
    const voies = college('college_public', 'refus');
    expect(voie(voies, 'gracieux').autorite).toBe('chef d’établissement');
    expect(voie(voies, 'hierarchique').autorite).toBe('recteur de l’académie de Lille');
  });

  it.each(['college_prive', 'cned'] as const)('%s: the DASEN who decided, then the ministre', (branche) => {
    const voies = college(branche, 'refus');
    expect(voie(voies, 'gracieux').autorite).toBe(
      'directeur académique des services de l’éducation nationale',
    );
    expect(voie(voies, 'hierarchique').autorite).toBe('ministre chargé de l’éducation nationale');
  });
});

describe('from when', () => {
  it('a decision: its reception', () => {
    expect(college('college_public', 'refus')[0].delais[0].depart).toBe('reception_de_la_decision');
  });

  it('silence: the implicit rejection, never a letter that does not exist', () => {
    const voies = [
      ...college('college_public', 'rejet_implicite'),
      ...lycee('lycee_public', 'rejet_implicite'),
    ];
    expect(voies.flatMap(({ delais }) => delais.map(({ depart }) => depart))).not.toContain(
      'reception_de_la_decision',
    );
    expect(voies.map(({ texte }) => texte).join(' ')).not.toContain('réception de ce courrier');
  });

  it('refuses a département that no tribunal covers', () => {
    expect(() => voiesDeRecours('lycee', 'lycee_public', 'refus', '20')).toThrow(RangeError);
  });
});
