import { describe, expect, it } from 'vitest';
import { composerCourrier } from '#lib/droit/courrier/courrier.ts';
import { calculDuCanal } from '#lib/droit/courrier/donnees.ts';
import type { DonneesCourrier, GenreCourrier } from '#lib/droit/courrier/lettres.ts';
import { jour } from '#lib/droit/date.ts';
import { centimes } from '#lib/droit/montant.ts';
import { COLLEGE, composer, LETTRES, LETTRES_PAR_BRANCHE, LYCEE } from '#tests/contrats/courriers.ts';

const GENRES = Object.keys(LETTRES) as GenreCourrier[];
/** They decide nothing: nothing is contested in them, or only what silence will decide. */
const SANS_DECISION: readonly GenreCourrier[] = [
  'accuse_reception',
  'demande_incomplete',
  'accuse_reception_recours',
  'reponse_au_recours',
  'invitation_aux_observations',
  'accuse_reception_renonciation',
  'maintien_de_la_bourse',
  'silence_sur_la_demande',
  'silence_sur_le_recours',
  'rappel_de_pieces',
  'relance_avant_cloture',
  'invitation_a_demander',
  'reprise_de_la_demande',
  'reprise_apres_retard',
];
const DECISIONS = GENRES.filter((genre) => !SANS_DECISION.includes(genre));
/** By no hand: a recours formed on the portal is acknowledged at once, and what a day makes is told by the application. */
const SANS_MAIN: readonly GenreCourrier[] = [
  'accuse_reception_renonciation',
  'accuse_reception_recours',
  'silence_sur_la_demande',
  'silence_sur_le_recours',
  'rappel_de_pieces',
  'relance_avant_cloture',
  'reprise_de_la_demande',
];
const SIGNEES = GENRES.filter((genre) => !SANS_MAIN.includes(genre));
const texteDe = (donnees: DonneesCourrier): string =>
  JSON.stringify(composer(donnees)).replaceAll('\u00a0', ' ');
const defauts = (donnees: DonneesCourrier): string => {
  const composition = composerCourrier(donnees);
  return composition.genre === 'impossible' ? composition.defauts.join(' ') : 'aucun défaut';
};

describe.each(SIGNEES)('letter %s', (genre) => {
  it('names its author with first name, name, capacity and service (CRPA L. 212-1)', () => {
    const { signature } = composer(LETTRES[genre]);
    expect(signature.nom).toMatch(/^\p{Lu}\S+ \p{Lu}\S+/u);
    expect(signature.qualite).not.toBe('');
    expect(signature.service).not.toBe('');
  });

  it.each(['prenom', 'nom', 'qualite', 'service'] as const)(
    'is impossible without the signatory’s %s',
    (champ) => {
      const signataire = { ...LETTRES[genre].signataire, [champ]: ' ' };
      expect(defauts({ ...LETTRES[genre], signataire })).toContain('L. 212-1');
    },
  );
});

describe.each(GENRES)('letter %s', (genre) => {
  it('is impossible without a known tribunal', () => {
    expect(defauts({ ...LETTRES[genre], departement: '20' })).toContain('tribunal administratif');
  });

  it('is impossible without reference, addressee, address, place or telephone', () => {
    const vide = {
      ...LETTRES[genre],
      reference: '',
      lieu: '',
      destinataire: { nom: '', adresse: [] },
      service: { ...COLLEGE.service, telephone: '' },
    };
    const composition = composerCourrier(vide);
    // What tells of a deposit may be handed over: a form half filled says no address (C. III.C).
    const remis = genre === 'accuse_reception' || genre === 'demande_incomplete';
    expect(composition).toMatchObject({ genre: 'impossible', defauts: { length: remis ? 4 : 5 } });
  });

  it('sends each right on the data where annexe 12 does', () => {
    const texte = texteDe(LETTRES[genre]);
    expect(texte).toMatch(/consulter, les faire corriger[^;]*écrivez au chef d’établissement/);
    expect(texte).toContain('vous y opposer, à dgesco.protection-donnees@education.gouv.fr');
    expect(texte).toContain('répond à vos questions : dpd@education.gouv.fr');
  });

  it('is the ministère’s and the académie’s, whoever sends it', () => {
    expect(composer({ ...LETTRES[genre], ministere: 'Ministère de l’école' }).entete).toEqual([
      'Ministère de l’école',
      'Académie de Lille',
    ]);
  });

  it('prints no straight apostrophe', () => {
    expect(texteDe(LETTRES[genre])).not.toContain("'");
  });

  it('shows neither motto nor name of the Republic: that identity is the State’s', () => {
    expect(texteDe(LETTRES[genre])).not.toMatch(/Liberté|Égalité|Fraternité|République/i);
  });
});

describe.each(DECISIONS)('decision %s', (genre) => {
  it('carries its remedies and names the judge', () => {
    expect(composer(LETTRES[genre]).recours.voies.length).toBeGreaterThanOrEqual(3);
    expect(texteDe(LETTRES[genre])).toContain('tribunal administratif de Lille');
  });
});

describe.each(['refus', 'irrecevabilite', 'refus_hors_delai'] as const)('%s', (genre) => {
  it('is impossible without a motive of law and fact (CRPA L. 211-2)', () => {
    const lettre = LETTRES[genre] as Extract<DonneesCourrier, { genre: 'refus' }>;
    expect(defauts({ ...lettre, motifs: [] })).toContain('L. 211-2');
    expect(defauts({ ...lettre, motifs: [{ texte: 'Trop de ressources.', article: '' }] })).toContain(
      'L. 211-2',
    );
    expect(defauts({ ...lettre, motifs: [{ texte: ' ', article: 'D. 531-4' }] })).toContain('L. 211-2');
  });
});

describe('refus', () => {
  const refus = LETTRES.refus as Extract<DonneesCourrier, { genre: 'refus' }>;

  it('says income, children, ceiling, and where the text stands', () => {
    const texte = texteDe(refus).replaceAll('\u202f', ' ');
    for (const morceau of ['21 400 €', '18 488 €', 'Enfants à charge', 'code de l’éducation, D. 531-4'])
      expect(texte).toContain(morceau);
  });

  it('points to the fonds sociaux only where the law does', () => {
    expect(texteDe(refus)).toContain('fonds sociaux');
    expect(texteDe({ ...refus, fondsSociaux: false })).not.toContain('fonds sociaux');
  });

  it('gives the lycée its compulsory recours', () => {
    expect(texteDe({ ...LYCEE, ...refus, ...LYCEE })).toContain('Recours préalable obligatoire');
    expect(texteDe(refus)).not.toContain('préalable');
  });
});

describe('algorithmic mention (CRPA L. 311-3-1, loi 78-17 art. 47)', () => {
  const refus = LETTRES.refus as Extract<DonneesCourrier, { genre: 'refus' }>;

  it('says the aim, the right to the rules, and the CADA', () => {
    const texte = texteDe({ ...refus, calcul: 'assiste' });
    for (const morceau of ['L. 311-3-1', 'calculer le droit à bourse', 'règles', 'www.cada.fr'])
      expect(texte).toContain(morceau);
    expect(texte).not.toContain('article 47');
  });

  it('of the étude automatique bears both mentions, who signed, and where the family reads the rules and their weight', () => {
    const texte = texteDe({ ...refus, calcul: 'etude_automatique' });
    for (const morceau of [
      'L. 311-3-1',
      'Loi n° 78-17, article 47',
      'étude automatique',
      'Une personne compétente l’a signée',
      'Pourquoi ce refus ?',
      'qu’un agent examine votre situation',
      'www.cada.fr',
    ])
      expect(texte).toContain(morceau);
  });

  it('is that of the étude for a demande that came by it, and for no other', () => {
    expect((['etude_automatique', 'en_ligne', 'papier'] as const).map(calculDuCanal)).toEqual([
      'etude_automatique',
      'assiste',
      'assiste',
    ]);
  });

  it('stands on no letter that was not computed', () => {
    expect(texteDe({ ...refus, calcul: 'sans_algorithme' })).not.toContain('algorithmique');
    expect(texteDe(LETTRES.accuse_reception)).not.toContain('algorithmique');
  });
});

describe('accusé de réception (CRPA L. 112-3, R. 112-5)', () => {
  const accuse = LETTRES.accuse_reception as Extract<DonneesCourrier, { genre: 'accuse_reception' }>;

  it('says the day of reception, the day when silence rejects, and the service', () => {
    const texte = texteDe(accuse);
    for (const morceau of [
      'jeudi 1er octobre 2026',
      'mardi 1er décembre 2026',
      '03 20 00 00 00',
      '12 rue des Tilleuls',
    ])
      expect(texte).toContain(morceau);
  });

  it('counts two months to the last day of a shorter month', () => {
    expect(texteDe({ ...accuse, dateReception: jour('2026-12-31'), date: jour('2027-01-02') })).toContain(
      'dimanche 28 février 2027',
    );
  });

  it('names the pieces that already lack, and opens no delay for them: a demand will', () => {
    const texte = texteDe({ ...accuse, pieces: [{ libelle: 'Attestation de la CAF' }] });
    expect(texte).toContain('Pièces qui manquent déjà');
    expect(texte).toContain('Attestation de la CAF');
    expect(texte).not.toContain('quinze jours');
    expect(texte).toContain('mardi 1er décembre 2026');
    expect(texteDe({ ...accuse, pieces: [] })).not.toContain('Pièces qui manquent');
  });

  it('is the model of annexe 4: certified for the chef, with the stamp, kept by the family', () => {
    const { service, signature, objet } = composer(accuse);
    expect(objet).toContain('dossier de demande de bourse nationale de collège');
    expect(texteDe(accuse)).toContain('Le chef d’établissement, soussigné, certifie avoir reçu le jeudi 1er');
    expect(texteDe(accuse)).toContain('À conserver par la famille');
    expect(service.nom).toBe('Collège Simone-Lagrange');
    expect(signature).toMatchObject({
      delegation: 'Pour le chef d’établissement et par ordre',
      manuscrite: true,
      cachet: 'Cachet de l’établissement',
    });
  });

  it('of a lycée: its own head and the full name of the bourse (annexe 5), the service in charge apart', () => {
    const lycee = LETTRES_PAR_BRANCHE['accuse-reception-lycee'] as DonneesCourrier;
    const courrier = composer(lycee);
    expect(courrier.objet).toContain('bourse nationale d’études du second degré de lycée');
    expect(courrier.service.nom).toBe('Lycée professionnel des Deux-Caps');
    expect(courrier.lieuEtDate).toMatch(/^Gravelines/);
    expect(texteDe(lycee)).toContain('Service chargé de votre demande : DSDEN du Nord');
    expect(texteDe(lycee)).not.toContain('en tête de ce courrier');
  });

  it('refuses: the chef’s certificate where the service itself received (CNED)', () => {
    const cned = LETTRES_PAR_BRANCHE['accuse-reception-cned'] as DonneesCourrier;
    expect(texteDe(cned)).not.toContain('Le chef d’établissement, soussigné');
    expect(composer(cned).signature.cachet).toBe('Cachet du service');
  });

  it('cannot be dated before what it acknowledges', () => {
    expect(defauts({ ...accuse, date: jour('2026-09-30') })).toContain('d’avant');
  });
});

describe('demande incomplète', () => {
  const demande = LETTRES.demande_incomplete as Extract<DonneesCourrier, { genre: 'demande_incomplete' }>;

  it('gives fifteen days from the reception, and says what follows', () => {
    const texte = texteDe(demande);
    expect(texte).toContain('quinze jours à partir de la réception');
    expect(texte).toContain('refusée pour dossier incomplet');
  });

  it('lets the avis d’impôt alone come later', () => {
    expect(texteDe(demande)).toContain('avant la fin de l’année scolaire');
    expect(texteDe({ ...demande, pieces: [{ libelle: 'RIB' }] })).not.toContain(
      'avant la fin de l’année scolaire',
    );
  });

  it('is impossible without any piece', () => {
    expect(defauts({ ...demande, pieces: [] })).toContain('Aucune pièce');
  });

  it('opens no recours: it decides nothing', () => {
    expect(composer(demande).recours.voies).toEqual([]);
    expect(composer(demande).recours.intro).toContain('pas une décision');
  });
});

describe('late demands (C. II.C.3)', () => {
  const horsDelai = LETTRES.refus_hors_delai as Extract<DonneesCourrier, { genre: 'refus_hors_delai' }>;
  const irrecevable = LETTRES.irrecevabilite as Extract<DonneesCourrier, { genre: 'irrecevabilite' }>;

  it.each(['college_prive', 'lycee_public', 'lycee_prive', 'cned'] as const)(
    '%s: no refus hors délai, the DASEN declares the irrecevabilité',
    (branche) => {
      expect(defauts({ ...horsDelai, branche })).toContain('irrecevable');
      expect(defauts({ ...irrecevable, branche, cause: 'hors_delai' })).toBe('aucun défaut');
    },
  );

  it('collège public: no irrecevabilité for lateness, the chef refuses', () => {
    expect(
      defauts({ ...irrecevable, branche: 'college_public', type: 'college', cause: 'hors_delai' }),
    ).toContain('chef d’établissement');
  });

  it('collège public: a double demande is irrecevable there too', () => {
    expect(defauts({ ...irrecevable, branche: 'college_public', type: 'college' })).toBe('aucun défaut');
  });

  it('is not late on the last day', () => {
    expect(defauts({ ...horsDelai, dateReception: horsDelai.dateCloture })).toContain('n’est pas hors délai');
  });
});

describe('attribution', () => {
  const attribution = LETTRES.attribution as Extract<DonneesCourrier, { genre: 'attribution' }>;

  it('says échelon, year, trimestres and primes', () => {
    const texte = texteDe(attribution);
    for (const morceau of ['échelon 3', '732 €', '244 €', '341,71 €', 'Prime à l’internat'])
      expect(texte).toContain(morceau);
  });

  const courte = {
    ...attribution.bourse,
    trimestres: [centimes(24_400), centimes(4067), centimes(0)] as const,
    duree: { du: jour('2026-09-01'), au: jour('2027-01-15'), jours: 135, total: centimes(28_467) },
  };

  it('announces a short right by its days and what they pay, and nothing of it otherwise (C. I, C. V.C)', () => {
    const texte = texteDe({ ...attribution, bourse: courte });
    for (const morceau of [
      'vendredi 15 janvier 2027',
      '135 jours sur 300',
      '284,67 € pour la durée du droit',
    ])
      expect(texte).toContain(morceau);
    expect(texteDe(attribution)).not.toContain('durée du droit');
  });

  it('is impossible when the trimestres do not make what the days pay', () => {
    const bourse = { ...courte, duree: { ...courte.duree, total: centimes(73_200) } };
    expect(defauts({ ...attribution, bourse })).toContain('montant du droit');
  });

  it('lists what a fact still unknown may add, apart from what is granted', () => {
    const { sections } = composer(
      LETTRES_PAR_BRANCHE['attribution-lycee-primes-a-verifier'] as DonneesCourrier,
    );
    const titres = sections.map(({ titre }) => titre);
    expect(titres).toContain('Ce qui peut s’y ajouter');
    const dite = (titre: string) => JSON.stringify(sections.find((s) => s.titre === titre));
    expect(dite('Ce que vous recevrez')).not.toContain('mérite');
    expect(dite('Ce qui peut s’y ajouter')).toContain('Bourse au mérite');
  });

  it.each([
    ['a loss of income', true, 'La baisse de vos revenus'],
    ['any family', false, 'Si la situation de votre famille change'],
  ])('tells %s of the fonds sociaux (C. III.C.1.a, V.B)', (_, perteDeRevenus, phrase) => {
    const texte = texteDe({ ...attribution, perteDeRevenus });
    expect(texte).toContain(phrase);
    expect(texte).toContain('fonds sociaux');
  });

  it.each([
    ['Mme', 'Madame'],
    ['M.', 'Monsieur'],
    [undefined, 'Madame, Monsieur'],
  ] as const)('greets %s as it should', (civilite, appel) => {
    const destinataire = { ...attribution.destinataire, civilite };
    expect(composer({ ...attribution, destinataire }).appel).toBe(appel);
  });

  it('is impossible when the trimestres do not make the year', () => {
    const bourse = { ...attribution.bourse, annuel: centimes(attribution.bourse.annuel + 1) };
    expect(defauts({ ...attribution, bourse })).toContain('trimestres');
  });
});
