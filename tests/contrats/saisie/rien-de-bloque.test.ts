/** Nothing is stuck: what a rule can miss has its question, its field on a screen, and a piece of the list. */
import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import { acteDAgent } from '#app/(agent)/agent/dossiers/[id]/actes/[acte]/actes-d-agent.ts';
import { champsDeComplement } from '#app/(agent)/agent/dossiers/[id]/actes/[acte]/champs-de-complement.ts';
import { GuideDeSaisie } from '#components/saisie/guide.tsx';
import { PartieDemandeur } from '#components/saisie/partie-demandeur.tsx';
import { PartiePieces, PartieReception } from '#components/saisie/partie-fin.tsx';
import { PartieConcubin, PartiePersonnes, PartieScolarite } from '#components/saisie/partie-foyer.tsx';
import { PartieRessources } from '#components/saisie/partie-ressources.tsx';
import { lireEnDirect } from '#lib/demande/faits.ts';
import type { Valeurs } from '#lib/demande/schema.ts';
import { jour } from '#lib/droit/date.ts';
import type { Saisie } from '#lib/droit/gardes.ts';
import { ARBRE, parcourirGuide } from '#lib/droit/guide/guide.ts';
import { PIECES } from '#lib/droit/pieces-liste.ts';
import { ACTES, ligne } from '#lib/droit/procedure.ts';
import { QUESTIONS, questionsDe } from '#lib/droit/questions/questions.ts';
import type { Rapport } from '#lib/droit/recevabilite/double-demande.ts';
import { nomDuFait, relireDemande, saisieDuFormulaire, valeursDuBrouillon } from '#lib/saisie/faits.ts';
import { situationDe } from '#lib/situation/faits.ts';
import { FAMILLES } from '#monde/familles.ts';
import { formulaire } from '#monde/formulaire.ts';
import { FOYERS } from '#monde/population.ts';
import { lireLaPage } from '#tests/rendu.ts';
import { champsManques, FAITS_DE_LA_BASE, lireTout } from './champs-manques.ts';
import { COMPLET, CONTEXTE } from './contexte.ts';

/**
 * What the law misses besides, when it pays, and when it says whether a deposit is in time: the field of the entry that tells
 * it, or why no family waits for it.
 */
const AILLEURS: Readonly<Record<string, { nom: string } | { tenu: string }>> = {
  'eleve.formation': { nom: 'eleve.primes.formation' },
  'eleve.formation.code': { nom: 'eleve.primes.formation' },
  'eleve.formation.libelle': { nom: 'eleve.primes.libelleFormation' },
  'eleve.premiereFoisEnPremiereAnnee': { nom: 'eleve.primes.premiereAnnee' },
  'eleve.equipementDejaPercue': { nom: 'eleve.primes.equipementDejaPercue' },
  'eleve.mentionBrevet': { nom: 'eleve.primes.mentionBrevet' },
  'eleve.diplomePrepare': { nom: 'eleve.primes.prepare' },
  'eleve.interruption': { nom: 'eleve.primes.interruption' },
  'eleve.reprise': { nom: 'eleve.primes.reprise' },
  'eleve.diplomeAuRncp': { nom: 'eleve.primes.diplomeAuRncp' },
  'changementDePersonne.survenuLe': { nom: 'demandeur.priseEnChargeLe' },
  'eleve.regime': { tenu: 'the base of pupils, corrected on the page of the pupil' },
  'eleve.naissance': { tenu: 'the base of pupils, corrected on the page of the pupil' },
  'eleve.entree': { tenu: 'the base of pupils' },
  'eleve.ficheNavette': { tenu: 'the page of the fiches navettes, where the answer of the IEN-IO is typed' },
  'campagne.cloture': { tenu: 'the calendar, and the page of the campaigns' },
  'autreDemande.residenceAlternee': { nom: 'ressources.residenceAlternee' },
};

/** What the guards of the acts ask of whoever does them, and the field of the act’s page that gives it. */
const SAISIES: Readonly<Record<keyof Saisie, string>> = {
  motivation: 'motivation',
  piecesNommees: 'attendues',
  receptionCorrigee: 'recuLe',
  cachetCorrige: 'cachetPostalLe',
  receptionDuCourrier: 'recuLe',
  connueLe: 'connueLe',
  recoursObjet: 'objet',
  demiJourneesEcartees: 'rendre',
  recoursForme: 'formeLe',
  recoursRecu: 'recuLe',
  preuve: 'preuve',
  posteLe: 'posteLe',
  annonceLe: 'annonceLe',
  avisProduitLe: 'recueLe',
  avisRecuParLaFamille: 'recuLe',
  motifDAdmission: 'motif',
  revenuLe: 'revenuLe',
  requeteRecue: 'recueLe',
  requeteObjet: 'objet',
  memoire: 'memoireLe',
  jugement: 'jugeeLe',
  reponseDuMinistre: 'repondueLe',
  envoiAuMinistre: 'envoyeLe',
  dernierJour: 'dernierJour',
  premierJour: 'premierJour',
  motifDeRetrait: 'motif',
  observationsLe: 'recuesLe',
  erreurLe: 'erreurLe',
  bonneFoi: 'bonneFoi',
  decideeAilleurs: 'decideeLe',
  sortieDAilleurs: 'sortieLe',
  departLe: 'sortieLe',
  departFin: 'suite',
  retourLe: 'retourLe',
  accueil: 'accueil',
  sortieLe: 'sortieLe',
  manqueDu: 'manqueDu',
};

describe('each fact that a rule can miss', () => {
  test('the walk finds them all: more than thirty, in every part of the situation', () => {
    const champs = champsManques();
    expect(champs.length).toBeGreaterThan(25);
    for (const debut of ['eleve.', 'demandeur.', 'demandeur.autonome.', 'foyer.'])
      expect(champs.some((champ) => champ.startsWith(debut))).toBe(true);
  });

  test.each(champsManques())('%s is asked, or held by the base', (champ) => {
    const questions = questionsDe(champ);
    if (FAITS_DE_LA_BASE.includes(champ)) expect(questions).toEqual([]);
    else expect(questions, champ).not.toEqual([]);
  });

  test('a question names pieces of the list, or is the office’s own to know', () => {
    const sansPiece = Object.entries(QUESTIONS).filter(([, { pieces }]) => pieces.length === 0);
    for (const [champ] of sansPiece) expect(champ).toMatch(/^eleve\./);
    for (const { pieces } of Object.values(QUESTIONS))
      for (const code of pieces) expect(PIECES).toHaveProperty(code);
  });
});

describe('each fact missed outside of the judgement of a demande', () => {
  const texte = lireTout('lib/droit/argent') + lireTout('lib/droit/recevabilite');
  const manques = [...texte.matchAll(/'((?:eleve|campagne|autreDemande|changementDePersonne)\.[\w.]+)'/g)];

  test('is asked by the paper form of a lycéen, or told here why nobody waits for it', () => {
    const champs = [...new Set(manques.map(([, champ]) => champ as string))];
    expect(champs.sort()).toEqual(Object.keys(AILLEURS).sort());
  });

  test.each(Object.entries(AILLEURS).flatMap(([champ, ou]) => ('nom' in ou ? [[champ, ou.nom]] : [])))(
    '%s has its field, %s',
    (_, nom) => {
      const valeurs = { ...COMPLET, 'demandeur.lien': 'autre_personne_en_charge' };
      expect(champsMontres(valeurs, { ...CONTEXTE, typeBourse: 'lycee' })).toContain(nom);
    },
  );
});

describe('each fact that a guard asks of whoever acts', () => {
  const pages = lireTout('app/(agent)/agent/dossiers/[id]/actes');
  const demandees = [...new Set(ACTES.flatMap((acte) => ligne(acte).saisie))];

  test('is given by a field of the page of an act', () => {
    expect([...demandees].sort()).toEqual(Object.keys(SAISIES).sort());
    for (const saisie of demandees) expect(pages).toContain(`'${SAISIES[saisie]}'`);
  });
});

describe('the page of an act', () => {
  const lues = relireDemande(saisieDuFormulaire(COMPLET));
  const scolarite = { ...CONTEXTE.scolarite, dispositif: 'mlds' as const };
  const situation = situationDe(lues, { ...CONTEXTE, scolarite }, jour(CONTEXTE.jour));
  const dossier = { etablissement: scolarite.etablissement, scolarite };

  const complement = (rapport: Rapport | null) => {
    const contexte = { faits: { doubleDemande: rapport && { numero: '26-0000002-B', rapport } } };
    return champsDeComplement({ dossier, demande: lues, situation, examen: null, contexte } as never);
  };

  test('asks how the pupil lives when both parents demand and nobody has said it, never otherwise', () => {
    const noms = (rapport: Rapport | null) => complement(rapport).map(({ nom }) => nom);
    expect(noms('residence_a_dire')).toContain('ressources.residenceAlternee');
    for (const rapport of [null, 'deux_parents', 'charge_a_juger', 'bourse_en_cours'] as const)
      expect(noms(rapport)).not.toContain('ressources.residenceAlternee');
  });

  test('lets one answer alone complete a demande: the browser asks for no other', () => {
    const champs = complement(null);
    expect(champs.length).toBeGreaterThan(3);
    for (const champ of champs) expect(champ, champ.nom).toMatchObject({ facultatif: true });
  });

  test('lets a reception be corrected without a postmark, never without its day nor its reason', () => {
    const contexte = { faits: { recuLe: null, cachetLe: null } };
    const champs = acteDAgent('corriger_reception')?.champs({ contexte } as never, {}) ?? [];
    const libres = champs.filter((champ) => 'facultatif' in champ && champ.facultatif);
    expect(libres.map(({ nom }) => nom)).toEqual(['cachetPostalLe']);
    expect(champs.map(({ nom }) => nom)).toEqual(['recuLe', 'cachetPostalLe', 'motivation']);
  });
});

/** Each question of the guide, with answers that lead to it. */
function chemins(reponses: Record<string, string> = {}, vus = new Map<string, Record<string, string>>()) {
  const etape = parcourirGuide(reponses);
  if (etape.genre !== 'question' || vus.has(etape.id)) return vus;
  vus.set(etape.id, reponses);
  for (const { valeur } of etape.reponses) chemins({ ...reponses, [etape.id]: valeur }, vus);
  return vus;
}

describe('each question of the guide', () => {
  const questions = Object.entries(ARBRE).filter(([, noeud]) => noeud.genre === 'question');

  test('is reached by answers that the entry keeps', () => {
    expect([...chemins().keys()].sort()).toEqual(questions.map(([id]) => id).sort());
  });

  test.each([...chemins()])('%s is shown by the entry, with all its answers', (id, reponses) => {
    const dites = Object.entries(reponses).map(([question, dit]) => [`guide.${question}`, dit]);
    const valeurs = Object.fromEntries(dites);
    const champ = (nom: string) => ({ nom, defaultValue: valeurs[nom] ?? '' });
    const html = lireLaPage(createElement(GuideDeSaisie, { champ, valeurs, suite: () => null }));
    const [, liste = ''] = new RegExp(`<select[^>]*name="guide\\.${id}".*?>(.*?)</select>`).exec(html) ?? [];
    const noeud = ARBRE[id];
    if (noeud?.genre !== 'question') throw new Error(id);
    for (const { valeur, pieces = [] } of noeud.reponses) {
      expect(liste).toContain(`value="${valeur}"`);
      for (const code of pieces.flat()) expect(PIECES).toHaveProperty(code);
    }
  });
});

/** The whole entry for these answers, as it is shown. */
function htmlDe(valeurs: Valeurs, lieu = CONTEXTE): string {
  const champ = (nom: string) => ({ nom, defaultValue: valeurs[nom] ?? '' });
  const contexte = {
    ...lieu,
    dossierId: '',
    numero: '',
    eleve: { nomComplet: '', ine: null, naissance: '' },
    classe: { nom: '', libelleMef: null, etablissement: '' },
    personnes: [],
    doublons: [],
    numerosConnus: { demandeur: false, concubin: false },
    certificats: [],
  };
  const { pieces, questions, manquees } = lireEnDirect(valeurs, lieu);
  const parties = [
    createElement(PartieDemandeur, { champ, valeurs, contexte, version: 0 }),
    createElement(PartieConcubin, { champ, valeurs, contexte }),
    createElement(PartiePersonnes, { champ, valeurs }),
    createElement(PartieScolarite, { champ, valeurs, contexte }),
    createElement(PartieRessources, { champ, valeurs, questions, manque: manquees, certificats: [] }),
    createElement(PartiePieces, { champ, valeurs, pieces }),
    createElement(PartieReception, { champ }),
  ];
  return lireLaPage(createElement('form', null, ...parties));
}

/** The names of the fields that the entry shows for these answers. */
const champsMontres = (valeurs: Valeurs, lieu = CONTEXTE): string[] =>
  [...htmlDe(valeurs, lieu).matchAll(/name="([^"]+)"/g)].map(([, nom]) => nom as string);

describe('on the screen of the paper form', () => {
  test.each(Object.keys(QUESTIONS))('%s has its field as soon as it is answered or missed', (champ) => {
    const nom = nomDuFait(champ);
    const valeurs = {
      ...COMPLET,
      'demandeur.situation': 'concubinage',
      'ressources.changement.genre': 'deces',
      'ressources.revenusEtrangers': 'oui',
    };
    const typeBourse = champ.startsWith('eleve.primes.') ? 'lycee' : 'college';
    expect(champsMontres({ ...valeurs, [nom]: 'oui' }, { ...CONTEXTE, typeBourse })).toContain(nom);
  });

  test('refuses to close the door: a fact that is missed shows its field', () => {
    const valeurs = { ...COMPLET, 'demandeur.resideEnFrance': '' };
    expect(champsMontres(valeurs)).toContain('precisions.resideEnFrance');
    expect(champsMontres(COMPLET)).not.toContain('precisions.resideEnFrance');
    const tante = champsMontres({ ...COMPLET, 'demandeur.lien': 'autre_personne_en_charge' });
    expect(tante).toContain('precisions.justificatifCharge');
  });
});

describe('the lines of annexe 3 on the schooling', () => {
  const SCOLARITE = { 'scolarite.poursuite': 'cned' };

  test('are asked of a lycéen alone, the opinion of the DASEN of a pupil of the CNED’s collège alone', () => {
    const noms = (ecart: Partial<typeof CONTEXTE>) => champsMontres(COMPLET, { ...CONTEXTE, ...ecart });
    const cned = { ...CONTEXTE.scolarite, etablissement: { type: 'cned', secteur: 'public' } } as const;
    expect(noms({ typeBourse: 'lycee' })).toContain('scolarite.poursuite');
    expect(noms({ typeBourse: 'lycee' })).not.toContain('scolarite.avisDasenLe');
    expect(noms({})).not.toContain('scolarite.poursuite');
    expect(noms({ scolarite: cned })).toContain('scolarite.avisDasenLe');
  });

  test('refuses to let pass: a pupil who goes on at the CNED, when the base says a lycée', () => {
    const lycee = { ...CONTEXTE, typeBourse: 'lycee' as const };
    expect(htmlDe({ ...COMPLET, ...SCOLARITE }, lycee)).toContain('poursuit au CNED');
    expect(htmlDe({ ...COMPLET, 'scolarite.poursuite': 'lycee' }, lycee)).not.toContain('n’est pas celle');
    const cned = { ...CONTEXTE.scolarite, etablissement: { type: 'cned', secteur: 'public' } } as const;
    expect(htmlDe({ ...COMPLET, ...SCOLARITE }, { ...lycee, scolarite: cned })).not.toContain(
      'n’est pas celle',
    );
  });
});

describe('the families of the world', () => {
  test.each(Object.keys(FAMILLES))('« %s » says nothing that no screen can give', (cle) => {
    const foyer = FOYERS.find(({ famille }) => famille === cle);
    if (!foyer) throw new Error(`famille absente : ${cle}`);
    const valeurs = valeursDuBrouillon(formulaire(foyer, { recuLe: '2026-10-01' }));
    const montres = champsMontres(valeurs);
    const dits = Object.keys(valeurs).filter((nom) => !nom.startsWith('guide.'));
    expect(dits.filter((nom) => !montres.includes(nom))).toEqual([]);
    const guide = Object.keys(valeurs).filter((nom) => nom.startsWith('guide.'));
    for (const nom of guide) expect(ARBRE).toHaveProperty(nom.slice('guide.'.length));
  });
});
